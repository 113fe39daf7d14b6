"""
Comparing the fields of one thing in two versions.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from cjmkit.model.fields import default_of

__all__ = ["FieldChange", "as_plain", "changed_fields"]


@attrs.frozen
class FieldChange:
    """
    A field that differs, by its dotted name, with its plain values.
    """

    name: str
    before: object
    after: object


def changed_fields(old: object, new: object, skip: Collection[str] = ()) -> Iterator[FieldChange]:
    """
    Yield the fields of two things of one class that differ, *skip* left out; nested things by dotted names.
    """
    cls: type[Any] = type(old)
    for field in attrs.fields(cls):
        if field.name not in skip:
            yield from _changed(field.name, getattr(old, field.name), getattr(new, field.name))


def _changed(name: str, before: object, after: object) -> Iterator[FieldChange]:
    if before == after and type(before) is type(after):
        return
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield _listed(name, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*before, *after]):
            yield from _changed(f"{name}.{key}", before.get(key), after.get(key))
    elif _comparable(before, after):
        yield from _nested(name, before, after)
    else:
        yield FieldChange(name, as_plain(before), as_plain(after))


def _comparable(before: object, after: object) -> bool:
    # A thing that came or went is told field by field as well: an emotion that became known, for one.
    kinds = {type(each) for each in (before, after) if each is not None}
    return len(kinds) == 1 and all(attrs.has(kind) for kind in kinds)


def _nested(name: str, before: Any, after: Any) -> Iterator[FieldChange]:
    cls: type[Any] = type(after if before is None else before)
    found = False
    for field in attrs.fields(cls):
        default = _default(field)
        first = default if before is None else getattr(before, field.name)
        second = default if after is None else getattr(after, field.name)
        for change in _changed(f"{name}.{field.name}", first, second):
            found = True
            yield change
    if not found and (before is None or after is None):
        yield FieldChange(name, as_plain(before), as_plain(after))


def _default(field: attrs.Attribute[Any]) -> Any:
    default = default_of(field)
    return None if default is attrs.NOTHING else default


def _listed(name: str, before: tuple[object, ...], after: tuple[object, ...]) -> FieldChange:
    first, second = [_hashable(each) for each in before], [_hashable(each) for each in after]
    gone, come = Counter(first) - Counter(second), Counter(second) - Counter(first)
    if not gone and not come:  # the order alone
        return FieldChange(name, as_plain(before), as_plain(after))
    return FieldChange(name, _remaining(before, first, gone), _remaining(after, second, come))


def _hashable(value: object) -> str:
    return repr(as_plain(value))


def _remaining(values: tuple[object, ...], keys: list[str], wanted: Counter[str]) -> list[object]:
    left = Counter(wanted)
    found = []
    for value, key in zip(values, keys, strict=True):
        if left[key]:
            left[key] -= 1
            found.append(as_plain(value))
    return found


def as_plain(value: object) -> Any:
    """
    Return *value* as plain data for JSON: things with a short form as that, dates as ISO 8601.
    """
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): as_plain(each) for key, each in value.items()}
    if isinstance(value, bytes):
        return f"<{len(value)} B>"
    cls: type[Any] = type(value)
    return _as_object(value, cls) if attrs.has(cls) else value


def _as_object(value: Any, cls: type[Any]) -> Any:
    short = getattr(value, "short", None)
    if short is not None:
        return short
    return {
        field.name: as_plain(getattr(value, field.name))
        for field in attrs.fields(cls)
        if getattr(value, field.name) != _default(field)
    }
