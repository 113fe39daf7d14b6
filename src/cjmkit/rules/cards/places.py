"""
Walking over the repeated parts of a card, each with its name in the flat view.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.model import Address, AddressKind, BankAccount, CardKind, ClientCard, Contact
from cjmkit.model.flat import numbered

__all__ = ["addresses", "banks", "contacts", "form_kind", "kind_of", "possible_kinds"]

_FORMS: Final = {
    "ИП": CardKind.SOLE_PROPRIETOR,
    "ИНДИВИДУАЛЬНЫЙ ПРЕДПРИНИМАТЕЛЬ": CardKind.SOLE_PROPRIETOR,
    "ПБОЮЛ": CardKind.SOLE_PROPRIETOR,
    "ФИЗЛИЦО": CardKind.PERSON,
    "ФИЗИЧЕСКОЕ ЛИЦО": CardKind.PERSON,
    "САМОЗАНЯТЫЙ": CardKind.PERSON,
    "САМОЗАНЯТАЯ": CardKind.PERSON,
    **dict.fromkeys(
        ("ООО", "АО", "ПАО", "ЗАО", "ОАО", "НАО", "АНО", "НКО", "МУП", "ГУП", "ФГУП", "ГБУ", "МБУ", "ФГБУ", "ФКУ"),
        CardKind.COMPANY,
    ),
    **dict.fromkeys(("ТСЖ", "СНТ", "ТОО", "LLC", "LTD", "GMBH", "INC"), CardKind.COMPANY),
}
"""Only forms that leave no choice: a КФХ, for one, may be a company or a sole proprietor."""


def form_kind(form: str | None) -> CardKind | None:
    """
    Return who has this legal form; None if it may be more than one kind, or is not known.
    """
    return _FORMS.get(form.strip(' ."«»').upper()) if form else None


def kind_of(card: ClientCard) -> CardKind | None:
    """
    Return who the client is: as the card says, else as its legal form says.
    """
    return card.kind or form_kind(card.legal_form)


def possible_kinds(card: ClientCard) -> tuple[CardKind, ...]:
    """
    Return the kinds that the client may be of, by the length of the ИНН if nothing else tells.
    """
    kind, inn = kind_of(card), card.requisites.inn or ""
    if kind is not None:
        return (kind,)
    if inn.isdigit() and len(inn) in (10, 12):
        return (CardKind.COMPANY,) if len(inn) == 10 else (CardKind.SOLE_PROPRIETOR, CardKind.PERSON)
    return tuple(CardKind)


def banks(card: ClientCard) -> Iterator[tuple[int, BankAccount]]:
    """
    Yield each bank account with its number, from 1.
    """
    return enumerate(card.bank_accounts, 1)


def contacts(card: ClientCard) -> Iterator[tuple[str, Contact]]:
    """
    Yield each contact with its flat name: ``phone``, ``phone_2``, ``email``.
    """
    counts: dict[str, int] = {}
    for contact in card.contacts:
        name = contact.kind.value
        counts[name] = counts.get(name, 0) + 1
        yield numbered(name, counts[name]), contact


def addresses(card: ClientCard) -> Iterator[tuple[str, Address]]:
    """
    Yield each address with its flat name: ``legal_address``, ``address``, ``address_2``.
    """
    others = 0
    for address in card.addresses:
        if address.kind is AddressKind.OTHER:
            others += 1
            yield numbered("address", others), address
        else:
            yield f"{address.kind.value}_address", address
