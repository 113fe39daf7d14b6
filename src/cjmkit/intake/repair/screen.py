"""
The first look at a column of text: which rows need a second one.

The column is joined and encoded to one byte a character, so that the look costs a few
nanoseconds a character and no Python code runs for a value that has nothing to mend.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from cjmkit.intake.repair.cells import PLACEHOLDERS

__all__ = ["suspicious"]

_SEPARATOR: Final = "\0"
_LATIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_UPPER: Final = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ"
_USUAL: Final = "0123456789!#$%&'()*+,-./:;<=>@[]^_{|}~«»№–—"


def _classes() -> bytes:
    table = bytearray(b"?" * 256)
    for characters, kind in (
        (_USUAL, b"."),
        (_LATIN, b"L"),
        (_UPPER, b"C"),
        (_UPPER.lower(), b"c"),
        (" " + _SEPARATOR, b" "),
        ('"', b"Q"),
    ):
        for code in characters.encode("cp1251"):
            table[code] = kind[0]
    return bytes(table)


# A question mark is what encoding leaves of a character that cp1251 lacks, so it is looked at too.
# Values are set apart by what counts as a space: two in a row are a doubled one or one at an edge.
_CLASSES: Final = _classes()
_ALWAYS: Final = (b"?", b"Q", b"  ", b" cC")
_WITH_LATIN: Final = (b"LC", b"Lc", b"CL", b"cL")
_SIGN: Final = re.compile(rb"[?Q]|  | cC|[Cc]L|L[Cc]")
_EMPTY: Final = ","


def suspicious(values: Sequence[str | None]) -> list[int]:
    """
    Return the rows that may hold something to mend: odd characters, spaces at the edges or doubled,
    straight quotes, words of two alphabets, placeholders. The others are clean.
    """
    texts = [value or _EMPTY for value in values]
    if not texts:
        return []
    joined = _SEPARATOR + _SEPARATOR.join(texts) + _SEPARATOR
    classes = joined.encode("cp1251", "replace").translate(_CLASSES)
    rows: set[int] = set()
    if _has_sign(classes):
        rows |= _rows_with_signs(texts, classes)
    if joined.count(_SEPARATOR) != len(texts) + 1:
        rows.update(row for row, text in enumerate(texts) if _SEPARATOR in text)
    if not PLACEHOLDERS.isdisjoint(values):
        rows.update(row for row, value in enumerate(values) if value is not None and value in PLACEHOLDERS)
    return sorted(rows)


def _has_sign(classes: bytes) -> bool:
    return any(sign in classes for sign in _ALWAYS) or (
        b"L" in classes and any(sign in classes for sign in _WITH_LATIN)
    )


def _rows_with_signs(texts: Sequence[str], classes: bytes) -> set[int]:
    # ends[row] is the place of the separator after the row's text.
    ends = list(accumulate(len(text) + 1 for text in texts))
    rows, last = set(), len(texts) - 1
    found = _SIGN.search(classes)
    while found is not None:
        row = min(bisect_right(ends, found.start()), last)
        rows.add(row)
        # A doubled sign may begin at the row's own separator: the next search starts there.
        found = _SIGN.search(classes, max(ends[row], found.start() + 1))
    return rows
