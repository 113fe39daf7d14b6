"""
Cards as outputs: requisites at once, what persons own covered by stars.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.findings import Location, Texts
from cjmkit.journeys.analysis import TableView
from cjmkit.model import ClientCard
from cjmkit.model.flat import title
from cjmkit.plugins.flat import flatten
from cjmkit.privacy import REDACTIONS, Redactor
from cjmkit_html.cards.rows import rest_of, sections_of
from cjmkit_html.cards.sheet import TITLES
from cjmkit_html.notebooks.output import Block, Look, Output

__all__ = ["card_output"]

_COVERED: Final = Texts(
    "Личное закрыто звёздочками или опущено; всё видно так: cjmkit_html.notebooks.show(card, personal=True).",
    "What is personal is covered or left out; cjmkit_html.notebooks.show(card, personal=True) shows it.",
)
_BEYOND: Final = Texts("Поля, которых здесь нет: {names}.", "Fields that are not shown here: {names}.")
_EMPTY: Final = Texts("Карточка пуста.", "The card is empty.")
_ABOUT: Final = Texts("О клиенте", "About the client")
_NAMELESS: Final = Texts("Без названия", "Nameless")


def card_output(card: ClientCard, look: Look) -> Output:
    """
    Return the requisites of a card and whatever else stands in one row of a table.

    What persons own is made less of as in the redaction ``share``, unless *look* says otherwise: requisites of
    companies stay, since they are public.
    """
    redactor = Redactor(REDACTIONS["full" if look.personal else "share"])
    seen = redactor.redact(card)
    tables = tuple(_tables(seen, look.lang))
    notes = tuple(_notes(seen, look.lang))
    if redactor.counts:
        notes += (_COVERED.get(look.lang),)
    return Output(
        kind=TITLES[card.kind].get(look.lang),
        title=seen.name or _NAMELESS.get(look.lang),
        lines=tuple(_lines(card, look.lang)),
        blocks=(Block(tables=tables),),
        notes=notes,
    )


def _tables(card: ClientCard, lang: str) -> Iterator[TableView]:
    for section in sections_of(card, lang):
        rows = tuple((row.label, row.value) for row in section.rows)
        yield TableView(columns=(), rows=rows, title=section.title)
    found = flatten(rest_of(card))
    values = {**found.values, **found.custom}
    if values:
        rows = tuple((title(name, lang), _told(value)) for name, value in values.items())
        yield TableView(columns=(), rows=rows, title=_ABOUT.get(lang))


def _lines(card: ClientCard, lang: str) -> Iterator[str]:
    if card == ClientCard():
        yield _EMPTY.get(lang)
    if (origin := card.origin) is not None:
        yield str(Location(source=origin.source, sheet=origin.sheet, row=origin.row))


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _notes(card: ClientCard, lang: str) -> Iterator[str]:
    # Where the card came from stands above.
    found = flatten(attrs.evolve(rest_of(card), origin=None))
    names = (*dict.fromkeys(path.partition(".")[0] for path in found.lost), *found.tables)
    if names:
        yield _BEYOND.get(lang, names=", ".join(names))
