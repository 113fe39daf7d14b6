"""Columns: what each was taken for, how surely in a word and a number, and how full it is."""

from __future__ import annotations

import pytest
from reports.reported import both, column_of, messy, page_of, report_of, text_of, write

from cjmkit.plugins import ReportColumn, ReportTable
from cjmkit_html.reports.bounds import COLUMNS
from cjmkit_html.reports.columns import table_sheets


def _row(column: ReportColumn, lang: str = "ru") -> list[str]:
    table = ReportTable(place="a.csv", columns=(column,))
    page = page_of(report_of(tables=(table,)), lang=lang)
    return [text_of(cell) for cell in page.xpath("//table[@class='ruled columns']/tbody/tr/*")]


@pytest.mark.parametrize(
    ("confidence", "told"),
    [
        (0.995, "уверенно, 99 %"),
        (0.95, "уверенно, 95 %"),
        (0.9, "скорее всего, 90 %"),
        (0.6, "сомнительно, проверьте, 60 %"),
    ],
)
def test_confidence_is_a_word_and_a_number(confidence: float, told: str) -> None:
    """A manager reads a word; only certainty is a hundred percent."""
    assert _row(column_of(confidence=confidence))[3].startswith(told)


def test_a_column_is_told_by_what_it_became() -> None:
    """A field of the card by its title, several joined, an own field by its name, a column left out as such."""
    assert _row(column_of(titles=(both("ИНН"), both("КПП"))))[2] == "ИНН + КПП"
    assert _row(column_of(titles=(), custom="Любимый цвет"))[2:4] == ["своё поле «Любимый цвет»", "известное название"]
    assert _row(column_of(ignored=True), "en")[2] == "left out, as told"
    assert _row(column_of(header=None))[1] == "без заголовка"


def test_how_full_a_column_is_stands_beside_its_bar() -> None:
    """The share is a number and a bar; a column of no rows is empty."""
    assert _row(column_of(rows=23, filled=20))[4] == "87 % 20"
    assert _row(column_of(rows=1000, filled=1))[4] == "меньше 1 % 1"
    assert _row(column_of())[4] == "0 % 0"
    page = page_of(messy())
    bars = [float(width) for width in page.xpath("//td[@class='filled']/svg/rect[@class='cards']/@width")]
    assert bars[0] == 72
    assert bars[3] == pytest.approx(72 * 20 / 23, abs=0.1)


def test_samples_are_shown_if_they_are_there() -> None:
    """Without values the table has no column for them."""
    assert "Примеры" in text_of(page_of(messy(values=True)).xpath("//section[@id='read']")[0])
    assert "Примеры" not in text_of(page_of(messy()).xpath("//section[@id='read']")[0])


def test_what_was_found_out_about_a_table() -> None:
    """The rows of the heading and the encoding are told; a base of finished cards has no columns, and is told so."""
    facts = (both("Кодировка"), "windows-1251")
    bare = ReportTable(place="a.csv", details=(facts,), columns=(column_of(rows=7),))
    one = ReportTable(place="b.csv", header_rows=(4,), columns=(column_of(),))
    two = ReportTable(place="c.csv", header_rows=(4, 5), columns=(column_of(),))
    page = page_of(report_of(tables=(bare, one, two)))
    assert [" ".join(map(text_of, each.xpath("div"))) for each in page.xpath("//dl")] == [
        "Заголовок: нет, столбцы узнаны по содержимому Строк с клиентами: 7 Кодировка: windows-1251",
        "Заголовок: строка 4 Строк с клиентами: 0",
        "Заголовок: строки 4, 5 Строк с клиентами: 0",
    ]
    assert "База готовых карточек" in text_of(page_of(report_of(tables=(ReportTable(place="d.jsonl"),))))


def test_a_folder_of_wide_tables_is_bounded() -> None:
    """The page describes so many columns and no more; it says what is missing, and so do the losses."""
    wide = ReportTable(place="a.csv", columns=tuple(column_of() for _ in range(COLUMNS - 100)))
    tables = (
        wide,
        ReportTable(place="b.csv", columns=wide.columns[:300]),
        ReportTable(place="c.csv", columns=wide.columns),
    )
    sheets = tuple(table_sheets(report_of(tables=tables), "ru"))
    assert [len(sheet.columns) for sheet in sheets] == [COLUMNS - 100, 100]
    assert sheets[1].hidden == "Не показано столбцов: 200"
    data, losses = write(report_of(tables=tables))
    assert "Не показано столбцов: 200".encode() in data
    assert [(loss.field, loss.count) for loss in losses] == [("ReportTable.columns", 200 + COLUMNS - 100)]
