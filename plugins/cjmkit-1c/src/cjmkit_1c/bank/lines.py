"""
The lines of a statement, in whatever encoding it really is.
"""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from cjmkit.plugins import Source

__all__ = ["Line", "encoding_of", "lines_of", "named_encoding"]

LIMIT: Final = 8192
"""The longest line that is read: ten times the longest purpose of a payment."""

_GLANCE: Final = 64 * 1024
_WORDS: Final = ("Секция", "ВерсияФормата", "Кодировка", "Плательщик", "Получатель", "РасчСчет")
_NAMED: Final = {
    "windows": "cp1251",
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "dos": "cp866",
    "cp866": "cp866",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Line(NamedTuple):
    """
    A line and its number from 1; *is_cut* tells that it was longer than what is read.
    """

    number: int
    text: str
    is_cut: bool = False


def encoding_of(source: Source) -> str:
    """
    Return the encoding of *source*: by its mark, by being UTF-8, else by which encoding gives the words of the format.
    """
    with source.open() as stream:
        try:
            head = stream.read(_GLANCE)
        except (EOFError, zlib.error):
            return "cp1251"  # nothing can be read, which the caller will say
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        counts = {name: _words(head.decode(name, "replace")) for name in ("cp1251", "cp866")}
        return "cp866" if counts["cp866"] > counts["cp1251"] else "cp1251"
    return "utf-8"


def _words(text: str) -> int:
    return sum(text.count(word) for word in _WORDS)


def named_encoding(name: str) -> str | None:
    """
    Return the encoding that the header's word means; None for an unknown word.
    """
    return _NAMED.get(name.lower())


def lines_of(source: Source, encoding: str) -> Iterator[Line]:
    """
    Yield the lines of *source*; an archive that breaks off ends them.
    """
    number = 0
    with source.open() as raw, io.TextIOWrapper(raw, encoding=encoding, errors="replace") as stream:
        while True:
            number += 1
            try:
                text = stream.readline(LIMIT)
                rest = text
                while rest and len(rest) == LIMIT and rest[-1] != "\n":
                    rest = stream.readline(LIMIT)
            except (EOFError, zlib.error):
                return
            if not text:
                return
            yield Line(number, text.strip(), is_cut=rest is not text)
