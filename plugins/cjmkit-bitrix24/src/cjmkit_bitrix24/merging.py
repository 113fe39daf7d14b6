"""
Merging: the rows of a group become clients, one for each legal person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from cjmkit.findings import Finding, Location, Rule
from cjmkit.plugins import Cell, Row
from cjmkit_bitrix24.catalogue import DIFFERS, ROWS_JOINED, SECOND_REQUISITE, TOO_MANY_ROWS
from cjmkit_bitrix24.headings import LISTS, Column, Role, service_of
from cjmkit_bitrix24.joining import Group, Joiner
from cjmkit_bitrix24.multifields import cut_cell
from cjmkit_bitrix24.portal import ADDRESS_LABELS, ROW_LIMIT

__all__ = ["Client", "Merger"]

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "организация": "Организация",
        "ип": "ИП",
        "физ. лицо": "Физическое лицо",
        "физическое лицо": "Физическое лицо",
    }
)
_ADDRESS_ORDER: Final = ("POSTAL_CODE", "COUNTRY", "PROVINCE", "REGION", "CITY", "ADDRESS_1", "ADDRESS_2")
_SINGLE: Final = frozenset((Role.PLAIN, Role.OWN, Role.OTHER, Role.REQUISITE))


@attrs.define(kw_only=True)
class Client:
    """
    What the rows of one client hold: *cells* and *multis* by the index of their column, accounts, addresses.
    """

    row: Row
    cells: dict[int, Cell] = attrs.field(factory=dict)
    multis: dict[int, list[str]] = attrs.field(factory=dict)
    banks: list[dict[str, Cell]] = attrs.field(factory=list)
    addresses: dict[str, list[str]] = attrs.field(factory=dict)
    joined: int = 0


class Merger:
    """
    Makes clients of groups; *findings* gets what is to be said of them.
    """

    def __init__(self, source: str, columns: Sequence[Column], joiner: Joiner, findings: list[Finding]) -> None:
        self._source = source
        self._columns = columns
        self._joiner = joiner
        self._findings = findings
        self._homes: dict[str, int] = {}
        for column in columns:
            if column.role in (Role.PLAIN, Role.REQUISITE):
                # A contact's name stands in its own columns and in those of its requisite.
                self._homes.setdefault(column.target, column.at)
        self._kind = next((column.at for column in columns if column.target == "kind"), None)
        self._title = next((column.at for column in columns if column.id == "TITLE"), None)
        self._names = [column.at for column in columns if column.target in ("short_name", "full_name")]

    def clients(self, group: Group) -> Iterator[Client]:
        """
        Yield the clients of *group*.
        """
        parts = self._by_inn(group.rows)
        if group.is_surplus:
            self._tell(TOO_MANY_ROWS, group.rows[0], limit=ROW_LIMIT)
        for number, rows in enumerate(parts):
            if number:
                self._tell(SECOND_REQUISITE, rows[0], field="inn")
            client = self._merged(rows, group.rows[0])
            self._settle_names(client)
            yield client

    def _by_inn(self, rows: Sequence[Row]) -> list[list[Row]]:
        parts: list[list[Row]] = [[]]
        current: Cell = None
        for row in rows:
            inn = self._joiner.inn(row)
            if inn is not None and current is not None and inn != current:
                parts.append([])
            current = inn if inn is not None else current
            parts[-1].append(row)
        return parts

    def _merged(self, rows: Sequence[Row], head: Row) -> Client:
        client = Client(row=rows[0])
        if rows[0] is not head:
            self._take(client, head, repeated=False)
        for row in rows:
            self._take(client, row)
        if len(rows) > 1:
            by_id = self._joiner.has_ids
            self._tell(
                ROWS_JOINED,
                rows[0],
                count=len(rows),
                proof_ru="один ID" if by_id else "одно название, и ничто не противоречит",
                proof_en="the same ID" if by_id else "the same name, and nothing contradicts",
            )
        return client

    def _take(self, client: Client, row: Row, *, repeated: bool = True) -> None:
        bank: dict[str, Cell] = {}
        address: dict[str, str] = {}
        for column, value in zip(self._columns, row.values, strict=False):
            if value is None or column.role is Role.SERVICE:
                continue
            if column.role in _SINGLE:
                if repeated or column.role is not Role.REQUISITE:
                    self._take_cell(client, row, column, value)
            elif column.role is Role.MULTI:
                self._take_values(client, column, value)
            elif column.role is Role.BANK:
                bank.setdefault(column.target, value)
            else:
                address[column.target] = str(value)
        if repeated:
            if bank and bank not in client.banks:
                client.banks.append(bank)
            _take_address(client, address)

    def _take_cell(self, client: Client, row: Row, column: Column, value: Cell) -> None:
        if column.at == self._kind:
            value = _KINDS.get(str(value).strip().lower(), value)
        labels = LISTS.get(column.id)
        if labels is not None:
            value = labels.get(str(value).strip(), value)
        first = client.cells.setdefault(self._homes.get(column.target, column.at), value)
        if first != value:
            self._tell(DIFFERS, row, column=column, value=value)

    def _take_values(self, client: Client, column: Column, value: Cell) -> None:
        found = client.multis.setdefault(column.at, [])
        service = service_of(column)
        for piece in cut_cell(column.id, str(value)):
            told = f"{service}: {piece}" if service and not piece.lower().startswith(service.lower()) else piece
            if told not in found:
                found.append(told)

    def _settle_names(self, client: Client) -> None:
        # The portal's title says nothing new where it is one of the names in the requisites.
        names = [_words(client.cells.get(index)) for index in self._names]
        if self._title is not None and _words(client.cells.get(self._title)) in names:
            client.cells[self._title] = None

    def _tell(
        self,
        rule: Rule,
        row: Row,
        *,
        column: Column | None = None,
        field: str | None = None,
        value: Cell = None,
        **params: object,
    ) -> None:
        where = Location(source=self._source, row=row.number, field=field)
        if column is not None:
            where = attrs.evolve(where, header=column.heading, field=column.target or None)
        self._findings.append(rule.finding(where, value=value, **params))


def _words(value: Cell) -> str:
    return "" if value is None else " ".join(str(value).split())


def _take_address(client: Client, parts: Mapping[str, str]) -> None:
    kind = ADDRESS_LABELS.get(parts.get("TYPE", "").strip().lower(), "address")
    pieces = [parts[name].strip() for name in _ADDRESS_ORDER if name in parts] or _whole(parts)
    text = ", ".join(pieces)
    if not text:
        return
    client.joined += len(pieces) > 1
    found = client.addresses.setdefault(kind, [])
    if text not in found:
        found.append(text)


def _whole(parts: Mapping[str, str]) -> list[str]:
    return [parts["WHOLE"].strip()] if "WHOLE" in parts else []
