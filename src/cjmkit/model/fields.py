"""
Fields: how a field is marked as personal, and how a user defines fields of their own.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import attrs

__all__ = ["FieldDef", "FieldType", "FieldValue", "PersonalTag", "default_of", "personal", "personal_fields"]

PersonalTag: TypeAlias = Literal[
    "name", "phone", "email", "link", "document", "birth", "address", "money", "account", "number", "family", "text"
]
"""What kind of personal data a field holds; redaction is chosen by it."""

FieldValue: TypeAlias = str | int | float | Decimal | bool | dt.date | dt.datetime | tuple[str, ...]
"""A typed value of a custom field."""


def personal(tag: PersonalTag, *, default: Any = None, subject: Literal["person", "any"] = "person") -> Any:
    """
    Return an attrs field that holds personal data: out of `repr`, tagged for redaction.

    *subject* "any" marks what is personal only when the card is of a person or a sole
    proprietor (an account, an ИНН).
    """
    return attrs.field(default=default, repr=False, metadata={"pii": tag, "subject": subject})


def personal_fields(cls: type) -> Mapping[str, PersonalTag]:
    """
    Return the tagged fields of an attrs class: field name to tag.
    """
    return {field.name: field.metadata["pii"] for field in attrs.fields(cls) if "pii" in field.metadata}


def default_of(field: attrs.Attribute[Any]) -> Any:
    """
    Return the default of *field*, made anew if it is made by a factory.
    """
    default: Any = field.default
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]


class FieldType(enum.Enum):
    """
    The type of a custom field's values.
    """

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    CHOICE = "choice"
    LIST = "list"


@attrs.frozen(kw_only=True)
class FieldDef:
    """
    A custom field as the user defines it.

    *title* is the column heading, *hint* explains it to whoever fills the form, *default* stands
    in for an empty value while a table is read, *choices* are the allowed values of a
    `FieldType.CHOICE`. *required* is checked by rules and never blocks loading.
    """

    name: str
    type: FieldType = FieldType.TEXT
    title: str = ""
    hint: str = ""
    default: FieldValue | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
