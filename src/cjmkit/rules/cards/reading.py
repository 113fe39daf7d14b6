"""
Reading a card by the names of its flat view, for the rules that ask whether a field is filled.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Final, TypeAlias

from cjmkit.model import AddressKind, ClientCard, Part, Role
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = ["Reader", "is_filled", "reader"]

Reader: TypeAlias = Callable[[ClientCard], object]
"""Returns what a card holds in a field, None if nothing."""

_PEOPLE: Final = {
    "director": (Role.DIRECTOR, "name"),
    "director_position": (Role.DIRECTOR, "position"),
    "director_basis": (Role.DIRECTOR, "basis"),
    "chief_accountant": (Role.CHIEF_ACCOUNTANT, "name"),
    "department_head": (Role.DEPARTMENT_HEAD, "name"),
    "contact_person": (Role.CONTACT, "name"),
    "contact_position": (Role.CONTACT, "position"),
    "responsible": (Role.RESPONSIBLE, "name"),
}
_PATHS: Final = {
    "person_name": ("name",),
    "passport": ("passport", "number"),
    "passport_series": ("passport", "series"),
    "passport_number": ("passport", "number"),
    "passport_issued_by": ("passport", "issued_by"),
    "passport_issued_on": ("passport", "issued_on"),
    "passport_code": ("passport", "code"),
    "loyalty_card": ("number",),
    "loyalty_level": ("level",),
    "loyalty_valid_until": ("valid_until",),
}


def is_filled(value: object) -> bool:
    """
    Return whether *value* says something: «нет» and 0 do, blanks and an empty list do not.
    """
    if isinstance(value, str):
        return bool(value) and not value.isspace()
    return value is not None and value != ()


def reader(name: str) -> Reader:
    """
    Return the function that reads the flat field *name*, or the custom field of that name.
    """
    base, number = split_number(name)
    field = FLAT_FIELDS.get(base)
    if field is None or field.part is Part.CUSTOM:
        return lambda card: card.custom.get(name)
    return _MAKERS[field.part](base, number - 1)


def _of_card(name: str, index: int) -> Reader:
    return _walk((name,))


def _of_requisites(name: str, index: int) -> Reader:
    return _walk(("requisites", name))


def _of_person(name: str, index: int) -> Reader:
    return _walk(("person", *_PATHS.get(name, (name,))))


def _of_loyalty(name: str, index: int) -> Reader:
    return _walk(("loyalty_card", *_PATHS[name]))


def _of_bank(name: str, index: int) -> Reader:
    return _nth(lambda card: [getattr(bank, name) for bank in card.bank_accounts], index)


def _of_address(name: str, index: int) -> Reader:
    kind = AddressKind.OTHER if name == "address" else AddressKind(name.removesuffix("_address"))
    return _nth(lambda card: [one.text or one.city for one in card.addresses if one.kind is kind], index)


def _of_people(name: str, index: int) -> Reader:
    role, attribute = _PEOPLE[name]

    def read(card: ClientCard) -> list[object]:
        people = card.people_as(role)
        # Somebody may be given by a link to a card of their own instead of a name.
        return [getattr(one, attribute) or (one.card if attribute == "name" else None) for one in people]

    return _nth(read, index)


def _of_contacts(name: str, index: int) -> Reader:
    return _nth(lambda card: [contact.value for contact in card.contacts if contact.kind.value == name], index)


def _of_consent(name: str, index: int) -> Reader:
    if name == "consent":
        return lambda card: card.consents
    attribute = name.removeprefix("consent_")
    return _nth(lambda card: [getattr(consent, attribute) for consent in card.consents], index)


def _of_task(name: str, index: int) -> Reader:
    attribute = "text" if name == "task" else "due_on"
    return _nth(lambda card: [getattr(task, attribute) for task in card.tasks], index)


_MAKERS: Final[dict[Part, Callable[[str, int], Reader]]] = {
    Part.CARD: _of_card,
    Part.REQUISITES: _of_requisites,
    Part.BANK: _of_bank,
    Part.ADDRESS: _of_address,
    Part.PEOPLE: _of_people,
    Part.CONTACTS: _of_contacts,
    Part.PERSON: _of_person,
    Part.LOYALTY: _of_loyalty,
    Part.CONSENT: _of_consent,
    Part.TASK: _of_task,
}


def _walk(path: tuple[str, ...]) -> Reader:
    if len(path) == 1 or path[0] == "requisites":
        # No step but the last can be empty, so that one call does.
        return attrgetter(".".join(path))

    def read(card: ClientCard) -> object:
        value: object = card
        for step in path:
            value = getattr(value, step)
            if value is None:
                return None
        return value

    return read


def _nth(read_all: Callable[[ClientCard], list[object]], index: int) -> Reader:
    def read(card: ClientCard) -> object:
        found = read_all(card)
        return found[index] if index < len(found) else None

    return read
