"""
Totals: one sentence of what became of the base, and its rows in parts that add up, as numbers and as a bar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.wording import count_of, number
from cjmkit.plugins import ImportReport, ReportTable
from cjmkit_html.reports.bounds import TABLES, clipped
from cjmkit_html.reports.words import counted_rows

__all__ = ["Part", "TableRow", "Totals", "headline", "percent_of", "totals", "widths"]

_LEAST: Final = 1.5
_ROOM: Final = 7.0
"""A part of the bar that is wider, in percent, has its number written on it."""

_NO_ROWS: Final = Texts("Строк с данными в базе не нашлось.", "The base has no rows of data.")
_IN_ALL: Final = Texts("В базе {rows}: {parts}.", "The base has {rows}: {parts}.")
_NONE_REJECTED: Final = Texts("Ни одна строка не отклонена.", "No row was rejected.")
_WHO: Final = Texts("(их исправит только человек)", "(only a human can correct them)")
_NOT_CLIENTS: Final = Texts("не о клиентах (заголовки, итоги, подписи)", "about no client (titles, totals, feet)")
_OTHERS: Final = Texts("ещё таблиц: {count}", "more tables: {count}")

_CARDS: Final = Texts("Карточки клиентов", "Client cards")
_REJECTED: Final = Texts("Отклонённые строки", "Rejected rows")
_SKIPPED: Final = Texts("Строки не о клиентах", "Rows about no client")
_WRITTEN: Final = Texts("записаны в файл {target}", "written to the file {target}")
_READY: Final = Texts("прочитаны и проверены", "read and checked")
_KEPT_BACK: Final = Texts(
    "нужен человек с документом; в результат не вошли",
    "a human with the document is needed; not in the result",
)
_NO_CLIENTS: Final = Texts("в результате не нужны", "not needed in the result")


@attrs.frozen(kw_only=True)
class Part:
    """
    A part of all rows: *start* and *width* are its place in the bar in percent, *reasons* why it came to be.
    """

    look: str
    title: str
    about: str
    count: str
    share: str
    start: float
    width: float
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def middle(self) -> float | None:
        """
        Where its number is written on the bar; None if there is no room for it.
        """
        return self.start + self.width / 2 if self.width >= _ROOM else None


@attrs.frozen(kw_only=True)
class TableRow:
    """
    What became of the rows of one table: all of them, cards, rejected, skipped.
    """

    place: str
    numbers: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Totals:
    """
    The sentence, the parts of all rows, and the rows by table if there are several tables.
    """

    headline: str
    rows: str
    parts: tuple[Part, ...]
    tables: tuple[TableRow, ...]
    sums: tuple[str, ...]


def totals(report: ImportReport, lang: str) -> Totals:
    """
    Return the totals of *report*.
    """
    return Totals(
        headline=headline(report, lang),
        rows=number(report.rows, lang),
        parts=tuple(_parts(report, lang)) if report.rows else (),
        tables=tuple(_table_rows(report.tables, lang)) if len(report.tables) > 1 else (),
        sums=_told((report.rows, report.cards, report.rejected, report.skipped), lang),
    )


def headline(report: ImportReport, lang: str) -> str:
    """
    Return the whole import in a sentence that names every part which has any row.
    """
    if not report.rows:
        return _NO_ROWS.get(lang)
    cards = count_of(report.cards, "карточка клиента", "карточки клиентов", "карточек клиентов", "client card", lang)
    rejected = count_of(
        report.rejected, "отклонённая строка", "отклонённые строки", "отклонённых строк", "rejected row", lang
    )
    parts = (
        (report.cards, cards),
        (report.rejected, f"{rejected} {_WHO.get(lang)}"),
        (report.skipped, f"{counted_rows(report.skipped, lang)} {_NOT_CLIENTS.get(lang)}"),
    )
    named = ", ".join(text for count, text in parts if count)
    sentence = _IN_ALL.get(lang, rows=counted_rows(report.rows, lang), parts=named)
    return sentence if report.rejected else f"{sentence} {_NONE_REJECTED.get(lang)}"


def percent_of(count: int, whole: int, lang: str) -> str:
    """
    Return a share as people read it: all is 100 %, nothing is 0 %, and nothing else is.

    >>> percent_of(999, 1000, "en"), percent_of(1, 1000, "en"), percent_of(1, 3, "en")
    ('99%', 'less than 1%', '33%')
    """
    # Half up, in whole numbers.
    share = (200 * count + whole) // (2 * whole) if whole else 0
    percent = min(share, 99) if count < whole else share
    sign = "\N{NO-BREAK SPACE}%" if lang == "ru" else "%"
    if count and not percent:
        return Texts("меньше 1{sign}", "less than 1{sign}").get(lang, sign=sign)
    return f"{percent}{sign}"


def widths(counts: Sequence[int]) -> tuple[float, ...]:
    """
    Return the widths of the parts of a bar in percent: every part that is not empty can be seen.

    >>> widths((100_000, 1, 0))
    (98.5, 1.5, 0.0)
    """
    whole = sum(counts)
    least = [_LEAST if 0 < count * 100 < whole * _LEAST else 0.0 for count in counts]
    rest = sum(count for count, narrow in zip(counts, least, strict=True) if not narrow)
    room = 100.0 - sum(least)
    return tuple(narrow or (room * count / rest if count else 0.0) for count, narrow in zip(counts, least, strict=True))


def _parts(report: ImportReport, lang: str) -> Iterator[Part]:
    cards = _READY.get(lang) if report.target is None else _WRITTEN.get(lang, target=clipped(report.target))
    kinds = (
        ("cards", _CARDS, cards, report.cards, ()),
        ("rejected", _REJECTED, _KEPT_BACK.get(lang), report.rejected, ()),
        ("skipped", _SKIPPED, _NO_CLIENTS.get(lang), report.skipped, tuple(_reasons(report, lang))),
    )
    wide = widths([kind[3] for kind in kinds])
    for (look, title, about, count, reasons), width, end in zip(kinds, wide, accumulate(wide), strict=True):
        yield Part(
            look=look,
            title=title.get(lang),
            about=about if count else "",
            count=number(count, lang),
            share=percent_of(count, report.rows, lang),
            start=end - width,
            width=width,
            reasons=reasons,
        )


def _reasons(report: ImportReport, lang: str) -> Iterator[tuple[str, str]]:
    counts: Counter[str] = Counter()
    for table in report.tables:
        for skip in table.skipped:
            counts[skip.title.get(lang)] += skip.count
    for title, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield title, number(count, lang)


def _table_rows(tables: Sequence[ReportTable], lang: str) -> Iterator[TableRow]:
    for table in tables[:TABLES]:
        yield TableRow(place=clipped(table.place), numbers=_told(_numbers(table), lang))
    others = tables[TABLES:]
    if others:
        sums = [sum(column) for column in zip(*map(_numbers, others), strict=True)]
        yield TableRow(place=_OTHERS.get(lang, count=number(len(others), lang)), numbers=_told(sums, lang))


def _numbers(table: ReportTable) -> tuple[int, ...]:
    return table.rows, table.cards, table.rejected, sum(skip.count for skip in table.skipped)


def _told(counts: Sequence[int], lang: str) -> tuple[str, ...]:
    return tuple(number(count, lang) for count in counts)
