from __future__ import annotations

import datetime as dt

import pytest
from dateutil import parser
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import from_excel

from cjmkit.intake.repair import ColumnContext, Proof
from cjmkit.intake.repair.dates import dates_cleaner, read_date

clean = dates_cleaner(ColumnContext())
MARCH = dt.date(1985, 3, 12)
DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(
    ("raw", "date", "expected"),
    [
        ("12.03.1985", MARCH, []),
        ("12.3.1985", MARCH, []),
        ("1985-03-12", MARCH, []),
        ("1985.03.12", MARCH, []),
        ("1985-03-12T00:00:00", MARCH, []),
        (MARCH, MARCH, []),
        (dt.datetime(1985, 3, 12), MARCH, []),
        (dt.datetime(1985, 3, 12, 14, 30), MARCH, ["IMP347"]),
        ("1985-03-12T14:30:00.5Z", MARCH, ["IMP347"]),
        ("12.03.1985 14:30", MARCH, ["IMP347"]),
        ("12.03.1985 00:00:00", MARCH, []),
        ("12 марта 1985 г.", MARCH, ["IMP340"]),
        ("«12» марта 1985 года", MARCH, ["IMP340"]),
        ("12-го марта 1985", MARCH, ["IMP340"]),
        ("12.мар.1985", MARCH, ["IMP340"]),
        ("12 Mar 1985", MARCH, ["IMP340"]),
        ("March 12th, 1985", MARCH, ["IMP340"]),
        ("12.03.1985 г.", MARCH, ["IMP340"]),
        ("12 03 1985", MARCH, ["IMP340"]),
        ("19850312", MARCH, ["IMP340"]),
        ("12031985", dt.date(1985, 3, 12), ["IMP340"]),
        (19850312, MARCH, ["IMP340"]),
        ("12/31/2020", dt.date(2020, 12, 31), ["IMP340"]),
        ("31/12/2020", dt.date(2020, 12, 31), []),
        ("11/11/2020", dt.date(2020, 11, 11), []),
        ("31-12-2020", dt.date(2020, 12, 31), ["IMP340"]),
        ("11-11-2020", dt.date(2020, 11, 11), ["IMP340"]),
        ("03/04/2020", dt.date(2020, 4, 3), ["IMP346"]),
        ("12.03.85", MARCH, ["IMP345"]),
        ("12.03.29", dt.date(2029, 3, 12), ["IMP345"]),
        ("12 марта 85", MARCH, ["IMP345"]),
        (31118, MARCH, ["IMP341"]),
        (31118.75, MARCH, ["IMP341"]),
        ("31.02.2020", None, ["IMP342"]),
        ("29.02.2021", None, ["IMP342"]),
        ("45.13.2020", None, ["IMP342"]),
        ("2020-02-31", None, ["IMP342"]),
        ("31 апреля 2020", None, ["IMP342"]),
        ("12.03.0985", None, ["IMP343"]),
        ("весной", None, ["IMP343"]),
        ("12 чего-то 1985", None, ["IMP343"]),
        ("12 числа 1985", None, ["IMP343"]),
        ("Foo 12, 1985", None, ["IMP343"]),
        ("дата " * 20, None, ["IMP343"]),
        ("123456789", None, ["IMP343"]),
        ("99999999", None, ["IMP343"]),
        (True, None, ["IMP343"]),
        (dt.time(1, 2), None, ["IMP343"]),
        (float("nan"), None, ["IMP343"]),
        (10**30, None, ["IMP343"]),
        (12, None, ["IMP343"]),
        ("март 1985", None, ["IMP344"]),
        ("1985", None, ["IMP344"]),
        ("1985 г.", None, ["IMP344"]),
        (1985, None, ["IMP344"]),
        ("03.1985", None, ["IMP344"]),
        ("12 марта", None, ["IMP344"]),
        ("00.00.0000", None, ["IMP300"]),
        ("0", None, ["IMP300"]),
        ("нет", None, ["IMP300"]),
        (None, None, []),
    ],
)
def test_date_cells(raw, date, expected):
    """
    A date is read where it has one reading; the note says what was decided or why it was not.
    """
    cleaned, notes = clean([raw])
    assert (cleaned, [note.rule.code for note in notes]) == ([date], expected)


def test_month_first_by_context():
    """
    A column of another order reads 03/04 as 4 March, and what can only be a day stays a day.
    """
    american = dates_cleaner(ColumnContext(day_first=False))
    assert american(["03/04/2020", "31/12/2020"]).values == [dt.date(2020, 3, 4), dt.date(2020, 12, 31)]


def test_typed_serials_need_consensus():
    """
    Typed digits are a serial day only where the column's other values are dates.
    """
    cleaned, (note,) = clean(["31118"])
    assert (cleaned, note.fix, note.applied, note.proof) == ([None], MARCH, False, Proof.ONE_TENTH)
    assert dates_cleaner(ColumnContext(consensus=0.95))(["31118"]).values == [MARCH]


def test_guesses_yield_to_a_higher_threshold():
    """
    A short year and an open order of day and month are only suggested to who wants exact repairs alone.
    """
    strict = dates_cleaner(ColumnContext(threshold=Proof.EXACT))
    cleaned, notes = strict(["12.03.85", "03/04/2020", "12 марта 1985"])
    assert cleaned == [None, None, MARCH]
    assert [note.applied for note in notes] == [False, False, True]


@given(st.integers(2200, 73050).filter(lambda day: not 1900 <= day <= 2100))
def test_serials_agree_with_openpyxl(serial):
    """
    A serial day is the date that openpyxl makes of it.
    """
    assert clean([serial]).values == [from_excel(serial).date()]


@given(DAYS, st.sampled_from(("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%Y %H:%M", "%d %b %Y", "%B %d, %Y")))
def test_dates_agree_with_dateutil(date, form):
    """
    Dates in the spellings that dateutil knows are read alike.
    """
    text = date.strftime(form)
    assert read_date(text).date == parser.parse(text, dayfirst=form.startswith("%d.")).date()


@given(st.text(max_size=70) | st.from_regex(r"[0-9./ -]{1,12}", fullmatch=True))
def test_any_text_is_read_without_failing(text):
    """
    Whatever stands in the cell, there is a date or a reason.
    """
    reading = read_date(text)
    assert reading.date is not None or reading.rule is not None
