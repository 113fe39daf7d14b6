"""
Writing: cards as documents of Word, or as plain text.

The document's body goes to a temporary file while cards come, so that memory does not grow with their number.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, BinaryIO, Final

from cjmkit.findings import Texts
from cjmkit.model import ClientCard, Role
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking
from cjmkit_docs import docx_parts as parts
from cjmkit_docs.layout import BLANK, LABELS, CardRow, card_path, card_rows, new_losses
from cjmkit_docs.options import DocxWriteOptions, TextWriteOptions
from cjmkit_docs.pictures import Picture, picture_of

__all__ = ["write_blank", "write_docx", "write_text"]

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""One card is always the same bytes, whenever it is written."""
_SPOOLED: Final = 1 << 20
_UNSAFE: Final = re.compile(r"[^\w .()-]+")
_NOT_A_PICTURE: Final = Texts(
    "в документ кладутся рисунки PNG и JPEG, взятые из самой карточки",
    "a document takes PNG and JPEG pictures that the card itself holds",
)
_ONE_LINE: Final = Texts(
    "в тексте у значения одна строка: переводы строк и лишние пробелы заменены пробелом",
    "a value has one line in a text: line ends and extra blanks became one blank",
)
_NO_LOGO: Final = Texts("в тексте нет рисунков", "a text has no pictures")


def write_docx(
    items: Iterable[ClientCard], stream: BinaryIO, options: DocxWriteOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write a page for every card of *items* to *stream*; return what a page cannot hold.
    """
    losses = new_losses()
    if options.pack == "zip":
        _write_files(ticking(items, progress), stream, options, losses)
    else:
        with _document(stream, options) as document:
            for card in ticking(items, progress):
                document.add(card, losses)
    return losses.list()


def write_blank(stream: BinaryIO, options: DocxWriteOptions) -> None:
    """
    Write a blank form to be filled in by hand.
    """
    with _document(stream, options) as document:
        document.put(
            "", [CardRow(name, LABELS[name], "") for name in BLANK], _signatures(None, options), None, marked=False
        )


def write_text(
    items: Iterable[ClientCard], stream: BinaryIO, options: TextWriteOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write the lines of every card of *items* to *stream*; return what they cannot hold.
    """
    losses = new_losses()
    for number, card in enumerate(ticking(items, progress)):
        _logo_lost(card, losses, _NO_LOGO)
        lines = [] if number == 0 else [""]
        lines.append(f"{options.title}: {card.name}" if card.name and "\n" not in card.name else options.title)
        rows = card_rows(card, losses)
        for path in {card_path(row.name) for row in rows if row.value != " ".join(row.value.split())}:
            losses.note(path, _ONE_LINE)
        lines += (f"{row.label}: {' '.join(row.value.split())}" for row in rows)
        stream.write("".join(f"{line}\n" for line in lines).encode())
    return losses.list()


def _write_files(items: Iterable[ClientCard], stream: BinaryIO, options: DocxWriteOptions, losses: Losses) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        for number, card in enumerate(items, 1):
            name = _UNSAFE.sub("", card.name or "").strip(" .")[:60].rstrip() or "card"
            with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as file:
                with _document(file, options) as document:
                    document.add(card, losses)
                file.seek(0)
                with archive.open(_entry(f"{number:04} {name}.docx", stored=True), "w") as entry:
                    shutil.copyfileobj(file, entry)


def _entry(name: str, *, stored: bool = False) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def _document(stream: Any, options: DocxWriteOptions) -> Iterator[_Document]:
    """
    Give a document that is written card by card; its parts are put together when the block is left.
    """
    archive = zipfile.ZipFile(stream, "w")
    try:
        with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as body:
            document = _Document(archive, body, options)
            document.begin()
            yield document
            document.finish()
        archive.close()
    except BaseException:
        # Else the archive would be ended when it is thrown away, into a stream that may be closed by then.
        with suppress(OSError, ValueError):
            archive.close()
        raise


class _Document:
    def __init__(self, archive: zipfile.ZipFile, body: IO[bytes], options: DocxWriteOptions) -> None:
        self._options = options
        self._archive = archive
        self._body = body
        self._pictures: list[str] = []
        self._known: dict[bytes, int] = {}
        self._count = 0

    def begin(self) -> None:
        for name, text in (
            ("[Content_Types].xml", parts.CONTENT_TYPES),
            ("_rels/.rels", parts.RELATIONS),
            ("word/styles.xml", parts.STYLES),
        ):
            self._archive.writestr(_entry(name), text)
        self._body.write(parts.HEAD.encode())

    def finish(self) -> None:
        if not self._count:
            self._body.write(b"<w:p/>")  # a body without a paragraph is repaired by Word
        self._body.write(parts.FOOT.encode())
        self._body.seek(0)
        with self._archive.open(_entry("word/document.xml"), "w") as entry:
            shutil.copyfileobj(self._body, entry)
        self._archive.writestr(_entry("word/_rels/document.xml.rels"), parts.document_relations(self._pictures))

    def add(self, card: ClientCard, losses: Losses) -> None:
        rows = card_rows(card, losses)
        picture = self._picture(card, losses)
        names = {row.name: row.value for row in rows if row.name in ("short_name", "full_name")}
        name = names.get("short_name") or names.get("full_name") or ""
        self.put(" ".join(name.split()), rows, _signatures(card, self._options), picture)

    def put(
        self,
        name: str,
        rows: Sequence[CardRow],
        signatures: Sequence[tuple[str, str]],
        picture: tuple[int, Picture] | None,
        *,
        marked: bool = True,
    ) -> None:
        self._count += 1
        first = self._count == 1
        title = self._options.title
        markup = parts.card_markup(self._count, title, name, rows, signatures, picture, marked=marked, first=first)
        self._body.write(markup.encode())

    def _picture(self, card: ClientCard, losses: Losses) -> tuple[int, Picture] | None:
        data = card.logo.data if card.logo is not None and self._options.logo else None
        picture = None if data is None else picture_of(data)
        _logo_lost(card, losses, _NOT_A_PICTURE)
        if picture is None:
            return None
        if picture.data not in self._known:
            name = f"logo{len(self._pictures) + 1}.{picture.kind}"
            self._pictures.append(name)
            self._known = {picture.data: len(self._pictures)}
            self._archive.writestr(_entry(f"word/media/{name}", stored=True), picture.data)
        return self._known[picture.data], picture


def _logo_lost(card: ClientCard, losses: Losses, reason: Texts) -> None:
    # A picture in a document is for people: it is not read back, wherever it came from.
    if card.logo is not None:
        losses.note("logo", reason)


def _signatures(card: ClientCard | None, options: DocxWriteOptions) -> list[tuple[str, str]]:
    if not options.signatures:
        return []
    director = next(iter(card.people_as(Role.DIRECTOR)), None) if card is not None else None
    accountant = next(iter(card.people_as(Role.CHIEF_ACCOUNTANT)), None) if card is not None else None
    lines = [((director.position if director else None) or "Руководитель", (director.name if director else None) or "")]
    if (accountant is not None and accountant.name) or card is None:
        lines.append(("Главный бухгалтер", (accountant.name if accountant else None) or ""))
    return [(_plain(post), _plain(who)) for post, who in lines]


def _plain(text: str) -> str:
    return "".join(char for char in " ".join(text.split()) if char.isprintable())
