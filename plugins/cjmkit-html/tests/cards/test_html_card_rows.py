"""Rows: what stands on a sheet, in the order that accountants expect, and what of a card does not."""

from __future__ import annotations

import attrs
import pytest
from cards.made import company, page_of, rows_of, told
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes import account, phone
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Person,
    PersonDetails,
    Requisites,
    Role,
)
from cjmkit_html.cards.grouping import groups_of


def test_a_company_stands_in_the_order_of_its_card() -> None:
    """Names, numbers, the account and its bank, addresses, people with what they act on, contacts."""
    assert rows_of(company()) == [
        ("Полное наименование", "Общество с ограниченной ответственностью «Северное нефтегазопромысловое управление»"),
        ("Краткое наименование", "ООО «Северное НГПУ»"),
        ("Организационно-правовая форма", "ООО"),
        ("Головная организация", "АО «Северная группа»"),
        ("ИНН", "7707083893"),
        ("КПП", "773643001"),
        ("ОГРН", "1027700132195"),
        ("ОКПО", "00032537"),
        ("ОКВЭД", "06.10.1"),
        ("ОКТМО", "45397000"),
        ("ОКОПФ", "12300"),
        ("Расчётный счёт", "40702810938000060000"),
        ("Банк", "Западно-Сибирское отделение № 8647 ПАО Сбербанк"),
        ("Город банка", "г. Тюмень"),
        ("БИК", "047102651"),
        ("Корреспондентский счёт", "30101810800000000651"),
        ("Валюта счёта", "RUB"),
        *((label, f"628600, {_STREET}") for label in ("Юридический адрес", "Фактический адрес", "Почтовый адрес")),
        ("Руководитель", "Тестов Пётр Ильич"),
        ("Должность руководителя", "Генеральный директор"),
        ("Действует на основании", "Устава от 01.02.2020"),
        ("Главный бухгалтер", "Примерова Анна Ивановна"),
        ("Контактное лицо", "Образцов Олег"),
        ("Должность контактного лица", "менеджер"),
        ("Телефон", "+73466000000 доб. 12; приёмная"),
        ("Мобильный телефон", "+79160000000"),
        ("Факс", "+73466000001"),
        ("E-mail", "info@severnoe.example"),
        ("Сайт", "https://severnoe.example"),
        ("Идентификатор ЭДО", "2BM-7707083893-773601001-201407160252120000000"),
    ]


_STREET = "Ханты-Мансийский автономный округ – Югра, г. Нижневартовск, ул. 60 лет Октября, д. 4/Б, офис 1007"


def _titles(accounts: int) -> list[str]:
    data, _ = page_of((company(accounts),))
    return [str(title) for title in told(data).xpath("//th[@class='part']/text()")]


def test_two_accounts_are_under_headings_of_their_own() -> None:
    """The rows of two accounts are not mixed: whoever pays sees which bank an account belongs to."""
    beside = ["Адреса", "Ответственные лица", "Контакты"]
    assert _titles(2) == ["Наименование", "Реквизиты", "Банковский счёт", "Банковский счёт", *beside]
    assert _titles(3) == ["Наименование", "Реквизиты", "Банковские счета", *beside]


def test_many_accounts_take_a_row_each() -> None:
    """From the third account on a row holds an account whole, as letters give it, and the sheet holds them all."""
    bare = BankAccount(account="03100643000000017300", personal_account="20734Ш12345")
    card = ClientCard(bank_accounts=(*company(2).bank_accounts, bare, BankAccount()))
    bank = "Западно-Сибирское отделение № 8647 ПАО Сбербанк, г. Тюмень БИК 047102651, к/с 30101810800000000651"
    assert rows_of(card) == [
        ("Расчётный счёт", f"40702810938000060000, RUB {bank}"),
        ("Расчётный счёт", f"40702810238000060001, RUB {bank}"),
        ("Расчётный счёт", "03100643000000017300 л/с 20734Ш12345"),
    ]
    assert [loss.field for loss in page_of((card,))[1]] == ["bank_accounts"]


def test_a_list_has_the_same_rows_as_a_table() -> None:
    """The layout changes the looks alone."""
    data, _ = page_of((company(),), layout="list")
    found = [(one[0].text_content(), one[1].text_content().strip()) for one in told(data).xpath("//dl/div")]
    assert found == [(f"{label}:", value) for label, value in rows_of(company())]


def test_labels_follow_the_language() -> None:
    """What cjmkit says itself is in the language that was asked for; data stays as it is."""
    rows = dict(rows_of(company(), lang="en"))
    assert rows["BIC"] == "047102651"
    assert rows["Phone"] == "+73466000000 ext. 12; приёмная"
    assert rows["Director"] == "Тестов Пётр Ильич"


def test_a_person_is_shown_by_the_parts_of_the_name() -> None:
    """A card of a person has no company's rows; what is not for partners stays out of it, and is told."""
    card = ClientCard(
        kind=CardKind.PERSON,
        person=PersonDetails(last_name="Тестова", first_name="Анна", family_status="замужем"),
        requisites=Requisites(snils="11223344595"),
    )
    assert rows_of(card) == [("Фамилия", "Тестова"), ("Имя", "Анна")]
    data, losses = page_of((card,))
    assert told(data).xpath("//th[@class='part']/text()") == ["ФИО"]
    assert {loss.field for loss in losses} == {"requisites", "person.family_status"}


def test_whoever_has_no_labels_of_their_own_stands_in_one_row() -> None:
    """An accountant's position and the paper they act on follow the name; a person without anything has no row."""
    people = (
        Person(role=Role.CHIEF_ACCOUNTANT, name="Примерова А. И.", position="главбух", basis="доверенности № 3"),
        Person(role=Role.RESPONSIBLE),
        Person(role=Role.DIRECTOR, position="Директор"),
    )
    card = ClientCard(people=people)
    assert rows_of(card) == [
        ("Главный бухгалтер", "Примерова А. И., главбух, действует на основании: доверенности № 3"),
        ("Должность руководителя", "Директор"),
    ]
    _, losses = page_of((card,))
    # The person of whom nothing is told but the part they play.
    assert [(loss.field, loss.count) for loss in losses] == [("people", 1)]


def test_an_address_in_parts_is_put_together() -> None:
    """Where a source gives parts alone they make the line; a part that a given line lacks is told as lost."""
    parts = Address(kind=AddressKind.POSTAL, postal_code="101000", city="Москва")
    assert rows_of(ClientCard(addresses=(parts,))) == [("Почтовый адрес", "101000, Москва")]
    assert page_of((ClientCard(addresses=(parts,)),))[1] == ()
    lacking = attrs.evolve(parts, text="ул. Тестовая, 1", region="Москва")
    (loss,) = page_of((ClientCard(addresses=(lacking, Address(text="101000"))),))[1]
    assert loss.field == "addresses"


def test_empty_parts_make_no_rows_and_are_told() -> None:
    """An account without a field, an address without a word: there is nothing to show of them."""
    card = ClientCard(
        bank_accounts=(BankAccount(),), addresses=(Address(),), person=PersonDetails(), custom={"edo_id": 7}
    )
    assert rows_of(card) == []
    assert {loss.field for loss in page_of((card,))[1]} >= {"bank_accounts", "addresses", "custom.edo_id"}


def test_contacts_are_shown_all_and_unmarked() -> None:
    """A sheet shows every contact that says something; which of them a programme shows first is told as lost."""
    contacts = (
        Contact(kind=ContactKind.PHONE, value=""),
        Contact(kind=ContactKind.EMAIL, value="a@b.example", shown=True),
    )
    card = ClientCard(contacts=contacts)
    assert rows_of(card) == [("E-mail", "a@b.example")]
    assert {loss.field for loss in page_of((card,))[1]} == {"contacts", "contacts.shown"}


@pytest.mark.parametrize(
    ("lang", "words"), [("ru", "В карточке нет реквизитов."), ("en", "The card has no requisites.")]
)
def test_an_empty_card_says_so(lang: str, words: str) -> None:
    """A sheet without rows is not left white, and the loss is told."""
    data, losses = page_of((ClientCard(),), lang=lang)
    assert words in told(data).text_content()
    assert [loss.field for loss in losses] == ["card"]


@given(st.text() | st.from_regex(r"[0-9]{20}", fullmatch=True) | st.from_regex(r"\+7[0-9]{10}( .*)?", fullmatch=True))
def test_groups_joined_are_the_value(value: str) -> None:
    """Nothing is added to a number, so whoever copies it gets it as it was."""
    assert "".join(part for piece in groups_of(value) for part in piece) == value


def test_groups_are_those_that_the_core_writes() -> None:
    """Accounts and phones are read in the groups that `cjmkit.codes` formats them by."""
    for number in ("40702810438000060473", "30101810400000000225"):
        assert groups_of(number)[0] == tuple(account.format(number).split())
    assert groups_of("+79161234567")[0] == tuple(phone.format("+79161234567").replace("-", " ").split())


@pytest.mark.parametrize(
    "value",
    [
        "٤٠٧٠٢٨١٠٤٣٨٠٠٠٠٦٠٤٧٣",
        "4070281043800006047",
        "+791612345678",
        "407028104380000604731",
        "++79161234567",
        "БИК 044525225",
    ],
)
def test_what_only_looks_like_a_number_stays_whole(value: str) -> None:
    """Other digits than ASCII, one too few or one too many: no groups, which would hide the fault."""
    assert groups_of(value) == ((value,),)
