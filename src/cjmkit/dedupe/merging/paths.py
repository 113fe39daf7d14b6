"""
Paths: which fields of a card hold one value and which a list.

A value object that means nothing by halves (a sum with its currency, a dictionary term, a passport) is one value.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.model import ClientCard, PersonDetails, Requisites

__all__ = ["CHECKED", "COLLECTIONS", "MAPPINGS", "PERSON", "REQUISITES", "SINGLE", "SINGLE_PATHS", "TECHNICAL"]

COLLECTIONS: Final = (
    "bank_accounts",
    "addresses",
    "people",
    "contacts",
    "tags",
    "consents",
    "tasks",
    "person.relatives",
    "person.children",
)
"""Fields that hold a list."""

MAPPINGS: Final = ("custom", "tables")
TECHNICAL: Final = ("version", "updated_at", "origin")
"""Fields about the card itself, not about the client: they follow from the merge."""

CHECKED: Final = tuple(
    f"requisites.{name}" for name in ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo", "okopf", "snils")
)
"""Numbers that can be told right from wrong."""

REQUISITES: Final = tuple(field.name for field in attrs.fields(Requisites))
PERSON: Final = tuple(field.name for field in attrs.fields(PersonDetails) if f"person.{field.name}" not in COLLECTIONS)
SINGLE: Final = tuple(
    field.name
    for field in attrs.fields(ClientCard)
    if field.name not in (*COLLECTIONS, *MAPPINGS, *TECHNICAL, "requisites", "person")
)
"""Fields of the card itself that hold one value."""

SINGLE_PATHS: Final = (*SINGLE, *(f"requisites.{name}" for name in REQUISITES), *(f"person.{name}" for name in PERSON))
"""Every place of a card that holds one value."""
