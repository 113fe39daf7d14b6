"""
The workbook of rejected rows, made by openpyxl: loaded only when such a workbook is written.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell as BookCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from cjmkit.findings import Finding, Lang, Severity, Texts
from cjmkit.formats._columns import heading
from cjmkit.formats._xlsx_text import escape_control, fit
from cjmkit.intake.rejects import REJECT_HEADINGS, Rejected
from cjmkit.intake.rows.table import Cell, column_letters
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = ["RejectsBook"]


_MAX_ROWS: Final = 1_048_576
_COLOURS: Final = {Severity.ERROR: "FFF4B6B6", Severity.WARNING: "FFFFE699", Severity.INFO: "FFDDEBF7"}
_HEADINGS: Final = {"ru": REJECT_HEADINGS[:2], "en": REJECT_HEADINGS[2:]}
_FIX: Final = Texts("Предложение: {fix}", "Suggestion: {fix}")
_SHEET: Final = Texts("Отклонённые", "Rejected")
_LETTERS: Final = re.compile("[A-Z]{1,3}")
_DATE_FORMATS: Final = {dt.date: "dd.mm.yyyy", dt.datetime: "dd.mm.yyyy hh:mm:ss", dt.time: "hh:mm:ss"}
_CAPPED: Final = Texts(
    "Примечания стоят в первых {count} ячейках; дальше причины только в этом столбце.",
    "The first {count} cells have comments; further down the reasons stand in this column only.",
)
_REASON: Final = Texts("строка отклонена", "the row was rejected")
_FORBIDDEN: Final = re.compile(r"[:\\/?*\[\]\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_EXACT: Final = 10**15
_LINE: Final = 62
_TALLEST: Final = 400
_FIRST_YEAR: Final = 1900
_IN_MEMORY: Final = 4 * 1024 * 1024


class RejectsBook:
    """
    Puts each rejected row on the sheet of its table.
    """

    def __init__(self, lang: Lang, comments: int) -> None:
        self._book = Workbook(write_only=True)
        self._lang: Lang = lang
        self._room = self._comments = comments
        self._sheets: dict[tuple[str | None, tuple[str | None, ...]], _Sheet] = {}

    def add(self, rejected: Rejected) -> None:
        """
        Append one row to its sheet.
        """
        key = (rejected.table, rejected.header)
        sheet = self._sheets.get(key)
        if sheet is None or sheet.rows >= _MAX_ROWS:
            sheet = self._sheets[key] = self._new(rejected)
        cells: list[Any] = [sheet.value(value) for value in rejected.values]
        for index, found in _by_column(rejected.findings).items():
            cells.extend([None] * (index + 1 - len(cells)))
            cells[index] = self._marked(sheet.cell(cells[index]), found)
        lines = _reasons(rejected.findings, self._lang)
        reasons = sheet.cell(_safe("\n".join(lines)))
        reasons.alignment = Alignment(wrap_text=True)
        sheet.append([reasons, rejected.number, *cells], lines=sum(1 + len(line) // _LINE for line in lines))

    def save(self, stream: BinaryIO) -> None:
        """
        Write the workbook; one without rows has an empty sheet.
        """
        if not self._sheets:
            self._new(Rejected())
        for sheet in self._sheets.values():
            sheet.filter()
        # A zip archive whose stream failed complains once more when it is forgotten, in the interpreter's own words.
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
            self._book.save(spool)
            spool.seek(0)
            shutil.copyfileobj(spool, stream)

    def _marked(self, cell: BookCell, findings: Sequence[Finding]) -> BookCell:
        worst = max((finding.severity for finding in findings), key=lambda severity: severity.rank)
        cell.fill = PatternFill("solid", fgColor=_COLOURS[worst])
        if self._room > 0:
            self._room -= 1
            cell.comment = _comment(_comment_text(findings, self._lang))
        return cell

    def _new(self, rejected: Rejected) -> _Sheet:
        sheet = _Sheet(self._book.create_sheet(self._free_name(rejected.table)))
        titles = [title if title is None else _safe(title) for title in rejected.header]
        sheet.dress(len(titles) or len(rejected.values) or 1)
        cells = [sheet.heading(title) for title in (*_HEADINGS[self._lang], *titles)]
        cells[0].comment = _comment(_CAPPED.get(self._lang, count=self._comments))
        sheet.append(cells, lines=2)
        return sheet

    def _free_name(self, table: str | None) -> str:
        wanted = _FORBIDDEN.sub(" ", table or "").strip(" '")[:31].strip(" '") or _SHEET.get(self._lang)
        taken = {name.casefold() for name in self._book.sheetnames}
        names = (f"{wanted[: 31 - len(suffix)]}{suffix}" for suffix in (f" ({number})" for number in count(2)))
        return wanted if wanted.casefold() not in taken else next(n for n in names if n.casefold() not in taken)


class _Sheet:
    """
    A sheet that is written row by row.
    """

    def __init__(self, sheet: Any) -> None:
        # A WriteOnlyWorksheet; the published stubs do not know half of what it has.
        self._sheet = sheet
        self._columns = 0
        self.rows = 0

    def dress(self, columns: int) -> None:
        """
        Set what must stand before the first row: widths, and the heading that stays in view.
        """
        self._sheet.freeze_panes = "C2"
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for index, width in enumerate((64, 9, *([20] * columns))):
            self._sheet.column_dimensions[column_letters(index)].width = width

    def filter(self) -> None:
        self._sheet.auto_filter.ref = f"A1:{column_letters(max(self._columns, 1) - 1)}{self.rows}"

    def append(self, cells: Sequence[Any], *, lines: int) -> None:
        if not self.rows:
            self._columns = len(cells)
        self.rows += 1
        # Programs that do not fit a row to its wrapped text would show the reasons one over another.
        heights = self._sheet.row_dimensions
        heights[self.rows].height = min(15 * lines, _TALLEST)
        self._sheet.append(cells)
        del heights[self.rows]

    def value(self, value: Cell) -> Any:
        """
        Return what openpyxl writes *value* as: the same value, a text never as a formula or an error.
        """
        if isinstance(value, str):
            # A text of digits must stay one when somebody edits it; other texts have no need of a style.
            return self.cell(_safe(value)) if not value[:1].isalpha() else _safe(value)
        if isinstance(value, int) and not -_EXACT < value < _EXACT:
            # Excel would round a longer number as soon as somebody saves the workbook.
            return self.cell(str(value))
        if isinstance(value, dt.date) and value.year < _FIRST_YEAR:
            return value.isoformat()
        return self._dated(value) if isinstance(value, (dt.date, dt.time)) else value

    def cell(self, value: Any) -> BookCell:
        """
        Return a cell that can be painted; one of ours already is.
        """
        if isinstance(value, BookCell):
            return value
        cell: BookCell = WriteOnlyCell(self._sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"
            cell.number_format = "@"
        return cell

    def heading(self, title: str | None) -> BookCell:
        cell = self.cell(title)
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE8EEF7")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        return cell

    def _dated(self, value: dt.date | dt.time) -> BookCell:
        cell: BookCell = WriteOnlyCell(self._sheet)
        cell.value = value
        cell.number_format = _DATE_FORMATS[type(value)]
        return cell


def _safe(text: str) -> str:
    """
    Return *text* as a cell can hold it.
    """
    return escape_control(fit(text))


def _comment(text: str) -> Comment:
    comment = Comment(_safe(text), "cjmkit")
    comment.width = 320
    comment.height = min(300, 30 + 18 * sum(1 + len(line) // 42 for line in text.split("\n")))
    return comment


def _by_column(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """
    Return the findings of each column by its index; those of the row as a whole are left out.
    """
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        letters = finding.where.column
        if letters is not None and _LETTERS.fullmatch(letters):
            found.setdefault(_column_index(letters), []).append(finding)
    return found


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _reasons(findings: Sequence[Finding], lang: Lang) -> list[str]:
    """
    Return a line for each finding, errors first: the column, what is wrong, the code.
    """
    ranked = sorted(findings, key=lambda finding: -finding.severity.rank)
    return [_reason(finding, lang) for finding in ranked] or [_REASON.get(lang)]


def _reason(finding: Finding, lang: Lang) -> str:
    field = finding.where.field
    known = field is not None and split_number(field)[0] in FLAT_FIELDS
    place = finding.where.header or (heading(field, lang) if field is not None and known else field)
    text = f"{finding.message(lang)} ({finding.code})"
    return f"{place}: {text}" if place else text


def _comment_text(findings: Sequence[Finding], lang: Lang) -> str:
    lines = []
    for finding in sorted(findings, key=lambda finding: -finding.severity.rank):
        lines.append(f"{finding.message(lang)} ({finding.code})")
        if finding.fix is not None:
            lines.append(_FIX.get(lang, fix=_shown(finding.fix)))
    return "\n".join(lines)


def _shown(fix: object) -> str:
    if isinstance(fix, dt.datetime):
        return fix.strftime("%d.%m.%Y %H:%M")
    if isinstance(fix, dt.date):
        return f"{fix.day:02}.{fix.month:02}.{fix.year:04}"
    return ", ".join(map(_shown, fix)) if isinstance(fix, (tuple, list)) else str(fix)
