"""
Text in a workbook: escapes for what XML cannot hold, and Excel's limit of a cell.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["CELL_LIMIT", "escape", "escape_control", "fit", "xml_space"]

CELL_LIMIT: Final = 32_767
"""Excel's limit of characters in a cell, counted as UTF-16 does (an emoji is two)."""

# Excel writes a character that XML cannot hold as _x001F_, and a text that looks so as _x005F_x001F_.
# A carriage return is legal, but every XML parser turns it into a line feed.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def escape_control(text: str) -> str:
    """
    Return *text* with ``_xHHHH_`` for each character that a cell cannot hold as it is.
    """
    return _CONTROL.sub(lambda match: f"_x{ord(match.group()):04X}_", text)


def escape(text: str) -> str:
    """
    Return *text* ready to stand in an XML element.
    """
    text = escape_control(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def fit(text: str) -> str:
    """
    Return *text* cut to what a cell may hold.
    """
    if len(text) * 2 <= CELL_LIMIT:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= CELL_LIMIT * 2:
        return text
    cut = units[: CELL_LIMIT * 2].decode("utf-16-le", "surrogatepass")
    # Half of a pair must not stand alone at the end.
    return cut[:-1] if "\ud800" <= cut[-1] <= "\udbff" and text[len(cut) - 1] != cut[-1] else cut


def xml_space(text: str) -> str:
    """
    Return the attribute that keeps blanks at the ends of *text*, empty where there are none.
    """
    return ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "\n" in text else ""
