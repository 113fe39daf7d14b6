"""
The contract of importers.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar, Final

import attrs
import pytest

from cjmkit.errors import FormatError
from cjmkit.findings import Finding
from cjmkit.plugins import CardRecord, Importer, ProjectRecord, Table
from cjmkit.plugins.watching import watched
from cjmkit.testing.contracts._base import ExtensionContract, is_ours, unfilled
from cjmkit.testing.contracts._desk import Read, Sample, bytes_of, kit_of, read, source_of

__all__ = ["ImporterContract", "damaged"]

_CUTS: Final = 40
_FLIPS: Final = 60
_DEEP: Final = 20_000
_SHORTEST: Final = 6
_JUDGED: Final = 300
_NESTS: Final = (b"[", b"{", b"(", b"<a>", b'{"a":', b"BEGIN:VCARD\r\n", b"- ", b"\t")


class ImporterContract(ExtensionContract):
    """
    Proves an importer: the samples are read, lazily and the same each time; a damaged file gives findings with
    places or a `FormatError`, and never another exception, a print or a personal value in a message.

    *importer* is the object under test, *samples* good files (paths or bytes), *options* what it reads with.
    """

    importer: ClassVar[Importer]
    samples: ClassVar[tuple[Sample, ...]]
    options: ClassVar[Any] = None

    def _subject(self) -> tuple[Any, type[Any]]:
        return self.importer, Importer

    def _take(self, options: Any) -> None:
        for sample in self.samples:
            read(self.importer, source_of(bytes_of(sample), self.importer), options)

    def _data(self) -> Iterator[bytes]:
        assert self.samples, "samples: name at least one good file"
        yield from (bytes_of(sample) for sample in self.samples)

    def _read(self, data: bytes) -> Read:
        source = source_of(data, self.importer)
        done = read(self.importer, source, self.options)
        assert all(stream.closed for stream in source.opened), "read() left a stream open: use `with source.open()`"
        return done

    def test_samples_are_read(self) -> None:
        """Every sample gives cards, rows, or the one project."""
        for data in self._data():
            done = self._read(data)
            assert done.error is None, f"a good sample was refused: {done.error}"
            if self.importer.kind == "project":
                (record,) = done.records
                assert isinstance(record, ProjectRecord), "an importer of projects yields one ProjectRecord"
                assert record.project is not None, "the sample gave no project"
            else:
                assert all(isinstance(one, (Table, CardRecord)) for one in done.records), "cards: Table or CardRecord"
                cards = [one for one in done.records if isinstance(one, CardRecord) and one.card is not None]
                assert cards or done.rows, "the sample gave neither cards nor rows"

    def test_two_readings_are_equal(self) -> None:
        """A file gives the same in every reading: no clock, no chance, nothing kept from the first one."""
        for data in self._data():
            assert self._read(data).same() == self._read(data).same(), "two readings of one file differ"

    def test_read_is_lazy(self) -> None:
        """Nothing is opened before the first record is asked for."""
        for data in self._data():
            source = source_of(data, self.importer)
            records = self.importer.read(source, self.importer.options() if self.options is None else self.options)
            assert not source.opened, "read() opened the source before it was asked: let it be a generator"
            assert iter(records) is records, "read() must return an iterator, such as a generator"

    def test_source_is_closed_when_reading_ends_early(self) -> None:
        """Whoever stops after the first record leaves no stream open."""
        for data in self._data():
            source = source_of(data, self.importer)
            options = self.importer.options() if self.options is None else self.options
            records: Any = self.importer.read(source, options)
            record = next(records)
            if isinstance(record, Table):
                rows: Any = record.rows
                next(rows, None)
                rows.close()
                del rows
            records.close()
            del record, records
            gc.collect()
            assert all(stream.closed for stream in source.opened), "a reading that ends early left a stream open"

    def test_an_empty_file_is_told(self) -> None:
        """A file without a byte, or of spaces alone, gives no cards and no other error than FormatError."""
        for data in (b"", b" ", b"\n\n", b"\xef\xbb\xbf"):
            self._survives(data)

    def test_truncated_files_are_told(self) -> None:
        """A sample cut at any place gives what can be read, findings, or a FormatError with its place."""
        for data in self._data():
            for end in range(0, len(data), max(1, len(data) // _CUTS)):
                self._survives(data[:end])

    def test_damaged_files_are_told(self) -> None:
        """Bytes flipped, dropped and doubled by chance end in no other exception than FormatError."""
        rng = Random(20261122)
        for data in self._data():
            for _ in range(_FLIPS):
                self._survives(damaged(data, rng))

    def test_a_wrong_encoding_is_told(self) -> None:
        """A text in another encoding, with or without a mark, is read or refused; so are bytes of no encoding."""
        for data in self._data():
            self._survives(bytes(range(256)) * 8)
            self._survives(b"\x00" * 512)
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                continue
            for encoding in ("utf-16", "utf-16-be", "cp1251", "koi8-r", "cp866", "utf-8-sig"):
                self._survives(text.encode(encoding, "replace"))

    def test_deep_and_long_files_are_told(self) -> None:
        """Thousands of open brackets or tags, and a very long line, need neither the stack nor minutes."""
        for nest in _NESTS:
            self._survives(nest * _DEEP)
        for data in self._data():
            self._survives(data[: len(data) // 2] + b"x" * 500_000 + data[len(data) // 2 :])

    def test_strange_files_are_not_recognised(self) -> None:
        """`recognises`, where there is one, knows the samples, and says no of what is none of them."""
        ask = getattr(self.importer, "recognises", None)
        if ask is None:
            pytest.skip("the extension tells")
        for data in self._data():
            assert ask(source_of(data, self.importer)) is True, "recognises() does not know a sample"
        for data in (b"", b"\x00" * 64, b"a,b\r\n1,2\r\n", "просто текст".encode(), b"<a/>", b"{}", b"PK\x03\x04"):
            source = source_of(data, self.importer)
            assert ask(source) is False, f"recognises() takes {data[:12]!r} for its own"
            assert all(stream.closed for stream in source.opened), "recognises() left a stream open"

    def test_nothing_else_happens(self) -> None:
        """Reading prints nothing and changes neither locale, filters, decimal context, environment nor sys.path."""
        with watched() as watch:
            for data in self._data():
                self._read(data)
                self._survives(data[: len(data) // 2])
        assert not watch.deeds, f"read() {', '.join(watch.deeds)}"

    def _survives(self, data: bytes) -> None:
        done = self._read(data)
        if done.error is not None:
            finding = done.error.finding
            assert finding is not None, f"{type(done.error).__name__} must be built from a Finding, in both languages"
            assert isinstance(done.error, FormatError), f"a damaged file is a FormatError, not {done.error!r}"
            assert finding.where.source, f"{finding.code}: say where by Location(source=source.name, line=…)"
            self._judge(finding, has_place=True)
        # A file of nothing but mistakes tells thousands of one kind.
        for told, has_place in done.findings[:_JUDGED]:
            self._judge(told, has_place=has_place)

    def _judge(self, finding: Finding, *, has_place: bool) -> None:
        known = {rule.code for rule in getattr(self.importer, "rules", ())}
        assert is_ours(finding.code) or finding.code in known or not known, f"{finding.code} is not among `rules`"
        assert has_place or str(finding.where), f"{finding.code} has no place: say where by a Location"
        told = f"{finding.message('ru')} {finding.message('en')} {finding!r}"
        assert not unfilled(finding), f"{finding.code}: nothing fills {', '.join(unfilled(finding))} of its sentence"
        for secret in self._secrets():
            assert secret not in told, f"{finding.code}: its message or params quote a personal value of the file"

    def _secrets(self) -> frozenset[str]:
        cls = type(self)
        # Once for a class: every damaged reading asks again.
        if "_known_secrets" not in vars(cls):
            cls._known_secrets = frozenset(self._harvested())
        return cls._known_secrets

    _known_secrets: ClassVar[frozenset[str]]

    def _harvested(self) -> Iterator[str]:
        if self.importer.kind == "project":
            return
        kit = kit_of(importer=self.importer)
        for data in self._data():
            with kit.read_cards(
                source_of(data, self.importer), format=self.importer.name, options=self.options, on_error="keep"
            ) as batch:
                for card in batch:
                    yield from _personal(card)


def damaged(data: bytes, rng: Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(hurt)) if hurt else 0
        what = rng.randrange(4)
        if what == 0 and hurt:
            hurt[at] = rng.randrange(256)
        elif what == 1:
            del hurt[at : at + rng.randrange(1, 30)]
        elif what == 2:
            hurt[at:at] = hurt[at : at + rng.randrange(1, 200)]
        else:
            hurt[at:at] = rng.choice((b"\x00", b"\xff\xfe", b"\r", b"&x;", b'"', b";", b"]]>", b"<", b"99999999999"))
    return bytes(hurt)


def _personal(value: Any) -> Iterator[str]:
    """
    Yield the personal texts of a card that are long enough to be told from words of a message.
    """
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        if isinstance(inner, str):
            if "pii" in field.metadata and len(inner) >= _SHORTEST:
                yield inner
            continue
        for part in inner if isinstance(inner, tuple) else (inner,):
            if attrs.has(type(part)):
                yield from _personal(part)
