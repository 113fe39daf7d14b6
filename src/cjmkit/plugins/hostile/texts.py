"""
Bytes and texts of a bounded size.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Location
from cjmkit.intake.rows.encoding import detect
from cjmkit.intake.rows.source import Source
from cjmkit.plugins.hostile import catalogue as rules

__all__ = ["MB", "Text", "read_bytes", "read_text"]

MB: Final = 1024 * 1024


class Text(NamedTuple):
    """
    A text, and the name of the encoding that it was found to be in.
    """

    text: str
    encoding: str


def read_bytes(source: Source, *, limit: int = 64 * MB) -> bytes:
    """
    Return the content of *source*, which may have at most *limit* bytes, gzip unpacked.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: it is empty, or gzip that is damaged.
        LimitError: it is bigger.

    """
    where = Location(source=source.name)
    with source.open() as stream:
        try:
            data = stream.read(limit + 1)
        except (OSError, EOFError, zlib.error):
            raise FormatError(rules.NOT_ARCHIVE.finding(where)) from None
    if len(data) > limit:
        raise LimitError(rules.TOO_BIG.finding(where, limit=max(1, limit // MB)))
    if not data:
        raise FormatError(rules.EMPTY.finding(where))
    return data


def read_text(source: Source, *, encodings: Sequence[str] = ("utf-8", "cp1251", "cp866"), limit: int = 64 * MB) -> Text:
    """
    Return the content of *source* as a text in one of *encodings*; its byte order mark is left out.

    A byte order mark tells, then strict UTF-8; between the Russian encodings of one byte the frequencies of
    letters decide.

    Raises as `read_bytes` does, and `FormatError` where it is no text in any of them.
    """
    data = read_bytes(source, limit=limit)
    found = detect(data, final=True)
    named = [codecs.lookup(name).name for name in encodings]
    likely = codecs.lookup(found.name).name
    for name in (likely, *named):
        if name not in named and not found.bom_length:
            continue
        try:
            text = data[found.bom_length :].decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return Text(text, name)
    expected = ", ".join(encodings)
    raise FormatError(rules.NOT_TEXT.finding(Location(source=source.name), expected=expected))
