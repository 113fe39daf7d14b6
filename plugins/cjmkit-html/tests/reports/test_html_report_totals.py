"""Totals: what a page says of the rows is one sentence, a bar and tables, and all of them add up."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.reported import both, messy, page_of, text_of

from cjmkit.plugins import ImportReport, ReportSkip, ReportTable
from cjmkit_html.reports import totals as module
from cjmkit_html.reports.bounds import TABLES
from cjmkit_html.reports.totals import headline, percent_of, totals, widths

COUNTS = st.integers(min_value=0, max_value=10**7)


def _digits(text: str) -> int:
    return int("".join(letter for letter in text if letter.isdigit()) or 0)


def _table(place: str, cards: int, rejected: int, skipped: int) -> ReportTable:
    skips = (ReportSkip(code="IMP113", title=both("Итоги"), count=skipped),) if skipped else ()
    rows = cards + rejected + skipped
    return ReportTable(place=place, rows=rows, cards=cards, rejected=rejected, skipped=skips)


def _report(*tables: ReportTable) -> ImportReport:
    skipped = sum(skip.count for table in tables for skip in table.skipped)
    cards, rejected = sum(table.cards for table in tables), sum(table.rejected for table in tables)
    return ImportReport(tables=tables, rows=cards + rejected + skipped, cards=cards, rejected=rejected, skipped=skipped)


def test_examples_in_docstrings_are_true() -> None:
    """What the docstrings show comes out so."""
    assert doctest.testmod(module).failed == 0


def test_the_sentence_names_every_part() -> None:
    """Whoever reads one sentence knows how many rows became cards, wait for a human, or were no clients."""
    assert headline(messy(), "ru").replace("\N{NO-BREAK SPACE}", " ") == (
        "В базе 36 строк: 18 карточек клиентов, 5 отклонённых строк (их исправит только человек), "
        "13 строк не о клиентах (заголовки, итоги, подписи)."
    )
    assert headline(messy(), "en") == (
        "The base has 36 rows: 18 client cards, 5 rejected rows (only a human can correct them), "
        "13 rows about no client (titles, totals, feet)."
    )


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (_table("a", 1, 0, 0), "В базе 1 строка: 1 карточка клиента. Ни одна строка не отклонена."),
        (_table("a", 0, 2, 0), "В базе 2 строки: 2 отклонённые строки (их исправит только человек)."),
        (_table("a", 0, 0, 0), "Строк с данными в базе не нашлось."),
    ],
)
def test_the_sentence_leaves_out_what_there_is_none_of(table: ReportTable, told: str) -> None:
    """A part with no rows is not spoken of; that nothing was rejected is worth saying."""
    assert headline(_report(table), "ru") == told


@given(counts=st.tuples(COUNTS, COUNTS, COUNTS))
def test_the_bar_is_whole_and_shows_every_part(counts: tuple[int, int, int]) -> None:
    """The parts of the bar fill it, an empty part has no width, and any other can be seen."""
    wide = widths(counts)
    if any(counts):
        assert sum(wide) == pytest.approx(100)
    assert all((width == 0) == (count == 0) for width, count in zip(wide, counts, strict=True))
    assert all(width >= 1.49 for width in wide if width)


@given(count=COUNTS, more=COUNTS)
def test_only_all_is_a_hundred_and_only_nothing_is_none(count: int, more: int) -> None:
    """A share is rounded, and never to the two ends that mean all and nothing."""
    told = percent_of(count, count + more, "en")
    assert (told == "100%") == (more == 0 and count > 0)
    assert (told == "0%") == (count == 0)


def test_the_parts_add_up_on_the_page() -> None:
    """The numbers of the table of rows add up to the number of all rows, and stand on the bar too."""
    page = page_of(messy())
    (table,) = page.xpath("//table[@class='account']")
    counts = [_digits(row.xpath("td")[0].text_content()) for row in table.xpath("tbody/tr")]
    assert counts == [18, 5, 13]
    assert _digits(table.xpath("tfoot/tr/td")[0].text_content()) == sum(counts) == 36
    assert [_digits(text.text_content()) for text in page.xpath("//svg[@class='account']/text")] == counts
    reasons = text_of(table.xpath("tbody/tr[3]//small")[0])
    assert sum(map(_digits, reasons.split(";"))) == 13


@given(numbers=st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=2, max_size=5))
def test_tables_add_up(numbers: list[tuple[int, int, int]]) -> None:
    """With several tables each has a row whose numbers add up, and so do the columns."""
    found = totals(_report(*(_table(f"{at}.csv", *each) for at, each in enumerate(numbers))), "ru")
    rows = [tuple(map(_digits, table.numbers)) for table in found.tables]
    assert all(row[0] == sum(row[1:]) for row in rows)
    assert tuple(map(_digits, found.sums)) == tuple(map(sum, zip(*rows, strict=True)))


def test_thousands_of_tables_are_added_up() -> None:
    """The tables after the first thousand share a row, so that the sum stays right."""
    found = totals(_report(*(_table(f"{at}.csv", 2, 1, 1) for at in range(TABLES + 5))), "ru")
    assert len(found.tables) == TABLES + 1
    assert found.tables[-1].place == "ещё таблиц: 5"
    assert found.tables[-1].numbers == ("20", "10", "5", "5")
    assert sum(_digits(table.numbers[0]) for table in found.tables) == _digits(found.sums[0])


def test_the_written_file_is_named() -> None:
    """The page says into which file the cards went, if they went into one."""
    assert "записаны в файл cards.xlsx" in text_of(page_of(messy()))
    assert "прочитаны и проверены" in text_of(page_of(messy(target=None)))
