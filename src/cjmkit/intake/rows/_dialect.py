"""
Which character separates the columns, told by how evenly it cuts the first rows.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from typing import Final

import attrs

__all__ = ["DELIMITERS", "Shape", "find_shape", "shape_of"]

DELIMITERS: Final = ";\t,|"
_SAMPLE_LINES: Final = 200
_SURE: Final = 0.25
_NEARLY_ALL: Final = 0.8
# A comma also stands in addresses and before kopecks, so it has to be better than the others.
_WORTH: Final = {",": 0.6}


@attrs.frozen(kw_only=True)
class Shape:
    """
    A delimiter, how many columns it makes, how evenly, and in how many of the rows it stands.
    """

    delimiter: str
    columns: int
    score: float
    share: float

    @property
    def is_sure(self) -> bool:
        """
        Whether the rows really fall into columns.
        """
        return self.score >= _SURE or self.share >= _NEARLY_ALL


def find_shape(lines: Sequence[str], quote: str | None, *, preferred: str = ";") -> Shape:
    """
    Return the delimiter that cuts *lines* best; *preferred* if none of them does.
    """
    shapes = [shape_of(lines, delimiter, quote) for delimiter in DELIMITERS]
    best = max(shapes, key=lambda shape: shape.score)
    return best if best.is_sure else shape_of(lines, preferred, quote)


def shape_of(lines: Sequence[str], delimiter: str, quote: str | None) -> Shape:
    """
    Return how *delimiter* cuts *lines*.
    """
    widths = [width for width in _widths(lines[:_SAMPLE_LINES], delimiter, quote) if width]
    if not widths:
        return Shape(delimiter=delimiter, columns=0, score=0.0, share=0.0)
    # Titles above the table have no delimiter: they speak neither for nor against a number of columns.
    counts = Counter(width for width in widths if width > 1) or Counter(widths)
    usual, number = counts.most_common(1)[0]
    evenness = number / len(widths)
    score = evenness * (1 - 1 / usual) * _WORTH.get(delimiter, 1.0)
    # The heading is the first row that is wide enough; rows below may leave off empty cells.
    columns = next(width for width in widths if width >= usual)
    share = sum(width > 1 for width in widths) / len(widths)
    return Shape(delimiter=delimiter, columns=columns, score=score, share=share)


def _widths(lines: Sequence[str], delimiter: str, quote: str | None) -> list[int]:
    if quote is None:
        return [line.count(delimiter) + 1 if line.strip() else 0 for line in lines]
    try:
        return [len(row) for row in csv.reader(lines, delimiter=delimiter, quotechar=quote)]
    except csv.Error:
        # The caller's program may have lowered the csv module's own limit of a field.
        return [line.count(delimiter) + 1 if line.strip() else 0 for line in lines]
