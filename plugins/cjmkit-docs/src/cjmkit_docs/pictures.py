"""
Pictures: a logo's kind and size, told from its first bytes.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

__all__ = ["Picture", "picture_of"]

_EMU: Final = 360_000
"""English metric units in a centimetre."""
_WIDEST: Final = 6 * _EMU
_HIGHEST: Final = 2 * _EMU
_SIZES: Final = frozenset((0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF))


class Picture(NamedTuple):
    """
    A picture: *kind* is its extension, *width* and *height* fit the head of a card, in English metric units.
    """

    data: bytes
    kind: str
    width: int
    height: int


def picture_of(data: bytes) -> Picture | None:
    """
    Return the picture of *data*, None if it is neither PNG nor JPEG.
    """
    size = _png(data)
    kind = "png"
    if size is None:
        size, kind = _jpeg(data), "jpeg"
    if size is None or not all(0 < side <= 100_000 for side in size):
        return None
    scale = min(_WIDEST / size[0], _HIGHEST / size[1])
    return Picture(data, kind, max(1, int(size[0] * scale)), max(1, int(size[1] * scale)))


def _png(data: bytes) -> tuple[int, int] | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    if data[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
