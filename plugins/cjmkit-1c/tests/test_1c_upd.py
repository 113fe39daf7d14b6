"""
UPD: parties of both generations of the format in, fragments out.
"""

import io

import attrs
import pytest
from hypothesis import given
from lxml import etree
from test_1c_commerceml import some_cards

from cjmkit.errors import ConfigError, FormatError
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    PersonDetails,
    Requisites,
)
from cjmkit.plugins import open_source
from cjmkit.plugins.progress import silent
from cjmkit_1c.formats import UPDExporter, UPDImporter, UPDReadOptions, UPDWriteOptions
from cjmkit_1c.upd import party_xml

INN = Requisites(inn="7707083893")


@pytest.fixture(scope="module")
def schema(schemas):
    return etree.XMLSchema(etree.parse(str(schemas / "upd-5.03.xsd")))


def upd(inner: str) -> bytes:
    text = '<?xml version="1.0" encoding="windows-1251"?><Файл ИдФайл="ON_NSCHFDOPPR_1"><Документ КНД="1115131">'
    return f"{text}<СвСчФакт>{inner}</СвСчФакт></Документ></Файл>".encode("cp1251")


def party(inner: str, element: str = "СвПокуп") -> bytes:
    return upd(f"<{element}>{inner}</{element}>")


def codes(findings):
    return [finding.code for finding in findings if finding.code.startswith("ONE")]


def test_the_older_format(read, samples):
    """5.01: attributes of a contact, address in parts, ОГРНИП inside a text, «он же» for a consignor."""
    cards, findings = read((samples / "upd-5.01.xml").read_bytes())

    seller, buyer = cards
    assert (seller.kind, seller.name, seller.legal_form) == (CardKind.SOLE_PROPRIETOR, "Петров Иван Иванович", "ИП")
    assert seller.requisites == Requisites(inn="500100732259", ogrnip="304500116000157")
    assert seller.addresses == (
        Address(
            kind=AddressKind.LEGAL,
            text="142181, регион 50, Подольск, Коледино, Парковая, д. 6, корп. 1",
            postal_code="142181",
            city="Подольск",
        ),
    )
    assert [(one.kind, one.value) for one in seller.contacts] == [
        (ContactKind.PHONE, "+74957397000"),
        (ContactKind.EMAIL, "petrov@example.ru"),
    ]
    assert (buyer.short_name, buyer.full_name) == ("ООО «Яндекс»", "Общество с ограниченной ответственностью «ЯНДЕКС»")
    assert [address.kind for address in buyer.addresses] == [AddressKind.LEGAL, AddressKind.ACTUAL]
    assert buyer.custom == {"Роль в документе": "Покупатель, Грузополучатель", "Код ГАР": "03510210"}
    assert codes(findings) == ["ONE001"]


def test_the_newer_format(read, samples):
    """5.03: elements of a contact, an address of the state register, a person and a foreign organisation."""
    cards, findings = read((samples / "upd-5.03.xml").read_bytes())

    seller, consignor, consignee, buyer = cards
    assert seller.requisites == Requisites(inn="7707083893", kpp="773601001", okpo="00032537", okopf="12247")
    assert seller.bank_accounts[0].bik == "044525974"
    assert [one.value for one in seller.contacts] == ["+74955005550", "+79161234567", "office@example.ru"]
    assert seller.custom == {"Роль в документе": "Продавец", "СтруктПодр": "Склад", "ИнКонт": "@sber"}
    assert consignor.address(AddressKind.ACTUAL) == Address(
        kind=AddressKind.ACTUAL,
        text="450133, Свердловская область, г Екатеринбург, ул Ленина, участок 5, дом 7, офис 12",
        postal_code="450133",
        region="Свердловская область",
        city="Екатеринбург",
    )
    assert (buyer.kind, buyer.full_name) == (CardKind.COMPANY, "ОАО «Лён»")
    assert buyer.addresses[0].country == "Беларусь"
    assert buyer.custom["Идентиф"] == "190000000"
    assert (consignee.kind, consignee.person.last_name) == (CardKind.PERSON, "Иванова")
    assert set(codes(findings)) == {"ONE001", "ONE042"}


@pytest.mark.parametrize(("take", "count"), [("all", 4), ("sellers", 2), ("buyers", 2)])
def test_whom_the_option_takes(read, samples, take, count):
    """Sellers or buyers alone are taken on wish."""
    cards, _ = read((samples / "upd-5.03.xml").read_bytes(), options={"take": take})

    assert len(cards) == count


def test_wrong_options_are_refused():
    """A wrong word says which ones there are."""
    with pytest.raises(ConfigError, match="take"):
        UPDReadOptions(take="none")
    with pytest.raises(ConfigError, match="element"):
        UPDWriteOptions(element="Файл")
    with pytest.raises(ConfigError, match="version"):
        UPDWriteOptions(version="5.04")


def test_a_misspelt_attribute_is_taken_and_told(read):
    """A Latin letter in an attribute's name does not hide the value."""
    cards, findings = read(party('<ИдСв><СвЮЛУч НаsимОрг="ООО Ромашка" ИННЮЛ="7707083893"/></ИдСв>'))

    assert cards[0].full_name == "ООО Ромашка"
    assert "ONE040" in codes(findings)


def test_an_entrepreneur_written_with_elements(read):
    """ФИО in elements, which some programs write, is read as well."""
    name = "<ФИО><Фамилия>Петров</Фамилия><Имя>Иван</Имя></ФИО>"
    cards, _ = read(party(f'<ИдСв><СвИП ИННФЛ="500100732259" ДатаОГРНИП="01.02.2003">{name}</СвИП></ИдСв>'))

    assert cards[0].name == "Петров Иван"
    assert cards[0].custom["ДатаОГРНИП"] == "01.02.2003"


def test_a_person_of_the_older_format(read):
    """СвФЛУчастФХЖ is a person, and what else is told of them is kept."""
    cards, _ = read(party('<ИдСв><СвФЛУчастФХЖ ИныеСвед="паспорт"><ФИО Фамилия="Иванов"/></СвФЛУчастФХЖ></ИдСв>'))

    assert (cards[0].kind, cards[0].custom["ИныеСвед"]) == (CardKind.PERSON, "паспорт")


def test_a_foreign_citizen(read):
    """ИдСтат ИГ makes a person."""
    cards, _ = read(party('<ИдСв><СвИнНеУч ИдСтат="ИГ" Наим="Schmidt"/></ИдСв>'))

    assert (cards[0].kind, cards[0].full_name) == (CardKind.PERSON, "Schmidt")


def test_a_party_without_its_identity(kit):
    """A party without ИдСв is an error with its line, and does not stop the others."""
    good = '<ГрузПолуч><ИдСв><СвЮЛУч НаимОрг="Ромашка"/></ИдСв></ГрузПолуч>'
    with kit.read_cards(upd(f"<СвПрод><Адрес/></СвПрод><СвПрод/>{good}")) as batch:
        cards = list(batch)

    assert [card.full_name for card in cards] == ["Ромашка"]
    assert codes(batch.report.findings) == ["ONE041", "ONE009"]


@pytest.mark.parametrize(
    "address", ["<АдрИнф/>", "<АдрРФ/>", "<АдрГАР/>", "<АдрХХ/>", '<АдрГАР><Здание Тип="дом"/></АдрГАР>']
)
def test_an_empty_address_is_none(read, address):
    """An address without anything is no address."""
    cards, _ = read(party(f'<ИдСв><СвЮЛУч НаимОрг="Ромашка"/></ИдСв><Адрес>{address}</Адрес><БанкРекв/>'))

    assert (cards[0].addresses, cards[0].bank_accounts) == ((), ())


def test_no_parties(read):
    """An invoice without parties says what is missing, another root that it is another format."""
    with pytest.raises(FormatError, match="ONE011"):
        read(upd(""))
    with pytest.raises(FormatError, match="ONE012"):
        read(b"<a/>", format="upd")


def test_fragments_follow_the_schema(write, schema, company, human, sole):
    """libxml2 finds what is written valid, cp1251 and all."""
    data, _ = write([company, human, sole], "upd")

    root = etree.fromstring(data)

    schema.assertValid(root)
    assert data.startswith(b'<?xml version="1.0" encoding="windows-1251"?>')
    assert root.xpath("string(//СвЮЛУч/@НаимОрг)") == "Публичное акционерное общество «Сбербанк России»"


def test_fragments_come_back(write, read, untold, company, human, sole):
    """What is written is read again, but for what the losses name."""
    cards = [company, human, sole]
    for element in ("СвПокуп", "ГрузПолуч"):
        for version in ("5.01", "5.03"):
            data, losses = write(cards, "upd", UPDWriteOptions(element=element, version=version))
            back, _ = read(data)
            back = [attrs.evolve(card, custom={}) for card in back]

            assert [untold(*pair, losses) for pair in zip(cards, back, strict=True)] == [[], [], []]


@given(card=some_cards())
def test_any_card_is_valid_and_every_loss_is_told(untold, schema, card):
    """Whatever a card holds, the fragment is valid, and what does not come back is among the losses."""
    stream = io.BytesIO()
    losses = UPDExporter().write([card], stream, UPDWriteOptions(), silent)
    schema.assertValid(etree.fromstring(stream.getvalue()))

    if "card" in {loss.field for loss in losses}:
        return  # nobody was written

    (record,) = UPDImporter().read(open_source(stream.getvalue()), UPDReadOptions())

    if record.card is not None:
        back = attrs.evolve(record.card, custom={})
        if card.kind is CardKind.SOLE_PROPRIETOR and not card.legal_form:
            card = attrs.evolve(card, legal_form="ИП")  # what the element itself tells a reader
        tidied = {str(one.where.field).split("_")[0] for one in record.findings if one.code == "ONE001"}
        rest = [path for path in untold(card, back, losses) if path.rpartition(".")[2] not in tidied]
        assert [path for path in rest if not (tidied and path.startswith("contacts"))] == []


def test_characters_beyond_cp1251_are_kept(write, read):
    """A letter that cp1251 lacks becomes a reference and comes back."""
    data, losses = write([ClientCard(full_name="Café Žižkov", kind=CardKind.COMPANY, requisites=INN)], "upd")

    assert b"&#381;" in data
    assert read(data)[0][0].full_name == "Café Žižkov"
    assert losses == ()


def test_a_fragment_alone(company):
    """A program that puts a UPD together gets the element by itself, and what it lost."""
    fragment = party_xml(company)
    old = party_xml(company, UPDWriteOptions(element="СвПрод", version="5.01"))

    assert etree.fromstring(fragment.xml).tag == "СвПокуп"
    assert etree.fromstring(old.xml).find("Контакт").get("Тлф") == "+74955005550 доб. 12"
    assert {"tags", "requisites.ogrn", "bank_accounts.bank_city"} <= {loss.field for loss in fragment.losses}


@pytest.mark.parametrize(
    ("country", "code", "name"),
    [(None, "643", "РОССИЯ"), ("Россия", "643", "РОССИЯ"), ("Беларусь", "112", "Беларусь")],
)
def test_countries(country, code, name):
    """A country is written by its code of ОКСМ."""
    card = ClientCard(full_name="Я", addresses=(Address(kind=AddressKind.LEGAL, text="ул. Мира", country=country),))

    address = etree.fromstring(party_xml(card).xml).find("Адрес/АдрИнф")

    assert (address.get("КодСтр"), address.get("НаимСтран")) == (code, name)


def test_an_unknown_country_is_a_loss():
    """An address in a country without a known code is left out rather than called Russian."""
    card = ClientCard(full_name="Я", addresses=(Address(kind=AddressKind.LEGAL, text="x", country="Тувалу"),))

    fragment = party_xml(card)

    assert "Адрес" not in fragment.xml
    assert "addresses" in {loss.field for loss in fragment.losses}


def test_what_the_tax_service_refuses_is_a_loss():
    """A number of another length would have the whole document refused: it is left out and told."""
    card = ClientCard(
        kind=CardKind.COMPANY,
        full_name="Я" * 1001,
        requisites=Requisites(inn="770", kpp="1", okpo="1" * 11),
        bank_accounts=(BankAccount(bank_name="Банк"), BankAccount()),
        person=PersonDetails(last_name="Иванов"),
        contacts=(Contact(kind=ContactKind.MESSENGER, value="@x"),),
    )

    fragment = party_xml(card)

    assert etree.fromstring(fragment.xml).find("ИдСв/СвЮЛУч").attrib == {}
    assert {
        "full_name",
        "requisites.inn",
        "requisites.kpp",
        "requisites.okpo",
        "bank_accounts",
        "person",
        "contacts",
    } <= {loss.field for loss in fragment.losses}


@pytest.mark.parametrize(
    ("card", "element"),
    [
        (ClientCard(requisites=Requisites(inn="500100732259")), "СвФЛУч"),
        (ClientCard(requisites=Requisites(inn="7707083893")), "СвЮЛУч"),
        (ClientCard(person=PersonDetails(last_name="Иванов")), "СвФЛУч"),
        (ClientCard(short_name="Ромашка"), "СвЮЛУч"),
    ],
    ids=["person's inn", "company's inn", "surname", "name"],
)
def test_a_card_of_unknown_kind(card, element):
    """Where the kind is not known ИНН or surname decide, and the loss says that it will be read otherwise."""
    fragment = party_xml(card)

    assert etree.fromstring(fragment.xml).find("ИдСв")[0].tag == element
    assert "kind" in {loss.field for loss in fragment.losses}


def test_an_unknown_identity(read):
    """An element that ИдСв of no version has is passed by; the party is told to lack its identity."""
    _, findings = read(party('<ИдСв><СвХХ/></ИдСв><Контакт Тлф="+79161234567"/>'))

    assert codes(findings)[0] == "ONE041"


def test_an_address_too_long():
    """An address beyond the length of the format is left out and told."""
    card = ClientCard(full_name="Я", addresses=(Address(kind=AddressKind.LEGAL, text="я" * 1001),))

    fragment = party_xml(card)

    assert "Адрес" not in fragment.xml
    assert "addresses.text" in {loss.field for loss in fragment.losses}


def test_nobody_is_not_written(write):
    """A card by which no party can be told is left out of the file, and that is its one loss."""
    nobody = ClientCard(id="7", comment="?", addresses=(Address(kind=AddressKind.LEGAL, text="Тула"),))

    data, losses = write([nobody, ClientCard(full_name="Ромашка", kind=CardKind.COMPANY, requisites=INN)], "upd")

    assert len(etree.fromstring(data)) == 1
    assert [loss.field for loss in losses] == ["card"]


@pytest.mark.parametrize(
    ("card", "is_told"),
    [
        (ClientCard(kind=CardKind.COMPANY, full_name="Ромашка", requisites=INN), False),
        (ClientCard(kind=CardKind.COMPANY, full_name="Ромашка"), True),
        (ClientCard(kind=CardKind.COMPANY, requisites=INN), True),
        (ClientCard(kind=CardKind.COMPANY, full_name="Ромашка", requisites=Requisites(inn="770708")), True),
        (ClientCard(kind=CardKind.PERSON, person=PersonDetails(last_name="Орлова", first_name="Анна")), False),
        (ClientCard(kind=CardKind.PERSON, person=PersonDetails(last_name="Орлова")), True),
        (ClientCard(kind=CardKind.SOLE_PROPRIETOR, person=PersonDetails(last_name="Орлова", first_name="А")), True),
    ],
    ids=["whole", "no inn", "no name", "a wrong inn", "a person", "no first name", "no inn of a sole proprietor"],
)
def test_what_the_tax_service_would_refuse_is_told(card, is_told):
    """A party is written with what there is; that the whole document would be refused is told."""
    fragment = party_xml(card)

    assert "<ИдСв>" in fragment.xml
    assert any(loss.field == "card" and "не примет УПД" in loss.reason.ru for loss in fragment.losses) is is_told
