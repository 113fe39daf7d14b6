"""
Merging: whose value stays, what goes to the history, and what is told.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit.codec import card_from_dict, card_to_dict, dumps_card
from cjmkit.dedupe.merging import HISTORY, Merged, MergePolicy, merge_cards, policy_from
from cjmkit.dedupe.merging.history import history_row, row_key
from cjmkit.dedupe.merging.paths import COLLECTIONS, SINGLE_PATHS
from cjmkit.dedupe.merging.policy import STRATEGIES
from cjmkit.errors import ConfigError
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    Child,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    Origin,
    Person,
    PersonDetails,
    Purpose,
    Relative,
    Requisites,
    Role,
    Task,
    Term,
)
from cjmkit.testing.strategies import any_cards, mostly_empty_cards

DAY = dt.date(2026, 1, 1)
RIGHT, WRONG = "7707083893", "7707083894"


def at(source: str, row: int = 2) -> Origin:
    """A place in a file."""
    return Origin(source=source, row=row)


def history(merged: Merged) -> list[tuple[object, object]]:
    """The fields and values in the history."""
    return [(row["field"], row["value"]) for row in merged.card.tables.get(HISTORY, ())]


def phone(value: str, kind: ContactKind = ContactKind.PHONE, **more: Any) -> Contact:
    """A phone."""
    return Contact(kind=kind, value=value, **more)


def text(card: ClientCard) -> str:
    """A card as a file has it: 1, True and 1.0 are told apart."""
    return dumps_card(card)


def test_a_blank_is_filled_and_nothing_is_told() -> None:
    """What only one card says stays, and its provenance is that card."""
    one = ClientCard(city=" ", id="1", origin=at("crm.xlsx"))
    two = ClientCard(city="Тверь", manager="Петров", origin=at("site.csv", 7))
    merged = merge_cards([one, two])
    assert (merged.card.city, merged.card.manager, merged.card.id) == ("Тверь", "Петров", "1")
    assert merged.findings == ()
    assert merged.provenance["city"].card == 2
    assert str(merged.provenance["city"].where) == "site.csv[7] city"
    assert merged.provenance["id"].card == 1
    assert history(merged) == [("origin", "site.csv[7]")]


def test_a_conflict_is_a_finding_and_keeps_the_loser() -> None:
    """Both values are there afterwards; the text of the finding has none of them."""
    one = ClientCard(city="Тверь", origin=at("crm.xlsx"))
    two = ClientCard(city="Торжок", id="17", updated_at=dt.datetime(2026, 1, 1), origin=at("site.csv", 7))
    merged = merge_cards([one, two])
    (finding,) = merged.findings
    assert (finding.code, finding.where.field, finding.where.row) == ("DUP101", "city", 7)
    assert (finding.value, finding.fix) == ("Торжок", "Тверь")
    for lang in ("ru", "en"):
        assert "Тверь" not in finding.message(lang)
        assert "Торжок" not in finding.message(lang)
    assert "2 разных" in finding.message("ru") or "разных значений 2" in finding.message("ru")
    assert merged.card.tables[HISTORY][0] == {
        "field": "city",
        "value": "Торжок",
        "source": "site.csv",
        "row": 7,
        "id": "17",
        "updated_at": dt.datetime(2026, 1, 1),
    }


def test_other_words_are_no_conflict() -> None:
    """A name written otherwise goes to the history without a finding; another form of business is told."""
    merged = merge_cards([ClientCard(short_name="Ромашка"), ClientCard(short_name="ООО «Ромашка»")])
    assert merged.card.short_name == "ООО «Ромашка»"
    assert (merged.findings, history(merged)) == ((), [("short_name", "Ромашка")])
    merged = merge_cards([ClientCard(short_name="ИП Ромашка"), ClientCard(short_name="ООО «Ромашка»")])
    assert [finding.code for finding in merged.findings] == ["DUP101"]


def test_kinds_differ() -> None:
    """A company and a sole proprietor in one card is an error."""
    cards = [ClientCard(kind=CardKind.COMPANY), ClientCard(kind=CardKind.SOLE_PROPRIETOR)]
    (finding,) = merge_cards(cards).findings
    assert (finding.code, finding.params["kept"]) == ("DUP102", "company")


@pytest.mark.parametrize("cards", [(RIGHT, WRONG), (WRONG, RIGHT)])
def test_a_right_number_wins(cards: tuple[str, ...]) -> None:
    """Check digits decide, whatever card comes first."""
    merged = merge_cards([ClientCard(requisites=Requisites(inn=inn)) for inn in cards])
    assert merged.card.requisites.inn == RIGHT
    assert history(merged) == [("requisites.inn", WRONG)]


def test_what_cannot_be_checked_beats_a_wrong_number() -> None:
    """Of two right numbers the first stays; no number is taken for a right one."""
    merged = merge_cards([ClientCard(requisites=Requisites(kpp=kpp)) for kpp in ("77", "770401001", "770443001")])
    assert merged.card.requisites.kpp == "770401001"


def test_newest_by_time_with_and_without_a_zone() -> None:
    """A time without a zone is UTC; no time is the oldest."""
    zone = dt.timezone(dt.timedelta(hours=3))
    cards = [
        ClientCard(manager="А", updated_at=dt.datetime(2026, 1, 1, 12)),
        ClientCard(manager="Б", updated_at=dt.datetime(2026, 1, 1, 14, tzinfo=zone)),
        ClientCard(manager="В"),
    ]
    for order in itertools.permutations(cards):
        merged = merge_cards(order).card
        assert (merged.manager, merged.updated_at) == ("А", dt.datetime(2026, 1, 1, 12))


def test_sources_are_preferred() -> None:
    """A file named before others wins where its field says so, and settles what is equally long."""
    one = ClientCard(city="Тверь", manager="А", full_name="ООО Роза", origin=at("site.csv"))
    two = ClientCard(city="Торжок", manager="Б", full_name="ООО Мимо", origin=at("crm.xlsx"))
    policy = MergePolicy(fields={"city": "source", "full_name": "longest"}, sources=("crm.xlsx",))
    merged = merge_cards([one, two], policy).card
    assert (merged.city, merged.manager, merged.full_name) == ("Торжок", "А", "ООО Мимо")


def test_last_and_longest() -> None:
    """The other strategies of a field; a thing of several parts is one value."""
    one = ClientCard(city="Тверь", status=Term(label="новый"), comment="короче")
    two = ClientCard(city="Тула", status=Term(label="постоянный", id="7"), comment="намного длиннее")
    merged = merge_cards([one, two], MergePolicy(fields={"city": "last", "status": "longest", "comment": "longest"}))
    assert (merged.card.city, merged.card.status, merged.card.comment) == ("Тула", two.status, two.comment)
    assert ("status", '{"label": "новый"}') in history(merged)


def test_contacts_are_united() -> None:
    """One phone written in two ways is one contact; what it lacks comes from the other, what differs is kept."""
    one = ClientCard(contacts=(phone("+79161234567"), phone("+74950000000", ContactKind.FAX)))
    two = ClientCard(
        contacts=(
            phone("8 (916) 123-45-67", ContactKind.MOBILE, note="директор", shown=True),
            phone("+74950000000"),
            Contact(kind=ContactKind.EMAIL, value="INFO@example.ru"),
            Contact(kind=ContactKind.EMAIL, value="info@example.ru"),
        )
    )
    merged = merge_cards([one, two])
    assert merged.card.contacts == (
        phone("+79161234567", ContactKind.MOBILE, note="директор", shown=True),
        phone("+74950000000", ContactKind.FAX),
        phone("+74950000000"),
        *two.contacts[2:],
    )
    assert merged.findings == ()
    assert [json.loads(str(value))["value"] for _, value in history(merged)] == ["8 (916) 123-45-67"]
    assert merged.provenance["contacts[2]"].card == 2


def test_accounts_are_united() -> None:
    """An account is known by its number and, as far as both say, by its bank."""
    first = BankAccount(account="40702810938000000001")
    known = BankAccount(account="4070 2810 9380 0000 0001", bik="044525225", bank_name="Сбербанк")
    other = BankAccount(account="40702810938000000001", bik="044525593")
    nameless = BankAccount(bank_name="Альфа")
    merged = merge_cards([ClientCard(bank_accounts=one) for one in ((first,), (known, nameless), (other, nameless))])
    assert merged.card.bank_accounts == (attrs.evolve(known, account=first.account), nameless, other)


def test_other_lists_are_united() -> None:
    """Addresses by their words, people by role and name, tags by letters, tasks by text and day, children by name."""
    one = ClientCard(
        addresses=(Address(text="г. Тверь, ул. Мира, д. 5"), Address(text="склад"), Address(city="Тула")),
        people=(Person(role=Role.DIRECTOR, name="Иванов И. П."), Person(role=Role.CONTACT)),
        tags=("VIP",),
        tasks=(Task(text="Позвонить"),),
        person=PersonDetails(),
    )
    two = ClientCard(
        addresses=(
            Address(kind=AddressKind.LEGAL, text="Тверь Мира 5", postal_code="170000"),
            Address(text="Склад"),
            Address(city="Тула"),
        ),
        people=(
            Person(role=Role.DIRECTOR, name="Иванов Илья Петрович", position="директор"),
            Person(role=Role.CHIEF_ACCOUNTANT, name="Иванов Илья Петрович"),
        ),
        tags=("vip", "опт"),
        tasks=(Task(text="позвонить", due_on=DAY, done=True), Task(text="")),
    )
    merged = merge_cards([one, two])
    card = merged.card
    assert card.addresses == (
        Address(kind=AddressKind.LEGAL, text="г. Тверь, ул. Мира, д. 5", postal_code="170000"),
        Address(text="склад"),
        Address(city="Тула"),
    )
    assert card.people[0] == two.people[0]
    assert len(card.people) == 3
    assert card.tags == ("VIP", "опт")
    assert card.tasks[0] == Task(text="Позвонить", due_on=DAY, done=True)
    assert merged.findings == ()
    assert ("tags", "vip") in history(merged)


def test_people_of_one_name_with_other_initials_stay_apart() -> None:
    """«Иванов И. П.» is not «Иванов Пётр»; another position is another entry."""
    names = ("Иванов И. П.", "Иванов Пётр", "Иванов Илья Петрович")
    people = [Person(role=Role.DIRECTOR, name=name, position=f"п{len(name)}") for name in names]
    merged = merge_cards([ClientCard(people=(person,)) for person in people])
    assert merged.card.people == tuple(people)
    people = [attrs.evolve(person, position=None) for person in people]
    merged = merge_cards([ClientCard(people=(person,)) for person in people])
    assert [person.name for person in merged.card.people] == ["Иванов Илья Петрович", "Иванов Пётр"]


def test_a_withdrawal_is_never_lost() -> None:
    """A withdrawal and a refusal stay, every one; a consent given after the withdrawal is another one."""
    given = Consent(document="№ 5", given_on=dt.date(2025, 6, 1), valid_until=dt.date(2027, 1, 1))
    gone = Consent(document="№ 5", withdrawn_on=dt.date(2026, 2, 1), refused=True)
    sooner = attrs.evolve(gone, withdrawn_on=dt.date(2026, 1, 1), valid_until=dt.date(2026, 5, 1))
    anew = Consent(given_on=dt.date(2026, 7, 1))
    cards = [ClientCard(consents=(one,)) for one in (given, gone, sooner, anew)]
    merged = merge_cards(cards)
    ended = attrs.evolve(given, withdrawn_on=gone.withdrawn_on, refused=True)
    assert merged.card.consents == (ended, sooner, anew)
    for order in itertools.permutations(cards):
        united = merge_cards(order).card.consents
        assert not any(one.holds(dt.date(2026, 6, 1)) for one in united)


def test_consents_of_other_purposes_stay_apart() -> None:
    """Each purpose has a document of its own."""
    cards = [ClientCard(consents=(Consent(purpose=purpose, document="1"),)) for purpose in Purpose]
    assert len(merge_cards(cards).card.consents) == len(Purpose)


def test_a_list_of_one_card() -> None:
    """A list that is not united is that of one card; the entries of the others are kept in the history."""
    one = ClientCard(contacts=(phone("1"),), tags=("а",))
    two = ClientCard(contacts=(phone("2"), phone("3")), tags=("а", "б"))
    merged = merge_cards([one, two, ClientCard()], MergePolicy(fields={"contacts": "longest", "tags": "first"}))
    assert (merged.card.contacts, merged.card.tags) == (two.contacts, ("а",))
    assert [field for field, _ in history(merged)] == ["contacts", "tags"]


def test_person_details() -> None:
    """Fields of a person are merged one by one; their lists, too."""
    one = ClientCard(person=PersonDetails(last_name="Иванова"), full_name="Иванова")
    two = ClientCard(person=PersonDetails(last_name="Петрова", birth_date=DAY))
    merged = merge_cards([ClientCard(), one, two])
    assert merged.card.person == PersonDetails(last_name="Иванова", birth_date=DAY)
    assert history(merged) == [("person.last_name", "Петрова")]
    merged = merge_cards([one, two], MergePolicy(fields={"person": "last"}))
    assert merged.card.person == PersonDetails(last_name="Петрова", birth_date=DAY)


def test_relatives_and_children() -> None:
    """A child is known by name and, as far as both say, birth date; what another list held is kept."""
    young, old = Child(name="Аня", birth_date=DAY), Child(name="Аня", birth_date=dt.date(2010, 1, 1))
    one = ClientCard(person=PersonDetails(children=(Child(name="аня"),), relatives=(Relative(name="Пётр"),)))
    two = ClientCard(person=PersonDetails(children=(young, old), relatives=(Relative(name="Пётр", relation="муж"),)))
    merged = merge_cards([one, two]).card.person
    assert merged is not None
    # Both are alike to the one without a date; the second then contradicts the first.
    assert merged.children == (Child(name="аня", birth_date=DAY), old)
    assert merged.relatives == two.person.relatives  # type: ignore[union-attr]
    kept = merge_cards([one, two], MergePolicy(fields={"person": "first"}))
    assert [field for field, _ in history(kept)].count("person.children") == 2


def test_custom_fields_and_tables() -> None:
    """Custom fields keep their types; rows of sub-tables are united."""
    rows: Any = ({"сумма": Decimal("1.50")}, {"сумма": 2})
    one = ClientCard(custom={"Цвет": "синий", "Пусто": ""}, tables={"Счета": rows[:1]})
    two = ClientCard(custom={"Цвет": 5, "Вес": ("1", "2"), "Нет": " "}, tables={"Счета": rows, "Звонки": ()})
    merged = merge_cards([one, two])
    assert merged.card.custom == {"Цвет": "синий", "Пусто": "", "Вес": ("1", "2")}
    assert merged.card.tables["Счета"] == rows
    assert history(merged) == [("custom.Цвет", 5)]
    policy = MergePolicy(fields={"custom.Цвет": "last"})
    assert merge_cards([one, two], policy).card.custom["Цвет"] == 5
    assert merge_cards([one, two], MergePolicy(fields={"custom": "last"})).card.custom["Цвет"] == 5


def test_origins_are_kept() -> None:
    """The place of the other card and its raw texts are in the history; its version and time are the later ones."""
    one = ClientCard(version=2, origin=at("crm.xlsx"))
    two = ClientCard(version=1, origin=Origin(source="site.csv", sheet="База", row=3, raw={"inn": "77O7"}))
    merged = merge_cards([one, two])
    assert merged.card.origin == one.origin
    assert merged.card.version == 2
    assert history(merged) == [("origin", "site.csv[База!3]"), ("origin.raw.inn", "77O7")]
    again = merge_cards([ClientCard(), two])
    assert again.card.origin == two.origin


def test_nothing_to_merge() -> None:
    """No cards are a mistake of the caller; one card is itself."""
    with pytest.raises(ConfigError, match="CFG193"):
        merge_cards([])
    assert merge_cards([ClientCard(city="Тверь")]).card == ClientCard(city="Тверь")


@pytest.mark.parametrize(
    ("settings_", "words"),
    [
        ({"inn": "newest"}, "CFG190"),
        ({"city": "latest"}, "CFG191"),
        ({"city": "union"}, "CFG191"),
        ({"city": "valid"}, "CFG191"),
        ({"contacts": "valid"}, "CFG191"),
        ({"others": "valid"}, "CFG191"),
        ({"city": 5}, "CFG192"),
        ({"sources": "crm.xlsx"}, "CFG192"),
        ({"others": 5}, "CFG192"),
    ],
)
def test_wrong_policies(settings_: dict[str, Any], words: str) -> None:
    """A field, a strategy or a value that cannot be is refused by name."""
    with pytest.raises(ConfigError, match=words):
        policy_from(settings_)


def test_a_policy_of_settings() -> None:
    """TOML without quotes is a table; what is not named is as by default."""
    policy = policy_from(
        {"requisites": {"inn": "first"}, "others": "last", "sources": ["crm.xlsx"], "contacts": "first"}
    )
    assert policy.strategy("requisites.inn") == "first"
    assert policy.strategy("requisites.kpp") == "valid"
    assert policy.strategy("city") == "last"
    assert policy.strategy("contacts") == "first"
    assert policy.strategy("tags") == "union"
    assert policy.sources == ("crm.xlsx",)
    assert policy_from({}) == MergePolicy()


def test_history_survives_a_file() -> None:
    """What a file of cards gives back is what was written, the history too."""
    merged = merge_cards(
        [ClientCard(id="1", city="А", custom={"n": 1}), ClientCard(id="2", city="Б", custom={"n": 2.5})]
    )
    again = card_from_dict(json.loads(json.dumps(card_to_dict(merged.card)))).card
    assert again == merged.card
    assert again is not None
    assert text(merge_cards([again, ClientCard(id="2", city="Б", custom={"n": 2.5})]).card) == text(merged.card)


POLICIES = st.sampled_from(
    [
        MergePolicy(),
        *(MergePolicy(fields={}, others=one) for one in STRATEGIES if one not in ("union", "valid")),
        MergePolicy(fields=dict.fromkeys(COLLECTIONS, "first")),
        MergePolicy(fields=dict.fromkeys(COLLECTIONS, "last"), others="last"),
        MergePolicy(fields=dict.fromkeys(COLLECTIONS, "longest"), others="longest"),
        MergePolicy(fields=dict.fromkeys(COLLECTIONS, "newest"), others="newest"),
    ]
)
"""Every strategy, for fields and for lists."""


def _near_cards() -> st.SearchStrategy[ClientCard]:
    """Cards that share much: conflicts and entries that are alike are frequent."""
    contacts = st.builds(
        Contact,
        kind=st.sampled_from([ContactKind.PHONE, ContactKind.MOBILE, ContactKind.EMAIL]),
        value=st.sampled_from(["+79161234567", "89161234567", "a@b.ru", "A@b.ru"]),
        note=st.sampled_from([None, "а", "б"]),
        extension=st.sampled_from([None, "1"]),
    )
    accounts = st.builds(
        BankAccount,
        account=st.sampled_from(["1", "2", None]),
        bik=st.sampled_from([None, "3", "4"]),
        bank_name=st.sampled_from([None, "х", "ц"]),
    )
    days = st.sampled_from([None, DAY, DAY + dt.timedelta(days=1)])
    consents = st.builds(Consent, given_on=days, withdrawn_on=days, document=st.sampled_from([None, "1"]))
    people = st.builds(Person, role=st.just(Role.DIRECTOR), name=st.sampled_from(["Ли А", "Ли Анна", "Ли Б", None]))
    return st.builds(
        ClientCard,
        id=st.sampled_from([None, "1", "2"]),
        short_name=st.sampled_from([None, "Роза", "ООО Роза", "ООО Мак"]),
        requisites=st.builds(Requisites, inn=st.sampled_from([None, RIGHT, WRONG])),
        city=st.sampled_from([None, "Тверь", "тверь", " ", "Тула"]),
        contacts=st.lists(contacts, max_size=3).map(tuple),
        bank_accounts=st.lists(accounts, max_size=3).map(tuple),
        consents=st.lists(consents, max_size=3).map(tuple),
        people=st.lists(people, max_size=3).map(tuple),
        updated_at=st.sampled_from([None, dt.datetime(2026, 1, 1), dt.datetime(2026, 1, 2)]),
        origin=st.sampled_from([None, at("a"), at("b"), at("b", 3)]),
    )


CARDS = st.one_of(_near_cards(), mostly_empty_cards(), any_cards())
QUICK = settings(
    max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)


@given(card=CARDS, policy=POLICIES)
@QUICK
def test_a_card_merged_with_itself_is_itself(card: ClientCard, policy: MergePolicy) -> None:
    """merge(x, x) is x, and nothing is told."""
    merged = merge_cards([card, card], policy)
    assert text(merged.card) == text(card)
    assert merged.findings == ()


@given(cards=st.lists(CARDS, min_size=2, max_size=3), policy=POLICIES)
@QUICK
def test_merging_once_more_changes_nothing(cards: list[ClientCard], policy: MergePolicy) -> None:
    """merge(merge(a, b), b) is merge(a, b): the same file may be read again."""
    once = merge_cards(cards, policy).card
    assert text(merge_cards([once, cards[-1]], policy).card) == text(once)
    assert text(merge_cards([*cards, cards[-1]], policy).card) == text(once)


@given(cards=st.lists(CARDS, min_size=1, max_size=3), policy=POLICIES)
@QUICK
def test_no_value_vanishes(cards: list[ClientCard], policy: MergePolicy) -> None:
    """Whatever a card said, the merged one says or keeps in its history."""
    merged = merge_cards(cards, policy).card
    kept = {row_key(HISTORY, row) for row in merged.tables.get(HISTORY, ())}
    for card in cards:
        for path, value in _said(card):
            held = [said for where, said in _said(merged) if where == path]
            there = any(type(one) is type(value) and one == value for one in held)
            there = there or any(_within(value, one) for one in held)
            assert there or row_key(HISTORY, history_row(path, value, card)) in kept, path
        for name, rows in card.tables.items():
            known = {row_key(name, row) for row in merged.tables[name]}
            assert all(row_key(name, row) in known for row in rows)


def _said(card: ClientCard) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [(f"custom.{name}", value) for name, value in card.custom.items()]
    for path in (*SINGLE_PATHS, *COLLECTIONS):
        room, _, name = path.rpartition(".")
        holder = getattr(card, room) if room else card
        value = None if holder is None else getattr(holder, name)
        found += [(path, entry) for entry in value or ()] if path in COLLECTIONS else [(path, value)]
    return [(path, value) for path, value in found if value not in (None, ()) and str(value).strip()]


def _within(entry: Any, other: Any) -> bool:
    """Whether everything that an entry of a list says is said by another."""
    if not attrs.has(type(entry)) or type(entry) is not type(other):
        return False
    return all(
        getattr(entry, field.name) in (None, False, getattr(other, field.name))
        or not str(getattr(entry, field.name)).strip()
        or getattr(entry, field.name) == field.default
        or isinstance(getattr(entry, field.name), ContactKind)
        for field in attrs.fields(type(entry))
    )


@given(cards=st.lists(_near_cards(), min_size=2, max_size=3), policy=st.sampled_from(["longest", "newest", "source"]))
@QUICK
def test_the_order_does_not_matter_where_the_policy_decides(cards: list[ClientCard], policy: Any) -> None:
    """Lengths, times or sources that differ decide alone."""
    cards = [
        attrs.evolve(
            card,
            city="Т" * (at_ + 1),
            updated_at=dt.datetime(2026, 1, 1 + at_),
            origin=at(str(at_)),
        )
        for at_, card in enumerate(cards)
    ]
    rules = MergePolicy(fields={"city": policy}, sources=tuple(str(at_) for at_ in range(len(cards))))
    found = {merge_cards(order, rules).card.city for order in itertools.permutations(cards)}
    assert len(found) == 1


def test_no_personal_value_is_shown() -> None:
    """Neither a finding nor `repr` tells what the cards hold."""
    cards = [
        ClientCard(full_name="Тайна Первая"),
        ClientCard(full_name="Секрет Второй", contacts=(phone("+79160000000"),)),
    ]
    merged = merge_cards(cards)
    for told in (repr(merged), *(finding.line("ru") for finding in merged.findings)):
        assert "Тайна" not in told
        assert "Секрет" not in told
        assert "916" not in told
