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


_TOGETHER = 200
"""Rows that are written together: what they share (rules, headings) is then stored once."""


class RejectSpool:
    """
    Rejected rows in the order they came; can be walked any number of times until it is closed.
    """

    def __init__(self) -> None:
        self._file = Spool()
        self._last: list[Rejected] = []
        self._written = 0

    def add(self, rejected: Rejected) -> None:
        """
        Append one row.
        """
        self._last.append(rejected)
        if len(self._last) == _TOGETHER:
            self._file.seek(0, io.SEEK_END)
            # The file is anonymous and ours alone, so what is unpickled is what was pickled.
            pickle.dump(self._last, self._file, protocol=pickle.HIGHEST_PROTOCOL)
            self._written += len(self._last)
            self._last = []

    def close(self) -> None:
        """
        Give the temporary file back to the system.
        """
        self._file.close()

    def __len__(self) -> int:
        return self._written + len(self._last)

    def __iter__(self) -> Iterator[Rejected]:
        at = read = 0
        while read < self._written:
            self._refuse_closed()
            self._file.seek(at)
            rows = pickle.load(self._file)
            at = self._file.tell()
            read += len(rows)
            yield from rows
        if self._last:
            self._refuse_closed()
            yield from self._last

    def _refuse_closed(self) -> None:
        # The last rows are in memory still, but whether rows are there must not depend on how many they are.
        if self._file.closed:
            msg = "the rejected rows are gone: walk them inside the `with` block of their batch"
            raise ValueError(msg)
