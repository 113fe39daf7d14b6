"""
Lossless cleaning: separators and labels go, everything else stays.

A cleaner removes only what is on its lists. A letter that is not part of a known label, a
comma in the middle or a strange digit stays where it is, so that a check can see it.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["INVISIBLE", "LONGEST", "SPACES", "Cleaner", "is_digits", "require_text"]

LONGEST: Final = 256
"""A longer text is no number; it is handed back untouched, so that nothing here can be slow."""

SPACES: Final = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE: Final = (
    "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES: Final = "'\"`´«»“”„‘’‚‹›"
_DROPPED: Final = str.maketrans("", "", SPACES + INVISIBLE + _DASHES + _QUOTES)
_AROUND: Final = r"[\s.:;,=№#/\\|\"'«»-]*"
_ENDS: Final = " .,;:"


def require_text(value: object) -> str:
    """
    Return *value* if it is a str.

    Raises:
        TypeError: it is something else; numbers have lost their leading zeros already.

    """
    if isinstance(value, str):
        return value
    message = f"a code is checked as text (str), got {type(value).__name__}: convert it before the check"
    raise TypeError(message)


def is_digits(text: str) -> bool:
    """
    Return whether *text* is made of the ASCII digits alone, at least one.
    """
    return text.isascii() and text.isdigit()


class Cleaner:
    """
    Removes separators everywhere, and any of the *labels* from the start.

    Applying it twice gives what applying it once gives.
    """

    __slots__ = ("_label",)

    def __init__(self, *labels: str) -> None:
        names = "|".join(sorted(labels, key=len, reverse=True))
        self._label = re.compile(rf"{_AROUND}(?:{names})(?![A-Za-zА-Яа-яЁё]){_AROUND}", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """
        Return *text* without its separators and labels.
        """
        if require_text(text).isdigit() or len(text) > LONGEST:
            return text
        before = None
        while text != before:
            before, text = text, self._once(text)
        return text

    def _once(self, text: str) -> str:
        label = self._label.match(text)
        if label:
            text = text[label.end() :]
        text = text.translate(_DROPPED).strip(_ENDS)
        # One dot may be a decimal point: dropping it from 773601001.0 would make ten digits.
        return text.replace(".", "") if text.count(".") > 1 else text
