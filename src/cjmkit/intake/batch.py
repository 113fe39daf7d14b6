"""
A batch: some thousands of rows, turned on their side and cleaned a column at a time.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

import attrs

from cjmkit.intake.build import Columns
from cjmkit.intake.catalogue import repairs
from cjmkit.intake.completion import Completion
from cjmkit.intake.person_names import settle_person_names
from cjmkit.intake.plan import ColumnPlan, Plan
from cjmkit.intake.repair.base import Cleaned, Note, Proof
from cjmkit.intake.repair.cross import CrossNote, mend_across
from cjmkit.intake.repair.split import split_column
from cjmkit.intake.rows.table import Cell, Row, column_letters
from cjmkit.intake.wholes import settle_wholes
from cjmkit.model import FieldValue, Origin
from cjmkit.model.quick import quick

__all__ = ["Batch", "clean_batch"]


@attrs.frozen(kw_only=True)
class Batch:
    """
    Rows, their cleaned columns, and the notes by row (counted from 0 in the batch).

    *surplus* names the columns that nobody planned, by index; *filled* counts the empty values of own fields
    that a default stands in for, by name; *present* counts the cells that hold a value, by the index of the column.
    """

    rows: Sequence[Row]
    columns: Columns
    notes: Mapping[int, Sequence[CrossNote]]
    surplus: Mapping[int, str]
    filled: Mapping[str, int]
    present: Mapping[int, int]

    def origins(self, source: str, sheet: str | None) -> list[Origin]:
        """
        Return where each row came from, with the raw text of every cell that was changed.
        """
        make = quick(Origin, "source", "sheet", "row", "raw")
        nothing: Mapping[str, str] = {}
        return [
            make(source, sheet, row.number, self._raw_texts(at) if at in self.notes else nothing)
            for at, row in enumerate(self.rows)
        ]

    def _raw_texts(self, at: int) -> dict[str, str]:
        """
        Return the text of each cell whose value was changed, or could not be made into one.
        """
        texts: dict[str, str] = {}
        for field, note in self.notes[at]:
            if note.raw is not None and (note.applied or self._holds_nothing(field, at)):
                texts.setdefault(field, _text(note.raw))
        return texts

    def _holds_nothing(self, field: str, at: int) -> bool:
        column = self.columns.values.get(field)
        return column is not None and column[at] is None


def _text(raw: Cell) -> str:
    return raw if isinstance(raw, str) else str(raw)


def clean_batch(plan: Plan, rows: Sequence[Row], completion: Completion | None = None) -> Batch:
    """
    Clean every column of *rows* by *plan*, then mend what several columns prove together, or a directory with them.
    """
    raw = [list(column) for column in zip_longest(*(row.values for row in rows))]
    values: dict[str, list[Any]] = {}
    custom: dict[str, list[Any]] = {}
    notes: dict[int, list[CrossNote]] = defaultdict(list)
    nothing: list[Any] = [None] * len(rows)
    cells_of: dict[str, Sequence[Cell]] = {}
    present: dict[int, int] = {}
    for column in plan.columns:
        index = column.decision.index
        cells = raw[index] if index < len(raw) else nothing
        if _is_empty(cells):
            continue
        present[index] = len(cells) - cells.count(None)
        if not column.decision.ignored:
            present[index] -= _clean_column(column, cells, values, custom, notes)
            cells_of.update(dict.fromkeys(column.decision.targets, cells))
    for found in mend_across(values, cells_of, plan.contexts):
        _supersede(found, notes[found.note.row])
    if completion is not None:
        for found in completion.columns(values, cells_of):
            _supersede(found, notes[found.note.row])
    for found in settle_wholes(values, cells_of, custom, plan.decisions):
        notes[found.note.row].append(found)
    for found in settle_person_names(values, cells_of):
        notes[found.note.row].append(found)
    surplus = _surplus(plan, raw, custom, notes)
    filled = {name: _fill_in(custom, name, default, len(rows)) for name, default in plan.defaults.items()}
    columns = Columns(len(rows), values, custom)
    return Batch(rows=rows, columns=columns, notes=notes, surplus=surplus, filled=filled, present=present)


def _fill_in(custom: dict[str, list[Any]], name: str, default: FieldValue, size: int) -> int:
    """
    Put *default* where the column of a custom field is empty, and return how often.
    """
    column = custom.get(name)
    found = [default] * size if column is None else [default if value is None else value for value in column]
    custom[name] = found
    return size if column is None else column.count(None)


def _is_empty(cells: Sequence[Cell]) -> bool:
    return cells[0] is None and cells.count(None) == len(cells)


def _supersede(found: CrossNote, notes: list[CrossNote]) -> None:
    # What several columns proved makes an earlier suggestion about the same value pointless, and what they
    # suggest makes the same suggestion without any proof so.
    said = found.note
    notes[:] = [
        one
        for one in notes
        if one.target != found.target
        or one.note.applied
        or not (said.applied or (one.note.proof is Proof.NONE and one.note.fix == said.fix is not None))
    ]
    notes.append(found)


def _clean_column(
    column: ColumnPlan,
    cells: list[Cell],
    values: dict[str, list[Any]],
    custom: dict[str, list[Any]],
    notes: dict[int, list[CrossNote]],
) -> int:
    """
    Clean the *cells* of one column, and return how many of them hold a placeholder for nothing.
    """
    decision, placeholders = column.decision, 0
    if decision.split is not None:
        pieces, rests, split_notes = split_column(decision.split, cells, targets=decision.targets)
        _file(split_notes, decision.targets[0], notes)
        if any(rest is not None for rest in rests):
            custom[decision.header or decision.column] = rests
    else:
        pieces = dict.fromkeys(decision.targets, cells)
    for target, clean in column.cleaners.items():
        if target in pieces:
            cleaned = clean(pieces[target])
            values[target] = cleaned.values
            _file(cleaned.notes, target, notes)
            placeholders += _says_nothing(cleaned.notes)
    if decision.custom is not None:
        found, found_notes = _as_they_are(cells) if column.custom is None else column.custom(cells)
        custom[decision.custom] = found
        _file(found_notes, decision.custom, notes)
        placeholders += _says_nothing(found_notes)
    return placeholders


def _says_nothing(notes: Sequence[Note]) -> int:
    return sum(note.rule is repairs.PLACEHOLDER or note.rule is repairs.FORMULA_ERROR for note in notes) if notes else 0


def _as_they_are(cells: list[Cell]) -> Cleaned:
    """
    Keep cells that nobody knows; a time of day alone, which a card has no type for, as text.
    """
    if dt.time not in set(map(type, cells)):
        return Cleaned(cells, [])
    texts = [cell.isoformat() if isinstance(cell, dt.time) else cell for cell in cells]
    changed = [row for row, cell in enumerate(cells) if isinstance(cell, dt.time)]
    notes = [Note(row, repairs.AS_TEXT, cells[row], texts[row]) for row in changed]
    return Cleaned(texts, notes)


def _file(found: Sequence[Note], field: str, notes: dict[int, list[CrossNote]]) -> None:
    for note in found:
        notes[note.row].append(CrossNote(field, note))


def _surplus(
    plan: Plan, raw: Sequence[list[Cell]], custom: dict[str, list[Any]], notes: dict[int, list[CrossNote]]
) -> dict[int, str]:
    """
    Keep cells that stand beyond the planned columns as custom fields; return names by index.
    """
    planned = {column.decision.index for column in plan.columns}
    found: dict[int, str] = {}
    header = plan.table.header or []
    for index, cells in enumerate(raw):
        if index not in planned and not _is_empty(cells):
            name = header[index] if index < len(header) else f"column_{column_letters(index)}"
            found[index] = name
            custom[name], found_notes = _as_they_are(cells)
            _file(found_notes, name, notes)
    return found
