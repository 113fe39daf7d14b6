"""
The rows of a workbook of pairs: two cards as texts under each other, and how each column differs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from cjmkit.dedupe import DuplicatePair, Duplicates
from cjmkit.dedupe.normal import fold
from cjmkit.findings import Lang
from cjmkit.formats._columns import Column, columns_of
from cjmkit.model import ClientCard
from cjmkit.plugins.flat import flatten, plain_decimal

__all__ = ["Difference", "columns_of_pairs", "difference", "reasons_text", "values_of"]

Difference: TypeAlias = Literal["same", "differs", "only"]
"""How the two cards stand in one column: ``only``: one of them knows nothing there."""

_FLAGS: Final = {True: "да", False: "нет"}


def columns_of_pairs(found: Duplicates, pairs: Iterable[DuplicatePair], lang: Lang) -> tuple[Column, ...]:
    """
    Return the columns that the cards of *pairs* fill.
    """
    flat: dict[str, None] = {}
    custom: dict[str, None] = {}
    for pair in pairs:
        for number in (pair.a, pair.b):
            row = flatten(found.card(number))
            flat.update(dict.fromkeys(row.values))
            custom.update(dict.fromkeys(row.custom))
    return columns_of(flat, custom, lang)


def values_of(card: ClientCard, columns: Sequence[Column]) -> list[str]:
    """
    Return what *card* holds in each column, as a text for people.
    """
    row = flatten(card)
    sides = {True: row.custom, False: row.values}
    return [_text(sides[column.custom].get(column.key)) for column in columns]


def difference(one: str, two: str) -> Difference:
    """
    Return how two cells stand to each other; case, ё, spaces and punctuation make no difference.
    """
    left, right = _plain(one), _plain(two)
    if left == right:
        return "same"
    return "differs" if left and right else "only"


def reasons_text(pair: DuplicatePair, lang: Lang) -> str:
    """
    Return the reasons of a pair in words.
    """
    return ", ".join(reason.words.get(lang) for reason in pair.reasons)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, dt.date):
        return f"{value.day:02}.{value.month:02}.{value.year:04}"
    if isinstance(value, Decimal):
        return plain_decimal(value)
    return "; ".join(map(_text, value)) if isinstance(value, (tuple, list)) else str(value)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
