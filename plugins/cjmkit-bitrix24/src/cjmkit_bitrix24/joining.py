"""
Joining: rows in succession that are proven to be of one client.

The portal writes each account and address of a client as a row of its own and repeats the client's ID and name,
or leaves both empty. Proof is the same ID; where the export has no ID, the same name with nothing in the other
row that contradicts, and a requisite, an address or an account in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from cjmkit.plugins import Cell, Row
from cjmkit_bitrix24.headings import Column, Role
from cjmkit_bitrix24.portal import ROW_LIMIT

__all__ = ["Joiner"]

_REPEATED: Final = frozenset((Role.REQUISITE, Role.ADDRESS, Role.BANK))
_NAMES: Final = frozenset(("TITLE", "NAME", "LAST_NAME"))


class Joiner:
    """
    Cuts rows into groups, each of one client, by what the columns are.
    """

    def __init__(self, columns: Sequence[Column], *, is_on: bool = True) -> None:
        self._is_on = is_on
        self._id = next((column.at for column in columns if column.id == "ID" and column.role is Role.PLAIN), None)
        self._names = [column.at for column in columns if column.id in _NAMES]
        self._repeated = [column.at for column in columns if column.role in _REPEATED]
        others = [column for column in columns if column.role not in _REPEATED and column.id not in (*_NAMES, "ID")]
        self._others = [column.at for column in others if column.role is not Role.SERVICE]
        self._inn = next((column.at for column in columns if column.target == "inn"), None)

    def groups(self, rows: Iterable[Row]) -> Iterator[Group]:
        """
        Yield the groups of *rows* in their order, none longer than the portal's own bound.
        """
        group: Group | None = None
        for row in rows:
            if group is not None and self._continues(group.rows[0], row):
                if len(group.rows) < ROW_LIMIT:
                    group.rows.append(row)
                    continue
                yield group
                group = Group(rows=[row], is_surplus=True)
                continue
            if group is not None:
                yield group
            group = Group(rows=[row])
        if group is not None:
            yield group

    @property
    def has_ids(self) -> bool:
        """
        Whether the export has a column of ids.
        """
        return self._id is not None

    def inn(self, row: Row) -> Cell:
        """
        Return the INN of *row*, if there is one.
        """
        return _cell(row, self._inn)

    def _continues(self, first: Row, row: Row) -> bool:
        if not self._is_on or not any(_cell(row, index) is not None for index in self._repeated):
            return False
        name, other = self._name(first), self._name(row)
        if self._id is None:
            return (other == name or not any(other)) and any(name) and self._agrees(first, row)
        key, its = _cell(first, self._id), _cell(row, self._id)
        if its is None and not any(other):
            # The portal's own import takes a row without a key for one more of the client before it.
            return key is not None
        return key is not None and key == its

    def _name(self, row: Row) -> tuple[Cell, ...]:
        return tuple(_cell(row, index) for index in self._names)

    def _agrees(self, first: Row, row: Row) -> bool:
        if self.inn(row) not in (None, self.inn(first)):
            return False
        return all(_cell(row, index) in (None, _cell(first, index)) for index in self._others)


@attrs.define
class Group:
    """
    Rows of one client; *is_surplus* if they would have gone on with the group before but for its length.
    """

    rows: list[Row]
    is_surplus: bool = False


def _cell(row: Row, index: int | None) -> Cell:
    return row.values[index] if index is not None and index < len(row.values) else None
