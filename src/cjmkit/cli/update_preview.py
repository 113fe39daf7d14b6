"""
The preview of an update: every changed field, what it was and what it becomes, on the screen or as a workbook.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import attrs

from cjmkit.dedupe.updating import CardUpdate, Update
from cjmkit.dedupe.updating.options import WAY_WORDS
from cjmkit.files import Together, atomic_write
from cjmkit.findings import Lang, Texts
from cjmkit.formats._xlsx_writer import SheetColumn, write_workbook
from cjmkit.model import Requisites
from cjmkit.model.fields import personal_fields

__all__ = ["preview_lines", "write_preview"]

_KINDS: Final = {
    "added": Texts("новая", "added"),
    "changed": Texts("изменена", "changed"),
    "gone": Texts("нет в новом файле", "gone"),
    "left out": Texts("не взята", "left out"),
}
_SIGNS: Final = {"added": "+", "changed": "~", "gone": "−", "left out": "?"}
_COLUMNS: Final = (
    (Texts("Что", "What"), 18),
    (Texts("Карточка базы", "Card of the base"), 10),
    (Texts("Строки нового файла", "Rows of the new file"), 12),
    (Texts("Клиент", "Client"), 32),
    (Texts("Узнан", "Known by"), 18),
    (Texts("Поле", "Field"), 24),
    (Texts("Было", "Was"), 40),
    (Texts("Стало", "Becomes"), 40),
)
_SHEET: Final = Texts("Изменения", "Changes")
_CARD: Final = Texts("карточка", "card")
_ROW: Final = Texts("строка", "row")
_HIDDEN: Final = "***"
_LONGEST: Final = 60
_PLAIN: Final = frozenset(
    ("kind", "legal_form", "industry", "city", "source", "manager", "tags", "status", "next_contact_on")
)
"""Fields that say nothing about a person; lists and details of people do."""

_PLAIN_NUMBERS: Final = {
    f"requisites.{field.name}" for field in attrs.fields(Requisites) if field.name not in personal_fields(Requisites)
}


def preview_lines(update: Update, lang: Lang, *, values: bool) -> Iterator[str]:
    """
    Yield a line for each client, and one for each changed field; personal values are covered unless asked for.
    """
    for change in update:
        way = f" ({WAY_WORDS[change.way].get(lang)})" if change.way is not None else ""
        yield f"{_SIGNS[change.kind]} {_place(change, lang)}{way}: {_KINDS[change.kind].get(lang)}"
        for field in change.fields:
            shown = values or field.name in _PLAIN or field.name in _PLAIN_NUMBERS
            before, after = (_short(value, shown=shown) for value in (field.before, field.after))
            yield f"    {field.name}: {before} → {after}"


def write_preview(update: Update, path: str, lang: Lang, files: Together) -> int:
    """
    Write the changes as a workbook, a row for each field, and return how many rows there are.
    """
    columns = [SheetColumn(title=title.get(lang), width=width) for title, width in _COLUMNS]
    with atomic_write(path, together=files) as stream:
        return write_workbook(stream, columns, _rows(update, lang), sheet=_SHEET.get(lang)).rows


def _rows(update: Update, lang: Lang) -> Iterator[tuple[Any, ...]]:
    for change in update:
        card = change.after if change.after is not None else change.before
        head = (
            _KINDS[change.kind].get(lang),
            change.old_number,
            ", ".join(map(str, change.new_numbers)),
            card.name if card is not None else None,
            WAY_WORDS[change.way].get(lang) if change.way is not None else None,
        )
        if not change.fields:
            yield (*head, None, None, None)
        for field in change.fields:
            yield (*head, field.name, _text(field.before), _text(field.after))


def _place(change: CardUpdate, lang: Lang) -> str:
    rows = ", ".join(map(str, change.new_numbers))
    parts = [f"{_CARD.get(lang)} {change.old_number}"] if change.old_number is not None else []
    return " ← ".join([*parts, f"{_ROW.get(lang)} {rows}"] if rows else parts)


def _short(value: object, *, shown: bool) -> str:
    text = _text(value)
    if text is None:
        return "—"
    if not shown:
        return _HIDDEN
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _text(value: object) -> str | None:
    if value is None or value == [] or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
