"""
How our workbooks of journeys look: colours, fonts, widths and heights.
"""

from __future__ import annotations

import math
from copy import copy
from typing import Any, Final, cast

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cjmkit.formats._xlsx_text import escape_control, fit

__all__ = [
    "AXIS",
    "COMMENT",
    "CRITICAL",
    "GROUP",
    "HEADER",
    "LANE",
    "NEGATIVE",
    "PLAIN",
    "POSITIVE",
    "STEPS",
    "TITLE",
    "Brush",
    "Look",
    "fill",
    "height_of",
    "print_wide",
]

INK: Final = "2D3142"
MUTED: Final = "4F5D75"
LINE: Final = "D5DAE3"
POSITIVE: Final = "1F5F99"
NEGATIVE: Final = "9A4A00"
STEPS: Final = ("FDB777", "FDE0C5", "F3F4F6", "D6E6F5", "9CC7EA")
"""From the worst to the best: orange to blue, which every eye tells apart; the number says it, too."""

_THIN: Final = Side(style="thin", color=LINE)
_DASHED: Final = Side(style="mediumDashed", color="C2410C")
_BOX: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def print_wide(sheet: Worksheet) -> None:
    """
    Print a sheet as wide as the page, which is turned.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.5)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def fill(colour: str) -> PatternFill:
    """
    Return a plain background.
    """
    return PatternFill("solid", start_color=colour, end_color=colour)


class Look:
    """
    The looks of one kind of cells.
    """

    def __init__(
        self,
        *,
        bold: bool = False,
        size: float = 10,
        colour: str = INK,
        back: str | None = None,
        middle: bool = False,
        boxed: bool = True,
        marked: bool = False,
    ) -> None:
        self.font = Font(name="Calibri", bold=bold, size=size, color=colour)
        self.fill = None if back is None else fill(back)
        side = "center" if middle else "left"
        self.alignment = Alignment(
            wrap_text=boxed,
            vertical="center" if middle else "top",
            horizontal=side,
            indent=0 if middle or not boxed else 1,
        )
        self.border = (
            Border(left=_DASHED, right=_DASHED, top=_DASHED, bottom=_THIN) if marked else _BOX if boxed else None
        )


TITLE: Final = Look(bold=True, size=16, boxed=False)
COMMENT: Final = Look(size=9, colour=MUTED, boxed=False)
GROUP: Final = Look(bold=True, colour=MUTED, back="EEF1F6", middle=True)
HEADER: Final = Look(bold=True, size=11, back="C9DCF0", middle=True)
CRITICAL: Final = Look(bold=True, size=11, back="FBD9C3", middle=True, marked=True)
LANE: Final = Look(bold=True, colour=MUTED, back="F6F8FB")
PLAIN: Final = Look()
TINTED: Final = Look(back="FFF6F0")
AXIS: Final = Look(bold=True, middle=True)


class Brush:
    """
    Writes cells of one workbook, each look worked out once: openpyxl takes longer for a style than for a value.
    """

    def __init__(self) -> None:
        self._known: dict[Look, StyleArray] = {}

    def put(self, sheet: Worksheet, row: int, column: int, value: Any, look: Look | None = None) -> BookCell:
        """
        Write a value; a text is a typed string, whatever it begins with, so that no program runs it.
        """
        cell = cast(BookCell, sheet.cell(row=row, column=column))
        if look is not None:
            self._dress(cell, look)
        if isinstance(value, str):
            cell.value = escape_control(fit(value))
            cell.data_type = "s"
            if value[:1] in ("=", "+", "-", "@"):
                cell.quotePrefix = True
        elif value is not None:
            cell.value = value
        return cell

    def _dress(self, cell: BookCell, look: Look) -> None:
        known = self._known.get(look)
        if known is not None:
            cast(Any, cell)._style = copy(known)  # noqa: SLF001 - the way to style many cells alike
            return
        cell.font, cell.alignment = look.font, look.alignment
        if look.fill is not None:
            cell.fill = look.fill
        if look.border is not None:
            cell.border = look.border
        self._known[look] = copy(cast(Any, cell)._style)  # noqa: SLF001


def height_of(texts: list[tuple[str, float]], *, least: float = 18) -> float:
    """
    Return the height of a row of wrapped texts in columns of those widths: no program fits a row that was written so.
    """
    lines = 1
    for text, width in texts:
        lines = max(lines, sum(math.ceil(max(1, len(line)) * 1.06 / width) for line in text[:2000].split("\n")))
    return min(400.0, max(least, lines * 13.5 + 5))
