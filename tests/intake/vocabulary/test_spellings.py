"""
What headings mean: real spellings, our own titles, and what must stay unknown.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjmkit.intake.vocabulary.meanings import COMBINED
from cjmkit.intake.vocabulary.spellings import SPELLINGS
from cjmkit.intake.vocabulary.synonyms import header_words, index, look_up, look_up_exact, titles
from cjmkit.model.flat import FLAT_FIELDS, numbered

REAL = json.loads(Path(__file__).with_name("real_spellings.json").read_text("utf-8"))


@pytest.mark.parametrize("spelling", REAL)
def test_real_spelling(spelling: str) -> None:
    """A spelling seen in public code means its field; ``?`` leaves the values to decide, ``-`` none of ours."""
    known, expected = look_up(spelling), REAL[spelling]
    if expected == "-":
        assert known is None
    elif expected == "?":
        assert known is not None
        assert known.meaning.choices or not known.meaning.targets
    else:
        assert known is not None
        assert expected in (known.meaning.split, *known.meaning.targets)


def test_at_least_470_spellings() -> None:
    """The table holds more spellings than the list that was collected from public code."""
    assert len(index()) > 1000


@pytest.mark.parametrize("name", FLAT_FIELDS)
def test_own_titles(name: str) -> None:
    """Name and both titles of a flat field mean it exactly, with a number too where it may repeat."""
    field = FLAT_FIELDS[name]
    for text in (field.name, field.ru, field.en):
        known = look_up(text)
        assert known is not None
        assert known.meaning.targets == (name,)
        assert known.number == 1
    if field.many:
        for text in (numbered(name, 3), f"{field.ru} 3", f"{field.en} 3"):
            known = look_up(text)
            assert known is not None
            assert (known.meaning.targets, known.number, known.way) == ((name,), 3, "title")


def test_spellings_name_real_fields() -> None:
    """Every field of the table is a flat field, and every combined column fills flat fields."""
    assert {name for name, _ in SPELLINGS} <= set(FLAT_FIELDS)
    assert {target for _, targets, _ in COMBINED for target in targets} <= set(FLAT_FIELDS)
    assert set(titles().values()) == set(FLAT_FIELDS)


@pytest.mark.parametrize(
    "text",
    [
        "КПП Банка получателя ",
        " Телефон бухгалтера ",
        " ИНН учредителя ",
        " Статус договора ",
        " Дата договора ",
        " Сумма ",
        "Contract",
        "Contract No",
        " Склад ",
        " Примечание к договору поставки товара номер ",
        " Адрес электронной почты бухгалтера ",
        " ",
        " № п/п",
    ],
)
def test_unknown(text: str) -> None:
    """A known word inside a longer title gives no meaning: nothing is found by substring."""
    assert look_up(text) is None


@pytest.mark.parametrize(
    ("text", "target", "way"),
    [
        ("ИНН", "inn", "title"),
        ("KПП", "kpp", "title"),
        ("Е-mail", "email", "title"),
        ("Р/С №2", "account", "exact"),
        ("ИНН клиента", "inn", "owner"),
        ("Наименов. организации", "name", "owner"),
        ("Укажите ваш телефон", "phone", "filler"),
        ("Общие сведения ИНН", "inn", "group"),
        ("Телефн", "phone", "fuzzy"),
        ("Юридич. адрес", "legal_address", "fuzzy"),
        ("Рук-ль", "director", "fuzzy"),
        ("Kopp. счет", "corr_account", "exact"),
        ("Ф. И. О. полностью", "person_name", "exact"),
        ("Средний чек, руб. :", "average_check", "title"),
    ],
)
def test_ways(text: str, target: str, way: str) -> None:
    """A heading is found by the surest way that finds it."""
    known = look_up(text)
    assert known is not None
    assert known.meaning.targets == (target,)
    assert known.way == way


def test_user_goes_first() -> None:
    """A synonym of the user's own goes before a title of ours, with its number."""
    known = look_up("Телефон 2", user={"телефон": "mobile"})
    assert known is not None
    assert (known.meaning.targets, known.number, known.way) == (("mobile",), 2, "user")


def test_group_of_other_people() -> None:
    """Words of a group are taken off, but not where they give the number to a bank."""
    known = look_up("Сведения о нём ИНН", group="Сведения о нём")
    assert known is not None
    assert known.way == "tail"
    assert look_up("Банк получателя КПП", group="Банк получателя") is None


def test_exact_does_not_guess() -> None:
    """The exact look-up finds no mistyped title."""
    assert look_up_exact("Телефн") is None
    assert look_up_exact("Телефон клиента 2") is not None


def test_header_words_leave_out_fillers() -> None:
    """The words of headings hold «адрес» and no filler such as «для»."""
    assert "адрес" in header_words()
    assert "для" not in header_words()
