"""
Multifields: several values of one kind in one cell, as the portal cuts and joins them.

The import cuts a cell at semicolons; a cell of phones or e-mails without one at commas, and one of e-mails
without either at blanks. The export joins by a comma and a blank. A value has at most 250 characters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["LONGEST", "cut_cell", "fits", "join_values"]

LONGEST: Final = 250


def fits(value: str) -> bool:
    """
    Return whether the portal takes *value* as one value of a multifield.
    """
    return ";" not in value and len(value) <= LONGEST


def join_values(column: str, values: Iterable[str]) -> str:
    """
    Return the cell of *column* that the portal's import cuts into exactly *values*.
    """
    found = list(values)
    cell = ";".join(found)
    # A closing semicolon keeps the import from cutting the only value at its commas or blanks.
    return cell + ";" if len(found) == 1 and len(_cut_without_semicolons(column, cell)) > 1 else cell


def cut_cell(column: str, cell: str) -> list[str]:
    """
    Return the values in a cell of *column*, written by the portal's export or for its import.
    """
    pieces = cell.split(";") if ";" in cell else _cut_without_semicolons(column, cell)
    return [piece.strip() for piece in pieces if piece.strip()]


def _cut_without_semicolons(column: str, cell: str) -> list[str]:
    if not column.startswith(("PHONE_", "EMAIL_")):
        return cell.split(", ") if column.startswith(("WEB_", "IM_")) else [cell]
    pieces = cell.split(",")
    return cell.split() if len(pieces) == 1 and column.startswith("EMAIL_") else pieces
