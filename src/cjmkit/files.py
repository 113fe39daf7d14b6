"""
Files: writing so that an interrupted program leaves the old file whole.

`atomic_write` gives a temporary neighbour of the target, puts it on disk and renames it over the
target. What was there stays whole until that moment, and is gone after it. Several files that make
sense only side by side are put into place by `Together`: all of them, or none.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, NamedTuple, Self, cast

from cjmkit.errors import OutputError
from cjmkit.findings import Location, Rule, Severity, Texts

__all__ = ["FILE_RULES", "Together", "atomic_write", "same_file", "standard_output", "stdout_errors"]

_ERROR = Severity.ERROR
_ORPHAN_AGE = 3600.0
_NAME_LIMIT = 200

NO_FOLDER = Rule(
    code="EXP001",
    severity=_ERROR,
    title=Texts("Нет папки для файла", "No folder for the file"),
    text=Texts(
        "папки для этого файла нет: создайте её или назовите другую",
        "the folder for this file does not exist: create it or name another",
    ),
    why=Texts("Папки не создаются сами: опечатка в пути увела бы файл неизвестно куда.", "A mistyped path must show."),
)

NO_PERMISSION = Rule(
    code="EXP002",
    severity=_ERROR,
    title=Texts("Нет прав на запись", "No permission to write"),
    text=Texts(
        "нет прав на запись в этот файл или его папку: откройте доступ или назовите другую папку",
        "no permission to write this file or into its folder: grant access or name another folder",
    ),
    why=Texts("Система не дала записать файл.", "The system refused to write the file."),
)

IS_DIRECTORY = Rule(
    code="EXP003",
    severity=_ERROR,
    title=Texts("Это папка", "This is a folder"),
    text=Texts("это папка, а нужно имя файла: допишите его", "this is a folder, a file name is needed: add one"),
    why=Texts("Записать базу вместо папки нельзя.", "A base cannot be written in place of a folder."),
)

DISK_FULL = Rule(
    code="EXP004",
    severity=_ERROR,
    title=Texts("Кончилось место", "No space left"),
    text=Texts(
        "на диске кончилось место, прежний файл не тронут: освободите место или пишите на другой диск",
        "no space left on the disk, the old file is untouched: free some space or write to another disk",
    ),
    why=Texts("Новый файл не поместился на диск или в квоту.", "The new file did not fit the disk or the quota."),
)

TOO_BIG = Rule(
    code="EXP005",
    severity=_ERROR,
    title=Texts("Файл больше дозволенного", "The file is bigger than allowed"),
    text=Texts(
        "файл больше, чем позволяет диск или система, прежний файл не тронут: разделите базу или смените диск",
        "the file is bigger than the disk or the system allows, the old file is untouched: split the base "
        "or write to another disk",
    ),
    why=Texts("У файловых систем и у пользователей бывает предел размера.", "File systems and users have a limit."),
)

READ_ONLY = Rule(
    code="EXP006",
    severity=_ERROR,
    title=Texts("Диск только для чтения", "A read-only disk"),
    text=Texts("диск открыт только для чтения: назовите другую папку", "the disk is read-only: name another folder"),
    why=Texts("На такой диск записать нельзя.", "Nothing can be written to such a disk."),
)

EXISTS = Rule(
    code="EXP007",
    severity=_ERROR,
    title=Texts("Файл уже есть", "The file exists"),
    text=Texts(
        "такой файл уже есть, а заменять его не велено: назовите другой или разрешите замену",
        "the file exists and may not be replaced: name another or allow replacing",
    ),
    why=Texts("Замена без спроса потеряла бы прежний файл.", "Replacing it unasked would lose the old file."),
)

BAD_NAME = Rule(
    code="EXP008",
    severity=_ERROR,
    title=Texts("Негодное имя файла", "An unusable file name"),
    text=Texts(
        "система не принимает такое имя файла: сократите его и уберите особые знаки",
        "the system does not accept this file name: shorten it and drop special characters",
    ),
    why=Texts("Имя слишком длинно или содержит запрещённый знак.", "It is too long or holds a forbidden character."),
)

NOT_WRITABLE = Rule(
    code="EXP009",
    severity=_ERROR,
    title=Texts("Файл не пишется", "The file cannot be written"),
    text=Texts(
        "файл не записан ({reason}), прежний не тронут: проверьте диск или назовите другую папку",
        "the file was not written ({reason}), the old one is untouched: check the disk or name another folder",
    ),
    why=Texts("Система вернула ошибку записи.", "The system returned a write error."),
)

STDOUT_FAILED = Rule(
    code="EXP012",
    severity=_ERROR,
    title=Texts("Стандартный вывод не записан", "Standard output was not written"),
    text=Texts(
        "стандартный вывод не записан ({reason}): освободите место или направьте его в другой файл",
        "standard output was not written ({reason}): free some space or redirect it to another file",
    ),
    why=Texts("Система вернула ошибку записи.", "The system returned a write error."),
    bad="cjmkit convert clients.xlsx - > /dev/full",
    good="cjmkit convert clients.xlsx - > clients.jsonl",
)

FILE_RULES: Final = (
    NO_FOLDER,
    NO_PERMISSION,
    IS_DIRECTORY,
    DISK_FULL,
    TOO_BIG,
    READ_ONLY,
    EXISTS,
    BAD_NAME,
    NOT_WRITABLE,
    STDOUT_FAILED,
)
"""The rules of this module, for the catalogue."""


class _Ready(NamedTuple):
    """
    A file that is written and on disk, and only lacks its name.
    """

    temporary: Path
    target: Path
    where: Location
    overwrite: bool

    def put(self) -> None:
        with _told(self.where):
            _put(self.temporary, self.target, overwrite=self.overwrite)
        self.drop()

    def drop(self) -> None:
        # Gone already if a rename took it.
        with contextlib.suppress(OSError):
            self.temporary.unlink()


class Together:
    """
    Files that take their places side by side: all of them when the block ends well, none when it fails.

    Hand it to whoever writes a file in the block. The files take their places in the reverse order of
    writing, so that the one written first, the result, is there only if the others are. What goes to
    a device, a pipe or standard output is written at once.

    .. versionadded:: 0.1.0
    """

    def __init__(self) -> None:
        self._ready: list[_Ready] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            while kind is None and self._ready:
                self._ready[-1].put()
                self._ready.pop()
        finally:
            for ready in self._ready:
                ready.drop()
            self._ready.clear()

    def _take(self, ready: _Ready) -> None:
        self._ready.append(ready)


def atomic_write(
    path: str | os.PathLike[str], *, overwrite: bool = True, together: Together | None = None
) -> contextlib.AbstractContextManager[BinaryIO]:
    """
    Return a context manager that gives a binary stream whose content becomes *path* on success.

    After an exception, a Ctrl-C or a killed process *path* is what it was. The old file's mode is
    kept and symbolic links are followed. A device or a pipe is written as it is. What the system
    refuses on entry, on exit or in a write raises `OutputError`. With *together* the file takes its
    place when that block ends.
    """
    return _atomic_write(path, overwrite=overwrite, together=together)


@contextlib.contextmanager
def _atomic_write(path: str | os.PathLike[str], *, overwrite: bool, together: Together | None) -> Iterator[BinaryIO]:
    where = Location(source=Path(path).name or os.fspath(path))
    with _told(where):
        target = Path(os.path.realpath(path))
        mode = _target_mode(target, where, named_as_folder=os.fspath(path).endswith(("/", os.sep)))
    if mode is not None and not stat.S_ISREG(mode):
        with _told(where):
            raw = _Raw(target, "w", where)
        with _writing(raw) as stream:
            yield stream
        return
    if mode is not None and not overwrite:
        raise OutputError(EXISTS.finding(where))
    _sweep(target)
    temporary = target.with_name(f".{_short(target.name)}.{secrets.token_hex(8)}.tmp")
    ready = _Ready(temporary, target, where, overwrite)
    try:
        with _told(where):
            raw = _Raw(temporary, "x", where)
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
        with _writing(raw) as stream:
            yield stream
        if together is None:
            ready.put()
    except BaseException:
        ready.drop()
        raise
    if together is not None:
        together._take(ready)  # noqa: SLF001 - both are of this module


def same_file(a: str | os.PathLike[str], b: str | os.PathLike[str]) -> bool:
    """
    Return whether both paths lead to one file, through links too; either may not exist yet.
    """
    try:
        return Path(a).samefile(b)
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(a)) == os.path.normcase(os.path.realpath(b))


@contextlib.contextmanager
def stdout_errors() -> Iterator[None]:
    """
    Turn an error of writing standard output into an `OutputError`; a reader that is gone stays `BrokenPipeError`.
    """
    try:
        yield
    except (OutputError, BrokenPipeError):
        raise
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise OutputError(STDOUT_FAILED.finding(reason=reason)) from None


@contextlib.contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """
    Give standard output as a binary stream whose write errors are told from errors of an input.
    """
    raw = _Standard(sys.stdout.buffer)
    stream = _Stream(raw, 128 * 1024)
    try:
        yield cast(BinaryIO, stream)
        stream.flush()
        with stdout_errors():
            sys.stdout.buffer.flush()
    finally:
        raw.dead = True
        stream.really_close()


class _Standard(io.RawIOBase):
    """
    Standard output under a buffer of ours; once *dead* it swallows what the buffer still holds.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.dead = False

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        if not self.dead:
            with stdout_errors():
                self._stream.write(data)
        return memoryview(data).nbytes


class _Raw(io.FileIO):
    """
    A file whose write errors are `OutputError`, so that they are told from errors of an input.

    Once *dead* it swallows what buffers above still hold, so that closing them is quiet.
    """

    def __init__(self, path: Path, mode: str, where: Location) -> None:
        self.where = where
        self.dead = False
        super().__init__(os.fspath(path), mode)

    def write(self, data: Any, /) -> int:
        if self.dead:
            return memoryview(data).nbytes
        with _told(self.where):
            return super().write(data)


class _Stream(io.BufferedWriter):
    """
    A stream that an exporter may close: text wrappers do so, and the sync still needs the file.
    """

    def close(self) -> None:
        if not self.closed:
            self.flush()

    def really_close(self) -> None:
        super().close()


@contextlib.contextmanager
def _writing(raw: _Raw) -> Iterator[BinaryIO]:
    stream = _Stream(raw, 128 * 1024)
    try:
        yield cast(BinaryIO, stream)
        stream.flush()
        with _told(raw.where):
            _sync(raw.fileno())
    except BaseException:
        raw.dead = True
        raise
    finally:
        stream.really_close()


@contextlib.contextmanager
def _told(where: Location) -> Iterator[None]:
    """
    Turn an error of the system into an `OutputError` that says what to do.
    """
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        rule = _RULES.get(error.errno or 0, NOT_WRITABLE)
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise OutputError(rule.finding(where, reason=reason)) from None
    except ValueError:
        # A NUL in the path is the only value that the calls under this guard refuse.
        raise OutputError(BAD_NAME.finding(where)) from None


_RULES: Final = {
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EISDIR: IS_DIRECTORY,
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: TOO_BIG,
    errno.EROFS: READ_ONLY,
    errno.EEXIST: EXISTS,
    errno.ENAMETOOLONG: BAD_NAME,
    errno.EILSEQ: BAD_NAME,
}


def _target_mode(target: Path, where: Location, *, named_as_folder: bool) -> int | None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if named_as_folder:
            raise OutputError(IS_DIRECTORY.finding(where)) from None
        return None
    if stat.S_ISDIR(mode):
        raise OutputError(IS_DIRECTORY.finding(where))
    # A rename asks only the folder; a file that its owner made read-only must still be respected.
    if not os.access(target, os.W_OK):
        raise OutputError(NO_PERMISSION.finding(where))
    return mode


def _put(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(target)
    else:
        _put_new(temporary, target)
    _sync_folder(target.parent)


def _put_new(temporary: Path, target: Path) -> None:
    """
    Give *temporary* its name unless somebody took it in the meantime.
    """
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno == errno.EEXIST:
            raise
        # A file system without links: claim the name, then rename over the claim.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        temporary.replace(target)


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Pipes and some network file systems cannot; there is nothing more to do for them.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EROFS):
            raise


def _sync_folder(folder: Path) -> None:
    # The new file is in place; where a folder cannot be opened (Windows) the system syncs it itself.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _short(name: str) -> str:
    """
    Return the start of *name* that leaves room for the affixes within a file name's 255 bytes.
    """
    return name.encode("utf-8", "surrogateescape")[:_NAME_LIMIT].decode("utf-8", "ignore")


def _sweep(target: Path) -> None:
    """
    Remove what killed writers of *target* left: our temporary files that nobody wrote to for an hour.
    """
    ours = re.compile(rf"\.{re.escape(_short(target.name))}\.[0-9a-f]{{16}}\.tmp")
    oldest = time.time() - _ORPHAN_AGE
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if ours.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_orphan(entry, oldest)


def _remove_orphan(entry: os.DirEntry[str], oldest: float) -> None:
    with contextlib.suppress(OSError):
        if entry.stat(follow_symlinks=False).st_mtime < oldest:
            Path(entry.path).unlink()
