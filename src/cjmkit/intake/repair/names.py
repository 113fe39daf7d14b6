"""
Names of people, taken apart: «Иванов Иван Иванович», «Иван Иванович Иванов», «Иванов И.И.».
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_patronymic", "split_person_name"]

_LONGEST: Final = 120
_INITIAL: Final = re.compile(r"[А-ЯЁA-Z]\.?")
_INITIALS: Final = re.compile(r"([А-ЯЁA-Z])\. ?-?([А-ЯЁA-Z])\.?|([А-ЯЁA-Z])\.")
_WORD: Final = re.compile(r"[^\W\d_][^\d_,;/]*")
_MALE: Final = ("ович", "евич", "ильич", "кузьмич", "фомич", "лукич", "никитич", "саввич", "ёвич")
_FEMALE: Final = ("овна", "евна", "инична", "ична", "ёвна")
_TURKIC: Final = frozenset({"оглы", "кызы", "оглу", "гызы", "улы", "уулу", "кизи", "угли"})
_SURNAME: Final = (
    "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "цкий", "ской", "цкой", "ская", "цкая",
    "енко", "чук", "юк", "дзе", "швили", "ян", "янц", "их", "ых",
)  # fmt: skip


def is_patronymic(word: str) -> bool:
    """
    Return whether *word* ends as a patronymic does; a surname such as «Абрамович» does too.
    """
    return word.lower().endswith(_MALE + _FEMALE)


def split_person_name(text: str) -> tuple[str | None, str | None, str | None]:
    """
    Return (last name, first name, patronymic) of *text*; what is not there, or not sure, is None.

    A text that is no name of one to three words comes back as the last name, so that nothing is lost.
    """
    words = _words(text)
    if not words or len(words) > 3 or not all(_WORD.fullmatch(word) for word in words):
        return (" ".join(text.split()) or None, None, None)
    if any(_INITIAL.fullmatch(word) for word in words):
        return _with_initials(words)
    if len(words) == 1:
        return (words[0], None, None)
    return _two(*words) if len(words) == 2 else _three(*words)


def _words(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    words: list[str] = []
    for word in _INITIALS.sub(_spread, text).split():
        if word.lower() in _TURKIC and len(words) > 1:
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _spread(match: re.Match[str]) -> str:
    return f" {match[1]}. {match[2]}. " if match[1] else f" {match[3]}. "


def _with_initials(words: list[str]) -> tuple[str | None, str | None, str | None]:
    initials = [word for word in words if _INITIAL.fullmatch(word)]
    others = [word for word in words if not _INITIAL.fullmatch(word)]
    if len(others) != 1:
        return (" ".join(words), None, None)
    return (others[0], initials[0], initials[1] if len(initials) > 1 else None)


def _two(first: str, second: str) -> tuple[str | None, str | None, str | None]:
    if is_patronymic(second) and not first.lower().endswith(_SURNAME):
        return (None, first, second)
    if second.lower().endswith(_SURNAME) and not first.lower().endswith(_SURNAME):
        return (second, first, None)
    return (first, second, None)


def _three(first: str, second: str, third: str) -> tuple[str | None, str | None, str | None]:
    # «Иван Иванович Абрамович»: the patronymic in the middle decides before the one at the end.
    if is_patronymic(second) and (not is_patronymic(third) or not first.lower().endswith(_SURNAME)):
        return (third, first, second)
    return (first, second, third)
