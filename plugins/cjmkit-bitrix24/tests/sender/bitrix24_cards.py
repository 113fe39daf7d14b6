"""
Cards to send, and the lines that they become. Companies are public, people are made up.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

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
from cjmkit_bitrix24.rest import CallsExporter, CallsOptions


def company(number: int = 1, **more: Any) -> ClientCard:
    """
    A company with a requisite, two addresses, two accounts and a contact person.
    """
    given: dict[str, Any] = {
        "id": f"c{number}",
        "kind": CardKind.COMPANY,
        "short_name": f"ООО «Ромашка {number}»",
        "requisites": Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195"),
        "addresses": (
            Address(kind=AddressKind.LEGAL, text=f"ул. Вавилова, {number}", city="Москва", postal_code="117312"),
            Address(kind=AddressKind.POSTAL, text=f"а/я {number}", city="Москва"),
        ),
        "bank_accounts": (
            BankAccount(account=f"4070281093800006{number:04}", bik="044525225", bank_name="ПАО Сбербанк"),
            BankAccount(account=f"4070281013805007{number:04}", bik="044525225", bank_name="ПАО Сбербанк"),
        ),
        "contacts": (Contact(kind=ContactKind.PHONE, value="+74955005550"),),
        "people": (Person(role=Role.CONTACT, name="Петрова Анна Сергеевна", position="Закупки"),),
    }
    return ClientCard(**{**given, **more})


def person(number: int = 1, **more: Any) -> ClientCard:
    """
    A person with a requisite and an address.
    """
    given: dict[str, Any] = {
        "id": f"p{number}",
        "kind": CardKind.PERSON,
        "person": PersonDetails(last_name="Иванов", first_name="Пётр", patronymic="Ильич"),
        "addresses": (Address(kind=AddressKind.ACTUAL, text=f"ул. Мира, {number}"),),
        "contacts": (Contact(kind=ContactKind.MOBILE, value="+79161234567"),),
    }
    return ClientCard(**{**given, **more})


PRESETS = CallsOptions(company_preset=1, sole_proprietor_preset=3, person_preset=5)


def lines_of(cards: Iterable[ClientCard], options: CallsOptions = PRESETS) -> list[bytes]:
    """
    The lines of *cards*.
    """
    stream = io.BytesIO()
    CallsExporter().write(cards, stream, options, lambda count: None)
    return stream.getvalue().splitlines(keepends=True)


def read(line: bytes) -> dict[str, Any]:
    """
    A line as JSON.
    """
    whole: dict[str, Any] = json.loads(line)
    return whole


def calls(line: bytes) -> dict[str, dict[str, Any]]:
    """
    The fields of every call of a line by its id.
    """
    return {call["id"]: call["params"]["fields"] for call in read(line)["calls"]}
