"""
Plain scalars of YAML 1.2, held against a reader of 1.2 that we did not write; and the quotes that any reader needs.
"""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cjmkit.formats.documents.yaml_values import needs_quotes, plain_value

SAME = ["", "~", "null", "NULL", "nULL", "true", "False", "tRUE", "yes", "off", "0", "-7", "+7", "1.5", "-1.50", ".5"]
SAME += ["5.", "1e3", "1E-3", "1.5e+3", "1e", "e1", "+", ".", "..", "-.", "1.2.3", "0x1F", "0o17", "0xG", "0o8", "1:30"]
SAME += ["+x", "2026-11-22x", "1 000", "½", "٣", "x7", "7x", "-inf", "nan"]


@pytest.mark.parametrize("text", SAME)
def test_values_are_those_of_yaml_one_two(text: str) -> None:
    """
    Another reader of YAML 1.2 takes the text for the same value.
    """
    value = plain_value(text)
    assert (float(value) if isinstance(value, Decimal) else value) == YAML(typ="safe", pure=True).load(f"a: {text}\n")[
        "a"
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0123", "0123"),
        ("00", "00"),
        ("1_000", "1_000"),
        ("01.5", "01.5"),
        ("2026-11-22", "2026-11-22"),
        (".inf", Decimal("Infinity")),
        ("-.INF", Decimal("-Infinity")),
        ("+.Inf", Decimal("Infinity")),
        ("1.50", Decimal("1.50")),
    ],
)
def test_values_where_we_are_more_careful(text: str, value: object) -> None:
    """
    What readers disagree about is left a text; numbers keep every digit.
    """
    assert plain_value(text) == value
    assert str(plain_value(text)) == str(value)


def test_no_number() -> None:
    """
    «.nan» is a number that is none.
    """
    value = plain_value(".NaN")
    assert isinstance(value, Decimal)
    assert math.isnan(value)


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=12), st.text("abn о:#-,.'\"[]{}&*!|>%@`=<~/\\", max_size=8)))
def test_texts_without_quotes_are_texts_to_any_reader(text: str) -> None:
    """
    What we write without quotes is the same text to readers of YAML 1.1 and 1.2, as a key, a value and an item.
    """
    if needs_quotes(text):
        return
    document = f"a: {text}\n{text}: b\nc:\n  - {text}\n"
    wanted = {"a": text, text: "b", "c": [text]}
    if text in ("a", "c"):
        return
    assert yaml.safe_load(document) == wanted
    assert YAML(typ="safe", pure=True).load(document) == wanted


@pytest.mark.parametrize(
    "text", ["Yes", "no", "ON", "y", "N", "Null", "true", "", "5", "-a", "a: b", "a:", "a #b", "a "]
)
def test_texts_that_need_quotes(text: str) -> None:
    """
    Words that an older YAML takes for true or false, numbers and signs of YAML stand in quotes.
    """
    assert needs_quotes(text)


@pytest.mark.parametrize("text", ["Выбор", "не знаю, какой крем…", "interview:12", "cjmkit/project@1", "да – 50 %"])
def test_texts_that_need_none(text: str) -> None:
    """
    An ordinary text stands bare.
    """
    assert not needs_quotes(text)
