"""
Losses of which each counts cards, not values: two phones without a place are one card that lost something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking

__all__ = ["OnceACard"]


class OnceACard:
    """
    Counts for each card a path and its reason once.
    """

    def __init__(self) -> None:
        self._losses = Losses()
        self._told: set[tuple[str, Texts]] = set()

    def walk(self, cards: Iterable[ClientCard], progress: Progress) -> Iterator[ClientCard]:
        """
        Yield *cards*, and tell *progress* of each; what is noted between two belongs to the first.
        """
        for card in ticking(cards, progress):
            self._told.clear()
            yield card

    def note(self, path: str, reason: Texts) -> None:
        """
        Note that the card lost *path* for *reason*.
        """
        if (path, reason) not in self._told:
            self._told.add((path, reason))
            self._losses.note(path, reason)

    def list(self) -> tuple[Loss, ...]:
        """
        Return the losses by path.
        """
        return self._losses.list()
