"""
Parts of cards made from columns: lazily, single or several a cell, with columns that a base lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjmkit.intake.build import Columns, build_cards
from cjmkit.intake.build.parts import bank_accounts, contacts, requisites
from cjmkit.intake.repair.base import PhoneValue
from cjmkit.model import BankAccount, Contact, ContactKind, Person, Requisites, Role

PHONE = (PhoneValue("+74951234567", None, None),)
TWO = (PhoneValue("+74951234567", "12", None), PhoneValue("+79161234567", None, "Анна"))


def test_cards_are_made_one_by_one() -> None:
    """Nothing is made of a row before its card is asked for."""
    asked: list[int] = []

    def origins() -> Iterator[None]:
        for row in range(3):
            asked.append(row)
            yield None

    cards = build_cards(Columns(3, {"inn": ["1", "2", "3"]}), origins())
    assert asked == []
    assert next(cards).requisites == Requisites(inn="1")
    assert asked == [0]
    assert [card.requisites.inn for card in cards] == ["2", "3"]


def test_one_contact_a_cell_and_several_give_the_same_objects() -> None:
    """A cell with two phones changes the way its batch is built, not what comes of the other cells."""
    rows = {
        "phone": [PHONE, None, PHONE],
        "email": [("a@b.example",), ("c@d.example",), None],
        "website": [None, "b.example", "d.example"],
    }
    single = list(contacts(Columns(3, rows)))
    several = list(
        contacts(Columns(4, {name: [*values, TWO if name == "phone" else None] for name, values in rows.items()}))
    )
    assert several[:3] == single
    assert single[0] == (
        Contact(kind=ContactKind.PHONE, value="+74951234567"),
        Contact(kind=ContactKind.EMAIL, value="a@b.example"),
    )
    assert single[1] == (
        Contact(kind=ContactKind.EMAIL, value="c@d.example"),
        Contact(kind=ContactKind.WEBSITE, value="b.example"),
    )
    assert several[3] == (
        Contact(kind=ContactKind.PHONE, value="+74951234567", extension="12"),
        Contact(kind=ContactKind.PHONE, value="+79161234567", note="Анна"),
    )


def test_rows_without_any_part_have_none() -> None:
    """A base without contacts, banks and numbers gives empty parts, one a row."""
    columns = Columns(2, {})
    assert list(contacts(columns)) == [(), ()]
    assert list(bank_accounts(columns)) == [(), ()]
    assert list(requisites(columns)) == [Requisites(), Requisites()]


def test_account_needs_only_the_columns_there_are() -> None:
    """Fields without a column stay empty; a row without any of them has no account."""
    columns = Columns(2, {"bik_2": ["044525225", None], "account": [None, "40702810438000060473"]})
    assert list(bank_accounts(columns)) == [
        (BankAccount(bik="044525225"),),
        (BankAccount(account="40702810438000060473"),),
    ]


def test_directors_with_and_without_a_position() -> None:
    """A column of positions adds to the director, and alone it is a director without a name."""
    [plain] = build_cards(Columns(1, {"director": ["Образцова Анна"]}), [None])
    assert plain.people == (Person(role=Role.DIRECTOR, name="Образцова Анна"),)
    names, positions = ["Образцова Анна", None, None], ["директор", "директор", None]
    cards = build_cards(Columns(3, {"director": names, "director_position": positions}), [None] * 3)
    assert [card.people for card in cards] == [
        (Person(role=Role.DIRECTOR, name="Образцова Анна", position="директор"),),
        (Person(role=Role.DIRECTOR, position="директор"),),
        (),
    ]
