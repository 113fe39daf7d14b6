"""
What a directory of banks makes of an account that arithmetic alone does not prove.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from cjmkit.codes import bik as _bik
from cjmkit.codes._key import CBR, holds
from cjmkit.codes._verdict import Verdict, right, unsettled

if TYPE_CHECKING:
    # A code alone loads no attrs.
    from cjmkit.codes.directory import BankDirectory

__all__ = ["LISTED", "ask"]

LISTED: Final = "directory"
"""The rule of an account that the directory itself lists for the BIC."""

_ASKABLE: Final = frozenset(("key", "tail", "other_bank", "no_directory"))
_KEPT_AT_UNITS: Final = frozenset(("treasury", "client", "cbr", "foreign"))
"""Who has accounts at units of the Bank of Russia only. A bank's clients have theirs at the bank."""


def ask(
    directory: BankDirectory, verdict: Verdict, text: str, bik: str | None, compact: Callable[[str], str]
) -> Verdict:
    """
    Return *verdict*, or what *directory* answers where it was wrong or could not be reached.

    A directory only ever acquits: an account that it does not list is no proof of anything.
    """
    if verdict.ok or verdict.code not in _ASKABLE or bik is None:
        return verdict
    value, code = compact(text), _bik.compact(bik)
    entry = directory.get(code)
    if entry is None:
        return verdict if verdict.ok is False else unsettled("unknown_bik", verdict.rule, value)
    if entry.has(value):
        return right(value, LISTED)
    if entry.kind in _KEPT_AT_UNITS and any(holds(CBR, value, keeper) for keeper in entry.keepers):
        return right(value, CBR)
    if verdict.ok is False:
        return verdict
    # The clients of an indirect participant are nowhere listed, and no rule says with which BIC their key is made.
    return unsettled("no_rule" if entry.kind == "indirect" else "unlisted", verdict.rule, value)
