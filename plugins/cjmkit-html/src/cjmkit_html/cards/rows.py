"""
Rows: what a page shows of a card, in the order of a Russian company card, and what is left of the card beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.model import (
    FLAT_FIELDS,
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    Person,
    PersonDetails,
    Requisites,
    Role,
)
from cjmkit_html.cards.grouping import groups_of

__all__ = ["BLANK", "CardRow", "Section", "blank_sections", "rest_of", "sections_of"]

_NAMES: Final = Texts("Наименование", "Name")
_PERSON_NAMES: Final = Texts("ФИО", "Name")
_NUMBERS: Final = Texts("Реквизиты", "Requisites")
_BANK: Final = Texts("Банковский счёт", "Bank account")
_BANKS: Final = Texts("Банковские счета", "Bank accounts")
_BIK: Final = Texts("БИК {bik}", "BIC {bik}")
_CORR: Final = Texts("к/с {account}", "corr. account {account}")
_PERSONAL: Final = Texts("л/с {account}", "personal account {account}")
_APART: Final = 2
"""More accounts than these would not leave room for the rest: each has one row."""
_ADDRESSES: Final = Texts("Адреса", "Addresses")
_PEOPLE: Final = Texts("Ответственные лица", "People")
_CONTACTS: Final = Texts("Контакты", "Contacts")
_BASIS: Final = Texts("действует на основании: {basis}", "acts on the basis of: {basis}")
_EXTENSION: Final = Texts("доб.", "ext.")

_CARD_FIELDS: Final = ("full_name", "short_name", "legal_form", "branch_of")
_REQUISITES: Final = ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo", "okopf")
_ACCOUNT: Final = ("account", "bank_name", "bank_city", "bik", "corr_account", "currency", "personal_account")
_PERSON: Final = ("last_name", "first_name", "patronymic")
_ADDRESS_NAMES: Final = {
    AddressKind.LEGAL: "legal_address",
    AddressKind.ACTUAL: "actual_address",
    AddressKind.POSTAL: "postal_address",
    AddressKind.OTHER: "address",
}
_ROLE_NAMES: Final = {
    Role.DIRECTOR: "director",
    Role.CHIEF_ACCOUNTANT: "chief_accountant",
    Role.DEPARTMENT_HEAD: "department_head",
    Role.CONTACT: "contact_person",
    Role.RESPONSIBLE: "responsible",
}
_OWN_LABELS: Final[Mapping[Role, Mapping[str, str]]] = {
    Role.DIRECTOR: {"position": "director_position", "basis": "director_basis"},
    Role.CONTACT: {"position": "contact_position"},
}

BLANK: Final = (
    (_NAMES, ("full_name", "short_name")),
    (_NUMBERS, ("inn", "kpp", "ogrn", "okpo", "okved")),
    (_BANK, ("account", "bank_name", "bik", "corr_account")),
    (_ADDRESSES, ("legal_address", "actual_address", "postal_address")),
    (_PEOPLE, ("director", "director_position", "director_basis", "chief_accountant", "contact_person")),
    (_CONTACTS, ("phone", "email", "website", "edo_id")),
)
"""The rows of a blank form."""


@attrs.frozen(kw_only=True)
class CardRow:
    """
    A row: the *path* of its value on the card, the *label* that people read, and the value.
    """

    path: str
    label: str
    value: str = attrs.field(repr=False)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """
        The value in pieces, its numbers in the groups that their digits are read in.
        """
        return groups_of(self.value)


@attrs.frozen(kw_only=True)
class Section:
    """
    Rows under one heading.
    """

    title: str
    rows: tuple[CardRow, ...]


def sections_of(card: ClientCard, lang: str) -> tuple[Section, ...]:
    """
    Return the filled rows of *card* by section; a bank account is a section of its own, many are one.
    """
    found = (
        (_PERSON_NAMES if card.kind is CardKind.PERSON else _NAMES, tuple(_name_rows(card, lang))),
        (_NUMBERS, tuple(_rows(card.requisites, _REQUISITES, "requisites.{}", lang))),
        *_bank_parts(card, lang),
        (_ADDRESSES, tuple(_address_rows(card, lang))),
        (_PEOPLE, tuple(_people_rows(card, lang))),
        (_CONTACTS, tuple(_contact_rows(card, lang))),
    )
    return tuple(Section(title=title.get(lang), rows=rows) for title, rows in found if rows)


def blank_sections(lang: str) -> tuple[Section, ...]:
    """
    Return the rows of a form that is filled in by hand.
    """
    return tuple(
        Section(
            title=title.get(lang),
            rows=tuple(CardRow(path=name, label=_label(name, lang), value="") for name in names),
        )
        for title, names in BLANK
    )


def rest_of(card: ClientCard) -> ClientCard:
    """
    Return *card* without what its rows and its heading show.
    """
    person = card.person and attrs.evolve(card.person, last_name=None, first_name=None, patronymic=None)
    return attrs.evolve(
        card,
        kind=None,
        full_name=None,
        short_name=None,
        legal_form=None,
        branch_of=None,
        requisites=Requisites(snils=card.requisites.snils),
        bank_accounts=tuple(one for one in card.bank_accounts if one == BankAccount()),
        addresses=tuple(one for one in card.addresses if not _is_shown(one)),
        people=tuple(one for one in card.people if one.card or not any(_person_values(one, "ru"))),
        contacts=tuple(one for one in card.contacts if not _contact_text(one, "ru")),
        person=None if person == PersonDetails() else person,
        custom={name: value for name, value in card.custom.items() if not (name == "edo_id" and _edo(card))},
    )


def _label(name: str, lang: str) -> str:
    field = FLAT_FIELDS[name]
    return field.en if lang == "en" else field.ru


def _rows(part: object, names: tuple[str, ...], path: str, lang: str) -> Iterator[CardRow]:
    for name in names:
        if value := getattr(part, name):
            yield CardRow(path=path.format(name), label=_label(name, lang), value=value)


def _name_rows(card: ClientCard, lang: str) -> Iterator[CardRow]:
    yield from _rows(card, _CARD_FIELDS, "{}", lang)
    if card.person is not None:
        yield from _rows(card.person, _PERSON, "person.{}", lang)


def _bank_parts(card: ClientCard, lang: str) -> Iterator[tuple[Texts, tuple[CardRow, ...]]]:
    if len(card.bank_accounts) <= _APART:
        for account in card.bank_accounts:
            yield _BANK, tuple(_rows(account, _ACCOUNT, "bank_accounts", lang))
        return
    label, values = _label("account", lang), (_account_text(account, lang) for account in card.bank_accounts)
    yield _BANKS, tuple(CardRow(path="bank_accounts", label=label, value=value) for value in values if value)


def _account_text(account: BankAccount, lang: str) -> str:
    """
    Return an account as letters give it: the number, the bank with its city, the bank's numbers.
    """
    bik = account.bik and _BIK.get(lang, bik=account.bik)
    corr = account.corr_account and _CORR.get(lang, account=account.corr_account)
    personal = account.personal_account and _PERSONAL.get(lang, account=account.personal_account)
    lines = ((account.account, account.currency), (account.bank_name, account.bank_city), (bik, corr, personal))
    return "\n".join(filter(None, (", ".join(part for part in line if part) for line in lines)))


def _address_rows(card: ClientCard, lang: str) -> Iterator[CardRow]:
    for address in card.addresses:
        if value := _address_text(address):
            yield CardRow(path="addresses", label=_label(_ADDRESS_NAMES[address.kind], lang), value=value)


def _address_text(address: Address) -> str:
    return address.text or ", ".join(_parts(address))


def _parts(address: Address) -> list[str]:
    return [part for part in (address.postal_code, address.country, address.region, address.city) if part]


def _is_shown(address: Address) -> bool:
    # A line usually repeats the parts that a source gives apart; a part that it lacks is told as lost.
    text = _address_text(address)
    return bool(text) and all(part in text for part in _parts(address))


def _people_rows(card: ClientCard, lang: str) -> Iterator[CardRow]:
    for person in card.people:
        for name, value in _person_values(person, lang):
            yield CardRow(path="people", label=_label(name, lang), value=value)


def _person_values(person: Person, lang: str) -> Iterator[tuple[str, str]]:
    """
    Yield the values of *person* by their labels' names: first, in one row, whatever has no label of its own.
    """
    own = _OWN_LABELS.get(person.role, {})
    basis = _BASIS.get(lang, basis=person.basis) if person.basis and "basis" not in own else None
    position = person.position if "position" not in own else None
    if value := ", ".join(part for part in (person.name, position, basis) if part):
        yield _ROLE_NAMES[person.role], value
    for name, label in own.items():
        if value := getattr(person, name):
            yield label, value


def _contact_rows(card: ClientCard, lang: str) -> Iterator[CardRow]:
    for contact in card.contacts:
        if value := _contact_text(contact, lang):
            yield CardRow(path="contacts", label=_label(contact.kind.value, lang), value=value)
    if edo := _edo(card):
        yield CardRow(path="custom.edo_id", label=_label("edo_id", lang), value=edo)


def _contact_text(contact: Contact, lang: str) -> str:
    extension = f"{_EXTENSION.get(lang)} {contact.extension}" if contact.extension else None
    value = " ".join(part for part in (contact.value, extension) if part)
    return "; ".join(part for part in (value, contact.note) if part)


def _edo(card: ClientCard) -> str | None:
    found = card.custom.get("edo_id")
    return found if isinstance(found, str) and found else None
