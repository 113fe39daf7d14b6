"""
The guard: nothing of a workbook is read before its archive was checked.

A workbook from outside is hostile until proven otherwise. `Archive` looks at the size, the first
bytes and the zip directory, admits only the parts that will be read, and counts what they really
unpack to. Whatever fails becomes a `FormatError` or a `LimitError` with one code and one sentence.
"""

from __future__ import annotations

import contextlib
import gzip
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import IO, BinaryIO, Final, cast

import attrs

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Finding, Location, Rule
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows._xlsx_magic import refusal
from cjmkit.intake.rows.source import Source

__all__ = ["Archive", "Limits"]

_MB: Final = 1024 * 1024
_CHUNK: Final = 256 * 1024
_DIRECTORY: Final = _MB
"""No honest directory of 2000 members is longer; zipfile reads it whole before we can count."""

_LOCAL_HEADER: Final = 30
_ENCRYPTED: Final = 0x1 | 0x20 | 0x40
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZOO: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,  # NotImplementedError is one
    LookupError,
    ValueError,  # UnicodeDecodeError is one
    TypeError,
    OverflowError,
    MemoryError,
    OSError,
)
"""What zipfile was seen, or is free, to raise on damaged archives."""


@attrs.frozen(kw_only=True)
class Limits:
    """
    How much a workbook may ask for; the defaults are far above any real client base.

    Sizes are bytes, unless named otherwise. *ratio* is how many times a part larger than
    *ratio_floor* may grow when unpacked. *columns* bounds where values may stand, *cell_chars* is
    Excel's own limit, *row_chars* bounds the XML of one row or one shared string.
    """

    file_bytes: int = 512 * _MB
    members: int = 2000
    unpacked_bytes: int = 4096 * _MB
    ratio: int = 150
    ratio_floor: int = 4 * _MB
    sheets: int = 1000
    rows: int = 1_048_576
    columns: int = 1024
    cells: int = 100_000_000
    cell_chars: int = 32_767
    row_chars: int = 8 * _MB
    strings: int = 16_000_000
    string_chars: int = 256 * _MB
    styles: int = 65_490
    format_chars: int = 255


class Archive:
    """
    A checked zip archive, open while anybody is inside its ``with``.

    Entering counts: readers of several sheets share one file and may be interleaved. When the
    last one leaves, the file is closed; the next one opens and checks it again. *refuse* tells by
    the first bytes why a file is none of those that are read here.
    """

    def __init__(
        self,
        source: Source,
        limits: Limits,
        refuse: Callable[[BinaryIO, Location], Finding | None] = refusal,
    ) -> None:
        self.limits = limits
        self._refuse = refuse
        self.where: Location = Location(source=source.name)
        self._source = source
        self._inside = 0
        self._opened = contextlib.ExitStack()
        self._zip: zipfile.ZipFile | None = None
        self._members: dict[str, zipfile.ZipInfo] = {}

    def __enter__(self) -> Archive:
        if not self._inside:
            self._open()
        self._inside += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inside -= 1
        if not self._inside:
            self._opened.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """
        The names of the parts as the archive spells them, in the order they are stored.
        """
        return tuple(info.filename for info in self._members.values())

    def admit(self, parts: Iterable[str]) -> None:
        """
        Check what the directory says of *parts* before any of them is unpacked.

        Raises:
            FormatError: a part is missing or packed in a way that xlsx does not know.
            LimitError: a part is a bomb, or all of them are too much.
        """
        total = 0
        for part in parts:
            info = self._info(part)
            total += info.file_size
            if info.file_size > max(self.limits.ratio_floor, info.compress_size * self.limits.ratio):
                raise LimitError(sizes.BOMB.finding(self.where, member=part, limit=self.limits.ratio))
        if total > self.limits.unpacked_bytes:
            limit = self.limits.unpacked_bytes // _MB
            raise LimitError(sizes.TOO_BIG_UNPACKED.finding(self.where, limit=limit))

    def chunks(self, part: str) -> Iterator[bytes]:
        """
        Yield the unpacked bytes of *part*; to be used inside the archive's ``with``.

        Raises:
            FormatError: the data is damaged; zipfile gives no byte beyond the size in its directory.
        """
        self.admit((part,))
        info = self._info(part)
        with self._member(part, info) as member:
            while chunk := self._read(part, member):
                yield chunk

    def _member(self, part: str, info: zipfile.ZipInfo) -> IO[bytes]:
        try:
            return cast(zipfile.ZipFile, self._zip).open(info)
        except _ZOO:
            raise self.damaged(part) from None

    def _read(self, part: str, member: IO[bytes]) -> bytes:
        try:
            return member.read(_CHUNK)
        except _ZOO:
            raise self.damaged(part) from None

    def damaged(self, part: str) -> FormatError:
        """
        Return the error that says that *part* is damaged.
        """
        return FormatError(rules.DAMAGED_PART.finding(self.where, member=part))

    def _info(self, part: str) -> zipfile.ZipInfo:
        info = self._members.get(part.lower())
        if info is None:
            raise FormatError(rules.MISSING_PART.finding(self.where, member=part))
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise FormatError(rules.BAD_COMPRESSION.finding(self.where, member=part))
        return info

    def _open(self) -> None:
        # The size is asked first: on a spool that moves the position which a stream relies on.
        size = self._size()
        if size > self.limits.file_bytes:
            raise self._too_big()
        with contextlib.ExitStack() as opened:
            stream = self._checked(self._source.open(), size, opened)
            self._zip = opened.enter_context(self._directory(stream))
            self._members = self._checked_members(self._zip)
            self._opened = opened.pop_all()

    def _size(self) -> int:
        try:
            return self._source.size
        except OSError:
            return 0  # opening it says why, in the same words for any format

    def _too_big(self) -> LimitError:
        return LimitError(sizes.TOO_BIG.finding(self.where, limit=self.limits.file_bytes // _MB))

    def _checked(self, stream: BinaryIO, size: int, opened: contextlib.ExitStack) -> BinaryIO:
        packed = cast(object, stream)
        if isinstance(packed, gzip.GzipFile) and packed.fileobj is not None:
            opened.callback(cast(IO[bytes], packed.fileobj).close)  # gzip closes only what it opened by itself
        opened.callback(stream.close)
        try:
            finding = self._refuse(stream, self.where)
            if finding is not None:
                raise FormatError(finding)
            stream.seek(0)
            return self._unzipped(stream, size, opened) if isinstance(packed, gzip.GzipFile) else stream
        except (EOFError, zlib.error, OSError):
            raise FormatError(rules.BROKEN_ZIP.finding(self.where)) from None

    def _unzipped(self, stream: BinaryIO, size: int, opened: contextlib.ExitStack) -> BinaryIO:
        # zipfile seeks back and forth, which a gzip stream answers by unpacking from the start again.
        spool = opened.enter_context(tempfile.SpooledTemporaryFile(max_size=_MB))  # noqa: SIM115 - it is one
        allowed = min(self.limits.file_bytes, max(self.limits.ratio_floor, size * self.limits.ratio))
        while chunk := stream.read(_CHUNK):
            allowed -= len(chunk)
            if allowed < 0:
                raise self._too_big()
            spool.write(chunk)
        return cast(BinaryIO, spool)

    def _directory(self, stream: BinaryIO) -> zipfile.ZipFile:
        try:
            opened = zipfile.ZipFile(cast(IO[bytes], _Bounded(stream)))
        except _Overlong:
            raise self._too_many() from None
        except _ZOO:
            raise FormatError(rules.BROKEN_ZIP.finding(self.where)) from None
        if len(opened.filelist) > self.limits.members:
            raise self._too_many()
        return opened

    def _too_many(self) -> LimitError:
        return LimitError(sizes.TOO_MANY_MEMBERS.finding(self.where, limit=self.limits.members))

    def _checked_members(self, opened: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
        members: dict[str, zipfile.ZipInfo] = {}
        end = 0
        for info in sorted(opened.infolist(), key=lambda info: info.header_offset):
            name = info.filename.replace("\\", "/").lstrip("/")
            if info.header_offset < end:
                raise self._refused(rules.OVERLAP, name)
            end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
            if ".." in name.split("/"):
                raise self._refused(rules.BAD_MEMBER_NAME, name)
            if name.lower() in members:
                raise self._refused(rules.DOUBLE_MEMBER, name)
            members[name.lower()] = info
        if end > opened.start_dir:
            raise self._refused(rules.OVERLAP, name)
        return members

    def _refused(self, rule: Rule, member: str) -> FormatError:
        return FormatError(rule.finding(self.where, member=member[:100]))


class _Overlong(Exception):  # noqa: N818 - a signal between two classes of this module
    """
    Somebody wants more bytes at once than an honest directory or a chunk has.
    """


class _Bounded:
    """
    A file that gives no more than a bounded number of bytes at once.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell

    def read(self, size: int = -1) -> bytes:
        if size > _DIRECTORY:
            raise _Overlong
        # Without a size zipfile wants the tail of the file, 64 KB.
        return self._stream.read(size if size >= 0 else _DIRECTORY)

    def seekable(self) -> bool:
        return True
