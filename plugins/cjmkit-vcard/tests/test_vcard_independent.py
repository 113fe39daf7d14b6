"""
Other people's readers read what we write, and we read what other people's writers write.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from pathlib import Path
from typing import Any

import attrs
import pytest

from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    ImageRef,
    PersonDetails,
    Requisites,
    Sex,
)
from cjmkit.plugins import open_source
from cjmkit_vcard import VCardExporter, VCardImporter, VCardReadOptions, VCardWriteOptions

vobject = pytest.importorskip("vobject")

COMPANY = ClientCard(
    id="A-1",
    kind=CardKind.COMPANY,
    short_name="ПАО Сбербанк",
    full_name="Публичное акционерное общество «Сбербанк России», длинное имя; со знаками \\ и запятыми, чтобы сложить",
    requisites=Requisites(inn="7707083893", kpp="773601001"),
    bank_accounts=(BankAccount(account="40702810438000060473", bik="044525225"),),
    contacts=(
        Contact(kind=ContactKind.PHONE, value="+74955005550", extension="12", shown=True),
        Contact(kind=ContactKind.EMAIL, value="info@example.ru"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.ru/?a=1,2;3"),
    ),
    addresses=(
        Address(
            kind=AddressKind.LEGAL, text="117312, г. Москва, ул. Вавилова, 19", postal_code="117312", city="Москва"
        ),
    ),
    tags=("банк", "a,b"),
    comment="Первая строка\nвторая; строка, \\",
    logo=ImageRef(data=bytes(range(256)), media_type="image/png"),
    updated_at=dt.datetime(2026, 10, 1, 10, 15, tzinfo=dt.UTC),
)
PERSON = ClientCard(
    kind=CardKind.PERSON,
    person=PersonDetails(
        last_name="Иванова", first_name="Анна", patronymic="Петровна", sex=Sex.FEMALE, birth_date=dt.date(1985, 4, 12)
    ),
    contacts=(Contact(kind=ContactKind.MOBILE, value="+79161234567"),),
)


def written(*cards: ClientCard, **options: Any) -> bytes:
    stream = io.BytesIO()
    VCardExporter().write(cards, stream, VCardWriteOptions(**options), lambda count: None)
    return stream.getvalue()


def components(data: bytes) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(vobject.readComponents(data.decode()))


def test_vobject_reads_3_0() -> None:
    """Every standard property that we write in 3.0 means the same to vobject."""
    company, person = components(written(COMPANY, PERSON))
    assert company.version.value == "3.0"
    assert company.fn.value == "ПАО Сбербанк"
    assert company.org.value == ["ПАО Сбербанк"]
    assert str(company.n.value).strip() == ""
    assert company.x_full_name.value == COMPANY.full_name
    assert company.tel.value == "+74955005550,12"
    assert company.tel.params["TYPE"] == ["WORK", "VOICE", "PREF"]
    assert company.email.value == "info@example.ru"
    assert company.url.value == "https://example.ru/?a=1,2;3"
    address = company.adr.value
    assert (address.street, address.city, address.code) == ("ул. Вавилова, 19", "Москва", "117312")
    assert company.label.value == "117312, г. Москва, ул. Вавилова, 19"
    assert company.categories.value == ["банк", "a,b"]
    assert company.note.value.startswith("Первая строка\nвторая; строка, \\\n— Реквизиты —\nИНН: 7707083893\n")
    assert company.logo.value == bytes(range(256))
    assert company.rev.value == "2026-10-01T10:15:00Z"
    assert company.x_inn.value == "7707083893"
    assert company.x_bank_account.group == company.x_bank_bic.group == "item2"
    assert (person.n.value.family, person.n.value.given, person.n.value.additional) == ("Иванова", "Анна", "Петровна")
    assert person.bday.value == "1985-04-12"
    assert person.tel.params["TYPE"] == ["CELL"]


def test_vobject_reads_4_0() -> None:
    """Version 4.0 is read by vobject, too: the URI of a telephone is left as it is."""
    company, person = components(written(COMPANY, PERSON, version="4.0"))
    assert company.kind.value == "org"
    assert company.tel.value == "tel:+74955005550;ext=12"
    assert company.adr.params["LABEL"] == ["117312, г. Москва, ул. Вавилова, 19"]
    assert company.rev.value == "20261001T101500Z"
    assert person.kind.value == "individual"
    assert person.gender.value == "F"
    assert person.bday.value == "19850412"


def test_a_validator_accepts_3_0(tmp_path: Path) -> None:
    """A strict validator of RFC 2426 finds nothing in a card of ASCII without groups; it knows neither."""
    validator = pytest.importorskip("vcard.vcard_validator")
    path = tmp_path / "x.vcf"
    latin = ClientCard(
        kind=CardKind.PERSON,
        person=PersonDetails(last_name="Ivanova", first_name="Anna", patronymic="P.", birth_date=dt.date(1985, 4, 12)),
        contacts=COMPANY.contacts,
        tags=("a", "b,c"),
        comment="one; two, three\nfour",
        photo=COMPANY.logo,
        updated_at=COMPANY.updated_at,
    )
    # Its remarks on a TYPE that could be left out are warnings; only errors are its result.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path.write_bytes(written(latin))
        assert validator.VcardValidator(str(path), verbose=False).result == ""
        path.write_bytes(written(latin).replace(b"VERSION:3.0\r\n", b""))
        assert validator.VcardValidator(str(path), verbose=False).result != ""


def test_we_read_what_vobject_writes() -> None:
    """A vCard made and folded by vobject gives the card that was meant."""
    made = vobject.vCard()
    made.add("n").value = vobject.vcard.Name(family="Иванова", given="Анна", additional="Петровна")
    made.add("fn").value = "Анна Иванова"
    made.add("email").value = "anna@example.ru"
    made.email.type_param = "INTERNET"
    made.add("tel").value = "8 916 123-45-67"
    made.tel.type_param = "CELL"
    made.add("adr").value = vobject.vcard.Address(
        street="ул. Ленина, 5", city="Рязань", code="390000", country="Россия"
    )
    made.add("note").value = "Длинная заметка; со знаками, \\ и\nпереносом " * 5
    made.add("categories").value = ["опт", "a,b"]
    made.add("x-inn").value = "500100732259"
    made.add("photo").value = bytes(range(256))
    made.photo.encoding_param = "B"
    made.photo.type_param = "JPEG"
    (record,) = VCardImporter().read(open_source(made.serialize().encode()), VCardReadOptions())
    card = record.card
    assert card is not None
    assert card.person == PersonDetails(last_name="Иванова", first_name="Анна", patronymic="Петровна")
    assert set(card.contacts) == {
        Contact(kind=ContactKind.EMAIL, value="anna@example.ru"),
        Contact(kind=ContactKind.MOBILE, value="+79161234567"),
    }
    assert card.addresses[0].text == "390000, Россия, Рязань, ул. Ленина, 5"
    assert card.comment == "Длинная заметка; со знаками, \\ и\nпереносом " * 5
    assert card.tags == ("опт", "a,b")
    assert card.requisites.inn == "500100732259"
    assert card.photo == ImageRef(data=bytes(range(256)), media_type="image/jpeg")


@pytest.mark.parametrize("card", [COMPANY, PERSON], ids=["company", "person"])
def test_a_tour_through_vobject(card: ClientCard) -> None:
    """What vobject reads from us and writes again is still the same card to us."""
    (component,) = components(written(card))
    (record,) = VCardImporter().read(open_source(component.serialize(validate=False).encode()), VCardReadOptions())
    assert record.card is not None
    # It sorts the properties by name.
    assert sorted(map(attrs.astuple, record.card.contacts), key=str) == sorted(
        map(attrs.astuple, card.contacts), key=str
    )
    assert attrs.evolve(record.card, contacts=card.contacts) == card
