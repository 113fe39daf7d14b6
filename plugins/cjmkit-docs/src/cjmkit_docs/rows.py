"""
Rows: what every reader of documents gives, a paragraph or a row of a table with its place.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from cjmkit.findings import NOWHERE, Location

__all__ = ["MOST_ROWS", "Row", "tidy"]

MOST_ROWS: Final = 5000
"""A contract of a hundred pages has fewer; no card has more."""

_INVISIBLE: Final = dict.fromkeys(
    map(ord, "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_ENDS: Final = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
)


@attrs.frozen(kw_only=True)
class Row:
    """
    A paragraph (one cell) or a row of a table.

    *cells* are tidy and may have several lines; empty ones are kept, because they tell columns apart. *table* numbers
    the tables of a document from 1, 0 is none. *field* and *card* are what a bookmark of ours says of the row, and
    *raw* is its second cell to the letter.
    """

    cells: tuple[str, ...] = attrs.field(repr=False)
    where: Location = NOWHERE
    table: int = 0
    field: str | None = None
    card: int = 0
    raw: str = attrs.field(default="", repr=False)

    @property
    def filled(self) -> tuple[str, ...]:
        """
        The cells that are not empty.
        """
        return tuple(cell for cell in self.cells if cell)

    @property
    def text(self) -> str:
        """
        The row as one text.
        """
        return "\t".join(self.filled)


def tidy(text: str) -> str:
    """
    Return *text* without invisible characters, each run of blanks as one space; its lines stay.
    """
    text = text.translate(_INVISIBLE).replace("\r\n", "\n").translate(_LINE_ENDS)
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
