"""
A double of the portal's import, written from its described behaviour and sharing no code with the plugin.

It reads bytes as the portal's reader of csv does (a state machine over bytes: a quote opens and closes a string
anywhere, a doubled quote inside one is a quote, line ends in succession count once), maps headings that are ids, and
takes requisites from rows in succession, refusing what the import refuses.
"""

from __future__ import annotations

import dataclasses

ROW_LIMIT = 50
_MULTI = ("PHONE", "EMAIL", "WEB", "IM")


class Refused(Exception):
    """
    The portal puts the company into errata.csv.
    """


@dataclasses.dataclass
class Entity:
    """
    A company or a contact as the portal keeps it.
    """

    fields: dict[str, str]
    multi: dict[str, list[tuple[str, str]]]
    requisites: list[dict[str, object]] = dataclasses.field(default_factory=list)


def read_lines(data: bytes, delimiter: bytes = b";") -> list[list[str]]:
    """
    Return the rows of *data*, a byte order mark left out.
    """
    body = data.removeprefix(b"\xef\xbb\xbf")
    rows: list[list[str]] = []
    row: list[str] = []
    text = bytearray()
    quoted = False
    at = 0
    while at < len(body):
        char = body[at : at + 1]
        if char == b'"' and not quoted:
            quoted = True
        elif char == b'"' and body[at + 1 : at + 2] == b'"':
            text += char
            at += 1
        elif char == b'"':
            quoted = False
        elif char in b"\r\n" and not quoted:
            row.append(text.decode())
            rows.append(row)
            row, text = [], bytearray()
            while body[at + 1 : at + 2] in (b"\r", b"\n"):
                at += 1
        elif char == delimiter and not quoted:
            row.append(text.decode())
            text = bytearray()
        else:
            text += char
        at += 1
    if text:
        row.append(text.decode())
    if row:
        rows.append(row)
    return rows


def cut(kind: str, cell: str) -> list[str]:
    """
    Return the values that the portal cuts a multifield's cell into.
    """
    pieces = cell.split(";")
    if kind in ("PHONE", "EMAIL") and len(pieces) == 1:
        pieces = cell.split(",")
        if kind == "EMAIL" and len(pieces) == 1:
            pieces = cell.split(" ")
    return [piece.strip() for piece in pieces if piece]


def import_file(data: bytes, key: tuple[str, ...] = ("ID", "TITLE"), country: int = 1) -> list[Entity]:
    """
    Return the entities that the portal makes of *data*, whose headings are ids.
    """
    heading, *rows = read_lines(data)
    names = [name.strip().upper() for name in heading if name]
    clients: list[list[dict[str, str]]] = []
    last = None
    for row in rows:
        cells = {name: cell for name, cell in zip(names, row, strict=False) if cell}
        its = "".join(cells.get(name, "") for name in key)
        if clients and (not its or its == last):
            clients[-1].append(cells)
            continue
        if not its:
            raise Refused("the first row has no key")
        clients.append([cells])
        last = its
    return [_entity(client, country) for client in clients]


def _entity(rows: list[dict[str, str]], country: int) -> Entity:
    if len(rows) > ROW_LIMIT:
        raise Refused("more rows than the import takes")
    entity = Entity(fields={}, multi={})
    for name, cell in rows[0].items():
        kind, _, value_type = name.partition("_")
        if name == "ID" or name.startswith(("RQ_", "BD_")):
            continue
        if kind in _MULTI and value_type:
            for value in cut(kind, cell):
                if len(value) > 250:
                    raise Refused("a value of a multifield is too long")
                entity.multi.setdefault(kind, []).append((value_type, value))
        else:
            entity.fields[name] = cell.strip()
    _take_requisites(entity, rows, f"|{country}")
    return entity


def _take_requisites(entity: Entity, rows: list[dict[str, str]], suffix: str) -> None:
    current: dict[str, object] | None = None
    current_key = ""
    for number, cells in enumerate(rows, start=1):
        address = {name: cell for name, cell in cells.items() if name.startswith("RQ_RQ_ADDR_")}
        requisite = {name: cell for name, cell in cells.items() if name.startswith("RQ_") and name not in address}
        bank = {name: cell for name, cell in cells.items() if name.startswith("BD_")}
        if requisite:
            key = requisite.get("RQ_ID", "") + requisite.get("RQ_NAME", "")
            if number == 1 and not key:
                raise Refused("a requisite without a name")
            if key and key != current_key:
                if not (requisite.get("RQ_PRESET_NAME") or requisite.get("RQ_PRESET_ID")):
                    raise Refused("a requisite without a preset")
                values = {n.removeprefix("RQ_").removesuffix(suffix): c for n, c in requisite.items()}
                current = {**values, "addresses": {}, "banks": []}
                current_key = key
                entity.requisites.append(current)
        if address and current is not None:
            kind = address.pop(f"RQ_RQ_ADDR_TYPE{suffix}", None)
            addresses = current["addresses"]
            assert isinstance(addresses, dict)
            if kind is None or not kind.isdigit() or kind in addresses:
                raise Refused("an address without a type, or two of one type")
            addresses[kind] = {n.removeprefix("RQ_RQ_ADDR_").removesuffix(suffix): c for n, c in address.items()}
        if bank and current is not None:
            if not bank.get("BD_NAME"):
                raise Refused("a bank detail without a name")
            banks = current["banks"]
            assert isinstance(banks, list)
            banks.append({n.removeprefix("BD_").removesuffix(suffix): c for n, c in bank.items()})
