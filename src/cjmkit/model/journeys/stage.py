"""
Stages of a journey, and the transitions between them.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal

import attrs

from cjmkit.model.journeys.barrier import Barrier
from cjmkit.model.journeys.emotion import Emotion
from cjmkit.model.journeys.evidence import Evidence, Note
from cjmkit.model.journeys.kpi import KPI, Count
from cjmkit.model.journeys.touchpoint import Touchpoint

__all__ = ["Churn", "Communication", "Stage", "Step", "Traffic", "Transition", "TransitionKind"]


class Traffic(enum.Enum):
    """
    How ready the clients of a stage are to buy.
    """

    COLD = "cold"
    WARM = "warm"
    HOT = "hot"


class TransitionKind(enum.Enum):
    """
    How the client moves: on, back, once more, past some stages, away for a while, away for good.
    """

    FORWARD = "forward"
    RETURN = "return"
    REPEAT = "repeat"
    SKIP = "skip"
    PAUSE = "pause"
    EXIT = "exit"


@attrs.frozen(kw_only=True)
class Step:
    """
    A part of a stage (agreeing on a contract, a tender); *optional* if not every client passes it.
    """

    title: str
    optional: bool = False


@attrs.frozen(kw_only=True)
class Communication:
    """
    What is said to which persona at a stage, and through which channel.
    """

    text: str
    persona: str | None = None
    channel: str | None = None


@attrs.frozen(kw_only=True)
class Churn:
    """
    Why clients leave at a stage.

    *reason* is a word of the vocabulary ``churn``; *share* is in percent of those who left; *methods* are
    words of the vocabulary ``churn_method``.
    """

    reason: str
    share: Decimal | None = None
    methods: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Stage:
    """
    A stage of the journey, as the client sees it.

    *task* is what the business wants here and *client_goal* what the client wants. *counts* tell how many
    clients reached it. *no_contact* says that the stage has no touchpoint on purpose. *post_purchase* None
    lets the title tell. *tools* are words of the vocabulary ``tool`` or any others. *raci* maps who to
    some of the letters R, A, C, I. *buying_roles* are words of the vocabulary ``buying_role``.
    """

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    group: str | None = None
    task: str | None = None
    client_goal: str | None = None
    traffic: Traffic | None = None
    triggers: tuple[Note, ...] = ()
    actions: tuple[Note, ...] = ()
    thoughts: tuple[Note, ...] = ()
    motives: tuple[Note, ...] = ()
    questions: tuple[Note, ...] = ()
    emotion: Emotion | None = None
    touchpoints: tuple[Touchpoint, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    opportunities: tuple[Note, ...] = ()
    upsell: tuple[Note, ...] = ()
    kpis: tuple[KPI, ...] = ()
    counts: tuple[Count, ...] = ()
    churn: tuple[Churn, ...] = ()
    steps: tuple[Step, ...] = ()
    communications: tuple[Communication, ...] = ()
    tools: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    buying_roles: tuple[str, ...] = ()
    owner: str | None = None
    raci: Mapping[str, str] = attrs.field(factory=dict)
    post_purchase: bool | None = None
    no_contact: bool = False
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def reached(self) -> int | None:
        """
        How many clients reached the stage in all; None if nobody counted.
        """
        return next((count.value for count in self.counts if not count.by), None)

    @property
    def all_barriers(self) -> tuple[Barrier, ...]:
        """
        The barriers of the stage itself, then those of its touchpoints.
        """
        return (*self.barriers, *(barrier for point in self.touchpoints for barrier in point.barriers))


@attrs.frozen(kw_only=True)
class Transition:
    """
    A way from one stage to another, by their ids; *end* is None where the client leaves.

    *ease* is 1 (hard) to 5 (easy); *delay* is a text («2 недели»); *conversion* in percent is what somebody
    typed: what the counts give is computed. *expected_repeats* is for a repeat.
    """

    start: str
    end: str | None = None
    kind: TransitionKind = TransitionKind.FORWARD
    condition: str | None = None
    stimulus: str | None = None
    tools: tuple[str, ...] = ()
    ease: int | None = None
    delay: str | None = None
    conversion: Decimal | None = None
    expected_repeats: int | None = None
    barriers: tuple[Barrier, ...] = ()
    note: str | None = None
