"""
Paragraphs of a figure: a text broken into lines of a width, one under the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit_html.figures.marks import Anchor, Words
from cjmkit_html.text import wrapped

__all__ = ["LEADING", "Paragraph", "paragraph"]

LEADING: Final = 1.3
"""The height of a line in sizes of its type."""
_RISE: Final = 0.95
"""Where the baseline of a line is, from its top, in sizes of its type."""


@attrs.frozen(kw_only=True)
class Paragraph:
    """
    A text and its lines of one size and look, ready to be set anywhere.
    """

    text: str
    lines: tuple[str, ...]
    size: float
    look: str

    @property
    def height(self) -> float:
        """
        The height of all lines.
        """
        return len(self.lines) * self.size * LEADING

    def at(self, x: float, y: float, anchor: Anchor = "start") -> Iterator[Words]:
        """
        Yield the lines with their upper edge at *y*.
        """
        for number, line in enumerate(self.lines):
            baseline = y + (number * LEADING + _RISE) * self.size
            yield Words(x=x, y=baseline, text=line, size=self.size, look=self.look, anchor=anchor)


def paragraph(text: str, width: float, size: float, look: str) -> Paragraph:
    """
    Break *text* into lines that are no wider than *width*; a *look* that holds ``strong`` is set bold.
    """
    return Paragraph(text=text, lines=wrapped(text, width, size, bold="strong" in look), size=size, look=look)
