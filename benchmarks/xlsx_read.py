"""
Compare the workbook reader with openpyxl (read-only) and python-calamine, side by side in one run.

Usage: python benchmarks/xlsx_read.py [rows] [--inline]

Every reader runs in its own process, so that peak memory is its own; each drains all rows. The base
is written once into benchmarks/data/ by XlsxWriter with a fixed seed: 25 columns, identifiers as text.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_NAMES = ("Ромашка", "Василёк", "Северный ветер", "Торговый дом", "Капитал", "Стройка", "Медведь & сыновья")
_TOWNS = ("Москва", "Казань", "Пермь", "Тула", "Омск", "Псков")
_HEADER = (
    "№", "Название", "Форма", "ИНН", "КПП", "ОГРН", "Расчётный счёт", "БИК", "Корр. счёт", "Банк", "Индекс", "Город",
    "Адрес", "Директор", "Телефон", "E-mail", "Сайт", "Менеджер", "Статус", "Создан", "Средний чек", "Покупок",
    "Согласие", "Источник", "Примечание",
)  # fmt: skip


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def _row(rng: random.Random, number: int) -> tuple[object, ...]:
    name = f"{rng.choice(_NAMES)} {number}"
    town = rng.choice(_TOWNS)
    return (
        number, name, rng.choice(("ООО", "АО", "ИП")), _digits(rng, 10), _digits(rng, 9), _digits(rng, 13),
        "40702810" + _digits(rng, 12), "04" + _digits(rng, 7), "30101810" + _digits(rng, 12),
        f"Банк «{rng.choice(_NAMES)}»", _digits(rng, 6), town, f"г. {town}, ул. Ленина, д. {rng.randint(1, 300)}",
        f"Директор {number}", "+7" + _digits(rng, 10), f"client{number}@example.com", f"https://client{number}.example",
        f"Менеджер {rng.randint(1, 40)}", rng.choice(("новый", "в работе", "отказ")),
        dt.date(2020, 1, 1) + dt.timedelta(days=rng.randint(0, 2000)), round(rng.uniform(100, 90000), 2),
        rng.randint(0, 99), rng.random() < 0.7, rng.choice(("сайт", "выставка", "друзья")),
        "" if rng.random() < 0.6 else f"звонить после {rng.randint(9, 18)}:00",
    )  # fmt: skip


def build(rows: int, *, inline: bool) -> Path:
    """
    Write the base once and return its path.
    """
    import xlsxwriter

    path = _DATA / f"clients_{rows}{'_inline' if inline else ''}.xlsx"
    if path.exists():
        return path
    _DATA.mkdir(exist_ok=True)
    rng = random.Random(20)
    temporary = path.with_suffix(".tmp")
    with xlsxwriter.Workbook(str(temporary), {"constant_memory": inline, "strings_to_urls": False}) as book:
        date = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet("База")
        sheet.write_row(0, 0, _HEADER)
        for number in range(1, rows + 1):
            for column, value in enumerate(_row(rng, number)):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), date)
                else:
                    sheet.write(number, column, value)
    temporary.rename(path)
    return path


def _cjmkit(path: str) -> Iterator[object]:
    from cjmkit.intake.rows.source import open_source
    from cjmkit.intake.rows.xlsx import read_workbook

    for table in read_workbook(open_source(path)):
        yield from table.rows


def _openpyxl(path: str) -> Iterator[object]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)
    book.close()


def _calamine(path: str) -> Iterator[object]:
    import python_calamine

    yield from python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()


_READERS = {"cjmkit": _cjmkit, "openpyxl": _openpyxl, "calamine": _calamine}


def _peak() -> int:
    status = Path("/proc/self/status")
    if status.exists():  # on Linux getrusage also counts what the parent had before the start
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _child(name: str, path: str) -> None:
    next(iter(_READERS[name](str(build(100, inline=False)))))  # imports are not what we measure
    before = _peak()
    started = time.process_time()
    count = sum(1 for _ in _READERS[name](path))
    spent = time.process_time() - started
    grown = (_peak() - before) / 1024
    print(f"{count} {spent:.3f} {grown:.1f}")


def main() -> None:
    """
    Print a table of CPU seconds, growth of memory, and ratios to cjmkit.
    """
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(words) == 2:
        _child(*words)
        return
    path = build(int(words[0]) if words else 20_000, inline="--inline" in sys.argv)
    build(100, inline=False)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    print(f"{'reader':<10} {'rows':>8} {'CPU s':>8} {'+MB':>8} {'ratio':>6}")
    base = 0.0
    for name in _READERS:
        done = subprocess.run([sys.executable, __file__, name, str(path)], capture_output=True, text=True, check=True)
        rows, spent, grown = done.stdout.split()
        base = base or float(spent)
        print(f"{name:<10} {rows:>8} {spent:>8} {grown:>8} {float(spent) / base:>6.2f}")


if __name__ == "__main__":
    main()
