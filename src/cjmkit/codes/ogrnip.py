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

from cjmkit.codes._clean import Cleaner, is_digits
from cjmkit.codes._closer import look_closer
from cjmkit.codes._lanes import Lanes, marks, products, remainders
from cjmkit.codes._ogrn import SETTLED_YEAR, judge, settled_years
from cjmkit.codes._verdict import Verdict, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of

if TYPE_CHECKING:
    from random import Random

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid"]

_RULE: Final = "ogrnip"
_WRONG: Final = wrong("checksum", _RULE)
_EARLIEST: Final = 304 * 10**12
_BEYOND: Final = (301 + int(SETTLED_YEAR)) * 10**12
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
    return look_closer(text, _RULE, compact, check, _explain)


def _explain(value: str) -> Verdict | None:
    if not (is_digits(value) and value.strip("0")):
        return None
    if len(value) == 15:
        return judge(value, _RULE, "3", "4", "04")
    return wrong("form", _RULE) if len(value) == 13 else None


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


_TABLES: Final = tuple(products(pow(10, 13 - place, 13), 13) for place in range(14))
_REST: Final = remainders(13)
_FIRST: Final = marks(b"3")


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`.
    """
    return verdicts_of(values, check, {15: _prove})


def _prove(lanes: Lanes) -> tuple[int, int]:
    summed = lanes.same(lanes.through(lanes.total(_TABLES), _REST), lanes.column(14))
    summed &= lanes.digits() & lanes.pick(0, _FIRST)
    proven = summed & settled_years(lanes, b"456789")
    return proven, summed ^ proven


def generate(rng: Random) -> str:
    """
    Return a right number that *rng* draws, of a year from 2004 to 2025, of nobody in particular.
    """
    body = f"3{rng.randrange(4, 26):02}{rng.randrange(1, 99):02}{rng.randrange(1_000_000_000):09}"
    return f"{body}{int(body) % 13 % 10}"
