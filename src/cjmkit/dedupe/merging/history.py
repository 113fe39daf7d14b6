"""
History: what the merged cards held and the merged one does not, kept as rows of a sub-table.

A row says the field, the value and the card it came from. A value stands there once, whoever else held it: the same
file read every week adds nothing.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, TypeAlias

from cjmkit.codec import card_to_dict
from cjmkit.model import ClientCard, FieldValue, PersonDetails

__all__ = ["HISTORY", "Row", "history_row", "history_values", "row_key", "united_rows"]

HISTORY: Final = "merge_history"
"""The sub-table of `ClientCard.tables` that keeps what a merge did not."""

Row: TypeAlias = Mapping[str, FieldValue]

_AS_THEY_ARE: Final = (str, int, float, Decimal, dt.date)
_PERSON: Final = "person."


def history_row(path: str, value: Any, card: ClientCard) -> Row:
    """
    Return the row that keeps *value*, which *card* held at *path*.
    """
    row: dict[str, FieldValue] = {"field": path, "value": _field_value(path, value)}
    origin = card.origin
    if origin is not None:
        told = {"source": origin.source, "sheet": origin.sheet, "row": origin.row}
        row |= {name: part for name, part in told.items() if part is not None}
    if card.id and path != "id":
        row["id"] = card.id
    if card.updated_at is not None:
        row["updated_at"] = card.updated_at
    return row


def history_values(card: ClientCard, path: str) -> Iterator[FieldValue]:
    """
    Yield what the history of *card* keeps for *path*.
    """
    for row in card.tables.get(HISTORY, ()):
        if row.get("field") == path and "value" in row:
            yield row["value"]


def united_rows(name: str, tables: Iterable[tuple[Row, ...]]) -> tuple[Row, ...]:
    """
    Return the rows of all *tables* called *name*: those of the first as they are, of the others what it lacks.
    """
    found: list[Row] = []
    known: set[object] = set()
    for rows in tables:
        fresh = [row for row in rows if row_key(name, row) not in known] if known else list(rows)
        known.update(row_key(name, row) for row in fresh)
        found += fresh
    return tuple(found)


def row_key(name: str, row: Row) -> object:
    """
    Return what tells one row from another: of the history its field and value, of other tables everything.
    """
    if name == HISTORY and "field" in row and "value" in row:
        return _exact("field", row["field"]), _exact("value", row["value"])
    return frozenset(_exact(key, value) for key, value in row.items())


def _exact(key: str, value: FieldValue) -> tuple[str, str, str]:
    # 1, True and 1.0 are equal to Python and different to whoever wrote them.
    return key, type(value).__name__, repr(value)


def _field_value(path: str, value: Any) -> FieldValue:
    """
    Return *value* as a sub-table can hold it: a thing of several parts as the JSON text that a file has for it.
    """
    if isinstance(value, _AS_THEY_ARE) or (isinstance(value, tuple) and path.startswith("custom.")):
        return value
    name = path.removeprefix(_PERSON)
    held: dict[str, Any] = {name: (value,) if name in _LISTS else value}
    if name == path:
        plain = card_to_dict(ClientCard(**held))[name]
    else:
        plain = card_to_dict(ClientCard(person=PersonDetails(**held)))["person"][name]
    if name in _LISTS:
        plain = plain[0]
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, sort_keys=True)


_LISTS: Final = frozenset(
    ("bank_accounts", "addresses", "people", "contacts", "consents", "tasks", "relatives", "children")
)
