"""
The exporters of cards: sheets to print, and a form to be filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins import API, Kind, Loss, Progress
from cjmkit_html.cards.options import CardHTMLOptions

if TYPE_CHECKING:
    from cjmkit.model import ClientCard

__all__ = ["BlankHTMLExporter", "CardHTMLExporter"]


@attrs.frozen(kw_only=True)
class CardHTMLExporter:
    """
    Writes every card as one sheet of A4, which people print, sign and send.
    """

    name: str = "cards-html"
    title: Texts = Texts("Карточки клиентов на листах A4", "Client cards on sheets of A4")
    extensions: tuple[str, ...] = ("html", "htm")
    kind: Kind = "cards"
    api: int = API
    options: type[CardHTMLOptions] = CardHTMLOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: CardHTMLOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what the sheets do not show.
        """
        # Whoever only lists formats should not wait for templates.
        from cjmkit_html.cards.writing import write_cards

        return write_cards(items, stream, options, progress)


@attrs.frozen(kw_only=True)
class BlankHTMLExporter:
    """
    Writes a blank company card to be filled in by hand.
    """

    name: str = "template-html"
    title: Texts = Texts("Бланк карточки организации на листе A4", "Blank company card on a sheet of A4")
    extensions: tuple[str, ...] = ("html", "htm")
    kind: Kind = "template"
    api: int = API
    options: type[CardHTMLOptions] = CardHTMLOptions

    def write(
        self, items: Iterable[Any], stream: BinaryIO, options: CardHTMLOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the form; the profiles in *items* do not change it.
        """
        from cjmkit_html.cards.writing import write_blank

        for _ in items:
            progress(1)
        write_blank(stream, options)
        return ()
