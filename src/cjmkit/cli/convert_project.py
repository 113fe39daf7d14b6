"""
``cjmkit convert`` for a project: from one format of personas and journeys to another.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final, cast

from cjmkit.cli.common import key_values, refuse_options_of_cards
from cjmkit.cli.failure import Failure
from cjmkit.cli.losses import told_losses
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.seen import placed
from cjmkit.cli.terminal import emit_data, say
from cjmkit.findings import Finding, Lang, Report, Texts
from cjmkit.intake.rows.source import Source
from cjmkit.toolkit import Toolkit

__all__ = ["convert_project"]

_WROTE: Final = Texts("записано: {path} (проект)", "wrote {path} (project)")
_DRY: Final = Texts("пробный прогон: ничего не записано", "dry run: nothing was written")
_SEE_CHECK: Final = Texts(
    "проект нарисован как есть, с ошибками; подробно: cjmkit check",
    "the project is drawn as it is, errors too; in detail: cjmkit check",
)
_NOTHING: Final = Texts("{path} не записан: проект не прочитан", "{path} was not written: the project was not read")


def convert_project(
    kit: Toolkit,
    source: Source,
    paths: tuple[str, str],
    given: Mapping[str, Any],
    lang: Lang,
    *,
    judged: bool = False,
) -> None:
    """
    Read the project of *source*, write it, and tell what came of it; *paths* are those of input and output.

    *judged*: the errors that the rules find count too, for who looks at a picture takes it for true.

    Raises:
        ConfigError: an option is of use for cards alone.
        OutputError: the output is the input, or cannot be written.
        UnknownFormatError: nothing writes such a file.

    """
    path, target = paths
    refuse_options_of_cards()
    exporter = kit.exporter_for(target, given["to_"] or ("json" if target == STANDARD else None), kind="project")
    refuse_clash({"OUT": target}, {"IN": path})
    options = key_values(given["in_options"], "--in-option") or None
    record = kit.load_project(source, format=given["from_"], options=options)
    found = kit.judge(record).findings if judged else record.findings
    # People asked for a picture and get counts: a draft may have a hundred findings, and check tells them.
    _print(record.findings if given["output"] == "text" else found, path, target, given["output"], lang)
    report = _report(found)
    if record.project is None:
        say([report.summary(lang), _NOTHING.get(lang, path=target)], err=True)
        raise Failure(1)
    place = cast(BinaryIO, io.BytesIO()) if given["dry_run"] else target
    written = kit.write_project(
        record.project, place, format=exporter.name, options=key_values(given["out_options"], "--out-option") or None
    )
    done = _DRY.get(lang) if given["dry_run"] else _WROTE.get(lang, path=target)
    say([report.summary(lang), *told_losses(written.losses, lang), done], err=True)
    if report.errors:
        if judged:
            say(_SEE_CHECK.get(lang), err=True)
        raise Failure(1)


def _print(found: Iterable[Finding], path: str, target: str, output: str, lang: Lang) -> None:
    findings = [placed(finding, path) for finding in found]
    err = target == STANDARD
    if output != "text":
        emit_data(print_findings(findings, output, lang), err=err)
    elif findings:
        say(print_findings(findings, output, lang), err=err)


def _report(found: Iterable[Finding]) -> Report:
    report = Report(keep=0)
    report.extend(found)
    return report
