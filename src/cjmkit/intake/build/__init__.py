"""
Build: cleaned columns become cards, a batch at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cjmkit.intake.build.columns import Columns
from cjmkit.intake.build.parts import (
    addresses,
    bank_accounts,
    consents,
    contacts,
    loyalty_cards,
    requisites,
    tasks,
)
from cjmkit.intake.build.people import card_kinds, people, persons
from cjmkit.intake.repair.base import CompanyName
from cjmkit.model import FLAT_FIELDS, ClientCard, ImageRef, Origin, Part, Term
from cjmkit.model.quick import quick

__all__ = ["Columns", "build_cards"]

_SCALARS: Final = (
    "id",
    "branch_of",
    "industry",
    "city",
    "referred_by",
    "manager",
    "average_check",
    "next_contact_on",
    "comment",
)
_CUSTOM: Final = frozenset(name for name, field in FLAT_FIELDS.items() if field.part is Part.CUSTOM)
_SECOND_NAME: Final = "Наименование"
"""The custom field for a third name, when short and full names have columns of their own."""


def build_cards(columns: Columns, origins: Iterable[Origin | None]) -> Iterator[ClientCard]:
    """
    Return the cards of a batch, each made when it is asked for; *origins* has one entry a row.
    """
    short, full, forms, spare = _names(columns)
    any_name = [first or second for first, second in zip(short, full, strict=True)]
    kinds = card_kinds(columns, forms, any_name)
    parts: dict[str, Iterable[Any]] = {
        "short_name": short,
        "full_name": full,
        "legal_form": forms,
        "kind": kinds,
        "requisites": requisites(columns),
        "bank_accounts": bank_accounts(columns),
        "addresses": addresses(columns),
        "people": people(columns, kinds),
        "contacts": contacts(columns),
        "person": persons(columns, kinds),
        "source": _terms(columns, "source"),
        "status": _terms(columns, "status"),
        "tags": [tags or () for tags in columns.get("tags")],
        "loyalty_card": loyalty_cards(columns),
        "logo": _images(columns, "logo"),
        "photo": _images(columns, "photo"),
        "consents": consents(columns),
        "tasks": tasks(columns),
        "custom": _customs(columns, spare),
        "origin": origins,
    }
    parts.update((name, columns.values[name]) for name in _SCALARS if name in columns)
    return map(quick(ClientCard, *parts), *parts.values())


def _names(columns: Columns) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """
    Return short names, full names, legal forms, and names that found no place, a list each.
    """
    if "name" not in columns and "short_name" not in columns and "full_name" not in columns:
        nothing = [None] * columns.size
        return nothing, nothing, columns.get("legal_form"), nothing
    rows = zip(*(columns.get(name) for name in ("name", "short_name", "full_name", "legal_form")), strict=True)
    placed = [_place(*row) for row in rows]
    if not placed:
        return [], [], [], []
    short, full, forms, spare = (list(column) for column in zip(*placed, strict=True))
    return short, full, forms, spare


def _place(
    name: CompanyName | None, short: CompanyName | None, full: CompanyName | None, form: str | None
) -> tuple[str | None, str | None, str | None, str | None]:
    for candidate in (name, short, full):
        if form is None and candidate is not None:
            form = candidate.form
    spare = None
    if name is not None:
        if full is None and (name.long or short is not None):
            full = name
        elif short is None:
            short = name
        elif name.text not in (short.text, full.text if full is not None else None):
            spare = name.text
    return (
        short.text if short is not None else None,
        full.text if full is not None else None,
        form,
        spare,
    )


def _terms(columns: Columns, name: str) -> list[Term | None]:
    known: dict[str, Term] = {}
    return [
        None if label is None else known.get(label) or known.setdefault(label, Term(label=label))
        for label in columns.get(name)
    ]


def _images(columns: Columns, name: str) -> list[ImageRef | None]:
    return [
        None if text is None else ImageRef(url=text) if "://" in text else ImageRef(path=text)
        for text in columns.get(name)
    ]


def _customs(columns: Columns, spare: Iterable[str | None]) -> list[dict[str, Any]]:
    known = {name: values for name, values in columns.values.items() if name in _CUSTOM}
    held = {**known, **columns.custom}
    customs = [
        {name: value for name, value in zip(held, row, strict=True) if value is not None}
        for row in zip(*held.values(), strict=True)
    ] or [{} for _ in range(columns.size)]
    for custom, extra in zip(customs, spare, strict=True):
        if extra is not None:
            custom[_free(_SECOND_NAME, custom)] = extra
    return customs


def _free(name: str, taken: Mapping[str, Any]) -> str:
    return next(free for free in (name, *(f"{name} {number}" for number in range(2, 99))) if free not in taken)
