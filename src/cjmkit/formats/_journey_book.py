"""
Workbooks of journeys: the maps, the list of touchpoints, the funnel, and the hidden sheets behind them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

import attrs
from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cjmkit.codec.projects import dumps_project
from cjmkit.formats import _journey_style as style
from cjmkit.formats._journey_funnel import FunnelBlock, write_funnel
from cjmkit.formats._journey_style import Brush
from cjmkit.formats._xlsx_package import restamped
from cjmkit.journeys.sheets.columns import COLUMNS
from cjmkit.journeys.sheets.grid import text_of
from cjmkit.journeys.sheets.lanes import LANES
from cjmkit.journeys.sheets.merging import DATA_MARK, DATA_SHEET
from cjmkit.journeys.sheets.names import Names
from cjmkit.journeys.sheets.pages import POINTS_MARK, MapPage, PointsPage, map_page, points_page
from cjmkit.journeys.sheets.words import STAGE
from cjmkit.model.journeys import Journey, Project, Scale

__all__ = ["write_book"]

LISTS_SHEET: Final = "Списки"
FUNNEL_SHEET: Final = "Воронка"
_CHUNK: Final = 10_000
_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[:\\/?*\[\]\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LANE_WIDTH: Final = 20
_STAGE_WIDTH: Final = 32
_OPEN: Final = frozenset(
    (
        *("journey", STAGE, "touchpoints", "touchpoints.channel", "touchpoints.status", "touchpoints.owner"),
        *("touchpoints.importance", "touchpoints.quality", "emotion.actual", "touchpoints.moment_of_truth"),
    )
)
"""The columns of touchpoints that are open though nothing stands in them: people are to fill them in."""

_TOP: Final = 3
"""The rows above the table: title, the line about it, the goal."""


@attrs.define
class _Lists:
    """
    What drop-downs offer: a column of the hidden sheet for each vocabulary.
    """

    names: Names
    brush: Brush
    columns: dict[str, tuple[int, int]] = attrs.field(factory=dict)

    def source(self, vocabulary: str) -> str:
        words = self.names.words.of(vocabulary).words
        at, size = self.columns.setdefault(vocabulary, (len(self.columns) + 1, len(words)))
        letter = get_column_letter(at)
        return f"{quote_sheetname(LISTS_SHEET)}!${letter}$2:${letter}${size + 1}"

    def write(self, book: Workbook) -> None:
        sheet: Worksheet = book.create_sheet(LISTS_SHEET)
        sheet.sheet_state = "hidden"
        for vocabulary, (at, _) in self.columns.items():
            self.brush.put(sheet, 1, at, f"cjmkit:list:{vocabulary}")
            for row, word in enumerate(self.names.words.of(vocabulary).words, 2):
                self.brush.put(sheet, row, at, word.label)


def write_book(project: Project, stream: BinaryIO) -> None:
    """
    Write *project* as a workbook.
    """
    data = dumps_project(project)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "cjmkit"
    brush = Brush()
    lists = _Lists(
        Names(words=Names.of(project, project.journeys[0]).words if project.journeys else Names().words), brush
    )
    taken = {DATA_SHEET, LISTS_SHEET.casefold(), FUNNEL_SHEET.casefold(), "точки контакта", "history"}
    blocks = []
    for at, journey in enumerate(project.journeys):
        page = map_page(project, at)
        sheet: Worksheet = book.create_sheet(_sheet_name(page.name, taken))
        blocks.append(_Painter(sheet, page, journey, lists).paint())
    _write_points(book.create_sheet("Точки контакта"), points_page(project), lists)
    write_funnel(book, FUNNEL_SHEET, [block for block in blocks if block.columns], brush)
    lists.write(book)
    _write_data(book.create_sheet(DATA_SHEET), data, brush)
    book.active = 0
    # A zip archive whose stream failed complains once more when it is forgotten.
    whole = io.BytesIO()
    book.save(whole)
    stream.write(restamped(whole.getvalue()))


def _sheet_name(wanted: str, taken: set[str]) -> str:
    base = _FORBIDDEN.sub(" ", wanted).strip().strip("'").strip()[:_LONGEST_NAME].rstrip() or "Карта"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = base[: _LONGEST_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _write_data(sheet: Worksheet, data: str, brush: Brush) -> None:
    sheet.sheet_state = "veryHidden"
    brush.put(sheet, 1, 1, DATA_MARK)
    for row, start in enumerate(range(0, len(data), _CHUNK), 2):
        brush.put(sheet, row, 1, data[start : start + _CHUNK])


class _Painter:
    """
    Paints one map.
    """

    def __init__(self, sheet: Worksheet, page: MapPage, journey: Journey, lists: _Lists) -> None:
        self._sheet = sheet
        self._page = page
        self._journey = journey
        self._lists = lists
        self._brush = lists.brush
        self._rows = {key: at for at, key in enumerate(page.rows, 2)}
        self._first = 3
        self._last = max(3, 2 + len(page.columns))

    def paint(self) -> FunnelBlock:
        page, sheet = self._page, self._sheet
        self._brush.put(sheet, 1, 1, page.mark)
        for at, key in enumerate(page.columns, self._first):
            self._brush.put(sheet, 1, at, key)
        for key, row in self._rows.items():
            self._brush.put(sheet, row, 1, key)
        self._heads()
        for key in page.rows[_TOP:]:
            self._row(key)
        self._groups()
        self._frame()
        self._colours()
        self._choices()
        return FunnelBlock(
            sheet=sheet.title,
            title=page.name,
            count_row=self._rows["lane:counts"],
            title_row=self._rows[f"lane:{STAGE}"],
            columns=range(self._first, self._first + len(page.columns)),
        )

    def _heads(self) -> None:
        looks = (
            ("head:title", style.TITLE, 28.0),
            ("head:meta", style.COMMENT, 18.0),
            ("head:goal", style.COMMENT, 18.0),
        )
        for key, look, height in looks:
            row = self._rows[key]
            self._brush.put(self._sheet, row, 2, self._page.cells[key, "title"], look)
            self._sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=min(self._last, 8))
            self._sheet.row_dimensions[row].height = height

    def _row(self, key: str) -> None:
        row, page = self._rows[key], self._page
        self._brush.put(self._sheet, row, 2, page.titles[key], style.HEADER if key == f"lane:{STAGE}" else style.LANE)
        texts: list[tuple[str, float]] = [(page.titles[key], _LANE_WIDTH)]
        for at, column in enumerate(page.columns, self._first):
            value = page.cells.get((key, column))
            self._brush.put(self._sheet, row, at, value, self._look(key, column))
            texts.append((text_of(value), _STAGE_WIDTH))
        self._sheet.row_dimensions[row].height = style.height_of(texts, least=30 if key == f"lane:{STAGE}" else 18)
        if key == "mark:critical" and not page.critical:
            self._sheet.row_dimensions[row].hidden = True

    def _look(self, key: str, column: str) -> style.Look:
        critical = column in self._page.critical
        if key == f"lane:{STAGE}":
            return style.CRITICAL if critical else style.HEADER
        if key == "lane:group":
            return style.GROUP
        if key in ("lane:emotion", "lane:emotion.actual", "lane:emotion.expected", "lane:counts"):
            return style.AXIS
        return style.TINTED if critical else style.PLAIN

    def _groups(self) -> None:
        row = self._rows.get("lane:group")
        start = 0
        groups = self._page.groups
        for at in range(1, len(groups) + 1):
            if at == len(groups) or groups[at] != groups[start]:
                if row is not None and groups[start] and at - start > 1:
                    self._sheet.merge_cells(
                        start_row=row, end_row=row, start_column=self._first + start, end_column=self._first + at - 1
                    )
                start = at

    def _frame(self) -> None:
        sheet = self._sheet
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[1].hidden = True
        sheet.column_dimensions["B"].width = _LANE_WIDTH
        for at in range(self._first, self._last + 1):
            sheet.column_dimensions[get_column_letter(at)].width = _STAGE_WIDTH
        header = self._rows["mark:critical"] if self._page.critical else self._rows[f"lane:{STAGE}"]
        sheet.freeze_panes = f"C{header + 1}"
        sheet.sheet_view.showGridLines = False
        style.print_wide(sheet)
        sheet.print_title_cols = "B:B"

    def _area(self, key: str) -> str | None:
        row = self._rows.get(key)
        if row is None:
            return None
        # One column more than there are stages: a stage that people add to the right gets the same help.
        return f"{get_column_letter(self._first)}{row}:{get_column_letter(self._last + 1)}{row}"

    def _colours(self) -> None:
        scale = self._journey.scale
        letter = get_column_letter(self._first)
        for of, key in (("actual", "actual"), ("actual", "label"), ("expected", "expected")):
            area = self._area("lane:emotion" if key == "label" else f"lane:emotion.{key}")
            row = self._rows.get(f"lane:emotion.{of}")
            if area is None or row is None:
                continue
            for colour, condition in _bands(scale, f"{letter}${row}"):
                formula = f"AND(ISNUMBER({letter}${row}),{condition})"
                rule = FormulaRule(formula=[formula], fill=style.fill(colour))  # type: ignore[no-untyped-call]
                self._sheet.conditional_formatting.add(area, rule)
        for key in ("lane:emotion.actual", "lane:emotion.expected"):
            scored = self._rows.get(key)
            for at in range(self._first, self._last + 1) if scored is not None else ():
                self._sheet.cell(row=scored or 0, column=at).number_format = _score_format(scale)

    def _choices(self) -> None:
        scale = self._journey.scale
        for lane in LANES.values():
            area = self._area(f"lane:{lane.id}")
            if area is None:
                continue
            if lane.id in ("emotion.actual", "emotion.expected"):
                _validate(self._sheet, area, f"{scale.low}, {scale.high}", numbers=scale)
            elif lane.choices:
                _validate(self._sheet, area, ",".join(lane.choices))
            elif lane.vocabulary is not None and not lane.is_list:
                _validate(self._sheet, area, self._lists.source(lane.vocabulary), listed=True)


def _bands(scale: Scale, cell: str) -> Iterator[tuple[str, str]]:
    """
    Yield the colours of five equal bands of the scale, each with its condition.
    """
    width = (scale.high - scale.low) / 5
    for at, colour in enumerate(style.STEPS):
        low, high = scale.low + at * width, scale.low + (at + 1) * width
        if at == 0:
            yield colour, f"{cell}<{high:g}"
        elif at == len(style.STEPS) - 1:
            yield colour, f"{cell}>={low:g}"
        else:
            yield colour, f"AND({cell}>={low:g},{cell}<{high:g})"


def _score_format(scale: Scale) -> str:
    # The shape says it to those who do not see the colour.
    if scale.low < 0:
        return '"▲ "+0;"▼ "-0;"● "0'
    middle = f"{scale.middle:g}"
    return f'[>{middle}]"▲ "0;[<{middle}]"▼ "0;"● "0'


def _validate(sheet: Worksheet, area: str, formula: str, *, numbers: Scale | None = None, listed: bool = False) -> None:
    if numbers is not None:
        found = DataValidation(
            type="whole", operator="between", formula1=str(numbers.low), formula2=str(numbers.high), allow_blank=True
        )
        found.error = f"Нужно целое число от {numbers.low} до {numbers.high}; неизвестное оставьте пустым"
        found.errorTitle = "Оценка"
    else:
        found = DataValidation(type="list", formula1=formula if listed else f'"{formula}"', allow_blank=True)
        # A vocabulary may grow, so other words are let through.
        found.showErrorMessage = not listed
        found.error = "Выберите значение из списка"
    found.errorStyle = "warning"
    found.add(area)
    sheet.add_data_validation(found)


def _write_points(sheet: Worksheet, page: PointsPage, lists: _Lists) -> None:
    brush = lists.brush
    brush.put(sheet, 1, 1, POINTS_MARK)
    widths = (24, 22, *(column.width for column in COLUMNS.values()))
    for at, (title, width) in enumerate(zip(page.titles, widths, strict=True), 2):
        brush.put(sheet, 1, at, title, style.HEADER)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, (key, values) in enumerate(page.rows, 2):
        brush.put(sheet, row, 1, key)
        for at, value in enumerate(values, 2):
            if value is not None or page.columns[at - 2] in _OPEN:
                brush.put(sheet, row, at, value, style.PLAIN)
        sized = [(text_of(value), float(width)) for value, width in zip(values, widths, strict=True) if value]
        sheet.row_dimensions[row].height = style.height_of(sized)
    last = max(2, len(page.rows) + 1)
    sheet.column_dimensions["A"].hidden = True
    _fold(sheet, page)
    sheet.row_dimensions[1].height = 46
    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = f"B1:{get_column_letter(len(page.titles) + 1)}{last}"
    style.print_wide(sheet)
    sheet.print_title_rows = "1:1"
    _point_choices(sheet, last, lists)


def _fold(sheet: Worksheet, page: PointsPage) -> None:
    """
    Fold the columns that no touchpoint uses: a click on the plus above opens them.
    """
    for at, column in enumerate(page.columns):
        if column not in _OPEN and all(values[at] is None for _, values in page.rows):
            dimension = sheet.column_dimensions[get_column_letter(at + 2)]
            dimension.outlineLevel = 1
            dimension.hidden = True


def _point_choices(sheet: Worksheet, last: int, lists: _Lists) -> None:
    for at, column in enumerate(COLUMNS.values(), 4):
        letter = get_column_letter(at)
        # Some rows more than there are: people add touchpoints below.
        area = f"{letter}2:{letter}{last + 50}"
        if column.choices:
            _validate(sheet, area, ",".join(column.choices))
        elif column.vocabulary is not None:
            _validate(sheet, area, lists.source(column.vocabulary), listed=True)
