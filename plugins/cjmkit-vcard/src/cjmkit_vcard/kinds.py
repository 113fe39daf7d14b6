"""
Kinds: who the client of a vCard is, and what the names of strangers' vCards mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from cjmkit.model import CardKind, ClientCard, Person, PersonDetails, Role
from cjmkit_vcard import catalogue as rules
from cjmkit_vcard.desk import Desk
from cjmkit_vcard.names import derived_uid
from cjmkit_vcard.options import VCardReadOptions

__all__ = ["finish"]

_KINDS: Final = {kind.value: kind for kind in CardKind}
_WORDS: Final = {
    CardKind.COMPANY: ("организация", "an organisation"),
    CardKind.SOLE_PROPRIETOR: ("ИП", "a sole proprietor"),
    CardKind.PERSON: ("физическое лицо", "a person"),
}


def finish(card: ClientCard, told: Mapping[str, str], desk: Desk, options: VCardReadOptions) -> ClientCard | None:
    """
    Return *card* with its kind, id and names; None if nothing stands in it.

    *told* holds what properties say of them: ``id``, ``uid``, ``kind`` (ours), ``shape`` (KIND), ``shown_as``
    (Apple's), ``shown_name`` (FN), ``organisation`` (ORG), ``position`` (TITLE).
    """
    if desk.ours:
        return attrs.evolve(card, id=told.get("id"), kind=_KINDS.get(told.get("kind", "")), custom=desk.custom)
    empty = card == ClientCard() and not desk.custom and not any(value.strip() for value in told.values())
    if empty:
        return None
    kind = _kind(card, told, desk)
    at_work = kind is CardKind.PERSON and told.get("organisation", "").strip()
    if at_work and options.employees == "contact":
        card, kind = _employee(card, told), CardKind.COMPANY
    else:
        card = _named(card, kind, told, desk)
    uid = told.get("uid")
    known = told.get("id") or (None if uid == derived_uid(card.requisites) else uid)
    return attrs.evolve(card, id=known or None, kind=kind, custom=desk.custom)


def _kind(card: ClientCard, told: Mapping[str, str], desk: Desk) -> CardKind | None:
    kind = _KINDS.get(told.get("kind", ""))
    if kind is not None:
        return kind
    shape = told.get("shape", "").strip().lower()
    if shape == "org" or told.get("shown_as", "").strip().upper() == "COMPANY":
        return CardKind.COMPANY
    if shape == "individual":
        return CardKind.SOLE_PROPRIETOR if card.requisites.ogrnip else CardKind.PERSON
    kind = _guess(card, told)
    if kind is not None:
        russian, english = _WORDS[kind]
        desk.say(rules.INFERRED_KIND, field="kind", kind_ru=russian, kind_en=english)
    return kind


def _guess(card: ClientCard, told: Mapping[str, str]) -> CardKind | None:
    numbers = card.requisites
    if numbers.ogrnip:
        return CardKind.SOLE_PROPRIETOR
    if numbers.ogrn or numbers.kpp:
        return CardKind.COMPANY
    if card.person is not None and card.person.name:
        return CardKind.PERSON
    shown, organisation = told.get("shown_name", "").strip(), told.get("organisation", "").strip()
    return CardKind.COMPANY if organisation and shown in ("", organisation) else None


def _named(card: ClientCard, kind: CardKind | None, told: Mapping[str, str], desk: Desk) -> ClientCard:
    shown, organisation = told.get("shown_name", "").strip(), told.get("organisation", "").strip()
    if kind is CardKind.PERSON:
        for name, value in (("ORG", organisation), ("TITLE", told.get("position", ""))):
            if value:
                desk.hold(name, value, rules.UNKNOWN)
        own = card.person.name if card.person is not None else None
        same = own is not None and set(shown.casefold().split()) <= set(own.casefold().split())
        return card if same or not shown or card.full_name else attrs.evolve(card, full_name=shown)
    if told.get("position"):
        desk.hold("TITLE", told["position"], rules.UNKNOWN)
    if card.short_name or card.full_name:
        return card  # our own properties are the truth, and FN is made of them
    full = organisation if shown and organisation != shown else ""
    return attrs.evolve(card, short_name=shown or organisation or None, full_name=full or None)


def _employee(card: ClientCard, told: Mapping[str, str]) -> ClientCard:
    """
    Return the card of an organisation, with the person of the vCard as its contact.
    """
    details = card.person or PersonDetails()
    person = Person(
        role=Role.CONTACT,
        name=details.name or told.get("shown_name") or None,
        position=told.get("position") or None,
    )
    rest = attrs.evolve(details, last_name=None, first_name=None, patronymic=None)
    return attrs.evolve(
        card,
        short_name=card.short_name or told["organisation"].strip(),
        person=None if rest == PersonDetails() else rest,
        people=(person, *card.people),
    )
