"""
Tests of merging cards of one client.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit import ClientCard
from cjmkit.dedupe.merging import DEFAULT, HISTORY, MergePolicy, merge_cards, policy_from
from cjmkit.dedupe.merging.history import leaves
from cjmkit.errors import ConfigError
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    Consent,
    Contact,
    ContactKind,
    Origin,
    PersonDetails,
    Purpose,
    Requisites,
)
from cjmkit.testing.strategies import any_cards

NEWER = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
OLDER = dt.datetime(2020, 5, 1)
POLICIES = st.sampled_from(
    [
        DEFAULT,
        MergePolicy(fields={}, others="last"),
        MergePolicy(fields={}, others="newest"),
        MergePolicy(fields={}, others="oldest"),
        MergePolicy(fields={}, others="longest"),
        MergePolicy(fields={}, others="valid"),
        MergePolicy(fields={"contacts": "longest", "tags": "newest", "person": "last"}, others="first"),
    ]
)


def held(card: ClientCard) -> set[str]:
    """Return every simple value that a card holds, its history and origin included, whatever the field."""
    plain = attrs.evolve(card, version=1, updated_at=None)
    return {f"{type(value).__name__} {value!r}" for _, value in leaves(plain, "card")}


def history(card: ClientCard) -> dict[str, object]:
    return {str(row["field"]): row["value"] for row in card.tables.get(HISTORY, ())}


@settings(max_examples=60)
@given(card=any_cards(), policy=POLICIES)
def test_a_card_merged_with_itself_is_itself(card, policy):
    """Nothing comes, goes or is told when a card meets itself."""
    merged = merge_cards([card, card], policy)

    assert merged.card == card
    assert merged.findings == ()


@settings(max_examples=60)
@given(one=any_cards(), other=any_cards(), policy=POLICIES)
def test_merging_again_changes_nothing(one, other, policy):
    """A card that went into a merge adds nothing when it comes again, whatever the policy."""
    merged = merge_cards([one, other], policy).card

    again = merge_cards([merged, other], policy)

    assert again.card == merged
    assert [finding.code for finding in again.findings if finding.code != "DUP102"] == []


@settings(max_examples=60)
@given(cards=st.lists(any_cards(), min_size=1, max_size=3), policy=POLICIES)
def test_no_value_vanishes(cards, policy):
    """Every simple value that any of the cards held is in the merged card or in its history."""
    merged = merge_cards(cards, policy).card

    assert set().union(*map(held, cards)) <= held(merged)


@settings(max_examples=40)
@given(cards=st.lists(any_cards(), min_size=2, max_size=3))
def test_what_is_longest_or_newest_does_not_depend_on_the_order(cards):
    """The longest name is the longest whoever comes first, and so is the time of the last change."""
    there, back = merge_cards(cards).card, merge_cards(cards[::-1]).card

    assert len(there.full_name or "") == len(back.full_name or "")
    assert there.version == back.version
    assert Counter(there.tags) == Counter(back.tags) or any(len(set(card.tags)) < len(card.tags) for card in cards)


def test_names_are_the_longest_and_requisites_the_right_ones():
    """The full name wins over its stump, and an ИНН whose check digits are right over one whose are not."""
    one = ClientCard(full_name="ООО Ромашка", requisites=Requisites(inn="7707083894", kpp="773601001"))
    other = ClientCard(
        full_name="Общество с ограниченной ответственностью «Ромашка»", requisites=Requisites(inn="7707083893")
    )

    merged = merge_cards([one, other])

    assert merged.card.full_name == other.full_name
    assert merged.card.requisites == Requisites(inn="7707083893", kpp="773601001")
    assert history(merged.card) == {"full_name": "ООО Ромашка", "requisites.inn": "7707083894"}
    assert merged.provenance["requisites.inn"] == (1,)
    assert merged.provenance["requisites.kpp"] == (0,)


@pytest.mark.parametrize(
    ("strategy", "kept"),
    [
        ("first", "Тверь"),
        ("last", "Клин"),
        ("newest", "Клин"),
        ("oldest", "Тверь"),
        ("longest", "Тверь"),
        ("source", "Клин"),
    ],
)
def test_a_field_follows_its_strategy(strategy, kept):
    """Each strategy keeps the value it says, and a card without a value never counts."""
    cards = [
        ClientCard(city="Тверь", updated_at=OLDER, origin=Origin(source="old.xlsx", row=5)),
        ClientCard(city="", updated_at=NEWER),
        ClientCard(city="Клин", updated_at=NEWER, origin=Origin(source="crm.xlsx")),
        ClientCard(),
    ]
    policy = MergePolicy(fields={"city": strategy}, sources=("crm.xlsx",))

    assert merge_cards(cards, policy).card.city == kept


def test_a_better_source_decides_between_equals():
    """Where a strategy finds two values equally good, the source that stands first in the policy wins."""
    cards = [
        ClientCard(requisites=Requisites(kpp="770701001"), origin=Origin(source="b.xlsx")),
        ClientCard(requisites=Requisites(kpp="773601001"), origin=Origin(source="a.xlsx")),
    ]

    assert merge_cards(cards, MergePolicy(sources=("a.xlsx", "b.xlsx"))).card.requisites.kpp == "773601001"
    assert merge_cards(cards, MergePolicy(sources=("b.xlsx", "a.xlsx"))).card.requisites.kpp == "770701001"


def test_lists_are_united_and_what_is_one_thing_is_one_item():
    """A contact, an account, an address and a consent that two cards hold come once, with what either says of it."""
    one = ClientCard(
        contacts=(Contact(kind=ContactKind.PHONE, value="+79160000001"),),
        bank_accounts=(BankAccount(account="40702810938000060473", bik="044525225"),),
        addresses=(Address(text="г. Тверь, ул. Мира, 1"),),
        consents=(Consent(purpose=Purpose.MARKETING, given_on=dt.date(2025, 9, 2)),),
        tags=("опт", "vip"),
    )
    other = ClientCard(
        contacts=(Contact(kind=ContactKind.MOBILE, value="+79160000001", note="бухгалтер"),),
        bank_accounts=(BankAccount(account="40702810938000060473", bank_name="ПАО СБЕРБАНК"),),
        addresses=(Address(kind=AddressKind.LEGAL, text="г. Тверь, ул. Мира, 1", postal_code="170000"),),
        consents=(Consent(purpose=Purpose.MARKETING, given_on=dt.date(2025, 9, 2), withdrawn_on=dt.date(2026, 1, 1)),),
        tags=("vip", "север"),
    )

    merged = merge_cards([one, other])

    assert merged.card.contacts == other.contacts
    assert merged.card.bank_accounts == (
        BankAccount(account="40702810938000060473", bik="044525225", bank_name="ПАО СБЕРБАНК"),
    )
    assert merged.card.addresses == other.addresses
    assert merged.card.consents == other.consents
    assert merged.card.tags == ("опт", "vip", "север")
    assert merged.findings == ()
    assert HISTORY not in merged.card.tables


def test_what_contradicts_stays_as_two():
    """Two accounts at two banks under one number, and a refusal beside a consent, are two statements."""
    one = ClientCard(
        bank_accounts=(BankAccount(account="40702810938000060473", bik="044525225"),), consents=(Consent(),)
    )
    other = ClientCard(
        bank_accounts=(BankAccount(account="40702810938000060473", bik="044525974"),), consents=(Consent(refused=True),)
    )

    merged = merge_cards([one, other]).card

    assert len(merged.bank_accounts) == 2
    assert len(merged.consents) == 2


def test_a_spelling_of_a_contact_goes_to_the_history():
    """One e-mail in two spellings comes once, and the other spelling is kept."""
    one = ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value="info@example.ru"),))
    other = ClientCard(contacts=(Contact(kind=ContactKind.EMAIL, value="INFO@example.ru"),))

    merged = merge_cards([one, other]).card

    assert merged.contacts == one.contacts
    assert history(merged) == {"contacts.value": "INFO@example.ru"}


def test_history_says_where_a_value_came_from():
    """A row has the field, the value, the place in the file and the card's id; own fields and sub-tables are kept."""
    one = ClientCard(city="Тверь", custom={"Цвет": "синий"}, tables={"calls": ({"note": "а"},)})
    other = ClientCard(
        id="42",
        city="Клин",
        custom={"Цвет": "красный", "Год": 2020},
        tables={"calls": ({"note": "а"}, {"note": "б"})},
        origin=Origin(source="crm.xlsx", sheet="База", row=7),
    )

    merged = merge_cards([one, other]).card

    assert merged.tables[HISTORY] == (
        {"field": "city", "value": "Клин", "source": "crm.xlsx (База, 7)", "card": "42"},
        {"field": "custom.Цвет", "value": "красный", "source": "crm.xlsx (База, 7)", "card": "42"},
    )
    assert merged.custom == {"Цвет": "синий", "Год": 2020}
    assert merged.tables["calls"] == ({"note": "а"}, {"note": "б"})
    assert merged.id == "42"


def test_conflicts_are_told_without_their_values():
    """A finding names the field, the number of values and the card whose value stays, and no value."""
    cards = [
        ClientCard(person=PersonDetails(last_name="Примерова"), origin=Origin(source="a.csv", row=2)),
        ClientCard(person=PersonDetails(last_name="Образцова")),
        ClientCard(person=PersonDetails(last_name=" ПРИМЕРОВА")),
    ]

    (finding,) = merge_cards(cards).findings

    assert (finding.code, finding.where.field, finding.where.row) == ("DUP101", "person.last_name", 2)
    assert finding.params["count"] == 2
    for lang in ("ru", "en"):
        assert "пример" not in finding.message(lang).lower()
        assert "образц" not in finding.message(lang).lower()


def test_spelling_alone_is_no_conflict():
    """Names that differ by quotes and case are kept in the history without a word."""
    merged = merge_cards([ClientCard(short_name="ООО «Ромашка»"), ClientCard(short_name='ООО "РОМАШКА"')])

    assert merged.findings == ()
    assert history(merged.card) == {"short_name": 'ООО "РОМАШКА"'}


def test_clients_of_two_kinds_are_an_error():
    """A company and a person in one merge are told: whoever says so is probably mistaken."""
    merged = merge_cards([ClientCard(kind=CardKind.COMPANY), ClientCard(kind=CardKind.PERSON)])

    assert [finding.code for finding in merged.findings] == ["DUP102"]
    assert merged.card.kind is CardKind.COMPANY


def test_nothing_to_merge_is_the_callers_mistake():
    """No cards at all are refused."""
    with pytest.raises(ValueError, match="at least one card"):
        merge_cards([])


def test_settings_make_a_policy():
    """The table of the settings names fields, also as TOML's own tables, others and sources."""
    policy = policy_from(
        {
            "sources": ["crm.xlsx"],
            "others": "newest",
            "city": "longest",
            "requisites": {"inn": "source"},
            "contacts": "newest",
        }
    )

    assert policy.strategy("city") == "longest"
    assert policy.strategy("requisites.inn") == "source"
    assert policy.strategy("requisites.kpp") == "valid"
    assert policy.strategy("contacts") == "newest"
    assert policy.strategy("tags") == "union"
    assert policy.strategy("custom.Цвет") == "newest"
    assert policy.sources == ("crm.xlsx",)


@pytest.mark.parametrize(
    ("settings_", "code"),
    [
        ({"inn": "newest"}, "CFG190"),
        ({"city": "latest"}, "CFG191"),
        ({"city": "union"}, "CFG191"),
        ({"others": "union"}, "CFG191"),
        ({"city": 5}, "CFG192"),
        ({"sources": "crm.xlsx"}, "CFG192"),
        ({"others": ["first"]}, "CFG192"),
    ],
)
def test_mistakes_in_a_policy_are_told(settings_, code):
    """A field that no card has, a strategy that is none and a value of the wrong type are refused by name."""
    with pytest.raises(ConfigError) as caught:
        policy_from(settings_)

    assert caught.value.finding.code == code
