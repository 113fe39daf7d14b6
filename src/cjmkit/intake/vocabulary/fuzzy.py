"""
Headings that are nearly known: other word order, abbreviations, typing errors.

Two headings are near when every word of one has a partner in the other. A word without a partner
changes the meaning («Телефон бухгалтера» is no «Телефон»), so one such word refuses the whole.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from difflib import SequenceMatcher
from typing import Final

from cjmkit.intake.vocabulary.normalise import FILLERS, without
from cjmkit.intake.vocabulary.wordset import words_of

__all__ = ["Fuzzy", "word_likeness"]

_LEAST: Final = 0.84
_MARGIN: Final = 0.04
_MOST_WORDS: Final = 6
_SHORTEST_TYPO: Final = 5
"""Shorter words are mostly abbreviations: КПП and БИК differ from each other by «typing errors» only."""

_WORDS_THEMSELVES: Final = words_of("contract contracts contractor contractors")
"""Right words that a letter tells from a word of some heading: «contract» is no mistyped «contact»."""


def word_likeness(word: str, known: str) -> float:
    """
    Return how sure it is, 0 to 1, that *word* is the *known* one: equal, abbreviated, inflected, mistyped.
    """
    if word == known:
        return 1.0
    if word in _WORDS_THEMSELVES:
        return 0.0
    if "~" in word:
        return _contracted(word, known)
    if len(word) >= 3 and known.startswith(word):
        return 0.93 if len(word) >= 4 else 0.88
    if min(len(word), len(known)) < _SHORTEST_TYPO or abs(len(word) - len(known)) > 3 or word[0] != known[0]:
        return 0.0
    # Inflections («телефона», «телефонов») share the stem; typing errors share most letters.
    ratio = SequenceMatcher(None, word, known, autojunk=False).ratio()
    return ratio if ratio >= _LEAST else 0.0


def _contracted(short: str, word: str) -> float:
    """
    Compare a contraction («рук~ль» was «рук-ль») with the word that it may stand for.
    """
    start, _, end = short.partition("~")
    return 0.9 if len(word) > len(short) and word.startswith(start) and word.endswith(end) else 0.0


class Fuzzy:
    """
    Finds the nearest of *known* headings; a heading whose second best means something else has none.
    """

    def __init__(self, known: Mapping[str, Hashable]) -> None:
        self._known = known
        self._by_length: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
        vocabulary: dict[str, list[str]] = {}
        for spelling in known:
            words = tuple(without(FILLERS, spelling).split(" "))
            self._by_length.setdefault(len(words), []).append((spelling, words))
            for word in words:
                vocabulary.setdefault(word[:1], []).append(word)
        self._vocabulary = {letter: tuple(dict.fromkeys(words)) for letter, words in vocabulary.items()}

    def find(self, text: str) -> str | None:
        """
        Return the nearest known heading, or None if there is none or if two meanings are as near.
        """
        words = without(FILLERS, text[:100]).split(" ")
        if len(words) > _MOST_WORDS:
            return None
        near = [self._near(word) for word in words]
        if not all(near):
            return None
        others = self._by_length.get(len(words), ())
        scored = sorted(((_score(near, theirs), spelling) for spelling, theirs in others), reverse=True)
        return self._clear_winner(scored)

    def _near(self, word: str) -> dict[str, float]:
        """
        Return the words of the vocabulary that *word* may be, with their likeness; they share its first letter.
        """
        pairs = ((other, word_likeness(word, other)) for other in self._vocabulary.get(word[:1], ()))
        return {other: likeness for other, likeness in pairs if likeness}

    def _clear_winner(self, scored: list[tuple[float, str]]) -> str | None:
        if not scored or scored[0][0] < _LEAST:
            return None
        best, spelling = scored[0]
        rival = next((score for score, other in scored if self._known[other] != self._known[spelling]), 0.0)
        return spelling if best - rival >= _MARGIN else None


def _score(near: list[dict[str, float]], words: tuple[str, ...]) -> float:
    """
    Return the mean likeness of the words paired one to one; 0 if one has no partner.
    """
    left, total = list(words), 0.0
    for likeness in near:
        partner = max(left, key=lambda word: likeness.get(word, 0.0))
        if partner not in likeness:
            return 0.0
        left.remove(partner)
        total += likeness[partner]
    return total / len(near)
