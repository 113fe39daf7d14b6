"""
Finding duplicates: cards are brought together by keys, compared in pairs, and joined in clusters.

The cards stay where they are; their digests lie in a temporary database, so a base of a million cards needs no more
memory than a small one. SQLite's sorting stands in for a hash join of our own.
"""

from __future__ import annotations

import itertools
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Final, Self

import attrs

from cjmkit.dedupe.clusters import Cluster, clusters_of
from cjmkit.dedupe.digests import BLOCK_KINDS, Digest, digest_of, packed, unpacked
from cjmkit.dedupe.evidence import Evidence, Scorer, Tier, judge, similarity
from cjmkit.model import ClientCard

__all__ = ["CappedBlock", "DuplicatePair", "Duplicates", "find_duplicates"]

_TOGETHER: Final = 500
_LARGEST: Final = 60


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

    *kind* is one of `BLOCK_KINDS`, *cards* how many there are. The value itself may be personal and is not told.
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

    def pairs(self, tier: Tier | None = None) -> Iterator[DuplicatePair]:
        """
        Yield the pairs, the surest first; those of *tier* alone if it is given.
        """
        rows = self._connection.execute(
            "SELECT a, b, score, tier, reasons FROM pair WHERE tier = coalesce(?, tier) "
            "ORDER BY score DESC, mark, a, b",
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
        return clusters_of(((pair.a, pair.b) for pair in self.pairs("auto")), self._digest)

    def _digest(self, number: int) -> Digest:
        return unpacked(self._connection.execute("SELECT data FROM card WHERE number = ?", (number,)).fetchone()[0])


def find_duplicates(
    cards: Iterable[ClientCard], *, scorer: Scorer = similarity, largest_block: int = _LARGEST
) -> Duplicates:
    """
    Find the cards of one client in a base.

    *scorer* says how alike two names or addresses are. More cards than *largest_block* that share a value are not
    compared by it; `Duplicates.capped` tells of them.
    """
    # An empty name is a database of SQLite's own, on disk beyond its cache, that nobody else can open.
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        count = _store(connection, cards)
        connection.execute("CREATE INDEX by_value ON key (kind, value, number)")
        for statement in (_BLOCKS, _CAPPED):
            connection.execute(statement, {"largest": largest_block})
        capped = connection.execute("SELECT kind, cards FROM capped ORDER BY kind, cards DESC")
        found = tuple(CappedBlock(kind=BLOCK_KINDS[kind], cards=size) for kind, size in capped)
        _compare(connection, scorer)
    except BaseException:
        connection.close()
        raise
    return Duplicates(connection, count, found)


_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32000;
CREATE TABLE card (number INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE key (kind INTEGER, value TEXT, number INTEGER);
CREATE TABLE block (kind INTEGER, value TEXT, PRIMARY KEY (kind, value)) WITHOUT ROWID;
CREATE TABLE capped (kind INTEGER, value TEXT, cards INTEGER);
CREATE TABLE pair (a INTEGER, b INTEGER, score REAL, tier TEXT, reasons TEXT, mark INTEGER);
"""
_BLOCKS: Final = """
INSERT INTO block SELECT kind, value FROM key GROUP BY kind, value HAVING count(*) BETWEEN 2 AND :largest
"""
_CAPPED: Final = """
INSERT INTO capped SELECT kind, value, count(*) FROM key GROUP BY kind, value HAVING count(*) > :largest
"""


def _store(connection: sqlite3.Connection, cards: Iterable[ClientCard]) -> int:
    count = 0
    numbered = enumerate(map(digest_of, cards), 1)
    while batch := list(itertools.islice(numbered, _TOGETHER)):
        count += len(batch)
        connection.executemany("INSERT INTO card VALUES (?, ?)", ((number, packed(one)) for number, one in batch))
        keys = ((kind, _text(value), number) for number, one in batch for kind, value in one.keys)
        connection.executemany("INSERT INTO key VALUES (?, ?, ?)", keys)
    return count


def _text(value: str) -> str:
    return value.encode("utf-8", "backslashreplace").decode()  # half of a surrogate pair is no text to SQLite


def _compare(connection: sqlite3.Connection, scorer: Scorer) -> None:
    rows = connection.execute(
        "SELECT key.kind, key.value, key.number, card.data FROM block "
        "JOIN key ON key.kind = block.kind AND key.value = block.value "
        "JOIN card ON card.number = key.number ORDER BY block.kind, block.value, key.number"
    )
    capped = {(kind, value) for kind, value in connection.execute("SELECT kind, value FROM capped")}
    add = connection.cursor()
    for (kind, value), members in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        digests = [(number, unpacked(data)) for _, _, number, data in members]
        add.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?)", _judged((kind, value), digests, capped, scorer))


def _judged(
    key: tuple[int, str], members: Sequence[tuple[int, Digest]], capped: set[tuple[int, str]], scorer: Scorer
) -> Iterator[tuple[int, int, float, str, str, int]]:
    for (a, one), (b, two) in itertools.combinations(members, 2):
        # A pair that shares several keys is judged in the block of the first one alone.
        theirs = set(two.keys)
        first = next(mine for mine in one.keys if mine in theirs and mine not in capped)
        if first != key:
            continue
        judgement = judge(one, two, scorer)
        if judgement is not None:
            names = " ".join(reason.value for reason in judgement.reasons)
            yield a, b, judgement.score, judgement.tier, names, _mark(one, two)


def _mark(one: Digest, two: Digest) -> int:
    """
    Return a number of two cards' content: pairs of one score stand in the same order however the base is sorted.
    """
    return zlib.crc32(b"".join(sorted((packed(one), packed(two)))))
