"""
Masks and coarser values: what is left of a value for those who need not know it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from cjmkit.codes.email import PUBLIC_DOMAINS
from cjmkit.model.fields import PersonalTag

__all__ = ["generalised", "masked"]

_STARS: Final = "***"
_LEAST_HIDDEN: Final = 4
_STEP: Final = Decimal(10_000)


def masked(tag: PersonalTag, value: Any) -> str | None:
    """
    Return *value* with most of it covered; None where nothing of it may stay.
    """
    cover = _MASKS.get(tag)
    return cover(value) if cover is not None and isinstance(value, str) and value else None


def generalised(tag: PersonalTag, value: Any) -> Any | None:
    """
    Return a coarser value: the year of a date, a sum rounded to ten thousands; None where there is no such.
    """
    if isinstance(value, dt.date):
        # A date cannot hold a year alone; every one of the year becomes its first day.
        return dt.date(value.year, 1, 1)
    if isinstance(value, Decimal):
        return (value / _STEP).to_integral_value() * _STEP
    if tag == "birth" and isinstance(value, int):
        return value
    return None


def _initials(name: str) -> str:
    letters = (next((letter for letter in word if letter.isalpha()), "") for word in name.split())
    return " ".join(f"{letter.upper()}." for letter in letters if letter) or _STARS


def _phone(value: str) -> str:
    return _ends(value, 5, 2)


def _email(value: str) -> str:
    local, at, domain = value.rpartition("@")
    # A domain of one's own, such as petrov.ru, names its owner as well as what stands before the sign.
    shown = domain if domain.lower() in PUBLIC_DOMAINS else _STARS
    return f"{local[:1]}{_STARS}@{shown}" if at and local else _STARS


def _number(value: str) -> str:
    return _ends(value, 0, 3)


def _account(value: str) -> str:
    return _ends(value, 5, 4)


def _ends(value: str, first: int, last: int) -> str:
    # What is too short to hide in is covered whole.
    if len(value) - first - last < _LEAST_HIDDEN:
        return _STARS
    return f"{value[:first]}{'*' * (len(value) - first - last)}{value[-last:]}"


_MASKS: Final[Mapping[PersonalTag, Callable[[str], str]]] = {
    "name": _initials,
    "phone": _phone,
    "email": _email,
    "number": _number,
    "document": _number,
    "account": _account,
}
