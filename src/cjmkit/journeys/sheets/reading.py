"""
What reading a spreadsheet gathers: findings, places, and texts that found no home.
"""

from __future__ import annotations

from typing import NamedTuple

import attrs

from cjmkit.findings import Finding, Location, Rule
from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.words import Words

__all__ = ["Entry", "Reading"]


class Entry(NamedTuple):
    """
    A cell that says something about a stage.

    Cells of one *record* (a row of a list, a column of a map) belong together.
    """

    value: Cell
    where: Location
    record: int

    @property
    def text(self) -> str:
        """
        The cell as text.
        """
        return text_of(self.value).strip()


@attrs.define(kw_only=True)
class Reading:
    """
    Findings and places so far; *records* counts the records of all tables.
    """

    words: Words = attrs.field(factory=Words)
    findings: list[Finding] = attrs.field(factory=list)
    places: dict[str, Location] = attrs.field(factory=dict)
    records: int = 0

    def say(self, rule: Rule, where: Location, **params: object) -> None:
        """
        Add a finding.
        """
        self.findings.append(rule.finding(where, **params))
