"""
The heading is found wherever it stands, or said to be missing.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.header import find_header, header_at
from cjmkit.intake.rows.table import Cell, Row

DATA: tuple[list[Cell], ...] = (
    ["ООО «Ромашка»", "7707083893", "+7 (495) 123-45-67"],
    ["АО «Лютик»", "7736050003", "8-495-765-43-21"],
    ["ИП Вымыслов П.И.", "500100732259", None],
)
TITLES: list[Cell] = ["Наименование", "ИНН", "Телефон"]


def table(*rows: Sequence[Cell], first: int = 1) -> list[Row]:
    return [Row(first + at, list(row)) for at, row in enumerate(rows)]


def test_first_row() -> None:
    """Titles in the first row are the heading; data begin after it."""
    header = find_header(table(TITLES, *DATA))
    assert (header.rows, header.data_from) == ((1,), 2)
    assert header.names == ("Наименование", "ИНН", "Телефон")
    assert header.confidence > 0.9


def test_below_titles_and_empty_rows() -> None:
    """Title rows above and empty rows and columns around do not hide it."""
    rows = [
        Row(2, [None, "Список клиентов на 01.03.2024"]),
        Row(3, [None, "Менеджер:", "Пробин А.А."]),
        Row(6, [None, *TITLES]),
        *table(*([None, *row] for row in DATA), first=7),
    ]
    header = find_header(rows)
    assert header.rows == (6,)
    assert header.names == (None, "Наименование", "ИНН", "Телефон")


GROUPS: tuple[list[Cell], list[Cell]] = (
    ["№", "Клиент", "Реквизиты", None, None, "Комментарий"],
    [None, None, "ИНН", "КПП", "БИК"],
)
GROUPED: tuple[list[Cell], ...] = (
    [1, "ООО «Ромашка»", "7707083893", "773601001", "044525225", "звонить"],
    [2, "АО «Лютик»", "7736050003", "773601001", "044525225"],
)
NAMES = ("№", "Клиент", "Реквизиты ИНН", "Реквизиты КПП", "Реквизиты БИК", "Комментарий")
MERGED = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5))


@pytest.mark.parametrize("merged", [(), MERGED], ids=["text", "workbook"])
def test_two_rows(merged: tuple[tuple[int, int, int, int], ...]) -> None:
    """Groups over titles join into one name a column, with merged cells or without."""
    header = find_header(table(*GROUPS, *GROUPED), merged=merged)
    assert (header.rows, header.names, header.data_from) == ((1, 2), NAMES, 3)


def test_numbering_row_belongs_to_it() -> None:
    """The row of column numbers under the heading is a part of it."""
    header = find_header(table(*GROUPS, [1, 2, 3, 4, 5, 6], *GROUPED))
    assert (header.rows, header.names, header.data_from) == ((1, 2, 3), NAMES, 4)


def test_three_rows() -> None:
    """A heading may have three rows."""
    rows = table(
        ["Клиент", "Реквизиты", None, None],
        [None, "ИНН", "Банковские реквизиты", None],
        [None, None, "БИК", "Р/с"],
        ["ООО «Ромашка»", "7707083893", "044525225", "40702810938000060435"],
    )
    merged = ((1, 0, 3, 0), (1, 1, 1, 3), (2, 1, 3, 1), (2, 2, 2, 3))
    header = find_header(rows, merged=merged)
    assert header.rows == (1, 2, 3)
    assert header.names == (
        "Клиент",
        "Реквизиты ИНН",
        "Реквизиты Банковские реквизиты БИК",
        "Реквизиты Банковские реквизиты Р/с",
    )


def test_lone_group_above() -> None:
    """One group word above some columns is a row of the heading; a caption above the first is not."""
    rows = table([None, "Реквизиты"], ["Клиент", "ИНН", "КПП"], ["АО «Лютик»", "7736050003", "773601001"])
    assert find_header(rows).names == ("Клиент", "Реквизиты ИНН", "Реквизиты КПП")
    assert find_header(rows, merged=((1, 1, 1, 2),)).rows == (1, 2)
    rows = table(["Реквизиты"], ["Клиент", "ИНН", "КПП"], ["АО «Лютик»", "7736050003", "773601001"])
    assert find_header(rows).rows == (2,)


def test_caption_merged_across_is_no_group() -> None:
    """A caption merged over the whole table is a title row."""
    rows = table(["Клиенты"], TITLES, *DATA)
    assert find_header(rows, merged=((1, 0, 1, 2),)).rows == (2,)


def test_first_client_is_no_sub_row() -> None:
    """A sparse first client under the heading is not a part of it."""
    rows = table(["Наименование", "Город", "Комментарий"], ["Ромашка"], ["Лютик", "Тула", "звонить"])
    assert find_header(rows).rows == (1,)


def test_section_under_two_rows() -> None:
    """A section's title right after a two-row heading is not its third row."""
    assert find_header(table(*GROUPS, ["Группа Б"], *GROUPED)).rows == (1, 2)


def test_unknown_titles() -> None:
    """Unknown titles are told by the values under them."""
    rows = table(["Поле раз", "Поле два", "Поле три"], *DATA)
    assert find_header(rows).rows == (1,)


def test_no_header() -> None:
    """Without titles there is no heading, and the first client is data."""
    header = find_header(table(*DATA))
    assert (header.rows, header.names, header.data_from) == ((), (), 1)


def test_no_header_below_caption() -> None:
    """A lone caption above values without titles is not data."""
    header = find_header(table(["Клиентская база"], *DATA))
    assert (header.rows, header.data_from) == ((), 2)


def test_totals_are_no_header() -> None:
    """A row of totals at the end of a table without titles is not its heading."""
    assert find_header(table(*DATA, ["Общий итог", "", "Телефон"])).rows == ()


def test_years_are_titles() -> None:
    """Columns of sales are headed by years; that row is the heading still."""
    rows = table(["Клиент", "Менеджер", 2022, 2023], ["ООО «Ромашка»", "Анна", 10, 20], ["АО «Лютик»", "Анна", 30, 40])
    assert find_header(rows).names == ("Клиент", "Менеджер", "2022", "2023")


def test_two_rows_without_gaps() -> None:
    """Group words over titles that fill every column are a row of the heading; so are those merged across."""
    rows = table(
        ["Общая информация", None, None, "Финансы", None],
        ["Клиент", "Город", "Телефон", "Долг", "Скидка"],
        ["АО «Лютик»", "Тула", "8-495-765-43-21", 5, 3],
    )
    assert find_header(rows).rows == (1, 2)


def test_too_many_cells_above() -> None:
    """A row above with more cells than the heading has is no row of groups."""
    rows = table(["а", "б", "в", "г", "д", "е"], TITLES, *DATA)
    assert find_header(rows).rows == (2,)


def test_one_column() -> None:
    """A table of one column has a heading too."""
    assert find_header(table(["Телефон"], ["+7 (495) 123-45-67"], ["8-495-765-43-21"])).rows == (1,)


def test_only_header() -> None:
    """A table of a heading alone has that heading."""
    assert find_header(table(TITLES)).rows == (1,)


def test_numbers_and_long_texts_are_no_titles() -> None:
    """Rows of numbers or of long texts are not taken for titles."""
    assert find_header(table([1, 5, 2], ["а" * 100, "б" * 100, "в" * 100])).rows == ()


def test_empty() -> None:
    """No rows have no heading."""
    assert find_header([]) == find_header([])
    assert find_header([]).data_from == 1


def test_known() -> None:
    """Titles that the file itself gives are taken as they are."""
    header = find_header(table(*DATA, first=5), known=["name", "inn", "phone"])
    assert (header.rows, header.names, header.data_from) == ((), ("name", "inn", "phone"), 5)
    assert find_header([], known=["a"]).data_from == 1


def test_header_at() -> None:
    """The rows that the user names are the heading, whatever stands in them; none means no heading."""
    rows = table(["Клиенты"], *GROUPS, *GROUPED)
    header = header_at(rows, (2, 3))
    assert (header.rows, header.names, header.confidence) == ((2, 3), NAMES, 1.0)
    assert header_at(rows, ()).rows == ()
    assert header_at(rows, ()).data_from == 1
    assert header_at([], ()).data_from == 1


def test_header_of_numbers_named_by_user() -> None:
    """A row of numbers may be the heading if the user says so."""
    assert header_at(table([1, 2, 3, 4], *DATA), (1,)).names == ("1", "2", "3", "4")


CELLS = st.one_of(
    st.none(), st.sampled_from(["ИНН", "Телефон", "Реквизиты", "Итого", "1"]), st.text(max_size=12), st.integers(0, 9)
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8))
def test_any_rows(cells: list[list[Cell]]) -> None:
    """No rows break the search, and what it gives is coherent."""
    rows = table(*cells)
    header = find_header(rows, merged=((1, 0, 1, 2),))
    assert set(header.rows) <= {row.number for row in rows}
    assert not header.rows or header.data_from == header.rows[-1] + 1
    assert bool(header.rows) or not header.names


@pytest.mark.parametrize("unknown", [[f"К{number}" for number in range(13)], list("ABCDEFGHI")])
def test_titles_that_nobody_knows(unknown: list[str]) -> None:
    """Two known titles, one over the numbers that it names, make a heading however odd the others are."""
    head = ["Клиент", "ИНН", *unknown]
    rows = table(head, *[["ООО «Ромашка»", "7707083893", *["текст"] * len(unknown)]] * 20)
    assert find_header(rows).rows == (1,)
    others = table(head, *[["ООО «Ромашка»", "текст", *["текст"] * len(unknown)]] * 20)
    assert find_header(others).rows == ()
