"""
From an object to plain data: a function per class, compiled once from the model.

Writing is on the hot path, and most of a model's fields are empty on most cards; straight code that
looks at each field once is about twice as quick as the general converter, and as strict as the reader.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import functools
import types
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from cjmkit.codec import _scalars
from cjmkit.codec._dialect import CARDS, Dialect, has_short
from cjmkit.model import FieldValue
from cjmkit.model.fields import default_of

__all__ = ["Unfit", "bare", "default_of", "refuse", "writer_of"]

Writer = Callable[[Any], Any]


@attrs.frozen
class Unfit:
    """
    Stands in plain data for a value of a wrong type, for the reader to name its path.
    """

    value: object


@functools.cache
def writer_of(kind: Any, *, loose: bool = False, dialect: Dialect = CARDS) -> Writer:
    """
    Return the function that makes plain data of a value of *kind*, defaults left out.

    A part that has a short form and nothing to tell beyond it is written short.

    A value of a wrong type raises TypeError, ValueError or AttributeError; if *loose*, `Unfit`
    takes its place.
    """
    write = _writer(kind, loose, dialect)
    return functools.partial(_or_unfit, write) if loose else write


def bare(kind: Any) -> Any:
    """
    Return X of ``X | None``, and any other annotation as it is.
    """
    if isinstance(kind, types.UnionType) and kind != FieldValue:
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def _writer(kind: Any, loose: bool, dialect: Dialect) -> Writer:
    if kind in dialect.writers:
        return dialect.writers[kind]
    if kind in _SCALARS:
        return _SCALARS[kind]
    if attrs.has(kind):
        write = _compiled(kind, loose, dialect)
        return functools.partial(_shortest, kind, dialect, write) if has_short(kind) else write
    if get_origin(kind) is tuple:
        return functools.partial(_array, writer_of(get_args(kind)[0], loose=loose, dialect=dialect))
    if get_origin(kind) is collections.abc.Mapping:
        write = functools.partial(_object, writer_of(get_args(kind)[1], loose=loose, dialect=dialect))
        return write if dialect.keyed is dict else lambda items: dialect.keyed(write(items))
    return functools.partial(_member, kind)


def _compiled(cls: type[Any], loose: bool, dialect: Dialect) -> Writer:
    names: dict[str, Any] = {"cls": cls, "text": _text, "refuse": refuse}
    hints = get_type_hints(cls)
    body = [_line(field, bare(hints[field.name]), names, loose, dialect) for field in attrs.fields(cls)]
    head = {"schema": dialect.family.schema} if cls is dialect.root else {}
    # A subclass could hold fields that nobody would write, so it is refused.
    source = ["def write(o):", "if o.__class__ is not cls: refuse()", f"d = {head!r}", *body, "return d"]
    exec(compile("\n ".join(source), f"<cjmkit writer of {cls.__name__}>", "exec"), names)
    write: Writer = names["write"]
    return write


def _shortest(cls: type[Any], dialect: Dialect, write: Writer, value: Any) -> Any:
    if value.__class__ is not cls:
        refuse()
    text = value.short
    # A field of a wrong type may make a short form of a wrong type: the longer road refuses it.
    return dialect.short(text, value, write) if text.__class__ is str else write(value)


def _line(field: attrs.Attribute[Any], kind: Any, names: dict[str, Any], loose: bool, dialect: Dialect) -> str:
    name, default, write_value = field.name, field.default, writer_of(kind, loose=loose, dialect=dialect)
    names[f"d_{name}"], names[f"k_{name}"], names[f"w_{name}"] = default_of(field), kind, write_value
    if get_origin(kind) is tuple:
        names[f"i_{name}"] = writer_of(get_args(kind)[0], loose=loose, dialect=dialect)
    write = f"d['{name}'] = {f'w_{name}(v)' if loose else _expression(kind, name)}"
    if default is attrs.NOTHING:
        return f"v = o.{name}; {write}"
    if default is None:
        condition = "v is not None"
    elif isinstance(default, (bool, enum.Enum)):
        condition = f"v is not d_{name}"
    elif isinstance(default, tuple):
        condition = "v.__class__ is not tuple or v" if not default else f"v != d_{name}"
    else:
        condition = f"v is not d_{name}"
        if isinstance(kind, type) and attrs.has(kind) and not loose:
            # A part that says nothing writes nothing: cheaper to see than to compare.
            return f"v = o.{name}\n if {condition}:\n  v = w_{name}(v)\n  if v: d['{name}'] = v"
        condition += f" and v != d_{name}"
    return f"v = o.{name}\n if {condition}: {write}"


def _expression(kind: Any, name: str) -> str:
    # The two kinds of most fields cost no call.
    if kind is str:
        return "v if v.__class__ is str else text(v)"
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return f"v._value_ if v.__class__ is k_{name} else refuse()"
    if get_origin(kind) is tuple:
        return f"[i_{name}(i) for i in v] if v.__class__ is tuple else w_{name}(v)"
    return f"w_{name}(v)"


def _or_unfit(write: Writer, value: Any) -> Any:
    try:
        return write(value)
    except (TypeError, ValueError, AttributeError):
        return Unfit(value)


def refuse() -> Any:
    """
    Raise TypeError: a value is of a wrong type.
    """
    raise TypeError


def _text(value: Any) -> str:
    return str.__str__(value)  # of a subclass its characters, whatever its own `__str__` says


def _exactly(kind: type[Any], value: Any) -> Any:
    return value if value.__class__ is kind else refuse()


def _member(kind: type[enum.Enum], value: Any) -> Any:
    return value._value_ if value.__class__ is kind else refuse()


def _array(write: Writer, items: Any) -> list[Any]:
    if not isinstance(items, tuple):  # a text would become its letters
        refuse()
    return [write(item) for item in items]


def _object(write: Writer, items: collections.abc.Mapping[str, Any]) -> dict[str, Any]:
    return {(key if key.__class__ is str else _text(key)): write(value) for key, value in items.items()}


_SCALARS: Final[dict[Any, Writer]] = {
    str: _text,
    int: functools.partial(_exactly, int),
    bool: functools.partial(_exactly, bool),
    bytes: _scalars.write_bytes,
    Decimal: _scalars.write_decimal,
    dt.date: _scalars.write_date,
    dt.datetime: _scalars.write_datetime,
    FieldValue: _scalars.write_field_value,
}
