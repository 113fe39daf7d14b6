"""
Docx: the rows of a Word document, by the standard library.

Read are the body, tables (also those nested in cells), content controls, text boxes, headers and footers. A cell that a
vertical merge continues is empty, deleted revisions and field codes are left out, and a text box is taken
once although the file holds it twice (for old and for new programs).

Standard: ECMA-376, part 1 (WordprocessingML), part 2 (OPC).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

import attrs

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Location, Texts
from cjmkit.plugins import Source
from cjmkit.plugins.hostile import Archive, ArchiveLimits, Element, XMLLimits, open_archive, parse_xml
from cjmkit_docs import catalogue as rules
from cjmkit_docs.refusing import refuse_legacy
from cjmkit_docs.rows import MOST_ROWS, Row, tidy

__all__ = ["MARK", "holds_document", "read_docx"]

MARK: Final = re.compile(r"cjmkit_([0-9]{1,6})_([a-z][a-z0-9_]*)")
"""The name of a bookmark of ours: the number of the card and the flat field."""

_MB: Final = 1024 * 1024
_LIMITS: Final = ArchiveLimits(file_bytes=64 * _MB, unpacked_bytes=128 * _MB)
_XML: Final = XMLLimits(bytes=32 * _MB, depth=200, elements=1_000_000)
_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "instrText", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tblGrid", "sectPr")
)
_OTHERS: Final = {
    "xl/": Texts("книга Excel", "an Excel workbook"),
    "ppt/": Texts("презентация", "a presentation"),
    "word/": Texts("части Word без главной", "parts of Word without the main one"),
    "META-INF/": Texts("документ OpenDocument или программа", "an OpenDocument file or a program"),
}
_FILES: Final = Texts("просто файлы", "plain files")
_BLOCKS: Final = frozenset(("p", "tbl"))
_NOTES: Final = ("header", "footer")
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "softHyphen": ""}


def holds_document(source: Source) -> bool:
    """
    Tell whether *source* is a zip archive with a Word document in it.
    """
    try:
        with open_archive(source, limits=_LIMITS) as archive:
            return _main_part(archive) is not None
    except FormatError:
        return False


def read_docx(source: Source) -> list[Row]:
    """
    Return the rows of *source*: headers first, then the body, then footers.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: it is no Word document, or damaged.
        LimitError: it is bigger than a card may be.

    """
    refuse_legacy(source)
    with open_archive(source, limits=_LIMITS) as archive:
        main = _main_part(archive)
        if main is None or main not in archive:
            held = _what_else(archive)
            raise FormatError(rules.NOT_DOCX.finding(archive.where, found_ru=held.ru, found_en=held.en))
        reader = _Reader(archive.where)
        roots = {kind: _parts(archive, main, kind) for kind in _NOTES}
        for root in (*roots["header"], _root(archive, main), *roots["footer"]):
            reader.read(root)
    return reader.rows


def _what_else(archive: Archive) -> Texts:
    # Names of parts are the sender's words; only the kind of the archive is told.
    for folder, words in _OTHERS.items():
        if any(name.startswith(folder) for name in archive.names):
            return words
    return _FILES


def _root(archive: Archive, part: str) -> Element:
    return parse_xml(archive.read(part), archive.where, limits=_XML)


def _main_part(archive: Archive) -> str | None:
    """
    Return the name of the part that holds the document, None if the archive says of none.
    """
    for kind, target in _relations(archive, "_rels/.rels", ""):
        if kind == "officeDocument" and "word" in target.lower() + posixpath.dirname(target).lower():
            return target
    return None


def _relations(archive: Archive, part: str, folder: str) -> Iterator[tuple[str, str]]:
    if part not in archive:
        return
    for relation in _root(archive, part).children("Relationship"):
        if relation.get("TargetMode") != "External":
            target = unquote(relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            yield kind, posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _parts(archive: Archive, main: str, kind: str) -> list[Element]:
    folder, name = posixpath.split(main)
    relations = _relations(archive, f"{folder}/_rels/{name}.rels", folder)
    targets = dict.fromkeys(target for found, target in relations if found == kind)
    return [_root(archive, target) for target in targets if target in archive]


@attrs.frozen
class _Paragraph:
    text: str
    marks: tuple[tuple[int, str], ...]
    boxes: tuple[Element, ...]


class _Reader:
    """
    Walks the blocks of a document and gathers rows; a table nested in a cell comes right behind its row.
    """

    def __init__(self, where: Location) -> None:
        self.rows: list[Row] = []
        self._where = where
        self._lines = 0
        self._tables = 0

    def read(self, root: Element) -> None:
        body = root.child("body")
        self._blocks(root if body is None else body)

    def _blocks(self, parent: Element) -> None:
        for block in _blocks_of(parent):
            if block.tag == "tbl":
                self._table(block)
                continue
            paragraph = _paragraph(block)
            text = tidy(paragraph.text.replace("\t", " \t "))
            for line in text.split("\n"):
                self._add((line,), 0, paragraph.marks)
            for box in paragraph.boxes:
                self._blocks(box)

    def _add(self, cells: tuple[str, ...], table: int, marks: tuple[tuple[int, str], ...] = (), raw: str = "") -> None:
        if not any(cells):
            return
        if len(self.rows) >= MOST_ROWS:
            raise LimitError(rules.OUT_OF_BOUNDS.finding(self._where, limit=MOST_ROWS))
        self._lines += 1
        where = attrs.evolve(self._where, line=self._lines)
        card, field = marks[0] if marks else (0, None)
        self.rows.append(Row(cells=cells, where=where, table=table, field=field, card=card, raw=raw))

    def _table(self, table: Element) -> None:
        self._tables += 1
        number = self._tables
        for row in _rows_of(table):
            nested: list[Element] = []
            marks: list[tuple[int, str]] = []
            raw = [self._cell(cell, nested, marks) for cell in _cells_of(row)]
            self._add(tuple(map(tidy, raw)), number, tuple(marks), raw[1] if marks and len(raw) > 1 else "")
            for inner in nested:
                if inner.tag == "tbl":
                    self._table(inner)
                else:
                    self._blocks(inner)

    def _cell(self, cell: Element, nested: list[Element], marks: list[tuple[int, str]]) -> str:
        merge = cell.find("tcPr/vMerge")
        if merge is not None and merge.get("val", "continue") == "continue":
            return ""
        lines = []
        for block in _blocks_of(cell):
            if block.tag == "tbl":
                nested.append(block)
            else:
                paragraph = _paragraph(block)
                lines.append(paragraph.text)
                marks += paragraph.marks
                nested += paragraph.boxes
        return "\n".join(lines)


def _blocks_of(parent: Element) -> Iterator[Element]:
    """
    Yield the paragraphs and tables of *parent*, looking through content controls and insertions.
    """
    for child in parent.children():
        if child.tag in _BLOCKS:
            yield child
        elif child.tag not in _SKIPPED and child.tag != "tcPr":
            yield from _blocks_of(child)


def _rows_of(table: Element) -> Iterator[Element]:
    for child in table.children():
        if child.tag == "tr":
            deleted = child.find("trPr/del") is not None
            if not deleted:
                yield child
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows_of(child)


def _cells_of(row: Element) -> Iterator[Element]:
    for child in row.children():
        if child.tag == "tc":
            yield child
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells_of(child)


def _paragraph(block: Element) -> _Paragraph:
    pieces: list[str] = []
    marks: list[tuple[int, str]] = []
    boxes: list[Element] = []
    _gather(block, pieces, marks, boxes)
    return _Paragraph("".join(pieces), tuple(marks), tuple(boxes))


def _gather(element: Element, pieces: list[str], marks: list[tuple[int, str]], boxes: list[Element]) -> None:
    for child in element.children():
        tag = child.tag
        if tag == "t":
            pieces.append(child.text or "")
        elif tag in _CHARACTERS:
            pieces.append(_CHARACTERS[tag])
        elif tag == "sym":
            pieces.append(" ")
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag == "bookmarkStart":
            mark = MARK.fullmatch(child.get("name", ""))
            if mark:
                marks.append((int(mark[1]), mark[2]))
        elif tag not in _SKIPPED:
            _gather(child, pieces, marks, boxes)
