"""
Xlsx: the rows of a workbook that is one card, label beside value.
"""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import Final

from cjmkit.errors import LimitError
from cjmkit.findings import Location
from cjmkit.plugins import Cell, Source
from cjmkit.plugins.tables import read_workbook
from cjmkit_docs import catalogue as rules
from cjmkit_docs.refusing import refuse_legacy
from cjmkit_docs.rows import MOST_ROWS, Row, tidy

__all__ = ["read_xlsx"]

_MOST_DIGITS: Final = 15


def read_xlsx(source: Source, *, most: int = MOST_ROWS) -> list[Row]:
    """
    Return the rows of every sheet of *source* that is not hidden, at most *most*.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: it is no workbook.
        LimitError: it is longer than a card may be.

    """
    refuse_legacy(source)
    rows: list[Row] = []
    for number, table in enumerate(read_workbook(source), 1):
        if table.details.get("hidden") == "1":
            continue
        for row in islice(table.rows, most + 1):
            cells = tuple(tidy(_shown(value)) for value in row.values)
            if not any(cells) or row.hidden:
                continue
            if len(rows) >= most:
                raise LimitError(rules.OUT_OF_BOUNDS.finding(Location(source=source.name), limit=most))
            where = Location(source=source.name, sheet=table.sheet, row=row.number)
            rows.append(Row(cells=cells, where=where, table=number))
    return rows


def _shown(value: Cell) -> str:
    """
    Return a cell as text; a number whose digits Excel has lost as one that nobody takes for a number of a card.
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return _digits(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return _digits(value)
    if isinstance(value, (dt.datetime, dt.date)):
        return value.strftime("%d.%m.%Y")
    return str(value)


def _digits(value: int) -> str:
    # Excel keeps fifteen digits of a number: an account of twenty is lost, and its zeros are made up.
    text = str(value)
    return text if len(text.lstrip("-")) <= _MOST_DIGITS else f"{value:.14E}"
