"""
What `cjmkit check` has seen: findings of every file, known ones, silenced ones, and the answer.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs

from cjmkit.cli.printing import Suppressed
from cjmkit.findings import Finding, Lang, Report, Severity, Texts
from cjmkit.rules.addresses import Addresses
from cjmkit.rules.baseline import Baseline

__all__ = ["Seen", "placed"]

_PROJECT: Final = Texts("{file}: проект, {summary}{more}", "{file}: a project, {summary}{more}")
_CARDS: Final = Texts("{file}: {more}", "{file}: {more}")
_SILENCED: Final = Texts("заглушено: {count}", "silenced: {count}")
_KNOWN: Final = Texts("известно: {count}", "known: {count}")
_GONE: Final = Texts("из списка известных исправлено: {count} (обновите его)", "known and mended: {count} (renew it)")


@attrs.define(kw_only=True)
class Seen:
    """
    The sum of the files. *level* is the least severity to print; *baseline* None knows nothing.

    *folder* is that of the baseline's file, which the names in it are relative to. *limit* is how many
    findings of each code are printed. *strangers* are files of folders that turned out to be no bases.
    """

    level: Severity
    limit: int
    baseline: Baseline | None = None
    folder: Path = Path()
    fresh: Baseline = Baseline()
    findings: list[Finding] = attrs.field(factory=list)
    suppressed: list[Suppressed] = attrs.field(factory=list)
    summaries: list[str] = attrs.field(factory=list)
    failures: list[str] = attrs.field(factory=list)
    strangers: list[str] = attrs.field(factory=list)
    hidden: int = 0
    worst: int = -1

    def take_cards(self, path: str, report: Report, lang: Lang) -> None:
        """
        Take the report of a base of cards.
        """
        new, told = self._divide(path, report.findings, lang)
        self._count(report, report.findings, new)
        self._show(path, new, beyond=report if self.baseline is None else None)
        self.summaries.append(report.summary(lang))
        if told:
            self.summaries.append(_CARDS.get(lang, file=path, more=", ".join(told)))

    def take_project(
        self,
        path: str,
        findings: tuple[Finding, ...],
        lang: Lang,
        *,
        silenced: Iterable[Suppressed] = (),
        addresses: Addresses | None = None,
    ) -> None:
        """
        Take what was found in a project, and what its file silences.
        """
        quiet = [attrs.evolve(each, finding=placed(each.finding, path)) for each in silenced]
        self.suppressed += quiet
        new, told = self._divide(path, findings, lang, addresses or Addresses.nowhere())
        report = Report(keep=0)
        report.extend(findings)
        self._count(report, findings, new)
        self._show(path, new)
        if quiet:
            told = [_SILENCED.get(lang, count=len(quiet)), *told]
        more = "".join(f", {part}" for part in told)
        self.summaries.append(_PROJECT.get(lang, file=path, summary=report.summary(lang), more=more))

    def _divide(
        self, path: str, findings: tuple[Finding, ...], lang: Lang, addresses: Addresses | None = None
    ) -> tuple[tuple[Finding, ...], list[str]]:
        file = path if path == "-" else Path(os.path.relpath(path, self.folder)).as_posix()
        self.fresh = self.fresh.with_file(file, findings, addresses)
        if self.baseline is None:
            return findings, []
        divided = self.baseline.divide(file, findings, addresses)
        self.suppressed += [Suppressed(finding=placed(each, path), kind="external") for each in divided.known]
        told = [_KNOWN.get(lang, count=len(divided.known))] if divided.known else []
        return divided.new, [*told, _GONE.get(lang, count=divided.gone)] if divided.gone else told

    def _count(self, report: Report, kept: Iterable[Finding], new: Iterable[Finding]) -> None:
        # What the report counted and did not keep is in no baseline.
        beyond = Counter(
            {Severity.ERROR: report.errors, Severity.WARNING: report.warnings, Severity.INFO: report.infos}
        )
        beyond.subtract(Counter(finding.severity for finding in kept))
        ranks = [severity.rank for severity, number in beyond.items() if number > 0]
        self.worst = max((self.worst, *ranks, *(finding.severity.rank for finding in new)))

    def _show(self, path: str, new: Iterable[Finding], beyond: Report | None = None) -> None:
        shown: Counter[str] = Counter()
        for finding in new:
            if finding.severity.rank < self.level.rank:
                continue
            shown[finding.code] += 1
            if shown[finding.code] <= self.limit:
                self.findings.append(placed(finding, path))
        counts = shown if beyond is None else beyond.counts
        self.hidden += sum(counts[code] - min(number, self.limit) for code, number in shown.items())


def placed(finding: Finding, path: str) -> Finding:
    """
    Return *finding* with the path of its file: with several folders the name alone does not tell which it is.
    """
    if path == "-" or finding.where.source not in (None, Path(path).name):
        return finding
    return attrs.evolve(finding, where=attrs.evolve(finding.where, source=Path(path).as_posix()))
