"""
From a journey to a mermaid ``journey`` diagram that mermaid reads as it was meant.

Mermaid's grammar has no quoting: a colon in a task silently moves the score, a task that begins with
«title» becomes the diagram's title, ``#`` and ``;`` end the line. Its entities (``#58;``) get through the
parser everywhere and are decoded when the picture is drawn, so all that is special is written so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.journeys.held import left_out_beside
from cjmkit.journeys.texts.options import MermaidOptions
from cjmkit.model.journeys import Emotion, Journey, Project, Scale, Stage, Touchpoint

__all__ = ["encoded", "mermaid_text"]

_FACES: Final = Scale(low=1, high=5)
"""Mermaid draws 0 to 5 and smiles above 3, frowns below: on 1 to 5 its neutral face is our middle."""

_SPECIAL: Final = re.compile(r"[#:;,<>%{}\\]")
_KEYWORD: Final = re.compile(r"(title|section|journey|acctitle|accdescr)", re.IGNORECASE)
_NO_DATA: Final = {"ru": "нет данных", "en": "no data"}

_HELD: Final = frozenset(
    {
        "Project.title",
        "Project.personas",
        "Project.journeys",
        "Persona.id",
        "Persona.name",
        "Journey.id",
        "Journey.title",
        "Journey.personas",
        "Journey.goal",
        "Journey.stages",
        "Journey.scale",
        "Scale.low",
        "Scale.high",
        "Stage.id",
        "Stage.title",
        "Stage.touchpoints",
        "Stage.emotion",
        "Touchpoint.title",
        "Touchpoint.id",
        "Touchpoint.personas",
        "Touchpoint.emotion",
        "Emotion.actual",
    }
)


@attrs.frozen
class _Task:
    title: str
    score: int | None
    actors: tuple[str, ...]


def mermaid_text(project: Project, journey: Journey, options: MermaidOptions) -> tuple[str, Counter[str]]:
    """
    Return the diagram of *journey*, and how often each field was left out.

    A touchpoint is a task with its own emotion; the emotion of a stage is a task of its own, named as the
    stage. Actors are the personas, by name.
    """
    lost = left_out_beside(attrs.evolve(project, personas=()), (journey,), _HELD)
    names = {persona.id: persona.name for persona in project.personas}
    lines = ["journey", f"    title {encoded(journey.title)}"] if journey.title.strip() else ["journey"]
    if journey.goal and journey.goal.strip():
        lines.append(f"    accDescr: {encoded(journey.goal)}")
    for stage in journey.stages:
        tasks = tuple(_tasks(stage, journey, names))
        drawn = [task for task in tasks if task.score is not None or options.unknown == "mark"]
        lost["Touchpoint.title"] += len(tasks) - len(drawn)
        lines.append(f"    section {encoded(stage.title)}")
        lines.extend(f"      {_line(task, options)}" for task in drawn)
    return "\n".join(lines) + "\n", +lost


def _tasks(stage: Stage, journey: Journey, names: dict[str, str]) -> Iterator[_Task]:
    if stage.emotion is not None:
        yield _Task(stage.title, _face(stage.emotion, journey.scale), _actors(journey.personas, names))
    for point in stage.touchpoints:
        yield _Task(point.title, _score(point, journey.scale), _actors(point.personas or journey.personas, names))


def _score(point: Touchpoint, scale: Scale) -> int | None:
    return None if point.emotion is None else _face(point.emotion, scale)


def _face(emotion: Emotion, scale: Scale) -> int | None:
    score = emotion.actual
    if score is None or not scale.holds(score):
        return None
    if scale.low >= 0 and scale.high == _FACES.high:
        return score  # 0 to 5 and 1 to 5 are mermaid's own numbers
    return round(scale.converted(score, _FACES))


def _actors(ids: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in ids)


def _line(task: _Task, options: MermaidOptions) -> str:
    title, score = task.title, task.score
    if score is None:
        title, score = f"{title} ({_NO_DATA[options.lang]})", round(_FACES.middle)
    actors = ", ".join(name for name in map(encoded, task.actors) if name)
    return f"{encoded(title)}: {score}: {actors}" if actors else f"{encoded(title)}: {score}"


def encoded(text: str) -> str:
    """
    Return *text* on one line with everything that mermaid would take for its own written as entities.

    An empty text becomes a dash, because mermaid's grammar wants at least one character.
    """
    plain = " ".join(text.split()) or "—"
    safe = _SPECIAL.sub(_entity, plain)
    return _entity_of(safe[0]) + safe[1:] if _KEYWORD.match(safe) else safe


def _entity(found: re.Match[str]) -> str:
    return _entity_of(found.group())


def _entity_of(character: str) -> str:
    return f"#{ord(character)};"
