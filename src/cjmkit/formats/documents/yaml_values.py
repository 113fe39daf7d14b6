"""
Plain values of YAML, as its version 1.2 has them; and which texts must stand in quotes to be texts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cjmkit.formats.documents.limits import decimal_of, integer_of

__all__ = ["needs_quotes", "plain_value"]

_WORDS: Final = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A whole number with zeros before it is left a text: an older YAML would read it as octal.
_INTEGER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*|(?=[eE])))(?:[eE][-+]?[0-9]+)?")
_BASED: Final = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_NOT_FINITE: Final = re.compile(r"([-+]?)\.(inf|Inf|INF)|\.(?:nan|NaN|NAN)")

# What a reader of any version takes for a text: words of letters first, no sign that YAML gives a meaning.
_SAFE: Final = re.compile(r"[^\W\d_][\w .,:;!?()«»„“”…–—%№+*=<>/@'\"\-\u00a0]*")
_OLDER_WORDS: Final = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])


def plain_value(text: str) -> object:
    """
    Return the value of a scalar without quotes.

    Raises:
        LongNumberError: it is a number of more digits than any map needs.

    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "0123456789+-.":
        return text
    if _INTEGER.fullmatch(text):
        return integer_of(text)
    if _FLOAT.fullmatch(text):
        return decimal_of(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    found = _NOT_FINITE.fullmatch(text)
    if found is None:
        return text
    return Decimal(f"{found.group(1) or ''}Infinity") if found.group(2) else Decimal("NaN")


def needs_quotes(text: str) -> bool:
    """
    Return whether a text must stand in quotes, for a reader of YAML 1.1 too.
    """
    plain = _SAFE.fullmatch(text[:4096]) is not None and len(text) <= 4096
    return not plain or text[-1] in " :" or ": " in text or text.lower() in _OLDER_WORDS
