"""
The update itself: store both bases, match them, apply the new one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from cjmkit.dedupe.merging import HISTORY, Merged, merge_cards
from cjmkit.dedupe.shelf import packed_card
from cjmkit.dedupe.updating.matching import match
from cjmkit.dedupe.updating.options import UpdateOptions
from cjmkit.dedupe.updating.result import Update
from cjmkit.dedupe.updating.store import NEW, OLD, Store, essence
from cjmkit.findings import Finding, Report
from cjmkit.model import ClientCard, Origin

__all__ = ["update_cards"]

_DEFAULT = UpdateOptions()


def update_cards(
    base: Iterable[ClientCard], new: Iterable[ClientCard], options: UpdateOptions = _DEFAULT, *, keep: int = 1000
) -> Update:
    """
    Let *base* take in the cards of *new*; each is walked once.

    Use the answer in a ``with`` block: it holds a temporary database. Its report keeps *keep* findings of each code.

    .. versionadded:: 0.1.0
    """
    store = Store()
    try:
        report = Report(keep=keep)
        store.put(OLD, base)
        store.put(NEW, new if options.source is None else _named(new, options.source))
        store.index()
        match(store, options, report)
        if options.mode != "skip":
            _apply(store, options, report)
        return Update(store, options, report)
    except BaseException:
        store.close()
        raise


def _named(cards: Iterable[ClientCard], source: str) -> Iterator[ClientCard]:
    for card in cards:
        yield attrs.evolve(card, origin=attrs.evolve(card.origin or Origin(), source=source))


def _apply(store: Store, options: UpdateOptions, report: Report) -> None:
    rows = store.connection.execute("SELECT old, new, way FROM pair ORDER BY old, new")
    for old, members in itertools.groupby(rows, key=lambda row: row[0]):
        pairs = list(members)
        card = store.card(OLD, old)
        found = [store.card(NEW, new) for _, new, _ in pairs]
        if options.gone_tag not in card.tags and _says_the_same(found, [way for _, _, way in pairs]):
            continue
        taken, findings = _updated(card, found, options)
        if essence(taken) != essence(card):
            report.extend(findings)
            store.connection.execute("INSERT INTO changed VALUES (?, ?)", (old, packed_card(taken)))


def _says_the_same(found: Sequence[ClientCard], ways: Sequence[str]) -> bool:
    """
    Return whether rows say what the card does, word for word: most of a weekly export does, and needs no merging.
    """
    return all(way == "content" for way in ways) and not any(HISTORY in card.tables for card in found)


def _updated(card: ClientCard, found: list[ClientCard], options: UpdateOptions) -> tuple[ClientCard, list[Finding]]:
    """
    Return a card that took in the rows *found* for it, which are merged first: their order must not decide twice.
    """
    # It is there again.
    back = attrs.evolve(card, tags=tuple(tag for tag in card.tags if tag != options.gone_tag))
    rows = Merged(card=found[0]) if len(found) == 1 else merge_cards(found, options.policy)
    merged = merge_cards([back, rows.card], options.applied)
    return merged.card, [*rows.findings, *merged.findings]
