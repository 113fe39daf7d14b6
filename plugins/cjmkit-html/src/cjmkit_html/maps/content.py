"""
What a map shows, as plain data: the same for pages and for pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from cjmkit.journeys.analysis import analyse
from cjmkit.journeys.analysis.critical import CriticalPoints, Place, PlaceKind
from cjmkit.journeys.analysis.wording import percent
from cjmkit.model.journeys import Journey, Project, Scale, Transition, TransitionKind
from cjmkit.vocabulary import Vocabulary, vocabulary
from cjmkit_html.maps.items import Item, items_of
from cjmkit_html.maps.words import LANES, SIGNS, STATES, TOLD, WAYS

__all__ = ["Feeling", "Head", "Lane", "MapSheet", "Way", "map_sheet"]


@attrs.frozen(kw_only=True)
class Head:
    """
    The head of a column; *critical* is ``most``, ``crowded`` or empty, *note* says so in words.
    """

    title: str
    critical: str = ""
    note: str = ""


@attrs.frozen(kw_only=True)
class Feeling:
    """
    What is felt at a stage, as shares of the scale from 0 to 1; None is unknown. *told* are the numbers in words.
    """

    expected: float | None
    actual: float | None
    label: str
    told: str


@attrs.frozen(kw_only=True)
class Way:
    """
    A way that is no step to the next stage, by the numbers of its columns; *label* is its sign and share.
    """

    start: int
    end: int | None
    kind: TransitionKind
    label: str
    share: float | None
    told: str


@attrs.frozen(kw_only=True)
class Lane:
    """
    A lane with a cell for every stage; the lane ``emotions`` holds what clients said.
    """

    name: str
    title: str
    cells: tuple[tuple[Item, ...], ...]


@attrs.frozen(kw_only=True)
class MapSheet:
    """
    A map: its columns from *first*, counted from 0, its lanes from top to bottom, empty ones left out.
    """

    id: str
    title: str
    meta: str
    goal: str
    personas: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    lanes: tuple[Lane, ...]
    feelings: tuple[Feeling, ...]
    ways: tuple[Way, ...]
    first: int = 0

    @property
    def is_rated(self) -> bool:
        """
        Whether there is anything to draw a curve by.
        """
        return any(one.expected is not None or one.actual is not None for one in self.feelings)

    def part(self, start: int, end: int) -> MapSheet:
        """
        Return the map of some columns alone; ways to other columns stay in the words of their lane.
        """
        ways = tuple(
            attrs.evolve(way, start=way.start - start, end=None if way.end is None else way.end - start)
            for way in self.ways
            if start <= way.start < end and (way.end is None or start <= way.end < end)
        )
        return attrs.evolve(
            self,
            heads=self.heads[start:end],
            lanes=tuple(attrs.evolve(lane, cells=lane.cells[start:end]) for lane in self.lanes),
            feelings=self.feelings[start:end],
            ways=ways,
            first=self.first + start,
        )


def map_sheet(project: Project, journey: Journey, lang: str) -> MapSheet:
    """
    Return what the map of a journey shows.
    """
    emotions = vocabulary("emotion", project)
    named = (persona for persona in project.personas if persona.id in journey.personas)
    personas = tuple((persona.id, persona.name or persona.id) for persona in named)
    return MapSheet(
        id=journey.id,
        title=journey.title or journey.id,
        meta=" · ".join(_meta(journey, [name for _, name in personas], lang)),
        goal="" if not journey.goal else TOLD["goal"].get(lang, found=journey.goal),
        personas=personas,
        heads=tuple(_heads(project, journey, lang)),
        lanes=tuple(_lanes(project, journey, lang)),
        feelings=tuple(_feelings(journey, emotions, lang)),
        ways=tuple(_ways(journey, lang)),
    )


def _meta(journey: Journey, personas: list[str], lang: str) -> Iterator[str]:
    if personas:
        yield TOLD["persona"].get(lang, found=", ".join(personas))
    yield STATES[journey.state].get(lang)
    if journey.version:
        yield TOLD["version"].get(lang, found=journey.version)
    if journey.mapped_on:
        yield f"{journey.mapped_on:%d.%m.%Y}" if lang == "ru" else journey.mapped_on.isoformat()
    if journey.owner:
        yield TOLD["owner"].get(lang, found=journey.owner)


def _heads(project: Project, journey: Journey, lang: str) -> Iterator[Head]:
    """
    Yield the head of each stage: critical by the analysis of critical points, which alone knows the definitions.
    """
    (found,) = analyse(attrs.evolve(project, journeys=(journey,)), only=("critical",))
    assert isinstance(found, CriticalPoints)
    places = {place.stage: place for place in found.places if place.kind is PlaceKind.STAGE}
    for stage in journey.stages:
        place = places.get(stage.id)
        name = "" if place is None else _critical(place)
        note = TOLD[name].get(lang, count=place.barriers) if place is not None and name else ""
        yield Head(title=stage.title or stage.id, critical=name, note=note)


def _critical(place: Place) -> str:
    # One barrier is no crowd, even where nobody has more.
    if place.barriers < 2 or not place.is_critical:
        return ""
    return "most" if place.most else "crowded"


def _lanes(project: Project, journey: Journey, lang: str) -> Iterator[Lane]:
    columns = [items_of(project, journey, number, lang) for number in range(len(journey.stages))]
    for name, title in LANES.items():
        cells = tuple(tuple(column.get(name, ())) for column in columns)
        if name == "emotions" or any(cells):
            yield Lane(name=name, title=title.get(lang), cells=cells)


def _feelings(journey: Journey, words: Vocabulary, lang: str) -> Iterator[Feeling]:
    for stage in journey.stages:
        emotion = stage.emotion
        expected, actual = (None, None) if emotion is None else (emotion.expected, emotion.actual)
        unknown = TOLD["no_data"].get(lang)
        told = TOLD["feeling"].get(
            lang,
            stage=stage.title or stage.id,
            expected=unknown if expected is None else expected,
            actual=unknown if actual is None else actual,
        )
        label = "" if emotion is None or not emotion.label else words.label(emotion.label, lang)
        yield Feeling(
            expected=_share(expected, journey.scale),
            actual=_share(actual, journey.scale),
            label=label if actual is None else f"{label} ({actual})" if label else str(actual),
            told=f"{told} – {label}" if label else told,
        )


def _share(score: int | None, scale: Scale) -> float | None:
    """
    Return where a score lies on the scale; what lies outside stands at its end, and its number is told.
    """
    if score is None:
        return None
    return min(max(scale.converted(score, Scale(low=0, high=1)), 0.0), 1.0)


def _ways(journey: Journey, lang: str) -> Iterator[Way]:
    places: dict[str, int] = {}
    for number, stage in enumerate(journey.stages):
        places.setdefault(stage.id, number)
    for way in journey.transitions:
        start, end = places.get(way.start), None if way.end is None else places.get(way.end)
        if start is None or (way.end is not None and end is None) or _is_next(way, start, end):
            continue
        ends = [journey.stages[start].title, TOLD["leaves"].get(lang) if end is None else journey.stages[end].title]
        share = "" if way.conversion is None else percent(way.conversion / 100, lang)
        told = f"{WAYS[way.kind].get(lang)}: {' → '.join(ends)}"
        yield Way(
            start=start,
            end=end,
            kind=way.kind,
            label=f"{SIGNS[way.kind]} {share}".strip(),
            share=None if way.conversion is None else float(way.conversion) / 100,
            told=f"{told}, {share}" if share else told,
        )


def _is_next(way: Transition, start: int, end: int | None) -> bool:
    return way.kind is TransitionKind.FORWARD and end == start + 1
