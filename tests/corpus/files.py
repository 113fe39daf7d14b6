"""
Bases as files: workbooks written by openpyxl, text in the encodings that Excel leaves behind.
"""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl

from cjmkit.intake.rows.table import Cell, Row
from corpus.bases import Base


def workbook(base: Base) -> bytes:
    """Return the base as an xlsx file, merged cells included."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in base.rows:
        for at, value in enumerate(row.values):
            if value is not None:
                sheet.cell(row.number, at + 1, value)
    for top, left, bottom, right in base.merged:
        sheet.merge_cells(start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of_workbook(data: bytes) -> list[Row]:
    """Read a workbook as rows, by openpyxl: the library's own reader is not on trial here."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    rows = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        values: list[Cell] = [_plain(value) for value in cells]
        while values and values[-1] is None:
            values.pop()
        if values:
            rows.append(Row(number, values))
    return rows


def _plain(value: object) -> Cell:
    return value.date() if isinstance(value, dt.datetime) else value


def text(base: Base, encoding: str, delimiter: str) -> bytes:
    """Return the base as delimited text; a cell is written as a person would see it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    last = 0
    for row in base.rows:
        for _ in range(row.number - last - 1):
            writer.writerow([])
        writer.writerow([_seen(value) for value in row.values])
        last = row.number
    return stream.getvalue().encode(encoding, "replace")


def _seen(value: Cell) -> str:
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", ",")
    return "" if value is None else str(value)


def rows_of_text(data: bytes, encoding: str, delimiter: str) -> list[Row]:
    """Read delimited text as rows; every value is text."""
    rows = []
    reader = csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, start=1):
        values: list[Cell] = [cell if cell.strip() else None for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if values:
            rows.append(Row(number, values))
    return rows
