"""
Handing cards out: whose consent allows it, what is made less of, and what the manifest says of it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import attrs

from cjmkit.codec._versions import release
from cjmkit.errors import ConfigError
from cjmkit.files import Together
from cjmkit.model import ClientCard, Purpose
from cjmkit.plugins import Loss
from cjmkit.privacy import ConsentFilter, Redaction, Redactor
from cjmkit.privacy.catalogue import NO_MANIFEST
from cjmkit.privacy.manifest import LostField, Manifest, Tally
from cjmkit.toolkit.outputs import Output, Written, name_of, opened

__all__ = ["Digest", "Handing"]

_CHUNK: Final = 1 << 20


class Handing:
    """
    One export on its way out; the arguments are those of `Toolkit.write_cards`.
    """

    def __init__(
        self,
        redaction: Redaction,
        key: bytes | None,
        only_consented: Purpose | str | None,
        manifest: Output | None,
        recipient: str | None,
    ) -> None:
        if recipient is not None and manifest is None:
            raise ConfigError(NO_MANIFEST.finding())
        self._redactor = Redactor(redaction, key=key)
        self._consents = None if only_consented is None else ConsentFilter(only_consented)
        self._manifest = manifest
        self._recipient = recipient
        self._tally = Tally()
        self._digest = Digest()

    def cards(self, cards: Iterable[ClientCard]) -> Iterator[ClientCard]:
        """
        Yield what the exporter may see of *cards*.
        """
        # Consents are asked before a redaction takes their dates away.
        allowed = cards if self._consents is None else self._consents.all(cards)
        redacted = self._redactor.all(allowed)
        return redacted if self._manifest is None else self._tally.all(redacted)

    @contextmanager
    def to(self, target: Output, together: Together | None) -> Iterator[BinaryIO]:
        """
        Give the stream to write *target* to, as `opened` does; its bytes are digested if a manifest is wanted.
        """
        with opened(target, together, seen=nullcontext if self._manifest is None else self._digest.watching) as stream:
            yield stream

    @contextmanager
    def together(self, given: Together | None) -> Iterator[Together | None]:
        """
        Give the block that puts the export and its manifest side by side; *given* if the caller has one.
        """
        own = self._manifest is not None and given is None
        with Together() if own else nullcontext(given) as files:
            yield files

    def written(
        self, cards: int, losses: Sequence[Loss], name: str, target: Output, together: Together | None
    ) -> Written:
        """
        Return what was written, and write the manifest.
        """
        consents, redactor = self._consents, self._redactor
        written = Written(
            cards=cards,
            losses=tuple(losses),
            redaction=redactor.redaction.name,
            redacted=dict(sorted(redactor.counts.items())),
            left_out=0 if consents is None else consents.left_out,
            without_people=0 if consents is None else consents.without_people,
        )
        if self._manifest is None:
            return written
        manifest = self._made(written, name, name_of(target))
        with opened(self._manifest, together) as stream:
            text = json.dumps(manifest.as_dict(), ensure_ascii=False, indent=1)
            stream.write(text.encode("utf-8", "backslashreplace") + b"\n")
        return attrs.evolve(written, manifest=manifest)

    def _made(self, written: Written, name: str, file: str) -> Manifest:
        consents = self._consents
        return Manifest(
            time=dt.datetime.now(dt.UTC).replace(microsecond=0),
            release=release(),
            file=file or None,
            format=name,
            sha256=self._digest.sha256,
            size=self._digest.size,
            cards=written.cards,
            fields=self._tally.counts,
            losses=tuple(LostField(field=one.field, count=one.count, reason=one.reason) for one in written.losses),
            redaction=written.redaction,
            redacted=written.redacted,
            purpose=None if consents is None else consents.purpose.value,
            consents_on=None if consents is None else consents.on,
            left_out=written.left_out,
            without_people=written.without_people,
            recipient=self._recipient,
        )


class Digest:
    """
    The SHA-256 and the size of what is written to a stream.
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.size: int = 0

    @property
    def sha256(self) -> str:
        """
        The digest of all bytes so far.
        """
        return self._hash.hexdigest()

    def add(self, data: bytes | memoryview) -> None:
        """
        Take more bytes.
        """
        self._hash.update(data)
        self.size += len(data)

    @contextmanager
    def watching(self, stream: BinaryIO) -> Iterator[BinaryIO]:
        """
        Give the stream to write to instead of *stream*; when the block ends, its bytes are digested.
        """
        path = _file_of(stream)
        if path is None:
            yield cast(BinaryIO, _Passing(stream, self))
            return
        # A writer of archives goes back to correct what it wrote, so a file is read once it is whole.
        yield stream
        stream.flush()
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                self.add(data)


def _file_of(stream: BinaryIO) -> Path | None:
    """
    Return the path of a file of ours, which nobody else writes to; None for devices, pipes and streams of the caller.
    """
    raw = getattr(stream, "raw", None)
    if not isinstance(raw, io.FileIO) or not isinstance(raw.name, str):
        return None
    path = Path(raw.name)
    return path if stat.S_ISREG(path.stat().st_mode) and raw.tell() == 0 else None


class _Passing(io.RawIOBase):
    """
    Passes bytes on and digests them. It cannot go back, as a pipe cannot.
    """

    def __init__(self, stream: BinaryIO, digest: Digest) -> None:
        self._stream = stream
        self._digest = digest
        self.name = getattr(stream, "name", "")

    def writable(self) -> bool:
        """
        Say yes.
        """
        return True

    def write(self, data: Any, /) -> int:
        """
        Write all of *data*.
        """
        view = memoryview(data).cast("B")
        self._stream.write(view)
        self._digest.add(view)
        return view.nbytes

    def flush(self) -> None:
        """
        Flush the stream below, if this one is open still.
        """
        if not self.closed:
            self._stream.flush()
