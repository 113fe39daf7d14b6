"""
Losses: counting what a format cannot hold, while it is written.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.plugins.contracts import Loss
from cjmkit.plugins.leftovers import leftovers

__all__ = ["Losses"]

_TABLE: Final = Texts(
    "у карточки есть таблица из многих строк, а здесь на карточку одна строка",
    "the card has a table of many rows, and here a card has one row",
)
_NO_REASONS: Final[Mapping[str, Texts]] = MappingProxyType({})


class Losses:
    """
    Counts the cards, or the parts of a project, that lost something, by its path and the reason.

    *reasons* say why each path is lost that `add` is told.
    """

    def __init__(self, reasons: Mapping[str, Texts] = _NO_REASONS) -> None:
        self._reasons = reasons
        self._counts: Counter[tuple[str, Texts]] = Counter()

    def add(self, paths: Iterable[str]) -> None:
        """
        Count one card that lost *paths*, keys of the reasons.
        """
        for path in set(paths):
            self._counts[path, self._reasons[path]] += 1

    def add_tables(self, names: Iterable[str]) -> None:
        """
        Count one card whose sub-tables *names* are left out.
        """
        for name in names:
            self.note(f"tables.{name}", _TABLE)

    def add_rest(self, card: ClientCard, rest: ClientCard, reason: Texts) -> None:
        """
        Count one *card* that lost for *reason* whatever still stands on *rest*: the card without what was written.
        """
        for path in leftovers(card, rest):
            self.note(path, reason)

    def note(self, path: str, reason: Texts, count: int = 1) -> None:
        """
        Count *count* more cards that lost *path* for *reason*.
        """
        self._counts[path, reason] += count

    def list(self) -> tuple[Loss, ...]:
        """
        Return the losses by path.
        """
        counted = sorted(self._counts.items(), key=lambda pair: (pair[0][0], pair[0][1].en))
        return tuple(Loss(field=path, count=count, reason=reason) for (path, reason), count in counted)
