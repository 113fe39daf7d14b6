"""
The desk: writing and reading by one object, with everything watched that a contract speaks of.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import attrs

from cjmkit.errors import FormatError, SourceError
from cjmkit.findings import Finding
from cjmkit.plugins import CardRecord, Exporter, Importer, Loss, ProjectRecord, Source, Table, hookimpl, open_source
from cjmkit.toolkit import Toolkit

__all__ = ["Read", "Sample", "Watched", "Wrote", "bytes_of", "kit_of", "read", "source_of", "write"]

Sample: TypeAlias = "str | Path | bytes"
"""A file to read: its path or its bytes."""


@attrs.frozen(kw_only=True)
class Wrote:
    """
    What one writing gave.
    """

    data: bytes
    losses: tuple[Loss, ...]
    ticks: tuple[int, ...]


def write(exporter: Exporter, items: Iterable[Any], options: Any = None) -> Wrote:
    """
    Write *items* by *exporter* to memory.
    """
    stream = io.BytesIO()
    ticks: list[int] = []
    losses = exporter.write(iter(items), stream, exporter.options() if options is None else options, ticks.append)
    assert not stream.closed, "write() must leave the stream open: whoever opened it closes it"
    return Wrote(data=stream.getvalue(), losses=tuple(losses), ticks=tuple(ticks))


@attrs.frozen(kw_only=True)
class Read:
    """
    What one reading gave: *records* as they came, the rows of tables walked, or the *error* that ended it.
    """

    records: tuple[Table | CardRecord | ProjectRecord, ...] = ()
    rows: tuple[Any, ...] = ()
    findings: tuple[tuple[Finding, bool], ...] = ()
    error: FormatError | SourceError | None = None

    def same(self) -> tuple[Any, ...]:
        """
        Return what must be equal in every reading of one file.
        """
        plain = tuple(record for record in self.records if not isinstance(record, Table))
        return plain, self.rows, self.findings, str(self.error)


def read(importer: Importer, source: Source, options: Any = None) -> Read:
    """
    Read *source* to its end; only the errors that a hostile file may raise are caught.
    """
    records: list[Table | CardRecord | ProjectRecord] = []
    rows: list[Any] = []
    findings: list[tuple[Finding, bool]] = []
    error: FormatError | SourceError | None = None
    try:
        for record in importer.read(source, importer.options() if options is None else options):
            records.append(record)
            if isinstance(record, Table):
                rows.extend(record.rows)
    except (FormatError, SourceError) as caught:
        # The traceback would keep the reader's streams alive.
        error = caught.with_traceback(None)
    for record in records:
        if isinstance(record, Table):
            findings += [(finding, True) for finding in record.findings]
        else:
            findings += [(finding, bool(str(record.where))) for finding in record.findings]
    findings += [(row.broken.finding, True) for row in rows if row.broken is not None]
    return Read(records=tuple(records), rows=tuple(rows), findings=tuple(findings), error=error)


@attrs.frozen(kw_only=True)
class Watched(Source):
    """
    A source that remembers the streams that were opened.
    """

    opened: list[BinaryIO] = attrs.field(factory=list, repr=False)

    def open(self) -> BinaryIO:
        stream = super().open()
        self.opened.append(stream)
        return stream


def bytes_of(sample: Sample) -> bytes:
    """
    Return the content of *sample*.
    """
    return sample if isinstance(sample, bytes) else Path(sample).read_bytes()


def source_of(data: bytes, importer: Importer) -> Watched:
    """
    Return *data* as a file in memory with a name that *importer* would be chosen by.
    """
    suffix = importer.extensions[0] if importer.extensions else "bin"
    return Watched(name=f"sample.{suffix}", spool=open_source(data).spool)


class _Plugin:
    """
    A plugin of the objects under test.
    """

    def __init__(self, importers: tuple[Importer, ...], exporters: tuple[Exporter, ...]) -> None:
        self._importers, self._exporters = importers, exporters

    @hookimpl
    def cjmkit_importers(self) -> tuple[Importer, ...]:
        return self._importers

    @hookimpl
    def cjmkit_exporters(self) -> tuple[Exporter, ...]:
        return self._exporters


def kit_of(importer: Importer | None = None, exporter: Exporter | None = None) -> Toolkit:
    """
    Return a toolkit that knows the objects under test; those that are cjmkit's own it knows already.
    """
    ours = Toolkit(plugins=())
    strange_in = tuple(_strangers([importer], ours.host.importers))
    strange_out = tuple(_strangers([exporter], ours.host.exporters))
    if not strange_in and not strange_out:
        return ours
    kit = Toolkit(plugins=(_Plugin(strange_in, strange_out),))
    assert not kit.problems, kit.problems[0].message("en")
    return kit


def _strangers(given: Iterable[Any], known: Iterable[Any]) -> Iterator[Any]:
    names = {one.name: type(one) for one in known}
    yield from (one for one in given if one is not None and names.get(one.name) is not type(one))
