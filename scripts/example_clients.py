"""
The clients of examples/: what five managers wrote into one workbook in six years.

The firms are large and their numbers public; people, phones, mail, accounts and cards are made up. Each
client is a dict of what stands in its cells, in the way it stands there.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from cjmkit.codes import account, inn

__all__ = ["CLIENTS", "COLUMNS", "GROUPED", "PERSONS", "REGIONS"]

COLUMNS = {
    "number": "№",
    "name": "Контрагент",
    "inn": "ИНН",
    "kpp": "КПП",
    "ogrn": "ОГРН",
    "account": "Р/сч",
    "bik": "БИК банка",
    "corr": "К/с",
    "bank": "Банк",
    "okved": "ОКВЭД",
    "address": "Адрес (юр.)",
    "contact": "Контактное лицо",
    "phone": "Тел. для связи",
    "email": "Е-mail",
    "check": "Ср. чек",
    "consent": "Согласие на обр. ПДн",
    "manager": "Кто ведет",
    "source": "Откуда",
    "referrer": "Кто посоветовал",
    "last": "Последний контакт",
    "colour": "Любимый цвет",
}
"""The columns of the base, as the managers called them."""

GROUPED = ("inn", "okved")
"""The first and the last column under the merged heading «Реквизиты»."""

_RNG = Random(2026)
_SBER = {"bik": "044525225", "corr": "30101810400000000225", "bank": "Сбербанк"}
_ALFA = {"bik": "044525593", "corr": "30101810200000000593", "bank": "Альфа-Банк"}


def _bank(bank: dict[str, str], balance: str = "40702") -> dict[str, Any]:
    return {"account": account.generate(_RNG, bank["bik"], balance=balance), **bank}


_MOSCOW: list[dict[str, Any]] = [
    {"name": "ПАО «Газпром»", "inn": "7736050003", "kpp": "781401001", "ogrn": "1027700070518", **_bank(_SBER)}
    | {"okved": "46.71", "address": "197229, г. Санкт-Петербург, Лахтинский пр., д. 2", "colour": "синий"}
    | {"contact": "Смирнова Анна Петровна", "phone": "8 (495) 000-12-01", "email": "a.smirnova@gazprom.example"}
    | {"check": "около 80 000 ₽/мес.", "consent": "да", "manager": "Орлов", "source": "Сайт"}
    | {"last": dt.date(2026, 2, 2)},
    # Numbers instead of texts: the zero of the BIC is gone, and ОКВЭД looks like a fraction.
    {"name": "Публичное акционерное общество  Сбербанк", "inn": 7707083893, "kpp": 773601001, "ogrn": 1027700132195}
    | {**_bank(_SBER), "bik": 44525225, "okved": 64.19, "contact": "Котов И.П.", "email": "kotov@sber.example"}
    | {"phone": "+7 495 000-12-02 доб. 114; 8-916-000-12-02", "check": "1 234 567,80", "consent": "+"}
    | {"manager": "Орлов", "source": "выставка", "last": "12 марта 2026 г."},
    {"name": "ПАО «Аэрофлот»", "inn": "7712040126", "kpp": "770401001", "ogrn": "1027700092661", **_bank(_ALFA)}
    | {"okved": "51.10", "address": "Москва, ул. Арбат, 1", "contact": "Ершова Вера", "phone": "8495 0001203"}
    | {"email": "V.Ershova@Aeroflot.example", "check": "до 150 т.р.", "consent": "да", "manager": "Лебедева"}
    | {"source": "Сайт"},
    # Three phones and two addresses of mail in a cell each.
    {"name": "ООО «Интернет Решения»", "inn": "7704217370", "kpp": "997750001", "ogrn": "1027739244741", **_bank(_ALFA)}
    | {"okved": "47.91.2", "address": "123112, Москва, Пресненская наб., 10", "contact": "Павлова Ольга"}
    | {"phone": "8(916)0001204, 8(916)0001205; факс (495) 000-12-06"}
    | {"email": "o.pavlova@ozon.example; buh@ozon.example", "check": "90 тыс. руб.", "consent": "нет"}
    | {"manager": "Лебедева", "source": "Сайт"},
    {"name": "Ростелеком ПАО", "inn": "7707049388", "kpp": "784001001", "ogrn": "1027700198767", **_bank(_SBER)}
    | {"okved": "61.10", "phone": "8 800 000-12-07", "email": "info@rt.example", "consent": "да", "manager": "Орлов"}
    | {"source": "звонок", "last": 45992},
    {"name": "ОАО РЖД", "inn": "7708503727", "kpp": "770801001", "ogrn": "1037739877295", **_bank(_SBER)}
    | {"okved": "49.10", "address": "Москва, Новая Басманная ул., 2/1, стр. 1", "contact": "Зайцев К.К."}
    | {"phone": "89160001208", "email": "zaitsev@rzd.example", "check": "12 000,00", "consent": "да"}
    | {"manager": "Орлов", "source": "Сайт"},
    # A check digit that is wrong: somebody swapped two digits.
    {"name": "ПАО «МТС»", "inn": "7740000067", "kpp": "770901001", "ogrn": "1027700149124", **_bank(_SBER)}
    | {"okved": "61.20", "phone": "8 (495) 000-12-09", "email": "mts@mts.example", "consent": "да"}
    | {"manager": "Лебедева", "source": "реклама"},
    {"name": "ПАО «ЛУКОЙЛ»", "inn": "7708004767", "kpp": "770801001", "ogrn": "1027700035769", **_bank(_ALFA)}
    | {"okved": "46.71", "address": "101000, Москва, Сретенский б-р, 11", "phone": "8 (495) 000 12 10"}
    | {"email": "client@lukoil.example", "check": "2,5 млн руб.", "consent": "да", "manager": "Орлов"}
    | {"source": "выставка", "last": "01.04.2026"},
]

_NORTH_WEST: list[dict[str, Any]] = [
    # The account went through a numeric cell: its last digits are lost for good.
    {"name": 'ООО "Агроторг"', "inn": "7825706086", "kpp": "780101001", "ogrn": "1027809237796", **_bank(_SBER)}
    | {"account": 40702810938000060473.0, "okved": "47.11", "address": "СПб, Невский пр., 90/92"}
    | {"phone": "8121230003", "email": "zakaz@agrotorg.example", "check": 250000, "consent": "да"}
    | {"manager": "Лебедева", "source": "реклама", "last": "01.03.2026", "colour": "зелёный"},
    {"name": "ПАО «МегаФон»", "inn": "7812014560", "kpp": "770701001", "ogrn": "1027809169585", **_bank(_ALFA)}
    | {"okved": "61.20.1", "phone": "+7 (812) 000-12-12", "email": "corp@megafon.example", "check": "45 000 р."}
    | {"consent": "да", "manager": "Лебедева", "source": "Сайт"},
    # 1,0235E+12 is what a csv file keeps of an ОГРН that Excel showed narrow.
    {"name": "ПАО «Северсталь»", "inn": "3528000597", "kpp": "352801001", "ogrn": "1,0235E+12", **_bank(_SBER)}
    | {"okved": "24.10", "address": "Череповец, ул. Мира, 30", "phone": "8 (8202) 00-12-13"}
    | {"email": "sales@severstal.example", "consent": "да", "manager": "Орлов", "source": "звонок"},
    # Letters О among the digits.
    {"name": "ПАО НЛМК", "inn": "4823006703", "kpp": "480101001", "ogrn": "1О248ОО823123", **_bank(_SBER)}
    | {"okved": "24.10", "address": "Липецк, пл. Металлургов, 2", "contact": "Воронин С.", "phone": "8(4742)00-12-14"}
    | {"email": "info@nlmk.example", "check": "1,5 млн", "consent": "да", "manager": "Орлов", "source": "выставка"},
    {"name": "Лента ООО", "inn": "7814148471", "kpp": "781401001", "ogrn": "1037832048605", **_bank(_ALFA)}
    | {"okved": "47.11", "address": "197374, СПб, ул. Савушкина, 112", "phone": "812 000-12-15"}
    | {"email": "lenta@lenta.example", "consent": "да", "manager": "Лебедева", "source": "Друзья"}
    | {"referrer": "ПАО «МегаФон»"},
]

_VOLGA: list[dict[str, Any]] = [
    # The zero in front is lost: 0274051582 was kept as a number.
    {"name": "Башнефть ПАО АНК", "inn": 274051582, "kpp": "027401001", "ogrn": "1020202555240", **_bank(_SBER)}
    | {"okved": "06.10", "address": "Уфа, ул. К. Маркса, 30", "contact": "Юсупов Р.А.", "phone": "3470001216"}
    | {"manager": "Орлов", "source": "звонок"},
    {"name": "ПАО «Татнефть» им. В.Д. Шашина", "inn": "1644003838", "kpp": "164401001", "ogrn": "1021601623702"}
    | {**_bank(_SBER), "okved": "06.10.1", "address": "Альметьевск, ул. Ленина, 75", "phone": "8 8553 00-12-17"}
    | {"email": "tn@tatneft.example", "check": "300 000 руб. в год", "consent": "да", "manager": "Орлов"}
    | {"source": "выставка"},
    {"name": "КАМАЗ, ПАО", "inn": "1650032058", "kpp": "165001001", "ogrn": "1021602013971", **_bank(_ALFA)}
    | {"okved": "29.10.4", "address": "Набережные Челны, пр. Автозаводский, 2", "phone": "+78552001218"}
    | {"email": "kamaz@kamaz.example", "consent": "да", "manager": "Лебедева", "source": "реклама"}
    | {"last": "31.02.2026"},
    {"name": "ПАО «Уралкалий»", "inn": "5911029807", "kpp": "591101001", "ogrn": "1025901702188", **_bank(_SBER)}
    | {"okved": "08.91", "address": "Березники, ул. Пятилетки, 63", "phone": "8(3424) 00-12-19"}
    | {"email": "info@uralkali.example", "check": "15%", "consent": "да", "manager": "Орлов", "source": "Сайт"},
]

_SOUTH_AND_EAST: list[dict[str, Any]] = [
    # The correspondent account of another bank.
    {"name": "Магнит  ПАО", "inn": "2309085638", "kpp": "231001001", "ogrn": "1032304945947", **_bank(_SBER)}
    | {"corr": "30101810145250000974", "okved": "47.11", "address": "Краснодар, ул. Солнечная, 15/5"}
    | {"contact": "Дроздова М.", "phone": "861 000-12-20", "email": "magnit@example.ru", "consent": "да"}
    | {"manager": "Лебедева", "source": "реклама"},
    {"name": "ГМК Норильский никель, ПАО", "inn": "8401005730", "kpp": "840101001", "ogrn": "1028400000298"}
    | {**_bank(_ALFA), "okved": "24.45", "phone": "тел. 8 (3919) 00-12-21", "email": "info@nornik.example"}
    | {"consent": "да", "manager": "Орлов", "source": "звонок"},
    {"name": "АК «АЛРОСА» (ПАО)", "inn": "1433000147", "kpp": "143301001", "ogrn": "1021400967092", **_bank(_SBER)}
    | {"okved": "08.99.3", "address": "Мирный, ул. Ленина, 6", "phone": "8 411 000 12 22"}
    | {"email": "alrosa@alrosa.example", "consent": "да", "manager": "Лебедева", "source": "выставка"},
    # The same client as in the first section, entered again by another manager.
    {"name": "Ростелеком", "inn": "7707049388", "phone": "8-800-000-12-07", "manager": "Лебедева", "source": "Друзья"}
    | {"referrer": "Орлов"},
]


def _private() -> list[dict[str, Any]]:
    sole, kid = "Петрова Мария Ивановна", "Сидоров Олег Олегович"
    return [
        {"name": f"ИП {sole}", "inn": inn.generate(_RNG, "person"), **_bank(_SBER, "40802"), "okved": "96.02"}
        | {"address": "Самара, ул. Ново-Садовая, 3", "contact": sole, "phone": "+79170001224"}
        | {"email": "petrova@mail.example", "check": 3500, "consent": "да", "manager": "Лебедева", "source": "Друзья"}
        | {"referrer": "Юлия Белова", "colour": "Красный"},
        {"name": f"ИП {kid}", "inn": inn.generate(_RNG, "person"), "address": "Тверь", "phone": "8 920 000 12 25"}
        | {"email": "сидоров@почта", "check": "3 500", "manager": "Лебедева", "source": "Друзья"},
    ]


REGIONS: dict[str, list[dict[str, Any]]] = {
    "Москва": _MOSCOW,
    "Северо-Запад": _NORTH_WEST,
    "Поволжье": _VOLGA,
    "Юг и Восток": _SOUTH_AND_EAST,
    "Частные лица": _private(),
}
"""The clients by the sections of the base."""

CLIENTS = [client for clients in REGIONS.values() for client in clients]
for _number, _client in enumerate(CLIENTS, start=1):
    _client["number"] = _number

_PERSONS = """
Фамилия|Имя|Отчество|Пол|Дата рождения|Мобильный|E-mail|Источник|Кто рекомендовал|Менеджер|Номер карты|Согласие на обработку данных|Цель
Кузнецова|Дарья|Андреевна|ж|14.05.1991|8 (903) 000-21-01|d.kuznetsova@mail.example|Инстаграм||Белова|000121|да|похудеть к лету
Морозов|Илья|Сергеевич|м|3 марта 1985 г.|+7 903 000 21 02||Друзья|Дарья Кузнецова|Белова|000122|да|набрать форму; бег
Ахметова|Алия|Ринатовна|жен.|29.02.1996|903-000-21-03|aliya@mail.example|Сайт||Носов|000123|+|
Соловьев|Пётр||муж|31.04.1979|8 903 000 21 04|petr@mail|вывеска||Носов||да|
Ким|Виктория|Олеговна||12/11/2001|8-903-000-21-05, 8-903-000-21-06|v.kim@mail.example|Друзья||Белова|000125|нет|стретчинг
ЖУКОВА|Нина|Павловна|Ж|22.08.1958|903 000 21 07||газета||Носов|000126|да|«здоровая спина», утро
"""  # noqa: E501 - one line a person

PERSONS = [tuple(line.split("|")) for line in _PERSONS.strip().splitlines()]
"""The clients of a fitness club: headings, then persons."""
