"""
The merge itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from cjmkit.dedupe.merging import catalogue as rules
from cjmkit.dedupe.merging.choosing import Held, chosen, has_value
from cjmkit.dedupe.merging.history import HISTORY, History, value_key
from cjmkit.dedupe.merging.lists import united
from cjmkit.dedupe.merging.paths import COLLECTIONS, PERSON, REQUISITES, SINGLE
from cjmkit.dedupe.merging.policy import DEFAULT, MergePolicy, strategy_words
from cjmkit.findings import Finding, Location
from cjmkit.model import ClientCard, PersonDetails, Requisites
from cjmkit.model.fields import FieldValue

__all__ = ["Merged", "merge_cards"]

_Row = Mapping[str, FieldValue]
_NOBODY: Final = PersonDetails()
_TOP: Final = tuple(path for path in COLLECTIONS if "." not in path)


@attrs.frozen(kw_only=True)
class Merged:
    """
    The *card* that came of a merge, the *findings* about what differed, and the *provenance* of every field that it
    holds: the numbers, from 0, of the cards that its value came from.
    """

    card: ClientCard
    findings: tuple[Finding, ...] = ()
    provenance: Mapping[str, tuple[int, ...]] = attrs.field(factory=dict)


def merge_cards(cards: Sequence[ClientCard], policy: MergePolicy = DEFAULT) -> Merged:
    """
    Merge *cards* of one client, the leading one first, into one card by *policy*.

    Whether they are one client is for the caller to know. What did not stay is in the sub-table `HISTORY` of the
    card. Merging a card again with one that went into it changes nothing. The card's *version* and *updated_at* are
    the newest, its *origin* the first.

    Raises:
        ValueError: there are no cards.

    """
    if not cards:
        raise ValueError("merge_cards needs at least one card")
    return _Merge(tuple(cards), policy).result()


class _Merge:
    def __init__(self, cards: tuple[ClientCard, ...], policy: MergePolicy) -> None:
        self._cards = cards
        self._policy = policy
        self._history = History(cards)
        self._findings: list[Finding] = []
        self._provenance: dict[str, tuple[int, ...]] = {}

    def result(self) -> Merged:
        single: dict[str, Any] = {
            name: self._value(name, [getattr(card, name) for card in self._cards]) for name in SINGLE
        }
        lists: dict[str, Any] = {name: self._list(name, [getattr(card, name) for card in self._cards]) for name in _TOP}
        first = self._cards[0]
        card = attrs.evolve(
            first,
            **single,
            **lists,
            requisites=self._requisites(),
            person=self._person(),
            custom=self._custom(),
            version=max(card.version for card in self._cards),
            updated_at=self._updated_at(),
            origin=self._origin(),
        )
        card = attrs.evolve(card, tables=self._tables())  # the last one: by now the history is whole
        self._tell_kinds(card)
        return Merged(card=card, findings=tuple(self._findings), provenance=self._provenance)

    def _value(self, path: str, values: Sequence[Any]) -> Any:
        held = [Held(number, value, self._cards[number]) for number, value in enumerate(values) if has_value(value)]
        if not held:
            return values[0]
        kept = chosen(path, held, self._policy)
        same = value_key(kept.value)
        self._provenance[path] = tuple(one.number for one in held if value_key(one.value) == same)
        others = [one for one in held if value_key(one.value) != same]
        news = [self._history.add(path, one.value, one.card) for one in others]
        # What the history knew already was told when it came there.
        if any(news) and path != "kind":
            self._tell(path, kept, held)
        return kept.value

    def _tell(self, path: str, kept: Held, held: Sequence[Held]) -> None:
        forms = {_loosely(one.value) for one in held}
        if len(forms) > 1:
            strategy = strategy_words(self._policy.strategy(path))
            where = _where(kept.card, path)
            self._findings.append(
                rules.CONFLICT.finding(where, field=path, count=len(forms), kept=kept.number + 1, strategy=strategy)
            )

    def _list(self, path: str, values: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
        if self._policy.strategy(path) != "union":
            return tuple(self._value(path, values))
        filled = tuple(number for number, items in enumerate(values) if items)
        if filled:
            self._provenance[path] = filled
        return united(values, lambda field, value, at: self._history.add(f"{path}.{field}", value, self._cards[at]))

    def _requisites(self) -> Requisites:
        return Requisites(
            **{
                name: self._value(f"requisites.{name}", [getattr(card.requisites, name) for card in self._cards])
                for name in REQUISITES
            }
        )

    def _person(self) -> PersonDetails | None:
        if all(card.person is None for card in self._cards):
            return None
        people = [card.person or _NOBODY for card in self._cards]
        values = {name: self._value(f"person.{name}", [getattr(one, name) for one in people]) for name in PERSON}
        for path in COLLECTIONS:
            head, _, name = path.partition(".")
            if head == "person":
                values[name] = self._list(path, [getattr(one, name) for one in people])
        return PersonDetails(**values)

    def _custom(self) -> Mapping[str, FieldValue]:
        names = dict.fromkeys(name for card in self._cards for name in card.custom)
        found = {name: self._value(f"custom.{name}", [card.custom.get(name) for card in self._cards]) for name in names}
        # None stands for what a card does not have at all.
        return {name: value for name, value in found.items() if value is not None}

    def _origin(self) -> Any:
        kept = next((card.origin for card in self._cards if card.origin is not None), None)
        for card in self._cards:
            if card.origin is not None and value_key(card.origin) != value_key(kept):
                self._history.add("origin", card.origin, card)
        return kept

    def _updated_at(self) -> Any:
        dated = [Held(number, card.updated_at, card) for number, card in enumerate(self._cards) if card.updated_at]
        return chosen("updated_at", dated, _NEWEST).value if dated else None

    def _tables(self) -> Mapping[str, tuple[_Row, ...]]:
        names = dict.fromkeys(name for card in self._cards for name in card.tables if name != HISTORY)
        tables = {name: _rows([card.tables.get(name, ()) for card in self._cards]) for name in names}
        history = self._history.rows()
        return {**tables, HISTORY: history} if history else tables

    def _tell_kinds(self, card: ClientCard) -> None:
        kinds = dict.fromkeys(one.kind.value for one in self._cards if one.kind is not None)
        if len(kinds) > 1 and card.kind is not None:
            where = _where(card, "kind")
            self._findings.append(rules.OTHER_KIND.finding(where, kinds=", ".join(kinds), kept=card.kind.value))


_NEWEST: Final = MergePolicy(others="newest")


def _rows(tables: Sequence[tuple[_Row, ...]]) -> tuple[_Row, ...]:
    """
    Return the rows of all *tables*; a row that one of them has twice stays twice.
    """
    found: list[_Row] = []
    known: Counter[str] = Counter()
    for table in tables:
        own: Counter[str] = Counter()
        for row in table:
            key = value_key(row)
            own[key] += 1
            if own[key] > known[key]:
                known[key] += 1
                found.append(row)
    return tuple(found)


def _loosely(value: object) -> str:
    """
    Return a text that is the same for values that differ by case, spaces and punctuation alone.
    """
    return "".join(filter(str.isalnum, value.casefold())) if isinstance(value, str) else value_key(value)


def _where(card: ClientCard, path: str) -> Location:
    origin = card.origin
    if origin is None:
        return Location(field=path)
    return Location(source=origin.source, sheet=origin.sheet, row=origin.row, field=path)
