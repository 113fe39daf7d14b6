"""
Groups: digits set apart for the eye by the style alone, so that whoever copies a number gets it without a space.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["groups_of"]

_ACCOUNT: Final = re.compile(r"([0-9]{5})([0-9]{3})([0-9])([0-9]{4})([0-9]{7})")
"""Balance account, currency, key, branch, number: how account numbers are built (Положение Банка России № 809-П)."""
_PHONE: Final = re.compile(r"(\+7)([0-9]{3})([0-9]{3})([0-9]{2})([0-9]{2})((?![0-9]).*)", re.DOTALL)


def groups_of(value: str) -> tuple[str, ...]:
    """
    Return the groups that *value* is read in; joined they are *value*.

    >>> groups_of("40702810438000060473")
    ('40702', '810', '4', '3800', '0060473')
    >>> groups_of("+74950001201 доб. 12")
    ('+7', '495', '000', '12', '01', ' доб. 12')
    >>> groups_of("044525225")
    ('044525225',)
    """
    found = _ACCOUNT.fullmatch(value) or _PHONE.fullmatch(value)
    return tuple(part for part in found.groups() if part) if found else (value,)
