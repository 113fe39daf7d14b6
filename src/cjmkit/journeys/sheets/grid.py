"""
Grids: the cells of one sheet by their addresses, whatever file they came from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from cjmkit.errors import LimitError
from cjmkit.findings import Location
from cjmkit.journeys.sheets.catalogue import TOO_LARGE

__all__ = ["Cell", "Grid", "Range", "letters", "text_of"]

Cell: TypeAlias = str | int | float | bool | dt.date | dt.datetime | dt.time | None
Range: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows from 1, columns from 0."""


@attrs.frozen(kw_only=True)
class Grid:
    """
    A sheet: *rows* hold cells by the index of their column, empty ones left out.

    *merged* are the merged ranges, *state* is ``visible`` or another word of the workbook.
    """

    source: str | None = None
    sheet: str | None = None
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[Range, ...] = ()
    state: str = "visible"

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[int, Sequence[Cell]]],
        *,
        sheet: str | None = None,
        source: str | None = None,
        merged: Iterable[Range] = (),
        state: str = "visible",
        most: int = 1_000_000,
    ) -> Grid:
        """
        Make a grid of numbered rows.

        Raises:
            LimitError: there are more than *most* cells that hold something.

        """
        held: dict[int, dict[int, Cell]] = {}
        count = 0
        for number, values in rows:
            cells = {at: value for at, value in enumerate(values) if not _is_blank(value)}
            count += len(cells)
            if count > most:
                raise LimitError(TOO_LARGE.finding(Location(source=source, sheet=sheet, row=number), limit=most))
            if cells:
                held[number] = cells
        return cls(source=source, sheet=sheet, rows=held, merged=tuple(merged), state=state)

    @property
    def width(self) -> int:
        """
        The number of columns up to the last cell.
        """
        return 1 + max((max(cells) for cells in self.rows.values()), default=-1)

    def at(self, row: int, column: int) -> Cell:
        """
        Return the value of a cell, None if it is empty.
        """
        return self.rows.get(row, {}).get(column)

    def where(self, row: int | None = None, column: int | None = None) -> Location:
        """
        Return the place of a cell, a row, a column or the sheet.
        """
        name = None if column is None else letters(column)
        return Location(source=self.source, sheet=self.sheet, row=row, column=name)

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """
        Yield the cells that hold something: row, column, value.
        """
        for row, cells in self.rows.items():
            for column, value in cells.items():
                yield row, column, value


def letters(index: int) -> str:
    """
    Return the letters of the column with *index* counted from 0: 0 is A, 26 is AA.
    """
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(65 + rest) + found
    return found


def text_of(value: Cell) -> str:
    """
    Return a cell as people see it: a whole number without its point, a day as 31.12.2024.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return f"{value.day:02}.{value.month:02}.{value.year:04} {value:%H:%M}"
    if isinstance(value, dt.date):
        return f"{value.day:02}.{value.month:02}.{value.year:04}"
    return str(value)


def _is_blank(value: Cell) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
