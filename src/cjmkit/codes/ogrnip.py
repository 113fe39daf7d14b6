"""
ОГРНИП: основной государственный регистрационный номер ИП (state number of a sole proprietor).

Fifteen digits ``С ГГ КК NNNNNNNNN Ч``: 3, the year, the region, a serial number, the check
digit: the **last** digit of the remainder of the first fourteen by 13 (remainders 10, 11 and 12
give 0, 1 and 2). Numbers that begin with 4 are ГРНИП: they number an entry of the register.
Registration began in 2004.

Law: приказ Минфина 165н, item 7 («младший разряд остатка»).

>>> check("304500116000157").ok
True
>>> check("318774600590022").ok  # remainder 12; python-stdnum 2.2 refuses it
True
>>> check("385768585948949").code
'implausible_year'
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

_RULE: Final = "ogrnip"
_WRONG: Final = wrong("checksum", _RULE)
_EARLIEST: Final = 304 * 10**12
_BEYOND: Final = (301 + int(SETTLED_YEAR)) * 10**12
_NUMBER: Final = StateNumber(_RULE, length=15, other=13, modulus=13, own="3", records="4", since="04")
_new = tuple.__new__

_clean = Cleaner("ОГРНИП", "OGRNIP", "ОГРН ИП", "ОГРН", "ГРНИП")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «ОГРНИП».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``form`` (thirteen digits: an
    ОГРН), ``charset``, ``homoglyph``, ``checksum``, ``prefix``; with ok True
    ``implausible_year``; with ok None ``grn`` (the number of a register entry).
    """
    if text.__class__ is str and len(text) == 15 and text.isascii() and text.isdigit():
        number = int(text)
        if number // 10 % 13 % 10 != number % 10:
            return _WRONG
        # Beyond these years, and with other first digits, a closer look is due.
        if _EARLIEST <= number < _BEYOND:
            return _new(Verdict, (True, None, _RULE, text))
    return _closer(text)


def _closer(text: str) -> Verdict:
    return look_closer(text, _RULE, compact, check, _NUMBER.explain)


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong; a ГРНИП, right but another number, passes.
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
    return verdicts_of(values, check, {15: _NUMBER.prove})


def generate(rng: Random) -> str:
    """
    Return a right number that *rng* draws, of a year from 2004 to 2025, of nobody in particular.
    """
    return _NUMBER.generate(rng)
