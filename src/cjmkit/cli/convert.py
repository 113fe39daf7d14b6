"""
``cjmkit convert``: the whole road, from a messy base to clean cards and a workbook of rejects.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli.common import (
    Failure,
    console,
    key_values,
    lang_option,
    language,
    output_option,
    progress,
    reading_options,
    reading_wishes,
    toolkit,
)
from cjmkit.cli.decisions import decisions_as_data, decisions_table
from cjmkit.cli.printing import finding_as_dict, print_findings
from cjmkit.cli.summary import counts_table
from cjmkit.errors import OutputError
from cjmkit.files import atomic_write
from cjmkit.findings import Texts
from cjmkit.plugins import Loss
from cjmkit.toolkit import CardBatch, Toolkit, Written

__all__ = ["convert"]

_READING: Final = Texts("читаю строки", "reading rows")
_WROTE: Final = Texts("записано: {path} (карточек: {count})", "wrote {path} (cards: {count})")
_WROTE_REJECTS: Final = Texts(
    "записано: {path} (строк для человека: {count}); исправьте и загрузите снова",
    "wrote {path} (rows for a human: {count}); correct it and convert it again",
)
_WROTE_REPORT: Final = Texts("записано: {path} (отчёт)", "wrote {path} (report)")
_DRY: Final = Texts("пробный прогон: ничего не записано", "dry run: nothing was written")
_LOSS: Final = Texts(
    "формат не вместил: {field} — {reason} (карточек: {count})",
    "not held by the format: {field}: {reason} (cards: {count})",
)
_SAME: Final = Texts(
    "{option} и {other} — один и тот же файл {path}: назовите разные",
    "{option} and {other} are the same file {path}: name different ones",
)


@click.command()
@click.argument("source", metavar="IN", type=click.Path())
@click.argument("target", metavar="OUT", type=click.Path())
@reading_options
@click.option("--to", "to_", metavar="FORMAT", help="Format of the output; by its extension if left out.")
@click.option(
    "--out-option", "out_options", multiple=True, metavar="KEY=VALUE", help="Option of the exporter; may be repeated."
)
@click.option(
    "--on-error",
    type=click.Choice(["reject", "keep", "stop"]),
    default="reject",
    show_default=True,
    help="What to do with a row that has errors.",
)
@click.option(
    "--rejects", type=click.Path(), metavar="FILE.xlsx", help="Workbook of rejected rows; OUT.rejects.xlsx if left out."
)
@click.option("--report", type=click.Path(), metavar="FILE.json", help="Write decisions, counts and findings.")
@click.option("--report-values", is_flag=True, help="Put raw and new values into the report: they may be personal.")
@click.option("--dry-run", is_flag=True, help="Read and check everything, write nothing.")
@output_option
@lang_option
def convert(source: str, target: str, **given: Any) -> None:
    """
    Convert a client base IN to clean cards OUT; `-` is standard input or output.

    Rows with errors go to OUT.rejects.xlsx with the reason in each cell, rows with warnings pass.
    """
    lang = language()
    _refuse_clashes(target, given)
    kit = toolkit()
    with progress(_READING) as tick:
        wishes = {**reading_wishes(given), "on_error": given["on_error"], "progress": tick}
        batch = kit.read_cards(source, **wishes)
        with batch:
            written = None if given["dry_run"] else _write(kit, batch, target, given)
            for _ in batch:
                pass
            rejects = _write_rejects(kit, batch, target, given)
            report = _write_report(batch, given, lang)
    _tell(batch, target, written, rejects, report, given["output"], lang)
    if batch.report.errors and given["on_error"] != "keep" and not batch.report.cards:
        raise Failure(1)
    if batch.report.rejected or (batch.report.errors and given["on_error"] == "keep"):
        raise Failure(1)


def _refuse_clashes(target: str, given: dict[str, Any]) -> None:
    named = [("OUT", target), ("--rejects", given["rejects"]), ("--report", given["report"])]
    seen: dict[Path, str] = {}
    for option, path in named:
        if path is None or path == "-":
            continue
        place = Path(path).absolute()
        if place in seen:
            raise OutputError(_SAME.get(language(), option=option, other=seen[place], path=place.name))
        seen[place] = option


def _write(kit: Toolkit, batch: CardBatch, target: str, given: dict[str, Any]) -> Written:
    options = key_values(given["out_options"], "--out-option") or None
    name = given["to_"] or ("jsonl" if target == "-" else None)
    return kit.write_cards(batch, target, format=name, options=options)


def _write_rejects(kit: Toolkit, batch: CardBatch, target: str, given: dict[str, Any]) -> str | None:
    if given["dry_run"] or not len(batch.rejects):
        return None
    path = given["rejects"] or ("cjmkit.rejects.xlsx" if target == "-" else f"{target}.rejects.xlsx")
    kit.write_rejects(batch.rejects, path, options={"lang": language()})
    return str(path)


def _write_report(batch: CardBatch, given: dict[str, Any], lang: str) -> str | None:
    path = given["report"]
    if path is None or given["dry_run"]:
        return None
    report = batch.report
    tables = [
        {
            "source": table.source,
            "sheet": table.sheet,
            "details": table.details,
            "rows": table.rows,
            "cards": table.cards,
            "rejected": table.rejected,
            "skipped": dict(table.skipped),
            "header_rows": list(table.header.rows) if table.header is not None else [],
            "columns": decisions_as_data(table.decisions, lang, samples=given["report_values"]),
        }
        for table in report.tables
    ]
    data = {
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
        "tables": tables,
        "findings": [finding_as_dict(finding, lang, values=given["report_values"]) for finding in report],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    with atomic_write(Path(path)) as stream:
        stream.write(text.encode())
    return str(path)


def _tell(
    batch: CardBatch,
    target: str,
    written: Written | None,
    rejects: str | None,
    report: str | None,
    output: str,
    lang: str,
) -> None:
    out = console(stderr=target == "-")
    if output != "text":
        out.print(print_findings(batch.report.findings, output, lang), markup=False, soft_wrap=True)
        return
    for table in batch.report.tables:
        out.print(decisions_table(table.place, table.header, table.decisions, table.details, lang))
    out.print(counts_table(batch.report, lang))
    lines = [batch.report.summary(lang)]
    if written is None:
        lines.append(_DRY.get(lang))
    else:
        lines += [_loss(loss, lang) for loss in written.losses]
        lines.append(_WROTE.get(lang, path=target, count=written.cards))
    if rejects is not None:
        lines.append(_WROTE_REJECTS.get(lang, path=rejects, count=len_of(batch)))
    if report is not None:
        lines.append(_WROTE_REPORT.get(lang, path=report))
    _print_lines(out, lines)


def len_of(batch: CardBatch) -> int:
    """
    Return how many rows were rejected.
    """
    return batch.report.rejected


def _loss(loss: Loss, lang: str) -> str:
    return _LOSS.get(lang, field=loss.field, reason=loss.reason.get(lang), count=loss.count)


def _print_lines(out: Any, lines: Sequence[str]) -> None:
    for line in lines:
        out.print(line, markup=False, soft_wrap=True)
