"""
A profile's own fields: which heading means which of them, and how their values become typed.

A value that cannot be of its field's type stays as it was written, for the rules to report; a placeholder
is an empty value whatever the type.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import own as catalogue
from cjmkit.intake.catalogue import readings
from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import EDGES, fold, says_nothing, shown, too_weak
from cjmkit.intake.repair.dates import dates_cleaner, read_date
from cjmkit.intake.repair.money import read_money
from cjmkit.intake.repair.tidy import as_texts
from cjmkit.intake.repair.words import clean_integers, clean_tags, clean_yes_no
from cjmkit.intake.rows.table import Cell
from cjmkit.intake.vocabulary.normalise import own_key
from cjmkit.model import FieldDef, FieldType

__all__ = ["field_cleaner", "own_names"]

_LONGEST: Final = 60
_PLAIN_NUMBER: Final = re.compile(r"-?[0-9]{1,20}(?:[.,][0-9]{1,20})?")
_MOMENT: Final = re.compile(r"([^:]{6,40}?)[T ,]{1,3}([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_ISO_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}[0-9:.]{0,10}(?:Z|[+-][0-9:]{2,6})?")

_Reading: TypeAlias = tuple[Any, Rule | None, Proof]
_UNREAD: Final[_Reading] = (None, catalogue.OWN_READ, Proof.NONE)
"""Not of the type: the note about it is left out, because a rule of the profile tells of it."""


def own_names(fields: Iterable[FieldDef]) -> dict[str, str]:
    """
    Return the names of *fields* by their titles and names in their one form; the first field of a title has it.
    """
    found: dict[str, str] = {}
    fields = tuple(fields)
    for field in fields:
        if field.title:
            found.setdefault(own_key(field.title), field.name)
    for field in fields:
        found.setdefault(own_key(field.name), field.name)
    return found


def field_cleaner(field: FieldDef, context: ColumnContext) -> Cleaner:
    """
    Return the cleaner of a column of *field*: typed values, and as they were written those that are not of its type.
    """
    make = _CLEANERS[field.type]
    return _keeping(make(field, context))


def _keeping(clean: Cleaner) -> Cleaner:
    """
    Return a cleaner that keeps what *clean* could not read.

    A rule of the profile tells of such a value; a note that only says so once more is left out, one that
    suggests a value stays.
    """

    def keep(values: Sequence[Cell]) -> Cleaned:
        found, notes = clean(values)
        unread = {note.row for note in notes if not note.applied}
        kept = [_held(values[row]) if value is None and row in unread else value for row, value in enumerate(found)]
        return Cleaned(kept, [note for note in notes if note.applied or note.fix is not None])

    return keep


def _held(cell: Cell) -> Cell:
    # A card has no type for a time of day alone.
    return cell.isoformat() if isinstance(cell, dt.time) else cell


def _texts(field: FieldDef, context: ColumnContext) -> Cleaner:
    # A «нет» may be the very answer that the field asks for: texts stay as they are.
    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        return Cleaned(list(as_texts(values, notes)), notes)

    return clean


def _choices(field: FieldDef, context: ColumnContext) -> Cleaner:
    spelled = {fold(choice): choice for choice in reversed(field.choices)}
    exact = frozenset(field.choices)

    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        texts = as_texts(values, notes)
        for row, text in enumerate(texts):
            if text is None or text in exact:
                continue
            choice = spelled.get(" ".join(fold(text).split()))
            if choice is not None:
                texts[row] = choice
                notes.append(Note(row, catalogue.CHOICE_SPELLED, values[row], choice))
            elif says_nothing(row, text, notes, values[row]):
                texts[row] = None
        return Cleaned(list(texts), notes)

    return clean


def _lists(field: FieldDef, context: ColumnContext) -> Cleaner:
    spelled = {fold(choice): choice for choice in reversed(field.choices)}
    if not spelled:
        return clean_tags

    def clean(values: Sequence[Cell]) -> Cleaned:
        found, notes = clean_tags(values)
        for row, tags in enumerate(found):
            chosen = tuple(spelled.get(fold(tag), tag) for tag in tags or ())
            if tags is not None and chosen != tags:
                found[row] = chosen
                notes.append(Note(row, catalogue.CHOICE_SPELLED, values[row], ", ".join(chosen)))
        return Cleaned(found, notes)

    return clean


def _each(read: Callable[[Cell], _Reading], expected: str, context: ColumnContext) -> Cleaner:
    """
    Return a cleaner that reads cell by cell.
    """
    params: dict[str, object] = {"expected": expected}

    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        found: list[Any] = []
        for row, raw in enumerate(values):
            if raw is None or says_nothing(row, shown(raw), notes, raw):
                found.append(None)
                continue
            value, rule, proof = read(raw)
            if rule is not None:
                applied = value is not None and not too_weak(proof, context)
                notes.append(Note(row, rule, raw, value, applied, proof, params))
                value = value if applied else None
            found.append(value)
        return Cleaned(found, notes)

    return clean


def _decimal(cell: Cell) -> _Reading:
    if isinstance(cell, str):
        return _decimal_of_text(cell)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return _UNREAD
    return Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell), None, Proof.EXACT


def _decimal_of_text(text: str) -> _Reading:
    text = text.strip(EDGES)
    money, rule, proof = read_money(text)
    # «100 USD», «около 100» and «100 в месяц» say more than a number can hold.
    if money is None or money.currency != "RUB" or money.approximate or money.period is not None:
        return _UNREAD
    if rule is readings.MONEY_AMBIGUOUS:
        return money.amount, rule, proof
    return money.amount, None if _PLAIN_NUMBER.fullmatch(text) else catalogue.OWN_READ, proof


def _moment(cell: Cell) -> _Reading:
    if isinstance(cell, dt.datetime):
        return cell, None, Proof.EXACT
    if isinstance(cell, dt.date):
        return dt.datetime.combine(cell, dt.time()), None, Proof.EXACT
    return _moment_of_text(cell.strip(EDGES)) if isinstance(cell, str) and len(cell) <= _LONGEST else _UNREAD


def _moment_of_text(text: str) -> _Reading:
    if _ISO_MOMENT.fullmatch(text):
        try:
            return dt.datetime.fromisoformat(text), None, Proof.EXACT
        except ValueError:
            return _UNREAD
    parts = _MOMENT.fullmatch(text)
    date, rule, proof = read_date(parts[1] if parts else text)
    if date is None or rule is readings.TIME_DROPPED:
        return _UNREAD
    try:
        time = dt.time(int(parts[2]), int(parts[3]), int(parts[4] or 0)) if parts else dt.time()
    except ValueError:
        return _UNREAD
    return dt.datetime.combine(date, time), rule or catalogue.OWN_READ, proof


_CLEANERS: Final[Mapping[FieldType, Callable[[FieldDef, ColumnContext], Cleaner]]] = MappingProxyType(
    {
        FieldType.TEXT: _texts,
        FieldType.INTEGER: lambda field, context: clean_integers,
        FieldType.DECIMAL: lambda field, context: _each(_decimal, "1234.5", context),
        FieldType.BOOLEAN: lambda field, context: clean_yes_no,
        FieldType.DATE: lambda field, context: dates_cleaner(context),
        FieldType.DATETIME: lambda field, context: _each(_moment, "2024-02-01 14:30", context),
        FieldType.CHOICE: _choices,
        FieldType.LIST: _lists,
    }
)
