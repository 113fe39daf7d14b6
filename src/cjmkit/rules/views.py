"""
Views of a project: an entity with its path, its name for messages, and what it belongs to.

They are made once for a check, with every look-up that the rules need, so that checking stays linear
however many stages there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, TypeVar

import attrs

from cjmkit.model.journeys import (
    Barrier,
    ChannelKind,
    Journey,
    Persona,
    Project,
    Stage,
    Touchpoint,
    TouchpointStatus,
    Transition,
)
from cjmkit.rules.wording import Phrases
from cjmkit.vocabulary import Vocabulary, vocabulary

__all__ = [
    "BarrierView",
    "JourneyView",
    "PersonaView",
    "PointView",
    "ProjectView",
    "StageView",
    "WayView",
    "named",
    "view",
    "way_title",
]

T = TypeVar("T")
_LONGEST: Final = 60
_KINDS: Final = {kind.value: kind for kind in ChannelKind}


def named(text: str, otherwise: str = "") -> str:
    """
    Return *text*, or *otherwise* if it is empty, on one line and not too long, as it may stand in a message.
    """
    line = _line(text) or _line(otherwise)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _line(text: str) -> str:
    text = text[: 4 * _LONGEST]
    if not text.isprintable():
        # Control characters in a title would give orders to the terminal that prints it.
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())


@attrs.define(kw_only=True, eq=False)
class ProjectView:
    """
    The project with its personas and journeys by id; of doubled ids the first counts.

    *segments* are ids; *indicators* are the ids of those that the project defines, *units* of those with a
    unit. *rivals* are competitors' names, ready to be looked for in texts.
    """

    project: Project
    personas: Mapping[str, Persona]
    journeys: Mapping[str, Journey]
    segments: frozenset[str]
    indicators: frozenset[str]
    units: frozenset[str]
    rivals: Phrases
    persona_views: tuple[PersonaView, ...] = ()
    journey_views: tuple[JourneyView, ...] = ()
    _vocabularies: dict[str, Vocabulary] = attrs.field(factory=dict, repr=False)

    @cached_property
    def processes(self) -> Phrases:
        """
        Phrases of a company's processes, which no client would name a stage by.
        """
        return _phrases(self.words("process_word"))

    @cached_property
    def cliches(self) -> Phrases:
        """
        Phrases that every offer holds and that say nothing.
        """
        return _phrases(self.words("cliche"))

    @cached_property
    def guesses(self) -> frozenset[str]:
        """
        The kinds of evidence that come out of the makers' own heads.
        """
        return frozenset(self.words("evidence").ids("opinion"))

    def kind_of(self, channel: str | None) -> ChannelKind | None:
        """
        Return what a channel is made of; None if nobody knows.
        """
        word = None if channel is None else self.words("channel").get(channel)
        return _KINDS.get(word.group or "") if word is not None else None

    def words(self, name: str) -> Vocabulary:
        """
        Return the vocabulary *name* with the project's own words.
        """
        found = self._vocabularies.get(name)
        if found is None:
            found = self._vocabularies[name] = vocabulary(name, self.project)
        return found


@attrs.define(kw_only=True, eq=False)
class PersonaView:
    """
    A persona of the project.
    """

    home: ProjectView
    persona: Persona
    path: str
    name: str


@attrs.define(kw_only=True, eq=False)
class JourneyView:
    """
    A journey with its stages, its ways and its barriers.

    *places* tells the number of a stage by its id; *also* the touchpoints of other stages that serve a stage.
    """

    home: ProjectView
    journey: Journey
    path: str
    title: str
    stages: tuple[StageView, ...] = ()
    points: tuple[PointView, ...] = ()
    barriers: tuple[BarrierView, ...] = ()
    ways: tuple[WayView, ...] = ()
    places: Mapping[str, int] = attrs.field(factory=dict)
    also: Mapping[str, tuple[Touchpoint, ...]] = attrs.field(factory=dict)


@attrs.define(kw_only=True, eq=False)
class StageView:
    """
    A stage; *points* are its own touchpoints, those that were taken away left out.

    *group* is what the vocabulary ``stage`` or the map says of it: ``search``, ``purchase``; None if unknown.
    """

    home: JourneyView
    stage: Stage
    path: str
    title: str
    group: str | None
    points: tuple[PointView, ...] = ()

    @property
    def serving(self) -> tuple[Touchpoint, ...]:
        """
        The touchpoints of the stage, then those of other stages that serve it too.
        """
        return (*(each.point for each in self.points), *self.home.also.get(self.stage.id, ()))


@attrs.define(kw_only=True, eq=False)
class PointView:
    """
    A touchpoint in its stage.
    """

    home: StageView
    point: Touchpoint
    path: str
    title: str


@attrs.define(kw_only=True, eq=False)
class BarrierView:
    """
    A barrier; *place* is the title of the stage, touchpoint or transition that it stands at.
    """

    home: JourneyView
    barrier: Barrier
    path: str
    place: str


@attrs.define(kw_only=True, eq=False)
class WayView:
    """
    A transition that the map draws, or one that the order of the stages implies: it has no *path*.
    """

    home: JourneyView
    way: Transition
    path: str | None


def view(project: Project) -> ProjectView:
    """
    Return the view of *project*, whole.
    """
    seen = ProjectView(
        project=project,
        personas=_firsts((persona.id, persona) for persona in project.personas),
        journeys=_firsts((journey.id, journey) for journey in project.journeys),
        segments=frozenset(each.id for each in project.segments),
        indicators=frozenset(each.id for each in project.kpis),
        units=frozenset(each.id for each in project.kpis if each.unit is not None),
        rivals=Phrases(project.competitors),
    )
    seen.persona_views = tuple(
        PersonaView(home=seen, persona=persona, path=f"personas[{number}]", name=named(persona.name, persona.id))
        for number, persona in enumerate(project.personas)
    )
    seen.journey_views = tuple(
        _journey(seen, journey, f"journeys[{number}]") for number, journey in enumerate(project.journeys)
    )
    return seen


def _phrases(words: Vocabulary) -> Phrases:
    return Phrases(phrase for word in words.words for phrase in (word.label, *word.aliases))


def _firsts(pairs: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _journey(home: ProjectView, journey: Journey, path: str) -> JourneyView:
    seen = JourneyView(home=home, journey=journey, path=path, title=named(journey.title, journey.id))
    seen.places = _firsts((stage.id, number) for number, stage in enumerate(journey.stages))
    seen.also = _also(journey)
    seen.stages = tuple(_stage(seen, stage, f"{path}.stages[{n}]") for n, stage in enumerate(journey.stages))
    seen.points = tuple(point for stage in seen.stages for point in stage.points)
    drawn = len(journey.transitions)
    seen.ways = tuple(
        WayView(home=seen, way=way, path=f"{path}.transitions[{number}]" if number < drawn else None)
        for number, way in enumerate(journey.ways())
    )
    seen.barriers = _barriers(seen)
    return seen


def _also(journey: Journey) -> Mapping[str, tuple[Touchpoint, ...]]:
    found: dict[str, list[Touchpoint]] = {}
    for home, point in journey.touchpoints():
        if point.status is not TouchpointStatus.REMOVED:
            for stage in point.also_in:
                if stage != home.id:
                    found.setdefault(stage, []).append(point)
    return {stage: tuple(points) for stage, points in found.items()}


def _stage(home: JourneyView, stage: Stage, path: str) -> StageView:
    title = named(stage.title, stage.id)
    seen = StageView(home=home, stage=stage, path=path, title=title, group=_group(home.home.words("stage"), stage))
    seen.points = tuple(
        PointView(home=seen, point=point, path=f"{path}.touchpoints[{n}]", title=named(point.title, point.id or "?"))
        for n, point in enumerate(stage.touchpoints)
        if point.status is not TouchpointStatus.REMOVED
    )
    return seen


def _group(words: Vocabulary, stage: Stage) -> str | None:
    for text in (stage.group, stage.title, *stage.aliases, stage.id):
        word = words.find(text) if text else None
        if word is not None:
            return word.group
    # «Покупка в салоне» is no entry of the vocabulary, «покупка» is.
    for part in stage.title[:_LONGEST].split():
        word = words.find(part)
        if word is not None:
            return word.group
    return None


def _barriers(seen: JourneyView) -> tuple[BarrierView, ...]:
    held: list[tuple[tuple[Barrier, ...], str, str]] = []
    for stage in seen.stages:
        held.append((stage.stage.barriers, stage.path, stage.title))
        held.extend((point.point.barriers, point.path, point.title) for point in stage.points if point.point.barriers)
    held.extend((way.way.barriers, way.path, way_title(way)) for way in seen.ways if way.path and way.way.barriers)
    return tuple(
        BarrierView(home=seen, barrier=barrier, path=f"{path}.barriers[{number}]", place=place)
        for barriers, path, place in held
        for number, barrier in enumerate(barriers)
    )


def way_title(seen: WayView) -> str:
    """
    Return the names of the two stages of a way: «Выбор → Покупка».
    """
    stages, places = seen.home.stages, seen.home.places
    ends = [seen.way.start] if seen.way.end is None else [seen.way.start, seen.way.end]
    titles = [stages[places[end]].title if end in places else named(end) for end in ends]
    return " → ".join(titles)
