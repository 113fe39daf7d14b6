"""
Short ways to read bytes in tests.
"""

from __future__ import annotations

from typing import Any

from cjmkit.intake.rows.delimited import read_delimited
from cjmkit.intake.rows.records import read_jsonl, read_records
from cjmkit.intake.rows.source import open_source
from cjmkit.intake.rows.table import Cell, Row, Table


def csv_rows(data: bytes | str, *, name: str = "base.csv", **options: Any) -> tuple[Table, list[Row]]:
    """
    Read *data* as csv to its end.
    """
    content = data.encode() if isinstance(data, str) else data
    (table,) = read_delimited(open_source(content, name=name), **options)
    return table, list(table.rows)


def cells(rows: list[Row]) -> list[list[Cell]]:
    """
    Return the values alone.
    """
    return [list(row.values) for row in rows]


def codes(table: Table) -> list[str]:
    """
    Return the codes of the findings, in order.
    """
    return [finding.code for finding in table.findings]


def json_rows(data: bytes | str, *, lines: bool = False, **options: Any) -> tuple[Table, list[Row]]:
    """
    Read *data* as json, or jsonl, to its end.
    """
    content = data.encode() if isinstance(data, str) else data
    read = read_jsonl if lines else read_records
    (table,) = read(open_source(content, name="base.json"), **options)
    return table, list(table.rows)
