"""
Updating: a base takes in a newer file, and what came, changed, stayed and went is told.

Cards wait in a temporary database on disk. A row is known by the id, by ИНН with КПП, at last by the search for
duplicates where it is sure. Updating a second time with the same file changes nothing.

>>> from cjmkit import ClientCard
>>> old, new = ClientCard(id="1", city="Тверь"), ClientCard(id="1", city="Тула", manager="Петров")
>>> with update_cards([old], [new, ClientCard(id="2")], UpdateOptions(mode="fill")) as update:
...     [(card.id, card.city, card.manager) for card in update.cards()]
[('1', 'Тверь', 'Петров'), ('2', None, None)]

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.dedupe.updating.options import (
    GONE_TAG,
    MODES,
    WAYS,
    Ambiguous,
    Gone,
    Mode,
    UpdateOptions,
    Way,
    options_from,
)
from cjmkit.dedupe.updating.result import CardUpdate, Update
from cjmkit.dedupe.updating.update import update_cards

__all__ = [
    "GONE_TAG",
    "MODES",
    "WAYS",
    "Ambiguous",
    "CardUpdate",
    "Gone",
    "Mode",
    "Update",
    "UpdateOptions",
    "Way",
    "options_from",
    "update_cards",
]
