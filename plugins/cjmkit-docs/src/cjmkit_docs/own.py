"""
Own: the cards that this plugin wrote, read by the marks of their rows instead of by guessing.

The mark is a bookmark in the cell of the label; people edit the cell beside it, in Word or in LibreOffice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.model import (
    FLAT_FIELDS,
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Origin,
    Person,
    PersonDetails,
    Requisites,
    Role,
)
from cjmkit.model.flat import split_number
from cjmkit_docs import catalogue as rules
from cjmkit_docs.parsed import Parsed, ParsedField
from cjmkit_docs.rows import Row

__all__ = ["own_cards"]

_KINDS: Final = {
    "Организация": CardKind.COMPANY,
    "ИП": CardKind.SOLE_PROPRIETOR,
    "Физическое лицо": CardKind.PERSON,
}
_TEXTS: Final = ("full_name", "short_name", "legal_form", "branch_of")
_NUMBERS: Final = tuple(one.name for one in attrs.fields(Requisites))
_BANK: Final = tuple(one.name for one in attrs.fields(BankAccount))
_NAME: Final = ("last_name", "first_name", "patronymic")
_ADDRESSES: Final = {
    "legal_address": AddressKind.LEGAL,
    "actual_address": AddressKind.ACTUAL,
    "postal_address": AddressKind.POSTAL,
    "address": AddressKind.OTHER,
}
_CONTACTS: Final = {kind.value: kind for kind in ContactKind}


def own_cards(rows: Sequence[Row], where: Location) -> list[Parsed]:
    """
    Return the cards of *rows*, each by its number, in their order.
    """
    cards: dict[int, dict[str, Row]] = {}
    findings: dict[int, list[Finding]] = {}
    for row in rows:
        if row.field is None:
            continue
        values = cards.setdefault(row.card, {})
        notes = findings.setdefault(row.card, [])
        if row.field in values or split_number(row.field)[0] not in FLAT_FIELDS or len(row.cells) < 2:
            notes.append(rules.OUR_CARD_LOST.finding(row.where))
        else:
            values[row.field] = row
    return [_parsed(values, findings[number], where) for number, values in cards.items()]


def _parsed(rows: Mapping[str, Row], findings: list[Finding], where: Location) -> Parsed:
    values = {name: text for name, row in rows.items() if (text := row.raw or row.cells[1])}
    places = {name: row.where for name, row in rows.items()}
    where = next(iter(places.values()), where)
    card = _card(values, where)
    if card == ClientCard(origin=card.origin):
        findings = [*findings, rules.NOTHING.finding(where)]
        return Parsed(card=None, findings=tuple(findings), where=where)
    fields = tuple(
        ParsedField(name=name, value=text, confidence=1.0, where=places[name]) for name, text in values.items()
    )
    return Parsed(card=card, fields=fields, findings=tuple(findings), where=where)


def _card(values: Mapping[str, str], where: Location) -> ClientCard:
    named: dict[str, Any] = {name: values[name] for name in _TEXTS if name in values}
    details: dict[str, Any] = {name: values[name] for name in _NAME if name in values}
    return ClientCard(
        **named,
        kind=_KINDS.get(values.get("kind", "").strip()),
        requisites=Requisites(**{name: values[name] for name in _NUMBERS if name in values}),
        bank_accounts=_accounts(values),
        addresses=_addresses(values),
        people=_people(values),
        contacts=tuple(_contact(name, text) for name, text in values.items() if split_number(name)[0] in _CONTACTS),
        person=PersonDetails(**details) if details else None,
        custom={"edo_id": values["edo_id"]} if "edo_id" in values else {},
        origin=Origin(source=where.source),
    )


def _accounts(values: Mapping[str, str]) -> tuple[BankAccount, ...]:
    accounts: dict[int, dict[str, str]] = {}
    for name, text in values.items():
        field, number = split_number(name)
        if field in _BANK:
            accounts.setdefault(number, {})[field] = text
    return tuple(BankAccount(**accounts[number]) for number in sorted(accounts))


def _addresses(values: Mapping[str, str]) -> tuple[Address, ...]:
    return tuple(
        Address(kind=_ADDRESSES[field], text=text)
        for name, text in values.items()
        if (field := split_number(name)[0]) in _ADDRESSES
    )


def _contact(name: str, text: str) -> Contact:
    value, mark, extension = text.partition(" доб. ")
    kind = _CONTACTS[split_number(name)[0]]
    if not (mark and Contact(kind=kind, value="").is_phone and extension):
        return Contact(kind=kind, value=text)
    return Contact(kind=kind, value=value, extension=extension)


def _people(values: Mapping[str, str]) -> tuple[Person, ...]:
    people = []
    director = [values.get(name) for name in ("director", "director_position", "director_basis")]
    if any(director):
        people.append(Person(role=Role.DIRECTOR, name=director[0], position=director[1], basis=director[2]))
    if "chief_accountant" in values:
        people.append(Person(role=Role.CHIEF_ACCOUNTANT, name=values["chief_accountant"]))
    for name, text in values.items():
        field, number = split_number(name)
        if field == "contact_person":
            position = values.get("contact_position" if number == 1 else f"contact_position_{number}")
            people.append(Person(role=Role.CONTACT, name=text, position=position))
    return tuple(people)
