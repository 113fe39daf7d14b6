"""
Make examples/clients_messy.xlsx: a base as five managers keep it for six years.

The firms are large and their numbers public; people, phones, mail and accounts are made up.
"""
# ruff: noqa: RUF005 - a row is easier to read as a sum of its parts than as one long list

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from cjmkit.codes import account, inn, ogrnip

_RNG = Random(2026)
_SBER, _SBER_CORR = "044525225", "30101810400000000225"
_ALFA, _ALFA_CORR = "044525593", "30101810200000000593"

_TOP = ["№", "Контрагент", "Реквизиты", None, None, None, None, None, None, "Адрес (юр.)", "Контактное лицо"]
_TOP += ["Тел. для связи", "Е-mail", "Ср. чек", "Согласие на обр. ПДн", "Кто ведет", "Откуда", "Кто посоветовал"]
_TOP += ["Дата след. контакта", "Любимый цвет"]
_SUB = [None, None, "ИНН / КПП", "ОГРН", "Р/сч", "БИК банка", "К/с", "Банк", "ОКВЭД", *[None] * 11]


def _account(bik: str = _SBER, balance: str = "40702") -> str:
    return account.generate(_RNG, bik, balance=balance)


def _rows() -> list[list[object]]:
    sole, child = inn.generate(_RNG, "person"), inn.generate(_RNG, "person")
    rows: list[list[object]] = [
        ["Москва"],
        [1, "ПАО «Газпром»", "7736050003/781401001", "1027700070518", _account(), _SBER, _SBER_CORR, "ПАО Сбербанк"]
        + ["46.71", "197229, г. Санкт-Петербург, Лахтинский пр., д. 2", "Смирнова Анна Петровна"]
        + ["8 (495) 000-12-01", "a.smirnova@gazprom.example", "около 80 000 ₽/мес.", "да", "Орлов", "Сайт", None]
        + [dt.date(2027, 2, 1), "синий"],
        [2, "Публичное акционерное общество  Сбербанк", 7707083893, 1027700132195, _account(), 44525225, _SBER_CORR]
        + ["Сбербанк", 64.19, None, "Котов И.П.", "+7 495 000-12-02 доб. 114; 8-916-000-12-02", "kotov@sber.example"]
        + ["1 234 567,80", "+", "Орлов", "выставка", None, "12 марта 2027 г.", None],
        [3, 'ООО "Агроторг"', "7825706086 / 780101001", "1027809237796", 40702810938000060473.0, _SBER, _SBER_CORR]
        + ["Сбербанк", "47.11", "СПб, Невский пр., 90/92", None, "8121230003", "zakaz@agrotorg.example", 250000, "да"]
        + ["Лебедева", "реклама", None, "01.03.2027", "зелёный"],
        [4, "ООО «Интернет Решения»", "7704217370/997750001", "1027739244741", _account(_ALFA), _ALFA, _ALFA_CORR]
        + [
            "Альфа-Банк",
            "47.91.2",
            "123112, Москва, Пресненская наб., 10",
            "Павлова Ольга",
            "8(916)0001204, 8(916)0001205",
        ]
        + ["o.pavlova@ozon.example; buh@ozon.example", "90 тыс. руб.", "нет", "Лебедева", "Сайт", None, None, None],
        [
            5,
            "ГМК Норильский никель, ПАО",
            "8401005730",
            "1028400000298",
            _account(_ALFA),
            _ALFA,
            _ALFA_CORR,
            "Альфа-Банк",
        ]
        + [
            "24.45",
            None,
            None,
            "тел. 8 (3919) 00-12-05",
            "info@nornik.example",
            None,
            "да",
            "Орлов",
            "звонок",
            None,
            None,
        ]
        + [None],
        [6, "Башнефть ПАО АНК", 274051582, "1020202555240", _account(), _SBER, _SBER_CORR, "Сбербанк", "06.10"]
        + [
            "Уфа, ул. К. Маркса, 30",
            "Юсупов Р.А.",
            "3470001206",
            None,
            None,
            None,
            "Орлов",
            "звонок",
            None,
            None,
            None,
        ],
        ["Итого по Москве", *[None] * 12, 5, *[None] * 6],
        _repeat(),
        ["Регионы и частные лица"],
        [7, f"ИП {_people()[0]}", sole, ogrnip.generate(_RNG), _account(balance="40802"), _SBER, _SBER_CORR, "Сбербанк"]
        + ["96.02", "Самара, ул. Ново-Садовая, 3", _people()[0], "+79170001207", "petrova@mail.example", 3500, "да"]
        + ["Лебедева", "Друзья", "Юлия Белова", None, "Красный"],
        [8, f"ИП {_people()[1]}", child[:-1] + str((int(child[-1]) + 1) % 10), None, None, None, None, None, None]
        + [
            "Тверь",
            _people()[1],
            "8 920 000 12 08",
            "сидоров@почта",
            "3 500",
            None,
            "Лебедева",
            "Друзья",
            None,
            None,
            None,
        ],
        [9, "ПАО НЛМК", "4823ОО67О3/480101001", "1024800823123", _account(), _SBER, _SBER_CORR, "Сбербанк", "24.10"]
        + ["Липецк, пл. Металлургов, 2", "Воронин С.", "8(474)200-12-09", "info@nlmk.example", "1,5 млн", "да", "Орлов"]
        + ["выставка", None, "31.02.2027", None],
        [10, "ПАО «Северсталь»", "7,70708E+09", "1023501236901", _account(), _SBER, _SBER_CORR, "Сбербанк", "24.10"]
        + [
            "Череповец, ул. Мира, 30",
            None,
            "8 (8202) 00-12-10",
            "sales@severstal.example",
            None,
            "да",
            "Орлов",
            "звонок",
        ]
        + [None, None, None],
        [11, "Магнит  ПАО", "2309085638/231001001", "1032304945947", _account(), _SBER, "30101810145250000974"]
        + ["Сбербанк", "47.11", "Краснодар, ул. Солнечная, 15/5", "Дроздова М.", "861 000-12-11", "magnit@example.ru"]
        + [None, "да", "Лебедева", "реклама", None, None, None],
        [12, "ОАО РЖД", "7708503727/770801001", "1037739877295", _account(), _SBER, _SBER_CORR, "Сбербанк", "49.10"]
        + ["Москва, Новая Басманная ул., 2/1, стр. 1", "Зайцев К.К.", "89160001212", "zaitsev@rzd.example", "12 000,00"]
        + ["да", "Орлов", "Сайт", None, 46447, None],
        ["Всего клиентов: 12"],
        ["Исполнитель: Орлов П.С., тел. 12-34"],
    ]
    return rows


def _people() -> tuple[str, str]:
    return "Петрова Мария Ивановна", "Сидоров Олег Олегович"


def _repeat() -> list[object]:
    return list(_TOP)


def make(path: Path) -> None:
    """
    Write the workbook to *path*.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "База"
    sheet["A1"] = "Клиентская база отдела продаж (ведём с 2020 г.)"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "НЕ УДАЛЯТЬ СТРОКИ!!!"
    for number, row in enumerate([_TOP, _SUB, *_rows()], start=4):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    sheet.merge_cells("C4:I4")
    for cell in (*sheet[4], *sheet[5]):
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center", wrap_text=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
    notes = book.create_sheet("Заметки")
    notes["A1"] = "Пароль от старой CRM у Орлова"
    book.save(path)


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/clients_messy.xlsx"))
