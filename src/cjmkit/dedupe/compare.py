"""
The difference between two bases of cards: which clients came, went or changed, and in which fields.

The cards wait in a temporary database on disk, so a base of any size fits into little memory. The
standard library's SQLite does what would otherwise be a hash join of our own.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Final, Literal, Self

import attrs

from cjmkit.dedupe.keys import KeyKind, card_keys
from cjmkit.dedupe.shelf import packed_card, text_for_sqlite, unpacked_card
from cjmkit.model import ClientCard
from cjmkit.model.differences import FieldChange, changed_fields

__all__ = ["CardChange", "CardsDiff", "diff_cards"]

_NOT_COMPARED: Final = ("origin", "version", "updated_at")
"""Where and when a card was written says nothing about the client."""

_OLD, _NEW = 0, 1
_TOGETHER: Final = 500


@attrs.frozen(kw_only=True)
class CardChange:
    """
    What became of one client.

    *key* is the kind of key that the two cards share; *old* and *new* are the cards, None where there is none.
    *fields* hold personal values: they stay out of `repr`.
    """

    kind: Literal["added", "removed", "changed"]
    key: KeyKind | None = None
    old_number: int | None = None
    new_number: int | None = None
    old: ClientCard | None = attrs.field(default=None, repr=False)
    new: ClientCard | None = attrs.field(default=None, repr=False)
    fields: tuple[FieldChange, ...] = attrs.field(default=(), repr=False)

    @property
    def field_names(self) -> tuple[str, ...]:
        """
        The names of the fields that differ: they may be shown, their values not.
        """
        return tuple(change.name for change in self.fields)


class CardsDiff:
    """
    Two bases side by side: `counts` at once, and the changes one by one as often as they are asked for.

    Use it in a ``with`` block: leaving it gives the temporary database back.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: Counter[str] | None = None

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
        self._connection.close()

    @property
    def counts(self) -> Mapping[str, int]:
        """
        How many clients were added, removed, changed and unchanged, and how many cards of each base there are.
        """
        if self._counts is None:
            self._counts = self._counted()
        return self._counts

    def __bool__(self) -> bool:
        return any(self.counts[kind] for kind in ("added", "removed", "changed"))

    def _counted(self) -> Counter[str]:
        counts: Counter[str] = Counter(added=0, removed=0, changed=0)
        counts.update(change.kind for change in self)
        for side, name in ((_OLD, "old"), (_NEW, "new")):
            counts[name] = self._connection.execute("SELECT count(*) FROM card WHERE side = ?", (side,)).fetchone()[0]
        counts["unchanged"] = counts["new"] - counts["added"] - counts["changed"]
        return counts

    def __iter__(self) -> Iterator[CardChange]:
        """
        Yield the changes: those who left, then new and changed ones in the order of the new base.
        """
        gone = "SELECT number, data FROM card WHERE side = 0 AND number NOT IN (SELECT old FROM pair) ORDER BY number"
        for number, data in self._connection.execute(gone):
            yield CardChange(kind="removed", old_number=number, old=unpacked_card(data))
        rows = self._connection.execute(
            "SELECT new.number, new.data, pair.old, pair.kind, old.data FROM card AS new "
            "LEFT JOIN pair ON pair.new = new.number "
            "LEFT JOIN card AS old ON old.side = 0 AND old.number = pair.old "
            "WHERE new.side = 1 ORDER BY new.number"
        )
        for row in rows:
            change = _change(*row)
            if change is not None:
                yield change


def diff_cards(
    old: Iterable[ClientCard], new: Iterable[ClientCard], *, keys: Sequence[KeyKind] = tuple(KeyKind)
) -> CardsDiff:
    """
    Compare two bases by *keys*, tried in their order.

    Two cards are one client if they alone share a key: one that several cards of a base have decides
    nothing, and the next one is tried. Nothing is guessed by names: that is the work of the search for duplicates.
    """
    # An empty name is a database of SQLite's own, on disk beyond its cache, that nobody else can open.
    connection = sqlite3.connect("", isolation_level=None)
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    try:
        for side, cards in ((_OLD, old), (_NEW, new)):
            _store(connection, side, cards)
        connection.execute("CREATE INDEX by_value ON key (kind, value, side)")
        for kind in dict.fromkeys(keys):
            connection.execute(_PAIRS, {"kind": kind.value})
    except BaseException:
        connection.close()
        raise
    return CardsDiff(connection)


_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -8000;
CREATE TABLE card (side INTEGER, number INTEGER, data BLOB, PRIMARY KEY (side, number)) WITHOUT ROWID;
CREATE TABLE key (kind TEXT, value TEXT, side INTEGER, number INTEGER);
CREATE TABLE pair (old INTEGER PRIMARY KEY, new INTEGER UNIQUE, kind TEXT);
"""
# Among the cards that are still alone, a value that one card of each base has.
_PAIRS: Final = """
INSERT OR IGNORE INTO pair (old, new, kind)
SELECT min(CASE side WHEN 0 THEN number END), min(CASE side WHEN 1 THEN number END), kind
FROM key
WHERE kind = :kind
  AND NOT (side = 0 AND number IN (SELECT old FROM pair))
  AND NOT (side = 1 AND number IN (SELECT new FROM pair))
GROUP BY value
HAVING sum(side = 0) = 1 AND sum(side = 1) = 1
ORDER BY 1, 2
"""


def _store(connection: sqlite3.Connection, side: int, cards: Iterable[ClientCard]) -> None:
    waiting: list[tuple[int, ClientCard]] = []
    for number, card in enumerate(cards, 1):
        waiting.append((number, card))
        if len(waiting) == _TOGETHER:
            _insert(connection, side, waiting)
            waiting.clear()
    _insert(connection, side, waiting)


def _insert(connection: sqlite3.Connection, side: int, cards: Sequence[tuple[int, ClientCard]]) -> None:
    packed = ((side, number, packed_card(card)) for number, card in cards)
    connection.executemany("INSERT INTO card VALUES (?, ?, ?)", packed)
    keys = (
        (key.kind.value, text_for_sqlite(key.value), side, number) for number, card in cards for key in card_keys(card)
    )
    connection.executemany("INSERT INTO key VALUES (?, ?, ?, ?)", keys)


def _change(new_number: int, new_data: bytes, old_number: int | None, kind: str, old_data: bytes) -> CardChange | None:
    if old_number is None:
        return CardChange(kind="added", new_number=new_number, new=unpacked_card(new_data))
    if old_data == new_data:
        return None
    old, new = unpacked_card(old_data), unpacked_card(new_data)
    fields = tuple(_fields(old, new))
    if not fields:
        return None
    return CardChange(
        kind="changed",
        key=KeyKind(kind),
        old_number=old_number,
        new_number=new_number,
        old=old,
        new=new,
        fields=fields,
    )


def _fields(old: Any, new: Any) -> Iterator[FieldChange]:
    return changed_fields(old, new, _NOT_COMPARED)
