"""
What the tests of this plugin share: a toolkit with it, cards to write, and a comparison that knows losses.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

import cjmkit_1c
from cjmkit import Toolkit
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Passport,
    Person,
    PersonDetails,
    Requisites,
    Role,
    Sex,
)
from cjmkit.plugins import Loss

SAMPLES = Path(__file__).parent / "samples"
SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(scope="session")
def kit() -> Toolkit:
    toolkit = Toolkit(plugins=(cjmkit_1c,))
    assert toolkit.problems == ()
    return toolkit


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def schemas() -> Path:
    return SCHEMAS


@pytest.fixture(scope="session")
def company() -> ClientCard:
    return ClientCard(
        id="000000007",
        kind=CardKind.COMPANY,
        short_name="ПАО Сбербанк",
        full_name="Публичное акционерное общество «Сбербанк России»",
        industry="Банки & кредит",
        requisites=Requisites(
            inn="7707083893", kpp="773601001", ogrn="1027700132195", okpo="00032537", okved="64.19", okopf="12247"
        ),
        bank_accounts=(
            BankAccount(
                account="40702810122019549656",
                bank_name="АО «ТБАНК»",
                bik="044525974",
                corr_account="30101810145250000974",
                bank_city="Москва",
            ),
        ),
        addresses=(
            Address(
                kind=AddressKind.LEGAL,
                text="117997, Россия, Москва, ул. Вавилова, д. 19",
                postal_code="117997",
                country="Россия",
                region="Москва",
                city="Москва",
            ),
            Address(kind=AddressKind.ACTUAL, text="Москва, Кутузовский проспект, 32"),
        ),
        people=(
            Person(role=Role.DIRECTOR, name="Соколов Пётр Ильич", position="Президент"),
            Person(role=Role.CHIEF_ACCOUNTANT, name="Орлова Анна Сергеевна"),
            Person(role=Role.CONTACT, name="Зайцев Олег", position="Менеджер", card="42"),
        ),
        contacts=(
            Contact(kind=ContactKind.PHONE, value="+74955005550", extension="12", note="приёмная"),
            Contact(kind=ContactKind.MOBILE, value="+79161234567"),
            Contact(kind=ContactKind.HOME_PHONE, value="+74951234567"),
            Contact(kind=ContactKind.EXTRA_PHONE, value="+74951234568"),
            Contact(kind=ContactKind.FAX, value="+74951234569"),
            Contact(kind=ContactKind.EMAIL, value="office@example.ru"),
            Contact(kind=ContactKind.WEBSITE, value="https://example.ru"),
            Contact(kind=ContactKind.MESSENGER, value="@office"),
        ),
        comment="Платит вовремя\nЗвонить после 10",
        custom={"Сегмент": "A"},
        tags=("vip",),
    )


@pytest.fixture(scope="session")
def human() -> ClientCard:
    return ClientCard(
        id="8",
        kind=CardKind.PERSON,
        person=PersonDetails(
            last_name="Иванова",
            first_name="Мария",
            patronymic="Петровна",
            sex=Sex.FEMALE,
            birth_date=dt.date(1984, 2, 29),
            passport=Passport(series="4509", number="123456", issued_by="ОВД", issued_on=dt.date(2009, 1, 2)),
        ),
        addresses=(Address(kind=AddressKind.LEGAL, text="Тула, ул. Мира, 1"),),
        contacts=(Contact(kind=ContactKind.MOBILE, value="+79161234567"),),
    )


@pytest.fixture(scope="session")
def sole() -> ClientCard:
    return ClientCard(
        id="9",
        kind=CardKind.SOLE_PROPRIETOR,
        short_name="ИП Петров И. И.",
        full_name="Индивидуальный предприниматель Петров Иван Иванович",
        legal_form="ИП",
        requisites=Requisites(inn="500100732259", ogrnip="304500116000157"),
        person=PersonDetails(last_name="Петров", first_name="Иван", patronymic="Иванович"),
    )


Write = Callable[..., tuple[bytes, tuple[Loss, ...]]]


@pytest.fixture(scope="session")
def write(kit: Toolkit) -> Write:
    def written(cards: Iterable[ClientCard], form: str, options: object = None) -> tuple[bytes, tuple[Loss, ...]]:
        stream = io.BytesIO()
        result = kit.write_cards(cards, stream, format=form, options=options)
        return stream.getvalue(), result.losses

    return written


Read = Callable[..., tuple[list[ClientCard], list[Any]]]


@pytest.fixture(scope="session")
def read(kit: Toolkit) -> Read:
    def got(data: bytes, **wishes: Any) -> tuple[list[ClientCard], list[Any]]:
        with kit.read_cards(data, on_error="keep", **wishes) as batch:
            cards = list(batch)
        return cards, list(batch.report.findings)

    return got


@pytest.fixture(scope="session")
def untold() -> Callable[[ClientCard, ClientCard, Iterable[Loss]], list[str]]:
    """
    The paths in which two cards differ and that no loss names.
    """

    def differing(before: ClientCard, after: ClientCard, losses: Iterable[Loss]) -> list[str]:
        # A part that comes back as another kind stands in another place, too.
        named = [loss.field.removesuffix(".kind") for loss in losses]
        if before.origin is None:
            after = attrs.evolve(after, origin=None)  # what a reader adds is no loss
        return [
            path
            for path in _differences("", before, after)
            if not any(path == one or path.startswith(f"{one}.") or one.startswith(f"{path}.") for one in named)
        ]

    return differing


def _differences(path: str, one: Any, other: Any) -> Iterator[str]:
    if (one or None) == (other or None):
        return
    if attrs.has(type(one)) or attrs.has(type(other)):
        cls = type(one) if attrs.has(type(one)) else type(other)
        for field in attrs.fields(cls):
            name = f"{path}.{field.name}".lstrip(".")
            yield from _differences(name, getattr(one, field.name, None), getattr(other, field.name, None))
    elif isinstance(one, Mapping):
        yield from (f"{path}.{key}" for key in {*one, *other} if one.get(key) != other.get(key))
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for first, second in zip(_ordered(one), _ordered(other), strict=True):
            yield from _differences(path, first, second)
    else:
        yield path


def _ordered(parts: tuple[Any, ...]) -> list[Any]:
    # Within one kind the order is kept, between kinds it is that of the format.
    return sorted(parts, key=lambda part: str(getattr(part, "kind", None) or getattr(part, "role", "")))
