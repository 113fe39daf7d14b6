"""
The words of CommerceML, and what they are on a card: contacts, addresses, people.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.codes import email, phone
from cjmkit.model import ContactKind, Role

__all__ = [
    "ADDRESS_PARTS",
    "CONTACT_KINDS",
    "CONTACT_WORDS",
    "OTHER_CONTACT",
    "RELATIONS",
    "ROLES",
    "contact_kind",
    "word_key",
]

_K = ContactKind

# The enumeration КонтактТип of the schema, and how exchanges of sites really write it.
CONTACT_KINDS: Final[Mapping[str, ContactKind]] = MappingProxyType(
    {
        "телефонрабочий": _K.PHONE,
        "телефон": _K.PHONE,
        "рабочийтелефон": _K.PHONE,
        "телефонмобильный": _K.MOBILE,
        "мобильныйтелефон": _K.MOBILE,
        "мобильный": _K.MOBILE,
        "телефондомашний": _K.HOME_PHONE,
        "домашнийтелефон": _K.HOME_PHONE,
        "телефонвнутренний": _K.EXTRA_PHONE,
        "телефондополнительный": _K.EXTRA_PHONE,
        "факс": _K.FAX,
        "почта": _K.EMAIL,
        "электроннаяпочта": _K.EMAIL,
        "email": _K.EMAIL,
        "адресэлектроннойпочты": _K.EMAIL,
        "вебсайт": _K.WEBSITE,
        "сайт": _K.WEBSITE,
        "вебстраница": _K.WEBSITE,
        "icq": _K.MESSENGER,
        "skype": _K.MESSENGER,
    }
)
"""What a contact type is, by `word_key`."""

OTHER_CONTACT: Final = "Прочее"
"""The schema's word for a contact of no type of its own."""

CONTACT_WORDS: Final[Mapping[ContactKind, str]] = MappingProxyType(
    {
        _K.PHONE: "Телефон рабочий",
        _K.MOBILE: "Телефон мобильный",
        _K.HOME_PHONE: "Телефон домашний",
        _K.EXTRA_PHONE: OTHER_CONTACT,
        _K.FAX: "Факс",
        _K.EMAIL: "Почта",
        _K.WEBSITE: "ВебСайт",
        _K.MESSENGER: OTHER_CONTACT,
        _K.SOCIAL: OTHER_CONTACT,
    }
)
"""The schema's word for each kind of contact."""

ADDRESS_PARTS: Final = (
    ("Почтовый индекс", "postal_code"),
    ("Страна", "country"),
    ("Регион", "region"),
    ("Город", "city"),
)
"""The address fields that a card holds apart, in the order of the schema."""

RELATIONS: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.DIRECTOR: "Руководитель",
        Role.CHIEF_ACCOUNTANT: "Главный бухгалтер",
        Role.DEPARTMENT_HEAD: "Начальник отдела",
        Role.CONTACT: "Контактное лицо",
        Role.RESPONSIBLE: "Ответственное лицо",
    }
)
"""What a representative is called; the schema leaves the word free."""

ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {
        **{word.lower(): role for role, word in RELATIONS.items()},
        "директор": Role.DIRECTOR,
        "генеральный директор": Role.DIRECTOR,
        "бухгалтер": Role.CHIEF_ACCOUNTANT,
    }
)
"""What a relation is on a card, in lower case."""


def word_key(word: str) -> str:
    """
    Return *word* in lower case, letters only: «Телефон Рабочий» and «ТелефонРабочий» are one type.
    """
    return "".join(letter for letter in word.lower() if letter.isalpha())


def contact_kind(word: str, value: str) -> ContactKind | None:
    """
    Return what a contact is by its type, or by its value where the type does not tell; None if neither does.
    """
    known = CONTACT_KINDS.get(word_key(word))
    if known is not None:
        return known
    if email.check(value).ok:
        return _K.EMAIL
    found = phone.scan(value)
    if found.phones and not found.rest:
        return _K.EXTRA_PHONE if word == OTHER_CONTACT else _K.PHONE
    if value.lower().startswith(("http://", "https://", "www.")):
        # A site has a word of its own, so another link is a page in a social network.
        return _K.SOCIAL if word == OTHER_CONTACT else _K.WEBSITE
    return _K.MESSENGER if word == OTHER_CONTACT else None
