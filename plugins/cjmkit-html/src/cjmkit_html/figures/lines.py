"""
Paragraphs of a figure: a text broken into lines of a width, one under the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit_html.figures.marks import Anchor, Words
from cjmkit_html.figures.widths import fitting, width_of

__all__ = ["LEADING", "Paragraph", "paragraph"]

_SPACES: Final = re.compile(r"[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
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
    return Paragraph(text=text, lines=tuple(_broken(text, width, size, bold="strong" in look)), size=size, look=look)


def _broken(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """
    Yield the lines; a word that is wider than a line is divided where the line ends.
    """
    line = ""
    # Spaces that do not break, as between a number and its unit, are letters here.
    for word in _SPACES.sub(" ", text).strip(" ").split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _divided(word, width, size, bold=bold)
        yield from full
    if line:
        yield line


def _divided(word: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    while (fits := max(1, fitting(word, width, size, bold=bold))) < len(word):
        yield word[:fits]
        word = word[fits:]
    yield word
