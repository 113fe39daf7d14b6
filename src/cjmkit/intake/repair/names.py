"""
Names of people, taken apart: «Иванов Иван Иванович», «Иван Иванович Иванов», «Иванов И.И.».
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from cjmkit.intake.vocabulary.words import FIRST_NAMES

__all__ = ["NameParts", "is_patronymic", "split_person_name", "sure_name_parts"]

NameParts: TypeAlias = tuple[str | None, str | None, str | None]
"""Last name, first name, patronymic."""

_LONGEST: Final = 120
_INITIAL: Final = re.compile(r"[А-ЯЁA-Z]\.?")
_INITIALS: Final = re.compile(r"([А-ЯЁA-Z])\. ?-?([А-ЯЁA-Z])\.?|([А-ЯЁA-Z])\.")
_WORD: Final = re.compile(r"[^\W\d_][^\d_,;/]*")
_SIGNS: Final = str.maketrans("", "", ".'’- ")
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


def split_person_name(text: str) -> NameParts:
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


def sure_name_parts(text: str, *, person: bool) -> NameParts | None:
    """
    Return the parts of *text* if it is surely the name of somebody, and its order is proven; else None.

    A patronymic, initials, or a known given name prove the order. If nobody said that it is a *person*, the
    last name has to end as one too: «Салон Анна Сергеевна» is no name.
    """
    words = _words(text)
    if not 2 <= len(words) <= 3 or not all(word.translate(_SIGNS).isalpha() for word in words):
        return None
    parts = _proven(words)
    if parts is None or (not person and not (parts[0] or "").lower().endswith(_SURNAME)):
        return None
    return parts


def _proven(words: list[str]) -> NameParts | None:
    initials = [word for word in words if _INITIAL.fullmatch(word)]
    if initials:
        parts = _with_initials(words)
        return parts if parts[1] and all(word.endswith(".") for word in initials) else None
    patronymics = [_ends_as_patronymic(word) for word in words]
    if len(words) == 3:
        return _three(*words) if patronymics[1] != patronymics[2] else None
    given = [word.lower().replace("ё", "е") in FIRST_NAMES for word in words]
    if given[0] == given[1] or any(patronymics):
        # «Роман Абрамович» is a man of that surname, or one of that patronymic.
        return None
    first, second = words
    return (second, first, None) if given[0] else (first, second, None)


def _ends_as_patronymic(word: str) -> bool:
    return is_patronymic(word) or word.rpartition(" ")[2].lower() in _TURKIC


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


def _with_initials(words: list[str]) -> NameParts:
    initials = [word for word in words if _INITIAL.fullmatch(word)]
    others = [word for word in words if not _INITIAL.fullmatch(word)]
    if len(others) != 1:
        return (" ".join(words), None, None)
    return (others[0], initials[0], initials[1] if len(initials) > 1 else None)


def _two(first: str, second: str) -> NameParts:
    if is_patronymic(second) and not first.lower().endswith(_SURNAME):
        return (None, first, second)
    if second.lower().endswith(_SURNAME) and not first.lower().endswith(_SURNAME):
        return (second, first, None)
    return (first, second, None)


def _three(first: str, second: str, third: str) -> NameParts:
    # «Иван Иванович Абрамович»: the patronymic in the middle decides before the one at the end.
    if is_patronymic(second) and (not is_patronymic(third) or not first.lower().endswith(_SURNAME)):
        return (third, first, second)
    return (first, second, third)
