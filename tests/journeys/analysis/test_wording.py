from decimal import Decimal
from fractions import Fraction

import pytest

from cjmkit.journeys.analysis import wording
from cjmkit.model.parts import Period
from journeys.analysis.maps import money

NUMBERS = [
    (None, "—", "—"),
    (0, "0", "0"),
    (1234567, "1\xa0234\xa0567", "1,234,567"),
    (-5, "−5", "−5"),
    (1.5, "1,5", "1.5"),
    (Decimal("0.10"), "0,1", "0.1"),
    (Fraction(1, 3), "0,33", "0.33"),
    (-0.001, "0", "0"),
    (Decimal("NaN"), "NaN", "NaN"),
    (10**15, "1e+15", "1e+15"),
    (float("inf"), "inf", "inf"),
]


@pytest.mark.parametrize(("value", "russian", "english"), NUMBERS)
def test_numbers(value, russian, english):
    """Numbers are written as each language writes them, and the unknown as a dash."""
    assert wording.number(value, "ru", 2) == russian
    assert wording.number(value, "en", 2) == english


def test_signs():
    """A change shows its sign; no change has none."""
    assert [wording.signed(value, "en") for value in (2, -2, 0, 0.001, None)] == ["+2", "−2", "0", "0", "—"]


def test_percents():
    """A share of one is shown as percent; a tiny one is not rounded away to zero."""
    shares = (0.5, 0, None, 0.00004, Fraction(1, 8), 1e-12)

    assert [wording.percent(share, "en") for share in shares] == ["50%", "0%", "—", "0.004%", "12.5%", "0%"]
    assert wording.percent(0.5, "ru") == "50\xa0%"


def test_amounts():
    """Money comes with its currency, its period, and a sign where it is rough."""
    assert wording.money(money(3500), "ru") == "3\xa0500\xa0₽"
    assert wording.money(money("1.5", "USD", Period.MONTH), "en") == "1.5\xa0USD a month"
    assert wording.money(None, "ru") == "—"
    assert wording.money(money(1, "RUB", Period.YEAR), "ru") == "1\xa0₽ в год"


def test_rough_amounts():
    """An amount that is told as rough is shown as rough."""
    from cjmkit.model.parts import Money

    assert wording.money(Money(amount=Decimal(5), approximate=True), "en") == "≈5\xa0₽"


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (1, "1 этап", "1 stage"),
        (2, "2 этапа", "2 stages"),
        (5, "5 этапов", "5 stages"),
        (11, "11 этапов", "11 stages"),
        (21, "21 этап", "21 stages"),
        (112, "112 этапов", "112 stages"),
        (0, "0 этапов", "0 stages"),
    ],
)
def test_counted_nouns(count, russian, english):
    """A noun stands in the form that its number wants."""
    assert wording.count_of(count, "этап", "этапа", "этапов", "stage", "ru") == russian
    assert wording.count_of(count, "этап", "этапа", "этапов", "stage", "en") == english


def test_english_plurals():
    """English nouns take s, es or ies."""
    nouns = ("journey", "copy", "class")

    assert [wording.count_of(2, "", "", "", noun, "en") for noun in nouns] == ["2 journeys", "2 copies", "2 classes"]


def test_long_lists_are_cut():
    """A list shows its first titles and how many more there are."""
    assert wording.quoted(["а", "б", "в", "г", "д"], "ru") == "«а», «б», «в» и ещё 2"
    assert wording.quoted(["а", "б", "в", "г"], "en") == "“а”, “б”, “в” and 1 more"
    assert wording.quoted([], "ru") == "—"


def test_yes_no_and_unknown():
    """What is unknown is neither yes nor no."""
    assert [wording.yes_no(value, "ru") for value in (True, False, None)] == ["да", "нет", "—"]
    assert wording.yes_no(True, "en") == "yes"
