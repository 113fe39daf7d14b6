"""
``cjmkit check``: what the rules find, without writing anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli.common import (
    Failure,
    lang_option,
    language,
    output_option,
    progress,
    reading_options,
    reading_wishes,
    toolkit,
)
from cjmkit.cli.printing import print_findings
from cjmkit.errors import SourceError
from cjmkit.findings import Finding, Severity, Texts
from cjmkit.intake.catalogue import files
from cjmkit.toolkit import Toolkit

__all__ = ["check"]

_CHECKING: Final = Texts("проверяю", "checking")
_MORE: Final = Texts("…и ещё {count} (--limit)", "…and {count} more (--limit)")
_LEVELS: Final = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@reading_options
@click.option(
    "--level",
    type=click.Choice(list(_LEVELS)),
    default="warning",
    show_default=True,
    help="Print findings from this severity up.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*_LEVELS, "never"]),
    default="error",
    show_default=True,
    help="End with 1 from this severity up.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=1000, show_default=True, help="Findings kept of each code."
)
@output_option
@lang_option
def check(paths: tuple[str, ...], **given: Any) -> None:
    """
    Check the cards of FILEs and folders, print findings, write nothing; ends with 1 if there are errors.
    """
    lang, kit = language(), toolkit()
    kept: list[Finding] = []
    worst, dropped, summaries = -1, 0, []
    with progress(_CHECKING) as tick:
        for path in _files(paths, kit):
            wishes = {**reading_wishes(given), "on_error": "keep", "keep": given["limit"], "progress": tick}
            with kit.read_cards(path, **wishes) as batch:
                for _ in batch:
                    pass
            report = batch.report
            kept += report.findings
            dropped += report.dropped
            ranks = (2 if report.errors else -1, 1 if report.warnings else -1, 0 if report.infos else -1)
            worst = max(worst, *ranks)
            summaries.append(report.summary(lang))
    shown = [finding for finding in kept if finding.severity.rank >= _LEVELS[given["level"]].rank]
    text = print_findings(shown, given["output"], lang)
    if text:
        click.echo(text)
    if given["output"] == "text":
        if dropped:
            click.echo(_MORE.get(lang, count=dropped))
        click.echo("\n".join(summaries))
    if given["fail_on"] != "never" and worst >= _LEVELS[given["fail_on"]].rank:
        raise Failure(1)


def _files(paths: tuple[str, ...], kit: Toolkit) -> Iterator[str]:
    known = {extension for importer in kit.host.importers for extension in importer.extensions}
    for path in paths:
        folder = Path(path)
        if path == "-" or not folder.is_dir():
            yield path
            continue
        found = sorted(file for file in folder.rglob("*") if file.is_file() and _suffix(file) in known)
        if not found:
            raise SourceError(files.EMPTY_FOLDER.finding(folder=folder.name, known=", ".join(sorted(known))))
        yield from map(str, found)


def _suffix(file: Path) -> str:
    return file.name.lower().removesuffix(".gz").rpartition(".")[2]
