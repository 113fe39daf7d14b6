"""
The funnel by segment, product or channel: which of them convert best.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.steps import FunnelStep, Interval, steps_of, wilson

__all__ = ["Slice", "slices_of"]

_Key: TypeAlias = tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Slice:
    """
    The clients of one *value* of a *dimension* (``channel``, ``segment``, ``product`` or several of them).

    *entered* were counted at the first stage that counts them, *reached* at the last one. *best* marks the
    highest rate of the dimension among slices of ``min_volume`` or more.
    """

    dimension: str
    value: str
    entered: int
    reached: int | None
    total: float | None
    interval: Interval | None
    steps: tuple[FunnelStep, ...]
    best: bool = False


def slices_of(question: Question) -> tuple[Slice, ...]:
    """
    Return the slices, those of one dimension together, the best first.
    """
    found: dict[_Key, dict[int, int]] = {}
    for view in question.stages:
        for count in view.stage.counts:
            if count.by:
                # The first count of a slice at a stage holds, as `Stage.reached` takes the first of all.
                found.setdefault(tuple(sorted(count.by.items())), {}).setdefault(view.number, count.value)
    slices = [_slice(key, counts, question) for key, counts in found.items()]
    best: dict[str, float] = {}
    for one in slices:
        if _is_rated(one, question):
            best[one.dimension] = max(best.get(one.dimension, 0.0), one.total or 0.0)
    marked = (
        attrs.evolve(one, best=_is_rated(one, question) and one.total == best.get(one.dimension)) for one in slices
    )
    return tuple(sorted(marked, key=lambda one: (one.dimension, one.total is None, -(one.total or 0.0), one.value)))


def _is_rated(one: Slice, question: Question) -> bool:
    return one.total is not None and one.total <= 1 and one.entered >= question.settings.min_volume


def _slice(key: _Key, counts: dict[int, int], question: Question) -> Slice:
    confidence = question.settings.confidence / 100
    numbers = sorted(counts)
    entered, reached = counts[numbers[0]], counts[numbers[-1]] if len(numbers) > 1 else None
    return Slice(
        dimension=" × ".join(name for name, _ in key),
        value=" × ".join(value for _, value in key),
        entered=entered,
        reached=reached,
        total=None if reached is None or not entered else reached / entered,
        interval=None if reached is None else wilson(reached, entered, confidence),
        steps=_steps(numbers, counts, confidence),
    )


def _steps(numbers: list[int], counts: dict[int, int], confidence: float) -> tuple[FunnelStep, ...]:
    # Only the stages that count this slice are walked: many slices on many stages stay linear.
    steps = steps_of([counts[number] for number in numbers], confidence)
    return tuple(attrs.evolve(step, start=numbers[step.start], end=numbers[step.end]) for step in steps)
