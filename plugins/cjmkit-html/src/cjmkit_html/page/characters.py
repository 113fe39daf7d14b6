"""
Characters that a file of markup has no place for, and those that would turn round what stands behind a text.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["told"]

_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_UNTOLD: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), _REPLACEMENT
)

# The controls of the Unicode Bidirectional Algorithm (UAX #9, 2.1–2.3): what opens, and what closes it.
_OPENING: Final = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_END_OF_EMBEDDING: Final = "\N{POP DIRECTIONAL FORMATTING}"
_END_OF_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"
_EMBEDDINGS: Final = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES: Final = frozenset("\u2066\u2067\u2068")


def told(text: str) -> str:
    """
    Return *text* with a sign of replacement for what XML knows no way to write, and its changes of direction ended.

    One such character would make a whole picture unreadable; a change of direction left open would show the words and
    numbers after the text from right to left.
    """
    written = text.translate(_UNTOLD)
    return written if _OPENING.search(written) is None else written + _ends(written)


def _ends(text: str) -> str:
    ends: list[str] = []
    isolates = 0
    for letter in text:
        if letter in _EMBEDDINGS:
            ends.append(_END_OF_EMBEDDING)
        elif letter in _ISOLATES:
            ends.append(_END_OF_ISOLATE)
            isolates += 1
        elif letter == _END_OF_ISOLATE and isolates:
            isolates -= 1
            # The end of an isolate ends the embeddings in it too; that of an embedding reaches no further out.
            while ends.pop() != letter:
                pass
        elif letter == _END_OF_EMBEDDING and ends[-1:] == [letter]:
            ends.pop()
    return "".join(reversed(ends))
