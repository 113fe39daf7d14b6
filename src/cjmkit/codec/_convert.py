"""
The cattrs converter that reads documents: strict, because cattrs alone makes 'None' of None and '7' of 7.
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import functools
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn

from cjmkit.codec import _scalars, _words
from cjmkit.codec._catalogue import NOT_A_CHOICE
from cjmkit.codec._dialect import CARDS, Dialect, has_short
from cjmkit.codec._scalars import WrongError, wrong_type
from cjmkit.model import FieldValue

__all__ = ["structuring_converter"]

Hook = Callable[[Any, Any], Any]


def _read_text(value: object, _type: Any) -> str:
    if type(value) is not str:
        raise wrong_type(value, _words.TEXT)
    return value


def _read_text_or_none(value: object, _type: Any) -> str | None:
    # Most fields are of this type: one call instead of the two of cattrs' own Optional.
    if value is not None and type(value) is not str:
        raise wrong_type(value, _words.TEXT)
    return value


def _read_integer(value: object, _type: Any) -> int:
    if type(value) is not int:
        raise wrong_type(value, _words.INTEGER)
    return value


def _read_boolean(value: object, _type: Any) -> bool:
    if type(value) is not bool:
        raise wrong_type(value, _words.BOOLEAN)
    return value


@functools.cache
def _members(cls: type[enum.Enum]) -> Mapping[object, enum.Enum]:
    return {member.value: member for member in cls}


def _read_enum(value: object, cls: type[enum.Enum]) -> enum.Enum:
    if type(value) is not str:
        raise wrong_type(value, _words.TEXT)
    members = _members(cls)
    if value not in members:
        raise WrongError(NOT_A_CHOICE, value, choices=", ".join(map(str, members)))
    return members[value]


_READERS: Final[Mapping[Any, Hook]] = {
    str: _read_text,
    str | None: _read_text_or_none,
    int: _read_integer,
    bool: _read_boolean,
    bytes: _scalars.read_bytes,
    Decimal: _scalars.read_decimal,
    dt.date: _scalars.read_date,
    dt.datetime: _scalars.read_datetime,
    FieldValue: _scalars.read_field_value,
    enum.Enum: _read_enum,
}


@functools.cache
def structuring_converter(*, detailed: bool, dialect: Dialect = CARDS) -> cattrs.Converter:
    """
    Return the converter that reads; *detailed* collects every error with its path.
    """
    converter = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    read_object = functools.partial(_object_reader, converter, detailed, dialect)
    converter.register_structure_hook_factory(attrs.has, read_object)
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_array_reader, converter))
    converter.register_structure_hook_factory(_is_mapping, functools.partial(_mapping_reader, converter))
    for kind, hook in {**_READERS, **dialect.readers}.items():
        converter.register_structure_hook(kind, hook)
    return converter


def _object_reader(converter: cattrs.Converter, detailed: bool, dialect: Dialect, cls: type[Any]) -> Hook:
    read: Hook = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=detailed
    )
    short, expected = has_short(cls), _words.OBJECT_OR_TEXT if has_short(cls) else _words.OBJECT

    def hook(value: object, wanted: Any) -> Any:
        if not isinstance(value, dict):
            if short and type(value) is str:
                return cls.from_short(value)
            raise wrong_type(value, expected)
        if detailed and not all(isinstance(key, str) for key in value):  # not JSON; cattrs trips over it
            raise WrongError(dialect.unknown_key, None, key="…", hint="", hint_ru="")
        return read(value, wanted)

    return hook


def _array_reader(converter: cattrs.Converter, kind: Any) -> Hook:
    items: Any = list[kind.__args__[0]]

    def hook(value: object, _type: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):  # cattrs takes any iterable: a text would become its letters
            raise wrong_type(value, _words.ARRAY)
        return tuple(converter.structure(value, items))

    return hook


def _mapping_reader(converter: cattrs.Converter, kind: Any) -> Hook:
    items: Any = dict.__class_getitem__(kind.__args__)

    def hook(value: object, _type: Any) -> Any:
        if not isinstance(value, dict):
            raise wrong_type(value, _words.OBJECT)
        return converter.structure(value, items)

    return hook


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is collections.abc.Mapping
