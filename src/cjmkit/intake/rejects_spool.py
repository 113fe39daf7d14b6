"""
A spool of rejected rows: on disk beyond a few megabytes, so that memory stays bounded.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator

from cjmkit.intake.rejects import Rejected
from cjmkit.intake.rows.spool import Spool

__all__ = ["RejectSpool"]


class RejectSpool:
    """
    Rejected rows in the order they came; can be walked any number of times until it is closed.
    """

    def __init__(self) -> None:
        self._file = Spool()
        self._count = 0

    def add(self, rejected: Rejected) -> None:
        """
        Append one row.
        """
        self._file.seek(0, io.SEEK_END)
        # The file is anonymous and ours alone, so what is unpickled is what was pickled.
        pickle.dump(rejected, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def close(self) -> None:
        """
        Give the temporary file back to the system.
        """
        self._file.close()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Rejected]:
        at = 0
        for _ in range(self._count):
            if self._file.closed:
                msg = "the rejected rows are gone: walk them inside the `with` block of their batch"
                raise ValueError(msg)
            self._file.seek(at)
            rejected = pickle.load(self._file)
            at = self._file.tell()
            yield rejected
