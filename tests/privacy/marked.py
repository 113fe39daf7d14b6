"""
A base whose every personal value is marked, so that a leak shows wherever it comes out.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal

from cjmkit.codec import encode_cards
from cjmkit.codes import account, inn, ogrnip, snils
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    Child,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    ImageRef,
    LoyaltyCard,
    Money,
    Origin,
    Passport,
    Person,
    PersonDetails,
    Purpose,
    Relative,
    Requisites,
    Role,
    Task,
)

WORD = "Меченин"
LATIN = "mechenin"
DIGITS = "9182736"
"""Marks that stand in no text, code or number of the library."""

BIK = "044525225"
NOT_LETTERS = re.compile(r"[\W_]+")


def shown(text: str) -> list[str]:
    """The marks that a text shows, in any case, spacing or escape."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text).lower()
    squeezed = NOT_LETTERS.sub("", plain)
    return [mark for mark in (WORD.lower(), LATIN, DIGITS) if mark in squeezed]


def shown_in(data: bytes) -> list[str]:
    """The marks in a file, an archive unpacked."""
    parts = [data]
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
    return sorted(
        {mark for part in parts for code in ("utf-8", "cp1251", "utf-16") for mark in shown(text(part, code))}
    )


def text(data: bytes, code: str) -> str:
    return data.decode(code, "ignore")


def valid(start: str, length: int, fits: Callable[[str], object]) -> str:
    """A number that begins so and passes its check."""
    rest = length - len(start)
    return next(f"{start}{end:0{rest}}" for end in range(10**rest) if fits(f"{start}{end:0{rest}}"))


def phone(number: int) -> str:
    return f"+7{DIGITS}{number:03}"


def personal(number: int) -> ClientCard:
    """A card with every field of a person; `kind` turns by the number."""
    kind = CardKind.SOLE_PROPRIETOR if number % 2 else CardKind.PERSON
    tail = chr(ord("а") + number)
    name = f"{WORD}{tail} {WORD}{tail}ович"
    return ClientCard(
        id=f"k{number}",
        kind=kind,
        full_name=name,
        short_name=name,
        requisites=Requisites(
            inn=valid(f"{DIGITS}{number}", 12, inn.is_valid),
            ogrnip=valid(f"3{DIGITS[1:]}{DIGITS}"[:14], 15, ogrnip.is_valid),
            snils=valid(f"{DIGITS}{number}", 11, lambda value: snils.check(value).ok),
        ),
        bank_accounts=(
            BankAccount(
                account=valid(f"40817810{DIGITS}{number}", 20, lambda value: account.check(value, bik=BIK).ok), bik=BIK
            ),
        ),
        city="Москва",
        addresses=(Address(kind=AddressKind.ACTUAL, text=f"119019, Москва, ул. {WORD}, д. {DIGITS}", city="Москва"),),
        contacts=(
            Contact(kind=ContactKind.MOBILE, value=phone(number), extension=DIGITS, note=f"{WORD} вечером"),
            Contact(kind=ContactKind.EMAIL, value=f"{LATIN}{number}@mail.ru"),
            Contact(kind=ContactKind.SOCIAL, value=f"https://vk.com/{LATIN}{number}"),
        ),
        person=PersonDetails(
            last_name=f"{WORD}{tail}",
            first_name=f"{WORD}{tail}",
            patronymic=f"{WORD}{tail}ович",
            birth_date=dt.date(1990, 2, 3),
            passport=Passport(series=DIGITS[:4], number=f"{DIGITS[4:]}{number:03}", issued_by=f"УВД {WORD}"),
            place_of_study=f"школа {WORD}",
            relatives=(Relative(name=f"{WORD} Анна", relation="сестра"),),
            children_count=1,
            children=(Child(name=f"{WORD} Лев", age=7),),
            income=Money(amount=Decimal(f"{DIGITS}.55")),
        ),
        referred_by=f"{WORD} Сергей",
        loyalty_card=LoyaltyCard(number=f"{DIGITS}{number}"),
        comment=f"{WORD}: {phone(number)}, {LATIN}@{LATIN}.ru",
        photo=ImageRef(url=f"https://img.example/{LATIN}.png"),
        consents=(Consent(purpose=Purpose.PROCESSING, document=f"{WORD} {DIGITS}", given_on=dt.date(2020, 1, 2)),),
        tasks=(Task(text=f"позвонить {WORD}у", due_on=dt.date(2027, 1, 2)),),
        custom={"заметка": f"{WORD} {DIGITS}", "сумма": Decimal(DIGITS)},
        tables={"звонки": ({"кому": WORD, "номер": phone(number)},)},
        origin=Origin(source="old.xlsx", row=number + 2, raw={"mobile": f"8 ({DIGITS[:3]}) {DIGITS[3:]}{number:03}"}),
    )


def firm(number: int) -> ClientCard:
    """A company: what is its own is no personal data, what its people are is."""
    return ClientCard(
        id=f"f{number}",
        kind=CardKind.COMPANY,
        short_name=f"ООО Ромашка {number}",
        requisites=Requisites(inn="7707083893", kpp=f"77360100{number}", ogrn="1027700132195"),
        people=(Person(role=Role.DIRECTOR, name=f"{WORD} Пётр Ильич", position="директор", basis="Устава"),),
        contacts=(
            Contact(kind=ContactKind.PHONE, value=phone(900 + number), note=f"{WORD}, бухгалтерия"),
            Contact(kind=ContactKind.EMAIL, value=f"{LATIN}.{number}@firm.ru"),
        ),
        comment=f"{WORD} просит не звонить на {phone(900 + number)}",
    )


CARDS = (*map(personal, range(4)), *map(firm, range(1, 3)))
CHANGED = (
    *map(personal, (4, 5)),
    *CARDS[:2],
)


def jsonl(cards: tuple[ClientCard, ...] = CARDS) -> bytes:
    return b"".join(line + b"\n" for line in encode_cards(cards))
