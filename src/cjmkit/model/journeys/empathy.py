"""
The empathy map of a persona, in its three kinds.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from cjmkit.model.journeys.evidence import Evidence
from cjmkit.model.parts import ImageRef

__all__ = ["BLOCKS", "EmpathyCentre", "EmpathyKind", "EmpathyMap", "Statement"]


class EmpathyKind(enum.Enum):
    """
    Osterwalder's six blocks, a star of six rays or more, or a quadrant of four blocks.
    """

    OSTERWALDER = "osterwalder"
    STAR = "star"
    QUADRANT = "quadrant"


BLOCKS: Final[Mapping[EmpathyKind, tuple[str, ...]]] = MappingProxyType(
    {
        EmpathyKind.OSTERWALDER: ("hears", "sees", "thinks_feels", "says_does", "pains", "values"),
        EmpathyKind.STAR: (),
        EmpathyKind.QUADRANT: ("says", "thinks", "does", "feels"),
    }
)
"""The blocks that a map of each kind has; the rays of a star are free."""


@attrs.frozen(kw_only=True)
class Statement:
    """
    What stands in a block: the client's own words if *verbatim*. In files a text alone stands for it.

    *was* names the block of another kind of map that the statement was carried over from.
    """

    text: str
    verbatim: bool = False
    metaphor: bool = False
    negative: bool = False
    evidence: tuple[Evidence, ...] = ()
    was: str | None = None

    @classmethod
    def from_short(cls, text: str) -> Statement:
        """
        Make a statement of its text.
        """
        return cls(text=text)

    @property
    def short(self) -> str | None:
        """
        The text, if there is nothing else to tell.
        """
        return self.text if self == Statement(text=self.text) else None


@attrs.frozen(kw_only=True)
class EmpathyCentre:
    """
    What stands in the middle of the map.
    """

    name: str | None = None
    age: int | None = None
    photo: ImageRef | None = None


@attrs.frozen(kw_only=True)
class EmpathyMap:
    """
    What the client hears, sees, thinks, says, fears and values; *blocks* by their keys.
    """

    kind: EmpathyKind = EmpathyKind.OSTERWALDER
    goal: str | None = None
    segment: str | None = None
    centre: EmpathyCentre | None = None
    blocks: Mapping[str, tuple[Statement, ...]] = attrs.field(factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """
        The statements of all blocks.
        """
        return tuple(statement for block in self.blocks.values() for statement in block)

    def to_quadrant(self) -> EmpathyMap:
        """
        Return Osterwalder's map as a quadrant; each statement remembers its block, so that nothing is lost.

        Pains and what the client thinks and feels go to «feels», values and what they see and hear to
        «thinks»; of «says and does» the client's own words go to «says», the rest to «does».

        Raises:
            ValueError: the map is not Osterwalder's.

        """
        if self.kind is not EmpathyKind.OSTERWALDER:
            msg = f"only a map of six blocks becomes a quadrant, this one is of the kind {self.kind.value!r}"
            raise ValueError(msg)
        quadrant: dict[str, list[Statement]] = {key: [] for key in BLOCKS[EmpathyKind.QUADRANT]}
        for key, statements in self.blocks.items():
            for statement in statements:
                quadrant[_quarter(key, statement)].append(attrs.evolve(statement, was=key))
        blocks = {key: tuple(found) for key, found in quadrant.items()}
        return attrs.evolve(self, kind=EmpathyKind.QUADRANT, blocks=blocks)


def _quarter(block: str, statement: Statement) -> str:
    if block == "says_does":
        return "says" if statement.verbatim else "does"
    return "feels" if block in ("thinks_feels", "pains") else "thinks"
