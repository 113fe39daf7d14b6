"""
How long a card takes to a line of JSON and back: ours against cattrs, json and orjson, in one run.

Run it: ``python benchmarks/codec.py``. Each number is the best of several interleaved rounds.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable
from decimal import Decimal

import cattrs

from cjmkit.codec import card_from_dict, card_to_dict, dumps_card
from cjmkit.codec._encode import line_encoder
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    FieldValue,
    Money,
    Origin,
    Person,
    Requisites,
    Role,
    Term,
)

try:
    import orjson
except ImportError:
    orjson = None

# Public numbers of a large company and a made-up rest: 25 filled fields, as a row of a base has.
CARD = ClientCard(
    id="004217",
    kind=CardKind.COMPANY,
    full_name="Общество с ограниченной ответственностью «Ромашка»",
    short_name="ООО «Ромашка»",
    requisites=Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195"),
    bank_accounts=(
        BankAccount(
            account="40702810900000000001",
            bank_name="ПАО Сбербанк",
            bik="044525225",
            corr_account="30101810400000000225",
        ),
    ),
    city="Москва",
    addresses=(Address(kind=AddressKind.LEGAL, text="117997, г. Москва, ул. Вавилова, д. 19"),),
    people=(Person(role=Role.DIRECTOR, name="Петров Пётр Петрович"),),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+74955005550"),
        Contact(kind=ContactKind.EMAIL, value="info@romashka.example"),
    ),
    source=Term(label="Выставка"),
    manager="Сидорова А. А.",
    average_check=Money(amount=Decimal("15000.50")),
    next_contact_on=dt.date(2026, 3, 2),
    comment="Просили перезвонить после праздников",
    custom={"Скидка": "5 %", "Сотрудников": 120},
    origin=Origin(source="clients.xlsx", sheet="База", row=4218),
)


def best(cases: dict[str, Callable[[], object]], *, rounds: int = 15, number: int = 400) -> dict[str, float]:
    """
    Return the best time of each case in microseconds, the rounds interleaved.
    """
    times = dict.fromkeys(cases, float("inf"))
    for _ in range(rounds):
        for name, case in cases.items():
            start = time.perf_counter()
            for _ in range(number):
                case()
            times[name] = min(times[name], (time.perf_counter() - start) / number * 1e6)
    return times


def table(title: str, times: dict[str, float]) -> None:
    """
    Print the times and their ratios to the first case.
    """
    first = next(iter(times.values()))
    print(title)
    for name, value in times.items():
        print(f"  {name:<44} {value:7.1f} µs  {value / first:5.2f}x")


def main() -> None:
    line = dumps_card(CARD)
    loose = cattrs.Converter(omit_if_default=True)
    loose.register_unstructure_hook(dt.date, dt.date.isoformat)
    loose.register_unstructure_hook(Decimal, str)
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    standard, quick = line_encoder(quick=False), line_encoder(quick=True)
    writing: dict[str, Callable[[], object]] = {
        "a line with the standard json": lambda: standard(CARD),
        "a line with orjson, if installed": lambda: quick(CARD),
        "card_to_dict alone": lambda: card_to_dict(CARD),
        "bare cattrs unstructure, not strict": lambda: loose.unstructure(CARD),
        "bare cattrs unstructure + json": lambda: dumps(loose.unstructure(CARD)).encode(),
    }
    bare = cattrs.Converter(detailed_validation=False)
    bare.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    bare.register_structure_hook(dt.date, lambda value, _: dt.date.fromisoformat(value))
    bare.register_structure_hook(dt.datetime, lambda value, _: dt.datetime.fromisoformat(value))
    bare.register_structure_hook(FieldValue, lambda value, _: value)
    reading: dict[str, Callable[[], object]] = {
        "json.loads + card_from_dict": lambda: card_from_dict(json.loads(line)).card,
        "json.loads alone": lambda: json.loads(line),
        "json.loads + bare cattrs, not strict": lambda: bare.structure(json.loads(line), ClientCard),
    }
    if orjson is not None:
        writing["bare cattrs unstructure + orjson"] = lambda: orjson.dumps(loose.unstructure(CARD))
        reading["orjson.loads + card_from_dict"] = lambda: card_from_dict(orjson.loads(line)).card
    table(f"A card to a line of {len(line.encode())} bytes", best(writing))
    table("A line to a card", best(reading))


if __name__ == "__main__":
    main()
