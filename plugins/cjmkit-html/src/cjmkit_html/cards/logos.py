"""
Logos: a picture that a card itself holds, as a link that asks nothing of the network.
"""

from __future__ import annotations

import base64
from typing import Final

__all__ = ["data_link"]

# Pictures of dots only: an SVG is a document with links of its own.
_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def data_link(data: bytes) -> str | None:
    """
    Return the picture of *data* as a ``data:`` link; None if it is none that every browser shows.

    The kind is told from the first bytes: what a card says of it may be wrong.
    """
    found = next((kind for start, kind in _BEGINNINGS if data.startswith(start)), None)
    if found is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = "image/webp"
    return None if found is None else f"data:{found};base64,{base64.b64encode(data).decode('ascii')}"
