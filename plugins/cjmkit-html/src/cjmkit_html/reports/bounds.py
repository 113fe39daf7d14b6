"""
Bounds: how much of a report one page holds, so that it opens at once whatever the base is like.

What is left out is said on the page where it would stand, and is a loss of the exporter.
"""

from __future__ import annotations

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
        yield Loss(field="ImportReport.columns", count=columns, reason=_TOO_MANY_COLUMNS)
    tables = len(report.tables) - TABLES
    if tables > 0:
        yield Loss(field="ImportReport.tables", count=tables, reason=_TOO_MANY_TABLES)
    long = sum(len(text) > LONGEST for text in _texts(report, lang))
    if long:
        yield Loss(field="ImportReport.texts", count=long, reason=_TOO_LONG)


def _texts(report: ImportReport, lang: str) -> Iterator[str]:
    """
    Yield every text of data that `clipped` is called for.
    """
    for table in report.tables:
        yield table.place
        for column in table.columns:
            yield from (column.header or "", column.custom or "", *column.samples)
    for code in report.codes:
        for example in code.examples:
            yield from (example.place, example.message.get(lang), example.raw or "", example.new or "")
