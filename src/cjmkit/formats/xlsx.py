"""
Excel workbooks: clients in, clients out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import NOWHERE, Texts
from cjmkit.formats._columns import Column, Headers, column_width
from cjmkit.formats._spool import RowSpool
from cjmkit.formats._xlsx_writer import MAX_COLUMNS, SheetColumn, Written, write_workbook
from cjmkit.formats.catalogue import BAD_SHEET_NAME
from cjmkit.formats.rejects import RejectsExporter
from cjmkit.formats.templates import TemplateExporter
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.intake.rows.xlsx import read_workbook
from cjmkit.model import ClientCard
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, Progress
from cjmkit.plugins.flat_losses import LOST
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.losses import Losses
from cjmkit.plugins.options import one_of

__all__ = [
    "XLSXExporter",
    "XLSXImporter",
    "XLSXReadOptions",
    "XLSXWriteOptions",
    "check_sheet_name",
    "cjmkit_exporters",
    "cjmkit_importers",
]

_TITLE: Final = Texts("Книга Excel", "Excel workbook")
_FORBIDDEN: Final = re.compile(r"[:\\/?*\[\]\x00-\x1f]")
_CUT: Final = Texts(
    "ячейка вмещает 32 767 знаков, остальное отрезано", "a cell holds 32,767 characters, the rest is cut off"
)
_AS_TEXT: Final = Texts(
    "число или дата не помещается в ячейку Excel точно и вернётся текстом",
    "a number or a date that an Excel cell cannot hold exactly comes back as a text",
)
_TOO_WIDE: Final = Texts(
    "на листе 16 384 столбца, этот не поместился", "a sheet has 16,384 columns, this one did not fit"
)


def check_sheet_name(name: str) -> None:
    """
    Raise `ConfigError` unless Excel accepts *name* for a sheet.
    """
    bad_ends = name[:1] == "'" or name[-1:] == "'"
    if not 1 <= len(name) <= 31 or bad_ends or name.isspace() or _FORBIDDEN.search(name):
        raise ConfigError(BAD_SHEET_NAME.finding(NOWHERE))


@attrs.frozen(kw_only=True)
class XLSXReadOptions:
    """
    Which *sheets* to read, by name; all of them if None. *limits* bound what the workbook may ask for.
    """

    sheets: tuple[str, ...] | None = None
    limits: Limits = Limits()


@attrs.frozen(kw_only=True)
class XLSXWriteOptions:
    """
    The headings' language and the sheet's name («Клиенты», «Clients» if None).
    """

    headers: Headers = "ru"
    sheet: str | None = None

    def __attrs_post_init__(self) -> None:
        one_of("headers", self.headers, ("ru", "en", "names"))
        if self.sheet is not None:
            check_sheet_name(self.sheet)

    @property
    def sheet_name(self) -> str:
        """
        The name of the first sheet.
        """
        return self.sheet or ("Клиенты" if self.headers == "ru" else "Clients")


@attrs.frozen(kw_only=True)
class XLSXImporter:
    """
    Reads the sheets of a workbook as tables.
    """

    name: str = "xlsx"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("xlsx", "xlsm")
    kind: Kind = "cards"
    api: int = API
    options: type[XLSXReadOptions] = XLSXReadOptions

    def read(self, source: Source, options: XLSXReadOptions) -> Iterator[Table]:
        """
        Yield the sheets of *source*.
        """
        # A generator, so that nothing is opened before a table is asked for.
        yield from read_workbook(source, sheets=options.sheets, limits=options.limits)


@attrs.frozen(kw_only=True)
class XLSXExporter:
    """
    Writes cards as a sheet with a row for each, the columns that any card uses, identifiers as text.
    """

    name: str = "xlsx"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("xlsx",)
    kind: Kind = "cards"
    api: int = API
    options: type[XLSXWriteOptions] = XLSXWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: XLSXWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what a row cannot hold.
        """
        losses = Losses(LOST)
        with RowSpool(losses, "typed") as spool:
            spool.extend(items, progress)
            columns = spool.columns(options.headers)
            for column in columns[MAX_COLUMNS:]:
                losses.note(_path(column), _TOO_WIDE, spool.filled(column))
            columns = columns[:MAX_COLUMNS]
            sheet = [_sheet_column(column) for column in columns]
            written = write_workbook(stream, sheet, spool.rows(columns), sheet=options.sheet_name)
        _note_cells(written, columns, losses)
        return losses.list()


def _sheet_column(column: Column) -> SheetColumn:
    return SheetColumn(title=column.title, width=column_width(column.kind, column.title))


def _path(column: Column) -> str:
    return f"custom.{column.key}" if column.custom else column.key


def _note_cells(written: Written, columns: Sequence[Column], losses: Losses) -> None:
    for index, count in written.cut.items():
        losses.note(_path(columns[index]), _CUT, count)
    for index, count in written.as_text.items():
        # A flat field knows its type and reads it from text as well; a custom field does not.
        if columns[index].custom:
            losses.note(_path(columns[index]), _AS_TEXT, count)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of workbooks.
    """
    return (XLSXImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of workbooks: cards, rejected rows, blank forms.
    """
    return (XLSXExporter(), RejectsExporter(), TemplateExporter())
