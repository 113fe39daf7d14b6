"""
Reading an export: two walks over the file, one to see how wide its clients are and one to give their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Final, Literal, NamedTuple

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit.model.flat import CUSTOM_PREFIX, numbered, title
from cjmkit.plugins import Cell, Row, Source, Table
from cjmkit_bitrix24.catalogue import (
    ADDRESS_JOINED,
    CODES_READ,
    NOT_AN_EXPORT,
    SERVICE_COLUMNS,
    SERVICE_NAMED,
)
from cjmkit_bitrix24.headings import LISTS, Column, Role, resolve, service_of
from cjmkit_bitrix24.joining import Joiner
from cjmkit_bitrix24.merging import Client, Merger
from cjmkit_bitrix24.options import PortalReadOptions
from cjmkit_bitrix24.portal import ROW_LIMIT
from cjmkit_bitrix24.raw import RawTable, open_raw

__all__ = ["read_export"]

_MAIN: Final = frozenset(("TITLE", "NAME", "LAST_NAME"))
_ADDRESSES: Final = ("legal_address", "actual_address", "postal_address", "address")


def read_export(source: Source, options: PortalReadOptions) -> Iterator[Table]:
    """
    Yield the one table of an export, a row for each client.

    Raises:
        FormatError: the file is no export of the portal.

    """
    with closing(open_raw(source, options)) as raw:
        columns = resolve(_distinct(raw.headings))
        if not any(column.id in _MAIN for column in columns):
            raise FormatError(NOT_AN_EXPORT.finding(Location(source=source.name, line=1)))
        joiner = Joiner(columns, is_on=options.join_rows)
        width = _measured(source.name, raw.rows, columns, joiner)
    again = open_raw(source, options)
    layout = _Layout(columns, width)
    again.findings.extend(_about_file(source.name, columns, width))
    yield Table(
        source=source.name,
        header=layout.header,
        fields=layout.fields,
        rows=_rows(again, joiner, Merger(source.name, columns, joiner, again.findings), layout),
        findings=again.findings,
        details=again.details,
    )


def _measured(source: str, rows: Iterator[Row], columns: Sequence[Column], joiner: Joiner) -> _Width:
    width = _Width(columns)
    unheard: list[Finding] = []
    merger = Merger(source, columns, joiner, unheard)
    for group in joiner.groups(rows):
        for client in merger.clients(group):
            width.see(client)
        unheard.clear()
    return width


def _rows(raw: RawTable, joiner: Joiner, merger: Merger, layout: _Layout) -> Iterator[Row]:
    with closing(raw):
        for group in joiner.groups(raw.rows):
            for client in merger.clients(group):
                yield client.row._replace(values=layout.values(client))


def _distinct(headings: Sequence[str]) -> list[str]:
    """
    Return *headings* with numbers behind those that stand there twice, and names for empty ones.
    """
    seen: dict[str, int] = {}
    found = []
    for index, heading in enumerate(headings, start=1):
        name = heading or f"column_{index}"
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _about_file(source: str, columns: Sequence[Column], width: _Width) -> Iterator[Finding]:
    where = Location(source=source)
    service = [column.heading for column in columns if column.role is Role.SERVICE and column.at in width.filled]
    if service:
        yield SERVICE_COLUMNS.finding(where, columns=", ".join(f"«{heading}»" for heading in service))
    for column in columns:
        place = Location(source=source, header=column.heading, field=column.target or None)
        if column.at in width.coded:
            code = width.coded[column.at]
            yield CODES_READ.finding(place, code=code, label=LISTS[column.id][code])
        if column.at in width.filled and service_of(column):
            yield SERVICE_NAMED.finding(place, service=service_of(column))
    if width.joined:
        yield ADDRESS_JOINED.finding(where, count=width.joined)


class _Width:
    """
    How many values, accounts and addresses a client has at most, and what is to be said of the whole file.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self.multis: dict[int, int] = {column.at: 1 for column in columns if column.role is Role.MULTI}
        self.banks = 1
        self.addresses: dict[str, int] = {}
        self.joined = 0
        self.coded: dict[int, str] = {}
        self.filled: set[int] = set()
        self._service = [column.at for column in columns if column.role is Role.SERVICE]
        self._lists = [column for column in columns if column.id in LISTS]

    def see(self, client: Client) -> None:
        """
        Take note of *client*.
        """
        for index, values in client.multis.items():
            self.multis[index] = min(max(self.multis[index], len(values)), ROW_LIMIT)
        self.banks = max(self.banks, len(client.banks))
        for name, texts in client.addresses.items():
            self.addresses[name] = max(self.addresses.get(name, 0), len(texts))
        self.joined += client.joined
        row = client.row.values
        self.filled.update(index for index in self._service if index < len(row) and row[index] is not None)
        self.filled.update(index for index, found in client.multis.items() if found)
        for column in self._lists:
            value = str(row[column.at]).strip() if column.at < len(row) else ""
            if value in LISTS[column.id]:
                self.coded.setdefault(column.at, value)


class _Slot(NamedTuple):
    """
    Where a cell of the table that is given on comes from; *key* is a column's index, or a flat field.
    """

    kind: Literal["cell", "multi", "bank", "address", "none"]
    key: int | str = -1
    number: int = 0


class _Layout:
    """
    The columns of the table that is given on: those of the file in their places, and more behind them.
    """

    def __init__(self, columns: Sequence[Column], width: _Width) -> None:
        self.header: list[str] = []
        self.fields: dict[str, str] = {}
        self._slots: list[_Slot] = []
        self._taken: dict[str, int] = {}
        self._width = width
        for column in columns:
            self._place(column)
        for column in columns:
            self._place_more(column)
        self._place_addresses()

    def values(self, client: Client) -> list[Cell]:
        """
        Return the cells of *client*, without empty ones at the end.
        """
        values = [self._value(client, slot) for slot in self._slots]
        while values and values[-1] is None:
            values.pop()
        return values

    def _place(self, column: Column) -> None:
        role = column.role
        own = CUSTOM_PREFIX + (column.target if role is Role.OWN else column.heading)
        if role in (Role.SERVICE, Role.ADDRESS):
            self._add(own, _Slot("none"))
        elif role is Role.OTHER:
            self._add(column.heading, _Slot("cell", column.at))
        elif role is Role.MULTI:
            self._add(column.heading, _Slot("multi", column.at), self._next(column.target))
        elif role is Role.OWN:
            self._add(own, _Slot("cell", column.at))
        elif column.target in self._taken:
            self._add(own, _Slot("none"))
        else:
            slot = _Slot("bank", column.target) if role is Role.BANK else _Slot("cell", column.at)
            self._add(column.heading, slot, self._next(column.target))

    def _place_more(self, column: Column) -> None:
        if column.role is Role.MULTI:
            slots = [_Slot("multi", column.at, number) for number in range(1, self._width.multis[column.at])]
        elif column.role is Role.BANK:
            slots = [_Slot("bank", column.target, number) for number in range(1, self._width.banks)]
        else:
            return
        for slot in slots:
            self._add(f"{column.heading} ({slot.number + 1})", slot, self._next(column.target))

    def _place_addresses(self) -> None:
        for name in _ADDRESSES:
            for number in range(self._width.addresses.get(name, 0)):
                # Only an address of no kind may repeat.
                target = self._next(name if number == 0 else "address")
                self._add(title(target), _Slot("address", name, number), target)

    def _next(self, name: str) -> str:
        self._taken[name] = self._taken.get(name, 0) + 1
        return numbered(name, self._taken[name])

    def _add(self, heading: str, slot: _Slot, target: str | None = None) -> None:
        told, number = heading, 1
        while told in self.header:
            number += 1
            told = f"{heading} ({number})"
        self.header.append(told)
        self._slots.append(slot)
        if target is not None:
            self.fields[told] = target

    def _value(self, client: Client, slot: _Slot) -> Cell:
        if isinstance(slot.key, int):
            if slot.kind == "cell":
                return client.cells.get(slot.key)
            return self._multi(client.multis.get(slot.key, ()), slot) if slot.kind == "multi" else None
        if slot.kind == "bank":
            return client.banks[slot.number].get(slot.key) if slot.number < len(client.banks) else None
        texts = client.addresses.get(slot.key, [])
        return texts[slot.number] if slot.number < len(texts) else None

    def _multi(self, values: Sequence[str], slot: _Slot) -> Cell:
        if slot.number == self._width.multis[int(slot.key)] - 1:
            return "; ".join(values[slot.number :]) or None
        return values[slot.number] if slot.number < len(values) else None
