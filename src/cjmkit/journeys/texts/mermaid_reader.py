"""
From a mermaid ``journey`` diagram to a project: sections are stages, tasks are touchpoints.

A line means what it means to mermaid, also where that is hardly what its author wanted; then a finding says so.
What mermaid would refuse is read as far as it can be understood.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.findings import Finding, Location, Rule
from cjmkit.journeys.texts import catalogue as rules
from cjmkit.model.journeys import Emotion, Journey, Note, Persona, Project, Scale, Stage, Touchpoint

__all__ = ["MermaidDocument", "read_mermaid"]

_ENTITY: Final = re.compile(r"#(\w{1,20});")
_DIRECTIVE: Final = re.compile(r"%%\{.{0,4000}?\}%%", re.DOTALL)
_FENCE: Final = re.compile(r"^[ \t]*(```|~~~)[ \t]*mermaid[^\n]*$", re.MULTILINE)
_SCORE_AT_END: Final = re.compile(r":\s*\d")
_WHOLE: Final = re.compile(r"[0-9]{1,2}$")
_MOST_SCORE: Final = 10
_ENCODED: Final = "\ue000"  # a private character stands for an entity while the line is taken apart


@attrs.frozen(kw_only=True)
class MermaidDocument:
    """
    What was read: the project, what there is to say about it, and the line of each place in it.
    """

    project: Project | None
    findings: tuple[Finding, ...] = ()
    lines: dict[str, int] = attrs.field(factory=dict)


@attrs.define
class _Point:
    title: str
    score: int | None
    actors: tuple[str, ...]
    line: int


@attrs.define
class _Section:
    title: str
    line: int
    points: list[_Point] = attrs.Factory(list)
    notes: list[str] = attrs.Factory(list)


@attrs.define
class _Reading:
    title: str = ""
    description: str = ""
    sections: list[_Section] = attrs.Factory(list)
    notes: list[str] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)

    def say(self, rule: Rule, line: int, **params: object) -> None:
        self.findings.append(rule.finding(Location(line=line, position=1), **params))


def read_mermaid(text: str, *, name: str = "journey") -> MermaidDocument:
    """
    Read the first journey diagram of *text*, which may be Markdown with a ``mermaid`` block.

    *name* becomes the id of the journey. Text without a journey gives no project and an error finding.
    """
    lines = list(_lines(text))
    start = next((at for at, (_, line) in enumerate(lines) if _is_head(line)), None)
    if start is None:
        return MermaidDocument(project=None, findings=(rules.NOT_A_JOURNEY.finding(Location(line=1, position=1)),))
    reading = _Reading()
    rest = lines[start][1].strip()[len("journey") :]
    numbered = [(lines[start][0], rest), *lines[start + 1 :]]
    _read_lines(numbered, reading)
    return _document(reading, name)


def _is_head(line: str) -> bool:
    words = line.split(maxsplit=1)
    return bool(words) and words[0] == "journey"


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """
    Yield the diagram's lines with their numbers, without front matter, directives and comments.
    """
    fence = _FENCE.search(text)
    first, body = 1, text
    if fence is not None:
        first = text.count("\n", 0, fence.end()) + 2
        body = text[fence.end() + 1 :].partition(fence.group(1))[0]
    # Line numbers stay: what is taken away leaves its line ends behind.
    body = _DIRECTIVE.sub(lambda found: "\n" * found.group().count("\n"), body)
    inside = False
    for number, line in enumerate(body.split("\n"), first):
        if line.strip() == "---" and (inside or number == first):
            inside = not inside
        elif not inside and not line.lstrip().startswith("%%"):
            yield number, line


def _read_lines(lines: list[tuple[int, str]], reading: _Reading) -> None:
    pending = iter(lines)
    for number, raw in pending:
        line = _hidden(raw).strip()
        if not line:
            continue
        word = line.split(maxsplit=1)[0].lower().rstrip(":")
        if word == "accdescr" and "{" in line and ":" not in line.partition("{")[0]:
            reading.description = _described(line, pending)
        elif word in ("title", "acctitle", "accdescr") and len(line) > len(word):
            _read_heading(word, line, number, reading)
        elif word == "section" and len(line) > len(word):
            _read_section(line[len(word) :].strip(), number, reading)
        else:
            _read_task(line, number, reading)


def _hidden(line: str) -> str:
    """
    Return *line* without its comment, its entities hidden from the grammar.
    """
    return _ENTITY.sub(lambda found: f"{_ENCODED}{found.group(1)}{_ENCODED}", line).partition("#")[0]


def _shown(text: str) -> str:
    plain = re.sub(f"{_ENCODED}(\\w+){_ENCODED}", lambda found: _character(found.group(1)), text)
    return " ".join(plain.split())


def _character(name: str) -> str:
    return html.unescape(f"&#{name};" if name.isascii() and name.isdigit() else f"&{name};")


def _described(line: str, pending: Iterator[tuple[int, str]]) -> str:
    text = line.partition("{")[2]
    parts = [text]
    while "}" not in parts[-1]:
        following = next(pending, None)
        if following is None:
            break
        parts.append(_hidden(following[1]))
    return _shown(" ".join(parts).partition("}")[0])


def _read_heading(word: str, line: str, number: int, reading: _Reading) -> None:
    text = line[len(word) :].strip()
    if word == "title":
        if _SCORE_AT_END.search(text):
            reading.say(rules.SWALLOWED_TITLE, number, found=line[: len(word)])
        reading.title = _shown(text)
    elif word == "accdescr":
        reading.description = _shown(text.removeprefix(":"))
    elif not reading.title:  # the accessible title says the same to a screen reader
        reading.title = _shown(text.removeprefix(":"))


def _read_section(text: str, number: int, reading: _Reading) -> None:
    for mark, entity in ((":", "#58;"), (";", "#59;")):
        if mark in text:
            reading.say(rules.SEMICOLON, number, found=mark, entity=entity)
    reading.sections.append(_Section(_shown(text), number))


def _read_task(line: str, number: int, reading: _Reading) -> None:
    name, colon, rest = line.partition(":")
    if not _shown(name):
        reading.say(rules.UNREAD_LINE, number)
        reading.notes.append(_shown(line))
        return
    if ";" in line:
        reading.say(rules.SEMICOLON, number, found=";", entity="#59;")
    if not reading.sections:
        reading.say(rules.TASK_BEFORE_SECTION, number)
        reading.sections.append(_Section("", number))
    section = reading.sections[-1]
    pieces = rest.split(":")
    if len(pieces) > 2:
        reading.say(rules.COLON_IN_TASK, number)
        section.notes.append(_shown(line))
    score = _score(pieces[0] if colon else None, number, section, reading)
    actors = tuple(_shown(actor) for actor in pieces[1].split(",")) if len(pieces) > 1 else ()
    section.points.append(_Point(_shown(name), score, tuple(filter(None, actors)), number))


def _score(text: str | None, number: int, section: _Section, reading: _Reading) -> int | None:
    plain = "" if text is None else _shown(text)
    if not plain:
        reading.say(rules.NO_SCORE, number)
        return None
    if plain.isascii() and _WHOLE.match(plain) and int(plain) <= _MOST_SCORE:
        return int(plain)
    reading.say(rules.NOT_A_SCORE, number, found=plain[:20] if _is_number(plain) else "…")
    section.notes.append(plain)
    return None


def _is_number(text: str) -> bool:
    return all(character in "+-.,0123456789eE" for character in text)


def _document(reading: _Reading, name: str) -> MermaidDocument:
    scale = _scale(reading)
    people = dict.fromkeys(actor for section in reading.sections for point in section.points for actor in point.actors)
    ids = {actor: f"persona-{number}" for number, actor in enumerate(people, 1)}
    lines = {"journeys[0]": 1}
    stages = tuple(_stage(section, number, ids, lines) for number, section in enumerate(reading.sections))
    journey = Journey(
        id=name,
        title=reading.title,
        goal=reading.description or None,
        personas=tuple(ids.values()),
        scale=scale,
        stages=stages,
        notes=tuple(Note(text=note) for note in reading.notes),
    )
    personas = tuple(Persona(id=given, name=actor) for actor, given in ids.items())
    project = Project(title=reading.title, personas=personas, journeys=(journey,))
    return MermaidDocument(project=project, findings=tuple(reading.findings), lines=lines)


def _scale(reading: _Reading) -> Scale:
    scores = [point.score for section in reading.sections for point in section.points if point.score is not None]
    low, high = (0 if 0 in scores else 1), max([5, *scores])
    if high > Scale().high:
        line = next(p.line for section in reading.sections for p in section.points if p.score == high)
        reading.say(rules.SCALE_WIDENED, line, found=high, low=low, high=_MOST_SCORE)
        high = _MOST_SCORE
    return Scale(low=low, high=high)


def _stage(section: _Section, number: int, ids: dict[str, str], lines: dict[str, int]) -> Stage:
    path = f"journeys[0].stages[{number}]"
    lines[path] = section.line
    # The writer draws the emotion of a stage as a task of the stage's own name.
    first = section.points[0].score if section.points and section.points[0].title == section.title else None
    points = section.points if first is None else section.points[1:]
    for at, point in enumerate(points):
        lines[f"{path}.touchpoints[{at}]"] = point.line
    return Stage(
        id=f"stage-{number + 1}",
        title=section.title,
        emotion=None if first is None else Emotion(actual=first),
        touchpoints=tuple(_touchpoint(point, ids) for point in points),
        note="; ".join(section.notes) or None,
    )


def _touchpoint(point: _Point, ids: dict[str, str]) -> Touchpoint:
    who = tuple(ids[actor] for actor in dict.fromkeys(point.actors))
    return Touchpoint(
        title=point.title,
        personas=() if len(who) == len(ids) else who,
        emotion=None if point.score is None else Emotion(actual=point.score),
    )
