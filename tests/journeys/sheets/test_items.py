"""
Several items in one cell.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.journeys.sheets.items import Item, by_commas, by_sentences, items_of, unmarked


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Сайт", ["Сайт"]),
        ("Сайт\nЗвонок", ["Сайт", "Звонок"]),
        ("- Сайт\n- Звонок;\n\n", ["Сайт", "Звонок"]),
        ("• Сайт • Звонок", ["Сайт", "Звонок"]),
        ("1. Сайт\n2) Звонок", ["Сайт", "Звонок"]),
        ("1) Сайт 2) Звонок 3) Офис", ["Сайт", "Звонок", "Офис"]),
        ("Места: 1) сайт 2) звонок", ["Места:", "сайт", "звонок"]),
        ("Сайт; звонок ;", ["Сайт", "звонок"]),
        ("Вырос на 1. 5 раз", ["Вырос на 1. 5 раз"]),
        ("Дом 3) и 7) рядом", ["Дом 3) и 7) рядом"]),
        ("-5 градусов", ["-5 градусов"]),
        ("3.5 звезды", ["3.5 звезды"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_items_are_lines_bullets_numbers_or_semicolons(text: str, items: list[str]) -> None:
    """Each usual way to list things in a cell is understood, and a plain number is no bullet."""
    assert [item.text for item in items_of(text)] == items


def test_numbers_are_kept() -> None:
    """The number of an item is known: remedies tell their barriers by it."""
    assert items_of("2. Б\n1) А") == (Item("Б", 2), Item("А", 1))
    assert unmarked("✓ готово") == Item("готово")


def test_sentences() -> None:
    """Running text is split where a sentence ends and the next one begins with a capital."""
    text = "Плохая наполненность сайта. Непонятно, какое средство. Apple Pay и др. нет!"
    assert by_sentences(text) == ("Плохая наполненность сайта.", "Непонятно, какое средство.", "Apple Pay и др. нет!")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Некачественный продукт, истекший срок годности.", 2),
        ("Google, Яндекс, соцсети", 3),
        ("Не знает, где искать", 1),
        ("Обращается к блогам и лидерам мнений, но не находит", 1),
        ("Дорого", 1),
        ("Дорого,", 1),
    ],
)
def test_commas_part_only_what_stands_alone(text: str, count: int) -> None:
    """A comma before a clause parts nothing."""
    assert len(by_commas(text)) == count


@given(st.text(max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    """Items hold every letter of the cell, and reading raises nothing."""
    kept = "".join(item.text for item in items_of(text))
    assert [letter for letter in text if letter.isalpha()] == [letter for letter in kept if letter.isalpha()]
