"""
The rows of one sheet, as a stream; and its merged ranges, which stand behind the rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias, overload

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.catalogue.merged import TOO_MANY_MERGES
from cjmkit.intake.rows._xlsx_cells import CELL, ROW_CELL, Cells, Notes, Xml, column_index
from cjmkit.intake.rows._xlsx_xml import Part, attributes
from cjmkit.intake.rows.guard import Archive, Limits
from cjmkit.intake.rows.table import Cell, Row

__all__ = ["Merged", "Rows"]

_END: Final = "</row>"
_DATA: Final = re.compile(r"<sheetData(?:\s[^<>]*+)?(/?)>")
_DATA_END: Final = "</sheetData"
_SHEET_END: Final = "</worksheet"
_ROW: Final = re.compile(r'\s*+<row(?: r="([0-9]{1,10}+)")?+((?:[\s/][^<>]*+)?+)>')
_MERGE: Final = re.compile(
    r"<mergeCell\s{1,9}ref\s{0,9}=\s{0,9}[\"']([A-Za-z]{1,3})([0-9]{1,7}):([A-Za-z]{1,3})([0-9]{1,7})[\"']"
)
_HEADER: Final = 50
"""Where a header may stand every merged range matters; below this row those that span several rows."""

_MERGES: Final = 100_000
_WIDE: Final = 4 * 16_384
_LONG: Final = 500_000
_DIGITS: Final = 10
Range: TypeAlias = tuple[int, int, int, int]


class Merged(Sequence[Range]):
    """
    The merged ranges of the first rows, and those over several rows, read from the file when somebody first looks.

    They stand behind the rows, so that to know them a sheet is unpacked to its end; who never asks
    never pays, and who has read all rows has them already.
    """

    def __init__(self, read: Callable[[], list[Range]]) -> None:
        self._read = read
        self._found: list[Range] | None = None

    def fill(self, found: list[Range]) -> None:
        """
        Take the ranges that were met while reading rows.
        """
        self._found = found

    def _ranges(self) -> list[Range]:
        if self._found is None:
            self._found = self._read()
        return self._found

    @overload
    def __getitem__(self, index: int) -> Range: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Range]: ...
    def __getitem__(self, index: int | slice) -> Range | Sequence[Range]:
        return self._ranges()[index]

    def __len__(self) -> int:
        return len(self._ranges())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._ranges() == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Merged({'unread' if self._found is None else self._found})"


class Rows:
    """
    The rows of the sheet in *part*; each walk opens the archive and reads it again.

    *merged* and *details* are filled when the walk comes to the sheet's end.
    """

    def __init__(
        self,
        archive: Archive,
        part: str,
        *,
        cells: Callable[[], Cells],
        notes: Notes,
        details: dict[str, str],
    ) -> None:
        self.merged = Merged(self._read_merged)
        self._archive = archive
        self._part = part
        self._cells = cells
        self._notes = notes
        self._details = details
        self._last = 0
        self._rows = 0
        self._seen = 0

    def __iter__(self) -> Iterator[Row]:
        with self._archive:
            values = self._cells().values
            xml = self._xml()
            try:
                for entry in self._entries(xml):
                    row = self._row(entry, values)
                    if row is not None:
                        yield row
            except FormatError as error:
                if error.finding is not None and error.finding.code == rules.DAMAGED_PART.code:
                    raise self._cut() from None
                raise

    def _xml(self) -> Part:
        xml = Part(self._archive, self._part)
        if xml.root != "worksheet":
            raise FormatError(rules.DAMAGED_PART.finding(self._notes.where, member=self._part))
        return xml

    def _cut(self) -> FormatError:
        return FormatError(rules.CUT_SHEET.finding(self._notes.where, last=self._last))

    def _limit(self, rule: Rule, limit: int) -> LimitError:
        return LimitError(rule.finding(self._notes.place(self._last, None), limit=limit))

    def _entries(self, xml: Part) -> Iterator[str]:
        # Every row's XML without its end tag; empty rows that close themselves may stand before it.
        texts = iter(xml)
        rest = self._data(texts)
        while rest is not None:
            cut = rest.rfind(_END)
            if cut >= 0:
                yield from rest[:cut].split(_END)
                rest = rest[cut + len(_END) :]
            end = rest.find(_DATA_END)
            if end >= 0:
                if self._head(rest[:end])[0] is not None:
                    raise self._cut()
                self._finish(rest[end:], texts)
                return
            if len(rest) > _LONG:
                # Sheets end in a million empty rows more often than in one long one.
                rest = self._empty(rest)
                xml.too_long(len(rest))
            more = next(texts, None)
            if more is None:
                raise self._cut()
            rest += more

    def _data(self, texts: Iterator[str]) -> str | None:
        # What follows the opening tag of the rows; None if there are none.
        ended = False
        for text in texts:
            found = _DATA.search(text)
            if found is not None:
                return None if found[1] else text[found.end() :]
            ended = ended or _SHEET_END in text
        if not ended:
            raise self._cut()
        return None

    def _row(self, entry: str, values: Callable[[Sequence[Xml], int], Sequence[Cell]]) -> Row | None:
        head, start = self._head(entry)
        if head is None:
            return None
        if len(entry) > _LONG and entry.count("<c", start) > _WIDE:
            raise self._limit(sizes.TOO_MANY_CELLS, _WIDE)
        cells: list[Xml] = CELL.findall(entry, start)
        self._seen += len(cells)
        if self._seen > self._archive.limits.cells:
            raise self._limit(sizes.TOO_MANY_CELLS, self._archive.limits.cells)
        if not cells:
            if ROW_CELL.search(entry, start):
                raise self._cut()
            return None
        row = values(cells, self._last)
        if not row:
            return None
        if self._last > self._archive.limits.rows:
            raise self._limit(sizes.TOO_MANY_ROWS, self._archive.limits.rows)
        return Row(self._last, row, "hidden" in head[2] and _is_hidden(head[2]))

    def _head(self, entry: str) -> tuple[re.Match[str] | None, int]:
        # The opening tag of a row, behind any number of empty rows, and where its cells begin.
        position = 0
        while (found := _ROW.match(entry, position)) is not None:
            self._count(found)
            position = found.end()
            if not found[2].endswith("/"):
                return found, position
        if entry[position:].strip():
            raise self._cut()
        return None, position

    def _empty(self, text: str) -> str:
        # What is left of *text* without the empty rows that it begins with.
        position = 0
        while (found := _ROW.match(text, position)) is not None and found[2].endswith("/"):
            self._count(found)
            position = found.end()
        return text[position:]

    def _count(self, found: re.Match[str]) -> None:
        told = found[1] or attributes(found[2]).get("r", "")
        usual = told.isascii() and told.isdigit() and len(told) <= _DIGITS
        number = int(told) if usual else self._last + 1
        self._rows += 1
        if self._rows > self._archive.limits.rows:
            raise self._limit(sizes.TOO_MANY_ROWS, self._archive.limits.rows)
        if number <= self._last:
            self._notes.add(rules.ROW_ORDER, number)
        self._last = number

    def _finish(self, text: str, texts: Iterator[str]) -> None:
        # To read to the end is to check the sum of the whole part.
        links = 0
        found: list[Range] = []
        for tail in itertools.chain((text,), texts):
            links += tail.count("<hyperlink ")
            found.extend(_merges(tail, self._archive.limits))
            self._tell_merges(found[_MERGES:])
            del found[_MERGES:]
        if links:
            self._details["hyperlinks"] = str(links)
        self.merged.fill(found)

    def _tell_merges(self, beyond: Sequence[Range]) -> None:
        for top, left, _, _ in beyond:
            self._notes.add(TOO_MANY_MERGES, top, left)

    def _read_merged(self) -> list[Range]:
        found: list[Range] = []
        try:
            with self._archive:
                behind = False
                for text in self._xml():
                    end = 0 if behind else text.find(_DATA_END)
                    if end >= 0 and len(found) < _MERGES:
                        behind = True
                        found.extend(_merges(text[end:], self._archive.limits))
        except FormatError:
            return []  # whoever reads the rows is told about it
        return found[:_MERGES]


def _is_hidden(told: str) -> bool:
    return attributes(told).get("hidden", "0").lower() in {"1", "true", "on"}


def _merges(text: str, limits: Limits) -> Iterator[Range]:
    for left, top, right, bottom in _MERGE.findall(text):
        if int(top) <= _HEADER or int(bottom) > int(top):
            last = min(column_index(right), limits.columns - 1)
            yield int(top), min(column_index(left), last), min(int(bottom), limits.rows), last
