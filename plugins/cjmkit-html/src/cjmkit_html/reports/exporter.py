"""
The exporter of import reports: a page for people who never saw the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins import API, Kind, Loss, Progress
from cjmkit_html.reports.options import ReportOptions

if TYPE_CHECKING:
    from cjmkit.plugins import ImportReport

__all__ = ["ReportHTMLExporter"]


@attrs.frozen(kw_only=True)
class ReportHTMLExporter:
    """
    Writes what an import did: totals that add up, findings, repairs, and what each column was taken for.
    """

    name: str = "report-html"
    title: Texts = Texts("Страница отчёта о загрузке", "A page of the report of an import")
    extensions: tuple[str, ...] = ("html", "htm")
    kind: Kind = "report"
    api: int = API
    options: type[ReportOptions] = ReportOptions

    def write(
        self, reports: Iterable[ImportReport], stream: BinaryIO, options: ReportOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the one report; return what the page leaves out of a very large one.
        """
        # Whoever only lists formats should not wait for templates.
        from cjmkit_html.page import Page, environment, page_html
        from cjmkit_html.reports.body import SCRIPTS, STYLES, report_body, report_title
        from cjmkit_html.reports.bounds import losses

        (report,) = reports
        templates = environment()
        page = Page(
            title=report_title(report, options.lang),
            body=report_body(report, options.lang, templates),
            lang=options.lang,
            theme=options.theme,
            styles=STYLES,
            scripts=SCRIPTS,
        )
        stream.write(page_html(page, templates))
        progress(1)
        return tuple(losses(report, options.lang))
