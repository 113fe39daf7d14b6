"""
What a Word document holds, and what is refused instead of read.
"""

from __future__ import annotations

import io
import random

import docx
import pytest
from docs_samples import CARD_TEXT, body_docx, docx_of, paragraph, saved, zipped
from hypothesis import given
from hypothesis import strategies as st

import cjmkit_docs
from cjmkit.errors import CjmkitError, FormatError, LimitError
from cjmkit.plugins import Source, open_source
from cjmkit.testing.contracts._importers import damaged
from cjmkit_docs.docx import holds_document, read_docx
from cjmkit_docs.rows import MOST_ROWS


def source(data: bytes, name: str = "card.docx") -> Source:
    return open_source(data, name=name)


def texts(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_docx(source(data))]


def test_paragraphs_and_tables_come_in_their_order():
    """Paragraphs are rows of one cell, tables rows of several, in the order of the document."""
    document = docx.Document()
    document.add_paragraph("Карточка")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ИНН", "7707083893"
    document.add_paragraph("конец")
    assert texts(saved(document)) == [("Карточка",), ("ИНН", "7707083893"), ("конец",)]


def test_a_table_in_a_cell_is_read():
    """A table nested in a cell, of which python-docx gives nothing, comes right behind its row."""
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Реквизиты"
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ИНН", "7707083893"
    assert texts(saved(document)) == [("Реквизиты",), ("ИНН", "7707083893")]


def test_merged_cells_are_read_once():
    """A cell merged over rows and columns gives its text once."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Банк"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "БИК 044525225"
    table.cell(1, 1).text = "конец"
    assert texts(saved(document)) == [("Банк", "БИК 044525225"), ("", "конец", "")]


def test_headers_footers_and_boxes_are_read():
    """Headers come first, footers last, a text box where it is anchored, and once for both its forms."""
    box = (
        "<w:p><w:r><w:AlternateContent><w:Choice><w:txbxContent>{0}</w:txbxContent></w:Choice>"
        "<w:Fallback><w:txbxContent>{0}</w:txbxContent></w:Fallback></w:AlternateContent></w:r></w:p>"
    ).format(paragraph("ИНН 7707083893"))
    data = body_docx(paragraph("тело") + box, header1=paragraph("шапка"), footer1=paragraph("подвал"))
    assert texts(data) == [("шапка",), ("тело",), ("ИНН 7707083893",), ("подвал",)]


def test_content_controls_links_and_insertions_are_looked_through():
    """Runs in content controls, hyperlinks and insertions are text; deletions and field codes are not."""
    runs = (
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>c</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>x</w:delText><w:t>x</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t><w:sym/><w:tab/><w:br/><w:t>d</w:t></w:r></w:p>"
    )
    table = (
        "<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>"
        f"{paragraph('ячейка')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('удалено')}</w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>"
    )
    assert texts(body_docx(runs + table)) == [("abc1-23",), ("d",), ("ячейка",)]


def test_blanks_and_soft_hyphens_are_tidied():
    """Blanks that do not break and invisible characters do not stand between a label and its value."""
    data = body_docx(paragraph("ИНН\xa0\u202f77\xad07\u200b083893"))
    assert texts(data) == [("ИНН 7707083893",)]


def test_a_missing_header_part_is_no_matter():
    """A relation that leads nowhere, or outside, is passed by."""
    document = docx.Document(io.BytesIO(docx_of("ИНН 7707083893")))
    document.part.relate_to("https://example.ru", "http://x/header", is_external=True)
    assert texts(saved(document)) == [("ИНН 7707083893",)]


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DOC002"),
        (b"%PDF-1.7\n", "DOC002"),
        (b"{\\rtf1 text}", "DOC002"),
        (zipped({"photos/1.jpg": b"x"}), "DOC001"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "DOC001"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "DOC001"),
        (zipped({"word/document.xml": "<w/>"}), "DOC001"),
        (b"", "IMP620"),
        (b"<html>", "IMP627"),
        (docx_of(CARD_TEXT)[:3000], "IMP"),
    ],
)
def test_what_is_no_document_is_refused_with_what_to_do(data: bytes, match: str):
    """A binary .doc, a PDF, an RTF, another archive and a part of a document are refused by a finding."""
    with pytest.raises(FormatError, match=match) as caught:
        read_docx(source(data))
    assert caught.value.finding is not None


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("photos/иванов.jpg", "просто файлы"),
        ("xl/workbook.xml", "книга Excel"),
        ("ppt/presentation.xml", "презентация"),
        ("word/document.xml", "части Word без главной"),
        ("META-INF/manifest.xml", "документ OpenDocument"),
    ],
)
def test_an_archive_of_another_kind_is_named_by_its_kind(part: str, words: str):
    """What the archive is instead is said in words, without the names of the files in it."""
    with pytest.raises(FormatError, match="DOC001") as caught:
        read_docx(source(zipped({part: b"x"})))
    assert caught.value.finding is not None
    told = caught.value.finding.message("ru")
    assert words in told
    assert part not in told


def test_a_document_that_names_an_archive_of_another_kind_is_refused():
    """An officeDocument relation to a workbook is no document."""
    relations = '<Relationships><Relationship Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    with pytest.raises(FormatError, match="DOC001"):
        read_docx(source(zipped({"_rels/.rels": relations, "xl/workbook.xml": "<workbook/>"})))


def test_entities_are_refused():
    """A DOCTYPE, without which there are no entities, ends the reading."""
    relations = (
        '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]><d>&a;&f;</d>'
    with pytest.raises(FormatError, match="DOCTYPE"):
        read_docx(source(zipped({"_rels/.rels": relations, "word/document.xml": bomb})))


def test_bombs_are_refused():
    """A part that unpacks to far more than it is, and a document of too many lines, are refused by a bound."""
    with pytest.raises(LimitError):
        read_docx(source(body_docx(f"<w:p><w:r><w:t>{' ' * 60_000_000}</w:t></w:r></w:p>")))
    with pytest.raises(LimitError, match="DOC015"):
        read_docx(source(body_docx(paragraph("строка") * (MOST_ROWS + 1))))
    with pytest.raises(LimitError):
        read_docx(source(body_docx("<w:sdt>" * 300 + "</w:sdt>" * 300)))


@given(st.integers(0, 2**32))
def test_damaged_documents_never_end_in_a_traceback(seed: int):
    """Flipped, lost and doubled bytes give a card, findings, or an error of cjmkit."""
    data = damaged(docx_of(CARD_TEXT), random.Random(seed))
    importer = cjmkit_docs.DocxImporter()
    refused: CjmkitError | None = None
    records = []
    try:
        records = list(importer.read(source(data), cjmkit_docs.DocsReadOptions()))
    except CjmkitError as error:
        refused = error
    assert records or (refused is not None and refused.finding is not None)


def test_documents_are_known_by_their_parts():
    """A document is known whatever its name; a workbook, an archive and a picture are not taken for one."""
    ask = cjmkit_docs.DocxImporter().recognises
    data = docx_of("ИНН 7707083893")
    assert ask(source(data))
    assert ask(source(data, "договор"))
    assert not ask(source(data, "archive.zip"))
    assert ask(source(b"\xd0\xcf\x11\xe0", "old.doc"))
    assert ask(source(data[:2000]))
    assert not ask(source(zipped({"a.txt": "a"}), "a.bin"))
    assert not ask(source(b"\x89PNG", "a.png"))
    assert not holds_document(source(b"PK\x03\x04"))
