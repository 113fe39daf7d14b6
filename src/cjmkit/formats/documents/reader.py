"""
From a source to a project, with every fault and every wrong value placed.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Iterable
from typing import Final

import attrs

from cjmkit.codec._paths import path_of
from cjmkit.codec.projects import project_from_dict
from cjmkit.findings import Finding, Location, Severity
from cjmkit.formats.documents import catalogue as rules
from cjmkit.formats.documents.limits import BYTES
from cjmkit.formats.documents.scan import Spot, TextPlaces
from cjmkit.formats.documents.syntax import Fault, Syntax
from cjmkit.intake.rows._stream import read_sample
from cjmkit.intake.rows.source import Source
from cjmkit.plugins.contracts import ProjectRecord
from cjmkit.plugins.places import placed

__all__ = ["Document", "document_of", "format_said", "project_of", "read_project"]

_HEAD: Final = 64 * 1024
# «schema: cjmkit/project@1» in any of the syntaxes, on a line of its own or behind a bracket.
_SAYS: Final = re.compile(
    r"""(?:^|[{,])[ \t]{0,99}["']?schema["']?[ \t\n]{0,99}([:=])[ \t\n]{0,99}["']?cjmkit/project@""", re.MULTILINE
)


@attrs.frozen(kw_only=True)
class Document:
    """
    A project file: its text, or the finding why there is none.

    *text* has plain line ends and no mark at its beginning: *windows* says that lines ended as in Windows, and
    *marked* that the mark was there.
    """

    source: str
    text: str = attrs.field(repr=False)
    windows: bool = False
    marked: bool = False
    problem: Finding | None = None


def document_of(source: Source) -> Document:
    """
    Return the text of *source*.

    Raises:
        SourceError: it cannot be opened or read.
        FormatError: it is packed, and damaged.

    """
    where = Location(source=source.name)
    data = read_sample(source, BYTES + 1)
    if len(data) > BYTES:
        finding = rules.TOO_LARGE.finding(where, limit=BYTES // 1024 // 1024)
        return Document(source=source.name, text="", problem=finding)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig", "replace")
        line, position = good.count("\n") + 1, len(good) - good.rfind("\n")
        finding = rules.NOT_UTF8.finding(attrs.evolve(where, line=line, position=position))
        return Document(source=source.name, text="", problem=finding)
    returns = text.count("\r\n")
    return Document(
        source=source.name,
        text=text.replace("\r\n", "\n"),
        windows=returns * 2 > text.count("\n"),
        marked=data.startswith(codecs.BOM_UTF8),
        problem=None if _has_words(text) else rules.EMPTY.finding(where),
    )


def read_project(source: Source, syntax: Syntax) -> ProjectRecord:
    """
    Return the project of *source*, or the findings why there is none; raises as `document_of` does.
    """
    return project_of(document_of(source), syntax)


def project_of(document: Document, syntax: Syntax) -> ProjectRecord:
    """
    Return the project that a text holds, or the findings why there is none.
    """
    where = Location(source=document.source)
    if document.problem is not None:
        return ProjectRecord(project=None, where=where, findings=(document.problem,))
    syntax.prepare()
    data, faults = syntax.parse(document.text)
    places = TextPlaces(document.source, functools.partial(syntax.scan, document.text))
    findings = tuple(_finding(fault, where) for fault in faults)
    if any(finding.severity is Severity.ERROR for finding in findings):
        # The text may be broken where it would have to be walked for places: the faults have their own.
        halves = all(fault.rule is rules.HALF_CHARACTER for fault in faults)
        return ProjectRecord(project=None, where=where, findings=_placed(findings, places) if halves else findings)
    project, wrong = project_from_dict(data, where)
    return ProjectRecord(project=project, where=where, findings=(*findings, *_placed(wrong, places)), places=places)


def format_said(source: Source) -> str | None:
    """
    Return the name of the format that the beginning of *source* speaks of; None if it names no schema of a project.
    """
    head = read_sample(source, _HEAD).decode("utf-8", "replace").replace("\r\n", "\n")
    found = _SAYS.search(head)
    if found is None:
        return None
    if source.suffix in ("yaml", "yml"):  # of which JSON is a part
        return "project-yaml"
    if head.lstrip("\ufeff \t\n")[:1] in ("{", "["):
        return "project-json"
    return "project-toml" if found.group(1) == "=" else "project-yaml"


def _has_words(text: str) -> bool:
    return any(bare and bare[0] != "#" for line in text.split("\n") if (bare := line.strip()))


def _finding(fault: Fault, where: Location) -> Finding:
    spot: Spot | None = fault.spot
    place = attrs.evolve(
        where,
        field=path_of(fault.steps) or None,
        line=None if spot is None else spot.line,
        position=None if spot is None else spot.position,
    )
    return fault.rule.finding(place, **fault.params)


def _placed(findings: Iterable[Finding], places: TextPlaces) -> tuple[Finding, ...]:
    return tuple(placed(finding, places) for finding in findings)
