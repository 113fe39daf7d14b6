"""
Folding: a text made easy to compare, every character in its place.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.codes.lookalikes import to_cyrillic

__all__ = ["fold"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]")
_FINE: Final = str.maketrans("ёЁ\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "еЕ-------")


def fold(text: str) -> str:
    """
    Return *text* in small letters, ё as е, dashes alike, Latin look-alikes in Cyrillic words mended.

    Its length stays, so that what is found in it is found in *text*.
    """
    mended = _WORD.sub(_mended, text.translate(_FINE))
    return "".join(small if len(small := char.lower()) == 1 else char for char in mended)


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    return to_cyrillic(word) if _LATIN.search(word) and _CYRILLIC.search(word) else word
