"""
Rejected rows: what a row held as the file gave it, and why it needs a human.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cjmkit.findings import Finding
from cjmkit.intake.rows.table import Cell

__all__ = ["FINDINGS_HEADING", "REJECT_HEADINGS", "ROW_HEADING", "Rejected"]

FINDINGS_HEADING = "cjmkit: причины"
"""The heading of the column of reasons; an import leaves the column out."""

ROW_HEADING = "cjmkit: строка"
"""The heading of the column of row numbers; an import leaves the column out."""

REJECT_HEADINGS = (FINDINGS_HEADING, ROW_HEADING, "cjmkit: reasons", "cjmkit: row")
"""The headings that a workbook of rejects adds to the original ones, in either language."""


@attrs.frozen(kw_only=True)
class Rejected:
    """
    One row that did not become a card.

    *table* is the sheet or the file; *header* has the original headings, one a column, None where
    there is none. *number* is the row's number as Excel shows it, *values* the original cells, and
    *findings* say what is wrong, with the column's letters in `where.column` where they know it.
    """

    table: str | None = None
    header: tuple[str | None, ...] = ()
    number: int = 0
    values: Sequence[Cell] = attrs.field(default=(), repr=False)
    findings: tuple[Finding, ...] = ()
