"""
The words of a workbook of rejected rows: a line for each reason, a note for each bad cell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Final

from cjmkit.findings import Finding, Lang, Texts
from cjmkit.formats._columns import heading
from cjmkit.formats._xlsx_text import CELL_LIMIT
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = ["by_column", "note_text", "reason_lines"]

_FIX: Final = Texts("Предложение: {fix}", "Suggestion: {fix}")
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
            lines.append(_FIX.get(lang, fix=_shown(finding.fix)))
    return "\n".join(lines)


def _shown(fix: object) -> str:
    if isinstance(fix, dt.datetime):
        return fix.strftime("%d.%m.%Y %H:%M")
    if isinstance(fix, dt.date):
        return f"{fix.day:02}.{fix.month:02}.{fix.year:04}"
    return ", ".join(map(_shown, fix)) if isinstance(fix, (tuple, list)) else str(fix)
