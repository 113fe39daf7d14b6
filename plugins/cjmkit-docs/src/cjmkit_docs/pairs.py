"""
Pairs: rows of a document as labels with their values.

A label may stand before its value, in the cell on the left, on the line above, or in the row above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

import attrs

from cjmkit.findings import NOWHERE, Location
from cjmkit_docs.labels import find_labels, strip_separators, whole_label
from cjmkit_docs.rows import Row
from cjmkit_docs.vocabulary import SECTION

__all__ = ["Pair", "inline_pairs", "pairs_of"]

_ORDINAL: Final = re.compile(r"[0-9]{1,2}[.)]?")
_UNKNOWN: Final = re.compile(r"([^\W\d_][^:\n]{1,58}?)\s?:\s+(\S.*)")
_GOES_ON: Final = re.compile(
    r"(?:[а-яё]|г\.|ул\.|д\.|пр-т|оф\.|стр\.|корп\.|[0-9]{6}\b|д[0-9]|,|[«\"“])|(?:Улица|Ул\.|Дом|Офис|Город)\b"
)
_TEXTS: Final = frozenset(
    ("full_name", "short_name", "name", "legal_address", "actual_address", "postal_address", "address", "bank_name")
)
_EMPTY: Final = re.compile(r"[\s_.\-–—/\\]*")


@attrs.frozen(kw_only=True)
class Pair:
    """
    A value with the *fields* that its label promises; without fields it is a line of its own.

    *label* is the label as it is written; for one that nobody knows *fields* is ``("_unknown",)``. *exact* marks
    a row that we wrote ourselves.
    """

    fields: tuple[str, ...]
    value: str = attrs.field(repr=False)
    label: str = ""
    where: Location = NOWHERE
    table: int = 0
    exact: bool = False


def pairs_of(rows: Sequence[Row]) -> list[Pair]:
    """
    Return the pairs of *rows* in their order.
    """
    pairs: list[Pair] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        below = rows[index + 1] if index + 1 < len(rows) else None
        if below is not None and _is_heading(row, below):
            pairs += _columns(row, below)
            index += 2
            continue
        found = _cells(row) if len(row.filled) > 1 else _lines(row)
        pairs = _joined(pairs, found)
        index += 1
    return [pair for pair in pairs if not _EMPTY.fullmatch(pair.value)]


def _is_heading(row: Row, below: Row) -> bool:
    """
    Tell whether *row* holds labels alone, and the row *below* their values.
    """
    if not row.table or row.table != below.table or len(row.filled) < 2:
        return False
    labels = [bool(whole_label(cell)) for cell in row.filled]
    same = len(below.cells) == len(row.cells)
    return all(labels) and same and not any(whole_label(cell) for cell in below.filled) and not _is_titled(row)


def _is_titled(row: Row) -> bool:
    return all(SECTION in whole_label(cell) for cell in row.filled)


def _columns(row: Row, below: Row) -> list[Pair]:
    pairs = []
    for label, value in zip(row.cells, below.cells, strict=True):
        fields = whole_label(label)
        if fields and value:
            pairs += _valued(fields, label, value, below)
    return pairs


def _cells(row: Row) -> list[Pair]:
    """
    Return the pairs of a row of several cells: labels with the cells on their right.
    """
    cells = list(row.filled)
    if len(cells) > 2 and _ORDINAL.fullmatch(cells[0]):
        del cells[0]
    pairs: list[Pair] = []
    index = 0
    while index < len(cells):
        label, value = cells[index], cells[index + 1] if index + 1 < len(cells) else None
        if value is None:
            pairs += _lines(attrs.evolve(row, cells=(label,)))
            break
        stacked = _stacked(label, value, row)
        fields = whole_label(label)
        if stacked:
            pairs += stacked
        elif fields and not whole_label(value):
            pairs += _valued(fields, label, value, row)
        elif fields:
            index += 1  # an empty form: a label beside a label
            continue
        elif index == 0 and len(cells) == 2 and _may_label(label):
            pairs += _valued(("_unknown",), label.rstrip(" :"), value, row)
        else:
            pairs += _lines(attrs.evolve(row, cells=(label,)))
            index += 1
            continue
        index += 2
    return pairs


def _may_label(cell: str) -> bool:
    return "\n" not in cell and len(cell) <= 60 and sum(map(str.isdigit, cell)) < 5 and not find_labels(cell)


def _stacked(label: str, value: str, row: Row) -> list[Pair]:
    """
    Return the pairs of two cells with a label and a value on each of their lines, if that is what they are.
    """
    labels, values = label.split("\n"), value.split("\n")
    if len(labels) < 2 or len(labels) != len(values) or not all(map(whole_label, labels)):
        return []
    pairs = []
    for one, other in zip_longest(labels, values, fillvalue=""):
        pairs += _valued(whole_label(one), one, other, row)
    return pairs


def _valued(fields: tuple[str, ...], label: str, value: str, row: Row) -> list[Pair]:
    """
    Return the pair of a label and a value, and the pairs that stand inside the value.
    """
    label = " ".join(label.split()).rstrip(" :")
    if fields == (SECTION,):
        return _lines(attrs.evolve(row, cells=(value,)))
    inner = inline_pairs(value, row)
    if not inner:
        return []
    if not inner[0].fields:
        head = inner.pop(0)
        # Lines before the first label inside belong to the label outside, and so do those of an unknown label.
        while inner and not inner[0].fields:
            head = attrs.evolve(head, value=f"{head.value}\n{inner.pop(0).value}")
        inner.insert(0, attrs.evolve(head, fields=fields, label=label))
    elif fields == inner[0].fields or not set(fields) & set(inner[0].fields):
        inner[0] = attrs.evolve(inner[0], label=label)
    return inner


def _lines(row: Row) -> list[Pair]:
    return [pair for cell in row.filled for pair in inline_pairs(cell, row)]


def inline_pairs(text: str, row: Row) -> list[Pair]:
    """
    Return the pairs that stand in *text*, line by line.
    """
    pairs: list[Pair] = []
    for line in text.split("\n"):
        pairs = _joined(pairs, _line(line, row))
    return pairs


def _line(line: str, row: Row) -> list[Pair]:
    labels = find_labels(line)
    if not labels:
        unknown = _UNKNOWN.fullmatch(line)
        # «http://…» and «12:30» are no labels.
        if unknown and not unknown[1].endswith("http") and len(unknown[1].split()) <= 6:
            return [Pair(fields=("_unknown",), value=unknown[2], label=unknown[1], where=row.where, table=row.table)]
        return [Pair(fields=(), value=line, where=row.where, table=row.table)]
    pairs = []
    head = line[: labels[0].start].strip(" ,;|(")
    if head and not _EMPTY.fullmatch(head) and not _ORDINAL.fullmatch(head):
        pairs.append(Pair(fields=(), value=head, where=row.where, table=row.table))
    ends = [label.start for label in labels[1:]] + [len(line)]
    for label, end in zip(labels, ends, strict=True):
        value = line[label.value : end].strip(" \t,;|")
        value = strip_separators(value) if value.startswith((":", "=")) else value
        shown = line[label.start : label.end].strip(" .")
        pairs.append(Pair(fields=label.fields, value=value, label=shown, where=row.where, table=row.table))
    return pairs


def _joined(pairs: list[Pair], found: list[Pair]) -> list[Pair]:
    """
    Return *pairs* and *found*; a line that goes on what stood above joins it.
    """
    if not pairs or not found or found[0].fields or found[0].exact:
        return pairs + found
    last, first = pairs[-1], found[0]
    if not last.fields or last.exact or SECTION in last.fields:
        return pairs + found
    if _EMPTY.fullmatch(last.value):
        joined = attrs.evolve(last, value=first.value)
    elif last.fields[0] in _TEXTS and _goes_on(last.value, first.value):
        joined = attrs.evolve(last, value=f"{last.value}\n{first.value}")
    else:
        return pairs + found
    return [*pairs[:-1], joined, *found[1:]]


def _goes_on(value: str, line: str) -> bool:
    return value.endswith((",", "-")) or value.count("«") > value.count("»") or bool(_GOES_ON.match(line))
