from __future__ import annotations

import datetime as dt

import pytest

from cjmkit.intake.repair import words
from cjmkit.model import CardKind, Sex


@pytest.mark.parametrize("raw", ["да", "ДА", " Да. ", "+", "1", 1, True, "имеется", "x", "✓", "yes", "согласен"])
def test_yes(raw):
    """
    Every usual yes is True.
    """
    assert words.clean_yes_no([raw]) == ([True], [])


@pytest.mark.parametrize("raw", ["нет", "0", 0, False, "no", "не согласен", "ОТКАЗ"])
def test_no(raw):
    """
    Every usual no is False, «нет» among them.
    """
    assert words.clean_yes_no([raw]) == ([False], [])


def test_minus_is_no_only_beside_pluses():
    """
    A dash alone stands for nothing; in a column of pluses it means no.
    """
    assert words.clean_yes_no(["+", "-", "+"]).values == [True, False, True]
    cleaned, notes = words.clean_yes_no(["да", "-"])
    assert (cleaned, [note.rule.code for note in notes]) == ([True, None], ["IMP300"])


@pytest.mark.parametrize(
    ("clean", "raw", "value", "expected"),
    [
        (words.clean_yes_no, "наверное", None, ["IMP355"]),
        (words.clean_yes_no, None, None, []),
        (words.clean_sexes, "м", Sex.MALE, []),
        (words.clean_sexes, "муж.", Sex.MALE, []),
        (words.clean_sexes, "Ж", Sex.FEMALE, []),
        (words.clean_sexes, "female", Sex.FEMALE, []),
        (words.clean_sexes, "?", None, ["IMP300"]),
        (words.clean_sexes, "оно", None, ["IMP356"]),
        (words.clean_card_kinds, "Юр. лицо", CardKind.COMPANY, []),
        (words.clean_card_kinds, "ИП", CardKind.SOLE_PROPRIETOR, []),
        (words.clean_card_kinds, "физлицо", CardKind.PERSON, []),
        (words.clean_card_kinds, "VIP", None, ["IMP357"]),
        (words.clean_card_kinds, dt.date(2020, 1, 1), None, ["IMP357"]),
        (words.clean_currencies, "RUB", "RUB", []),
        (words.clean_currencies, "руб.", "RUB", ["IMP363"]),
        (words.clean_currencies, "RUR", "RUB", ["IMP363"]),
        (words.clean_currencies, 643, "RUB", ["IMP363"]),
        (words.clean_currencies, "$", "USD", ["IMP363"]),
        (words.clean_currencies, "баллы", "баллы", []),
        (words.clean_currencies, None, None, []),
        (words.clean_integers, 5, 5, []),
        (words.clean_integers, "5", 5, []),
        (words.clean_integers, 5.0, 5, []),
        (words.clean_integers, "1 200", 1200, ["IMP353"]),
        (words.clean_integers, "12 чел.", 12, ["IMP353"]),
        (words.clean_integers, "~50", 50, ["IMP353"]),
        (words.clean_integers, "-3", -3, ["IMP353"]),
        (words.clean_integers, "5.0", 5, ["IMP353"]),
        (words.clean_integers, "50-100", None, ["IMP354"]),
        (words.clean_integers, "5,5", None, ["IMP354"]),
        (words.clean_integers, "50%", None, ["IMP354"]),
        (words.clean_integers, 5.5, None, ["IMP354"]),
        (words.clean_integers, float("nan"), None, ["IMP300"]),
        (words.clean_integers, True, None, ["IMP354"]),
        (words.clean_integers, "много", None, ["IMP354"]),
        (words.clean_integers, "5 " * 1000, None, ["IMP354"]),
        (words.clean_integers, "нет", None, ["IMP300"]),
        (words.clean_integers, None, None, []),
        (words.clean_tags, "VIP, опт; Vip", ("VIP", "опт"), ["IMP360"]),
        (words.clean_tags, "#vip | #опт", ("vip", "опт"), []),
        (words.clean_tags, " ; ", None, []),
        (words.clean_tags, "-", None, ["IMP300"]),
        (words.clean_tags, 5, ("5",), []),
        (words.clean_tags, None, None, []),
    ],
)
def test_word_cells(clean, raw, value, expected):
    """
    Known words become values, unknown ones nothing and a note.
    """
    cleaned, notes = clean([raw])
    assert (cleaned, [note.rule.code for note in notes]) == ([value], expected)


def test_repeated_words_are_looked_up_once_and_noted_each():
    """
    A word that comes again gives the same value; an unknown one is said at every row.
    """
    cleaned, notes = words.clean_sexes(["м", "оно", "м", "оно"])
    assert cleaned == [Sex.MALE, None, Sex.MALE, None]
    assert [note.row for note in notes] == [1, 3]


def test_integers_note_leading_zeros():
    """
    A whole number does not keep the zeros that it was written with: the note does.
    """
    cleaned = words.clean_integers(["007", "0", "70"])
    assert cleaned.values == [7, 0, 70]
    assert [(note.row, note.rule.code, note.raw) for note in cleaned.notes] == [(0, "IMP353", "007")]
