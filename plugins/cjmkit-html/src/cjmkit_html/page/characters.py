"""
Characters that a file of markup has no place for.
"""

from __future__ import annotations

from typing import Final

__all__ = ["told"]

_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_UNTOLD: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), _REPLACEMENT
)


def told(text: str) -> str:
    """
    Return *text* with a sign of replacement for what XML knows no way to write.

    One such character would make a whole picture unreadable.
    """
    return text.translate(_UNTOLD)
