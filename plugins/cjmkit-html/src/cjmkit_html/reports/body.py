"""
An import report as the body of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Severity, Texts
from cjmkit.journeys.analysis.wording import number
from cjmkit.model.flat import title
from cjmkit.plugins import ImportReport
from cjmkit_html.page import static
from cjmkit_html.reports.bounds import clipped
from cjmkit_html.reports.codes import SeverityGroup, groups_of, repairs_of
from cjmkit_html.reports.columns import table_sheets
from cjmkit_html.reports.totals import totals
from cjmkit_html.reports.words import SEVERITIES, page_words

__all__ = ["SCRIPTS", "STYLES", "report_body", "report_title"]

_TITLE: Final = Texts("Отчёт о загрузке", "Import report")
_STEPS: Final = {
    Severity.ERROR: Texts("исправьте по документам", "correct them from the documents"),
    Severity.WARNING: Texts("посмотрите, всё ли верно", "see whether all is right"),
    Severity.INFO: Texts("к сведению, делать ничего не нужно", "for your information, nothing to do"),
}

STYLES: Final = (static("reports", "reports.css"),)
"""The style sheet that the body needs."""

SCRIPTS: Final = (static("reports", "reports.js"),)
"""The script that filters; the page is read as well without it."""


def report_title(report: ImportReport, lang: str) -> str:
    """
    Return the title of the page: with the name of the base, if there is only one.
    """
    sources = {table.place.partition("[")[0] for table in report.tables}
    told = _TITLE.get(lang)
    return f"{told}: {clipped(sources.pop())}" if len(sources) == 1 else told


def report_body(report: ImportReport, lang: str, templates: Environment) -> Markup:
    """
    Return the totals, the findings, the repairs, what was read and what was lost.
    """
    groups = tuple(groups_of(report, lang))
    text = templates.get_template("reports/report.html.j2").render(
        title=report_title(report, lang),
        totals=totals(report, lang),
        groups=groups,
        steps=tuple(_steps(groups, lang)),
        repairs=tuple(repairs_of(report, lang)),
        tables=tuple(table_sheets(report, lang)),
        losses=tuple(_losses(report, lang)),
        severities=[(group.id, SEVERITIES[Severity(group.id)].get(lang)) for group in groups],
        with_values=report.with_values,
        words=page_words(lang),
    )
    return Markup(text)


def _steps(groups: tuple[SeverityGroup, ...], lang: str) -> Iterator[tuple[str, str, str]]:
    for group in groups:
        yield group.id, group.title, _STEPS[Severity(group.id)].get(lang)


def _losses(report: ImportReport, lang: str) -> Iterator[tuple[str, str, str]]:
    for loss in report.losses:
        yield clipped(title(loss.field, lang)), number(loss.count, lang), clipped(loss.reason.get(lang))
