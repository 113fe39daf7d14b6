"""
CommerceML 2: what is written follows the schema, what is read follows the standard and the wild.
"""

import datetime as dt
import io

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cjmkit.errors import ConfigError, FormatError
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
)
from cjmkit.plugins import NoOptions, open_source
from cjmkit.plugins.progress import silent
from cjmkit_1c.commerceml.writer import made_id
from cjmkit_1c.formats import (
    CommerceMLExporter,
    CommerceMLImporter,
    CommerceMLWriteOptions,
    EnterpriseDataWriteOptions,
)

FIXED = CommerceMLWriteOptions(created="2026-11-23T12:00:00")


def document(inner: str, *, attributes: str = "") -> bytes:
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация{attributes}>{inner}</КоммерческаяИнформация>'
    )
    return text.encode()


def parties(inner: str) -> bytes:
    return document(f"<Контрагенты>{inner}</Контрагенты>")


def codes(findings):
    return [finding.code for finding in findings]


@pytest.fixture(scope="module")
def schema(schemas):
    return etree.XMLSchema(etree.parse(str(schemas / "commerceml.xsd")))


def texts():
    return st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(
        ("ООО", " ИП Иван ", "a\rb", "\x01", "http://я")
    )


def optional(strategy):
    return st.none() | strategy


def made(cls, **known):
    fields = {field.name: optional(texts()) for field in attrs.fields(cls) if field.name not in known}
    return st.builds(cls, **fields, **known)


def some_cards():
    dates = optional(st.dates(min_value=dt.date(1000, 1, 1)))
    person = made(
        PersonDetails,
        sex=optional(st.sampled_from(Sex)),
        birth_date=dates,
        passport=optional(made(Passport, issued_on=dates)),
        relatives=st.just(()),
        children=st.just(()),
        children_count=st.none(),
        income=st.none(),
    )
    numbers = made(
        Requisites,
        inn=optional(st.sampled_from(("7707083893", "500100732259", "9909000001", "1", "")) | texts()),
        kpp=optional(st.sampled_from(("773601001", "0"))),
    )
    contacts = made(
        Contact,
        kind=st.sampled_from(ContactKind),
        value=texts() | st.sampled_from(("+79161234567", "a@b.ru", "@x")),
        extension=optional(st.sampled_from(("12", "x"))),
        shown=st.booleans(),
    )
    return st.builds(
        ClientCard,
        id=optional(texts()),
        kind=optional(st.sampled_from(CardKind)),
        short_name=optional(texts()),
        full_name=optional(texts()),
        comment=optional(texts()),
        industry=optional(texts()),
        requisites=numbers,
        person=optional(person),
        bank_accounts=st.lists(made(BankAccount), max_size=2).map(tuple),
        addresses=st.lists(made(Address, kind=st.sampled_from(AddressKind)), max_size=3).map(tuple),
        people=st.lists(made(Person, role=st.sampled_from(Role)), max_size=3).map(tuple),
        contacts=st.lists(contacts, max_size=3).map(tuple),
    )


def test_full_cards_come_back(write, read, untold, company, human, sole):
    """A company, a person and a sole proprietor come back as they were, but for what the losses name."""
    data, losses = write([company, human, sole], "commerceml", FIXED)

    cards, findings = read(data)

    assert findings == []
    assert [untold(*pair, losses) for pair in zip((company, human, sole), cards, strict=True)] == [[], [], []]
    assert {loss.field for loss in losses} == {
        "custom.Сегмент",
        "tags",
        "requisites.ogrn",
        "requisites.ogrnip",
        "legal_form",
    }


def test_what_is_written_follows_the_schema(write, schema, company, human, sole):
    """libxml2 finds the file valid against the schema of the party, in the order of its elements."""
    data, _ = write([company, human, sole, ClientCard()], "commerceml", FIXED)

    schema.assertValid(etree.fromstring(data))


def test_no_namespace_on_wish(write, company):
    """Sites that want no namespace get none, and their word for an e-mail."""
    options = CommerceMLWriteOptions(namespace="none", version="2.08", email_type="Электронная почта")
    data, _ = write([company], "commerceml", options)

    root = etree.fromstring(data)

    assert root.tag == "КоммерческаяИнформация"
    assert root.get("ВерсияСхемы") == "2.08"
    assert "Электронная почта" in root.xpath("//Тип/text()")


def test_no_cards_make_an_empty_list(write, schema, read):
    """An export of nothing is a valid file without counterparties, which a reader says."""
    data, losses = write([], "commerceml", FIXED)

    schema.assertValid(etree.fromstring(data))
    assert losses == ()
    with pytest.raises(FormatError, match="ONE011"):
        read(data)


def straight(card):
    """
    Write and read one card by the format alone: the road of the toolkit is not what is tried here.
    """
    stream = io.BytesIO()
    losses = CommerceMLExporter().write([card], stream, FIXED, silent)
    records = list(CommerceMLImporter().read(open_source(stream.getvalue()), NoOptions()))
    return stream.getvalue(), losses, records


@given(card=some_cards())
def test_any_card_is_valid_and_every_loss_is_told(untold, schema, card):
    """Whatever a card holds, the file is valid, and what does not come back is among the losses."""
    data, losses, (record,) = straight(card)

    schema.assertValid(etree.fromstring(data))
    if record.card is not None:
        tidied = {str(finding.where.field) for finding in record.findings if finding.code == "ONE001"}
        assert [path for path in untold(card, record.card, losses) if not _is_tidied(path, tidied)] == []


def _is_tidied(path, tidied):
    last = path.rpartition(".")[2]
    return any(last == name or (path.startswith("contacts") and name) or name.startswith(last) for name in tidied)


def test_a_made_id_is_stable():
    """A card without an id gets the same one each time: by ИНН and КПП, or by what is known of the client."""
    numbered = ClientCard(requisites=Requisites(inn="7707083893", kpp="773601001"))
    named = attrs.evolve(numbered, short_name="Сбербанк")
    branch = ClientCard(requisites=Requisites(inn="7707083893", kpp="775001001"))
    human = ClientCard(short_name="Иван", contacts=(Contact(kind=ContactKind.PHONE, value="+79161234567"),))
    namesake = ClientCard(short_name="Иван", contacts=(Contact(kind=ContactKind.PHONE, value="+79161234568"),))

    assert made_id(numbered) == made_id(named) == "ef2fa5c0-5414-5f80-82c4-8c91e2e8f01d"
    assert len({made_id(one) for one in (numbered, branch, human, namesake)}) == 4
    assert made_id(attrs.evolve(numbered, id="7")) == made_id(ClientCard(id="7 ")) != made_id(numbered)


def test_a_made_id_is_told(write):
    """That an Ид was made stands among the losses."""
    _, losses = write([ClientCard(short_name="Иван")], "commerceml", FIXED)

    assert ("id", 1) in {(loss.field, loss.count) for loss in losses}


@pytest.mark.parametrize(
    ("option", "value"), [("version", "9"), ("namespace", "x"), ("email_type", "Мыло")], ids=["version", "ns", "email"]
)
def test_a_wrong_option_is_refused(option, value):
    """An option that the format has no sense for says what it may be."""
    with pytest.raises(ConfigError, match=option):
        CommerceMLWriteOptions(**{option: value})


def test_the_namespace_is_ignored(read):
    """Any namespace, a prefix, or none: the same party."""
    inner = "<{0}Контрагенты><{0}Контрагент><{0}Наименование>Ромашка</{0}Наименование></{0}Контрагент></{0}Контрагенты>"
    plain = document(inner.format(""))
    named = document(inner.format(""), attributes=' xmlns="urn:1C.ru:commerceml_205"')
    text = document(inner.format("c:"), attributes=' xmlns:c="urn:x"').decode()
    prefixed = text.replace("<КоммерческаяИнформация", "<c:КоммерческаяИнформация").replace(
        "</КоммерческаяИнформация", "</c:КоммерческаяИнформация"
    )

    found = [read(data)[0] for data in (plain, named, prefixed.encode())]

    assert found[0] == found[1] == found[2]
    assert found[0][0].short_name == "Ромашка"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_declared_encodings_are_read(read, encoding):
    """The encoding is the one that the declaration names."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><КоммерческаяИнформация><Контрагенты><Контрагент>'
    text += "<Наименование>Ёж</Наименование></Контрагент></Контрагенты></КоммерческаяИнформация>"

    cards, _ = read(text.encode(encoding))

    assert cards[0].short_name == "Ёж"


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("<ОфициальноеНаименование>Ромашка</ОфициальноеНаименование>", CardKind.COMPANY),
        ("<ПолноеНаименование>Иванов Иван</ПолноеНаименование>", CardKind.PERSON),
        ("<ПолноеНаименование>ИП Иванов Иван</ПолноеНаименование>", CardKind.SOLE_PROPRIETOR),
        ("<Наименование>Ромашка</Наименование><ИНН>7707083893</ИНН>", CardKind.COMPANY),
        ("<Наименование>Иванов</Наименование><ИНН>500100732259</ИНН>", CardKind.PERSON),
        ("<Наименование>Ромашка</Наименование><КПП>773601001</КПП>", CardKind.COMPANY),
        ("<Фамилия>Иванов</Фамилия>", CardKind.PERSON),
        ("<Наименование>Ромашка</Наименование>", None),
        (
            "<ПолноеНаименование>Иванов</ПолноеНаименование><РасчетныеСчета><РасчетныйСчет>"
            "<НомерСчета>40802810000000000001</НомерСчета></РасчетныйСчет></РасчетныеСчета>",
            CardKind.SOLE_PROPRIETOR,
        ),
    ],
)
def test_who_a_party_is(read, inner, kind):
    """An official name makes an organisation, a full one a person; the length of a right ИНН decides."""
    cards, _ = read(parties(f"<Контрагент>{inner}</Контрагент>"))

    assert cards[0].kind is kind


@pytest.mark.parametrize(
    ("name", "inn", "kind"),
    [
        ("ПолноеНаименование", "7707083893", CardKind.COMPANY),
        ("ОфициальноеНаименование", "500100732259", CardKind.PERSON),
    ],
)
def test_name_against_number(read, name, inn, kind):
    """Where name and ИНН differ the ИНН decides, and a warning says so."""
    cards, findings = read(parties(f"<Контрагент><{name}>Ромашка</{name}><ИНН>{inn}</ИНН></Контрагент>"))

    assert cards[0].kind is kind
    told = next(finding for finding in findings if finding.code == "ONE010")
    assert name in told.message("ru")
    assert told.message("en")


def test_the_wild_sample(read, samples):
    """A file as sites write it: documents with roles, wrappers, odd words, an invented element, an ОГРН."""
    cards, findings = read((samples / "commerceml-orders.xml").read_bytes())

    seller, buyer, human = cards
    assert seller.requisites.ogrn == "1027700132195"
    assert seller.custom == {"Роль": "Продавец", "Менеджер": "Ольга"}
    assert seller.bank_accounts[0].account == "40702810122019549656"
    assert buyer.requisites == Requisites(inn="7736207543", kpp="770401001")
    assert buyer.address(AddressKind.LEGAL).text == "119021, Москва, ул. Льва Толстого, 16"
    assert buyer.address(AddressKind.LEGAL).postal_code == "119021"
    assert [contact.kind for contact in buyer.contacts] == [ContactKind.PHONE, ContactKind.EMAIL, ContactKind.EMAIL]
    assert [(one.role, one.name) for one in buyer.people] == [(Role.CONTACT, "Синицына Ева"), (Role.CONTACT, "Рысь Ян")]
    assert buyer.people[1].position == "Логист"
    assert human.person.birth_date is None
    assert human.custom["ДатаРождения"] == "вчера"
    assert human.custom["Пол"] == "?"
    assert human.custom["Координаты на карте"] == "55.7, 37.6"
    assert {"ONE001", "ONE002", "ONE003", "ONE004", "ONE005", "ONE006", "ONE007"} <= set(codes(findings))
    assert all(finding.where.line for finding in findings if finding.code.startswith("ONE"))


def test_personal_values_stay_out_of_messages(read, samples):
    """No finding shows a phone, a name or a number in its words."""
    _, findings = read((samples / "commerceml-orders.xml").read_bytes())

    shown = " ".join(finding.message(lang) for finding in findings for lang in ("ru", "en"))

    assert not any(value in shown for value in ("916", "Иванов", "7736207543", "Синицына"))


def test_the_same_party_twice_is_one_card(read):
    """A party that documents repeat word for word is one card, and the number of its places is told."""
    one = "<Контрагент><Ид>1</Ид><Наименование>Ромашка</Наименование></Контрагент>"
    document_ = f"<Документ><Контрагенты>{one}</Контрагенты></Документ>"

    cards, findings = read(document(document_ * 3))

    assert len(cards) == 1
    assert findings[-1].params == {"count": 3}


def test_an_empty_party_is_rejected(kit):
    """A party without anything is no card: it is an error with its line, and the others are read."""
    data = parties("\n<Контрагент/>\n<Контрагент><Наименование>Ромашка</Наименование></Контрагент>")

    with kit.read_cards(data) as batch:
        cards = list(batch)

        rejects = list(batch.rejects)

    assert [card.short_name for card in cards] == ["Ромашка"]
    assert len(rejects) == 1
    found = next(finding for finding in batch.report.findings if finding.code == "ONE009")
    assert found.where.line == 3


def test_a_nameless_party_is_told(read):
    """A party with a number and no name is a card with a warning."""
    cards, findings = read(parties("<Контрагент><ИНН>7707083893</ИНН></Контрагент>"))

    assert cards[0].requisites.inn == "7707083893"
    assert "ONE008" in codes(findings)


def test_a_catalogue_has_no_parties(read):
    """A catalogue of goods begins alike and holds nobody: the words say what to export."""
    with pytest.raises(FormatError, match="ONE011"):
        read(document("<Каталог><Товары/></Каталог>"))


def test_another_root_is_refused(kit):
    """Named by hand, the format refuses an XML of another root."""
    with pytest.raises(FormatError, match="ONE012"):
        list(kit.read_cards(b"<a/>", format="commerceml"))


def test_several_phones_in_one_contact(read):
    """Phones written in one contact become one each; a text that is more than phones stays whole."""
    contact = "<Контакт><Тип>Телефон рабочий</Тип><Значение>{}</Значение></Контакт>"
    inner = contact.format("8 916 123-45-67, 8 495 123 45 67 доб. 3") + contact.format("916 Анна")
    cards, _ = read(parties(f"<Контрагент><Наименование>Р</Наименование><Контакты>{inner}</Контакты></Контрагент>"))

    assert [(one.value, one.extension) for one in cards[0].contacts] == [
        ("+79161234567", None),
        ("+74951234567", "3"),
        ("916 Анна", None),
    ]


@pytest.mark.parametrize(
    ("word", "value", "kind"),
    [
        ("ТелефонРабочий", "1", ContactKind.PHONE),
        ("Телефон Мобильный", "1", ContactKind.MOBILE),
        ("Электронная почта", "a@b.ru", ContactKind.EMAIL),
        ("Мыло", "a@b.ru", ContactKind.EMAIL),
        ("Трубка", "+79161234567", ContactKind.PHONE),
        ("Ссылка", "https://x.ru", ContactKind.WEBSITE),
        ("Прочее", "+79161234567", ContactKind.EXTRA_PHONE),
        ("Прочее", "@ivan", ContactKind.MESSENGER),
        ("ICQ", "123", ContactKind.MESSENGER),
    ],
)
def test_words_for_contacts(read, word, value, kind):
    """The schema's words, those of the wild, and where there is none the value tells the kind."""
    inner = f"<Контакты><Контакт><Тип>{word}</Тип><Значение>{value}</Значение></Контакт></Контакты>"
    cards, _ = read(parties(f"<Контрагент><Наименование>Р</Наименование>{inner}</Контрагент>"))

    assert [one.kind for one in cards[0].contacts] == [kind]


def test_an_address_without_its_line(read):
    """An address of fields only gets its line from them; one without anything is none."""
    fields = "<АдресноеПоле><Тип>Город</Тип><Значение>Тула</Значение></АдресноеПоле>"
    fields += "<АдресноеПоле><Тип>Улица</Тип><Значение>Мира</Значение></АдресноеПоле>"
    inner = f"<Адрес>{fields}<Комментарий>вход со двора</Комментарий></Адрес><ЮридическийАдрес/>"
    cards, _ = read(parties(f"<Контрагент><Наименование>Р</Наименование>{inner}</Контрагент>"))

    assert cards[0].addresses == (Address(kind=AddressKind.ACTUAL, text="Тула, Мира", city="Тула"),)
    assert cards[0].custom == {"Адрес: комментарий": "вход со двора"}


def test_little_things(read):
    """Empty elements are nothing; a custom field that comes twice is numbered, and once if it is the same."""
    inner = "<Наименование>Р</Наименование><РасчетныеСчета><РасчетныйСчет/></РасчетныеСчета><Пустой/>"
    value = "<ЗначениеРеквизита><Наименование>{}</Наименование><Значение>{}</Значение></ЗначениеРеквизита>"
    values = "".join(value.format(*pair) for pair in (("A", "1"), ("A", "2"), ("A", "1"), ("B", "")))
    cards, _ = read(parties(f"<Контрагент>{inner}<ЗначенияРеквизитов>{values}</ЗначенияРеквизитов></Контрагент>"))

    assert cards[0].bank_accounts == ()
    assert cards[0].custom == {"A": "1", "A 2": "2"}


@pytest.mark.parametrize(
    ("inn", "element"), [("7707083893", "ОфициальноеНаименование"), ("500100732259", "ПолноеНаименование")]
)
def test_a_card_of_unknown_kind(write, inn, element):
    """Where the kind is not known the ИНН decides, and the loss says that it will be told."""
    card = ClientCard(short_name="Ромашка", requisites=Requisites(inn=inn))

    data, losses = write([card], "commerceml", FIXED)

    assert element in data.decode()
    assert "kind" in {loss.field for loss in losses}


def test_what_cannot_stand_in_the_file(write):
    """An incomplete passport, nobody, a bank without an account and a КПП of another length are losses, once a card."""
    card = ClientCard(
        kind=CardKind.PERSON,
        short_name="Р",
        requisites=Requisites(kpp="1"),
        person=PersonDetails(passport=Passport(number="123456")),
        people=(Person(role=Role.CONTACT), Person(role=Role.DIRECTOR)),
        bank_accounts=(BankAccount(bank_name="Банк"), BankAccount(bik="044525225")),
        addresses=(Address(), Address(kind=AddressKind.LEGAL)),
    )

    _, losses = write([card], "commerceml", FIXED)

    counts = {loss.field: loss.count for loss in losses}
    lost = ("id", "people", "bank_accounts", "person.passport", "requisites.kpp", "addresses")
    assert counts == dict.fromkeys(lost, 1)


@pytest.mark.parametrize("cls", [CommerceMLWriteOptions, EnterpriseDataWriteOptions])
@pytest.mark.parametrize("created", ["вчера", "", "2026-11-23", "2026-02-30T12:00:00", "2026-11-23T12:00:00+03:00", 5])
def test_a_wrong_moment_is_refused(cls, created):
    """The date and time of the heading must be one that a schema takes."""
    with pytest.raises(ConfigError, match=r"created.*2026-11-23T12:00:00"):
        cls(created=created)
    assert cls(created="2026-11-23T12:00:00").created
