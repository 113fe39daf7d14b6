"""
Consents on the way out: who goes, who stays, and what of a company goes without its people.
"""

from __future__ import annotations

import datetime as dt
import io
import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit import CardKind, ClientCard, ConfigError, Toolkit
from cjmkit.model import Address, Consent, Contact, ContactKind, Origin, Person, Purpose, Requisites, Role
from cjmkit.privacy import ConsentFilter
from cjmkit.privacy.consents import OF_PEOPLE, is_allowed
from cjmkit.testing.strategies import any_cards

DAY = dt.date(2026, 11, 23)
AGO, LATER = dt.date(2026, 1, 1), dt.date(2027, 1, 1)
MAIL = (Contact(kind=ContactKind.EMAIL, value="anna@example.ru"),)
KEPT_OF_COMPANIES = {
    *("id", "kind", "full_name", "short_name", "legal_form", "branch_of", "industry", "requisites", "bank_accounts"),
    *("city", "addresses", "source", "manager", "tags", "status", "loyalty_card", "average_check", "next_contact_on"),
    *("logo", "version", "updated_at", "origin"),
}


def person(*consents: Consent) -> ClientCard:
    """A person's card with these consents."""
    return ClientCard(kind=CardKind.PERSON, full_name="Образцова Анна", contacts=MAIL, consents=consents)


def marketing(**fields: object) -> Consent:
    """A consent to mailings."""
    return Consent(purpose=Purpose.MARKETING, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("consents", "goes"),
    [
        ((), False),
        ((Consent(given_on=AGO),), False),
        ((marketing(),), True),
        ((marketing(given_on=AGO, valid_until=DAY),), True),
        ((marketing(given_on=AGO, valid_until=dt.date(2026, 11, 22)),), False),
        ((marketing(given_on=LATER),), False),
        ((marketing(withdrawn_on=DAY),), False),
        ((marketing(withdrawn_on=LATER),), True),
        ((marketing(refused=True),), False),
        # the newest one says what holds, in whatever order they stand
        ((marketing(given_on=DAY, refused=True), marketing(given_on=AGO)), False),
        ((marketing(given_on=AGO, refused=True), marketing(given_on=DAY)), True),
        # who forbids any use forbids this one
        ((marketing(), Consent(withdrawn_on=AGO)), False),
        ((marketing(), Consent(refused=True)), False),
        ((marketing(), Consent(valid_until=AGO)), True),
    ],
)
def test_who_goes(consents: tuple[Consent, ...], goes: bool) -> None:
    """A person goes by the newest consent to the purpose, unless the use of the data is forbidden altogether."""
    assert is_allowed(person(*consents), Purpose.MARKETING, DAY) is goes
    only = ConsentFilter("marketing", on=DAY)
    assert len(list(only.all([person(*consents)]))) == goes
    assert only.left_out == (not goes)


def test_a_company_goes_without_its_people() -> None:
    """A company needs no consent; its people do, and nobody knows whose words stand in free fields."""
    firm = ClientCard(
        id="3",
        kind=CardKind.COMPANY,
        short_name="ООО «Клён»",
        requisites=Requisites(inn="7707083893"),
        addresses=(Address(text="Москва, ул. Лесная, 1"),),
        people=(Person(role=Role.DIRECTOR, name="Клёнов К. К."),),
        contacts=MAIL,
        comment="звонить Клёнову",
        custom={"прозвище": "Костя"},
        tables={"звонки": ({"кому": "Костя"},)},
        origin=Origin(source="a.xlsx", row=3, raw={"phone": "Костя 8916"}),
    )
    only = ConsentFilter(Purpose.MARKETING, on=DAY)
    [gone] = only.all([firm])
    assert gone == attrs.evolve(
        firm, people=(), contacts=(), comment=None, custom={}, tables={}, origin=Origin(source="a.xlsx", row=3)
    )
    assert (only.left_out, only.without_people) == (0, 1)
    allowed = attrs.evolve(firm, consents=(marketing(document="№ 5"),))
    assert list(only.all([allowed])) == [allowed]
    bare = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Клён»")
    assert list(only.all([bare])) == [bare]
    assert only.without_people == 1, "nothing was taken from a company without people"


def test_every_field_of_a_company_is_decided() -> None:
    """A new field of a card is said to go with a company, or to stay behind with its people."""
    assert {field.name for field in attrs.fields(ClientCard)} == KEPT_OF_COMPANIES | set(OF_PEOPLE)


@given(cards=st.lists(any_cards(), max_size=5))
def test_none_is_lost(cards: list[ClientCard]) -> None:
    """Every card went on or was counted, and whatever went on of a person has a holding consent."""
    only = ConsentFilter("transfer", on=DAY)
    gone = list(only.all(cards))
    assert len(gone) + only.left_out == len(cards)
    assert all(is_allowed(card, Purpose.TRANSFER, DAY) or not card.contacts for card in gone)


def test_a_purpose_that_there_is_not() -> None:
    """A misspelt purpose is refused, and says which there are."""
    with pytest.raises(ConfigError, match=r"ads.*processing, marketing, transfer, publication.*CFG200"):
        ConsentFilter("ads")


def test_consents_are_asked_before_a_redaction() -> None:
    """A redaction that leaves consents out does not let everybody, or nobody, pass."""
    kit = Toolkit(plugins=())
    out = io.BytesIO()
    written = kit.write_cards(
        [person(marketing(document="5")), person()], out, format="jsonl", only_consented="marketing", redaction="share"
    )
    assert (written.cards, written.left_out, written.without_people) == (1, 1, 0)
    assert json.loads(out.getvalue())["full_name"] == "О. А."
