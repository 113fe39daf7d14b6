"""
Journal: what was sent, kept so that neither a stop nor a power cut makes anything twice.

An SQLite file beside the calls. A call is entered as sent *before* it goes out and as done after the answer; what was
entered and not answered is in doubt, and the portal is asked. The journal holds keys, ids and times, never the webhook
and no other fields of cards; a key may hold an ИНН, so the file is readable by its owner alone.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs

from cjmkit.errors import ConfigError, OutputError
from cjmkit.findings import Texts
from cjmkit_bitrix24.rest import catalogue
from cjmkit_bitrix24.sender.opening import not_opened

__all__ = ["DONE", "FAILED", "SENT", "Entry", "Journal", "Known"]

SENT: Final = "sent"
DONE: Final = "done"
FAILED: Final = "failed"

_VERSION: Final = "1"
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS cards (key TEXT PRIMARY KEY, run INTEGER NOT NULL, line INTEGER NOT NULL, digest TEXT);
CREATE TABLE IF NOT EXISTS steps (
    key TEXT NOT NULL, step TEXT NOT NULL, state TEXT NOT NULL, id INTEGER, digest TEXT, at REAL,
    PRIMARY KEY (key, step)
);
"""
_OTHER_PORTAL: Final = Texts("ведётся для другого портала ({host})", "is that of another portal ({host})")
_NOT_OURS: Final = Texts("записан не этой программой или повреждён", "was written by something else, or is damaged")
_BUSY: Final = Texts("занят другой отправкой", "is in use by another sender")
_NEWER: Final = Texts("записан более новой версией", "was written by a newer version")


@attrs.frozen(kw_only=True)
class Entry:
    """
    What the journal says of a call of a card.
    """

    key: str = attrs.field(repr=False)
    step: str
    state: str
    id: int | None = None
    digest: str | None = None
    at: float | None = None


@attrs.frozen(kw_only=True)
class Known:
    """
    What the journal knew of a card before: the *line* and contents if it was met in this run, its *entries*.
    """

    met_at: int | None = None
    same: bool = False
    entries: tuple[Entry, ...] = ()


class Journal:
    """
    The journal of sending to the portal *host*; one sender at a time.
    """

    def __init__(self, path: str | os.PathLike[str], host: str) -> None:
        self._path = Path(path)
        with self._mended():
            self._base = _opened(self._path)
            try:
                self._begin(host)
            except BaseException:
                self._base.close()
                raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """
        Let the file go.
        """
        self._base.close()

    def admit(self, cards: Iterable[tuple[str, int, str]]) -> list[Known]:
        """
        Enter *cards* (key, line, digest) as met in this run; return what was known of each.
        """
        with self._saved():
            return [self._admit(*card) for card in cards]

    def write(self, entries: Iterable[Entry]) -> None:
        """
        Enter *entries*, on the disk when this returns.
        """
        rows = [(one.key, one.step, one.state, one.id, one.digest, one.at) for one in entries]
        with self._saved():
            self._base.executemany("INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget(self, steps: Iterable[tuple[str, str]]) -> None:
        """
        Take back entries of calls (key, step) that were surely not done.
        """
        with self._saved():
            self._base.executemany("DELETE FROM steps WHERE key = ? AND step = ?", steps)

    def _begin(self, host: str) -> None:
        base = self._base
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("PRAGMA synchronous = FULL")
        base.execute("BEGIN IMMEDIATE")
        for statement in _TABLES.split(";"):
            base.execute(statement)
        about = dict(base.execute("SELECT name, value FROM about"))
        if about.get("version", _VERSION) != _VERSION:
            raise _refusal(_NEWER)
        if about.get("host", host) != host:
            raise _refusal(_OTHER_PORTAL, about["host"])
        self._run = int(about.get("run", "0")) + 1
        rows = [("version", _VERSION), ("host", host), ("run", str(self._run))]
        base.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", rows)
        base.execute("COMMIT")

    def _admit(self, key: str, line: int, digest: str) -> Known:
        base = self._base
        card = base.execute("SELECT run, line, digest FROM cards WHERE key = ?", (key,)).fetchone()
        if card is not None and card[0] == self._run:
            return Known(met_at=card[1], same=card[2] == digest)
        base.execute("INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?)", (key, self._run, line, digest))
        rows = base.execute("SELECT step, state, id, digest, at FROM steps WHERE key = ?", (key,))
        entries = tuple(
            Entry(key=key, step=step, state=state, id=remote, digest=digest, at=at)
            for step, state, remote, digest, at in rows
        )
        return Known(entries=entries)

    @contextmanager
    def _saved(self) -> Iterator[None]:
        with self._mended():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    @contextmanager
    def _mended(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise _refusal(_BUSY) from None
            raise OutputError(not_opened(error, self._path.name)) from None
        except sqlite3.DatabaseError:
            raise _refusal(_NOT_OURS) from None


def _opened(path: Path) -> sqlite3.Connection:
    try:
        # The owner alone reads it, from the first byte on.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise OutputError(not_opened(error, path.name)) from None
    return sqlite3.connect(path, timeout=0, isolation_level=None)


def _refusal(found: Texts, host: str = "") -> ConfigError:
    words = {"found_ru": found.ru.format(host=host), "found_en": found.en.format(host=host)}
    return ConfigError(catalogue.OTHER_JOURNAL.finding(**words))
