"""
The csv format: what it writes, read back by the csv module and by our own importer.
"""

import csv
import datetime as dt
import io
from decimal import Decimal

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmkit.errors import ConfigError
from cjmkit.formats.csv import (
    CSVExporter,
    CSVImporter,
    CSVWriteOptions,
    cjmkit_exporters,
    cjmkit_importers,
)
from cjmkit.intake.rows.defuse import defuse, undefuse
from cjmkit.intake.rows.source import open_source
from cjmkit.model import ClientCard, Contact, ContactKind, Money
from cjmkit.plugins import Exporter, Importer
from cjmkit.toolkit import Toolkit
from formats.table_cards import COMPANY, PERSON, export, table_of


def read(data, encoding="utf-8-sig", delimiter=";"):
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter, strict=True))


def test_defaults_open_in_excel():
    """By default: UTF-8 with its mark, semicolons, CR LF, Russian headings, comma, dd.mm.yyyy."""
    data, losses = export(CSVExporter(), [COMPANY])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    heading, row = read(data)
    cells = dict(zip(heading, row, strict=True))
    assert cells["ИНН"] == "7707083893"
    assert cells["Средний чек"] == "80000,00"
    assert cells["Дата следующего контакта"] == "31.01.2027"
    assert cells["Телефон 2"] == "+74951234568"
    assert cells["Комментарий"] == COMPANY.comment
    assert losses == {}


def test_options_are_obeyed():
    """Delimiter, headings, quotes, line ends, decimal mark, dates and encoding are as asked."""
    options = CSVWriteOptions(
        delimiter="\t",
        encoding="utf-16",
        headers="names",
        quoting="all",
        line_end="\n",
        decimal_mark=".",
        dates="iso",
    )
    card = ClientCard(id="1", average_check=Money(amount=Decimal("1.5")), next_contact_on=dt.date(2024, 1, 2))
    data, _ = export(CSVExporter(), [card], options)
    assert data.decode("utf-16") == '"id"\t"average_check"\t"next_contact_on"\n"1"\t"1.5"\t"2024-01-02"\n'


def test_custom_values_are_texts():
    """Typed values of custom fields are written in words and said to come back as text."""
    custom = {"да": True, "нет": False, "миг": dt.datetime(9, 1, 2, 3, 4, 5), "дробь": 0.5, "число": -7}
    data, losses = export(CSVExporter(), [ClientCard(custom=custom)])
    assert read(data)[1] == ["да", "нет", "02.01.0009 03:04:05", "0,5", "-7"]
    assert losses == {f"custom.{name}": 1 for name in custom}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-5", "-5"),
        ("+79161234567", "+79161234567"),
        ("'=1", "''=1"),
        ("текст", "текст"),
    ],
)
def test_formulas_are_defused(text, cell):
    """A cell that would run is guarded, numbers and phones are not; the guard can be switched off."""
    card = ClientCard(comment=text)
    assert read(export(CSVExporter(), [card])[0])[1] == [cell]
    assert read(export(CSVExporter(), [card], CSVWriteOptions(defuse=False))[0])[1] == [text]


def test_heading_is_defused():
    """A custom field's name cannot run either."""
    assert read(export(CSVExporter(), [ClientCard(custom={"=a": "1"})])[0])[0] == ["'=a"]


CELLS = st.text(max_size=12) | st.text(st.sampled_from("=+-@'\"; \t\r\n\u2028я0"), min_size=1, max_size=8)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["minimal", "all"]),
    st.sampled_from(["\r\n", "\n"]),
)
@example([("", "a")], ";", "minimal", "\n")
def test_any_text_comes_back_by_the_csv_module(pairs, delimiter, quoting, line_end):
    """Any text comes back through the csv module, less NUL and lone surrogates, which are said."""
    options = CSVWriteOptions(delimiter=delimiter, quoting=quoting, line_end=line_end)
    cards = [ClientCard(id=first, comment=second) for first, second in pairs]
    data, losses = export(CSVExporter(), cards, options)
    heading, *rows = read(data, delimiter=delimiter)
    found = [dict(zip(heading, map(undefuse, row), strict=True)) for row in rows]
    wanted = [[_held(text) for text in pair] for pair in pairs]
    assert [[row.get("Внешний код", ""), row.get("Комментарий", "")] for row in found] == wanted
    changed = {
        name
        for pair, held in zip(pairs, wanted, strict=True)
        for name, a, b in zip("ic", pair, held, strict=True)
        if a != b
    }
    assert {"i": "id", "c": "comment"}.keys() >= changed
    assert {field for field in losses if field != "card"} == {{"i": "id", "c": "comment"}[name] for name in changed}


def _held(text):
    return "".join("?" if "\ud800" <= letter <= "\udfff" else letter for letter in text if letter != "\0")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELLS.map(lambda text: text.replace("\0", "")), CELLS), min_size=1, max_size=5))
def test_any_text_comes_back_by_our_importer(pairs):
    """Any text comes back through our own importer, which undoes the guard; blanks alone are no value."""
    texts = [[_held(text) for text in ("x" + first, second)] for first, second in pairs]
    cards = [ClientCard(id=first, comment=second) for first, second in texts]
    data, _ = export(CSVExporter(), cards)
    # One column of texts with tabs looks like a file of tabs to anybody who has to guess.
    options = CSVImporter().options(delimiter=";")
    rows = table_of(CSVImporter(), data, "a.csv", options)[1:]
    wanted = [[text if defuse(text).strip() else None for text in pair] for pair in texts]
    assert [row + [None] * (2 - len(row)) for row in rows] == wanted


def test_letters_that_the_encoding_lacks_are_said():
    """In cp1251 a letter that it lacks becomes «?», counted by cell; everything else is whole."""
    cards = [ClientCard(id="1", comment="цена 5 € и 😀", custom={"ő": "ў"}), ClientCard(id="2", comment="ёж №")]
    data, losses = export(CSVExporter(), cards, CSVWriteOptions(encoding="cp1251"))
    rows = read(data, "cp1251")
    assert rows == [["Внешний код", "Комментарий", "?"], ["1", "цена 5 € и ?", "ў"], ["2", "ёж №", ""]]
    assert losses == {"comment": 1, "custom.ő": 1}


def test_nul_is_said():
    """A NUL character is left out and said."""
    data, losses = export(CSVExporter(), [ClientCard(comment="а\0б", city="\0")])
    assert read(data)[1] == ["", "аб"]
    assert losses == {"comment": 1, "city": 1}


def test_single_empty_cell_is_a_row():
    """A row of one empty cell is not an empty line, which readers skip."""
    cards = [ClientCard(comment="а"), ClientCard()]
    data, losses = export(CSVExporter(), cards)
    assert data.decode("utf-8-sig") == 'Комментарий\r\nа\r\n""\r\n'
    assert losses == {"card": 1}


def test_heading_that_looks_like_sylk_is_quoted():
    """A file that begins with ID is quoted there: Excel would take it for another format."""
    data, _ = export(CSVExporter(), [ClientCard(custom={"ID тест": "5"})], CSVWriteOptions(encoding="utf-8"))
    assert data.startswith('"ID тест"\r\n'.encode())


@pytest.mark.parametrize(
    "wrong",
    [
        {"delimiter": ""},
        {"delimiter": ";;"},
        {"delimiter": '"'},
        {"delimiter": "\n"},
        {"delimiter": "а"},
        {"delimiter": "="},
        {"encoding": "no-such"},
        {"encoding": "base64"},
        {"encoding": "a\0b"},
        {"headers": "de"},
        {"quoting": "none"},
        {"line_end": "\r"},
        {"decimal_mark": "'"},
        {"dates": "us"},
    ],
)
def test_wrong_options_are_refused(wrong):
    """A setting that nobody could read back is refused by its name, in both languages."""
    with pytest.raises(ConfigError, match=f"EXP010.*|{next(iter(wrong))}") as caught:
        CSVWriteOptions(**wrong)
    assert next(iter(wrong)) in caught.value.message("ru")


def test_round_trip_through_the_road(tmp_path):
    """Two full cards come back exactly through the whole road, whatever the headings."""
    kit = Toolkit(plugins=())
    for headers in ("ru", "en", "names"):
        path = tmp_path / f"{headers}.csv"
        assert kit.write_cards([COMPANY, PERSON], path, options={"headers": headers}).losses == ()
        with kit.read_cards(path, on_error="keep") as batch:
            assert [attrs.evolve(card, origin=None) for card in batch] == [COMPANY, PERSON]


def test_import_options():
    """The importer obeys a given delimiter and encoding."""
    importer = CSVImporter()
    options = importer.options(delimiter="|", encoding="cp1251")
    (table,) = importer.read(open_source("Имя|Город;край\nАнна|Тверь\n".encode("cp1251"), name="a.csv"), options)
    assert [list(row.values) for row in table.rows] == [["Имя", "Город;край"], ["Анна", "Тверь"]]


def test_hooks_give_the_formats():
    """The hooks offer an importer, an exporter and a blank form, which follow the contracts."""
    (importer,) = cjmkit_importers()
    exporters = cjmkit_exporters()
    assert isinstance(importer, Importer)
    assert all(isinstance(exporter, Exporter) for exporter in exporters)
    assert [(exporter.name, exporter.kind) for exporter in exporters] == [
        ("csv", "cards"),
        ("template-csv", "template"),
    ]


def test_same_cards_same_bytes():
    """Two files of the same cards are equal byte by byte."""
    assert export(CSVExporter(), [COMPANY, PERSON]) == export(CSVExporter(), [COMPANY, PERSON])


def test_phones_stay_plain():
    """A phone in E.164 needs no guard, one with an extension gets it, and both come back."""
    card = ClientCard(
        contacts=(
            Contact(kind=ContactKind.PHONE, value="+74951234567"),
            Contact(kind=ContactKind.PHONE, value="+74951234568", extension="5"),
        )
    )
    data, _ = export(CSVExporter(), [card])
    assert read(data)[1] == ["+74951234567", "'+74951234568 доб. 5"]
    assert table_of(CSVImporter(), data, "a.csv")[1] == ["+74951234567", "+74951234568 доб. 5"]
