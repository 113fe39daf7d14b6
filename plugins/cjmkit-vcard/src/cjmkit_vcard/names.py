"""
Names: which property holds which field, the same for writing and reading.
"""

from __future__ import annotations

import uuid
from typing import Final

from cjmkit.model import AddressKind, CardKind, ClientCard, ContactKind, Requisites, Role

__all__ = [
    "ACCOUNT",
    "ADDRESS_LABELS",
    "ADDRESS_TYPES",
    "LOYALTY",
    "OURS",
    "PHONE_TYPES",
    "RELATED",
    "REQUISITES",
    "ROLE_LABELS",
    "TEXTS",
    "derived_uid",
    "is_company",
]

OURS: Final = "-//cjmkit//vCard "
"""How PRODID begins in what this plugin writes; such a file is read to the letter."""

TEXTS: Final = {
    "X-SHORT-NAME": "short_name",
    "X-FULL-NAME": "full_name",
    "X-LEGAL-FORM": "legal_form",
    "X-BRANCH-OF": "branch_of",
    "X-INDUSTRY": "industry",
    "X-CITY": "city",
    "X-REFERRED-BY": "referred_by",
    "X-MANAGER": "manager",
}
"""Texts of the card itself."""

REQUISITES: Final = {
    "X-INN": "inn",
    "X-KPP": "kpp",
    "X-OGRN": "ogrn",
    "X-OGRNIP": "ogrnip",
    "X-OKPO": "okpo",
    "X-OKVED": "okved",
    "X-OKTMO": "oktmo",
    "X-OKOPF": "okopf",
    "X-SNILS": "snils",
}
"""The registration numbers."""

ACCOUNT: Final = {
    "X-BANK-ACCOUNT": "account",
    "X-BANK-NAME": "bank_name",
    "X-BANK-BIC": "bik",
    "X-BANK-CORR-ACCOUNT": "corr_account",
    "X-BANK-CITY": "bank_city",
    "X-BANK-CURRENCY": "currency",
    "X-BANK-PERSONAL-ACCOUNT": "personal_account",
}
"""A bank account: its properties have one group."""

LOYALTY: Final = {"X-LOYALTY-CARD": "number", "X-LOYALTY-LEVEL": "level", "X-LOYALTY-VALID-UNTIL": "valid_until"}
"""The discount card."""

RELATED: Final = {
    "X-POSITION": "position",
    "X-BASIS": "basis",
    "X-CARD": "card",
    "X-RELATION": "relation",
}
"""What stands in the group of a related person beside the name."""

PHONE_TYPES: Final = {
    ContactKind.PHONE: ("WORK", "VOICE"),
    ContactKind.MOBILE: ("CELL",),
    ContactKind.HOME_PHONE: ("HOME", "VOICE"),
    ContactKind.EXTRA_PHONE: ("VOICE", "X-EXTRA"),
    ContactKind.FAX: ("WORK", "FAX"),
}
"""TYPE of a TEL."""

ADDRESS_TYPES: Final = {
    AddressKind.LEGAL: "X-LEGAL",
    AddressKind.ACTUAL: "X-ACTUAL",
    AddressKind.POSTAL: "POSTAL",
}
"""TYPE of an ADR, beside WORK or HOME."""

ADDRESS_LABELS: Final = {
    AddressKind.LEGAL: "Юридический адрес",
    AddressKind.ACTUAL: "Фактический адрес",
    AddressKind.POSTAL: "Почтовый адрес",
}
"""What an address is called in an address book."""

ROLE_LABELS: Final = {
    Role.DIRECTOR: "Руководитель",
    Role.CHIEF_ACCOUNTANT: "Главный бухгалтер",
    Role.DEPARTMENT_HEAD: "Начальник отдела",
    Role.CONTACT: "Контактное лицо",
    Role.RESPONSIBLE: "Ответственное лицо",
}
"""What a person is called who has no position."""


def is_company(card: ClientCard) -> bool:
    """
    Return whether an address book shows *card* as an organisation.
    """
    return card.kind is CardKind.COMPANY or (card.kind is None and card.person is None)


def derived_uid(requisites: Requisites) -> str | None:
    """
    Return a UID that a company without an id keeps from one export to the next.

    A person's number is not made a UID of: anybody who tries all the numbers would find it out.
    """
    inn = requisites.inn or ""
    if not (len(inn) == 10 and inn.isascii() and inn.isdigit()):
        return None
    return uuid.uuid5(uuid.NAMESPACE_OID, f"cjmkit inn {inn} kpp {requisites.kpp or ''}").urn
