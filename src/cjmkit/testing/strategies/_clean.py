"""
Clean cards: what a tidy base holds, so that the default rules find nothing wrong with them.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from hypothesis import strategies as st

from cjmkit.model import (
    Address,
    AddressKind,
    CardKind,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    Person,
    PersonDetails,
    Purpose,
    Role,
    Sex,
    Term,
)
from cjmkit.testing.strategies._requisites import bank_accounts, phones, requisites

__all__ = ["clean_cards", "clean_companies", "clean_persons", "clean_sole_proprietors", "emails", "names"]

_TRADES: Final = ("Ромашка", "Вектор", "Северный ветер", "Т-Сервис", "Альфа и Ко", "Ёлка", "Новые 7 технологий")
_PEOPLE: Final = (
    ("Иванов", "Пётр", "Сергеевич", Sex.MALE),
    ("Кузнецова", "Анна", "Олеговна", Sex.FEMALE),
    ("Римский-Корсаков", "Николай", "Андреевич", Sex.MALE),
    ("Алиева", "Лейла", None, Sex.FEMALE),
)
_STREETS: Final = (
    "117312, г. Москва, ул. Вавилова, д. 19",
    "300000, Тульская обл., г. Тула, пр-т Ленина, д. 5, оф. 12",
    "190000, г. Санкт-Петербург, наб. реки Мойки, д. 1",
)
_SOURCES: Final = ("Сайт", "Выставка", "Реклама")


def names() -> st.SearchStrategy[tuple[str, str, str | None, Sex]]:
    """
    Last name, first name, patronymic if there is one, and sex: of nobody in particular.
    """
    return st.sampled_from(_PEOPLE)


def emails() -> st.SearchStrategy[str]:
    """
    Addresses at domains that RFC 2606 keeps for examples.
    """
    local = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
    return st.builds("{}@{}".format, local, st.sampled_from(("example.com", "example.org")))


@st.composite
def _contacts(draw: st.DrawFn) -> tuple[Contact, ...]:
    found = [Contact(kind=ContactKind.MOBILE, value=draw(phones()))]
    if draw(st.booleans()):
        found.append(Contact(kind=ContactKind.EMAIL, value=draw(emails())))
    return tuple(found)


@st.composite
def clean_companies(draw: st.DrawFn) -> ClientCard:
    """
    Companies: a name, numbers and accounts that fit each other, an address, a director, contacts.
    """
    trade, person = draw(st.sampled_from(_TRADES)), draw(names())
    return ClientCard(
        id=f"C-{draw(st.integers(1, 99_999))}",
        kind=CardKind.COMPANY,
        short_name=f"ООО «{trade}»",
        full_name=f"Общество с ограниченной ответственностью «{trade}»",
        legal_form="ООО",
        requisites=draw(requisites("company")),
        bank_accounts=(draw(bank_accounts()),),
        addresses=(Address(kind=AddressKind.LEGAL, text=draw(st.sampled_from(_STREETS))),),
        people=(Person(role=Role.DIRECTOR, name=_full(person), position="Генеральный директор", basis="Устава"),),
        contacts=draw(_contacts()),
        source=Term(label=draw(st.sampled_from(_SOURCES))),
    )


@st.composite
def clean_sole_proprietors(draw: st.DrawFn) -> ClientCard:
    """
    Sole proprietors (ИП): a person with an ОГРНИП and an account of theirs.
    """
    person = draw(names())
    return ClientCard(
        id=f"E-{draw(st.integers(1, 99_999))}",
        kind=CardKind.SOLE_PROPRIETOR,
        short_name=f"ИП {_full(person)}",
        legal_form="ИП",
        requisites=draw(requisites("sole_proprietor")),
        bank_accounts=(draw(bank_accounts("40802")),),
        contacts=draw(_contacts()),
        person=_details(person),
        consents=(_consent(),),
        source=Term(label=draw(st.sampled_from(_SOURCES))),
    )


@st.composite
def clean_persons(draw: st.DrawFn) -> ClientCard:
    """
    Persons: a name in parts, a birth date, contacts and a consent.
    """
    born = draw(st.dates(dt.date(1940, 1, 1), dt.date(2005, 12, 31)))
    person = draw(names())
    return ClientCard(
        id=f"P-{draw(st.integers(1, 99_999))}",
        kind=CardKind.PERSON,
        requisites=draw(requisites("person")),
        contacts=draw(_contacts()),
        person=_details(person, born),
        consents=(_consent(),),
        source=Term(label=draw(st.sampled_from(_SOURCES))),
    )


def clean_cards() -> st.SearchStrategy[ClientCard]:
    """
    Cards of all three kinds.
    """
    return st.one_of(clean_companies(), clean_sole_proprietors(), clean_persons())


def _full(person: tuple[str, str, str | None, Sex]) -> str:
    return " ".join(part for part in person[:3] if part)


def _details(person: tuple[str, str, str | None, Sex], born: dt.date | None = None) -> PersonDetails:
    last, first, patronymic, sex = person
    return PersonDetails(last_name=last, first_name=first, patronymic=patronymic, sex=sex, birth_date=born)


def _consent() -> Consent:
    return Consent(purpose=Purpose.PROCESSING, document="Согласие № 5", given_on=dt.date(2025, 10, 1))
