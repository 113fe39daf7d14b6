"""
The repair stage: microseconds a value, by kind of column, clean and dirty.

Run: python benchmarks/repair.py [rows]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, ogrnip, okpo, snils
from cjmkit.intake.repair import ColumnContext, cleaner, mend_across, split_column
from cjmkit.model.flat import ValueKind

K = ValueKind
RNG = random.Random(7)
FIRMS = ("Ромашка", "Альфа Трейд", "Северный ветер", "Ёлка", "Гранит-Сервис", "Вектор")
NAMES = ("Иванов Иван Иванович", "Петрова Анна Сергеевна", "Сидоров Пётр Ильич")
CITIES = ("Москва", "Санкт-Петербург", "Нижний Новгород", "Казань")


def phone_text() -> str:
    tail = f"{RNG.randrange(10**7):07}"
    area = RNG.choice(("916", "903", "495", "812"))
    a, b, c = tail[:3], tail[3:5], tail[5:]
    return RNG.choice((f"+7 ({area}) {a}-{b}-{c}", f"8-{area}-{a}-{b}-{c}", f"8{area}{tail}", f"{area}{tail}"))


CLEAN: dict[ValueKind, Callable[[], object]] = {
    K.TEXT: lambda: f"{RNG.choice(CITIES)}, договор {RNG.randrange(999)} от поставщика",
    K.COMPANY_NAME: lambda: f"ООО «{RNG.choice(FIRMS)} {RNG.randrange(99)}»",
    K.PERSON_NAME: lambda: RNG.choice(NAMES),
    K.NAME_PART: lambda: RNG.choice(NAMES).split()[0],
    K.LEGAL_FORM: lambda: RNG.choice(("ООО", "АО", "ИП")),
    K.INN: lambda: inn.generate(RNG, RNG.choice(("company", "person"))),
    K.KPP: lambda: kpp.generate(RNG),
    K.OGRN: lambda: ogrn.generate(RNG),
    K.OGRNIP: lambda: ogrnip.generate(RNG),
    K.OKPO: lambda: okpo.generate(RNG),
    K.OKVED: lambda: RNG.choice(("47.11", "62.01", "01.11.1", "46.90")),
    K.OKTMO: lambda: RNG.choice(("45381000", "40909000")),
    K.OKOPF: lambda: "12300",
    K.SNILS: lambda: snils.generate(RNG),
    K.ACCOUNT: lambda: account.generate(RNG, "044525225"),
    K.CORR_ACCOUNT: lambda: corr_account.generate(RNG, "044525225"),
    K.BIK: lambda: bik.generate(RNG),
    K.DIGITS: lambda: f"{RNG.randrange(10**6):06}",
    K.CURRENCY: lambda: "RUB",
    K.ADDRESS: lambda: f"{RNG.randrange(100000, 700000)}, г. {RNG.choice(CITIES)}, ул. Ленина, д. {RNG.randrange(99)}",
    K.PHONE: phone_text,
    K.EMAIL: lambda: f"info{RNG.randrange(9999)}@example.ru",
    K.URL: lambda: f"https://example{RNG.randrange(99)}.ru",
    K.PASSPORT: lambda: f"45{RNG.randrange(10**8):08}",
    K.DATE: lambda: f"{RNG.randrange(1, 29):02}.{RNG.randrange(1, 13):02}.{RNG.randrange(1950, 2024)}",
    K.MONEY: lambda: str(RNG.randrange(10**6)),
    K.INTEGER: lambda: str(RNG.randrange(99)),
    K.YES_NO: lambda: RNG.choice(("да", "нет")),
    K.SEX: lambda: RNG.choice(("м", "ж")),
    K.CARD_KIND: lambda: RNG.choice(("юрлицо", "ИП")),
    K.TAGS: lambda: RNG.choice(("VIP", "опт, розница")),
}


def dirty(value: object) -> object:
    text = str(value)
    return RNG.choice(
        (f" {text}", text.replace(" ", "\xa0") + " ", text[1:], text.replace("0", "О", 1), f"{text}?", "н/д")
    )


def measure(work: Callable[[], object], count: int) -> float:
    best = min(timed(work) for _ in range(7))
    return best / count * 1e6


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def in_batches(clean: Callable[[Sequence[object]], object], values: list[object], size: int = 2000) -> None:
    for start in range(0, len(values), size):
        clean(values[start : start + size])


def main(rows: int) -> None:
    total = 0.0
    print(f"{'kind':<14}{'clean, µs':>10}{'dirty 100 %':>13}   ({rows} values, batches of 2000, best of 7)")
    for kind, make in CLEAN.items():
        values = [make() for _ in range(rows)]
        bad = [dirty(value) for value in values]
        clean = cleaner(kind, ColumnContext(consensus=0.95))
        good_cost = measure(lambda: in_batches(clean, values), rows)  # noqa: B023 - called at once
        bad_cost = measure(lambda: in_batches(clean, bad), rows)  # noqa: B023 - called at once
        total += good_cost
        print(f"{kind.value:<14}{good_cost:>10.3f}{bad_cost:>13.2f}")
    print(f"mean of {len(CLEAN)} kinds: {total / len(CLEAN):.3f} µs a clean value")
    pairs = [f"{inn.generate(RNG)} / {kpp.generate(RNG)}" for _ in range(rows)]
    print(f"split inn_kpp  {measure(lambda: split_column('inn_kpp', pairs), rows):.2f} µs a cell")
    columns = {name: [CLEAN[K(name)]() for _ in range(rows)] for name in ("inn", "kpp", "ogrn", "bik", "account")}
    print(f"mend_across    {measure(lambda: mend_across(columns), rows):.2f} µs a clean row of five columns")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
