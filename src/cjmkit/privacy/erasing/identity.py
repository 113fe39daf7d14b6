"""
Identity: all that a base proves to be of one subject, gathered card by card.

Two cards are of one person if they share a number that only one person has (ИНН, СНИЛС, a passport), or the full
name together with a birth date, a phone or an e-mail, and if nothing speaks against it. A shared phone alone proves
nothing: families and offices have one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.codes import email, inn, phone, snils
from cjmkit.model import ClientCard, Contact, ContactKind, PersonDetails
from cjmkit.privacy.erasing.keys import folded_name
from cjmkit.privacy.erasing.texts import Finder, Numbers, full_names
from cjmkit.privacy.redactor import is_personal

__all__ = ["Identity", "contact_value", "identity_of"]

_NOBODY: Final = PersonDetails()
_LENGTH_7: Final = 12
_SHORTEST: Final = 9


@attrs.frozen(kw_only=True, repr=False)
class Identity:
    """
    The values of one subject: *proofs* only one person has, the others become proofs side by side.
    """

    person: bool
    proofs: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[str] = frozenset()
    births: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def is_same(self, other: Identity) -> bool:
        """
        Return whether both are provably one subject.
        """
        if self.person is not other.person or self._differs(other):
            return False
        if self.proofs & other.proofs:
            return True
        return bool(self.names & other.names) and bool(
            self.births & other.births or self.contacts & other.contacts or self.ids & other.ids
        )

    def with_(self, other: Identity) -> Identity:
        """
        Return both as one.
        """
        fields = [field.name for field in attrs.fields(Identity) if field.name != "person"]
        return attrs.evolve(self, **{name: getattr(self, name) | getattr(other, name) for name in fields})

    def finder(self) -> Finder:
        """
        Return what finds the subject's values in texts.
        """
        zone_7 = {value for value in self.contacts if value.startswith("+7") and len(value) == _LENGTH_7}
        abroad = {value[1:] for value in self.contacts - zone_7 if value.startswith("+")}
        numbers = Numbers(frozenset(value[2:] for value in zone_7), self.numbers | abroad)
        words = [*self.words, *(value for value in self.contacts if not value.startswith("+"))]
        return Finder(numbers, words, self.names if self.person else ())

    def _differs(self, other: Identity) -> bool:
        for kind in ("inn", "snils"):
            ours = {value for name, value in self.proofs if name == kind}
            theirs = {value for name, value in other.proofs if name == kind}
            if ours and theirs and not ours & theirs:
                return True
        return bool(self.births and other.births and not self.births & other.births)


def identity_of(card: ClientCard) -> Identity:
    """
    Return what *card* tells of its own client.
    """
    if not is_personal(card):
        return _company(card)
    person = card.person or _NOBODY
    proofs = tuple(_proofs(card, person))
    contacts = [value for contact in card.contacts if (value := contact_value(contact)) is not None]
    return Identity(
        person=True,
        proofs=frozenset(proofs),
        names=full_names(person.name, card.full_name, card.short_name),
        births=frozenset((person.birth_date.isoformat(),) if person.birth_date is not None else ()),
        contacts=frozenset(contacts),
        ids=frozenset((card.id,) if card.id else ()),
        numbers=frozenset((*(value for _, value in proofs), *_accounts(card), *_other_numbers(card))),
        words=frozenset(_links(card)),
    )


def contact_value(contact: Contact) -> str | None:
    """
    Return the phone or the e-mail of a contact in its normal form; None for anything else.
    """
    if contact.is_phone:
        verdict = phone.check(contact.value)
        return verdict.normalized if verdict.ok else None
    if contact.kind is ContactKind.EMAIL:
        told = email.check(contact.value)
        return told.normalized.casefold() if told.ok is not False and told.normalized else None
    return None


def _company(card: ClientCard) -> Identity:
    number = inn.check(card.requisites.inn or "")
    proofs = (("inn", number.normalized),) if number.ok and number.normalized else ()
    return Identity(
        person=False,
        proofs=frozenset(proofs),
        names=frozenset(folded_name(name) for name in (card.full_name, card.short_name) if name),
        ids=frozenset((card.id,) if card.id else ()),
        numbers=frozenset((*(value for _, value in proofs), *_accounts(card))),
    )


def _proofs(card: ClientCard, person: PersonDetails) -> Iterator[tuple[str, str]]:
    number = inn.check(card.requisites.inn or "")
    if number.ok and number.normalized:
        yield "inn", number.normalized
    insurance = snils.check(card.requisites.snils or "")
    if insurance.ok and insurance.normalized:
        yield "snils", insurance.normalized
    if card.requisites.ogrnip:
        yield "ogrnip", card.requisites.ogrnip
    paper = person.passport
    if paper is not None and paper.series and paper.number:
        yield "passport", f"{paper.series}{paper.number}"


def _accounts(card: ClientCard) -> Iterator[str]:
    for account in card.bank_accounts:
        yield from filter(_is_number, (account.account or "", account.personal_account or ""))


def _other_numbers(card: ClientCard) -> Iterator[str]:
    number = card.loyalty_card.number if card.loyalty_card is not None else None
    if number and _is_number(number):
        yield number


def _is_number(value: str) -> bool:
    # A short number stands in too many texts by chance.
    return len(value) >= _SHORTEST and value.isascii() and value.isdigit()


def _links(card: ClientCard) -> Iterator[str]:
    kinds = (ContactKind.MESSENGER, ContactKind.SOCIAL, ContactKind.WEBSITE)
    yield from (contact.value for contact in card.contacts_of(*kinds) if len(contact.value) > 4)
    for contact in card.contacts:
        # What could not be normalised is found letter by letter.
        if contact.kind not in kinds and contact_value(contact) is None and len(contact.value) > 6:
            yield contact.value
