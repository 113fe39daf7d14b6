"""
What the tests of the page share: reports made by hand and of the example, and the page that is written of them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import html

from cjmkit import Toolkit
from cjmkit.findings import Severity, Texts
from cjmkit.intake.import_report import import_report
from cjmkit.plugins import ImportReport, Loss, ReportCode, ReportColumn, ReportExample, ReportTable
from cjmkit_html.reports.exporter import ReportHTMLExporter
from cjmkit_html.reports.options import ReportOptions

MESSY = Path(__file__).parents[4] / "examples" / "clients_messy.xlsx"


def messy(*, values: bool = False, target: str | None = "cards.xlsx") -> ImportReport:
    """The report of the example that has every kind of dirt."""
    batch = Toolkit(plugins=()).read_cards(MESSY)
    for _ in batch:
        pass
    return import_report(batch.report, target=target, values=values)


def write(report: ImportReport, **options: Any) -> tuple[bytes, Sequence[Loss]]:
    """The page of a report, and what it leaves out."""
    stream = io.BytesIO()
    told = ReportHTMLExporter().write([report], stream, ReportOptions(**options), lambda _: None)
    return stream.getvalue(), told


def page_of(report: ImportReport, **options: Any) -> html.HtmlElement:
    """The page as another parser reads it."""
    return html.fromstring(write(report, **options)[0])


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, with plain spaces."""
    return " ".join(element.text_content().split())


def both(text: str) -> Texts:
    """A text that is the same in both languages."""
    return Texts(text, text)


def code_of(code: str = "X001", severity: Severity = Severity.ERROR, **given: Any) -> ReportCode:
    """Findings of a code; as many as there are examples unless a count is given."""
    given.setdefault("count", len(given.get("examples", ())))
    return ReportCode(
        code=code, severity=severity, title=both(f"Название {code}"), about=both("почему"), hint=both("что"), **given
    )


def example_of(place: str = "a.csv[C13] inn", message: str = "сказано", **given: Any) -> ReportExample:
    """One finding."""
    return ReportExample(place=place, message=both(message), **given)


def report_of(*codes: ReportCode, tables: tuple[ReportTable, ...] = (), **given: Any) -> ImportReport:
    """A report whose numbers are those of its codes."""
    counts = {severity: sum(code.count for code in codes if code.severity is severity) for severity in Severity}
    return ImportReport(
        tables=tables or (ReportTable(place="a.csv"),),
        codes=codes,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.INFO],
        **given,
    )


def column_of(letters: str = "A", **given: Any) -> ReportColumn:
    """A column that was taken for the number of a taxpayer."""
    given = {"header": "ИНН", "targets": ("inn",), "titles": (both("ИНН"),), "confidence": 0.99} | given
    return ReportColumn(column=letters, reason=both("известное название"), **given)
