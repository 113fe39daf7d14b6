"""
Values in cells: numbers, days, money, answers.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import LimitError
from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.journeys.sheets.values import (
    answer_of,
    count_of,
    day_of,
    is_unknown,
    money_of,
    money_text,
    number_of,
    rating_of,
)
from cjmkit.model.parts import Money, Period


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.date(2026, 2, 1), dt.date(2026, 2, 1)),
        (dt.datetime(2026, 2, 1), dt.date(2026, 2, 1)),
        (dt.datetime(2026, 2, 1, 12), None),
        ("01.02.2026", dt.date(2026, 2, 1)),
        ("до 1.2.2026 г.", dt.date(2026, 2, 1)),
        ("2026-02-01", dt.date(2026, 2, 1)),
        ("31.02.2026", None),
        ("02/01/2026", None),
        ("скоро", None),
    ],
)
def test_days(cell: Cell, day: dt.date | None) -> None:
    """A day is a date of the workbook or one of two spellings; what may be read in two ways is not read."""
    assert day_of(cell) == day


@pytest.mark.parametrize(
    ("cell", "money"),
    [
        (40000, Money(amount=Decimal(40000))),
        ("40 000 ₽", Money(amount=Decimal(40000))),
        ("40\u00a0000,50 руб.", Money(amount=Decimal("40000.50"))),
        ("около 80 тыс. руб./мес", Money(amount=Decimal(80000), period=Period.MONTH, approximate=True)),
        ("$1200", Money(amount=Decimal(1200), currency="USD")),
        ("1,5 млн €", Money(amount=Decimal(1500000), currency="EUR")),
        ("300 KZT в год", Money(amount=Decimal(300), currency="KZT", period=Period.YEAR)),
        ("дорого", None),
        ("10-20 тыс.", None),
        (True, None),
        (dt.date(2026, 1, 1), None),
    ],
)
def test_money(cell: Cell, money: Money | None) -> None:
    """Amounts are read with their currency, thousands, period and «около»; a range is not one amount."""
    assert money_of(cell) == money


@given(
    st.builds(
        Money,
        amount=st.decimals(0, 10**12, places=2),
        currency=st.sampled_from(("RUB", "USD", "EUR")),
        period=st.none() | st.sampled_from(Period),
        approximate=st.booleans(),
    )
)
def test_money_is_read_as_it_is_written(money: Money) -> None:
    """What our own cells show reads back the same."""
    assert money_of(money_text(money)) == money


def test_infinite_money_is_shown() -> None:
    """An amount that is no number is shown, not written out digit by digit."""
    assert money_text(Money(amount=Decimal("Infinity"))) == "Infinity RUB"


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        (4, 4),
        (4.0, 4),
        (4.5, None),
        ("4", 4),
        ("4 из 5", 4),
        ("4/5", 4),
        ("8 из 10", None),
        ("★★★☆☆", 3),
        ("☆☆", None),
        ("высоко", None),
        ("-1", -1),
        (True, None),
    ],
)
def test_ratings(cell: Cell, rating: int | None) -> None:
    """A rating is a whole number, as digits or stars."""
    assert rating_of(cell) == rating


@pytest.mark.parametrize(
    ("cell", "count"), [(500, 500), ("1 200", 1200), ("1200 чел.", None), (-1, None), (1.5, None), (True, None)]
)
def test_counts(cell: Cell, count: int | None) -> None:
    """A count is a whole number from zero on."""
    assert count_of(cell) == count


def test_numbers() -> None:
    """Numbers may have a comma, a percent sign or a long minus; a day is none."""
    assert number_of("−2,5 %") == Decimal("-2.5")
    assert number_of("12,5") == Decimal("12.5")
    assert number_of(dt.date(2026, 1, 1)) is None
    assert number_of("٣") is None


@pytest.mark.parametrize(("cell", "answer"), [("Да", True), ("✓", True), ("нет", False), ("-", False), ("?", None)])
def test_answers(cell: Cell, answer: bool | None) -> None:
    """Yes and no are told by words and ticks."""
    assert answer_of(cell) is answer
    assert answer_of(True) is True


def test_unknown_is_said_in_several_ways() -> None:
    """Question marks, a long dash and «н/д» say that nobody knows; an empty cell and a zero do not."""
    assert all(map(is_unknown, ("???", "—", "н/д", " нет данных ")))
    assert not any(map(is_unknown, ("", None, 0, "-", "что?")))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "да"),
        (False, "нет"),
        (4.0, "4"),
        (4.25, "4,25"),
        (dt.date(2026, 2, 1), "01.02.2026"),
        (dt.datetime(2026, 2, 1, 9, 30), "01.02.2026 09:30"),
        (dt.time(9, 30), "09:30:00"),
    ],
)
def test_cells_as_people_see_them(cell: Cell, text: str) -> None:
    """The text of a cell is what a spreadsheet shows."""
    assert text_of(cell) == text


def test_a_grid_is_bounded() -> None:
    """A sheet with too many cells is refused before it fills the memory."""
    with pytest.raises(LimitError, match="IMP572"):
        Grid.of([(1, ["a", "b", "c"])], most=2)


def test_an_empty_grid_has_no_width() -> None:
    """A sheet without cells is no wider than nothing."""
    assert Grid.of([(1, [None, " "])]).width == 0
    assert Grid.of([(1, [None, "a"])]).width == 2
