"""
What a cell says before anybody asks what it means: blanks, placeholders, numbers written as numbers.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import repairs
from cjmkit.intake.repair.base import ColumnContext, Note, Proof
from cjmkit.intake.rows.table import Cell

__all__ = [
    "EDGES",
    "LONGEST",
    "PLACEHOLDERS",
    "Digits",
    "fold",
    "is_digits",
    "plain_digits",
    "proof_text",
    "raised",
    "says_nothing",
    "shown",
    "strings",
    "too_weak",
]

LONGEST: Final = 1000
"""A longer text is not looked into with patterns: it is kept as it stands."""

EDGES: Final = (
    " \t\n\x0b\x0c\r\x00\x85\xa0\xad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""Spaces and invisible characters: what surrounds a value and means nothing."""

_WORDS: Final = (
    "",
    "-",
    "--",
    "---",
    "–",
    "—",
    "―",
    "_",
    "__",
    "___",
    ".",
    "..",
    "...",
    "…",
    "?",
    "??",
    "???",
    "*",
    "нет",
    "н/д",
    "н\\д",
    "н.д.",
    "н/у",
    "нет данных",
    "нет информации",
    "нет сведений",
    "не указан",
    "не указана",
    "не указано",
    "не заполнено",
    "не задан",
    "не задано",
    "неизвестно",
    "не известно",
    "отсутствует",
    "пусто",
    "(пусто)",
    "<пусто>",
    "none",
    "null",
    "nan",
    "n/a",
    "#н/д",
    "#n/a",
)
_ERRORS: Final = (
    "#знач!",
    "#value!",
    "#ссылка!",
    "#ref!",
    "#имя?",
    "#name?",
    "#дел/0!",
    "#div/0!",
    "#число!",
    "#num!",
    "#пусто!",
    "#null!",
)
_ERROR_SET: Final = frozenset(_ERRORS)


def _spellings(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for text in words for word in (text, text.upper(), text.capitalize(), text.title()))


PLACEHOLDERS: Final = _spellings(_WORDS + _ERRORS)
"""What is typed where there is no value, in the usual cases of letters."""

_TOO_LONG: Final = max(map(len, PLACEHOLDERS))
_EXPONENT: Final = re.compile(r"([0-9])(?:[.,]([0-9]{1,20}))?[eEеЕ]\+?([0-9]{1,2})")
_WHOLE: Final = re.compile(r"([0-9]{1,25})[.,]0{1,3}")
_EXACT: Final = 15
_ZEROS: Final = "00000"


def fold(text: str) -> str:
    """
    Return *text* for comparison with a list of words: lower case, ё as е, without edges.
    """
    return text.strip(EDGES).lower().replace("ё", "е")


def is_digits(text: str) -> bool:
    """
    Return whether *text* is made of ASCII digits alone, at least one.
    """
    return text.isascii() and text.isdigit()


def says_nothing(row: int, text: str, notes: list[Note], raw: Cell = None) -> bool:
    """
    Return whether *text* is blank or a placeholder, and add a note if it is not merely blank.
    """
    if len(text) > _TOO_LONG and not text.isspace():
        return False
    word = text.strip(EDGES)
    if word not in PLACEHOLDERS:
        return False
    if word:
        rule = repairs.FORMULA_ERROR if word.lower() in _ERROR_SET else repairs.PLACEHOLDER
        notes.append(Note(row, rule, text if raw is None else raw))
    return True


def strings(values: Sequence[Cell]) -> bool:
    """
    Return whether the column holds nothing but text and empty cells.
    """
    return {str, type(None)}.issuperset(map(type, values))


def shown(cell: Cell) -> str:
    """
    Return *cell* as text: dates day first, whole floats without a point, «да» and «нет» for booleans.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**_EXACT else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.strftime("%d.%m.%Y %H:%M:%S" if cell.time() != dt.time() else "%d.%m.%Y")
    if isinstance(cell, dt.date):
        return f"{cell.day:02}.{cell.month:02}.{cell.year:04}"
    return _integer(cell) if isinstance(cell, int) else str(cell)


def _integer(number: int) -> str:
    # str() refuses integers of more than 4300 digits; nobody types one, but a file may hold it.
    return str(number) if number.bit_length() < 10_000 else hex(number)


class Digits(NamedTuple):
    """
    The digits of a numeric cell, or why there are none: *rule* tells what happened, None if nothing did.

    *lost* says that the cell no longer holds the number.
    """

    text: str
    rule: Rule | None = None
    lost: bool = False
    params: dict[str, object] | None = None


def plain_digits(cell: Cell, digits: int = _EXACT) -> Digits | None:
    """
    Return the digits that a number cell, or a text that was a number, holds; None if it is no number.

    *digits* is how many the wanted number has: one of more than 15 does not survive a numeric cell.
    A whole number of 16 digits or more that the reader gives as int was written out in full.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        text = _integer(cell)
        if len(text) > _EXACT and text.endswith(_ZEROS):
            return Digits(repr(float(text)) if len(text) < 300 else text, repairs.PRECISION_LOST, True)
        return Digits(text)
    if isinstance(cell, float):
        return _from_float(cell, digits)
    return _from_text(cell, digits) if isinstance(cell, str) and len(cell) < 60 else None


def _from_float(cell: float, digits: int) -> Digits | None:
    if not math.isfinite(cell) or not cell.is_integer():
        return None
    if abs(cell) >= 10**_EXACT:
        return Digits(repr(cell), repairs.PRECISION_LOST, True)
    text = str(int(cell))
    # 304500000000000.0: fifteen digits that end in many zeros are what a rounded display leaves.
    if len(text) == digits == _EXACT and text.endswith("0" * 8):
        return Digits(repr(cell), repairs.PRECISION_LOST, True)
    return Digits(text, repairs.NUMBER_RESTORED, params={"shape": "N.0"})


def _from_text(cell: str, digits: int) -> Digits | None:
    text = cell.strip(EDGES + "'")
    whole = _WHOLE.fullmatch(text)
    if whole:
        return Digits(whole[1], repairs.NUMBER_RESTORED, params={"shape": "N.0"})
    match = _EXPONENT.fullmatch(text)
    if match is None:
        return None
    kept, exponent = 1 + len(match[2] or ""), int(match[3])
    if kept < exponent + 1:
        return Digits(cell, repairs.EXPONENT_LOST, True, {"kept": kept, "digits": exponent + 1})
    try:
        number = Decimal(f"{match[1]}.{match[2] or '0'}E{exponent}")
    except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
        return None
    return Digits(f"{number:f}".partition(".")[0], repairs.NUMBER_RESTORED, params={"shape": "N.NE+N"})


def raised(proof: Proof, context: ColumnContext) -> Proof:
    """
    Return *proof* one level up where nine in ten values of the column are right.
    """
    if context.consensus >= 0.9 and proof < Proof.ONE_HUNDREDTH:
        return Proof(proof + 1)
    return proof


def too_weak(proof: Proof, context: ColumnContext) -> bool:
    """
    Return whether a repair of this *proof* is only a suggestion for the caller.
    """
    return proof < max(context.threshold, Proof.ONE_TENTH)


def proof_text(proof: Proof) -> str:
    """
    Return *proof* as messages show it in any language.
    """
    return "0" if proof is Proof.NONE else "1" if proof is Proof.EXACT else proof.label
