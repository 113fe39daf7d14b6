"""
Flatten: a card as one row of named columns, and what such a row cannot hold.

How each kind of value is rendered, which is how an import reads it back:

- identifiers, names, addresses, texts, e-mails, links: the text as it stands, never a number; an
  empty text is an empty cell;
- phones: the value, then `` доб. 12`` for an extension;
- dates: `datetime.date`; the format writes a real date or ``31.12.2024``;
- money: a `Decimal` for plain roubles, else a text: ``около 80000.00 USD/мес.``;
- integers: `int`; yes and no: ``да`` / ``нет``; sex: ``мужской`` / ``женский``;
- the kind of client: ``Организация`` / ``ИП`` / ``Физическое лицо``;
- tags: joined by ``; ``;
- custom fields: the value itself, under its own name; a list is joined by ``; ``.

The columns ``name``, ``person_name`` and ``passport`` are never written: their finer columns are.
Within one kind the order of contacts, addresses and people is kept; between kinds it is that of the columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias

from cjmkit.intake.build.people import kind_told
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Consent,
    ContactKind,
    FieldValue,
    ImageRef,
    Money,
    Period,
    Person,
    PersonDetails,
    Purpose,
    Role,
    Sex,
    Task,
)
from cjmkit.model.flat import numbered

__all__ = ["Flat", "FlatValue", "choice_text", "flatten", "money_text", "plain_decimal"]

FlatValue: TypeAlias = str | int | float | bool | Decimal | dt.date | dt.datetime
"""A filled cell of the flat view."""


class Flat(NamedTuple):
    """
    A card as a row: *values* by flat column name, *custom* by the custom field's name.

    *lost* are the paths of what the row cannot hold, keys of `cjmkit.plugins.flat_losses.LOST`; *tables* are
    the names of the sub-tables left out.
    """

    values: dict[str, FlatValue]
    custom: Mapping[str, FieldValue]
    lost: list[str]
    tables: Iterable[str]


_KINDS: Final = {
    CardKind.COMPANY: "Организация",
    CardKind.SOLE_PROPRIETOR: "ИП",
    CardKind.PERSON: "Физическое лицо",
}
_SEXES: Final = {Sex.MALE: "мужской", Sex.FEMALE: "женский"}
_PERIODS: Final = {Period.DAY: "день", Period.WEEK: "нед.", Period.MONTH: "мес.", Period.YEAR: "год"}
_CONTACTS: Final = {kind: kind.value for kind in ContactKind}
_ADDRESSES: Final = {
    AddressKind.LEGAL: "legal_address",
    AddressKind.ACTUAL: "actual_address",
    AddressKind.POSTAL: "postal_address",
}

_TEXTS: Final = (
    *("id", "full_name", "short_name", "legal_form", "branch_of", "industry", "city"),
    *("referred_by", "manager", "next_contact_on", "comment"),
)
_NUMBERS: Final = ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo", "okopf", "snils")
_BANK: Final = ("account", "bank_name", "bik", "corr_account", "bank_city", "currency", "personal_account")
_DETAILS: Final = (
    *("last_name", "first_name", "patronymic", "birth_date", "place_of_study"),
    *("education", "family_status", "children_count"),
)
_PASSPORT: Final = ("series", "number", "issued_by", "issued_on", "code")
_LOYALTY: Final = ("number", "level", "valid_until")
_CONSENT: Final = ("document", "given_on", "valid_until", "withdrawn_on")

_SEPARATORS: Final = (";", ",", "\n")
_SANE_EXPONENT: Final = 30


def flatten(card: ClientCard) -> Flat:
    """
    Return *card* as a row, with the paths of what the row cannot hold.
    """
    values: dict[str, FlatValue] = {}
    lost: list[str] = []
    _put_card(card, values)
    _put(values, _PUT_NUMBERS, card.requisites)
    if card.bank_accounts:
        _bank_accounts(card.bank_accounts, values, lost)
    if card.addresses:
        _addresses(card.addresses, values, lost)
    if card.people:
        _people(card.people, values, lost)
    if card.contacts:
        _contacts(card, values, lost)
    if card.person is not None:
        _person(card.person, card.kind, values, lost)
    _side_parts(card, values, lost)
    if card.kind is None and _would_tell_kind(card, values):
        lost.append("kind")
    if card.version != 1:
        lost.append("version")
    if card.updated_at is not None:
        lost.append("updated_at")
    if card.origin is not None:
        lost.append("origin")
    return Flat(values, card.custom, lost, card.tables)


Columns: TypeAlias = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]


def _columns(attributes: tuple[str, ...], prefix: str = "") -> Columns:
    return tuple(prefix + name for name in attributes), attrgetter(*attributes)


_PERSONAL: Final = ("person_name", "last_name", "first_name", "patronymic", "birth_date", "sex")
_PUT_TEXTS: Final = _columns(_TEXTS)
_PUT_NUMBERS: Final = _columns(_NUMBERS)
_PUT_DETAILS: Final = _columns(_DETAILS)
_PUT_PASSPORT: Final = _columns(_PASSPORT, "passport_")
_PUT_LOYALTY: Final = (("loyalty_card", "loyalty_level", "loyalty_valid_until"), attrgetter(*_LOYALTY))
_PUT_CONSENT: Final = _columns(_CONSENT, "consent_")
_BANK_OF: Final = attrgetter(*_BANK)
_BANK_NAMES: Final = tuple(tuple(numbered(name, number) for name in _BANK) for number in range(1, 33))


def _put(values: dict[str, FlatValue], columns: Columns, part: object) -> None:
    for name, value in zip(columns[0], columns[1](part), strict=True):
        if value is not None and value != "":
            values[name] = value


def _put_card(card: ClientCard, values: dict[str, FlatValue]) -> None:
    if card.kind is not None:
        values["kind"] = _KINDS[card.kind]
    _put(values, _PUT_TEXTS, card)


def _would_tell_kind(card: ClientCard, values: dict[str, FlatValue]) -> bool:
    # A row whose kind is empty is read by its legal form and numbers: nobody can write that it is not known.
    numbers = card.requisites
    personal = any(name in values for name in _PERSONAL)
    named = bool(card.short_name or card.full_name)
    told = kind_told(card.legal_form, numbers.inn, numbers.ogrn, numbers.ogrnip, named=named, personal=personal)
    return told is not None


def _bank_accounts(accounts: tuple[BankAccount, ...], values: dict[str, FlatValue], lost: list[str]) -> None:
    number = 0
    for account in accounts:
        row = _BANK_OF(account)
        if not any(row):
            lost.append("bank_accounts")
            continue
        number += 1
        names = _BANK_NAMES[number - 1] if number <= len(_BANK_NAMES) else tuple(numbered(n, number) for n in _BANK)
        for name, value in zip(names, row, strict=True):
            if value:
                values[name] = value


def _addresses(addresses: tuple[Address, ...], values: dict[str, FlatValue], lost: list[str]) -> None:
    others = 0
    for address in addresses:
        parts = [part for part in (address.postal_code, address.country, address.region, address.city) if part]
        if parts:
            lost.append("addresses.parts")
        text = address.text or ", ".join(parts)
        if not text:
            lost.append("addresses")
            continue
        name = _ADDRESSES.get(address.kind)
        if name is None or name in values:
            if name is not None:
                lost.append("addresses.kind")
            others += 1
            name = numbered("address", others)
        values[name] = text


_ONE_OF_A_ROLE: Final = {
    Role.DIRECTOR: "director",
    Role.CHIEF_ACCOUNTANT: "chief_accountant",
    Role.RESPONSIBLE: "responsible",
}
_POSITIONS: Final = {Role.DIRECTOR: "director_position", Role.CONTACT: "contact_position"}


def _people(people: tuple[Person, ...], values: dict[str, FlatValue], lost: list[str]) -> None:
    counts = {Role.CONTACT: 0, Role.DEPARTMENT_HEAD: 0}
    met: set[Role] = set()
    for person in people:
        role = person.role
        if person.card is not None:
            lost.append("people.card")
        if role in counts:
            if not (person.name or (person.position and role is Role.CONTACT)):
                lost.append("people")
                continue
            counts[role] += 1
            name = numbered("contact_person" if role is Role.CONTACT else "department_head", counts[role])
            _put_person(person, name, numbered("contact_position", counts[role]), values, lost)
        elif role in met or not (person.name or (role is Role.DIRECTOR and (person.position or person.basis))):
            lost.append("people")
        else:
            met.add(role)
            _put_person(person, _ONE_OF_A_ROLE[role], "director_position", values, lost)


def _put_person(person: Person, name: str, position: str, values: dict[str, FlatValue], lost: list[str]) -> None:
    if person.name:
        values[name] = person.name
    if person.position:
        if person.role in _POSITIONS:
            values[position] = person.position
        else:
            lost.append("people.position")
    if person.basis:
        if person.role is Role.DIRECTOR:
            values["director_basis"] = person.basis
        else:
            lost.append("people.basis")


def _contacts(card: ClientCard, values: dict[str, FlatValue], lost: list[str]) -> None:
    counts: dict[str, int] = {}
    for contact in card.contacts:
        name = _CONTACTS[contact.kind]
        if contact.note is not None:
            lost.append("contacts.note")
        if contact.shown:
            lost.append("contacts.shown")
        value = contact.value
        if contact.extension:
            if contact.is_phone:
                value = f"{value} доб. {contact.extension}"
            else:
                lost.append("contacts.extension")
        if not value:
            lost.append("contacts")
            continue
        number = counts[name] = counts.get(name, 0) + 1
        values[name if number == 1 else f"{name}_{number}"] = value


def _person(person: PersonDetails, kind: CardKind | None, values: dict[str, FlatValue], lost: list[str]) -> None:
    _put(values, _PUT_DETAILS, person)
    # On a company's row an import takes a person's name for that of a contact.
    if kind is CardKind.COMPANY and person.name:
        lost.append("person.name")
    if person.sex is not None:
        values["sex"] = _SEXES[person.sex]
    if person.passport is not None:
        _put(values, _PUT_PASSPORT, person.passport)
    if person.income is not None:
        values["income"] = _money(person.income)
    if person.children:
        lost.append("person.children")
    if person.relatives:
        _relatives(person, values, lost)


def _relatives(person: PersonDetails, values: dict[str, FlatValue], lost: list[str]) -> None:
    texts = [": ".join(part for part in (relative.relation, relative.name) if part) for relative in person.relatives]
    joined = "; ".join(text for text in texts if text)
    if joined:
        values["relatives"] = joined
    first = person.relatives[0]
    if len(person.relatives) > 1 or not first.name or first.relation or first.card:
        lost.append("person.relatives")


def _side_parts(card: ClientCard, values: dict[str, FlatValue], lost: list[str]) -> None:
    for name, term in (("source", card.source), ("status", card.status)):
        if term is not None:
            if term.label:
                values[name] = term.label
            if term.id is not None:
                lost.append(f"{name}.id")
    if card.tags:
        _tags(card.tags, values, lost)
    if card.loyalty_card is not None:
        _put(values, _PUT_LOYALTY, card.loyalty_card)
    if card.average_check is not None:
        values["average_check"] = _money(card.average_check)
    for name, image in (("logo", card.logo), ("photo", card.photo)):
        if image is not None:
            _image(name, image, values, lost)
    if card.consents:
        _consents(card.consents, values, lost)
    if card.tasks:
        _tasks(card.tasks, values, lost)


def _tags(tags: tuple[str, ...], values: dict[str, FlatValue], lost: list[str]) -> None:
    filled = [tag for tag in tags if tag]
    if filled:
        values["tags"] = "; ".join(filled)
    if len(filled) < len(tags) or any(_is_split(tag) for tag in filled):
        lost.append("tags")


def _is_split(tag: str) -> bool:
    # Needless spaces are no separators, and a reader takes them away all the same.
    return any(mark in tag for mark in _SEPARATORS) or " ".join(tag.split()) != tag


def _image(name: str, image: ImageRef, values: dict[str, FlatValue], lost: list[str]) -> None:
    address = image.url or image.path
    if address:
        values[name] = address
        # An import tells a link from a path by its scheme.
        if ("://" in address) is not bool(image.url):
            lost.append(f"{name}.url")
    if image.url and image.path:
        lost.append(f"{name}.path")
    if image.data is not None:
        lost.append(f"{name}.data")
    if image.media_type is not None:
        lost.append(f"{name}.media_type")


def _consents(consents: tuple[Consent, ...], values: dict[str, FlatValue], lost: list[str]) -> None:
    main = next((consent for consent in consents if consent.purpose is Purpose.PROCESSING), None)
    if main is not None:
        values["consent"] = "нет" if main.refused else "да"
        _put(values, _PUT_CONSENT, main)
        if main.channel is not None:
            lost.append("consents.channel")
    if main is None or len(consents) > 1:
        lost.append("consents")


def _tasks(tasks: tuple[Task, ...], values: dict[str, FlatValue], lost: list[str]) -> None:
    task = tasks[0]
    if task.text:
        values["task"] = task.text
    if task.due_on is not None:
        values["task_due_on"] = task.due_on
    if task.automatic or task.done:
        lost.append("tasks.state")
    if len(tasks) > 1 or not (task.text or task.due_on):
        lost.append("tasks")


def _money(money: Money) -> Decimal | str:
    if money.currency == "RUB" and money.period is None and not money.approximate and money.amount.is_finite():
        return money.amount
    return money_text(money)


def choice_text(choice: CardKind | Sex) -> str:
    """
    Return the word that a cell holds for *choice*, and that is read back.
    """
    return _KINDS[choice] if isinstance(choice, CardKind) else _SEXES[choice]


def money_text(money: Money) -> str:
    """
    Return an amount with its currency and period in words: ``около 80000.00 USD/мес.``.
    """
    currency = "₽" if money.currency == "RUB" else money.currency
    period = "" if money.period is None else f"/{_PERIODS[money.period]}"
    return f"{'около ' if money.approximate else ''}{plain_decimal(money.amount)} {currency}{period}"


def plain_decimal(number: Decimal) -> str:
    """
    Return *number* in plain digits with a point, so that nobody takes the point for thousands.

    A fraction of exactly three digits gets a zero: ``80.125`` would also be read as eighty thousand.
    """
    if not number.is_finite() or abs(number.adjusted()) > _SANE_EXPONENT:
        return str(number)
    text = format(number, "f")
    return text + "0" if len(text) > 4 and text[-4] == "." else text
