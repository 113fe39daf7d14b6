"""
A project without a single finding, and ways to spoil one part of it.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs

from cjmkit.model.journeys import (
    BLOCKS,
    KPI,
    ActionItem,
    Barrier,
    Count,
    Criterion,
    Emotion,
    EmpathyKind,
    EmpathyMap,
    Evidence,
    Executor,
    Journey,
    MomentOfTruth,
    Persona,
    Project,
    Remedy,
    RemedyStatus,
    Segment,
    Stage,
    Statement,
    TeamMember,
    Touchpoint,
    Transition,
    TransitionKind,
)
from cjmkit.model.parts import Money

TODAY = dt.date(2026, 2, 1)
LATER, EARLIER = dt.date(2026, 5, 1), dt.date(2026, 1, 5)
ASKED = (Evidence(kind="interview", ref="12"),)
PLAN = Remedy(
    text="собрать отзывы",
    kind="new_tool",
    cost=Money(amount=Decimal(30000)),
    executor=Executor.IN_HOUSE,
    owner="маркетинг",
    due_on=LATER,
    status=RemedyStatus.PLANNED,
    chosen=True,
)
BARRIER = Barrier(text="нет отзывов", severity=3, evidence=ASKED, remedies=(PLAN,))
TASK = ActionItem(text="переписать карточку товара", owner="веб-отдел", due_on=LATER)


def _points(name: str, first: Touchpoint) -> tuple[Touchpoint, Touchpoint]:
    second = Touchpoint(
        title=f"Консультант: {name}", id=f"{name}-2", channel="sales", importance=3, quality=4, review_on=LATER
    )
    return (first, second)


def _point(name: str, **more: Any) -> Touchpoint:
    rated = {"importance": 3, "quality": 4, "review_on": LATER, **more}
    return Touchpoint(title=f"Сайт: {name}", id=f"{name}-1", channel="site", **rated)


def _stage(name: str, title: str, actual: int, count: int, first: Touchpoint, **more: Any) -> Stage:
    return Stage(
        id=name,
        title=title,
        task="помочь решить",
        client_goal="найти подходящее",
        actions=(),
        emotion=Emotion(expected=4, actual=actual, evidence=ASKED),
        touchpoints=_points(name, first),
        kpis=(KPI(id="conversion", value=Decimal(5), unit="%", target=Decimal(8)),),
        counts=(Count(value=count),),
        tools=("consultation",),
        owner="маркетинг",
        evidence=ASKED,
        **more,
    )


STAGES = (
    _stage("need", "Осознание", 4, 1000, _point("need", importance=5, quality=2, action_items=(TASK,))),
    _stage(
        "search",
        "Поиск решения",
        3,
        400,
        _point("search", importance=4, quality=3, action_items=(TASK,), moment_of_truth=MomentOfTruth(why="решают")),
        barriers=(BARRIER,),
    ),
    _stage("purchase", "Покупка", 4, 40, _point("purchase", informal=True)),
    _stage("use", "Использование", 5, 38, _point("use")),
)

JOURNEY = Journey(
    id="cream",
    title="Крем",
    goal="найти, где теряем покупателей",
    personas=("tatiana",),
    version="1",
    mapped_on=dt.date(2026, 1, 15),
    owner="маркетинг",
    authors=tuple(TeamMember(role=role, client_facing=False) for role in ("marketer", "analyst", "ux_designer")),
    stages=STAGES,
    transitions=(Transition(start="purchase", end="search", kind=TransitionKind.RETURN),),
    entry_touchpoints=("need-1",),
    evidence=ASKED,
)

MAP = EmpathyMap(
    kind=EmpathyKind.OSTERWALDER,
    goal="собрать предложение",
    segment="женщины с сухой кожей",
    blocks={
        key: (Statement(text="читаю состав", verbatim=True), Statement(text="опять сушит", negative=True))
        for key in BLOCKS[EmpathyKind.OSTERWALDER]
    },
    evidence=ASKED,
)

PERSONA = Persona(
    id="tatiana", name="Татьяна", segments=("dry",), offer="набор на зиму", empathy_map=MAP, evidence=ASKED
)

CLEAN = Project(
    title="Крем",
    personas=(PERSONA,),
    journeys=(JOURNEY,),
    segments=(Segment(id="dry", title="Сухая кожа", criteria=(Criterion(field="tags", values=("dry",)),)),),
)


def project(**changes: Any) -> Project:
    return attrs.evolve(CLEAN, **changes)


def persona(**changes: Any) -> Project:
    return project(personas=(attrs.evolve(PERSONA, **changes),))


def empathy(**changes: Any) -> Project:
    return persona(empathy_map=attrs.evolve(MAP, **changes))


def journey(**changes: Any) -> Project:
    return project(journeys=(attrs.evolve(JOURNEY, **changes),))


def stage(number: int = 0, **changes: Any) -> Project:
    stages = list(STAGES)
    stages[number] = attrs.evolve(stages[number], **changes)
    return journey(stages=tuple(stages))


def point(number: int = 0, **changes: Any) -> Project:
    first, *rest = STAGES[number].touchpoints
    return stage(number, touchpoints=(attrs.evolve(first, **changes), *rest))


def emotion(**changes: Any) -> Project:
    return stage(emotion=attrs.evolve(STAGES[0].emotion, **changes))


def barrier(**changes: Any) -> Project:
    return stage(1, barriers=(attrs.evolve(BARRIER, **changes),))


def remedy(**changes: Any) -> Project:
    return barrier(remedies=(attrs.evolve(PLAN, **changes),))


def way(**changes: Any) -> Project:
    drawn = Transition(**{"start": "need", "end": "search", **changes})
    return journey(transitions=(*JOURNEY.transitions, drawn))
