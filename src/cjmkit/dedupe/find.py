"""
Finding duplicates: cards are brought together by keys, compared in pairs, and joined in clusters.

Digests lie in a temporary database on disk, and the cards beside them if they are wanted again, so a base of a
million cards needs no more memory than a small one. SQLite's sorting stands in for a hash join of our own.
"""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Final, Self, TypeAlias

import attrs

from cjmkit.dedupe.clusters import Cluster, clusters_of
from cjmkit.dedupe.digests import BLOCK_KINDS, Digest, digest_of, packed, unpacked
from cjmkit.dedupe.evidence import Evidence, Scorer, Tier, judge, similarity
from cjmkit.dedupe.marks import Mark, PairKey, mark_of, pair_key
from cjmkit.dedupe.shelf import packed_card, text_for_sqlite, unpacked_card
from cjmkit.model import ClientCard

__all__ = ["LARGEST_BLOCK", "CappedBlock", "DuplicatePair", "Duplicates", "KeyMaker", "find_duplicates"]

KeyMaker: TypeAlias = Callable[[ClientCard], Iterable[str]]
"""Gives more keys that cards are brought together by."""

LARGEST_BLOCK: Final = 60
"""How many cards that share a value are compared with each other."""

_TOGETHER: Final = 500
_ORDER_BYTES: Final = 7
_NO_KEYS: Final[Mapping[str, KeyMaker]] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class DuplicatePair:
    """
    Two cards that may be one client: their numbers in the base, from 1, *a* before *b*.

    *score* runs from 0 to 1; *reasons* say what speaks for it and against it.
    """

    a: int
    b: int
    score: float
    tier: Tier
    reasons: tuple[Evidence, ...]


@attrs.frozen(kw_only=True)
class CappedBlock:
    """
    A value that too many cards share to compare each with each: a mail domain, a switchboard.

    *kind* is one of `BLOCK_KINDS` or the name of whoever gave the key, *cards* how many there are. The value itself
    may be personal and is not told.
    """

    kind: str
    cards: int


class Duplicates:
    """
    What was found in a base: pairs, clusters, and the blocks that were too large.

    Use it in a ``with`` block: leaving it gives the temporary database back.
    """

    def __init__(self, connection: sqlite3.Connection, cards: int, capped: tuple[CappedBlock, ...]) -> None:
        self.cards = cards
        self.capped = capped
        self._connection = connection

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

    def card(self, number: int) -> ClientCard:
        """
        Return a card by its number; only where the search kept the cards.

        Raises:
            LookupError: it did not, or there is no such card.

        """
        row = self._connection.execute("SELECT data FROM kept WHERE number = ?", (number,)).fetchone()
        if row is None:
            msg = f"card {number} was not kept: search with keep=True"
            raise LookupError(msg)
        return unpacked_card(row[0])

    def mark(self, number: int) -> Mark:
        """
        Return what a card is known by in decisions.
        """
        found: Mark = self._connection.execute("SELECT mark FROM card WHERE number = ?", (number,)).fetchone()[0]
        return found

    def key(self, a: int, b: int) -> PairKey:
        """
        Return what a pair is known by in decisions.
        """
        return pair_key(self.mark(a), self.mark(b))

    def marks(self) -> Iterator[Mark]:
        """
        Yield the marks of all cards, each once.
        """
        yield from (row[0] for row in self._connection.execute("SELECT DISTINCT mark FROM card"))

    def numbers(self, mark: Mark) -> tuple[int, ...]:
        """
        Return the cards of a mark.
        """
        rows = self._connection.execute("SELECT number FROM card WHERE mark = ? ORDER BY number", (mark,))
        return tuple(row[0] for row in rows)

    def digest(self, number: int) -> Digest:
        """
        Return what of a card was compared.
        """
        return unpacked(self._connection.execute("SELECT data FROM card WHERE number = ?", (number,)).fetchone()[0])

    def pairs(self, tier: Tier | None = None) -> Iterator[DuplicatePair]:
        """
        Yield the pairs, the surest first; those of *tier* alone if it is given.
        """
        rows = self._connection.execute(
            "SELECT a, b, score, tier, reasons FROM pair WHERE tier = coalesce(?, tier) "
            "ORDER BY score DESC, content, a, b",
            (tier,),
        )
        for a, b, score, found, reasons in rows:
            told = tuple(Evidence(name) for name in reasons.split())
            yield DuplicatePair(a=a, b=b, score=score, tier=found, reasons=told)

    def clusters(self) -> tuple[Cluster, ...]:
        """
        Return the groups of cards that are surely one client each, by the number of their first card.

        No two cards of a group have a veto against each other, however they came together.
        """
        return clusters_of(((pair.a, pair.b) for pair in self.pairs("auto")), self.digest)


def find_duplicates(
    cards: Iterable[ClientCard],
    *,
    scorer: Scorer = similarity,
    largest_block: int = LARGEST_BLOCK,
    keys: Mapping[str, KeyMaker] = _NO_KEYS,
    keep: bool = False,
) -> Duplicates:
    """
    Find the cards of one client in a base, which is walked once.

    *scorer* says how alike two names or addresses are. More cards than *largest_block* that share a value are not
    compared by it; `Duplicates.capped` tells of them. *keys* give more values to bring cards together by: a pair
    that shares one is at least looked at. With *keep* the cards are put on disk, and `Duplicates.card` gives them.
    """
    kinds = (*BLOCK_KINDS, *keys)
    makers = tuple(keys.values())
    # An empty name is a database of SQLite's own, on disk beyond its cache, that nobody else can open.
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        count = _store(connection, cards, makers, keep=keep)
        connection.execute("CREATE INDEX by_value ON key (kind, value, number)")
        connection.execute("CREATE INDEX by_mark ON card (mark)")
        for statement in (_BLOCKS, _CAPPED):
            connection.execute(statement, {"largest": largest_block})
        capped = connection.execute("SELECT kind, cards FROM capped ORDER BY kind, cards DESC")
        found = tuple(CappedBlock(kind=kinds[kind], cards=size) for kind, size in capped)
        _compare(connection, scorer)
    except BaseException:
        connection.close()
        raise
    return Duplicates(connection, count, found)


_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32000;
CREATE TABLE card (number INTEGER PRIMARY KEY, data BLOB, mark BLOB);
CREATE TABLE kept (number INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE key (kind INTEGER, value TEXT, number INTEGER);
CREATE TABLE block (kind INTEGER, value TEXT, PRIMARY KEY (kind, value)) WITHOUT ROWID;
CREATE TABLE capped (kind INTEGER, value TEXT, cards INTEGER);
CREATE TABLE pair (a INTEGER, b INTEGER, score REAL, tier TEXT, reasons TEXT, content INTEGER);
"""
_BLOCKS: Final = """
INSERT INTO block SELECT kind, value FROM key GROUP BY kind, value HAVING count(*) BETWEEN 2 AND :largest
"""
_CAPPED: Final = """
INSERT INTO capped SELECT kind, value, count(*) FROM key GROUP BY kind, value HAVING count(*) > :largest
"""


def _store(
    connection: sqlite3.Connection, cards: Iterable[ClientCard], makers: Sequence[KeyMaker], *, keep: bool
) -> int:
    count = 0
    numbered = enumerate(cards, 1)
    while batch := list(itertools.islice(numbered, _TOGETHER)):
        count += len(batch)
        found = [(number, _with_keys(digest_of(card), card, makers)) for number, card in batch]
        rows = ((number, packed(one), mark_of(one)) for number, one in found)
        connection.executemany("INSERT INTO card VALUES (?, ?, ?)", rows)
        if keep:
            connection.executemany("INSERT INTO kept VALUES (?, ?)", ((at, packed_card(card)) for at, card in batch))
        keys = ((kind, text_for_sqlite(value), number) for number, one in found for kind, value in one.keys)
        connection.executemany("INSERT INTO key VALUES (?, ?, ?)", keys)
    return count


def _with_keys(digest: Digest, card: ClientCard, makers: Sequence[KeyMaker]) -> Digest:
    if not makers:
        return digest
    more = ((len(BLOCK_KINDS) + at, value) for at, make in enumerate(makers) for value in make(card) if value)
    return digest._replace(keys=tuple(dict.fromkeys((*digest.keys, *more))))


def _compare(connection: sqlite3.Connection, scorer: Scorer) -> None:
    rows = connection.execute(
        "SELECT key.kind, key.value, key.number, card.data, card.mark FROM block "
        "JOIN key ON key.kind = block.kind AND key.value = block.value "
        "JOIN card ON card.number = key.number ORDER BY block.kind, block.value, key.number"
    )
    capped = {(kind, value) for kind, value in connection.execute("SELECT kind, value FROM capped")}
    add = connection.cursor()
    for (kind, value), members in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        digests = [(number, unpacked(data), mark) for _, _, number, data, mark in members]
        add.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?)", _judged((kind, value), digests, capped, scorer))


def _judged(
    key: tuple[int, str], members: Sequence[tuple[int, Digest, Mark]], capped: set[tuple[int, str]], scorer: Scorer
) -> Iterator[tuple[int, int, float, str, str, int]]:
    for (a, one, left), (b, two, right) in itertools.combinations(members, 2):
        # A pair that shares several keys is judged in the block of the first one alone.
        theirs = set(two.keys)
        first = next(mine for mine in one.keys if mine in theirs and mine not in capped)
        if first != key:
            continue
        judgement = judge(one, two, scorer)
        if judgement is not None:
            names = " ".join(reason.value for reason in judgement.reasons)
            yield a, b, judgement.score, judgement.tier, names, _content(left, right)


def _content(left: Mark, right: Mark) -> int:
    """
    Return a number of two cards' content: pairs of one score stand in the same order however the base is sorted.
    """
    return int.from_bytes(hashlib.sha256(b"".join(pair_key(left, right))).digest()[:_ORDER_BYTES])
