"""
Text: the rows of a pasted text or of a Markdown file.

Cells are told apart by tabs, by ``|`` in a table of Markdown, or by three spaces and more.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from cjmkit.errors import LimitError
from cjmkit.findings import Location
from cjmkit.plugins import Source
from cjmkit.plugins.hostile import read_text
from cjmkit_docs import catalogue as rules
from cjmkit_docs.refusing import refuse_legacy
from cjmkit_docs.rows import MOST_ROWS, Row, tidy

__all__ = ["read_text_rows", "rows_of_text"]

_LIMIT: Final = 4 * 1024 * 1024
_GAP: Final = re.compile(r"\t|[^\S\n]{3,}")
_LEADERS: Final = re.compile(r"\.{4,}|…{2,}")
_RULER: Final = re.compile(r"[-|:=+*_ ]{3,}")
_BULLET: Final = re.compile(r"\A(?:[-*•–—>#]+|[0-9]{1,2}[.)])\s+")
_EMPHASIS: Final = re.compile(r"\*\*|__|`")


def read_text_rows(source: Source) -> list[Row]:
    """
    Return the rows of *source*.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: it is no text.
        LimitError: it is longer than a card may be.

    """
    refuse_legacy(source)
    return rows_of_text(read_text(source, limit=_LIMIT).text, source.name)


def rows_of_text(text: str, name: str | None = None) -> list[Row]:
    """
    Return the rows of *text*.
    """
    rows: list[Row] = []
    table = 0
    was_table = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        cells = _cells(line)
        if not any(cells):
            was_table = was_table and bool(_RULER.fullmatch(line.strip()))
            continue
        is_table = len(cells) > 1
        table += is_table and not was_table
        was_table = is_table
        if len(rows) >= MOST_ROWS:
            raise LimitError(rules.OUT_OF_BOUNDS.finding(Location(source=name), limit=MOST_ROWS))
        where = Location(source=name, line=number)
        rows.append(Row(cells=cells, where=where, table=table if is_table else 0))
    return [attrs.evolve(row, cells=row.filled) if not row.table else row for row in rows]


def _cells(line: str) -> tuple[str, ...]:
    stripped = line.strip()
    if not stripped or _RULER.fullmatch(stripped):
        return ()
    if stripped.startswith("|") or stripped.count("|") > 1:
        parts = stripped.strip("|").split("|")
    else:
        # A line that begins far to the right belongs to the right column of a contract.
        parts = _GAP.split(_LEADERS.sub("\t", line.rstrip()))
    cells = tuple(tidy(_BULLET.sub("", _EMPHASIS.sub("", part).strip(), count=1)) for part in parts)
    return cells if len(cells) > 1 else cells[:1]
