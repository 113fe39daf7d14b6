"""
Zip archives of a bounded size: nothing is unpacked before it was checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Self

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.intake.rows import guard
from cjmkit.intake.rows.source import Source
from cjmkit.plugins.hostile import catalogue as rules
from cjmkit.plugins.hostile.texts import MB

__all__ = ["Archive", "ArchiveLimits", "open_archive"]


@attrs.frozen(kw_only=True)
class ArchiveLimits:
    """
    How much an archive may ask for.

    *file_bytes* bounds the archive, *unpacked_bytes* what is unpacked of it at once, *members* the number of
    its parts. *ratio* is how many times a part larger than *ratio_floor* bytes may grow when unpacked.
    """

    file_bytes: int = 256 * MB
    members: int = 2000
    unpacked_bytes: int = 512 * MB
    ratio: int = 150
    ratio_floor: int = 4 * MB


class Archive:
    """
    A checked zip archive, to be used in a ``with`` block.

    Entering raises:
        SourceError: the file cannot be opened.
        FormatError: it is no zip archive, or damaged, or its parts overlap, leave it (``..``) or have one name.
        LimitError: it is bigger than its limits allow.

    """

    def __init__(self, source: Source, limits: ArchiveLimits) -> None:
        self.where: Location = Location(source=source.name)
        self._guard = guard.Archive(source, guard.Limits(**attrs.asdict(limits)), _refusal)

    def __enter__(self) -> Self:
        self._guard.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._guard.__exit__(kind, error, trace)

    def __contains__(self, part: str) -> bool:
        return part in self._guard

    @property
    def names(self) -> tuple[str, ...]:
        """
        The names of the parts as the archive spells them, in the order they are stored.
        """
        return self._guard.names

    def chunks(self, part: str) -> Iterator[bytes]:
        """
        Yield the unpacked bytes of *part*, its name in any case of letters.

        Raises:
            FormatError: it is missing, encrypted, packed in an unknown way or damaged.
            LimitError: it is a bomb.

        """
        return self._guard.chunks(part)

    def read(self, part: str) -> bytes:
        """
        Return the unpacked bytes of *part*; raises as `chunks` does.
        """
        return b"".join(self.chunks(part))


def open_archive(source: Source, *, limits: ArchiveLimits | None = None) -> Archive:
    """
    Return the archive of *source*; it is opened and checked when its ``with`` block is entered.
    """
    return Archive(source, limits or ArchiveLimits())


def _refusal(stream: BinaryIO, where: Location) -> Finding | None:
    head = stream.read(2)
    if head == b"PK":
        return None
    return (rules.NOT_ARCHIVE if head else rules.EMPTY).finding(where)
