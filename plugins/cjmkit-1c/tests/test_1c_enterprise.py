"""
EnterpriseData, experimental: key properties both ways.
"""

import io
import uuid

import attrs
import pytest
from hypothesis import given
from lxml import etree
from test_1c_commerceml import some_cards

from cjmkit.errors import ConfigError, FormatError
from cjmkit.model import CardKind, ClientCard, Requisites
from cjmkit.plugins import NoOptions, open_source
from cjmkit.plugins.progress import silent
from cjmkit_1c.formats import EnterpriseDataExporter, EnterpriseDataImporter, EnterpriseDataWriteOptions

FIXED = EnterpriseDataWriteOptions(created="2026-11-23T12:00:00")
BODY = "http://v8.1c.ru/edi/edi_stnd/EnterpriseData/1.8"


def message(inner: str) -> bytes:
    head = f'<msg:Message xmlns:msg="http://www.1c.ru/SSL/Exchange/Message"><Body xmlns="{BODY}">'
    return f"{head}{inner}</Body></msg:Message>".encode()


@pytest.fixture(scope="module")
def schema(schemas):
    return etree.XMLSchema(etree.parse(str(schemas / "enterprise-data.xsd")))


def test_the_sample(read, samples):
    """Key properties become a card; what else an entry has is kept or told of."""
    cards, findings = read((samples / "enterprise-data.xml").read_bytes())

    company, sole, person, unknown = cards
    assert company.origin.raw == {"inn": "7707 083893"}
    assert attrs.evolve(company, origin=None) == ClientCard(
        id="0b6a3f7e-8295-11f1-8af8-04ecd881cf53",
        kind=CardKind.COMPANY,
        short_name="ПАО Сбербанк",
        full_name="Публичное акционерное общество «Сбербанк России»",
        requisites=Requisites(inn="7707083893", kpp="773601001"),
        custom={"Комментарий": "Банк"},
    )
    assert [one.kind for one in (sole, person, unknown)] == [
        CardKind.SOLE_PROPRIETOR,
        CardKind.PERSON,
        CardKind.COMPANY,
    ]
    assert sorted({one.code for one in findings if one.code.startswith("ONE")}) == [
        "ONE001",
        "ONE004",
        "ONE005",
        "ONE060",
    ]


def test_it_comes_back(write, read, untold, schema, company, human, sole):
    """What is written follows the shape that public exchanges show, and is read again but for the losses."""
    cards = [company, human, sole]
    data, losses = write(cards, "enterprise-data", FIXED)

    back, _ = read(data)

    schema.assertValid(etree.fromstring(data))
    assert [untold(*pair, losses) for pair in zip(cards, back, strict=True)] == [[], [], []]


def test_a_reference_that_is_one_stays(write, read):
    """A card whose id is a UUID keeps it as its reference."""
    card = ClientCard(id=str(uuid.UUID(int=7)), kind=CardKind.COMPANY, short_name="Ромашка")

    data, losses = write([card], "enterprise-data", FIXED)

    assert [attrs.evolve(one, origin=None) for one in read(data)[0]] == [card]
    assert losses == ()


@given(card=some_cards())
def test_any_card_is_valid_and_every_loss_is_told(untold, schema, card):
    """Whatever a card holds, the file is valid, and what does not come back is among the losses."""
    stream = io.BytesIO()
    losses = EnterpriseDataExporter().write([card], stream, FIXED, silent)
    schema.assertValid(etree.fromstring(stream.getvalue()))

    (record,) = EnterpriseDataImporter().read(open_source(stream.getvalue()), NoOptions())

    if record.card is not None:
        tidied = {str(one.where.field) for one in record.findings if one.code == "ONE001"}
        rest = untold(card, record.card, losses)
        assert [path for path in rest if path.rpartition(".")[2] not in tidied] == []


def test_kind_by_the_inn(read):
    """Without the property of the kind the ИНН tells."""
    inner = "<Справочник.Контрагенты><Наименование>Р</Наименование><ИНН>{}</ИНН></Справочник.Контрагенты>"
    cards, _ = read(message(inner.format("7707083893") + inner.format("500100732259")))

    assert [card.kind for card in cards] == [CardKind.COMPANY, CardKind.PERSON]


def test_no_parties(read):
    """A message without counterparties says so, another root that it is another format."""
    with pytest.raises(FormatError, match="ONE011"):
        read(message(""))
    with pytest.raises(FormatError, match="ONE012"):
        read(b"<a/>", format="enterprise-data")


def test_wrong_options_are_refused():
    """A version that is not known is refused."""
    with pytest.raises(ConfigError, match="version"):
        EnterpriseDataWriteOptions(version="2.0")


def test_it_is_called_experimental():
    """The title says it in both languages, wherever formats are listed."""
    for one in (EnterpriseDataImporter(), EnterpriseDataExporter()):
        assert "опытный" in one.title.ru
        assert "experimental" in one.title.en
