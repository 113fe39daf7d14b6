"""
Wholes beside their parts: what is left of a name and of a passport, and where the other goes.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cjmkit.intake.batch import Batch
from cjmkit.intake.mapping import MappingFile
from cjmkit.intake.mapping.file import ColumnRule
from cjmkit.intake.plan import PlanOptions
from cjmkit.model import Passport
from intake.tables import batch, plan
from road.desk import read, text, workbook

NAMES = ["ФИО", "Фамилия", "Имя", "Отчество", "ИНН"]


def named(whole: str | None, *parts: str | None) -> tuple[Batch, list[Any]]:
    """The batch of one person, and what is left: whole, last name, first name, patronymic."""
    row = [whole, *parts, *[None] * (3 - len(parts)), "500100732259"]
    other = ["Мнимов Пётр Олегович", "Мнимов", "Пётр", "Олегович", "500100732259"]
    made = batch(plan([NAMES, row, other]))
    left = [made.columns.values[name][0] for name in ("person_name", "last_name", "first_name", "patronymic")]
    return made, left


@pytest.mark.parametrize(
    ("whole", "parts", "left"),
    [
        ("Тестов Иван Петрович", ("Тестов", "Иван", "Петрович"), (None, "Тестов", "Иван", "Петрович")),
        ("Иван Тестов", ("Тестов", "Иван"), (None, "Тестов", "Иван", None)),
        ("Тестов И. П.", ("Тестов", "Иван", "Петрович"), (None, "Тестов", "Иван", "Петрович")),
        ("ТЕСТОВ ПЁТР", ("Тестов", "Петр", "Олегович"), (None, "Тестов", "Петр", "Олегович")),
        ("Тестов Иван Петрович", ("Тестов",), ("Тестов Иван Петрович", None, None, None)),
        ("Тестов Иван Петрович", ("Тестов", "И.", "П."), ("Тестов Иван Петрович", None, None, None)),
        ("Тестов Иван Петрович", (), ("Тестов Иван Петрович", None, None, None)),
        (None, ("Тестов", "Иван"), (None, "Тестов", "Иван", None)),
    ],
)
def test_agreeing_names(whole: str | None, parts: tuple[str, ...], left: tuple[str | None, ...]) -> None:
    """Where the whole and the parts agree, the one that says more is left, and nothing is told."""
    made, found = named(whole, *parts)
    assert tuple(found) == left
    assert (dict(made.notes), dict(made.columns.custom)) == ({}, {})


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Тестов Иван Петрович", ("Образцова", "Анна")),
        ("Тестов Иван Петрович", ("Тестов", "Анна")),
        ("Тестов Иван, 5 лет!", ("Тестов", "Иван")),
        ("-5", ("5000",)),
    ],
)
def test_differing_names(whole: str, parts: tuple[str, ...]) -> None:
    """Where they differ, the parts are left, the whole is kept under its heading, and a warning says so."""
    made, found = named(whole, *parts)
    assert found == [None, *parts, *[None] * (3 - len(parts))]
    assert made.columns.custom == {"ФИО": [whole, None]}
    ((field, note),) = made.notes[0]
    assert (field, note.rule.code, note.raw) == ("person_name", "IMP386", whole)
    assert (note.params["parts"], note.params["custom"]) == (
        ", ".join(("last_name", "first_name", "patronymic")[: len(parts)]),
        "ФИО",
    )
    assert note.params["parts_ru"] == ", ".join(("Фамилия", "Имя", "Отчество")[: len(parts)])
    assert made.origins("a", None)[0].raw == {"person_name": whole}


PASSPORT = ["ФИО", "Телефон", "Паспорт", "Серия паспорта", "Номер паспорта", "Кем выдан", "Дата выдачи паспорта"]


def identified(*cells: Any) -> Batch:
    """The batch of one person with these cells of a passport, beside another's."""
    rows = [["Тестов Иван", "+79161234567", *cells], ["Мнимов Пётр", "+79161234568", "4510 123457"]]
    return batch(plan([PASSPORT, *rows]))


def test_agreeing_passport() -> None:
    """A passport that agrees with its parts stays beside them, whatever the spelling."""
    made = identified("45 10 123456", "4510", "123456", None, dt.date(2010, 2, 1))
    assert made.columns.values["passport"][0] == Passport(series="4510", number="123456")
    assert "IMP386" not in {note.rule.code for _, note in made.notes[0]}


def test_parts_of_a_passport_alone() -> None:
    """Where the whole is empty its parts are left, and nothing is told."""
    made = identified(None, "4510", "123456")
    assert (made.columns.values["passport"][0], made.columns.values["passport_series"][0]) == (None, "4510")
    assert "IMP386" not in {note.rule.code for _, note in made.notes.get(0, ())}


def test_passport_of_another_number() -> None:
    """Two numbers never make a third: the parts are left alone, the whole is kept under its heading."""
    made = identified("4510 123456", "7777")
    assert made.columns.values["passport"][0] is None
    assert made.columns.custom["Паспорт"] == ["4510 123456", None]
    assert [(note.rule.code, note.params) for _, note in made.notes[0] if note.rule.code == "IMP386"] == [
        (
            "IMP386",
            {
                "parts": "passport_series",
                "parts_ru": "Серия паспорта",
                "parts_en": "Passport series",
                "custom": "Паспорт",
            },
        )
    ]


def test_passport_of_another_issue() -> None:
    """Where only the issue differs, the number stays; the whole is kept for its words."""
    whole = "4510 123456 выдан ОВД г. Москвы 01.02.2010"
    made = identified(whole, None, None, "ОВД Тверского района")
    found = made.columns.values["passport"][0]
    assert (found.series, found.number) == ("4510", "123456")
    assert made.columns.custom["Паспорт"] == [whole, None]


def test_heading_that_is_taken() -> None:
    """What a splitter could not place stands under the column's heading; the whole goes beside it."""
    rows = [
        ["Контактное лицо, телефон", "Фамилия", "ИНН"],
        ["Тестов Иван +79161234567", "Образцова", "500100732259"],
        ["Мнимов Пётр +79161234568", "Мнимов", "500100732259"],
    ]
    rule = ColumnRule(column="A", targets=("person_name", "phone", "email"), split="name_contacts")
    made = batch(plan(rows, PlanOptions(mapping=MappingFile(columns=(rule,)))))
    assert made.columns.custom == {"Контактное лицо, телефон (A)": ["Тестов Иван", None]}


@pytest.mark.parametrize("make", [workbook, lambda rows: text(rows).encode()])
def test_contradiction_on_the_road(make: Any) -> None:
    """A firm's row and a person's row alike: both names are on the card, and the cell is told."""
    rows = [
        ["Название", "ИНН", "КПП", "ФИО", "Фамилия"],
        ["ООО «Яндекс»", "7736207543", "770401001", "Тестов Иван", "Образцова"],
        [None, "500100732259", None, "Тестов Иван", "Мнимова"],
        ["ПАО «Сбербанк»", "7707083893", "773601001", "Тестов Иван", "Тестов"],
    ]
    found = read(make(rows))
    assert [(code, cell) for code, cell, _ in found.told("IMP386")] == [("IMP386", "D2"), ("IMP386", "D3")]
    assert [dict(card.custom) for card in found.cards] == [{"ФИО": "Тестов Иван"}, {"ФИО": "Тестов Иван"}, {}]
    assert [card.people[0].name if card.people else None for card in found.cards] == ["Образцова", None, "Тестов Иван"]
    assert found.cards[1].person is not None
    assert found.cards[1].person.last_name == "Мнимова"
