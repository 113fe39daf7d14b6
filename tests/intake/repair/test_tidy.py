from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.repair.screen import suspicious
from cjmkit.intake.repair.tidy import clean_lines, clean_texts, tidy


def codes(cleaned):
    return [note.rule.code for note in cleaned.notes]


@pytest.mark.parametrize(
    ("raw", "value", "expected"),
    [
        ("Ромашка", "Ромашка", []),
        ("  Ромашка   Плюс ", "Ромашка Плюс", ["IMP301"]),
        ("Ромашка\xa0Плюс", "Ромашка Плюс", ["IMP301"]),
        ("Рома\xadшка\u200b", "Ромашка", ["IMP301"]),
        ('ООО "Ромашка"', "ООО «Ромашка»", ["IMP302"]),
        ('ООО"Ромашка"', "ООО«Ромашка»", ["IMP302"]),
        ("ООО “Ромашка”", "ООО «Ромашка»", ["IMP302"]),
        ("ООО „Ромашка“", "ООО «Ромашка»", ["IMP302"]),
        ('ООО "Фирма "Ромашка""', "ООО «Фирма „Ромашка“»", ["IMP302"]),
        ('ООО «Фирма "Ромашка"»', "ООО «Фирма „Ромашка“»", ["IMP302"]),
        ('ТЦ "Мега" и "Икея"', "ТЦ «Мега» и «Икея»", ["IMP302"]),
        ('он сказал: "да".', "он сказал: «да».", ["IMP302"]),
        ("Рoмашка", "Ромашка", ["IMP303"]),
        ("н/д", None, ["IMP300"]),
        ("НЕТ", None, ["IMP300"]),
        ("#Н/Д", None, ["IMP300"]),
        ("#ССЫЛКА!", None, ["IMP305"]),
        (" - ", None, ["IMP300"]),
        ("   ", None, []),
        ("Ёлка и ёж", "Ёлка и ёж", []),
    ],
)
def test_text_is_tidied(raw, value, expected):
    """
    Spaces, quotes, look-alikes and placeholders are put right, each with its note.
    """
    cleaned = clean_texts([raw])
    assert (cleaned.values, codes(cleaned)) == ([value], expected)


@pytest.mark.parametrize(
    "raw",
    [
        'труба 1/2"',
        'диск 5" и 6"',
        '"',
        'ООО "Ромашка',
        "ООО «Фирма «Ромашка»",
        '" пусто "',
        "Wi-Fi",
        "кVт",
        "ху1x",
        "«»",
    ],
)
def test_doubtful_text_is_left_alone(raw):
    """
    Unpaired quotes, inches and words that mix alphabets on purpose stay as they are.
    """
    assert clean_texts([raw]) == ([raw], [])


def test_lines_are_kept_where_they_mean_something():
    """
    A text keeps its line breaks; a one-line value joins them.
    """
    assert clean_texts(["а\r\nб  в"]).values == ["а\nб в"]
    assert clean_lines(["а\r\nб  в"]).values == ["а б в"]
    assert clean_texts(["\nа\n"]).values == ["а"]


def test_numbers_and_dates_become_text():
    """
    Numbers are written as they are shown; dates and booleans with a note.
    """
    cleaned = clean_texts(
        [12, 1.5, 3.0, True, False, dt.date(2020, 1, 2), dt.datetime(2020, 1, 2, 3, 4), dt.time(5, 6), None]
    )
    assert cleaned.values[:5] == ["12", "1.5", "3", "да", "нет"]
    assert cleaned.values[5:] == ["02.01.2020", "02.01.2020 03:04:00", "05:06:00", None]
    assert codes(cleaned) == ["IMP307"] * 5


def test_notes_keep_the_raw_cell_and_the_row():
    """
    A note says which row it speaks of, what stood there and what it became.
    """
    (note,) = clean_texts(["а", None, " б "]).notes
    assert (note.row, note.raw, note.fix, note.applied) == (2, " б ", "б", True)


def test_screen_finds_the_rows_and_no_others():
    """
    Only rows with something odd are looked at, wherever they stand in the column.
    """
    values = [
        "чисто",
        None,
        " край",
        "край ",
        "два  пробела",
        'а"б',
        "Рoма",
        "ABC",
        "кириллица",
        "\u200b",
        "нет",
        "\0",
        "a\0b",
        "йЧБО",
    ]
    assert suspicious(values) == [2, 3, 4, 5, 6, 9, 10, 11, 12, 13]
    assert suspicious([]) == []
    assert suspicious([None, None]) == []


@given(st.lists(st.none() | st.text(max_size=30), max_size=20))
def test_screen_misses_nothing(values):
    """
    Whatever tidying would change is found by the first look.
    """
    rows = set(suspicious(values))
    changed = {row for row, value in enumerate(values) if value and tidy(value, lines=True).text != value}
    # A word of Latin letters inside a Cyrillic one, a space, a quote: all are signs of the first look.
    assert changed <= rows


@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(text):
    """
    A tidied text has nothing left to tidy.
    """
    once = tidy(text).text
    assert tidy(once).text == once
