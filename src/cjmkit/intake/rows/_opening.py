"""
The first look at a text file: is there anything, and in which encoding.
"""

from __future__ import annotations

import codecs
import contextlib
from typing import Final

from cjmkit.errors import ConfigError, FormatError
from cjmkit.findings import Location
from cjmkit.intake.catalogue import text
from cjmkit.intake.rows._stream import SAMPLE, bad_bytes, read_chunks
from cjmkit.intake.rows._tally import Tally
from cjmkit.intake.rows._text_limits import TextLimits
from cjmkit.intake.rows.encoding import Encoding, detect, named
from cjmkit.intake.rows.source import Source

__all__ = ["note_encoding", "open_text"]

_SURE: Final = 0.1


def open_text(source: Source, limits: TextLimits, encoding: str | None = None) -> tuple[Encoding, str]:
    """
    Return the encoding of *source* and its first characters.

    Raises:
        FormatError: the file is empty, or its beginning is of two encodings.
        ConfigError: the caller named an encoding that does not exist.
    """
    head, telling, whole = _samples(source, limits)
    found = _named(source, encoding, head) if encoding is not None else detect(telling, final=whole)
    decoder = codecs.getincrementaldecoder(found.name)("replace" if found.name == "cp1251" else "strict")
    try:
        start = decoder.decode(head[found.bom_length :], len(head) < SAMPLE)
    except UnicodeDecodeError as error:
        offset = found.bom_length + error.start
    else:
        if len(head) < SAMPLE and not start.replace("\0", "").strip():
            raise FormatError(text.EMPTY.finding(Location(source=source.name)))
        return found, start
    raise bad_bytes(source, found, offset, limits)


def _named(source: Source, name: str, head: bytes) -> Encoding:
    try:
        return named(name, head)
    except (LookupError, ValueError, UnicodeError):
        raise ConfigError(text.UNKNOWN_ENCODING.finding(Location(source=source.name))) from None


def _samples(source: Source, limits: TextLimits) -> tuple[bytes, bytes, bool]:
    # A base may begin with pages of plain ASCII: what tells is the first part that is not.
    head = telling = b""
    whole = True
    with contextlib.closing(read_chunks(source, limits, size=SAMPLE)) as chunks:
        for chunk in chunks:
            head = head or chunk
            last = telling[-1:] if len(telling) >= SAMPLE else telling
            if not telling.isascii() or b"\0" in telling:
                whole = False
                break
            telling = last + chunk
    return head, telling, whole


def note_encoding(encoding: Encoding, source: Source, tally: Tally) -> None:
    """
    Say which encoding was used, unless it is the one that everybody expects.
    """
    if encoding.name == "utf-8" or encoding.reason == "named":
        return
    rule = text.ENCODING_USED if encoding.confidence >= _SURE else text.ENCODING_UNSURE
    tally.add(rule, Location(source=source.name), encoding=encoding.name)
