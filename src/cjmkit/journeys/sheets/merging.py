"""
Merging: a workbook of ours read back, the hidden project with what people changed in the visible cells.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from cjmkit.codec.projects import project_from_dict
from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.grid import Grid, text_of
from cjmkit.journeys.sheets.merge_map import merge_map
from cjmkit.journeys.sheets.merge_points import EditedPoints, merge_points
from cjmkit.journeys.sheets.pages import MAP_MARK, POINTS_MARK
from cjmkit.journeys.sheets.reader import SheetDocument, read_sheets
from cjmkit.journeys.sheets.reading import Reading
from cjmkit.journeys.sheets.words import IdMaker, Words
from cjmkit.model.journeys import Journey, Persona, Project

__all__ = ["DATA_MARK", "DATA_SHEET", "is_data", "is_own", "read_own"]

DATA_SHEET: Final = "cjmkit"
"""The hidden sheet that holds the project."""

DATA_MARK: Final = "cjmkit/project-sheet@1"


def is_data(grids: Sequence[Grid]) -> bool:
    """
    Return whether one of *grids* is our hidden sheet.
    """
    return any(grid.sheet == DATA_SHEET and grid.at(1, 0) == DATA_MARK for grid in grids)


def read_own(grids: Sequence[Grid]) -> SheetDocument | None:
    """
    Read a workbook that we wrote; None for a stranger's, or for one whose hidden sheet is lost.
    """
    data = next((grid for grid in grids if grid.sheet == DATA_SHEET and grid.at(1, 0) == DATA_MARK), None)
    base = None if data is None else _decoded(data)
    return None if base is None else _merged(base, grids)


def _decoded(grid: Grid) -> Project | None:
    text = "".join(text_of(grid.at(row, 0)) for row in sorted(grid.rows) if row > 1)
    try:
        data: Any = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return project_from_dict(data).project


def _merged(base: Project, grids: Sequence[Grid]) -> SheetDocument:
    reading = Reading(words=Words(base))
    points = merge_points(base, next((grid for grid in grids if _mark(grid) == POINTS_MARK), None), reading)
    maps = {_mark(grid): grid for grid in reversed(grids) if _mark(grid).startswith(MAP_MARK)}
    journeys: list[Journey] = []
    personas: list[Persona] = list(base.personas)
    for at, journey in enumerate(base.journeys):
        grid = maps.pop(f"{MAP_MARK}{at}", None)
        if grid is None:
            _say_removed(journey, grids, reading)
            continue
        found = merge_map(
            attrs.evolve(base, personas=tuple(personas)), at, grid, points, reading, f"journeys[{len(journeys)}]"
        )
        personas.extend(found.personas)
        journeys.append(found.journey)
    project = attrs.evolve(base, personas=tuple(personas), journeys=tuple(journeys))
    project = _with_strays(project, points)
    return _with_strangers(project, [grid for grid in grids if not is_own(grid)], reading)


def _mark(grid: Grid) -> str:
    return text_of(grid.at(1, 0)).strip()


def is_own(grid: Grid) -> bool:
    """
    Return whether a sheet is one that we write.
    """
    return _mark(grid).startswith("cjmkit")


def _say_removed(journey: Journey, grids: Sequence[Grid], reading: Reading) -> None:
    where = Location(source=grids[0].source)
    reading.say(rules.PART_REMOVED, where, what_ru="карта", what_en="a map", title=journey.title[:60])


def _with_strays(project: Project, points: EditedPoints) -> Project:
    if not points.strays or not project.journeys:
        return project
    first, *rest = project.journeys
    return attrs.evolve(project, journeys=(attrs.evolve(first, notes=(*first.notes, *points.strays)), *rest))


def _with_strangers(project: Project, grids: Sequence[Grid], reading: Reading) -> SheetDocument:
    """
    Add the maps of sheets that people added to the workbook.
    """
    others = [grid for grid in grids if grid.rows]
    found = read_sheets(others) if others else None
    if found is None or found.project is None:
        more = [] if found is None else [each for each in found.findings if each.code != rules.NO_TABLE.code]
        return SheetDocument(project=project, findings=(*reading.findings, *more), places=reading.places)
    ids = IdMaker(journey.id for journey in project.journeys)
    people = {persona.name: persona.id for persona in project.personas}
    taken = IdMaker(persona.id for persona in project.personas)
    fresh = [persona for persona in found.project.personas if persona.name not in people]
    renamed = {persona.id: people.get(persona.name) or taken.make(persona.id) for persona in found.project.personas}
    journeys = [
        attrs.evolve(each, id=ids.make(each.id), personas=tuple(renamed[id_] for id_ in each.personas))
        for each in found.project.journeys
    ]
    places = {**reading.places, **_shifted(found.places, len(project.journeys), len(project.personas))}
    return SheetDocument(
        project=attrs.evolve(
            project,
            journeys=(*project.journeys, *journeys),
            personas=(*project.personas, *(attrs.evolve(each, id=renamed[each.id]) for each in fresh)),
        ),
        findings=(*reading.findings, *found.findings),
        places=places,
    )


def _shifted(places: Mapping[str, Location], journeys: int, personas: int) -> dict[str, Location]:
    """
    Return *places* for parts that come behind so many journeys and personas.
    """
    found: dict[str, Location] = {}
    for path, where in places.items():
        kind, _, rest = path.partition("[")
        number, _, tail = rest.partition("]")
        shift = journeys if kind == "journeys" else personas
        found[f"{kind}[{int(number) + shift}]{tail}"] = where
    return found
