from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.repair import ColumnContext, Proof
from cjmkit.intake.repair.money import money_cleaner, read_money, read_number
from cjmkit.model import Money, Period

clean = money_cleaner(ColumnContext())


def money(amount, currency="RUB", period=None, approximate=False):
    return Money(amount=Decimal(amount), currency=currency, period=period, approximate=approximate)


@pytest.mark.parametrize(
    ("raw", "value", "expected"),
    [
        ("80000", money(80000), []),
        (80000, money(80000), []),
        (80000.5, money("80000.5"), []),
        ("1 234,56", money("1234.56"), []),
        ("1\xa0234,56", money("1234.56"), []),
        ("1,234.56", money("1234.56"), []),
        ("1.234,56", money("1234.56"), []),
        ("1'234.50", money("1234.50"), []),
        ("1.234.567", money(1234567), []),
        ("1234,5", money("1234.5"), []),
        ("-500", money(-500), []),
        ("0,125", money("0.125"), []),
        ("1 234,567", money("1234.567"), []),
        ("около 80 000 ₽/мес.", money(80000, period=Period.MONTH, approximate=True), ["IMP350"]),
        ("~ 5 млн в год", money(5_000_000, period=Period.YEAR, approximate=True), ["IMP350"]),
        ("80 тыс.", money(80000), ["IMP350"]),
        ("80т.р.", money(80000), ["IMP350"]),
        ("80к", money(80000), ["IMP350"]),
        ("1,5 млн", money(1_500_000), ["IMP350"]),
        ("1,234 млн", money(1_234_000), ["IMP350"]),
        ("1,2345 тыс", money("1234.5"), ["IMP350"]),
        ("$1000", money(1000, "USD"), ["IMP350"]),
        ("€ 5", money(5, "EUR"), ["IMP350"]),
        ("5 000 тенге", money(5000, "KZT"), ["IMP350"]),
        ("100 руб. 50 коп.", money("100.50"), ["IMP350"]),
        ("1,234", None, ["IMP352"]),
        ("80–100 тыс.", None, ["IMP351"]),
        ("80 000 - 100 000", None, ["IMP351"]),
        ("5 млн тыс", None, ["IMP351"]),
        ("5 руб $", None, ["IMP351"]),
        ("от 5 000", None, ["IMP351"]),
        ("12 34", None, ["IMP351"]),
        ("1.2.3", None, ["IMP351"]),
        ("1,2.3,4", None, ["IMP351"]),
        ("1,23.456", None, ["IMP351"]),
        ("100%", None, ["IMP351"]),
        ("много", None, ["IMP351"]),
        ("5" * 61 + " руб", None, ["IMP351"]),
        (True, None, ["IMP351"]),
        (float("inf"), None, ["IMP351"]),
        (dt.date(2020, 1, 1), None, ["IMP351"]),
        ("нет", None, ["IMP300"]),
        (None, None, []),
    ],
)
def test_money_cells(raw, value, expected):
    """
    An amount is read where its words and marks have one meaning.
    """
    cleaned, notes = clean([raw])
    assert (cleaned, [note.rule.code for note in notes]) == ([value], expected)


def test_heading_names_currency_and_thousands():
    """
    «Доход, тыс. $» counts its figures in thousands of dollars, unless a cell says otherwise.
    """
    column = money_cleaner(ColumnContext(header="Доход, тыс. $"))
    assert column(["80", 80, "80 000 руб", "5 млн"]).values == [
        money(80000, "USD"),
        money(80000, "USD"),
        money(80_000_000, "RUB"),
        money(5_000_000, "USD"),
    ]


def test_thousands_or_fraction_needs_consensus():
    """
    «1,234» is a thousand where the column's other values are read, else a suggestion.
    """
    (note,) = clean(["1,234"]).notes
    assert (note.fix, note.applied, note.proof) == (money(1234), False, Proof.ONE_TENTH)
    assert money_cleaner(ColumnContext(consensus=0.9))(["1,234"]).values == [money(1234)]


@given(st.decimals(0, 10**9, places=2))
def test_russian_and_english_spellings_agree(number):
    """
    One number written with either marks is one amount.
    """
    english = f"{number:,.2f}"
    russian = english.replace(",", " ").replace(".", ",")
    german = english.translate(str.maketrans(",.", ".,"))
    assert {read_number(text)[0] for text in (english, russian, german)} == {number}


@given(st.text(max_size=70) | st.from_regex(r"[0-9 ,.'-]{1,15}", fullmatch=True))
def test_any_text_is_read_without_failing(text):
    """
    Whatever stands in the cell, there is an amount or a reason.
    """
    reading = read_money(text)
    assert reading.money is not None or reading.rule is not None


def test_leading_zeros_are_noted():
    """
    An amount does not keep the zeros that it was written with: the note does.
    """
    cleaned = clean(["044525225", "0", "10"])
    assert cleaned.values == [money(44525225), money(0), money(10)]
    assert [(note.row, note.rule.code, note.raw) for note in cleaned.notes] == [(0, "IMP350", "044525225")]
