"""
``cjmkit inspect``: what each column is, why, and how sure.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, reading_options, reading_wishes, toolkit
from cjmkit.cli.decisions import decisions_as_data, decisions_table, decisions_title
from cjmkit.cli.gather import kind_of
from cjmkit.cli.inspect_project import inspect_project
from cjmkit.cli.language import language
from cjmkit.cli.outputs import refuse_clash
from cjmkit.cli.printing import finding_as_dict
from cjmkit.cli.terminal import emit_data, say, show_table
from cjmkit.errors import ConfigError
from cjmkit.files import atomic_write
from cjmkit.findings import Lang, Texts
from cjmkit.intake.mapping import save_mapping
from cjmkit.intake.plan import Plan
from cjmkit.intake.rows.source import open_source
from cjmkit.toolkit import looks_like_base

__all__ = ["inspect"]

_SAVED: Final = Texts(
    "записано: {path}; поправьте и передайте: cjmkit convert … --mapping {path}",
    "wrote {path}; edit it and pass it on: cjmkit convert … --mapping {path}",
)
_SAVED_ONE: Final = Texts(
    "в файле несколько листов, записаны решения листа «{sheet}»; для другого назовите его: --sheet",
    "the file has several sheets, the decisions are those of “{sheet}”; for another one name it: --sheet",
)
_FINISHED: Final = Texts(
    "в файле готовые карточки cjmkit: столбцов для узнавания нет",
    "the file holds finished cjmkit cards: there are no columns to recognise",
)


@command(
    Texts(
        "Показать, что в каждом столбце файла, почему так и насколько точно; о проекте – что в нём нашлось.",
        "Show what each column of a file is, why, and how sure that is; of a project, what it holds.",
    ),
    Texts(
        "Строки базы читаются только первые, проект – целиком.", "Reads the first rows of a base, and all of a project."
    ),
)
@click.argument("source", metavar="FILE", type=PATH)
@reading_options
@option(
    "--save",
    type=PATH,
    metavar="FILE.toml",
    about=Texts(
        "Записать решения файлом сопоставления, чтобы поправить.", "Write the decisions as a mapping file to edit."
    ),
)
@option(
    "--samples/--no-samples",
    default=True,
    show_default=True,
    about=Texts("Показать значения столбцов: они личные.", "Show values of each column: they are personal."),
)
@option(
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    about=Texts("Как печатать решения.", "How to print the decisions."),
)
@lang_option
def inspect(source: str, **given: Any) -> None:
    """
    Show the decisions about each table of the file, and save them if asked.
    """
    lang = language()
    save = given["save"]
    refuse_clash({"--save": save}, {"FILE": source})
    kit, opened = toolkit(), open_source(source)
    if kind_of(opened, given["from_"], kit) == "project":
        inspect_project(kit, opened, source, given, lang)
        return
    plans = kit.inspect(opened, **reading_wishes(given))
    if given["output"] == "json":
        data = [_as_data(plan, lang, samples=given["samples"]) for plan in plans]
        emit_data(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for plan in plans:
            _show(plan, lang, samples=given["samples"])
        if not plans:
            say(_FINISHED.get(lang))
    if save is not None:
        _save(plans, save, lang)


def _as_data(plan: Plan, lang: Lang, *, samples: bool) -> dict[str, Any]:
    return {
        "source": plan.table.source,
        "sheet": plan.table.sheet,
        "details": plan.table.details,
        "header_rows": list(plan.header.rows),
        "columns": decisions_as_data(plan.decisions, lang, samples=samples),
        "findings": [finding_as_dict(finding, lang) for finding in (*plan.table.findings, *plan.findings)],
    }


def _show(plan: Plan, lang: Lang, *, samples: bool) -> None:
    place = plan.table.source if plan.table.sheet is None else f"{plan.table.source}[{plan.table.sheet}]"
    title = decisions_title(place, plan.header, plan.table.details, lang)
    show_table(decisions_table(plan.decisions, lang, samples=samples), title=title)
    lines = [finding.line(lang) for finding in (*plan.table.findings, *plan.findings)]
    say([*lines, ""] if lines else ())


def _save(plans: Sequence[Plan], path: str, lang: Lang) -> None:
    if not plans:
        raise ConfigError(rules.NOTHING_TO_SAVE.finding())
    plan = next((plan for plan in plans if looks_like_base(plan)), plans[0])
    # Among several sheets the mapping is of this one; without its name it would be tried on the notes too.
    sheet = plan.table.sheet if len(plans) > 1 else None
    text = save_mapping(plan.decisions, plan.header, sheet=sheet, lang=lang)
    if path == "-":
        emit_data(text)
        return
    with atomic_write(Path(path)) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))
    say(_SAVED.get(lang, path=path), err=True)
    if len(plans) > 1:
        say(_SAVED_ONE.get(lang, sheet=plan.table.sheet or plan.table.source), err=True)
