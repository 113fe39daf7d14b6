"""
Barriers, and the remedies that may take them away.
"""

from __future__ import annotations

import datetime as dt
import enum
from decimal import Decimal

import attrs

from cjmkit.model.journeys.evidence import Evidence
from cjmkit.model.parts import Money

__all__ = ["Barrier", "Effect", "Executor", "Remedy", "RemedyStatus"]


class Executor(enum.Enum):
    """
    Who carries a remedy out.
    """

    IN_HOUSE = "in_house"
    OUTSOURCED = "outsourced"


class RemedyStatus(enum.Enum):
    """
    The life of a remedy, in order; a rejected one is kept, with its reason.
    """

    IDEA = "idea"
    PLANNED = "planned"
    IMPLEMENTED = "implemented"
    TESTING = "testing"
    EVALUATED = "evaluated"
    REJECTED = "rejected"

    @property
    def is_done(self) -> bool:
        """
        Whether it works already: implemented, being tested, or evaluated.
        """
        return self in (RemedyStatus.IMPLEMENTED, RemedyStatus.TESTING, RemedyStatus.EVALUATED)


@attrs.frozen(kw_only=True)
class Effect:
    """
    What a remedy changed, as measured: *metric* before and after, or the change in percent points alone.
    """

    metric: str
    before: Decimal | None = None
    after: Decimal | None = None
    delta: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """
        After minus before; the typed delta if one of them is unknown.
        """
        if self.before is None or self.after is None:
            return self.delta
        return self.after - self.before


@attrs.frozen(kw_only=True)
class Remedy:
    """
    One way to take a barrier away; a barrier may have several, and one of them is *chosen*.

    *kind* is a word of the vocabulary ``remedy``. *due_on* is the day it is to be ready. In files a text
    alone stands for it.
    """

    text: str
    id: str | None = None
    kind: str | None = None
    cost: Money | None = None
    executor: Executor | None = None
    owner: str | None = None
    due_on: dt.date | None = None
    status: RemedyStatus = RemedyStatus.IDEA
    chosen: bool = False
    effect: Effect | None = None
    note: str | None = None

    @classmethod
    def from_short(cls, text: str) -> Remedy:
        """
        Make a remedy of its text.
        """
        return cls(text=text)

    @property
    def short(self) -> str | None:
        """
        The text, if there is nothing else to tell.
        """
        return self.text if self == Remedy(text=self.text) else None


@attrs.frozen(kw_only=True)
class Barrier:
    """
    What keeps the client from going on. It stands at the stage, touchpoint or transition that holds it.

    *severity* is 1 to 5, None where nobody judged it; *kind* is a word of the vocabulary ``barrier``;
    *personas* are the ids of those it concerns, all if empty. In files a text alone stands for it.
    """

    text: str
    id: str | None = None
    kind: str | None = None
    severity: int | None = None
    personas: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_short(cls, text: str) -> Barrier:
        """
        Make a barrier of its text.
        """
        return cls(text=text)

    @property
    def short(self) -> str | None:
        """
        The text, if there is nothing else to tell.
        """
        return self.text if self == Barrier(text=self.text) else None

    @property
    def remedy(self) -> Remedy | None:
        """
        The remedy that was chosen, or the only one there is; None if nobody has chosen.
        """
        chosen = next((remedy for remedy in self.remedies if remedy.chosen), None)
        return chosen or (self.remedies[0] if len(self.remedies) == 1 else None)
