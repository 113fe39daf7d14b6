"""
Texts broken into lines by the real widths of their letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cjmkit_html.text.hyphenation import bound, syllable_breaks
from cjmkit_html.text.widths import fitting, width_of

__all__ = ["wrapped"]

_SPACES: Final = re.compile(r"[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_OPEN: Final = frozenset("-/\u2013\u2014_.,;:@")
"""After these a word may go on in the next line without a hyphen."""


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """
    Return the lines of *text*, none wider than *width* unless a single letter is.

    Words go to the next line whole; one that is wider than a line is divided by syllables, and between any letters
    only where it has none that fit.
    """
    lines = _lines(text, width, size, bold=bold)
    # What bound the words was ours, and has done its work: whoever searches or copies finds the text as it was.
    return tuple(lines if _NO_BREAK in text else (line.replace(_NO_BREAK, " ") for line in lines))


def _lines(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for word in bound(_SPACES.sub(" ", text).strip(" ")).split(" "):
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
    while len(word) > 1 and fitting(word, width, size, bold=bold) < len(word):
        head, word = _cut(word, width, size, bold=bold)
        yield head
    yield word


def _cut(word: str, width: float, size: float, *, bold: bool) -> tuple[str, str]:
    """
    Return the longest beginning of a line's width, and the rest: at a space first, then at a sign, then by syllables.
    """
    fits = max(1, min(fitting(word, width, size, bold=bold), len(word) - 1))
    space = word.rfind(_NO_BREAK, 1, fits + 1)
    if space > 0:
        return word[:space], word[space + 1 :]
    for place in range(fits, 1, -1):
        if word[place - 1] in _OPEN:
            return word[:place], word[place:]
    for place in sorted(syllable_breaks(word[: fits + 4]), reverse=True):
        if width_of(f"{word[:place]}-", size, bold=bold) <= width:
            return f"{word[:place]}-", word[place:]
    return word[:fits], word[fits:]
