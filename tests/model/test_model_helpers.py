"""
What the entities can do by themselves: names, salutations, ages, phones, consents, lifetime value.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.model import (
    FLAT_FIELDS,
    Address,
    AddressKind,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    Money,
    Period,
    Person,
    PersonDetails,
    Role,
    Sex,
    age_group,
    age_on,
    lifetime_value,
)
from cjmkit.model.flat import numbered, split_number

TODAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("person", "ru", "en"),
    [
        (PersonDetails(), None, None),
        (PersonDetails(sex=Sex.MALE), None, None),
        (
            PersonDetails(last_name="Петров", first_name="Пётр", patronymic="Петрович", sex=Sex.MALE),
            "Уважаемый Пётр Петрович",
            "Dear Mr Петров",
        ),
        (
            PersonDetails(last_name="Петрова", first_name="Анна", sex=Sex.FEMALE),
            "Уважаемая Анна",
            "Dear Ms Петрова",
        ),
        (PersonDetails(last_name="Ким", first_name="Саша"), "Уважаемый(ая) Саша", "Dear Ким Саша"),
        (PersonDetails(last_name="Ким", sex=Sex.MALE), "Уважаемый Ким", "Dear Mr Ким"),
        (PersonDetails(first_name="Анна", sex=Sex.FEMALE), "Уважаемая Анна", "Dear Анна"),
        (PersonDetails(patronymic="Петрович"), "Уважаемый(ая) Петрович", "Dear Петрович"),
    ],
)
def test_salutation_follows_sex_and_the_names_there_are(person: PersonDetails, ru: str | None, en: str | None) -> None:
    """
    A letter is addressed by sex and name and patronymic in Russian; nobody is addressed without a name.
    """
    assert person.salutation() == ru
    assert person.salutation("en") == en


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (dt.date(2008, 3, 1), 18),
        (dt.date(2008, 3, 2), 17),
        (dt.date(2008, 2, 29), 18),
        (dt.date(2026, 3, 1), 0),
        (dt.date(2026, 3, 2), -1),
    ],
)
def test_age_counts_full_years(born: dt.date, age: int) -> None:
    """
    The age changes on the birthday, not a day before; of 29 February on 1 March.
    """
    assert age_on(born, TODAY) == age


@pytest.mark.parametrize(
    ("age", "group"),
    [(0, (0, 17)), (17, (0, 17)), (18, (18, 24)), (24, (18, 24)), (25, (25, 34)), (64, (55, 64)), (65, (65, None))],
)
def test_age_groups_meet_without_a_gap(age: int, group: tuple[int, int | None]) -> None:
    """
    Groups are inclusive at both ends, and the oldest has no end.
    """
    assert age_group(dt.date(2026 - age, 1, 1), TODAY) == group


def test_age_groups_by_own_bounds_and_of_the_unborn() -> None:
    """
    The bounds are the caller's to choose; a birth date in the future has no group.
    """
    assert age_group(dt.date(2000, 1, 1), TODAY, bounds=(14, 30)) == (14, 29)
    assert age_group(dt.date(2000, 1, 1), TODAY, bounds=()) == (0, None)
    assert age_group(dt.date(2026, 3, 2), TODAY) is None


@given(st.dates(max_value=TODAY))
def test_everybody_has_the_group_of_their_age(born: dt.date) -> None:
    """
    The age always lies within its group.
    """
    group = age_group(born, TODAY)
    assert group is not None
    start, end = group
    assert start <= age_on(born, TODAY)
    assert end is None or age_on(born, TODAY) <= end


@pytest.mark.parametrize(
    ("born", "today", "birthday"),
    [
        (dt.date(1990, 3, 1), TODAY, dt.date(2026, 3, 1)),
        (dt.date(1990, 2, 28), TODAY, dt.date(2027, 2, 28)),
        (dt.date(1992, 2, 29), dt.date(2026, 2, 28), dt.date(2026, 3, 1)),
        (dt.date(1992, 2, 29), dt.date(2026, 3, 2), dt.date(2027, 3, 1)),
        (dt.date(1992, 2, 29), dt.date(2028, 2, 1), dt.date(2028, 2, 29)),
        (dt.date(1990, 1, 1), dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
    ],
)
def test_next_birthday(born: dt.date, today: dt.date, birthday: dt.date) -> None:
    """
    The next birthday is today or later; of 29 February it is 1 March in a common year.
    """
    assert PersonDetails(birth_date=born).next_birthday(today) == birthday


def test_no_birthday_without_a_birth_date() -> None:
    """
    Who has no birth date has no birthday.
    """
    assert PersonDetails().next_birthday(TODAY) is None


@pytest.mark.parametrize(
    ("kind", "value", "national", "url"),
    [
        (ContactKind.MOBILE, "+79161234567", "9161234567", "https://wa.me/79161234567"),
        (ContactKind.FAX, "+74951234567", "4951234567", "https://wa.me/74951234567"),
        (ContactKind.PHONE, "+375291234567", None, "https://wa.me/375291234567"),
        (ContactKind.PHONE, "8 916 123-45-67", None, None),
        (ContactKind.PHONE, "+7916123456", None, "https://wa.me/7916123456"),
        (ContactKind.PHONE, "+7٩١٦١٢٣٤٥٦٧", None, None),
        (ContactKind.PHONE, "+", None, None),
        (ContactKind.PHONE, "", None, None),
        (ContactKind.EMAIL, "+79161234567", None, None),
    ],
)
def test_phones_as_ten_digits_and_as_a_chat(
    kind: ContactKind, value: str, national: str | None, url: str | None
) -> None:
    """
    Only a normalised phone has ten digits and a chat link; only ASCII digits count.
    """
    contact = Contact(kind=kind, value=value)
    assert contact.national10 == national
    assert contact.whatsapp_url == url
    assert contact.is_phone is (kind is not ContactKind.EMAIL)


@pytest.mark.parametrize(
    ("consent", "holds"),
    [
        (Consent(), True),
        (Consent(refused=True), False),
        (Consent(refused=True, given_on=dt.date(2020, 1, 1)), False),
        (Consent(given_on=TODAY), True),
        (Consent(given_on=dt.date(2026, 3, 2)), False),
        (Consent(valid_until=TODAY), True),
        (Consent(valid_until=dt.date(2026, 2, 28)), False),
        (Consent(withdrawn_on=TODAY), False),
        (Consent(withdrawn_on=dt.date(2026, 3, 2)), True),
    ],
)
def test_a_consent_holds_from_its_day_to_its_end(consent: Consent, holds: bool) -> None:
    """
    It holds on the first and the last day, and not on the day that it is withdrawn.
    """
    assert consent.holds(TODAY) is holds


def test_lifetime_value_of_one_client() -> None:
    """
    A check of 3 500, six purchases a year, ten years: 210 000, «около 200 тыс. рублей» of the text.
    """
    card = ClientCard(average_check=Money(amount=Decimal(3500)))
    assert card.lifetime_value(purchases_a_year=6, years=10) == Money(amount=Decimal(210_000))
    assert lifetime_value(Decimal(3500), Decimal(6), Decimal(10)) == 210_000


def test_lifetime_value_of_ten_clients() -> None:
    """
    Ten loyal clients bring 2 100 000, «перевалит за 2 миллиона».
    """
    assert 10 * lifetime_value(Decimal(3500), 6, 10) == 2_100_000


def test_lifetime_value_keeps_the_currency_and_is_no_rate() -> None:
    """
    The currency stays, the period and «около» of the check do not; no check, no value.
    """
    check = Money(amount=Decimal("10.50"), currency="BYN", period=Period.MONTH, approximate=True)
    value = ClientCard(average_check=check).lifetime_value(purchases_a_year=2, years=1)
    assert value == Money(amount=Decimal("21.00"), currency="BYN")
    assert ClientCard().lifetime_value(purchases_a_year=2, years=1) is None


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (ClientCard(short_name="К", full_name="Д", person=PersonDetails(last_name="П")), "К"),
        (ClientCard(full_name="Д", person=PersonDetails(last_name="П")), "Д"),
        (ClientCard(person=PersonDetails(last_name="П", first_name="А", patronymic="Б")), "П А Б"),
        (ClientCard(person=PersonDetails()), None),
        (ClientCard(), None),
    ],
)
def test_the_name_to_show(card: ClientCard, name: str | None) -> None:
    """
    Short name before full name before the person's own.
    """
    assert card.name == name


def test_parts_are_found_by_kind() -> None:
    """
    Addresses, contacts and people are picked by kind in their order.
    """
    addresses = (
        Address(text="1"),
        Address(kind=AddressKind.LEGAL, text="2"),
        Address(kind=AddressKind.LEGAL, text="3"),
    )
    contacts = tuple(Contact(kind=kind, value=kind.value) for kind in ContactKind)
    people = (Person(role=Role.CONTACT, name="А"), Person(role=Role.DIRECTOR), Person(role=Role.CONTACT, name="Б"))
    card = ClientCard(addresses=addresses, contacts=contacts, people=people)
    assert card.address(AddressKind.LEGAL) == addresses[1]
    assert card.address(AddressKind.POSTAL) is None
    found = card.contacts_of(ContactKind.EMAIL, ContactKind.PHONE)
    assert [contact.kind for contact in found] == [ContactKind.PHONE, ContactKind.EMAIL]
    assert [person.name for person in card.people_as(Role.CONTACT)] == ["А", "Б"]


@pytest.mark.parametrize(
    ("column", "name", "number"),
    [
        ("phone", "phone", 1),
        ("phone_2", "phone", 2),
        ("extra_phone_11", "extra_phone", 11),
        ("bank_name", "bank_name", 1),
        ("inn_2", "inn_2", 1),
        ("phone_x", "phone_x", 1),
        ("phone_٢", "phone_٢", 1),
        ("phone_", "phone_", 1),
        ("скидка_2", "скидка_2", 1),
    ],
)
def test_the_number_of_a_column(column: str, name: str, number: int) -> None:
    """
    Only a field that may repeat takes a number; any other name is left whole.
    """
    assert split_number(column) == (name, number)


@given(st.sampled_from([field for field in FLAT_FIELDS.values() if field.many]), st.integers(1, 10**6))
def test_numbers_of_columns_go_both_ways(field: object, number: int) -> None:
    """
    `split_number` undoes `numbered` for every field that may repeat.
    """
    name = field.name  # type: ignore[attr-defined]
    assert split_number(numbered(name, number)) == (name, number)
    assert (numbered(name, number) == name) == (number == 1)


def test_flat_names_cannot_be_taken_for_numbers() -> None:
    """
    No flat field's name ends like a numbered one, both languages name it, and names are in use once.
    """
    for name, field in FLAT_FIELDS.items():
        assert field.name == name
        assert field.ru
        assert field.en
        assert not name.rpartition("_")[2].isdigit()
    assert len({field.ru for field in FLAT_FIELDS.values()}) == len(FLAT_FIELDS)
    assert len({field.en for field in FLAT_FIELDS.values()}) == len(FLAT_FIELDS)
