"""
``cjmkit inspect``: what each column is, why, and how sure.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli.common import Failure, console, lang_option, language, reading_options, reading_wishes, toolkit
from cjmkit.cli.decisions import decisions_as_data, decisions_table
from cjmkit.files import atomic_write
from cjmkit.findings import Texts
from cjmkit.intake.mapping import save_mapping

__all__ = ["inspect"]

_SAVED: Final = Texts(
    "записано: {path}; поправьте и передайте: cjmkit convert … --mapping {path}",
    "wrote {path}; edit it and pass it on: cjmkit convert … --mapping {path}",
)
_FINISHED: Final = Texts(
    "в файле готовые карточки cjmkit: столбцов для узнавания нет",
    "the file holds finished cjmkit cards: there are no columns to recognise",
)


@click.command()
@click.argument("source", metavar="FILE", type=click.Path())
@reading_options
@click.option("--save", type=click.Path(), metavar="FILE.toml", help="Write the decisions as a mapping file to edit.")
@click.option(
    "--samples/--no-samples", default=True, show_default=True, help="Show values of each column: they are personal."
)
@click.option("--output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def inspect(source: str, **given: Any) -> None:
    """
    Show what each column of FILE is, why, and how sure that is; reads the first rows only.
    """
    lang = language()
    plans = toolkit().inspect(source, **reading_wishes(given))
    out = console()
    if given["output"] == "json":
        data = [
            {
                "source": plan.table.source,
                "sheet": plan.table.sheet,
                "details": plan.table.details,
                "header_rows": list(plan.header.rows),
                "columns": decisions_as_data(plan.decisions, lang, samples=given["samples"]),
            }
            for plan in plans
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for plan in plans:
            place = plan.table.source if plan.table.sheet is None else f"{plan.table.source}[{plan.table.sheet}]"
            table = decisions_table(
                place, plan.header, plan.decisions, plan.table.details, lang, samples=given["samples"]
            )
            out.print(table)
            for finding in (*plan.table.findings, *plan.findings):
                out.print(finding.line(lang), markup=False, soft_wrap=True)
        if not plans:
            out.print(_FINISHED.get(lang), markup=False)
    if given["save"] is not None and plans:
        text = save_mapping(plans[0].decisions, plans[0].header)
        with atomic_write(Path(given["save"])) as stream:
            stream.write(text.encode())
        click.echo(_SAVED.get(lang, path=given["save"]), err=True)
    if not plans and given["save"] is not None:
        raise Failure(2)
