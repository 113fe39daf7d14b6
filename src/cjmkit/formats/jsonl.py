"""
JSONL: a card a line, exact for every field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

import attrs

from cjmkit.codec import encode_cards
from cjmkit.findings import Texts
from cjmkit.formats._cards_json import JSONReadOptions, read_cards
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard
from cjmkit.plugins.contracts import API, CardRecord, Exporter, Importer, Kind, Loss, NoOptions, Progress
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.progress import ticking

__all__ = ["JSONLExporter", "JSONLImporter", "cjmkit_exporters", "cjmkit_importers"]

_TITLE: Final = Texts("Карточки JSON, по одной в строке", "JSON cards, one a line")


@attrs.frozen(kw_only=True)
class JSONLImporter:
    """
    Reads a jsonl file: our own cards as cards, any other objects as rows of a table.
    """

    name: str = "jsonl"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("jsonl", "ndjson")
    kind: Kind = "cards"
    api: int = API
    options: type[JSONReadOptions] = JSONReadOptions

    def read(self, source: Source, options: JSONReadOptions) -> Iterator[Table | CardRecord]:
        """
        Yield the cards or the table of *source*.
        """
        return read_cards(source, options, lines=True)


@attrs.frozen(kw_only=True)
class JSONLExporter:
    """
    Writes a card a line. Nothing is lost.
    """

    name: str = "jsonl"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("jsonl", "ndjson")
    kind: Kind = "cards"
    api: int = API
    options: type[NoOptions] = NoOptions

    def write(
        self, cards: Iterable[ClientCard], stream: BinaryIO, options: NoOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card to *stream*.
        """
        for line in ticking(encode_cards(cards), progress):
            stream.write(line + b"\n")
        return ()


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of jsonl files.
    """
    return (JSONLImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of jsonl files.
    """
    return (JSONLExporter(),)
