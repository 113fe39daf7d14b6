"""
The temporary database of an update: both bases on disk, their keys, and who is whom.
"""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cjmkit.codec import dumps_card
from cjmkit.codes import inn, kpp
from cjmkit.dedupe.merging import HISTORY
from cjmkit.dedupe.merging.history import history_values
from cjmkit.dedupe.shelf import packed_card, text_for_sqlite, unpacked_card
from cjmkit.dedupe.updating.options import GONE_TAG
from cjmkit.model import ClientCard

__all__ = ["NEW", "OLD", "Store", "essence"]

OLD, NEW = 0, 1
_TOGETHER: Final = 500
_PERSONAL: Final = 12
_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE card (side INTEGER, number INTEGER, content BLOB, data BLOB, PRIMARY KEY (side, number)) WITHOUT ROWID;
CREATE TABLE key (kind TEXT, value TEXT, side INTEGER, number INTEGER);
CREATE TABLE pair (new INTEGER PRIMARY KEY, old INTEGER, way TEXT);
CREATE TABLE ambiguous (new INTEGER PRIMARY KEY);
CREATE TABLE doubtful (old INTEGER PRIMARY KEY);
CREATE TABLE changed (old INTEGER PRIMARY KEY, data BLOB);
"""
_INDEXES: Final = """
CREATE INDEX by_content ON card (side, content);
CREATE INDEX by_value ON key (kind, value, side, number);
CREATE INDEX by_card ON key (side, number);
CREATE INDEX by_old ON pair (old);
"""


class Store:
    """
    Both bases, numbered from 1.
    """

    def __init__(self) -> None:
        # An empty name is a database of SQLite's own, on disk beyond its cache, that nobody else can open.
        self.connection: sqlite3.Connection = sqlite3.connect("", isolation_level=None)
        self.connection.executescript(_TABLES)
        self.connection.execute("BEGIN")

    def close(self) -> None:
        """
        Give the temporary database back.
        """
        self.connection.close()

    def put(self, side: int, cards: Iterable[ClientCard]) -> None:
        """
        Store the cards of one base with their keys.
        """
        numbered = enumerate(cards, 1)
        while batch := list(itertools.islice(numbered, _TOGETHER)):
            rows = [(side, number, _content(card), packed_card(card)) for number, card in batch]
            self.connection.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", rows)
            keys = (
                (kind, text_for_sqlite(value), side, number) for number, card in batch for kind, value in _keys(card)
            )
            self.connection.executemany("INSERT INTO key VALUES (?, ?, ?, ?)", keys)

    def index(self) -> None:
        """
        Make the stored cards ready to be looked up.
        """
        for statement in filter(None, map(str.strip, _INDEXES.split(";"))):
            self.connection.execute(statement)

    def card(self, side: int, number: int) -> ClientCard:
        """
        Return a card by its number.
        """
        found = self.connection.execute(
            "SELECT data FROM card WHERE side = ? AND number = ?", (side, number)
        ).fetchone()
        return unpacked_card(found[0])

    def cards(self, side: int, where: str = "1") -> Iterator[tuple[int, ClientCard]]:
        """
        Yield the cards of a base that *where*, a condition in SQL, holds for, with their numbers.
        """
        for number, data in self.connection.execute(
            f"SELECT number, data FROM card WHERE side = ? AND {where} ORDER BY number",
            (side,),
        ):
            yield number, unpacked_card(data)

    def count(self, table: str, where: str = "1") -> int:
        """
        Return how many rows of *table* the condition *where* holds for.
        """
        found = self.connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()
        return int(found[0])

    def fitting(self, way: str, number: int) -> list[int]:
        """
        Return the cards of the old base that share a key of kind *way* with a card of the new one.
        """
        # CROSS JOIN keeps the order: without it SQLite walks the old base for each row of the new one.
        rows = self.connection.execute(
            "SELECT DISTINCT old.number FROM key AS new CROSS JOIN key AS old "
            "ON old.kind = new.kind AND old.value = new.value AND old.side = 0 "
            "WHERE new.side = 1 AND new.number = ? AND new.kind = ? ORDER BY old.number",
            (number, way),
        )
        return [row[0] for row in rows]

    def doubt(self, new: int, old: Iterable[int]) -> None:
        """
        Note that a card of the new base may be any of several *old* ones.
        """
        self.connection.execute("INSERT INTO ambiguous VALUES (?)", (new,))
        self.connection.executemany("INSERT OR IGNORE INTO doubtful VALUES (?)", ((number,) for number in old))

    def pair(self, new: int, old: int, way: str) -> None:
        """
        Note that two cards are one client.
        """
        self.connection.execute("INSERT INTO pair VALUES (?, ?, ?)", (new, old, way))


def essence(card: ClientCard) -> str:
    """
    Return what a card says of its client, its history too; where and when it was written says nothing.
    """
    history = tuple(row for row in card.tables.get(HISTORY, ()) if not str(row.get("field")).startswith("origin"))
    tables = {name: rows for name, rows in card.tables.items() if name != HISTORY}
    if history:
        tables[HISTORY] = history
    return dumps_card(attrs.evolve(card, origin=None, version=1, updated_at=None, tables=tables))


def _content(card: ClientCard) -> bytes:
    tables = {name: rows for name, rows in card.tables.items() if name != HISTORY}
    # Whoever was gone and is back says what they said before.
    tags = tuple(tag for tag in card.tags if tag.partition(":")[0] != GONE_TAG)
    text = dumps_card(attrs.evolve(card, origin=None, version=1, updated_at=None, tables=tables, tags=tags))
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).digest()[:16]


def _keys(card: ClientCard) -> Iterator[tuple[str, str]]:
    """
    Yield what a card is known by: its ids, those of cards merged into it too, and a right ИНН with its КПП.
    """
    ids = (card.id, *(str(value) for value in history_values(card, "id")))
    for one in dict.fromkeys(one.strip() for one in ids if one and one.strip()):
        yield "id", one
    number = inn.check(card.requisites.inn or "")
    if number.ok and number.normalized:
        branch = kpp.check(card.requisites.kpp or "")
        # Branches share their company's ИНН: without a КПП it names nobody, but for people and sole proprietors.
        if len(number.normalized) == _PERSONAL:
            yield "requisites", number.normalized
        elif branch.ok is not False and branch.normalized:
            yield "requisites", f"{number.normalized}/{branch.normalized}"
