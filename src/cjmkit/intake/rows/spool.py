"""
A temporary file that is held in memory while it is small, and goes with its last reference.
"""

from __future__ import annotations

import tempfile

__all__ = ["Spool"]

_IN_MEMORY = 4 * 1024 * 1024


class Spool(tempfile.SpooledTemporaryFile[bytes]):
    """
    A spool of bytes; on disk beyond 4 MB.

    Who reads a stream to its end need not close it, so a spool that is forgotten is closed without the
    warning that Python gives for files.
    """

    def __init__(self) -> None:
        super().__init__(max_size=_IN_MEMORY)

    def __del__(self) -> None:
        self.close()
