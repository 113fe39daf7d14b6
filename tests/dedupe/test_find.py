"""
Finding duplicates: evidence, vetoes, tiers, clusters; and what no order of the input changes.
"""

from __future__ import annotations

import random
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from cjmkit import ClientCard
from cjmkit.dedupe import Evidence, find_duplicates, fuzzy, similarity
from cjmkit.dedupe.evidence import _one_slip_apart
from cjmkit.model import Address, CardKind, Contact, ContactKind, PersonDetails, Requisites
from cjmkit.testing.strategies import any_cards as cards
from duplicates import base, other_base

INN = "7736207543"
FIRM = ClientCard(
    kind=CardKind.COMPANY,
    short_name="ООО «Ромашка»",
    legal_form="ООО",
    requisites=Requisites(inn=INN, kpp="770401001"),
    contacts=(Contact(kind=ContactKind.PHONE, value="+79160000001"),),
)
MAN = ClientCard(
    kind=CardKind.PERSON,
    person=PersonDetails(last_name="Ромашкин", first_name="Пётр", patronymic="Ильич"),
    contacts=(Contact(kind=ContactKind.PHONE, value="+79160000002"),),
)


def _pairs(*found: ClientCard) -> list[tuple[str, set[Evidence]]]:
    with find_duplicates(found) as duplicates:
        return [(pair.tier, set(pair.reasons)) for pair in duplicates.pairs()]


def _with(card: ClientCard, **numbers: str | None) -> ClientCard:
    return attrs.evolve(card, requisites=attrs.evolve(card.requisites, **numbers))


def test_the_same_numbers_and_name_are_sure() -> None:
    """One ИНН with one КПП, and the name: nobody has to look."""
    other = attrs.evolve(FIRM, short_name="Ромашка, ООО", contacts=())

    assert _pairs(FIRM, other) == [("auto", {Evidence.INN_KPP, Evidence.NAME})]


def test_a_branch_is_another_card() -> None:
    """One ИНН with two КПП is a company and its branch: no pair at all."""
    assert _pairs(FIRM, _with(FIRM, kpp="770443001")) == []


def test_an_unknown_kpp_is_looked_at() -> None:
    """The same ИНН and name with an unknown КПП may be a branch; a place to reach both at makes it sure."""
    unknown = attrs.evolve(_with(FIRM, kpp=None), contacts=())

    assert _pairs(FIRM, unknown) == [("review", {Evidence.INN, Evidence.KPP_UNKNOWN, Evidence.NAME})]
    assert _pairs(FIRM, _with(FIRM, kpp=None))[0][0] == "auto"


@pytest.mark.parametrize(
    "other",
    [
        _with(FIRM, inn="7707083893", kpp=None),
        attrs.evolve(_with(FIRM, inn=None, kpp=None), short_name="ИП Ромашка", legal_form="ИП"),
        attrs.evolve(_with(FIRM, ogrn="1027700229193"), requisites=Requisites(ogrn="1027700132195")),
    ],
)
def test_vetoes(other: ClientCard) -> None:
    """Another ИНН, another family of forms: no pair, whatever else is shared."""
    assert _pairs(_with(FIRM, ogrn="1027700229193"), other) == []


def test_a_shared_phone_alone_tells_nothing() -> None:
    """Strangers with one switchboard are no pair."""
    other = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Гранит»", contacts=FIRM.contacts)

    assert _pairs(attrs.evolve(FIRM, requisites=Requisites()), other) == []


def test_people_with_initials() -> None:
    """A person written with initials is the same one if the phone says so; another patronymic is another person."""
    short = attrs.evolve(MAN, person=PersonDetails(last_name="Ромашкин", first_name="П.", patronymic="И."))
    brother = attrs.evolve(MAN, person=PersonDetails(last_name="Ромашкин", first_name="Глеб", patronymic="Ильич"))

    assert _pairs(MAN, short) == [("review", {Evidence.PHONE, Evidence.NAME_LIKE})]
    assert _pairs(MAN, brother) == []
    assert _pairs(MAN, attrs.evolve(MAN, id="2")) == [("auto", {Evidence.PHONE, Evidence.PERSON})]


def test_a_mistyped_number_is_looked_at() -> None:
    """An ИНН one digit off, with the same address and name, is for a human."""
    place = (Address(text="г. Тверь, ул. Лесная, д. 5"),)
    one = attrs.evolve(FIRM, contacts=(), addresses=place)
    two = attrs.evolve(_with(one, inn="7736207544", kpp=None), short_name="ООО «Ромашкаа»")

    ((tier, reasons),) = _pairs(one, two)
    assert tier == "review"
    assert {Evidence.INN_TYPED, Evidence.ADDRESS} <= reasons


def test_a_veto_is_looked_at_again_in_clusters() -> None:
    """A card without КПП that is like two branches joins one of them, never both."""
    branch = attrs.evolve(_with(FIRM, kpp="770443001"))
    between = _with(FIRM, kpp=None)

    with find_duplicates([FIRM, between, branch]) as found:
        assert len(list(found.pairs("auto"))) == 2
        (cluster,) = found.clusters()
    assert len(cluster) == 2
    assert 2 in cluster


def test_what_too_many_share_is_told() -> None:
    """A value that more cards share than are compared is told by its kind and number, not by itself."""
    many = [attrs.evolve(FIRM, requisites=Requisites(), short_name=f"ООО «Ф{number}»") for number in range(20)]

    with find_duplicates(many, largest_block=10) as found:
        assert {(one.kind, one.cards) for one in found.capped} == {("phone", 20)}
        assert list(found.pairs()) == []
        assert found.cards == 20
    assert "79160000001" not in repr(found.capped)


def test_every_evidence_has_words() -> None:
    """Each reason is said in both languages."""
    for evidence in Evidence:
        assert evidence.words.ru
        assert evidence.words.en


@given(st.lists(cards(), max_size=6), st.randoms())
def test_no_order_changes_the_clusters(found: list[ClientCard], rng: random.Random) -> None:
    """Any cards in any order give the same groups."""
    order = list(range(len(found)))
    rng.shuffle(order)
    with find_duplicates(found) as one, find_duplicates([found[at] for at in order]) as two:
        straight = {frozenset(number - 1 for number in group) for group in one.clusters()}
        shuffled = {frozenset(order[number - 1] for number in group) for group in two.clusters()}
    # Equal cards may change places: groups are compared by what is in them.
    assert sorted(sorted(repr(found[at]) for at in group) for group in straight) == sorted(
        sorted(repr(found[at]) for at in group) for group in shuffled
    )


@pytest.mark.parametrize("make", [base, other_base])
def test_known_duplicates_are_found(make) -> None:  # type: ignore[no-untyped-def]
    """Of a base with known duplicates and look-alikes, the sure pairs are right, and most are found; in any order."""
    made = make(4000)
    true = made.pairs()

    with find_duplicates(made.cards) as found:
        auto = {(pair.a, pair.b) for pair in found.pairs("auto")}
        both = {(pair.a, pair.b) for pair in found.pairs()}
        groups = {frozenset(group) for group in found.clusters()}
    assert len(auto & true) / len(auto) >= 0.99
    assert len(auto & true) / len(true) >= 0.70
    right, told = len(both & true) / len(both), len(both & true) / len(true)
    assert 2 * right * told / (right + told) >= 0.88

    order = list(range(len(made.cards)))
    random.Random(3).shuffle(order)
    with find_duplicates([made.cards[at] for at in order]) as found:
        assert {frozenset(order[number - 1] + 1 for number in group) for group in found.clusters()} == groups


@given(st.text("абв", max_size=7), st.text("абв", max_size=7))
def test_one_slip_is_what_an_independent_measure_says(one: str, two: str) -> None:
    """One slip apart is a distance of one in rapidfuzz's Damerau–Levenshtein."""
    expected = bool(one) and bool(two) and DamerauLevenshtein.distance(one, two) == 1

    assert _one_slip_apart(one, two) is expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_scorers_are_fair(one: str, two: str) -> None:
    """Either scorer is symmetric, between 0 and 1, and 1 for equal texts."""
    for scorer in (similarity, fuzzy.similarity):
        assert scorer(one, two) == scorer(two, one)
        assert 0 <= scorer(one, two) <= 1
        assert scorer(one, one) == 1


def test_the_database_is_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left behind, also when the cards end in an error."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def broken():  # type: ignore[no-untyped-def]
        yield FIRM
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        find_duplicates(broken())
    assert list(tmp_path.iterdir()) == []
