"""
CSV: clients in, clients out.
"""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import BinaryIO, Final, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.formats._columns import Column, Headers
from cjmkit.formats._spool import RowSpool
from cjmkit.formats.templates import TemplateExporter
from cjmkit.intake.rows._text_limits import DEFAULT_LIMITS, TextLimits
from cjmkit.intake.rows.defuse import defuse
from cjmkit.intake.rows.delimited import read_delimited
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, Progress
from cjmkit.plugins.flat import FlatValue, plain_decimal
from cjmkit.plugins.flat_losses import LOST
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.losses import Losses
from cjmkit.plugins.options import one_of, refuse

__all__ = [
    "CSVExporter",
    "CSVImporter",
    "CSVReadOptions",
    "CSVWriteOptions",
    "cjmkit_exporters",
    "cjmkit_importers",
]

_TITLE: Final = Texts("Таблица CSV", "CSV table")
_CHUNK: Final = 512
_MARKS: Final = {
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"),
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-32": (codecs.BOM_UTF32_LE, "utf-32-le"),
}
_NO_LETTER: Final = Texts(
    "в кодировке файла нет некоторых знаков, вместо них «?»: выберите UTF-8",
    "the file's encoding lacks some characters, written as “?”: choose UTF-8",
)
_NUL: Final = Texts("нулевой знак в CSV не пишется", "a NUL character is not written to CSV")


@attrs.frozen(kw_only=True)
class CSVReadOptions:
    """
    The delimiter and the encoding, found out if None; *limits* bound what the file may ask for.
    """

    delimiter: str | None = None
    encoding: str | None = None
    limits: TextLimits = DEFAULT_LIMITS


@attrs.frozen(kw_only=True)
class CSVWriteOptions:
    """
    How a csv file is written; the defaults are what a Russian Excel opens by a double click.

    *defuse* guards cells that a spreadsheet would run as a formula (see `cjmkit.intake.rows.defuse`).
    *quoting* is "minimal" or "all". *dates* are ``31.12.2024`` ("ru") or ``2024-12-31`` ("iso").
    """

    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    headers: Headers = "ru"
    quoting: Literal["minimal", "all"] = "minimal"
    line_end: Literal["\r\n", "\n"] = "\r\n"
    decimal_mark: Literal[",", "."] = ","
    dates: Literal["ru", "iso"] = "ru"
    defuse: bool = True

    def __attrs_post_init__(self) -> None:
        one_of("headers", self.headers, ("ru", "en", "names"))
        one_of("quoting", self.quoting, ("minimal", "all"))
        one_of("line_end", self.line_end, ("\r\n", "\n"))
        one_of("decimal_mark", self.decimal_mark, (",", "."))
        one_of("dates", self.dates, ("ru", "iso"))
        if len(self.delimiter) != 1 or self.delimiter in "\"'\r\n\0=+-@ " or self.delimiter.isalnum():
            refuse("delimiter", self.delimiter, Texts("один знак вроде ; , | или табуляции", "one of ; , | or a tab"))
        _codec(self.encoding)


def _codec(encoding: str) -> tuple[bytes, str]:
    """
    Return the mark that a file of *encoding* begins with, and the codec of the rest.
    """
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    if info is None or not info._is_text_encoding:  # noqa: SLF001 - no public way to ask
        refuse("encoding", encoding, Texts("имя кодировки, как utf-8-sig или cp1251", "a name such as utf-8-sig"))
    return _MARKS.get(info.name, (b"", info.name))


@attrs.frozen(kw_only=True)
class CSVImporter:
    """
    Reads a csv or tsv file as one table.
    """

    name: str = "csv"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("csv", "tsv", "txt")
    kind: Kind = "cards"
    api: int = API
    options: type[CSVReadOptions] = CSVReadOptions

    def read(self, source: Source, options: CSVReadOptions) -> Iterator[Table]:
        """
        Yield the table of *source*.
        """
        return read_delimited(source, delimiter=options.delimiter, encoding=options.encoding, limits=options.limits)


@attrs.frozen(kw_only=True)
class CSVExporter:
    """
    Writes cards as a table with a row for each, and the columns that any card uses.
    """

    name: str = "csv"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("csv",)
    kind: Kind = "cards"
    api: int = API
    options: type[CSVWriteOptions] = CSVWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: CSVWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what a row cannot hold.
        """
        losses = Losses(LOST)
        with RowSpool(losses, "text") as spool:
            spool.extend(items, progress)
            columns = spool.columns(options.headers)
            writer = _Writer(stream, columns, options, losses)
            writer.heading()
            writer.write(spool.rows(columns))
        return losses.list()


class _Writer:
    """
    Renders rows as lines; a chunk that the encoding cannot hold is looked at cell by cell.
    """

    def __init__(self, stream: BinaryIO, columns: Sequence[Column], options: CSVWriteOptions, losses: Losses) -> None:
        self._stream = stream
        self._columns = columns
        self._options = options
        self._losses = losses
        self._mark, self._codec = _codec(options.encoding)
        self._guard = defuse if options.defuse else str

    def heading(self) -> None:
        self._stream.write(self._mark)
        self._put([[self._guard(column.title) for column in self._columns]])

    def write(self, rows: Iterable[Sequence[FlatValue | None]]) -> None:
        source = iter(rows)
        while chunk := [self._cells(row) for row in islice(source, _CHUNK)]:
            self._put(chunk)

    def _cells(self, row: Sequence[FlatValue | None]) -> list[str]:
        guard = self._guard
        return ["" if value is None else guard(value) if type(value) is str else self._other(value) for value in row]

    def _other(self, value: FlatValue) -> str:
        if isinstance(value, bool):
            return "да" if value else "нет"
        if isinstance(value, dt.date):
            return self._date(value)
        text = plain_decimal(value) if isinstance(value, Decimal) else str(value)
        return text.replace(".", self._options.decimal_mark)

    def _date(self, value: dt.date) -> str:
        text = value.isoformat()
        if self._options.dates == "iso":
            return text
        day = f"{value.day:02}.{value.month:02}.{value.year:04}"
        return f"{day} {text[11:]}" if isinstance(value, dt.datetime) else day

    def _put(self, chunk: list[list[str]]) -> None:
        text = self._lines(chunk)
        try:
            data = text.encode(self._codec)
        except UnicodeEncodeError:
            data = b""
        if not data or "\0" in text:
            data = self._lines([self._tame(row) for row in chunk]).encode(self._codec)
        self._stream.write(data)

    def _tame(self, row: list[str]) -> list[str]:
        """
        Return *row* without what the file cannot hold, and count the losses.
        """
        return [self._tame_cell(cell, index) for index, cell in enumerate(row)]

    def _tame_cell(self, cell: str, index: int) -> str:
        column = self._columns[index]
        path = f"custom.{column.key}" if column.custom else column.key
        if "\0" in cell:
            self._losses.note(path, _NUL)
            cell = cell.replace("\0", "")
        kept = cell.encode(self._codec, "replace").decode(self._codec)
        if kept != cell:
            self._losses.note(path, _NO_LETTER)
        return kept

    def _lines(self, chunk: list[list[str]]) -> str:
        delimiter, end = self._options.delimiter, self._options.line_end
        if self._options.quoting == "all":
            return "".join(f"{delimiter.join([_quoted(cell) for cell in row])}{end}" for row in chunk)
        return "".join(f"{self._line(row, delimiter)}{end}" for row in chunk)

    def _line(self, row: list[str], delimiter: str) -> str:
        line = delimiter.join(row)
        # One look at the line; cells are looked at one by one only where something must be quoted.
        if '"' in line or "\n" in line or "\r" in line or line.count(delimiter) >= len(row) or line[:2] in _ODD_STARTS:
            marks = ('"', "\n", "\r", delimiter)
            line = delimiter.join([_quoted(cell) if any(mark in cell for mark in marks) else cell for cell in row])
            return _quoted(row[0]) + line[len(row[0]) :] if line[:2] in _ODD_STARTS else line
        return line


# Excel takes a file that begins with ID for a SYLK one; an empty line is no row to anybody.
_ODD_STARTS: Final = frozenset(("ID", ""))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of csv files.
    """
    return (CSVImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of csv files: cards and blank forms.
    """
    form = TemplateExporter(
        name="template-csv",
        title=Texts("Бланк для заполнения, CSV", "Blank form, CSV"),
        extensions=("csv",),
        format="csv",
    )
    return (CSVExporter(), form)
