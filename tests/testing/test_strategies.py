"""
The strategies for plugin authors: what they call right is right by others, too, and what they damage is damaged.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import attrs
import email_validator
import phonenumbers
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ru_pii import checksums
from stdnum.ru import inn as stdnum_inn
from stdnum.ru import ogrn as stdnum_ogrn

from cjmkit import ClientCard, Project, Severity, Toolkit
from cjmkit.codes import bik, kpp, okpo
from cjmkit.model import CardKind, Contact
from cjmkit.model.journeys import Stage
from cjmkit.testing import samples, strategies

KIT = Toolkit(plugins=())
JUDGES: dict[str, tuple[st.SearchStrategy[str], Callable[[str], object]]] = {
    "inns": (strategies.inns(), stdnum_inn.is_valid),
    "inns of people": (strategies.inns("person"), checksums.inn),
    "inns of foreigners": (strategies.inns("foreign"), lambda one: one.startswith("9909") and stdnum_inn.is_valid(one)),
    "kpps": (strategies.kpps(), lambda one: kpp.is_valid(one) and one[4:6] == "01"),
    "ogrns": (strategies.ogrns(), lambda one: len(one) == 13 and stdnum_ogrn.is_valid(one)),
    "ogrnips": (strategies.ogrnips(), lambda one: len(one) == 15 and checksums.ogrn(one)),
    "okpos": (strategies.okpos(), lambda one: len(one) == 8 and okpo.is_valid(one)),
    "okpos of people": (strategies.okpos(10), lambda one: len(one) == 10 and okpo.is_valid(one)),
    "snilses": (strategies.snilses(), checksums.snils),
    "biks": (strategies.biks(), bik.is_valid),
    "phones": (strategies.phones(), lambda one: phonenumbers.is_possible_number(phonenumbers.parse(one))),
    "emails": (
        strategies.emails(),
        lambda one: email_validator.validate_email(one, check_deliverability=False, test_environment=True),
    ),
}


def key_is_right(of_bank: str, account: str) -> bool:
    """Return whether the key is right by the Bank of Russia's weights 7, 1, 3, counted here anew."""
    weights = (7, 1, 3)
    return sum(int(digit) * weights[place % 3] for place, digit in enumerate(of_bank + account)) % 10 == 0


@pytest.mark.parametrize("name", JUDGES)
def test_right_numbers_are_right_by_others(name: str) -> None:
    """Every number that is drawn is right by a library that we did not write, where there is one."""
    numbers, is_right = JUDGES[name]

    @given(numbers)
    def judged(number: str) -> None:
        assert is_right(number), number

    judged()


@given(st.data(), st.sampled_from(("40702", "40802", "40817")))
def test_accounts_fit_their_bank(data: st.DataObject, balance: str) -> None:
    """Account, correspondent account and БИК of a bank account fit each other by the key, counted here anew."""
    one = data.draw(strategies.bank_accounts(balance))

    assert one.account is not None
    assert one.bik is not None
    assert one.corr_account is not None
    assert one.account.startswith(balance)
    assert key_is_right(one.bik[-3:], one.account)
    assert key_is_right(f"0{one.bik[4:6]}", one.corr_account)


@given(strategies.inns(), st.data())
def test_a_kpp_is_of_the_office_of_its_inn(inn: str, data: st.DataObject) -> None:
    """КПП and ИНН of a company begin with the same tax office."""
    assert data.draw(strategies.kpps(inn))[:4] == inn[:4]


@pytest.mark.parametrize(
    ("kind", "held"),
    [("company", "inn kpp ogrn okpo"), ("sole_proprietor", "inn ogrnip"), ("person", "inn snils")],
)
def test_requisites_are_those_of_their_kind(kind: str, held: str) -> None:
    """A company has no СНИЛС and a person no КПП: what is drawn is what such a client has."""

    @given(strategies.requisites(kind))
    def judged(drawn: object) -> None:
        assert {name for name, value in attrs.asdict(drawn).items() if value is not None} == set(held.split())

    judged()


@pytest.mark.parametrize(
    ("cards", "kind"),
    [
        (strategies.clean_companies(), CardKind.COMPANY),
        (strategies.clean_sole_proprietors(), CardKind.SOLE_PROPRIETOR),
        (strategies.clean_persons(), CardKind.PERSON),
    ],
    ids=lambda value: str(value) if isinstance(value, CardKind) else "",
)
def test_clean_cards_have_no_error(cards: st.SearchStrategy[ClientCard], kind: CardKind) -> None:
    """The default rules find nothing wrong with clean cards, not even something doubtful."""

    @given(cards)
    def judged(card: ClientCard) -> None:
        assert card.kind is kind
        assert [str(one) for one in KIT.check(card) if one.severity is not Severity.INFO] == []

    judged()


@given(st.lists(strategies.clean_cards(), max_size=3))
def test_clean_cards_come_back_from_a_table(cards: list[ClientCard]) -> None:
    """Clean cards are read from our csv without an error, and none is rejected."""
    stream = io.BytesIO()
    KIT.write_cards(cards, stream, format="csv")

    with KIT.read_cards(stream.getvalue(), format="csv") as batch:
        back = list(batch)
    assert [card.requisites.inn for card in back] == [card.requisites.inn for card in cards]
    assert batch.report.rejected == 0


@pytest.mark.parametrize("name", strategies.DAMAGES)
def test_a_damage_damages(name: str) -> None:
    """Each damage changes some number that it is made for, raises for none, and gives a text."""
    damage = strategies.DAMAGES[name]
    numbers = ("0278031150", "40702810438000060473", "ПАО Сбербанк", "7707083893")

    assert any(damage(one) != one for one in numbers)
    assert all(isinstance(damage(one), str) for one in (*numbers, "", "x", "\ud7ff", *samples.HOSTILE_TEXTS.values()))


@given(strategies.damaged_texts(strategies.texts()))
def test_damaged_texts_can_be_written(text: str) -> None:
    """Whatever befalls a text, UTF-8 can hold it: a writer has no excuse."""
    assert text.encode().decode() == text


@given(strategies.damaged_cards())
def test_damaged_cards_are_checked_and_written(card: ClientCard) -> None:
    """A base full of mistakes loads, is checked and written; nothing raises for data."""
    KIT.check(card)
    for name in ("csv", "jsonl"):
        KIT.write_cards([card], io.BytesIO(), format=name)


def drawn(items: st.SearchStrategy[Any], count: int = 300) -> list[Any]:
    """Return some items, the same in every run."""
    found: list[Any] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate])
    @given(items)
    def keep(item: Any) -> None:
        found.append(item)

    keep()
    return found


def test_damages_are_found() -> None:
    """Among damaged cards are some that the rules call wrong, and some that they have nothing against."""
    found = [{one.severity for one in KIT.check(card)} for card in drawn(strategies.damaged_cards(), 100)]

    assert any(Severity.ERROR in severities for severities in found)
    assert any(not severities & {Severity.ERROR, Severity.WARNING} for severities in found)


@given(strategies.damaged_cards(st.just(samples.plain_card())))
def test_own_cards_are_damaged(card: ClientCard) -> None:
    """Cards of the author's own are damaged as well; what is no text of theirs stays."""
    plain = samples.plain_card()

    assert (card.id, card.kind, len(card.contacts)) == (plain.id, plain.kind, len(plain.contacts))


@pytest.mark.parametrize(
    ("items", "empty"),
    [(strategies.mostly_empty_cards(), ClientCard()), (strategies.any_projects(), Project())],
    ids=["cards", "projects"],
)
def test_every_field_comes_up(items: st.SearchStrategy[Any], empty: Any) -> None:
    """Each field is drawn filled and empty, so that one added to the model is tried from that day on."""
    found = drawn(items, 600)

    for field in attrs.fields(type(empty)):
        ways = {getattr(one, field.name) == getattr(empty, field.name) for one in found}
        assert ways == {True, False}, field.name


@given(strategies.any_cards())
def test_any_card_is_a_card(card: ClientCard) -> None:
    """The widest strategy gives cards that the rules can look at."""
    assert isinstance(KIT.check(card), tuple)


@given(strategies.values_of(dt.date | None), strategies.values_of(tuple[Contact, ...]), strategies.parts_of(Stage))
def test_parts_are_drawn_by_annotation(day: object, contacts: tuple[object, ...], stage: object) -> None:
    """What an author needs a part of is drawn by its annotation or its class."""
    assert day is None or isinstance(day, dt.date)
    assert all(isinstance(one, Contact) for one in contacts)
    assert isinstance(stage, Stage)


def test_all_is_what_is_there() -> None:
    """Every public name of the package is told in its docstring or stands beside in `samples`."""
    told = strategies.__doc__ or ""
    helpers = {"names", "texts", "decimals", "numbers", "field_values", "project_texts"}

    assert not [
        name for name in strategies.__all__ if f"`{name}`" not in told and name not in {*helpers, *samples.__all__}
    ]
