"""
ОКТМО and ОКАТО: codes of territories (municipal ones, and the older administrative ones).

ОКТМО has 8 digits for a municipality and 11 for a settlement; ОКАТО has from 2 to 11. Digits
alone: the control number is a field of the classifier of its own, and no part of the code. The
first two digits are the region's and never ``00``. Ten or seven digits are an ОКТМО that lost
its leading zero in a spreadsheet.

Law: ОК 033-2013 (ОКТМО), ОК 019-95 (ОКАТО).

>>> check("45397000").ok
True
>>> check("5701000001").code  # 05701000001 without its zero
'length'
>>> check_okato("45").ok
True
"""

from __future__ import annotations

from typing import Final

from cjmkit.codes._clean import Cleaner, is_digits
from cjmkit.codes._closer import look_closer
from cjmkit.codes._verdict import Verdict, right

__all__ = ["check", "check_okato", "compact", "format", "is_valid"]

_OKTMO: Final = "oktmo"
_OKATO: Final = "okato"

_clean = Cleaner("ОКТМО", "ОКАТО", "КОД ПО ОКТМО", "КОД ОКТМО", "КОД ОКАТО", "OKTMO", "OKATO")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «ОКТМО» or «ОКАТО».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check *text* as an ОКТМО, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``; with ok
    True ``region_unknown`` (the first two digits are 00).
    """
    if text.__class__ is str and len(text) in (8, 11) and is_digits(text) and not text.startswith("00"):
        return right(text, _OKTMO)
    return look_closer(text, _OKTMO, compact, check, _explain)


def check_okato(text: str) -> Verdict:
    """
    Check *text* as an ОКАТО; the codes are those of `check`.
    """
    return look_closer(text, _OKATO, compact, check_okato, _explain_okato)


def _explain(value: str) -> Verdict | None:
    return _judge(value, _OKTMO) if len(value) in (8, 11) else None


def _explain_okato(value: str) -> Verdict | None:
    return _judge(value, _OKATO) if 2 <= len(value) <= 11 else None


def _judge(value: str, rule: str) -> Verdict | None:
    if not (is_digits(value) and value.strip("0")):
        return None
    return right(value, rule, "region_unknown" if value.startswith("00") else None)


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong as an ОКТМО.
    """
    return check(text).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the code in groups of three (``45 397 000``), or *text* unchanged if it is not right.
    """
    value = check(text).normalized
    if value is None:
        return text
    return " ".join([value[:2], *(value[start : start + 3] for start in range(2, len(value), 3))])
