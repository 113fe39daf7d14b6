"""
``cjmkit inspect`` for a project: what was read of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from cjmkit.cli.common import key_values, refuse_options_of_cards
from cjmkit.cli.failure import Failure
from cjmkit.cli.printing import finding_as_dict, print_findings
from cjmkit.cli.seen import placed
from cjmkit.cli.terminal import emit_data, say, show_table
from cjmkit.findings import Lang, Severity, Texts
from cjmkit.intake.rows.source import Source
from cjmkit.model.journeys import Journey, JourneyState, Project
from cjmkit.plugins import ProjectRecord
from cjmkit.toolkit import Toolkit

__all__ = ["inspect_project"]

_TITLE: Final = Texts(
    "{path}: проект «{title}», персонажей: {personas}, карт: {journeys}",
    "{path}: the project “{title}”, personas: {personas}, maps: {journeys}",
)
_NOTHING: Final = Texts("{path}: проект не прочитан", "{path}: the project was not read")
_COLUMNS: Final = Texts(
    "Карта|Персонажи|Состояние|Этапов|Точек|Барьеров|Эмоций|Сосчитано",
    "Map|Personas|State|Stages|Touchpoints|Barriers|Emotions|Counted",
)
_STATES: Final = {
    JourneyState.AS_IS: Texts("как есть", "as is"),
    JourneyState.TO_BE: Texts("как будет", "to be"),
    JourneyState.IDEAL: Texts("идеал", "ideal"),
}
_NUMBERS: Final = ("stages", "touchpoints", "barriers", "emotions", "counted")
_STAGES: Final = Texts("Этапы «{map}»: {stages}", "Stages of “{map}”: {stages}")
_NEXT: Final = Texts(
    "чего на картах нет: cjmkit check {path}; что они говорят: cjmkit analyse {path}",
    "what the maps lack: cjmkit check {path}; what they say: cjmkit analyse {path}",
)


def inspect_project(kit: Toolkit, source: Source, path: str, given: Mapping[str, Any], lang: Lang) -> None:
    """
    Print the maps of the project in *source*, and what was found while reading.

    Raises:
        ConfigError: an option is of use for cards alone.
        Failure: the file has errors.

    """
    refuse_options_of_cards()
    options = key_values(given["in_options"], "--in-option") or None
    record = kit.load_project(source, format=given["from_"], options=options)
    if given["output"] == "json":
        emit_data(json.dumps([_as_data(record, path, lang)], ensure_ascii=False, indent=1))
    else:
        _show(record, path, lang)
    if any(finding.severity is Severity.ERROR for finding in record.findings):
        raise Failure(1)


def _as_data(record: ProjectRecord, path: str, lang: Lang) -> dict[str, Any]:
    project = record.project or Project()
    return {
        "source": record.where.source,
        "kind": "project",
        "title": project.title,
        "personas": [{"id": persona.id, "name": persona.name} for persona in project.personas],
        "journeys": [_map_as_data(journey) for journey in project.journeys],
        "findings": [finding_as_dict(placed(finding, path), lang) for finding in record.findings],
    }


def _map_as_data(journey: Journey) -> dict[str, Any]:
    points = [point for _, point in journey.touchpoints()]
    # A feeling in words alone counts: what has no score is told by the rules.
    felt = sum(1 for stage in journey.stages if stage.emotion or any(each.emotion for each in stage.touchpoints))
    return {
        "id": journey.id,
        "title": journey.title,
        "personas": list(journey.personas),
        "state": journey.state.value,
        "version": journey.version,
        "stage_titles": [stage.title or stage.id for stage in journey.stages],
        "stages": len(journey.stages),
        "touchpoints": len(points),
        "barriers": sum(len(stage.all_barriers) for stage in journey.stages),
        "emotions": felt,
        "counted": sum(1 for stage in journey.stages if stage.reached is not None),
    }


def _show(record: ProjectRecord, path: str, lang: Lang) -> None:
    project = record.project
    found = print_findings([placed(finding, path) for finding in record.findings], "text", lang)
    if project is None:
        say([_NOTHING.get(lang, path=path), found])
        return
    title = _TITLE.get(
        lang,
        path=path,
        title=_line(project.title) or "—",
        personas=len(project.personas),
        journeys=len(project.journeys),
    )
    if project.journeys:
        show_table(_table(project, lang), title=title)
        say([*_ways(project, lang), ""])
    else:
        say([title, ""])
    say([part for part in (found, _NEXT.get(lang, path=path)) if part])


def _table(project: Project, lang: Lang) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    first_number = 3
    for place, title in enumerate(_COLUMNS.get(lang).split("|")):
        table.add_column(Text(title), justify="right" if place >= first_number else "left", overflow="fold")
    names = {persona.id: persona.name for persona in project.personas}
    for journey in project.journeys:
        data = _map_as_data(journey)
        who = ", ".join(_line(names.get(each, each)) for each in journey.personas) or "—"
        cells = (_line(journey.title) or journey.id, who, _STATES[journey.state].get(lang))
        table.add_row(*(Text(cell) for cell in (*cells, *(str(data[name]) for name in _NUMBERS))))
    return table


def _ways(project: Project, lang: Lang) -> Iterator[str]:
    for journey in project.journeys:
        stages = " → ".join(_line(stage.title or stage.id) for stage in journey.stages) or "—"
        yield _STAGES.get(lang, map=_line(journey.title) or journey.id, stages=stages)


def _line(text: str) -> str:
    # A title is text of the file: control characters in it would give orders to the terminal.
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
