"""
Cards for the tests of csv and xlsx: a company and a person of made-up data, and helpers to write them.
"""

import datetime as dt
import io
from decimal import Decimal

from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    LoyaltyCard,
    Money,
    Passport,
    Period,
    Person,
    PersonDetails,
    Requisites,
    Role,
    Sex,
    Task,
    Term,
)
from cjmkit.plugins.progress import silent

COMPANY = ClientCard(
    id="К-001",
    kind=CardKind.COMPANY,
    short_name="ПАО «Сбербанк»",
    full_name="Публичное акционерное общество «Сбербанк России»",
    legal_form="ПАО",
    industry="Банк; услуги",
    requisites=Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195", okpo="00032537", okved="64.19"),
    bank_accounts=(
        BankAccount(account="40702810938000060473", bank_name="ПАО Сбербанк", bik="044525225", currency="RUB"),
        BankAccount(account="40702810438000065322", bik="044525225", corr_account="30101810400000000225"),
    ),
    city="Москва",
    addresses=(
        Address(kind=AddressKind.LEGAL, text="117312, г. Москва, ул. Вавилова, д. 19"),
        Address(kind=AddressKind.OTHER, text="г. Тверь, ул. Советская, д. 1"),
    ),
    people=(
        Person(role=Role.DIRECTOR, name="Образцов Пётр Ильич", position="Генеральный директор", basis="Устава"),
        Person(role=Role.CONTACT, name="Тестов Иван Петрович", position="менеджер"),
        Person(role=Role.CONTACT, name="Тестова Мария Петровна"),
    ),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+74951234567", extension="12"),
        Contact(kind=ContactKind.PHONE, value="+74951234568"),
        Contact(kind=ContactKind.EMAIL, value="info@example.org"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.org"),
    ),
    source=Term(label="Выставка"),
    tags=("опт", "Москва"),
    average_check=Money(amount=Decimal("80000.00")),
    next_contact_on=dt.date(2027, 1, 31),
    comment="звонить после обеда;\nспросить директора",
    custom={"Номер договора": "0012"},
)

PERSON = ClientCard(
    id="К-002",
    kind=CardKind.PERSON,
    requisites=Requisites(snils="11223344595"),
    contacts=(Contact(kind=ContactKind.MOBILE, value="+79161234569"),),
    person=PersonDetails(
        last_name="Образцова",
        first_name="Анна",
        patronymic="Олеговна",
        sex=Sex.FEMALE,
        birth_date=dt.date(1985, 3, 12),
        passport=Passport(series="4510", number="123456", issued_on=dt.date(2010, 1, 2), code="770-001"),
        children_count=2,
        income=Money(amount=Decimal("1234.50"), currency="USD", period=Period.MONTH, approximate=True),
    ),
    loyalty_card=LoyaltyCard(number="000123", level="золото", valid_until=dt.date(2028, 1, 1)),
    consents=(Consent(document="№ 5", given_on=dt.date(2025, 10, 1)),),
    tasks=(Task(text="позвонить", due_on=dt.date(2027, 2, 1)),),
)


def export(exporter, cards, options=None):
    """
    Return the bytes that *exporter* writes and its losses by field, those for another heading left out.
    """
    stream = io.BytesIO()
    losses = exporter.write(iter(cards), stream, options or exporter.options(), silent)
    return stream.getvalue(), counted(losses)


def counted(losses):
    """
    Return the losses by field; that a custom field got another heading is tested apart.
    """
    return {loss.field: loss.count for loss in losses if "Своё поле" not in loss.reason.ru}


def table_of(importer, data, name, options=None):
    """
    Return the rows of the first table that *importer* reads, as lists padded to the heading.
    """
    from cjmkit.intake.rows.source import open_source

    table = next(iter(importer.read(open_source(data, name=name), options or importer.options())))
    rows = [list(row.values) for row in table.rows]
    return [row + [None] * (len(rows[0]) - len(row)) for row in rows]
