"""
Journeys: the way of a persona from the first thought to lasting relations.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator

import attrs

from cjmkit.display import html_of
from cjmkit.model.journeys.emotion import Scale
from cjmkit.model.journeys.evidence import Evidence, Note
from cjmkit.model.journeys.kpi import KPI, Span
from cjmkit.model.journeys.stage import Stage, Transition, TransitionKind
from cjmkit.model.journeys.touchpoint import Touchpoint

__all__ = ["BuyingRole", "Flow", "Ignore", "Journey", "JourneyState", "Market", "Scenario", "Scope", "TeamMember"]


class JourneyState(enum.Enum):
    """
    Whether a map shows the journey as it is, as it is to become, or as it would be at best.
    """

    AS_IS = "as_is"
    TO_BE = "to_be"
    IDEAL = "ideal"


class Scope(enum.Enum):
    """
    Whose journey it is: one persona's, a generalised client's, or several compared on purpose.
    """

    PERSONA = "persona"
    GENERALISED = "generalised"
    COMPARISON = "comparison"


class Market(enum.Enum):
    """
    Whether the clients are persons or businesses.
    """

    B2C = "b2c"
    B2B = "b2b"


class Flow(enum.Enum):
    """
    How stages follow each other: in their order unless told otherwise, or by the transitions alone.
    """

    ORDERED = "ordered"
    GRAPH = "graph"


@attrs.frozen(kw_only=True)
class TeamMember:
    """
    Who makes the map or takes part in the journey; *role* is a word of the vocabulary ``team_role`` or any other.
    """

    role: str
    name: str | None = attrs.field(default=None, repr=False, metadata={"pii": "name", "subject": "person"})
    client_facing: bool | None = None


@attrs.frozen(kw_only=True)
class BuyingRole:
    """
    A role in the buying centre of a business client.

    *role* is a word of the vocabulary ``buying_role``; *weight* says how much it decides, 1 to 5; *stages*
    are ids of the stages that it takes part in.
    """

    role: str
    persona: str | None = None
    goals: tuple[Note, ...] = ()
    pains: tuple[Note, ...] = ()
    weight: int | None = None
    stages: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Scenario:
    """
    A named path through the journey: ids of stages in the order they are passed.
    """

    id: str
    title: str
    path: tuple[str, ...] = ()
    persona: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Ignore:
    """
    Silences findings of a rule with a *reason*; *code* is a code or a prefix, *at* the id of a stage or all if None.
    """

    code: str
    reason: str = ""
    at: str | None = None


@attrs.frozen(kw_only=True)
class Journey:
    """
    A customer journey map.

    *personas* are ids of the project's personas. *goal* is what the map is made for; *goal_kinds* are words
    of the vocabulary ``journey_goal``. *supersedes* names the version before it, *refines* the
    journey whose stages this one details. *review_every* is in days. *entry_touchpoints* are the ids or
    titles of the touchpoints that the journey begins at. *authors* made the map, *team* serves the client.
    """

    id: str
    title: str
    goal: str | None = None
    goal_kinds: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    scope: Scope = Scope.PERSONA
    market: Market = Market.B2C
    state: JourneyState = JourneyState.AS_IS
    version: str | None = None
    supersedes: str | None = None
    refines: str | None = None
    mapped_on: dt.date | None = None
    review_every: int | None = None
    period: Span | None = None
    duration: str | None = None
    owner: str | None = None
    authors: tuple[TeamMember, ...] = ()
    team: tuple[TeamMember, ...] = ()
    buying_center: tuple[BuyingRole, ...] = ()
    scale: Scale = Scale()
    flow: Flow = Flow.ORDERED
    stages: tuple[Stage, ...] = ()
    transitions: tuple[Transition, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    entry_touchpoints: tuple[str, ...] = ()
    kpis: tuple[KPI, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()

    _repr_html_ = html_of

    def stage(self, id: str) -> Stage | None:  # noqa: A002 - the name of the field
        """
        Return the first stage of that id, or None.
        """
        return next((stage for stage in self.stages if stage.id == id), None)

    def touchpoints(self) -> Iterator[tuple[Stage, Touchpoint]]:
        """
        Yield every touchpoint with the stage that holds it, in order.
        """
        for stage in self.stages:
            for touchpoint in stage.touchpoints:
                yield stage, touchpoint

    def points_of(self, stage: Stage) -> tuple[Touchpoint, ...]:
        """
        Return the touchpoints of a stage: its own, then those of other stages that serve it too.
        """
        others = (point for home, point in self.touchpoints() if home is not stage and stage.id in point.also_in)
        return (*stage.touchpoints, *others)

    def ways(self) -> tuple[Transition, ...]:
        """
        Return the transitions, with those that the order of the stages implies.

        In an `Flow.ORDERED` journey a stage leads to the next one unless it has a forward
        transition of its own.
        """
        if self.flow is Flow.GRAPH:
            return self.transitions
        onward = {way.start for way in self.transitions if way.kind is TransitionKind.FORWARD}
        implied = (
            Transition(start=stage.id, end=following.id)
            for stage, following in zip(self.stages, self.stages[1:], strict=False)
            if stage.id not in onward
        )
        return (*self.transitions, *implied)
