"""
Outputs: where things are written to, and what is told about it.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeAlias, TypeVar, cast

import attrs

from cjmkit.files import Together, atomic_write, standard_output
from cjmkit.plugins import Loss

if TYPE_CHECKING:
    from cjmkit.privacy.manifest import Manifest

__all__ = ["Counted", "Output", "Written", "name_of", "opened", "suffix_of"]

T = TypeVar("T")

Output: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, ``-`` for standard output, or a binary stream."""

_Seen: TypeAlias = Callable[[BinaryIO], AbstractContextManager[BinaryIO]]
"""Somebody who looks at the bytes of a file: gives the stream to write to instead."""


@attrs.frozen(kw_only=True)
class Written:
    """
    What was written: the number of cards (none of a project), and what the format could not hold.

    *redaction* is the name of the redaction that was applied; *redacted* counts by field the values that it
    changed or left out. *left_out* cards stayed behind for lack of a consent, and companies *without_people* lost
    theirs. *manifest* says what was handed out, if it was asked for.
    """

    cards: int = 0
    losses: tuple[Loss, ...] = ()
    redaction: str = "full"
    redacted: Mapping[str, int] = attrs.field(factory=dict)
    left_out: int = 0
    without_people: int = 0
    manifest: Manifest | None = None


class Counted(Generic[T]):
    """
    Counts the items that pass through it; *error* is what ended their stream before its time.
    """

    def __init__(self, items: Iterable[T]) -> None:
        self._items = iter(items)
        self.count: int = 0
        self.error: BaseException | None = None

    def __iter__(self) -> Iterator[T]:
        items = self._items
        while True:
            try:
                item = next(items)
            except StopIteration:
                return
            except BaseException as error:
                self.error = error
                raise
            self.count += 1
            yield item


def name_of(target: Output) -> str:
    """
    Return the name of a target's file; empty if it has none.
    """
    return Path(target if isinstance(target, (str, os.PathLike)) else str(getattr(target, "name", ""))).name


def suffix_of(target: Output) -> str:
    """
    Return the extension of a target in lower case without the dot, ``.gz`` looked through.
    """
    name = name_of(target).lower().removesuffix(".gz")
    return name.rpartition(".")[2] if "." in name else ""


@contextmanager
def opened(target: Output, together: Together | None = None, *, seen: _Seen = nullcontext) -> Iterator[BinaryIO]:
    """
    Give the stream to write a target to: it takes the target's place on success, whole or not at all.

    With *together* it does so when that block ends well. *seen* looks at the bytes of the file.
    """
    if not isinstance(target, (str, os.PathLike)):
        with seen(target) as stream:
            yield stream
    elif os.fspath(target) == "-":
        with standard_output() as raw, seen(raw) as stream:
            yield stream
    else:
        path = Path(target)
        with atomic_write(path, together=together) as raw, seen(raw) as stream:
            if path.name.lower().endswith(".gz"):
                with gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield stream
