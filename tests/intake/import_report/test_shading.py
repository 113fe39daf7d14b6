"""
Values in a report: as people write them, and covered so that the kind of a repair is left and nobody is told.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.import_report.shading import as_text, cut, shaded
from cjmkit.intake.repair.base import CompanyName, PhoneValue
from cjmkit.model import CardKind, Money, Passport
from cjmkit.model.parts import Period


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ((), None),
        ("ООО «Ромашка»", "ООО «Ромашка»"),
        (7707083893.0, "7707083893"),
        (True, "да"),
        (dt.date(1990, 2, 1), "01.02.1990"),
        (dt.time(9, 30), "09:30:00"),
        (Decimal("1E+3"), "1000"),
        (Money(amount=Decimal("80000")), "80000 RUB"),
        (Money(amount=Decimal("0.5"), currency="USD", period=Period.MONTH, approximate=True), "≈ 0.5 USD/month"),
        (CardKind.PERSON, "person"),
        (("опт", "розница"), "опт, розница"),
        ((PhoneValue("+79160001203", "12", None),), "+79160001203, 12"),
        (Passport(series="4510", number="123456"), "4510, 123456"),
        (CompanyName("ООО «Ромашка»", "ООО", False), "ООО «Ромашка», ООО, нет"),
        (b"\x00", "b'\\x00'"),
    ],
)
def test_values_as_people_write_them(value: object, text: str | None) -> None:
    """Whatever a finding holds becomes one line of text, without a name of Python."""
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("а  б", "а␣␣б"),
        (" а б ", "␣а б␣"),
        ("а\u00a0б\u200b", "а␣б␣"),
        ("а\n\tб", "а␣␣б"),
        ("", ""),
        ("   ", "␣␣␣"),
        ("а" * 200, "а" * 119 + "…"),
        ("\u202eа", "␣а"),
    ],
)
def test_what_nobody_would_see_is_marked(text: str, line: str) -> None:
    """Needless spaces and invisible characters, which a repair takes away, can be seen in the value before it."""
    assert cut(text) == line


@pytest.mark.parametrize(
    ("raw", "new", "seen"),
    [
        ("8 (916) 000-12-03", "+79160001203", ("8 (***) ***-**-**", "+7**********")),
        ("77О7О8З893", "7707083893", ("**О*О*З***", "**0*0*3***")),
        ("274062111", "0274062111", ("*********", "0*********")),
        ('ООО "Ромашка"', "ООО «Ромашка»", ('*** "*******"', "*** «*******»")),
        ("ИВАНОВ", "Иванов", ("******", "******")),
        ("а", "б", ("*", "*")),
        ("Тестов", None, ("******", None)),
        (None, "7707083893", (None, "**********")),
        (None, None, (None, None)),
        ("-", "—", ("-", "—")),
    ],
)
def test_the_kind_of_a_repair_is_left(raw: str | None, new: str | None, seen: tuple[str | None, str | None]) -> None:
    """Marks stay, letters and digits go but for the few that were changed: the repair is told and nobody named."""
    assert shaded(raw, new) == seen


WORDS = st.text(st.characters(categories=["L", "N", "Z", "P"]), max_size=30)


@given(WORDS, WORDS)
def test_most_is_covered(raw: str, new: str) -> None:
    """Of the letters and digits of a value three are seen at most, and a third at most; its length stays."""
    for before, after in zip((raw, new), shaded(raw, new), strict=True):
        assert after is not None
        assert len(after) == len(before)
        told = sum(letter.isalnum() for letter in before)
        left = sum(letter.isalnum() for letter in after)
        assert left <= min(3, told / 3)
        assert [one for one in after if not one.isalnum() and one != "*"] == [
            one for one in before if not one.isalnum() and one != "*"
        ]
