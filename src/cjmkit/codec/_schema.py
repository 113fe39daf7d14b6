"""
The JSON Schema of a document, made from the model by looking at it.
"""

from __future__ import annotations

import copy
import datetime as dt
import enum
import inspect
import types
from decimal import Decimal
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from cjmkit.codec._dialect import CARDS, Dialect, has_short
from cjmkit.codec._plain import bare, default_of, writer_of
from cjmkit.codec._scalars import (
    BASE64_PATTERN,
    DATE_PATTERN,
    DATETIME_PATTERN,
    DECIMAL_PATTERN,
    FLOAT_NAMES,
    INTEGER_PATTERN,
)
from cjmkit.model import FieldValue

__all__ = ["document_schema", "json_schema"]

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of one card as `card_to_dict` writes it.

    It knows shapes alone. Our reader refuses a little more: days that no calendar has, and ``1.0``
    where an integer is wanted, which JSON Schema cannot tell from ``1``.

    .. versionadded:: 0.1.0
    """
    return document_schema(CARDS)


def document_schema(dialect: Dialect) -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of one document of *dialect*.
    """
    parts: dict[str, Any] = {}
    document = _object(dialect.root, parts, dialect)
    document["properties"] = {"schema": {"const": dialect.family.schema}, **document["properties"]}
    document["required"] = ["schema", *document.get("required", ())]
    return {
        "$schema": _DRAFT,
        "$id": f"urn:{dialect.family.schema}",
        "title": dialect.root.__name__,
        **document,
        "$defs": dict(sorted(parts.items())),
    }


def _object(cls: type[Any], parts: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return {
        "description": _description(cls),
        "type": "object",
        "properties": {field.name: _property(field, hints[field.name], parts, dialect) for field in fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _object_or_text(cls: type[Any], parts: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    if not has_short(cls):
        return _object(cls, parts, dialect)
    schema = _object(cls, parts, dialect)
    return {"description": schema.pop("description"), "anyOf": [{"type": "string"}, schema]}


def _description(cls: type[Any]) -> str:
    paragraph = inspect.cleandoc(cls.__doc__ or "").partition("\n\n")[0]
    return " ".join(paragraph.split())


def _property(field: attrs.Attribute[Any], kind: Any, parts: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    schema = _schema(kind, parts, dialect)
    if field.default is None or field.default is attrs.NOTHING:
        return schema
    return {**schema, "default": writer_of(bare(kind), dialect=dialect)(default_of(field))}


def _schema(kind: Any, parts: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    if kind in dialect.schemas:
        return copy.deepcopy(dialect.schemas[kind])
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if kind == FieldValue:
        parts["FieldValue"] = copy.deepcopy(_FIELD_VALUE)
        return {"$ref": "#/$defs/FieldValue"}
    if isinstance(kind, types.UnionType):
        return _optional(bare(kind), parts, dialect)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], parts, dialect)}
    if isinstance(kind, type):
        return _named(kind, parts, dialect)
    return {"type": "object", "additionalProperties": _schema(get_args(kind)[1], parts, dialect)}


def _optional(kind: Any, parts: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    schema = _schema(kind, parts, dialect)
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _named(cls: type[Any], parts: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    if cls.__name__ not in parts:
        is_enum = issubclass(cls, enum.Enum)
        parts[cls.__name__] = _enum(cls) if is_enum else _object_or_text(cls, parts, dialect)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _enum(cls: type[enum.Enum]) -> dict[str, Any]:
    return {"description": _description(cls), "enum": [member.value for member in cls]}


_SCALARS: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64", "pattern": BASE64_PATTERN},
    Decimal: {"type": "string", "pattern": DECIMAL_PATTERN},
    dt.date: {"type": "string", "format": "date", "pattern": DATE_PATTERN},
    dt.datetime: {"type": "string", "pattern": DATETIME_PATTERN},
}


def _tagged(tag: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {tag: schema}, "required": [tag], "additionalProperties": False}


_FIELD_VALUE: Final[dict[str, Any]] = {
    "description": "A typed value of a custom field.",
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "array", "items": {"type": "string"}},
        _tagged("decimal", _SCALARS[Decimal]),
        _tagged("date", _SCALARS[dt.date]),
        _tagged("datetime", _SCALARS[dt.datetime]),
        _tagged("integer", {"type": "string", "pattern": INTEGER_PATTERN}),
        _tagged("float", {"enum": list(FLOAT_NAMES)}),
    ],
}
