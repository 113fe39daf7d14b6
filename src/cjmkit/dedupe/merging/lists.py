"""
Lists: the entries of several cards united, each thing once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjmkit.dedupe.merging.choice import chosen
from cjmkit.dedupe.merging.likeness import alike, combined, covers
from cjmkit.dedupe.merging.trace import Trace

__all__ = ["merged_list"]


def merged_list(path: str, lists: Sequence[tuple[Any, ...]], trace: Trace) -> tuple[Any, ...]:
    """
    Return what the list at *path* becomes, of the cards' own *lists*.
    """
    if trace.policy.strategy(path) != "union":
        return _of_one(path, lists, trace)
    found: list[Any] = []
    for number, entries in enumerate(lists):
        _unite(path, found, entries, number, trace)
    return tuple(found)


def _of_one(path: str, lists: Sequence[tuple[Any, ...]], trace: Trace) -> tuple[Any, ...]:
    values = [(number, entries) for number, entries in enumerate(lists) if entries]
    if not values:
        return ()
    number, kept = values[chosen(path, values, trace.cards, trace.policy)]
    trace.keep(path, number)
    for other, entries in values:
        for entry in entries:
            if not any(covers(one, entry) for one in kept):
                trace.lose(path, entry, other)
    return kept


def _unite(path: str, found: list[Any], entries: tuple[Any, ...], number: int, trace: Trace) -> None:
    """
    Add the *entries* of one card to those *found* in the cards before.

    A card may hold a thing twice, and keeps it so: entries are compared with those of other cards alone.
    """
    before = len(found)
    for entry in entries:
        if any(covers(one, entry) for one in found[:before]):
            continue
        at = next((at for at in range(before) if alike(path, found[at], entry)), None)
        if at is None:
            trace.keep(f"{path}[{len(found)}]", number)
            found.append(entry)
        else:
            found[at] = _combine(path, at, found[at], entry, number, trace)


def _combine(path: str, at: int, one: Any, two: Any, number: int, trace: Trace) -> Any:
    first = trace.provenance[f"{path}[{at}]"].card - 1
    done = combined(path, one, two)
    if done.first_lost:
        trace.lose(path, one, first)
    if done.second_lost:
        trace.lose(path, two, number)
    return done.item
