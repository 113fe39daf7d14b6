"""
ОКВЭД 2: общероссийский классификатор видов экономической деятельности (kinds of activity).

Two to six digits in groups: ``XX``, ``XX.X``, ``XX.XX``, ``XX.XX.X`` or ``XX.XX.XX``. There is
no check digit; the classes (the first two digits) are known, with gaps between the sections.

Law: ОК 029-2014 (КДЕС Ред. 2), приказ Росстандарта 14-ст of 31.01.2014; classes as of 2026.

>>> check("62.01").ok
True
>>> check("04.10").code
'class_unknown'
>>> section("62.01")
'J'
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.codes._clean import LONGEST, Cleaner, is_digits, require_text
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong

__all__ = ["check", "compact", "format", "is_valid", "section"]

_RULE: Final = "okved"
_SHAPE: Final = re.compile(r"[0-9]{2}(?:\.[0-9]{1,2}){0,2}")
# The second group has two digits wherever a third one follows.
_SHORT_MIDDLE: Final = re.compile(r"[0-9]{2}\.[0-9]\.")
_SECTIONS: Final = (
    ("A", 1, 3), ("B", 5, 9), ("C", 10, 33), ("D", 35, 35), ("E", 36, 39), ("F", 41, 43), ("G", 45, 47),
    ("H", 49, 53), ("I", 55, 56), ("J", 58, 63), ("K", 64, 66), ("L", 68, 68), ("M", 69, 75),
    ("N", 77, 82), ("O", 84, 84), ("P", 85, 85), ("Q", 86, 88), ("R", 90, 93), ("S", 94, 96),
    ("T", 97, 98), ("U", 99, 99),
)  # fmt: skip

_LETTERS: Final = {f"{number:02}": letter for letter, first, last in _SECTIONS for number in range(first, last + 1)}

_clean = Cleaner("ОКВЭД", "ОКВЭД-?2", "ОКВЭД ОСН", "ОСНОВНОЙ ОКВЭД", "КОД ОКВЭД", "OKVED")


def compact(text: str) -> str:
    """
    Return *text* without spaces and the label «ОКВЭД»; the dots stay, they carry the meaning.
    """
    # Two dots are separators to a cleaner, so that it sees another character for them.
    return _clean(require_text(text).replace(".", "_")).replace("_", ".").strip(".")


def check(text: str) -> Verdict:
    """
    Check the shape of *text*, in whatever spelling.

    Codes: ``empty``, ``charset``, ``shape``; with ok True ``class_unknown``; with ok None
    ``dots`` (digits alone: 1111 may stand for 11.11, or for 01.11.1 without its zero).
    """
    if len(require_text(text)) > LONGEST:
        return wrong("shape", _RULE)
    # A code that is written right needs no cleaning.
    value = text if _SHAPE.fullmatch(text) else compact(text)
    if _SHAPE.fullmatch(value) and not _SHORT_MIDDLE.match(value):
        return right(value, _RULE, None if _section(value) else "class_unknown")
    if not value:
        return wrong("empty", _RULE)
    if is_digits(value) and 3 <= len(value) <= 6:
        return unsettled("dots", _RULE, value)
    return wrong("shape" if is_digits(value.replace(".", "")) else "charset", _RULE)


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def section(text: str) -> str | None:
    """
    Return the letter of the section that *text* belongs to; None if there is none.
    """
    verdict = check(text)
    return _section(verdict.normalized) if verdict.ok and verdict.normalized else None


def _section(value: str) -> str | None:
    return _LETTERS.get(value[:2])


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the code with its dots, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text
