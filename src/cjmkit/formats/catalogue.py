"""
The catalogue of `EXP…` codes: writing files.

Codes are stable: a number never changes its meaning and is never reused. EXP001–EXP009, the file
itself, stand in `cjmkit.files`, which lies lower.
"""

from __future__ import annotations

from typing import Final

from cjmkit.files import FILE_RULES
from cjmkit.findings import Rule, Severity, Texts

__all__ = ["BAD_OPTION", "BAD_SHEET_NAME", "EXPORT_RULES"]

_ERROR = Severity.ERROR

BAD_OPTION = Rule(
    code="EXP010",
    severity=_ERROR,
    title=Texts("Негодная настройка записи", "An unusable setting of a writer"),
    text=Texts(
        "настройка {option} — {found}, а нужно: {expected}",
        "the setting {option} is {found}, expected: {expected}",
    ),
    why=Texts(
        "С такой настройкой файл не прочитает никто, поэтому он и не пишется.",
        "Nobody could read a file written so, hence it is not written.",
    ),
    bad='delimiter=";;"',
    good='delimiter=";"',
)

BAD_SHEET_NAME = Rule(
    code="EXP011",
    severity=_ERROR,
    title=Texts("Негодное имя листа", "An unusable sheet name"),
    text=Texts(
        "имя листа негодно: нужно от 1 до 31 знака, без : \\ / ? * [ ] и без апострофа по краям",
        "the sheet name is unusable: 1 to 31 characters are needed, without : \\ / ? * [ ] "
        "and without an apostrophe at its ends",
    ),
    why=Texts("Книгу с таким листом Excel объявит испорченной.", "Excel would call such a workbook damaged."),
    bad="Клиенты/2024",
    good="Клиенты 2024",
)

EXPORT_RULES: Final = tuple(sorted((*FILE_RULES, BAD_OPTION, BAD_SHEET_NAME), key=lambda rule: rule.code))
"""Every rule of writing, by code."""
