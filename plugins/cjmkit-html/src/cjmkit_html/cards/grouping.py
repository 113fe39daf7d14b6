"""
Groups: digits set apart for the eye by the style alone, so that whoever copies a number gets it without a space.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["groups_of"]

# An account is built of balance account, currency, key, branch and number (Положение Банка России № 809-П).
_NUMBER: Final = re.compile(
    r"(?<![\d+])(?:([0-9]{5})([0-9]{3})([0-9])([0-9]{4})([0-9]{7})|(\+7)([0-9]{3})([0-9]{3})([0-9]{2})([0-9]{2}))(?!\d)"
)


def groups_of(value: str) -> tuple[tuple[str, ...], ...]:
    """
    Return the pieces of *value*: a text of one part, or a number of several; all parts joined are *value*.

    >>> groups_of("40702810438000060473, RUB")
    (('40702', '810', '4', '3800', '0060473'), (', RUB',))
    >>> groups_of("+74950001201 доб. 12")
    (('+7', '495', '000', '12', '01'), (' доб. 12',))
    >>> groups_of("044525225")
    (('044525225',),)
    """
    pieces, at = [], 0
    for found in _NUMBER.finditer(value):
        pieces += [(value[at : found.start()],), tuple(part for part in found.groups() if part)]
        at = found.end()
    return tuple(piece for piece in (*pieces, (value[at:],)) if piece != ("",))
