"""
What json and jsonl share: a file of our cards is read as cards, any other as a table of records.

The first record that can be read decides; what does not fit its decision becomes a finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import attrs

from cjmkit.codec import card_from_dict, is_ours, schema_finding
from cjmkit.codec._catalogue import MIXED, NEWER_VERSION
from cjmkit.errors import FormatError, SchemaVersionError
from cjmkit.findings import Finding, Location
from cjmkit.intake.rows._text_limits import DEFAULT_LIMITS, TextLimits
from cjmkit.intake.rows.records import Found, iter_objects, read_jsonl, read_records
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Broken, Row, Table
from cjmkit.plugins.contracts import CardRecord

__all__ = ["JSONReadOptions", "read_cards"]


@attrs.frozen(kw_only=True)
class JSONReadOptions:
    """
    The encoding, found out if None; *limits* bound what the file may ask for.
    """

    encoding: str | None = None
    limits: TextLimits = DEFAULT_LIMITS


def read_cards(source: Source, options: JSONReadOptions, *, lines: bool) -> Iterator[Table | CardRecord]:
    """
    Yield the cards of *source*, or the table of its records if they are not ours.

    Raises:
        SchemaVersionError: the cards were written by a newer release.
        FormatError: it is a project, or of an unknown schema of ours; or is no JSON.

    """
    schema = _first_schema(source, options, lines=lines)
    if not is_ours({"schema": schema}):
        for table in (read_jsonl if lines else read_records)(source, encoding=options.encoding, limits=options.limits):
            yield _watched(table)
        return
    problem = schema_finding({"schema": schema}, Location(source=source.name))
    if problem is not None:
        raise (SchemaVersionError if problem.code == NEWER_VERSION.code else FormatError)(problem)
    yield from _cards(source, options, lines=lines)


def _first_schema(source: Source, options: JSONReadOptions, *, lines: bool) -> object:
    """
    Return the schema of the first record that can be read.
    """
    for found in iter_objects(source, lines=lines, encoding=options.encoding, limits=options.limits, alone=is_ours):
        if not isinstance(found, Broken):
            return found.value.get("schema")
    return None


def _cards(source: Source, options: JSONReadOptions, *, lines: bool) -> Iterator[CardRecord]:
    notes: list[Finding] = []  # what concerns the file rides on the record that is read next, or on the last
    held: list[CardRecord] = []
    limits, encoding = options.limits, options.encoding
    for found in iter_objects(source, lines=lines, encoding=encoding, limits=limits, findings=notes, alone=is_ours):
        yield from held
        where = Location(source=source.name, row=found.ordinal, line=found.line)
        held = [_with(_record(found, where), notes)]
        notes.clear()
    yield from (_with(record, notes) for record in held)


def _record(found: Found | Broken, where: Location) -> CardRecord:
    if isinstance(found, Broken):
        return CardRecord(card=None, where=where, findings=(found.finding,), raw=found.raw)
    card, findings = card_from_dict(found.value, where)
    # A good card is its own record; only one that could not be read is kept as it stood.
    raw = None if card is not None else json.dumps(found.value, ensure_ascii=False, separators=(",", ":"))
    return CardRecord(card=card, where=where, findings=findings, raw=raw)


def _with(record: CardRecord, notes: list[Finding]) -> CardRecord:
    return attrs.evolve(record, findings=(*notes, *record.findings)) if notes else record


def _watched(table: Table) -> Table:
    table.rows = _watch(table, table.rows)
    return table


def _watch(table: Table, rows: Iterator[Row]) -> Iterator[Row]:
    header = [] if table.header is None else table.header  # it grows while rows are read
    column: int | None = None
    for row in rows:
        if column is None and "schema" in header[: len(row.values)]:
            column = header.index("schema")
        if column is not None and column < len(row.values) and is_ours({"schema": row.values[column]}):
            table.findings.append(MIXED.finding(Location(source=table.source, row=row.number, header="schema")))
        yield row
