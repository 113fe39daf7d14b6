"""
The answers for a whole column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from cjmkit.codes._lanes import ASK, Prover, flag_column
from cjmkit.codes._verdict import Verdict

__all__ = ["Verdicts", "settle", "verdicts_of"]


class Verdicts(Sequence[Verdict]):
    """
    The verdicts of a column, worked out when they are looked at.

    *flags* has one byte a row: 1 says that the value is right exactly as it stands and that
    there is nothing to say about it; 0 says to look at the row's verdict. None counts as an
    empty text.
    """

    __slots__ = ("_check", "_columns", "flags")

    def __init__(self, columns: tuple[Sequence[str | None], ...], check: Callable[..., Verdict], flags: bytes) -> None:
        self._columns = columns
        self._check = check
        self.flags: bytes = flags

    def __len__(self) -> int:
        return len(self.flags)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> Verdicts: ...
    def __getitem__(self, index: int | slice) -> Verdict | Verdicts:
        if isinstance(index, slice):
            columns = tuple(column[index] for column in self._columns)
            return Verdicts(columns, self._check, self.flags[index])
        return self._check(*(column[index] or "" for column in self._columns))

    @property
    def ok(self) -> tuple[bool | None, ...]:
        """
        The `Verdict.ok` of each row.
        """
        return tuple(True if flag else self[row].ok for row, flag in enumerate(self.flags))

    def failed(self) -> Iterator[tuple[int, Verdict]]:
        """
        Yield the index and the verdict of each row that is proven wrong.
        """
        return ((row, verdict) for row, verdict in self.remarks() if not verdict)

    def remarks(self) -> Iterator[tuple[int, Verdict]]:
        """
        Yield the index and the verdict of each row that is not plainly right as it stands.
        """
        return ((row, self[row]) for row, flag in enumerate(self.flags) if not flag)

    def __repr__(self) -> str:
        return f"<Verdicts: {len(self)} rows, {self.flags.count(1)} right as they stand>"


def verdicts_of(values: Iterable[str | None], check: Callable[[str], Verdict], provers: dict[int, Prover]) -> Verdicts:
    """
    Return the verdicts of the column *values*, with flags by *provers* and *check*.
    """
    column = values if isinstance(values, (list, tuple)) else list(values)
    return settle((column,), check, flag_column(column, provers))


def settle(columns: tuple[Sequence[str | None], ...], check: Callable[..., Verdict], flags: bytes) -> Verdicts:
    """
    Return the verdicts of *columns*, the flags `ASK` replaced by the answers of *check*.
    """
    settled = bytearray(flags)
    row = settled.find(ASK)
    while row >= 0:
        verdict = check(*(column[row] or "" for column in columns))
        settled[row] = verdict.ok is True and verdict.code is None and verdict.normalized == columns[0][row]
        row = settled.find(ASK, row + 1)
    return Verdicts(columns, check, bytes(settled))
