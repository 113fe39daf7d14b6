"""
Plain data as JSON for people and for git: two spaces, a value a line, numbers digit by digit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, Final

__all__ = ["pretty"]


def pretty(data: Any) -> str:
    """
    Return *data* as JSON text, ending with a line end.

    The standard encoder knows no Decimal, and would make a float of what it does not know.
    """
    pieces: list[str] = []
    _write(data, "\n", pieces.append)
    pieces.append("\n")
    return "".join(pieces)


def _write(value: Any, margin: str, put: Callable[[str], None]) -> None:
    scalar = _SCALARS.get(value.__class__)
    if scalar is not None:
        put(scalar(value))
    elif isinstance(value, str):  # a short form of a part
        put(encode_basestring(value))
    elif isinstance(value, dict):
        _write_object(value, margin, put)
    else:
        _write_array(value, margin, put)


def _write_object(data: dict[str, Any], margin: str, put: Callable[[str], None]) -> None:
    if not data:
        put("{}")
        return
    inner, opening = margin + "  ", "{"
    for key, value in data.items():
        put(f"{opening}{inner}{encode_basestring(key)}: ")
        _write(value, inner, put)
        opening = ","
    put(margin + "}")


def _write_array(items: list[Any], margin: str, put: Callable[[str], None]) -> None:
    if not items:
        put("[]")
        return
    inner, opening = margin + "  ", "["
    for value in items:
        put(opening + inner)
        _write(value, inner, put)
        opening = ","
    put(margin + "]")


_SCALARS: Final[dict[type[Any], Callable[[Any], str]]] = {
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    int: int.__repr__,
    Decimal: Decimal.__str__,
    dt.date: lambda value: f'"{value.isoformat()}"',
}
