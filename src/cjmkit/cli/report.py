"""
The report of a conversion: as data, or drawn for people by a plugin.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs

from cjmkit.cli.catalogue import rules_of_cards
from cjmkit.cli.common import picture_options
from cjmkit.cli.decisions import decisions_as_data
from cjmkit.cli.outputs import STANDARD, is_json_report
from cjmkit.cli.printing import finding_as_dict
from cjmkit.cli.terminal import emit_data
from cjmkit.files import Together
from cjmkit.findings import Lang
from cjmkit.intake.report import IntakeReport, TableReport
from cjmkit.toolkit import Toolkit, Written
from cjmkit.toolkit.outputs import opened

__all__ = ["Telling", "write_report"]


@attrs.frozen(kw_only=True)
class Telling:
    """
    What a report tells: in *lang*, with *values* or without, and of what was *written* to *target*.
    """

    lang: Lang
    values: bool = False
    target: str = STANDARD
    written: Written | None = None


def write_report(kit: Toolkit, report: IntakeReport, path: str, telling: Telling, together: Together) -> None:
    """
    Write *report* to *path*, which takes its place when the block of *together* ends.

    It is JSON unless the extension of *path* names what a plugin draws.
    """
    if not is_json_report(path):
        _draw(kit, report, path, telling, together)
        return
    text = json.dumps(_as_data(report, telling.lang, values=telling.values), ensure_ascii=False, indent=1)
    if path == STANDARD:
        emit_data(text)
        return
    with opened(path, together) as stream:
        stream.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _draw(kit: Toolkit, report: IntakeReport, path: str, telling: Telling, together: Together) -> None:
    from cjmkit.intake.import_report import import_report

    written = telling.written
    told = import_report(
        report,
        target=Path(telling.target).name if written is not None and telling.target != STANDARD else None,
        losses=written.losses if written is not None else (),
        values=telling.values,
        rules=rules_of_cards(report.counts.keys()),
    )
    options = picture_options(kit.exporter_for(path, kind="report"), telling.lang)
    kit.write_report(told, path, options=options, together=together)


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
