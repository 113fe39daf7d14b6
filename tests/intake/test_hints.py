"""
Hints on how to fill a form in are told from values, and a row of them from a client.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.catalogue import table as catalogue
from cjmkit.intake.decision import Header
from cjmkit.intake.hints import is_hint, is_mark
from cjmkit.intake.rows.table import Cell, Row
from cjmkit.intake.sorter import RowSorter

NAMES = ("Клиент", "ИНН", "Телефон", "E-mail", "Комментарий")
HEADER = Header(rows=(1,), names=NAMES, data_from=2, confidence=1.0)
CLIENT: list[Cell] = ["ООО «Ромашка»", "7707083893", "+7 495 000-12-01", "a@primer.example", "звонить"]
HINTS: list[Cell] = ["обязательно", "10 или 12 цифр", "с кодом города", "если есть", "текст"]


def sorter(*rows: list[Cell]) -> RowSorter:
    """The judge of a table with these rows under its heading."""
    return RowSorter(HEADER, [Row(1, NAMES), *(Row(number, row) for number, row in enumerate(rows, 2))])


@pytest.mark.parametrize(
    "text",
    [
        "обязательно", "не обязательно", "Обязательное поле", "* обязательно", "10 или 12 цифр", "12 цифр",
        "до 50 символов", "строка до 100 символов", "13-значный", "(9 цифр)", "с кодом города", "в формате ДД.ММ.ГГГГ",
        "например: ООО «Ромашка»", "например, 7707083893", "пример: a@primer.example", "ДД.ММ.ГГГГ",
        "+7 (___) ___-__-__", "+7(XXX)XXX-XX-XX", "XXXXXXXXXX", "текст", "Число", "да/нет", "юр/физ", "как в уставе",
        "выберите из списка", "из списка", "через запятую",
        "Укажите полное название", "required", "10 digits", "если есть", "при наличии",
        "заполняется менеджером", "Формат: +7...", "с индексом",
    ],
)  # fmt: skip
def test_hint(text: str) -> None:
    """Orders, counts of digits, masks and names of types are hints."""
    assert is_hint(text)


@pytest.mark.parametrize(
    "value",
    [
        "ООО «Формат»", "Формат", "Формат Плюс", "Образец", "Образцова Анна", "12 стульев", "10 попугаев", "Пример",
        "Число Пи", "7707083893", "+79160001201", "00.00.0000", "Выборг", "Текстиль", "Дата-центр", "Список клиентов",
        "Максимум", "Без проблем", "Заполярье", "ххх", "4 сезона", "Указатель", "Обязательства", "Введенское", "до 18",
        "обязательно " * 30, 12, 7707083893, None, True,
    ],
)  # fmt: skip
def test_no_hint(value: Cell) -> None:
    """Names of firms and towns, numbers and long texts are none."""
    assert not is_hint(value)
    assert not is_mark(value)


@pytest.mark.parametrize(
    "cells",
    [
        HINTS,
        ["Полное наименование", "10 или 12 цифр", "+7 (___) ___-__-__"],
        ["строка до 100 символов", "число", "текст", "текст", "любой комментарий"],
        ["обязательно"],
        [None, "обязательно", None, "обязательно"],
        [None, "ровно 10 цифр", "только цифры"],
    ],
)
@pytest.mark.parametrize("number", [2, 3, 4])
def test_row_of_hints(cells: list[Cell], number: int) -> None:
    """Hints in the first rows under the heading are no client, whether they fill the row or not."""
    assert sorter(CLIENT, CLIENT, CLIENT).judge(Row(number, cells)) is catalogue.HINT_ROW
    assert sorter(cells, CLIENT, CLIENT).judge(Row(number, cells)) is catalogue.HINT_ROW


@pytest.mark.parametrize(
    "cells",
    [
        CLIENT,
        ["Формат", None, None, None, "обязательно перезвонить"],
        ["например: ООО «Ромашка»", "7707083893", "с кодом города", "если есть"],
        ["обязательно", "7707083893", "обязательно"],
        ["ООО «Пример»", "10 цифр", "обязательно", "обязательно"],
        ["Образцова Анна", None, "обязательно", "обязательно"],
        ["Текст"],
        ["обязательно", "с кодом города", "8 (495) 000-12-01"],
    ],
)
def test_clients_stay(cells: list[Cell]) -> None:
    """A row with a name, an ИНН or a phone of its own is a client, whatever the other cells say."""
    assert sorter(CLIENT, CLIENT).judge(Row(2, cells)) is None


def test_further_down_nobody_looks() -> None:
    """The same words far below the heading are somebody's data."""
    assert sorter(*[CLIENT] * 9).judge(Row(9, HINTS)) is None


def test_without_heading_there_are_no_hints() -> None:
    """Where no heading stands, no row stands under it."""
    bare = RowSorter(Header(names=(), data_from=1), [Row(1, CLIENT), Row(2, CLIENT)])
    assert bare.judge(Row(1, HINTS)) is None


@given(st.lists(st.none() | st.sampled_from(HINTS), min_size=4, max_size=4), st.integers(0, 3))
def test_one_number_is_enough(cells: list[Cell], at: int) -> None:
    """However many hints a row holds, an ИНН, a phone or an e-mail in its own column makes it a client."""
    own = [None, "7707083893", "+7 495 000-12-01", "a@primer.example"]
    at = max(at, 1)
    cells[at] = own[at]
    assert sorter(CLIENT, CLIENT).judge(Row(2, cells)) is not catalogue.HINT_ROW
