"""
Counts of findings by code, as a table.
"""

from __future__ import annotations

from typing import Final

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from cjmkit.cli.catalogue import rules_of_cards
from cjmkit.findings import Lang, Severity, Texts
from cjmkit.intake.report import IntakeReport
from cjmkit.rules.explain import severity_name

__all__ = ["COUNTS_TITLE", "counts_table"]

_TITLES: Final = (
    Texts("Код", "Code"),
    Texts("Сколько", "Count"),
    Texts("Важность", "Severity"),
    Texts("Что", "What"),
)
_MARKS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
COUNTS_TITLE: Final = Texts("Находки (подробнее: cjmkit explain КОД)", "Findings (more: cjmkit explain CODE)")


def counts_table(report: IntakeReport, lang: Lang) -> Table:
    """
    Return a table of how many findings of each code there were, errors first.
    """
    known = rules_of_cards(report.counts.keys())
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for title in _TITLES:
        table.add_column(
            title.get(lang), justify="right" if title is _TITLES[1] else "left", no_wrap=title is not _TITLES[3]
        )
    severities = {finding.code: finding.severity for finding in report}
    rows = []
    for code, count in report.counts.items():
        if code in report.skipped:
            continue  # the account of rows tells them
        rule = known.get(code)
        severity = severities.get(code) or (rule.severity if rule is not None else Severity.INFO)
        rows.append((-severity.rank, code, count, rule.title.get(lang) if rule is not None else "", severity))
    for _, code, count, meaning, severity in sorted(rows, key=lambda row: row[:2]):
        table.add_row(code, f"{count}", f"[{_MARKS[severity]}]{severity_name(severity, lang)}[/]", escape(meaning))
    return table
