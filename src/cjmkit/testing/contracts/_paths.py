"""
Paths: where two cards or projects differ, and whether a loss tells of it.

A path has no indexes (``contacts.note``), as the loss list has none. A loss tells of a difference if one of the two
lies within the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs

from cjmkit.model import ClientCard
from cjmkit.model.flat import FLAT_FIELDS, Part, split_number
from cjmkit.testing.samples import filled

__all__ = ["Difference", "differences", "is_known_path", "place_of", "project_differences", "related"]

_ROOTS: Final[Mapping[Part, str]] = {
    Part.BANK: "bank_accounts",
    Part.ADDRESS: "addresses",
    Part.PEOPLE: "people",
    Part.CONTACTS: "contacts",
    Part.PERSON: "person",
    Part.LOYALTY: "loyalty_card",
    Part.CONSENT: "consents",
    Part.TASK: "tasks",
}
_FIELDS: Final = frozenset(field.name for field in attrs.fields(ClientCard))
_SORTED: Final = ("kind", "role")


@attrs.frozen
class Difference:
    """
    A *path* where something came back otherwise; whether it *was_filled*, and what stood there *before*.
    """

    path: str
    before: Any = attrs.field(default=None, repr=False)
    was_filled: bool = attrs.field(kw_only=True)


def differences(before: Any, after: Any, path: str = "") -> Iterator[Difference]:
    """
    Yield where *after* is not what *before* was; the order of contacts of different kinds does not count.
    """
    if type(before) is type(after) and attrs.has(type(before)):
        for field in attrs.fields(type(before)):
            here = f"{path}.{field.name}" if path else field.name
            yield from differences(getattr(before, field.name), getattr(after, field.name), here)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        if len(before) != len(after):
            yield _difference(path, before)
            return
        for one, other in zip(_ordered(before), _ordered(after), strict=True):
            yield from differences(one, other, path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            if key not in before or key not in after:
                yield _difference(f"{path}.{key}", before.get(key))
            else:
                yield from differences(before[key], after[key], f"{path}.{key}")
    elif type(before) is not type(after) or before != after:
        yield _difference(path, before)


def _difference(path: str, before: Any) -> Difference:
    return Difference(path, before, was_filled=_is_filled(before))


def _is_filled(value: Any) -> bool:
    if attrs.has(type(value)):
        return any(_is_filled(getattr(value, field.name)) for field in attrs.fields(type(value)))
    return value is not None and value != () and value != {} and value != ""


def _ordered(rows: tuple[Any, ...]) -> list[Any]:
    for name in _SORTED:
        if all(hasattr(row, name) for row in rows):
            return sorted(rows, key=lambda row: str(getattr(row, name)))
    return list(rows)


def project_differences(before: Any, after: Any) -> Iterator[Difference]:
    """
    Yield where two projects differ as the loss lists of journeys say it: ``Stage.kpis``.
    """
    if type(before) is type(after) and attrs.has(type(before)):
        for field in attrs.fields(type(before)):
            one, other = getattr(before, field.name), getattr(after, field.name)
            if one != other:
                yield _difference(f"{type(before).__name__}.{field.name}", one)
                yield from project_differences(one, other)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        for one, other in zip(before, after, strict=False):
            yield from project_differences(one, other)


def place_of(loss: str) -> str:
    """
    Return the path of a card that *loss* speaks of: flat names become paths, inner words of no field go.
    """
    head, _, rest = loss.partition(".")
    flat = FLAT_FIELDS.get(split_number(loss)[0]) if not rest and head not in _FIELDS else None
    if flat is not None:
        return f"requisites.{flat.name}" if flat.part is Part.REQUISITES else _ROOTS.get(flat.part, "card")
    if head in ("custom", "tables") or not rest:
        return loss
    return loss if rest.split(".")[0] in _inner(head) else head


@cache
def _inner(root: str) -> frozenset[str]:
    value = getattr(filled(ClientCard), root, None)
    part: Any = value[0] if isinstance(value, tuple) and value else value
    return frozenset(field.name for field in attrs.fields(type(part))) if attrs.has(type(part)) else frozenset()


def is_known_path(loss: str) -> bool:
    """
    Return whether *loss* begins with a field of a card, or is a flat name, or ``card`` for a whole card.
    """
    return loss == "card" or loss.partition(".")[0] in _FIELDS or split_number(loss)[0] in FLAT_FIELDS


def related(loss: str, difference: str) -> bool:
    """
    Return whether *loss* speaks of *difference*.
    """
    place = place_of(loss)
    if place == "card":
        return True
    return place == difference or difference.startswith(f"{place}.") or place.startswith(f"{difference}.")
