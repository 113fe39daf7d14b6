"""
Updating: who is whom, what becomes of whom, and that a second time changes nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit.codec import dumps_card
from cjmkit.dedupe.merging import HISTORY, MergePolicy
from cjmkit.dedupe.updating import GONE_TAG, MODES, CardUpdate, Update, UpdateOptions, update_cards
from cjmkit.errors import ConfigError
from cjmkit.model import CardKind, ClientCard, Contact, ContactKind, Origin, PersonDetails, Requisites
from cjmkit.testing.strategies import clean_cards, mostly_empty_cards

SBER, GAZPROM = "7707083893", "7736050003"
MAN = "500100732259"


def firm(inn: str | None = SBER, kpp: str | None = "773601001", *phones: str, **fields: Any) -> ClientCard:
    """A card with these numbers."""
    contacts = tuple(Contact(kind=ContactKind.PHONE, value=value) for value in phones)
    return ClientCard(requisites=Requisites(inn=inn, kpp=kpp), contacts=contacts, **fields)


def updated(
    base: list[ClientCard], new: list[ClientCard], **options: Any
) -> tuple[list[ClientCard], dict[str, int], list[CardUpdate], list[str]]:
    """The updated base, the counts, the changes and the codes of the findings."""
    with update_cards(base, new, UpdateOptions(**options)) as update:
        codes = [finding.code for finding in update.report]
        return list(update.cards()), dict(update.counts), list(update), codes


def test_new_changed_unchanged_and_gone() -> None:
    """Each client is told once, the base keeps its order, and new clients follow."""
    base = [firm(city="Тверь"), firm(GAZPROM), firm(None, None, id="9")]
    new = [firm(None, None, id="10"), firm(GAZPROM), firm(city="Тверь", manager="Петров")]
    cards, counts, changes, codes = updated(base, new)
    assert cards == [firm(city="Тверь", manager="Петров"), firm(GAZPROM), base[2], new[0]]
    assert counts == {
        "base": 3,
        "new": 3,
        "added": 1,
        "changed": 1,
        "unchanged": 1,
        "gone": 1,
        "ambiguous": 0,
        "written": 4,
    }
    assert [(one.kind, one.way, one.old_number, one.new_numbers, one.field_names) for one in changes] == [
        ("changed", "requisites", 1, (3,), ("manager",)),
        ("gone", None, 3, (), ()),
        ("added", None, None, (1,), ()),
    ]
    assert codes == []


@pytest.mark.parametrize(
    ("mode", "city", "manager", "kept"),
    [
        ("skip", "Тверь", None, None),
        ("fill", "Тверь", "Петров", "Тула"),
        ("merge", "Тверь", "Петров", "Тула"),
        ("replace", "Тула", "Петров", "Тверь"),
    ],
)
def test_modes(mode: str, city: str, manager: str | None, kept: str | None) -> None:
    """Each mode settles the same conflict in its way; what does not stay is in the history."""
    (card,), *_ = updated([firm(city="Тверь")], [firm(city="Тула", manager="Петров")], mode=mode)
    assert (card.city, card.manager) == (city, manager)
    assert [row["value"] for row in card.tables.get(HISTORY, ())] == ([kept] if kept else [])


def test_a_conflict_is_told_once() -> None:
    """What the history knows already was told when it came there."""
    base, new = [firm(city="Тверь")], [firm(city="Тула")]
    cards, counts, _, codes = updated(base, new)
    assert (counts["changed"], codes) == (1, ["DUP101"])
    again, counts, changes, codes = updated(cards, new)
    assert (again, counts["unchanged"], changes, codes) == (cards, 1, [], [])


def test_lists_by_mode() -> None:
    """Contacts are united, filled where there are none, or replaced."""
    base, new = [firm(SBER, "773601001", "+74950000001")], [firm(SBER, "773601001", "+74950000002")]
    phones = {
        mode: [contact.value for contact in updated(base, new, mode=mode)[0][0].contacts]
        for mode in ("fill", "replace")
    }
    assert phones == {"fill": ["+74950000001"], "replace": ["+74950000002"]}
    assert len(updated(base, new)[0][0].contacts) == 2


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        (firm(None, None, id="5"), firm(None, None, id=" 5", city="Тверь"), "id"),
        (firm(), firm(city="Тверь"), "requisites"),
        (firm(MAN, None), firm(MAN, None, city="Тверь"), "requisites"),
        (
            firm(None, None, "+79160000001", short_name="ООО Ромашка"),
            firm(None, None, "+79160000001", short_name="Ромашка, ООО", city="Тверь"),
            "duplicates",
        ),
    ],
)
def test_ways(old: ClientCard, new: ClientCard, way: str) -> None:
    """A client is known by each way, and by none that is not asked for."""
    _, _, (change,), _ = updated([old], [new])
    assert change.way == way
    others = tuple(one for one in ("id", "requisites", "duplicates") if one != way)
    if way != "requisites":
        _, counts, _, _ = updated([old], [new], ways=others)
        assert counts["added"] == 1


def test_a_branch_is_another_client() -> None:
    """One ИНН with another or no КПП is not matched by it."""
    for kpp in ("774301001", None):
        assert updated([firm()], [firm(SBER, kpp)])[1]["added"] == 1


def test_an_id_of_another_client() -> None:
    """The same id with another ИНН is another client: two programs count alike."""
    base = [firm(id="1")]
    cards, counts, _, codes = updated(base, [firm(GAZPROM, id="1")])
    assert (len(cards), counts["added"], codes) == (2, 1, ["DUP122"])


def test_a_merged_id_is_known() -> None:
    """A card knows the ids of the cards that were merged into it."""
    cards, *_ = updated([firm(id="1")], [firm(id="2")])
    assert [row["value"] for row in cards[0].tables[HISTORY]] == ["2"]
    _, counts, _, _ = updated(cards, [firm(None, None, id="2", city="Тула")])
    assert (counts["changed"], counts["added"]) == (1, 0)


def test_id_and_requisites_name_two_cards() -> None:
    """The first way wins, and the doubt is told."""
    base = [firm(None, None, id="1"), firm()]
    cards, _, (change, _), codes = updated(base, [firm(id="1", city="Тверь")])
    assert (change.old_number, change.way, codes) == (1, "id", ["DUP123"])
    assert cards[1] == base[1]


@pytest.mark.parametrize(("ambiguous", "written"), [("add", 3), ("leave", 2)])
def test_ambiguous_rows(ambiguous: str, written: int) -> None:
    """Several cards fit a row: it is told, and becomes a new card or is left out; a second time changes nothing."""
    base = [firm(city="Тверь"), firm(city="Тула")]
    new = [firm(city="Клин", origin=Origin(source="new.csv", row=2))]
    cards, counts, changes, codes = updated(base, new, ambiguous=ambiguous)
    assert (counts["ambiguous"], counts["written"], codes) == (1, written, ["DUP121"])
    assert len(cards) == written
    assert changes[-1].kind == ("added" if ambiguous == "add" else "left out")
    assert updated(cards, new, ambiguous=ambiguous)[0] == cards


def test_what_a_row_may_be_is_not_gone() -> None:
    """The cards that fit an ambiguous row are not dropped: one of them is that client."""
    base = [firm(city="Тверь"), firm(city="Тула"), firm(GAZPROM)]
    cards, counts, _, _ = updated(base, [firm(city="Клин")], ambiguous="leave", gone="drop")
    assert (cards, counts["gone"]) == (base[:2], 1)


def test_a_row_that_says_nothing_new_is_its_card() -> None:
    """Of several cards that fit, the one that says everything the row does is the client."""
    base = [firm(city="Тверь"), firm(city="Тула", manager="Петров")]
    assert updated(base, [firm(city="Тула")])[1]["ambiguous"] == 0
    assert updated(base, [firm(city="Тула", manager="Петров"), firm(city="Клин")])[1]["ambiguous"] == 0


def test_an_id_shared_by_two_cards_and_settled_by_requisites() -> None:
    """Where one way names several cards, another may say which."""
    base = [firm(id="1"), firm(None, None, id="1", city="Тула")]
    _, _, changes, codes = updated(base, [firm(id="1", city="Клин")])
    assert ([one.old_number for one in changes if one.kind == "changed"], codes) == ([1], [])


def test_ambiguous_by_search() -> None:
    """Two sure duplicates in the base are not guessed between."""
    base = [firm(None, None, "+79160000001", short_name="ООО Ромашка", city=city) for city in ("Тверь", "Тула")]
    new = [firm(None, None, "+79160000001", short_name="ООО Ромашка", city="Клин")]
    cards, counts, _, codes = updated(base, new)
    assert (counts["ambiguous"], codes) == (1, ["DUP121"])
    assert updated(cards, new)[0] == cards


def test_two_rows_of_one_client() -> None:
    """Rows of the new file that are one client are merged first; a second time changes nothing, whatever the mode."""
    new = [firm(city="Тверь"), firm(city="Тула", manager="Петров")]
    for mode in MODES:
        cards, counts, _, _ = updated([firm()], new, mode=mode)
        assert (len(cards), counts["added"]) == (1, 0)
        assert updated(cards, new, mode=mode)[0] == cards


def test_gone() -> None:
    """A card that the new file lacks stays, gets a tag, or is dropped with a word; it loses the tag when it is back."""
    base = [firm(tags=("опт",)), firm(GAZPROM)]
    new = [firm(GAZPROM)]
    assert updated(base, new)[0] == base
    marked, _, changes, _ = updated(base, new, gone="mark")
    assert marked[0].tags == ("опт", GONE_TAG)
    assert changes[0].after == marked[0]
    assert updated(marked, new, gone="mark")[0] == marked
    assert updated(marked, base, gone="mark")[0] == base
    dropped, counts, _, codes = updated(base, new, gone="drop")
    assert (dropped, counts["written"], codes) == ([base[1]], 1, ["DUP124"])
    with update_cards(base, new, UpdateOptions(gone="drop")) as update:
        assert update
    with update_cards(base, new) as update:
        assert not update
    with update_cards(base, [firm(city="Тула")]) as update:
        assert update
    with update_cards(marked, new, UpdateOptions(gone="mark")) as update:
        assert not update


def test_a_named_source() -> None:
    """Of a named source only its own cards are gone, and its rows carry its name."""
    base = [firm(origin=Origin(source="crm", row=2)), firm(GAZPROM, origin=Origin(source="site", row=2))]
    cards, counts, _, _ = updated(base, [firm(None, None, id="7")], source="crm", gone="mark")
    assert counts["gone"] == 1
    assert cards[0].tags == (f"{GONE_TAG}: crm",)
    assert cards[1] == base[1]
    assert cards[2].origin == Origin(source="crm")
    dropped, *_ = updated([firm(), *base], [], source="crm", gone="drop")
    assert dropped == [firm(), base[1]]


def test_the_policy_of_the_mode_merge() -> None:
    """A policy says whose value stays."""
    policy = MergePolicy(fields={"city": "last"})
    (card,), *_ = updated([firm(city="Тверь")], [firm(city="Тула")], policy=policy)
    assert card.city == "Тула"


@pytest.mark.parametrize("options", [{"mode": "x"}, {"gone": "x"}, {"ambiguous": "x"}, {"ways": ("inn",)}])
def test_wrong_options(options: dict[str, Any]) -> None:
    """An unknown word is refused with those there are."""
    with pytest.raises(ConfigError, match=r"there is no .*there are: .*CFG194"):
        UpdateOptions(**options)


def test_a_broken_input_gives_the_database_back() -> None:
    """An error of the input comes through."""

    def broken() -> Any:
        yield firm()
        raise RuntimeError("диск")

    with pytest.raises(RuntimeError, match="диск"):
        update_cards([firm()], broken())


def test_no_personal_value_is_shown() -> None:
    """`repr` of a change holds no value."""
    (change, *_) = updated([firm(full_name="Тайна")], [firm(full_name="Секретная")])[2]
    assert "Тайна" not in repr(change)
    assert "Секрет" not in repr(change)
    assert "full_name" in change.field_names


def _near() -> st.SearchStrategy[ClientCard]:
    """Cards that are often one client, or seem so."""
    phones = st.sampled_from(["+79160000001", "89160000001", "+79160000002"])
    contacts = st.lists(st.builds(Contact, kind=st.just(ContactKind.PHONE), value=phones), max_size=2).map(tuple)
    return st.builds(
        ClientCard,
        id=st.sampled_from([None, None, "1", "2", "3"]),
        kind=st.sampled_from([None, CardKind.COMPANY]),
        short_name=st.sampled_from([None, "ООО Ромашка", "Ромашка", "ИП Ромашка", "Фиалка"]),
        requisites=st.builds(
            Requisites,
            inn=st.sampled_from([None, SBER, GAZPROM, "7707083894", MAN]),
            kpp=st.sampled_from([None, "773601001", "774301001"]),
        ),
        person=st.sampled_from([None, PersonDetails(last_name="Ли", first_name="Ян")]),
        city=st.sampled_from([None, "Тверь", "тверь", "Тула"]),
        contacts=contacts,
        tags=st.sampled_from([(), ("опт",), (GONE_TAG,)]),
        updated_at=st.sampled_from([None, dt.datetime(2026, 1, 1), dt.datetime(2026, 2, 1)]),
        origin=st.sampled_from([None, Origin(source="a", row=2), Origin(source="b", row=3)]),
    )


BASES = st.lists(st.one_of(_near(), _near(), mostly_empty_cards()), max_size=5)
OPTIONS = st.builds(
    UpdateOptions,
    # Where nothing is taken in, nothing but the keys of the base says next time who was known: see the test below.
    mode=st.sampled_from([mode for mode in MODES if mode != "skip"]),
    gone=st.sampled_from(["keep", "mark", "drop"]),
    ambiguous=st.sampled_from(["add", "leave"]),
    source=st.sampled_from([None, "a"]),
)
QUICK = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def _lines(update: Update) -> list[str]:
    with update:
        return [dumps_card(card) for card in update.cards()]


@given(base=BASES, new=BASES, options=OPTIONS)
@QUICK
def test_a_second_time_changes_nothing(base: list[ClientCard], new: list[ClientCard], options: UpdateOptions) -> None:
    """update(update(b, n), n) is update(b, n), byte by byte, in every mode."""
    with update_cards(base, new, options) as first:
        once = list(first.cards())
        lines = [dumps_card(card) for card in once]
    assert _lines(update_cards(once, new, options)) == lines


@given(base=BASES, new=BASES, ambiguous=st.sampled_from(["add", "leave"]))
@QUICK
def test_skipping_a_second_time_adds_nothing(base: list[ClientCard], new: list[ClientCard], ambiguous: Any) -> None:
    """The mode ``skip`` takes new clients in once."""
    options = UpdateOptions(mode="skip", ambiguous=ambiguous)
    with update_cards(base, new, options) as first:
        once = list(first.cards())
    assert _lines(update_cards(once, new, options)) == [dumps_card(card) for card in once]


@given(base=BASES, new=BASES, options=OPTIONS)
@QUICK
def test_the_counts_add_up(base: list[ClientCard], new: list[ClientCard], options: UpdateOptions) -> None:
    """Every card of the base is changed, unchanged or gone; what is written is what was there and what came."""
    with update_cards(base, new, options) as update:
        counts = update.counts
        assert counts["base"] == len(base) == counts["changed"] + counts["unchanged"] + counts["gone"]
        assert counts["written"] == sum(1 for _ in update.cards())
        kinds = [change.kind for change in update]
        assert kinds.count("added") == counts["added"]
        assert kinds.count("gone") == counts["gone"]
        assert kinds.count("changed") == counts["changed"]


@given(new=st.lists(clean_cards(), max_size=3))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_empty_base_takes_everything(new: list[ClientCard]) -> None:
    """The first update of an empty base is the new file."""
    assert updated([], new)[0] == new


def test_version_and_time() -> None:
    """A changed card has the later time; an unchanged one is left as it is."""
    old = firm(updated_at=dt.datetime(2026, 1, 1))
    later = attrs.evolve(old, updated_at=dt.datetime(2026, 3, 1))
    assert updated([old], [later])[0] == [old]
    (card,), *_ = updated([old], [attrs.evolve(later, city="Тула")])
    assert card.updated_at == later.updated_at
