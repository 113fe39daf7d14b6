"""
БИК: банковский идентификационный код (bank identification code).

Nine digits without a check digit. The first digit: 0 a direct participant of the payment
system, 1 an indirect one, 2 a client of the Bank of Russia outside it. ``04`` begins the codes
of banks and of the Bank of Russia's own units (tails 000, 001, 002); ``00``, ``01`` and ``02``
those of the territorial treasuries (ТОФК). Tails 050–999 are credit organisations; that holds
for ``04`` alone. Whether a code is in use only the Bank of Russia's directory (ED807) can tell.

Law: Bank of Russia, Положение 732-П; classes as seen in the directory of 2026-10-08.

>>> check("044525225").ok
True
>>> check("БИК 944525225").code
'prefix'
>>> kind("004525988")
'treasury'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cjmkit.codes._clean import Cleaner, is_digits
from cjmkit.codes._closer import look_closer
from cjmkit.codes._lanes import ZERO, Lanes, marks
from cjmkit.codes._verdict import Verdict, right, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of

if TYPE_CHECKING:
    from random import Random

    from cjmkit.codes.directory import BankDirectory

__all__ = ["Kind", "check", "check_many", "compact", "format", "generate", "is_valid", "kind"]

Kind: TypeAlias = Literal["bank", "cbr", "treasury", "indirect", "client", "unknown"]

_RULE: Final = "bik"
_LISTED: Final = "bik:directory"
_new = tuple.__new__

_clean = Cleaner("БИК", "BIK", "BIC", "БИК банка", "БИК банка получателя")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «БИК».
    """
    return _clean(text)


def check(text: str, *, directory: BankDirectory | None = None) -> Verdict:
    """
    Check the shape of *text*, in whatever spelling, and whether *directory* has it.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``,
    ``prefix`` (the first digit is not 0, 1 or 2); with ok True ``class_unknown`` (03, 05–09),
    ``tail`` (04 with a tail 003–049, which no bank has) and ``unlisted`` (*directory* does not have
    it, which may be older or newer than the code). What a directory has is right without a doubt.
    """
    if directory is not None:
        return _look_up(check(text), directory)
    plain = text.__class__ is str and len(text) == 9 and text.isascii() and text.isdigit()
    if plain and text[:2] == "04" and text[6:] >= "050":
        return _new(Verdict, (True, None, _RULE, text))
    return look_closer(text, _RULE, compact, check, _explain)


def _look_up(verdict: Verdict, directory: BankDirectory) -> Verdict:
    if not verdict.ok:
        return verdict
    value = verdict.normalized or ""
    if directory.get(value) is not None:
        return right(value, _LISTED)
    return right(value, _RULE, verdict.code or "unlisted")


def _explain(value: str) -> Verdict | None:
    if not (len(value) == 9 and is_digits(value) and value.strip("0")):
        return None
    if value[0] not in "012":
        return wrong("prefix", _RULE)
    if _kind(value) != "unknown":
        return right(value, _RULE)
    return right(value, _RULE, "tail" if value.startswith("04") else "class_unknown")


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def kind(text: str) -> Kind | None:
    """
    Return what kind of participant has such a code; None if *text* is not right.

    A treasury may also have a code of the kind ``bank``; only the directory tells.
    """
    value = check(text).normalized
    return None if value is None else _kind(value)


def _kind(value: str) -> Kind:
    if value[0] == "1":
        return "indirect"
    if value[0] == "2":
        return "client"
    if value[1] in "012":
        return "treasury"
    if value[1] != "4":
        return "unknown"
    if value[6:] in ("000", "001", "002"):
        return "cbr"
    return "bank" if value[6:] >= "050" else "unknown"


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the code without separators, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text


_FOUR: Final = marks(b"4")
_LOW: Final = marks(b"01234")


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`.
    """
    return verdicts_of(values, check, {9: _prove})


def _prove(lanes: Lanes) -> tuple[int, int]:
    shaped = lanes.digits()
    banks = shaped & lanes.pick(0, ZERO) & lanes.pick(1, _FOUR)
    banks &= ~(lanes.pick(6, ZERO) & lanes.pick(7, _LOW))
    return banks, shaped ^ banks


def generate(rng: Random) -> str:
    """
    Return a code that *rng* draws: of the shape of a bank's, most likely of no bank.
    """
    return f"04{rng.randrange(1, 100):02}{rng.randrange(100):02}{rng.randrange(50, 1000):03}"
