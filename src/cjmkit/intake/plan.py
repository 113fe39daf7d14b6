"""
The plan of a table: its header, where each column goes, and how its values are cleaned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Final

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import table as table_rules
from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.header import find_header, header_at
from cjmkit.intake.mapping import MappingFile, Proposal, consensus, obey, survey, with_known
from cjmkit.intake.merged import FillDown
from cjmkit.intake.own_fields import field_cleaner, own_names
from cjmkit.intake.repair.base import Cleaner, ColumnContext, Proof
from cjmkit.intake.repair.clean import cleaner
from cjmkit.intake.repair.split import split_column
from cjmkit.intake.rows.table import Cell, Row, Table
from cjmkit.intake.sorter import RowSorter
from cjmkit.model import FieldDef, FieldValue
from cjmkit.model.flat import FLAT_FIELDS, ValueKind, split_number

__all__ = ["ColumnPlan", "Plan", "PlanOptions", "make_plan"]

_SURE: Final = 0.5


@attrs.frozen(kw_only=True)
class PlanOptions:
    """
    What the caller wishes of a plan: the threshold of proof, a mapping file, own synonyms, own fields.
    """

    threshold: Proof = Proof.ONE_HUNDREDTH
    mapping: MappingFile | None = None
    synonyms: Mapping[str, str] = attrs.field(factory=dict)
    fields: tuple[FieldDef, ...] = ()
    sample: int = 500


@attrs.frozen(kw_only=True)
class ColumnPlan:
    """
    One column: its decision, a context and a cleaner a target, and a cleaner for a field of the profile's own.
    """

    decision: Decision
    contexts: Mapping[str, ColumnContext]
    cleaners: Mapping[str, Cleaner]
    custom: Cleaner | None = None


@attrs.define(kw_only=True, slots=False)
class Plan:
    """
    How the rows of one table become columns.

    *rows* starts again at the table's first row. *homes* tells which column a flat field came from.
    *defaults* stand in for empty values of the profile's own fields, by name.
    """

    table: Table
    header: Header
    sorter: RowSorter
    columns: tuple[ColumnPlan, ...]
    rows: Iterator[Row]
    findings: tuple[Finding, ...] = ()
    defaults: Mapping[str, FieldValue] = attrs.field(factory=dict)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """
        The decision about each column.
        """
        return tuple(column.decision for column in self.columns)

    @property
    def homes(self) -> dict[str, Decision]:
        """
        Flat field name (or name of a custom field) to the column it comes from.
        """
        found = {target: column.decision for column in self.columns for target in column.decision.targets}
        customs = {column.decision.custom: column.decision for column in self.columns if column.decision.custom}
        return {**customs, **found}

    @cached_property
    def contexts(self) -> Mapping[str, ColumnContext]:
        """
        What is known of each target's column.
        """
        return {target: context for column in self.columns for target, context in column.contexts.items()}


def make_plan(table: Table, options: PlanOptions) -> Plan:
    """
    Look at the first rows of *table* and decide; the rows that were looked at are given again.
    """
    sample = list(islice(table.rows, options.sample))
    where = Location(source=table.source, sheet=table.sheet)
    header = _header(table, sample, options)
    sample, rest = _filled(table, sample, header)
    sorter = RowSorter(header, sample, merged=table.merged)
    proposal = _decide(header, sample, table.fields, options, where)
    data = [row for row in sample if row.number >= header.data_from and sorter.judge(row) is None]
    return Plan(
        table=table,
        header=header,
        sorter=sorter,
        columns=tuple(_column(decision, data, table, options) for decision in proposal.decisions),
        rows=chain(sample, rest),
        findings=(*_about_header(table, header, where), *proposal.findings),
        defaults={field.name: field.default for field in options.fields if field.default is not None},
    )


def _filled(table: Table, sample: list[Row], header: Header) -> tuple[list[Row], Iterator[Row]]:
    """
    Return the sample and the rows behind it, cells that are merged down repeated.
    """
    down = FillDown(table, header.data_from)
    if not down.needed:
        return sample, table.rows

    def rest() -> Iterator[Row]:
        yield from down.fill(table.rows)
        down.tell()

    return list(down.fill(sample)), rest()


def _header(table: Table, sample: Sequence[Row], options: PlanOptions) -> Header:
    told = options.mapping.header_rows if options.mapping is not None else None
    if told is not None and table.header is None:
        return header_at(sample, told, merged=table.merged)
    return find_header(sample, merged=table.merged, known=table.header)


def _about_header(table: Table, header: Header, where: Location) -> Iterator[Finding]:
    if table.header is not None:
        return
    rows = ", ".join(map(str, header.rows))
    if not header.rows:
        yield table_rules.NO_HEADER.finding(where)
    elif header.confidence < _SURE:
        yield table_rules.UNSURE_HEADER.finding(where, rows=rows)
    else:
        yield table_rules.HEADER_FOUND.finding(where, rows=rows)


def _decide(
    header: Header, sample: Sequence[Row], fields: Mapping[str, str], options: PlanOptions, where: Location
) -> Proposal:
    own = own_names(options.fields)
    mapping = with_known(options.mapping, fields, header) if fields else options.mapping
    if mapping is None:
        return survey(header, sample, synonyms=options.synonyms, own=own, where=where)
    synonyms = {**mapping.synonyms, **options.synonyms}
    return obey(attrs.evolve(mapping, synonyms=synonyms), header, sample, own=own, where=where)


def _column(decision: Decision, data: Sequence[Row], table: Table, options: PlanOptions) -> ColumnPlan:
    values = [row.values[decision.index] if decision.index < len(row.values) else None for row in data]
    samples: Mapping[str, Sequence[Cell]] = dict.fromkeys(decision.targets, values)
    if decision.split is not None:
        samples = split_column(decision.split, values, targets=decision.targets).columns
    contexts = {
        target: _context(target, decision, samples.get(target, ()), table, options) for target in decision.targets
    }
    return ColumnPlan(
        decision=decision,
        contexts=contexts,
        cleaners={target: cleaner(_kind(target), context) for target, context in contexts.items()},
        custom=_custom_cleaner(decision, options),
    )


def _context(
    target: str, decision: Decision, values: Sequence[Cell], table: Table, options: PlanOptions
) -> ColumnContext:
    alone = attrs.evolve(decision, targets=(target,), split=None)
    return ColumnContext(
        threshold=options.threshold,
        consensus=consensus(alone, values),
        header=decision.header or "",
        text=table.sheet is None and table.header is None,
    )


def _kind(target: str) -> ValueKind:
    return FLAT_FIELDS[split_number(target)[0]].kind


def _custom_cleaner(decision: Decision, options: PlanOptions) -> Cleaner | None:
    for field in options.fields:
        if decision.custom == field.name:
            return field_cleaner(field, ColumnContext(threshold=options.threshold, header=decision.header or ""))
    return None
