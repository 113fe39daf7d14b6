"""
Two versions of a small map, for the tests of differences.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Direction,
    Emotion,
    Journey,
    Note,
    Persona,
    Project,
    Remedy,
    RemedyStatus,
    Stage,
    Touchpoint,
    Transition,
    TransitionKind,
)

SEARCH = Stage(
    id="search",
    title="Поиск",
    client_goal="понять, что бывает",
    thoughts=(Note(text="где искать?"), Note(text="кому верить?")),
    emotion=Emotion(expected=4, actual=3),
    touchpoints=(Touchpoint(title="сайт", quality=4), Touchpoint(title="чат", quality=2)),
)
CHOICE = Stage(
    id="choice",
    title="Выбор",
    emotion=Emotion(expected=4, actual=2, label="сомнение"),
    touchpoints=(Touchpoint(title="магазин"),),
    barriers=(
        Barrier(
            text="не с кем посоветоваться",
            severity=3,
            remedies=(Remedy(text="консультант в чате", status=RemedyStatus.PLANNED),),
        ),
        Barrier(text="нет отзывов", severity=2),
    ),
    kpis=(KPI(id="conversion", value=Decimal(2), direction=Direction.UP),),
)
PURCHASE = Stage(id="purchase", title="Покупка", no_contact=True)
OLD = Project(
    title="Крем",
    personas=(Persona(id="anna", name="Анна"),),
    journeys=(
        Journey(
            id="krem",
            title="Путь к крему",
            goal="найти барьеры",
            personas=("anna",),
            stages=(SEARCH, CHOICE, PURCHASE),
            transitions=(Transition(start="choice", end="search", kind=TransitionKind.RETURN),),
        ),
    ),
)


def with_stages(*stages: Stage) -> Project:
    """The old project with other stages."""
    return attrs.evolve(OLD, journeys=(attrs.evolve(OLD.journeys[0], stages=stages),))
