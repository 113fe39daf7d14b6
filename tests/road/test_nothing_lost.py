"""
Law 3: nothing is lost. Arbitrary tables of arbitrary cells go down the road, and every cell is looked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from cjmkit import CjmkitError, Toolkit
from cjmkit.intake.plan import PlanOptions, make_plan
from cjmkit.intake.rejects_spool import RejectSpool
from cjmkit.intake.repair.base import Proof
from cjmkit.intake.report import IntakeReport
from cjmkit.intake.road import Road
from cjmkit.intake.rows.table import Row, Table
from cjmkit.model import FLAT_FIELDS
from road.desk import Reading, read, text, workbook
from road.lost import lost_cells

TITLES = st.one_of(
    st.sampled_from([field.ru for field in FLAT_FIELDS.values()]),
    st.sampled_from([field.ru for field in FLAT_FIELDS.values()]),
    st.sampled_from(
        [
            *("ИНН/КПП", "ОГРН/ОГРНИП", "Банковские реквизиты", "Тел./факс", "Контакты", "Контактное лицо, телефон"),
            *("Телефон 2", "Расчётный счёт 2", "БИК 2", "Кличка", "Сумма", "Дата", "№", "Примечание", "Код"),
        ]
    ),
    st.text("абвинктелф ./-123", min_size=1, max_size=10).filter(lambda title: title.strip(" .")),
)

KNOWN = st.sampled_from(
    [
        *("7707083893", "7707083894", "105154569", "773601001", "1027700132195", "304770000112232", "044525225"),
        *("40702810438000060473", "40702810X38000060473", "30101810400000000225", "77O7083893", "7,70708E+09"),
        *("7707083893/773601001", "р/с 40702810438000060473 в ПАО Сбербанк, БИК 044525225", "44525225"),
        *("ООО «Ромашка»", "ИП Тестов Иван Петрович", "Тестов Иван Петрович", "Тестов И. П.", "Анна", "АО"),
        *("Общество с ограниченной ответственностью «Ромашка»", "Сбербанк ПАО", "ИП", "Мнимова-Черновая"),
        *("+7 916 123-45-67", "8(495)739-70-00 доб. 12", "8 916 123-45-67, 8 800 555-55-50 (бухгалтерия)", "123"),
        *("тел. 8-916-123-45-68, факс 495 500-55-51", "info@example.org", "Иван: ivan@example.org; www.example.org"),
        *("Тестов Иван +7 916 123-45-67 ivan@example.org", "https://example.org", "t.me/nobody", "@nobody"),
        *(
            "12.03.1985",
            "31.02.2020",
            "5 марта 2015 г.",
            "03/04/21",
            "2020-01-02 10:20",
            "май 2020",
            "1985",
            "31.12.24",
        ),
        *("1 234,56", "около 80 000 ₽/мес.", "1.234", "12 тыс.", "100 USD", "от 10 до 20", "-5", "5%"),
        *("да", "нет", "+", "-", "—", "н/д", "нет данных", "м", "жен.", "не знаю", "Физическое лицо", "юрлицо"),
        *(
            "4510 123456",
            "4510 123456 выдан ОВД г. Москвы 01.02.2010, 770-001",
            "112-233-445 95",
            "64.19",
            "62.01; 63.1",
        ),
        *("Москва, ул. Вавилова, 19", "опт; розница", "#Н/Д", "#REF!", "Итого", "=1+1", "ÐÐÎ", "РћРћРћ", "руб.", "USD"),
        *("3 детей", "двое", "Друзья", "женат", "мама: Тестова А. О.; папа", "Генеральный директор", "Устава"),
    ]
)

WILD = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1, max_size=12
)

TEXTS = st.one_of(KNOWN, KNOWN, KNOWN, WILD)

CELLS = st.one_of(
    st.none(),
    TEXTS,
    TEXTS,
    st.integers(-(10**6), 10**15),
    st.sampled_from([7707083893, 44525225, 89161234567, 36526, 0, 1, 40702810438000060473]),
    # openpyxl writes sixteen digits of a float, so longer ones would be lost before we read.
    st.floats(-1e12, 1e12).map(lambda number: float(f"{number:.12g}")),
    st.sampled_from([0.5, 1234.56, 7707083893.0, 4.07028e19]),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
)


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[Any] = CELLS) -> tuple[list[str], list[list[Any]]]:
    """A heading and up to six rows."""
    titles = draw(st.lists(TITLES, min_size=1, max_size=7))
    width = len(titles)
    rows = draw(st.lists(st.lists(cells, min_size=1, max_size=width + 1), min_size=1, max_size=6))
    return titles, rows


def hold(rows: dict[int, Sequence[Any]], reading: Reading) -> None:
    """Every row is accounted for, and every cell of a client's row can be found again."""
    skipped = {finding.where.row for finding in reading.report if finding.code in reading.report.skipped}
    cards = {card.origin.row: card for card in reading.cards if card.origin is not None}
    rejected = {one.number: list(one.values) for one in reading.rejects}
    assert sorted([*skipped, *cards, *rejected]) == sorted(rows)
    for number, values in rows.items():
        if number in cards:
            lost = lost_cells(values, cards[number])
            if lost:
                note(f"row {number}: {list(values)!r} lost {lost!r}")
            assert not lost
        elif number in rejected:
            assert trimmed(rejected[number]) == trimmed(values)


def trimmed(values: Sequence[Any]) -> list[Any]:
    """The values without trailing empty ones."""
    found = list(values)
    while found and found[-1] is None:
        found.pop()
    return found


def walk(titles: list[str], rows: list[list[Any]], *, on_error: Any, threshold: Proof) -> Reading:
    """Walk the road in memory, the titles known as those of records are."""
    kept = [Row(number, values) for number, row in enumerate(rows, 1) if (values := trimmed(row))]
    table = Table(source="x", rows=iter(kept), header=list(dict.fromkeys(titles)))
    report, rejects = IntakeReport(), RejectSpool()
    road = Road(
        checker=Toolkit(plugins=()).checker(today=dt.date(2026, 1, 1)),
        report=report,
        rejects=rejects,
        on_error=on_error,
    )
    cards = list(road.walk(make_plan(table, PlanOptions(threshold=threshold))))
    report.check_account()
    return Reading(cards=cards, report=report, rejects=list(rejects))


QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(tables(), st.sampled_from(["reject", "keep"]), st.sampled_from(Proof))
@settings(QUICK, max_examples=200)
def test_in_memory(table: tuple[list[str], list[list[Any]]], on_error: str, threshold: Proof) -> None:
    """Typed cells under known titles: whatever stands where, it is in the card or in the rejected row."""
    titles, rows = table
    reading = walk(titles, rows, on_error=on_error, threshold=threshold)
    hold({number: row for number, row in enumerate(rows, 1) if trimmed(row)}, reading)


@pytest.mark.slow
@given(tables(), st.sampled_from(["reject", "keep"]), st.sampled_from(Proof))
@settings(QUICK, max_examples=5000)
def test_in_memory_at_length(table: tuple[list[str], list[list[Any]]], on_error: str, threshold: Proof) -> None:
    """The same, with many more tables."""
    titles, rows = table
    reading = walk(titles, rows, on_error=on_error, threshold=threshold)
    hold({number: row for number, row in enumerate(rows, 1) if trimmed(row)}, reading)


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (["ФИО", "Фамилия", "Имя"], ["Тестов Иван Петрович", "Образцова", "Анна"]),
        (["Паспорт", "Серия паспорта"], ["4510123456", "7777"]),
        (["Название", "ИНН", "ФИО", "Фамилия"], ["ООО «Яндекс»", "7736207543", "Тестов Иван", "Образцова"]),
    ],
)
def test_wholes_that_contradict_their_parts(titles: list[str], cells: list[str]) -> None:
    """Where a whole name or passport and its parts stand in columns of their own and differ, both are kept."""
    reading = walk(titles, [cells], on_error="keep", threshold=Proof.ONE_HUNDREDTH)
    hold({1: cells}, reading)


@given(tables(TEXTS), st.sampled_from(";,\t"))
@settings(QUICK, max_examples=60)
def test_through_csv(table: tuple[list[str], list[list[Any]]], delimiter: str) -> None:
    """The same through a real csv file: rows and cells survive delimiters, quotes and line ends."""
    titles, rows = table
    lines = [["ИНН", "Наименование", *titles], *(["7707083893", "ПАО «Сбербанк»", *row] for row in rows)]
    try:
        reading = read(text(lines, delimiter).encode())
    except CjmkitError:
        return
    hold(dict(enumerate(lines, 1)), reading)


@given(tables())
@settings(QUICK, max_examples=40)
def test_through_xlsx(table: tuple[list[str], list[list[Any]]]) -> None:
    """The same through a real workbook, with typed cells."""
    titles, rows = table
    writable = [[plain_cell(one) for one in row] for row in rows]
    heading = ["ИНН", "Наименование", *titles]
    lines = [heading, *(["7707083893", "ПАО «Сбербанк»", *row] for row in writable)]
    try:
        reading = read(workbook(lines))
    except CjmkitError:
        return
    hold(dict(enumerate(lines, 1)), reading)


def plain_cell(value: Any) -> Any:
    """The value as a workbook holds it: openpyxl turns some texts, long numbers, midnights."""
    if isinstance(value, dt.datetime):
        return value.replace(second=1)
    strange = isinstance(value, str) and value.startswith(("=", "#"))
    return None if strange or (isinstance(value, int) and value > 10**15) else value
