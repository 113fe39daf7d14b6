"""
Texts: where a person's values stand in a text, however they are spelt there.

A number is found by its digits, whatever stands between them: «8 (916) 000-00-01» is +79160000001. It must be a
number of its own there, so an ИНН is not found within an account that happens to hold its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cjmkit.privacy.erasing.keys import folded_name, words_of

__all__ = ["ERASED_MARK", "Finder", "Numbers", "full_names"]

ERASED_MARK: Final = "[удалено]"
"""What stands in a text in place of what was erased."""

_RUN: Final = re.compile(r"[0-9][0-9 \xa0\u2009().+\-\u2010-\u2015]*")
_SHORTEST_NUMBER: Final = 9
_LETTERS_AND_DIGITS: Final = re.compile(r"[^\W_]")
_STEM: Final = 3
"""Letters of a name that stand through all its cases: «Анна, Анны, Анной»."""

_PATRONYMICS: Final = ("вич", "вна", "ична", "инична", "оглы", "кызы")


class Numbers(NamedTuple):
    """
    Digits to look for: of *phones* the ten after the country code, which is written as +7, 8, 7 or left out.
    """

    phones: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.phones or self.others)


class Finder:
    """
    Finds the values of one person in texts.

    *words* are e-mails, links and whatever else is found letter by letter; *names* are full names, folded.
    """

    def __init__(self, numbers: Numbers, words: Iterable[str], names: Iterable[str]) -> None:
        self._numbers = numbers
        self._words = _words_pattern(words)
        self._names = tuple((name, frozenset(name.split())) for name in sorted(names))

    def cut(self, text: str) -> str | None:
        """
        Return *text* with a mark in place of what was found; None if nothing else was there.
        """
        spans = sorted((*self._spans_of_numbers(text), *self._spans_of_words(text)))
        if not spans:
            return text
        parts, end = [], 0
        for start, stop in spans:
            if start >= end:
                parts.append(text[end:start])
            end = max(end, stop)
        parts.append(text[end:])
        kept = ERASED_MARK.join(parts)
        return kept if _LETTERS_AND_DIGITS.search("".join(parts)) else None

    def is_name(self, text: str) -> bool:
        """
        Return whether the whole *text* is a name of the person: in any order, or with initials («Иванова А. П.»).
        """
        words = words_of(text)
        if len(words) < 2:
            return False
        return any(self._same(words, parts) for _, parts in self._names)

    def mentions(self, text: str) -> bool:
        """
        Return whether *text* seems to name the person, in whatever case of the language.
        """
        if not self._names:
            return False
        words = words_of(text)
        stems = {word[:end] for word in words for end in range(_STEM, len(word) + 1)}
        return any(self._named(words, stems, parts) for _, parts in self._names)

    @staticmethod
    def _same(words: list[str], parts: frozenset[str]) -> bool:
        whole = [word for word in words if len(word) > 1]
        initials = [word for word in words if len(word) == 1]
        if not whole or not parts.issuperset(whole):
            return False
        rest = [part[0] for part in parts.difference(whole)]
        return (len(whole) > 1 or bool(initials)) and all(letter in rest for letter in initials)

    @staticmethod
    def _named(words: list[str], stems: set[str], parts: frozenset[str]) -> bool:
        # Brothers have one patronymic, and half of the country has one of ten.
        telling = frozenset(part for part in parts if not part.endswith(_PATRONYMICS))
        wanted = telling if len(telling) > 1 else parts
        found = [part for part in wanted if _stem(part) in stems]
        rest = [part[0] for part in wanted.difference(found)]
        return len(found) > 1 or (bool(found) and any(len(word) == 1 and word in rest for word in words))

    def _spans_of_words(self, text: str) -> Iterator[tuple[int, int]]:
        if self._words is not None:
            yield from (match.span() for match in self._words.finditer(text))

    def _spans_of_numbers(self, text: str) -> Iterator[tuple[int, int]]:
        if not self._numbers:
            return
        for run in _RUN.finditer(text):
            places = [at for at in range(run.start(), run.end()) if "0" <= text[at] <= "9"]
            if len(places) >= _SHORTEST_NUMBER:
                yield from self._spans_in_run(text, places)

    def _spans_in_run(self, text: str, places: list[int]) -> Iterator[tuple[int, int]]:
        digits = "".join(text[at] for at in places)
        for number in self._numbers.others:
            for start, stop in _within(digits, number):
                if _apart(places, start) and _apart(places, stop):
                    yield places[start], places[stop - 1] + 1
        for number in self._numbers.phones:
            for start, stop in _within(digits, number):
                before = start - 1 if start and digits[start - 1] in "78" and _apart(places, start - 1) else start
                if (before < start or _apart(places, start)) and _apart(places, stop):
                    first = places[before]
                    yield first - (text[first - 1 : first] == "+"), places[stop - 1] + 1


def _words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    # The longest first: an address may begin another one.
    known = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not known:
        return None
    return re.compile(rf"(?<![\w.%+@-])(?:{'|'.join(map(re.escape, known))})(?![\w@-])", re.IGNORECASE)


def _within(digits: str, number: str) -> Iterator[tuple[int, int]]:
    at = digits.find(number)
    while at >= 0:
        yield at, at + len(number)
        at = digits.find(number, at + 1)


def _apart(places: list[int], at: int) -> bool:
    """
    Return whether something stands between the digit *at* and the one before it.
    """
    return at in (0, len(places)) or places[at] - places[at - 1] > 1


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - 2)]


def full_names(*names: str | None) -> frozenset[str]:
    """
    Return those of *names* that tell a person from others, folded: of two words and more.
    """
    folded = (folded_name(name) for name in names if name)
    return frozenset(name for name in folded if " " in name)
