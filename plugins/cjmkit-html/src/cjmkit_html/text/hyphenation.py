"""
Where a Russian word may be divided, and which words stay together.

The rules are those of «Правила русской орфографии и пунктуации» (1956), §117–118: a part has a vowel and more than one
letter, no part begins with ь, ъ, й, and a consonant is not torn from the vowel after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["bound", "syllable_breaks"]

_VOWELS: Final = frozenset("аеёиоуыэюя")
_NEVER_FIRST: Final = frozenset("ьъй")
_CYRILLIC: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_SHORT: Final = re.compile(
    r"(?<![^\s(«„\u00a0])(в|во|и|к|ко|с|со|у|о|об|а|на|по|не|ни|за|из|от|до|для|без|при|под|над) (?=\S)", re.IGNORECASE
)


def bound(text: str) -> str:
    """
    Return *text* with a space that does not break after each preposition and conjunction.
    """
    return _SHORT.sub("\\1\N{NO-BREAK SPACE}", text)


def syllable_breaks(word: str) -> Iterator[int]:
    """
    Yield the places before which a hyphen may divide the word, from left to right.

    Anything but Cyrillic letters has no such place: other languages divide by other rules.
    """
    # Lowering may change how many letters there are («İ»), so each is lowered alone.
    letters = [letter.lower() for letter in word]
    for place in range(2, len(letters) - 1):
        if _divides(letters, place):
            yield place


def _divides(letters: list[str], place: int) -> bool:
    left, right = _run(letters[:place][::-1]), _run(letters[place:])
    if len(left) < 2 or len(right) < 2 or right[0] in _NEVER_FIRST:
        return False
    torn = left[0] not in _VOWELS and right[0] in _VOWELS
    return not torn and not _VOWELS.isdisjoint(left) and not _VOWELS.isdisjoint(right)


def _run(letters: list[str]) -> list[str]:
    """
    Return the Cyrillic letters that stand together at the beginning.
    """
    end = next((number for number, letter in enumerate(letters) if letter not in _CYRILLIC), len(letters))
    return letters[:end]
