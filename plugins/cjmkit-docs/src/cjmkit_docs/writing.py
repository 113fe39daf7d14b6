"""
Writing: cards as documents of Word, or as plain text.

The document's body goes to a temporary file while cards come, so that memory does not grow with their number.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO, Any, BinaryIO, Final

from cjmkit.findings import Texts
from cjmkit.model import ClientCard, Role
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking
from cjmkit_docs import docx_parts as parts
from cjmkit_docs.layout import BLANK, LABELS, CardRow, card_rows, new_losses
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
    "в тексте у значения одна строка: переводы строк заменены пробелами",
    "a value has one line in a text: line ends became blanks",
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
        with _Document(stream, options) as document:
            for card in ticking(items, progress):
                document.add(card, losses)
    return losses.list()


def write_blank(stream: BinaryIO, options: DocxWriteOptions) -> None:
    """
    Write a blank form to be filled in by hand.
    """
    with _Document(stream, options) as document:
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
        for row in card_rows(card, losses):
            value = " ".join(row.value.split())
            if "\n" in row.value:
                losses.note(row.name, _ONE_LINE)
            lines.append(f"{row.label}: {value}")
        stream.write("".join(f"{line}\n" for line in lines).encode())
    return losses.list()


def _write_files(items: Iterable[ClientCard], stream: BinaryIO, options: DocxWriteOptions, losses: Losses) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        for number, card in enumerate(items, 1):
            name = _UNSAFE.sub("", card.name or "").strip(" .")[:60].rstrip() or "card"
            with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as file:
                with _Document(file, options) as document:
                    document.add(card, losses)
                file.seek(0)
                with archive.open(_entry(f"{number:04} {name}.docx", stored=True), "w") as entry:
                    shutil.copyfileobj(file, entry)


def _entry(name: str, *, stored: bool = False) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


class _Document:
    """
    A document that is written card by card; its parts are put together when its ``with`` block is left.
    """

    def __init__(self, stream: Any, options: DocxWriteOptions) -> None:
        self._options = options
        self._archive = zipfile.ZipFile(stream, "w")
        self._body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # noqa: SIM115 - closed by __exit__
        self._pictures: list[str] = []
        self._known: dict[bytes, int] = {}
        self._count = 0

    def __enter__(self) -> _Document:
        for name, text in (
            ("[Content_Types].xml", parts.CONTENT_TYPES),
            ("_rels/.rels", parts.RELATIONS),
            ("word/styles.xml", parts.STYLES),
        ):
            self._archive.writestr(_entry(name), text)
        self._body.write(parts.HEAD.encode())
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            self._body.close()
            self._archive.close()

    def _finish(self) -> None:
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
        name = next((row.value for row in rows if row.name in ("short_name", "full_name")), "")
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
