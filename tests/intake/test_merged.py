"""
Values of cells merged over several rows are repeated in the rows that they span, and nowhere else.
"""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

import cjmkit.intake.merged as merging
from cjmkit import Toolkit
from cjmkit.errors import LimitError
from cjmkit.intake.merged import FillDown
from cjmkit.intake.rows.table import Row, Table
from cjmkit.toolkit.batch import CardBatch

HEAD = ["Клиент", "ИНН", "Контактное лицо", "Телефон"]
FIRM = ["ООО «Ромашка»", "7707083893", "Пробина Анна", "+7 495 000-12-01"]
SECOND = [None, None, "Тестов Иван", "+7 495 000-12-02"]
THIRD = [None, None, "Образцов Пётр", "+7 495 000-12-03"]
OTHER = ["АО «Лютик»", "7736207543", "Вымыслов Ян", "+7 495 000-12-04"]


def read(rows: list[list[Any]], *merged: str, before: int = 0) -> CardBatch:
    """The cards of a workbook with these rows, *before* filler clients, and merged ranges."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows[:1] + [OTHER] * before + rows[1:]:
        sheet.append(row)
    for found in merged:
        sheet.merge_cells(found)
    stream = io.BytesIO()
    book.save(stream)
    return Toolkit(plugins=()).read_cards(stream.getvalue())


def fill(rows: list[Row], *merged: tuple[int, int, int, int], first: int = 2) -> list[tuple[Any, ...]]:
    """What the rows of a table hold after filling."""
    down = FillDown(Table(source="a", rows=iter(()), merged=merged), first)
    return [tuple(row.values) for row in down.fill(rows)]


def test_one_firm_over_three_rows() -> None:
    """A firm merged over three contacts gives three cards with its name and ИНН, one finding, and a right account."""
    with read([HEAD, FIRM, SECOND, THIRD, OTHER], "A2:A4", "B2:B4") as batch:
        cards = list(batch)
    assert [(card.name, card.requisites.inn, card.people[0].name) for card in cards] == [
        ("ООО «Ромашка»", "7707083893", "Пробина Анна"),
        ("ООО «Ромашка»", "7707083893", "Тестов Иван"),
        ("ООО «Ромашка»", "7707083893", "Образцов Пётр"),
        ("АО «Лютик»", "7736207543", "Вымыслов Ян"),
    ]
    (told,) = [finding for finding in batch.report if finding.code == "IMP130"]
    assert (told.where.cell, told.params) == ("A3", {"cells": 4, "rows": 2})
    assert (batch.report.rows, batch.report.cards, batch.report.rejected) == (5, 4, 0)


def test_far_below_the_sample() -> None:
    """Merged cells are filled however far down they stand."""
    with read([HEAD, FIRM, SECOND], "A702:A703", "B702:B703", before=700) as batch:
        cards = list(batch)
    assert (len(cards), cards[-1].name, cards[-1].requisites.inn) == (702, "ООО «Ромашка»", "7707083893")
    assert [finding.params["rows"] for finding in batch.report if finding.code == "IMP130"] == [1]


def test_over_the_edge_of_the_sample() -> None:
    """A range that begins in the first five hundred rows goes on behind them."""
    with read([HEAD, FIRM, SECOND, THIRD], "A500:A502", before=498) as batch:
        assert [card.name for card in batch][-3:] == ["ООО «Ромашка»"] * 3


def test_nothing_merged_is_nothing_filled() -> None:
    """Empty cells below a name prove nothing: without a merge they stay empty."""
    with read([HEAD, FIRM, SECOND]) as batch:
        assert [card.name for card in batch] == ["ООО «Ромашка»", None]
    assert not [finding for finding in batch.report if finding.code == "IMP130"]


def test_merged_but_empty() -> None:
    """Merged cells without a value, and rows that the file does not hold, fill nothing and say nothing."""
    with read([HEAD, [*FIRM, None], OTHER], "E2:E3", "A4:A9") as batch:
        assert len(list(batch)) == 2
    assert not [finding for finding in batch.report if finding.code == "IMP130"]


def test_heading_is_left_alone() -> None:
    """A title that is merged down is no value of the rows below it."""
    rows = [Row(1, ["Имя", "Тел"]), Row(2, [None, "1"])]
    assert fill(rows, (1, 0, 2, 0)) == [("Имя", "Тел"), (None, "1")]


def test_own_values_stay_and_ranges_end() -> None:
    """What the lower row holds stays; behind a range nothing is filled; a range on the right lengthens a row."""
    rows = [Row(2, ["a", None, "c"]), Row(3, ["b"]), Row(5, [None, "x"]), Row(6, [None, "y"])]
    assert fill(rows, (2, 0, 5, 1), (2, 2, 3, 2)) == [
        ("a", None, "c"),
        ("b", None, "c"),
        ("a", "x"),
        (None, "y"),
    ]


def test_ranges_one_after_another() -> None:
    """A range may begin in the very row after another's end, and in a row that is not the file's next."""
    rows = [Row(2, ["a", 1]), Row(3, [None, 2]), Row(4, ["b", 3]), Row(5, [None, 4]), Row(9, [None, 5])]
    assert fill(rows, (2, 0, 3, 0), (4, 0, 8, 0)) == [("a", 1), ("a", 2), ("b", 3), ("b", 4), (None, 5)]


def test_rows_that_go_back() -> None:
    """A row above the range that comes behind it in the file takes nothing from it."""
    rows = [Row(5, ["a", 1]), Row(3, [None, 2]), Row(6, [None, 3])]
    assert fill(rows, (5, 0, 7, 0)) == [("a", 1), (None, 2), ("a", 3)]


def test_endless_ranges_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges that would fill more cells than any base has are refused by a limit."""
    monkeypatch.setattr(merging, "_MOST", 3)
    rows = [Row(2, ["a", "b"]), *(Row(number, [None, None, 1]) for number in range(3, 9))]
    with pytest.raises(LimitError, match=r"repeated more than 3 times.*IMP131"):
        fill(rows, (2, 0, 1_000_000, 0), (2, 1, 1_000_000, 1))
