"""
Touchpoints: where and how the client meets the company.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping

import attrs

from cjmkit.model.journeys.barrier import Barrier
from cjmkit.model.journeys.emotion import Emotion
from cjmkit.model.journeys.evidence import Evidence
from cjmkit.model.parts import Money

__all__ = [
    "ActionItem",
    "Benchmark",
    "Channel",
    "ChannelKind",
    "MomentOfTruth",
    "Nature",
    "Observation",
    "Outcome",
    "Ownership",
    "Touchpoint",
    "TouchpointStatus",
]


class ChannelKind(enum.Enum):
    """
    What a channel is made of.
    """

    DIGITAL = "digital"
    PHYSICAL = "physical"
    HUMAN = "human"


class Ownership(enum.Enum):
    """
    Whose the contact is: the company's own, bought, given by others for nothing, or a partner's.
    """

    OWNED = "owned"
    EARNED = "earned"
    PAID = "paid"
    PARTNER = "partner"


class Nature(enum.Enum):
    """
    What a touchpoint is: a situation, a moment, a place, an interface.
    """

    SITUATION = "situation"
    MOMENT = "moment"
    PLACE = "place"
    INTERFACE = "interface"


class TouchpointStatus(enum.Enum):
    """
    Whether a touchpoint is there, is lacking, is planned, or was taken away.
    """

    EXISTING = "existing"
    MISSING = "missing"
    PLANNED = "planned"
    REMOVED = "removed"


class Outcome(enum.Enum):
    """
    What a touchpoint makes the client want: to come again, or to go to somebody else.
    """

    RETAINS = "retains"
    LOSES = "loses"


@attrs.frozen(kw_only=True)
class Channel:
    """
    A channel of the project's own dictionary.
    """

    id: str
    title: str = ""
    kind: ChannelKind | None = None
    ownership: Ownership | None = None
    aliases: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class MomentOfTruth:
    """
    Marks a touchpoint that decides how the client sees the company, and says *why*. In files the reason alone.
    """

    why: str = ""

    @classmethod
    def from_short(cls, text: str) -> MomentOfTruth:
        """
        Make the mark of its reason.
        """
        return cls(why=text)

    @property
    def short(self) -> str | None:
        """
        The reason: there is nothing else to tell.
        """
        return self.why


@attrs.frozen(kw_only=True)
class ActionItem:
    """
    What is to be done about a touchpoint, by whom and until when.
    """

    text: str
    owner: str | None = None
    due_on: dt.date | None = None
    done: bool = False


@attrs.frozen(kw_only=True)
class Benchmark:
    """
    How a competitor does at this touchpoint, 1 to 5; *private* keeps it out of what customers see.
    """

    competitor: str
    score: int | None = None
    note: str | None = None
    private: bool = True


@attrs.frozen(kw_only=True)
class Observation:
    """
    What a mystery shopper or a test walk saw: speed, politeness, competence, each 1 to 5.
    """

    observed_on: dt.date | None = None
    by: str | None = None
    speed: int | None = None
    politeness: int | None = None
    competence: int | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Touchpoint:
    """
    A touchpoint of the stage that holds it; *also_in* names further stages it serves.

    *personas* are the ids of those who meet the company here, all of the journey's if empty.
    *channel* is the id of a channel of the project or of the vocabulary ``channel``. *importance* (to the
    client), *importance_business* and *quality* are 1 to 5, None where not rated. *expectations* are by
    persona's id. *handoff* says how what the client told is handed to the next owner. *found_by* is a
    word of the vocabulary ``discovery``. *cost* and *revenue* are for the same period.
    """

    title: str
    id: str | None = None
    also_in: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    channel: str | None = None
    channel_kind: ChannelKind | None = None
    ownership: Ownership | None = None
    partner: str | None = None
    nature: Nature | None = None
    status: TouchpointStatus = TouchpointStatus.EXISTING
    status_reason: str | None = None
    informal: bool = False
    outcome: Outcome | None = None
    owner: str | None = None
    raci: Mapping[str, str] = attrs.field(factory=dict)
    importance: int | None = None
    importance_business: int | None = None
    quality: int | None = None
    expectation: str | None = None
    expectations: Mapping[str, str] = attrs.field(factory=dict)
    emotion: Emotion | None = None
    moment_of_truth: MomentOfTruth | None = None
    marketer_task: str | None = None
    standard: str | None = None
    action_items: tuple[ActionItem, ...] = ()
    review_on: dt.date | None = None
    benchmark: tuple[Benchmark, ...] = ()
    observations: tuple[Observation, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    cost: Money | None = None
    revenue: Money | None = None
    handoff: str | None = None
    found_by: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_short(cls, text: str) -> Touchpoint:
        """
        Make a touchpoint of its title.
        """
        return cls(title=text)

    @property
    def short(self) -> str | None:
        """
        The title, if there is nothing else to tell.
        """
        return self.title if self == Touchpoint(title=self.title) else None

    @property
    def weight(self) -> int | None:
        """
        The greater of the two importances; None if neither is rated.
        """
        client, business = self.importance, self.importance_business
        if client is None or business is None:
            return business if client is None else client
        return max(client, business)

    @property
    def priority(self) -> float | None:
        """
        Importance × (5 − quality) / 4, 0 to 5: how much there is to win here; None if not rated.
        """
        weight = self.weight
        return None if weight is None or self.quality is None else weight * (5 - self.quality) / 4
