"""
Retention: whose data should be kept no longer, and what cannot be told.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit import CardKind, ClientCard, ConfigError, Toolkit
from cjmkit.model import Consent, Contact, ContactKind, Person, Purpose, Role
from cjmkit.privacy import expired, terms_from
from cjmkit.rules import read_settings

DAY = dt.date(2026, 11, 23)
MAIL = (Contact(kind=ContactKind.EMAIL, value="anna@example.ru"),)


def codes(card: ClientCard, **retain: str) -> list[str]:
    """The codes of the reasons to keep a card no longer."""
    return [finding.code for one in expired([card], on=DAY, retain=retain) for finding in one.findings]


def consented(**fields: object) -> ClientCard:
    """A person's card with one consent."""
    return ClientCard(kind=CardKind.PERSON, contacts=MAIL, consents=(Consent(**fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("card", "found"),
    [
        (consented(), []),
        (consented(valid_until=DAY), []),
        (consented(valid_until=dt.date(2026, 11, 22)), ["PRV201"]),
        (consented(withdrawn_on=DAY), ["PRV202"]),
        (consented(withdrawn_on=dt.date(2026, 11, 24)), []),
        (consented(withdrawn_on=DAY, valid_until=dt.date(2020, 1, 1)), ["PRV202"]),
        (consented(refused=True), []),
    ],
)
def test_consents_end(card: ClientCard, found: list[str]) -> None:
    """A consent that ended before that day, or was withdrawn by it, is told once."""
    assert codes(card) == found


@pytest.mark.parametrize(
    ("card", "found"),
    [
        (consented(given_on=dt.date(2025, 11, 23)), []),
        (consented(given_on=dt.date(2025, 11, 22)), ["PRV203"]),
        (consented(given_on=dt.date(2020, 1, 1), valid_until=dt.date(2030, 1, 1)), []),
        (consented(), ["PRV204"]),
        (consented(refused=True), []),
        (consented(purpose=Purpose.MARKETING), []),
    ],
)
def test_terms_of_purposes(card: ClientCard, found: list[str]) -> None:
    """A term of a purpose runs from the day of the consent, where the consent itself names no end."""
    assert codes(card, processing="1y") == found


@pytest.mark.parametrize(
    ("card", "found"),
    [
        (ClientCard(kind=CardKind.PERSON, custom={"last_contact_on": dt.date(2023, 11, 22)}), ["PRV203"]),
        (ClientCard(kind=CardKind.PERSON, custom={"last_contact_on": dt.date(2023, 11, 23)}), []),
        (ClientCard(kind=CardKind.PERSON, updated_at=dt.datetime(2023, 11, 22, 23, 59)), ["PRV203"]),
        (
            ClientCard(
                kind=CardKind.PERSON,
                updated_at=dt.datetime(2019, 1, 1),
                custom={"last_contact_on": dt.datetime(2026, 1, 1, 8)},
            ),
            [],
        ),
        (ClientCard(kind=CardKind.PERSON, custom={"last_contact_on": "давно"}), ["PRV204"]),
        (ClientCard(kind=CardKind.COMPANY), []),
        (ClientCard(kind=CardKind.COMPANY, people=(Person(role=Role.CONTACT, name="Анна"),)), ["PRV204"]),
    ],
)
def test_the_term_of_contacts(card: ClientCard, found: list[str]) -> None:
    """The term of contacts runs from the later of the last contact and the last change, for data of people alone."""
    assert codes(card, contact="3y") == found


@given(start=st.dates(), count=st.integers(0, 9999), unit=st.sampled_from("ymd"))
def test_terms_end_in_their_month(start: dt.date, count: int, unit: str) -> None:
    """A term ends on a day that the calendar has, never before it began, and a longer one not earlier."""
    term, longer = (terms_from({"contact": f"{number}{unit}"})["contact"] for number in (count, min(count + 1, 9999)))
    assert start <= term.end(start) <= longer.end(start)
    if unit != "d" and term.end(start) != dt.date.max:
        assert term.end(start).day == start.day or (term.end(start) + dt.timedelta(1)).day == 1


def test_leap_days() -> None:
    """A year after 29 February is 28 February, a month after 31 January the last day of February."""
    terms = terms_from({"contact": "1y", "marketing": "1m"})
    assert terms["contact"].end(dt.date(2024, 2, 29)) == dt.date(2025, 2, 28)
    assert terms["marketing"].end(dt.date(2025, 1, 31)) == dt.date(2025, 2, 28)


@pytest.mark.parametrize("wrong", ["", "3", "y", "3w", "-3y", "٣y", "3 y", "99999d", 3, None, "1.5y"])
def test_terms_that_cannot_be_read(wrong: object) -> None:
    """A term without a unit or with a strange number is refused before the first card is read."""
    with pytest.raises(ConfigError, match="CFG202"):
        expired([], retain={"contact": wrong})


def test_names_that_there_are_not() -> None:
    """A misspelt term is refused: the data would be kept for ever."""
    with pytest.raises(ConfigError, match=r"contacts.*contact, processing, marketing.*CFG201"):
        expired([], retain={"contacts": "3y"})


def test_the_toolkit_takes_terms_of_settings() -> None:
    """`Toolkit.expired` takes the terms of the settings, and what the caller says before them."""
    kit = Toolkit(plugins=(), settings=read_settings({"retention": {"contact": "3y"}}))
    card = ClientCard(kind=CardKind.PERSON, custom={"last_contact_on": dt.date(2024, 1, 1)})
    assert list(kit.expired([card], on=DAY)) == []
    [found] = kit.expired([card], on=DAY, retain={"contact": "1y"})
    assert (found.card, found.number, found.is_over) == (card, 1, True)
    assert "691" in found.findings[0].message("en")
    [undated] = kit.expired([ClientCard(kind=CardKind.PERSON)])
    assert not undated.is_over
    with pytest.raises(ConfigError, match="retention"):
        read_settings({"retention": "3y"})
