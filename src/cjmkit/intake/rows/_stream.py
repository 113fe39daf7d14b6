"""
From a source to bytes, from bytes to text, from text to lines; nothing holds more than a chunk.
"""

from __future__ import annotations

import codecs
import contextlib
import gzip
import io
import os
import zlib
from collections.abc import Generator, Iterable, Iterator
from typing import BinaryIO, Final

from cjmkit.errors import FormatError, LimitError, SourceError
from cjmkit.findings import Location, Rule
from cjmkit.intake.catalogue import files, text
from cjmkit.intake.rows._text_limits import DEFAULT_LIMITS, TextLimits
from cjmkit.intake.rows.encoding import Encoding
from cjmkit.intake.rows.source import Source

__all__ = ["SAMPLE", "bad_bytes", "cut_lines", "read_chunks", "read_sample", "read_text"]

SAMPLE: Final = 64 * 1024
# What fits the processor's cache: four times as much takes twice as long per row.
_CHUNK: Final = 64 * 1024


def read_sample(source: Source, size: int = SAMPLE) -> bytes:
    """
    Return the first *size* bytes of *source*, or all if it has fewer.
    """
    sample = b""
    with contextlib.closing(read_chunks(source, DEFAULT_LIMITS, size=size)) as chunks:
        for chunk in chunks:
            sample += chunk
            if len(sample) >= size:
                break
    return sample[:size]


def read_chunks(source: Source, limits: TextLimits, *, size: int = _CHUNK) -> Generator[bytes, None, None]:
    """
    Yield the content of *source* in chunks, gzip unpacked.

    Raises:
        FormatError: the gzip is damaged or cut.
        LimitError: it unpacks to more than *limits* allow.
        SourceError: the system failed to read.
    """
    # Asked before anything is open: it moves the one position that a source in memory has.
    stored = source.size if source.path is None or os.path.isfile(source.path) else 0  # noqa: PTH113 - Path's may raise
    with _opened(source) as (stream, is_packed):
        total = 0
        while chunk := _read(stream, size, source):
            total += len(chunk)
            if is_packed:
                _check_unpacked(total, stored, limits, source)
            yield chunk


@contextlib.contextmanager
def _opened(source: Source) -> Iterator[tuple[BinaryIO, bool]]:
    stream = source.open()
    # Only a GzipFile has a file under it, and leaves that open when it is closed.
    below: BinaryIO | None = getattr(stream, "fileobj", None)
    try:
        yield stream, below is not None
    finally:
        stream.close()
        if below is not None:
            below.close()


def _read(stream: BinaryIO, size: int, source: Source) -> bytes:
    try:
        return stream.read(size)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise FormatError(text.GZIP_DAMAGED.finding(Location(source=source.name))) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise SourceError(files.NOT_READABLE.finding(Location(source=source.name), reason=reason)) from None


def _check_unpacked(total: int, packed: int, limits: TextLimits, source: Source) -> None:
    bomb = total > limits.unpacked_free and total > packed * limits.unpacked_ratio
    if bomb or total > limits.unpacked_bytes:
        where = Location(source=source.name)
        raise LimitError(text.UNPACKED_TOO_LARGE.finding(where, unpacked=total, packed=packed))


def read_text(source: Source, encoding: Encoding, limits: TextLimits) -> Generator[str, None, None]:
    """
    Yield the content of *source* decoded; what stands before bad bytes still comes.

    Raises:
        FormatError: bytes that are not of this encoding, with their offset and line.
    """
    # cp1251 leaves one byte undefined; one such byte must not cost the whole base.
    errors = "replace" if encoding.name == "cp1251" else "strict"
    decoder = codecs.getincrementaldecoder(encoding.name)(errors)
    offset, skip = 0, encoding.bom_length
    for chunk in read_chunks(source, limits):
        try:
            piece = decoder.decode(chunk[skip:])
        except UnicodeDecodeError as error:
            start = offset + len(chunk) - len(error.object) + error.start
            good = error.object[: error.start].decode(encoding.name)
        else:
            offset += len(chunk)
            skip = 0
            yield piece
            continue
        yield good
        raise bad_bytes(source, encoding, start, limits)
    _check_end(decoder, source, encoding, offset, limits)


def _check_end(
    decoder: codecs.IncrementalDecoder, source: Source, encoding: Encoding, offset: int, limits: TextLimits
) -> None:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        start = offset - len(error.object)
    else:
        return
    raise bad_bytes(source, encoding, start, limits)


def bad_bytes(source: Source, encoding: Encoding, offset: int, limits: TextLimits) -> FormatError:
    """
    Return the error for bytes at *offset* that are not of *encoding*, with the line they stand on.
    """
    line = _line_at(source, encoding, offset, limits)
    finding = text.NOT_DECODABLE.finding(
        Location(source=source.name, line=line), line=line, offset=offset, encoding=encoding.name
    )
    return FormatError(finding)


def _line_at(source: Source, encoding: Encoding, offset: int, limits: TextLimits) -> int:
    # Only an error pays for this second walk; a count per chunk would be paid by every file.
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    feeds = returns = pairs = 0
    last = ""
    for chunk in read_chunks(source, limits):
        piece = last + decoder.decode(chunk[: max(offset, 0)])
        offset -= len(chunk)
        last = "\r" if piece.endswith("\r") else ""
        piece = piece[: len(piece) - len(last)]
        feeds += piece.count("\n")
        returns += piece.count("\r")
        pairs += piece.count("\r\n")
        if offset <= 0:
            break
    return 1 + feeds + returns + len(last) - pairs


def cut_lines(pieces: Iterable[str], limit: int, rule: Rule, source: Source) -> Iterator[list[str]]:
    r"""
    Yield lines with their ends, in batches; only ``\n``, ``\r\n`` and ``\r`` end a line.

    Raises:
        LimitError: a line is longer than *limit*; *rule* says so.
    """
    rest, number = "", 1
    for piece in filter(None, pieces):
        lines = _split(rest + piece)
        # A carriage return at the end may be half of a pair.
        rest = "" if lines[-1].endswith("\n") else lines.pop()
        if len(piece) + len(rest) > limit:
            _check_lines([*lines, rest], number, limit, rule, source)
        if lines:
            yield lines
        number += len(lines)
    if rest:
        yield [rest]


def _check_lines(lines: list[str], number: int, limit: int, rule: Rule, source: Source) -> None:
    for at, line in enumerate(lines, number):
        if len(line) > limit:
            raise LimitError(rule.finding(Location(source=source.name, line=at), limit=limit))


def _split(piece: str) -> list[str]:
    lines = piece.splitlines(keepends=True)
    # str.splitlines also breaks at U+2028, NEL, VT and others, where no row ends.
    if len(lines) == piece.count("\n") + (not piece.endswith("\n")):
        return lines
    return list(io.StringIO(piece, newline=""))
