"""
The quick writer: a function per class, compiled once from the model, that makes JSON text directly.

It gives the same text as `json.dumps` of `card_to_dict`, several times quicker: no dicts in
between, no look at the type of each value. The tests hold the two equal.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import functools
import types
from collections.abc import Callable
from decimal import Decimal
from json.encoder import encode_basestring  # C where there is C; json.dumps uses it
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from cjmkit.codec import _scalars
from cjmkit.codec._versions import CARD_SCHEMA
from cjmkit.model import ClientCard, FieldValue

__all__ = ["card_encoder", "default_of"]

Encoder = Callable[[Any], str]

_quote: Final[Encoder] = encode_basestring


@functools.cache
def card_encoder() -> Encoder:
    """
    Return the function that writes a card as one line of JSON.

    It raises TypeError, ValueError, AttributeError or KeyError for a value of a wrong type.
    """
    encode = _encoder(ClientCard)
    head = f'{{"schema":{_quote(CARD_SCHEMA)}'

    def encode_card(card: ClientCard) -> str:
        body = encode(card)
        return f"{head}}}" if body == "{}" else f"{head},{body[1:]}"

    return encode_card


@functools.cache
def _encoder(kind: Any) -> Encoder:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if attrs.has(kind):
        return _compiled(kind)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return functools.partial(_member, kind)
    if get_origin(kind) is tuple:
        return functools.partial(_array, _encoder(get_args(kind)[0]))
    return functools.partial(_object, _encoder(get_args(kind)[1]))


def _compiled(cls: type[Any]) -> Encoder:
    names: dict[str, Any] = {"cls": cls, "refuse": _refuse}
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)
    body = [_line(field, _bare(hints[field.name]), names) for field in fields]
    joined = "".join(f"{{f_{field.name}}}" for field in fields)
    # A subclass could hold fields that nobody would write, so it is refused.
    source = ["def encode(o):", "if o.__class__ is not cls: refuse()", *body, f"return '{{' + f'{joined}'[1:] + '}}'"]
    exec(compile("\n ".join(source), f"<cjmkit encoder of {cls.__name__}>", "exec"), names)
    encode: Encoder = names["encode"]
    return encode


def _line(field: attrs.Attribute[Any], kind: Any, names: dict[str, Any]) -> str:
    name, default = field.name, field.default
    names[f"d_{name}"], names[f"w_{name}"] = default_of(field), _encoder(kind)
    text = f"f_{name} = ',\"{name}\":' + w_{name}(v)"
    if default is attrs.NOTHING:
        return f"v = o.{name}; {text}"
    if default is None:
        return f"v = o.{name}; {text} if v is not None else ''"
    differs = "is not" if isinstance(default, (bool, enum.Enum)) else "!="
    return f"v = o.{name}; {text} if v {differs} d_{name} else ''"


def _refuse() -> str:
    raise TypeError


def default_of(field: attrs.Attribute[Any]) -> Any:
    """
    Return the default of *field*, made anew if it is made by a factory.
    """
    default: Any = field.default
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]


def _bare(hint: Any) -> Any:
    # FieldValue is a union too; only `X | None` is unwrapped.
    if isinstance(hint, types.UnionType) and hint != FieldValue:
        return next(kind for kind in get_args(hint) if kind is not type(None))
    return hint


def _array(encode: Encoder, items: Any) -> str:
    if not isinstance(items, tuple):  # a text would become its letters
        raise TypeError
    return f"[{','.join([encode(item) for item in items])}]"


def _object(encode: Encoder, items: collections.abc.Mapping[str, Any]) -> str:
    return f"{{{','.join([f'{_quote(key)}:{encode(value)}' for key, value in items.items()])}}}"


def _member(kind: type[enum.Enum], member: Any) -> str:
    # `_value_` is ten times quicker than `value`; the values are plain words (a test looks).
    return f'"{member._value_}"' if member.__class__ is kind else _refuse()


def _boolean(value: Any) -> str:
    if value.__class__ is not bool:
        raise TypeError
    return "true" if value else "false"


def _field_value(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _quote(value)
    if kind is bool:
        return "true" if value else "false"
    return _any(_scalars.write_field_value(value))


def _any(plain: Any) -> str:
    if isinstance(plain, str):
        return _quote(plain)
    if isinstance(plain, list):
        return f"[{','.join(map(_quote, plain))}]"
    if isinstance(plain, dict):
        return _object(_quote, plain)
    return float.__repr__(plain) if isinstance(plain, float) else int.__repr__(plain)


def _text_of(write: Callable[[Any], str]) -> Encoder:
    return lambda value: f'"{write(value)}"'  # digits, letters and signs that need no escape


_SCALARS: Final[dict[Any, Encoder]] = {
    str: _quote,
    int: int.__repr__,
    bool: _boolean,
    bytes: _text_of(_scalars.write_bytes),
    Decimal: _text_of(_scalars.write_decimal),
    dt.date: _text_of(_scalars.write_date),
    dt.datetime: _text_of(_scalars.write_datetime),
    FieldValue: _field_value,
}
