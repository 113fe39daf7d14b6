"""
From a card to a line of JSON: by the standard library, or by orjson where the bytes are the same.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from itertools import chain
from typing import Any, Final

from cjmkit.codec._plain import writer_of
from cjmkit.model import ClientCard

__all__ = ["line_encoder"]


@functools.cache
def line_encoder(*, quick: bool | None = None) -> Callable[[ClientCard], bytes]:
    """
    Return the function that writes a card as one line of UTF-8 JSON.

    *quick* says whether to use orjson; None uses it if it is installed. The bytes are the same.
    A value of a wrong type raises TypeError, ValueError or AttributeError.
    """
    plain = writer_of(ClientCard)
    dumps = _orjson_dumps() if quick is not False else None
    if dumps is None:
        return lambda card: _standard(plain(card))

    def encode(card: ClientCard) -> bytes:
        data = plain(card)
        if _has_float(data):
            return _standard(data)
        try:
            return dumps(data)
        except TypeError:  # half of a surrogate pair, or an integer of more than 64 bits
            return _standard(data)

    return encode


def _orjson_dumps() -> Callable[[Any], bytes] | None:
    try:
        import orjson
    except ImportError:
        return None
    return orjson.dumps


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_make: Any = json.encoder.c_make_encoder  # type: ignore[attr-defined]


def _standard_text() -> Callable[[Any], str]:
    """
    Return what `json.dumps` does for each call anew: the encoder in C, if there is one.
    """
    if _make is None:
        return _ENCODER.encode
    quoted = json.encoder.encode_basestring
    write = _make(None, _ENCODER.default, quoted, None, ":", ",", False, False, True)
    return lambda data: "".join(write(data, 0))


def _standard(data: Any) -> bytes:
    # What UTF-8 cannot hold is half of a surrogate pair, and `\ud83d` happens to be its JSON escape.
    return _text(data).encode("utf-8", "backslashreplace")


_text: Final = _standard_text()


def _has_float(data: dict[str, Any]) -> bool:
    # orjson writes 1e16 where Python writes 1e+16; only values of custom fields can be floats.
    if "custom" not in data and "tables" not in data:
        return False
    rows = chain((data.get("custom", {}),), *data.get("tables", {}).values())
    return any(float in map(type, row.values()) for row in rows)
