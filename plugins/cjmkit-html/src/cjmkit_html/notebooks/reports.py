"""
Reports as outputs: the account of rows, and findings by code with an example each. Values are never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from cjmkit.findings import Finding, Report, Texts
from cjmkit.intake.import_report import (
    ImportReport,
    ReportCode,
    ReportColumn,
    ReportTable,
    import_report,
)
from cjmkit.intake.report import IntakeReport
from cjmkit.journeys.analysis import TableView
from cjmkit.journeys.analysis.wording import UNKNOWN, number, percent
from cjmkit_html.notebooks.output import MOST_ROWS, Block, Look, Output, shortened
from cjmkit_html.reports.words import SEVERITIES

__all__ = ["import_output", "report_output"]

_IMPORT: Final = Texts("Отчёт о загрузке", "Import report")
_REPORT: Final = Texts("Отчёт", "Report")
_NOTHING: Final = Texts("Замечаний нет", "Nothing was found")
_COUNTS: Final = Texts(
    "ошибок: {errors}, предупреждений: {warnings}, заметок: {notes}",
    "errors: {errors}, warnings: {warnings}, notes: {notes}",
)
_ALL: Final = Texts(
    "Весь отчёт страницей: kit.write_report(report, 'report.html').",
    "The whole report as a page: kit.write_report(report, 'report.html').",
)
_TABLES: Final = (
    Texts("Таблица", "Table"),
    Texts("Строк", "Rows"),
    Texts("Карточек", "Cards"),
    Texts("Отклонено", "Rejected"),
    Texts("Не клиенты", "Not clients"),
)
_CODES: Final = (
    Texts("Код", "Code"),
    Texts("Сколько", "Count"),
    Texts("Важность", "Severity"),
    Texts("Что", "What"),
    Texts("Где впервые", "Where first"),
)
_COLUMNS: Final = (
    Texts("Столбец", "Column"),
    Texts("Заголовок", "Heading"),
    Texts("Что это", "Taken for"),
    Texts("Заполнен", "Filled"),
)
_FULL: Final = Texts("Столбцы: {place}", "Columns: {place}")
_OWN: Final = Texts("своё поле «{name}»", "a custom field “{name}”")
_NO_TABLE: Final = Texts("Таблиц нет", "No table")
_IGNORED: Final = Texts("пропущен", "ignored")


def report_output(report: Report, look: Look) -> Output:
    """
    Return the counts of a report, and a row for every code with the place of its first finding.
    """
    if isinstance(report, IntakeReport):
        return import_output(import_report(report), look)
    blocks: tuple[Block, ...] = ()
    if report.counts:
        table = _table(_CODES, _code_rows(report, look.lang), look.lang, numbers=(1,))
        blocks = (Block(tables=(shortened(table, look.lang),)),)
    counts = _COUNTS.get(look.lang, errors=report.errors, warnings=report.warnings, notes=report.infos)
    return Output(kind=_REPORT.get(look.lang), title=counts if blocks else _NOTHING.get(look.lang), blocks=blocks)


def import_output(report: ImportReport, look: Look) -> Output:
    """
    Return what became of the rows of an import, what was found, and what the columns were taken for.
    """
    title = report.target or ", ".join(table.place for table in report.tables) or _NO_TABLE.get(look.lang)
    counts = _COUNTS.get(look.lang, errors=report.errors, warnings=report.warnings, notes=report.notes)
    return Output(
        kind=_IMPORT.get(look.lang),
        title=title,
        lines=(counts if report.codes else _NOTHING.get(look.lang),),
        blocks=tuple(_import_blocks(report, look.lang)),
        notes=(_ALL.get(look.lang),),
    )


def _import_blocks(report: ImportReport, lang: str) -> Iterator[Block]:
    found = (
        _table(_TABLES, map(partial(_account_row, lang=lang), report.tables), lang, numbers=(1, 2, 3, 4)),
        _table(_CODES, map(partial(_import_code_row, lang=lang), report.codes), lang, numbers=(1,)),
    )
    yield Block(tables=tuple(shortened(table, lang) for table in found if table.rows))
    for table in report.tables[:MOST_ROWS]:
        if table.columns:
            columns = _table(_COLUMNS, map(partial(_column_row, lang=lang), table.columns), lang, numbers=(3,))
            # All of them: they are folded up, and whoever unfolds them looks for one.
            yield Block(title=_FULL.get(lang, place=table.place), tables=(columns,), folded=True)


def _table(
    columns: Iterable[Texts], rows: Iterable[tuple[str, ...]], lang: str, *, numbers: tuple[int, ...]
) -> TableView:
    return TableView(columns=tuple(column.get(lang) for column in columns), rows=tuple(rows), numbers=numbers)


def _code_rows(report: Report, lang: str) -> Iterator[tuple[str, ...]]:
    first: dict[str, Finding] = {}
    for finding in report:
        first.setdefault(finding.code, finding)
    for code, count in report.counts.items():
        known = first.get(code)
        # Of what was only counted there is no finding to quote.
        told = ("", "", "") if known is None else _finding_cells(known, lang)
        yield (code, number(count, lang), *told)


def _finding_cells(finding: Finding, lang: str) -> tuple[str, ...]:
    return SEVERITIES[finding.severity].get(lang), finding.message(lang), str(finding.where)


def _account_row(table: ReportTable, *, lang: str) -> tuple[str, ...]:
    skipped = sum(skip.count for skip in table.skipped)
    counts = (table.rows, table.cards, table.rejected, skipped)
    return table.place, *(number(count, lang) for count in counts)


def _import_code_row(code: ReportCode, *, lang: str) -> tuple[str, ...]:
    place = code.examples[0].place if code.examples else ""
    return code.code, number(code.count, lang), SEVERITIES[code.severity].get(lang), code.title.get(lang), place


def _column_row(column: ReportColumn, *, lang: str) -> tuple[str, ...]:
    taken = ", ".join(title.get(lang) for title in column.titles) or _OWN.get(lang, name=column.custom or UNKNOWN)
    filled = percent(column.filled / column.rows, lang, 0) if column.rows else UNKNOWN
    return column.column, column.header or "", _IGNORED.get(lang) if column.ignored else taken, filled
