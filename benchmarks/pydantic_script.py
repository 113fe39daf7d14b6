"""
The peer of the csv road: what a careful developer writes by hand with csv, pydantic and python-stdnum.

It knows the columns beforehand and finds no header, encoding, delimiter or damage. Rows that fail go to
a file of rejects with pydantic's messages.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ValidationError
from stdnum.ru import inn as stdnum_inn
from stdnum.ru import ogrn as stdnum_ogrn


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] in "78":
        return "+7" + digits[1:]
    msg = "phone"
    raise ValueError(msg)


def _email(text: str) -> str:
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return text
    msg = "e-mail"
    raise ValueError(msg)


def _kpp(text: str) -> str:
    if re.fullmatch(r"\d{4}[\dA-Z]{2}\d{3}", text):
        return text
    msg = "kpp"
    raise ValueError(msg)


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007


def _key(account: str, bik: str) -> bool:
    digits = bik[-3:] + account
    return sum(int(digit) * weight for digit, weight in zip(digits, (7, 1, 3) * 8, strict=False)) % 10 == 0


Inn = Annotated[str, AfterValidator(stdnum_inn.validate)]
Ogrn = Annotated[str, AfterValidator(stdnum_ogrn.validate)]
Phone = Annotated[str, AfterValidator(_phone)]
Day = Annotated[dt.date, BeforeValidator(_day)]


class Requisites(BaseModel):
    inn: Inn
    kpp: Annotated[str, AfterValidator(_kpp)] | None
    ogrn: Ogrn
    okved: str


class Bank(BaseModel):
    account: str
    bik: str
    corr_account: str
    bank_name: str

    def model_post_init(self, _: object) -> None:
        if not _key(self.account, self.bik):
            msg = "account key"
            raise ValueError(msg)


class Contacts(BaseModel):
    phone: Phone
    mobile: Phone
    email: Annotated[str, AfterValidator(_email)]
    site: str


class Card(BaseModel):
    name: str
    kind: str
    requisites: Requisites
    bank: Bank
    legal_address: str
    actual_address: str
    director: str
    accountant: str | None
    contact: str
    contacts: Contacts
    source: str
    manager: str
    status: str
    average_check: Decimal
    next_contact: Day
    comment: str


def card(row: dict[str, str]) -> Card:
    """
    Make a card of one row.
    """
    return Card.model_validate(
        {
            "name": row["Наименование"].strip(),
            "kind": row["Тип клиента"],
            "requisites": {
                "inn": row["ИНН"].strip(),
                "kpp": row["КПП"].strip() or None,
                "ogrn": row["ОГРН"].strip(),
                "okved": row["ОКВЭД"],
            },
            "bank": {
                "account": row["Расчётный счёт"].strip(),
                "bik": row["БИК"].strip(),
                "corr_account": row["Корреспондентский счёт"].strip(),
                "bank_name": row["Банк"],
            },
            "legal_address": row["Юридический адрес"].strip(),
            "actual_address": row["Фактический адрес"].strip(),
            "director": row["Руководитель"],
            "accountant": row["Главный бухгалтер"] or None,
            "contact": row["Контактное лицо"],
            "contacts": {
                "phone": row["Телефон"],
                "mobile": row["Мобильный телефон"],
                "email": row["E-mail"].strip(),
                "site": row["Сайт"],
            },
            "source": row["Источник"],
            "manager": row["Менеджер"],
            "status": row["Статус"],
            "average_check": row["Средний чек"],
            "next_contact": row["Дата следующего контакта"],
            "comment": row["Комментарий"],
        }
    )


def main(source: str, target: str) -> None:
    """
    Convert the csv *source* to JSON lines in *target* and rejects beside it.
    """
    with (
        open(source, encoding="utf-8-sig", newline="") as stream,  # noqa: PTH123
        open(target, "w", encoding="utf-8") as out,  # noqa: PTH123
        open(f"{target}.rejects.jsonl", "w", encoding="utf-8") as rejects,  # noqa: PTH123
    ):
        for number, row in enumerate(csv.DictReader(stream, delimiter=";"), start=2):
            try:
                out.write(card(row).model_dump_json(exclude_none=True) + "\n")
            except ValidationError as error:
                reasons = [f"{part['loc']}: {part['msg']}" for part in error.errors()]
                rejects.write(json.dumps({"row": number, **row, "reasons": reasons}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
