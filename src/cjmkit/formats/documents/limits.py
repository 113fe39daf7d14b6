"""
Limits: what no project needs, and what would cost a reader its memory or its time.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

__all__ = ["BYTES", "DEPTH", "DIGITS", "VALUES", "LongNumberError", "decimal_of", "integer_of"]

DEPTH: Final = 32
"""The deepest value of a project lies less than twenty levels down."""

DIGITS: Final = 1000
BYTES: Final = 64 * 1024 * 1024
VALUES: Final = 1_000_000
"""How many values a file may have once its aliases are written out."""


class LongNumberError(ValueError):
    """
    A number has more digits than any map needs.
    """


def integer_of(digits: str) -> int:
    """
    Return a whole number.

    Raises:
        LongNumberError: it is too long.

    """
    return int(_short(digits))


def decimal_of(digits: str) -> Decimal:
    """
    Return an exact number; raises as `integer_of` does.
    """
    return Decimal(_short(digits))


def _short(digits: str) -> str:
    if len(digits) > DIGITS:
        raise LongNumberError
    return digits
