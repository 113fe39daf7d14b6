"""
Read xlsx workbooks: sheets as streams of rows, tolerant to what programs write, safe from what
strangers send.

The reader unpacks a sheet in chunks and reads cells by one regular expression; see the decision
record 0001 for why it is our own. Where it differs from openpyxl on purpose:

- a date without a time part is a `datetime.date`, a duration of a day or more is text (``25:30``);
- a number whose format is zeros (``000000000``) and that needs them is the text that Excel shows;
- an integer written out in full stays exact, however long;
- an error value is its text, a far or wholly empty row is not padded, and ``_x000D_`` is decoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows._xlsx_cells import Cells, Notes
from cjmkit.intake.rows._xlsx_package import Package, Sheet, SheetInfo, read_package
from cjmkit.intake.rows._xlsx_sheet import Rows
from cjmkit.intake.rows._xlsx_strings import Strings, read_strings
from cjmkit.intake.rows._xlsx_styles import Styles, read_styles
from cjmkit.intake.rows.guard import Archive, Limits
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Row, Table

__all__ = ["Limits", "SheetInfo", "read_workbook", "sheet_names"]


def sheet_names(source: Source, *, limits: Limits = Limits()) -> tuple[SheetInfo, ...]:  # noqa: B008 - frozen
    """
    Return the sheets that have cells, in the order of their tabs.

    Raises:
        FormatError: the source is no workbook that can be read.
    """
    with Archive(source, limits) as archive:
        return tuple(sheet.info for sheet in read_package(archive).sheets)


def read_workbook(
    source: Source,
    *,
    sheets: Sequence[str] | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[Table]:
    """
    Yield a table for each sheet with cells, hidden ones too, in the order of their tabs; only for those
    named in *sheets*, unless that is None.

    What is wrong with the workbook as a whole is raised by the call itself; what is wrong with a
    sheet, while its rows are walked. A hidden sheet has ``details["hidden"] == "1"``; when its rows
    were read to the end, a sheet has its notes in *findings* and, if it has any, the number of
    hyperlinks in *details*. Tables may be walked in any order, or interleaved.

    Raises:
        FormatError: the source is no workbook that can be read.
        LimitError: it asks for more than *limits* allow.
        ConfigError: there is no sheet with a wanted name.
    """
    archive = Archive(source, limits)
    with archive:
        book = _Workbook(archive, read_package(archive))
        wanted = book.choose(sheets)
        book.admit(wanted)
    return book.tables(wanted)


class _Workbook:
    # What the sheets of a workbook share: the archive, the styles, and the strings, read when needed.

    def __init__(self, archive: Archive, package: Package) -> None:
        self._archive = archive
        self._package = package
        self._styles = read_styles(archive, package.styles) if package.styles else Styles()
        self._strings: Strings | None = None

    def choose(self, names: Sequence[str] | None) -> tuple[Sheet, ...]:
        there = self._package.sheets
        if names is None:
            return there
        known = {sheet.info.name for sheet in there}
        for name in names:
            if name not in known:
                shown = ", ".join(f"«{sheet.info.name}»" for sheet in there)
                raise ConfigError(rules.UNKNOWN_SHEET.finding(self._archive.where, wanted=name, names=shown))
        return tuple(sheet for sheet in there if sheet.info.name in names)

    def admit(self, sheets: Sequence[Sheet]) -> None:
        strings = (self._package.strings,) if self._package.strings else ()
        self._archive.admit((*strings, *(sheet.part for sheet in sheets)))

    def tables(self, sheets: Sequence[Sheet]) -> Iterator[Table]:
        noticed = [*self._skipped(), *self._styles.findings]
        for sheet in sheets:
            yield self._table(sheet, noticed)
            noticed = []

    def _skipped(self) -> Iterator[Finding]:
        for name in self._package.skipped:
            yield rules.SHEET_SKIPPED.finding(Location(source=self._archive.where.source, sheet=name))

    def _table(self, sheet: Sheet, noticed: list[Finding]) -> Table:
        source = self._archive.where.source or ""
        notes = Notes(Location(source=source, sheet=sheet.info.name))
        details = {"hidden": "1", "state": sheet.info.state} if sheet.info.hidden else {}
        rows = Rows(self._archive, sheet.part, cells=lambda: self._cells(notes), notes=notes, details=details)
        return Table(
            source=source,
            sheet=sheet.info.name,
            rows=self._walk(rows, notes, noticed),
            merged=rows.merged,
            findings=noticed,
            details=details,
        )

    def _walk(self, rows: Rows, notes: Notes, findings: list[Finding]) -> Iterator[Row]:
        try:
            yield from rows
        finally:
            findings.extend(notes.findings(self._archive.limits))

    def _cells(self, notes: Notes) -> Cells:
        if self._strings is None:
            part = self._package.strings
            self._strings = read_strings(self._archive, part) if part else Strings()
        return Cells(
            strings=self._strings,
            styles=self._styles,
            date1904=self._package.date1904,
            limits=self._archive.limits,
            notes=notes,
        )
