"""
Tables: where on a sheet the journey stands, which way the stages go, and what each line across them is.

Whatever way a table is turned, it is told in the same words: *records* are the stages (columns of layout A, rows of the
others), *lines* are the lanes across them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets.grid import Cell, Grid, Range, letters, text_of
from cjmkit.journeys.sheets.words import STAGE, Words

__all__ = ["Line", "SheetTable", "tables_of"]

_NUMBERING: Final = frozenset(("№", "n", "#", "№ п/п", "no", "no.", "п/п"))
_KEYED: Final = re.compile(r"[^\W\d][\w \-/]{1,40}:\s*\S")


@attrs.frozen(kw_only=True)
class Line:
    """
    A lane (or a channel of a matrix) across the stages: its row or column, its title, what the title stands for.
    """

    index: int
    title: str
    lane: str | None = None
    channel: str | None = None
    continued: bool = False


@attrs.frozen(kw_only=True)
class SheetTable:
    """
    One table of a sheet. *across* tells that the stages are columns.

    *stage_line* is the row (or column) of the stages' titles, *group_line* the one of their groups, *title_line* the
    column (or row) of the lanes' titles, -1 if there is none. *heads* are the cells above the table, *outside* those
    beside it that belong to no stage.
    """

    grid: Grid
    across: bool
    stage_line: int
    title_line: int
    group_line: int | None = None
    lines: tuple[Line, ...]
    records: tuple[int, ...]
    heads: tuple[tuple[int, int], ...] = ()
    outside: tuple[tuple[int, int], ...] = ()
    merged: Mapping[tuple[int, int], Range] = attrs.field(factory=dict, repr=False)

    def at(self, record: int, line: int) -> Cell:
        """
        Return the value where a record and a line meet.
        """
        return self.grid.at(line, record) if self.across else self.grid.at(record, line)

    def where(self, record: int, line: int) -> Location:
        """
        Return the place where a record and a line meet.
        """
        return self.grid.where(line, record) if self.across else self.grid.where(record, line)

    def title_where(self, line: int) -> Location:
        """
        Return the place of a line's title.
        """
        return self.where(max(0, self.title_line), line) if self.across else self.grid.where(self.title_line, line)

    def span(self, record: int, line: int) -> tuple[int, int]:
        """
        Return the first and the last record of the merged range that begins where a record and a line meet.
        """
        found = self.merged.get((line, record) if self.across else (record, line))
        if found is None:
            return record, record
        return (found[1], found[3]) if self.across else (found[0], found[2])

    @property
    def layout(self) -> str:
        """
        The layout's letter: A stages across, B a row per stage, C channel × stage, D a row per touchpoint.
        """
        channels = sum(line.channel is not None for line in self.lines)
        if channels and channels * 2 > len(self.lines):
            return "C"
        if self.is_flat:
            return "D"
        return "A" if self.across else "B"

    @property
    def is_flat(self) -> bool:
        """
        Whether a record is a touchpoint and not a stage.
        """
        lanes = {line.lane for line in self.lines}
        details = {lane for lane in lanes if lane is not None and lane.startswith("touchpoints.")}
        if "touchpoints" not in lanes or not details - {"touchpoints.marketer_task"}:
            return False
        return not self.across or len(details) > 1 or details != {"touchpoints.channel"}


_CORNERS: Final = (None, STAGE, "touchpoints", "touchpoints.channel")
"""What may stand in the corner of a table whose stages go across: «Канал» is the title of a matrix's first column."""


@attrs.define
class _Sheet:
    grid: Grid
    words: Words
    merged: dict[tuple[int, int], Range]

    def hits(self, row: int) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
        lanes, stages, channels = {}, {}, {}
        for column, value in self.grid.rows.get(row, {}).items():
            if (lane := self.words.lane(value)) is not None:
                lanes[column] = lane
            if (stage := self.words.stage(value)) is not None:
                stages[column] = stage
            if (channel := self.words.channel(value)) is not None:
                channels[column] = channel
        return lanes, stages, channels

    def known(self, row: int, column: int) -> bool:
        value = self.grid.at(row, column)
        return self.words.lane(value) is not None or self.words.channel(value) is not None


@attrs.frozen
class _Start:
    row: int
    across: bool
    column: int
    """Of the stages' titles where they go down, of the lanes' titles where they go across (-1 if there is none)."""


def tables_of(grid: Grid, words: Words) -> tuple[list[SheetTable], tuple[tuple[int, int], ...]]:
    """
    Return the tables of a sheet from top to bottom, and the cells below the last one that are none of its.
    """
    sheet = _Sheet(grid, words, {(top, left): each for each in grid.merged for top, left in [each[:2]]})
    rows = sorted(grid.rows)
    starts = _starts(sheet, rows)
    found: list[SheetTable] = []
    heads: list[tuple[int, int]] = [(row, column) for row in rows for column in grid.rows[row]] if not starts else []
    if starts:
        heads = [(row, column) for row in rows if row < starts[0].row for column in sorted(grid.rows[row])]
    for at, start in enumerate(starts):
        end = starts[at + 1].row if at + 1 < len(starts) else rows[-1] + 1
        body = [row for row in rows if start.row < row < end]
        body, rest = _without_tail(sheet, start, body, is_last=at + 1 == len(starts))
        table = _across(sheet, start, body, heads) if start.across else _down(sheet, start, body, heads)
        if table is None:
            heads = [*heads, *_cells_of(grid, [start.row, *body]), *rest]
            continue
        found.append(table)
        heads = rest
    return found, tuple(heads)


def _cells_of(grid: Grid, rows: Sequence[int]) -> list[tuple[int, int]]:
    return [(row, column) for row in rows for column in sorted(grid.rows[row])]


def _starts(sheet: _Sheet, rows: Sequence[int]) -> list[_Start]:
    found: list[_Start] = []
    for at in range(len(rows)):
        start = _start(sheet, rows, at, found[-1] if found else None)
        if start is not None:
            found.append(start)
    if not found:
        lone = _unnamed(sheet, rows)
        return [] if lone is None else [lone]
    return found


def _start(sheet: _Sheet, rows: Sequence[int], at: int, current: _Start | None) -> _Start | None:
    row = rows[at]
    lanes, stages, channels = sheet.hits(row)
    cells = sheet.grid.rows[row]
    title = next((column for column in sorted(lanes) if lanes[column] == STAGE), None)
    if title is not None and len(cells) > 1 and not _is_inside(sheet, rows, at, title, current):
        others = [lane for column, lane in lanes.items() if column != title]
        if len({*others} - {STAGE}) >= 1 and len(stages.keys() - lanes.keys()) <= len(others):
            return _Start(row, False, title)
        return _title_start(sheet, rows, at, title, stages, channels)
    if current is not None and (
        not current.across or (cells.keys() & {current.column} and sheet.known(row, current.column))
    ):
        return None
    first = min(cells)
    hits = [column for column in stages if column > first or first not in lanes]
    if len(hits) > 1 and (len(hits) * 2 >= len(cells) - 1) and lanes.get(first) in _CORNERS:
        return _Start(row, True, _lane_column(sheet, rows, at, min(hits)))
    return _Start(row, False, first) if _is_matrix_down(sheet, rows, at, lanes, channels) else None


def _is_matrix_down(
    sheet: _Sheet, rows: Sequence[int], at: int, lanes: Mapping[int, str], channels: Mapping[int, str]
) -> bool:
    """
    Tell whether channels stand to the right of a corner («Этап / канал») and stages below it.
    """
    cells = sheet.grid.rows[rows[at]]
    first = min(cells)
    if lanes.get(first) not in _CORNERS[2:] or len(channels) < 2 or len(channels) * 2 < len(cells) - 1:
        return False
    return sum(sheet.words.stage(sheet.grid.at(row, first)) is not None for row in rows[at + 1 : at + 40]) > 1


def _is_inside(sheet: _Sheet, rows: Sequence[int], at: int, title: int, current: _Start | None) -> bool:
    """
    Tell a lane called «Шаги» inside of a table from the head of the next one.
    """
    if current is None or not current.across or current.column != title:
        return False
    named = len(sheet.hits(rows[at])[1])
    if current.row == rows[at - 1]:  # the row before may be that of the groups
        return not named and len(sheet.hits(current.row)[1]) > 0
    return rows[at - 1] == rows[at] - 1 and named < 2


def _title_start(
    sheet: _Sheet, rows: Sequence[int], at: int, title: int, stages: Mapping[int, str], channels: Mapping[int, str]
) -> _Start | None:
    """
    Decide by its neighbours which way the stages go from a cell that says «Этап» among no other lanes.
    """
    below = [sheet.grid.at(row, title) for row in rows[at + 1 : at + 40]]
    named = sum(sheet.words.stage(value) is not None for value in below)
    known = sum(sheet.words.lane(value) is not None or sheet.words.channel(value) is not None for value in below)
    right = sum(column > title for column in channels)
    across = sum(column > title for column in stages) + known
    if named + right > across and right:
        return _Start(rows[at], False, title)
    return _Start(rows[at], True, title)


def _lane_column(sheet: _Sheet, rows: Sequence[int], at: int, first: int) -> int:
    """
    Return the column of the lanes' titles left of the *first* stage: the one with most titles that we know.
    """
    counts = {
        column: sum(sheet.known(row, column) for row in rows[at + 1 : at + 60])
        for column in range(max(0, first - 6), first)
    }
    if any(counts.values()):
        return max(counts, key=lambda column: counts[column])
    filled = [column for column in counts if any(column in sheet.grid.rows[row] for row in rows[at + 1 : at + 60])]
    return filled[-1] if filled else -1


def _unnamed(sheet: _Sheet, rows: Sequence[int]) -> _Start | None:
    """
    Find a table whose stages have names of their own: by a column or a row of lanes that we know.
    """
    by_column: dict[int, list[int]] = {}
    for row in rows:
        lanes, _, _ = sheet.hits(row)
        if len(set(lanes.values())) > 1 and len(lanes) * 2 >= len(sheet.grid.rows[row]) - 1:
            stage = _stage_column(sheet, rows, row, lanes)
            if stage is not None:
                return _Start(row, False, stage)
        for column in lanes:
            by_column.setdefault(column, []).append(row)
    best = max(by_column, key=lambda column: (len(by_column[column]), -column), default=None)
    if best is None:
        return _stages_below(sheet, rows)
    header = _header_above(sheet, rows, best, by_column[best][0])
    enough = len(by_column[best]) > 1
    return _Start(header, True, best) if header is not None and enough else None


def _stage_column(sheet: _Sheet, rows: Sequence[int], header: int, lanes: Mapping[int, str]) -> int | None:
    counts: dict[int, int] = {}
    for row in rows:
        if row > header:
            for column, value in sheet.grid.rows[row].items():
                if column not in lanes and sheet.words.stage(value) is not None:
                    counts[column] = counts.get(column, 0) + 1
    best = max(counts, key=lambda column: (counts[column], -column), default=None)
    if best is not None:
        return best
    # A first column of other titles than ours, with nothing or an unknown word above it.
    left = min((min(sheet.grid.rows[row]) for row in rows if row > header), default=0)
    return left if left < min(lanes) else None


def _header_above(sheet: _Sheet, rows: Sequence[int], column: int, first: int) -> int | None:
    above = [row for row in rows if row < first and sum(each > column for each in sheet.grid.rows[row]) > 1]
    if above:
        return above[-1]
    single = [row for row in rows if row < first and any(each > column for each in sheet.grid.rows[row])]
    return single[-1] if single else None


def _stages_below(sheet: _Sheet, rows: Sequence[int]) -> _Start | None:
    """
    Find a column of stages whose header names channels, or nothing that we know.
    """
    counts: dict[int, list[int]] = {}
    for row in rows:
        for column, value in sheet.grid.rows[row].items():
            if sheet.words.stage(value) is not None:
                counts.setdefault(column, []).append(row)
    best = max(counts, key=lambda column: (len(counts[column]), -column), default=None)
    if best is None or len(counts[best]) < 2:
        return None
    above = [row for row in rows if row < counts[best][0]]
    return _Start(above[-1], False, best) if above and len(sheet.grid.rows[above[-1]]) > 1 else None


def _without_tail(
    sheet: _Sheet, start: _Start, body: list[int], *, is_last: bool
) -> tuple[list[int], list[tuple[int, int]]]:
    """
    Part the lines that stand alone below a table: they are the title of the next one, or a signature.
    """
    end = len(body)
    while end:
        cells = sheet.grid.rows[body[end - 1]]
        if len(cells) != 1:
            break
        ((column, value),) = cells.items()
        if sheet.words.lane(value) or sheet.words.stage(value) or sheet.words.channel(value):
            break
        if start.across and column > start.column and body[end - 1] - 1 in sheet.grid.rows:
            break  # a cell under a stage goes on with the lane above
        in_place = column == start.column
        keyed = isinstance(value, str) and _KEYED.match(value) is not None
        if is_last and in_place and not keyed and not start.across:
            break
        end -= 1
    return body[:end], _cells_of(sheet.grid, body[end:])


def _across(sheet: _Sheet, start: _Start, body: list[int], heads: list[tuple[int, int]]) -> SheetTable | None:
    grid = sheet.grid
    titles = {column for column in grid.rows[start.row] if column > start.column}
    if not body or not titles:
        return None
    first = min(titles)
    covered = _covered(sheet, start.row, titles)
    columns = {column for row in body for column in grid.rows[row] if column >= first} | titles | covered
    lines = tuple(_lines(sheet, [(row, grid.at(row, start.column)) for row in body], start, across=True))
    group, heads = _group_row(sheet, start, heads, first)
    corner = _corner(sheet, start)
    ours = (start.row, *body) if group is None else (group, start.row, *body)
    outside = [
        (row, column) for row in ours for column in grid.rows[row] if _is_beside(sheet, row, column, start, first)
    ]
    return SheetTable(
        grid=grid,
        across=True,
        stage_line=start.row,
        title_line=start.column,
        group_line=group,
        lines=lines,
        records=tuple(sorted(columns)),
        heads=(*heads, *corner),
        outside=tuple(outside),
        merged=sheet.merged,
    )


def _corner(sheet: _Sheet, start: _Start) -> tuple[tuple[int, int], ...]:
    """
    Return the corner where titles of stages and lanes meet, if it says something else than «Этап».
    """
    value = sheet.grid.at(start.row, start.column)
    return () if value is None or sheet.words.lane(value) is not None else ((start.row, start.column),)


def _covered(sheet: _Sheet, row: int, titles: set[int]) -> set[int]:
    ranges = (sheet.merged.get((row, column)) for column in titles)
    return {column for found in ranges if found is not None for column in range(found[1], found[3] + 1)}


def _is_beside(sheet: _Sheet, row: int, column: int, start: _Start, first: int) -> bool:
    if column == start.column or column >= first:
        return False
    value = sheet.grid.at(row, column)
    return isinstance(value, str) and not value.strip().rstrip(".").isdigit()


def _group_row(
    sheet: _Sheet, start: _Start, heads: list[tuple[int, int]], first: int
) -> tuple[int | None, list[tuple[int, int]]]:
    """
    Take the row above the stages for their groups if it is merged over them, or begins above the first of them.
    """
    if not heads or heads[-1][0] != start.row - 1:
        return None, heads
    row = start.row - 1
    columns = [column for at, column in heads if at == row]
    over = [column for column in columns if column >= first]
    titled = sheet.words.lane(sheet.grid.at(row, start.column)) in ("group", STAGE)
    merged = any((found := sheet.merged.get((row, column))) is not None and found[3] > found[1] for column in over)
    keyed = any(_KEYED.match(text_of(sheet.grid.at(row, column))) for column in over)
    if (
        not over
        or keyed
        or not (titled or (over[0] == first and (len(over) > 1 or merged) and len(over) == len(columns)))
    ):
        return None, heads
    # A title merged over the whole table is no group.
    if len(over) == 1 and not titled and _is_whole(sheet, row, over[0], start):
        return None, heads
    return row, [cell for cell in heads if cell[0] != row]


def _is_whole(sheet: _Sheet, row: int, column: int, start: _Start) -> bool:
    found = sheet.merged.get((row, column))
    return found is not None and found[3] >= max(sheet.grid.rows[start.row])


def _lines(sheet: _Sheet, titles: Sequence[tuple[int, Cell]], start: _Start, *, across: bool) -> Iterator[Line]:
    before: Line | None = None
    for index, value in titles:
        title = text_of(value).strip()
        if not title and across and before is not None:
            yield attrs.evolve(before, index=index, continued=True)
            continue
        lane = sheet.words.lane(value)
        lane = "actions" if lane == STAGE and across else lane
        channel = None if lane is not None else sheet.words.channel(value)
        shown = title or (str(index) if across else letters(index))
        before = Line(index=index, title=shown, lane=lane, channel=channel)
        yield before


def _down(sheet: _Sheet, start: _Start, body: list[int], heads: list[tuple[int, int]]) -> SheetTable | None:
    grid = sheet.grid
    if not body:
        return None
    header = grid.rows[start.row]
    columns = sorted({column for row in (start.row, *body) for column in grid.rows[row]} - {start.column})
    columns = [column for column in columns if not _is_numbering(sheet, start.row, column, body)]
    if not columns:
        return None
    lines = list(_lines(sheet, [(column, header.get(column)) for column in columns], start, across=False))
    group = next((line for line in lines if line.lane in ("group", STAGE)), None) or _group_column(
        sheet, start, lines, body
    )
    return SheetTable(
        grid=grid,
        across=False,
        stage_line=start.column,
        title_line=start.row,
        group_line=None if group is None else group.index,
        lines=tuple(line for line in lines if line is not group),
        records=tuple(body),
        heads=(*heads, *_corner(sheet, start)),
        outside=() if group is None or group.lane else ((start.row, group.index),) if group.index in header else (),
        merged=sheet.merged,
    )


def _group_column(sheet: _Sheet, start: _Start, lines: Sequence[Line], body: Sequence[int]) -> Line | None:
    for line in lines:
        if line.index < start.column and line.lane is None and line.channel is None:
            tall = (sheet.merged.get((row, line.index)) for row in body)
            if any(found is not None and found[2] > found[0] for found in tall):
                return line
    return None


def _is_numbering(sheet: _Sheet, header: int, column: int, body: Sequence[int]) -> bool:
    title = text_of(sheet.grid.at(header, column)).strip().casefold()
    if title and title not in _NUMBERING:
        return False
    values = [text_of(value).strip().rstrip(".") for row in body if (value := sheet.grid.at(row, column)) is not None]
    if not title and column > min(sheet.grid.rows[header]):
        return False
    return all(value.isascii() and value.isdigit() for value in values)
