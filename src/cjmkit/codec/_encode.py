"""
From a card to a line of JSON: by the standard library, or by orjson where the bytes are the same.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import chain
from typing import Any

from cjmkit.codec._plain import writer_of
from cjmkit.codec._text import dumps, text_of
from cjmkit.model import ClientCard

__all__ = ["line_encoder"]


@functools.cache
def line_encoder(*, quick: bool | None = None) -> Callable[[ClientCard], bytes]:
    """
    Return the function that writes a card as one line of UTF-8 JSON.

    *quick* says whether to use orjson; None uses it if it is installed. The bytes are the same.
    A value of a wrong type raises TypeError, ValueError or AttributeError.
    """
    plain, text = writer_of(ClientCard), text_of(ClientCard)
    quick_dumps = _orjson_dumps() if quick is not False else None
    if quick_dumps is None:
        return lambda card: _as_bytes(text(card))

    def encode(card: ClientCard) -> bytes:
        data = plain(card)
        if _has_float(data):
            return _as_bytes(dumps(data))
        try:
            return quick_dumps(data)
        except TypeError:  # half of a surrogate pair, or an integer of more than 64 bits
            return _as_bytes(dumps(data))

    return encode


def _orjson_dumps() -> Callable[[Any], bytes] | None:
    try:
        import orjson
    except ImportError:
        return None
    return orjson.dumps


def _as_bytes(text: str) -> bytes:
    # What UTF-8 cannot hold is half of a surrogate pair, and `\ud83d` happens to be its JSON escape.
    return text.encode("utf-8", "backslashreplace")


def _has_float(data: dict[str, Any]) -> bool:
    # orjson writes 1e16 where Python writes 1e+16; only values of custom fields can be floats.
    if "custom" not in data and "tables" not in data:
        return False
    rows = chain((data.get("custom", {}),), *data.get("tables", {}).values())
    return any(float in map(type, row.values()) for row in rows)
