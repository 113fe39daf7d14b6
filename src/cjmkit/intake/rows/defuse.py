"""
Cells that a spreadsheet would run as a formula: made harmless in csv, and back.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["defuse", "undefuse"]

_TRIGGERS: Final = frozenset("=+-@\t\r\n＝＋－＠")
_GUARDED: Final = _TRIGGERS | {"'"}
# A phone in E.164 or a plain number runs nothing; an apostrophe would only spoil it for the eye.
_HARMLESS: Final = re.compile(r"\+[0-9]{10,15}|[-+][0-9]{1,15}|[-+][0-9]{1,15}[.,][0-9]{1,15}", re.ASCII)
_LONGEST_HARMLESS: Final = 32


def defuse(text: str) -> str:
    """
    Return *text* with an apostrophe before it if a spreadsheet would take it for a formula.

    A value that already looks defused gets one apostrophe more, so that `undefuse` gives back
    exactly what went in.
    """
    if not text:
        return text
    first = text[0]
    if first in _TRIGGERS:
        harmless = len(text) <= _LONGEST_HARMLESS and _HARMLESS.fullmatch(text) is not None
        return text if harmless else "'" + text
    return "'" + text if first == "'" and text[1:2] in _GUARDED else text


def undefuse(text: str) -> str:
    """
    Return *text* without the apostrophe that `defuse` put before it.
    """
    # An empty slice is in no frozenset of characters, so a lone apostrophe stays.
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text
