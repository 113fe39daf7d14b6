"""
Passports: shapes, other documents, the department's code.
"""

import pytest

from cjmkit.codes import passport


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        ("4509 123456", True, None),
        ("45 09 № 123456", True, None),
        ("Паспорт РФ: серия 4509, номер 123456", True, None),
        ("паспорт гражданина РФ 4598 123456", True, None),
        ("4509 000100", True, "number_low"),
        ("4567 123456", True, "implausible_year"),
        ("0009 123456", False, "zero_prefix"),
        ("4509 000000", False, "zeros"),
        ("0000 000000", False, "zeros"),
        ("4509 12345", None, "international"),
        ("75 1234567", None, "international"),
        ("IV-МЮ № 123456", None, "other_document"),
        ("4509 12345б", False, "homoglyph"),
        ("4509 12345Ж", False, "charset"),
        ("4509 1234", False, "length"),
        ("4" * 300, False, "length"),
        ("", False, "empty"),
    ],
)
def test_passport(text, ok, code):
    """
    A right shape passes; another document is told apart and not refused.
    """
    assert passport.check(text)[:2] == (ok, code)


def test_format():
    """
    Series and number are grouped; another document keeps its spelling.
    """
    assert passport.format("4509123456") == "45 09 123456"
    assert passport.format("IV-МЮ 123456") == "IV-МЮ 123456"
    assert passport.compact("7" * 300) == "7" * 300


@pytest.mark.parametrize(
    ("text", "ok", "code"),
    [
        ("770-001", True, None),
        ("код подразделения: 770001", True, None),
        ("000-000", False, "zeros"),
        ("77001", False, "length"),
        ("77О-001", False, "homoglyph"),
        ("7" * 300, False, "length"),
        ("", False, "empty"),
    ],
)
def test_department(text, ok, code):
    """
    Six digits, shown with a hyphen.
    """
    assert passport.check_department(text)[:2] == (ok, code)
    assert passport.format_department(text) == ("770-001" if ok else text)
