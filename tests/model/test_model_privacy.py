"""
Personal data is quiet: no field that holds it shows in `repr`.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import types
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest

import cjmkit.model
from cjmkit.model import ClientCard, Contact, FieldDef, FlatField, PersonalTag, Profile, personal_fields

CLASSES = [thing for thing in vars(cjmkit.model).values() if isinstance(thing, type) and attrs.has(thing)]
IN_A_CARD = [cls for cls in CLASSES if cls not in (FieldDef, FlatField, Profile)]

# What may be shown: dictionary words, public registers of companies, formal marks. Everything else is personal.
SHOWN = {
    "Address": "kind region city country",
    "BankAccount": "bank_name bik corr_account bank_city currency",
    "ClientCard": (
        "id kind legal_form branch_of industry requisites bank_accounts city addresses people contacts person source "
        "tags status loyalty_card next_contact_on logo consents tasks version updated_at origin"
    ),
    "Child": "",
    "Consent": "purpose given_on valid_until withdrawn_on channel refused",
    "Contact": "kind shown",
    "ImageRef": "media_type",
    "LoyaltyCard": "level valid_until",
    "Money": "amount currency period approximate",
    "Origin": "source sheet row",
    "Passport": "",
    "Person": "role position card",
    "PersonDetails": "",
    "Relative": "card",
    "Requisites": "kpp okved oktmo okopf",
    "Task": "due_on automatic done",
    "Term": "label id",
}


@pytest.mark.parametrize("cls", IN_A_CARD, ids=lambda cls: cls.__name__)
def test_only_the_listed_fields_are_shown(cls: type) -> None:
    """
    A new field is quiet until somebody says here that it holds nothing personal.
    """
    shown = [field.name for field in attrs.fields(cls) if field.repr]
    assert shown == SHOWN[cls.__name__].split()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_tagged_fields_are_quiet(cls: type) -> None:
    """
    What is tagged as personal is out of `repr`, and its tag is one that redaction knows.
    """
    for name, tag in personal_fields(cls).items():
        assert not getattr(attrs.fields(cls), name).repr
        assert tag in get_args(PersonalTag)
        assert getattr(attrs.fields(cls), name).metadata["subject"] in ("person", "any")


def test_tags_are_listed_by_field() -> None:
    """
    `personal_fields` gives names and tags, and nothing for a class without personal data.
    """
    assert personal_fields(Contact) == {"value": "phone", "extension": "phone", "note": "text"}
    assert personal_fields(Profile) == {}


CANARY = "Канарейкин"


def _full(kind: Any) -> Any:
    if kind in (str, int, bool):
        return {str: CANARY, int: 7700, bool: True}[kind]
    if kind in (bytes, Decimal, dt.date, dt.datetime):
        return {bytes: CANARY.encode(), Decimal: Decimal(1), dt.date: dt.date(1, 1, 1)}.get(kind, dt.datetime(1, 1, 1))
    if isinstance(kind, types.UnionType):
        return _full(get_args(kind)[0])
    if get_origin(kind) is tuple:
        return (_full(get_args(kind)[0]),)
    if get_origin(kind) is collections.abc.Mapping:
        return {CANARY: _full(get_args(kind)[1])}
    if not attrs.has(kind):
        return next(iter(kind))
    hints = get_type_hints(kind)
    shown = {field.name for field in attrs.fields(kind) if field.repr}
    return kind(
        **{name: "ok" if name in shown and hint in (str, str | None) else _full(hint) for name, hint in hints.items()}
    )


def test_a_canary_in_every_quiet_field_is_not_in_the_repr() -> None:
    """
    A card with a canary in each quiet field of every part prints without it.
    """
    card = _full(ClientCard)
    assert card.person.relatives
    assert CANARY not in repr(attrs.evolve(card, tags=()))
