"""
The contract of references.
"""

from __future__ import annotations

from random import Random
from typing import Any, ClassVar, Final

from cjmkit.codes.directory import BankDirectory
from cjmkit.errors import FormatError
from cjmkit.plugins import Reference, open_source
from cjmkit.plugins.watching import watched
from cjmkit.testing.contracts._base import ExtensionContract
from cjmkit.testing.contracts._desk import Sample, Watched, bytes_of
from cjmkit.testing.contracts._importers import damaged

__all__ = ["ReferenceContract"]

_CUTS: Final = 40
_FLIPS: Final = 60


class ReferenceContract(ExtensionContract):
    """
    Proves a reference: the samples are loaded, a damaged file is a `FormatError` with its place, and nothing else
    happens.

    *reference* is the object under test, *samples* good files (paths or bytes), *options* what it loads with.
    """

    reference: ClassVar[Reference]
    samples: ClassVar[tuple[Sample, ...]]
    options: ClassVar[Any] = None

    def _subject(self) -> tuple[Any, type[Any]]:
        return self.reference, Reference

    def _take(self, options: Any) -> None:
        for sample in self.samples:
            self.reference.load(self._source(bytes_of(sample)), options)

    def _source(self, data: bytes) -> Watched:
        suffix = self.reference.extensions[0] if self.reference.extensions else "bin"
        return Watched(name=f"sample.{suffix}", spool=open_source(data).spool)

    def _load(self, data: bytes) -> Any:
        source = self._source(data)
        try:
            return self.reference.load(source, self.reference.options() if self.options is None else self.options)
        finally:
            assert all(stream.closed for stream in source.opened), "load() left a stream open"

    def test_samples_are_loaded(self) -> None:
        """Every sample gives a directory; one of banks answers what cjmkit asks."""
        assert self.samples, "samples: name at least one good file"
        for sample in self.samples:
            directory = self._load(bytes_of(sample))
            assert directory is not None, "load() gave nothing"
            if self.reference.subject == "banks":
                assert isinstance(directory, BankDirectory), "a directory of banks follows BankDirectory"

    def test_damaged_files_are_refused(self) -> None:
        """A sample cut or damaged at any place is loaded or refused by FormatError with its place, nothing else."""
        rng = Random(20261122)
        for sample in self.samples:
            data = bytes_of(sample)
            cuts = [data[:end] for end in range(0, len(data), max(1, len(data) // _CUTS))]
            for hurt in (*cuts, *(damaged(data, rng) for _ in range(_FLIPS)), b"\x00" * 64, bytes(range(256))):
                error = self._refusal(hurt)
                if error is not None:
                    assert error.finding is not None, "FormatError must be built from a Finding, in both languages"
                    assert error.finding.where.source, f"{error.finding.code}: say where by a Location"

    def _refusal(self, data: bytes) -> FormatError | None:
        try:
            self._load(data)
        except FormatError as error:
            return error
        return None

    def test_nothing_else_happens(self) -> None:
        """Loading prints nothing and changes nothing of the process."""
        with watched() as watch:
            for sample in self.samples:
                self._load(bytes_of(sample))
        assert not watch.deeds, f"load() {', '.join(watch.deeds)}"
