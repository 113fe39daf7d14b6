"""
How much a text file may ask for.
"""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["DEFAULT_LIMITS", "TextLimits"]


@attrs.frozen(kw_only=True)
class TextLimits:
    """
    Bounds for csv and json; all can be raised by the caller who knows the file.

    *columns* is the most columns, *row_chars* the longest line or quoted row, *record_chars* the
    longest json record, *depth* its deepest nesting. A quoted cell of more than *cell_chars* or
    *cell_lines* is suspected of an unclosed quote (the first is what an Excel cell holds).
    A gzip may unpack to *unpacked_bytes*, and beyond 64 MB to *unpacked_ratio* times its size.
    """

    columns: int = 1024
    cell_chars: int = 32_767
    cell_lines: int = 50
    row_chars: int = 2_000_000
    record_chars: int = 16_000_000
    depth: int = 64
    unpacked_bytes: int = 8 * 1024**3
    unpacked_ratio: int = 200
    unpacked_free: int = 64 * 1024**2


DEFAULT_LIMITS: Final = TextLimits()
