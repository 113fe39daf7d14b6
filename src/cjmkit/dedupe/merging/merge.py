"""
The merge itself: field by field, lists entry by entry, and nothing lost on the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from cjmkit.dedupe.merging import catalogue as rules
from cjmkit.dedupe.merging.choice import blank, chosen, moment, same, same_meaning
from cjmkit.dedupe.merging.history import HISTORY, united_rows
from cjmkit.dedupe.merging.lists import merged_list
from cjmkit.dedupe.merging.paths import COLLECTIONS, SINGLE_PATHS
from cjmkit.dedupe.merging.policy import DEFAULT, MergePolicy
from cjmkit.dedupe.merging.trace import Kept, Trace, place_of
from cjmkit.errors import ConfigError
from cjmkit.findings import Finding
from cjmkit.model import ClientCard, Origin, PersonDetails

__all__ = ["Merged", "merge_cards"]


@attrs.frozen(kw_only=True)
class Merged:
    """
    One card made of several.

    *findings* say where they differed. *provenance* says by field path (``city``, ``contacts[1]``) which card each
    value came from. What the card does not hold is in its sub-table `HISTORY`.
    """

    card: ClientCard = attrs.field(repr=False)
    findings: tuple[Finding, ...] = ()
    provenance: Mapping[str, Kept] = attrs.field(factory=dict, repr=False)


def merge_cards(cards: Sequence[ClientCard], policy: MergePolicy = DEFAULT) -> Merged:
    """
    Return one card made of *cards*; whether they are one client is for the caller to know.

    Merging a card with itself changes nothing, and merging with one of *cards* once more does not either. The origin
    is that of the first card, the version the highest, the time of change the latest.

    Raises:
        ConfigError: there is no card.

    .. versionadded:: 0.1.0

    """
    cards = tuple(cards)
    if not cards:
        raise ConfigError(rules.NO_CARDS.finding())
    trace = Trace(cards, policy)
    values = {path: _single(path, trace) for path in SINGLE_PATHS}
    values |= {path: merged_list(path, [_at(card, path) or () for card in cards], trace) for path in COLLECTIONS}
    custom = _custom(trace)
    values["origin"] = _lose_origins(trace)
    card = _made(values, custom, trace)
    return Merged(card=card, findings=tuple(trace.findings), provenance=trace.provenance)


def _single(path: str, trace: Trace) -> Any:
    return _settled(path, [_at(card, path) for card in trace.cards], trace)


def _settled(path: str, held: Sequence[Any], trace: Trace) -> Any:
    values = [(number, value) for number, value in enumerate(held) if not blank(value)]
    if not values:
        return held[0]
    at = chosen(path, values, trace.cards, trace.policy)
    number, kept = values[at]
    trace.keep(path, number)
    others = [(card, value) for card, value in values if not same(value, kept)]
    told = [kept]
    first_lost = None
    for card, value in others:
        trace.lose(path, value, card)
        if not any(same_meaning(path, value, one) for one in told):
            told.append(value)
            first_lost = card if first_lost is None else first_lost
    if first_lost is not None:
        trace.differ(path, kept=number, lost=first_lost, count=len(told), values=(kept, told[1]))
    return kept


def _custom(trace: Trace) -> dict[str, Any]:
    names = dict.fromkeys(name for card in trace.cards for name in card.custom)
    found = {name: _settled(f"custom.{name}", [card.custom.get(name) for card in trace.cards], trace) for name in names}
    # A blank value of a card that is not the first one was nothing but blanks.
    own = trace.cards[0].custom
    return {name: value for name, value in found.items() if name in own or not blank(value)}


def _lose_origins(trace: Trace) -> Origin | None:
    """
    Return the first origin; keep the places of the others, and the raw texts of what was repaired there.
    """
    told = [(number, card.origin) for number, card in enumerate(trace.cards) if card.origin is not None]
    if not told:
        return None
    kept = told[0][1]
    for number, origin in told:
        place = str(place_of(trace.cards[number]))
        if place and place != str(place_of(trace.cards[told[0][0]])):
            trace.lose("origin", place, number)
        for field, text in origin.raw.items():
            if kept.raw.get(field) != text:
                trace.lose(f"origin.raw.{field}", text, number)
    return kept


def _made(values: Mapping[str, Any], custom: dict[str, Any], trace: Trace) -> ClientCard:
    cards = trace.cards
    top = {path: value for path, value in values.items() if "." not in path}
    requisites = {path.partition(".")[2]: value for path, value in values.items() if path.startswith("requisites.")}
    person = {path.partition(".")[2]: value for path, value in values.items() if path.startswith("person.")}
    known = any(card.person is not None for card in cards)
    times = [card.updated_at for card in cards if card.updated_at is not None]
    return attrs.evolve(
        cards[0],
        **top,
        requisites=attrs.evolve(cards[0].requisites, **requisites),
        person=PersonDetails(**person) if known else None,
        custom=custom,
        tables=_tables(trace),
        version=max(card.version for card in cards),
        updated_at=max(times, key=moment, default=None),
    )


def _tables(trace: Trace) -> dict[str, Any]:
    names = dict.fromkeys(name for card in trace.cards for name in card.tables)
    found = {name: united_rows(name, [card.tables.get(name, ()) for card in trace.cards]) for name in names}
    history = united_rows(HISTORY, [found.get(HISTORY, ()), *((row,) for row in trace.rows)])
    return {**found, HISTORY: history} if history else found


def _at(card: ClientCard, path: str) -> Any:
    room, dot, name = path.rpartition(".")
    held = getattr(card, room) if dot else card
    return None if held is None else getattr(held, name)
