"""
From a card straight to JSON text: a function per class, compiled once from the model.

The encoder of the standard library escapes each key anew and collects a hundred pieces a card; here keys
are part of the code, and an object is one join of its fields' texts. Less than half of the time, and the
same text: tests hold it against `json.dumps`.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import functools
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from cjmkit.codec._plain import bare, default_of, refuse, writer_of
from cjmkit.codec._scalars import write_date
from cjmkit.codec._versions import CARD_SCHEMA
from cjmkit.model import ClientCard, FieldValue

__all__ = ["dumps", "text_of"]

dumps: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
"""Plain data as text, as every line is written."""


def _flat(items: Mapping[Any, Any]) -> str | None:
    """
    Return the text of a mapping of texts, as most are; None if there is anything else in it.
    """
    if items.__class__ is not dict:
        return None
    pieces = []
    for key, value in items.items():
        if key.__class__ is not str or value.__class__ is not str:
            return None
        pieces.append(encode_basestring(key) + ":" + encode_basestring(value))
    return "{" + ",".join(pieces) + "}"


_SHARED: Final[Mapping[str, Any]] = {
    "quoted": encode_basestring,
    "dumps": dumps,
    "refuse": refuse,
    "date": dt.date,
    "iso": dt.date.isoformat,
    "write_date": write_date,
    "flat": _flat,
    "digits": int.__repr__,
    # Digits, signs, E, NaN and Infinity: nothing that JSON escapes.
    "decimal": Decimal.__str__,
}


_SCALARS: Final[Mapping[Any, str]] = {
    str: "quoted({v})",
    int: "(digits({v}) if {v}.__class__ is int else refuse())",
    bool: "('true' if {v} is True else 'false' if {v} is False else refuse())",
    dt.date: "'\"' + (iso({v}) if {v}.__class__ is date else write_date({v})) + '\"'",
    Decimal: "'\"' + decimal({v}) + '\"'",
}


@functools.cache
def text_of(cls: type[Any]) -> Callable[[Any], str]:
    """
    Return the function that makes the JSON text of an object of *cls*, defaults left out.

    A value of a wrong type raises TypeError, ValueError or AttributeError.
    """
    names: dict[str, Any] = {**_SHARED, "cls": cls}
    hints, fields = get_type_hints(cls), attrs.fields(cls)
    pieces = [_piece(field, bare(hints[field.name]), names) for field in fields]
    if cls is ClientCard:
        pieces.insert(0, repr(f',"schema":"{CARD_SCHEMA}"'))
    joined = f"''.join(({', '.join(pieces)},))"
    # Each piece begins with its comma. The first one is cut off: here, if it is sure to be there.
    sure = pieces[0].startswith("',\"")
    whole = f"''.join(('{{{pieces[0][2:]}, {', '.join(pieces[1:])}, '}}'))" if sure else f"'{{' + {joined}[1:] + '}}'"
    source = [
        "def write(o):",
        "if o.__class__ is not cls: refuse()",
        *(f"v_{field.name} = o.{field.name}" for field in fields),
        f"return {whole}",
    ]
    exec(compile("\n ".join(source), f"<cjmkit text of {cls.__name__}>", "exec"), names)
    write: Callable[[Any], str] = names["write"]
    return write


def _piece(field: attrs.Attribute[Any], kind: Any, names: dict[str, Any]) -> str:
    """
    Return the expression of a field's text: its comma, key and value, or nothing if it has its default.
    """
    value, default = _expression(kind, field.name, names), field.default
    if default is attrs.NOTHING:
        return f"""',"{field.name}":', {value}"""
    if default is not None and attrs.has(type(default)):
        # A part that says nothing is seen by its text: cheaper than to compare all of its fields.
        names[f"d_{field.name}"] = default
        return f"""'' if v_{field.name} is d_{field.name} or (t := {value}) == '{{}}' else ',"{field.name}":' + t"""
    return f"""'' if {_is_default(field, names)} else ',"{field.name}":' + {value}"""


def _is_default(field: attrs.Attribute[Any], names: dict[str, Any]) -> str:
    v, d, default = f"v_{field.name}", f"d_{field.name}", field.default
    if default is None:
        return f"{v} is None"
    if default == ():
        return f"{v}.__class__ is tuple and not {v}"
    names[d] = default_of(field)
    return f"{v} is {d}" if isinstance(default, (bool, enum.Enum)) else f"{v} is {d} or {v} == {d}"


def _expression(kind: Any, name: str, names: dict[str, Any]) -> str:
    """
    Return the expression of a value's text, which refuses a value of another type.
    """
    v, own = f"v_{name}", f"w_{name}"
    if kind in _SCALARS:
        return _SCALARS[kind].format(v=v)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        names[f"k_{name}"], names[own] = kind, {member.value: dumps(member.value) for member in kind}
        return f"{own}[{v}._value_ if {v}.__class__ is k_{name} else refuse()]"
    if attrs.has(kind):
        names[own] = text_of(kind)
        return f"{own}({v})"
    if get_origin(kind) is tuple and attrs.has(get_args(kind)[0]):
        names[own] = text_of(get_args(kind)[0])
        return f"'[' + ','.join([{own}(i) for i in ({v} if {v}.__class__ is tuple else refuse())]) + ']'"
    if kind == tuple[str, ...]:
        return f"'[' + ','.join(map(quoted, {v} if {v}.__class__ is tuple else refuse())) + ']'"
    names[own] = writer_of(kind)
    if get_origin(kind) is collections.abc.Mapping and get_args(kind)[1] in (str, FieldValue):
        return f"(flat({v}) or dumps({own}({v})))"
    return f"dumps({own}({v}))"
