"""
Texts inside Markdown: what would be taken for its signs is written as itself.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["escaped"]

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|~#])")


def escaped(text: str) -> str:
    """
    Return *text* with a backslash before every sign of Markdown.
    """
    return _SIGNS.sub(r"\\\1", text)
