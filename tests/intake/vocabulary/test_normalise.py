"""
One form of a heading.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.vocabulary.fuzzy import Fuzzy, word_likeness
from cjmkit.intake.vocabulary.normalise import (
    OWNERS,
    Heading,
    fold_lookalikes,
    fold_whole_words,
    normalise,
    normalise_heading,
    without,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Расчётный\nсчёт: ", "расчетный счет"),
        ("ИНН/КПП", "инн кпп"),
        ("E-MAIL", "e mail"),
        ("Сумма, руб.", "сумма"),
        ("Скидка (%)", "скидка"),
        ("ИНН (10 или 12 цифр)", "инн"),
        ("№ п/п", "# п п"),
        ("Те\u00adле\u200bфон", "телефон"),
        ("ИHН", "инн"),
        ("О.Г.Р.Н.", "огрн"),
        ("кол-во", "кол~во"),
        ("(руб.)", "руб"),
        ("@", "@"),
        ("…", ""),
    ],
)
def test_normalise(text: str, plain: str) -> None:
    """Case, ё, punctuation, units, invisible characters and look-alikes make no difference."""
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("ИНН_1", Heading("инн", 1)),
        ("Телефон 2", Heading("телефон", 2)),
        ("Телефон №3", Heading("телефон", 3)),
        ("phone2", Heading("phone", 2)),
        ("2-й телефон", Heading("телефон", 2)),
        ("Второй телефон", Heading("телефон", 2)),
        ("второй", Heading("второй", 1)),
        ("2024", Heading("2024", 1)),
        ("Телефон 0", Heading("телефон", 1)),
    ],
)
def test_numbers(text: str, heading: Heading) -> None:
    """The number at the end or the beginning tells columns of one title apart."""
    assert normalise_heading(text) == heading


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Any text has a form, and the form of the form is itself unless letters are spelt out or cut."""
    plain = normalise(text)
    assert plain == plain.strip()
    assert "  " not in plain
    assert normalise_heading(text).number >= 1


def test_fold() -> None:
    """A word of two alphabets goes into the one that makes it whole, others stay."""
    assert fold_lookalikes("кaрта") == "карта"
    assert fold_lookalikes("mаil") == "mail"
    assert fold_lookalikes("фиоname") == "фиоname"
    assert fold_lookalikes("mail") == "mail"
    assert fold_whole_words("kopp счет") == "корр счет"
    assert fold_whole_words("kopp") == "kopp"


def test_without() -> None:
    """A heading of owner words alone stays whole."""
    assert without(OWNERS, "инн клиента") == "инн"
    assert without(OWNERS, "клиента") == "клиента"


@pytest.mark.parametrize(
    ("left", "right", "like"),
    [
        ("адрес", "адрес", True),
        ("юр", "юридический", False),
        ("юрид", "юридический", True),
        ("тел", "телефон", True),
        ("телефна", "телефона", True),
        ("кпп", "бик", False),
        ("телефон", "магазин", False),
        ("рук~ль", "руководитель", True),
        ("поле", "пол", False),
        ("телефонов", "телефон", True),
    ],
)
def test_word_likeness(left: str, right: str, like: bool) -> None:
    """Words are alike by beginning, inflection or a typing error; short ones only when equal."""
    assert bool(word_likeness(left, right)) is like


def test_fuzzy_needs_a_margin() -> None:
    """Where two meanings are as near, none is chosen; where both mean one thing, it is."""
    assert Fuzzy({"контакт": "a", "контрагент": "b"}).find("конт") is None
    assert Fuzzy({"контакт": "a", "контакты": "a"}).find("контак") in ("контакт", "контакты")
    assert Fuzzy({"почтовый адрес": "a"}).find("адрес почт") == "почтовый адрес"
    assert Fuzzy({"почтовый адрес": "a"}).find("почта почтовая") is None
    assert Fuzzy({"адрес почты": "a"}).find("адрес адрес") is None
    assert Fuzzy({"почтовый адрес": "a"}).find("почтовый") is None
    assert Fuzzy({"а": "a"}).find("один два три четыре пять шесть семь") is None
