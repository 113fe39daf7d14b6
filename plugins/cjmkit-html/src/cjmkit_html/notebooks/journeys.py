"""
Journeys, personas and projects as outputs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import TableView
from cjmkit.journeys.analysis.wording import number
from cjmkit.model.journeys import Journey, Persona, Project
from cjmkit_html.maps.content import map_sheet
from cjmkit_html.maps.scene import map_scene
from cjmkit_html.maps.words import STATES
from cjmkit_html.notebooks.output import Block, Figure, Look, Output, shortened
from cjmkit_html.personas.scene import persona_scene
from cjmkit_html.personas.sheet import persona_sheet

__all__ = ["journey_output", "persona_output", "project_output"]

_MAP: Final = Texts("Карта пути", "Journey map")
_PERSONA: Final = Texts("Персона", "Persona")
_PROJECT: Final = Texts("Проект", "Project")
_UNTITLED: Final = Texts("Без названия", "Untitled")
_JOURNEYS: Final = Texts("Карты", "Journeys")
_PERSONAS: Final = Texts("Персоны", "Personas")
_COLUMNS: Final = (
    Texts("Карта", "Journey"),
    Texts("Состояние", "State"),
    Texts("Этапов", "Stages"),
    Texts("Точек контакта", "Touchpoints"),
    Texts("Барьеров", "Barriers"),
)
_WHO: Final = (_PERSONA, Texts("Кто это", "Who it is"), Texts("Проходит карт", "Journeys"))
_MOST_MAPS: Final = 6
"""Each takes some fifty kilobytes of the notebook's file."""
_MORE: Final = Texts(
    "Нарисованы первые {shown} карт из {all}: остальные – project.journeys[…].",
    "The first {shown} of {all} maps are drawn: the others are project.journeys[…].",
)


def journey_output(journey: Journey, look: Look) -> Output:
    """
    Return the map of a journey; its personas and channels are known by their ids alone.
    """
    figure, about = _map(Project(journeys=(journey,)), journey, look.lang)
    lines = (about,) if about else ()
    return Output(kind=_MAP.get(look.lang), title=figure.scene.title, lines=lines, blocks=(Block(figures=(figure,)),))


def persona_output(persona: Persona, look: Look) -> Output:
    """
    Return the sheet of a persona.
    """
    sheet = persona_sheet(persona, Project(personas=(persona,)), look.lang)
    figure = Figure(scene=persona_scene(sheet, look.lang))
    # The figure begins with the name.
    return Output(kind=_PERSONA.get(look.lang), blocks=(Block(figures=(figure,)),))


def project_output(project: Project, look: Look) -> Output:
    """
    Return what a project holds, with the maps folded up.
    """
    return Output(
        kind=_PROJECT.get(look.lang),
        title=project.title or _UNTITLED.get(look.lang),
        lines=tuple(filter(None, (project.note,))),
        blocks=tuple(_project_blocks(project, look.lang)),
    )


def _project_blocks(project: Project, lang: str) -> Iterator[Block]:
    tables = (_journeys(project, lang), _personas(project, lang))
    yield Block(tables=tuple(shortened(table, lang) for table in tables if table.rows))
    for journey in project.journeys[:_MOST_MAPS]:
        figure, about = _map(project, journey, lang)
        # The only map is what somebody wants to see.
        folded = len(project.journeys) > 1
        yield Block(title=figure.scene.title, sentence=about, figures=(figure,), folded=folded)
    if len(project.journeys) > _MOST_MAPS:
        yield Block(notes=(_MORE.get(lang, shown=_MOST_MAPS, all=len(project.journeys)),))


def _map(project: Project, journey: Journey, lang: str) -> tuple[Figure, str]:
    scene = map_scene(map_sheet(project, journey, lang), lang)
    return Figure(scene=scene, wide=True), scene.description


def _journeys(project: Project, lang: str) -> TableView:
    rows = []
    for journey in project.journeys:
        points = sum(1 for _ in journey.touchpoints())
        barriers = sum(len(stage.barriers) for stage in journey.stages)
        counts = (number(count, lang) for count in (len(journey.stages), points, barriers))
        rows.append((journey.title or journey.id, STATES[journey.state].get(lang), *counts))
    columns = tuple(column.get(lang) for column in _COLUMNS)
    return TableView(columns=columns, rows=tuple(rows), numbers=(2, 3, 4), title=_JOURNEYS.get(lang))


def _personas(project: Project, lang: str) -> TableView:
    rows = []
    for persona in project.personas:
        count = sum(persona.id in journey.personas for journey in project.journeys)
        rows.append((persona.name or persona.id, persona.title or "", number(count, lang)))
    columns = tuple(column.get(lang) for column in _WHO)
    return TableView(columns=columns, rows=tuple(rows), numbers=(2,), title=_PERSONAS.get(lang))
