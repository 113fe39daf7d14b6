"""
Which changes are better or worse for the client, and the numbers of a journey in two versions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from cjmkit.journeys.diff.changes import ChangeKind, Delta, Trend
from cjmkit.journeys.indicators import direction_of
from cjmkit.model.differences import FieldChange
from cjmkit.model.journeys import KPI, Barrier, Direction, Journey, Project, RemedyStatus, Stage
from cjmkit.vocabulary import vocabulary

__all__ = ["deltas_of", "direction_in", "trend_of_field", "trend_of_kind"]

_UP: Final = frozenset({("touchpoint", "quality"), ("transition", "ease"), ("stage", "emotion.actual"),
                        ("touchpoint", "emotion.actual")})  # fmt: skip
_DOWN: Final = frozenset({("barrier", "severity")})
_DONE: Final = frozenset(status.value for status in RemedyStatus if status.is_done)


def trend_of_kind(entity: str, kind: ChangeKind) -> Trend | None:
    """
    Return whether it is good that a thing of this kind came or went: for barriers it is not and is.
    """
    if entity != "barrier":
        return None
    return {ChangeKind.ADDED: Trend.WORSE, ChangeKind.REMOVED: Trend.BETTER}.get(kind)


def trend_of_field(entity: str, change: FieldChange, direction: Direction | None) -> Trend | None:
    """
    Return whether a field changed for the better; *direction* is for the value of an indicator.
    """
    if entity == "remedy" and change.name == "status":
        return _trend(int(change.after in _DONE) - int(change.before in _DONE))
    if not isinstance(change.before, (int, float)) or not isinstance(change.after, (int, float)):
        return None
    grown = change.after - change.before
    if (entity, change.name) in _UP or (entity, change.name, direction) == ("kpi", "value", Direction.UP):
        return _trend(grown)
    if (entity, change.name) in _DOWN or (entity, change.name, direction) == ("kpi", "value", Direction.DOWN):
        return _trend(-grown)
    return None


def _trend(grown: float | Decimal) -> Trend | None:
    return Trend.BETTER if grown > 0 else Trend.WORSE if grown < 0 else None


def direction_in(project: Project, kpi: KPI) -> Direction | None:
    """
    Return which way an indicator of *project* gets better.
    """
    definition = next((each for each in project.kpis if each.id == kpi.id), None)
    return direction_of(kpi, definition, vocabulary("kpi"))


def deltas_of(old: Journey, new: Journey, project: Project) -> Iterator[Delta]:
    """
    Yield the numbers of a journey that differ between its versions.
    """
    for delta in (*_numbers(old, new), *_indicators(old, new, project)):
        if delta.before != delta.after:
            yield delta


def _numbers(old: Journey, new: Journey) -> Iterator[Delta]:
    yield _mean("emotion", old, new, lambda stage: None if stage.emotion is None else stage.emotion.actual)
    yield _mean("gap", old, new, lambda stage: None if stage.emotion is None else stage.emotion.gap)
    counts = [Decimal(len(tuple(_barriers(each)))) for each in (old, new)]
    yield Delta(name="barriers", before=counts[0], after=counts[1], trend=_trend(counts[0] - counts[1]))
    sums = [sum((Decimal(severity) for severity in _severities(each)), Decimal()) for each in (old, new)]
    yield Delta(name="severity", before=sums[0], after=sums[1], trend=_trend(sums[0] - sums[1]))
    done = [Decimal(_done(each)) for each in (old, new)]
    yield Delta(name="remedies_done", before=done[0], after=done[1], trend=_trend(done[1] - done[0]))


def _mean(name: str, old: Journey, new: Journey, value: Callable[[Stage], int | None]) -> Delta:
    known = [[each for each in map(value, journey.stages) if each is not None] for journey in (old, new)]
    means = [round(Decimal(sum(each)) / len(each), 2) if each else None for each in known]
    # On another scale the numbers say nothing about each other.
    same = old.scale == new.scale and means[0] is not None and means[1] is not None
    trend = _trend(means[1] - means[0]) if same and means[0] is not None and means[1] is not None else None
    return Delta(name=name, before=means[0], after=means[1], basis=(len(known[0]), len(known[1])), trend=trend)


def _barriers(journey: Journey) -> Iterator[Barrier]:
    for stage in journey.stages:
        yield from stage.all_barriers
    for way in journey.transitions:
        yield from way.barriers


def _severities(journey: Journey) -> Iterator[int]:
    return (barrier.severity for barrier in _barriers(journey) if barrier.severity is not None)


def _done(journey: Journey) -> int:
    return sum(remedy.status.is_done for barrier in _barriers(journey) for remedy in barrier.remedies)


def _indicators(old: Journey, new: Journey, project: Project) -> Iterator[Delta]:
    after = {(place, kpi.id): kpi for place, _, kpi in _kpis(new)}
    for place, title, kpi in _kpis(old):
        other = after.get((place, kpi.id))
        if other is None or kpi.value is None or other.value is None:
            continue
        direction = direction_in(project, other)
        signs: Mapping[Direction | None, int] = {Direction.UP: 1, Direction.DOWN: -1}
        inside = (title,) if title else ()
        trend = _trend((other.value - kpi.value) * signs.get(direction, 0))
        yield Delta(name=f"kpi:{kpi.id}", inside=inside, before=kpi.value, after=other.value, trend=trend)


def _kpis(journey: Journey) -> Iterable[tuple[str, str, KPI]]:
    for kpi in journey.kpis:
        yield "", "", kpi
    for stage in journey.stages:
        for kpi in stage.kpis:
            yield stage.id, stage.title, kpi
