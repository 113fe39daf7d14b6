"""
Settling: decisions are obeyed or told of, every card ends in one place, and no order of the input matters.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit import ClientCard
from cjmkit.dedupe import find_duplicates
from cjmkit.dedupe.decisions import Decision, Verdict
from cjmkit.dedupe.digests import digest_of
from cjmkit.dedupe.find import Duplicates
from cjmkit.dedupe.marks import mark_of, pair_key
from cjmkit.dedupe.merged import card_place, merged_cards
from cjmkit.dedupe.settle import Settled, settle
from cjmkit.findings import Finding, Location
from cjmkit.model import Address, CardKind, Contact, ContactKind, Origin, Requisites
from cjmkit.testing.strategies import any_cards, clean_cards

INN = "7736207543"
FIRM = ClientCard(
    kind=CardKind.COMPANY,
    short_name="ООО «Ромашка»",
    legal_form="ООО",
    requisites=Requisites(inn=INN, kpp="770401001"),
    contacts=(Contact(kind=ContactKind.PHONE, value="+79160000001"),),
)
BRANCH = attrs.evolve(FIRM, requisites=Requisites(inn=INN, kpp="770443001"))
LOST = attrs.evolve(FIRM, requisites=Requisites(inn=INN))
TWIN = attrs.evolve(FIRM, short_name="Ромашка, ООО", contacts=())
BLANK = attrs.evolve(LOST, contacts=(Contact(kind=ContactKind.PHONE, value="+79160000009"),))


def mark(card: ClientCard) -> bytes:
    """The mark of a card."""
    return mark_of(digest_of(card))


def decided(one: ClientCard, two: ClientCard, verdict: Verdict, **more: object) -> Decision:
    """A decision about two cards."""
    return Decision(key=pair_key(mark(one), mark(two)), verdict=verdict, **more)  # type: ignore[arg-type]


def settled(cards: Sequence[ClientCard], decisions: Iterable[Decision] = ()) -> tuple[Duplicates, Settled]:
    """Search and settle; the search is left open."""
    found = find_duplicates(cards, keep=True)
    return found, settle(found, decisions)


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]


def test_sure_pairs_are_joined_and_doubtful_ones_left() -> None:
    """A sure pair becomes one group; one with an unknown КПП waits for a human."""
    found, told = settled([FIRM, TWIN, BLANK])
    with found:
        assert told.clusters == ((1, 2),)
        assert {(pair.a, pair.b) for pair in told.left()} == {(1, 3), (2, 3)}


def test_keep_parts_a_sure_pair() -> None:
    """A pair that was decided to be two clients is not merged, however sure, and not asked again."""
    found, told = settled([FIRM, TWIN], [decided(FIRM, TWIN, "keep")])
    with found:
        assert told.clusters == ()
        assert told.apart == 1
        assert list(told.left()) == []
        assert len(told.obeyed) == 1


def test_keep_hides_a_doubtful_pair() -> None:
    """A doubtful pair that was decided to be two clients is not shown again; «not sure» is."""
    for verdict, left in (("keep", 0), ("unsure", 1)):
        found, told = settled([FIRM, BLANK], [decided(FIRM, BLANK, verdict)])  # type: ignore[arg-type]
        with found:
            assert len(list(told.left())) == left
            assert told.apart == 1 - left
            assert told.clusters == ()


def test_merge_joins_what_nothing_proves() -> None:
    """Two cards that no rule brings together are one client if a human says so."""
    stranger = ClientCard(short_name="Контора Пети", city="Тверь")
    found, told = settled([FIRM, stranger], [decided(stranger, FIRM, "merge")])
    with found:
        assert told.clusters == ((1, 2),)
        assert not told.findings


def test_contradictory_decisions_are_told() -> None:
    """A=B, B=C and A≠C cannot all be obeyed: nothing of the group is merged, and one finding says which cards."""
    a, b, c = (ClientCard(short_name=name, city="Тверь") for name in ("Альфа", "Бета", "Гамма"))
    decisions = [decided(a, b, "merge"), decided(b, c, "merge"), decided(a, c, "keep")]
    found, told = settled([a, b, c], decisions)
    with found:
        assert told.clusters == ()
        (finding,) = told.findings
        assert finding.code == "DUP014"
        assert finding.params["numbers"] == "1, 2, 3"
        assert (finding.params["a"], finding.params["b"]) == (1, 3)
        assert [one.verdict for one in told.obeyed.values()] == ["keep"]


def test_a_merge_against_a_veto_is_told() -> None:
    """A company and its branch are two cards: who merges both with a card between them is told why not."""
    found, told = settled([FIRM, LOST, BRANCH], [decided(FIRM, LOST, "merge"), decided(LOST, BRANCH, "merge")])
    with found:
        assert codes(told.findings) == ["DUP015"]
        # What the rules are sure of by themselves stands: the card in between joins one of the two.
        assert len(told.clusters) == 1
        assert len(told.clusters[0]) == 2


def test_a_sure_pair_that_a_third_card_forbids_is_left() -> None:
    """A card between a company and its branch joins one of them; the other pair goes to a human."""
    found, told = settled([FIRM, LOST, BRANCH])
    with found:
        (pair,) = told.not_joined
        assert pair in list(told.left())
        assert {pair.a, pair.b} != set(told.clusters[0])


def test_two_decisions_about_one_pair() -> None:
    """Two decisions of today that differ cancel each other; both places are told."""
    one = decided(FIRM, BLANK, "merge", where=Location(source="a.xlsx", row=2))
    two = decided(FIRM, BLANK, "keep", where=Location(source="a.xlsx", row=3))
    found, told = settled([FIRM, BLANK], [one, two])
    with found:
        assert codes(told.findings) == ["DUP013"]
        assert told.findings[0].params["other"] == "a.xlsx[2]"
        assert told.clusters == ()
        assert len(list(told.left())) == 1


@pytest.mark.parametrize("order", [1, -1])
def test_today_comes_before_the_memory(order: int) -> None:
    """Who changed their mind is obeyed, whichever of the two is read first."""
    decisions = [decided(FIRM, BLANK, "keep", remembered=True), decided(FIRM, BLANK, "merge")]
    found, told = settled([FIRM, BLANK], decisions[::order])
    with found:
        assert told.clusters == ((1, 2),)
        assert not told.findings


def test_decisions_about_other_cards() -> None:
    """A decision of today whose cards are not there is told; remembered ones are counted."""
    other = ClientCard(short_name="Другая", city="Псков")
    found, told = settled(
        [FIRM],
        [decided(FIRM, other, "merge"), decided(FIRM, TWIN, "keep", remembered=True), decided(FIRM, FIRM, "keep")],
    )
    with found:
        assert sorted(codes(told.findings)) == ["DUP012", "DUP012", "DUP016"]
        assert not told.obeyed


def test_equal_cards_share_a_decision() -> None:
    """Cards that nothing tells apart have one mark: one decision is about every pair of them."""
    blank = attrs.evolve(LOST, contacts=())
    for verdict, clusters in (("merge", ((1, 2, 3),)), ("keep", ())):
        found, told = settled([blank] * 3, [decided(blank, blank, verdict)])  # type: ignore[arg-type]
        with found:
            assert told.clusters == clusters
            assert list(told.left()) == []


def test_marks_know_content_alone() -> None:
    """Another way to write a card keeps its mark; another phone changes it; a mark tells nothing."""
    written = attrs.evolve(
        FIRM, short_name="Ромашка, ооо", contacts=(Contact(kind=ContactKind.PHONE, value="8 (916) 000-00-01"),)
    )

    assert mark(written) == mark(FIRM)
    assert mark(BLANK) != mark(LOST)
    assert mark(attrs.evolve(FIRM, contacts=tuple(reversed(FIRM.contacts)))) == mark(FIRM)
    assert len(mark(FIRM)) == 16


def test_merged_cards_stand_in_the_place_of_the_first() -> None:
    """The base keeps its order; each group is told with its places, each difference with its field."""
    other = ClientCard(short_name="Другая", city="Псков")
    placed = attrs.evolve(FIRM, origin=Origin(source="a.xlsx", sheet="База", row=7))
    told: list[Finding] = []
    found, one = settled([other, placed, TWIN])
    with found:
        cards = list(merged_cards(found, one, tell=told.append, source="b.jsonl"))
    assert [card.short_name for card in cards] == ["Другая", "ООО «Ромашка»"]
    assert told[0].code == "DUP002"
    assert str(told[0].where) == "a.xlsx[База!7]"
    assert told[0].params["others"] == "b.jsonl[3]"


def test_a_place_without_an_origin() -> None:
    """A card that does not say where it came from has its number in the base."""
    assert str(card_place(FIRM, 12, "b.jsonl")) == "b.jsonl[12]"


def test_cards_that_were_not_kept() -> None:
    """Without keep=True the cards are not on disk, and asking for one says so."""
    with find_duplicates([FIRM]) as found, pytest.raises(LookupError, match="search with keep=True"):
        found.card(1)


def test_keys_of_others_bring_cards_together() -> None:
    """Two cards that share a key of a plugin are looked at; a veto still parts them, and a key alone never merges."""
    one, two = (ClientCard(short_name=name, custom={"Карта": "77"}) for name in ("Альфа", "Бета"))
    branch = attrs.evolve(BRANCH, custom={"Карта": "77"})
    keys = {"card": lambda card: [str(card.custom.get("Карта") or "")]}
    with find_duplicates([one, two, attrs.evolve(FIRM, custom={"Карта": "77"}), branch], keys=keys) as found:
        pairs = {(pair.a, pair.b): pair for pair in found.pairs()}
    assert pairs[1, 2].tier == "review"
    assert [reason.value for reason in pairs[1, 2].reasons][-1] == "key"
    assert (3, 4) not in pairs
    with find_duplicates([one] * 5, keys=keys, largest_block=3) as found:
        assert ("card", 5) in {(block.kind, block.cards) for block in found.capped}


def families(found: Duplicates, told: Settled, cards: Sequence[ClientCard]) -> list[list[str]]:
    """The groups by what is in them."""
    return sorted(sorted(repr(cards[number - 1]) for number in group) for group in told.clusters)


@st.composite
def bases(draw: st.DrawFn) -> tuple[list[ClientCard], list[Decision]]:
    """Bases with near twins, and decisions about any of their pairs."""
    cards = draw(
        st.lists(st.one_of(clean_cards(), any_cards(), st.sampled_from([FIRM, BRANCH, LOST, TWIN, BLANK])), max_size=7)
    )
    cards += [attrs.evolve(card, addresses=(Address(text="Тверь, Лесная, 5"),)) for card in cards[:2]]
    pairs = st.tuples(st.sampled_from(cards), st.sampled_from(cards)) if cards else st.nothing()
    told = draw(st.lists(st.tuples(pairs, st.sampled_from(["merge", "keep", "unsure"])), max_size=5)) if cards else []
    return cards, [decided(one, two, verdict) for (one, two), verdict in told]  # type: ignore[arg-type]


@settings(max_examples=40)
@given(bases(), st.randoms())
def test_no_order_changes_what_is_settled(base: tuple[list[ClientCard], list[Decision]], rng: random.Random) -> None:
    """Cards and decisions in any order give the same groups and the same findings."""
    cards, decisions = base
    shuffled, others = list(cards), list(decisions)
    rng.shuffle(shuffled)
    rng.shuffle(others)
    one, two = settled(cards, decisions), settled(shuffled, others)
    with one[0], two[0]:
        assert families(*one, cards) == families(*two, shuffled)
        assert sorted(codes(one[1].findings)) == sorted(codes(two[1].findings))


@settings(max_examples=40)
@given(bases())
def test_every_card_is_in_one_place_and_decisions_hold(base: tuple[list[ClientCard], list[Decision]]) -> None:
    """Each card is in exactly one card of the output; who was to be kept apart is apart, who was merged is together."""
    cards, decisions = base
    found, told = settled(cards, decisions)
    with found:
        inside = [number for group in told.clusters for number in group]
        assert len(inside) == len(set(inside))
        written = list(merged_cards(found, told))
        assert len(written) == len(cards) - len(inside) + len(told.clusters)
        home = {number: group for group in told.clusters for number in group}
        for (left, right), decision in told.obeyed.items():
            pairs = [(a, b) for a in found.numbers(left) for b in found.numbers(right) if a != b]
            together = {home.get(a, (a,)) == home.get(b, (b,)) for a, b in pairs}
            assert together == {decision.verdict == "merge"} or decision.verdict == "unsure"
        for pair in told.left():
            assert home.get(pair.a, (pair.a,)) != home.get(pair.b, (pair.b,))
