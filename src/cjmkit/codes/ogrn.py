"""
ОГРН: основной государственный регистрационный номер (state number of an organisation).

Thirteen digits ``С ГГ КК NNNNNNN Ч``: the kind of number (1 or 5), the year, the region, a
serial number, the check digit: the last digit of the remainder of the first twelve by 11.
Numbers that begin with 2 or 6–9 are ГРН: they number an entry of the register, and have the
same arithmetic. Registration began in 2002.

Law: приказ Минфина 165н, before it ПП РФ 438 of 19.06.2002.

>>> check("1027700132195").ok
True
>>> check("2027700132194").code  # the number of an entry
'grn'
>>> check("304500116000157").code  # of a sole proprietor
'form'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from cjmkit.codes._clean import Cleaner
from cjmkit.codes._closer import look_closer
from cjmkit.codes._ogrn import SETTLED_YEAR, StateNumber
from cjmkit.codes._verdict import Verdict, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of

if TYPE_CHECKING:
    from random import Random

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid"]

_RULE: Final = "ogrn"
_WRONG: Final = wrong("checksum", _RULE)
_EARLIEST: Final = 102 * 10**10
_BEYOND: Final = (101 + int(SETTLED_YEAR)) * 10**10
_NUMBER: Final = StateNumber(_RULE, length=13, other=15, modulus=11, own="15", records="26789", since="02")
_new = tuple.__new__

_clean = Cleaner("ОГРН", "OGRN", "ОГРН организации", "ОГРН юр лица", "ГРН")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «ОГРН».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``form`` (fifteen digits: an
    ОГРНИП), ``charset``, ``homoglyph``, ``checksum``, ``prefix``; with ok True
    ``implausible_year``; with ok None ``grn`` (the number of a register entry).
    """
    if text.__class__ is str and len(text) == 13 and text.isascii() and text.isdigit():
        number = int(text)
        if number // 10 % 11 % 10 != number % 10:
            return _WRONG
        # Beyond these years, and with other first digits, a closer look is due.
        if _EARLIEST <= number < _BEYOND:
            return _new(Verdict, (True, None, _RULE, text))
    return _closer(text)


def _closer(text: str) -> Verdict:
    return look_closer(text, _RULE, compact, check, _NUMBER.explain)


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong; a ГРН, right but another number, passes.
    """
    return check(text).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the number without separators, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`.
    """
    return verdicts_of(values, check, {13: _NUMBER.prove})


def generate(rng: Random) -> str:
    """
    Return a right number that *rng* draws, of a year from 2002 to 2025.
    """
    return _NUMBER.generate(rng)
