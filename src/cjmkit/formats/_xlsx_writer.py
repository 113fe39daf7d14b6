"""
A workbook writer that streams: rows go through zlib straight to the file, memory stays where it was.

Texts are inline strings. A table of shared strings would have to hold every distinct text until the end,
and in a base of clients nearly every text is distinct; Excel and LibreOffice read both alike.
Two workbooks of the same rows are equal byte by byte.
"""

from __future__ import annotations

import datetime as dt
import math
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import IO, BinaryIO, Final, TypeAlias

import attrs

from cjmkit.formats import _xlsx_parts as parts
from cjmkit.formats._xlsx_parts import Style
from cjmkit.formats._xlsx_text import CELL_LIMIT, escape, fit, xml_space
from cjmkit.intake.rows.table import column_letters

__all__ = [
    "DEFAULT_LIMITS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "SheetColumn",
    "SheetLimits",
    "Value",
    "Written",
    "write_workbook",
]

Value: TypeAlias = str | int | float | bool | Decimal | dt.date | dt.datetime | None

MAX_ROWS: Final = 1_048_576
"""The rows of a sheet; what is more goes to the next one."""

MAX_COLUMNS: Final = 16_384
"""The columns of a sheet."""

_CHUNK: Final = 256
_LEVEL: Final = 4
# A member of the archive beyond 2 GB needs zip64, at which Excel offers a repair: a new sheet begins before.
_MAX_SHEET_BYTES: Final = 1_900_000_000
_EPOCH: Final = 693_594
_FIRST_DAY: Final = dt.date(1900, 3, 1)
_EXACT: Final = 10**15
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


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
    names: list[str] = []
    areas: list[str] = []
    source = iter(rows)
    first = next(source, None)
    total = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        while first is not None or not names:
            names.append(sheet if not names else _numbered(sheet, len(names) + 1))
            rest = source if first is None else chain((first,), source)
            with archive.open(_info(f"xl/worksheets/sheet{len(names)}.xml"), "w") as part:
                last = _write_sheet(part, renderer, rest, limits, selected=len(names) == 1)
            total += last - 1
            areas.append(_area(len(columns), last, absolute=True))
            # The last row that fits may be the last there is: an empty sheet must not follow it.
            first = next(source, None)
        _write_parts(archive, names, areas)
    return Written(rows=total, sheets=len(names), cut=dict(renderer.cut), as_text=dict(renderer.as_text))


def _numbered(name: str, number: int) -> str:
    suffix = f" ({number})"
    return name[: 31 - len(suffix)] + suffix


def _area(columns: int, last: int, *, absolute: bool = False) -> str:
    mark = "$" if absolute else ""
    return f"{mark}A{mark}1:{mark}{column_letters(max(columns, 1) - 1)}{mark}{last}"


def _info(name: str) -> zipfile.ZipInfo:
    """
    Return a member that is the same on every machine and at every time.
    """
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # type: ignore[attr-defined] # noqa: SLF001 - public only since Python 3.13
    info.create_system = 0
    info.external_attr = 0
    return info


def _write_parts(archive: zipfile.ZipFile, names: Sequence[str], areas: Sequence[str]) -> None:
    for name, text in (
        ("xl/styles.xml", parts.STYLES),
        ("xl/workbook.xml", parts.workbook(names, areas)),
        ("xl/_rels/workbook.xml.rels", parts.workbook_rels(len(names))),
        ("_rels/.rels", parts.package_rels()),
        ("[Content_Types].xml", parts.content_types(len(names))),
    ):
        archive.writestr(_info(name), text)


def _write_sheet(
    part: IO[bytes], renderer: _Renderer, rows: Iterator[Sequence[Value]], limits: SheetLimits, *, selected: bool
) -> int:
    """
    Write one sheet and return its last row; what does not fit stays in *rows*.
    """
    part.write(parts.sheet_head(renderer.widths, selected=selected).encode())
    part.write(renderer.heading().encode())
    number = 1
    size = 0
    while number < limits.rows and size < limits.size:
        lines = [
            renderer.row(place, row)
            for place, row in enumerate(islice(rows, min(_CHUNK, limits.rows - number)), number + 1)
        ]
        if not lines:
            break
        number += len(lines)
        data = "".join(lines).encode()
        size += len(data)
        part.write(data)
    part.write(parts.sheet_tail(_area(len(renderer.widths), number)).encode())
    return number


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
        cells = "".join(
            f'{start}1" s="{Style.HEADING}" t="inlineStr"><is><t{xml_space(title)}>{escape(title)}</t></is></c>'
            for start, title in zip(self._opens, (fit(column.title) for column in self._columns), strict=True)
        )
        return f'<row r="1" ht="46" customHeight="1">{cells}</row>'

    def row(self, number: int, values: Sequence[Value]) -> str:
        out: list[str] = []
        add = out.append
        if _is_plain("|".join([value for value in values if type(value) is str])):
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
        return f'{start}{number}" s="{Style.TEXT}" t="inlineStr"><is><t{xml_space(text)}>{escape(text)}</t></is></c>'

    def _other(self, start: str, number: int, value: Value) -> str:
        """
        Return the cell of a value that is not a text; one that no number of Excel holds becomes a text.
        """
        if isinstance(value, bool):
            return f'{start}{number}" t="b"><v>{int(value)}</v></c>'
        if isinstance(value, dt.date):
            return self._date(start, number, value)
        if isinstance(value, (int, float, Decimal)) and _holds(value):
            style = Style.MONEY if isinstance(value, Decimal) else Style.GENERAL
            return f'{start}{number}" s="{style}"><v>{value}</v></c>'
        self.as_text[self._opens.index(start)] += 1
        return self._text(start, number, str(value))

    def _date(self, start: str, number: int, value: dt.date) -> str:
        day = value.toordinal() - _EPOCH
        if isinstance(value, dt.datetime):
            if value.tzinfo is None and not value.microsecond and value.date() >= _FIRST_DAY:
                seconds = value.hour * 3600 + value.minute * 60 + value.second
                return f'{start}{number}" s="{Style.DATETIME}"><v>{day + seconds / 86400!r}</v></c>'
        elif value >= _FIRST_DAY:
            return f'{start}{number}" s="{Style.DATE}"><v>{day}</v></c>'
        # Excel knows no day before 1900, miscounts its first two months, and has no time zones.
        self.as_text[self._opens.index(start)] += 1
        return self._text(start, number, value.isoformat())


def _is_plain(texts: str) -> bool:
    """
    Return whether *texts*, joined by ``|``, may all stand in XML as they are.

    One look at a whole row is much cheaper than one at each cell; a false no costs only time.
    """
    return (
        texts.isprintable()
        and "&" not in texts
        and "<" not in texts
        and ">" not in texts
        and "_x" not in texts
        and " |" not in texts
        and "| " not in texts
        and texts[:1] != " "
        and texts[-1:] != " "
        and len(texts) <= CELL_LIMIT // 2
    )


def _holds(number: float | Decimal) -> bool:
    """
    Return whether a cell's number, which has 15 digits, holds *number* exactly.
    """
    if isinstance(number, int):
        return -_EXACT < number < _EXACT
    if isinstance(number, float):
        return math.isfinite(number)
    return number.is_finite() and len(number.as_tuple().digits) <= 15 and abs(number.adjusted()) < 15
