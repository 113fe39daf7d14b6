"""
Two columns side by side: accounts and the BICs they are checked with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from cjmkit.codes._lanes import ASK, CHUNK, Lanes, chosen_texts, measure, products, remainders, scatter
from cjmkit.codes._verdict import Verdict
from cjmkit.codes._verdicts import Verdicts, settle

__all__ = ["Pair", "verdicts_of_pairs"]

_WEIGHTS: Final = tuple(products(weight, 10) for weight in (7, 1, 3))
_LAST: Final = remainders(10)
_ACCOUNT: Final = bytes(20) + b"\x01" + bytes(235)
_BIK: Final = bytes(9) + b"\x01" + bytes(246)


class Pair:
    """
    Accounts of twenty characters and BICs of nine, as lanes.
    """

    __slots__ = ("account", "bik")

    def __init__(self, accounts: Sequence[str], biks: Sequence[str]) -> None:
        self.account = Lanes(accounts, 20)
        self.bik = Lanes(biks, 9)

    def key(self, prefix: tuple[bytes, bytes, bytes]) -> int:
        """
        Return the mask of the accounts whose key is right for the columns of *prefix*.
        """
        lanes = self.account
        total = lanes.total([_WEIGHTS[place % 3] for place in range(20)])
        for column, table in zip(prefix, _WEIGHTS, strict=True):
            total += int.from_bytes(column.translate(table), "little")
        return lanes.same(lanes.through(total, _LAST), b"0" * lanes.size)


Prover: TypeAlias = Callable[[Pair], tuple[int, int]]


def verdicts_of_pairs(
    accounts: Iterable[str | None],
    biks: Iterable[str | None],
    check: Callable[[str, str | None], Verdict],
    prove: Prover,
) -> Verdicts:
    """
    Return the verdicts of *accounts* with *biks*, with flags by *prove* and *check*.
    """
    left, right = list(accounts), list(biks)
    if len(left) != len(right):
        message = f"accounts and BICs come in pairs, got {len(left)} accounts and {len(right)} BICs"
        raise ValueError(message)
    flags = b"".join(
        _flag_chunk(left[start : start + CHUNK], right[start : start + CHUNK], prove)
        for start in range(0, len(left), CHUNK)
    )
    return settle((left, right), check, flags)


def _flag_chunk(accounts: Sequence[str | None], biks: Sequence[str | None], prove: Prover) -> bytes:
    twenties = int.from_bytes(measure(accounts).translate(_ACCOUNT), "little")
    nines = int.from_bytes(measure(biks).translate(_BIK), "little")
    chosen = (twenties & nines).to_bytes(len(accounts), "little")
    # A BIC in another spelling, or none, leaves the account to the single check.
    flags = ASK * (twenties & ~nines)
    if 1 in chosen:
        pair = Pair(chosen_texts(accounts, chosen), chosen_texts(biks, chosen))
        flags |= int.from_bytes(scatter(chosen, prove(pair)), "little")
    return flags.to_bytes(len(accounts), "little")
