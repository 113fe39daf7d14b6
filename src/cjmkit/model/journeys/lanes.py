"""
The lanes of a map: what of them a stage fills in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cjmkit.model.journeys.emotion import Emotion
from cjmkit.model.journeys.stage import Stage
from cjmkit.model.journeys.touchpoint import Touchpoint, TouchpointStatus

__all__ = ["LANES", "held"]

LANES: Final = (
    "task",
    "client_goal",
    "actions",
    "thoughts",
    "emotion",
    "touchpoints",
    "barriers",
    "opportunities",
    "kpis",
    "owner",
)
"""The lanes that a complete map has: fields of a stage."""


def held(stage: Stage, lane: str, guests: Iterable[Touchpoint] = ()) -> tuple[Any, ...]:
    """
    Return what *stage* holds in *lane*, a field of `Stage`; *guests* are touchpoints of other stages that serve it.

    What touchpoints tell counts for the stage: their emotions, barriers, owners and the marketer's tasks. A
    touchpoint that was taken away tells nothing.
    """
    if lane not in _TOLD_BY_POINTS:
        return _parts(getattr(stage, lane))
    own = [point for point in stage.touchpoints if point.status is not TouchpointStatus.REMOVED]
    if lane == "touchpoints":
        return (*own, *guests)
    if lane == "barriers":
        return (*stage.barriers, *(barrier for point in own for barrier in point.barriers))
    if lane == "emotion":
        feelings = (stage.emotion, *(point.emotion for point in (*own, *guests)))
        return tuple(one for one in feelings if one is not None and one != Emotion(evidence=one.evidence))
    field = "marketer_task" if lane == "task" else lane
    told = (getattr(point, field) for point in own)
    return (*_parts(getattr(stage, lane)), *(part for value in told for part in _parts(value)))


_TOLD_BY_POINTS: Final = frozenset(("touchpoints", "barriers", "emotion", "task", "owner"))


def _parts(value: object) -> tuple[Any, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, Mapping):
        return tuple(value.items())
    # No number is a lane of its own: what is false here is empty.
    return (value,) if value else ()
