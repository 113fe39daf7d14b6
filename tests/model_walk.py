"""
A walk through the model: every place of a card where JSON may put a value, found by introspection.

A place is a path of keys and indexes. `put(path, value)` makes a whole, otherwise right record with
that value there.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from cjmkit.codec import CARD_SCHEMA
from cjmkit.model import ClientCard, FieldValue

__all__ = ["JSON_VALUES", "PLACES", "filled", "put", "record"]


def record(**fields: Any) -> dict[str, Any]:
    return {"schema": CARD_SCHEMA, **fields}


FILLED: dict[Any, Any] = {
    str: "x",
    int: 3,
    bool: True,
    bytes: "YQ==",
    Decimal: "1.5",
    dt.date: "2025-01-31",
    dt.datetime: "2025-01-31T09:30:00",
    FieldValue: "x",
}
JSON_VALUES: list[Any] = [None, True, False, 0, 7, 1.5, "", "text", "2025-01-31", [], ["a"], [1], [[]], {}, {"a": 1}]
JSON_VALUES += [{"decimal": "1"}, {"decimal": 1}, {"date": "2025-02-30"}, {"a": "b", "c": "d"}, [None], [{}], 10**30]


def bare(kind: Any) -> Any:
    if isinstance(kind, types.UnionType) and kind != FieldValue:
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def filled(kind: Any) -> Any:
    kind = bare(kind)
    if kind in FILLED:
        return FILLED[kind]
    if get_origin(kind) is tuple:
        return [filled(get_args(kind)[0])]
    if get_origin(kind) is collections.abc.Mapping:
        return {"k": filled(get_args(kind)[1])}
    if issubclass(kind, enum.Enum):
        return next(iter(kind)).value
    return {name: filled(hint) for name, hint in get_type_hints(kind).items()}


def places(kind: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if path:
        yield path, kind
    kind = bare(kind)
    if get_origin(kind) is tuple:
        yield from places(get_args(kind)[0], (*path, 0))
    elif get_origin(kind) is collections.abc.Mapping:
        yield from places(get_args(kind)[1], (*path, "k"))
    elif attrs.has(kind):
        for name, hint in get_type_hints(kind).items():
            yield from places(hint, (*path, name))


PLACES = list(places(ClientCard))


def put(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    whole = record(**filled(ClientCard))
    inner: Any = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return whole
