"""
The peer of the csv road: what a careful developer writes by hand with csv, pydantic and python-stdnum.

It knows the columns beforehand and finds no header, encoding, delimiter or damage; it checks the numbers
that the road checks, by python-stdnum where it has them. Rows that fail go to a file of rejects with
pydantic's messages. Two scripts in one: *lean* knows phones and e-mails by regular expressions, the other
by the libraries that pydantic's own types stand on, phonenumbers and email-validator.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
from decimal import Decimal
from typing import Annotated

import email_validator
import phonenumbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator
from stdnum.ru import inn as stdnum_inn
from stdnum.ru import ogrn as stdnum_ogrn


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] in "78":
        return "+7" + digits[1:]
    msg = "phone"
    raise ValueError(msg)


def _real_phone(text: str) -> str:
    number = phonenumbers.parse(text, "RU")
    if phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    msg = "phone"
    raise ValueError(msg)


def _real_email(text: str) -> str:
    # What EmailStr does; .example is a reserved domain, so the test environment is on.
    return email_validator.validate_email(text, check_deliverability=False, test_environment=True).normalized


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
    return dt.datetime.strptime(text, "%d.%m.%Y").date()


def _bik(text: str) -> str:
    if re.fullmatch(r"0[0-9]{8}", text):
        return text
    msg = "bik"
    raise ValueError(msg)


def _okved(text: str) -> str:
    if re.fullmatch(r"\d\d(\.\d{1,2}(\.\d{1,2})?)?", text):
        return text
    msg = "okved"
    raise ValueError(msg)


def _key(account: str, prefix: str) -> bool:
    digits = prefix + account
    return sum(int(digit) * weight for digit, weight in zip(digits, (7, 1, 3) * 8, strict=False)) % 10 == 0


Inn = Annotated[str, AfterValidator(stdnum_inn.validate)]
Ogrn = Annotated[str, AfterValidator(stdnum_ogrn.validate)]
Phone = Annotated[str, AfterValidator(_phone)]
Day = Annotated[dt.date, BeforeValidator(_day)]


class Strict(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True)


class Requisites(Strict):
    inn: Inn
    kpp: Annotated[str, AfterValidator(_kpp)] | None
    ogrn: Ogrn
    okved: Annotated[str, AfterValidator(_okved)]


class Bank(Strict):
    account: str
    bik: Annotated[str, AfterValidator(_bik)]
    corr_account: str
    bank_name: str

    @model_validator(mode="after")
    def _keys(self) -> Bank:
        if not _key(self.account, self.bik[-3:]):
            msg = "account key"
            raise ValueError(msg)
        if not _key(self.corr_account, "0" + self.bik[4:6]) or self.corr_account[-3:] != self.bik[-3:]:
            msg = "correspondent account key"
            raise ValueError(msg)
        return self


class LeanContacts(Strict):
    phone: Phone
    mobile: Phone
    email: Annotated[str, AfterValidator(_email)]
    site: str


class Contacts(Strict):
    phone: Annotated[str, AfterValidator(_real_phone)]
    mobile: Annotated[str, AfterValidator(_real_phone)]
    email: Annotated[str, AfterValidator(_real_email)]
    site: str


class Card(Strict):
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

    @model_validator(mode="after")
    def _form(self) -> Card:
        sole = self.kind == "ИП"
        numbers = self.requisites
        if len(numbers.inn) != (12 if sole else 10) or len(numbers.ogrn) != (15 if sole else 13):
            msg = "numbers do not fit the legal form"
            raise ValueError(msg)
        if sole != (numbers.kpp is None):
            msg = "KPP does not fit the legal form"
            raise ValueError(msg)
        return self


class LeanCard(Card):
    contacts: LeanContacts  # type: ignore[assignment]


def card(row: dict[str, str], kind: type[Card]) -> Card:
    """
    Make a card of one row.
    """
    return kind.model_validate(
        {
            "name": row["Наименование"],
            "kind": row["Тип клиента"],
            "requisites": {
                "inn": row["ИНН"],
                "kpp": row["КПП"] or None,
                "ogrn": row["ОГРН"],
                "okved": row["ОКВЭД"],
            },
            "bank": {
                "account": row["Расчётный счёт"],
                "bik": row["БИК"],
                "corr_account": row["Корреспондентский счёт"],
                "bank_name": row["Банк"],
            },
            "legal_address": row["Юридический адрес"],
            "actual_address": row["Фактический адрес"],
            "director": row["Руководитель"],
            "accountant": row["Главный бухгалтер"] or None,
            "contact": row["Контактное лицо"],
            "contacts": {
                "phone": row["Телефон"],
                "mobile": row["Мобильный телефон"],
                "email": row["E-mail"],
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


def main(source: str, target: str, *, lean: bool = False) -> None:
    """
    Convert the csv *source* to JSON lines in *target* and rejects beside it.
    """
    kind = LeanCard if lean else Card
    with (
        open(source, encoding="utf-8-sig", newline="") as stream,  # noqa: PTH123
        open(target, "w", encoding="utf-8") as out,  # noqa: PTH123
        open(f"{target}.rejects.jsonl", "w", encoding="utf-8") as rejects,  # noqa: PTH123
    ):
        for number, row in enumerate(csv.DictReader(stream, delimiter=";"), start=2):
            try:
                out.write(card(row, kind).model_dump_json(exclude_none=True) + "\n")
            except ValidationError as error:
                reasons = [f"{part['loc']}: {part['msg']}" for part in error.errors()]
                rejects.write(json.dumps({"row": number, **row, "reasons": reasons}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], lean="lean" in sys.argv)
