"""
The workbook of rejected rows: original values, coloured cells, reasons, and it imports again.
"""

import datetime as dt
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from cjmkit.errors import ConfigError
from cjmkit.findings import Location, Rule, Severity, Texts
from cjmkit.formats._rejects_book import RejectsBook
from cjmkit.formats._xlsx_writer import SheetLimits
from cjmkit.formats.rejects import (
    COMMENTS,
    RejectsExporter,
    RejectsOptions,
    write_rejected_records,
    write_rejects,
)
from cjmkit.intake.rejects import FINDINGS_HEADING, REJECT_HEADINGS, ROW_HEADING, Rejected
from cjmkit.intake.rows.source import open_source
from cjmkit.intake.rows.xlsx import read_workbook
from cjmkit.model import CardKind, ClientCard, Money, Passport, Period, Sex
from cjmkit.plugins import CardRecord, Exporter
from cjmkit.plugins.progress import silent
from cjmkit.toolkit import Toolkit


def rule(code, severity, text):
    return Rule(code=code, severity=severity, title=Texts("", ""), text=Texts(text, "en " + text), why=Texts("", ""))


ERROR = rule("CRD011", Severity.ERROR, "{found} цифр, нужно 10 или 12")
WARNING = rule("CRD100", Severity.WARNING, "телефон без кода города")
INFO = rule("IMP330", Severity.INFO, "записано иначе")


def written(rejects, **options):
    stream = io.BytesIO()
    write_rejects(stream, rejects, **options)
    return stream.getvalue()


def book_of(rejects, **options):
    return openpyxl.load_workbook(io.BytesIO(written(rejects, **options)))


def at(column, header=None, field=None):
    return Location(sheet="База", row=5, column=column, header=header, field=field)


ROW = Rejected(
    table="База",
    header=("Наименование", "ИНН", None, "Дата"),
    number=5,
    values=["ООО «А»", 123456789, "0012", dt.date(2024, 2, 29)],
    findings=(
        WARNING.finding(at("C")),
        ERROR.finding(at("B", header="ИНН"), found=9, fix="0123456789"),
        INFO.finding(at("B", header="ИНН")),
        ERROR.finding(at(None, field="account"), found=3),
    ),
)


def test_original_columns_and_values():
    """After two columns of ours stand the original ones, in their order, with their types."""
    sheet = book_of([ROW]).active
    assert sheet.title == "База"
    assert [cell.value for cell in sheet[1]] == [FINDINGS_HEADING, ROW_HEADING, *ROW.header]
    values = [cell.value for cell in sheet[2]][1:]
    assert values == [5, "ООО «А»", 123456789, "0012", dt.datetime(2024, 2, 29)]
    assert (sheet["E2"].data_type, sheet["E2"].number_format) == ("s", "@")
    assert sheet["F2"].number_format.replace("\\", "") == "dd.mm.yyyy"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:F2"


def test_reasons_are_ranked():
    """The reasons stand worst first, each with its column and code; a field is named by its heading."""
    assert book_of([ROW]).active["A2"].value.split("\n") == [
        "ИНН: 9 цифр, нужно 10 или 12 (CRD011)",
        "Расчётный счёт: 3 цифр, нужно 10 или 12 (CRD011)",
        "телефон без кода города (CRD100)",
        "ИНН: записано иначе (IMP330)",
    ]


def test_bad_cells_are_coloured_and_commented():
    """A bad cell has the colour of its worst finding, and a comment with the messages and the fix."""
    sheet = book_of([ROW]).active
    assert sheet["D2"].fill.fgColor.rgb == "FFF4B6B6"
    assert sheet["E2"].fill.fgColor.rgb == "FFFFE699"
    assert sheet["C2"].fill.fill_type is None
    assert sheet["D2"].comment.text == (
        "9 цифр, нужно 10 или 12 (CRD011)\nПредложение: 0123456789\nзаписано иначе (IMP330)"
    )


def test_english():
    """The workbook speaks English if asked."""
    sheet = book_of([ROW], lang="en").active
    assert [cell.value for cell in sheet[1]][:2] == list(REJECT_HEADINGS[2:])
    assert "Account: en 3" in sheet["A2"].value
    assert "Suggestion: 0123456789" in sheet["D2"].comment.text


def test_what_was_read_is_no_suggestion():
    """A note that asks for nothing tells what the cell was read as."""
    row = Rejected(values=["x"], findings=(INFO.finding(at("A"), fix="+79160001122"),))
    assert book_of([row]).active["C2"].comment.text.endswith("(IMP330)\nПрочитано как: +79160001122")


@pytest.mark.parametrize(
    ("fix", "shown"),
    [
        (dt.date(2024, 1, 2), "02.01.2024"),
        (dt.datetime(2024, 1, 2, 3, 4), "02.01.2024 03:04"),
        (("а", dt.date(2024, 1, 2)), "а, 02.01.2024"),
        (5, "5"),
        (True, "да"),
        (Decimal("1500.50"), "1500.50"),
        (Money(amount=Decimal(80000), period=Period.MONTH, approximate=True), "около 80000 ₽/мес."),
        (CardKind.SOLE_PROPRIETOR, "ИП"),
        (Sex.FEMALE, "женский"),
        (Passport(series="4509", number="123456", issued_on=dt.date(2020, 1, 2)), "4509, 123456, 02.01.2020"),
    ],
)
def test_fixes_are_shown(fix, shown):
    """A proposed value is shown as a person would write it."""
    row = Rejected(values=["x"], findings=(ERROR.finding(at("A"), found=1, fix=fix),))
    assert book_of([row]).active["C2"].comment.text.endswith(f"Предложение: {shown}")


@pytest.mark.parametrize(
    ("value", "back", "kind"),
    [
        ("=1+1", "=1+1", "s"),
        ("#N/A", "#N/A", "s"),
        ("0012", "0012", "s"),
        ("a\x01b", "a_x0001_b", "s"),
        (40702810900000000001, "40702810900000000001", "s"),
        (4.07028109e19, 4.07028109e19, "n"),
        (True, True, "b"),
        (None, None, "n"),
        (dt.date(1850, 1, 1), "1850-01-01", "s"),
        (dt.datetime(1850, 1, 1, 2), "1850-01-01T02:00:00", "s"),
        (dt.datetime(2024, 1, 1, 2, 3, 4), dt.datetime(2024, 1, 1, 2, 3, 4), "d"),
        (dt.time(10, 30), dt.time(10, 30), "d"),
        (dt.time(10, 30, 0, 5), "10:30:00.000005", "s"),
        ("я" * 40_000, "я" * 32_767, "s"),
    ],
)
def test_values_stay_as_they_were(value, back, kind):
    """A value stays what it was, unless Excel itself would spoil it; no text is a formula."""
    cell = book_of([Rejected(values=[value])]).active["C2"]
    assert (cell.value, cell.data_type) == (back, kind)


def test_finding_beyond_the_values_is_coloured():
    """An empty cell at the end of a short row can be the bad one."""
    row = Rejected(header=("а", "б", "в"), values=["x"], findings=(ERROR.finding(at("C"), found=0),))
    sheet = book_of([row]).active
    assert sheet["E2"].value is None
    assert sheet["E2"].fill.fgColor.rgb == "FFF4B6B6"


def test_rows_without_findings_or_columns():
    """A row without findings, or whose finding has no usable column, has its reason in words."""
    rows = [Rejected(values=["x"]), Rejected(values=["x"], findings=(ERROR.finding(at("c3"), found=0),))]
    sheet = book_of(rows).active
    assert sheet["A2"].value == "строка отклонена"
    assert sheet["A3"].value == "0 цифр, нужно 10 или 12 (CRD011)"


def test_field_that_is_not_flat_keeps_its_name():
    """A field that is no flat field is named as it is."""
    row = Rejected(findings=(ERROR.finding(at(None, field="Мой столбец"), found=0),))
    assert book_of([row]).active["A2"].value.startswith("Мой столбец: ")


def test_each_table_has_a_sheet():
    """Rows of different tables, or headings, stand on different sheets with usable names."""
    rows = [
        Rejected(table=table, header=header, values=["x"])
        for table, header in [
            ("База", ("а",)),
            ("лист: 1/2", ("а",)),
            ("База", ("б",)),
            ("база", ("в",)),
            (None, ("а",)),
            ("'", ("а",)),
            ("x" * 40, ("а",)),
            ("x" * 40, ("б",)),
            ("База", ("а",)),
        ]
    ]
    book = book_of(rows)
    assert book.sheetnames == [
        *("База", "лист  1 2", "База (2)", "база (3)", "Отклонённые", "Отклонённые (2)"),
        *("x" * 31, "x" * 27 + " (2)"),
    ]
    assert book.worksheets[0].max_row == 3


def limited(rejects, rows):
    stream = io.BytesIO()
    RejectsBook("ru", COMMENTS, SheetLimits(rows=rows)).write(stream, rejects)
    return openpyxl.load_workbook(stream)


def test_full_sheet_goes_on_on_the_next():
    """Rows beyond the end of a sheet go to another; a sheet that is just full has none after it."""
    book = limited([Rejected(table="А", number=number) for number in range(5)], rows=3)
    assert book.sheetnames == ["А", "А (2)", "А (3)"]
    assert [sheet.max_row for sheet in book.worksheets] == [3, 3, 2]
    assert limited([Rejected(table="А", number=number) for number in range(4)], rows=3).sheetnames == ["А", "А (2)"]


def test_tables_that_take_turns_keep_their_rows_and_order():
    """Rows of three tables in turns stand on three sheets, in the order they came, however many wait on disk."""
    rows = [Rejected(table="АБВ"[n % 3], header=("н",), number=n + 1, values=[str(n)]) for n in range(2000)]
    for book in (book_of(rows), limited(rows, rows=400)):
        found = {name: [] for name in "АБВ"}
        for sheet in book.worksheets:
            found[sheet.title[0]] += [int(row[2]) for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert found == {name: list(range(at, 2000, 3)) for at, name in enumerate("АБВ")}


def test_row_wider_than_its_heading_stays_on_the_sheet():
    """A row with cells beyond the headings stands with the others, and the filter spans it."""
    rows = [Rejected(header=("а",), values=["x"]), Rejected(header=("а", None, None), values=["x", None, "y"])]
    (sheet,) = book_of(rows).worksheets
    assert [cell.value for cell in sheet[3]][2:] == ["x", None, "y"]
    assert sheet.auto_filter.ref == "A1:E3"


def test_what_is_cut_is_told():
    """A text longer than a cell is cut, and the reasons say in which column and by how much."""
    row = Rejected(values=["а", "я" * 40_000], findings=(ERROR.finding(at("A"), found=0),))
    assert book_of([row]).active["A2"].value.split("\n")[1] == (
        "столбец D: ячейка вмещает 32 767 знаков, не поместилось знаков: 7233; целиком текст остался в исходном файле"
    )


def test_reasons_without_end_are_counted():
    """When a cell cannot hold all reasons, the last line says how many more there are."""
    row = Rejected(values=["x"], findings=(ERROR.finding(at("A"), found=0),) * 2000)
    lines = book_of([row]).active["A2"].value.split("\n")
    assert lines[-1] == f"… и ещё причин: {2000 - len(lines) + 1}"
    assert sum(len(line) + 1 for line in lines) < 32_767


@pytest.mark.parametrize("value", [None, True, 5, 1.5, dt.date(2024, 2, 29), dt.time(10, 30), "text", "<&>", 10**16])
def test_every_kind_of_value_is_coloured(value):
    """Whatever a bad cell holds, it is coloured and keeps its kind and format."""
    row = Rejected(values=[value, value], findings=(WARNING.finding(at("A")),))
    sheet = book_of([row]).active
    bad, good = sheet["C2"], sheet["D2"]
    assert bad.fill.fgColor.rgb == "FFFFE699"
    assert good.fill.fill_type is None
    assert (bad.value, bad.data_type) == (good.value, good.data_type)
    assert value is None or bad.number_format == good.number_format


def test_sheets_beyond_the_widest_are_cut():
    """Cells and findings beyond Excel's last column do not break the workbook."""
    row = Rejected(header=("а",) * 16_384, values=["x"] * 16_384, findings=(ERROR.finding(at("ZZZ"), found=0),))
    sheet = book_of([row], lang="en").active
    assert sheet.max_column == 16_384
    assert sheet["A2"].value.split("\n") == [
        "en 0 цифр, нужно 10 или 12 (CRD011)",
        "a sheet has 16,384 columns, 2 cells did not fit; they are in the original file",
    ]


def test_shapes_of_notes_are_numbered_apart():
    """Notes of two sheets lie in different blocks of shape numbers, as Excel wants it."""
    findings = (ERROR.finding(at("A"), found=0),)
    rows = [Rejected(table=name, values=["x"], findings=findings) for name in ["А"] * 1100 + ["Б"] * 3]
    stream = io.BytesIO()
    write_rejects(stream, rows)
    with zipfile.ZipFile(stream) as archive:
        drawings = [archive.read(f"xl/drawings/vmlDrawing{number}.vml").decode() for number in (1, 2)]
    ids = [[int(one) for one in re.findall(r'id="_x0000_s([0-9]+)"', text)] for text in drawings]
    blocks = [re.findall(r'data="([0-9,]+)"', text)[0].split(",") for text in drawings]
    assert blocks == [["1", "2"], ["3"]]
    for numbers, own in zip(ids, blocks, strict=True):
        assert {str(number // 1024) for number in numbers} == set(own)
    assert len(set(ids[0] + ids[1])) == 1101 + 4


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path):
    """Another program reads the same cells, colours and notes, and saves them."""
    (tmp_path / "in.xlsx").write_bytes(written([ROW, ROW]))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "in.xlsx"], check=True, capture_output=True, timeout=120)
    command[-1] = "xlsx"
    (tmp_path / "out").mkdir()
    subprocess.run(
        [*command, "--outdir", tmp_path / "out", tmp_path / "in.ods"], check=True, capture_output=True, timeout=120
    )
    ours = openpyxl.load_workbook(tmp_path / "in.xlsx").active
    theirs = openpyxl.load_workbook(tmp_path / "out/in.xlsx").active
    assert [[cell.value for cell in row] for row in theirs] == [[cell.value for cell in row] for row in ours]
    assert [[cell.fill.fgColor.rgb for cell in row] for row in theirs["D2":"E3"]] == [["FFF4B6B6", "FFFFE699"]] * 2
    assert theirs["D3"].comment.text == ours["D3"].comment.text
    assert theirs["A1"].comment is not None


def test_no_rejects():
    """Nothing rejected: a workbook with an empty sheet."""
    book = book_of([])
    assert book.sheetnames == ["Отклонённые"]
    assert book.active.max_row == 1


def test_comments_are_bounded():
    """Beyond the bound cells are coloured without a comment, and the first heading says so."""
    row = Rejected(values=["x"], findings=(ERROR.finding(at("A"), found=0),))
    sheet = book_of([row, row, row], comments=2).active
    assert [sheet.cell(number, 3).comment is not None for number in (2, 3, 4)] == [True, True, False]
    assert sheet["C4"].fill.fgColor.rgb == "FFF4B6B6"
    assert "первых 2 ячейках" in sheet["A1"].comment.text


def test_our_reader_gets_the_original_rows():
    """Our own reader gets the original cells back after the two columns of ours."""
    stream = io.BytesIO()
    write_rejects(stream, [ROW])
    (table,) = read_workbook(open_source(stream.getvalue(), name="r.xlsx"))
    rows = [list(row.values) for row in table.rows]
    assert rows[1][2:] == list(ROW.values)


def test_corrected_workbook_imports_again(tmp_path):
    """A base with a wrong row: its reject, corrected in the workbook, imports as a card."""
    base = openpyxl.Workbook()
    for row in (
        ["Наименование", "ИНН", "КПП", "Телефон", "Номер договора"],
        ["ПАО «Сбербанк»", "7707083893", "773601001", "+74955005550", "первая"],
        ["АО «Тест»", "7707083894", "773601001", "+74955005551", "0012"],
    ):
        base.active.append(row)
    base.save(tmp_path / "base.xlsx")
    kit = Toolkit(plugins=())
    with kit.read_cards(tmp_path / "base.xlsx") as batch:
        assert len(list(batch)) == 1
        kit.write_rejects(batch.rejects, tmp_path / "rejects.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rejects.xlsx")
    sheet = book.active
    assert sheet.max_row == 2
    assert sheet["B2"].value == 3
    assert sheet["D2"].comment is not None
    sheet["D2"].value = "7736050003"
    book.save(tmp_path / "rejects.xlsx")
    with kit.read_cards(tmp_path / "rejects.xlsx") as batch:
        (card,) = batch
    assert (card.short_name, card.requisites.inn, card.custom) == (
        "АО «Тест»",
        "7736050003",
        {"Номер договора": "0012"},
    )


def test_exporter_follows_the_contract():
    """The exporter of rejects is an exporter; its language is checked."""
    exporter = RejectsExporter()
    assert isinstance(exporter, Exporter)
    stream = io.BytesIO()
    assert exporter.write(iter([ROW]), stream, RejectsOptions(lang="en"), silent) == ()
    assert openpyxl.load_workbook(stream).active["A1"].value == "cjmkit: reasons"
    assert RejectsOptions().comments == COMMENTS
    with pytest.raises(ConfigError, match="EXP010"):
        RejectsOptions(lang="de")


def test_rejected_hides_its_values():
    """The values of a rejected row are personal and stay out of repr."""
    assert "ООО" not in repr(ROW)


def test_records_as_jsonl():
    """Records that gave no card become lines of json: the raw text and the findings in words."""
    records = [
        CardRecord(
            card=None, where=Location(line=3), raw='{"inn": 5}', findings=(WARNING.finding(at(None, field="inn")),)
        ),
        CardRecord(card=ClientCard()),
        CardRecord(card=None, raw="\ud800"),
    ]
    stream = io.BytesIO()
    write_rejected_records(stream, records)
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first == {
        "raw": '{"inn": 5}',
        "line": 3,
        "findings": [{"code": "CRD100", "severity": "warning", "field": "inn", "message": "телефон без кода города"}],
    }
    assert second == {"raw": "\ud800", "line": None, "findings": []}


MEMORY = """
import io, resource
from cjmkit.findings import Location, Rule, Severity, Texts
from cjmkit.formats.rejects import write_rejects
from cjmkit.intake.rejects import Rejected

RULE = Rule(code="X1", severity=Severity.ERROR, title=Texts("", ""), text=Texts("а", "a"), why=Texts("", ""))

class Nowhere(io.RawIOBase):
    def writable(self): return True
    def write(self, data): return len(data)

def run(count):
    findings = (RULE.finding(Location(column="B"), fix="1"),)
    rows = (Rejected(number=n, values=[f"имя {n}", "x", str(n)], findings=findings) for n in range(count))
    write_rejects(Nowhere(), rows)

run(7000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
run(40_000)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.slow
def test_memory_stays():
    """Beyond the bound of comments, memory does not grow with rejected rows."""
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 8
