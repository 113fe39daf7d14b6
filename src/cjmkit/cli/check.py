"""
``cjmkit check``: what the rules find, without writing anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, output_option, reading_options, reading_wishes, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.gather import gather, kind_of
from cjmkit.cli.language import language
from cjmkit.cli.printing import Suppressed, print_findings
from cjmkit.cli.seen import Seen
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.codec._catalogue import OTHER_SCHEMA
from cjmkit.errors import CjmkitError, ConfigError
from cjmkit.files import atomic_write
from cjmkit.findings import Lang, Severity, Texts
from cjmkit.intake.catalogue.road import NOTHING_RECOGNISED
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.rules.addresses import Addresses
from cjmkit.rules.baseline import Baseline
from cjmkit.toolkit import Toolkit

__all__ = ["check"]

_CHECKING: Final = Texts("проверяю", "checking")
_MORE: Final = Texts("…и ещё {count} (см. --limit)", "…and {count} more (see --limit)")
_SKIPPED: Final = Texts(
    "пропущено файлов папок: {count} (не карточки и не проекты)", "files of folders left out: {count} (not ours)"
)
_WRITTEN: Final = Texts("записано известных находок: {count} ({file})", "known findings written: {count} ({file})")
_PLENTY: Final = 100_000
_STRANGE: Final = frozenset((NOTHING_RECOGNISED.code, OTHER_SCHEMA.code))
_LEVELS: Final = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}


@command(
    Texts(
        "Проверить карточки и проекты (персонажей, карты пути) файлов и папок, напечатать находки.",
        "Check the cards and projects (personas, journey maps) of files and folders, print findings.",
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
@option(
    "--baseline",
    type=PATH,
    metavar="FILE.json",
    about=Texts("Не сообщать о находках из этого списка известных.", "Do not report what this list knows already."),
)
@option(
    "--write-baseline",
    is_flag=True,
    about=Texts("Записать находки в список --baseline.", "Write the findings into the list of --baseline."),
)
@option(
    "--show-suppressed",
    is_flag=True,
    about=Texts("Показать и заглушённые, и известные находки.", "Show silenced and known findings, too."),
)
@output_option
@lang_option
def check(paths: tuple[str, ...], **given: Any) -> None:
    """
    Check each file; one that cannot be read does not hide the findings of the others.
    """
    lang, kit = language(), toolkit()
    seen = _seen(given)
    # To tell new findings from known ones all of them are needed.
    keep = given["limit"] if given["baseline"] is None else _PLENTY
    wishes = {**reading_wishes(given), "on_error": "keep", "keep": keep}
    found = gather(paths, kit, but=given["baseline"])
    with progress(_CHECKING) as tick:
        for path in found.named:
            _take(seen, kit, path, {**wishes, "progress": tick}, lang)
        for path in found.inside:
            _take(seen, kit, path, {**wishes, "progress": tick}, lang, named=False)
    as_text = given["output"] == "text"
    _print(seen, given, lang)
    if found.skipped or seen.strangers:
        say(_skipped(found.skipped, seen.strangers, lang), err=not as_text)
    say(seen.failures, err=True)
    if seen.failures:
        raise Failure(2)
    if given["write_baseline"]:
        _write(seen, given["baseline"], lang, as_text=as_text)
    elif given["fail_on"] != "never" and seen.worst >= _LEVELS[given["fail_on"]].rank:
        raise Failure(1)


def _seen(given: Mapping[str, Any]) -> Seen:
    path, writes = given["baseline"], given["write_baseline"]
    if path is None:
        if writes:
            raise ConfigError(rules.NO_BASELINE_FILE.finding())
        return Seen(level=_LEVELS[given["level"]], limit=given["limit"])
    file = Path(path)
    old = Baseline()
    if not writes:
        with open_source(path).open() as stream:
            old = Baseline.from_text(stream.read(), file.name)
    return Seen(level=_LEVELS[given["level"]], limit=given["limit"], baseline=old, folder=file.parent)


def _skipped(count: int, strangers: Sequence[str], lang: Lang) -> str:
    told = _SKIPPED.get(lang, count=count + len(strangers))
    return f"{told}: {', '.join(strangers)}" if strangers else told


def _take(seen: Seen, kit: Toolkit, path: str, wishes: Mapping[str, Any], lang: Lang, *, named: bool = True) -> None:
    try:
        source = open_source(path)
        if kind_of(source, wishes["format"], kit) == "project":
            _take_project(seen, kit, path, source, wishes, lang)
            return
        with kit.read_cards(source, **wishes) as batch:
            for _ in batch:
                pass
        seen.take_cards(path, batch.report, lang)
    except ConfigError:
        raise  # the call is wrong, for every file alike
    except CjmkitError as error:
        # A folder holds other things in the formats of bases, too: a list of parcels is no mistake there.
        if not named and error.finding is not None and error.finding.code in _STRANGE:
            seen.strangers.append(Path(path).as_posix())
            return
        seen.failures.append(f"cjmkit: {error.message(lang)}")


def _take_project(seen: Seen, kit: Toolkit, path: str, source: Source, wishes: Mapping[str, Any], lang: Lang) -> None:
    record = kit.load_project(source, format=wishes["format"], options=wishes["options"])
    judged = kit.judge(record)
    silenced = (Suppressed(finding=each.finding, reason=each.reason) for each in judged.silenced)
    addresses = None if record.project is None else Addresses(record.project)
    seen.take_project(path, judged.findings, lang, silenced=silenced, addresses=addresses)


def _print(seen: Seen, given: Mapping[str, Any], lang: Lang) -> None:
    kind = given["output"]
    # SARIF has a place for what is suppressed, and its readers hide it by themselves.
    quiet = seen.suppressed if given["show_suppressed"] or kind == "sarif" else ()
    (say if kind == "text" else emit_data)(print_findings(seen.findings, kind, lang, quiet))
    if seen.hidden:
        say(_MORE.get(lang, count=seen.hidden), err=kind != "text")
    say(seen.summaries, err=kind != "text")


def _write(seen: Seen, path: str, lang: Lang, *, as_text: bool) -> None:
    with atomic_write(Path(path)) as stream:
        stream.write(seen.fresh.to_text().encode("utf-8", "backslashreplace"))
    count = sum(sum(held.values()) for held in seen.fresh.files.values())
    say(_WRITTEN.get(lang, count=count, file=Path(path).name), err=not as_text)
