"""
Columns of numbers as big integers: one byte a value, all values added at once.

Values of one length are joined; every n-th byte of that is one digit column, and a table
turns the digits of a column into their weighted remainders. Read as one big integer a column
adds to the next without a carry, as long as no byte passes 255. The arithmetic of thousands
of check digits costs a few dozen calls this way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import Final, cast

from cjmkit.codes._clean import require_text

__all__ = [
    "ASK",
    "CHUNK",
    "ZERO",
    "Lanes",
    "Prover",
    "chosen_texts",
    "flag_column",
    "marks",
    "measure",
    "products",
    "remainders",
    "scatter",
]

ASK: Final = 2
"""The flag of a row that the lanes leave to the check of one value."""

CHUNK: Final = 8192  # large enough to forget the calls, small enough for the cache
_EQUAL: Final = bytes([1]) + bytes(255)


def products(weight: int, modulus: int) -> bytes:
    """
    Return the table from a digit to *weight* times it, modulo *modulus*; 0 for other bytes.
    """
    return bytes(48) + bytes(weight * digit % modulus for digit in range(10)) + bytes(198)


def remainders(modulus: int, keep: int = 10) -> bytes:
    """
    Return the table from a total to its check digit: remainder by *modulus*, then by *keep*.
    """
    return bytes(48 + total % modulus % keep for total in range(256))


def marks(wanted: bytes) -> bytes:
    """
    Return the table that has 1 for the bytes in *wanted* and 0 for the rest.
    """
    return bytes(byte in wanted for byte in range(256))


ZERO: Final = marks(b"0")
_NOT_DIGIT: Final = bytes(byte not in b"0123456789" for byte in range(256))
_NOT_ONE: Final = bytes(byte != 1 for byte in range(256))


class Lanes:
    """
    Values of one *width* side by side.

    A mask is an integer that holds 0 or 1 in the byte of each value.
    """

    __slots__ = ("_data", "_width", "size")

    def __init__(self, values: Sequence[str], width: int) -> None:
        self._data = "".join(values).encode("ascii", "replace")
        self._width = width
        self.size = len(values)

    def column(self, place: int) -> bytes:
        """
        Return the characters at *place* of all values.
        """
        return self._data[place :: self._width]

    def every(self) -> int:
        """
        Return the mask that holds 1 for each value.
        """
        return int.from_bytes(b"\x01" * self.size, "little")

    def digits(self) -> int:
        """
        Return the mask of the values that are digits throughout.
        """
        if self._data.isdigit():
            return self.every()
        other = 0
        for place in range(self._width):
            other |= self.pick(place, _NOT_DIGIT)
        return self.every() ^ other

    def total(self, tables: Sequence[bytes], first: int = 0) -> int:
        """
        Add up the columns from *first* on, each looked up in its table of *tables*.
        """
        return sum(
            int.from_bytes(self.column(place).translate(table), "little") for place, table in enumerate(tables, first)
        )

    def pick(self, place: int, table: bytes) -> int:
        """
        Return the mask of the values whose character at *place* has 1 in *table*.
        """
        return int.from_bytes(self.column(place).translate(table), "little")

    def through(self, total: int, table: bytes) -> bytes:
        """
        Return the bytes of *total*, looked up in *table*.
        """
        return total.to_bytes(self.size, "little").translate(table)

    def same(self, one: bytes, two: bytes) -> int:
        """
        Return the mask of the lanes where *one* and *two* agree.
        """
        return self.zero(int.from_bytes(one, "little") ^ int.from_bytes(two, "little"))

    def zero(self, total: int) -> int:
        """
        Return the mask of the lanes of *total* that are 0.
        """
        return int.from_bytes(self.through(total, _EQUAL), "little")

    def starts_with_00(self) -> int:
        """
        Return the mask of the values that begin with two zeros.
        """
        return self.pick(0, ZERO) & self.pick(1, ZERO)


Prover = Callable[[Lanes], tuple[int, int]]
"""Gives two masks: the values that are proven right, and those to ask the single check about."""


def flag_column(values: Sequence[str | None], provers: Mapping[int, Prover]) -> bytes:
    """
    Return a flag for each of *values*: 1 proven right, 0 not, `ASK` for the single check.

    *provers* holds the prover for each length; a value of another length gets 0.
    """
    chunks = (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
    return b"".join(_flag_chunk(chunk, provers) for chunk in chunks)


def _flag_chunk(values: Sequence[str | None], provers: Mapping[int, Prover]) -> bytes:
    sizes = measure(values)
    flags = 0
    for width, prove in provers.items():
        chosen = sizes.translate(bytes(width) + b"\x01" + bytes(255 - width))
        if 1 in chosen:
            lanes = Lanes(chosen_texts(values, chosen), width)
            flags |= int.from_bytes(scatter(chosen, prove(lanes)), "little")
    return flags.to_bytes(len(values), "little")


def chosen_texts(values: Sequence[str | None], chosen: bytes) -> Sequence[str]:
    """
    Return those of *values* that *chosen* marks by their length: None has none, so they are str.
    """
    texts = values if 0 not in chosen else list(compress(values, chosen))
    return cast("Sequence[str]", texts)


def measure(values: Sequence[str | None]) -> bytes:
    """
    Return the length of each value, 0 for None and 255 for all beyond.
    """
    try:
        return bytes(map(len, values))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        pass
    try:
        return bytes([0 if value is None else len(value) for value in values])
    except (TypeError, ValueError):
        return bytes(0 if value is None else min(len(require_text(value)), 255) for value in values)


def scatter(chosen: bytes, masks: tuple[int, int]) -> bytearray:
    """
    Return the flags of the rows that *chosen* marks, from the two *masks* of a prover.
    """
    proven, ask = masks
    part = (proven + ASK * ask).to_bytes(chosen.count(1), "little")
    flags = bytearray(chosen)
    # Most rows are right; only the others are worth a step each.
    exceptions = part.translate(_NOT_ONE)
    if 1 in exceptions:
        rows = compress(range(len(chosen)), chosen)
        for row, flag in zip(compress(rows, exceptions), compress(part, exceptions), strict=True):
            flags[row] = flag
    return flags
