"""
КПП: код причины постановки на учёт (reason code of tax registration).

Nine characters ``NNNNPPXXX``: the tax office, the reason, a serial number. N and X are digits;
P is a digit or a capital Latin letter. There is no check digit, so that a right shape is all
that can be shown. Reasons 01–50 are for Russian organisations and 51–99 for foreign ones; the
list of reasons is open, an unknown one is no error. No office begins with ``00``.

Law: приказ ФНС ЕД-7-14/559@ of 26.06.2025, before it ММВ-7-6/435@; reasons: справочник СППУНО.

>>> check("773601001").ok
True
>>> check("7707АВ001").code  # Cyrillic А and В
'homoglyph'
>>> reason("773601001")
'01'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from cjmkit.codes._clean import Cleaner, is_digits
from cjmkit.codes._closer import look_closer
from cjmkit.codes._lanes import ZERO, Lanes, marks
from cjmkit.codes._verdict import Verdict, right, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of
from cjmkit.codes.lookalikes import to_digits, to_latin

if TYPE_CHECKING:
    from random import Random

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid", "reason"]

_RULE: Final = "kpp"
_CAPITALS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_new = tuple.__new__

_clean = Cleaner("КПП", "KPP", "КПП организации")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «КПП», Latin letters in capitals.
    """
    value = _clean(text)
    return value.upper() if value.isascii() else value


def check(text: str) -> Verdict:
    """
    Check the shape of *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``zero_prefix``, ``length``, ``charset``,
    ``homoglyph``; ``pp_unknown`` with ok True for the reason 00, which no list names.
    """
    plain = text.__class__ is str and len(text) == 9 and text.isascii() and text.isdigit()
    if plain and text[4:6] != "00" and text[:2] != "00":
        return _new(Verdict, (True, None, _RULE, text))
    return _closer(text)


def _closer(text: str) -> Verdict:
    return look_closer(text, _RULE, compact, check, _explain)


def _explain(value: str) -> Verdict | None:
    if value and not value.strip("0"):
        return None
    if _is_shaped(value):
        if value.startswith("00"):
            return wrong("zero_prefix", _RULE)
        return right(value, _RULE, "pp_unknown" if value[4:6] == "00" else None)
    if len(value) == 9 and not is_digits(value):
        return wrong("homoglyph" if _is_shaped(_without_lookalikes(value)) else "charset", _RULE)
    if value.isascii() and value.isalnum():
        return wrong("length", _RULE)
    return None


def _is_shaped(value: str) -> bool:
    return len(value) == 9 and is_digits(value[:4] + value[6:]) and _CAPITALS.issuperset(value[4:6])


def _without_lookalikes(value: str) -> str:
    return to_digits(value[:4]) + to_latin(value[4:6].upper()) + to_digits(value[6:])


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def reason(text: str) -> str | None:
    """
    Return the two characters that tell the reason of registration; None if *text* is not right.
    """
    value = check(text).normalized
    return None if value is None else value[4:6]


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the code without separators, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text


_REASON: Final = marks(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_DIGIT: Final = marks(b"0123456789")


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`.
    """
    return verdicts_of(values, check, {9: _prove})


def _prove(lanes: Lanes) -> tuple[int, int]:
    shaped = lanes.pick(4, _REASON) & lanes.pick(5, _REASON)
    for place in (0, 1, 2, 3, 6, 7, 8):
        shaped &= lanes.pick(place, _DIGIT)
    nothing = lanes.pick(4, ZERO) & lanes.pick(5, ZERO)
    return shaped & ~nothing & ~lanes.starts_with_00(), 0


def generate(rng: Random, inn: str | None = None, *, reason: str = "01") -> str:
    """
    Return a right code that *rng* draws: of the office of *inn* if one is given.
    """
    office = inn[:4] if inn else f"{rng.randrange(1, 99):02}{rng.randrange(100):02}"
    return f"{office}{reason}{rng.randrange(1, 1000):03}"
