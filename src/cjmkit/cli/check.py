"""
``cjmkit check``: what the rules find, without writing anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs
import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import (
    PATH,
    lang_option,
    output_option,
    reading_options,
    reading_wishes,
    toolkit,
)
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.printing import print_findings
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.errors import CjmkitError, ConfigError, SourceError
from cjmkit.findings import Finding, Lang, Severity, Texts
from cjmkit.intake.catalogue import files
from cjmkit.intake.report import IntakeReport
from cjmkit.toolkit import Toolkit

__all__ = ["check"]

_CHECKING: Final = Texts("проверяю", "checking")
_MORE: Final = Texts("…и ещё {count} (см. --limit)", "…and {count} more (see --limit)")
_LEVELS: Final = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}


@command(
    Texts(
        "Проверить карточки файлов и папок, напечатать находки, ничего не писать.",
        "Check the cards of files and folders, print findings, write nothing.",
    ),
    Texts(
        "Код завершения: 0 – ошибок нет, 1 – есть находки от --fail-on, 2 – какой-то файл не прочитан.",
        "Exit code: 0 no errors, 1 there are findings from --fail-on up, 2 a file could not be read.",
    ),
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATH)
@reading_options
@option(
    "--level",
    type=click.Choice(list(_LEVELS)),
    default="warning",
    show_default=True,
    about=Texts("Печатать находки от этой важности.", "Print findings from this severity up."),
)
@option(
    "--fail-on",
    type=click.Choice([*_LEVELS, "never"]),
    default="error",
    show_default=True,
    about=Texts("Завершиться с 1 от этой важности.", "End with 1 from this severity up."),
)
@option(
    "--limit",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    about=Texts("Столько находок каждого кода печатать.", "Print so many findings of each code."),
)
@output_option
@lang_option
def check(paths: tuple[str, ...], **given: Any) -> None:
    """
    Check each file; one that cannot be read does not hide the findings of the others.
    """
    lang, kit = language(), toolkit()
    wishes = {**reading_wishes(given), "on_error": "keep", "keep": given["limit"]}
    seen = _Seen(level=_LEVELS[given["level"]])
    with progress(_CHECKING) as tick:
        for path in _files(paths, kit):
            seen.take(path, partial(_report, kit, path, {**wishes, "progress": tick}), lang)
    text = print_findings(seen.findings, given["output"], lang)
    as_text = given["output"] == "text"
    (say if as_text else emit_data)(text)
    if seen.hidden:
        say(_MORE.get(lang, count=seen.hidden), err=not as_text)
    say(seen.summaries, err=not as_text)
    say(seen.failures, err=True)
    if seen.failures:
        raise Failure(2)
    if given["fail_on"] != "never" and seen.worst >= _LEVELS[given["fail_on"]].rank:
        raise Failure(1)


def _report(kit: Toolkit, path: str, wishes: Mapping[str, Any]) -> IntakeReport:
    with kit.read_cards(path, **wishes) as batch:
        for _ in batch:
            pass
    return batch.report


@attrs.define(kw_only=True)
class _Seen:
    """
    What the files gave together.
    """

    level: Severity
    findings: list[Finding] = attrs.field(factory=list)
    summaries: list[str] = attrs.field(factory=list)
    failures: list[str] = attrs.field(factory=list)
    hidden: int = 0
    worst: int = -1

    def take(self, path: str, read: Callable[[], IntakeReport], lang: Lang) -> None:
        try:
            report = read()
        except ConfigError:
            raise  # the call is wrong, for every file alike
        except CjmkitError as error:
            self.failures.append(f"cjmkit: {error.message(lang)}")
            return
        shown = [_placed(finding, path) for finding in report if finding.severity.rank >= self.level.rank]
        self.findings += shown
        self.hidden += _hidden(report, shown)
        ranks = (2 if report.errors else -1, 1 if report.warnings else -1, 0 if report.infos else -1)
        self.worst = max(self.worst, *ranks)
        self.summaries.append(report.summary(lang))


def _placed(finding: Finding, path: str) -> Finding:
    # With several folders the name alone does not tell which file, and annotations need the path.
    if path == "-" or finding.where.source != Path(path).name:
        return finding
    return attrs.evolve(finding, where=attrs.evolve(finding.where, source=Path(path).as_posix()))


def _hidden(report: IntakeReport, shown: Iterable[Finding]) -> int:
    kept = Counter(finding.code for finding in shown)
    return sum(report.counts[code] - number for code, number in kept.items())


def _files(paths: tuple[str, ...], kit: Toolkit) -> Iterator[str]:
    known = {extension for importer in kit.host.importers for extension in importer.extensions}
    for path in paths:
        folder = Path(path)
        if path == "-" or not folder.is_dir():
            yield path
            continue
        found = sorted(file for file in folder.rglob("*") if _suffix(file) in known and file.is_file())
        if not found:
            raise SourceError(files.EMPTY_FOLDER.finding(folder=folder.name, known=", ".join(sorted(known))))
        yield from map(str, found)


def _suffix(file: Path) -> str:
    return file.name.lower().removesuffix(".gz").rpartition(".")[2]
