"""
Clients are told from totals, sections, feet and repeated headings; none is lost.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.catalogue import table as catalogue
from cjmkit.intake.decision import Header
from cjmkit.intake.header import RowSorter
from cjmkit.intake.rows.table import Cell, Row
from cjmkit.intake.sorter import is_numbering

HEADER = Header(
    rows=(2,),
    names=("№", "Наименование", "ИНН", "Телефон", "E-mail", "Город", "Долг", "Комментарий"),
    data_from=3,
    confidence=1.0,
)
FULL: list[Cell] = [1, "ООО «Ромашка»", "7707083893", "+7 495 123-45-67", "a@primer.ru", "Тула", 1500, "звонить"]
SAMPLE = [Row(1, ["База клиентов"]), Row(2, list(HEADER.names)), *(Row(n, [n, *FULL[1:]]) for n in range(3, 20))]
MERGED = ((30, 0, 30, 7),)


@pytest.fixture
def sorter() -> RowSorter:
    return RowSorter(HEADER, SAMPLE, merged=MERGED)


@pytest.mark.parametrize(
    "cells",
    [
        FULL,
        [None, "Ромашка"],
        ["7", "Ромашка"],
        [None, "ИП Вымыслов"],
        [None, "Прохор Игнатьевич"],
        [None, None, "7707083893"],
        [None, None, 7707083893],
        [None, None, None, 84951234567],
        [None, None, None, None, "a@primer.ru"],
        [5, None, None, "8-495-123-45-67"],
        [None, "Итого Сервис", "7707083893", None, None, None, 100],
        [None, "Всего понемногу", None, "8-495-123-45-67"],
        [3, "Итоги, ООО", "7707083893"],
        [None, "Директор", "7707083893", "8-495-123-45-67", "a@b.ru", "Тула", 5, "да"],
        ["Исполнитель:", None, None, "8-495-123-45-67"],
        [9, "Руководитель", None, None, None, "Тула", 5, "звонить"],
        [4, None, None, None, None, None, 1500],
        [None, None, None, None, None, "Тула", None, "звонить"],
    ],
)
def test_client(sorter: RowSorter, cells: list[Cell]) -> None:
    """A row with a name, an ИНН, a phone or an e-mail of its own is a client, and so is a doubtful one."""
    assert sorter.judge(Row(40, cells)) is None


@pytest.mark.parametrize(
    ("number", "cells", "rule"),
    [
        (1, ["База клиентов"], catalogue.TITLE_ROW),
        (2, list(HEADER.names), catalogue.HEADER_ROW),
        (40, list(HEADER.names), catalogue.REPEATED_HEADER),
        (40, [name and str(name).upper() for name in HEADER.names], catalogue.REPEATED_HEADER),
        (40, ["Итого"], catalogue.TOTAL_ROW),
        (40, [None, "ИТОГО:", None, None, None, None, 15000000], catalogue.TOTAL_ROW),
        (40, ["Всего клиентов: 25"], catalogue.TOTAL_ROW),
        (40, ["Общий итог", None, None, None, None, None, 7707083893], catalogue.TOTAL_ROW),
        (40, [None, None, None, None, None, None, 152000.5], catalogue.TOTAL_ROW),
        (40, [None, None, None, None, None, None, "50856422,68", "1 500 руб."], catalogue.TOTAL_ROW),
        (40, [17, "Итого", None, None, None, None, 5], catalogue.TOTAL_ROW),
        (40, [None, "ИТОГО:", None, None, "1 950 000", None, "12 000 р."], catalogue.TOTAL_ROW),
        (40, [None, "Всего хорошего", None, None, "8 916 000-12-01", None, None], None),
        (40, ["Количество записей", 25], catalogue.TOTAL_ROW),
        (40, ["Москва"], catalogue.SECTION_ROW),
        (40, [None, "г. Тверь"], catalogue.SECTION_ROW),
        (40, [None, "Тверская область"], catalogue.SECTION_ROW),
        (40, [None, "Менеджер: Пробин А."], catalogue.SECTION_ROW),
        (40, [None, "Юридические лица"], catalogue.SECTION_ROW),
        (40, [None, "Март 2024"], catalogue.SECTION_ROW),
        (40, ["А"], catalogue.SECTION_ROW),
        (40, [None, None, None, None, None, None, None, "Раздел второй"], catalogue.SECTION_ROW),
        (40, [None, None, None, None, None, "что-то ещё"], catalogue.SECTION_ROW),
        (30, [None, "Прочее"], catalogue.SECTION_ROW),
        (40, [None, "База клиентов"], catalogue.SECTION_ROW),
        (40, ["Страница 2 из 10"], catalogue.FOOTER_ROW),
        (40, ["- 3 -"], catalogue.FOOTER_ROW),
        (40, [None, "Исполнитель: Пробин А., тел. 8-495-123-45-67"], catalogue.FOOTER_ROW),
        (40, [None, "Генеральный директор", None, None, "_________"], catalogue.FOOTER_ROW),
        (40, ["Отчёт сформирован 01.03.2024"], catalogue.FOOTER_ROW),
        (40, ["М.П."], catalogue.FOOTER_ROW),
        (40, [1, 2, 3, 4, 5, 6, 7, 8], catalogue.NUMBERING_ROW),
        (40, ["1", "2", "3", "4"], catalogue.NUMBERING_ROW),
        (40, [18], catalogue.BLANK_FORM_ROW),
        (40, ["18"], catalogue.BLANK_FORM_ROW),
        (40, [None, None], catalogue.BLANK_FORM_ROW),
        (40, [], catalogue.BLANK_FORM_ROW),
    ],
)
def test_not_a_client(sorter: RowSorter, number: int, cells: list[Cell], rule: object) -> None:
    """What is no client is skipped with the rule that says what it is."""
    assert sorter.judge(Row(number, cells)) is rule


def test_client_above_heading(sorter: RowSorter) -> None:
    """A full row with an ИНН above the heading is kept."""
    assert sorter.judge(Row(1, FULL)) is None


def test_group_rows_again() -> None:
    """Both rows of a two-row heading are known again on the next page."""
    header = Header(rows=(1, 2), names=("Клиент", "Реквизиты ИНН", "Реквизиты КПП"), data_from=3)
    first = [Row(1, ["Клиент", "Реквизиты"]), Row(2, [None, "ИНН", "КПП"])]
    clients = [Row(n, ["АО «Лютик»", "7736050003", "773601001"]) for n in range(3, 8)]
    for sorter in (RowSorter(header), RowSorter(header, first + clients)):
        assert sorter.judge(Row(8, ["Клиент", "ИНН", "КПП"])) is catalogue.REPEATED_HEADER
        assert sorter.judge(clients[0]) is None
    assert sorter.judge(Row(9, ["Клиент", "Реквизиты"])) is catalogue.REPEATED_HEADER
    assert sorter.judge(Row(10, [None, "ИНН", "КПП"])) is catalogue.REPEATED_HEADER


def test_without_heading() -> None:
    """Without a heading, identifiers anywhere make a client; a lone small number and totals do not."""
    sorter = RowSorter(Header())
    assert sorter.judge(Row(1, ["a@primer.ru"])) is None
    assert sorter.judge(Row(1, ["7707083893"])) is None
    assert sorter.judge(Row(1, ["что-то"])) is None
    assert sorter.judge(Row(1, ["Исполнитель:", "a@primer.ru"])) is None
    assert sorter.judge(Row(1, [5])) is catalogue.BLANK_FORM_ROW
    assert sorter.judge(Row(1, ["16"])) is catalogue.BLANK_FORM_ROW
    assert sorter.judge(Row(1, [None, 5, 7])) is None
    assert sorter.judge(Row(1, [5_000_000])) is None
    assert sorter.judge(Row(1, ["Итого", 5])) is catalogue.TOTAL_ROW


def test_one_column() -> None:
    """In a table of one column every cell is a client, unless it is a title again or a total."""
    sorter = RowSorter(Header(rows=(1,), names=("Наименование",), data_from=2))
    assert sorter.judge(Row(2, ["Москва"])) is None
    assert sorter.judge(Row(2, ["Наименование"])) is catalogue.REPEATED_HEADER
    assert sorter.judge(Row(2, ["Итого"])) is catalogue.TOTAL_ROW


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.dates(), st.booleans()), max_size=9
    )
)
def test_identifier_is_never_skipped(cells: list[Cell]) -> None:
    """Whatever else stands in a row of the body, an ИНН in its column keeps it, and nothing breaks."""
    sorter = RowSorter(HEADER, SAMPLE)
    sorter.judge(Row(50, cells))
    row = [*cells, None, None, None][:9]
    row[2] = "7707083893"
    assert sorter.judge(Row(50, row)) is None


def test_numbering() -> None:
    """1, 2, 3 … from the first filled cell number the columns; two numbers are too few."""
    assert is_numbering([None, 1, 2, "3"])
    assert is_numbering(["(1)", "2.", None, 3])
    assert not is_numbering([1, 2])
    assert not is_numbering([1, 2, 4])
    assert not is_numbering([])
