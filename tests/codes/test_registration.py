"""
КПП, ОГРН, ОГРНИП and БИК: reasons and kinds.
"""

import random
import time

import pytest

from cjmkit.codes import bik, kpp, ogrn, ogrnip


def _with_digit(body, modulus):
    return f"{body}{int(body) % modulus % 10}"


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        ("7707ав001", False, "homoglyph"),
        ("77О7АВ0О1", False, "homoglyph"),
        ("7707ЖЖ001", False, "charset"),
        ("77070100", False, "length"),
        ("7707AB0012", False, "length"),
        ("7707/0100", False, "charset"),
        ("7707 010О1", False, "homoglyph"),
        ("000001001", False, "zero_prefix"),
        ("000000000", False, "zeros"),
        ("7707ab001", True, None),
        ("770700001", True, "pp_unknown"),
        ("770799001", True, None),
    ],
)
def test_kpp(text, ok, code):
    """
    A right shape passes, with a doubt where the reason is on no list.
    """
    assert kpp.check(text)[:2] == (ok, code)


def test_kpp_reason():
    """
    The reason is the characters 5 and 6; a wrong code has none.
    """
    assert kpp.reason("КПП 7707 43 001") == "43"
    assert kpp.reason("77070100") is None
    assert kpp.generate(random.Random(1), "7707083893", reason="43").startswith("770743")


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        (_with_digit("101770000000", 11), True, "implausible_year"),
        (_with_digit("102770000000", 11), True, None),
        (_with_digit("199770000000", 11), True, "implausible_year"),
        (_with_digit(f"1{time.gmtime().tm_year % 100:02}770000000", 11), True, None),
        (_with_digit("517770000000", 11), True, None),
        (_with_digit("617770000000", 11), None, "grn"),
        (_with_digit("317770000000", 11), False, "prefix"),
        ("0000000000000", False, "zeros"),
        ("102770013219", False, "length"),
        ("1О27700132195", False, "homoglyph"),
        ("ОГРН: 1027700132195", True, None),
    ],
)
def test_ogrn(text, ok, code):
    """
    The first digit and the year are looked at when the check digit is right.
    """
    assert ogrn.check(text)[:2] == (ok, code)


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        (_with_digit("30377000000000", 13), True, "implausible_year"),
        (_with_digit("30477000000000", 13), True, None),
        (_with_digit(f"3{time.gmtime().tm_year % 100:02}77000000000", 13), True, None),
        (_with_digit("41777000000000", 13), None, "grn"),
        (_with_digit("11777000000000", 13), False, "prefix"),
        ("1027700132195", False, "form"),
        ("000000000000000", False, "zeros"),
        ("30450011600015", False, "length"),
        ("ОГРН ИП 304500116000157", True, None),
    ],
)
def test_ogrnip(text, ok, code):
    """
    The same for sole proprietors, whose register began in 2004.
    """
    assert ogrnip.check(text)[:2] == (ok, code)


@pytest.mark.parametrize(
    ("text", "ok", "code", "kind"),
    [
        ("044525225", True, None, "bank"),
        ("БИК 044525000", True, None, "cbr"),
        ("004525988", True, None, "treasury"),
        ("100070006", True, None, "indirect"),
        ("200000131", True, None, "client"),
        ("044525010", True, "tail", "unknown"),
        ("034525225", True, "class_unknown", "unknown"),
        ("944525225", False, "prefix", None),
        ("44525225", False, "length", None),
        ("О44525225", False, "homoglyph", None),
    ],
)
def test_bik(text, ok, code, kind):
    """
    The first digits tell the class; a class that is not known is a doubt.
    """
    assert bik.check(text)[:2] == (ok, code)
    assert bik.kind(text) == kind
