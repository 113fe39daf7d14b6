"""
The photograph of a persona: only one that the project itself holds. A page asks nobody for pictures.
"""

from __future__ import annotations

import base64
from typing import Final

from cjmkit.model import ImageRef

__all__ = ["data_uri", "initials"]

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def data_uri(photo: ImageRef | None) -> str | None:
    """
    Return a picture as a ``data:`` address; None if it is only named, or no raster picture by its first bytes.

    What a file says of its own type is not believed: an SVG could hold a script.
    """
    data = None if photo is None else photo.data
    if data is None:
        return None
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "image/webp"
    return None if kind is None else f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def initials(name: str) -> str:
    """
    Return the first letters of a name, two at most.
    """
    return "".join(word[0] for word in name.split()[:2] if word[0].isalnum()).upper() or "?"
