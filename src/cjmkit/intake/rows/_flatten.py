"""
A record with inner objects and lists as one row of named cells.

``{"bank": {"bik": …}}`` gives ``bank.bik``; a list of plain values is joined by ``"; "``; a list
of objects gives ``phones.1.value``, ``phones.2.value``, counted from 1; a list of more than twenty
objects stays JSON text in one cell, because it would make a column of each of its values.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, cast

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import text
from cjmkit.intake.rows.table import Cell

__all__ = ["flatten"]

_SPREAD: Final = 20
_INNER: Final = frozenset({dict, list})

Note: TypeAlias = Callable[[Rule, int], None]


def flatten(record: Mapping[str, object], note: Note) -> dict[str, Cell]:
    """
    Return the cells of *record* by dotted key; *note* is told what could not be spread.
    """
    if _INNER.isdisjoint(map(type, record.values())):
        return {key: _tidy(value) if type(value) is str else cast(Cell, value) for key, value in record.items()}
    cells: dict[str, Cell] = {}
    for key, value in record.items():
        _add(cells, key, value, note)
    return cells


def _add(cells: dict[str, Cell], key: str, value: object, note: Note) -> None:
    if isinstance(value, dict):
        for inner, inside in value.items():
            _add(cells, f"{key}.{inner}", inside, note)
    elif isinstance(value, list):
        _add_list(cells, key, value, note)
    else:
        _put(cells, key, value, note)


def _add_list(cells: dict[str, Cell], key: str, values: list[object], note: Note) -> None:
    if not any(isinstance(value, (dict, list)) for value in values):
        _put(cells, key, _joined(values), note)
    elif len(values) > _SPREAD:
        note(text.LIST_AS_TEXT, len(values))
        _put(cells, key, json.dumps(values, ensure_ascii=False), note)
    else:
        for number, value in enumerate(values, 1):
            _add(cells, f"{key}.{number}", value, note)


def _joined(values: list[object]) -> Cell:
    present = [value for value in values if value is not None and value != ""]
    if len(present) == 1:
        return cast(Cell, present[0])
    return "; ".join(value if isinstance(value, str) else json.dumps(value) for value in present)


def _put(cells: dict[str, Cell], key: str, value: object, note: Note) -> None:
    if key in cells:
        number = 2
        while f"{key} ({number})" in cells:
            number += 1
        note(text.KEY_TAKEN, number)
        key = f"{key} ({number})"
    cells[key] = _tidy(value) if isinstance(value, str) else cast(Cell, value)


def _tidy(value: str) -> str | None:
    return value if value and not value.isspace() else None
