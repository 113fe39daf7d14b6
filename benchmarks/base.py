"""
The base that the road is measured on: 25 columns, 30 % sole proprietors, numbers as text.

One row in thirty has a wrong ИНН, half of the phones are written the way people write them.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cjmkit.codes import account, inn, kpp, ogrn, ogrnip

DATA = Path(__file__).parent / "data"
HEADINGS = [
    "Наименование", "Тип клиента", "ИНН", "КПП", "ОГРН", "ОКВЭД", "Расчётный счёт", "БИК",
    "Корреспондентский счёт", "Банк", "Юридический адрес", "Фактический адрес", "Руководитель",
    "Главный бухгалтер", "Контактное лицо", "Телефон", "Мобильный телефон", "E-mail", "Сайт", "Источник",
    "Менеджер", "Статус", "Средний чек", "Дата следующего контакта", "Комментарий",
]  # fmt: skip
_BANKS = [
    ("044525225", "ПАО Сбербанк", "30101810400000000225"),
    ("044525593", "АО «Альфа-Банк»", "30101810200000000593"),
    ("044525104", "ООО «Банк Точка»", "30101810745374525104"),
    ("044525068", "ООО «Озон Банк»", "30101810645374525068"),
]
_FIRST = ["Анна", "Мария", "Ольга", "Юлия", "Елена", "Дарья", "Вера", "Нина"]
_LAST = ["Смирнова", "Котова", "Белова", "Орлова", "Лебедева", "Павлова", "Воронина", "Зайцева"]
_WORDS = ["Ромашка", "Вектор", "Север", "Луч", "Прогресс", "Старт", "Гранит", "Омега", "Маяк", "Рассвет"]
_CITIES = ["Москва", "Тверь", "Самара", "Казань", "Пермь", "Омск", "Тула", "Уфа"]


def rows(count: int, seed: int = 7) -> Iterator[list[str]]:
    """
    Yield *count* rows of text, the same for the same *seed*.
    """
    rng = Random(seed)
    day = dt.date(2027, 1, 1)
    for number in range(count):
        yield _row(rng, number, day)


def _row(rng: Random, number: int, day: dt.date) -> list[str]:
    sole = rng.random() < 0.3
    person = f"{rng.choice(_LAST)} {rng.choice(_FIRST)} Ивановна"
    bik, bank, corr = rng.choice(_BANKS)
    tax = inn.generate(rng, "person" if sole else "company")
    if rng.random() < 1 / 30:
        tax = tax[:-1] + str((int(tax[-1]) + 1) % 10)
    city = rng.choice(_CITIES)
    digits = f"9{rng.randrange(10**9):09d}"
    phone = f"8 ({digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}" if rng.random() < 0.5 else f"+7{digits}"
    return [
        f"ИП {person}" if sole else f"ООО «{rng.choice(_WORDS)}-{number}»",
        "ИП" if sole else "Организация",
        tax,
        "" if sole else kpp.generate(rng, tax),
        _of_region(ogrnip.generate(rng) if sole else ogrn.generate(rng), tax[:2]),
        "47.11",
        account.generate(rng, bik, balance="40802" if sole else "40702"),
        bik,
        corr,
        bank,
        f"{rng.randrange(101000, 690000)}, г. {city}, ул. Садовая, д. {rng.randrange(1, 200)}",
        f"г. {city}, пр. Мира, д. {rng.randrange(1, 200)}, офис {rng.randrange(1, 400)}",
        person,
        "" if sole else f"{rng.choice(_LAST)} {rng.choice(_FIRST)} Петровна",
        f"{rng.choice(_LAST)} {rng.choice(_FIRST)}",
        f"+7495{rng.randrange(10**7):07d}",
        phone,
        f"office{number}@client{number % 977}.example",
        f"https://client{number % 977}.example",
        rng.choice(["Сайт", "Выставка", "Звонок"]),
        rng.choice(_LAST),
        rng.choice(["новый", "постоянный", "ушёл"]),
        f"{rng.randrange(1000, 200000)}",
        (day + dt.timedelta(days=rng.randrange(300))).strftime("%d.%m.%Y"),
        f"Отгрузка по вторникам, склад {rng.randrange(1, 60)}",
    ]


def _of_region(number: str, region: str) -> str:
    """
    Return an ОГРН or ОГРНИП that was given in the *region* of the ИНН, as most are.
    """
    body = number[:3] + region + number[5:-1]
    return body + str(int(body) % (11 if len(number) == 13 else 13) % 10)


def csv_base(count: int) -> Path:
    """
    Return the path of the base as csv (UTF-8, semicolons), made when first asked for.
    """
    path = DATA / f"base_{count}.csv"
    if not path.exists():
        DATA.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(HEADINGS)
            writer.writerows(rows(count))
    return path


def xlsx_base(count: int) -> Path:
    """
    Return the path of the base as a workbook with shared strings, as Excel writes it.
    """
    path = DATA / f"base_{count}.xlsx"
    if not path.exists():
        from openpyxl import Workbook

        DATA.mkdir(exist_ok=True)
        book = Workbook(write_only=True)
        sheet = book.create_sheet("База")
        sheet.append(HEADINGS)
        for row in rows(count):
            sheet.append([value or None for value in row])
        book.save(path)
    return path
