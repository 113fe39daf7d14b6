"""
The file of contacts: people of their own and people of companies.
"""

from __future__ import annotations

import attrs
import pytest
from bitrix24_file_cards import COMPANY, PERSON, written
from bitrix24_portal_double import import_file, read_lines
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.model import CardKind, ClientCard, ImageRef, Person, PersonDetails, Role
from cjmkit.plugins import Losses
from cjmkit_bitrix24.contact import name_cells
from cjmkit_bitrix24.names import name_fields
from cjmkit_bitrix24.told import CardLosses

KEY = ("ID", "NAME", "LAST_NAME")


def test_the_portal_takes_a_person() -> None:
    """
    Name, date of birth, phone, source and the requisite of a person arrive.
    """
    data, _ = written([PERSON], "bitrix24-contact", contact_type="CLIENT")
    [contact] = import_file(data, KEY)
    assert contact.fields == {
        "NAME": "Анна",
        "LAST_NAME": "Выдумкина",
        "SECOND_NAME": "Сергеевна",
        "BIRTHDATE": "28.02.1990",
        "TYPE_ID": "CLIENT",
        "SOURCE_DESCRIPTION": "Выставка",
    }
    assert contact.multi == {"PHONE": [("MOBILE", "+79161234568")]}
    [requisite] = contact.requisites
    assert requisite["PRESET_NAME"] == "Физ. лицо"
    assert requisite["RQ_IDENT_DOC_SER"] == "4510"
    assert requisite["RQ_IDENT_DOC_DATE"] == "04.03.2010"


def test_people_of_a_company_name_it_as_the_other_file_does() -> None:
    """
    «Компания» equals the company's title letter by letter, else the portal would make a second company.
    """
    [company] = import_file(written([COMPANY])[0])
    data, losses = written([COMPANY], "bitrix24-contact")
    [contact] = import_file(data, KEY)
    assert contact.fields["COMPANY_TITLE"] == company.fields["TITLE"]
    assert contact.fields["POST"] == "Генеральный директор"
    assert (contact.fields["LAST_NAME"], contact.fields["NAME"], contact.fields["SECOND_NAME"]) == (
        "Тестов",
        "Пётр",
        "Ильич",
    )
    assert losses["card"].count == 1


def test_people_of_companies_can_be_left_out() -> None:
    """
    With people off only cards of persons are written.
    """
    data, _ = written([COMPANY, PERSON], "bitrix24-contact", people=False)
    assert len(read_lines(data)) == 2


def test_a_role_stands_for_a_missing_position() -> None:
    """
    A chief accountant without a position is told by the role; a basis has no place and is told.
    """
    card = attrs.evolve(
        COMPANY,
        people=(
            Person(role=Role.CHIEF_ACCOUNTANT, name="Счетова Инна Юрьевна", basis="доверенности"),
            Person(role=Role.CONTACT, name="Просто Имя"),
            Person(role=Role.CONTACT),
        ),
    )
    data, losses = written([card], "bitrix24-contact")
    first, second = import_file(data, KEY)
    assert first.fields["POST"] == "Главный бухгалтер"
    assert "POST" not in second.fields
    assert second.fields["LAST_NAME"] == "Просто Имя"
    assert {"people", "people.basis", "people.name"} <= set(losses)


def test_a_person_without_any_name_is_told() -> None:
    """
    The portal takes no contact without a name.
    """
    data, losses = written([ClientCard(kind=CardKind.PERSON)], "bitrix24-contact")
    assert len(read_lines(data)) == 1
    assert losses["card"].count == 1


def test_a_person_may_be_named_by_the_card_alone() -> None:
    """
    A short name of three words is taken apart; with a lone patronymic it is the name that counts.
    """
    cards = [
        ClientCard(kind=CardKind.PERSON, short_name="Пётр Ильич Тестов"),
        ClientCard(kind=CardKind.PERSON, full_name="Тестов", person=PersonDetails(patronymic="Ильич")),
    ]
    first, second = import_file(written(cards, "bitrix24-contact")[0], KEY)
    assert (first.fields["NAME"], first.fields["LAST_NAME"]) == ("Пётр", "Тестов")
    assert (second.fields["LAST_NAME"], second.fields["SECOND_NAME"]) == ("Тестов", "Ильич")


def test_namesakes_stay_apart() -> None:
    """
    Two people of one name in succession are two contacts.
    """
    person = attrs.evolve(PERSON, id=None)
    data, losses = written([person, person], "bitrix24-contact")
    assert len(import_file(data, KEY)) == 2
    assert losses["id"].count == 1


def test_a_photograph_goes_as_a_secure_link() -> None:
    """
    The portal fetches a photograph by https.
    """
    data, _ = written([attrs.evolve(PERSON, photo=ImageRef(url="https://example.ru/a.jpg"))], "bitrix24-contact")
    assert import_file(data, KEY)[0].fields["PHOTO"] == "https://example.ru/a.jpg"


def test_own_fields_called_as_columns_fill_them() -> None:
    """
    «Компания» and «Должность» of a person's card come from an export of the portal and go back there.
    """
    card = attrs.evolve(PERSON, custom={"Компания": "ООО «Яндекс»", "Должность": "Инженер"})
    [contact] = import_file(written([card], "bitrix24-contact")[0], KEY)
    assert (contact.fields["COMPANY_TITLE"], contact.fields["POST"]) == ("ООО «Яндекс»", "Инженер")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Орлова Анна Петровна", ("Орлова", "Анна", "Петровна")),
        ("Анна Петровна Орлова", ("Орлова", "Анна", "Петровна")),
        ("Иван Петрович Абрамович", ("Иван Петрович Абрамович", None, None)),
        ("Орлова Анна", ("Орлова Анна", None, None)),
        ("Ким", ("Ким", None, None)),
    ],
)
def test_a_name_is_cut_where_the_patronymic_proves_it(name: str, cells: tuple[str | None, ...]) -> None:
    """
    One word that ends as a patronymic proves the order; a surname that ends alike makes it doubtful.
    """
    found = name_fields(name)
    assert tuple(map(found.get, ("LAST_NAME", "NAME", "SECOND_NAME"))) == cells


@given(st.text())
def test_a_name_keeps_all_of_its_words(name: str) -> None:
    """
    Whatever stands in a name, its words are in the cells, each once.
    """
    cells = name_cells(name, CardLosses(Losses()))
    assert sorted(" ".join(cells.values()).split()) == sorted(name.split())
