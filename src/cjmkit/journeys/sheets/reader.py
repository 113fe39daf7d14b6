"""
The reader: from the grids of a file to a project, with what was found and where everything stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.building import build
from cjmkit.journeys.sheets.drafts import Draft, draft_of, is_same, join
from cjmkit.journeys.sheets.grid import Grid, text_of
from cjmkit.journeys.sheets.heads import Head, head_of
from cjmkit.journeys.sheets.joining import Join
from cjmkit.journeys.sheets.pages import MAP_MARK, POINTS_MARK
from cjmkit.journeys.sheets.reading import Reading
from cjmkit.journeys.sheets.tables import SheetTable, tables_of
from cjmkit.model.journeys import Project, Scale

__all__ = ["SheetDocument", "looks_like_map", "read_sheets"]

_LAYOUTS: Final = {
    "A": ("этапы стоят столбцами", "the stages are columns"),
    "B": ("строка на этап", "a row for each stage"),
    "C": ("матрица «канал × этап»", "a matrix of channels and stages"),
    "D": ("запись на точку контакта", "a record for each touchpoint"),
}
_CORE: Final = frozenset(
    ("touchpoints", "barriers", "barriers.remedies", "emotion", "emotion.actual", "client_goal", "actions", "thoughts")
)


@attrs.frozen(kw_only=True)
class SheetDocument:
    """
    What was read: the project, what there is to say, and the place of each part.
    """

    project: Project | None
    findings: tuple[Finding, ...] = ()
    places: dict[str, Location] = attrs.field(factory=dict)


def read_sheets(
    grids: Iterable[Grid], *, title: str = "", join_tables: Join = "auto", scale: Scale | None = None
) -> SheetDocument:
    """
    Read the journeys of *grids*, the sheets of one file.

    *title* names the project. Tables of the same stages are one journey unless *join_tables* is ``never``. *scale* is
    the scale of emotions, found out if None.
    """
    reading = Reading()
    drafts: list[Draft] = []
    where, lost = Location(), False
    for grid in grids:
        where = Location(source=grid.source)
        bare = _bare(grid)
        if bare is not grid and not lost:
            lost = True
            reading.say(rules.FORMAT_DAMAGED, where)
        _read_grid(bare, drafts, reading, join_tables)
    if not drafts:
        return SheetDocument(project=None, findings=(rules.NO_TABLE.finding(where), *reading.findings))
    project = build(drafts, reading, title=title, scale=scale)
    return SheetDocument(project=project, findings=tuple(reading.findings), places=reading.places)


def _bare(grid: Grid) -> Grid:
    """
    Return a sheet of ours without its keys, empty if it only repeats others: its workbook lost the hidden data.
    """
    mark = text_of(grid.at(1, 0))
    if not mark.startswith("cjmkit"):
        return grid
    if not mark.startswith((MAP_MARK, POINTS_MARK)):
        return attrs.evolve(grid, rows={})
    rows = {
        row: {column: value for column, value in cells.items() if column > 0}
        for row, cells in grid.rows.items()
        if not text_of(cells.get(0)).startswith("mark:") and not (row == 1 and mark.startswith(MAP_MARK))
    }
    return attrs.evolve(grid, rows={row: cells for row, cells in rows.items() if cells})


def _read_grid(grid: Grid, drafts: list[Draft], reading: Reading, join_tables: Join) -> None:
    tables, below = tables_of(grid, reading.words)
    if not tables:
        if grid.rows:
            count = sum(len(cells) for cells in grid.rows.values())
            reading.say(rules.NOT_A_MAP, grid.where(), count=count)
        return
    if grid.state != "visible":
        reading.say(rules.HIDDEN_SHEET, grid.where())
    found: list[Draft] = []
    orphans: list[Draft] = []
    for table in tables:
        draft = draft_of(table, reading)
        if draft.stages:
            _say_layout(table, draft, reading)
        (found if draft.stages else orphans).append(draft)
    if not found:
        reading.say(rules.NOT_A_MAP, grid.where(), count=sum(len(cells) for cells in grid.rows.values()))
        return
    for orphan in orphans:
        found[0].outside.extend(orphan.outside)
        found[0].strangers.extend(orphan.strangers)
        _take_below(found[0].head, orphan.head, grid)
    _take_below(found[-1].head, head_of(grid, below), grid)
    for draft in found:
        _place(draft, drafts, reading, join_tables)


def _take_below(head: Head, below: Head, grid: Grid) -> None:
    for key, value in below.values.items():
        head.values.setdefault(key, value)
    head.rest.extend(below.rest)
    if below.title:
        head.rest.append((below.title, below.title_where or grid.where()))


def _say_layout(table: SheetTable, draft: Draft, reading: Reading) -> None:
    ru, en = _LAYOUTS[table.layout]
    where = table.where(table.records[0], table.stage_line)
    reading.say(rules.LAYOUT_FOUND, where, layout_ru=ru, layout_en=en, stages=len(draft.stages), lanes=len(table.lines))


def _place(draft: Draft, drafts: list[Draft], reading: Reading, join_tables: Join) -> None:
    same = None if join_tables == "never" else next((each for each in drafts if is_same(each, draft)), None)
    if same is None:
        drafts.append(draft)
        return
    if reading.words.lane(draft.head.title) is not None:
        draft.head.title = ""  # «Таблица 3. Барьеры» says no more than the lane does
    reading.say(rules.SHEETS_JOINED, draft.stages[0].where, journey=(same.head.title or same.sheet or "")[:60])
    join(same, draft)


def looks_like_map(grids: Sequence[Grid]) -> bool:
    """
    Return whether one of *grids* is surely a journey and no list of clients: several stages and a lane that we know,
    or several lanes.
    """
    reading = Reading()
    for grid in grids:
        for table in tables_of(grid, reading.words)[0]:
            lanes = {line.lane for line in table.lines} & _CORE
            named = [table.at(record, table.stage_line) for record in table.records[:40]]
            stages = {reading.words.stage(title) for title in named} - {None}
            if len(stages) > 2 and (lanes or table.layout == "C"):
                return True
            # Stages may be called anything; no list of clients has three lanes of a map.
            if len(lanes) > 2 and len(table.records) > 1:
                return True
    return False
