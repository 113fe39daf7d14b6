"""
Findings as text, JSON, GitHub annotations and SARIF.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from importlib.metadata import version
from typing import Any, Final, Literal
from urllib.parse import quote

import attrs

from cjmkit.cli.catalogue import catalogue
from cjmkit.findings import Finding, Lang, Severity, Texts

__all__ = ["Suppressed", "finding_as_dict", "print_findings"]

_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


_WHY: Final = {
    "inSource": Texts("заглушено: {reason}", "silenced: {reason}"),
    "external": Texts("известно", "known"),
}


@attrs.frozen(kw_only=True)
class Suppressed:
    """
    A finding that is not reported: the file silences it (``inSource``), or a baseline knows it (``external``).
    """

    finding: Finding
    kind: Literal["inSource", "external"] = "inSource"
    reason: str = ""

    def why(self, lang: Lang) -> str:
        """
        Return why it is not reported, in a few words.
        """
        return _WHY[self.kind].get(lang, reason=" ".join(self.reason.split()) or "—")


def print_findings(findings: Sequence[Finding], kind: str, lang: Lang, suppressed: Sequence[Suppressed] = ()) -> str:
    """
    Return *findings* printed as *kind*: ``text``, ``json``, ``github`` or ``sarif``.

    After them come those that are *suppressed*, marked as such; annotations leave them out.
    """
    if kind == "json":
        data = [finding_as_dict(finding, lang) for finding in findings]
        data += [
            {**finding_as_dict(each.finding, lang), "suppressed": {"kind": each.kind, "reason": each.reason}}
            for each in suppressed
        ]
        return json.dumps(data, ensure_ascii=False, indent=1)
    if kind == "github":
        return "\n".join(_github(finding, lang) for finding in findings)
    if kind == "sarif":
        return json.dumps(_sarif(findings, lang, suppressed), ensure_ascii=False, indent=1)
    quiet = (f"{each.finding.line(lang)} [{each.why(lang)}]" for each in suppressed)
    return "\n".join(_printable(line) for line in (*(finding.line(lang) for finding in findings), *quiet))


def _printable(line: str) -> str:
    # A path holds the keys of tables, and those are text of the file: they must give no orders to the terminal.
    return line if line.isprintable() else "".join(letter if letter.isprintable() else " " for letter in line)


def finding_as_dict(finding: Finding, lang: Lang, *, values: bool = False) -> dict[str, Any]:
    """
    Return a finding as plain data; with *values* also the raw and the new value, which may be personal.
    """
    where = finding.where
    place = {
        name: value
        for name in ("source", "sheet", "row", "column", "header", "field", "line", "position")
        if (value := getattr(where, name)) is not None
    }
    data: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message(lang),
        "where": place,
    }
    if values:
        data["value"], data["fix"] = _plain(finding.value), _plain(finding.fix)
    return data


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return _plain(value.value)
    kind: type[object] = type(value)
    if attrs.has(kind):
        parts = {field.name: getattr(value, field.name) for field in attrs.fields(kind)}
        return {name: _plain(part) for name, part in parts.items() if part is not None}
    if isinstance(value, Iterable):
        return [_plain(part) for part in value]
    return str(value)


def _github(finding: Finding, lang: Lang) -> str:
    where = finding.where
    properties = [f"file={_escaped(where.source)}"] if where.source else []
    line = where.line or where.row
    properties += [f"line={line}"] if line else []
    properties += [f"col={where.position}"] if where.line and where.position else []
    properties += [f"title={finding.code}"]
    place = f"{where.sheet}!{where.cell} " if where.sheet else ""
    return f"::{_GITHUB[finding.severity]} {','.join(properties)}::{_data(place + finding.message(lang))}"


def _escaped(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sarif(findings: Sequence[Finding], lang: Lang, suppressed: Sequence[Suppressed]) -> dict[str, Any]:
    every = (*findings, *(each.finding for each in suppressed))
    codes = {code: number for number, code in enumerate(sorted({finding.code for finding in every}))}
    driver = {"name": "cjmkit", "version": version("cjmkit"), "rules": _sarif_rules(tuple(codes), lang)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [
                    *(_result(finding, codes, lang) for finding in findings),
                    *(_suppressed(each, codes, lang) for each in suppressed),
                ],
            }
        ],
    }


def _sarif_rules(codes: Sequence[str], lang: Lang) -> list[dict[str, Any]]:
    known = catalogue()
    # Rules of plugins are not in the catalogue: their code alone is told.
    return [
        {
            "id": code,
            "shortDescription": {"text": known[code].title.get(lang)},
            "help": {"text": known[code].why.get(lang)},
            "defaultConfiguration": {"level": _SARIF[known[code].severity]},
        }
        if code in known
        else {"id": code}
        for code in codes
    ]


def _suppressed(each: Suppressed, codes: Mapping[str, int], lang: Lang) -> dict[str, Any]:
    mark = {"kind": each.kind, "justification": each.reason or each.why(lang)}
    return {**_result(each.finding, codes, lang), "suppressions": [mark]}


def _result(finding: Finding, codes: Mapping[str, int], lang: Lang) -> dict[str, Any]:
    where = finding.where
    # SARIF wants a URI: Cyrillic letters and spaces of a file name are escaped.
    name = (where.source or "-").encode("utf-8", "surrogateescape")
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(name)}}
    if where.line or where.row:
        physical["region"] = {"startLine": where.line or where.row}
        if where.position:
            physical["region"]["startColumn"] = where.position
    location: dict[str, Any] = {"physicalLocation": physical}
    if where.sheet:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{where.sheet}!{where.cell}"}]
    return {
        "ruleId": finding.code,
        "ruleIndex": codes[finding.code],
        "level": _SARIF[finding.severity],
        "message": {"text": finding.message(lang)},
        "locations": [location],
    }
