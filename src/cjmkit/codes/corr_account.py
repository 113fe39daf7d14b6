"""
Корреспондентский счёт (correspondent account): where the Bank of Russia keeps a bank's money.

Twenty characters like any account. ``301…`` ends with the last three digits of the bank's BIC,
and its key has the prefix 0 and digits 5–6 of the BIC. The balance account is not always 30101:
30103, 30105, 30111 and 30127 are real. For a payment to a treasury the single treasury account
(ЕКС, ``40102…``) stands in this field. Units of the Bank of Russia (tails 000–002) have none.

Law: Bank of Russia, Порядок № 515 of 08.09.1997.

>>> check("30101810400000000225", "044525225")
Verdict(ok=True, code=None, rule='key:cbr')
>>> check("30101810145250000974", "044525225").code
'other_bank'
>>> check("40102810545370000003", "004525988").ok
True
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from cjmkit.codes import account as _account
from cjmkit.codes import bik as _bik
from cjmkit.codes._asking import ask
from cjmkit.codes._clean import LONGEST, Cleaner, require_text
from cjmkit.codes._columns import Pair, verdicts_of_pairs
from cjmkit.codes._key import CBR, compact_account, complete, group, holds, refusal, settle_bik
from cjmkit.codes._lanes import ZERO, marks
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong
from cjmkit.codes._verdicts import Verdicts

if TYPE_CHECKING:
    from random import Random

    from cjmkit.codes.directory import BankDirectory

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid"]

_RULE: Final = "corr_account"
_WRONG_KEY: Final = wrong("key", CBR)
_WRONG_TAIL: Final = wrong("tail", CBR)
_OTHER_BANK: Final = wrong("other_bank", CBR)
_new = tuple.__new__

_clean = Cleaner(
    "К/С", "К/СЧ", "К/СЧЁТ", "К/СЧЕТ", "КС", "К.С", "К.СЧ", "КОРР?.? ?СЧ[ЁЕ]?Т?", "КОРР?.?/СЧ?[ЁЕ]?Т?",
    "КОРРЕСПОНДЕНТСКИЙ СЧ[ЁЕ]Т", "СЧ", "СЧ[ЁЕ]Т", "ЕКС",
)  # fmt: skip


def compact(text: str) -> str:
    """
    Return *text* without separators and labels such as «к/с».
    """
    return compact_account(text, _clean)


def check(text: str, bik: str | None = None, *, directory: BankDirectory | None = None) -> Verdict:
    """
    Check the shape of *text*, and with *bik* its key and its tail; *directory* answers what arithmetic leaves open.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``, ``key``,
    ``tail`` (neither key nor last digits fit the BIC), ``other_bank`` (the key fits, the last
    digits are another bank's); with ok True ``balance`` (the key is right, but a settlement
    account stands here); with ok None ``no_bik``, ``bad_bik``, ``no_directory``, and with a directory
    those of `cjmkit.codes.account.check`.
    """
    if isinstance(text, str) and isinstance(bik, str) and len(text) == 20 and len(bik) == 9:
        usual = text[:3] == "301" and bik[:2] == "04" and bik[6:] >= "050"
        if usual and (text + bik).isdigit() and (text + bik).isascii():
            verdict = _check_usual(text, bik)
            return verdict if directory is None else ask(directory, verdict, text, bik, compact)
    verdict = _closer(text, bik)
    return verdict if directory is None else ask(directory, verdict, text, bik, compact)


def _check_usual(text: str, bik: str) -> Verdict:
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, w4, w5 = (text + bik[4:6]).encode()  # noqa: E741
    # As in `account.check`, with the prefix 0 and two digits of the BIC.
    odd = (7 * (48 + a - c + d - f + g - i + j - l + m - o + p - r + s - w5) + w4 + b + e + h + k + n + q + t) % 10
    if text[17:] != bik[6:]:
        return _WRONG_TAIL if odd else _OTHER_BANK
    return _WRONG_KEY if odd else _new(Verdict, (True, None, CBR, text))


def _closer(text: str, bik: str | None) -> Verdict:
    if len(require_text(text)) > LONGEST:
        return wrong("length", _RULE)
    value = compact(text)
    refused = refusal(value, _RULE)
    return _judge(value, bik) if refused is None else refused


def _judge(value: str, bik: str | None) -> Verdict:
    cleaned, verdict = settle_bik(value, _RULE, bik)
    if verdict is not None:
        return verdict
    if value.startswith("301"):
        return _judge_301(value, cleaned)
    found = _account.check(value, cleaned)
    # The treasuries' accounts of the classes 401–403 belong here; other accounts got lost.
    if found.ok and found.code is None and not (found.rule == CBR and value.startswith("40")):
        return right(value, found.rule, "balance")
    return found


def _judge_301(value: str, bik: str) -> Verdict:
    key, tail = holds(CBR, value, bik), value.endswith(bik[6:])
    if _bik.kind(bik) == "cbr":
        return right(value, CBR) if key else wrong("key", CBR)
    if key:
        return right(value, CBR) if tail else _OTHER_BANK
    if _bik.kind(bik) == "unknown":
        return unsettled("no_directory", CBR, value)
    return _WRONG_KEY if tail else _WRONG_TAIL


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


_THREE: Final = marks(b"3")
_ONE: Final = marks(b"1")
_FOUR: Final = marks(b"4")
_LOW: Final = marks(b"01234")


def check_many(accounts: Iterable[str | None], biks: Iterable[str | None]) -> Verdicts:
    """
    Check the column *accounts* with the parallel column *biks*; see `Verdicts`.

    Raises:
        ValueError: the columns are not of one length.

    """
    return verdicts_of_pairs(accounts, biks, check, _prove)


def _prove(pair: Pair) -> tuple[int, int]:
    account, bik = pair.account, pair.bik
    usual = account.pick(0, _THREE) & account.pick(1, ZERO) & account.pick(2, _ONE)
    usual &= bik.pick(0, ZERO) & bik.pick(1, _FOUR) & ~(bik.pick(6, ZERO) & bik.pick(7, _LOW))
    usual &= account.digits() & bik.digits()
    proven = usual & pair.key((b"0" * account.size, bik.column(4), bik.column(5)))
    for here, there in ((17, 6), (18, 7), (19, 8)):
        proven &= account.same(account.column(here), bik.column(there))
    return proven, account.every() & ~usual


def generate(rng: Random, bik: str) -> str:
    """
    Return a correspondent account of the bank *bik* that *rng* draws.
    """
    blank = f"301018100{rng.randrange(10**8):08}{bik[6:]}"
    return complete(CBR, blank, bik)
