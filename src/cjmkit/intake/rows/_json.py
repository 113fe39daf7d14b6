"""
A JSON decoder that notices what the standard one lets pass.

Repeated keys, NaN, numbers beyond all bounds and half characters spoil one record, not the file:
the decoder reads on and remembers the fault. Depth is bounded before anything is decoded, because
the standard decoder recurses.
"""

from __future__ import annotations

import json
import math
import re
from typing import Final

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import text

__all__ = ["LONGEST_NUMBER", "Decoder", "is_shallow", "is_too_deep"]

LONGEST_NUMBER: Final = 100

_PLAIN: Final = bytes(byte for byte in range(256) if byte not in b'[]{}"')
_STRUCTURE: Final = re.compile(r'["\\\[\]{}]')
_HALF: Final = re.compile("[\ud800-\udfff]")


class Decoder:
    """
    Decodes one value at a time; `fault` is what was wrong with the last one.
    """

    def __init__(self) -> None:
        self.fault: Rule | None = None
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._float,
            parse_int=self._int,
            parse_constant=self._constant,
        )

    def decode(self, piece: str, start: int) -> tuple[object, int]:
        """
        Return the value that begins at *start*, and where it ends.

        Raises:
            json.JSONDecodeError: it is broken or cut.
        """
        self.fault = None
        value, end = self._decoder.raw_decode(piece, start)
        # A half character can only come from an escape, and most texts have none.
        if piece.find("\\", start, end) >= 0 and _has_half(value):
            self.fault = text.CUT_CHARACTER
        return value, end

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self.fault = text.DUPLICATE_KEY
        return made

    def _int(self, digits: str) -> int:
        # Python itself refuses beyond 4300 digits, unless the caller's program lifted that.
        if len(digits) > LONGEST_NUMBER:
            self.fault = text.NUMBER_TOO_LONG
            return 0
        return int(digits)

    def _float(self, digits: str) -> float:
        if len(digits) > LONGEST_NUMBER:
            self.fault = text.NUMBER_TOO_LONG
            return 0.0
        number = float(digits)
        if not math.isfinite(number):
            self.fault = text.NUMBER_NOT_FINITE
        return number

    def _constant(self, name: str) -> float:
        self.fault = text.NUMBER_NOT_FINITE
        return 0.0


def _has_half(value: object) -> bool:
    if isinstance(value, str):
        return _HALF.search(value) is not None
    if isinstance(value, dict):
        return any(_has_half(key) or _has_half(inner) for key, inner in value.items())
    return isinstance(value, list) and any(map(_has_half, value))


def is_shallow(piece: str, limit: int) -> bool:
    """
    Tell quickly whether nothing in *piece* is surely nested deeper than *limit*; False is a doubt.

    *piece* begins outside of a string and may be cut anywhere.
    """
    if piece.count("{") + piece.count("[") <= limit:
        return True
    # Escapes away, then all but brackets and quotes, then strings that hold no bracket. A string
    # with a bracket leaves its quotes behind: the run of quotes before its first bracket is odd.
    left = piece.encode("utf-8", "surrogatepass").replace(b"\\\\", b"").replace(b'\\"', b"")
    left = left.translate(None, _PLAIN).replace(b'""', b"")
    if left.count(b'"') > 1:
        return False
    # One quote is a string cut by the end of the piece; what follows stands inside of it.
    left = left.partition(b'"')[0]
    for _ in range(limit // 4):
        # At most two levels go in one pass.
        left = left.replace(b"{}", b"").replace(b"[]", b"")
    return left.count(b"{") + left.count(b"[") <= limit // 2


def is_too_deep(piece: str, start: int, limit: int) -> bool:
    """
    Tell exactly whether the value that begins at *start* is nested deeper than *limit*.
    """
    depth, in_string, skip = 0, False, -1
    for match in _STRUCTURE.finditer(piece, start):
        sign, place = match.group(), match.start()
        if place == skip:
            continue
        if sign == "\\":
            skip = place + 1
        elif sign == '"':
            in_string = not in_string
        elif not in_string:
            depth += 1 if sign in "{[" else -1
            if depth > limit:
                return True
        if depth <= 0 and not in_string:
            return False
    return False
