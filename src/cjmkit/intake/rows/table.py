"""
Tables: what every reader gives, whatever file stands behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import attrs

from cjmkit.findings import Finding

__all__ = ["Broken", "Cell", "Row", "Table", "column_letters"]

Cell: TypeAlias = str | int | float | bool | dt.date | dt.datetime | dt.time | None
"""A value as the file holds it; None is an empty cell, and no reader returns an empty str."""


@attrs.frozen(kw_only=True)
class Broken:
    """
    A record that could not be read, in the place where it stood; the others are read on.

    *raw* is its text as the file has it, for the human who is to mend it.
    """

    ordinal: int
    line: int
    finding: Finding
    raw: str = attrs.field(repr=False)


class Row(NamedTuple):
    """
    One row: *number* as Excel shows it (from 1; for text files the line that the row starts on;
    for records their ordinal), the cells from column A on without trailing empty ones, and
    whether the file hides it. A *broken* row has no cells: it is read, counted and kept back.
    """

    number: int
    values: Sequence[Cell]
    hidden: bool = False
    broken: Broken | None = None


@attrs.define(kw_only=True)
class Table:
    """
    A sheet, a csv file or a list of records, as a stream of rows.

    *rows* can be walked once. *header* is known beforehand only where the file says it (the keys
    of records); it may grow while rows are read. *fields* are the flat fields (``inn``, ``phone_2``) of the
    columns that the reader knows, by heading: they are obeyed unless the user's mapping says otherwise, and the
    other columns are found out. *merged* are the merged ranges of the first rows, and
    below them those that span several rows, as (first row, first column, last row, last column), rows
    from 1, columns from 0.
    *findings* grows while rows are read: what the reader noticed.
    """

    source: str
    sheet: str | None = None
    rows: Iterator[Row]
    header: list[str] | None = None
    fields: Mapping[str, str] = attrs.field(factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()
    findings: list[Finding] = attrs.field(factory=list)
    details: dict[str, str] = attrs.field(factory=dict)


def column_letters(index: int) -> str:
    """
    Return the letters of the column with *index* counted from 0: 0 is A, 26 is AA.
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
