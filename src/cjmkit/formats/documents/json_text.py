"""
JSON: read by the standard library, with what it lets pass noticed; places found by a walk of our own.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final

from cjmkit.codec._paths import Steps
from cjmkit.codec.projects import half_characters
from cjmkit.formats.documents import catalogue as rules
from cjmkit.formats.documents.limits import DEPTH, DIGITS, LongNumberError, decimal_of, integer_of
from cjmkit.formats.documents.scan import Scan
from cjmkit.formats.documents.syntax import Fault, Parsed, broken, doubled
from cjmkit.intake.rows._json import is_shallow, is_too_deep

__all__ = ["parse", "scan"]

_string: Final = json.JSONDecoder().raw_decode
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PLAIN_STRING: Final = re.compile(r'"[^"\\]*"')
_ATOM: Final = re.compile(r"[^ \t\n\r,\]}]*")
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


def parse(text: str) -> Parsed:
    """
    Return what the JSON says; amounts with every digit.
    """
    if not is_shallow(text, DEPTH) and is_too_deep(text, _after_space(text, 0), DEPTH):
        return Parsed(None, (Fault(rule=rules.TOO_DEEP, params={"limit": DEPTH}),))
    seen = _Seen()
    try:
        data = json.loads(
            text,
            object_pairs_hook=seen.object_of,
            parse_float=decimal_of,
            parse_int=integer_of,
            parse_constant=Decimal,  # NaN and Infinity: the codec refuses them with their path
        )
    except json.JSONDecodeError as error:
        # A text without an end is told by its beginning.
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        return Parsed(None, (broken(text, None if is_cut else error.pos, "JSON"),))
    except LongNumberError:
        return Parsed(None, (Fault(rule=rules.NUMBER_TOO_LONG, params={"limit": DIGITS}),))
    if seen.doubled:
        return Parsed(None, doubled(scan(text)))
    # A half can only come from an escape, and most files have none.
    halves = half_characters(data) if _HALF.search(text) else ()
    return Parsed(data, tuple(Fault(rule=rules.HALF_CHARACTER, steps=steps) for steps in halves))


class _Seen:
    """
    What the decoder met on its way.
    """

    def __init__(self) -> None:
        self.doubled = False

    def object_of(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self.doubled = True
        return made


def scan(text: str) -> Scan:
    """
    Return where the parts of right JSON stand.
    """
    walk = _Walk(text)
    walk.value((), _after_space(text, 0))
    return walk.scan


class _Walk:
    """
    A walk over JSON that was decoded already, so that every sign is where it must be.
    """

    def __init__(self, text: str) -> None:
        self.scan = Scan(text)
        self._text = text

    def value(self, steps: Steps, at: int) -> int:
        """
        Look at the value that begins at *at*, and return where the next sign is.
        """
        text = self._text
        sign = text[at]
        if sign == "{":
            at = self._object(steps, at + 1)
        elif sign == "[":
            at = self._array(steps, at + 1)
        elif sign == '"':
            at = _after_string(text, at)
        else:
            at = _ATOM.match(text, at).end()  # type: ignore[union-attr]
        return _after_space(text, at)

    def _object(self, steps: Steps, at: int) -> int:
        text, places, keys = self._text, self.scan.places, set()
        at = _after_space(text, at)
        while text[at] != "}":
            start, at = at, _after_string(text, at)
            key = _string(text, start)[0] if "\\" in text[start:at] else text[start + 1 : at - 1]
            inner = (*steps, key)
            if key in keys:
                self.scan.doubles.append((inner, start))
            keys.add(key)
            places.setdefault(inner, start)
            at = self.value(inner, _after_space(text, _after_space(text, at) + 1))
            if text[at] == ",":
                at = _after_space(text, at + 1)
        return at + 1

    def _array(self, steps: Steps, at: int) -> int:
        text, number = self._text, 0
        at = _after_space(text, at)
        while text[at] != "]":
            inner = (*steps, number)
            self.scan.places[inner] = at
            at = self.value(inner, at)
            number += 1
            if text[at] == ",":
                at = _after_space(text, at + 1)
        return at + 1


def _after_string(text: str, at: int) -> int:
    found = _PLAIN_STRING.match(text, at)
    return found.end() if found is not None else _string(text, at)[1]


def _after_space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]
