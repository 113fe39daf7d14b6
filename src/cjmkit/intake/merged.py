"""
Cells merged over several rows of data: a merged value stands in the first row and speaks of all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from cjmkit.errors import LimitError
from cjmkit.findings import Location
from cjmkit.intake.catalogue import merged as catalogue
from cjmkit.intake.rows.table import Cell, Row, Table, column_letters

__all__ = ["FillDown"]

_MOST: Final = 5_000_000
"""Cells that one table may have filled: a hundred thousand clients of fifty columns."""


class FillDown:
    """
    Repeats the values of merged cells in the rows of one table that they span.

    Only ranges that begin in row *first* or below count: above stands the heading. What a lower row holds
    itself is left as it is.
    """

    def __init__(self, table: Table, first: int) -> None:
        self._table = table
        self._starts = sorted(
            (top, left, bottom) for top, left, bottom, _ in table.merged if bottom > top and top >= first
        )
        self._open: dict[int, tuple[int, int, Cell]] = {}
        self._cells = 0
        self._rows = 0
        self._place: Location | None = None

    @property
    def needed(self) -> bool:
        """
        Whether there is anything to repeat.
        """
        return bool(self._starts)

    def fill(self, rows: Iterable[Row]) -> Iterator[Row]:
        """
        Yield *rows* with what merged cells of earlier ones say of them.

        Raises:
            LimitError: the ranges are larger than any base needs.

        """
        for row in rows:
            yield self._filled(row) if self._open else row
            self._open_at(row)

    def tell(self) -> None:
        """
        Leave the table a finding about all that was repeated, if anything was.
        """
        if self._place is not None:
            finding = catalogue.FILLED_DOWN.finding(self._place, cells=self._cells, rows=self._rows)
            self._table.findings.append(finding)

    def _open_at(self, row: Row) -> None:
        at = bisect_left(self._starts, (row.number,))
        while at < len(self._starts) and self._starts[at][0] == row.number:
            top, left, bottom = self._starts[at]
            value = row.values[left] if left < len(row.values) else None
            if value is not None:
                self._open[left] = (top, bottom, value)
            at += 1

    def _filled(self, row: Row) -> Row:
        values = list(row.values)
        done = [left for left, (_, bottom, _) in self._open.items() if bottom < row.number]
        for left in done:
            del self._open[left]
        # Rows of odd programs may go back: a range speaks of what stands below its first row.
        news = {left: value for left, (top, _, value) in self._open.items() if top < row.number}
        filled = [left for left in sorted(news) if left >= len(values) or values[left] is None]
        if not filled:
            return row
        values.extend([None] * (filled[-1] + 1 - len(values)))
        for left in filled:
            values[left] = news[left]
        self._count(row, filled)
        return row._replace(values=values)

    def _count(self, row: Row, filled: list[int]) -> None:
        where = Location(
            source=self._table.source, sheet=self._table.sheet, row=row.number, column=column_letters(filled[0])
        )
        self._place = self._place or where
        self._rows += 1
        self._cells += len(filled)
        if self._cells > _MOST:
            raise LimitError(catalogue.TOO_MANY_FILLED.finding(where, limit=_MOST))
