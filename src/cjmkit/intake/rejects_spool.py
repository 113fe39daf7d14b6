"""
A spool of rejected rows: on disk beyond a few megabytes, so that memory stays bounded.
"""

from __future__ import annotations

import io
import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterator
from typing import IO

from cjmkit.intake.rejects import Rejected

__all__ = ["RejectSpool"]

_IN_MEMORY = 4 * 1024 * 1024


class RejectSpool:
    """
    Rejected rows in the order they came; can be walked any number of times until it is closed.

    The temporary file is made for the first row and goes with the spool, closed or forgotten.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._count = 0
        self._finalizer: Callable[[], object] | None = None

    def close(self) -> None:
        """
        Give the temporary file back to the system.
        """
        if self._finalizer is not None:
            self._finalizer()

    def add(self, rejected: Rejected) -> None:
        """
        Append one row.
        """
        if self._file is None:
            self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - close() ends it
            self._finalizer = weakref.finalize(self, self._file.close)
        self._file.seek(0, io.SEEK_END)
        # The file is anonymous and ours alone, so what is unpickled is what was pickled.
        pickle.dump(rejected, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Rejected]:
        at = 0
        for _ in range(self._count):
            if self._file is None or self._file.closed:
                msg = "the rejected rows are gone: walk them inside the `with` block of their batch"
                raise ValueError(msg)
            self._file.seek(at)
            rejected = pickle.load(self._file)
            at = self._file.tell()
            yield rejected
