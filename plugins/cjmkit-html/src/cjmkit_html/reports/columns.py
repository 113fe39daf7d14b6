"""
Columns: what each column of a table was taken for, how surely, and how full it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.wording import number
from cjmkit.plugins import ImportReport, ReportColumn, ReportTable
from cjmkit_html.reports.bounds import COLUMNS, clipped
from cjmkit_html.reports.totals import percent_of

__all__ = ["ColumnRow", "TableSheet", "table_sheets"]

# The mapping gives 0.95 and more to titles that it knows, and less than 0.8 where it went by values alone.
_SURE: Final = (
    (0.95, "sure", Texts("уверенно", "sure")),
    (0.8, "likely", Texts("скорее всего", "likely")),
    (0.0, "doubtful", Texts("сомнительно, проверьте", "doubtful, have a look")),
)
_OWN: Final = Texts("своё поле «{name}»", "a custom field “{name}”")
_IGNORED: Final = Texts("не берётся, так велено", "left out, as told")
_HEADING: Final = Texts("Заголовок", "Heading")
_ROWS: Final = Texts("строки {rows}", "rows {rows}")
_ROW: Final = Texts("строка {rows}", "row {rows}")
_NO_HEADING: Final = Texts("нет, столбцы узнаны по содержимому", "none, the columns are known by their values")
_CLIENTS: Final = Texts("Строк с клиентами", "Rows of clients")
_HIDDEN: Final = Texts("Не показано столбцов: {count}", "Columns not shown: {count}")


@attrs.frozen(kw_only=True)
class ColumnRow:
    """
    A column; *share* of 0 to 100 draws its bar, *look* tells how sure the mapping was.
    """

    letters: str
    header: str
    meaning: str
    look: str
    sure: str
    percent: str
    reason: str
    share: float
    filled: str
    count: str
    samples: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class TableSheet:
    """
    A table: the *facts* found out about it, its columns, and what is said of columns that are not shown.
    """

    place: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[ColumnRow, ...]
    hidden: str

    @property
    def has_samples(self) -> bool:
        """
        Whether any column has one.
        """
        return any(column.samples for column in self.columns)

    @property
    def is_ready(self) -> bool:
        """
        Whether the table holds finished cards.
        """
        return not self.columns and not self.hidden


def table_sheets(report: ImportReport, lang: str) -> Iterator[TableSheet]:
    """
    Yield the tables of *report*, until as many columns are told as one page holds.
    """
    room = COLUMNS
    for table in report.tables:
        shown = table.columns[: max(room, 0)]
        hidden = len(table.columns) - len(shown)
        # A table of which nothing can be shown has its row in the account.
        if room > 0:
            yield TableSheet(
                place=clipped(table.place),
                facts=tuple(_facts(table, lang)),
                columns=tuple(_row(column, lang) for column in shown),
                hidden=_HIDDEN.get(lang, count=number(hidden, lang)) if hidden else "",
            )
        room -= max(len(table.columns), 1)


def _facts(table: ReportTable, lang: str) -> Iterator[tuple[str, str]]:
    if table.columns:
        rows = ", ".join(map(str, table.header_rows))
        heading = (
            (_ROWS if len(table.header_rows) > 1 else _ROW).get(lang, rows=rows) if rows else _NO_HEADING.get(lang)
        )
        yield _HEADING.get(lang), heading
        yield _CLIENTS.get(lang), number(table.columns[0].rows, lang)
    for name, value in table.details:
        yield name.get(lang), clipped(value)


def _row(column: ReportColumn, lang: str) -> ColumnRow:
    look, sure = _confidence(column, lang)
    return ColumnRow(
        letters=column.column,
        header=clipped(column.header or ""),
        meaning=_meaning(column, lang),
        look=look,
        sure=sure,
        percent=percent_of(round(column.confidence * 1000), 1000, lang) if sure else "",
        reason=column.reason.get(lang),
        share=100 * column.filled / column.rows if column.rows else 0.0,
        filled=percent_of(column.filled, column.rows, lang),
        count=number(column.filled, lang),
        samples="; ".join(map(clipped, column.samples)),
    )


def _meaning(column: ReportColumn, lang: str) -> str:
    if column.ignored:
        return _IGNORED.get(lang)
    if column.titles:
        return " + ".join(title.get(lang) for title in column.titles)
    return _OWN.get(lang, name=clipped(column.custom or ""))


def _confidence(column: ReportColumn, lang: str) -> tuple[str, str]:
    if column.ignored or not column.titles:
        return "own", ""
    return next((look, word.get(lang)) for least, look, word in _SURE if column.confidence >= least)
