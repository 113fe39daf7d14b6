"""
Erasing: nothing certain of the subject is left, nobody else loses a byte, and what is not certain is told.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import itertools
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cjmkit import Toolkit
from cjmkit.codec import card_from_dict, encode_cards
from cjmkit.dedupe.merging import HISTORY, merge_cards
from cjmkit.errors import ConfigError, FormatError, SourceError
from cjmkit.model import (
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    LoyaltyCard,
    Origin,
    Passport,
    Person,
    PersonDetails,
    Relative,
    Requisites,
    Role,
    Task,
)
from cjmkit.privacy.erasing import Erasure, read_key, receipt, receipt_schema
from cjmkit.testing.strategies import mostly_empty_cards

NAME = "Меткина Ульяна Карповна"
PHONE = "+79167712345"
EMAIL = "ulyana@metkina.example"
INN = "500100732259"
SNILS = "11223344595"
PASSPORT = "4511778899"
ACCOUNT = "40817810099910004312"
LINK = "https://t.me/metkina_u"
ID = "subject-7"

SUBJECT = ClientCard(
    id=ID,
    kind=CardKind.PERSON,
    full_name=NAME,
    person=PersonDetails(
        last_name="Меткина",
        first_name="Ульяна",
        patronymic="Карповна",
        birth_date=dt.date(1990, 5, 17),
        passport=Passport(series=PASSPORT[:4], number=PASSPORT[4:]),
    ),
    requisites=Requisites(inn=INN, snils=SNILS),
    bank_accounts=(BankAccount(account=ACCOUNT),),
    contacts=(
        Contact(kind=ContactKind.MOBILE, value=PHONE),
        Contact(kind=ContactKind.EMAIL, value=EMAIL),
        Contact(kind=ContactKind.MESSENGER, value=LINK),
    ),
)
STRANGER = ClientCard(id="other-1", kind=CardKind.COMPANY, short_name="ООО Ромашка")
KIT = Toolkit(plugins=())
PLAIN_KEY = read_key(phone="8 (916) 771-23-45")


def company(number: int = 1, **fields: Any) -> ClientCard:
    return attrs.evolve(STRANGER, id=f"other-{number}", short_name=f"ООО Ромашка-{number}", **fields)


def mobile(value: str = PHONE, note: str | None = None) -> Contact:
    return Contact(kind=ContactKind.MOBILE, value=value, note=note)


def person(number: int = 1, **fields: Any) -> ClientCard:
    return ClientCard(id=f"person-{number}", kind=CardKind.PERSON, **fields)


def base(*cards: ClientCard) -> bytes:
    return b"".join(line + b"\n" for line in encode_cards(cards))


def erase(folder: Path, data: bytes, key: Any = PLAIN_KEY, **wishes: Any) -> tuple[Erasure, bytes]:
    path = folder / "base.jsonl"
    path.write_bytes(data)
    return KIT.erase(path, path, key, **wishes), path.read_bytes()


def left(data: bytes) -> list[ClientCard]:
    cards = [card_from_dict(json.loads(line)).card for line in data.splitlines()]
    assert None not in cards
    return [card for card in cards if card is not None]


def codes(erasure: Erasure) -> list[tuple[str, int | None, str | None]]:
    return [(finding.code, finding.where.line, finding.where.field) for finding in erasure.report]


def shows_number(data: bytes) -> list[str]:
    """The numbers of the subject that a file still shows, however they are cut into groups."""
    text = "".join(letter for letter in data.decode() if letter not in " \xa0().+-")
    numbers = {"phone": PHONE[2:], "inn": INN, "snils": SNILS, "passport": PASSPORT, "account": ACCOUNT}
    words = {"email": EMAIL, "link": LINK.replace("-", ""), "id": f'"{ID}"'.replace("-", "")}
    shown = [kind for kind, value in numbers.items() if value in text]
    return shown + [kind for kind, value in words.items() if value in text.lower()]


SPELLINGS = (
    "8 (916) 771-23-45",
    "+7 916 771 23 45",
    "89167712345",
    "тел. 916.771.23.45 (утром)",
    "пишите на Ulyana@Metkina.example!",
    "ИНН 5001 0073 2259",
    "СНИЛС 112-233-445 95",
    "паспорт 45 11 778899",
    f"счёт {ACCOUNT}, чат {LINK}",
)
TEXTS = st.builds("{} {}".format, st.sampled_from(("звонить", "", "ж")), st.sampled_from(SPELLINGS))
NAMES = st.sampled_from((NAME, "Ульяна Меткина", "МЁТКИНА У. К.".replace("Ё", "Е"), "Карповна Ульяна Меткина"))


def planted(card: ClientCard, place: str, text: str) -> ClientCard:
    """A card of a stranger with a text that tells of the subject in some place."""
    tables: dict[str, tuple[dict[str, Any], ...]] = {
        "row": ({"кто": "x", "что": text},),
        "history": ({"field": "comment", "value": text, "source": "old.csv"},),
        "json": ({"field": "contacts", "value": json.dumps({"note": text}, ensure_ascii=False)},),
    }
    if place in tables:
        return attrs.evolve(card, tables={**card.tables, HISTORY: tables[place]})
    changes: dict[str, Any] = {
        "comment": {"comment": text},
        "custom": {"custom": {**card.custom, "моё поле": text}},
        "list": {"custom": {"список": ("а", text)}},
        "key": {"custom": {text: "x"}},
        "raw": {"origin": Origin(source="a.xlsx", row=3, raw={"mobile": text})},
        "note": {"contacts": (mobile("+79990000001", note=text),)},
        "position": {"people": (Person(role=Role.CONTACT, position=text),)},
        "number": {"loyalty_card": LoyaltyCard(number=text)},
        "referred": {"referred_by": text},
        "task": {"tasks": (Task(text=text), Task(text="ж"))},
    }
    return attrs.evolve(card, **changes[place])


PLACES = ("row", "history", "json", "comment", "custom", "list", "key", "raw", "note", "position", "referred", "task")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    strangers=st.lists(mostly_empty_cards(), max_size=3),
    hosts=st.lists(st.tuples(mostly_empty_cards(), st.sampled_from(PLACES), TEXTS), max_size=3),
    spelling=st.sampled_from((1, 2)),
)
def test_nothing_certain_is_left(tmp_path, strangers, hosts, spelling):
    """No number, address or link of the subject is in the bytes of the file; lines of strangers are as they were."""
    apart = [attrs.evolve(card, id=f"a{at}", contacts=()) for at, card in enumerate(strangers)]
    others = [planted(attrs.evolve(card, id=f"b{at}"), place, text) for at, (card, place, text) in enumerate(hosts)]
    lines = [base(card) for card in apart]
    if spelling == 2:
        lines = [json.dumps(json.loads(line), indent=None, ensure_ascii=True).encode() + b"\r\n" for line in lines]
    data = b"".join(lines) + base(SUBJECT, *others)
    erasure, after = erase(tmp_path, data)
    assert not shows_number(after)
    assert after.startswith(b"".join(lines))
    assert (erasure.erased, erasure.changed, erasure.unread) == (1, len(others), 0)
    assert erasure.after == hashlib.sha256(after).hexdigest()
    assert len(left(after)) == len(apart) + len(others)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(host=mostly_empty_cards(), place=st.sampled_from(PLACES), name=NAMES, phrase=st.booleans())
def test_names_are_told_or_gone(tmp_path, host, place, name, phrase):
    """A name in a text is told with its place unless the card proves it; with `texts` it is gone everywhere."""
    text = f"звонила {name} вчера" if phrase else name
    data = base(SUBJECT, planted(attrs.evolve(host, id="h"), place, text))
    told, after = erase(tmp_path, data)
    named = any("МЕТКИНА" in line.upper() for line in after.decode().splitlines())
    assert named == ("PRV104" in {code for code, _, _ in codes(told)})
    _, gone = erase(tmp_path, data, texts=True)
    assert "МЕТКИНА" not in gone.decode().upper()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(hosts=st.lists(st.tuples(mostly_empty_cards(), st.sampled_from(PLACES), TEXTS), max_size=3))
def test_erasing_again_changes_nothing(tmp_path, hosts):
    """The second erasure finds nobody, writes nothing, and says so."""
    others = [planted(attrs.evolve(card, id=f"b{at}"), place, text) for at, (card, place, text) in enumerate(hosts)]
    _, once = erase(tmp_path, base(SUBJECT, *others))
    again, twice = erase(tmp_path, once)
    assert twice == once
    assert (again.found, again.written) == (False, False)
    assert again.before == again.after


def test_parts_of_a_company(tmp_path):
    """Of a company go the contact, the person by reference and by the name beside it; the company stays."""
    card = company(
        people=(
            Person(role=Role.DIRECTOR, name="Ульяна Карповна Меткина"),
            Person(role=Role.CONTACT, name="Кто-то Другой", card=ID),
            Person(role=Role.CHIEF_ACCOUNTANT, name="Иной Пётр"),
        ),
        contacts=(mobile(note="директор"), mobile("+79160000002")),
        bank_accounts=(BankAccount(account=ACCOUNT, bank_name="Банк"), BankAccount(account="40702810000000000001")),
        branch_of=ID,
    )
    erasure, after = erase(tmp_path, base(SUBJECT, card))
    [kept] = left(after)
    assert [one.name for one in kept.people] == ["Иной Пётр"]
    assert [one.value for one in kept.contacts] == ["+79160000002"]
    assert [one.account for one in kept.bank_accounts] == ["40702810000000000001"]
    assert kept.branch_of is None
    assert erasure.other_cards == {"people": 2, "contacts": 1, "bank_accounts": 1, "branch_of": 1}
    assert erasure.own_cards["person.passport.number"] == 1


def test_a_namesake_keeps_everything(tmp_path):
    """A person of the same name with another ИНН is another person, whatever their cards mention."""
    namesake = person(
        2,
        full_name=NAME,
        person=PersonDetails(last_name="Меткина", first_name="Ульяна"),
        requisites=Requisites(inn="500100732260"[:10] + "00"),
        contacts=(mobile("+79990001122"),),
        comment=f"не путать с той, что {PHONE}",
    )
    erasure, after = erase(tmp_path, base(SUBJECT, namesake))
    [kept] = left(after)
    assert kept == attrs.evolve(namesake, comment="не путать с той, что [удалено]")
    assert erasure.erased == 1


def test_the_phone_of_a_family(tmp_path):
    """What is another person's own as well stays on their card, and is told."""
    husband = person(2, full_name="Меткин Пётр", contacts=(mobile("+74951112233"), mobile("+79990001122")))
    wife = attrs.evolve(SUBJECT, contacts=(*SUBJECT.contacts, mobile("+74951112233")))
    erasure, after = erase(tmp_path, base(wife, husband))
    assert left(after) == [husband]
    assert ("PRV105", 2, "contacts[0]") in codes(erasure)
    assert erasure.shared == 1


def test_a_relative_goes_by_reference(tmp_path):
    """A relative who is the subject's card goes; a bare name is told."""
    other = person(
        2,
        person=PersonDetails(
            last_name="Иной",
            relatives=(Relative(name="Ульяна", relation="жена", card=ID), Relative(name="Меткина Ульяна")),
        ),
    )
    erasure, after = erase(tmp_path, base(SUBJECT, attrs.evolve(other, referred_by="Ульяна Меткина")))
    [kept] = left(after)
    assert kept.person is not None
    assert kept.person.relatives == ()
    assert kept.referred_by is None
    bare = attrs.evolve(other, person=PersonDetails(relatives=(Relative(name="Меткина Ульяна"),)))
    erasure, after = erase(tmp_path, base(SUBJECT, bare))
    assert left(after) == [bare]
    assert ("PRV104", 2, "person.relatives[0].name") in codes(erasure)


def test_what_is_proven_step_by_step(tmp_path):
    """A card found by the phone holds an ИНН, another card with it an e-mail, a third one that e-mail: all go."""
    first = person(1, contacts=(mobile(),), requisites=Requisites(inn=INN))
    second = person(2, requisites=Requisites(inn=INN), contacts=(Contact(kind=ContactKind.EMAIL, value=EMAIL),))
    third = company(3, comment=f"почта {EMAIL.upper()}, зовут Ульяна")
    for cards in ((first, second, third), (third, second, first)):
        erasure, after = erase(tmp_path, base(*cards))
        assert erasure.erased == 2
        assert not shows_number(after)


def test_what_three_cards_prove_together(tmp_path):
    """A name on one card and a phone on another make a third the same, in whatever order they stand."""
    named = person(1, full_name=NAME, contacts=(mobile(),))
    by_inn = person(2, full_name=NAME, requisites=Requisites(inn=INN))
    by_phone = person(3, requisites=Requisites(inn=INN), contacts=(mobile(),))
    for cards in itertools.permutations((named, by_inn, by_phone)):
        erasure, after = erase(tmp_path, base(*cards, STRANGER))
        assert (erasure.erased, after) == (3, base(STRANGER))


def test_cards_that_know_no_name(tmp_path):
    """A card that knows a phone alone is one subject; two of them are two."""
    alone = ClientCard(kind=CardKind.PERSON, contacts=(mobile(),))
    erasure, after = erase(tmp_path, base(alone, STRANGER))
    assert (erasure.erased, after) == (1, base(STRANGER))
    with pytest.raises(ConfigError, match=r"clients: 2.*\(PRV103\)$"):
        erase(tmp_path, base(alone, alone))


def test_papers_and_kept_values(tmp_path):
    """A sole proprietor's ОГРНИП, a loyalty card and a contact that was never normalised are found elsewhere."""
    contacts = (mobile(), Contact(kind=ContactKind.PHONE, value="внутр. 12-34-56 Меткина"))
    numbers = Requisites(ogrnip="304500116000157")
    subject = person(7, contacts=contacts, requisites=numbers, loyalty_card=LoyaltyCard(number="777000111222"))
    card = company(1, comment="ОГРНИП 304500116000157, карта 7770 0011 1222", contacts=contacts[1:])
    _, after = erase(tmp_path, base(subject, card))
    assert left(after) == [company(1, comment="ОГРНИП [удалено], карта [удалено]")]


def test_broken_history_is_text(tmp_path):
    """A row of the history that looks like JSON and is none is looked into as a text."""
    rows = ({"field": "contacts", "value": '{"kind": ' + EMAIL}, {"field": "id", "value": "x", "id": ID})
    _, after = erase(tmp_path, base(SUBJECT, company(1, tables={HISTORY: rows})))
    assert left(after) == [company(1, tables={HISTORY: ({"field": "contacts", "value": '{"kind": [удалено]'},)})]


def test_what_a_merge_left(tmp_path):
    """Values that a real merge put into its history go, whatever form it gave them."""
    wrong = merge_cards(
        [company(contacts=(mobile("+79160000002"),)), attrs.evolve(SUBJECT, kind=CardKind.COMPANY)]
    ).card
    assert shows_number(base(wrong))
    _, after = erase(tmp_path, base(SUBJECT, attrs.evolve(wrong, id="other-1", contacts=wrong.contacts)))
    assert "phone" not in shows_number(after)
    assert "email" not in shows_number(after)


@pytest.mark.parametrize(
    ("cards", "key"),
    [
        ((person(1, full_name="Иванов Иван", contacts=(mobile(),)), person(2, contacts=(mobile(),))), {"phone": PHONE}),
        ((company(1, contacts=(mobile(),)), company(2, contacts=(mobile(),))), {"phone": PHONE}),
        ((SUBJECT, company(1, contacts=(mobile(),)), company(2, contacts=(mobile(),))), {"phone": PHONE}),
        ((SUBJECT, company(1, people=(Person(role=Role.DIRECTOR, name=NAME),))), {"name": NAME}),
        ((person(1, full_name=NAME), person(2, full_name=NAME)), {"name": "ульяна меткина"}),
    ],
    ids=("two people", "two companies", "a switchboard", "a namesake in a company", "two namesakes"),
)
def test_a_key_of_several(tmp_path, cards, key):
    """A key that fits several subjects is refused, and nothing is written; `everybody` erases them all."""
    data = base(*cards)
    with pytest.raises(ConfigError, match=r"fits several subjects .*\(PRV103\)$"):
        erase(tmp_path, data, read_key(**key))
    assert (tmp_path / "base.jsonl").read_bytes() == data
    _, after = erase(tmp_path, data, read_key(**key), everybody=True)
    assert not [value for value in (PHONE, "Меткина") if value in after.decode()]


def test_keys_narrow_each_other(tmp_path):
    """A name picks one of two people with one phone, and the phone stays with the other; branches are one company."""
    other = person(2, full_name="Иванов Иван", contacts=(mobile(),))
    erasure, after = erase(tmp_path, base(SUBJECT, other), read_key(phone=PHONE, name="Меткина Ульяна"))
    assert left(after) == [other]
    assert erasure.shared == 1
    switchboards = (company(1, contacts=(mobile(),)), company(2, contacts=(mobile(),)))
    erasure, after = erase(tmp_path, base(SUBJECT, *switchboards), read_key(phone=PHONE, id=ID))
    assert left(after) == [*switchboards]
    assert [place for place in codes(erasure) if place[0] == "PRV105"] == [
        ("PRV105", 2, "contacts[0].value"),
        ("PRV105", 3, "contacts[0].value"),
    ]
    numbers = Requisites(inn="7707083893", kpp="773601001")
    branches = (
        company(1, requisites=numbers, contacts=(mobile(),)),
        company(2, requisites=numbers, contacts=(mobile(),)),
    )
    erasure, _ = erase(tmp_path, base(*branches))
    assert erasure.changed == 2


@pytest.mark.parametrize(
    "key", [{"inn": "7707083893"}, {"id": "other-1"}, {"name": "ООО «РОМАШКА-1»"}], ids=("inn", "id", "name")
)
def test_a_company_as_the_subject(tmp_path, key):
    """A company's cards go by its ИНН, key or name, and its ИНН elsewhere; other companies stay."""
    firm = company(1, requisites=Requisites(inn="7707083893"))
    erasure, after = erase(tmp_path, base(firm, company(2, comment="ИНН 7707083893")), read_key(**key))
    assert erasure.erased == 1
    assert [(card.id, card.comment) for card in left(after)] == [("other-2", "ИНН [удалено]")]
    assert "7707083893" not in after.decode()


def test_a_person_in_one_company(tmp_path):
    """Somebody who is no client is found by the name that one company lists."""
    card = company(people=(Person(role=Role.CONTACT, name=NAME),), comment="Меткиной Ульяне не звонить")
    erasure, after = erase(tmp_path, base(card), read_key(name=NAME))
    assert left(after) == [attrs.evolve(card, people=())]
    assert codes(erasure) == [("PRV102", 1, "people[0]"), ("PRV104", 1, "comment")]


def test_numbers_within_numbers_stay(tmp_path):
    """Digits of the subject inside a longer number are another number."""
    card = company(comment=f"договор 1{INN}7, артикул {PHONE[2:]}00", custom={"n": int(f"9{INN}"), "y": 2.5, "d": INN})
    erasure, after = erase(tmp_path, base(SUBJECT, card))
    assert left(after) == [attrs.evolve(card, custom={"n": int(f"9{INN}"), "y": 2.5})]
    assert erasure.other_cards == {"custom": 1}


def test_lines_that_cannot_be_read(tmp_path):
    """A broken line, one with a doubled key and blank ones stay as they are, and each unread one is an error."""
    odd = b'{"schema": "cjmkit/card@1", "comment": "a", "comment": "b"}\r\n'
    data = b"\xef\xbb\xbf" + base(STRANGER) + b"\n" + odd + base(SUBJECT) + b'{"broken'
    erasure, after = erase(tmp_path, data)
    assert after == b"\xef\xbb\xbf" + base(STRANGER) + b"\n" + odd + b'{"broken'
    assert [place for place in codes(erasure) if place[0] == "PRV106"] == [("PRV106", 3, None), ("PRV106", 5, None)]
    assert erasure.report.errors == 2
    assert erasure.unread == 2


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"x"), ("a.jsonl", b"a;b\n1;2\n"), ("a.json", b"[]")])
def test_other_files_are_refused(tmp_path, name, data):
    """A file that is no base of JSONL cards is refused, and stays."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FormatError, match=r"base of JSONL cards.*\(CFG188\)$"):
        KIT.erase(path, path, PLAIN_KEY)
    assert path.read_bytes() == data


def test_a_base_that_changes_meanwhile(tmp_path):
    """If somebody writes to the base between the preview and the erasure, nothing is written over it."""
    path = tmp_path / "base.jsonl"
    path.write_bytes(base(SUBJECT))

    def slow(_: Erasure) -> bool:
        path.write_bytes(base(SUBJECT, STRANGER))
        return True

    with pytest.raises(SourceError, match=r"changed while it was read.*\(CFG189\)$"):
        KIT.erase(path, path, PLAIN_KEY, confirm=slow)
    assert path.read_bytes() == base(SUBJECT, STRANGER)


def test_no_and_nowhere_write_nothing(tmp_path):
    """A refused preview and a call without a target write nothing; another target gets the whole base."""
    path = tmp_path / "base.jsonl"
    path.write_bytes(base(SUBJECT, STRANGER))
    assert not KIT.erase(path, path, PLAIN_KEY, confirm=lambda seen: not seen.found).written
    assert KIT.erase(path, None, PLAIN_KEY).erased == 1
    assert path.read_bytes() == base(SUBJECT, STRANGER)
    other = tmp_path / "out.jsonl.gz"
    assert KIT.erase(path, other, PLAIN_KEY).written
    again = KIT.erase(other, tmp_path / "copy.jsonl", PLAIN_KEY)
    assert (again.found, again.written) == (False, True)
    assert (tmp_path / "copy.jsonl").read_bytes() == base(STRANGER)


@pytest.mark.parametrize(
    "given", [{"inn": "500100732258"}, {"phone": "8916"}, {"email": "a b"}, {"id": "  "}, {"name": "Ульяна"}]
)
def test_keys_that_cannot_be_read(given):
    """A mistyped key is refused by its name, and its value is not repeated."""
    [(kind, value)] = given.items()
    with pytest.raises(ConfigError, match=rf"--{kind} cannot be read.*\(CFG186\)$") as caught:
        read_key(**given)
    assert value not in str(caught.value).replace(kind, "")
    with pytest.raises(ConfigError, match=r"\(CFG185\)$"):
        read_key()


def test_the_receipt(tmp_path):
    """The receipt tells counts and hashes, a keyed hash of the key, and no value of the person."""
    erasure, after = erase(tmp_path, base(SUBJECT, company(contacts=(mobile(),))))
    secret = b"0123456789abcdef"
    at = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    made = receipt(erasure, secret=secret, at=at)
    assert made["schema"] == "cjmkit/erasure@1"
    assert made["erased_at"] == "2026-11-23T09:00:00+00:00"
    assert made["key"] == {
        "kinds": ["phone"],
        "hmac_sha256": hmac.new(secret, f"phone:{PHONE}".encode(), hashlib.sha256).hexdigest(),
    }
    assert made["cards"] == {"read": 2, "erased": 1, "changed": 1, "unread": 0}
    assert made["base"]["sha256_after"] == hashlib.sha256(after).hexdigest()
    assert receipt(erasure)["key"]["hmac_sha256"] is None
    Draft202012Validator.check_schema(receipt_schema())
    fits = Draft202012Validator(receipt_schema())
    assert fits.is_valid(made)
    assert fits.is_valid(receipt(erasure))
    assert not fits.is_valid({**made, "phone": PHONE})
    text = json.dumps(made, ensure_ascii=False) + repr(erasure) + repr(erasure.report.findings)
    assert not shows_number(text.encode())
    assert "Меткина" not in text
