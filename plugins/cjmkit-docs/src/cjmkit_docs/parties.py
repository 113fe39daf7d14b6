"""
Parties: the rows of each company in a document, columns of a contract read apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import attrs

from cjmkit_docs.folding import fold
from cjmkit_docs.labels import find_labels, whole_label
from cjmkit_docs.names import is_bank, is_company
from cjmkit_docs.numbers import LENGTHS, labelled_numbers
from cjmkit_docs.pairs import Pair, inline_pairs, pairs_of
from cjmkit_docs.rows import Row

__all__ = ["inns_of", "parties_of"]

_PARTY: Final = re.compile(
    r"\A[\s0-9.)«\"]{0,6}(?:заказчик|исполнитель|поставщик|покупатель|продавец|подрядчик|субподрядчик|арендатор|арендодатель|"
    r"принципал|агент|лицензиар|лицензиат|сторона|клиент|контрагент|грузополучатель|грузоотправитель|плательщик|"
    r"наймодатель|наниматель|займодавец|заемщик|комитент|комиссионер|карточка|учетная карточка)(?![^\W_])"
)
_NAMES: Final = frozenset(("full_name", "short_name", "name"))
_OWN: Final = frozenset(("inn", "kpp", "ogrn", "ogrnip"))
"""What a company has once."""


def parties_of(rows: Sequence[Row]) -> list[list[Row]] | None:
    """
    Return the rows of each company; None if there are several that cannot be told apart.
    """
    columns = _columns(rows)
    if columns is not None:
        return columns
    if len(inns_of(rows)) < 2:
        return [list(rows)]
    parts = _sequence(rows)
    if parts is None or any(len(inns_of(part)) > 1 for part in parts):
        return None
    return parts


def inns_of(rows: Sequence[Row]) -> set[str]:
    """
    Return the different ИНН that *rows* label as such.
    """
    return {number for row in rows for number in _inns(row)} | {
        number for pair in pairs_of(rows) for number in _inns_of_pair(pair)
    }


def _inns(row: Row) -> set[str]:
    return {number for pair in pairs_of([row]) for number in _inns_of_pair(pair)}


def _inns_of_pair(pair: Pair) -> set[str]:
    if "inn" not in pair.fields:
        return set()
    # A second number under one label is a second ИНН too.
    found = set()
    rest = pair.value
    while numbers := [one for one in labelled_numbers(("inn",), rest) if one.raw and one.confidence >= 0.7]:
        found.add(numbers[0].value)
        rest = rest[numbers[0].end :]
    return found


def _columns(rows: Sequence[Row]) -> list[list[Row]] | None:
    """
    Return the left and the right party of the first table that has two, None if none has.
    """
    for number, group in groupby(rows, key=lambda row: row.table):
        table = list(group)
        if not number:
            continue
        for split in (_two_columns, _one_label_for_two, _two_halves):
            parts = split(table)
            if parts is not None:
                return parts
    return None


def _column(table: Sequence[Row], *places: int) -> list[Row]:
    cells = ((row, tuple(row.cells[place] if place < len(row.cells) else "" for place in places)) for row in table)
    return [attrs.evolve(row, cells=texts) for row, texts in cells if any(texts)]


def _two_columns(table: Sequence[Row]) -> list[list[Row]] | None:
    width = max(len(row.cells) for row in table)
    sides = [_column(table, place) for place in range(width)]
    told = [(side, fields) for side in sides if len(fields := _told(side)) > 1]
    # One company may have its numbers in two columns; two companies have each their own.
    if len(told) != 2 or not told[0][1] & told[1][1] & _OWN:
        return None
    left, right = (side for side, _ in told)
    return [_flat(left), _flat(right)] if inns_of(left) != inns_of(right) else None


def _told(side: Sequence[Row]) -> set[str]:
    """
    Return the fields whose numbers one column labels by itself.
    """
    fields = set()
    for row in side:
        for pair in pairs_of([row]):
            wanted = tuple(field for field in pair.fields if field in LENGTHS)
            if wanted:
                fields |= {number.field for number in labelled_numbers(wanted, pair.value)}
    return fields


def _flat(side: Sequence[Row]) -> list[Row]:
    """
    Return the lines of a column as paragraphs.
    """
    return [attrs.evolve(row, cells=(line,), table=0) for row in side for line in row.cells[0].split("\n") if line]


def _one_label_for_two(table: Sequence[Row]) -> list[list[Row]] | None:
    """
    Tell apart «реквизит | Заказчик | Исполнитель».
    """
    for row in table:
        if len(row.cells) == 3 and "inn" in whole_label(row.cells[0]):
            left, right = (attrs.evolve(row, cells=(row.cells[0], cell)) for cell in row.cells[1:])
            if _inns(left) and _inns(right) and _inns(left) != _inns(right):
                return [_column(table, 0, 1), _column(table, 0, 2)]
    return None


def _two_halves(table: Sequence[Row]) -> list[list[Row]] | None:
    """
    Tell apart «ИНН | 77… | ИНН | 50…».
    """
    for row in table:
        if len(row.cells) == 4 and "inn" in whole_label(row.cells[0]) and "inn" in whole_label(row.cells[2]):
            return [_column(table, 0, 1), _column(table, 2, 3)]
    return None


def _sequence(rows: Sequence[Row]) -> list[list[Row]] | None:
    """
    Return the rows of companies that stand one after another.
    """
    starts: list[int] = []
    previous: int | None = None
    known: set[str] = set()
    for index, inns in enumerate(_inns_by_row(rows)):
        fresh = inns - known
        if not fresh:
            continue
        if len(fresh) > 1:
            return None
        known |= fresh
        start = _start(rows, 0 if previous is None else previous + 1, index)
        # What stands before the first company belongs to it, unless it begins at a title.
        if start is None and previous is None:
            start = 0
        if start is None:
            return None
        starts.append(start if starts or _PARTY.match(fold(rows[start].text)) else 0)
        previous = index
    return [list(rows[start:end]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _inns_by_row(rows: Sequence[Row]) -> list[set[str]]:
    """
    Return the ИНН of each row; one whose label stands in the row above counts for the row of its value.
    """
    found = []
    for index, row in enumerate(rows):
        inns = _inns(row)
        if not inns and index and "inn" in whole_label(rows[index - 1].text):
            inns = {number.value for number in labelled_numbers(("inn",), row.text)}
        found.append(inns)
    return found


def _start(rows: Sequence[Row], first: int, last: int) -> int | None:
    """
    Return the row from *first* to *last* where the next company begins: its title, its table, or its name.
    """
    places = range(first, last + 1)
    titles = [place for place in places if _PARTY.match(fold(rows[place].text))]
    if titles:
        return titles[-1]
    tables = [place for place in places if rows[place].table and rows[place].table != rows[place - 1].table]
    if tables:
        before = tables[-1] - 1
        return before if before >= first and is_company(rows[before].text) else tables[-1]
    return next((place for place in places if _names(rows[place])), None)


def _names(row: Row) -> bool:
    text = row.filled[0]
    labels = whole_label(text) or tuple(field for label in find_labels(text)[:1] for field in label.fields)
    if _NAMES & set(labels):
        return True
    head = inline_pairs(text, row)[0]
    return not head.fields and is_company(head.value) and not is_bank(head.value)
