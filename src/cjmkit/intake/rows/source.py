"""
Sources: where bytes come from, so that no reader opens a path by itself.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import attrs

from cjmkit.errors import SourceError
from cjmkit.findings import Location
from cjmkit.intake.catalogue import files
from cjmkit.intake.rows.spool import Spool

__all__ = ["Source", "open_source"]


@attrs.frozen(kw_only=True)
class Source:
    """
    A named input that can be opened for reading bytes, more than once.

    *name* is what findings show; *path* is None for standard input and for bytes in memory.
    """

    name: str
    path: Path | None = None
    spool: BinaryIO | None = attrs.field(default=None, repr=False)

    @property
    def suffix(self) -> str:
        """
        The extension in lower case without the dot, ``.gz`` looked through; empty if none.
        """
        name = self.name.lower().removesuffix(".gz")
        return name.rpartition(".")[2] if "." in name else ""

    @property
    def size(self) -> int:
        """
        The number of bytes as stored (before any decompression).
        """
        if self.path is not None:
            return self.path.stat().st_size
        return self._spooled().seek(0, io.SEEK_END)

    def open(self) -> BinaryIO:
        """
        Return a binary stream at the start of the content, gzip unpacked.

        Raises:
            SourceError: the file is missing, a directory, or may not be read.
        """
        raw = self._raw()
        with _told(self.name):
            is_packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
        return cast(BinaryIO, _Unpacked(raw)) if is_packed else raw

    def _raw(self) -> BinaryIO:
        if self.path is None:
            return cast(BinaryIO, io.BufferedReader(_View(self._spooled())))
        with _told(self.name):
            mode = self.path.stat().st_mode
            if stat.S_ISDIR(mode):
                raise SourceError(files.IS_DIRECTORY.finding(Location(source=self.name)))
            if not stat.S_ISREG(mode):
                raise SourceError(files.IS_DEVICE.finding(Location(source=self.name)))
            return self.path.open("rb")

    def _spooled(self) -> BinaryIO:
        if self.spool is None:
            raise SourceError(files.NOT_FOUND.finding(Location(source=self.name)))
        return self.spool


class _View(io.RawIOBase):
    """
    A view of a spool with a place of its own, so that several readers do not disturb each other.
    """

    def __init__(self, spool: BinaryIO) -> None:
        super().__init__()
        self._spool = spool
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            offset += self._spool.seek(0, io.SEEK_END)
        self._at = max(0, offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        self._spool.seek(self._at)
        data = self._spool.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


class _Unpacked(gzip.GzipFile):
    """
    An unpacked stream that closes the packed one with itself.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        super().__init__(fileobj=packed, mode="rb")

    def close(self) -> None:
        super().close()
        self._packed.close()


def open_source(what: str | os.PathLike[str] | bytes | IO[bytes] | Source, *, name: str | None = None) -> Source:
    """
    Return a `Source` for a path, ``-`` (standard input), bytes, or a binary stream.

    A stream is copied to a temporary file beyond 4 MB, because readers look twice. A `Source` is opened already.
    """
    if isinstance(what, Source):
        return what
    if isinstance(what, bytes):
        return Source(name=name or "<bytes>", spool=io.BytesIO(what))
    if isinstance(what, (str, os.PathLike)):
        if os.fspath(what) == "-":
            return Source(name=name or "<stdin>", spool=_spool(sys.stdin.buffer, "<stdin>"))
        path = Path(what)
        shown = name or _readable(path.name or os.fspath(path))
        if not _is_pipe(path):
            return Source(name=shown, path=path)
        with _told(shown), path.open("rb") as stream:
            return Source(name=shown, spool=_spool(stream, shown))
    return Source(name=name or "<stream>", spool=_spool(what, "<stream>"))


def _is_pipe(path: Path) -> bool:
    # What a shell gives for <(command): it can be read once, and never sought in.
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except (OSError, ValueError):
        return False  # opening it will say why


@contextmanager
def _told(name: str) -> Iterator[None]:
    """
    Turn an error of the system into a `SourceError` that says what to do about the input *name*.
    """
    where = Location(source=name)
    try:
        yield
    except SourceError:
        raise
    except (FileNotFoundError, NotADirectoryError, UnicodeError, ValueError):
        # A name with a NUL, or one that no file system can spell, is a ValueError: no file has it.
        raise SourceError(files.NOT_FOUND.finding(where)) from None
    except PermissionError:
        raise SourceError(files.NO_PERMISSION.finding(where)) from None
    except IsADirectoryError:
        raise SourceError(files.IS_DIRECTORY.finding(where)) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise SourceError(files.NOT_READABLE.finding(where, reason=reason)) from None


def _readable(name: str) -> str:
    """
    Return a file name as text that can be written: bytes that are no UTF-8 as escapes.
    """
    return name.encode("utf-8", "backslashreplace").decode()


def _spool(stream: IO[bytes], name: str) -> BinaryIO:
    spool = Spool()
    with _told(name):
        shutil.copyfileobj(stream, spool)
    return cast(BinaryIO, spool)
