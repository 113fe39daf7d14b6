"""
Keys: the numbers and addresses that tell one client from another.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import NamedTuple

from cjmkit.codes import email, inn, kpp, phone
from cjmkit.model import ClientCard, ContactKind

__all__ = ["Key", "KeyKind", "card_keys"]


class KeyKind(enum.Enum):
    """
    What a key is made of, the surest first.

    Branches of a company share its ИНН and differ in the КПП, so the two go together; the ИНН alone is
    for bases that keep no КПП.
    """

    REQUISITES = "requisites"
    INN = "inn"
    PHONE = "phone"
    EMAIL = "email"
    ID = "id"


class Key(NamedTuple):
    """
    A key in its normal form. A personal value: keep it out of logs.
    """

    kind: KeyKind
    value: str


def card_keys(card: ClientCard) -> tuple[Key, ...]:
    """
    Return the keys of *card*, the surest first, each once.

    Only numbers that are right make a key: a mistyped ИНН would tie strangers together.
    """
    return tuple(dict.fromkeys(_keys(card)))


def _keys(card: ClientCard) -> Iterator[Key]:
    number = inn.check(card.requisites.inn or "")
    if number.ok and number.normalized:
        branch = kpp.check(card.requisites.kpp or "")
        if branch.ok is not False and branch.normalized:
            yield Key(KeyKind.REQUISITES, f"{number.normalized}/{branch.normalized}")
        yield Key(KeyKind.INN, number.normalized)
    for contact in card.contacts:
        if contact.is_phone and contact.kind is not ContactKind.FAX:
            verdict = phone.check(contact.value)
            if verdict.ok is not False and verdict.normalized:
                yield Key(KeyKind.PHONE, f"{verdict.normalized}/{contact.extension or ''}")
        elif contact.kind is ContactKind.EMAIL:
            verdict = email.check(contact.value)
            if verdict.ok is not False and verdict.normalized:
                yield Key(KeyKind.EMAIL, verdict.normalized.casefold())
    if card.id:
        yield Key(KeyKind.ID, card.id)
