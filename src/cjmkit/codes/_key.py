"""
The control key of a bank account: Bank of Russia, Порядок № 515 of 08.09.1997.

A prefix of three digits and the account's twenty are weighted 7, 1, 3, 7, 1, 3, …; the sum
ends in 0. The prefix depends on who keeps the account:

- a credit organisation: the last three digits of its BIC (rule ``key:bank``);
- the Bank of Russia: 0 and digits 5–6 of the BIC of the unit that keeps it (``key:cbr``).
"""

from __future__ import annotations

from typing import Final

from cjmkit.codes import bik as _bik
from cjmkit.codes._clean import LONGEST, Cleaner, is_digits, require_text
from cjmkit.codes._verdict import Verdict, unsettled, wrong
from cjmkit.codes.lookalikes import to_digits, to_latin

__all__ = ["BANK", "CBR", "CURRENCIES", "compact_account", "complete", "group", "holds", "refusal", "settle_bik"]

BANK: Final = "key:bank"
CBR: Final = "key:cbr"
CURRENCIES: Final = "ABCEHKMPTX"
"""Letters of clearing currencies in position 6; they count as 0…9 in the key."""

_CURRENCY_DIGITS: Final = str.maketrans(CURRENCIES, "0123456789")
_GROUPS: Final = ((0, 5), (5, 8), (8, 9), (9, 13), (13, 20))


def compact_account(text: str, clean: Cleaner) -> str:
    """
    Return *text* cleaned by *clean*, a Latin letter in capitals.
    """
    value = clean(text)
    return value.upper() if value.isascii() else value


def holds(rule: str, account: str, bik: str) -> bool:
    """
    Return whether the key of *account* is right for *bik* by the prefix of *rule*.
    """
    return _sum(_prefix(rule, bik) + account) % 10 == 0


def complete(rule: str, account: str, bik: str) -> str:
    """
    Return *account* with its ninth digit replaced by the right key.
    """
    blank = account[:8] + "0" + account[9:]
    # The ninth digit has the weight 3, and 3 * 3 = 9 = -1 modulo 10.
    return account[:8] + str(_sum(_prefix(rule, bik) + blank) * 3 % 10) + account[9:]


def _prefix(rule: str, bik: str) -> str:
    return bik[6:] if rule == BANK else f"0{bik[4:6]}"


def _sum(text: str) -> int:
    digits = [int(digit) for digit in text.translate(_CURRENCY_DIGITS)]
    return 7 * sum(digits[0::3]) + sum(digits[1::3]) + 3 * sum(digits[2::3])


def refusal(value: str, rule: str) -> Verdict | None:
    """
    Say why a cleaned *value* has not the shape of an account; None if it has.
    """
    if not value:
        return wrong("empty", rule)
    if _is_shaped(value):
        return None if value.strip("0") else wrong("zeros", rule)
    if is_digits(value):
        return wrong("placeholder" if value == "0" else "length", rule)
    if len(value) == 20 and _is_shaped(_without_lookalikes(value)):
        return wrong("homoglyph", rule)
    return wrong("charset", rule)


def _is_shaped(value: str) -> bool:
    letter = value[5:6]
    return len(value) == 20 and is_digits(value[:5] + value[6:]) and (is_digits(letter) or letter in CURRENCIES)


def _without_lookalikes(value: str) -> str:
    letter = value[5] if is_digits(value[5]) else to_latin(value[5].upper())
    if letter not in CURRENCIES:
        letter = to_digits(letter)
    return to_digits(value[:5]) + letter + to_digits(value[6:])


def settle_bik(value: str, rule: str, bik: str | None) -> tuple[str, Verdict | None]:
    """
    Return the cleaned *bik* to check *value* with, or the verdict that there is none to use.
    """
    if bik is None:
        return "", unsettled("no_bik", rule, value)
    # A BIC beyond any length is cleaned to itself, and refused below.
    cleaned = _bik.compact(require_text(bik)[: LONGEST + 1])
    if not cleaned:
        return "", unsettled("no_bik", rule, value)
    kind = _bik.kind(cleaned)
    if kind is None:
        return "", unsettled("bad_bik", rule, value)
    if kind in ("indirect", "client"):
        # The account is kept at a unit that only the directory names (AccountCBRBIC).
        return "", unsettled("no_directory", rule, value)
    return cleaned, None


def group(value: str) -> str:
    """
    Return an account of twenty characters in the groups that people read it by.
    """
    return " ".join(value[start:end] for start, end in _GROUPS)
