"""
Numbers that a whole batch proves at once, so that the rules need not prove them one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cjmkit.codes import account, inn, ogrn, ogrnip
from cjmkit.intake.build import Columns

__all__ = ["proven_fields"]

_NUMBERS: Final = {"inn": inn.check_many, "ogrn": ogrn.check_many, "ogrnip": ogrnip.check_many}
_ACCOUNT: Final = ("account", "account:bik")


def proven_fields(columns: Columns) -> Sequence[frozenset[str]]:
    """
    Return for each row the fields whose numbers are right as they stand, in the words of `Checker.check`.
    """
    found: list[tuple[tuple[str, ...], bytes]] = [
        ((name,), check(columns.values[name]).flags) for name, check in _NUMBERS.items() if name in columns
    ]
    if "account" in columns and "bik" in columns:
        found.append((_ACCOUNT, account.check_many(columns.values["account"], columns.values["bik"]).flags))
    if not found:
        return [frozenset()] * columns.size
    return _sets([names for names, _ in found], zip(*(flags for _, flags in found), strict=True))


def _sets(names: Sequence[tuple[str, ...]], rows: Iterable[tuple[int, ...]]) -> list[frozenset[str]]:
    # A batch has few different combinations: each becomes one set that many rows share.
    known: dict[tuple[int, ...], frozenset[str]] = {}
    sets = []
    for row in rows:
        if row not in known:
            known[row] = frozenset(name for group, flag in zip(names, row, strict=True) if flag for name in group)
        sets.append(known[row])
    return sets
