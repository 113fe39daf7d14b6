"""
Findings of a stream: the first of each code by name, the others as a number.
"""

from __future__ import annotations

from collections import Counter

import attrs

from cjmkit.findings import NOWHERE, Finding, Location, Rule
from cjmkit.intake.catalogue import text

__all__ = ["Tally"]


class Tally:
    """
    Appends findings to a list that belongs to a table, at most *named* of each code.

    `close` adds one finding for the rest, so that a broken file of a million rows does not fill the memory.
    """

    def __init__(self, findings: list[Finding], *, named: int = 100) -> None:
        self._findings = findings
        self._named = named
        self._counts: Counter[str] = Counter()
        self._last: dict[str, Finding] = {}

    def add(self, rule: Rule, where: Location = NOWHERE, /, *, value: object = None, **params: object) -> None:
        """
        Note a finding of *rule* at *where*.
        """
        if self._room(rule.code):
            self._findings.append(rule.finding(where, value=value, **params))
        else:
            self._last[rule.code] = rule.finding(where)

    def put(self, finding: Finding) -> None:
        """
        Note a *finding* that was made elsewhere.
        """
        if self._room(finding.code):
            self._findings.append(finding)
        else:
            self._last[finding.code] = finding

    def close(self) -> None:
        """
        Say how many findings of each code were not named.
        """
        for code, finding in self._last.items():
            where = Location(source=finding.where.source)
            more = text.MORE.finding(where, of=code, count=self._counts[code] - self._named)
            # As grave as what it stands for: an unnamed error is an error all the same.
            self._findings.append(attrs.evolve(more, severity=finding.severity))
        self._last.clear()

    def _room(self, code: str) -> bool:
        self._counts[code] += 1
        return self._counts[code] <= self._named
