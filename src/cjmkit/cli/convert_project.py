"""
``cjmkit convert`` for a project: from one format of personas and journeys to another.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, BinaryIO, Final, cast

from cjmkit.cli.common import key_values, refuse_options_of_cards
from cjmkit.cli.failure import Failure
from cjmkit.cli.losses import told_losses
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.seen import placed
from cjmkit.cli.terminal import emit_data, say
from cjmkit.findings import Lang, Report, Texts
from cjmkit.intake.rows.source import Source
from cjmkit.plugins import ProjectRecord
from cjmkit.toolkit import Toolkit

__all__ = ["convert_project"]

_WROTE: Final = Texts("записано: {path} (проект)", "wrote {path} (project)")
_DRY: Final = Texts("пробный прогон: ничего не записано", "dry run: nothing was written")
_NOTHING: Final = Texts("{path} не записан: проект не прочитан", "{path} was not written: the project was not read")


def convert_project(kit: Toolkit, source: Source, paths: tuple[str, str], given: Mapping[str, Any], lang: Lang) -> None:
    """
    Read the project of *source*, write it, and tell what came of it; *paths* are those of input and output.

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
    _print(record, path, target, given["output"], lang)
    if record.project is None:
        say([_summary(record, lang), _NOTHING.get(lang, path=target)], err=True)
        raise Failure(1)
    place = cast(BinaryIO, io.BytesIO()) if given["dry_run"] else target
    written = kit.write_project(
        record.project, place, format=exporter.name, options=key_values(given["out_options"], "--out-option") or None
    )
    done = _DRY.get(lang) if given["dry_run"] else _WROTE.get(lang, path=target)
    say([_summary(record, lang), *told_losses(written.losses, lang), done], err=True)
    if _report(record).errors:
        raise Failure(1)


def _print(record: ProjectRecord, path: str, target: str, output: str, lang: Lang) -> None:
    findings = [placed(finding, path) for finding in record.findings]
    err = target == STANDARD
    if output != "text":
        emit_data(print_findings(findings, output, lang), err=err)
    elif findings:
        say(print_findings(findings, output, lang), err=err)


def _report(record: ProjectRecord) -> Report:
    report = Report(keep=0)
    report.extend(record.findings)
    return report


def _summary(record: ProjectRecord, lang: Lang) -> str:
    return _report(record).summary(lang)
