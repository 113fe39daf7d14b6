"""
Combined cells taken apart: «ИНН/КПП», bank details, phones with e-mails, names with phones.

Nothing is dropped: what a splitter does not recognise comes back as the rest of the cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from cjmkit.codes import ogrn, ogrnip
from cjmkit.codes._verdicts import Verdicts
from cjmkit.errors import ConfigError
from cjmkit.findings import NOWHERE
from cjmkit.intake.catalogue import readings
from cjmkit.intake.repair._split_contacts import split_contacts, split_name_contacts, split_phone_fax
from cjmkit.intake.repair._split_numbers import (
    split_bank_details,
    split_bik_corr,
    split_inn_kpp,
    split_ogrn_ogrnip,
    split_requisites,
)
from cjmkit.intake.repair.base import ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import EDGES, LONGEST, says_nothing, shown
from cjmkit.intake.repair.pieces import Pieces
from cjmkit.intake.rows.table import Cell
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = ["SPLITTERS", "SPLIT_TARGETS", "SplitColumn", "Splitter", "split_cell", "split_column"]

Splitter: TypeAlias = Callable[[Cell, ColumnContext], Pieces]
"""Takes one cell apart."""

SPLITTERS: Final[Mapping[str, Splitter]] = MappingProxyType(
    {
        "inn_kpp": split_inn_kpp,
        "ogrn_ogrnip": split_ogrn_ogrnip,
        "bank_details": split_bank_details,
        "bik_corr": split_bik_corr,
        "requisites": split_requisites,
        "phone_fax": split_phone_fax,
        "contacts": split_contacts,
        "name_contacts": split_name_contacts,
    }
)
"""The splitters by the name that a mapping gives."""

SPLIT_TARGETS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "inn_kpp": ("inn", "kpp"),
        "ogrn_ogrnip": ("ogrn", "ogrnip"),
        "bank_details": ("account", "bank_name", "bik", "corr_account"),
        "bik_corr": ("bik", "corr_account"),
        "requisites": ("inn", "kpp", "ogrn", "account", "bank_name", "bik", "corr_account"),
        "phone_fax": ("phone", "fax"),
        "contacts": ("phone", "email"),
        "name_contacts": ("contact_person", "phone", "email"),
    }
)
"""The fields that each splitter fills unless the mapping says otherwise."""

# A column of «ОГРН» holds those of firms and of sole proprietors side by side: most cells need no taking apart.
_PLAIN: Final[Mapping[str, Mapping[str, Callable[[Sequence[str | None]], Verdicts]]]] = MappingProxyType(
    {"ogrn_ogrnip": {"ogrn": ogrn.check_many, "ogrnip": ogrnip.check_many}}
)


class SplitColumn(NamedTuple):
    """
    A column taken apart: the cells of each target, the rest of each cell, and the notes.
    """

    columns: dict[str, list[Cell]]
    rests: list[str | None]
    notes: list[Note]


def split_cell(name: str, value: Cell, context: ColumnContext | None = None) -> Pieces:
    """
    Take one cell apart by the splitter *name*.

    Raises:
        ConfigError: there is no such splitter.

    """
    return _splitter(name)(value, context if context is not None else ColumnContext())


def _splitter(name: str) -> Splitter:
    if name not in SPLITTERS:
        raise ConfigError(readings.UNKNOWN_SPLIT.finding(NOWHERE, name=name, known=", ".join(SPLITTERS)))
    return SPLITTERS[name]


def split_column(
    name: str,
    values: Sequence[Cell],
    *,
    targets: Sequence[str] | None = None,
    context: ColumnContext | None = None,
) -> SplitColumn:
    """
    Take a column apart by the splitter *name*.

    *targets* are the flat fields to fill (``phone_2`` takes the phones); a piece that none of them
    takes joins the rest.

    Raises:
        ConfigError: there is no such splitter.

    """
    splitter = _splitter(name)
    context = context if context is not None else ColumnContext()
    places = _places(targets if targets is not None else SPLIT_TARGETS[name])
    columns: dict[str, list[Cell]] = {target: [None] * len(values) for target in places.values()}
    rests: list[str | None] = [None] * len(values)
    notes: list[Note] = []
    plain = _place_plain(name, values, places, columns)
    for row, value in enumerate(values):
        if plain[row] or value is None or (isinstance(value, str) and says_nothing(row, value, notes)):
            continue
        found = _whole(value) if isinstance(value, str) and len(value) > LONGEST else splitter(value, context)
        rests[row] = _deal(row, found, places, columns)
        notes.extend(note._replace(row=row, raw=value) for note in found.notes)
        if rests[row] is not None:
            notes.append(Note(row, readings.SPLIT_REST, value, rests[row], False, Proof.NONE))
    return SplitColumn(columns, rests, notes)


def _place_plain(
    name: str, values: Sequence[Cell], places: Mapping[str, str], columns: dict[str, list[Cell]]
) -> bytearray:
    """
    Put the cells that are one right number, and nothing else, where they belong; return which those were.
    """
    done = bytearray(len(values))
    texts = [value if isinstance(value, str) else None for value in values]
    for piece, check_many in _PLAIN.get(name, {}).items():
        if piece in places:
            column, flags = columns[places[piece]], check_many(texts).flags
            for row, flag in enumerate(flags):
                if flag and texts[row] is not None:
                    column[row], done[row] = texts[row], 1
    return done


def _whole(value: Cell) -> Pieces:
    return Pieces({}, shown(value), ())


def _places(targets: Sequence[str]) -> dict[str, str]:
    """
    Return which target takes a piece: by its name, else by the kind of its values.
    """
    places: dict[str, str] = {}
    for target in targets:
        base = split_number(target)[0]
        places.setdefault(base, target)
    for pieces in SPLIT_TARGETS.values():
        for piece in pieces:
            kind = FLAT_FIELDS[piece].kind
            same = [target for base, target in places.items() if base in FLAT_FIELDS and FLAT_FIELDS[base].kind is kind]
            # «ФИО, телефон» may fill person_name: the only field of people's names takes the name.
            if piece not in places and len(same) == 1 and piece in ("contact_person", "phone"):
                places[piece] = same[0]
    return places


def _deal(row: int, found: Pieces, places: Mapping[str, str], columns: dict[str, list[Cell]]) -> str | None:
    left = [found.rest.strip(EDGES)] if found.rest else []
    for piece, text in found.pieces.items():
        target = places.get(piece)
        if target is None:
            left.append(f"{FLAT_FIELDS[piece].ru}: {text}")
        else:
            before = columns[target][row]
            columns[target][row] = text if before is None else f"{before}, {text}"
    return "; ".join(filter(None, left)) or None
