"""
Changes between two versions of a project, as typed data.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from cjmkit.display import html_of
from cjmkit.model.journeys import Journey, Stage

__all__ = ["Change", "ChangeKind", "Delta", "JourneyPair", "Match", "ProjectDiff", "StagePair", "Trend"]


class ChangeKind(enum.Enum):
    """
    What became of a thing.
    """

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"


class Trend(enum.Enum):
    """
    Whether a change is for the client's good.
    """

    BETTER = "better"
    WORSE = "worse"


class Match(enum.Enum):
    """
    How two versions of a thing were recognised as the same thing.
    """

    ID = "id"
    TITLE = "title"
    ALIAS = "alias"
    SIMILARITY = "similarity"


@attrs.frozen(kw_only=True)
class Change:
    """
    One change.

    *entity* is what changed (``stage``, ``touchpoint``, ``barrier``), *title* names it, *inside* are the titles of
    what holds it, outermost first. *field* is the changed field as files name it (``emotion.actual``).
    *before* and *after* are plain values as files hold them; of a list they are what went and what
    came. *trend* is None where a change is neither better nor worse by itself.
    """

    kind: ChangeKind
    entity: str
    title: str
    inside: tuple[str, ...] = ()
    field: str | None = None
    before: object = None
    after: object = None
    trend: Trend | None = None
    match: Match | None = None

    def to_dict(self) -> dict[str, Any]:
        """
        Return the change as plain data for JSON, what is empty left out.
        """
        data = {
            "kind": self.kind.value,
            "entity": self.entity,
            "title": self.title,
            "inside": list(self.inside),
            "field": self.field,
            "before": self.before,
            "after": self.after,
            "trend": None if self.trend is None else self.trend.value,
            "match": None if self.match is None else self.match.value,
        }
        return {key: value for key, value in data.items() if value not in (None, [])}


@attrs.frozen(kw_only=True)
class Delta:
    """
    A number of a journey in both versions; None where it is unknown.

    *name* is ``emotion`` (mean of the known ones), ``gap`` (mean), ``barriers``, ``severity`` (sum of the known
    ones), ``remedies_done``, or ``kpi:ID`` with the stage's title in *inside*. *basis* are the
    numbers of values that a mean stands on.
    """

    name: str
    before: Decimal | None
    after: Decimal | None
    inside: tuple[str, ...] = ()
    basis: tuple[int, int] | None = None
    trend: Trend | None = None

    @property
    def change(self) -> Decimal | None:
        """
        After minus before; None if one of them is unknown.
        """
        return None if self.before is None or self.after is None else self.after - self.before

    def to_dict(self) -> dict[str, Any]:
        """
        Return the delta as plain data for JSON.
        """
        return {
            "name": self.name,
            "inside": list(self.inside),
            "before": _number(self.before),
            "after": _number(self.after),
            "change": _number(self.change),
            "basis": None if self.basis is None else list(self.basis),
            "trend": None if self.trend is None else self.trend.value,
        }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@attrs.frozen(kw_only=True)
class StagePair:
    """
    A stage in both versions, None in the one that lacks it; *changes* are its own and those of what it holds.
    """

    old: Stage | None
    new: Stage | None
    match: Match | None = None
    changes: tuple[Change, ...] = ()


@attrs.frozen(kw_only=True)
class JourneyPair:
    """
    A journey in both versions, with its *stages* side by side.

    They stand in the order of the new version; a stage that went stands behind the one it used to follow.
    """

    old: Journey
    new: Journey
    stages: tuple[StagePair, ...] = ()


@attrs.frozen(kw_only=True)
class ProjectDiff:
    """
    Everything that differs between two versions of a project.

    *deltas* are by the title of the journey. *unmatched* counts the things that were too many to be
    compared by similarity: they stand as removed and added. *journeys* are those that are in both versions and
    differ, side by side.
    """

    changes: tuple[Change, ...] = ()
    deltas: Mapping[str, tuple[Delta, ...]] = attrs.field(factory=dict)
    unmatched: int = 0
    journeys: tuple[JourneyPair, ...] = attrs.field(default=(), repr=False)

    _repr_html_ = html_of

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    @property
    def counts(self) -> Mapping[str, int]:
        """
        How many changes there are of each kind.
        """
        return Counter(change.kind.value for change in self.changes)

    @property
    def worse(self) -> tuple[Change, ...]:
        """
        The changes that are not for the client's good.
        """
        return tuple(change for change in self.changes if change.trend is Trend.WORSE)

    @property
    def better(self) -> tuple[Change, ...]:
        """
        The changes that are for the client's good.
        """
        return tuple(change for change in self.changes if change.trend is Trend.BETTER)

    def to_dict(self) -> dict[str, Any]:
        """
        Return the whole as plain data for JSON.
        """
        return {
            "counts": dict(self.counts),
            "changes": [change.to_dict() for change in self.changes],
            "deltas": {title: [delta.to_dict() for delta in deltas] for title, deltas in self.deltas.items()},
            "unmatched": self.unmatched,
        }
