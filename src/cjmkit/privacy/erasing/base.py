"""
The base: a file of JSONL cards as lines, each with its card, so that untouched lines stay byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final, NamedTuple

from cjmkit.codec import card_from_dict
from cjmkit.findings import Location
from cjmkit.model import ClientCard

__all__ = ["Base", "Line"]

_MARK: Final = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """
    A line as it stands, with its end; *card* is None if it is blank (then *blank*) or cannot be read.
    """

    number: int
    raw: bytes
    card: ClientCard | None
    blank: bool = False


class Base:
    """
    A base that can be read several times; *digest* is the SHA-256 of what the last whole reading saw.
    """

    def __init__(self, name: str, open_: Callable[[], BinaryIO]) -> None:
        self.name = name
        self.digest: str = ""
        self._open = open_

    def lines(self) -> Iterator[Line]:
        """
        Yield every line, one by one.
        """
        seen = hashlib.sha256()
        with self._open() as stream:
            for number, raw in enumerate(stream, 1):
                seen.update(raw)
                blank = not raw.strip()
                yield Line(number, raw, None if blank else _card(raw, number), blank)
        self.digest = seen.hexdigest()

    def place(self, line: Line, field: str | None = None) -> Location:
        """
        Return where *field* of a line's card is.
        """
        return Location(source=self.name, line=line.number, field=field)


class _TwiceError(ValueError):
    """
    A key stands twice in one object.
    """


def _card(raw: bytes, number: int) -> ClientCard | None:
    text = raw.removeprefix(_MARK) if number == 1 else raw
    try:
        found = json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return None
    return card_from_dict(found).card


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # The first of two equal keys would hide what it holds from everybody but a text editor.
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found
