"""
A workbook writer that streams: rows go through zlib straight to the file, memory stays where it was.

Texts are inline strings. A table of shared strings would have to hold every distinct text until the end,
and in a base of clients nearly every text is distinct; Excel and LibreOffice read both alike.
Two workbooks of the same rows are equal byte by byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, BinaryIO, Final

import attrs

from cjmkit.formats import _xlsx_parts as parts
from cjmkit.formats._xlsx_cells import Value, is_plain, plain_text, text_cell, typed_cell
from cjmkit.formats._xlsx_package import area, new_package
from cjmkit.formats._xlsx_styles import Style
from cjmkit.formats._xlsx_text import fit
from cjmkit.intake.rows.table import column_letters

__all__ = [
    "DEFAULT_LIMITS",
    "LONGEST_NAME",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "SheetColumn",
    "SheetLimits",
    "Value",
    "Written",
    "numbered",
    "write_rows",
    "write_workbook",
]

MAX_ROWS: Final = 1_048_576
"""The rows of a sheet; what is more goes to the next one."""

MAX_COLUMNS: Final = 16_384
"""The columns of a sheet."""

LONGEST_NAME: Final = 31
"""The characters of a sheet's name."""

_CHUNK: Final = 256
# A member of the archive beyond 2 GB needs zip64, at which Excel offers a repair: a new sheet begins before.
_MAX_SHEET_BYTES: Final = 1_900_000_000


@attrs.frozen(kw_only=True)
class SheetColumn:
    """
    A column: its heading, its width in characters, whether its decimals show as money.
    """

    title: str
    width: int = 16
    money: bool = False


@attrs.frozen(kw_only=True)
class SheetLimits:
    """
    When a new sheet begins: after *rows* with the heading, or about *size* bytes of XML.
    """

    rows: int = MAX_ROWS
    size: int = _MAX_SHEET_BYTES


DEFAULT_LIMITS: Final = SheetLimits()


@attrs.frozen(kw_only=True)
class Written:
    """
    What was written: rows without headings, sheets, and by column index how many cells were cut
    at Excel's limit (*cut*) or became text because a cell's number could not hold them (*as_text*).
    """

    rows: int
    sheets: int
    cut: dict[int, int]
    as_text: dict[int, int]


def write_workbook(
    stream: BinaryIO,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str = "Клиенты",
    limits: SheetLimits = DEFAULT_LIMITS,
) -> Written:
    """
    Write *rows* under a heading, on as many sheets as they need.

    Every text, also one that begins with ``=``, is a typed string; no cell is a formula.
    """
    renderer = _Renderer(columns)
    source = iter(rows)
    first = next(source, None)
    total = 0
    with new_package(stream) as package:
        while first is not None or not package.names:
            rest = source if first is None else chain((first,), source)
            selected = not package.names
            with package.sheet(numbered(sheet, len(package.names) + 1)) as part:
                last = _write_sheet(part, renderer, rest, limits, selected=selected)
            total += last - 1
            package.end_sheet(len(columns), last)
            # The last row that fits may be the last there is: an empty sheet must not follow it.
            first = next(source, None)
    return Written(rows=total, sheets=len(package.names), cut=dict(renderer.cut), as_text=dict(renderer.as_text))


def numbered(name: str, number: int) -> str:
    """
    Return the name of the sheet with this *number*: the first has none in its name.
    """
    suffix = f" ({number})" if number > 1 else ""
    return name[: LONGEST_NAME - len(suffix)] + suffix


def write_rows(part: IO[bytes], lines: Callable[[int, int], Sequence[str]], limits: SheetLimits) -> int:
    """
    Write rows below the heading while they fit, and return the last one's number.

    *lines* gives the XML of at most so many rows (the second argument), numbered from the first argument on.
    """
    number, size = 1, 0
    while number < limits.rows and size < limits.size:
        chunk = lines(number + 1, min(_CHUNK, limits.rows - number))
        if not chunk:
            break
        number += len(chunk)
        data = "".join(chunk).encode()
        size += len(data)
        part.write(data)
    return number


def _write_sheet(
    part: IO[bytes], renderer: _Renderer, rows: Iterator[Sequence[Value]], limits: SheetLimits, *, selected: bool
) -> int:
    """
    Write one sheet and return its last row; what does not fit stays in *rows*.
    """

    def lines(first: int, most: int) -> Sequence[str]:
        return [renderer.row(place, row) for place, row in enumerate(islice(rows, most), first)]

    part.write((parts.sheet_head(renderer.widths, selected=selected) + renderer.heading()).encode())
    last = write_rows(part, lines, limits)
    part.write(parts.sheet_tail(area(len(renderer.widths), last)).encode())
    return last


class _Renderer:
    """
    Turns rows into XML; counts the cells that could not be written as they were.
    """

    def __init__(self, columns: Sequence[SheetColumn]) -> None:
        self._columns = columns
        self._opens = tuple(f'<c r="{column_letters(index)}' for index in range(len(columns)))
        self.widths = tuple(column.width for column in columns)
        self.cut: Counter[int] = Counter()
        self.as_text: Counter[int] = Counter()

    def heading(self) -> str:
        titles = (fit(column.title) for column in self._columns)
        cells = "".join(
            text_cell(f"{start}1", title, Style.HEADING) for start, title in zip(self._opens, titles, strict=True)
        )
        return f'<row r="1" ht="46" customHeight="1">{cells}</row>'

    def row(self, number: int, values: Sequence[Value]) -> str:
        out: list[str] = []
        add = out.append
        if is_plain("|".join([value for value in values if type(value) is str])):
            for start, value in zip(self._opens, values, strict=True):
                if type(value) is str:
                    add(f'{start}{number}" s="1" t="inlineStr"><is><t>{value}</t></is></c>')
                elif value is not None:
                    add(self._other(start, number, value))
        else:
            for start, value in zip(self._opens, values, strict=True):
                if type(value) is str:
                    add(self._text(start, number, value))
                elif value is not None:
                    add(self._other(start, number, value))
        return f'<row r="{number}">{"".join(out)}</row>'

    def _text(self, start: str, number: int, value: str) -> str:
        text = fit(value)
        if text is not value:
            self.cut[self._opens.index(start)] += 1
        return text_cell(f"{start}{number}", text)

    def _other(self, start: str, number: int, value: Value) -> str:
        """
        Return the cell of a value that is not a text; one that no number of Excel holds becomes a text.
        """
        cell = typed_cell(f"{start}{number}", value)
        if cell is None:
            self.as_text[self._opens.index(start)] += 1
            return self._text(start, number, plain_text(value))
        return cell
