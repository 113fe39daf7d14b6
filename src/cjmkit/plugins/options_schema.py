"""
The JSON Schema of a format's options, made from their attrs class.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import attrs

__all__ = ["options_schema"]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: Final[Mapping[Any, Mapping[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Decimal: {"type": ["string", "number"]},
    dt.date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def options_schema(options: type[Any]) -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of the attrs class *options*, which can be made without arguments.

    Raises:
        TypeError: the class names a type that is there for a type checker only, or that JSON does not know.

    """
    return {"$schema": _DRAFT, "title": options.__name__, **_object(options)}


def _object(cls: type[Any]) -> dict[str, Any]:
    try:
        hints = get_type_hints(cls)
    except NameError as error:
        msg = f"{cls.__name__}: the type {error.name} must be imported at run time, too"
        raise TypeError(msg) from None
    defaults = cls()
    properties = {
        # A class that attrs made without annotations has its types in the fields alone (before attrs 23.3).
        field.name: {
            **_schema(hints.get(field.name, field.type), f"{cls.__name__}.{field.name}"),
            **_default(defaults, field.name),
        }
        for field in attrs.fields(cls)
    }
    about = " ".join(inspect.cleandoc(cls.__doc__ or "").split())
    return {"description": about, "type": "object", "properties": properties, "additionalProperties": False}


def _default(defaults: Any, name: str) -> dict[str, Any]:
    value = getattr(defaults, name)
    if attrs.has(type(value)):
        return {}
    return {"default": _plain(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (tuple, list, set, frozenset)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, (Decimal, dt.date)) else value


def _schema(kind: Any, where: str) -> dict[str, Any]:
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    origin = get_origin(kind)
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(one, where) for one in get_args(kind)]}
    if origin in (tuple, list, set, frozenset):
        return {"type": "array", "items": _schema(get_args(kind)[0], where)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(get_args(kind)[1], where)}
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    if isinstance(kind, type) and attrs.has(kind):
        return _object(kind)
    msg = f"{where}: the type {kind} is none that an option can have"
    raise TypeError(msg)
