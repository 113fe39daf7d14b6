"""
The report of a conversion as data: decisions, counts, findings.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cjmkit.cli.decisions import decisions_as_data
from cjmkit.cli.outputs import STANDARD
from cjmkit.cli.printing import finding_as_dict
from cjmkit.cli.terminal import emit_data
from cjmkit.files import Together, atomic_write
from cjmkit.findings import Lang
from cjmkit.intake.report import IntakeReport, TableReport

__all__ = ["write_report"]


def write_report(
    report: IntakeReport, path: str, lang: Lang, *, values: bool, together: Together | None = None
) -> None:
    """
    Write *report* as JSON to *path*; with *values* also raw values, repaired ones and samples.

    With *together* the file takes its place when that block ends.
    """
    text = json.dumps(_as_data(report, lang, values=values), ensure_ascii=False, indent=1)
    if path == STANDARD:
        emit_data(text)
        return
    with atomic_write(Path(path), together=together) as stream:
        stream.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _as_data(report: IntakeReport, lang: Lang, *, values: bool) -> dict[str, Any]:
    return {
        "schema": "cjmkit/report@1",
        "rows": report.rows,
        "cards": report.cards,
        "rejected": report.rejected,
        "skipped": report.skipped,
        "counts": report.counts,
        "errors": report.errors,
        "warnings": report.warnings,
        "notes": report.infos,
        "findings_not_listed": report.dropped,
        "tables": [_table(table, lang, values=values) for table in report.tables],
        "findings": [finding_as_dict(finding, lang, values=values) for finding in report],
    }


def _table(table: TableReport, lang: Lang, *, values: bool) -> dict[str, Any]:
    return {
        "source": table.source,
        "sheet": table.sheet,
        "details": table.details,
        "rows": table.rows,
        "cards": table.cards,
        "rejected": table.rejected,
        "skipped": dict(table.skipped),
        "header_rows": list(table.header.rows) if table.header is not None else [],
        "columns": decisions_as_data(table.decisions, lang, samples=values),
    }
