"""
The cattrs converters: strict both ways, because cattrs alone makes 'None' of None and '7' of 7.
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
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from cjmkit.codec import _scalars, _words
from cjmkit.codec._catalogue import NOT_A_CHOICE, UNKNOWN_KEY
from cjmkit.codec._scalars import WrongError, wrong_type
from cjmkit.model import FieldValue

__all__ = ["Unfit", "plain_converter", "structuring_converter"]

Hook = Callable[[Any, Any], Any]
Unhook = Callable[[Any], Any]


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
def structuring_converter(*, detailed: bool) -> cattrs.Converter:
    """
    Return the converter that reads; *detailed* collects every error with its path.
    """
    converter = cattrs.Converter(detailed_validation=detailed, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, functools.partial(_object_reader, converter, detailed))
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_array_reader, converter))
    converter.register_structure_hook_factory(_is_mapping, functools.partial(_mapping_reader, converter))
    for kind, hook in _READERS.items():
        converter.register_structure_hook(kind, hook)
    return converter


def _object_reader(converter: cattrs.Converter, detailed: bool, cls: type[Any]) -> Hook:
    read: Hook = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=detailed
    )

    def hook(value: object, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise wrong_type(value, _words.OBJECT)
        if detailed and not all(isinstance(key, str) for key in value):  # not JSON; cattrs trips over it
            raise WrongError(UNKNOWN_KEY, None, key="…", hint="", hint_ru="")
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


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is collections.abc.Mapping


@attrs.frozen
class Unfit:
    """
    Stands in plain data for a value of a wrong type, for the reader to name its path.
    """

    value: object


@functools.cache
def plain_converter(*, strict: bool = True) -> cattrs.Converter:
    """
    Return the converter that makes plain data of a card, defaults left out.

    A value of a wrong type raises TypeError or the like; without *strict* it becomes `Unfit`.
    """
    converter = cattrs.Converter(omit_if_default=True)
    guard = _same if strict else _guarded
    for test, factory in (
        (attrs.has, functools.partial(_object_writer, converter)),
        (_is_enum, _enum_writer),
        (_is_tuple, functools.partial(_array_writer, converter)),
        (_is_mapping, functools.partial(_mapping_writer, converter)),
    ):
        converter.register_unstructure_hook_factory(test, _guarding(guard, factory))
    for kind, write in _WRITERS.items():
        converter.register_unstructure_hook(kind, guard(write))
    return converter


def _guarding(guard: Callable[[Unhook], Unhook], factory: Callable[[Any], Unhook]) -> Callable[[Any], Unhook]:
    return lambda kind: guard(factory(kind))


def _same(write: Unhook) -> Unhook:
    return write


def _guarded(write: Unhook) -> Unhook:
    def hook(value: Any) -> Any:
        try:
            return write(value)
        except (TypeError, ValueError, AttributeError):
            return Unfit(value)

    return hook


def _object_writer(converter: cattrs.Converter, cls: type[Any]) -> Unhook:
    write = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    # A subclass could hold fields that nobody would write.
    return lambda value: write(_exact(value, cls))


def _enum_writer(cls: type[enum.Enum]) -> Unhook:
    return lambda value: _exact(value, cls).value


def _array_writer(converter: cattrs.Converter, kind: Any) -> Unhook:
    item = kind.__args__[0]
    return lambda value: [converter.unstructure(each, item) for each in _exact(value, tuple)]


def _mapping_writer(converter: cattrs.Converter, kind: Any) -> Unhook:
    item = kind.__args__[1]
    return lambda value: {_write_text(key): converter.unstructure(each, item) for key, each in value.items()}


def _exact(value: Any, cls: type[Any]) -> Any:
    if type(value) is not cls:
        raise TypeError
    return value


def _write_text(value: Any) -> Any:
    if not isinstance(value, str):
        raise TypeError
    return value


_WRITERS: Final[Mapping[Any, Unhook]] = {
    str: _write_text,
    int: lambda value: _exact(value, int),
    bool: lambda value: _exact(value, bool),
    bytes: _scalars.write_bytes,
    Decimal: _scalars.write_decimal,
    dt.date: _scalars.write_date,
    dt.datetime: _scalars.write_datetime,
    FieldValue: _scalars.write_field_value,
}
