"""
The xlsx format: cards written, read back by openpyxl and by the whole road.
"""

import datetime as dt
import io
from decimal import Decimal

import attrs
import openpyxl
import pytest

from cjmkit.errors import ConfigError
from cjmkit.formats import _xlsx_writer
from cjmkit.formats import xlsx as xlsx_format
from cjmkit.formats.catalogue import EXPORT_RULES
from cjmkit.formats.xlsx import (
    XLSXExporter,
    XLSXImporter,
    XLSXReadOptions,
    XLSXWriteOptions,
    check_sheet_name,
    cjmkit_exporters,
    cjmkit_importers,
)
from cjmkit.intake.rows.source import open_source
from cjmkit.model import CardKind, ClientCard, Money, Requisites
from cjmkit.plugins import Exporter, Importer
from cjmkit.toolkit import Toolkit
from formats.table_cards import COMPANY, PERSON, export, table_of


def sheet_of(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_identifiers_are_texts_and_dates_are_dates():
    """Identifiers are texts with all their digits, dates are date cells, money is a number."""
    data, losses = export(XLSXExporter(), [COMPANY])
    sheet = sheet_of(data)
    cells = {sheet.cell(1, number).value: sheet.cell(2, number) for number in range(1, sheet.max_column + 1)}
    assert (cells["ИНН"].value, cells["ИНН"].data_type, cells["ИНН"].number_format) == ("7707083893", "s", "@")
    assert cells["ОКПО"].value == "00032537"
    assert cells["БИК"].value == "044525225"
    assert cells["Дата следующего контакта"].value == dt.datetime(2027, 1, 31)
    assert (cells["Средний чек"].value, cells["Средний чек"].number_format) == (80000, "#,##0.00")
    assert cells["Тип клиента"].value == "Организация"
    assert losses == {}


def test_round_trip_through_the_road(tmp_path):
    """Two full cards come back exactly through the whole road, whatever the headings."""
    kit = Toolkit(plugins=())
    for headers in ("ru", "en", "names"):
        path = tmp_path / f"{headers}.xlsx"
        assert kit.write_cards([COMPANY, PERSON], path, options={"headers": headers}).losses == ()
        with kit.read_cards(path, on_error="keep") as batch:
            assert [attrs.evolve(card, origin=None) for card in batch] == [COMPANY, PERSON]


def test_typed_custom_fields_come_back(tmp_path):
    """Numbers, dates and booleans of custom fields keep their type through the road."""
    custom = {
        "Штук": 12,
        "Вес": 1.25,
        "Новый": True,
        "День": dt.date(2024, 2, 29),
        "Звонок": dt.datetime(2024, 2, 29, 10, 30),
        "Номер договора": "007",
    }
    card = ClientCard(kind=CardKind.COMPANY, requisites=Requisites(inn="7707083893"), custom=custom)
    path = tmp_path / "a.xlsx"
    kit = Toolkit(plugins=())
    assert kit.write_cards([card], path).losses == ()
    with kit.read_cards(path, on_error="keep") as batch:
        (back,) = batch
    assert back.custom == custom
    assert [type(value) for value in back.custom.values()] == [type(value) for value in custom.values()]


def test_what_a_cell_cannot_hold_is_said():
    """A long text is cut and said; a custom number or date beyond Excel becomes text and is said."""
    card = ClientCard(
        comment="я" * 40_000,
        next_contact_on=dt.date(1890, 1, 1),
        average_check=Money(amount=Decimal("1234567890123456.78")),
        custom={"Счёт": 40702810900000000001, "Давно": dt.date(1899, 1, 1), "Цена": Decimal("1.50")},
    )
    data, losses = export(XLSXExporter(), [card])
    assert losses == {"comment": 1, "custom.Счёт": 1, "custom.Давно": 1, "custom.Цена": 1}
    row = table_of(XLSXImporter(), data, "a.xlsx")[1]
    assert row == [
        "1234567890123456.78",
        "1890-01-01",
        "я" * 32_767,
        "40702810900000000001",
        "1899-01-01",
        1.5,
    ]


def test_columns_beyond_the_sheet_are_said(monkeypatch):
    """Custom fields beyond Excel's last column are left out and said by name."""
    monkeypatch.setattr(xlsx_format, "MAX_COLUMNS", 3)
    data, losses = export(XLSXExporter(), [ClientCard(id="1", custom={f"Поле-{n}": "x" for n in "абвг"})])
    assert sheet_of(data).max_column == 3
    assert losses == {"custom.Поле-в": 1, "custom.Поле-г": 1}
    assert _xlsx_writer.MAX_COLUMNS == 16_384


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://example.org")', "+cmd", "@SUM(A1)"])
def test_no_cell_runs(text):
    """No text, not even a heading, is a formula."""
    sheet = sheet_of(export(XLSXExporter(), [ClientCard(comment=text, custom={text: text})])[0])
    assert [[cell.data_type for cell in row] for row in sheet.iter_rows()] == [["s", "s"], ["s", "s"]]
    assert sheet["A2"].value == text


def test_sheet_names():
    """The sheet is named for the headings' language, or as asked."""
    assert [XLSXWriteOptions(headers=kind).sheet_name for kind in ("ru", "en")] == ["Клиенты", "Clients"]
    data, _ = export(XLSXExporter(), [COMPANY], XLSXWriteOptions(sheet="База 2024"))
    assert sheet_of(data).title == "База 2024"


@pytest.mark.parametrize("name", ["", " ", "a/b", "[a]", "x" * 32, "'a", "a'", "a\nb", "a:b", "a*", "a?", "a\\b"])
def test_bad_sheet_names_are_refused(name):
    """A sheet name that Excel would call damaged is refused."""
    with pytest.raises(ConfigError, match="EXP011"):
        XLSXWriteOptions(sheet=name)


def test_good_sheet_name():
    """An ordinary name passes."""
    check_sheet_name("Клиенты (2)")


def test_wrong_headers_are_refused():
    """Headings in an unknown language are refused."""
    with pytest.raises(ConfigError, match="EXP010"):
        XLSXWriteOptions(headers="de")


def test_sheets_are_chosen():
    """The importer gives the sheets that are asked for."""
    book = openpyxl.Workbook()
    book.active.title = "А"
    book.create_sheet("Б").append(["x"])
    stream = io.BytesIO()
    book.save(stream)
    source = open_source(stream.getvalue(), name="a.xlsx")
    assert [table.sheet for table in XLSXImporter().read(source, XLSXReadOptions(sheets=("Б",)))] == ["Б"]


def test_hooks_give_the_formats():
    """The hooks offer an importer and the exporters, which follow the contracts."""
    (importer,) = cjmkit_importers()
    exporters = cjmkit_exporters()
    assert isinstance(importer, Importer)
    assert all(isinstance(exporter, Exporter) for exporter in exporters)
    assert {one.name: one.kind for one in exporters} == {"xlsx": "cards", "rejects": "rejects", "template": "template"}


def test_same_cards_same_bytes():
    """Two workbooks of the same cards are equal byte by byte."""
    assert export(XLSXExporter(), [COMPANY, PERSON]) == export(XLSXExporter(), [COMPANY, PERSON])


def test_catalogue_is_in_order():
    """Codes of writing are unique and told in both languages."""
    codes = [rule.code for rule in EXPORT_RULES]
    assert codes == sorted(set(codes))
    assert all(rule.text.ru != rule.text.en and rule.why.ru and rule.why.en for rule in EXPORT_RULES)
