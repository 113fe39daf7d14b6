"""
The workbook writer, read back by programs that we did not write.
"""

import datetime as dt
import io
import math
import re
import subprocess
import sys
import textwrap
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from cjmkit.formats._xlsx_text import CELL_LIMIT, escape, fit
from cjmkit.formats._xlsx_writer import SheetColumn, SheetLimits, write_workbook


def written(rows, *, titles=None, **options):
    rows = list(rows)
    titles = titles or [f"Столбец {number}" for number in range(max(map(len, rows), default=1))]
    stream = io.BytesIO()
    result = write_workbook(stream, [SheetColumn(title=title) for title in titles], rows, **options)
    return stream.getvalue(), result


def by_openpyxl(data, sheet=0):
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]
    book.close()
    return found[1:]


def by_calamine(data, sheet=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(sheet).to_python()[1:]


def decoded(value):
    # openpyxl hands out Excel's escapes as they stand in the file.
    return unescape(value) if isinstance(value, str) else value


ROWS = [
    ["ООО «Ромашка»", "7707083893", 12, 1.5, True, dt.date(2024, 2, 29), Decimal("80000.00")],
    ["0012", None, -3, -0.25, False, dt.date(1900, 3, 1), Decimal("0.1")],
    [None, "=1+1", None, None, None, None, None],
    ["Рога & копыта <b> \"x\" 'y' ]]> > ", "  два  пробела  ", None, None, None, dt.date(9999, 12, 31), None],
]


def test_values_come_back_by_openpyxl():
    """Every value comes back through openpyxl with its type; dates as datetimes of midnight."""
    data, result = written(ROWS)
    found = by_openpyxl(data)
    assert result.rows == 4
    assert result.sheets == 1
    for row, back in zip(ROWS, found, strict=True):
        for value, other in zip(row, back, strict=True):
            wanted = dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value
            assert other == (float(wanted) if isinstance(wanted, Decimal) else wanted)
            assert isinstance(other, bool) == isinstance(value, bool)


def test_values_come_back_by_calamine():
    """Every value comes back through calamine, which gives numbers as floats and empty cells as ''."""
    for row, back in zip(ROWS, by_calamine(written(ROWS)[0]), strict=True):
        assert ["" if value is None else value for value in row] == [
            Decimal(str(other)) if isinstance(value, Decimal) else other for value, other in zip(row, back, strict=True)
        ]


def test_datetimes_come_back():
    """A moment comes back to the second."""
    moments = [dt.datetime(2024, 12, 31, 23, 59, 59), dt.datetime(1900, 3, 1), dt.datetime(2024, 1, 1, 0, 0, 1)]
    data, _ = written([moments])
    assert by_openpyxl(data) == [moments]
    # A moment of midnight is a date to calamine's eye only by value.
    assert [dt.datetime.fromisoformat(str(value)) for value in by_calamine(data)[0]] == moments


@pytest.mark.parametrize(
    "value",
    [
        10**15,
        -(10**15),
        40702810900000000001,
        Decimal("1234567890123456"),
        Decimal("NaN"),
        Decimal("1E+40"),
        math.inf,
        math.nan,
        dt.date(1900, 2, 28),
        dt.date(1, 1, 1),
        dt.datetime(1899, 12, 31, 12),
        dt.datetime(2024, 1, 1, 0, 0, 0, 1),
        dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
    ],
)
def test_what_a_number_cannot_hold_is_a_text(value):
    """A value that Excel's number would change is written as its text, and counted."""
    data, result = written([["x", value]])
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    assert by_openpyxl(data) == [["x", text]]
    assert result.as_text == {1: 1}


def test_numbers_at_the_edge_stay_numbers():
    """Fifteen digits fit a number."""
    data, result = written([[10**15 - 1, Decimal("9999999999999.99"), 123456789.123456]])
    assert by_openpyxl(data) == [[999999999999999, 9999999999999.99, 123456789.123456]]
    assert result.as_text == {}


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "'=1", "＝1", "1E5"])
def test_no_text_is_a_formula(text):
    """A text that begins as a formula is a typed string in text format, for every reader."""
    data, _ = written([[text]])
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book.active["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert by_calamine(data) == [[text]]


TEXTS = st.text(min_size=1, max_size=40) | st.text(
    st.sampled_from("=+-@\t\r\n\0\x01\x1f\x7f_x0041F&<>|\"' \u00a0\u2028\ufffe\ud800😀яЁ"), min_size=1, max_size=20
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(st.none() | TEXTS, min_size=3, max_size=3), min_size=1, max_size=4))
@example([["_x0041_", "_x005F_", "__x0041_"], ["a|", " b", "|"], ["\r", "\r\n", " "]])
def test_any_text_comes_back(rows):
    """Any text comes back through openpyxl: control characters, lone surrogates, escapes, blanks."""
    rows = [["x", *row] for row in rows]
    data, result = written(rows)
    for part in zipfile.ZipFile(io.BytesIO(data)).namelist():
        ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
    found = [[decoded(value) for value in row] for row in by_openpyxl(data)]
    assert found == rows
    assert (result.cut, result.as_text) == ({}, {})


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", min_codepoint=32), min_size=1), min_size=2, max_size=2),
        min_size=1,
    )
)
def test_any_ordinary_text_comes_back_by_calamine(rows):
    """Any text without control characters comes back through calamine."""
    texts = [
        [value.replace("_x", "-x").replace("\ufffe", "").replace("\uffff", "") or "x" for value in row] for row in rows
    ]
    assert by_calamine(written(texts)[0]) == texts


@given(st.text())
def test_escape_is_undone_by_openpyxl(text):
    """What escape() wrote is undone by an XML parser and openpyxl's unescape."""
    node = ElementTree.fromstring(f"<t>{escape(text)}</t>")
    assert unescape(node.text or "") == text


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("я" * CELL_LIMIT, CELL_LIMIT),
        ("я" * (CELL_LIMIT + 1), CELL_LIMIT),
        ("😀" * 16_383, 16_383),
        ("😀" * 16_384, 16_383),
        ("\ud800" * 40_000, CELL_LIMIT),
        ("x", 1),
    ],
)
def test_cells_are_cut_at_the_limit(text, length):
    """A text is cut at 32 767 UTF-16 units, never within a character; only a cut is counted."""
    data, result = written([["a", text]])
    back = decoded(by_openpyxl(data)[0][1])
    assert back == text[:length] == fit(text)
    assert result.cut == ({1: 1} if length < len(text) else {})


def test_rows_go_on_on_the_next_sheet():
    """What a sheet cannot hold goes to the next, under the same heading."""
    data, result = written([[number] for number in range(7)], sheet="База", limits=SheetLimits(rows=4))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["База", "База (2)", "База (3)"]
    assert [by_openpyxl(data, sheet) for sheet in range(3)] == [[[0], [1], [2]], [[3], [4], [5]], [[6]]]
    assert all(sheet["A1"].value == "Столбец 0" for sheet in book.worksheets)
    assert (result.rows, result.sheets) == (7, 3)


def test_full_last_sheet_has_no_empty_follower():
    """Rows that just fill a sheet make no second one."""
    _, result = written([[1], [2]], limits=SheetLimits(rows=3))
    assert result.sheets == 1


def test_sheets_are_split_by_size():
    """A sheet whose XML grows beyond the limit of the archive ends, and another begins."""
    data, result = written([["x" * 100] for _ in range(600)], sheet="Л" * 31, limits=SheetLimits(size=10_000))
    assert result.sheets == 3
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames[1] == "Л" * 27 + " (2)"


def test_empty_base_has_a_heading():
    """No rows: one sheet with the heading alone."""
    data, result = written([], titles=["ИНН", " Край & <край> "])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [cell.value for cell in book.active[1]] == ["ИНН", " Край & <край> "]
    assert (result.rows, result.sheets) == (0, 1)


def test_sheet_is_dressed():
    """The heading is bold and frozen, there is a filter, widths, text format; no green corners."""
    stream = io.BytesIO()
    write_workbook(stream, [SheetColumn(title="ИНН", width=33), SheetColumn(title="Чек")], [["0", Decimal("5")]])
    sheet = openpyxl.load_workbook(stream).active
    assert sheet["A1"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.column_dimensions["A"].width == 33
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("@", "#,##0.00")
    assert b'numberStoredAsText="1"' in zipfile.ZipFile(stream).read("xl/worksheets/sheet1.xml")


def test_sheet_name_is_quoted():
    """A sheet's name with apostrophes and markup is one name everywhere."""
    data, _ = written([["x"]], sheet="О'Нил & <Ко>")
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["О'Нил & <Ко>"]


def test_same_rows_same_bytes():
    """Two workbooks of the same rows are equal byte by byte."""
    assert written(ROWS)[0] == written(ROWS)[0]


def test_stream_that_cannot_seek():
    """A pipe is good enough to write to."""

    class Pipe(io.RawIOBase):
        def __init__(self):
            self.data = bytearray()

        def writable(self):
            return True

        def write(self, piece):
            self.data += piece
            return len(piece)

    pipe = Pipe()
    write_workbook(pipe, [SheetColumn(title="А")], [["x"]])
    assert by_openpyxl(bytes(pipe.data)) == [["x"]]


MEMORY = """
import resource, sys
sys.path[:0] = {path!r}
from xlsx_write import ours
ours(500, sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
ours({rows}, sys.argv[1])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("rows", [20_000, 100_000])
def test_memory_stays(tmp_path, rows, request):
    """Writing grows memory by less than 5 MB, whatever the number of rows."""
    code = textwrap.dedent(MEMORY).format(path=[str(request.config.rootpath / "benchmarks")], rows=rows)
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.xlsx")], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"[0-9.]+\n", done.stdout)
    assert float(done.stdout) < 5
