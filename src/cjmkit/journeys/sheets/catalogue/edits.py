"""
What people did to a workbook of ours.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "EDIT_NOT_TAKEN",
    "EDIT_TAKEN",
    "FORMAT_DAMAGED",
    "PART_ADDED",
    "PART_REMOVED",
    "TWO_EDITS",
]

_INFO, _WARNING = Severity.INFO, Severity.WARNING

FORMAT_DAMAGED = Rule(
    code="IMP580",
    severity=_WARNING,
    title=Texts(
        "Скрытые данные повреждены",
        "The hidden data is damaged",
    ),
    text=Texts(
        "скрытый лист cjmkit не читается: книга прочитана как чужая, поля, которых нет на "
        "видимых листах, потеряны; возьмите прежнюю копию, если они нужны",
        "the hidden sheet cjmkit cannot be read: the workbook was read as a stranger's, fields "
        "that no visible sheet shows are lost; take an older copy if they are needed",
    ),
    why=Texts(
        "На этом листе лежит то, чего сетка показать не может.",
        "That sheet keeps what a grid cannot show.",
    ),
)

EDIT_TAKEN = Rule(
    code="IMP581",
    severity=_INFO,
    title=Texts(
        "Правка принята",
        "An edit was taken",
    ),
    text=Texts(
        "ячейка изменена после выгрузки: новое значение записано в {path}",
        "the cell was changed after the export: its new value went to {path}",
    ),
    why=Texts(
        "Видимая ячейка главнее скрытых данных.",
        "A visible cell is above the hidden data.",
    ),
)

PART_ADDED = Rule(
    code="IMP582",
    severity=_INFO,
    title=Texts(
        "Добавлено в таблице",
        "Added in the spreadsheet",
    ),
    text=Texts(
        "{what_ru} добавлено в таблице: «{title}»",
        "{what_en} added in the spreadsheet: '{title}'",
    ),
    why=Texts(
        "Новая строка или столбец без скрытого кода – новая часть карты.",
        "A row or column without a hidden code is a new part of the map.",
    ),
)

PART_REMOVED = Rule(
    code="IMP583",
    severity=_INFO,
    title=Texts(
        "Убрано в таблице",
        "Removed in the spreadsheet",
    ),
    text=Texts(
        "{what_ru} убрано из таблицы: «{title}», вместе с тем, чего сетка не показывает",
        "{what_en} removed from the spreadsheet: '{title}', with what the grid does not show",
    ),
    why=Texts(
        "Удалённая строка или столбец – удалённая часть карты.",
        "A deleted row or column is a deleted part of the map.",
    ),
)

EDIT_NOT_TAKEN = Rule(
    code="IMP584",
    severity=_WARNING,
    title=Texts(
        "Правка не принята",
        "An edit was not taken",
    ),
    text=Texts(
        "ячейка изменена, но это поле здесь только показано: осталось прежнее значение{how_ru}",
        "the cell was changed, but the field is only shown here: the old value stays{how_en}",
    ),
    why=Texts(
        "Составное поле по тексту ячейки не восстановить.",
        "A field of several parts cannot be made of a cell's text.",
    ),
)

TWO_EDITS = Rule(
    code="IMP585",
    severity=_WARNING,
    title=Texts(
        "Две разные правки",
        "Two different edits",
    ),
    text=Texts(
        "одно и то же изменено на двух листах по-разному: принято значение листа «{taken}»",
        "the same was changed differently on two sheets: the value of the sheet '{taken}' was taken",
    ),
    why=Texts(
        "Одно значение не может быть двумя.",
        "One value cannot be two.",
    ),
)
