"""
Columns: which ones a base uses, in what order, under which headings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import attrs

from cjmkit.intake.vocabulary.synonyms import look_up
from cjmkit.model.flat import CUSTOM_PREFIX, FLAT_FIELDS, FlatField, Part, ValueKind, split_number, title

__all__ = ["BASE_COLUMNS", "CUSTOM_PREFIX", "Column", "Headers", "column_width", "columns_of", "heading"]

Headers: TypeAlias = Literal["ru", "en", "names"]
"""Headings: Russian, English, or the names that mappings and findings speak of."""

BASE_COLUMNS: Final = ("id", "kind", "short_name", "full_name", "inn", "kpp", "phone", "email")
"""The columns of a base without a single filled cell: a heading that says what belongs there."""

_ORDER: Final = {name: index for index, name in enumerate(FLAT_FIELDS)}
# Columns of one account, or of one contact person, stand side by side: account, bank, account 2, bank 2.
_GROUP_OF: Final = {
    **{name: "account" for name, field in FLAT_FIELDS.items() if field.part is Part.BANK},
    "contact_position": "contact_person",
}
# No heading that anybody knows is longer, and looking up costs by the letter.
_LONGEST: Final = 200
_WIDTHS: Final = {
    ValueKind.COMPANY_NAME: 36,
    ValueKind.PERSON_NAME: 30,
    ValueKind.ADDRESS: 44,
    ValueKind.ACCOUNT: 23,
    ValueKind.CORR_ACCOUNT: 23,
    ValueKind.OGRN: 16,
    ValueKind.OGRNIP: 18,
    ValueKind.PHONE: 18,
    ValueKind.EMAIL: 28,
    ValueKind.URL: 28,
    ValueKind.DATE: 12,
    ValueKind.MONEY: 14,
    ValueKind.INTEGER: 12,
    ValueKind.YES_NO: 12,
    ValueKind.SEX: 11,
    ValueKind.CARD_KIND: 17,
    ValueKind.KPP: 11,
    ValueKind.BIK: 11,
    ValueKind.INN: 14,
}


@attrs.frozen(kw_only=True)
class Column:
    """
    A column to write: *key* is a flat column name or a custom field's name.

    *renamed* tells that a custom field could not go by its own name.
    """

    key: str
    title: str
    kind: ValueKind | None = None
    custom: bool = False
    renamed: bool = False


def columns_of(flat: Iterable[str], custom: Iterable[str], headers: Headers) -> tuple[Column, ...]:
    """
    Return the columns in flat order, then the custom ones in the order they came.
    """
    known = [Column(key=name, title=heading(name, headers), kind=_field(name).kind) for name in sorted(flat, key=_key)]
    taken = {column.title for column in known}
    own = []
    for name in custom:
        title = _known_custom(name, headers) or _custom_title(name, taken)
        taken.add(title)
        renamed = title not in (name, CUSTOM_PREFIX + name, _known_custom(name, headers))
        # A reader makes one space of any run of them in a heading, tabs and line ends included.
        renamed = renamed or " ".join(name.split()) != name
        own.append(Column(key=name, title=title, custom=True, renamed=renamed))
    return (*known, *own)


def heading(name: str, headers: Headers) -> str:
    """
    Return the heading of a flat column: ``Телефон 2`` for ``phone_2``.
    """
    return name if headers == "names" else title(name, headers)


def column_width(kind: ValueKind | None, title: str) -> int:
    """
    Return a width in characters that shows the values, and the heading in two lines.
    """
    longest = max((len(word) for word in title.split()), default=0)
    return min(50, max(_WIDTHS.get(kind, 18) if kind is not None else 18, longest + 3, len(title) * 2 // 3))


def _field(name: str) -> FlatField:
    return FLAT_FIELDS[split_number(name)[0]]


def _key(name: str) -> tuple[int, int, int]:
    base, number = split_number(name)
    return _ORDER[_GROUP_OF.get(base, base)], number, _ORDER[base]


def _known_custom(name: str, headers: Headers) -> str | None:
    """
    Return the heading of a known field that the model keeps among the custom ones.
    """
    field = FLAT_FIELDS.get(name)
    return heading(name, headers) if field is not None and field.part is Part.CUSTOM else None


def _custom_title(name: str, taken: set[str]) -> str:
    plain = name.strip()
    title = name if plain == name and name and not _looks_known(name) else CUSTOM_PREFIX + (plain or "без имени")
    titles = (title, *(f"{title} ({number})" for number in range(2, len(taken) + 3)))
    return next(free for free in titles if free not in taken)


def _looks_known(name: str) -> bool:
    """
    Return whether an import would take a column of this heading for a field of the card.
    """
    return look_up(name[:_LONGEST]) is not None
