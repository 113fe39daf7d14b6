"""The page of an import report follows the contract of every exporter, in both languages."""

from __future__ import annotations

from lxml import html

from cjmkit.testing.contracts import ExporterContract
from cjmkit_html.reports.exporter import ReportHTMLExporter
from cjmkit_html.reports.options import ReportOptions


class TestRussian(ExporterContract):
    """The page as a manager gets it."""

    exporter = ReportHTMLExporter()

    def check_file(self, data: bytes) -> None:
        """Another parser finds one heading of the page, one script, and no id twice."""
        page = html.fromstring(data)
        assert len(page.xpath("//h1")) == 1
        assert len(page.xpath("//script")) == 1
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


class TestEnglish(TestRussian):
    """The page in English, for paper."""

    options = ReportOptions(theme="print", lang="en")
