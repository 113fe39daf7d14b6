"""
The words that messages name JSON values and scalars by, in both languages.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from cjmkit.findings import Texts

__all__ = [
    "ARRAY",
    "BASE64",
    "BOOLEAN",
    "DATE",
    "DATETIME",
    "DECIMAL",
    "FIELD_VALUE",
    "INTEGER",
    "NUMBER",
    "OBJECT",
    "OBJECT_OR_TEXT",
    "TEXT",
    "found",
]

TEXT: Final = Texts("текст", "a string")
INTEGER: Final = Texts("целое число", "an integer")
BOOLEAN: Final = Texts("true или false", "true or false")
ARRAY: Final = Texts("список", "an array")
OBJECT: Final = Texts("объект", "an object")
OBJECT_OR_TEXT: Final = Texts("объект или текст", "an object or a string")
DATE: Final = Texts("дата текстом, как 2025-01-31", "a date such as 2025-01-31")
DATETIME: Final = Texts("дата и время, как 2025-01-31T09:30:00+03:00", "a time such as 2025-01-31T09:30:00+03:00")
DECIMAL: Final = Texts("число текстом, как «1500.50»", "a number in a string such as “1500.50”")
NUMBER: Final = Texts("число, как 1500.50", "a number such as 1500.50")
BASE64: Final = Texts("байты в base64", "bytes in base64")
FIELD_VALUE: Final = Texts(
    "текст, число, true или false, список текстов, {{decimal}}, {{date}} или {{datetime}}",
    "a string, a number, true or false, an array of strings, {{decimal}}, {{date}} or {{datetime}}",
)

_TYPES: Final = {
    type(None): Texts("null", "null"),
    str: TEXT,
    bool: Texts("true или false", "true or false"),
    int: INTEGER,
    float: Texts("дробное число", "a fractional number"),
    Decimal: Texts("дробное число", "a fractional number"),
    dt.date: Texts("дата", "a date"),
    dt.datetime: Texts("дата с временем", "a date with a time"),
    dt.time: Texts("время", "a time of day"),
    list: ARRAY,
    tuple: ARRAY,
    dict: OBJECT,
}
_NOT_FINITE: Final = Texts("не число (NaN или Infinity)", "no number (NaN or Infinity)")
_OTHER: Final = Texts("значение не из JSON", "a value that JSON has not")


def found(value: Any) -> Texts:
    """
    Return the name of the value's type; never the value.
    """
    if type(value) is Decimal and not value.is_finite():
        return _NOT_FINITE
    return _TYPES.get(type(value), _OTHER)
