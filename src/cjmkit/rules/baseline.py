"""
The baseline: findings that are known already and are not reported again.

A finding is remembered by its file, its code and its place told by ids (in a base of cards: by sheet and
field), never by a line, a text or a value: so it stays known when lines move, and no personal data get into
the file. Of each there is a number; where there are more than that, nobody can tell which one is new, and
all are reported.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.rules.addresses import Addresses, fingerprint

__all__ = ["NOT_A_BASELINE", "Baseline", "Divided", "key_of"]

_SCHEMA: Final = "cjmkit/baseline@1"
_MOST: Final = 1_000_000_000

NOT_A_BASELINE: Final = Rule(
    code="CFG140",
    severity=Severity.ERROR,
    title=Texts("Не список известных находок", "Not a list of known findings"),
    text=Texts(
        "файл не похож на список известных находок, нужен JSON от --write-baseline: запишите его заново",
        "the file is no list of known findings, JSON of --write-baseline is wanted: write it anew",
    ),
    why=Texts(
        "По чужому файлу нельзя решить, какие находки новые.",
        "Another file does not tell which findings are new.",
    ),
    bad="--baseline package.json",
    good="--baseline cjmkit.baseline.json",
)


def key_of(finding: Finding, addresses: Addresses | None = None) -> str:
    """
    Return what a finding is remembered by; *addresses* are those of its project.
    """
    where, found = finding.where, finding.params.get("found")
    if addresses is None:
        place = "/".join(part for part in (where.sheet, where.field or where.header or where.column) if part)
        return f"{finding.code} {place}".rstrip()
    place = str(addresses.of(where.field or ""))
    # Of two unknown names in one place each is a finding of its own; numbers change by themselves.
    which = fingerprint(found) if isinstance(found, str) else ""
    return " ".join(part for part in (finding.code, place, which) if part)


@attrs.frozen(kw_only=True)
class Divided:
    """
    The findings of one file: *new* ones and *known* ones; *gone* counts those known that are no more.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    gone: int


@attrs.frozen(kw_only=True)
class Baseline:
    """
    How many findings of each key are known, file by file.

    .. versionadded:: 0.1.0
    """

    files: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict)

    def divide(self, file: str, findings: Iterable[Finding], addresses: Addresses | None = None) -> Divided:
        """
        Tell the new findings of *file* from those that are known.
        """
        keyed = [(key_of(finding, addresses), finding) for finding in findings]
        counted = Counter(key for key, _ in keyed)
        known = self.files.get(file, {})
        over = {key for key, number in counted.items() if number > known.get(key, 0)}
        return Divided(
            new=tuple(finding for key, finding in keyed if key in over),
            known=tuple(finding for key, finding in keyed if key not in over),
            gone=sum(max(0, number - counted[key]) for key, number in known.items()),
        )

    def with_file(self, file: str, findings: Iterable[Finding], addresses: Addresses | None = None) -> Baseline:
        """
        Return a baseline that knows *findings* of *file*, and no others of it.
        """
        counted = Counter(key_of(finding, addresses) for finding in findings)
        files = {name: held for name, held in self.files.items() if name != file}
        return Baseline(files={**files, file: dict(counted)} if counted else files)

    def to_text(self) -> str:
        """
        Return the baseline as JSON, sorted, one finding a line: git shows what changed.
        """
        files = {name: dict(sorted(held.items())) for name, held in sorted(self.files.items())}
        return json.dumps({"schema": _SCHEMA, "files": files}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_text(cls, text: str | bytes, where: str | None = None) -> Baseline:
        """
        Read a baseline; *where* names its file in messages.

        Raises:
            ConfigError: it is none.

        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        files = _files(data)
        if files is None:
            raise ConfigError(NOT_A_BASELINE.finding(Location(source=where)))
        return cls(files=files)


def _files(data: Any) -> Mapping[str, Mapping[str, int]] | None:
    if not isinstance(data, dict) or data.get("schema") != _SCHEMA or not isinstance(data.get("files"), dict):
        return None
    for held in data["files"].values():
        if not isinstance(held, dict) or not all(map(_is_count, held.values())):
            return None
    files: Mapping[str, Mapping[str, int]] = data["files"]
    return files


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST
