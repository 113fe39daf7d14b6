"""
Bounds: how much of a report one page holds, so that it opens at once whatever the base is like.

What is left out is said on the page where it would stand, and is a loss of the exporter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Texts
from cjmkit.plugins import ImportReport, Loss

__all__ = ["COLUMNS", "LONGEST", "TABLES", "clipped", "losses"]

COLUMNS: Final = 1500
"""So many columns are described, over all tables: a folder may hold thousands of files."""

TABLES: Final = 1000
"""So many tables have a row of their own; the rest have one row together, and the sum is right."""

LONGEST: Final = 300
"""So many characters of a text are shown: a heading may be a page long."""

_TOO_MANY_COLUMNS: Final = Texts(
    f"на странице описано не больше {COLUMNS} столбцов", f"a page describes {COLUMNS} columns at most"
)
_TOO_MANY_TABLES: Final = Texts(
    f"отдельной строкой показано не больше {TABLES} таблиц, прочие сложены в одну",
    f"{TABLES} tables at most have a row of their own, the others are added up in one",
)
_TOO_LONG: Final = Texts(
    f"тексты длиннее {LONGEST} знаков сокращены", f"texts of more than {LONGEST} characters are shortened"
)


def clipped(text: str) -> str:
    """
    Return *text*, shortened if it is longer than a page shows.
    """
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def losses(report: ImportReport, lang: str) -> Iterator[Loss]:
    """
    Yield what the page does not show of *report*.
    """
    columns = sum(len(table.columns) for table in report.tables) - COLUMNS
    if columns > 0:
        yield Loss(field="ReportTable.columns", count=columns, reason=_TOO_MANY_COLUMNS)
    tables = len(report.tables) - TABLES
    if tables > 0:
        yield Loss(field="ImportReport.tables", count=tables, reason=_TOO_MANY_TABLES)
    long = Counter(field for field, text in _texts(report, lang) if len(text) > LONGEST)
    for field, count in sorted(long.items()):
        yield Loss(field=field, count=count, reason=_TOO_LONG)


def _texts(report: ImportReport, lang: str) -> Iterator[tuple[str, str]]:
    """
    Yield every text of data that `clipped` is called for, with the field that holds it.
    """
    yield "ImportReport.target", report.target or ""
    for table in report.tables:
        yield "ReportTable.place", table.place
        yield from (("ReportTable.details", value) for _, value in table.details)
        for column in table.columns:
            yield "ReportColumn.header", column.header or ""
            yield "ReportColumn.custom", column.custom or ""
            yield from (("ReportColumn.samples", sample) for sample in column.samples)
    for code in report.codes:
        for example in code.examples:
            yield "ReportExample.place", example.place
            yield "ReportExample.message", example.message.get(lang)
            yield "ReportExample.raw", example.raw or ""
            yield "ReportExample.new", example.new or ""
