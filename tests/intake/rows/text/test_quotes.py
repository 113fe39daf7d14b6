from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.findings import Severity
from cjmkit.intake.rows.delimited import TextLimits
from intake.rows.text.readers import cells, codes, csv_rows

HEAD = "Клиент;ИНН;Город\n"


def _plain(count: int) -> str:
    return "".join(f"Фирма {n};{n};Уфа\n" for n in range(count))


@pytest.mark.parametrize("after", [3, 60, 5000])
def test_a_quote_that_is_never_closed_costs_its_own_row_only(after):
    """The row where the quote opened is named, and every other row is there."""
    table, rows = csv_rows(HEAD + 'ООО;"Ромашка;1\n' + _plain(after))
    assert len(rows) == after + 2
    assert cells(rows)[1] == ["ООО", '"Ромашка', "1"]
    (finding,) = table.findings
    assert (finding.code, finding.where.line, finding.severity) == ("IMP074", 2, Severity.ERROR)


def test_a_quote_closed_by_the_next_quoted_cell_is_found():
    """A second opening quote far below shows that the first was never closed."""
    table, rows = csv_rows(HEAD + 'ООО;"Ромашка;1\n' + _plain(5) + 'АО;"Лютик";2\n' + _plain(2))
    assert len(rows) == 10
    assert cells(rows)[7] == ["АО", "Лютик", "2"]
    assert codes(table) == ["IMP074"]


def test_a_cut_last_row_is_kept():
    """A file that ends inside of a quoted cell keeps what there is."""
    table, rows = csv_rows(HEAD + _plain(2) + 'ООО;"Рома')
    assert cells(rows)[-1] == ["ООО", '"Рома']
    assert codes(table) == ["IMP074"]


def test_the_row_goes_on_before_a_broken_quote():
    """A row of two good quoted lines keeps them when its third cell is broken."""
    table, rows = csv_rows(HEAD + '"один\nдва";"три;4\nФирма;5;Уфа\n')
    assert cells(rows)[1:] == [["один\nдва", '"три', "4"], ["Фирма", "5", "Уфа"]]
    assert (table.findings[0].code, table.findings[0].where.line) == ("IMP074", 3)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ('"Ромашка" ООО;1;Уфа', ['"Ромашка" ООО', "1", "Уфа"]),
        ('"ООО "Ромашка"";1;Уфа', ['ООО "Ромашка"', "1", "Уфа"]),
        ('"ООО "Ромашка" Плюс";1;Уфа', ['ООО "Ромашка" Плюс', "1", "Уфа"]),
        ('"ООО \\"Ромашка\\"";1;Уфа', ['ООО \\"Ромашка\\"', "1", "Уфа"]),
    ],
)
def test_bare_quotes_in_a_name_are_kept_as_they_stand(line, values):
    """Quotes that were not doubled lose no character, and the cell is named for a look."""
    table, rows = csv_rows(HEAD + line + "\n" + _plain(1))
    assert cells(rows)[1] == values
    assert codes(table) == ["IMP075"]


def test_quotes_inside_of_an_unquoted_cell_are_plain():
    """A cell that does not begin with a quote needs no doubling."""
    table, rows = csv_rows(HEAD + 'ООО "Ромашка";1;"Уфа"\n')
    assert cells(rows)[1] == ['ООО "Ромашка"', "1", "Уфа"]
    assert not table.findings


def test_without_a_quote_character_quotes_are_plain():
    """quotechar None turns quoting off."""
    table, rows = csv_rows(HEAD + '"Ромашка;1;Уфа\n', quotechar=None)
    assert cells(rows)[1] == ['"Ромашка', "1", "Уфа"]
    assert not table.findings


def test_another_quote_character_is_obeyed():
    """Apostrophes quote when the caller says so."""
    assert cells(csv_rows("a;b\n'x;y';z\n", quotechar="'")[1])[1] == ["x;y", "z"]


def test_a_long_history_in_one_cell_is_no_mistake():
    """Two hundred lines of prose in a closed cell are one cell."""
    history = "\n".join(f"звонок {n}, договорились" for n in range(200))
    table, rows = csv_rows(HEAD + f'ООО;1;"{history}"\n' + _plain(3))
    assert cells(rows)[1] == ["ООО", "1", history]
    assert len(rows) == 5
    assert not table.findings


def test_a_cell_that_seems_to_hold_rows_is_doubted():
    """Two stray quotes that fit together swallow rows: they are kept, with a warning."""
    table, rows = csv_rows(HEAD + 'ООО;1;"Уфа\n' + _plain(3) + 'Омск"\n' + _plain(2))
    assert len(rows) == 4
    assert codes(table) == ["IMP076"]


def test_a_cell_beyond_all_bounds_that_holds_rows_is_taken_apart():
    """More than fifty lines that look like rows are rows."""
    table, rows = csv_rows(HEAD + 'ООО;1;"Уфа\n' + _plain(80) + 'Омск"\n')
    assert len(rows) == 83
    assert codes(table)[0] == "IMP074"


def test_many_broken_quotes_take_linear_time():
    """Thousands of rows with a stray quote each are all kept."""
    table, rows = csv_rows(HEAD + 'Фирма;"x;Уфа\n' * 8_000)
    assert len(rows) == 8_001
    assert table.findings[-1].code == "IMP080"


def test_a_field_beyond_the_csv_modules_limit_is_read():
    """The csv module's limit belongs to the caller's program; ours is counted by ourselves."""
    before = csv.field_size_limit()
    long = "я" * (before + 10)
    assert cells(csv_rows(HEAD + f'"{long}";1;Уфа\n')[1])[1] == [long, "1", "Уфа"]
    assert csv.field_size_limit() == before


def test_a_lowered_limit_of_the_csv_module_changes_nothing():
    """A program may set the global limit to anything."""
    before = csv.field_size_limit(3)
    try:
        assert cells(csv_rows(HEAD + '"Ромашка";1;Уфа\n')[1])[1] == ["Ромашка", "1", "Уфа"]
    finally:
        csv.field_size_limit(before)


def test_a_row_over_the_edge_of_a_batch_is_whole():
    """A quoted cell may begin in one chunk of the file and end in another."""
    parts = [HEAD]
    for n in range(4000):
        parts.append(f'"Фирма {n}\nотдел";{n};Уфа\n')
    _, rows = csv_rows("".join(parts))
    assert len(rows) == 4001
    assert all(row.number == 2 * n for n, row in enumerate(rows) if n)
    assert rows[-1].values == ["Фирма 3999\nотдел", "3999", "Уфа"]


def test_a_quoted_row_is_held_in_bounded_memory():
    """Prose without end after an open quote is given up at the limit, and read as lines."""
    text = HEAD + 'ООО;"Ромашка;1\n' + "просто текст\n" * 2000
    table, rows = csv_rows(text, limits=TextLimits(row_chars=5000))
    assert len(rows) == 2002
    assert codes(table) == ["IMP074"]


@given(st.lists(st.text(st.sampled_from('x;"\n'), max_size=12), max_size=12))
def test_no_character_of_a_wrongly_quoted_file_is_lost(parts):
    """Whatever stands around quotes, every x that went in comes out."""
    text = "a;b\n" + "\n".join(parts)
    _, rows = csv_rows(text)
    assert sum(str(cell).count("x") for row in cells(rows) for cell in row) == text.count("x")
