"""
Cards that the tests of the portal's files share: public numbers of large companies, made-up people.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

import cjmkit_bitrix24
from cjmkit import Toolkit
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Passport,
    Person,
    PersonDetails,
    Requisites,
    Role,
    Term,
)
from cjmkit.plugins import Loss

ACCOUNTS = ("40702810438000060473", "40702810038000060475")

COMPANY = ClientCard(
    id="7",
    kind=CardKind.COMPANY,
    short_name="ООО «Яндекс»",
    full_name="Общество с ограниченной ответственностью «Яндекс»",
    legal_form="ООО",
    industry="Информационные технологии",
    requisites=Requisites(inn="7736207543", kpp="770401001", ogrn="1027700229193"),
    bank_accounts=(
        BankAccount(
            account=ACCOUNTS[0], bank_name="ПАО Сбербанк", bik="044525225", corr_account="30101810400000000225"
        ),
        BankAccount(
            account=ACCOUNTS[1], bank_name="ПАО Сбербанк", bik="044525225", corr_account="30101810400000000225"
        ),
    ),
    addresses=(
        Address(kind=AddressKind.LEGAL, text="119021, г. Москва, ул. Льва Толстого, д. 16"),
        Address(kind=AddressKind.ACTUAL, text="г. Москва, ул. Льва Толстого, д. 18; вход со двора"),
    ),
    people=(Person(role=Role.DIRECTOR, name="Тестов Пётр Ильич", position="Генеральный директор"),),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+74957392222", extension="12"),
        Contact(kind=ContactKind.PHONE, value="+74957392223"),
        Contact(kind=ContactKind.MOBILE, value="+79161234567"),
        Contact(kind=ContactKind.EMAIL, value="office@example.ru"),
        Contact(kind=ContactKind.EMAIL, value="sales@example.ru"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.ru"),
    ),
    comment="Звонить после обеда\nи не раньше",
    manager="Мария Райтова",
    custom={"UF_CRM_1699": "золотой", "Тип компании": "Поставщик"},
)

PERSON = ClientCard(
    id="31",
    kind=CardKind.PERSON,
    person=PersonDetails(
        last_name="Выдумкина",
        first_name="Анна",
        patronymic="Сергеевна",
        birth_date=dt.date(1990, 2, 28),
        passport=Passport(series="4510", number="123456", issued_on=dt.date(2010, 3, 4), code="770-001"),
    ),
    contacts=(Contact(kind=ContactKind.MOBILE, value="+79161234568"),),
    source=Term(label="Выставка"),
)

EVERYTHING = ClientCard(
    kind=CardKind.COMPANY,
    short_name="АО «Пример»",
    requisites=Requisites(okopf="12267"),
    bank_accounts=(BankAccount(personal_account="20736X12345", account="03100643000000017300"), BankAccount()),
    addresses=(
        Address(text="г. Тверь", city="Тверь"),
        Address(text="г. Псков"),
        Address(),
        Address(kind=AddressKind.POSTAL, city="Тула", postal_code="300000"),
    ),
    people=(Person(role=Role.DIRECTOR, name="Тестов", basis="Устава"), Person(role=Role.DEPARTMENT_HEAD)),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+74957392222", note="до 18", shown=True),
        Contact(kind=ContactKind.EMAIL, value="a@example.ru", extension="1"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.ru/?a;b"),
        Contact(kind=ContactKind.WEBSITE, value=" "),
    ),
    custom={"Скидка": Decimal("5.5"), "Закрыт": True, "Метки": ("а", "б"), "Создан": dt.datetime(2024, 12, 31, 8, 5)},
    tables={"встречи": ({"тема": "договор"},)},
)


def kit() -> Toolkit:
    """
    Return a toolkit with this plugin alone.
    """
    return Toolkit(plugins=(cjmkit_bitrix24,))


def written(
    cards: Iterable[ClientCard], exporter: str = "bitrix24-company", **options: object
) -> tuple[bytes, Mapping[str, Loss]]:
    """
    Return what *exporter* writes of *cards*, and the losses by field.
    """
    stream = io.BytesIO()
    result = kit().write_cards(cards, stream, format=exporter, options=options)
    return stream.getvalue(), {loss.field: loss for loss in result.losses}
