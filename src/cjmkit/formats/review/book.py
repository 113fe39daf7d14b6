"""
The workbook itself, made by openpyxl row by row.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from cjmkit.dedupe import DuplicatePair, Duplicates
from cjmkit.dedupe.merged import card_place
from cjmkit.findings import Lang
from cjmkit.formats._columns import Column, column_width
from cjmkit.formats._xlsx_text import escape_control, fit
from cjmkit.formats.review.pairs import Difference, columns_of_pairs, difference, reasons_text, values_of
from cjmkit.formats.review.words import (
    COLUMNS,
    DECISION,
    HELP,
    HELP_SHEET,
    PAIRS_SHEET,
    TIERS,
    VERDICT_WORDS,
    WRONG_WORD,
    key_text,
)
from cjmkit.intake.rows.table import column_letters

__all__ = ["write_review"]

_MOST_COLUMNS: Final = 16_384
_DECISION_AT: Final = next(at for at, (title, _) in enumerate(COLUMNS) if title is DECISION)
_FROZEN: Final = _DECISION_AT + 1
_LINE: Final = Side(style="thin", color="FF8EA9DB")
_TINTS: Final[dict[str, str | None]] = {
    "head": "FFE8EEF7",
    "same": None,
    "differs": "FFFBD5A8",
    "only": "FFDDEBF7",
    "decide": "FFFFF2CC",
}
_HELP_WIDTH: Final = 100
_LINE_HEIGHT: Final = 15
_TALLEST: Final = 400
_MARGIN: Final = 2


def write_review(
    stream: BinaryIO,
    found: Duplicates,
    pairs: Sequence[DuplicatePair],
    *,
    lang: Lang = "ru",
    source: str | None = None,
) -> None:
    """
    Write *pairs* of *found* as a workbook; its search must have kept the cards.

    *source* is the name of the base, for cards that do not say where they came from.
    """
    book = Workbook(write_only=True)
    _Book(book, lang, source).write(found, pairs)
    # A zip archive whose stream failed complains once more when it is forgotten, in the interpreter's own words.
    whole = io.BytesIO()
    book.save(whole)
    stream.write(whole.getbuffer())


class _Book:
    """
    A workbook with a sheet of pairs and one of instructions.
    """

    def __init__(self, book: Workbook, lang: Lang, source: str | None) -> None:
        self._book = book
        self._lang: Lang = lang
        self._source = source
        self._widths: list[int] = []
        self._styles = {(name, top): self._style(name, top=top) for name in _TINTS for top in (True, False)}
        self._sheet: Any = book.create_sheet(PAIRS_SHEET.get(lang))

    def write(self, found: Duplicates, pairs: Sequence[DuplicatePair]) -> None:
        columns = columns_of_pairs(found, pairs, self._lang)[: _MOST_COLUMNS - len(COLUMNS)]
        self._dress(columns, len(pairs))
        titles = [*(title.get(self._lang) for title, _ in COLUMNS), *(column.title for column in columns)]
        self._append(1, [self._cell(title, "head", top=True) for title in titles])
        for number, pair in enumerate(pairs, 1):
            for at, row in enumerate(self._rows(found, number, pair, columns)):
                self._append(number * 2 + at, row)
        self._write_help()

    def _append(self, number: int, row: list[Any]) -> None:
        # Programs that do not fit a row to its wrapped text would show one line over another.
        seen = islice(zip(row, self._widths, strict=True), 1, None)  # the key is hidden
        lines = max(_lines(cell.value, width) for cell, width in seen)
        self._sheet.row_dimensions[number].height = min(_LINE_HEIGHT * lines, _TALLEST)
        self._sheet.append(row)

    def _dress(self, columns: Sequence[Column], pairs: int) -> None:
        sheet, last = self._sheet, max(2, pairs * 2 + 1)
        self._widths += [*(width for _, width in COLUMNS), *(column_width(one.kind, one.title) for one in columns)]
        for at, width in enumerate(self._widths):
            sheet.column_dimensions[column_letters(at)].width = width
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = f"{column_letters(_FROZEN)}2"
        sheet.auto_filter.ref = f"A1:{column_letters(len(self._widths) - 1)}{last}"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        words = ",".join(word.get(self._lang) for word in VERDICT_WORDS.values())
        rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = DECISION.get(self._lang), WRONG_WORD.get(self._lang)
        letters = column_letters(_DECISION_AT)
        rule.add(f"{letters}2:{letters}{last}")
        sheet.data_validations.append(rule)

    def _rows(
        self, found: Duplicates, number: int, pair: DuplicatePair, columns: Sequence[Column]
    ) -> Iterator[list[Any]]:
        key = key_text(found.key(pair.a, pair.b))
        cards = [found.card(pair.a), found.card(pair.b)]
        values = [values_of(card, columns) for card in cards]
        marks = [difference(*both) for both in zip(*values, strict=True)]
        for at, (card, card_number) in enumerate(zip(cards, (pair.a, pair.b), strict=True)):
            top = at == 0
            # Reasons stand in both rows: a filter or another order may part them.
            own = (
                (key, "same"),
                (number, "same"),
                (None, "decide"),
                (reasons_text(pair, self._lang), "same"),
                (pair.score, "same"),
                (TIERS[pair.tier].get(self._lang), "same"),
                (card_number, "same"),
                (str(card_place(card, card_number, self._source)), "same"),
            )
            cells = [self._cell(value, style, top=top) for value, style in own]
            cells[4].number_format = "0%"
            yield cells + [self._tinted(*one, top=top) for one in zip(values[at], marks, strict=True)]

    def _tinted(self, value: str, mark: Difference, *, top: bool) -> Any:
        return self._cell(value or None, mark, top=top)

    def _cell(self, value: str | int | float | None, style: str, *, top: bool) -> Any:
        cell: Any = WriteOnlyCell(self._sheet, value=escape_control(fit(value)) if isinstance(value, str) else value)
        cell.style = self._styles[style, top]
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl takes a text with «=» for a formula
        elif value is not None:
            cell.number_format = "General"
        return cell

    def _style(self, name: str, *, top: bool) -> str:
        tint = _TINTS[name]
        style = NamedStyle(name=f"cjmkit {name}{' top' if top else ''}")
        style.font = Font(name="Calibri", size=11, bold=name == "head")
        style.alignment = Alignment(vertical="top", wrap_text=True)
        style.border = Border(top=_LINE if top else None)
        style.number_format = "@"
        if tint is not None:
            style.fill = PatternFill("solid", fgColor=tint)
        self._book.add_named_style(style)
        return style.name

    def _write_help(self) -> None:
        sheet: Any = self._book.create_sheet(HELP_SHEET.get(self._lang))
        sheet.column_dimensions["A"].width = _HELP_WIDTH
        for at, line in enumerate(HELP):
            cell = WriteOnlyCell(sheet, value=line.get(self._lang))
            cell.font = Font(name="Calibri", size=14 if at == 0 else 11, bold=at == 0)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            sheet.row_dimensions[at + 1].height = _LINE_HEIGHT * (1 + _lines(cell.value, _HELP_WIDTH))
            sheet.append([cell])


def _lines(value: object, width: int) -> int:
    """
    Return about how many lines a cell takes in a column of *width* characters.
    """
    if not isinstance(value, str):
        return 1
    room = max(1, width - _MARGIN)
    return sum(1 + max(0, len(line) - 1) // room for line in value.split("\n"))
