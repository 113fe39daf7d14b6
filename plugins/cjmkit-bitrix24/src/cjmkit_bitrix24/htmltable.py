"""
Tables of HTML: what «Экспорт в Excel» of the portal really writes under the name ``.xls``.

A page with one table, a row of ``th`` cells and rows of ``td`` cells, in the portal's charset. Values stand there
unescaped, so a comment may bring markup of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Location
from cjmkit.plugins import Row, Source
from cjmkit.plugins.hostile import read_text
from cjmkit_bitrix24.catalogue import NO_ROWS, TOO_LONG_CELL

__all__ = ["html_rows", "looks_like_html", "page_text"]

_SLICE: Final = 64 * 1024
_MOST_COLUMNS: Final = 1024
_LONGEST_CELL: Final = 1_000_000
_LIMIT: Final = 256 * 1024 * 1024
_BREAKS: Final = frozenset(("br", "p", "div", "li"))
_SILENT: Final = frozenset(("script", "style"))


def looks_like_html(head: str) -> bool:
    """
    Return whether a file that begins with *head* is a page with a table.
    """
    start = head.lstrip("\ufeff \t\r\n").lower()
    return (
        start.startswith("<")
        and not start.startswith("<?xml")
        and any(f"<{tag}" in start for tag in ("table", "html", "meta", "!doctype html"))
    )


def page_text(source: Source) -> str:
    """
    Return the text of a page, UTF-8 or a Russian encoding of one byte.
    """
    return read_text(source, encodings=("utf-8", "cp1251", "cp866"), limit=_LIMIT).text


def html_rows(text: str, source: str) -> Iterator[tuple[Row, int]]:
    """
    Yield the rows of the first table in *text*, each with the number of its cells that held markup.

    Raises:
        FormatError: there is no row.
        LimitError: a row is wider, or a cell longer, than any export's.

    """
    parser = _TableParser(source)
    found = False
    for start in range(0, len(text), _SLICE):
        parser.feed(text[start : start + _SLICE])
        rows, parser.rows = parser.rows, []
        found = found or bool(rows)
        yield from rows
        if parser.is_done:
            break
    parser.finish()
    if not found and not parser.rows:
        raise FormatError(NO_ROWS.finding(Location(source=source)))
    yield from parser.rows


class _TableParser(HTMLParser):
    """
    Collects the rows of the first table; tables inside its cells are text.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[Row, int]] = []
        self.is_done = False
        self._source = source
        self._depth = 0
        self._cells: list[str] | None = None
        self._text: list[str] | None = None
        self._length = 0
        self._is_marked = False
        self._marked = 0
        self._silent = 0
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.is_done:
            return
        if tag == "table":
            self._depth += 1
        if tag in _SILENT:
            self._silent += 1
        if self._depth == 1 and tag == "tr":
            self._end_row()
            self._cells = []
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._text, self._length, self._is_marked = [], 0, False
        elif self._text is not None:
            self._is_marked = True
            if tag in _BREAKS:
                self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.is_done:
            return
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self.finish()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._length += len(data)
            if self._length > _LONGEST_CELL:
                self._refuse(self._length, _LONGEST_CELL)
            self._text.append(data)

    def finish(self) -> None:
        """
        Close what is open: the page may be cut off.
        """
        if not self.is_done:
            self._end_row()
            self.is_done = bool(self.rows) and not self._depth

    def _end_cell(self) -> None:
        if self._text is None:
            return
        if self._cells is None:
            # A cell without a row around it: browsers begin one.
            self._cells = []
        lines = ("".join(self._text)).replace("\r\n", "\n").split("\n")
        self._cells.append("\n".join(line.strip() for line in lines).strip())
        self._marked += self._is_marked
        self._text = None
        if len(self._cells) > _MOST_COLUMNS:
            self._refuse(len(self._cells), _MOST_COLUMNS)

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            values = [cell or None for cell in self._cells]
            while values and values[-1] is None:
                values.pop()
            # The number that Excel shows: the whole page may stand on one line.
            self._count += 1
            self.rows.append((Row(self._count, values), self._marked))
        self._cells, self._marked = None, 0

    def _refuse(self, found: int, limit: int) -> None:
        where = Location(source=self._source, line=self.getpos()[0])
        raise LimitError(TOO_LONG_CELL.finding(where, found=found, limit=limit))
