"""
Make the files of examples/ from scripts/example_clients.py; the same bytes on every run.

- ``clients_messy.xlsx``: a base as five managers keep it for six years
- ``clients_messy.csv``: the same after somebody saved it as text: cp1251, semicolons, numbers as shown
- ``persons.csv``: the clients of a fitness club
- ``cards.jsonl``: what the road makes of the workbook

Give a folder as the argument to write them elsewhere.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from example_clients import COLUMNS, GROUPED, PERSONS, REGIONS
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cjmkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 12, 1)
"""The day that the example is checked on."""

_KEYS = tuple(COLUMNS)
_MOMENT = (2026, 12, 1, 12, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_WIDTHS = {"name": 30, "inn": 14, "kpp": 12, "ogrn": 17, "account": 24, "corr": 24, "address": 30, "contact": 24}
_WIDTHS |= {"phone": 30, "email": 28, "number": 4}


def sheet_rows() -> Iterator[list[Any]]:
    """
    Yield the rows below the heading: sections, clients, totals, the heading of the second page.
    """
    for number, (region, clients) in enumerate(REGIONS.items()):
        yield [region]
        for client in clients:
            yield [client.get(key) for key in _KEYS]
        if region == "Москва":
            yield [f"Итого {region}", *[None] * (len(_KEYS) - 2), len(clients)]
        if number == 2:
            yield list(COLUMNS.values())
    yield [f"Всего клиентов: {sum(map(len, REGIONS.values()))}"]
    yield ["Исполнитель: Орлов П.С., тел. 12-34"]


def heading() -> tuple[list[Any], list[Any]]:
    """
    Return the two rows of the heading: the group stands above its columns.
    """
    first, last = (_KEYS.index(key) for key in GROUPED)
    names = list(COLUMNS.values())
    top = [name if not first <= at <= last else None for at, name in enumerate(names)]
    top[first] = "Реквизиты"
    return top, [name if first <= at <= last else None for at, name in enumerate(names)]


def workbook() -> bytes:
    """
    Return the messy workbook.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "База"
    sheet["A1"] = "Клиентская база отдела продаж (ведём с 2020 г.)"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "НЕ УДАЛЯТЬ СТРОКИ!!!"
    sheet["A2"].font = Font(bold=True, color="C00000")
    for number, row in enumerate([*heading(), *sheet_rows()], start=4):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    _decorate(sheet)
    book.create_sheet("Заметки")["A1"] = "Пароль от старой CRM у Орлова"
    stream = io.BytesIO()
    book.save(stream)
    return _undated(stream.getvalue())


def _decorate(sheet: Worksheet) -> None:
    first, last = (_KEYS.index(key) + 1 for key in GROUPED)
    sheet.merge_cells(start_row=4, end_row=4, start_column=first, end_column=last)
    edge = Side(style="thin", color="9DC3E6")
    for cell in (*sheet[4], *sheet[5]):
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center", wrap_text=True)
        cell.fill, cell.border = PatternFill("solid", fgColor="DDEBF7"), Border(edge, edge, edge, edge)
    for (cell,) in sheet.iter_rows(min_row=6, max_col=1):
        if isinstance(cell.value, str) and cell.value != COLUMNS["number"]:
            cell.font = Font(bold=True, italic=True)
    for at, key in enumerate(_KEYS):
        sheet.column_dimensions[sheet.cell(5, at + 1).column_letter].width = _WIDTHS.get(key, 13)
    sheet.freeze_panes = "C6"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _undated(content: bytes) -> bytes:
    # openpyxl stamps the archive's members and its properties with the time of saving.
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>2026-12-01T12:00:00Z", part)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return stream.getvalue()


def text_base() -> bytes:
    """
    Return the base as Excel saves it for a Russian user: numbers and dates as the cells showed them.
    """
    rows = [["Клиентская база отдела продаж (ведём с 2020 г.)"], list(COLUMNS.values()), *sheet_rows()]
    # cp1251 has no rouble sign: Excel writes a question mark for it without a word.
    return _csv([[_shown(value) for value in row] for row in rows]).encode("cp1251", "replace")


def _shown(value: Any) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value > 1e15:
        return f"{value:.5E}".replace(".", ",")
    if isinstance(value, int) and value >= 10**11:
        return f"{value:.5E}".replace(".", ",")
    return str(value).replace(".", ",") if isinstance(value, float) else str(value if value is not None else "")


def _csv(rows: list[list[str]]) -> str:
    stream = io.StringIO()
    width = max(map(len, rows))
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(
        [*row, *[""] * (width - len(row))] for row in rows
    )
    return stream.getvalue()


def cards(base: bytes) -> bytes:
    """
    Return the cards that the road makes of the workbook *base*.
    """
    kit, stream = Toolkit(plugins=()), io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clients_messy.xlsx"
        path.write_bytes(base)
        with kit.read_cards(path, today=TODAY) as batch:
            kit.write_cards(batch, stream, format="jsonl")
    return stream.getvalue()


def files() -> dict[str, bytes]:
    """
    Return the content of every example by its name.
    """
    base = workbook()
    return {
        "clients_messy.xlsx": base,
        "clients_messy.csv": text_base(),
        "persons.csv": _csv([list(row) for row in PERSONS]).encode("utf-8-sig"),
        "cards.jsonl": cards(base),
    }


def main(folder: Path) -> None:
    """
    Write the examples into *folder*.
    """
    for name, content in files().items():
        (folder / name).write_bytes(content)
        print(f"wrote {folder / name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples")
