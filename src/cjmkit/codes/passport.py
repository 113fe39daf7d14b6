"""
Паспорт гражданина РФ (internal passport): series and number, and the department's code.

Four digits of the series (region by ОКАТО, then the year the blank was printed in) and six of
the number. There is no check digit. No blank has the region ``00`` or the number ``000000``;
numbers begin with 000101. The department's code has six digits, written ``770-001``. A personal
document: keep it out of logs.

Law: постановление ПП РФ 828 of 08.07.1997, since 2023 ПП РФ 2267.

>>> check("45 09 № 123456").ok
True
>>> format("4509123456")
'45 09 123456'
>>> check_department("770001").normalized
'770-001'
"""

from __future__ import annotations

import re
import time
from typing import Final

from cjmkit.codes._clean import LONGEST, Cleaner, is_digits, require_text
from cjmkit.codes._closer import explain_digits, look_closer
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong

__all__ = ["check", "check_department", "compact", "format", "format_department", "is_valid"]

_RULE: Final = "passport:rf"
_DEPARTMENT: Final = "passport:department"
_FIRST_NUMBER: Final = "000101"

_WORDS: Final = re.compile(
    r"(?<![A-Za-zА-Яа-яЁё])(?:паспорт(?:а|ные данные)?|серия|сер|номер|ном|гражданина|рф|no|n)(?![A-Za-zА-Яа-яЁё])",
    re.IGNORECASE,
)
_SIGNS: Final = str.maketrans(dict.fromkeys("№#:.,;", " "))
# Roman numeral, two Cyrillic letters, six digits: a birth certificate or a Soviet passport.
_SOVIET: Final = re.compile(r"[IVXLCDMУХ1]{1,6}[А-ЯЁ]{2}[0-9]{6}")

_clean = Cleaner("ПАСПОРТ")
_clean_department = Cleaner("КОД ПОДРАЗДЕЛЕНИЯ", "К/П", "КП")


def compact(text: str) -> str:
    """
    Return *text* without separators and words such as «серия» and «№», wherever they stand.
    """
    if len(require_text(text)) > LONGEST:
        return text
    before = None
    while text != before:
        before, text = text, _clean(_WORDS.sub(" ", text.translate(_SIGNS)))
    return text


def check(text: str) -> Verdict:
    """
    Check the shape of *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``zero_prefix``, ``length``, ``charset``,
    ``homoglyph``; with ok True ``number_low`` and ``implausible_year``; with ok None
    ``international`` (nine digits) and ``other_document`` (a Soviet form).
    """
    return look_closer(text, _RULE, compact, check, _explain)


def _explain(value: str) -> Verdict | None:
    if _SOVIET.fullmatch(value):
        return unsettled("other_document", "passport:soviet", value)
    if not (is_digits(value) and value.strip("0")):
        return None
    if len(value) == 9:
        return unsettled("international", "passport:international", value)
    return _judge(value) if len(value) == 10 else None


def _judge(value: str) -> Verdict:
    if value.startswith("00"):
        return wrong("zero_prefix", _RULE)
    if value.endswith("000000"):
        return wrong("zeros", _RULE)
    if value[4:] < _FIRST_NUMBER:
        return right(value, _RULE, "number_low")
    # Blanks were first printed in 1997; those of the next year are printed ahead.
    year = int(value[2:4])
    plausible = year >= 97 or year <= time.gmtime().tm_year % 100 + 1
    return right(value, _RULE, None if plausible else "implausible_year")


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong; another document than this passport passes.
    """
    return check(text).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return series and number as ``45 09 123456``, or *text* unchanged if they are not right.
    """
    verdict = check(text)
    value = verdict.normalized
    return f"{value[:2]} {value[2:4]} {value[4:]}" if verdict.ok and value else text


def check_department(text: str) -> Verdict:
    """
    Check *text* as the code of the department that gave the passport.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``.
    """
    if len(require_text(text)) > LONGEST:
        return wrong("length", _DEPARTMENT)
    value = _clean_department(text)
    if len(value) == 6 and is_digits(value) and value.strip("0"):
        return right(f"{value[:3]}-{value[3:]}", _DEPARTMENT)
    return explain_digits(value, _DEPARTMENT, check_department)


def format_department(text: str) -> str:
    """
    Return the department's code as ``770-001``, or *text* unchanged if it is not right.
    """
    return check_department(text).normalized or text
