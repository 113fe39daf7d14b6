"""
The blank form as a workbook, made by openpyxl: loaded only when a form is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from cjmkit.findings import Lang, Texts
from cjmkit.formats._columns import column_width
from cjmkit.formats._form_field import FormField
from cjmkit.formats._xlsx_text import escape_control
from cjmkit.intake.rows.table import column_letters
from cjmkit.model import ValueKind

__all__ = ["write_form"]

_ROWS: Final = 1000
_FORMATS: Final = {
    ValueKind.DATE: "dd.mm.yyyy",
    ValueKind.MONEY: "#,##0.00",
    ValueKind.INTEGER: "0",
}
_WRONG: Final = Texts("Выберите значение из списка.", "Choose a value from the list.")
_SHEET: Final = Texts("Клиенты", "Clients")
_LISTS_SHEET: Final = "cjmkit списки"

_FILLS: Final = {True: "FFFFD966", False: "FFE8EEF7"}


# Excel takes a list of up to 255 characters in the rule itself; a longer one must lie in cells.
_LIST_LIMIT: Final = 255


def write_form(stream: BinaryIO, fields: Iterable[FormField], lang: Lang) -> None:
    """
    Write a sheet to fill in, with a column for each of *fields*.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    _Form(book, lang).write(fields)
    # A zip archive whose stream failed complains once more when it is forgotten, in the interpreter's own words.
    whole = io.BytesIO()
    book.save(whole)
    stream.write(whole.getbuffer())


class _Form:
    """
    A workbook with one sheet to fill in.
    """

    def __init__(self, book: Workbook, lang: Lang) -> None:
        self._lang: Lang = lang
        self._book = book
        self._sheet: Any = book.create_sheet(_SHEET.get(lang))
        self._lists: Any = None

    def write(self, fields: Iterable[FormField]) -> None:
        for index, field in enumerate(fields):
            self._heading(index, field)
            self._column(index, field)
        self._sheet.freeze_panes = "A2"
        self._sheet.row_dimensions[1].height = 46

    def _heading(self, index: int, field: FormField) -> None:
        cell = self._sheet.cell(1, index + 1)
        cell.value = escape_control(field.title)
        cell.data_type = "s"
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor=_FILLS[bool(field.required)])
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="thin", color="FF8EA9DB"))
        comment = Comment(escape_control(field.text), "cjmkit")
        comment.width, comment.height = 300, 30 + 18 * (1 + len(field.text) // 40)
        cell.comment = comment

    def _column(self, index: int, field: FormField) -> None:
        letters = column_letters(index)
        dimension = self._sheet.column_dimensions[letters]
        dimension.width = column_width(field.kind, field.title)
        # The style of the whole column: it holds for every cell that somebody fills in.
        dimension.number_format = _FORMATS.get(field.kind, "@")
        rule = self._rule(index, field)
        rule.promptTitle = escape_control(field.title)[:32]
        rule.prompt = escape_control(field.text)[:_LIST_LIMIT]
        rule.showInputMessage = True
        rule.add(f"{letters}2:{letters}{_ROWS + 1}")
        self._sheet.add_data_validation(rule)

    def _rule(self, index: int, field: FormField) -> DataValidation:
        if not field.choices:
            return DataValidation(allow_blank=True)
        rule = DataValidation(type="list", formula1=self._choices(index, field.choices), allow_blank=True)
        rule.showErrorMessage = field.strict
        rule.errorTitle = escape_control(field.title)[:32]
        rule.error = _WRONG.get(self._lang)
        return rule

    def _choices(self, index: int, choices: Sequence[str]) -> str:
        """
        Return the formula of a list: the values themselves, or cells of a hidden sheet that holds them.
        """
        joined = ",".join(choices)
        if len(joined) < _LIST_LIMIT - 2 and not any(mark in choice for choice in choices for mark in ',"\r\n'):
            return f'"{joined}"'
        if self._lists is None:
            self._lists = self._book.create_sheet(_LISTS_SHEET)
            self._lists.sheet_state = "hidden"
        letters = column_letters(index)
        for number, choice in enumerate(choices, 1):
            cell = self._lists.cell(number, index + 1)
            cell.value = escape_control(choice)
            cell.data_type = "s"
        return f"'{_LISTS_SHEET}'!${letters}$1:${letters}${len(choices)}"
