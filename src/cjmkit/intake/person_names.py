"""
Clients that are people: a name under «Клиент» becomes last name, first name and patronymic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from cjmkit.codes import inn
from cjmkit.intake.catalogue import across as catalogue
from cjmkit.intake.repair.base import Note
from cjmkit.intake.repair.cross import CrossNote
from cjmkit.intake.repair.names import sure_name_parts
from cjmkit.intake.rows.table import Cell
from cjmkit.model import CardKind
from cjmkit.model.flat import title

__all__ = ["settle_person_names"]

_NAME: Final = "name"
_PARTS: Final = ("last_name", "first_name", "patronymic")
_OF_PERSON: Final = 12
_OF_COMPANY: Final = 10


def settle_person_names(columns: dict[str, list[Any]], raw: Mapping[str, Sequence[Cell]]) -> list[CrossNote]:
    """
    Take the names of clients that are surely people apart, in place, and return a note about each.

    A client whose row says «физлицо» has the parts instead of the name. Of one with the ИНН of a natural
    person nobody knows whether it is a sole proprietor: such a card has both.
    """
    names = columns.get(_NAME)
    if names is None:
        return []
    notes: list[CrossNote] = []
    for row, told in _people(columns):
        name = names[row]
        if name is None or name.form is not None or _is_named(columns, row):
            continue
        parts = sure_name_parts(name.text, person=told)
        if parts is None:
            continue
        for part, text in zip(_PARTS, parts, strict=True):
            columns.setdefault(part, [None] * len(names))[row] = text
        if told:
            names[row] = None
        fix = " ".join(filter(None, parts))
        source = "kind" if told else "inn"
        params: dict[str, object] = {"source": source, "source_ru": title(source), "source_en": title(source, "en")}
        notes.append(CrossNote(_NAME, Note(row, catalogue.NAME_APART, raw[_NAME][row], fix, params=params)))
    return notes


def _people(columns: Mapping[str, list[Any]]) -> Iterator[tuple[int, bool]]:
    """
    Yield the rows of natural persons, and whether the row says so itself; else its ИНН does.
    """
    kinds, numbers = columns.get("kind", ()), columns.get("inn", ())
    for row, kind in enumerate(kinds):
        if kind is CardKind.PERSON and len(_at(columns, "inn", row) or "") != _OF_COMPANY:
            yield row, True
    # Most numbers are of companies: one glance at the column has to do for them.
    own = [row for row, number in enumerate(numbers) if number is not None and len(number) == _OF_PERSON]
    for row in own:
        if not _is_told(columns, row) and inn.is_valid(numbers[row]):
            yield row, False


def _is_told(columns: Mapping[str, list[Any]], row: int) -> bool:
    """
    Tell whether a row says itself that it is of a person, or that it is of a company.
    """
    if any(_at(columns, name, row) for name in ("kpp", "ogrn")):
        return True
    return _at(columns, "kind", row) in (CardKind.PERSON, CardKind.COMPANY)


def _is_named(columns: Mapping[str, list[Any]], row: int) -> bool:
    return any(_at(columns, name, row) is not None for name in ("person_name", "legal_form", *_PARTS))


def _at(columns: Mapping[str, list[Any]], name: str, row: int) -> Any:
    column = columns.get(name)
    return None if column is None else column[row]
