"""
The words of a workbook of rejected rows: a line for each reason, a note for each bad cell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import attrs

from cjmkit.findings import Finding, Lang, Severity, Texts
from cjmkit.formats._columns import heading
from cjmkit.formats._xlsx_text import CELL_LIMIT
from cjmkit.model import CardKind, Money, Sex
from cjmkit.model.flat import FLAT_FIELDS, split_number
from cjmkit.plugins.flat import choice_text, money_text, plain_decimal

__all__ = ["by_column", "note_text", "reason_lines"]

_FIX: Final = Texts("Предложение: {fix}", "Suggestion: {fix}")
_READ: Final = Texts("Прочитано как: {fix}", "Read as: {fix}")
_FLAGS: Final = {True: Texts("да", "yes"), False: Texts("нет", "no")}
_REASON: Final = Texts("строка отклонена", "the row was rejected")
_MORE: Final = Texts("… и ещё причин: {count}", "… and {count} more reasons")
_SPARE: Final = 1000
_LETTERS: Final = re.compile("[A-Z]{1,3}")


def by_column(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """
    Return the findings of each column by its index; those of the row as a whole are left out.
    """
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        letters = finding.where.column
        if letters is not None and _LETTERS.fullmatch(letters):
            found.setdefault(_column_index(letters), []).append(finding)
    return found


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def reason_lines(findings: Sequence[Finding], lang: Lang) -> list[str]:
    """
    Return a line for each finding, errors first: the column, what is wrong, the code.

    What a cell cannot hold is told by the number of reasons.
    """
    lines: list[str] = []
    room = CELL_LIMIT - _SPARE
    for finding in _ranked(findings):
        line = _reason(finding, lang)
        room -= len(line) + 1
        if room < 0:
            return [*lines, _MORE.get(lang, count=len(findings) - len(lines))]
        lines.append(line)
    return lines or [_REASON.get(lang)]


def _ranked(findings: Sequence[Finding]) -> Sequence[Finding]:
    return sorted(findings, key=lambda finding: -finding.severity.rank) if len(findings) > 1 else findings


def _reason(finding: Finding, lang: Lang) -> str:
    text = f"{finding.message(lang)} ({finding.code})"
    field = finding.where.field
    place = finding.where.header or field
    if not finding.where.header and field is not None and split_number(field)[0] in FLAT_FIELDS:
        place = heading(field, lang)
    return f"{place}: {text}" if place else text


def note_text(findings: Sequence[Finding], lang: Lang) -> str:
    """
    Return what is wrong with a cell, and what it could be instead.
    """
    lines = []
    for finding in _ranked(findings):
        lines.append(f"{finding.message(lang)} ({finding.code})")
        if finding.fix is not None:
            # A note says that nothing is to be done; what it tells is what the cell was read as.
            label = _READ if finding.severity is Severity.INFO else _FIX
            lines.append(label.get(lang, fix=_shown(finding.fix, lang)))
    return "\n".join(lines)


def _shown(fix: object, lang: Lang) -> str:
    if isinstance(fix, bool):
        return _FLAGS[fix].get(lang)
    if isinstance(fix, dt.datetime):
        return fix.strftime("%d.%m.%Y %H:%M")
    if isinstance(fix, dt.date):
        return f"{fix.day:02}.{fix.month:02}.{fix.year:04}"
    if isinstance(fix, Money):
        return money_text(fix)
    if isinstance(fix, (CardKind, Sex)):
        return choice_text(fix)
    if isinstance(fix, Decimal):
        return plain_decimal(fix)
    kind: type[object] = type(fix)
    if attrs.has(kind):
        # A passport, a contact: its parts in their order.
        parts = (getattr(fix, field.name) for field in attrs.fields(kind))
        return ", ".join(_shown(part, lang) for part in parts if part is not None)
    return ", ".join(_shown(part, lang) for part in fix) if isinstance(fix, (tuple, list)) else str(fix)
