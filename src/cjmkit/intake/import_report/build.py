"""
Making an import report of what the road noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.intake.catalogue.repairs import PLACEHOLDER
from cjmkit.intake.decision import Decision
from cjmkit.intake.import_report.known import known_rules
from cjmkit.intake.import_report.report import (
    ImportReport,
    ReportCode,
    ReportColumn,
    ReportExample,
    ReportSkip,
    ReportTable,
)
from cjmkit.intake.import_report.shading import as_text, cut, shaded
from cjmkit.intake.import_report.words import detail_words, hint_for
from cjmkit.intake.repair.base import PROPOSED
from cjmkit.intake.report import IntakeReport, TableReport
from cjmkit.model.flat import title
from cjmkit.rules.explain import said

if TYPE_CHECKING:
    from cjmkit.plugins.contracts import Loss

__all__ = ["import_report"]

_EXAMPLES: Final = 20
_NO_RULES: Final[Mapping[str, Rule]] = MappingProxyType({})
_REPAIRS: Final = "IMP3"
"""Codes of what cleaning a cell tells; the *fix* of other findings is a proposal."""
_NOTHING: Final = "—"


def import_report(
    report: IntakeReport,
    *,
    target: str | None = None,
    losses: Iterable[Loss] = (),
    values: bool = False,
    rules: Mapping[str, Rule] = _NO_RULES,
) -> ImportReport:
    """
    Return what *report* tells people, with samples and values of cells only if *values* are asked for.

    *target* is the name of the file that was written and *losses* what its format could not hold. *rules* are those
    of plugins by code, so that their findings have titles too.

    .. versionadded:: 0.1.0
    """
    return ImportReport(
        tables=tuple(_table(table, values=values) for table in report.tables),
        codes=_codes(report, {**known_rules(), **rules}, values=values),
        rows=report.rows,
        cards=report.cards,
        rejected=report.rejected,
        skipped=sum(report.skipped.values()),
        errors=report.errors,
        warnings=report.warnings,
        notes=report.infos,
        target=target,
        losses=tuple(losses),
        with_values=values,
    )


def _table(table: TableReport, *, values: bool) -> ReportTable:
    return ReportTable(
        place=table.place,
        details=tuple(detail_words(table.details)),
        header_rows=table.header.rows if table.header is not None else (),
        rows=table.rows,
        cards=table.cards,
        rejected=table.rejected,
        skipped=tuple(
            ReportSkip(code=code, title=table.reasons[code], count=count)
            for code, count in sorted(table.skipped.items(), key=lambda one: (-one[1], one[0]))
        ),
        columns=tuple(_column(decision, table, values=values) for decision in table.decisions),
    )


def _column(decision: Decision, table: TableReport, *, values: bool) -> ReportColumn:
    return ReportColumn(
        column=decision.column,
        header=decision.header,
        targets=decision.targets,
        titles=tuple(Texts(title(name, "ru"), title(name, "en")) for name in decision.targets),
        custom=decision.custom,
        ignored=decision.ignored,
        confidence=decision.confidence,
        reason=decision.reason,
        samples=tuple(map(cut, decision.samples)) if values else (),
        rows=table.clients,
        filled=table.filled[decision.index],
    )


def _codes(report: IntakeReport, rules: Mapping[str, Rule], *, values: bool) -> tuple[ReportCode, ...]:
    kept: dict[str, list[Finding]] = defaultdict(list)
    repaired: set[str] = set()
    for finding in report:
        if _is_repair(finding):
            repaired.add(finding.code)
        if len(kept[finding.code]) < _EXAMPLES:
            kept[finding.code].append(finding)
    codes = [
        _code(
            _entry(code, rules, kept[code]),
            kept[code],
            count=count,
            repairs=code in repaired,
            skips=code in report.skipped,
            values=values,
        )
        for code, count in report.counts.items()
        if count
    ]
    return tuple(sorted(codes, key=lambda one: (-one.severity.rank, -one.count, one.code)))


def _entry(code: str, rules: Mapping[str, Rule], kept: Sequence[Finding]) -> Rule:
    """
    Return the catalogue entry of *code*; of a plugin that is not known, what its first finding says.
    """
    severity = max((finding.severity for finding in kept), key=lambda one: one.rank, default=None)
    known = rules.get(code)
    if known is None:
        told = _message(kept[0]) if kept else Texts(code, code)
        known = Rule(code=code, severity=severity or Severity.INFO, title=told, text=told, why=Texts("", ""))
    # Settings may grade a rule otherwise than the catalogue does.
    return known if severity is None else attrs.evolve(known, severity=severity)


def _code(rule: Rule, kept: Sequence[Finding], *, count: int, repairs: bool, skips: bool, values: bool) -> ReportCode:
    return ReportCode(
        code=rule.code,
        severity=rule.severity,
        title=rule.title,
        about=rule.why,
        hint=hint_for(rule.severity, repairs=repairs, skips=skips),
        law=said(rule.law) or None,
        bad=_example_text(rule.bad),
        good=_example_text(rule.good),
        count=count,
        repairs=repairs,
        skips=skips,
        examples=tuple(_example(finding, values=values) for finding in kept),
    )


def _example_text(text: str | Texts) -> Texts | None:
    return _texts(said(text, "ru"), said(text, "en")) if text else None


def _example(finding: Finding, *, values: bool) -> ReportExample:
    raw, new = as_text(finding.value), as_text(finding.fix)
    if new is None and finding.code == PLACEHOLDER.code:
        new = _NOTHING
    if not values:
        raw, new = shaded(raw, new)
    return ReportExample(
        place=str(finding.where),
        message=_message(finding),
        raw=raw,
        new=new,
        applied=_is_repair(finding),
    )


def _is_repair(finding: Finding) -> bool:
    if not finding.code.startswith(_REPAIRS) or finding.params.get(PROPOSED):
        return False
    return finding.fix is not None or finding.code == PLACEHOLDER.code


def _message(finding: Finding) -> Texts:
    return _texts(finding.message("ru"), finding.message("en"))


def _texts(ru: str, en: str) -> Texts:
    # The sentences are finished: braces in them, such as those of a heading, are no fields to fill.
    return Texts(_literal(ru), _literal(en))


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}") if "{" in text else text
