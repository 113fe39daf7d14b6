"""
Merging the list of touchpoints: what people changed in its cells, which rows they added, removed, or moved to a stage.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.columns import COLUMNS, Column
from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.journeys.sheets.names import Names
from cjmkit.journeys.sheets.pages import journey_key, lines_equal, points_page
from cjmkit.journeys.sheets.reading import Reading
from cjmkit.journeys.sheets.words import STAGE, stage_key
from cjmkit.model.journeys import Note, Project, Touchpoint

__all__ = ["EditedPoint", "EditedPoints", "merge_points"]

_FIRST: Final = 1
"""The column of the first title: keys stand in the one before."""


@attrs.define
class EditedPoint:
    """
    A touchpoint: as it was exported (None for a new one), and as it is now (None for a removed one).

    One that was *moved* stands at another stage as a new one.
    """

    base: Touchpoint | None
    now: Touchpoint | None
    where: Location | None = None
    moved: bool = False


@attrs.define(kw_only=True)
class EditedPoints:
    """
    The touchpoints of every stage by the numbers of its journey and itself; *strays* found no stage.
    """

    by_stage: dict[tuple[int, int], list[EditedPoint]]
    strays: list[Note] = attrs.field(factory=list)


@attrs.define
class _Merge:
    project: Project
    grid: Grid
    reading: Reading
    found: EditedPoints
    titles: dict[int, str]
    names: dict[int, Names]


def merge_points(project: Project, grid: Grid | None, reading: Reading) -> EditedPoints:
    """
    Return the touchpoints of *project* with what the list says now.
    """
    by_stage = {
        (at, number): [EditedPoint(point, point) for point in stage.touchpoints]
        for at, journey in enumerate(project.journeys)
        for number, stage in enumerate(journey.stages)
    }
    found = EditedPoints(by_stage=by_stage)
    if grid is None:
        return found
    merge = _Merge(project, grid, reading, found, _titles(grid, reading), {})
    _merge_rows(merge)
    return found


def _titles(grid: Grid, reading: Reading) -> dict[int, str]:
    found: dict[int, str] = {}
    for column, value in sorted(grid.rows.get(1, {}).items()):
        if column < _FIRST:
            continue
        text = text_of(value).strip()
        lane = "journey" if text == "Карта" else "touchpoints" if text == "Точка контакта" else reading.words.lane(text)
        if lane is None:
            reading.say(rules.EDIT_NOT_TAKEN, grid.where(1, column), how_ru="", how_en="")
        elif lane not in found.values():
            found[column] = lane
    return found


def _merge_rows(merge: _Merge) -> None:
    page = points_page(merge.project)
    expected = {key: dict(zip(page.columns, values, strict=True)) for key, values in page.rows}
    seen: set[str] = set()
    for row in sorted(merge.grid.rows):
        if row == 1:
            continue
        cells = {lane: merge.grid.at(row, column) for column, lane in merge.titles.items()}
        key = text_of(merge.grid.at(row, 0)).strip()
        if key in expected and key not in seen:
            seen.add(key)
            _merge_row(merge, row, key, cells, expected[key])
        elif any(value is not None for value in cells.values()):
            _add_row(merge, row, cells)
    for key in expected.keys() - seen:
        point = _point(merge, key)
        point.now = None
        title = "" if point.base is None else point.base.title
        merge.reading.say(
            rules.PART_REMOVED, merge.grid.where(), what_ru="точка контакта", what_en="a touchpoint", title=title[:60]
        )


def _numbers(key: str) -> tuple[int, int, int]:
    journey, stage, point = key.removeprefix("p:").split(".")
    return int(journey), int(stage), int(point)


def _point(merge: _Merge, key: str) -> EditedPoint:
    journey, stage, point = _numbers(key)
    return merge.found.by_stage[journey, stage][point]


def _names(merge: _Merge, journey: int) -> Names:
    if journey not in merge.names:
        merge.names[journey] = Names.of(merge.project, merge.project.journeys[journey])
    return merge.names[journey]


def _merge_row(merge: _Merge, row: int, key: str, cells: dict[str, Cell], expected: dict[str, Cell]) -> None:
    journey, stage, at = _numbers(key)
    point = merge.found.by_stage[journey, stage][at]
    point.where = merge.grid.where(row)
    for column, lane in merge.titles.items():
        if lane in COLUMNS and lane in expected and not lines_equal(cells[lane], expected[lane]):
            path = f"journeys[{journey}].stages[{stage}].touchpoints[{at}]"
            _take(merge, point, COLUMNS[lane], cells[lane], (row, column, path))
    if STAGE in cells and not lines_equal(cells[STAGE], expected[STAGE]):
        _move(merge, point, journey, cells, row)


def _take(merge: _Merge, point: EditedPoint, column: Column, cell: Cell, place: tuple[int, int, str]) -> None:
    row, at, path = place
    where = merge.grid.where(row, at)
    journey = int(path[len("journeys[") : path.index("]")])
    if column.read is None:
        how = ("; правьте его на листе карты", "; change it on the sheet of the map")
        merge.reading.say(rules.EDIT_NOT_TAKEN, where, how_ru=how[0], how_en=how[1])
        return
    changed = None if point.now is None else column.read(point.now, cell, _names(merge, journey))
    if changed is None:
        merge.reading.say(
            rules.EDIT_NOT_TAKEN,
            where,
            how_ru=f"; нужно: {column.expects.ru}",
            how_en=f"; expected: {column.expects.en}",
        )
        merge.found.strays.append(Note(text=text_of(cell).strip() or "—"))
        return
    point.now = changed
    merge.reading.say(rules.EDIT_TAKEN, where, path=path)


def _stage_of(merge: _Merge, cells: dict[str, Cell], usual: int | None) -> tuple[int, int] | None:
    called = text_of(cells.get("journey")).strip()
    journeys = merge.project.journeys
    fitting = [at for at, journey in enumerate(journeys) if called and journey_key(journey, at) == called]
    at = fitting[0] if fitting else usual if usual is not None else 0 if len(journeys) == 1 else None
    wanted = stage_key(text_of(cells.get(STAGE)))
    if at is None or not wanted:
        return None
    numbers = (number for number, stage in enumerate(journeys[at].stages) if stage_key(stage.title) == wanted)
    number = next(numbers, None)
    return None if number is None else (at, number)


def _move(merge: _Merge, point: EditedPoint, journey: int, cells: dict[str, Cell], row: int) -> None:
    home = _stage_of(merge, cells, journey)
    column = next(at for at, lane in merge.titles.items() if lane == STAGE)
    where = merge.grid.where(row, column)
    if home is None or point.now is None:
        how = ("; нужно название этапа этой карты", "; the title of a stage of this map is needed")
        merge.reading.say(rules.EDIT_NOT_TAKEN, where, how_ru=how[0], how_en=how[1])
        return
    merge.found.by_stage[home].append(EditedPoint(None, point.now, point.where))
    point.now, point.moved = None, True
    merge.reading.say(rules.EDIT_TAKEN, where, path=f"journeys[{home[0]}].stages[{home[1]}]")


def _add_row(merge: _Merge, row: int, cells: dict[str, Cell]) -> None:
    home = _stage_of(merge, cells, None)
    title = text_of(cells.get("touchpoints")).strip()
    if home is None or not title:
        merge.reading.say(rules.CELL_OUTSIDE, merge.grid.where(row))
        merge.found.strays.append(
            Note(text=" · ".join(text_of(value) for value in cells.values() if value is not None))
        )
        return
    point = EditedPoint(None, Touchpoint(title=title), merge.grid.where(row))
    merge.found.by_stage[home].append(point)
    path = f"journeys[{home[0]}].stages[{home[1]}].touchpoints"
    what = {"what_ru": "точка контакта", "what_en": "a touchpoint"}
    merge.reading.say(rules.PART_ADDED, merge.grid.where(row), title=title[:60], **what)
    for column, lane in merge.titles.items():
        if lane in COLUMNS and lane != "touchpoints" and cells[lane] is not None:
            _take(merge, point, COLUMNS[lane], cells[lane], (row, column, path))
