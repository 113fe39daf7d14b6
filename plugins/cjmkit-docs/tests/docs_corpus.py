"""
A corpus of company cards: layouts put together from a grammar of labels, orders and combinations.

Two pools of labels: TUNED were in view while the reader was written; HELD_OUT come from a list of column headings that
was gathered from public CRM exports beforehand, and no label was added to the reader for what fails on them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cjmkit.codes import account, corr_account, inn, kpp, ogrn, ogrnip, okpo

TUNED = {
    "full_name": ("Полное наименование", "Полное наименование организации", "Наименование (полное)"),
    "short_name": ("Сокращённое наименование", "Краткое наименование", "Наименование сокращенное"),
    "inn": ("ИНН", "ИНН организации"),
    "kpp": ("КПП", "КПП организации"),
    "ogrn": ("ОГРН",),
    "ogrnip": ("ОГРНИП", "ОГРН ИП"),
    "okpo": ("ОКПО", "Код ОКПО"),
    "account": ("Расчётный счёт", "Р/с", "Расч. счет", "Р/счет", "Расчетный счет №"),
    "corr_account": ("Корреспондентский счёт", "К/с", "Кор. счет", "Корр. счёт"),
    "bik": ("БИК", "БИК банка"),
    "bank_name": ("Банк", "Наименование банка", "Обслуживающий банк"),
    "legal_address": ("Юридический адрес", "Юр. адрес", "Место нахождения", "Адрес (юридический)"),
    "actual_address": ("Фактический адрес", "Факт. адрес"),
    "postal_address": ("Почтовый адрес", "Адрес для корреспонденции"),
    "phone": ("Телефон", "Тел.", "Контактный телефон"),
    "email": ("E-mail", "Электронная почта", "Е-mail"),
    "website": ("Сайт", "Официальный сайт"),
    "director": ("Генеральный директор", "Директор"),
    "chief_accountant": ("Главный бухгалтер", "Гл. бухгалтер"),
    "director_basis": ("Действует на основании", "На основании"),
    "edo_id": ("Идентификатор ЭДО", "ID участника ЭДО"),
}
HELD_OUT = {
    "full_name": ("Полное фирменное наименование", "Полное название фирмы", "Наименование организации полное"),
    "short_name": ("Сокр. наименование", "Сокращенное фирменное наименование", "Кратк. наименование"),
    "inn": ("Инн", "ИНН контрагента", "INN"),
    "kpp": ("кпп", "КПП контрагента", "KPP"),
    "ogrn": ("ОГРН контрагента", "огрн"),
    "ogrnip": ("ОГРНИП предпринимателя", "ОГРН предпринимателя"),
    "okpo": ("ОКПО контрагента", "Код по ОКПО"),
    "account": ("Р.СЧ.", "РАСЧ.СЧЕТ", "Номер р/с", "СЧЕТ ПОЛУЧАТЕЛЯ", "Р/с контрагента"),
    "corr_account": ("К.СЧ.", "КОР.СЧЕТ", "Корсчёт", "К/с контрагента"),
    "bik": ("БИК Банка получателя", "бик", "БИК банка контрагента"),
    "bank_name": ("Банк получателя", "Название банка", "Банк контрагента"),
    "legal_address": ("Юр.адрес", "Адрес регистрации", "Юридический адрес контрагента"),
    "actual_address": ("Физический адрес", "Фактический адрес организации"),
    "postal_address": ("Почт. адрес", "Почтовый адрес организации"),
    "phone": ("Тел. для связи", "Номер телефона", "Рабочий телефон"),
    "email": ("Эл. почта", "электронный адрес", "Контактный email"),
    "website": ("Web-site", "адрес сайта", "Веб-сайт"),
    "director": ("Ген. директор", "Генеральный директор общества"),
    "chief_accountant": ("Гл. бух.", "Главбух"),
    "director_basis": ("Действующего на основании", "Действующей на основании"),
    "edo_id": ("Код участника ЭДО", "ЭДО ID"),
}
NUMBERS = ("inn", "kpp", "ogrn", "ogrnip", "okpo", "account", "corr_account", "bik")
TEXTS = (
    *("full_name", "short_name", "bank_name", "legal_address", "actual_address", "postal_address", "phone", "email"),
    *("website", "director", "director_position", "chief_accountant", "director_basis", "edo_id"),
)
_BANKS = (
    ("ПАО Сбербанк", "044525225"),
    ("АО «АЛЬФА-БАНК»", "044525593"),
    ("Банк ВТБ (ПАО)", "044525187"),
    ("ФИЛИАЛ «ЦЕНТРАЛЬНЫЙ» БАНКА ВТБ (ПАО)", "044525411"),
    ("ООО «Банк Точка»", "044525104"),
    ("СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК", "044030653"),
    ("АО «Райффайзенбанк»", "044525700"),
)
_WORDS = ("Ромашка", "Северный ветер", "ТехноСнаб", "Альянс-М", "Вектор плюс", "СтройИнвест", "Первый завод", "Орион")
_FORMS = (
    ("ООО", "Общество с ограниченной ответственностью"),
    ("АО", "Акционерное общество"),
    ("ПАО", "Публичное акционерное общество"),
    ("ЗАО", "Закрытое акционерное общество"),
)
_STREETS = ("ул. Ленина", "пр-т Мира", "Садовая улица", "ул. 8 Марта", "наб. реки Фонтанки", "Почтовый пер.")
_CITIES = ("г. Москва", "г. Тула", "Московская обл., г. Химки", "Республика Татарстан, г. Казань", "Санкт-Петербург")
_MEN = (("Иванов", "Пётр", "Сергеевич"), ("Кузнецов", "Олег", "Ильич"), ("Соловьёв-Седой", "Юрий", "Львович"))
_WOMEN = (("Петрова", "Анна", "Ивановна"), ("Ким", "Ольга", "Андреевна"), ("Белова", "Мария", "Ильинична"))


@dataclass
class Document:
    """One made-up card: its rows of cells (a paragraph has one), and what is true of it."""

    layout: str
    rows: list[list[str]]
    truth: dict[str, str]
    table: bool = False


@dataclass
class Score:
    """How many values were right, wrong and missed, by field."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def recall(self, fields: tuple[str, ...]) -> float:
        """Return the share of true values that were found."""
        right = sum(self.right[one] for one in fields)
        return right / max(1, right + sum(self.missed[one] for one in fields))

    def wrong_share(self, fields: tuple[str, ...]) -> float:
        """Return the share of the values given that are wrong."""
        wrong = sum(self.wrong[one] for one in fields)
        return wrong / max(1, wrong + sum(self.right[one] for one in fields))


def company(rng: random.Random) -> dict[str, str]:
    """Return the requisites of a made-up company, or of a sole proprietor."""
    sole = rng.random() < 0.15
    man = rng.choice(_MEN + _WOMEN)
    woman = rng.choice(_WOMEN)
    bank, bik = rng.choice(_BANKS)
    corr = corr_account.generate(rng, bik)
    city = rng.choice(_CITIES)
    site = rng.choice(("romashka.ru", "www.tehnosnab.ru", "https://vector-plus.ru", "сайт-завода.рф"))
    number = inn.generate(rng, "person" if sole else "company")
    word = rng.choice(_WORDS)
    short, long = rng.choice(_FORMS)
    values = {
        "full_name": f"{long} «{word}»",
        "short_name": f"{short} «{word}»",
        "inn": number,
        "kpp": kpp.generate(rng, number),
        "ogrn": ogrn.generate(rng),
        "okpo": okpo.generate(rng),
        "bank_name": bank,
        "bik": bik,
        "account": account.generate(rng, bik),
        "corr_account": corr,
        "legal_address": _address(rng, city),
        "phone": f"+7495{rng.randrange(10**6, 10**7)}",
        "email": f"info{rng.randrange(100)}@example.ru",
        "website": site,
        "director": _person(rng, man),
        "director_position": "",
        "chief_accountant": _person(rng, woman),
    }
    if sole:
        for name in ("kpp", "ogrn", "chief_accountant"):
            del values[name]
        values["ogrnip"] = ogrnip.generate(rng)
        whole = " ".join(man)
        values |= {"full_name": f"Индивидуальный предприниматель {whole}", "short_name": f"ИП {whole}"}
    if rng.random() < 0.6:
        values["actual_address"] = _address(rng, city)
    if rng.random() < 0.5:
        values["postal_address"] = _address(rng, city)
    if rng.random() < 0.4:
        values["edo_id"] = f"2BM-{number}-{rng.randrange(10**12):012}"
    if rng.random() < 0.6 and not sole:
        values["director_basis"] = rng.choice(("Устава", "доверенности № 5 от 01.02.2024"))
    return values


def _address(rng: random.Random, city: str) -> str:
    house = f"{rng.choice(_STREETS)}, д. {rng.randrange(1, 99)}, оф. {rng.randrange(1, 40)}"
    return f"{rng.randrange(101000, 690000)}, {city}, {house}"


def _person(rng: random.Random, parts: tuple[str, str, str]) -> str:
    last, first, middle = parts
    return rng.choice(
        (f"{last} {first} {middle}", f"{last} {first[0]}.{middle[0]}.", f"{first[0]}. {middle[0]}. {last}")
    )


_ORDERS = (
    tuple(TUNED),
    (*("short_name", "full_name", "legal_address", "actual_address", "postal_address", "inn", "kpp", "ogrn", "ogrnip"),
     *("okpo", "bank_name", "account", "corr_account", "bik", "director", "director_basis", "chief_accountant"),
     *("phone", "email", "website", "edo_id")),
    (*("full_name", "short_name", "director", "director_basis", "chief_accountant", "phone", "email", "website"),
     *("legal_address", "postal_address", "actual_address", "ogrn", "ogrnip", "inn", "kpp", "okpo", "edo_id", "bik"),
     *("bank_name", "corr_account", "account")),
)  # fmt: skip


class Maker:
    """Makes the documents of one layout."""

    def __init__(self, rng: random.Random, labels: dict[str, tuple[str, ...]]) -> None:
        self.rng = rng
        self.labels = labels
        self.values = company(rng)
        order = rng.choice(_ORDERS)
        self.order = [name for name in order if self.values.get(name)]

    def label(self, name: str) -> str:
        """Return a label of *name*; the one of the director tells the position."""
        found = self.rng.choice(self.labels[name])
        if name == "director":
            position = "Директор" if found == "Директор" else "Генеральный директор"
            self.values["director_position"] = found if found == "Ген. директор" else position
        return found

    def shown(self, name: str) -> str:
        """Return the value of *name* as people write it."""
        value = self.values[name]
        if name in ("account", "corr_account") and self.rng.random() < 0.2:
            return f"{value[:5]} {value[5:8]} {value[8]} {value[9:13]} {value[13:]}"
        if name == "phone":
            area, rest = value[2:5], value[5:]
            return self.rng.choice(
                (
                    f"+7 ({area}) {rest[:3]}-{rest[3:5]}-{rest[5:]}",
                    f"8 {area} {rest[:3]} {rest[3:5]} {rest[5:]}",
                    f"({area}) {rest[:3]}-{rest[3:]}",
                )
            )
        return value.replace(" ", "\xa0") if self.rng.random() < 0.1 else value

    def pairs(self) -> list[tuple[str, str]]:
        """Return labels with values in the order of the document."""
        return [(self.label(name), self.shown(name)) for name in self.order]

    def combined(self) -> list[tuple[str, str]]:
        """Return labels with values, several under one label."""
        rows = []
        values, skipped = self.values, set()
        for name in self.order:
            if name in skipped:
                continue
            if name == "inn" and "kpp" in values and self.order.index("kpp") == self.order.index("inn") + 1:
                rows.append(
                    (self.rng.choice(("ИНН/КПП", "ИНН / КПП", "ИНН, КПП")), f"{values['inn']} / {values['kpp']}")
                )
                skipped.add("kpp")
            elif name == "actual_address" and "postal_address" in values:
                values["postal_address"] = values[name]
                rows.append(
                    (self.rng.choice(("Фактический, почтовый адрес", "Фактический/почтовый адрес")), values[name])
                )
                skipped.add("postal_address")
            elif name == "ogrnip":
                rows.append(("ОГРН/ОГРНИП", values[name]))
            elif name == "phone":
                rows.append(("Тел./факс", self.shown(name)))
            elif name == "postal_address" and "actual_address" in values:
                values["actual_address"] = values[name]
                rows.append(("Почтовый и фактический адрес", values[name]))
                skipped.add("actual_address")
            elif name not in skipped:
                rows.append((self.label(name), self.shown(name)))
        return rows

    def bank_blob(self, *, named: bool) -> str:
        """Return the bank's requisites as one text."""
        values = self.values
        bank = f"{self.rng.choice(self.labels['bank_name'])}: {values['bank_name']}" if named else values["bank_name"]
        lines = [
            f"{self.rng.choice(('р/с', 'Р/с №', 'Расчетный счет'))} {values['account']}",
            bank,
            f"{self.rng.choice(('к/с', 'Кор. счет'))} {values['corr_account']}",
            f"БИК {values['bik']}",
        ]
        return "\n".join(lines)


BANK = ("account", "bank_name", "corr_account", "bik")


def _colon(maker: Maker) -> list[list[str]]:
    return [[f"{label}: {value}"] for label, value in maker.pairs()]


def _bare(maker: Maker) -> list[list[str]]:
    # Without a colon people write numbers; texts get a dash.
    return [
        [
            f"{maker.label(name)} {maker.shown(name)}"
            if name in NUMBERS
            else f"{maker.label(name)} – {maker.shown(name)}"
        ]
        for name in maker.order
    ]


def _below(maker: Maker) -> list[list[str]]:
    return [[text] for label, value in maker.pairs() for text in (f"{label}:", value)]


def _table(maker: Maker) -> list[list[str]]:
    return [[label, value] for label, value in maker.pairs()]


def _ordinal(maker: Maker) -> list[list[str]]:
    return [["№", "Наименование реквизита", "Значение"]] + [
        [f"{number}.", label, value] for number, (label, value) in enumerate(maker.pairs(), 1)
    ]


def _four(maker: Maker) -> list[list[str]]:
    flat = [cell for pair in maker.pairs() for cell in pair]
    return [[*flat[start : start + 4], "", "", "", ""][:4] for start in range(0, len(flat), 4)]


def _combined_table(maker: Maker) -> list[list[str]]:
    return [[label, value] for label, value in maker.combined()]


def _combined_lines(maker: Maker) -> list[list[str]]:
    return [[f"{label}: {value}"] for label, value in maker.combined()]


def _blob_cell(maker: Maker) -> list[list[str]]:
    rows = [[maker.label(name), maker.shown(name)] for name in maker.order if name not in BANK]
    rows.insert(len(rows) // 2, ["Банковские реквизиты", maker.bank_blob(named=True)])
    return rows


def _blob_unlabelled(maker: Maker) -> list[list[str]]:
    rows = [[f"{maker.label(name)}: {maker.shown(name)}"] for name in maker.order if name not in BANK]
    lines = [[line] for line in maker.bank_blob(named=False).split("\n")]
    return [*rows, ["Банковские реквизиты:"], *lines]


def _sentence(maker: Maker) -> list[list[str]]:
    values = maker.values
    for name in (
        "okpo",
        "actual_address",
        "postal_address",
        "edo_id",
        "website",
        "chief_accountant",
        "director_basis",
        "full_name",
    ):
        values.pop(name, None)
    values.pop("director", None)
    values.pop("director_position", None)
    numbers = [
        f"{name} {values[key]}"
        for name, key in (("ИНН", "inn"), ("КПП", "kpp"), ("ОГРН", "ogrn"), ("ОГРНИП", "ogrnip"))
        if key in values
    ]
    return [[
        f"{values['short_name']}, {', '.join(numbers)}, юридический адрес: {values['legal_address']}, "
        f"р/с {values['account']} в {values['bank_name']}, к/с {values['corr_account']}, БИК {values['bik']}, "
        f"тел. {maker.shown('phone')}, e-mail: {values['email']}"
    ]]  # fmt: skip


def _lines_of_several(maker: Maker) -> list[list[str]]:
    values = maker.values
    rows = [[f"{maker.label(name)}: {maker.shown(name)}"] for name in maker.order if name not in (*NUMBERS, *BANK)]
    codes = " ".join(
        f"{name} {values[key]}" for name, key in (("ИНН", "inn"), ("КПП", "kpp"), ("ОКПО", "okpo")) if key in values
    )
    state = " ".join(f"{name} {values[key]}" for name, key in (("ОГРН", "ogrn"), ("ОГРНИП", "ogrnip")) if key in values)
    bank = f"р/с {values['account']} в {values['bank_name']}"
    return [*rows, [codes], [state], [bank], [f"к/с {values['corr_account']} БИК {values['bik']}"]]


def _inside_cells(maker: Maker) -> list[list[str]]:
    # Every cell holds a label with its value: two columns that are one party.
    cells = [f"{label}: {value}" for label, value in maker.pairs()]
    return [[*cells[start : start + 2], ""][:2] for start in range(0, len(cells), 2)]


def _stacked(maker: Maker) -> list[list[str]]:
    pairs = maker.pairs()
    parts = [pairs[start : start + 4] for start in range(0, len(pairs), 4)]
    return [["\n".join(label for label, _ in part), "\n".join(value for _, value in part)] for part in parts]


def _leaders(maker: Maker) -> list[list[str]]:
    return [[f"{label}\t{value}"] for label, value in maker.pairs()]


def _heading_row(maker: Maker) -> list[list[str]]:
    pairs = maker.pairs()
    rows = []
    for start in range(0, len(pairs), 4):
        part = pairs[start : start + 4]
        rows += [[label for label, _ in part], [value for _, value in part]]
    return rows


def _wrapped(maker: Maker) -> list[list[str]]:
    rows = []
    for label, value in maker.pairs():
        if ", ул." in value or ", пр-т" in value:
            place = value.index(", ул." if ", ул." in value else ", пр-т") + 1
            rows += [[f"{label}: {value[:place]}"], [value[place:].strip()]]
        else:
            rows.append([f"{label}: {value}"])
    return rows


LAYOUTS: dict[str, Callable[[Maker], list[list[str]]]] = {
    "colon": _colon,
    "bare": _bare,
    "below": _below,
    "table": _table,
    "ordinal": _ordinal,
    "four": _four,
    "combined-table": _combined_table,
    "combined-lines": _combined_lines,
    "blob-cell": _blob_cell,
    "blob-unlabelled": _blob_unlabelled,
    "sentence": _sentence,
    "lines-of-several": _lines_of_several,
    "inside-cells": _inside_cells,
    "stacked": _stacked,
    "leaders": _leaders,
    "heading-row": _heading_row,
    "wrapped": _wrapped,
}
TABLES = frozenset(
    ("table", "ordinal", "four", "combined-table", "blob-cell", "inside-cells", "stacked", "heading-row")
)
DRESSES = ("plain", "titled", "signed")


def documents(seed: int, labels: dict[str, tuple[str, ...]], each: int = 4) -> Iterator[Document]:
    """Yield *each* documents of every layout in every dress: 51 layouts."""
    for name, build in LAYOUTS.items():
        for dress in DRESSES:
            for number in range(each):
                rng = random.Random(f"{seed}{name}{dress}{number}")
                maker = Maker(rng, labels)
                rows = build(maker)
                truth = {key: value for key, value in maker.values.items() if value}
                if dress == "titled":
                    rows = [["КАРТОЧКА ПРЕДПРИЯТИЯ"], *rows]
                elif dress == "signed":
                    rows = [
                        *rows,
                        [f"Руководитель ______________ / {truth['director']} /" if "director" in truth else "М.П."],
                        ["М.П."],
                    ]
                yield Document(f"{name}/{dress}", rows, truth, name in TABLES)


def judge(score: Score, document: Document, found: dict[str, str]) -> None:
    """Count what was found in *document* against the truth."""
    for name, value in document.truth.items():
        given = found.get(name)
        if given is None:
            score.missed[name] += 1
            score.failures.append(f"{document.layout} {name}: missed")
        elif _same(given, value):
            score.right[name] += 1
        else:
            score.wrong[name] += 1
            score.failures.append(f"{document.layout} {name}: {given!r} instead of {value!r}")
    for name in found.keys() - document.truth.keys():
        score.wrong[name] += 1
        score.failures.append(f"{document.layout} {name}: {found[name]!r} out of nothing")


def _same(given: str, value: str) -> bool:
    return " ".join(given.split()) == " ".join(value.split())
