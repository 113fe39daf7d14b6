"""Made-up clients for the corpus: firms, sole proprietors, persons. Nobody here exists."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, ogrnip, snils

MEN = [
    "Пётр",
    "Фёдор",
    "Прохор",
    "Савелий",
    "Гордей",
    "Мирон",
    "Игнат",
    "Лука",
    "Назар",
    "Остап",
    "Платон",
    "Родион",
    "Тарас",
    "Юлиан",
    "Яков",
    "Иван",
    "Сергей",
    "Алексей",
]
WOMEN = [
    "Аглая",
    "Василиса",
    "Глафира",
    "Дарина",
    "Ева",
    "Злата",
    "Ирма",
    "Лада",
    "Майя",
    "Нелли",
    "Олеся",
    "Пелагея",
    "Рада",
    "Стефания",
    "Ульяна",
    "Мария",
    "Елена",
    "Анна",
]
STEMS = [
    "Вымыслов",
    "Небылов",
    "Сказкин",
    "Придумов",
    "Выдумкин",
    "Тестов",
    "Образцов",
    "Примеров",
    "Макетов",
    "Шаблонов",
    "Черновой",
    "Пробин",
    "Мнимов",
    "Ветрякин",
]
FATHERS = [
    "Петр",
    "Федор",
    "Прохор",
    "Савелий",
    "Гордей",
    "Мирон",
    "Игнат",
    "Назар",
    "Остап",
    "Платон",
    "Родион",
    "Иван",
    "Сергей",
    "Алексей",
]
THINGS = [
    "Лютик",
    "Пеликан",
    "Бирюза",
    "Горизонт",
    "Сигма",
    "Вега",
    "Каравелла",
    "Тополёк",
    "Рубикон",
    "Янтарь",
    "Метеор",
    "Снегирь",
    "Орбита",
    "Кедр",
    "Фрегат",
    "Лагуна",
]
TRADES = ["строй", "торг", "сервис", "пром", "снаб", "тех", "агро", "транс", "мед", "авто"]
FORMS = (("ООО", 60), ("АО", 10), ("ПАО", 5), ("ЗАО", 5), ("МУП", 5), ("АНО", 5), ("ООО ПКФ", 5), ("ООО ТД", 5))
TOWNS = [
    "Тула",
    "Тверь",
    "Пермь",
    "Самара",
    "Казань",
    "Омск",
    "Уфа",
    "Рязань",
    "Калуга",
    "Вологда",
    "Псков",
    "Курск",
    "Липецк",
    "Саратов",
    "Кострома",
    "Муром",
    "Клин",
    "Углич",
]
STREETS = [
    "Лесная",
    "Полевая",
    "Садовая",
    "Речная",
    "Луговая",
    "Зелёная",
    "Школьная",
    "Мира",
    "Победы",
    "Гагарина",
    "Цветочная",
    "Рябиновая",
]
BANKS = (
    "ПАО Сбербанк",
    "АО «Альфа-Банк»",
    "Банк ВТБ (ПАО)",
    "АО «Тинькофф Банк»",
    "ПАО «Совкомбанк»",
    "АО «Райффайзенбанк»",
)
SOURCES = ("сайт", "рекомендация", "выставка", "Яндекс", "холодный звонок", "Авито", "листовка", "2ГИС")
STATUSES = ("новый", "в работе", "постоянный", "отказ", "VIP", "думает")
JOBS = ("директор", "менеджер по закупкам", "снабженец", "главный инженер", "бухгалтер", "администратор")
WORDS = [
    "просил",
    "перезвонить",
    "после",
    "отпуска",
    "договор",
    "выслан",
    "ждёт",
    "счёт",
    "любит",
    "скидки",
    "оплата",
    "по",
    "факту",
    "нужен",
    "акт",
    "сверки",
    "вежливый",
]
LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziyklmnoprstufhcye", strict=True)),
    "ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ь": "", "ъ": "", "ю": "yu", "я": "ya",
}  # fmt: skip
IRREGULAR = {
    "Игнат": "Игнатьев",
    "Савелий": "Савельев",
    "Гордей": "Гордеев",
    "Сергей": "Сергеев",
    "Алексей": "Алексеев",
}


def latin(text: str) -> str:
    return "".join(LATIN.get(char, char) for char in text.lower() if char.isalpha() or char == "-")


def person(rng: Random) -> dict[str, str]:
    woman = rng.random() < 0.5
    stem = rng.choice(STEMS)
    last = stem if not woman else stem[:-2] + "ая" if stem.endswith("ой") else stem + "а"
    base = rng.choice(FATHERS)
    base = IRREGULAR.get(base, base + "ов")
    return {
        "last": last,
        "first": rng.choice(WOMEN if woman else MEN),
        "patronymic": base[:-1] + ("вна" if woman else "вич"),
        "sex": "ж" if woman else "м",
    }


def spelled(who: dict[str, str], rng: Random) -> str:
    return rng.choices(
        (
            f"{who['last']} {who['first']} {who['patronymic']}",
            f"{who['last']} {who['first']}",
            f"{who['last']} {who['first'][0]}.{who['patronymic'][0]}.",
            f"{who['first']} {who['patronymic']} {who['last']}",
        ),
        (80, 8, 7, 5),
    )[0]


def phone(rng: Random, style: int | None = None) -> str:
    digits = f"{rng.choice('349')}{rng.randrange(10**9):09d}"
    a, b, c, d = digits[:3], digits[3:6], digits[6:8], digits[8:]
    styles = (
        f"+7 ({a}) {b}-{c}-{d}",
        f"8-{a}-{b}-{c}-{d}",
        f"8{digits}",
        f"+7{digits}",
        f"7{digits}",
        f"8 ({a}) {b}-{c}-{d}",
        f"{a} {b} {c} {d}",
        f"+7 {a} {b}-{c}-{d} доб. {rng.randrange(10, 999)}",
    )
    return styles[style] if style is not None else rng.choices(styles, (20, 14, 20, 14, 10, 10, 6, 6))[0]


def mail(who: dict[str, str], rng: Random) -> str:
    user = rng.choice((latin(who["last"]), f"{latin(who['first'])[0]}.{latin(who['last'])}", "info", "sale", "office"))
    number = str(rng.randrange(100)) if rng.random() < 0.4 else ""
    return f"{user}{number}@{latin(rng.choice(THINGS))}.{rng.choice(('ru', 'com', 'test'))}"


def address(rng: Random, town: str) -> str:
    street, house = rng.choice(STREETS), rng.randrange(1, 200)
    return rng.choice(
        (
            f"{rng.randrange(100000, 699999)}, г. {town}, ул. {street}, д. {house}, оф. {rng.randrange(1, 90)}",
            f"г. {town}, ул. {street}, {house}",
            f"{town}, {street} ул., дом {house}, корп. 1",
            f"{rng.randrange(100000, 699999)}, Россия, {town}, пр-кт {street}, {house}, кв. {rng.randrange(1, 300)}",
        )
    )


def day(rng: Random, first: int, last: int) -> dt.date:
    return dt.date(rng.randrange(first, last + 1), rng.randrange(1, 13), rng.randrange(1, 29))


def client(rng: Random, kind: str) -> dict[str, Any]:
    """A client with everything that any column may want; *kind* is firm, sole or person."""
    who, boss, town = person(rng), person(rng), rng.choice(TOWNS)
    number = bik.generate(rng)
    thing = rng.choice(THINGS) + (rng.choice(TRADES) if rng.random() < 0.4 else "")
    form = rng.choices([name for name, _ in FORMS], [weight for _, weight in FORMS])[0]
    full = spelled(who, rng)
    name = {
        "firm": rng.choice((f"{form} «{thing}»", f'{form} "{thing}"', f"{form} {thing}", f"{thing}, {form}")),
        "sole": f"ИП {full}",
        "person": full,
    }[kind]
    tax = inn.generate(rng, kind="company" if kind == "firm" else "person")
    return {
        "kind": kind,
        "name": name,
        "person": full,
        **who,
        "inn": tax,
        "kpp": kpp.generate(rng) if kind == "firm" else None,
        "ogrn": ogrn.generate(rng) if kind == "firm" else None,
        "ogrnip": ogrnip.generate(rng) if kind == "sole" else None,
        "bik": number,
        "account": account.generate(rng, number),
        "corr": corr_account.generate(rng, number),
        "bank": rng.choice(BANKS),
        "phone": phone(rng),
        "phone2": phone(rng),
        "mail": mail(who, rng),
        "site": rng.choice(("", "www.", "https://")) + latin(thing) + ".ru",
        "address": address(rng, town),
        "address2": address(rng, town),
        "town": town,
        "boss": spelled(boss, rng),
        "contact": spelled(person(rng), rng),
        "job": rng.choice(JOBS),
        "born": day(rng, 1950, 2006),
        "snils": snils.generate(rng),
        "passport": f"{rng.randrange(10, 99)} {rng.randrange(0, 24):02d} {rng.randrange(100000, 999999)}",
        "source": rng.choice(SOURCES),
        "status": rng.choice(STATUSES),
        "manager": f"{rng.choice(STEMS)} {rng.choice('АБВГ')}.",
        "comment": " ".join(rng.sample(WORDS, rng.randrange(2, 6))),
        "check": rng.randrange(500, 90000),
        "card": f"{rng.randrange(10**5, 10**6)}",
        "discount": rng.choice((3, 5, 7, 10, 15)),
        "date": day(rng, 2018, 2025),
        "agreed": rng.choice(("да", "нет", "да", "да")),
        "contract": f"{rng.randrange(1, 400)}/{rng.randrange(18, 26)}",
        "qty": rng.randrange(1, 60),
        "okved": f"{rng.randrange(10, 99)}.{rng.randrange(10, 99)}",
        "okpo": f"{rng.randrange(10**7, 10**8)}",
        "lot": f"{rng.choice('АВК')}-{rng.randrange(10, 999)}",
    }
