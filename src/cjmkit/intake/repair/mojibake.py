"""
Text that was read in a wrong encoding, and the way back.

A way back is taken only if it is exact (returns the same text to the letter) and gives Russian
words, while the text itself is none.
"""

from __future__ import annotations

import math
import re
from typing import Final

from cjmkit.intake.repair.cells import LONGEST

__all__ = ["unscramble"]

_PAIRS: Final = (
    ("cp1252", "utf-8"),
    ("cp1251", "utf-8"),
    ("cp1252", "cp1251"),
    ("cp1251", "cp866"),
    ("cp866", "cp1251"),
    ("cp866", "utf-8"),
    ("koi8-r", "cp1251"),
    ("cp1251", "koi8-r"),
    ("cp1252", "koi8-r"),
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUSSIAN: Final = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_FLIPPED: Final = re.compile(r"[а-яё][А-ЯЁ]{2,}")
# What a wrong encoding leaves: Latin-1 letters, the rare Cyrillic of cp1251, frames, stray controls.
_ODD: Final = re.compile(
    r"[\x80-\x9f\u00c0-\u00ff\u0402-\u040f\u0452-\u045f\u0490\u0491\u2500-\u259f]|[РС][\xa0-\xbf‚-™]"
)
_PER_MILLE: Final = dict(
    zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", (
        109, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4,
        3, 3, 1, 1,
    ), strict=True)
)  # fmt: skip
_WEIGHTS: Final = {letter: math.log(share) for letter, share in _PER_MILLE.items()}
_LIKELY: Final = 3.2
_MARGIN: Final = 0.7
_FEWEST: Final = 3


def unscramble(text: str) -> tuple[str, str, str] | None:
    """
    Return the restored text, the encoding it was read in and the right one; None if it is not scrambled.
    """
    if len(text) > LONGEST or not (_ODD.search(text) or _FLIPPED.search(text)):
        return None
    # What reads as Russian already, with caps lock on perhaps, must be beaten by a margin.
    best, score = None, _LIKELY if _ODD.search(text) else max(_LIKELY, _likelihood(text) + _MARGIN)
    for wrong, right in _PAIRS:
        restored = _back(text, wrong, right)
        if restored is not None and restored != text and _is_russian(restored) and _likelihood(restored) > score:
            best, score = (restored, wrong, right), _likelihood(restored)
    return best


def _back(text: str, wrong: str, right: str) -> str | None:
    try:
        data = _bytes(text, wrong)
        restored = data.decode(right)
        # Exact both ways, or something would be lost that nobody sees.
        return restored if restored.encode(right) == data else None
    except UnicodeError:
        return None


def _bytes(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        if not "\x80" <= text[error.start] <= "\x9f":
            raise
        return b"".join(_byte(char, encoding) for char in text)


def _byte(char: str, encoding: str) -> bytes:
    # Programs read the few undefined bytes of cp1251 and cp1252 as the control of that number.
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else encoding)


def _is_russian(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(set("".join(words).lower())) < _FEWEST or not text.isprintable() or _ODD.search(text):
        return False
    return all(_RUSSIAN.fullmatch(word) for word in words)


def _likelihood(text: str) -> float:
    """
    Return how Russian the non-ASCII letters of *text* are: the mean logarithm of their frequency.
    """
    letters = [char for char in text.lower() if char.isalpha() and not char.isascii()]
    return sum(_WEIGHTS.get(char, 0.0) for char in letters) / len(letters) if letters else 0.0
