"""
Tags: every field that a card can hold is either tagged as personal or known not to be.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from cjmkit.model import Address, Child, ClientCard, ImageRef, Origin, Person, Relative, Task, personal_fields
from cjmkit.privacy import REDACTIONS, Redactor

NOT_PERSONAL = {
    "ClientCard": {
        # what it is, and how it is sold to
        *("kind", "legal_form", "industry", "source", "tags", "status", "next_contact_on"),
        *("city", "logo", "version", "updated_at"),
        # parts with fields of their own
        *("requisites", "bank_accounts", "addresses", "people", "contacts", "person", "loyalty_card", "consents"),
        *("tasks", "origin"),
        # keys of cards, which a redaction treats as the subject "id"
        *("id", "branch_of"),
        # of unknown content, which it treats as the subject "custom"
        *("custom", "tables"),
    },
    "Requisites": {"kpp", "okved", "oktmo", "okopf"},  # of organisations, or codes that many have
    "BankAccount": {"bank_name", "bik", "corr_account", "bank_city", "currency"},  # of the bank
    "Address": {"kind", "region", "city", "country"},  # too coarse to tell anybody by
    "Contact": {"kind", "shown"},
    "Person": {"role", "position", "card"},
    "Passport": set(),
    "Relative": {"card"},
    "Child": set(),
    "PersonDetails": set(),
    "Money": {"amount", "currency", "period", "approximate"},  # the field that holds it is tagged
    "Term": {"label", "id"},  # of a dictionary
    "ImageRef": {"media_type"},
    "LoyaltyCard": {"level", "valid_until"},
    "Task": {"due_on", "automatic", "done"},
    "Consent": {"purpose", "given_on", "valid_until", "withdrawn_on", "channel", "refused"},
    "Origin": {"source", "sheet", "row", "raw"},  # the raw texts go with the subject "custom"
}
"""What holds no personal data by itself, by class; whoever adds a field decides here or tags it."""


def _classes(cls: type, seen: dict[str, type]) -> dict[str, type]:
    if cls.__name__ not in seen:
        seen[cls.__name__] = cls
        for hint in get_type_hints(cls).values():
            for part in _parts(hint):
                _classes(part, seen)
    return seen


def _parts(hint: Any) -> Iterator[type]:
    if isinstance(hint, types.UnionType) or get_args(hint):
        for each in get_args(hint):
            yield from _parts(each)
    elif isinstance(hint, type) and attrs.has(hint):
        yield hint


CLASSES = _classes(ClientCard, {})


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_field_is_tagged_or_known(name: str) -> None:
    """A field of a card is tagged as personal, or listed here as one that is not; nothing is both."""
    cls: Any = CLASSES[name]
    fields = {field.name for field in attrs.fields(cls)}
    assert set(personal_fields(cls)) | NOT_PERSONAL[name] == fields
    assert not set(personal_fields(cls)) & NOT_PERSONAL[name]


def test_no_class_is_forgotten() -> None:
    """The list names the classes that a card reaches, and no others."""
    assert set(NOT_PERSONAL) == set(CLASSES)


def test_what_is_tagged_is_not_shown() -> None:
    """A tagged field, and one of unknown content, is out of `repr`."""
    shown = [
        f"{name}.{field.name}"
        for name, cls in CLASSES.items()
        for field in attrs.fields(cls)
        if ("pii" in field.metadata or field.name in ("custom", "tables", "raw")) and field.repr
    ]
    assert shown == []


@pytest.mark.parametrize("redaction", ["share", "analytics", "demo"])
def test_odd_places_are_redacted(redaction: str) -> None:
    """Task texts, a power of attorney, a manager, a picture's bytes, raw cells: no redaction leaves them."""
    mark = "Ёжиков Ярополк"
    card = ClientCard(
        manager=mark,
        referred_by=mark,
        comment=mark,
        people=(Person(role=next(iter(_roles())), name=mark, basis=mark),),
        tasks=(Task(text=mark),),
        logo=ImageRef(data=mark.encode(), path=mark, url=mark),
        photo=ImageRef(data=mark.encode()),
        addresses=(Address(text=mark),),
        custom={mark: mark},
        tables={mark: ({mark: mark},)},
        origin=Origin(source="a.xlsx", raw={"phone": mark}),
    )
    seen = repr(attrs.asdict(Redactor(REDACTIONS[redaction], key=bytes(32)).redact(card)))
    assert mark not in seen
    assert repr(mark.encode()) not in seen
    assert mark not in repr(card)


def _roles() -> Any:
    return get_type_hints(Person)["role"]


def test_families_are_walked() -> None:
    """The walk reaches what lies deep: a relative and a child of a person's details."""
    assert {Relative.__name__, Child.__name__} <= set(CLASSES)
