"""
Decisions out of a workbook of pairs. It was in foreign hands, so it is read by the guarded reader of bases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import attrs

from cjmkit.dedupe import catalogue as rules
from cjmkit.dedupe.decisions import Decision
from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit.formats.review.words import DECISION, KEY, VERDICT_WORDS, key_of, verdict_of
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Cell, Row, Table, column_letters
from cjmkit.intake.rows.xlsx import read_workbook

__all__ = ["Reviewed", "read_review"]

_HEADINGS: Final = 20
"""The heading may have moved down below lines that somebody wrote above it."""


@attrs.frozen(kw_only=True)
class Reviewed:
    """
    The decisions of a workbook, and the findings about those that cannot be obeyed.
    """

    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...] = ()


def read_review(source: Source) -> Reviewed:
    """
    Return the decisions of the workbook *source*, in whatever order its rows are; hidden rows count.

    Raises:
        FormatError: it is no workbook of pairs.

    """
    decisions: list[Decision] = []
    findings: list[Finding] = []
    known = False
    for table in read_workbook(source):
        rows = iter(table.rows)
        columns = _columns(rows)
        known = known or columns is not None
        for told in _told(table, rows, columns) if columns is not None else ():
            (decisions if isinstance(told, Decision) else findings).append(told)  # type: ignore[arg-type]
    if not known:
        words = {"decision": DECISION.en, "key": KEY.en}
        raise FormatError(rules.NOT_A_REVIEW.finding(Location(source=source.name), **words))
    return Reviewed(decisions=tuple(decisions), findings=tuple(findings))


def _columns(rows: Iterator[Row]) -> tuple[int, int] | None:
    for row in islice(rows, _HEADINGS):
        key, decision = _place(row.values, (KEY.ru, KEY.en)), _place(row.values, (DECISION.ru, DECISION.en))
        if key is not None and decision is not None:
            return key, decision
    return None


def _place(values: Sequence[Cell], words: tuple[str, str]) -> int | None:
    found = (at for at, value in enumerate(values) if isinstance(value, str) and value.strip() in words)
    return next(found, None)


def _told(table: Table, rows: Iterator[Row], columns: tuple[int, int]) -> Iterator[Decision | Finding]:
    for row in rows:
        key, said = (row.values[at] if at < len(row.values) else None for at in columns)
        if said is None or (isinstance(said, str) and not said.strip()):
            continue
        letters = column_letters(columns[1])
        where = Location(source=table.source, sheet=table.sheet, row=row.number, column=letters)
        pair, verdict = key_of(key), verdict_of(said)
        if verdict is None:
            known = ", ".join(words.ru for words in VERDICT_WORDS.values())
            yield rules.STRANGE_DECISION.finding(where, value=said, known=known)
        elif pair is None:
            yield rules.EDITED_KEY.finding(where)
        else:
            yield Decision(key=pair, verdict=verdict, where=where)
