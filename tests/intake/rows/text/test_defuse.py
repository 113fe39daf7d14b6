from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmkit.intake.rows.defuse import defuse, undefuse

TEXTS = st.text() | st.text("=+-@\t\r\n＝＋－＠'0123456789.,", max_size=12)


@given(TEXTS)
@example("'")
@example("''=")
@example("'+79161234567")
def test_undefuse_gives_back_what_defuse_took(text):
    """Whatever the text, the apostrophe that was put before it comes off again."""
    assert undefuse(defuse(text)) == text


@given(TEXTS)
def test_nothing_runs_after_defuse(text):
    """A defused text begins with no trigger, unless it is a plain phone or number."""
    first = defuse(text)[:1]
    if first and first in "=+-@\t\r\n＝＋－＠":
        assert text[1:].replace(".", "", 1).replace(",", "", 1).isdigit()


@pytest.mark.parametrize("text", ["", "+79161234567", "-5", "-12,5", "+0.5", "Ромашка", "'", "'тиха"])
def test_harmless_texts_stay(text):
    """Phones, numbers and ordinary words get no apostrophe."""
    assert defuse(text) == text


@pytest.mark.parametrize(
    ("text", "defused"),
    [
        ("=1+1", "'=1+1"),
        ("+7 916 123-45-67", "'+7 916 123-45-67"),
        ("-1-1", "'-1-1"),
        ("@СУММ(A1)", "'@СУММ(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("'=1", "''=1"),
        ("-" + "9" * 40, "'-" + "9" * 40),
        ("+٧٩١٦١٢٣٤٥٦٧", "'+٧٩١٦١٢٣٤٥٦٧"),
    ],
)
def test_what_would_run_is_defused(text, defused):
    """A text that a spreadsheet would run gets an apostrophe."""
    assert defuse(text) == defused
