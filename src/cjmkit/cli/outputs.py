"""
Where a conversion writes, settled before anything is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any, Final

import attrs

from cjmkit import files
from cjmkit.cli import rules
from cjmkit.errors import OutputError, UnknownFormatError
from cjmkit.files import same_file
from cjmkit.findings import Location
from cjmkit.intake.catalogue import options as option_rules
from cjmkit.intake.catalogue import road as road_rules
from cjmkit.toolkit import Toolkit
from cjmkit.toolkit.catalogue import PLUGIN_WANTED
from cjmkit.toolkit.outputs import suffix_of

__all__ = ["STANDARD", "Outputs", "is_json_report", "refuse_clash", "settle"]

STANDARD: Final = "-"
"""Standard input or output."""

_JSON: Final = ("", "json")
_DRAWN: Final = ".html (pip install -U cjmkit-html)"


@attrs.frozen(kw_only=True)
class Outputs:
    """
    The files of one conversion; *format* is that of *target*, None where its extension tells.
    """

    target: str
    format: str | None
    rejects: str
    report: str | None
    dry: bool
    manifest: str | None = None
    purpose: str | None = None

    @property
    def takes_stdout(self) -> bool:
        """
        Whether standard output holds data, so that words must go elsewhere.
        """
        return STANDARD in (self.target, self.rejects, self.report, self.manifest)


def settle(source: str, target: str, given: dict[str, Any], kit: Toolkit) -> Outputs:
    """
    Return the outputs that the options ask for.

    Raises:
        OutputError: two of them are one file, one is an input, or its folder is missing.
        UnknownFormatError: nothing writes such a file.

    """
    outputs = Outputs(
        target=target,
        format=given["to_"] or ("jsonl" if target == STANDARD else None),
        rejects=given["rejects"] or _rejects_of(target),
        report=given["report"],
        dry=given["dry_run"],
        manifest=given.get("manifest"),
        purpose=given.get("only_consented"),
    )
    kit.exporter_for(target, outputs.format)
    kit.exporter_for(outputs.rejects, kind="rejects")
    _refuse_input(target, source)
    names = {"OUT": target, "--rejects": outputs.rejects, "--report": outputs.report, "--manifest": outputs.manifest}
    refuse_clash(names, {"IN": source, "--mapping": given["mapping"]})
    if outputs.report is not None and not is_json_report(outputs.report):
        _refuse_unknown_report(outputs.report, kit)
    for path in (target, outputs.rejects, outputs.report, outputs.manifest):
        if path is not None and not _is_special(path):
            _refuse_folder(Path(path))
    return outputs


def is_json_report(path: str) -> bool:
    """
    Return whether the report at *path* is data: what another extension names is a report for people.
    """
    return path == STANDARD or suffix_of(path) in _JSON


def _refuse_unknown_report(path: str, kit: Toolkit) -> None:
    try:
        kit.exporter_for(path, kind="report")
    except UnknownFormatError as error:
        if error.finding is not None and error.finding.code == PLUGIN_WANTED.code:
            raise
        drawn = {f".{each}" for one in kit.host.exporters if one.kind == "report" for each in one.extensions}
        known = ", ".join((".json", *(sorted(drawn) or [_DRAWN])))
        raise UnknownFormatError(option_rules.NO_EXPORTER.finding(_where(path), known=known)) from None


def _rejects_of(target: str) -> str:
    # Beside a pipe or a device there is no place for a workbook.
    return "cjmkit.rejects.xlsx" if _is_special(target) else f"{target}.rejects.xlsx"


def _refuse_input(target: str, source: str) -> None:
    if STANDARD not in (target, source) and not _is_special(target) and same_file(target, source):
        raise OutputError(road_rules.OUTPUT_IS_INPUT.finding(Location(source=Path(target).name)))


def refuse_clash(outputs: dict[str, str | None], inputs: dict[str, str | None]) -> None:
    """
    Raise `OutputError` if two outputs, or an output and an input, are one file.
    """
    seen = [(name, path) for name, path in inputs.items() if path is not None and path != STANDARD]
    for name, path in outputs.items():
        if path is None:
            continue
        for other, known in seen:
            if _is_one_file(path, known):
                raise OutputError(rules.OUTPUT_CLASH.finding(_where(path), option=name, other=other))
        seen.append((name, path))


def _is_one_file(path: str, other: str) -> bool:
    if STANDARD in (path, other):
        return path == other
    return not _is_special(path) and same_file(path, other)


def _is_special(path: str) -> bool:
    """
    Return whether *path* is standard output, a pipe or a device: it may be named twice, and has no neighbours.
    """
    if path == STANDARD:
        return True
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _refuse_folder(path: Path) -> None:
    # The writer would refuse it as well, but only after a long reading.
    try:
        rule = files.IS_DIRECTORY if path.is_dir() else None if path.parent.is_dir() else files.NO_FOLDER
        if rule is None and not os.access(path.parent, os.W_OK):
            rule = files.NO_PERMISSION
    except PermissionError:
        rule = files.NO_PERMISSION
    except (OSError, ValueError):
        rule = files.BAD_NAME
    if rule is not None:
        raise OutputError(rule.finding(_where(os.fspath(path))))


def _where(path: str) -> Location:
    return Location(source=Path(path).name or path)
