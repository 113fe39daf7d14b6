"""
Cards written as documents and texts: opened by programs that we did not write, and read back.
"""

from __future__ import annotations

import copy
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import attrs
import docx
import pytest
from docs_samples import CARD_TEXT, saved

import cjmkit_docs
from cjmkit import Toolkit
from cjmkit.errors import ConfigError
from cjmkit.model import Address, AddressKind, BankAccount, ClientCard, Contact, ContactKind, ImageRef, Person, Role
from cjmkit.plugins import open_source
from cjmkit_docs import BlankOptions, DocxWriteOptions, TextWriteOptions, parse_all, parse_requisites
from cjmkit_docs.pictures import picture_of

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00{@\xe8\xdd\x00\x00\x00\x0fIDAT"
    b"x\x9cc\xf8\xcf\xc0\xc0\xf0\x9f\x01\x00\x06\xff\x01\xffW\xe7\xa1\xd8\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x11\x08\x00\x10\x00\x20\x03" + bytes(20)
CARD = attrs.evolve(parse_requisites(CARD_TEXT).card, origin=None)
KIT = Toolkit(plugins=(cjmkit_docs,))


def written(*cards: ClientCard, options: DocxWriteOptions | None = None) -> bytes:
    stream = io.BytesIO()
    cjmkit_docs.DocxExporter().write(iter(cards), stream, options or DocxWriteOptions(), lambda _: None)
    return stream.getvalue()


def back(data: bytes) -> list[ClientCard]:
    with KIT.read_cards(open_source(data, name="card.docx"), format="company-card-docx", on_error="keep") as batch:
        return [attrs.evolve(card, origin=None) for card in batch]


def test_python_docx_reads_what_we_write():
    """Another library sees the title, the name, and a table of labels and values."""
    document = docx.Document(io.BytesIO(written(CARD)))
    cells = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert cells["ИНН"] == "7707083893"
    assert cells["Полное наименование"] == CARD.full_name
    assert [one.text for one in document.paragraphs][:2] == ["Карточка организации", "ООО «Ромашка»"]


def test_cards_come_back_each_by_itself():
    """Cards of one document come back in their order, every field as it was."""
    second = attrs.evolve(
        CARD,
        short_name="ИНН & <Партнёры>\tООО",
        bank_accounts=(BankAccount(account="1", bik="2"), BankAccount(bank_name="Б")),
        addresses=(Address(kind=AddressKind.OTHER, text=" a\nb "),),
        people=(
            Person(role=Role.CHIEF_ACCOUNTANT, name="К"),
            Person(role=Role.CONTACT, name="М", position="П"),
            Person(role=Role.CONTACT, name="Н", position="Р"),
        ),
        contacts=(Contact(kind=ContactKind.PHONE, value="+74955005550", extension="12"),),
        custom={"edo_id": "2BM-1"},
    )
    assert back(written(CARD, second)) == [CARD, second]
    assert back(written()) == []


def test_a_person_edits_the_document_and_the_change_is_read():
    """The mark of a row is in its label, so that a value that was edited by hand is read as edited."""
    document = docx.Document(io.BytesIO(written(CARD)))
    row = next(one for one in document.tables[0].rows if one.cells[0].text == "КПП")
    row.cells[1].text = "997950001"
    assert back(saved(document))[0].requisites.kpp == "997950001"


def test_rows_that_lost_their_marks_are_told():
    """A mark that comes twice, or of a field that nobody knows, is a finding; a card of no values is none."""
    document = docx.Document(io.BytesIO(written(CARD)))
    table = document.tables[0]
    twice = next(one for one in table.rows if one.cells[0].text == "ИНН")
    table._tbl.append(copy.deepcopy(twice._tr))
    assert back(saved(document))[0].requisites == CARD.requisites
    for row in document.tables[0].rows:
        row.cells[1].text = ""
    records = list(cjmkit_docs.DocxImporter().read(open_source(saved(document)), cjmkit_docs.DocsReadOptions()))
    assert [record.card for record in records] == [None]
    assert {"DOC003", "DOC016"} <= {finding.code for finding in records[0].findings}


def test_a_blank_form_is_filled_in_and_read():
    """The blank card holds labels and no values; filled in by hand it is read like anybody's."""
    stream = io.BytesIO()
    cjmkit_docs.DocxBlankExporter().write(iter(("profile",)), stream, BlankOptions(), lambda _: None)
    document = docx.Document(stream)
    values = {"ИНН": "7707083893", "Телефон": "8 (495) 500-55-50", "Сокращённое наименование": "ООО «Ромашка»"}
    for row in document.tables[0].rows:
        row.cells[1].text = values.get(row.cells[0].text, "")
    (card,) = back(saved(document))
    assert (card.requisites.inn, card.contacts[0].value, card.short_name) == (
        "7707083893",
        "+74955005550",
        "ООО «Ромашка»",
    )


def test_an_archive_has_a_document_for_each_card():
    """The option pack="zip" gives a document a client, named by number and name, and every one is read."""
    cards = (CARD, attrs.evolve(CARD, short_name='АО "А/Б:*?"'), ClientCard(full_name="..."))
    with zipfile.ZipFile(io.BytesIO(written(*cards, options=DocxWriteOptions(pack="zip")))) as archive:
        assert archive.namelist() == ["0001 ООО Ромашка.docx", "0002 АО АБ.docx", "0003 card.docx"]
        assert [back(archive.read(name))[0].short_name for name in archive.namelist()][1] == 'АО "А/Б:*?"'


@pytest.mark.parametrize(("data", "kind"), [(PNG, "png"), (JPEG, "jpeg")])
def test_a_logo_stands_on_top(data: bytes, kind: str):
    """A picture that the card holds is put into the document once, in its proportions; others are lost and told."""
    card = attrs.evolve(CARD, logo=ImageRef(data=data))
    with zipfile.ZipFile(io.BytesIO(written(card, card))) as archive:
        assert [name for name in archive.namelist() if "media" in name] == [f"word/media/logo1.{kind}"]
    plain = attrs.evolve(CARD, logo=ImageRef(path="logo.png"))
    assert b"media" not in written(plain)
    assert b"media" not in written(card, options=DocxWriteOptions(logo=False))


def test_pictures_are_told_by_their_bytes():
    """PNG and JPEG give their size; what is cut off, absurd or something else is no picture."""
    assert picture_of(PNG).width == 2 * picture_of(PNG).height
    assert picture_of(JPEG).width == 2 * picture_of(JPEG).height
    for data in (
        b"",
        b"GIF89a",
        PNG[:20],
        PNG[:16] + bytes(8) + PNG[24:],
        JPEG[:8],
        b"\xff\xd8\xff\xe0\x00\x04JFxx" + bytes(9),
    ):
        assert picture_of(data) is None


def test_signatures_name_director_and_accountant():
    """There are lines to sign with position and name; the option takes them away."""
    people = (Person(role=Role.DIRECTOR, name="Иванов И.И."), Person(role=Role.CHIEF_ACCOUNTANT, name="Ким О.А."))
    card = attrs.evolve(CARD, people=people)
    lines = [one.text for one in docx.Document(io.BytesIO(written(card))).paragraphs][2:4]
    assert lines == ["Руководитель \t Иванов И.И.", "Главный бухгалтер \t Ким О.А."]
    bare = docx.Document(io.BytesIO(written(card, options=DocxWriteOptions(signatures=False))))
    assert not any("\t" in one.text for one in bare.paragraphs)


def test_wrong_options_are_refused():
    """A pack that does not exist and a title of two lines are refused by name."""
    with pytest.raises(ConfigError, match="pack"):
        DocxWriteOptions(pack="rar")
    with pytest.raises(ConfigError, match="title"):
        TextWriteOptions(title="a\nb")


def test_a_text_for_a_letter_comes_back():
    """What is pasted into a letter is read back, every card by itself."""
    other = attrs.evolve(
        CARD, short_name="ПАО «Газпром»", full_name=None, requisites=attrs.evolve(CARD.requisites, inn="7736050003")
    )
    stream = io.BytesIO()
    losses = cjmkit_docs.TextExporter().write(
        iter((CARD, attrs.evolve(other, addresses=(Address(text="a\nb"),), logo=ImageRef(url="u")))),
        stream,
        TextWriteOptions(),
        lambda _: None,
    )
    assert {loss.field for loss in losses} == {"addresses", "logo"}
    text = stream.getvalue().decode()
    first, second = parse_all(text)
    assert attrs.evolve(first.card, origin=None) == CARD
    assert second.card.requisites.inn == "7736050003"
    assert second.card.short_name == "ПАО «Газпром»"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_we_write(tmp_path: Path):
    """LibreOffice reads every label and value of a card with a logo, and a page for every card."""
    path = tmp_path / "card.docx"
    card = attrs.evolve(CARD, logo=ImageRef(data=PNG))
    path.write_bytes(written(card, CARD))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    for kind in ("txt:Text", "pdf"):
        command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
        done = subprocess.run(command, capture_output=True, timeout=180, check=False)
        if "no export filter" in done.stderr.decode(errors="replace"):
            pytest.skip("LibreOffice has no Writer")
    text = (tmp_path / "card.txt").read_text("utf-8-sig")
    assert text.count("7707083893") == 2
    assert "Корреспондентский счёт" in text
    assert (tmp_path / "card.pdf").read_bytes().count(b"/Type/Page/") == 2
