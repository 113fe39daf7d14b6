"""
Writing XML as a stream: element by element, escaped, in any encoding, without what XML cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from cjmkit.findings import Texts
from cjmkit_1c.once import OnceACard

__all__ = ["XMLStream", "bare"]

# XML 1.0, production 2: what is no Char can be written in no way at all, not even as a reference.
_NO_CHAR: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL: Final = Texts(
    "управляющие знаки в XML не пишутся, они выброшены", "control characters cannot stand in XML and are left out"
)
_SPACES: Final = Texts("пробелы по краям значения не сохраняются", "white space around a value is not kept")
_NO_ATTRIBUTES: Final[Mapping[str, str]] = MappingProxyType({})
_FULL: Final = 64 * 1024
# A parser turns a bare carriage return into a line feed; a reference stays.
_RETURNS: Final = {"\r": "&#13;"}


def bare(text: str | None) -> str | None:
    """
    Return *text* as a reader will find it: without control characters and white space around; None for nothing.
    """
    return _NO_CHAR.sub("", text or "").strip() or None


class XMLStream:
    """
    Writes elements to *stream*; what a value loses on the way is counted in *losses* by its path.

    A character that the encoding lacks becomes a reference, which every reader understands.
    """

    def __init__(self, stream: BinaryIO, losses: OnceACard, *, encoding: str = "utf-8", declared: bool = True) -> None:
        self._stream = stream
        self._losses = losses
        self._encoding = encoding
        self._open: list[str] = []
        self._waiting: list[str] = []
        self._size = 0
        if declared:
            self._put(f'<?xml version="1.0" encoding="{encoding.upper() if encoding == "utf-8" else encoding}"?>\n')

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> Iterator[None]:
        """
        Write the element *name* around what is written in the block.
        """
        self._put(f"{self._indent()}<{name}{self._told(attributes)}>\n")
        self._open.append(name)
        yield
        self._open.pop()
        self._put(f"{self._indent()}</{name}>\n")

    def leaf(self, name: str, text: str | None, path: str = "") -> None:
        """
        Write the element *name* with *text*; nothing if there is no text.
        """
        text = self.clean(text, path)
        if text:
            self._put(f"{self._indent()}<{name}>{escape(text, _RETURNS)}</{name}>\n")

    def empty(self, name: str, attributes: Mapping[str, str]) -> None:
        """
        Write the element *name* that has attributes only.
        """
        self._put(f"{self._indent()}<{name}{self._told(attributes)}/>\n")

    def clean(self, text: str | None, path: str) -> str | None:
        """
        Return *text* as a file can hold it, None if nothing is left.

        What was lost is counted for *path*, unless that is empty.
        """
        if not text:
            return None
        kept = _NO_CHAR.sub("", text)
        if kept != text and path:
            self._losses.note(path, _CONTROL)
        if kept.strip() != kept and path:
            self._losses.note(path, _SPACES)
        return bare(kept)

    def flush(self) -> None:
        """
        Hand what waits over to the stream.
        """
        self._stream.write("".join(self._waiting).encode(self._encoding, "xmlcharrefreplace"))
        self._waiting.clear()
        self._size = 0

    def _put(self, text: str) -> None:
        self._waiting.append(text)
        self._size += len(text)
        if self._size > _FULL:
            self.flush()

    def _indent(self) -> str:
        return "\t" * len(self._open)

    def _told(self, attributes: Mapping[str, str]) -> str:
        return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
