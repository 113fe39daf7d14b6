"""
vCard: client cards to the address books of phones and mail programs, and back.

Written are vCard 3.0 (RFC 2426) and 4.0 (RFC 6350); read are both and the 2.1 that older phones export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

import attrs

from cjmkit.findings import Rule, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, CardRecord, Exporter, Importer, Kind, Loss, Progress, Source, hookimpl
from cjmkit_vcard.catalogue import VCARD_RULES
from cjmkit_vcard.options import VCardReadOptions, VCardWriteOptions

__all__ = [
    "VCardExporter",
    "VCardImporter",
    "VCardReadOptions",
    "VCardWriteOptions",
    "cjmkit_exporters",
    "cjmkit_importers",
]

_TITLE: Final = Texts("Карточки vCard", "vCard contacts")
_EXTENSIONS: Final = ("vcf", "vcard")
_HEAD: Final = 4096


@attrs.frozen(kw_only=True)
class VCardImporter:
    """
    Reads every vCard of a file as a client's card.
    """

    name: str = "vcard"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = _EXTENSIONS
    kind: Kind = "cards"
    api: int = API
    options: type[VCardReadOptions] = VCardReadOptions
    rules: tuple[Rule, ...] = VCARD_RULES

    def recognises(self, source: Source) -> bool:
        """
        Tell whether *source* begins as a vCard does, whatever its extension.
        """
        with source.open() as stream:
            head = stream.read(_HEAD)
        # Without its zero bytes UTF-16 looks enough like ASCII to be recognised.
        return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper().startswith(b"BEGIN:VCARD")

    def read(self, source: Source, options: VCardReadOptions) -> Iterator[CardRecord]:
        """
        Yield a record for every vCard of *source*.
        """
        from cjmkit_vcard.reading import read_cards

        return read_cards(source, options)


@attrs.frozen(kw_only=True)
class VCardExporter:
    """
    Writes a vCard for every card; what an address book has no place for is in the loss list.
    """

    name: str = "vcard"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = _EXTENSIONS
    kind: Kind = "cards"
    api: int = API
    options: type[VCardWriteOptions] = VCardWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: VCardWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what a vCard cannot hold.
        """
        from cjmkit_vcard.writing import write_cards

        return write_cards(items, stream, options, progress)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of vCards.
    """
    return (VCardImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of vCards.
    """
    return (VCardExporter(),)
