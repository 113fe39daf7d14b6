"""
Scalars: how a date, a time, an exact number or bytes stand as a JSON text, and how they are read.

Each pattern serves both our reader and the JSON Schema. The standard parsers take more than we do
(«20250131», «1_000», Arabic digits); a text is read only if every reader would read the same.
"""

from __future__ import annotations

import base64
import datetime as dt
import math
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Final, cast

from cjmkit.codec import _words
from cjmkit.codec._catalogue import BAD_TEXT, WRONG_TYPE
from cjmkit.findings import Rule, Texts
from cjmkit.model import FieldValue

__all__ = [
    "BASE64_PATTERN",
    "DATETIME_PATTERN",
    "DATE_PATTERN",
    "DECIMAL_PATTERN",
    "FLOAT_NAMES",
    "INTEGER_PATTERN",
    "WrongError",
    "read_bytes",
    "read_date",
    "read_datetime",
    "read_decimal",
    "read_field_value",
    "write_bytes",
    "write_date",
    "write_datetime",
    "write_decimal",
    "write_field_value",
    "wrong_type",
]

_DAY: Final = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{3}|\.[0-9]{6})?"
DATE_PATTERN: Final = f"^{_DAY}$"
DATETIME_PATTERN: Final = f"^{_DAY}T{_CLOCK}(Z|[+-]{_CLOCK}|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$"
DECIMAL_PATTERN: Final = r"^-?([0-9]+(\.[0-9]+)?(E[+-]?[0-9]{1,19})?|Infinity|s?NaN[0-9]*)$"
BASE64_PATTERN: Final = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
INTEGER_PATTERN: Final = r"^-?[0-9]{1,4300}$"
FLOAT_NAMES: Final = ("nan", "inf", "-inf")
"""The floats that JSON has no number for."""

_date, _datetime, _decimal, _integer = (
    re.compile(text[1:-1]) for text in (DATE_PATTERN, DATETIME_PATTERN, DECIMAL_PATTERN, INTEGER_PATTERN)
)
_LONGEST_TIME: Final = 48
_LONGEST_NUMBER: Final = 1_000_000
_SAFE: Final = 2**63
"""From here on integers are written as text: many JSON libraries would make floats of them."""


class WrongError(ValueError):
    """
    A value that does not fit its field: the rule and its params; the value itself stays quiet.
    """

    def __init__(self, rule: Rule, value: object, **params: object) -> None:
        super().__init__(rule.code)
        self.rule = rule
        self.value = value
        self.params = params


def wrong_type(value: object, expected: Texts) -> WrongError:
    """
    Return the error that *value* is of another type than *expected*.
    """
    found = _words.found(value)
    return WrongError(
        WRONG_TYPE,
        value,
        found=found.en,
        found_ru=found.ru,
        expected=expected.get("en"),
        expected_ru=expected.get("ru"),
    )


def _bad_text(value: object, expected: Texts) -> WrongError:
    return WrongError(BAD_TEXT, value, expected=expected.get("en"), expected_ru=expected.get("ru"))


def read_date(value: object, _type: Any = None) -> dt.date:
    """
    Read ``2025-01-31``.
    """
    if type(value) is not str:
        raise wrong_type(value, _words.DATE)
    if len(value) == 10 and _date.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:  # 30 February
            pass
    raise _bad_text(value, _words.DATE)


def read_datetime(value: object, _type: Any = None) -> dt.datetime:
    """
    Read ``2025-01-31T09:30:00+03:00``; the offset and the fraction may be missing.
    """
    if type(value) is not str:
        raise wrong_type(value, _words.DATETIME)
    if len(value) <= _LONGEST_TIME and _datetime.fullmatch(value):
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            pass
    raise _bad_text(value, _words.DATETIME)


def read_decimal(value: object, _type: Any = None) -> Decimal:
    """
    Read an exact number; trailing zeros are kept.
    """
    if type(value) is not str:
        raise wrong_type(value, _words.DECIMAL)
    if len(value) <= _LONGEST_NUMBER and _decimal.fullmatch(value):
        try:
            return Decimal(value)
        except InvalidOperation:
            pass
    raise _bad_text(value, _words.DECIMAL)


def read_bytes(value: object, _type: Any = None) -> bytes:
    """
    Read base64 with its padding and nothing around it.
    """
    if type(value) is not str:
        raise wrong_type(value, _words.BASE64)
    padding = len(value) - len(value.rstrip("="))
    if len(value) % 4 == 0 and padding <= 2:  # "AAAA=" passes the standard decoder's validation
        try:
            return base64.b64decode(value, validate=True)
        except ValueError:
            pass
    raise _bad_text(value, _words.BASE64)


def read_field_value(value: object, _type: Any = None) -> FieldValue:
    """
    Read the typed value of a custom field: JSON's own types, a list of texts, or a tagged text.
    """
    kind = type(value)
    if kind is str or kind is int or kind is bool or (kind is float and math.isfinite(value)):  # type: ignore[arg-type]
        return cast(FieldValue, value)
    if isinstance(value, list) and all(type(item) is str for item in value):
        return tuple(value)
    if isinstance(value, dict) and len(value) == 1:
        [(tag, text)] = value.items()
        if tag in _TAGS:
            return _TAGS[tag](text)
    raise wrong_type(value, _words.FIELD_VALUE)


def _read_integer(value: object) -> int:
    if type(value) is str and len(value) <= 4301 and _integer.fullmatch(value):
        return int(value)
    raise wrong_type(value, _words.FIELD_VALUE)


def _read_float(value: object) -> float:
    if value in FLOAT_NAMES and type(value) is str:
        return float(value)
    raise wrong_type(value, _words.FIELD_VALUE)


_TAGS: Final[dict[object, Callable[[object], FieldValue]]] = {
    "decimal": read_decimal,
    "date": read_date,
    "datetime": read_datetime,
    "float": _read_float,
    "integer": _read_integer,
}


def write_date(value: dt.date) -> str:
    """
    Return the date as text; a time of day is refused, since the text would lose it.
    """
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise TypeError
    return value.isoformat()


def write_datetime(value: dt.datetime) -> str:
    """
    Return the time as text: a zone is kept as its offset.
    """
    return dt.datetime.isoformat(value)


def write_decimal(value: Decimal) -> str:
    """
    Return the number as text, digit by digit.
    """
    return Decimal.__str__(value)


def write_bytes(value: bytes) -> str:
    """
    Return base64.
    """
    return base64.b64encode(value).decode("ascii")


def write_field_value(value: FieldValue) -> Any:
    """
    Return the value as plain JSON data; the types that JSON has not are tagged.
    """
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        return value if -_SAFE <= value < _SAFE else {"integer": int.__repr__(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": float.__repr__(value)}
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return list(value)
    if isinstance(value, Decimal):
        return {"decimal": write_decimal(value)}
    if isinstance(value, dt.datetime):
        return {"datetime": write_datetime(value)}
    if isinstance(value, dt.date):
        return {"date": write_date(value)}
    raise TypeError
