"""
Progress: telling the caller how far a writing has come.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cjmkit.plugins.contracts import Progress

__all__ = ["silent", "ticking"]

T = TypeVar("T")


def silent(count: int) -> None:
    """
    Tell nobody.
    """


def ticking(items: Iterable[T], progress: Progress) -> Iterator[T]:
    """
    Yield *items*, and tell *progress* of each when the next one is asked for.
    """
    for item in items:
        yield item
        progress(1)
