"""
The same workbooks through three readers that share no code: ours, openpyxl, python-calamine.

Where they differ by decision is written in `as_openpyxl` and `as_calamine`, and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
from collections.abc import Sequence

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit.intake.rows.table import Cell
from intake.rows.xlsx.handmade import read

Rows = list[list[object]]

# What XML can hold; "_x" and a leading "=" mean something else to the writers.
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("абвЁё«»№ \n\t<>&\"'0123456789_=+-@,;"),
        st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    ),
    max_size=40,
).filter(lambda text: "_x" not in text and not text.startswith("=") and text.strip(" \n\t\r") == text)
DATES = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
MOMENTS = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2199, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0, second=moment.second or 1)
)
CELLS = st.one_of(
    st.none(),
    TEXT,
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(allow_nan=False, allow_infinity=False, width=64).filter(lambda x: x == 0 or 1e-300 < abs(x) < 1e300),
    st.booleans(),
    DATES,
    MOMENTS,
)
TABLES = st.lists(st.lists(CELLS, max_size=8), max_size=8)


def by_openpyxl(rows: Sequence[Sequence[object]], *, write_only: bool) -> bytes:
    book = openpyxl.Workbook(write_only=write_only)
    sheet = book.create_sheet("База") if write_only else book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def by_xlsxwriter(rows: Sequence[Sequence[object]], *, inline: bool) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": inline, "in_memory": not inline}) as book:
        date = book.add_format({"num_format": "dd.mm.yyyy"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
        sheet = book.add_worksheet("База")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif isinstance(value, bool):
                    sheet.write_boolean(number, column, value)
                elif isinstance(value, dt.datetime):
                    sheet.write_datetime(number, column, value, moment)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(number, column, value, date)
                elif value is not None:
                    sheet.write_number(number, column, value)
    return target.getvalue()


def trimmed(rows: Sequence[Sequence[object]]) -> Rows:
    """
    Rows without trailing empty cells, and without empty rows at the end.
    """
    cut: Rows = []
    for row in rows:
        values = [None if value == "" else value for value in row]
        while values and values[-1] is None:
            values.pop()
        cut.append(values)
    while cut and not cut[-1]:
        cut.pop()
    return cut


def ours(content: bytes) -> list[list[Cell]]:
    """
    Our rows with the empty ones put back, so that the others can be compared.
    """
    rows, findings = read(content)
    assert findings == []
    filled: list[list[Cell]] = []
    for number, values in rows:
        filled.extend([] for _ in range(number - 1 - len(filled)))
        filled.append(values)
    return filled


def as_openpyxl(rows: Sequence[Sequence[Cell]]) -> Rows:
    """
    Our values as openpyxl gives them: it has no date without a time.
    """
    return [[_moment(value) for value in row] for row in rows]


def as_calamine(rows: Sequence[Sequence[Cell]]) -> Rows:
    """
    Our values as calamine gives them: every number is a float, a whole one too.
    """
    return [
        [float(value) if isinstance(value, int) and not isinstance(value, bool) else value for value in row]
        for row in rows
    ]


def _moment(value: Cell) -> object:
    whole = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return dt.datetime.combine(value, dt.time()) if whole else value


def openpyxl_rows(content: bytes, *, read_only: bool) -> Rows:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=read_only, data_only=True)
    rows = trimmed(list(book.worksheets[0].iter_rows(values_only=True)))
    book.close()
    return rows


def calamine_rows(content: bytes) -> Rows:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return trimmed(book.get_sheet_by_index(0).to_python(skip_empty_area=False))


def types(rows: Sequence[Sequence[object]]) -> list[list[type]]:
    return [[type(value) for value in row] for row in rows]


def agree(content: bytes) -> list[list[Cell]]:
    found = ours(content)
    for read_only in (True, False):
        wanted = openpyxl_rows(content, read_only=read_only)
        assert as_openpyxl(found) == wanted
        assert types(as_openpyxl(found)) == types(wanted)
    assert as_calamine(found) == calamine_rows(content)
    return found


@pytest.mark.parametrize("write_only", [False, True])
@given(rows=TABLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_openpyxl_writes_is_read_alike(write_only: bool, rows: list[list[object]]) -> None:
    """
    Any table written by openpyxl gives the same cells through all readers, and what was put in.
    """
    found = agree(by_openpyxl(rows, write_only=write_only))
    assert same(found, trimmed(rows))


@pytest.mark.parametrize("inline", [False, True])
@given(rows=TABLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_xlsxwriter_writes_is_read_alike(inline: bool, rows: list[list[object]]) -> None:
    """
    Any table written by XlsxWriter, with shared or inline strings, gives the same cells through all readers.
    """
    content = by_xlsxwriter(rows, inline=inline)
    assert same(agree(content), trimmed(rows))


def same(found: Sequence[Sequence[object]], wanted: Sequence[Sequence[object]]) -> bool:
    """
    Whether cells are equal; both writers keep 16 digits of a double that may need 17.
    """
    if [len(row) for row in found] != [len(row) for row in wanted]:
        return False
    pairs = [
        (one, other) for left, right in zip(found, wanted, strict=True) for one, other in zip(left, right, strict=True)
    ]
    return all(math.isclose(a, b, rel_tol=1e-14) if isinstance(a, float) and b else a == b for a, b in pairs)


def test_dates_of_1904_are_read_alike() -> None:
    """
    A workbook of the other epoch gives the same days through all readers.
    """
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.worksheets[0].append([dt.date(2024, 2, 1), dt.datetime(1999, 12, 31, 23, 59, 59), dt.date(1904, 1, 2)])
    target = io.BytesIO()
    book.save(target)
    assert agree(target.getvalue())[0][0] == dt.date(2024, 2, 1)


def test_times_are_read_as_openpyxl_does() -> None:
    """
    Times of day are times in both.
    """
    content = by_openpyxl([[dt.time(12, 30), dt.time(23, 59, 59)]], write_only=False)
    assert ours(content) == openpyxl_rows(content, read_only=True)


def test_formulas_links_merges_and_comments_are_read_alike() -> None:
    """
    A sheet with everything that a manager puts into it has the same cells and the same merged ranges.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("База")
        sheet.merge_range("A1:D1", "Клиенты")
        sheet.write_row("A3", ["ИНН", "Сайт", "Сумма", "Примечание"])
        sheet.write_url("B4", "https://example.com", string="сайт")
        sheet.write_formula("C4", "=1+1", None, 2)
        sheet.write_formula("D4", '="а"&"б"', None, "аб")
        sheet.write_rich_string("A5", "Иван ", book.add_format({"bold": True}), "Петров", " & Ко")
        sheet.write_comment("A4", "заметка")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.autofilter("A3:D5")
        sheet.data_validation("C5", {"validate": "list", "source": ["да", "нет"]})
        sheet.conditional_format("C4:C9", {"type": "cell", "criteria": ">", "value": 1, "format": book.add_format()})
    found = agree(target.getvalue())
    assert found == [
        ["Клиенты"],
        [],
        ["ИНН", "Сайт", "Сумма", "Примечание"],
        [None, "сайт", 2, "аб"],
        ["Иван Петров & Ко"],
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = openpyxl.load_workbook(io.BytesIO(target.getvalue()))
    assert [str(merged) for merged in whole.worksheets[0].merged_cells.ranges] == ["A1:D1"]
