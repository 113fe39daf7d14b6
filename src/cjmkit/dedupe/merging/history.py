"""
History: what the cards held that did not stay, kept in a sub-table of the merged card.

A row says the *field*, its *value*, and where it came from: *source* (file, sheet, row) and *card* (its id). The same
value of the same field is kept once, so merging again adds nothing.
"""

from __future__ import annotations

import base64
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from cjmkit.model import ClientCard
from cjmkit.model.fields import FieldValue, default_of

__all__ = ["HISTORY", "History", "leaves", "value_key"]

HISTORY: Final = "merged"
"""The name of the sub-table."""

_Rows = tuple[Mapping[str, FieldValue], ...]


class History:
    """
    Collects the rows of one merge, each field and value once.
    """

    def __init__(self, cards: Iterable[ClientCard]) -> None:
        self._rows: dict[tuple[str, str], Mapping[str, FieldValue]] = {}
        for row in (row for card in cards for row in card.tables.get(HISTORY, ())):
            self._rows.setdefault(_row_key(row), row)

    def add(self, path: str, value: object, card: ClientCard) -> bool:
        """
        Keep *value*, which *card* held at *path*; return whether any of it is new.
        """
        before = len(self._rows)
        for place, leaf in leaves(value, path):
            row = {"field": place, "value": leaf, **_place(card)}
            self._rows.setdefault(_row_key(row), row)
        return len(self._rows) > before

    def rows(self) -> _Rows:
        """
        Return the rows in the order they came.
        """
        return tuple(self._rows.values())


def _row_key(row: Mapping[str, FieldValue]) -> tuple[str, str]:
    # A sub-table of that name may be somebody else's: its rows are told apart by all they hold.
    if set(row) - {"source", "card"} == {"field", "value"}:
        return str(row["field"]), value_key(row["value"])
    return "", value_key(row)


def _place(card: ClientCard) -> dict[str, FieldValue]:
    found: dict[str, FieldValue] = {}
    origin = card.origin
    if origin is not None and origin.source:
        place = ", ".join(str(part) for part in (origin.sheet, origin.row) if part is not None)
        found["source"] = f"{origin.source} ({place})" if place else origin.source
    if card.id:
        found["card"] = card.id
    return found


def value_key(value: object) -> str:
    """
    Return a text that is the same for the same value alone: 1, 1.0 and True are three values.
    """
    match value:
        case tuple() | list():
            return f"({', '.join(map(value_key, value))})"
        case Mapping():
            return f"{{{', '.join(sorted(f'{name!r}: {value_key(inner)}' for name, inner in value.items()))}}}"
        case _ if attrs.has(type(value)):
            # Not its repr, which is silent about personal data.
            inner = (value_key(getattr(value, name)) for name in _names(type(value)))
            return f"{type(value).__name__}({', '.join(inner)})"
    return f"{type(value).__name__} {value!r}"


def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))


def leaves(value: object, path: str) -> Iterator[tuple[str, FieldValue]]:
    """
    Yield every simple value below *value* with its path; what is as in an empty object is left out.
    """
    match value:
        case None:
            return
        case enum.Enum():
            yield path, value.value
        case bytes():
            yield path, base64.b64encode(value).decode()
        case Mapping():
            for name, inner in value.items():
                yield from leaves(inner, f"{path}.{name}")
        case tuple() | list():
            for inner in value:
                yield from leaves(inner, path)
        case _ if attrs.has(type(value)):
            yield from _of_object(value, path)
        case _:
            yield path, value  # type: ignore[misc]  # a model holds nothing else


def _of_object(value: Any, path: str) -> Iterator[tuple[str, FieldValue]]:
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        if field.default is attrs.NOTHING or inner != default_of(field):
            yield from leaves(inner, f"{path}.{field.name}")
