"""
ИНН: kinds, reasons and the strength of the check digits.
"""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.ru.inn import calc_company_check_digit, calc_personal_check_digits

from cjmkit.codes import inn

_ZERO_10 = calc_company_check_digit("001234567")
_ZERO_12 = calc_personal_check_digits("0034567890")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("7707083893", "company"),
        ("ИНН 9909077381", "foreign"),
        ("500100732259", "person"),
        ("20123", None),
        ("7707083894", None),
    ],
)
def test_kind(text, kind):
    """
    The length and the start tell whose number it is.
    """
    assert inn.kind(text) == kind


@pytest.mark.parametrize("kind", ["company", "person", "foreign"])
@given(seed=st.integers(0, 2**32))
@settings(deadline=None)
def test_generate(kind, seed):
    """
    Each kind is generated as that kind.
    """
    assert inn.kind(inn.generate(random.Random(seed), kind)) == kind


@given(seed=st.integers(0, 2**32))
@settings(deadline=None)
def test_every_substitution_in_twelve_digits_is_caught(seed):
    """
    No single wrong digit passes both check digits of a person's number.
    """
    value = inn.generate(random.Random(seed), "person")
    for place in range(12):
        for digit in set("0123456789") - {value[place]}:
            assert not inn.is_valid(value[:place] + digit + value[place + 1 :])


def test_some_substitution_in_ten_digits_is_missed():
    """
    One check digit of remainders 0 and 10 alike lets a few wrong digits pass: that is known.
    """
    rng = random.Random(1)
    missed = 0
    for _ in range(500):
        value = inn.generate(rng)
        place = rng.randrange(9)
        changed = value[:place] + str((int(value[place]) + rng.randrange(1, 10)) % 10) + value[place + 1 :]
        missed += inn.is_valid(changed)
    assert 0 < missed < 25


@pytest.mark.parametrize(
    ("text", "code", "rule"),
    [
        ("0012345678", "checksum", "inn10"),
        ("0000000011", "checksum", "inn10"),
        (f"001234567{_ZERO_10}", "zero_prefix", "inn10"),
        (f"0034567890{_ZERO_12}", "zero_prefix", "inn12"),
        ("000000000000", "zeros", "inn"),
        ("770708389", "length", "inn"),
        ("7707083893/773601001", "charset", "inn"),
        ("77O7O83893", "homoglyph", "inn"),
        ("77O7O83894", "charset", "inn"),
        ("\ud800", "charset", "inn"),
        ("7" * 400, "length", "inn"),
    ],
)
def test_reason(text, code, rule):
    """
    A refusal says why, and by which rule.
    """
    verdict = inn.check(text)
    assert (verdict.ok, verdict.code, verdict.rule, verdict.normalized) == (False, code, rule, None)


def test_str_subclass():
    """
    A subclass of str is text.
    """

    class Text(str):
        __slots__ = ()

    assert inn.check(Text("7707083893")).ok
    assert inn.check(Text("ИНН 7707083893")).ok
