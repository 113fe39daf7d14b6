"""
The flat view: what it holds comes back by the build stage, and what it does not hold it says.
"""

import datetime as dt
from decimal import Decimal

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmkit.intake.build import Columns, build_cards
from cjmkit.intake.repair.base import ColumnContext, CompanyName, PhoneValue
from cjmkit.intake.repair.clean import cleaner
from cjmkit.model import (
    FLAT_FIELDS,
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
    Part,
    Passport,
    Period,
    Person,
    PersonDetails,
    Purpose,
    Relative,
    Requisites,
    Role,
    Sex,
    Task,
    Term,
    ValueKind,
)
from cjmkit.model.flat import split_number
from cjmkit.plugins.flat import flatten, money_text, plain_decimal
from cjmkit.plugins.flat_losses import LOST
from cjmkit.plugins.losses import Losses
from cjmkit.testing.strategies import values_of


def read(name, value):
    """
    Read a flat cell back as a cleaner would, were there nothing to clean.
    """
    base = split_number(name)[0]
    kind = FLAT_FIELDS[base].kind
    if kind is ValueKind.COMPANY_NAME:
        return CompanyName(value, None, False)
    if kind is ValueKind.PHONE:
        number, _, extension = value.partition(" доб. ")
        return (PhoneValue(number, extension or None, None),)
    if kind is ValueKind.EMAIL:
        return (value,)
    if kind is ValueKind.TAGS:
        return tuple(value.split("; "))
    if kind is ValueKind.YES_NO:
        return {"да": True, "нет": False}[value]
    if kind is ValueKind.SEX:
        return {"мужской": Sex.MALE, "женский": Sex.FEMALE}[value]
    if kind is ValueKind.CARD_KIND:
        kinds = {"Организация": CardKind.COMPANY, "ИП": CardKind.SOLE_PROPRIETOR}
        return kinds.get(value, CardKind.PERSON)
    if kind is ValueKind.MONEY:
        return read_money(value)
    return value


def read_money(value):
    if isinstance(value, Decimal):
        return Money(amount=value)
    text, _, period = value.partition("/")
    amount, currency = text.removeprefix("около ").split(" ", 1)
    periods = {"день": Period.DAY, "нед.": Period.WEEK, "мес.": Period.MONTH, "год": Period.YEAR}
    return Money(
        amount=Decimal(amount),
        currency={"₽": "RUB"}.get(currency, currency),
        period=periods.get(period),
        approximate=text.startswith("около "),
    )


def rebuilt(card):
    flat = flatten(card)
    columns = {name: [read(name, value)] for name, value in flat.values.items()}
    custom = {name: [value] for name, value in flat.custom.items()}
    return next(build_cards(Columns(1, columns, custom), [None]))


def emptied(value):
    """
    Return *value* with every empty text as None, and parts that say nothing left out.
    """
    if isinstance(value, tuple):
        return tuple(item for item in map(emptied, value) if item not in (None, ""))
    if attrs.has(type(value)):
        fields = {field.name: emptied(getattr(value, field.name)) for field in attrs.fields(type(value))}
        part = type(value)(**fields)
        if isinstance(value, (Passport, PersonDetails, LoyaltyCard, ImageRef)) and part == type(value)():
            return None
        return None if isinstance(value, Term) and not fields["label"] else part
    return None if value == "" else value


def ordered(card, clean=emptied):
    """
    Return *card* with its contacts, addresses and people in the order of the columns.
    """
    contacts, addresses, roles = list(ContactKind), list(AddressKind), list(Role)
    card = clean(card)
    return attrs.evolve(
        card,
        contacts=tuple(sorted(card.contacts, key=lambda contact: contacts.index(contact.kind))),
        addresses=tuple(sorted(card.addresses, key=lambda address: addresses.index(address.kind))),
        people=tuple(sorted(card.people, key=lambda person: roles.index(person.role))),
        custom=dict(card.custom),
    )


# Texts that no reader takes apart; what cleaning does to strange ones is not the flat view's matter.
SAFE = st.text("абвгд АБ «»ёx019-", min_size=1, max_size=8).map(str.strip).filter(bool) | st.just("")


def plain(kind):
    """
    A strategy for a part of the model with safe texts and ordinary numbers.
    """
    if not attrs.has(kind):
        return values_of(kind)
    hints = {field.name: field.type for field in attrs.fields(attrs.resolve_types(kind))}
    return st.builds(kind, **{name: _plain(hint) for name, hint in hints.items()})


def _plain(hint):
    if hint is str:
        return SAFE
    if hint == (str | None):
        return st.none() | SAFE
    if hint is Decimal:
        return st.decimals(-(10**9), 10**9, places=2)
    parts = [part for part in getattr(hint, "__args__", ()) if attrs.has(part)]
    if parts and "tuple" in str(hint):
        return st.lists(plain(parts[0]), max_size=3).map(tuple)
    if parts:
        return st.none() | plain(parts[0])
    if hint == tuple[str, ...]:
        return st.lists(SAFE, max_size=3).map(tuple)
    return plain(hint) if attrs.has(hint) else values_of(hint)


@st.composite
def cards(draw):
    """
    Cards with some of the fields that a row can hold, and some that it cannot.
    """
    hints = {field.name: field.type for field in attrs.fields(attrs.resolve_types(ClientCard))}
    names = draw(st.lists(st.sampled_from(sorted(set(hints) - {"custom", "tables"})), max_size=5, unique=True))
    return ClientCard(
        **{"kind": draw(st.sampled_from(CardKind)), **{name: draw(_plain(hints[name])) for name in names}}
    )


FULL = ClientCard(
    id="7",
    kind=CardKind.PERSON,
    bank_accounts=(BankAccount(account="1", currency="RUB"), BankAccount(bik="044525225")),
    addresses=(Address(kind=AddressKind.OTHER, text="а"), Address(kind=AddressKind.LEGAL, text="б")),
    people=(Person(role=Role.CONTACT, name="А", position="п"), Person(role=Role.DIRECTOR, basis="Устав")),
    contacts=(
        Contact(kind=ContactKind.EMAIL, value="a@example.org"),
        Contact(kind=ContactKind.PHONE, value="+74951234567", extension="12"),
        Contact(kind=ContactKind.PHONE, value="+74951234568"),
    ),
    person=PersonDetails(
        first_name="Анна",
        sex=Sex.FEMALE,
        passport=Passport(series="4510", issued_on=dt.date(2010, 1, 1)),
        relatives=(Relative(name="Олег"),),
        children_count=0,
        income=Money(amount=Decimal("10.50"), currency="USD", period=Period.WEEK, approximate=True),
    ),
    source=Term(label="сайт"),
    tags=("опт", "рф"),
    loyalty_card=LoyaltyCard(number="1"),
    average_check=Money(amount=Decimal("80000.00")),
    logo=ImageRef(path="a.png"),
    photo=ImageRef(url="https://example.org/a.png"),
    consents=(Consent(refused=True, document="№ 1"),),
    tasks=(Task(text="", due_on=dt.date(2024, 1, 1)),),
    custom={"Поле": 1},
)


def check_losses(card):
    flat = flatten(card)
    back = rebuilt(card)
    assert set(flat.lost) <= set(LOST)
    if flat.lost:
        assert ordered(back, lambda same: same) != ordered(card, lambda same: same)
    else:
        assert ordered(back) == ordered(card)


@settings(deadline=None, max_examples=60)
@given(cards())
@example(FULL)
@example(ClientCard(legal_form="ООО"))
@example(ClientCard(requisites=Requisites(inn="7707083893")))
@example(ClientCard(person=PersonDetails(first_name="Анна")))
def test_losses_are_true(card):
    """A card comes back whole by the build stage if, and only if, nothing is said to be lost."""
    check_losses(card)


@pytest.mark.slow
@settings(deadline=None, max_examples=3000)
@given(cards())
def test_losses_are_true_of_many(card):
    """The same for thousands of cards."""
    check_losses(card)


def test_every_flat_field_is_written():
    """Every flat field is written by some card, but those that stand for finer ones or for custom fields."""
    company = ClientCard(
        kind=CardKind.COMPANY,
        full_name="а",
        short_name="а",
        legal_form="ООО",
        branch_of="а",
        industry="а",
        city="а",
        referred_by="а",
        manager="а",
        next_contact_on=dt.date(2024, 1, 1),
        comment="а",
        status=Term(label="а"),
        requisites=Requisites(**{field.name: "1" for field in attrs.fields(Requisites)}),
        bank_accounts=(BankAccount(**{field.name: "1" for field in attrs.fields(BankAccount)}),) * 40,
        addresses=tuple(Address(kind=kind, text="а") for kind in AddressKind),
        people=tuple(Person(role=role, name="а", position="а", basis="а") for role in Role),
        contacts=tuple(Contact(kind=kind, value="1") for kind in ContactKind),
        loyalty_card=LoyaltyCard(number="1", level="1", valid_until=dt.date(2024, 1, 1)),
        consents=(
            Consent(
                document="а",
                given_on=dt.date(2024, 1, 1),
                valid_until=dt.date(2024, 1, 1),
                withdrawn_on=dt.date(2024, 1, 1),
            ),
        ),
        tasks=(Task(text="а", due_on=dt.date(2024, 1, 1)),),
        person=PersonDetails(
            last_name="а",
            patronymic="а",
            birth_date=dt.date(1990, 1, 1),
            passport=Passport(series="1", number="1", issued_by="1", issued_on=dt.date(2010, 1, 1), code="1"),
            place_of_study="а",
            education="а",
            family_status="а",
        ),
    )
    written = {split_number(name)[0] for card in (FULL, company) for name in flatten(card).values}
    finer = {"name", "person_name", "passport"}
    custom = {name for name, field in FLAT_FIELDS.items() if field.part is Part.CUSTOM}
    assert written == set(FLAT_FIELDS) - finer - custom
    assert "account_40" in flatten(company).values


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("bank_accounts", ClientCard(bank_accounts=(BankAccount(),))),
        ("addresses", ClientCard(addresses=(Address(),))),
        ("addresses.parts", ClientCard(addresses=(Address(city="Тверь"),))),
        ("addresses.kind", ClientCard(addresses=(Address(kind=AddressKind.LEGAL, text="а"),) * 2)),
        ("people", ClientCard(people=(Person(role=Role.DIRECTOR, name="а"),) * 2)),
        ("people", ClientCard(people=(Person(role=Role.CONTACT),))),
        ("people", ClientCard(people=(Person(role=Role.RESPONSIBLE),))),
        ("people.card", ClientCard(people=(Person(role=Role.CONTACT, name="а", card="1"),))),
        ("people.position", ClientCard(people=(Person(role=Role.RESPONSIBLE, name="а", position="б"),))),
        ("people.basis", ClientCard(people=(Person(role=Role.CONTACT, name="а", basis="б"),))),
        ("contacts", ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value=""),))),
        ("contacts.note", ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value="а", note="б"),))),
        ("contacts.shown", ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value="а", shown=True),))),
        ("contacts.extension", ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value="а", extension="1"),))),
        ("person.name", ClientCard(kind=CardKind.COMPANY, person=PersonDetails(last_name="а"))),
        ("person.children", ClientCard(person=PersonDetails(children=(Child(),)))),
        ("person.relatives", ClientCard(person=PersonDetails(relatives=(Relative(name="а", relation="брат"),)))),
        ("person.relatives", ClientCard(person=PersonDetails(relatives=(Relative(),)))),
        ("source.id", ClientCard(source=Term(label="", id="1"))),
        ("status.id", ClientCard(status=Term(label="а", id="1"))),
        ("tags", ClientCard(tags=("а,б",))),
        ("tags", ClientCard(tags=("",))),
        ("logo.path", ClientCard(logo=ImageRef(url="https://а", path="б"))),
        ("logo.url", ClientCard(logo=ImageRef(url="example.org/a.png"))),
        ("photo.url", ClientCard(photo=ImageRef(path="file://a.png"))),
        ("photo.data", ClientCard(photo=ImageRef(data=b"1"))),
        ("photo.media_type", ClientCard(photo=ImageRef(path="а", media_type="image/png"))),
        ("consents", ClientCard(consents=(Consent(purpose=Purpose.MARKETING),))),
        ("consents", ClientCard(consents=(Consent(), Consent()))),
        ("consents.channel", ClientCard(consents=(Consent(channel="сайт"),))),
        ("tasks", ClientCard(tasks=(Task(text="а"), Task(text="б")))),
        ("tasks", ClientCard(tasks=(Task(text=""),))),
        ("tasks.state", ClientCard(tasks=(Task(text="а", done=True),))),
        ("version", ClientCard(version=2)),
        ("updated_at", ClientCard(updated_at=dt.datetime(2024, 1, 1))),
        ("origin", ClientCard(origin=Origin())),
    ],
)
def test_each_loss_is_said(path, card):
    """Each thing that a row cannot hold is said by its path, with a reason in both languages."""
    lost = flatten(card).lost
    assert lost == [path]
    losses = Losses(LOST)
    losses.add(lost * 2)
    (loss,) = losses.list()
    assert (loss.field, loss.count) == (path, 1)
    assert loss.reason.ru != loss.reason.en


def test_tables_are_said():
    """A sub-table is left out by its name."""
    flat = flatten(ClientCard(tables={"Звонки": ({"когда": "вчера"},)}))
    losses = Losses(LOST)
    losses.add_tables(flat.tables)
    assert [loss.field for loss in losses.list()] == ["tables.Звонки"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("80000.00", "80000.00"),
        ("80.125", "80.1250"),
        ("0.125", "0.1250"),
        ("1E+3", "1000"),
        ("-5.5", "-5.5"),
        ("NaN", "NaN"),
        ("1E+999", "1E+999"),
        ("1E-99", "1E-99"),
    ],
)
def test_decimals_are_plain(number, text):
    """A decimal is written in plain digits, and never with a fraction that looks like thousands."""
    assert plain_decimal(Decimal(number)) == text


@settings(deadline=None)
@given(
    st.builds(
        Money,
        amount=st.decimals(0, 10**9, places=2) | st.decimals(0, 10**6, places=3),
        currency=st.sampled_from(["RUB", "USD", "EUR", "CNY", "KZT", "BYN", "GBP"]),
        period=st.none() | st.sampled_from(Period),
        approximate=st.booleans(),
    )
)
def test_money_is_read_back_by_the_cleaner(money):
    """An amount with currency, period and «около» is read back exactly by the repair stage."""
    clean = cleaner(ValueKind.MONEY, ColumnContext())
    assert clean([money_text(money), plain_decimal(money.amount)]).values == [money, Money(amount=money.amount)]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (ValueKind.CARD_KIND, dict(zip(["Организация", "ИП", "Физическое лицо"], CardKind, strict=True))),
        (ValueKind.SEX, {"мужской": Sex.MALE, "женский": Sex.FEMALE}),
        (ValueKind.YES_NO, {"да": True, "нет": False}),
        (ValueKind.TAGS, {"опт; рф": ("опт", "рф")}),
        (ValueKind.PHONE, {"+74951234567 доб. 12": (PhoneValue("+74951234567", "12", None),)}),
        (ValueKind.DATE, {"31.12.2024": dt.date(2024, 12, 31), "2024-12-31": dt.date(2024, 12, 31)}),
    ],
)
def test_words_are_read_back_by_the_cleaner(kind, texts):
    """The words that stand for values are those that the repair stage reads."""
    assert cleaner(kind, ColumnContext())(list(texts)).values == list(texts.values())
