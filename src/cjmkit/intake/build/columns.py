"""
Cleaned columns of one batch, asked for by flat name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from cjmkit.model.flat import split_number

__all__ = ["Columns"]


@attrs.frozen
class Columns:
    """
    The cleaned values of a batch of *size* rows: one list a column, None for what is empty.

    *values* is keyed by flat column name (``inn``, ``phone_2``), *custom* by the name of the custom field.
    """

    size: int
    values: Mapping[str, list[Any]]
    custom: Mapping[str, list[Any]] = attrs.field(factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def any_of(self, names: Iterable[str]) -> bool:
        """
        Return whether the batch has at least one of these columns.
        """
        return any(name in self.values for name in names)

    def get(self, name: str) -> list[Any]:
        """
        Return the column, or as many None as there are rows.
        """
        found = self.values.get(name)
        return [None] * self.size if found is None else found

    def many(self, name: str) -> list[tuple[int, list[Any]]]:
        """
        Return the columns of a field that may repeat, as (number, values), by number.
        """
        found = [(split_number(key)[1], column) for key, column in self.values.items() if split_number(key)[0] == name]
        return sorted(found, key=lambda pair: pair[0])

    def numbers(self, names: Iterable[str]) -> list[int]:
        """
        Return the numbers that any of these repeatable fields has, ascending.
        """
        return sorted({number for name in names for number, _ in self.many(name)})
