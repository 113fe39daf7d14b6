"""
Cards as lines of calls.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import jsonschema
import pytest
from bitrix24_cards import calls, company, lines_of, person, read
from hypothesis import given
from hypothesis import strategies as st

import cjmkit_bitrix24
from cjmkit import Toolkit
from cjmkit.errors import ConfigError
from cjmkit.findings import Location
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Passport,
    Person,
    PersonDetails,
    Requisites,
    Role,
    Sex,
    Term,
)
from cjmkit.plugins import Loss
from cjmkit.testing import samples
from cjmkit_bitrix24.rest import CallsExporter, CallsOptions
from cjmkit_bitrix24.rest.calls import subject_of
from cjmkit_bitrix24.rest.lines import Line, json_schema, load_line


def written(card: ClientCard, options: CallsOptions | None = None) -> tuple[dict[str, dict[str, Any]], dict[str, int]]:
    """
    The fields of the calls of *card*, and its losses.
    """
    stream = io.BytesIO()
    losses = CallsExporter().write([card], stream, options or CallsOptions(company_preset=1), lambda count: None)
    return calls(stream.getvalue()), {loss.field: loss.count for loss in losses}


def test_order_and_fields() -> None:
    """
    The calls come in the order of the reference, with its entity types, countries and kinds of addresses.
    """
    line = read(lines_of([company()])[0])
    methods = [call["method"] for call in line["calls"]]
    assert methods == [
        "crm.company.add",
        "crm.requisite.add",
        *["crm.address.add"] * 2,
        *["crm.requisite.bankdetail.add"] * 2,
        "crm.contact.add",
    ]
    fields = calls(lines_of([company()])[0])
    assert fields["requisite"]["ENTITY_TYPE_ID"] == 4
    assert fields["requisite"]["ENTITY_ID"] == "$company"
    assert fields["requisite"]["PRESET_ID"] == 1
    assert fields["requisite"]["RQ_INN"] == "7707083893"
    assert [fields[f"address{n}"]["TYPE_ID"] for n in (1, 2)] == [6, 8]
    assert fields["address1"]["ENTITY_TYPE_ID"] == 8
    assert fields["bank1"]["ENTITY_ID"] == "$requisite"
    assert fields["bank1"]["COUNTRY_ID"] == 1
    assert fields["bank1"]["RQ_BIK"] == "044525225"
    assert fields["person1"]["COMPANY_ID"] == "$company"
    assert (fields["person1"]["LAST_NAME"], fields["person1"]["NAME"]) == ("Петрова", "Анна")


def test_region_is_province() -> None:
    """
    A region goes to PROVINCE: what the portal calls REGION is the district.
    """
    card = company(addresses=(Address(kind=AddressKind.ACTUAL, text="ул. Мира, 1", region="Тверская обл."),))
    address = written(card)[0]["address1"]
    assert address["PROVINCE"] == "Тверская обл."
    assert "REGION" not in address
    assert address["TYPE_ID"] == 1


def test_person() -> None:
    """
    A person is a contact with a requisite of entity type 3, their passport and their registration.
    """
    details = PersonDetails(
        last_name="Иванов",
        first_name="Пётр",
        patronymic="Ильич",
        birth_date=dt.date(1980, 2, 29),
        sex=Sex.MALE,
        passport=Passport(series="4509", number="123456", issued_on=dt.date(2010, 5, 6), code="770-001"),
    )
    card = person(
        person=details, addresses=(Address(kind=AddressKind.LEGAL, text="ул. Мира, 1"),), source=Term(label="Сайт")
    )
    fields, losses = written(card, CallsOptions(person_preset=5))
    assert fields["contact"]["BIRTHDATE"] == "1980-02-29"
    assert fields["contact"]["SOURCE_DESCRIPTION"] == "Сайт"
    requisite = fields["requisite"]
    assert (requisite["ENTITY_TYPE_ID"], requisite["PRESET_ID"]) == (3, 5)
    assert (requisite["RQ_IDENT_DOC_SER"], requisite["RQ_IDENT_DOC_DATE"]) == ("4509", "06.05.2010")
    assert fields["address1"]["TYPE_ID"] == 4
    assert set(losses) == {"person.sex"}


@pytest.mark.parametrize(
    ("way", "method", "entity"), [("company", "crm.company.add", 4), ("contact", "crm.contact.add", 3)]
)
def test_sole_proprietor(way: Any, method: str, entity: int) -> None:
    """
    A sole proprietor is a company or a contact, as the options say, with the template of their own.
    """
    details = PersonDetails(last_name="Сидоров", first_name="Иван")
    card = ClientCard(
        kind=CardKind.SOLE_PROPRIETOR,
        short_name="ИП Сидоров",
        person=details,
        requisites=Requisites(ogrnip="304500116000157"),
    )
    stream = io.BytesIO()
    CallsExporter().write([card], stream, CallsOptions(sole_proprietors=way), lambda count: None)
    line = read(stream.getvalue())
    assert line["calls"][0]["method"] == f"crm.{way}.add"
    assert line["needs"] == ["preset.sole_proprietor"]
    requisite = line["calls"][1]["params"]["fields"]
    assert requisite["ENTITY_TYPE_ID"] == entity
    assert requisite["PRESET_ID"] == "$preset.sole_proprietor"
    assert (requisite["RQ_LAST_NAME"], requisite["RQ_COMPANY_NAME"]) == ("Сидоров", "ИП Сидоров")


@pytest.mark.parametrize(
    ("card", "subject"),
    [
        (ClientCard(short_name="ООО «Ромашка»"), "company"),
        (ClientCard(), "company"),
        (ClientCard(requisites=Requisites(ogrnip="304500116000157")), "sole_proprietor"),
        (ClientCard(person=PersonDetails(first_name="Анна")), "person"),
        (ClientCard(person=PersonDetails(first_name="Анна"), requisites=Requisites(kpp="773601001")), "company"),
    ],
)
def test_unknown_kind(card: ClientCard, subject: str) -> None:
    """
    A card that does not tell its kind is what its numbers and names prove, else a company.
    """
    assert subject_of(card) == subject


def test_contacts() -> None:
    """
    Phones, e-mails, sites and messengers keep their kinds, extensions their numbers.
    """
    contacts = (
        Contact(kind=ContactKind.MOBILE, value="+79161234567"),
        Contact(kind=ContactKind.FAX, value="+74951234567", extension="12"),
        Contact(kind=ContactKind.EMAIL, value="info@example.org"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.org"),
        Contact(kind=ContactKind.MESSENGER, value="https://t.me/romashka"),
        Contact(kind=ContactKind.MESSENGER, value="romashka", note="звонить днём", shown=True),
        Contact(kind=ContactKind.SOCIAL, value="https://vk.com/romashka"),
    )
    fields, losses = written(company(contacts=contacts))
    root = fields["company"]
    assert root["PHONE"] == [
        {"VALUE": "+79161234567", "VALUE_TYPE": "MOBILE"},
        {"VALUE": "+74951234567 доб. 12", "VALUE_TYPE": "FAX"},
    ]
    assert [one["VALUE_TYPE"] for one in root["IM"]] == ["TELEGRAM", "OTHER"]
    assert [one["VALUE_TYPE"] for one in root["WEB"]] == ["WORK", "OTHER"]
    assert set(losses) == {"contacts.note", "contacts.shown", "contacts.kind"}


def test_officers() -> None:
    """
    The director and the accountant are fields of the requisite; a second of a role is a contact, one nameless a loss.
    """
    people = (
        Person(role=Role.DIRECTOR, name="Иванов Пётр Ильич", position="Президент", basis="Устава"),
        Person(role=Role.CHIEF_ACCOUNTANT, name="Сидорова Анна Петровна"),
        Person(role=Role.DIRECTOR, name="John Smith"),
        Person(role=Role.DEPARTMENT_HEAD, name="Орлов Олег Олегович", position="Снабжение"),
        Person(role=Role.CONTACT),
    )
    fields, losses = written(company(people=people))
    requisite = fields["requisite"]
    assert requisite["RQ_DIRECTOR"] == requisite["RQ_CEO_NAME"] == "Иванов Пётр Ильич"
    assert (requisite["RQ_CEO_WORK_POS"], requisite["RQ_BASE_DOC"]) == ("Президент", "Устава")
    assert requisite["RQ_ACCOUNTANT"] == "Сидорова Анна Петровна"
    assert (fields["person1"]["LAST_NAME"], fields["person1"]["POST"]) == ("John Smith", "Руководитель")
    assert losses == {"people": 1, "people.name": 1, "people.role": 1}
    one = Person(role=Role.CHIEF_ACCOUNTANT, name="Сидорова Анна", position="Главбух", basis="Приказа", card="9")
    assert set(written(company(people=(one,)))[1]) == {"people.position", "people.basis", "people.card"}
    _, without = written(company(people=people), CallsOptions(people=False))
    assert without == {"people": 1}


def test_addresses_of_a_kind() -> None:
    """
    A requisite has one address of each kind: a second is a loss, one of no kind is written as the actual one.
    """
    one, two = (Address(kind=AddressKind.LEGAL, text=f"ул. Мира, {n}") for n in (1, 2))
    other = Address(text="склад")
    fields, losses = written(company(addresses=(other, one, two)))
    assert [fields[f"address{n}"]["TYPE_ID"] for n in (1, 2)] == [1, 6]
    assert losses == {"addresses": 1, "addresses.kind": 1}


def test_address_alone() -> None:
    """
    A requisite that only holds an address is marked so.
    """
    card = ClientCard(short_name="ООО «Ромашка»", addresses=(Address(kind=AddressKind.ACTUAL, text="ул. Мира, 1"),))
    assert written(card)[0]["requisite"]["ADDRESS_ONLY"] == "Y"


def test_nameless() -> None:
    """
    A company is titled by its ИНН where it has no name, by the person's name where that is all, else as nameless.
    """
    numbers = Requisites(inn="7707083893")
    assert written(ClientCard(requisites=numbers))[0]["company"]["TITLE"] == "ИНН 7707083893"
    assert written(ClientCard())[0]["company"]["TITLE"] == "Без названия"
    card = ClientCard(kind=CardKind.SOLE_PROPRIETOR, person=PersonDetails(first_name="Анна", last_name="Орлова"))
    assert written(card)[0]["company"]["TITLE"] == "Орлова Анна"
    assert written(ClientCard(kind=CardKind.PERSON, short_name="Орлова Анна Петровна"))[0]["contact"] == {
        "LAST_NAME": "Орлова",
        "NAME": "Анна",
        "SECOND_NAME": "Петровна",
        "ORIGINATOR_ID": "cjmkit",
        "ORIGIN_ID": read(lines_of([ClientCard(kind=CardKind.PERSON, short_name="Орлова Анна Петровна")])[0])["key"],
    }


def test_no_requisite() -> None:
    """
    A card with a name and a phone needs no requisite, and no template.
    """
    line = read(lines_of([ClientCard(short_name="ООО «Ромашка»")], CallsOptions())[0])
    assert [call["id"] for call in line["calls"]] == ["company"]
    assert "needs" not in line


def test_treasury_account() -> None:
    """
    A personal account of the treasury stands in the comments of the bank detail.
    """
    account = BankAccount(account="03100643000000017300", personal_account="04731000010", bank_city="Москва")
    bank = written(company(bank_accounts=(account, BankAccount())))[0]["bank1"]
    assert bank["COMMENTS"] == "Лицевой счёт: 04731000010"
    assert (bank["NAME"], bank["RQ_BANK_ADDR"]) == ("Банковские реквизиты 1", "Москва")


def test_own_fields() -> None:
    """
    Fields of the card and own ones go to fields of the portal by the options, as the kinds of values it takes.
    """
    custom: dict[str, Any] = {"Выручка": Decimal("1500.50"), "VIP": True, "Отрасли": ("A", "B"), "Класс": "A"}
    card = company(industry="Банки", custom=custom, next_contact_on=dt.date(2026, 1, 2), tags=("vip",))
    uf = {
        "industry": "UF_CRM_1",
        "Выручка": "REVENUE",
        "VIP": "UF_CRM_2",
        "Отрасли": "UF_CRM_3",
        "next_contact_on": "UF_CRM_4",
        "нет": "UF_CRM_5",
        "tags": "UF_CRM_6",
    }
    fields, losses = written(card, CallsOptions(company_preset=1, fields=uf, responsible=7, opened="N"))
    root = fields["company"]
    assert (root["UF_CRM_1"], root["REVENUE"], root["UF_CRM_2"]) == ("Банки", "1500.50", "Y")
    assert (root["UF_CRM_3"], root["UF_CRM_4"]) == (["A", "B"], "2026-01-02")
    assert (root["ASSIGNED_BY_ID"], root["OPENED"], root["UF_CRM_6"]) == (7, "N", "vip")
    assert losses == {"custom.Класс": 1}


def test_tag_that_splits() -> None:
    """
    A tag that holds the separator of tags is lost even where there is a field for it.
    """
    _, losses = written(company(tags=("a; b",)), CallsOptions(company_preset=1, fields={"tags": "UF_CRM_6"}))
    assert losses == {"tags": 1}


def test_legal_form_in_the_name() -> None:
    """
    A legal form that the name begins with is not lost; one that stands nowhere is.
    """
    assert written(company(legal_form="ООО"))[1] == {}
    assert written(company(legal_form="АО"))[1] == {"legal_form": 1}


def test_loss_tells_what_to_do() -> None:
    """
    A field that the portal lacks is named with the option that would carry it.
    """
    losses = CallsExporter().write([company(industry="Банки")], io.BytesIO(), CallsOptions(), lambda count: None)
    assert [loss.field for loss in losses] == ["industry"]
    assert "fields=industry=UF_CRM_" in losses[0].reason.en


@pytest.mark.parametrize(
    ("card", "key"),
    [
        (company(7), "id-c7"),
        (company(id=None), "inn-7707083893-773601001"),
        (company(id=None, requisites=Requisites(inn="7707083893")), "inn-7707083893"),
    ],
)
def test_keys(card: ClientCard, key: str) -> None:
    """
    The key is the card's id, else its numbers.
    """
    line = lines_of([card])[0]
    assert read(line)["key"] == key
    assert calls(line)["company"]["ORIGIN_ID"] == key
    assert calls(line)["requisite"]["XML_ID"] == f"cjmkit:{key}:requisite"


def test_key_of_contents() -> None:
    """
    A card without id and numbers has a digest of all its calls: the same each time, another for another card.
    """
    one, two = ClientCard(short_name="Один"), ClientCard(short_name="Два")
    keys = [read(line)["key"] for line in lines_of([one, two, one])]
    assert keys[0] == keys[2] != keys[1]
    assert keys[0].startswith("sum-")


@pytest.mark.parametrize("strange", ["x" * 500, "$result[c0]", "a\nb", " a"])
def test_strange_ids(strange: str) -> None:
    """
    An id that could not be a key to the portal is replaced by its digest.
    """
    key = read(lines_of([company(id=strange)])[0])["key"]
    assert key.startswith("id-")
    assert len(key) == 43


def test_accounts_keep_their_keys() -> None:
    """
    Accounts in another order have the same keys, and two equal ones have two.
    """
    card = company()
    turned = attrs.evolve(card, bank_accounts=(*card.bank_accounts[::-1], card.bank_accounts[0]))

    def keys(one: ClientCard) -> list[str]:
        return [fields["XML_ID"] for name, fields in calls(lines_of([one])[0]).items() if name.startswith("bank")]

    assert set(keys(card)) < set(keys(turned))
    assert len(set(keys(turned))) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"originator": ""},
        {"originator": "a\nb"},
        {"company_preset": 0},
        {"responsible": -1},
        {"fields": {"industry": "uf_crm_1"}},
        {"fields": {"industry": "TITLE"}},
        {"opened": "да"},
        {"inn_field": "ИНН"},
        {"sole_proprietors": "lead"},
    ],
)
def test_wrong_options(wrong: dict[str, Any]) -> None:
    """
    A wrong option is told when the options are made.
    """
    with pytest.raises(ConfigError, match=next(iter(wrong))):
        CallsOptions(**wrong)


def test_by_the_toolkit(tmp_path: Any) -> None:
    """
    The toolkit finds the exporter by its name and makes its options of texts.
    """
    kit = Toolkit(plugins=(cjmkit_bitrix24,))
    options = {"company_preset": "1", "fields": "industry=UF_CRM_1"}
    written = kit.write_cards(
        [company(industry="Банки")], tmp_path / "c.jsonl", format="bitrix24-rest", options=options
    )
    assert written.cards == 1
    assert calls((tmp_path / "c.jsonl").read_bytes())["company"]["UF_CRM_1"] == "Банки"
    assert not kit.problems


def test_streams() -> None:
    """
    Cards are taken one by one, each told once, and memory does not grow with their number.
    """
    ticks: list[int] = []

    def many(count: int) -> Iterator[ClientCard]:
        for number in range(count):
            yield company(number)

    def peak(count: int) -> int:
        tracemalloc.start()
        with open("/dev/null", "wb") as nowhere:  # noqa: PTH123
            CallsExporter().write(many(count), nowhere, CallsOptions(), ticks.append)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    small = peak(50)
    assert peak(500) < small * 2 + 200_000
    assert sum(ticks) == 550


def strange_cards() -> Iterator[ClientCard]:
    """
    Cards with every field, with one, with none, and with hostile texts in every field.
    """
    yield from samples.cards_of_every_field()
    yield from samples.empty_cards()
    yield from (card for _, card in samples.cards_by_field())
    for text in samples.HOSTILE_TEXTS.values():
        yield from (card for _, card in samples.text_cards(text))


def test_any_card() -> None:
    """
    Whatever a card holds, its line follows the schema, is read back, and is the same at the second export.
    """
    validator = jsonschema.Draft202012Validator(json_schema())
    for card in strange_cards():
        lines = lines_of([card])
        assert lines == lines_of([card])
        assert len(lines) == 1
        validator.validate(read(lines[0]))
        line = load_line(lines[0], Location(line=1))
        assert isinstance(line, Line)
        assert line.key == read(lines[0])["key"]


def leaves(part: object) -> Iterator[str]:
    """
    Every text that a card holds.
    """
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from leaves(inner)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from leaves(inner)


def test_losses_are_true() -> None:
    """
    Every text of a card is in its line or its field in the losses, for cards with one field and with every field.
    """
    for card in (*samples.cards_of_every_field(), *(card for _, card in samples.cards_by_field())):
        stream = io.BytesIO()
        losses: Any = CallsExporter().write([card], stream, CallsOptions(company_preset=1), lambda count: None)
        told = {loss.field.partition(".")[0] for loss in losses}
        line = "\n".join(leaves(read(stream.getvalue())))
        for field in attrs.fields(ClientCard):
            for text in leaves(attrs.asdict(card)[field.name]):
                assert text in line or field.name in told, (field.name, text)
        assert all(isinstance(loss, Loss) and loss.count == 1 for loss in losses)


def test_half_characters() -> None:
    """
    Half a character, which no file can hold, is a question mark and a loss.
    """
    fields, losses = written(company(short_name="ООО \ud83d"))
    assert fields["company"]["TITLE"] == "ООО ?"
    assert losses == {"card": 1}


def test_no_idle_losses() -> None:
    """
    Where a card has one field only, a loss is of that field.
    """
    for name, card in samples.cards_by_field():
        losses: Any = CallsExporter().write([card], io.BytesIO(), CallsOptions(), lambda count: None)
        assert all(loss.field.partition(".")[0] == name.partition(".")[0].partition("[")[0] for loss in losses), name


def test_schema_is_one() -> None:
    """
    The schema itself is a valid JSON Schema of 2020-12, and refuses lines that the sender would.
    """
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = read(lines_of([company()])[0])
    assert validator.is_valid(good)
    for change in ({"schema": "cjmkit/card@1"}, {"key": ""}, {"calls": []}, {"needs": ["ИНН"]}, {"kind": "lead"}):
        assert not validator.is_valid({**good, **change})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line.update(key=5),
        lambda line: line["calls"].insert(0, {}),
        lambda line: line["calls"].insert(0, {"id": "a", "method": [], "params": {}}),
        lambda line: line["calls"][0].update(method="crm.company.delete"),
        lambda line: line["calls"][0].update(params={}),
        lambda line: line["calls"][1].update(id="company"),
        lambda line: line["calls"][1]["params"]["fields"].update(ENTITY_ID="$nobody"),
        lambda line: line["calls"][1]["params"]["fields"].update(ENTITY_ID=5),
        lambda line: line["calls"][1]["params"]["fields"].pop("XML_ID"),
        lambda line: line["calls"][0]["params"]["fields"].pop("ORIGIN_ID"),
        lambda line: line["calls"].pop(0),
        lambda line: line["calls"][6]["params"]["fields"].pop("COMPANY_ID"),
        lambda line: line.update(calls={}),
        lambda line: line.update(needs="preset"),
        lambda line: line.update(needs=[[]]),
        lambda line: line["calls"][1]["params"]["fields"].update(PRESET_ID=[]),
        lambda line: line["calls"][1]["params"]["fields"].update(PRESET_ID={"a": 1}),
        lambda line: line["calls"][1]["params"]["fields"].update(PRESET_ID="$preset.lead"),
        lambda line: line["calls"][2]["params"]["fields"].update(TYPE_ID="x"),
        lambda line: line["calls"][0]["params"]["fields"].update(TITLE=None),
        lambda line: line["calls"][0]["params"]["fields"].update(TITLE={"a": {}}),
        lambda line: line["calls"][0]["params"]["fields"].update(TITLE=[[]]),
        lambda line: (
            line["calls"][0]["params"]["fields"].update(COMPANY_ID="$x", ENTITY_ID="$x")
            or line["calls"][0].update(method="crm.requisite.add")
        ),
    ],
)
def test_spoiled_lines(spoil: Any) -> None:
    """
    A line that was tampered with is a finding, never sent half.
    """
    line = read(lines_of([company()])[0])
    spoil(line)
    found = load_line(json.dumps(line).encode(), Location(line=3))
    assert not isinstance(found, Line)
    assert found.code == "BTX204"
    assert "7707083893" not in found.message("ru")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["", "company", "$company", "crm.company.add", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "method", "a"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def spots(part: Any) -> Iterator[tuple[Any, Any]]:
    """
    Every place within a line where something stands.
    """
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield part, key
        yield from spots(value)


@given(st.integers(0, 200), JSON, st.integers(0, 3000))
def test_lines_that_nobody_wrote(spot: int, value: Any, cut: int) -> None:
    """
    A line with anything anywhere, or cut anywhere, is a card that holds what a card must, or a finding.
    """
    line = read(lines_of([company()])[0])
    places = list(spots(line))
    part, key = places[spot % len(places)]
    part[key] = value
    raw = json.dumps(line).encode()
    for text in (raw, raw[: cut % len(raw)]):
        found = load_line(text, Location(line=1))
        if isinstance(found, Line):
            assert found.key
            assert found.calls[0].parent is None
            assert all(call.parent for call in found.calls[1:])
