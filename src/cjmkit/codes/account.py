"""
Номер банковского счёта (bank account): a settlement account, or a treasury account.

Twenty characters: 1–5 the balance account, 6–8 the currency (810 for roubles; a letter in
position 6 stands for a clearing currency), 9 the control key, 10–13 the branch, 14–20 a serial
number. The key is worked out together with the BIC, and its prefix depends on who keeps the
account:

========================= ================================ =======================
account                   BIC                              rule
========================= ================================ =======================
``03…``                   any                              ``treasury:no-key``
most                      04, tail 050–999                 ``key:bank``
``40102`` (ЕКС)           04, 00, 01, 02                   ``key:cbr``
other ``401``–``403``     04, tail 050–999                 ``key:bank`` or ``key:cbr``
any                       04, tail 000–002; 00, 01, 02     ``key:cbr``
any                       1…, 2…                           the directory's
========================= ================================ =======================

The clients with a BIC 2…, and a few treasuries, have accounts at a unit that only the directory of
banks names; with one (`cjmkit.codes.directory`) these are answered, too.

Law: Bank of Russia, Порядок № 515 of 08.09.1997; the classes of accounts: Положение 809-П.

>>> check("40702810438000060473", "044525225")
Verdict(ok=True, code=None, rule='key:bank')
>>> check("40102810545370000003", "004525988").rule
'key:cbr'
>>> check("03100643000000017300").rule
'treasury:no-key'
>>> check("40702810438000060473").code
'no_bik'
>>> format("40702810438000060473")
'40702 810 4 3800 0060473'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from cjmkit.codes import bik as _bik
from cjmkit.codes._asking import ask
from cjmkit.codes._clean import LONGEST, Cleaner, require_text
from cjmkit.codes._columns import Pair, verdicts_of_pairs
from cjmkit.codes._key import (
    BANK,
    CBR,
    CURRENCIES,
    compact_account,
    complete,
    group,
    holds,
    refusal,
    settle_bik,
)
from cjmkit.codes._lanes import ZERO, marks
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong
from cjmkit.codes._verdicts import Verdicts

if TYPE_CHECKING:
    from random import Random

    from cjmkit.codes.directory import BankDirectory

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid"]

_RULE: Final = "account"
_EITHER: Final = "key:bank|cbr"
_STATE: Final = ("401", "402", "403")
_WRONG_KEY: Final = wrong("key", BANK)
_new = tuple.__new__

_clean = Cleaner(
    "Р/С", "Р/СЧ", "Р/СЧЁТ", "Р/СЧЕТ", "РС", "Р.С", "Р.СЧ", "РАСЧ.? СЧ[ЁЕ]?Т?", "РАСЧ[ЁЕ]ТНЫЙ СЧ[ЁЕ]Т",
    "СЧ", "СЧ[ЁЕ]Т", "НОМЕР СЧ[ЁЕ]ТА", "КАЗНАЧЕЙСКИЙ СЧ[ЁЕ]Т", "Л/С", "ACCOUNT",
)  # fmt: skip


def compact(text: str) -> str:
    """
    Return *text* without separators and labels such as «р/с».
    """
    return compact_account(text, _clean)


def check(text: str, bik: str | None = None, *, directory: BankDirectory | None = None) -> Verdict:
    """
    Check the shape of *text*, and its key with *bik*; *directory* answers what arithmetic leaves open.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``, ``key``,
    ``currency`` (ok False: not 643 in a treasury account; ok True: 643 in a bank account, which
    has 810; ok None: the key is right with 810 only); with ok True ``corr_account`` (a
    correspondent account stands here); with ok None ``no_bik``, ``bad_bik``, ``no_directory``, and with
    a directory ``unknown_bik`` (it has no such BIC), ``unlisted`` (it has neither the account nor a unit
    whose key agrees) and ``no_rule`` (an indirect participant's).
    """
    try:
        data = (text + bik).encode()  # type: ignore[operator]
    except (AttributeError, TypeError, UnicodeEncodeError):
        return _asked(text, bik, directory)
    if len(data) == 29 and data.isdigit() and len(text) == 20:
        a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, w0, w1, _, _, _, _, w6, w7, w8 = data  # noqa: E741
        # The usual case: a bank (04, tail from 050) and an account of none of the classes 0…,
        # .01–.03, which have rules of their own; a 6 may begin the currency 643.
        if w1 == 52 and w0 == 48 and (w6 != 48 or w7 > 52) and a != 48 and f != 54 and (b != 48 or c > 51 or c == 48):
            # Weights 7, 1, 3 = -7 modulo 10: the differences keep the numbers small, and what the
            # character codes add over the digits is a multiple of 10.
            if (
                7 * (w6 + a - c + d - f + g - i + j - l + m - o + p - r + s - w8) + w7 + b + e + h + k + n + q + t
            ) % 10:
                return _WRONG_KEY if directory is None else ask(directory, _WRONG_KEY, text, bik, compact)
            return _new(Verdict, (True, None, BANK, text))
    return _asked(text, bik, directory)


def _asked(text: str, bik: str | None, directory: BankDirectory | None) -> Verdict:
    verdict = _closer(text, bik)
    return verdict if directory is None else ask(directory, verdict, text, bik, compact)


def _closer(text: str, bik: str | None) -> Verdict:
    if len(require_text(text)) > LONGEST:
        return wrong("length", _RULE)
    value = compact(text)
    refused = refusal(value, _RULE)
    return _judge(value, bik) if refused is None else refused


def _judge(value: str, bik: str | None) -> Verdict:
    if value.startswith("03"):
        rule = "treasury:no-key"
        return right(value, rule) if value[5:8] == "643" else wrong("currency", rule)
    cleaned, verdict = settle_bik(value, _RULE, bik)
    if verdict is not None:
        return verdict
    if value.startswith("301") and value.endswith(cleaned[6:]) and holds(CBR, value, cleaned):
        return right(value, CBR, "corr_account")
    rules = _rules(value, cleaned)
    for rule in rules:
        if holds(rule, value, cleaned):
            return right(value, rule, "currency" if value[5:8] == "643" else None)
    return _failure(value, cleaned, rules)


def _rules(value: str, bik: str) -> tuple[str, ...]:
    kind = _bik.kind(bik)
    if kind in ("cbr", "treasury") or value.startswith("40102"):
        return (CBR,)
    # A treasury may have a BIC of a bank's shape, and then the Bank of Russia keeps its accounts.
    if kind == "unknown" or value.startswith(_STATE):
        return (BANK, CBR)
    return (BANK,)


def _failure(value: str, bik: str, rules: tuple[str, ...]) -> Verdict:
    rule = rules[0] if len(rules) == 1 else _EITHER
    # The currency's own code typed in place of 810: the key was made for the account with 810.
    if value[5:8] == "643" and any(holds(each, f"{value[:5]}810{value[8:]}", bik) for each in rules):
        return unsettled("currency", rule, value)
    kind = _bik.kind(bik)
    # Some older treasury accounts are kept at another unit than their BIC names.
    if kind == "unknown" or (kind == "treasury" and not value.startswith("40102")):
        return unsettled("no_directory", rule, value)
    return wrong("key", rule)


def is_valid(text: str, bik: str | None = None, *, directory: BankDirectory | None = None) -> bool:
    """
    Return whether *text* is not proven wrong; without *bik* the shape alone decides.
    """
    return check(text, bik, directory=directory).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the account in groups, or *text* unchanged if it has not the shape of one.
    """
    value = check(text).normalized
    return text if value is None else group(value)


_FOUR: Final = marks(b"4")
_STATE_DIGIT: Final = marks(b"123")
_LOW: Final = marks(b"01234")
_SIX: Final = marks(b"6")


def check_many(accounts: Iterable[str | None], biks: Iterable[str | None]) -> Verdicts:
    """
    Check the column *accounts* with the parallel column *biks*; see `Verdicts`.

    Raises:
        ValueError: the columns are not of one length.

    """
    return verdicts_of_pairs(accounts, biks, check, _prove)


def _prove(pair: Pair) -> tuple[int, int]:
    account, bik = pair.account, pair.bik
    usual = ~account.pick(0, ZERO) & ~(account.pick(1, ZERO) & account.pick(2, _STATE_DIGIT))
    usual &= bik.pick(0, ZERO) & bik.pick(1, _FOUR) & ~(bik.pick(6, ZERO) & bik.pick(7, _LOW))
    usual &= account.digits() & bik.digits() & ~account.pick(5, _SIX)
    prefix = (bik.column(6), bik.column(7), bik.column(8))
    return usual & pair.key(prefix), account.every() & ~usual


def generate(rng: Random, bik: str, *, balance: str = "40702", currency: str = "810") -> str:
    """
    Return an account at the bank *bik* with a right key, that *rng* draws.
    """
    if balance.startswith("03"):
        return f"{balance}643{rng.randrange(10**12):012}"
    if len(currency) != 3 or len(balance) != 5 or not set(currency) <= set(CURRENCIES + "0123456789"):
        message = f"an account begins with 5 digits and a currency of 3, got {len(balance)} and {len(currency)}"
        raise ValueError(message)
    blank = f"{balance}{currency}0{rng.randrange(10_000):04}{rng.randrange(10_000_000):07}"
    return complete(_rules(blank, bik)[0], blank, bik)
