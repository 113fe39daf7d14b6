"""
``cjmkit plugins``: what is read, written and checked, who brought it, and what is broken.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs
import click
from rich.box import SIMPLE_HEAD
from rich.table import Table

from cjmkit import __version__
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import lang_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.terminal import emit_data, say, show_table
from cjmkit.findings import Texts
from cjmkit.plugins import Host, PluginProblem
from cjmkit.plugins.contracts import Extension
from cjmkit.plugins.host import DISABLE_VARIABLE

__all__ = ["plugins"]

_HEADINGS: Final = (
    Texts("Имя", "Name"),
    Texts("Что делает", "Does"),
    Texts("Расширения", "Extensions"),
    Texts("Что это", "What it is"),
)
_DEEDS: Final = {
    "importer": Texts("читает", "reads"),
    "exporter": Texts("пишет", "writes"),
    "rules": Texts("проверяет", "checks"),
    "reference": Texts("справочник", "directory"),
    "matcher": Texts("ищет дубли", "finds duplicates"),
}
_SWITCHED_OFF: Final = Texts(
    "отключено переменной {variable}: {names}", "switched off by the variable {variable}: {names}"
)
_EVERYTHING: Final = Texts("все установленные плагины", "all installed plugins")
_NARROWEST: Final = 9


@attrs.frozen(kw_only=True)
class _Brought:
    """
    One thing that a distribution brought: *what* is a key of the deeds.
    """

    what: str
    thing: Extension
    distribution: str
    version: str

    @property
    def extensions(self) -> tuple[str, ...]:
        return tuple(getattr(self.thing, "extensions", ()))

    def data(self) -> dict[str, Any]:
        thing = self.thing
        return {
            "name": thing.name,
            "what": self.what,
            "kind": getattr(thing, "kind", None) or getattr(thing, "subject", None),
            "title": {"ru": thing.title.ru, "en": thing.title.en},
            "extensions": list(self.extensions),
            "api": thing.api,
            "options": [field.name for field in attrs.fields(thing.options)],
            "codes": [rule.code for rule in getattr(thing, "rules", ())],
        }


@command(
    Texts(
        "Показать форматы, правила и справочники, и сломанные плагины (тогда код завершения 1).",
        "List formats, rules and directories, and the plugins that are broken (then the exit code is 1).",
    )
)
@option(
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    about=Texts("Как печатать.", "How to print."),
)
@lang_option
def plugins(output: str, lang: str | None) -> None:
    """
    Print what there is, and what is broken.
    """
    del lang  # `language` looks it up
    host = toolkit().host
    brought = sorted(_brought(host), key=lambda one: (one.distribution != "cjmkit", one.distribution, one.thing.name))
    if output == "json":
        emit_data(json.dumps(_data(brought, host.problems), ensure_ascii=False, indent=2))
    else:
        _show(brought, language())
        say(problem.message(language()) for problem in host.problems)
        _tell_switched_off(language())
    if host.problems:
        raise Failure(1)


def _brought(host: Host) -> Iterator[_Brought]:
    found: dict[str, Sequence[Extension]] = {
        "importer": host.importers,
        "exporter": host.exporters,
        "rules": host.rule_sets,
        "reference": host.references,
        "matcher": host.matchers,
    }
    for what, things in found.items():
        for thing in things:
            distribution, _, version = host.owner(thing.name).partition(" ")
            mine = __version__ if host.is_builtin(thing.name) else version
            yield _Brought(what=what, thing=thing, distribution=distribution, version=mine)


def _data(brought: Sequence[_Brought], problems: Sequence[PluginProblem]) -> dict[str, Any]:
    owners = groupby(brought, key=lambda one: (one.distribution, one.version))
    return {
        "plugins": [
            {"distribution": distribution, "version": version, "brings": [one.data() for one in things]}
            for (distribution, version), things in owners
        ],
        "problems": [
            {
                "plugin": problem.plugin,
                "distribution": problem.distribution,
                "version": problem.version,
                "stage": problem.stage,
                "error": problem.error,
                "fix": {"ru": problem.fix.ru, "en": problem.fix.en},
                "message": {"ru": problem.message("ru"), "en": problem.message("en")},
            }
            for problem in problems
        ],
    }


def _show(brought: Sequence[_Brought], lang: str) -> None:
    rows = {
        owner: [tuple(_row(list(things), lang)) for _, things in groupby(mine, key=lambda one: one.thing.name)]
        for owner, mine in groupby(brought, key=lambda one: f"{one.distribution} {one.version}".strip())
    }
    everything = [tuple(heading.get(lang) for heading in _HEADINGS), *(row for found in rows.values() for row in found)]
    # The tables of all distributions stand under each other: their columns are of one width.
    widths = [max(len(row[index]) for row in everything) for index in (0, 1, 2)]
    for number, (owner, found) in enumerate(rows.items()):
        table = Table(box=SIMPLE_HEAD, show_header=not number)
        for heading, width in zip(_HEADINGS, (*widths, _NARROWEST), strict=True):
            table.add_column(heading.get(lang), min_width=width, overflow="fold")
        for row in found:
            table.add_row(*row)
        show_table(table, title=owner)


def _row(things: Sequence[_Brought], lang: str) -> Iterator[str]:
    yield things[0].thing.name
    yield ", ".join(_DEEDS[one.what].get(lang) for one in things)
    yield " ".join(dict.fromkeys(extension for one in things for extension in one.extensions))
    yield things[0].thing.title.get(lang)


def _tell_switched_off(lang: str) -> None:
    names = os.environ.get(DISABLE_VARIABLE, "").strip()
    if names:
        told = _EVERYTHING.get(lang) if "*" in names.split(",") else names
        say(_SWITCHED_OFF.get(lang, variable=DISABLE_VARIABLE, names=told))
