"""
What one card loses, each field once however often it is met on the card.
"""

from __future__ import annotations

from collections.abc import Iterable

from cjmkit.findings import Texts
from cjmkit.plugins import Losses

__all__ = ["CardLosses"]


class CardLosses:
    """
    Collects the losses of a card, and tells them when the card is done: a loss counts cards, not values.
    """

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._noted: dict[tuple[str, Texts], None] = {}
        self._tables: list[str] = []

    def note(self, path: str, reason: Texts) -> None:
        """
        Remember that the card lost *path* for *reason*.
        """
        self._noted[path, reason] = None

    def note_tables(self, names: Iterable[str]) -> None:
        """
        Remember that the sub-tables *names* are left out.
        """
        self._tables.extend(names)

    def settle(self) -> None:
        """
        Tell everything, and begin anew with the next card.
        """
        for path, reason in self._noted:
            self._losses.note(path, reason)
        self._losses.add_tables(self._tables)
        self._noted.clear()
        self._tables.clear()
