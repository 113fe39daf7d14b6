"""
What stands in the cells of a map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from cjmkit.journeys.analysis.plan import STATUSES
from cjmkit.journeys.analysis.wording import money, number, percent
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Journey,
    Note,
    Project,
    Remedy,
    Stage,
    Touchpoint,
    TouchpointStatus,
    Transition,
)
from cjmkit.vocabulary import vocabulary
from cjmkit_html.maps.words import PLACES, SIGNS, TOLD, WAYS

__all__ = ["Item", "items_of"]


@attrs.frozen(kw_only=True)
class Item:
    """
    One thing in a cell: a *sign* before its text, *notes* under it.

    *look* is ``plain`` or the kind of chip it stands in. *spoken* tells the sign to those who do not see it. *rated*
    is the quality of a touchpoint, None where it was not rated. *personas* are those whom it concerns, all if empty.
    """

    text: str
    look: str = "plain"
    sign: str = ""
    spoken: str = ""
    notes: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    rated: int | None = None
    is_dashed: bool = False
    is_strong: bool = False


def items_of(project: Project, journey: Journey, place: int, lang: str) -> Mapping[str, tuple[Item, ...]]:
    """
    Return what the stage of that number holds, by the lane.
    """
    stage = journey.stages[place]
    points = journey.points_of(stage)
    barriers = tuple(stage.all_barriers)
    found: dict[str, Iterable[Item]] = {
        "goal": _texts([stage.client_goal]),
        "task": _tasks(stage),
        "actions": _notes(stage.actions),
        "touchpoints": _points(project, stage, points, lang),
        "emotions": _quotes(stage, points),
        "thoughts": _notes((*stage.thoughts, *stage.questions)),
        "barriers": (_barrier(barrier, project, lang) for barrier in barriers),
        "remedies": (_remedy(remedy, barrier, lang) for barrier in barriers for remedy in barrier.remedies),
        "opportunities": _notes((*stage.opportunities, *stage.upsell)),
        "kpis": (*_counts(journey, place, lang), *(_kpi(kpi, project, lang) for kpi in stage.kpis)),
        "ways": (_way(way, journey, lang) for way in journey.transitions if way.start == stage.id),
        "owner": _texts([stage.owner, *(point.owner for point in stage.touchpoints)]),
    }
    return {name: tuple(items) for name, items in found.items()}


def _texts(texts: Iterable[str | None]) -> Iterator[Item]:
    return (Item(text=text) for text in dict.fromkeys(texts) if text)


def _notes(notes: Iterable[Note]) -> Iterator[Item]:
    return (Item(text=note.text) for note in notes if note.text)


def _tasks(stage: Stage) -> Iterator[Item]:
    yield from _texts([stage.task])
    for point in stage.touchpoints:
        if point.marketer_task:
            yield Item(text=point.marketer_task, notes=(point.title,), personas=point.personas)


def _points(project: Project, stage: Stage, points: Iterable[Touchpoint], lang: str) -> Iterator[Item]:
    channels = vocabulary("channel", project)
    if stage.no_contact:
        yield Item(text=TOLD["no_contact"].get(lang))
    for point in points:
        word = None if point.channel is None else channels.get(point.channel)
        kind = point.channel_kind.value if point.channel_kind else (word.group if word else None)
        sign = next((mark for known, mark in SIGNS.items() if known.value == kind), "")
        notes = [] if point.channel is None else [channels.label(point.channel, lang)]
        if point.status in PLACES:
            notes.append(": ".join(filter(None, (PLACES[point.status].get(lang), point.status_reason))))
        if point.importance is not None:
            notes.append(TOLD["importance"].get(lang, found=point.importance))
        if point.moment_of_truth is not None:
            notes.append(": ".join(filter(None, (TOLD["moment"].get(lang), point.moment_of_truth.why))))
        yield Item(
            text=point.title or point.id or "—",
            look="point",
            sign=f"★{sign}" if point.moment_of_truth is not None else sign,
            spoken=TOLD[kind].get(lang) if sign and kind else "",
            notes=tuple(notes),
            personas=point.personas,
            rated=point.quality,
            is_dashed=point.status is not TouchpointStatus.EXISTING,
            is_strong=point.moment_of_truth is not None,
        )


def _quotes(stage: Stage, points: Iterable[Touchpoint]) -> Iterator[Item]:
    for emotion, place in ((stage.emotion, ""), *((point.emotion, point.title) for point in points)):
        if emotion is not None and (emotion.quote or emotion.cause):
            notes = tuple(filter(None, (emotion.cause if emotion.quote else "", place)))
            yield Item(
                text=emotion.quote or emotion.cause or "", look="quote" if emotion.quote else "plain", notes=notes
            )


def _barrier(barrier: Barrier, project: Project, lang: str) -> Item:
    severity = barrier.severity
    kinds = vocabulary("barrier", project)
    return Item(
        text=barrier.text,
        look="barrier",
        sign="▲" * min(max(severity or 1, 1), 5) if severity is not None else "△",
        spoken=TOLD["unjudged"].get(lang) if severity is None else TOLD["severity"].get(lang, found=severity),
        notes=() if barrier.kind is None else (kinds.label(barrier.kind, lang),),
        personas=barrier.personas,
    )


def _remedy(remedy: Remedy, barrier: Barrier, lang: str) -> Item:
    notes = [STATUSES[remedy.status].get(lang)]
    if remedy.chosen:
        notes.append(TOLD["chosen"].get(lang))
    notes += filter(None, (remedy.owner, None if remedy.cost is None else money(remedy.cost, lang)))
    if remedy.due_on is not None:
        notes.append(f"{remedy.due_on:%d.%m.%Y}" if lang == "ru" else remedy.due_on.isoformat())
    return Item(
        text=remedy.text,
        look="remedy",
        sign="✓" if remedy.status.is_done else "○",
        spoken=TOLD["of"].get(lang, found=barrier.text),
        notes=(" · ".join(notes),),
        personas=barrier.personas,
        is_strong=remedy.chosen,
    )


def _counts(journey: Journey, place: int, lang: str) -> Iterator[Item]:
    reached = journey.stages[place].reached
    if reached is None:
        return
    before = journey.stages[place - 1].reached if place else None
    notes = (TOLD["from_before"].get(lang, share=percent(reached / before, lang)),) if before else ()
    yield Item(text=TOLD["reached"].get(lang, count=number(reached, lang)), look="count", notes=notes)


def _kpi(kpi: KPI, project: Project, lang: str) -> Item:
    defined = next((one for one in project.kpis if one.id == kpi.id), None)
    title = (defined.title if defined else "") or vocabulary("kpi", project).label(kpi.id, lang)
    unit = kpi.unit or (defined.unit if defined else None) or ""
    value = "" if kpi.value is None else f": {number(kpi.value, lang, 2)} {unit}".rstrip()
    target = () if kpi.target is None else (TOLD["target"].get(lang, found=number(kpi.target, lang, 2)),)
    return Item(text=f"{title}{value}", notes=target)


def _way(way: Transition, journey: Journey, lang: str) -> Item:
    end = journey.stage(way.end) if way.end is not None else None
    target = TOLD["leaves"].get(lang) if way.end is None else f"«{end.title if end else way.end}»"
    notes = [way.condition, way.stimulus, way.delay, *(barrier.text for barrier in way.barriers)]
    share = "" if way.conversion is None else f", {percent(way.conversion / 100, lang)}"
    return Item(
        text=f"{WAYS[way.kind].get(lang)} → {target}{share}" if way.end else f"{WAYS[way.kind].get(lang)}{share}",
        sign=SIGNS[way.kind],
        notes=tuple(note for note in notes if note),
    )
