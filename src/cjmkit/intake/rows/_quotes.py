"""
Rows with quotes that the fast reader cannot take: over several lines, or written wrongly.

Cells that follow the rules give what the csv module gives. What breaks them is kept as it stands
and told, while the csv module would drop quotes or swallow rows without a word.
"""

from __future__ import annotations

import enum
from typing import Final

__all__ = ["QuotedRow", "State"]


class State(enum.Enum):
    """
    What a row is after one more line: whole, still inside of a quoted cell, or beyond hope.
    """

    DONE = "done"
    OPEN = "open"
    BROKEN = "broken"


_OPEN: Final = -1
_BROKEN: Final = -2


class QuotedRow:
    """
    One row, fed line by line.

    *cells* are those that are complete, *loose* counts cells whose inner quotes are not doubled.
    *opened* is the line (from 0) and the position where the cell that is open, or broken, began.
    """

    def __init__(self, delimiter: str, quote: str) -> None:
        self.cells: list[str] = []
        self.loose = 0
        self.opened = (0, 0)
        self.cell_chars = 0
        self.spanned: list[str] = []
        self._delimiter = delimiter
        self._quote = quote
        self._parts: list[str] | None = None
        self._line = -1

    def feed(self, line: str, *, literal_from: int | None = None) -> State:
        """
        Take one more line, with its end; from *literal_from* on its quotes are plain characters.
        """
        self._line += 1
        end = len(line.rstrip("\r\n"))
        place = 0
        if self._parts is not None:
            place = self._inside(line, 0, end)
        while 0 <= place <= end:
            quoted = literal_from is None or place < literal_from
            if quoted and line.startswith(self._quote, place, end):
                self._parts, self.cell_chars, self.spanned = [], 0, []
                self.opened = (self._line, place)
                place = self._inside(line, place + 1, end)
            else:
                place = self._plain(line, place, end)
        return {_OPEN: State.OPEN, _BROKEN: State.BROKEN}.get(place, State.DONE)

    def _plain(self, line: str, start: int, end: int) -> int:
        stop = self._stop(line, start, end)
        self.cells.append(line[start:stop])
        return stop + 1

    def _stop(self, line: str, start: int, end: int) -> int:
        stop = line.find(self._delimiter, start, end)
        return end if stop < 0 else stop

    def _inside(self, line: str, start: int, end: int) -> int:
        # Returns where the next cell starts, or one of the two negative signs.
        parts = self._parts
        assert parts is not None
        place = start
        while (close := line.find(self._quote, place, end)) >= 0:
            if line.startswith(self._quote, close + 1, end):
                parts.append(line[place : close + 1])
                place = close + 2
                continue
            if close + 1 == end or line.startswith(self._delimiter, close + 1, end):
                parts.append(line[place:close])
                self.cells.append("".join(parts))
                self._parts = None
                return close + 2
            return self._wrong(line, end)
        parts.append(line[place:])
        self.cell_chars += len(line) - start
        self.spanned.append(line)
        return _OPEN

    def _wrong(self, line: str, end: int) -> int:
        # A quote that closes in the middle of a text. On its own line that is a name with bare
        # quotes; lines later it is the opening quote of another cell, and rows were swallowed.
        opened_on, start = self.opened
        if opened_on != self._line:
            return _BROKEN
        stop = self._stop(line, start, end)
        cell = line[start:stop]
        whole = len(cell) > 1 and cell.endswith(self._quote) and cell.count(self._quote) % 2 == 0
        self.cells.append(cell[1:-1] if whole else cell)
        self.loose += 1
        self._parts = None
        return stop + 1
