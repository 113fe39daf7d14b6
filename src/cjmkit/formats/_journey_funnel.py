"""
The funnel of our workbooks of journeys: live formulas over the counts of the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cjmkit.formats import _journey_style as style
from cjmkit.formats._journey_style import Brush

__all__ = ["FunnelBlock", "write_funnel"]

_HEADS: Final = (
    "Этап",
    "Дошло клиентов",
    "Конверсия шага",
    "Доля от начала",
    "Множитель конверсии",
    "Дошло бы",
    "Прибавка",
)
_WIDTHS: Final = (46, 20, 16, 16, 16, 14, 14)
_INPUT: Final = style.Look(back="FFF7D6", middle=True)
_NAME: Final = style.Look(bold=True, size=12, boxed=False)
_TEXT: Final = style.Look(size=9, colour=style.MUTED)
_NUMBER: Final = style.Look(middle=True)
_PERCENT: Final = "0.0%"
_HINT: Final = (
    "Жёлтые клетки можно менять: во сколько раз больше клиентов придёт на первый этап и во сколько раз вырастет "
    "конверсия шага. Числа «Дошло клиентов» берутся с карты: правьте их там. Неизвестное остаётся пустым, а не нулём."
)


@attrs.frozen(kw_only=True)
class FunnelBlock:
    """
    One journey: the sheet of its map, the row of the counts there, and its stages.
    """

    sheet: str
    title: str
    count_row: int
    title_row: int
    columns: Sequence[int]


def write_funnel(book: Workbook, name: str, blocks: Sequence[FunnelBlock], brush: Brush) -> None:
    """
    Add the sheet of funnels.
    """
    sheet: Worksheet = book.create_sheet(name)
    for at, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    brush.put(sheet, 1, 1, "cjmkit:funnel")
    sheet.row_dimensions[1].hidden = True
    brush.put(sheet, 2, 1, "Воронка", style.TITLE)
    brush.put(sheet, 3, 1, _HINT, _TEXT)
    sheet.merge_cells(start_row=3, start_column=1, end_row=3, end_column=len(_WIDTHS))
    sheet.row_dimensions[2].height = 26
    sheet.row_dimensions[3].height = 40
    sheet.sheet_view.showGridLines = False
    style.print_wide(sheet)
    row = 5
    for block in blocks:
        row = _write_block(sheet, row, block, brush) + 2


def _write_block(sheet: Worksheet, top: int, block: FunnelBlock, brush: Brush) -> int:
    brush.put(sheet, top, 1, block.title, _NAME)
    brush.put(sheet, top + 1, 1, "Во сколько раз больше клиентов на входе", style.LANE)
    widen = brush.put(sheet, top + 1, 2, 1, _INPUT)
    widen.protection = Protection(locked=False)
    for at, title in enumerate(_HEADS, 1):
        brush.put(sheet, top + 2, at, title, style.HEADER)
    sheet.row_dimensions[top + 2].height = 32
    first = top + 3
    for number, column in enumerate(block.columns):
        _write_row(sheet, first, first + number, block, column, brush)
    return _write_totals(sheet, first, first + len(block.columns) - 1, brush)


def _write_row(sheet: Worksheet, first: int, row: int, block: FunnelBlock, column: int, brush: Brush) -> None:
    home = f"{quote_sheetname(block.sheet)}!{get_column_letter(column)}"
    before = row - 1
    known = f"AND(ISNUMBER(B{before}),ISNUMBER(B{row}))"
    entry = f'=IF(ISNUMBER(B{row}),B{row}*B${first - 2},"")'
    onward = f'=IF(AND(ISNUMBER(F{before}),ISNUMBER(C{row})),F{before}*MIN(1,C{row}*E{row}),"")'
    is_first = row == first
    formulas = (
        f"={home}${block.title_row}",
        f'=IF(ISNUMBER({home}${block.count_row}),{home}${block.count_row},"")',
        "" if is_first else f'=IF({known},IF(B{before}>0,B{row}/B{before},""),"")',
        f'=IF(AND(ISNUMBER(B${first}),ISNUMBER(B{row})),IF(B${first}>0,B{row}/B${first},""),"")',
        None if is_first else 1,
        entry if is_first else onward,
        f'=IF(AND(ISNUMBER(F{row}),ISNUMBER(B{row})),F{row}-B{row},"")',
    )
    for at, formula in enumerate(formulas, 1):
        look = _INPUT if at == 5 and not is_first else style.PLAIN if at == 1 else _NUMBER
        cell = brush.put(sheet, row, at, None, look)
        cell.value = formula or None
        if at in (3, 4):
            cell.number_format = _PERCENT
        elif at in (6, 7):
            cell.number_format = "#,##0"


def _write_totals(sheet: Worksheet, first: int, last: int, brush: Brush) -> int:
    ends = f"AND(ISNUMBER(B{first}),ISNUMBER(B{last}))"
    steps = f"C{first}:C{last}"
    names = f"A{first}:A{last}"
    totals = (
        ("Конверсия всей воронки", f'=IF({ends},IF(B{first}>0,B{last}/B{first},"нет данных"),"нет данных")', _PERCENT),
        (
            "Стала бы конверсия всей воронки",
            f'=IF(AND(ISNUMBER(F{first}),ISNUMBER(F{last})),IF(F{first}>0,F{last}/F{first},"нет данных"),"нет данных")',
            _PERCENT,
        ),
        (
            "Основной конверсионный этап",
            f'=IF(COUNT({steps})>0,INDEX({names},MATCH(MAX({steps}),{steps},0)),"нет данных")',
            "",
        ),
        ("Слабейший шаг", f'=IF(COUNT({steps})>0,INDEX({names},MATCH(MIN({steps}),{steps},0)),"нет данных")', ""),
    )
    for at, (title, formula, look) in enumerate(totals, last + 1):
        brush.put(sheet, at, 1, title, style.LANE)
        cell = brush.put(sheet, at, 2, None, style.AXIS)
        cell.value = formula
        if look:
            cell.number_format = look
    return last + len(totals)
