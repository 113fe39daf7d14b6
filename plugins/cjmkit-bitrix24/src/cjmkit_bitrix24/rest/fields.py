"""
Fields: which field of the portal holds which field of a card.

Names and kinds of values are those of the portal's REST reference: ``crm_multifield`` of crm/data-types,
crm.requisite.add, crm.address.add, crm.requisite.bankdetail.add. In an address ``REGION`` is titled "District" and
``PROVINCE`` is the region, so a card's region goes to ``PROVINCE``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from cjmkit.model import Address, AddressKind, BankAccount, ClientCard, Contact, ContactKind, Person, Role
from cjmkit_bitrix24.rest.options import Subject

__all__ = [
    "ADDRESS_FIELDS",
    "bank_detail",
    "multifields",
    "placed_addresses",
    "position_of",
    "requisite_fields",
]

ADDRESS_FIELDS: Final[Mapping[str, str]] = {
    "text": "ADDRESS_1",
    "city": "CITY",
    "postal_code": "POSTAL_CODE",
    "region": "PROVINCE",
    "country": "COUNTRY",
}

ACTUAL: Final = 1
REGISTRATION: Final = 4
LEGAL: Final = 6
MAILING: Final = 8

_MULTIFIELDS: Final = {
    ContactKind.PHONE: ("PHONE", "WORK"),
    ContactKind.MOBILE: ("PHONE", "MOBILE"),
    ContactKind.HOME_PHONE: ("PHONE", "HOME"),
    ContactKind.EXTRA_PHONE: ("PHONE", "OTHER"),
    ContactKind.FAX: ("PHONE", "FAX"),
    ContactKind.EMAIL: ("EMAIL", "WORK"),
    ContactKind.WEBSITE: ("WEB", "WORK"),
    ContactKind.SOCIAL: ("WEB", "OTHER"),
    ContactKind.MESSENGER: ("IM", "OTHER"),
}
_MESSENGERS: Final = {
    "t.me": "TELEGRAM",
    "telegram": "TELEGRAM",
    "viber": "VIBER",
    "skype": "SKYPE",
    "instagram": "INSTAGRAM",
    "facebook": "FACEBOOK",
}
_NUMBERS: Final = ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo")
_POSTS: Final = {
    Role.DIRECTOR: "Руководитель",
    Role.CHIEF_ACCOUNTANT: "Главный бухгалтер",
    Role.DEPARTMENT_HEAD: "Начальник отдела",
    Role.RESPONSIBLE: "Ответственное лицо",
}


def multifields(card: ClientCard, held: set[str]) -> dict[str, Any]:
    """
    Return phones, e-mails, sites and messengers of *card*, each with the kind of its value.
    """
    fields: dict[str, Any] = {}
    for contact in card.contacts:
        if contact.value:
            field, kind = _MULTIFIELDS[contact.kind]
            if contact.kind is ContactKind.MESSENGER:
                kind = _messenger(contact)
            value = f"{contact.value} доб. {contact.extension}" if contact.extension else contact.value
            fields.setdefault(field, []).append({"VALUE": value, "VALUE_TYPE": kind})
    held |= {"contacts", "contacts.extension"}
    return fields


def _messenger(contact: Contact) -> str:
    text = contact.value.lower()
    return next((kind for mark, kind in _MESSENGERS.items() if mark in text), "OTHER")


def position_of(person: Person) -> str | None:
    """
    Return what somebody is to the company, in the words of the card or of their role.
    """
    return person.position or _POSTS.get(person.role)


def requisite_fields(card: ClientCard, subject: Subject, held: set[str], *, told: Collection[str]) -> dict[str, Any]:
    """
    Return the ``RQ_`` fields of *card*, if they say more than *told*; what they hold is added to *held*.
    """
    fields: dict[str, Any] = {}
    for name in _NUMBERS:
        fields[f"RQ_{name.upper()}"] = getattr(card.requisites, name)
    held |= set(_NUMBERS)
    _names(card, subject, fields, held)
    _officers(card, fields, held)
    if subject == "person":
        _passport(card, fields, held)
    kept = {name: value for name, value in fields.items() if value}
    # A name alone, which the client has already, is no requisite.
    return kept if any(value not in told for value in kept.values()) else {}


def _names(card: ClientCard, subject: Subject, fields: dict[str, Any], held: set[str]) -> None:
    person = card.person
    if person is not None and subject != "company":
        fields |= {
            "RQ_NAME": person.name,
            "RQ_LAST_NAME": person.last_name,
            "RQ_FIRST_NAME": person.first_name,
            "RQ_SECOND_NAME": person.patronymic,
        }
        if person.name:
            held |= {"last_name", "first_name", "patronymic"}
    if subject != "person":
        fields |= {"RQ_COMPANY_NAME": card.short_name, "RQ_COMPANY_FULL_NAME": card.full_name}
        held |= {"short_name", "full_name"}


def _officers(card: ClientCard, fields: dict[str, Any], held: set[str]) -> None:
    for index, person in enumerate(card.people):
        path = f"people[{index}]"
        if person.role is Role.DIRECTOR and "RQ_DIRECTOR" not in fields and person.name:
            fields["RQ_DIRECTOR"] = person.name
            fields["RQ_BASE_DOC"] = person.basis
            if person.position:
                fields |= {"RQ_CEO_NAME": person.name, "RQ_CEO_WORK_POS": person.position}
            held |= {path, f"{path}.name", f"{path}.position", f"{path}.basis", f"{path}.role"}
        elif person.role is Role.CHIEF_ACCOUNTANT and "RQ_ACCOUNTANT" not in fields and person.name:
            fields["RQ_ACCOUNTANT"] = person.name
            held |= {path, f"{path}.name", f"{path}.role"}


def _passport(card: ClientCard, fields: dict[str, Any], held: set[str]) -> None:
    passport = card.person.passport if card.person is not None else None
    if passport is None:
        return
    issued = passport.issued_on.strftime("%d.%m.%Y") if passport.issued_on is not None else None
    fields |= {
        "RQ_IDENT_DOC_SER": passport.series,
        "RQ_IDENT_DOC_NUM": passport.number,
        "RQ_IDENT_DOC_DATE": issued,
        "RQ_IDENT_DOC_ISSUED_BY": passport.issued_by,
        "RQ_IDENT_DOC_DEP_CODE": passport.code,
    }
    if any(fields[name] for name in ("RQ_IDENT_DOC_SER", "RQ_IDENT_DOC_NUM")):
        fields["RQ_IDENT_DOC"] = "Паспорт гражданина РФ"
    held |= {f"passport_{part}" for part in ("series", "number", "issued_on", "issued_by", "code")}


def placed_addresses(card: ClientCard, subject: Subject, held: set[str]) -> list[tuple[int, Address]]:
    """
    Return the addresses of *card* with their kinds on the portal, where a requisite has one of each kind.

    One of an unknown kind takes the place of the actual address, if nobody else does.
    """
    kinds = {
        AddressKind.LEGAL: REGISTRATION if subject == "person" else LEGAL,
        AddressKind.ACTUAL: ACTUAL,
        AddressKind.POSTAL: MAILING,
        AddressKind.OTHER: ACTUAL,
    }
    known = sorted(enumerate(card.addresses), key=lambda pair: pair[1].kind is AddressKind.OTHER)
    placed: dict[int, tuple[int, Address]] = {}
    for index, address in known:
        kind = kinds[address.kind]
        if kind not in placed and any(getattr(address, part) for part in ADDRESS_FIELDS):
            placed[kind] = (index, address)
            held.add(f"addresses[{index}]")
    ordered = sorted(placed.items(), key=lambda item: item[1][0])
    return [(kind, address) for kind, (_, address) in ordered]


def bank_detail(account: BankAccount, number: int) -> dict[str, Any]:
    """
    Return the fields of an account; its name is that of the bank.
    """
    treasury = f"Лицевой счёт: {account.personal_account}" if account.personal_account else None
    return {
        "NAME": account.bank_name or (f"БИК {account.bik}" if account.bik else f"Банковские реквизиты {number}"),
        "RQ_BANK_NAME": account.bank_name,
        "RQ_BANK_ADDR": account.bank_city,
        "RQ_BIK": account.bik,
        "RQ_ACC_NUM": account.account,
        "RQ_COR_ACC_NUM": account.corr_account,
        "RQ_ACC_CURRENCY": account.currency,
        "COMMENTS": treasury,
    }
