"""
Round trips: what is written is read back exactly, but for what the loss list names.
"""

from __future__ import annotations

import datetime as dt
import io
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    Relative,
    Requisites,
    Role,
    Sex,
    Task,
    Term,
)
from cjmkit.plugins import CardRecord, Loss, Losses, open_source
from cjmkit_vcard import VCardExporter, VCardImporter, VCardReadOptions, VCardWriteOptions
from cjmkit_vcard.fitting import fit
from cjmkit_vcard.names import derived_uid

VERSIONS = ("3.0", "4.0")

COMPANY = ClientCard(
    id="A-1",
    kind=CardKind.COMPANY,
    full_name="Публичное акционерное общество «Сбербанк России»",
    short_name="ПАО Сбербанк",
    legal_form="ПАО",
    requisites=Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195"),
    bank_accounts=(
        BankAccount(
            account="40702810438000060473",
            bik="044525225",
            bank_name="ПАО Сбербанк",
            corr_account="30101810400000000225",
        ),
        BankAccount(account="40702810000000000001", bank_name="Второй; банк, \\ тест"),
    ),
    addresses=(
        Address(
            kind=AddressKind.LEGAL, text="117312, г. Москва, ул. Вавилова, 19", postal_code="117312", city="Москва"
        ),
        Address(text="две\nстроки"),
    ),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+74955005550", extension="12", shown=True),
        Contact(kind=ContactKind.MOBILE, value="не номер, 12", note="Анна; после 18:00"),
        Contact(kind=ContactKind.PHONE, value="1,23", extension="доб"),
        Contact(kind=ContactKind.FAX, value="1,23"),
        Contact(kind=ContactKind.EMAIL, value="info@example.ru"),
        Contact(kind=ContactKind.SOCIAL, value="https://vk.com/example"),
        Contact(kind=ContactKind.MESSENGER, value="@example"),
        Contact(kind=ContactKind.MESSENGER, value="xmpp:info@example.ru"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.ru/?a=1,2;3"),
        Contact(kind=ContactKind.WEBSITE, value="сайт \\ без схемы"),
    ),
    people=(
        Person(role=Role.DIRECTOR, name="Иванов Иван Иванович", position="Президент", basis="Устава", card="B-2"),
        Person(role=Role.CONTACT, position="Секретарь"),
    ),
    tags=("банк", "a,b"),
    comment="Старый\nклиент",
    custom={
        "a;b": "x\ny",
        "n": 5,
        "d": Decimal("1.50"),
        "f": 0.1,
        "l": ("a", "b;c"),
        "b": True,
        "t": dt.date(2020, 1, 2),
        "m": dt.datetime(2020, 1, 2, 3, 4, 5),
    },
    logo=ImageRef(data=b"\x89PNG" * 40, media_type="image/png", url="https://example.ru/logo.png"),
    photo=ImageRef(url="data:,похоже на рисунок"),
    source=Term(label="Сайт", id="5"),
    status=Term(label=""),
    loyalty_card=LoyaltyCard(number="77", level="золото", valid_until=dt.date(2027, 1, 1)),
    updated_at=dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.timezone(dt.timedelta(hours=-3))),
)
PERSON = ClientCard(
    kind=CardKind.PERSON,
    person=PersonDetails(
        last_name="Иванова",
        first_name="Анна",
        patronymic="Петровна",
        sex=Sex.FEMALE,
        birth_date=dt.date(1985, 4, 12),
        relatives=(Relative(name="Пётр", relation="муж", card="B-3"), Relative(relation="брат")),
    ),
    contacts=(Contact(kind=ContactKind.HOME_PHONE, value="+74951234567"),),
    addresses=(Address(kind=AddressKind.POSTAL, text="Рязань"),),
)


def written(*cards: ClientCard, **options: Any) -> tuple[bytes, tuple[Loss, ...]]:
    stream = io.BytesIO()
    done: list[int] = []
    losses = VCardExporter().write(cards, stream, VCardWriteOptions(**options), done.append)
    assert sum(done) == len(cards)
    return stream.getvalue(), tuple(losses)


def read(data: bytes, **options: Any) -> list[CardRecord]:
    return list(VCardImporter().read(open_source(data, name="x.vcf"), VCardReadOptions(**options)))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("card", [COMPANY, PERSON, ClientCard()], ids=["company", "person", "empty"])
def test_full_cards_come_back(card: ClientCard, version: str) -> None:
    """Every field that a contact card has a place for comes back exactly, in both versions, with nothing to say."""
    data, losses = written(card, version=version)
    (record,) = read(data)
    assert record.card == card
    assert record.findings == ()
    assert losses == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_without_note_requisites_still_come_back(version: str) -> None:
    """The properties are the truth: the readable requisites in the note may be left out."""
    data, _ = written(COMPANY, version=version, requisites_in_note=False)
    assert b"7707083893" in data
    assert "ИНН:".encode() not in data
    assert read(data)[0].card == COMPANY


@pytest.mark.parametrize("version", VERSIONS)
def test_lines_are_folded_between_characters(version: str) -> None:
    """No line is longer than 75 octets, each is whole UTF-8 by itself, and every one ends with CRLF."""
    data, _ = written(COMPANY, PERSON, version=version)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines)
    assert b"\n" not in b"".join(lines)
    assert any(line.startswith(b" ") for line in lines)


@given(length=st.integers(55, 90), blanks=st.integers(1, 60), version=st.sampled_from(VERSIONS))
def test_no_line_is_nothing_but_blanks(length: int, blanks: int, version: str) -> None:
    """Blanks at the end of a long value are not folded into a line of their own, which readers skip."""
    card = ClientCard(comment="ж" * (length // 2) + "x" * (length % 2) + " " * blanks)
    data, _ = written(card, version=version)
    assert all(line.strip() for line in data.split(b"\r\n")[:-1])
    assert all(line.decode() for line in data.split(b"\r\n")[:-1])
    assert read(data)[0].card == fit(card, Losses())


def test_losses_name_what_is_not_in_the_file() -> None:
    """What a contact card has no place for is counted by its path, once a card."""
    card = ClientCard(
        average_check=Money(amount=Decimal(1)),
        next_contact_on=dt.date(2026, 1, 1),
        consents=(Consent(),),
        tasks=(Task(text="x"),),
        origin=Origin(),
        version=2,
        tables={"calls": ()},
        person=PersonDetails(
            passport=Passport(series="1"),
            income=Money(amount=Decimal(1)),
            children=(Child(),),
            children_count=1,
            education="x",
            family_status="x",
            place_of_study="x",
        ),
        logo=ImageRef(path="C:\\x.png"),
        photo=ImageRef(url="https://example.ru/", media_type="application/pdf"),
        contacts=(Contact(kind=ContactKind.EMAIL, value="a\0", extension="1"), Contact(kind=ContactKind.FAX, value="")),
        bank_accounts=(BankAccount(),),
        addresses=(Address(kind=AddressKind.LEGAL),),
        people=(Person(role=Role.DIRECTOR),),
        loyalty_card=LoyaltyCard(number=""),
        tags=("", "a\r\nb"),
        custom={"a": "1", "a\0": "2", "l": ("\ud800",)},
        updated_at=dt.datetime(2026, 1, 1, microsecond=5),
        comment="",
    )
    data, losses = written(card, card)
    paths = {loss.field: loss.count for loss in losses}
    assert set(paths.values()) == {2}
    expected = (
        "average_check next_contact_on consents tasks origin version tables.calls person person.passport person.income "
        "person.children person.children_count person.education person.family_status person.place_of_study logo "
        "logo.path photo.media_type contacts contacts.value contacts.extension bank_accounts addresses people "
        "loyalty_card loyalty_card.number tags custom.a\0 custom.l updated_at comment"
    )
    assert sorted(paths) == sorted(expected.split(" "))
    kept = read(data)[0].card
    assert kept is not None
    assert kept.tags == ("a\nb",)
    assert kept.custom == {"a": "1", "a 2": "2", "l": ("",)}


def test_photos_can_be_left_out() -> None:
    """The option photos leaves pictures out, and says so."""
    data, losses = written(COMPANY, photos="none")
    assert b"PNG" not in data
    assert [loss.field for loss in losses] == ["logo", "photo"]


def test_a_company_without_id_keeps_its_uid() -> None:
    """The UID is made of a company's numbers, so that a second import updates; a person's number makes none."""
    card = ClientCard(requisites=Requisites(inn="7707083893"))
    first, _ = written(card)
    assert first == written(card)[0]
    assert b"UID:urn:uuid:" in first
    assert read(first)[0].card == card
    strange = first.replace(b"PRODID:-//cjmkit", b"PRODID:-//phone")
    back = read(strange)[0].card
    assert back is not None
    assert back.id is None
    assert derived_uid(Requisites(inn="500100732259")) is None


def test_a_note_that_holds_the_mark_comes_back() -> None:
    """A comment may hold the very line that tells requisites from comments, with and without requisites."""
    for requisites in (Requisites(), Requisites(inn="7707083893")):
        for comment in ("— Реквизиты —", "а\n— Реквизиты —\nИНН: 1", "\n", "— Реквизиты —\n"):
            card = ClientCard(comment=comment, requisites=requisites)
            back = read(written(card)[0])[0].card
            assert back is not None
            assert back.comment == comment


# Any card that the model can hold, made of the annotations of the model itself.
_TEXT = st.text(st.sampled_from("aяЁ ,;:\\\"'\n\r\t^|=\0\u2028\x85😀\ud800—1+@/"), max_size=12) | st.text(max_size=40)
_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2)
_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    bytes: st.binary(max_size=60),
    int: st.integers(),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    Decimal: _NUMBERS,
    dt.date: st.dates(),
    dt.datetime: st.datetimes() | st.datetimes(timezones=st.just(dt.UTC)),
    type(None): st.none(),
}


def _any(kind: Any) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _LEAVES:
        return _LEAVES[kind]
    if origin in (typing.Union, types.UnionType):
        return st.one_of([_any(one) for one in arguments])
    if origin is tuple:
        return st.lists(_any(arguments[0]), max_size=2).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(_TEXT, _any(arguments[1]), max_size=2)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: _any(hints[field.name]) for field in attrs.fields(kind)})


CARDS = st.deferred(lambda: _any(ClientCard))


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(card=CARDS)
def test_any_card_comes_back_as_it_was_fitted(version: str, card: ClientCard) -> None:
    """Whatever a card holds: what is read is the fitted card, and a fitted card differs only by named losses."""
    losses = Losses()
    fitted = fit(card, losses)
    data, told = written(card, version=version)
    (record,) = read(data)
    assert record.card == fitted
    assert record.findings == ()
    assert told == losses.list()
    assert told or fitted == card
    # A fitted card has nothing more to lose.
    again = Losses()
    assert fit(fitted, again) == fitted
    assert again.list() == ()
