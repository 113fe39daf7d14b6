"""
Columns of ОКВЭД: codes with dots, which spreadsheets turn into numbers and dates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from cjmkit.codes import okved
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import repairs
from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import EDGES, LONGEST, proof_text, raised, says_nothing, shown, too_weak
from cjmkit.intake.repair.dates import read_date
from cjmkit.intake.rows.table import Cell

__all__ = ["okved_cleaner"]

_SHORT: Final = re.compile(r"([0-9])((?:\.[0-9]{1,2}){1,2})")
_DECIMAL: Final = re.compile(r"([0-9]{1,2})[.,]([0-9]{1,2})")
_DATED: Final = re.compile(
    r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}.{0,10}|[0-9]{1,2}\.[а-я]{3}.{0,8}"
)


def okved_cleaner(context: ColumnContext) -> Cleaner:
    """
    Return the cleaner of a column of ОКВЭД.
    """

    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        right: set[str] = set()
        cleaned: list[str | None] = []
        for row, raw in enumerate(values):
            if raw is None or (isinstance(raw, str) and raw in right):
                cleaned.append(raw)
                continue
            before = len(notes)
            value = _value(row, raw, context, notes)
            cleaned.append(value)
            if len(notes) == before and isinstance(raw, str) and value == raw:
                right.add(raw)
        return Cleaned(cleaned, notes)

    return clean


def _value(row: int, raw: Cell, context: ColumnContext, notes: list[Note]) -> str | None:
    text = shown(raw)
    if isinstance(raw, (dt.date, dt.datetime)):
        return _dated(row, raw, text, raw, notes)
    if isinstance(raw, (bool, dt.time)):
        notes.append(Note(row, repairs.WRONG_TYPE, raw, None, False, Proof.NONE))
        return text
    if says_nothing(row, text, notes, raw) or len(text) > LONGEST:
        return text if len(text) > LONGEST else None
    if not text.strip(EDGES + "0."):
        notes.append(Note(row, repairs.PLACEHOLDER, raw))
        return None
    return _number(row, raw, text, notes) if isinstance(raw, float) else _text(row, raw, text, context, notes)


def _text(row: int, raw: Cell, text: str, context: ColumnContext, notes: list[Note]) -> str:
    verdict = okved.check(text)
    if verdict.ok is not False and verdict.normalized is not None:
        if verdict.normalized != text:
            notes.append(Note(row, repairs.SEPARATORS, raw, verdict.normalized))
        return verdict.normalized
    compact = okved.compact(text)
    decimal = _DECIMAL.fullmatch(compact) if "," in compact else None
    if decimal:
        # A Russian spreadsheet writes the number 47.1 as 47,1.
        return _number(row, raw, text, notes, f"{decimal[1]}.{decimal[2]}")
    short = _SHORT.fullmatch(compact)
    if short and okved.check(f"0{compact}").ok:
        return _padded(row, raw, text, f"0{compact}", context, notes)
    if _DATED.fullmatch(text.lower()):
        reading = read_date(text)
        if reading.date is not None:
            return _dated(row, raw, text, reading.date, notes)
    return text


def _padded(row: int, raw: Cell, text: str, padded: str, context: ColumnContext, notes: list[Note]) -> str:
    proof = raised(Proof.NONE, context)
    weak = too_weak(proof, context)
    rule = repairs.LOST_ZERO_MAYBE if weak else repairs.LOST_ZERO
    digits = sum(char.isdigit() for char in padded)
    params: dict[str, object] = {"found": digits - 1, "expected": digits, "proof": proof_text(proof)}
    notes.append(Note(row, rule, raw, padded, not weak, proof, params))
    return text if weak else padded


def _number(row: int, raw: Cell, text: str, notes: list[Note], decimal: str | None = None) -> str:
    """
    Return the code that a number was, if there is one reading; else the text, and both readings in a note.
    """
    figure = _DECIMAL.fullmatch(decimal or text)
    if figure is None:
        return _text(row, raw, text, ColumnContext(), notes) if text.isdigit() else text
    whole, rest = figure[1].zfill(2), figure[2]
    codes = _codes(f"{whole}.{rest}", f"{whole}.{rest}0" if len(rest) == 1 else "")
    if len(codes) == 1:
        if codes[0] != text:
            _note(row, repairs.CODE_BECAME_NUMBER, raw, codes, notes, applied=True)
        return codes[0]
    _note(row, repairs.CODE_BECAME_NUMBER, raw, codes, notes)
    return text


def _dated(row: int, raw: Cell, text: str, date: dt.date, notes: list[Note]) -> str:
    year = date.year % 100
    codes = _codes(
        f"{date.day:02}.{date.month:02}",
        f"{date.day:02}.{date.month:02}.{year:02}",
        f"{year:02}.{date.month:02}",
        f"{year:02}.{date.month:02}.{date.day:02}",
    )
    _note(row, repairs.CODE_BECAME_DATE, raw, codes, notes)
    return text


def _codes(*candidates: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in candidates if code and okved.check(code).ok))


def _note(row: int, rule: Rule, raw: Cell, codes: tuple[str, ...], notes: list[Note], *, applied: bool = False) -> None:
    # One reading is as sure as its shape; two readings are no proof of either.
    proof = Proof.EXACT if applied else Proof.NONE
    params: dict[str, object] = {"candidates": " / ".join(codes) or "?"}
    notes.append(Note(row, rule, raw, codes[0] if applied else None, applied, proof, params))
