"""
What a check of one card costs: clean and dirty cards, with and without numbers that were proven before.

    python benchmarks/rules.py
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable

import attrs

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, okpo, phone
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Person,
    Requisites,
    Role,
)
from cjmkit.rules import PROFILES, Checker

COUNT = 2000
ROUNDS = 7
TODAY = dt.date(2026, 11, 22)
NUMBERS = ("inn", "kpp", "ogrn", "okpo", "okved", "oktmo", "okopf", "bik", "account", "account:bik", "corr_account:bik")


def bases() -> dict[str, list[ClientCard]]:
    rng = random.Random(1)
    banks = [(code, corr_account.generate(rng, code)) for code in (bik.generate(rng) for _ in range(60))]
    small = [clean_card(rng, banks) for _ in range(COUNT)]
    return {
        "clean, 12 fields": small,
        "clean, 25 fields": [grown(card, rng) for card in small],
        "one wrong number": [
            attrs.evolve(card, requisites=attrs.evolve(card.requisites, inn="7707083894")) for card in small
        ],
        "wrong all over": [spoilt(card) for card in small],
    }


def clean_card(rng: random.Random, banks: list[tuple[str, str]]) -> ClientCard:
    number = inn.generate(rng)
    while not number.startswith("77"):
        number = inn.generate(rng)
    state = ogrn.generate(rng)
    while state[3:5] != "77":
        state = ogrn.generate(rng)
    code, corr = rng.choice(banks)
    return ClientCard(
        kind=CardKind.COMPANY,
        short_name="ООО Ромашка",
        legal_form="ООО",
        requisites=Requisites(inn=number, kpp=kpp.generate(rng, number), ogrn=state),
        bank_accounts=(
            BankAccount(account=account.generate(rng, code), bik=code, corr_account=corr, bank_name="Банк"),
        ),
        contacts=(
            Contact(kind=ContactKind.PHONE, value=phone.generate(rng)),
            Contact(kind=ContactKind.EMAIL, value=f"info{rng.randrange(10**6)}@example.ru"),
        ),
        addresses=(Address(kind=AddressKind.LEGAL, text="Москва"),),
        people=(Person(role=Role.DIRECTOR, name="Образцова А. П."),),
    )


def grown(card: ClientCard, rng: random.Random) -> ClientCard:
    codes = {
        "okpo": okpo.generate(rng),
        "okved": rng.choice(("47.11", "62.01", "68.20")),
        "oktmo": "45397000",
        "okopf": "12300",
    }
    return attrs.evolve(
        card,
        full_name="Общество с ограниченной ответственностью «Ромашка»",
        city="Москва",
        industry="Торговля",
        manager="Примеров",
        tags=("опт",),
        next_contact_on=dt.date(2030, 1, 1),
        requisites=attrs.evolve(card.requisites, **codes),
        contacts=(*card.contacts, Contact(kind=ContactKind.MOBILE, value=phone.generate(rng))),
        addresses=(*card.addresses, Address(kind=AddressKind.POSTAL, text="Москва", postal_code="117312")),
        people=(*card.people, Person(role=Role.CHIEF_ACCOUNTANT, name="Примерова Б. В.")),
    )


def spoilt(card: ClientCard) -> ClientCard:
    return attrs.evolve(
        card,
        short_name="123",
        requisites=Requisites(inn="770708389", kpp="7736", ogrn="10277"),
        bank_accounts=(BankAccount(account="40702810938000060473", bik="44525225", corr_account="1"),),
        contacts=(Contact(kind=ContactKind.PHONE, value="тел"), Contact(kind=ContactKind.EMAIL, value="info")),
    )


def best(check: Callable[[ClientCard], object], cards: list[ClientCard]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for card in cards:
            check(card)
        times.append(time.process_time() - start)
    return min(times) / len(cards) * 1e6


def main() -> None:
    checker, invoice = Checker(today=TODAY), Checker(profile=PROFILES["invoice"], today=TODAY)
    proven = frozenset(NUMBERS)
    print(f"{'card':20} {'alone':>8} {'proven':>8} {'invoice':>8} {'findings':>9}   µs a card, best of {ROUNDS}")
    for name, cards in bases().items():
        alone = best(checker.check, cards)
        known = best(lambda card: checker.check(card, proven), cards)
        asked = best(invoice.check, cards)
        print(f"{name:20} {alone:8.2f} {known:8.2f} {asked:8.2f} {len(checker.check(cards[0])):9}")


if __name__ == "__main__":
    main()
