"""
Company-card documents: requisites out of docx, xlsx and pasted text, and into docx and text.

>>> from cjmkit_docs import parse_requisites
>>> parse_requisites("ИНН 7707083893 КПП 773601001").card.requisites.kpp
'773601001'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import attrs

from cjmkit.findings import Location, Rule, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, CardRecord, Exporter, Importer, Kind, Loss, Progress, Source, hookimpl
from cjmkit_docs.catalogue import DOCS_RULES
from cjmkit_docs.options import BlankOptions, DocsReadOptions, DocxWriteOptions, TextWriteOptions

if TYPE_CHECKING:
    from cjmkit_docs.parsed import Parsed, ParsedField
    from cjmkit_docs.parsing import parse_all, parse_requisites
    from cjmkit_docs.rows import Row

__all__ = [
    "BlankOptions",
    "DocsReadOptions",
    "DocxBlankExporter",
    "DocxExporter",
    "DocxImporter",
    "DocxWriteOptions",
    "Parsed",
    "ParsedField",
    "TextExporter",
    "TextImporter",
    "TextWriteOptions",
    "XlsxImporter",
    "cjmkit_exporters",
    "cjmkit_importers",
    "parse_all",
    "parse_requisites",
]

_DOCX: Final = Texts("Карточка организации Word", "Company card, Word")
_XLSX: Final = Texts("Карточка организации Excel", "Company card, Excel")
_TEXT: Final = Texts("Карточка организации, текст", "Company card, text")
_LAZY: Final = {
    "Parsed": "parsed",
    "ParsedField": "parsed",
    "parse_all": "parsing",
    "parse_requisites": "parsing",
}


def __getattr__(name: str) -> Any:
    # Hooks are asked at every start of the command line; what parses is loaded when something is parsed.
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(f"cjmkit_docs.{_LAZY[name]}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


@attrs.frozen(kw_only=True)
class DocxImporter:
    """
    Reads a Word document that holds the requisites of a company, or of the parties of a contract.
    """

    name: str = "company-card-docx"
    title: Texts = _DOCX
    extensions: tuple[str, ...] = ("docx", "docm", "doc", "rtf")
    kind: Kind = "cards"
    api: int = API
    options: type[DocsReadOptions] = DocsReadOptions
    rules: tuple[Rule, ...] = DOCS_RULES

    def recognises(self, source: Source) -> bool:
        """
        Tell whether *source* is a document: by its extension, or by what the archive holds.
        """
        from cjmkit_docs.recognising import is_docx

        return is_docx(source, self.extensions)

    def read(self, source: Source, options: DocsReadOptions) -> Iterator[CardRecord]:
        """
        Yield a record for each company of *source*.
        """
        from cjmkit_docs.docx import read_docx

        return _records(read_docx, source, options)


@attrs.frozen(kw_only=True)
class XlsxImporter:
    """
    Reads a workbook that is one card, label beside value; a base with a row for each client is left to ``xlsx``.
    """

    name: str = "company-card-xlsx"
    title: Texts = _XLSX
    extensions: tuple[str, ...] = ("xlsx", "xlsm")
    kind: Kind = "cards"
    api: int = API
    options: type[DocsReadOptions] = DocsReadOptions
    rules: tuple[Rule, ...] = DOCS_RULES

    def recognises(self, source: Source) -> bool:
        """
        Tell whether *source* is a small workbook with the labels of a card one below another, and no base.
        """
        from cjmkit_docs.recognising import is_xlsx_card

        return is_xlsx_card(source, self.extensions)

    def read(self, source: Source, options: DocsReadOptions) -> Iterator[CardRecord]:
        """
        Yield a record for each company of *source*.
        """
        from cjmkit_docs.xlsx import read_xlsx

        return _records(read_xlsx, source, options)


@attrs.frozen(kw_only=True)
class TextImporter:
    """
    Reads a text with requisites, as people paste them from letters and sites.
    """

    name: str = "company-card-text"
    title: Texts = _TEXT
    extensions: tuple[str, ...] = ("txt", "md")
    kind: Kind = "cards"
    api: int = API
    options: type[DocsReadOptions] = DocsReadOptions
    rules: tuple[Rule, ...] = DOCS_RULES

    def recognises(self, source: Source) -> bool:
        """
        Tell whether *source* is a short text whose lines begin with the labels of a card.
        """
        from cjmkit_docs.recognising import is_text_card

        return is_text_card(source, self.extensions)

    def read(self, source: Source, options: DocsReadOptions) -> Iterator[CardRecord]:
        """
        Yield a record for each company of *source*.
        """
        from cjmkit_docs.text import read_text_rows

        return _records(read_text_rows, source, options)


def _records(read: Callable[[Source], Sequence[Row]], source: Source, options: DocsReadOptions) -> Iterator[CardRecord]:
    from cjmkit_docs.parsing import parse_rows

    rows = read(source)
    raw = "\n".join(row.text for row in rows)
    for parsed in parse_rows(rows, Location(source=source.name), options.confidence):
        yield CardRecord(card=parsed.card, where=parsed.where, findings=parsed.findings, raw=raw)


@attrs.frozen(kw_only=True)
class DocxExporter:
    """
    Writes a page of requisites for every card, which people read, sign and send, and which is read back.
    """

    name: str = "company-card-docx"
    title: Texts = _DOCX
    extensions: tuple[str, ...] = ("docx",)
    kind: Kind = "cards"
    api: int = API
    options: type[DocxWriteOptions] = DocxWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: DocxWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what a page cannot hold.
        """
        from cjmkit_docs.writing import write_docx

        return write_docx(items, stream, options, progress)


@attrs.frozen(kw_only=True)
class DocxBlankExporter:
    """
    Writes a blank card to be filled in by a client.
    """

    name: str = "template-docx"
    title: Texts = Texts("Бланк карточки организации, Word", "Blank company card, Word")
    extensions: tuple[str, ...] = ("docx",)
    kind: Kind = "template"
    api: int = API
    options: type[BlankOptions] = BlankOptions

    def write(
        self, items: Iterable[Any], stream: BinaryIO, options: BlankOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the form; the profiles in *items* do not change it.
        """
        from cjmkit_docs.writing import write_blank

        for _ in items:
            progress(1)
        write_blank(stream, DocxWriteOptions(title=options.title, signatures=options.signatures))
        return ()


@attrs.frozen(kw_only=True)
class TextExporter:
    """
    Writes the requisites of every card as lines, to be pasted into a letter.
    """

    name: str = "company-card-text"
    title: Texts = _TEXT
    extensions: tuple[str, ...] = ("txt",)
    kind: Kind = "cards"
    api: int = API
    options: type[TextWriteOptions] = TextWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: TextWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what its lines cannot hold.
        """
        from cjmkit_docs.writing import write_text

        return write_text(items, stream, options, progress)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importers of documents.
    """
    return (DocxImporter(), XlsxImporter(), TextImporter())


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of documents.
    """
    return (DocxExporter(), DocxBlankExporter(), TextExporter())
