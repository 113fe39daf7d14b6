"""
Losses: what a card holds and its calls do not carry, by the field's path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.model import FLAT_FIELDS, AddressKind, ClientCard, ContactKind, Part, Role
from cjmkit.plugins import Losses
from cjmkit.plugins.flat_losses import LOST
from cjmkit_bitrix24.names import WHOLE_NAME
from cjmkit_bitrix24.rest.calls import Made

__all__ = ["note_losses"]

_NO_FIELD: Final = Texts(
    "на портале для этого нет поля; укажите своё настройкой fields: fields={name}=UF_CRM_…",
    "the portal has no field for it; name one of yours by the option fields: fields={name}=UF_CRM_…",
)
_NO_OWN_FIELD: Final = Texts(
    "на портале для этого нет поля; укажите своё настройкой fields: fields=ПОЛЕ=UF_CRM_…",
    "the portal has no field for it; name one of yours by the option fields: fields=FIELD=UF_CRM_…",
)
_NO_PLACE: Final = Texts("на портале для этого нет места", "the portal has no place for it")
_NO_ROLE: Final = Texts(
    "роль человека не пишется, когда указана должность", "a person's role is not written where there is a position"
)
_ONE_OF_A_KIND: Final = Texts(
    "у реквизита на портале один адрес каждого вида", "a requisite of the portal has one address of each kind"
)
_KIND_FORGOTTEN: Final = Texts(
    "адрес неизвестного вида записан фактическим", "an address of an unknown kind is written as the actual one"
)
_NO_PERSON: Final = Texts(
    "человек без имени, за контактом или при выключенной настройке people не создаётся",
    "somebody without a name, behind a contact, or with the option people off is not created",
)
_CONTACT_KIND: Final = Texts(
    "на портале это ссылка, и что за ней, не сказано", "on the portal it is a link, and not told what of"
)

_PARTS: Final[Mapping[Part, str]] = {
    Part.REQUISITES: "requisites.",
    Part.PERSON: "person.",
}
_PATHS: Final = {
    **{field.name: f"{_PARTS.get(field.part, '')}{field.name}" for field in FLAT_FIELDS.values()},
    **{name: f"person.passport.{name[9:]}" for name in FLAT_FIELDS if name.startswith("passport_")},
    "loyalty_card": "loyalty_card.number",
    "loyalty_level": "loyalty_card.level",
    "loyalty_valid_until": "loyalty_card.valid_until",
    **dict.fromkeys(("consent", "consent_document", "consent_given_on", "consent_valid_until"), "consents"),
    **dict.fromkeys(("consent_withdrawn_on",), "consents"),
    **dict.fromkeys(("task", "task_due_on"), "tasks"),
}
_OWN_PARTS: Final = frozenset((Part.ADDRESS, Part.BANK, Part.CONTACTS, Part.PEOPLE))
"""Parts that are looked at by themselves: a row's view of them is narrower than the portal's."""

_APART: Final = frozenset(field.name for field in FLAT_FIELDS.values() if field.part in _OWN_PARTS)
_NARROW: Final = ("addresses", "bank_accounts", "people", "contacts", "tags", "person.name", "kind", "card")


def note_losses(card: ClientCard, made: Made, losses: Losses) -> None:
    """
    Count in *losses* what *card* holds and *made* does not.
    """
    for path, reason in dict(_lost(card, made)).items():
        losses.note(path, reason)
    losses.add_tables(made.flat.tables)


def _lost(card: ClientCard, made: Made) -> Iterator[tuple[str, Texts]]:
    for name in made.flat.values:
        if name not in made.held and name.rstrip("_0123456789") not in _APART:
            path = _PATHS.get(name, name)
            yield path, Texts(_NO_FIELD.ru.replace("{name}", name), _NO_FIELD.en.replace("{name}", name))
    for name in made.flat.custom:
        if name not in made.held:
            yield f"custom.{name}", _NO_OWN_FIELD
    for path in made.flat.lost:
        if path.partition(".")[0] not in _NARROW and path not in _NARROW and path in LOST:
            yield path, LOST[path]
    if card.tags and "tags" in made.held and "tags" in made.flat.lost:
        yield "tags", LOST["tags"]
    yield from _lost_parts(card, made)


def _lost_parts(card: ClientCard, made: Made) -> Iterator[tuple[str, Texts]]:
    for index, address in enumerate(card.addresses):
        if f"addresses[{index}]" not in made.held:
            yield "addresses", _ONE_OF_A_KIND
        elif address.kind is AddressKind.OTHER:
            yield "addresses.kind", _KIND_FORGOTTEN
    for contact in card.contacts:
        if not contact.value:
            yield "contacts", LOST["contacts"]
        if contact.kind is ContactKind.SOCIAL:
            yield "contacts.kind", _CONTACT_KIND
        if contact.note is not None:
            yield "contacts.note", _NO_PLACE
        if contact.shown:
            yield "contacts.shown", _NO_PLACE
    for account in card.bank_accounts:
        if not any(attrs.astuple(account)):
            yield "bank_accounts", LOST["bank_accounts"]
    yield from _lost_people(card, made)


def _lost_people(card: ClientCard, made: Made) -> Iterator[tuple[str, Texts]]:
    for index, person in enumerate(card.people):
        path = f"people[{index}]"
        if path not in made.held:
            yield "people", _NO_PERSON
            continue
        if person.card is not None:
            yield "people.card", _NO_PLACE
        if f"{path}.name" not in made.held:
            yield "people.name", WHOLE_NAME
        if person.position and f"{path}.position" not in made.held:
            yield "people.position", _NO_PLACE
        if person.basis and f"{path}.basis" not in made.held:
            yield "people.basis", _NO_PLACE
        if person.role is not Role.CONTACT and person.position and f"{path}.role" not in made.held:
            yield "people.role", _NO_ROLE
