"""
Writing a base of clients as xlsx: our streaming writer beside openpyxl's write-only mode, in one run.

Each writer runs in a process of its own and tells its CPU seconds, the growth of its resident memory and the
size of its file. Rows come from a generator, so that the input costs both the same and holds no memory.

    python benchmarks/xlsx_write.py [rows]
"""

from __future__ import annotations

import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

TITLES = (
    *("Краткое наименование", "Полное наименование", "ИНН", "КПП", "ОГРН", "Расчётный счёт", "Банк", "БИК"),
    *("Корреспондентский счёт", "Город", "Юридический адрес", "Фактический адрес", "Руководитель"),
    *("Контактное лицо", "Должность", "Телефон", "Мобильный телефон", "E-mail", "Сайт", "Источник", "Менеджер"),
    *("Статус", "Средний чек", "Дата следующего контакта", "Комментарий"),
)


def rows(count: int) -> Iterator[list[Any]]:
    """
    Yield rows of 25 cells: 23 texts, an amount and a date; some of them empty.
    """
    rng = random.Random(7)
    digits = "0123456789"
    names = ("Ромашка", "Вектор", "Северный ветер", "Рога & копыта", "Стройдом-2", "Альфа")
    people = ("Образцов Пётр Ильич", "Примерова Анна Олеговна", "Тестов Иван Петрович")
    start = dt.date(2024, 1, 1)
    for number in range(count):
        name = f"{rng.choice(names)} {number}"
        row: list[Any] = [
            *(f"ООО «{name}»", f"Общество с ограниченной ответственностью «{name}»"),
            *("".join(rng.choices(digits, k=size)) for size in (10, 9, 13, 20)),
            *("ПАО Сбербанк", "044525225", "30101810400000000225", "Москва"),
            f"{rng.randint(101000, 129999)}, г. Москва, ул. Лесная, д. {number % 200}, оф. {number % 90}",
            f"г. Москва, ул. Полевая, д. {number % 77}",
            *(rng.choice(people), rng.choice(people), "менеджер"),
            *(f"+7495{number:07}", f"+7916{number:07}", f"info{number}@example.org", f"https://c{number}.example.org"),
            *("Выставка", "Петрова", "в работе"),
            *(Decimal(rng.randint(100, 99999999)) / 100, start + dt.timedelta(days=number % 365)),
            f"Звонить после обеда, договор № {number}",
        ]
        if number % 5 == 0:
            row[11] = row[18] = None
        yield row


def ours(count: int, path: str) -> None:
    from cjmkit.formats._xlsx_writer import SheetColumn, write_workbook

    with Path(path).open("wb") as stream:
        write_workbook(stream, [SheetColumn(title=title) for title in TITLES], rows(count))


def openpyxl_write_only(count: int, path: str) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Клиенты")
    sheet.append(TITLES)
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def whole_exporter(count: int, path: str) -> None:
    """
    The exporter from cards on: flatten, spool, write.
    """
    from cjmkit.formats.xlsx import XLSXExporter, XLSXWriteOptions
    from cjmkit.plugins.progress import silent

    with Path(path).open("wb") as stream:
        XLSXExporter().write(cards(count), stream, XLSXWriteOptions(), silent)


def nothing(count: int, path: str) -> None:
    """
    The rows alone: what all writers pay for the input.
    """
    for _ in rows(count):
        pass
    Path(path).write_bytes(b"")


def nothing_cards(count: int, path: str) -> None:
    for _ in cards(count):
        pass
    Path(path).write_bytes(b"")


def cards(count: int) -> Iterator[Any]:
    from cjmkit.model import (
        Address,
        AddressKind,
        BankAccount,
        CardKind,
        ClientCard,
        Contact,
        ContactKind,
        Money,
        Person,
        Requisites,
        Role,
        Term,
    )

    for row in rows(count):
        places = ((AddressKind.LEGAL, row[10]), (AddressKind.ACTUAL, row[11]))
        reached = zip(
            (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.EMAIL, ContactKind.WEBSITE), row[15:19], strict=True
        )
        yield ClientCard(
            kind=CardKind.COMPANY,
            short_name=row[0],
            full_name=row[1],
            requisites=Requisites(inn=row[2], kpp=row[3], ogrn=row[4]),
            bank_accounts=(BankAccount(account=row[5], bank_name=row[6], bik=row[7], corr_account=row[8]),),
            city=row[9],
            addresses=tuple(Address(kind=kind, text=text) for kind, text in places if text),
            people=(
                Person(role=Role.DIRECTOR, name=row[12]),
                Person(role=Role.CONTACT, name=row[13], position=row[14]),
            ),
            contacts=tuple(Contact(kind=kind, value=value) for kind, value in reached if value),
            source=Term(label=row[19]),
            manager=row[20],
            status=Term(label=row[21]),
            average_check=Money(amount=row[22]),
            next_contact_on=row[23],
            comment=row[24],
        )


WRITERS = {
    "the rows alone": nothing,
    "cjmkit writer": ours,
    "openpyxl write-only": openpyxl_write_only,
    "the cards alone": nothing_cards,
    "cjmkit exporter, from cards": whole_exporter,
}


def measure(name: str, count: int, path: str) -> None:
    # A first small run loads modules and fills caches, so that the growth shown is that of rows.
    WRITERS[name](200, path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, wall = time.process_time(), time.perf_counter()
    WRITERS[name](count, path)
    report = {
        "cpu": time.process_time() - start,
        "wall": time.perf_counter() - wall,
        "growth": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "size": Path(path).stat().st_size / 1e6,
    }
    print(json.dumps(report))


def main(count: int) -> None:
    print(f"{count} rows of {len(TITLES)} cells, Python {sys.version.split()[0]}\n")
    print("| writer | CPU s | wall s | growth MB | file MB | CPU without the input, × ours |")
    print("|---|--:|--:|--:|--:|--:|")
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in WRITERS:
            command = [sys.executable, __file__, "--one", name, str(count), str(Path(folder) / "out.xlsx")]
            found[name] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    base = found["cjmkit writer"]["cpu"] - found["the rows alone"]["cpu"]
    for name, one in found.items():
        alone = "the cards alone" if "cards" in name else "the rows alone"
        ratio = (one["cpu"] - found[alone]["cpu"]) / base
        print(
            f"| {name} | {one['cpu']:.2f} | {one['wall']:.2f} | {one['growth']:.1f} | {one['size']:.1f} | {ratio:.1f} |"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
