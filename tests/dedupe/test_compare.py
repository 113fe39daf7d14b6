"""
Two bases side by side: every card is told once, and nothing is guessed where a key is shared.
"""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.dedupe import CardsDiff, Key, KeyKind, card_keys, diff_cards
from cjmkit.model import ClientCard, Contact, ContactKind, Origin, Requisites

SBER, GAZPROM, LUKOIL = "7707083893", "7736050003", "7708004767"


def company(inn: str | None = None, kpp: str | None = None, *contacts: Contact, **fields: object) -> ClientCard:
    """A card with these numbers."""
    return ClientCard(requisites=Requisites(inn=inn, kpp=kpp), contacts=contacts, **fields)  # type: ignore[arg-type]


def phone(value: str, extension: str | None = None) -> Contact:
    """A phone."""
    return Contact(kind=ContactKind.MOBILE, value=value, extension=extension)


def mail(value: str) -> Contact:
    """An e-mail."""
    return Contact(kind=ContactKind.EMAIL, value=value)


def told(diff: CardsDiff) -> list[tuple[object, ...]]:
    """The changes, short."""
    return [
        (each.kind, each.key and each.key.value, each.old_number, each.new_number, each.field_names) for each in diff
    ]


def test_keys() -> None:
    """Keys are normal forms of right numbers, the surest first; a fax and a wrong number are none."""
    card = company(
        SBER,
        "773601001",
        phone("8 (916) 123-45-67"),
        phone("+79161234567", "12"),
        Contact(kind=ContactKind.FAX, value="+74951234567"),
        mail("Info@Example.ORG"),
        mail("не адрес"),
        Contact(kind=ContactKind.WEBSITE, value="example.org"),
        id="17",
    )
    assert card_keys(card) == (
        Key(KeyKind.REQUISITES, f"{SBER}/773601001"),
        Key(KeyKind.INN, SBER),
        Key(KeyKind.PHONE, "+79161234567/"),
        Key(KeyKind.PHONE, "+79161234567/12"),
        Key(KeyKind.EMAIL, "info@example.org"),
        Key(KeyKind.ID, "17"),
    )
    assert card_keys(company("7707083894", "нет")) == ()
    assert card_keys(company("7707083894", "773601001", phone("123"))) == ()


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (company(SBER, "773601001"), company(SBER, "773601001", city="Москва"), "requisites"),
        (company(SBER), company(SBER, "773601001"), "inn"),
        (company(None, None, phone("+79161234567")), company(None, None, phone("89161234567")), "phone"),
        (company(None, None, mail("a@example.org")), company(None, None, mail("A@example.org")), "email"),
        (company(id="5"), company(id="5", city="Тверь"), "id"),
    ],
)
def test_each_key(old: ClientCard, new: ClientCard, key: str) -> None:
    """A client is known by each kind of key."""
    with diff_cards([old], [new]) as diff:
        (change,) = diff
        assert (change.kind, change.key and change.key.value) == ("changed", key)
        assert (change.old, change.new) == (old, new)


def test_added_removed_changed_unchanged() -> None:
    """The account adds up: cards of the old base and of the new one are each in one place."""
    old = [company(SBER, city="Москва"), company(GAZPROM), company(id="old")]
    new = [company(GAZPROM), company(SBER, city="Тверь"), company(LUKOIL)]
    with diff_cards(iter(old), iter(new)) as diff:
        assert told(diff) == [
            ("removed", None, 3, None, ()),
            ("changed", "inn", 1, 2, ("city",)),
            ("added", None, None, 3, ()),
        ]
        assert dict(diff.counts) == {"added": 1, "removed": 1, "changed": 1, "unchanged": 1, "old": 3, "new": 3}
        assert diff
        (changed,) = (each for each in diff if each.kind == "changed")
        assert [(each.before, each.after) for each in changed.fields] == [("Москва", "Тверь")]


def test_branches_stay_apart() -> None:
    """Branches share the ИНН: with their КПП they are told apart, without it they are not tied to anybody."""
    branches = [company(SBER, "773601001", city="Москва"), company(SBER, "526002001", city="Нижний Новгород")]
    with diff_cards(branches, reversed(branches)) as diff:
        assert not diff
    with diff_cards(branches, [company(SBER, city="Тверь")]) as diff:
        assert [each.kind for each in diff] == ["removed", "removed", "added"]


def test_a_shared_phone_decides_nothing() -> None:
    """A phone that two clients of a base share is passed over; the next key decides."""
    shared = phone("+79161234567")
    old = [company(None, None, shared, mail("a@example.org")), company(None, None, shared, id="2")]
    new = [company(None, None, shared, id="2", city="Тверь"), company(None, None, mail("a@example.org"))]
    with diff_cards(old, new) as diff:
        assert told(diff) == [("changed", "id", 2, 1, ("city",)), ("changed", "email", 1, 2, ("contacts",))]


def test_where_a_card_came_from_is_no_change() -> None:
    """Origin, version and the time of writing say nothing about the client."""
    card = company(SBER)
    other = attrs.evolve(card, origin=Origin(source="b.xlsx", row=7), version=3)
    with diff_cards([card], [other]) as diff:
        assert not diff


def test_chosen_keys() -> None:
    """Only the named keys are tried, in their order."""
    old, new = [company(SBER, None, id="1")], [company(SBER, None, id="2")]
    with diff_cards(old, new, keys=[KeyKind.ID]) as diff:
        assert [each.kind for each in diff] == ["removed", "added"]


def test_values_are_quiet() -> None:
    """A change shows the names of fields, never what they hold."""
    with diff_cards([company(SBER, comment="тайна-1")], [company(SBER, comment="тайна-2")]) as diff:
        (change,) = diff
        assert "тайна" not in repr(change)
        assert change.field_names == ("comment",)


def test_a_broken_stream_gives_the_database_back() -> None:
    """An error while cards are read comes out as it is."""

    def broken() -> object:
        yield company(SBER)
        raise KeyError("row")

    with pytest.raises(KeyError, match="row"):
        diff_cards(broken(), [])  # type: ignore[arg-type]


cards = st.lists(
    st.builds(
        lambda inn, number, city: company(inn, None, *((phone(number),) if number else ()), city=city),
        st.sampled_from([None, SBER, GAZPROM, LUKOIL]),
        st.sampled_from([None, "+79161234567", "+79161234568", "\ud800"]),
        st.sampled_from([None, "Москва"]),
    ),
    max_size=5,
)


@given(cards, cards)
def test_the_account_adds_up(old: list[ClientCard], new: list[ClientCard]) -> None:
    """Old = unchanged + changed + removed, new = unchanged + changed + added, whatever the bases are."""
    with diff_cards(old, new) as diff:
        counts = diff.counts
        assert counts["old"] == len(old) == counts["unchanged"] + counts["changed"] + counts["removed"]
        assert counts["new"] == len(new) == counts["unchanged"] + counts["changed"] + counts["added"]


@given(cards)
def test_a_base_with_sure_keys_equals_itself(base: list[ClientCard]) -> None:
    """A base whose every ИНН occurs once does not differ from itself in another order."""
    unique = list({card.requisites.inn: card for card in base if card.requisites.inn}.values())
    with diff_cards(unique, unique[::-1]) as diff:
        assert not diff
