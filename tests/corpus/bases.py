"""
Whole messy bases with the truth about them: which rows are what, which column is what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from cjmkit.intake.rows.table import Cell, Row
from corpus import headings, people, values


@dataclass
class Column:
    truth: str
    heading: str | None
    values: Callable[[dict[str, Any], Random], Cell]
    rare: bool = False
    group: str | None = None
    blank: float = 0.0


@dataclass
class Base:
    seed: int
    rows: list[Row] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    header_rows: tuple[int, ...] = ()
    columns: list[Column | None] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    clients: dict[int, dict[str, Any]] = field(default_factory=dict)
    traits: set[str] = field(default_factory=set)


FIRM = [
    "inn",
    "kpp",
    "ogrn",
    "phone",
    "email",
    "legal_address",
    "actual_address",
    "director",
    "contact_person",
    "contact_position",
    "account",
    "bank_name",
    "bik",
    "corr_account",
    "website",
    "city",
    "manager",
    "comment",
    "status",
    "source",
    "created_on",
    "okved",
    "okpo",
    "mobile",
    "last_contact_on",
    "address",
]
PERSON = [
    "phone",
    "email",
    "birth_date",
    "sex",
    "city",
    "address",
    "comment",
    "source",
    "manager",
    "loyalty_card",
    "discount",
    "average_check",
    "consent",
    "created_on",
    "last_contact_on",
    "status",
    "snils",
    "passport",
    "mobile",
]


def _choose(rng: Random, kind: str) -> list[str]:
    """The fields of the base's columns, the name first or second."""
    if kind == "person" and rng.random() < 0.35:
        start = ["last_name", "first_name", "patronymic"][: rng.choice((2, 3, 3))]
    else:
        start = ["person_name" if kind == "person" else "name"]
    pool = list(PERSON if kind == "person" else FIRM)
    picked = rng.sample(pool, rng.randrange(3, min(15, len(pool))))
    if not {"inn", "phone", "email"} & set(picked):
        picked.append(rng.choice(("phone", "inn") if kind != "person" else ("phone", "email")))
    picked = [name for name in pool if name in picked] if rng.random() < 0.7 else picked
    if kind != "person":
        picked = _combine(rng, picked)
    for extra in rng.sample([key for key in headings.OTHER if key != "?number"], rng.choice((0, 0, 1, 1, 2))):
        if kind == "person" and extra in ("?bank_kpp", "?founder_inn", "?accountant_phone"):
            continue
        picked.insert(rng.randrange(1, len(picked) + 1), extra)
    return start + picked


def _combine(rng: Random, names: list[str]) -> list[str]:
    if "inn" in names and "kpp" in names and rng.random() < 0.2:
        names = ["inn_kpp" if name == "inn" else name for name in names if name != "kpp"]
    if "phone" in names and "email" in names and "mobile" not in names and rng.random() < 0.1:
        names = ["contacts" if name == "phone" else name for name in names if name != "email"]
    if "contact_person" in names and "phone" in names and rng.random() < 0.1:
        names = ["name_contacts" if name == "contact_person" else name for name in names if name != "phone"]
    bank = {"account", "bank_name", "bik", "corr_account"}
    if "account" in names and rng.random() < 0.1:
        names = [
            "bank_details" if name == "account" else name for name in names if name == "account" or name not in bank
        ]
    return names


def _heading(rng: Random, truth: str) -> tuple[str, bool]:
    rare = rng.random() < 0.12 and truth in headings.RARE
    pool = headings.OTHER[truth] if truth.startswith("?") else (headings.RARE if rare else headings.COMMON)[truth]
    text = rng.choice(pool)
    return text, rare


def roughen(rng: Random, text: str) -> str:
    """Write a heading as carelessly as people do."""
    roll = rng.random()
    if roll < 0.12:
        text = text.upper()
    elif roll < 0.2:
        text = text.lower()
    if rng.random() < 0.06:
        text += rng.choice((":", " ", "*", " :"))
    if rng.random() < 0.05 and " " in text:
        text = text.replace(" ", rng.choice(("\n", "  ", "\u00a0")), 1)
    if rng.random() < 0.03:
        text = (
            text.translate(str.maketrans("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx"))
            if rng.random() < 0.5
            else text.replace("е", "e", 1)
        )
    return text


def _damage(rng: Random, truth: str, value: Cell, level: float) -> Cell:
    """Spoil a value as spreadsheets and hands do."""
    if not isinstance(value, str) or rng.random() > level:
        return value
    if truth in ("inn", "kpp", "bik", "okpo", "phone", "ogrn") and value.isdigit() and rng.random() < 0.5:
        return int(value)
    roll = rng.random()
    if roll < 0.3:
        return f" {value} "
    if roll < 0.45 and value.isdigit():
        return f"{value[:3]} {value[3:]}"
    if roll < 0.5 and value.isdigit() and len(value) > 9:
        return f"{float(value):.5E}".replace(".", ",")
    return value.replace(" ", "\u00a0", 1)


class Writer:
    """Writes a base row by row, and the truth beside it."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.base = Base(seed=seed)
        self.number = 0
        self.offset = 0

    def put(self, values: list[Cell], kind: str) -> int:
        self.number += 1
        cells: list[Cell] = [None] * self.offset + values
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            self.base.rows.append(Row(self.number, cells))
            self.base.kinds[self.number] = kind
        return self.number

    def skip(self) -> None:
        self.number += 1


def make(seed: int, *, clients: int | None = None) -> Base:
    """Make the base of this seed."""
    out = Writer(seed)
    rng, base = out.rng, out.base
    kind = rng.choices(("firm", "mixed", "person"), (50, 20, 30))[0]
    base.traits.add(kind)
    if rng.random() < 0.15:
        out.offset = rng.choice((1, 1, 2))
        base.traits.add("empty columns")
    columns = _columns(rng, kind, base)
    level = rng.choice((0.0, 0.05, 0.2))
    count = clients or rng.choice((3, 5, 8, 15, 25, 40, 60))
    headless = rng.random() < 0.07
    if headless:
        base.traits.add("no header")
        # Whose phone or ИНН it is, only a title can tell.
        columns = [
            column for column in columns if column.truth not in ("?accountant_phone", "?founder_inn", "?bank_kpp")
        ]
        for column in columns:
            column.heading = None
    _titles(out, len(columns)) if not headless else None
    printed = [] if headless else _header(out, columns)
    base.columns = [None] * out.offset + list(columns)
    _body(out, columns, kind, count, level, printed)
    _tail(out, columns, headless)
    return base


def _columns(rng: Random, kind: str, base: Base) -> list[Column]:
    columns = []
    used: set[str] = set()
    for truth in _choose(rng, kind):
        text, rare = _heading(rng, truth)
        if text in used:
            continue
        used.add(text)
        blank = 0.0 if not columns else rng.choice((0.0, 0.05, 0.2, 0.5))
        columns.append(Column(truth, roughen(rng, text), values.VALUES[truth], rare=rare, blank=blank))
    if rng.random() < 0.4:
        heading = rng.choice(headings.OTHER["?number"])
        columns.insert(0, Column("?number", heading, lambda client, rng: None))
        base.traits.add("numbered")
    return columns


def _titles(out: Writer, width: int) -> None:
    rng = out.rng
    lines: list[list[Cell]] = []
    if rng.random() < 0.5:
        lines.append(
            [
                rng.choice(
                    (
                        "Список клиентов",
                        "Клиентская база 2024",
                        "База контрагентов",
                        "Отчёт по клиентам",
                        'ООО "Сигма-Пример"',
                    )
                )
            ]
        )
    if rng.random() < 0.2:
        lines.append([rng.choice(("на 01.03.2024", "Дата: 15.02.2024", "Период: январь 2024", "Отдел продаж"))])
    if rng.random() < 0.08:
        lines.append(["Менеджер:", f"{rng.choice(people.STEMS)} А.А."])
    for line in lines:
        number = out.put(line, "title")
        if rng.random() < 0.5 and len(line) == 1 and width > 1:
            out.base.merged.append((number, out.offset, number, out.offset + width - 1))
    if lines:
        out.base.traits.add("title rows")
        if rng.random() < 0.6:
            out.skip()


def _header(out: Writer, columns: list[Column]) -> list[list[Cell]]:
    """Write the heading, of one row or two; return its rows as they were written."""
    rng, base = out.rng, out.base
    numbers = []
    printed: list[list[Cell]] = []
    if rng.random() < 0.22:
        printed += _groups(out, columns)
        base.traits.add("two-row header")
    else:
        printed.append([column.heading for column in columns])
    merged_before = len(base.merged)
    for row in printed:
        numbers.append(out.put(list(row), "header"))
    if len(printed) == 2:
        _merge(out, printed, numbers)
    if merged_before < len(base.merged) and rng.random() < 0.3:
        # csv knows no merged cells.
        del base.merged[merged_before:]
    if rng.random() < 0.1 and len(columns) > 3:
        numbers.append(out.put([i + 1 for i in range(len(columns))], "header"))
        base.traits.add("numbering row")
    base.header_rows = tuple(numbers)
    return printed


def _groups(out: Writer, columns: list[Column]) -> list[list[Cell]]:
    rng = out.rng
    upper: list[Cell] = [None] * len(columns)
    lower: list[Cell] = [None] * len(columns)
    at = 0
    while at < len(columns):
        run = _run(columns, at, rng)
        if run is None:
            upper[at] = columns[at].heading
            at += 1
            continue
        group, end = run
        upper[at] = group
        for i in range(at, end):
            columns[i].group = group
            lower[i] = columns[i].heading
        at = end
    if not any(lower):
        return [upper]
    return [upper, lower]


def _run(columns: list[Column], at: int, rng: Random) -> tuple[str, int] | None:
    for group, members in rng.sample(headings.GROUPED, len(headings.GROUPED)):
        end = at
        while end < len(columns) and columns[end].truth in members:
            end += 1
        if end - at >= 2:
            return group, end
    return None


def _merge(out: Writer, printed: list[list[Cell]], numbers: list[int]) -> None:
    upper, lower = printed
    for at, text in enumerate(upper):
        if text is None:
            continue
        left = out.offset + at
        if lower[at] is None:
            out.base.merged.append((numbers[0], left, numbers[1], left))
            continue
        end = at
        while end + 1 < len(upper) and upper[end + 1] is None and lower[end + 1] is not None:
            end += 1
        out.base.merged.append((numbers[0], left, numbers[0], out.offset + end))


def _body(out: Writer, columns: list[Column], kind: str, count: int, level: float, printed: list[list[Cell]]) -> None:
    rng, base = out.rng, out.base
    sections = rng.random() < 0.2
    pages = bool(printed) and rng.random() < 0.15 and count >= 8
    for index in range(count):
        if sections and index % max(3, count // 4) == 0:
            _section(out, columns)
        if pages and index and index % (count // 3 + 1) == 0:
            _page_break(out, columns, printed)
        who = people.client(rng, rng.choice(("firm", "firm", "sole", "person")) if kind == "mixed" else kind)
        values = _client_row(rng, columns, who, index + 1, level)
        base.clients[out.put(values, "client")] = who
        if rng.random() < 0.02:
            out.skip()


def _client_row(rng: Random, columns: list[Column], who: dict[str, Any], ordinal: int, level: float) -> list[Cell]:
    values: list[Cell] = []
    for column in columns:
        if column.truth == "?number":
            values.append(ordinal)
        elif column.blank and rng.random() < column.blank:
            values.append(rng.choice((None, None, None, "-")))
        else:
            values.append(_damage(rng, column.truth, column.values(who, rng), level))
    return values


def _section(out: Writer, columns: list[Column]) -> None:
    rng = out.rng
    text = rng.choice(
        (
            "Москва",
            "Тверская область",
            "Менеджер: Пробин А.",
            "Юридические лица",
            "А",
            "Раздел 2. Опт",
            "Группа Б",
            "Казань",
            "Март 2024",
            "Оптовые клиенты",
        )
    )
    number = out.put([text], "section")
    out.base.traits.add("sections")
    if rng.random() < 0.4:
        out.base.merged.append((number, out.offset, number, out.offset + len(columns) - 1))


def _page_break(out: Writer, columns: list[Column], printed: list[list[Cell]]) -> None:
    rng = out.rng
    if rng.random() < 0.5:
        out.put([rng.choice(("Страница 1 из 3", "стр. 2", "Лист 3", "- 2 -", "Page 1 of 4"))], "footer")
    for row in printed:
        out.put(list(row), "repeated")
    out.base.traits.add("repeated header")


def _tail(out: Writer, columns: list[Column], headless: bool) -> None:
    rng, base = out.rng, out.base
    width = len(columns)
    money = [i for i, column in enumerate(columns) if column.truth in ("?money", "average_check", "?quantity")]
    if columns[0].truth == "?number" and rng.random() < 0.1:
        for extra in range(3):
            out.put([len(base.clients) + 1 + extra], "reserved")
    if rng.random() < 0.4:
        text = rng.choice(
            (
                "Итого",
                "ИТОГО:",
                "Всего",
                "Итого:",
                "Всего клиентов:",
                "Итого по списку",
                "TOTAL",
                "Общий итог",
                "Количество записей",
            )
        )
        row: list[Cell] = [None] * width
        row[min(rng.choice((0, 0, 1)), width - 1)] = f"{text} {len(base.clients)}" if rng.random() < 0.2 else text
        for i in money:
            if row[i] is None:
                row[i] = rng.randrange(10**4, 10**8)
        if not money and width > 2 and rng.random() < 0.4:
            row[-1] = len(base.clients)
        out.put(row, "total")
        base.traits.add("totals")
    elif money and not headless and rng.random() < 0.3:
        row = [None] * width
        for i in money:
            row[i] = round(rng.uniform(10**4, 10**8), 2)
        out.put(row, "total")
        base.traits.add("totals")
    if rng.random() < 0.25:
        out.skip()
        for _ in range(rng.choice((1, 2))):
            out.put(rng.choice(FOOTS)(rng), "footer")
        base.traits.add("footers")


FOOTS: tuple[Callable[[Random], list[Cell]], ...] = (
    lambda rng: ["Исполнитель: Примеров П.П."],
    lambda rng: ["Генеральный директор", None, "_____________", "Образцов О.О."],
    lambda rng: ["Главный бухгалтер ____________ / Макетова М.М. /"],
    lambda rng: ["Страница 2 из 10"],
    lambda rng: ["Отчёт сформирован 01.03.2024 12:40"],
    lambda rng: ["* данные за прошлый год"],
    lambda rng: ["Дата печати: 02.03.2024"],
    lambda rng: [None, "М.П."],
    lambda rng: ["Примечание: телефоны уточняются"],
    lambda rng: ["Исполнитель", "Пробин А.", f"тел. {people.phone(rng)}"],
    lambda rng: ["Составил:", "Тестова Р.П."],
)
