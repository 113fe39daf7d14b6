"""
Columns of firms' names and of legal forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cjmkit.codes.legal_forms import FORMS, FoundForm, find_form, short_form
from cjmkit.codes.lookalikes import to_cyrillic
from cjmkit.intake.catalogue import readings, repairs
from cjmkit.intake.repair.base import Cleaned, CompanyName, Note
from cjmkit.intake.repair.tidy import clean_lines
from cjmkit.intake.rows.table import Cell

__all__ = ["clean_companies", "clean_forms"]

_new = tuple.__new__
_OPENING: Final = frozenset('«"“„')


def clean_companies(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of firms' names: a `CompanyName` for each.
    """
    texts, notes = clean_lines(values)
    names: list[CompanyName | None] = []
    for row, text in enumerate(texts):
        if text is None:
            names.append(None)
            continue
        head = text.partition(" ")[0]
        if head in FORMS:
            names.append(_new(CompanyName, (text, head, False)))
        else:
            names.append(_named(row, values[row], text, notes))
    return Cleaned(names, notes)


def _named(row: int, raw: Cell, text: str, notes: list[Note]) -> CompanyName:
    found = find_form(text)
    if found is None:
        return CompanyName(text, None, False)
    if not found.long:
        text = _spelled(row, raw, text, found, notes)
    return CompanyName(text, found.short, found.long)


def _spelled(row: int, raw: Cell, text: str, found: FoundForm, notes: list[Note]) -> str:
    """
    Return *text* with its form in Cyrillic letters, and a space between the form and a quote.
    """
    written = text[found.start : found.end]
    if "." in written:
        spelled = f"{text[: found.start]}{found.short} {text[found.end :].lstrip()}".rstrip()
        notes.append(Note(row, readings.FORM_SHORTENED, raw, spelled, params={"form": found.short}))
        return spelled
    latin = sum(char.isascii() for char in written)
    form = to_cyrillic(written) if latin else written
    apart = " " if text[found.end : found.end + 1] in _OPENING and found.end < len(text) else ""
    spelled = text[: found.start] + form + apart + text[found.end :]
    if latin:
        notes.append(Note(row, repairs.LATIN_IN_WORD, raw, spelled, params={"count": latin}))
    if apart:
        notes.append(Note(row, readings.FORM_APART, raw, spelled, params={"form": found.short}))
    return spelled


def clean_forms(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of legal forms: the short name, or the text where it is none.
    """
    texts, notes = clean_lines(values)
    for row, text in enumerate(texts):
        if text is None or text in FORMS:
            continue
        short = short_form(text)
        if short is not None:
            texts[row] = short
            notes.append(Note(row, readings.FORM_SHORTENED, values[row], short, params={"form": short}))
    return Cleaned(texts, notes)
