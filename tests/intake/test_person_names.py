"""
Clients that are surely people get their names' parts; nobody else's name is touched.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.build import build_cards
from cjmkit.intake.repair.names import sure_name_parts
from cjmkit.model import CardKind, ClientCard
from intake.tables import batch, plan

HEAD = ["Клиент", "Вид клиента", "ИНН", "КПП", "ОГРН", "Телефон"]
ANNA = ("Образцова", "Анна", "Сергеевна")
OWN = "500100732259"
FIRM = ["ООО «Ромашка»", "юрлицо", "7707083893", "773601001", "1027700132195", "+74955005550"]


def made(row: list[Any], head: list[str] = HEAD) -> tuple[ClientCard, list[str]]:
    """The card of a row among firms, and the codes of its notes."""
    found = batch(plan([head, row, *[FIRM[: len(head)]] * 4]))
    card = next(build_cards(found.columns, found.origins("a.xlsx", "Л")))
    return card, [note.rule.code for _, note in found.notes.get(0, ())]


def parts(card: ClientCard) -> tuple[str | None, ...] | None:
    """The name's parts of a card."""
    person = card.person
    return None if person is None else (person.last_name, person.first_name, person.patronymic)


def test_kind_says_so() -> None:
    """The name of a «физлицо» moves into its parts; its text is kept."""
    card, codes = made(["Образцова Анна Сергеевна", "физ"])
    assert (parts(card), card.short_name, card.kind, card.name) == (
        ANNA,
        None,
        CardKind.PERSON,
        "Образцова Анна Сергеевна",
    )
    assert card.origin is not None
    assert (dict(card.origin.raw)["name"], codes.count("IMP388")) == ("Образцова Анна Сергеевна", 1)


def test_number_says_so() -> None:
    """The ИНН of a natural person proves one, of whom nobody knows whether it is a sole proprietor: both are kept."""
    card, codes = made(["Анна Сергеевна Образцова", None, OWN])
    assert (parts(card), card.short_name, card.kind) == (ANNA, "Анна Сергеевна Образцова", None)
    assert "IMP388" in codes


@pytest.mark.parametrize(
    "row",
    [
        ["Образцова Анна Сергеевна"],
        ["Образцова Анна Сергеевна", "юрлицо", OWN],
        ["Образцова Анна Сергеевна", "юрлицо"],
        ["Образцова Анна Сергеевна", "физ", "7707083893"],
        ["Образцова Анна Сергеевна", None, "500100732258"],
        ["Образцова Анна Сергеевна", None, OWN, "773601001"],
        ["Образцова Анна Сергеевна", None, OWN, None, "1027700132195"],
        ["ИП Образцова Анна Сергеевна", None, OWN],
        ["ООО «Образцова Анна Сергеевна»", "физ"],
        ["Салон Анна Сергеевна", None, OWN],
        ["Ромашка", "физ"],
        [None, "физ", None, None, None, "+79160001201"],
        ["Роман Абрамович", "физ"],
    ],
)
def test_unsure_stays(row: list[Any]) -> None:
    """Without a proof, or with a number of a company, a name stays what it was."""
    card, codes = made(row)
    assert (card.short_name, parts(card), "IMP388" in codes) == (row[0], None, False)


def test_own_parts_stay() -> None:
    """A row that names its person in a column of its own is left alone."""
    head = ["Клиент", "Вид клиента", "Фамилия", "Имя", "ИНН", "Телефон"]
    firm = ["ООО «Ромашка»", "юрлицо", None, None, "7707083893", "+74955005550"]
    found = batch(plan([head, ["Образцова Анна Сергеевна", "физ", "Тестова", "Яна"], *[firm] * 4]))
    card = next(build_cards(found.columns, found.origins("a.xlsx", "Л")))
    assert (card.short_name, parts(card)) == ("Образцова Анна Сергеевна", ("Тестова", "Яна", None))


def test_without_column_of_kinds() -> None:
    """An ИНН alone is proof enough, and a table without names has nothing to take apart."""
    card, _ = made(["Образцова Анна Сергеевна", OWN], ["Клиент", "ИНН"])
    assert parts(card) == ANNA
    assert made([OWN, "+74955005550"], ["ИНН", "Телефон"])[1] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Образцова Анна Сергеевна", ANNA),
        ("ОБРАЗЦОВА АННА СЕРГЕЕВНА", ("ОБРАЗЦОВА", "АННА", "СЕРГЕЕВНА")),
        ("Анна Сергеевна Образцова", ANNA),
        ("Ким Анна Сергеевна", ("Ким", "Анна", "Сергеевна")),
        ("Анна Ким", ("Ким", "Анна", None)),
        ("Ким Анна", ("Ким", "Анна", None)),
        ("Тестов Артём", ("Тестов", "Артём", None)),
        ("Тестова-Пробина Анна", ("Тестова-Пробина", "Анна", None)),
        ("Образцова А.С.", ("Образцова", "А.", "С.")),
        ("А. С. Образцова", ("Образцова", "А.", "С.")),
        ("Мамедов Али Гасан оглы", ("Мамедов", "Али", "Гасан оглы")),
        ("Абрамович Роман Аркадьевич", ("Абрамович", "Роман", "Аркадьевич")),
        ("Образцова А С", None),
        ("А. С.", None),
        ("Роман Абрамович", None),
        ("Анна Яна", None),
        ("Иван Абрамович Павлович", None),
        ("Ромашка Плюс", None),
        ("Ромашка", None),
        ("Магазин на углу", None),
        ("Анна, Яна", None),
        ("Салон «Анна»", None),
        ("Анна 24", None),
        ("", None),
        ("Анна " * 60, None),
    ],
)
def test_sure_parts(text: str, wanted: tuple[str | None, ...] | None) -> None:
    """A patronymic, initials or a known given name prove the order of a person's name; nothing else does."""
    assert sure_name_parts(text, person=True) == wanted


def test_surname_must_end_as_one() -> None:
    """Where nobody says that the client is a person, the last name has to look like one."""
    assert sure_name_parts("Ким Анна Сергеевна", person=False) is None
    assert sure_name_parts("Образцова Анна", person=False) == ("Образцова", "Анна", None)


@given(st.text("АИванновчОбразцоёЁ .-'«»,1x", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter of a name that was taken apart stands in one of its parts."""
    found = sure_name_parts(text, person=True)
    if found is not None:
        joined = "".join(part for part in found if part)
        assert sorted(filter(str.isalpha, joined)) == sorted(filter(str.isalpha, text))
