"""
Codes side by side with python-stdnum and ru-pii, in one run: `python benchmarks/codes.py`.

Half of the values are right, half have one character replaced. The functions take turns, and
the best of five rounds counts. Ours return a verdict with its reason, the peers True or False.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from ru_pii import checksums
from stdnum.ru import inn as stdnum_inn
from stdnum.ru import ogrn as stdnum_ogrn

from cjmkit.codes import account, corr_account, inn, kpp, ogrn, ogrnip, phone, snils

SIZE = 20_000
ROUNDS = 5
BIKS = ("044525225", "044525593", "044525974", "044525104")


def damaged(value: str, rng: Random) -> str:
    place = rng.randrange(len(value))
    return value[:place] + rng.choice("0123456789") + value[place + 1 :]


def column(generate: Callable[[Random], str]) -> list[str]:
    rng = Random(1)
    values = [generate(rng) for _ in range(SIZE)]
    return [damaged(value, rng) if row % 2 else value for row, value in enumerate(values)]


def pairs(generate: Callable[[Random, str], str]) -> list[tuple[str, str]]:
    rng = Random(2)
    biks = [rng.choice(BIKS) for _ in range(SIZE)]
    values = [generate(rng, bik) for bik in biks]
    return [(damaged(value, rng) if row % 2 else value, biks[row]) for row, value in enumerate(values)]


def spelled(number: str, rng: Random) -> str:
    area, one, two, three = number[2:5], number[5:8], number[8:10], number[10:]
    return rng.choice(
        (
            f"+7 ({area}) {one}-{two}-{three}",
            f"8-{area}-{one}-{two}-{three}",
            f"8{number[2:]}",
            f"8 {area} {one} {two} {three}",
        )
    )


def each(function: Callable[..., Any], rows: Sequence[tuple[str, ...]]) -> Callable[[], None]:
    def run() -> None:
        for row in rows:
            function(*row)

    return run


def best(runs: dict[str, Callable[[], Any]]) -> dict[str, float]:
    times = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            gc.collect()
            start = time.perf_counter()
            run()
            times[name] = min(times[name], time.perf_counter() - start)
    return times


def show(title: str, runs: dict[str, Callable[[], Any]], peers: Sequence[str], goals: dict[str, str]) -> None:
    times = best(runs)
    print(f"\n{title}")
    for name, seconds in times.items():
        ratios = "  ".join(f"{times[peer] / seconds:5.1f}x {peer}" for peer in peers)
        print(f"  {name:<26}{SIZE / seconds / 1000:8.0f} k/s  {ratios}  {goals.get(name, '')}".rstrip())


def main() -> None:
    inns = column(lambda rng: inn.generate(rng, rng.choice(("company", "person"))))
    single = [(value,) for value in inns]
    show(
        "ИНН, ten and twelve digits",
        {
            "python-stdnum": each(stdnum_inn.is_valid, single),
            "ru-pii": each(checksums.inn, single),
            "inn.check": each(inn.check, single),
            "inn.check_many": lambda: inn.check_many(inns),
        },
        ("python-stdnum", "ru-pii"),
        {"inn.check": "(goal: 8x, 2.5x)", "inn.check_many": "(goal: 25x)"},
    )
    for title, module in (("ОГРН", ogrn), ("ОГРНИП (python-stdnum refuses 23 % of the right ones)", ogrnip)):
        values = column(module.generate)
        rows = [(value,) for value in values]
        show(
            title,
            {
                "python-stdnum": each(stdnum_ogrn.is_valid, rows),
                "ru-pii": each(checksums.ogrn, rows),
                "check": each(module.check, rows),
                "check_many": lambda module=module, values=values: module.check_many(values),
            },
            ("python-stdnum", "ru-pii"),
            {},
        )
    for title, module, goal in (("Accounts", account, "(goal: 4x)"), ("Correspondent accounts", corr_account, "")):
        rows = pairs(module.generate)
        accounts, biks = zip(*rows, strict=True)
        show(
            title,
            {
                "ru-pii": each(checksums.account, rows),
                "check": each(module.check, rows),
                "check_many": lambda module=module, left=accounts, right=biks: module.check_many(left, right),
            },
            ("ru-pii",),
            {"check": goal},
        )
    values = column(snils.generate)
    rows = [(value,) for value in values]
    show(
        "СНИЛС",
        {
            "ru-pii": each(checksums.snils, rows),
            "check": each(snils.check, rows),
            "check_many": lambda: snils.check_many(values),
        },
        ("ru-pii",),
        {},
    )
    kpps = column(kpp.generate)
    rng = Random(3)
    phones = [(spelled(phone.generate(rng), rng),) for _ in range(SIZE)]
    show(
        "КПП",
        {"check": each(kpp.check, [(value,) for value in kpps]), "check_many": lambda: kpp.check_many(kpps)},
        (),
        {},
    )
    show("Phones, as people write them", {"phone.check": each(phone.check, phones)}, (), {})


if __name__ == "__main__":
    main()
