"""
Numbers and days of projects: people type them as numbers and days, not as texts, and none may lose a digit.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from cjmkit.codec import _words
from cjmkit.codec._catalogue import BAD_TEXT
from cjmkit.codec._scalars import WrongError, read_date, read_decimal, wrong_type

__all__ = ["NUMBER_PATTERN", "read_day", "read_number", "write_day", "write_number"]

NUMBER_PATTERN: Final = r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]{1,19})?$"

_number = re.compile(NUMBER_PATTERN[1:-1])
_SAFE: Final = 2**63
"""From here on a whole number is written as text: many programs would make a rounded one of it."""


def read_number(value: object, _type: Any = None) -> Decimal:
    """
    Read an exact number from a number or from a text such as ``"1500.50"``; trailing zeros are kept.
    """
    kind = type(value)
    if kind is int:
        return Decimal(value)  # type: ignore[arg-type]
    if kind is float:
        # A caller's own JSON reader made it of a decimal text, and `repr` gives that text back.
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if kind is not str:
        raise wrong_type(value, _words.NUMBER)
    if not _number.fullmatch(value[:8192]):  # type: ignore[index]
        raise WrongError(BAD_TEXT, value, expected=_words.NUMBER.en, expected_ru=_words.NUMBER.ru)
    return read_decimal(value)


def write_number(value: Decimal) -> Decimal | str:
    """
    Return the number as it is, or as text where a number would lose its sign or its digits.

    Raises:
        TypeError: it is no Decimal.
        ValueError: it is not finite.

    """
    if value.__class__ is not Decimal:
        raise TypeError
    if not value.is_finite():
        raise ValueError
    if value.as_tuple().exponent == 0 and (abs(value) >= _SAFE or (value.is_signed() and not value)):
        return Decimal.__str__(value)
    return value


def read_day(value: object, _type: Any = None) -> dt.date:
    """
    Read a day from ``"2025-01-31"`` or from what TOML makes of it without quotes.
    """
    return value if type(value) is dt.date else read_date(value)


def write_day(value: dt.date) -> dt.date:
    """
    Return the day as it is.

    Raises:
        TypeError: it is none, or has a time of day.

    """
    if value.__class__ is not dt.date:
        raise TypeError
    return value
