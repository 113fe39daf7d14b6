"""
Round trips: cards that we wrote into a table come back equal and unasked, or the loss was declared.
"""

from __future__ import annotations

import datetime as dt
import io
import random
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit import ClientCard, FormatError, Toolkit
from cjmkit.codes import account, bik, inn, ogrn, phone, snils
from cjmkit.intake.vocabulary.synonyms import look_up
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    Consent,
    Contact,
    ContactKind,
    LoyaltyCard,
    Money,
    Passport,
    Period,
    Person,
    PersonDetails,
    Requisites,
    Role,
    Sex,
    Task,
    Term,
)
from cjmkit.model.flat import split_number
from cjmkit.testing.strategies import mostly_empty_cards
from formats.table_cards import PERSON
from road.desk import COMPANY, Reading, read

KIT = Toolkit(plugins=())
FORMATS = ("xlsx", "csv")
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def written(cards: list[ClientCard], form: str) -> tuple[bytes, set[str]]:
    """The cards in this format, and the fields that it says it lost."""
    stream = io.BytesIO()
    result = KIT.write_cards(cards, stream, format=form)
    return stream.getvalue(), {loss.field for loss in result.losses}


def back(data: bytes, **options: Any) -> Reading:
    """What the road gives for a file of ours: errors of the data do not matter here."""
    return read(data, on_error="keep", today=dt.date(2026, 6, 1), **options)


def bare(card: ClientCard) -> ClientCard:
    """The card without what a table says it loses always."""
    return attrs.evolve(card, origin=None, updated_at=None, version=1)


def questions(found: Reading) -> list[tuple[str, str, str | None]]:
    """What an import would ask about the table: anything doubtful about heading and columns."""
    return [one for one in found.told("IMP1") + found.told("IMP2") if one[0] not in ("IMP100", "IMP111", "IMP200")]


WORDS = st.lists(st.text("абвгдежзиклмнопрстуфхцчшэюя", min_size=2, max_size=8), min_size=1, max_size=3)
# A lone «нет» or «пусто» would be read as an empty cell, as it must be.
TITLED = WORDS.map(lambda words: " ".join([*words, "тест"]).capitalize())
SEEDS = st.integers(0, 10**6).map(random.Random)
DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2030, 12, 31))
AMOUNTS = st.decimals(0, 10**9, places=2)
MONEY = st.builds(
    Money,
    amount=AMOUNTS,
    currency=st.sampled_from(["RUB", "USD", "EUR"]),
    period=st.one_of(st.none(), st.sampled_from([Period.MONTH, Period.YEAR])),
    approximate=st.booleans(),
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, or None."""
    return st.one_of(st.none(), values)


def drawn(make: Any) -> st.SearchStrategy[str]:
    """Right numbers of one kind, with their leading zeros."""
    return SEEDS.map(make)


FAMILY = st.sampled_from(["Тестов", "Образцов", "Мнимов", "Придумов"])
GIVEN = st.sampled_from(["Иван", "Пётр", "Савелий", "Лука"])
FATHER = st.sampled_from(["Петрович", "Ильич", "Лукич"])
FULL = st.tuples(FAMILY, GIVEN, FATHER).map(" ".join)
NAMES = st.tuples(st.sampled_from(["ООО", "АО", "ПАО"]), TITLED).map(lambda pair: f"{pair[0]} «{pair[1]}»")
PHONES = st.builds(
    Contact,
    kind=st.sampled_from([ContactKind.PHONE, ContactKind.MOBILE, ContactKind.FAX, ContactKind.HOME_PHONE]),
    value=drawn(phone.generate),
    extension=maybe(st.sampled_from(["12", "345"])),
)
KPPS = st.sampled_from(["773601001", "010501001", "770401001", "027401001"])
EMAILS = st.text("abcdef", min_size=1, max_size=8).map(
    lambda name: Contact(kind=ContactKind.EMAIL, value=f"{name}@example.org")
)
ORDER = (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.HOME_PHONE, ContactKind.FAX, ContactKind.EMAIL)
CUSTOMS = st.dictionaries(
    WORDS.map(lambda words: "Поле " + " ".join(words)).filter(lambda name: look_up(name) is None),
    st.one_of(TITLED, st.sampled_from(["0012", "007"])),
    max_size=2,
)


@st.composite
def firms(draw: st.DrawFn) -> ClientCard:
    """Firms as a table holds them: right numbers, tidy texts, parts in the order of the columns."""
    code = draw(drawn(bik.generate))
    accounts = [
        BankAccount(account=account.generate(draw(SEEDS), code), bik=code, bank_name=draw(maybe(TITLED)))
        for _ in range(draw(st.integers(0, 2)))
    ]
    contacts = [*draw(st.lists(PHONES, max_size=3)), *draw(st.lists(EMAILS, max_size=2))]
    contacts.sort(key=lambda contact: ORDER.index(contact.kind))
    short = draw(NAMES)
    return ClientCard(
        id=draw(maybe(st.sampled_from(["К-1", "0007", "12"]))),
        kind=CardKind.COMPANY,
        short_name=short,
        legal_form=short.split()[0],
        requisites=Requisites(
            inn=draw(drawn(inn.generate)), kpp=draw(maybe(KPPS)), ogrn=draw(maybe(drawn(ogrn.generate)))
        ),
        bank_accounts=tuple(accounts),
        city=draw(maybe(TITLED)),
        addresses=tuple(
            Address(kind=kind, text=text)
            for kind in (AddressKind.LEGAL, AddressKind.ACTUAL)
            if (text := draw(maybe(TITLED))) is not None
        ),
        people=tuple(
            person
            for person in (
                draw(maybe(st.builds(Person, role=st.just(Role.DIRECTOR), name=FULL, position=maybe(TITLED)))),
                draw(maybe(st.builds(Person, role=st.just(Role.CONTACT), name=FULL, position=maybe(TITLED)))),
            )
            if person is not None
        ),
        contacts=tuple(contacts),
        source=draw(maybe(TITLED.map(lambda label: Term(label=label)))),
        tags=tuple(draw(st.lists(TITLED, max_size=3, unique=True))),
        average_check=draw(maybe(MONEY)),
        next_contact_on=draw(maybe(DAYS)),
        comment=draw(maybe(TITLED)),
        custom=draw(CUSTOMS),
        tasks=tuple(draw(st.lists(st.builds(Task, text=TITLED, due_on=maybe(DAYS)), max_size=1))),
    )


@st.composite
def persons(draw: st.DrawFn) -> ClientCard:
    """Persons as a table holds them."""
    return ClientCard(
        kind=CardKind.PERSON,
        requisites=Requisites(snils=draw(maybe(drawn(snils.generate)))),
        contacts=tuple(draw(st.lists(EMAILS, max_size=1))),
        person=PersonDetails(
            last_name=draw(FAMILY),
            first_name=draw(GIVEN),
            patronymic=draw(maybe(FATHER)),
            sex=draw(maybe(st.sampled_from(Sex))),
            birth_date=draw(maybe(DAYS)),
            passport=draw(maybe(st.just(Passport(series="0410", number="012345")))),
            children_count=draw(maybe(st.integers(0, 9))),
            income=draw(maybe(MONEY)),
        ),
        loyalty_card=draw(maybe(st.builds(LoyaltyCard, number=st.just("000123"), valid_until=maybe(DAYS)))),
        consents=tuple(draw(st.lists(st.builds(Consent, document=maybe(TITLED), given_on=maybe(DAYS)), max_size=1))),
    )


BASES = st.lists(st.one_of(firms(), persons()), min_size=1, max_size=5)


@pytest.mark.parametrize("form", FORMATS)
@given(cards=BASES)
@settings(QUICK, max_examples=30)
def test_tidy_cards_come_back_equal(form: str, cards: list[ClientCard]) -> None:
    """What a row can hold comes back equal, with every column known by its heading and nothing asked."""
    data, lost = written(cards, form)
    assert lost == set()
    found = back(data)
    assert [bare(card) for card in found.cards] == cards
    assert questions(found) == []
    # Only what is written in words, money and extensions, is read and not merely taken.
    changed = {split_number(field)[0] for *_, raw in found.origins for field in raw}
    assert changed <= {"income", "average_check", "phone", "mobile", "home_phone", "fax"}


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
@given(cards=BASES)
@settings(QUICK, max_examples=400)
def test_tidy_cards_come_back_equal_at_length(form: str, cards: list[ClientCard]) -> None:
    """The same, with many more bases."""
    data, lost = written(cards, form)
    assert lost == set()
    assert [bare(card) for card in back(data).cards] == cards


@pytest.mark.parametrize("form", FORMATS)
def test_whole_cards_come_back_equal(form: str, tmp_path: Path) -> None:
    """A firm and a person with nearly every field filled come back equal through a real file."""
    path = tmp_path / f"cards.{form}"
    assert KIT.write_cards([COMPANY, PERSON], path).losses == ()
    found = back(path.read_bytes())
    assert [bare(card) for card in found.cards] == [COMPANY, PERSON]
    assert questions(found) == []
    assert found.doubts == []


IDENTIFIERS = Requisites(
    inn="0105154569",
    kpp="010501001",
    ogrn="1027700132195",
    okpo="00032537",
    okved="01.10",
    oktmo="01701000001",
    okopf="12300",
)


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "jsonl"])
def test_every_identifier_survives(form: str) -> None:
    """Leading zeros, twenty digits and letters in accounts survive every format, digit by digit."""
    cards = [
        ClientCard(
            id="000042",
            kind=CardKind.COMPANY,
            short_name="АО «Образец»",
            legal_form="АО",
            requisites=IDENTIFIERS,
            bank_accounts=(
                BankAccount(account="40702810438000060473", bik="044525225", corr_account="30101810400000000225"),
                BankAccount(account="03100643000000017300", bik="017003983", personal_account="04732000010"),
            ),
        ),
        ClientCard(
            kind=CardKind.PERSON,
            requisites=Requisites(inn="001122334466", snils="00112233448"),
            person=PersonDetails(last_name="Тестов", passport=Passport(series="0001", number="000007", code="010-001")),
            loyalty_card=LoyaltyCard(number="0000000000000000123"),
            custom={"Номер договора": "00012", "Код 1С": "00000000000000000045"},
        ),
    ]
    data, lost = written(cards, form)
    assert lost == set()
    assert [bare(card) for card in back(data).cards] == cards


@pytest.mark.parametrize("form", FORMATS)
@given(cards=st.lists(mostly_empty_cards(), min_size=1, max_size=3))
@settings(QUICK, max_examples=30)
def test_any_cards_write_and_read(form: str, cards: list[ClientCard]) -> None:
    """Whatever the model can hold is written without an exception, and what comes back is a base or a clear refusal."""
    data, _ = written(cards, form)
    try:
        found = back(data)
    except FormatError:
        return
    assert len(found.cards) <= len(cards)


@pytest.mark.parametrize("form", FORMATS)
def test_wrong_numbers_come_back_as_they_were(form: str) -> None:
    """Wrong requisites are not touched on their way out and back, except what is proven and said."""
    cards = [
        ClientCard(
            kind=CardKind.COMPANY,
            short_name="ООО «А»",
            legal_form="ООО",
            requisites=Requisites(inn="7707083894", kpp="77360100", ogrn="1"),
            bank_accounts=(BankAccount(account="4070281043800006047", bik="44525225"),),
            contacts=(Contact(kind=ContactKind.PHONE, value="123"), Contact(kind=ContactKind.EMAIL, value="a@")),
        )
    ]
    data, _ = written(cards, form)
    assert [bare(card) for card in back(data).cards] == cards


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", ["=1+1", "+7", "-5", "@x", "'=1", "\tx", "  пробелы  ", "a\nb", "нет", "-"])
def test_dangerous_and_strange_texts(form: str, text: str) -> None:
    """A text that a spreadsheet would run, or that means nothing elsewhere, comes back or leaves its raw text."""
    card = ClientCard(kind=CardKind.COMPANY, short_name="ООО «А»", legal_form="ООО", comment=text)
    data, lost = written([card], form)
    (found,) = back(data).cards
    raw = found.origin.raw if found.origin is not None else {}
    assert found.comment == text or raw.get("comment", "").strip() == text.strip() or found.comment == text.strip()
    assert lost == set()
    if form == "xlsx":
        cell = openpyxl.load_workbook(io.BytesIO(data)).active
        assert all(one.data_type != "f" for row in cell.iter_rows() for one in row)
