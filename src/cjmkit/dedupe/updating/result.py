"""
What came of an update: counts, changes one by one, and the updated cards as a stream.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import TracebackType
from typing import Final, Literal, Self

import attrs

from cjmkit.dedupe.shelf import unpacked_card
from cjmkit.dedupe.updating import catalogue as rules
from cjmkit.dedupe.updating.options import UpdateOptions
from cjmkit.dedupe.updating.store import NEW, OLD, Store
from cjmkit.findings import Location, Report
from cjmkit.model import ClientCard
from cjmkit.model.differences import FieldChange, changed_fields

__all__ = ["CardUpdate", "Update"]

_NOT_COMPARED: Final = ("origin", "version", "updated_at")
_ADDED: Final = "number NOT IN (SELECT new FROM pair)"
_CLEAR: Final = "number NOT IN (SELECT new FROM ambiguous)"
# Of cards that are alike to the last word one alone has a pair, and none of them is gone; nor is one of several that
# a row may be.
_LACKING: Final = (
    "number NOT IN (SELECT old FROM pair) AND number NOT IN (SELECT old FROM doubtful) "
    "AND NOT EXISTS (SELECT 1 FROM card AS twin WHERE twin.side = 1 AND twin.content = card.content)"
)


@attrs.frozen(kw_only=True)
class CardUpdate:
    """
    What became of one client: *old_number* and *new_numbers* are where the bases have it, from 1.

    *way* says how it was known. *before* and *after* are the card, None where there was or is none. *fields* hold
    personal values: they stay out of `repr`.
    """

    kind: Literal["added", "changed", "gone", "left out"]
    way: str | None = None
    old_number: int | None = None
    new_numbers: tuple[int, ...] = ()
    before: ClientCard | None = attrs.field(default=None, repr=False)
    after: ClientCard | None = attrs.field(default=None, repr=False)
    fields: tuple[FieldChange, ...] = attrs.field(default=(), repr=False)

    @property
    def field_names(self) -> tuple[str, ...]:
        """
        The names of the fields that changed: they may be shown, their values not.
        """
        return tuple(change.name for change in self.fields)


class Update:
    """
    An updated base: `counts`, `report`, the changes one by one, and `cards`, as often as they are asked for.

    Use it in a ``with`` block: leaving it gives the temporary database back.
    """

    def __init__(self, store: Store, options: UpdateOptions, report: Report) -> None:
        self.options = options
        self.report = report
        self._store = store
        if options.gone == "drop":
            for number, card in self._gone():
                origin = card.origin
                where = Location() if origin is None else Location(source=origin.source, row=origin.row)
                report.add(rules.DROPPED.finding(where, number=number))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """
        Give the temporary database back.
        """
        self._store.close()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """
        How many cards are in the base and in the new file (``base``, ``new``), how many clients were ``added``,
        ``changed``, ``unchanged``, ``gone``, how many rows several cards fit (``ambiguous``), and how many cards the
        updated base has (``written``).
        """
        store = self._store
        base, ambiguous = store.count("card", "side = 0"), store.count("ambiguous")
        gone = sum(1 for _ in self._gone())
        added = store.count("card", f"side = 1 AND {self._added}")
        changed = store.count("changed")
        return {
            "base": base,
            "new": store.count("card", "side = 1"),
            "added": added,
            "changed": changed,
            "unchanged": base - changed - gone,
            "gone": gone,
            "ambiguous": ambiguous,
            "written": base + added - (gone if self.options.gone == "drop" else 0),
        }

    def __bool__(self) -> bool:
        if self.counts["added"] or self.counts["changed"]:
            return True
        return any(self._left(card) != card for _, card in self._gone())

    def __iter__(self) -> Iterator[CardUpdate]:
        """
        Yield what changed: the base's cards in their order, then those who are gone, then new ones.
        """
        for old, data in self._store.connection.execute("SELECT old, data FROM changed ORDER BY old"):
            yield self._change(old, unpacked_card(data))
        for number, card in self._gone():
            yield CardUpdate(kind="gone", old_number=number, before=card, after=self._left(card))
        for number, card in self._store.cards(NEW, _ADDED):
            added = self.options.ambiguous == "add" or not self._store.count("ambiguous", f"new = {number:d}")
            kind: Literal["added", "left out"] = "added" if added else "left out"
            yield CardUpdate(kind=kind, new_numbers=(number,), before=None, after=card)

    def cards(self) -> Iterator[ClientCard]:
        """
        Yield the updated base: its cards in their order, then the new ones in theirs.
        """
        gone = {number for number, _ in self._gone()} if self.options.gone != "keep" else set()
        rows = self._store.connection.execute(
            "SELECT number, coalesce(changed.data, card.data) FROM card LEFT JOIN changed ON changed.old = number "
            "WHERE side = 0 ORDER BY number"
        )
        for number, data in rows:
            card = unpacked_card(data)
            left = self._left(card) if number in gone else card
            if left is not None:
                yield left
        for _, card in self._store.cards(NEW, self._added):
            yield card

    @property
    def _added(self) -> str:
        return _ADDED if self.options.ambiguous == "add" else f"{_ADDED} AND {_CLEAR}"

    def _gone(self) -> Iterator[tuple[int, ClientCard]]:
        source = self.options.source
        for number, card in self._store.cards(OLD, _LACKING):
            if source is None or (card.origin is not None and card.origin.source == source):
                yield number, card

    def _left(self, card: ClientCard) -> ClientCard | None:
        """
        Return what becomes of a card that the new file lacks.
        """
        tag = self.options.gone_tag
        if self.options.gone == "keep" or (self.options.gone == "mark" and tag in card.tags):
            return card
        return attrs.evolve(card, tags=(*card.tags, tag)) if self.options.gone == "mark" else None

    def _change(self, old: int, after: ClientCard) -> CardUpdate:
        before = self._store.card(OLD, old)
        rows = self._store.connection.execute("SELECT new, way FROM pair WHERE old = ? ORDER BY new", (old,)).fetchall()
        return CardUpdate(
            kind="changed",
            way=rows[0][1],
            old_number=old,
            new_numbers=tuple(row[0] for row in rows),
            before=before,
            after=after,
            fields=tuple(changed_fields(before, after, _NOT_COMPARED)),
        )
