"""
Writing: cards as pages, one by one as they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking
from cjmkit_html.cards.logos import data_link
from cjmkit_html.cards.options import CardHTMLOptions
from cjmkit_html.cards.rows import rest_of
from cjmkit_html.cards.sheet import blank_sheet, card_sheet
from cjmkit_html.page import Page, environment, page_html, static

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["write_blank", "write_cards"]

_TITLE: Final = Texts("Карточки клиентов", "Client cards")
_BLANK: Final = Texts("Бланк карточки организации", "Blank company card")
_HERE: Final = Markup("<!--cards-->")
"""Where the cards stand in the page: every text of data is escaped, so nothing else can read like this."""

_OUTSIDE: Final = Texts(
    "карточка на листе – для партнёров: в ней только реквизиты и контакты",
    "a card on a sheet is for partners: it holds requisites and contacts only",
)
_CUT: Final = Texts(
    "на одном листе A4 это не поместилось и самым мелким шрифтом",
    "it does not fit on one sheet of A4 even in the smallest type",
)
_NO_NETWORK: Final = Texts(
    "страница ничего не берёт из сети и с диска: показан только рисунок из самой карточки",
    "the page takes nothing from the network or the disk: only a picture that the card itself holds is shown",
)
_NO_PICTURE: Final = Texts(
    "показываются рисунки PNG, JPEG, GIF и WebP, если они не выключены",
    "pictures are shown that are PNG, JPEG, GIF or WebP, unless they are switched off",
)
_NO_MARK: Final = Texts("показаны все контакты, отметки не видно", "all contacts are shown, and the mark is not seen")
_EMPTY: Final = Texts("в карточке нечего показать на листе", "the card has nothing to show on a sheet")


def write_cards(
    items: Iterable[ClientCard], stream: BinaryIO, options: CardHTMLOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write a sheet for every card of *items*; return what the sheets do not show.
    """
    losses = Losses()
    templates = _templates()
    head, tail = _page(_TITLE, options)
    stream.write(head)
    for card in ticking(items, progress):
        sheet, cut = card_sheet(card, options, templates)
        stream.write(sheet.encode("utf-8", "replace"))
        _count(card, cut, options, losses)
    stream.write(tail)
    return losses.list()


def write_blank(stream: BinaryIO, options: CardHTMLOptions) -> None:
    """
    Write a form to be filled in by hand.
    """
    head, tail = _page(_BLANK, options)
    stream.write(head + blank_sheet(options, _templates()).encode() + tail)


def _templates() -> Environment:
    from jinja2 import PackageLoader

    return environment().overlay(loader=PackageLoader("cjmkit_html", "cards/templates"))


def _page(title: Texts, options: CardHTMLOptions) -> tuple[bytes, bytes]:
    """
    Return what stands before and behind the cards.
    """
    page = Page(
        title=title.get(options.lang),
        body=_HERE,
        lang=options.lang,
        theme=options.theme,
        styles=(static("cards", "cards.css"),),
    )
    head, _, tail = page_html(page, environment()).partition(_HERE.encode())
    return head, tail


def _count(card: ClientCard, cut: frozenset[str], options: CardHTMLOptions, losses: Losses) -> None:
    for path in cut:
        losses.note(path, _CUT)
    for path, reason in _unseen(card, options):
        losses.note(path, reason)
    losses.add_rest(card, attrs.evolve(rest_of(card), logo=None), _OUTSIDE)
    if card == ClientCard():
        losses.note("card", _EMPTY)


def _unseen(card: ClientCard, options: CardHTMLOptions) -> Iterator[tuple[str, Texts]]:
    if any(contact.shown for contact in card.contacts):
        yield "contacts.shown", _NO_MARK
    if card.logo is None:
        return
    if card.logo.url:
        yield "logo.url", _NO_NETWORK
    if card.logo.path:
        yield "logo.path", _NO_NETWORK
    if card.logo.data is not None and (not options.logo or data_link(card.logo.data) is None):
        yield "logo.data", _NO_PICTURE
