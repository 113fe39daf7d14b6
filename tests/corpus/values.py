"""
The values that stand under each heading, from a made-up client.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

from cjmkit.intake.rows.table import Cell
from corpus import people


def _date(key: str) -> Callable[[dict[str, Any], Random], Cell]:
    def value(client: dict[str, Any], rng: Random) -> Cell:
        when: dt.date = client[key]
        return when if rng.random() < 0.4 else when.strftime(rng.choice(("%d.%m.%Y", "%d.%m.%Y", "%d.%m.%y")))

    return value


def _plain(key: str) -> Callable[[dict[str, Any], Random], Cell]:
    return lambda client, rng: client[key]


def _pair(client: dict[str, Any], rng: Random) -> Cell:
    return f"{client['inn']}/{client['kpp']}" if client["kpp"] else client["inn"]


def _contacts(client: dict[str, Any], rng: Random) -> Cell:
    return rng.choice(
        (
            f"{client['phone']}, {client['mail']}",
            f"{client['mail']}; {client['phone']}",
            f"тел. {client['phone']} {client['mail']}",
        )
    )


def _bank(client: dict[str, Any], rng: Random) -> Cell:
    return f"р/с {client['account']} в {client['bank']}, БИК {client['bik']}, к/с {client['corr']}"


VALUES: dict[str, Callable[[dict[str, Any], Random], Cell]] = {
    "name": _plain("name"),
    "person_name": _plain("person"),
    "last_name": _plain("last"),
    "first_name": _plain("first"),
    "patronymic": _plain("patronymic"),
    "sex": _plain("sex"),
    "inn": _plain("inn"),
    "kpp": _plain("kpp"),
    "ogrn": _plain("ogrn"),
    "ogrnip": _plain("ogrnip"),
    "bik": _plain("bik"),
    "account": _plain("account"),
    "corr_account": _plain("corr"),
    "bank_name": _plain("bank"),
    "phone": _plain("phone"),
    "mobile": lambda client, rng: people.phone(rng),
    "email": _plain("mail"),
    "website": _plain("site"),
    "legal_address": _plain("address"),
    "actual_address": _plain("address2"),
    "address": _plain("address"),
    "city": _plain("town"),
    "director": _plain("boss"),
    "contact_person": _plain("contact"),
    "contact_position": _plain("job"),
    "birth_date": _date("born"),
    "snils": _plain("snils"),
    "passport": _plain("passport"),
    "source": _plain("source"),
    "status": _plain("status"),
    "manager": _plain("manager"),
    "comment": _plain("comment"),
    "average_check": _plain("check"),
    "loyalty_card": _plain("card"),
    "discount": _plain("discount"),
    "created_on": _date("date"),
    "last_contact_on": _date("date"),
    "consent": _plain("agreed"),
    "okved": _plain("okved"),
    "okpo": _plain("okpo"),
    "inn_kpp": _pair,
    "name_contacts": lambda client, rng: f"{client['contact']}, {client['phone']}",
    "contacts": _contacts,
    "bank_details": _bank,
    "?contract": _plain("contract"),
    "?contract_date": _date("date"),
    "?quantity": _plain("qty"),
    "?money": lambda client, rng: round(rng.uniform(100, 500000), 2),
    "?flag": _plain("agreed"),
    "?lot": _plain("lot"),
    "?date": _date("date"),
    "?text": _plain("comment"),
    "?bank_kpp": lambda client, rng: "773601001",
    "?accountant_phone": _plain("phone2"),
    "?founder_inn": lambda client, rng: people.inn.generate(rng, kind="person"),
}
