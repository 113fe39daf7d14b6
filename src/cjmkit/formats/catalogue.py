"""
The catalogue of `EXP…` codes: writing files.

Codes are stable: a number never changes its meaning and is never reused. EXP001–EXP009, the file
itself, stand in `cjmkit.files`, which lies lower.
"""

from __future__ import annotations

from typing import Final

from cjmkit.files import FILE_RULES
from cjmkit.findings import Rule, Severity, Texts
from cjmkit.plugins.options import OPTION_RULES

__all__ = ["BAD_SHEET_NAME", "EXPORT_RULES", "NO_JOURNEY", "NO_SUCH_JOURNEY"]

_ERROR = Severity.ERROR

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

NO_JOURNEY = Rule(
    code="EXP120",
    severity=_ERROR,
    title=Texts("В проекте нет карт", "The project has no journey"),
    text=Texts(
        "в проекте нет ни одной карты пути, а этот формат записывает карту: добавьте её",
        "the project has no journey, and this format writes one: add it",
    ),
    why=Texts(
        "Пустой рисунок выглядел бы как карта без этапов.", "An empty picture would look like a map without stages."
    ),
)

NO_SUCH_JOURNEY = Rule(
    code="EXP121",
    severity=_ERROR,
    title=Texts("Нет карты с таким id", "No journey of this id"),
    text=Texts(
        "карты с id «{found}» в проекте нет; есть: {known}",
        "the project has no journey of the id '{found}'; there are: {known}",
    ),
    why=Texts("Карта называется своим id, заголовки повторяются.", "A journey is named by its id; titles may repeat."),
    bad='{"journey": "Путь к крему"}',
    good='{"journey": "krem"}',
)

EXPORT_RULES: Final = tuple(
    sorted((*FILE_RULES, *OPTION_RULES, BAD_SHEET_NAME, NO_JOURNEY, NO_SUCH_JOURNEY), key=lambda rule: rule.code)
)
"""Every rule of writing, by code."""
