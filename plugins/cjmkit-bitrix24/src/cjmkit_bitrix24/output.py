r"""
Files of the portal: rows set aside until the columns in use are known, then csv or an archive of its parts.

The portal's own sample: UTF-8 with a byte order mark, every value in double quotes, a semicolon after every
value even the last, ``\n`` at the end of lines. Columns that nobody fills are left out: an import that replaces
would empty the portal's fields by them.
"""

from __future__ import annotations

import codecs
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import BinaryIO, Final, Self

from cjmkit.findings import Texts
from cjmkit_bitrix24.options import FileOptions
from cjmkit_bitrix24.portal import ADDRESS_FIELDS, BANK_FIELDS, MULTI_LABELS, REQUISITE_FIELDS
from cjmkit_bitrix24.told import CardLosses

__all__ = ["PortalFile"]

_IN_MEMORY: Final = 256 * 1024
_NO_LETTER: Final = Texts(
    "в тексте есть знаки, которых нет в UTF-8: они пропущены",
    "the text has characters that UTF-8 does not hold: they are left out",
)
_MADE_UP_ID: Final = Texts(
    "соседние клиенты с одним названием разделены выдуманным ID, иначе портал слил бы их строки",
    "neighbours of one name are told apart by a made-up ID, else the portal would join their rows",
)
_FIELDS: Final = {
    "ID": "id",
    "INDUSTRY": "industry",
    "COMMENTS": "comment",
    "ASSIGNED_BY_ID": "manager",
    "LOGO": "logo",
    "PHOTO": "photo",
    "SOURCE_DESCRIPTION": "source",
}
_MARK: Final = "cjmkit-"
_REQUISITES: Final = ("RQ_NAME", "RQ_PRESET_ID", "RQ_PRESET_NAME")


class PortalFile:
    """
    Takes the rows of clients one by one, and writes them at the end.

    *key* are the columns that the portal tells clients apart by, the first of them ID; *labels* are the
    headings of *order*, the columns as the portal orders them.
    """

    def __init__(self, name: str, key: Sequence[str], order: Sequence[str], labels: Mapping[str, str]) -> None:
        self._name = name
        self._key = key
        self._order = order
        self._labels = labels
        self._used: dict[str, None] = {}
        self._last = ""
        self._count = 0
        self._spool = SpooledTemporaryFile(  # noqa: SIM115 - closed by __exit__
            max_size=_IN_MEMORY, mode="w+", encoding="ascii", newline="\n"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spool.close()

    def add(self, rows: list[dict[str, str]], losses: CardLosses) -> None:
        """
        Set the *rows* of one client aside.
        """
        self._count += 1
        for row in rows:
            self._clean(row, losses)
        self._keep_apart(rows[0], losses)
        key = {column: rows[0][column] for column in self._key if rows[0].get(column)}
        for row in rows[1:]:
            row.update(key)
        for row in rows:
            self._used.update(dict.fromkeys(column for column, cell in row.items() if cell))
        self._spool.write(json.dumps(rows) + "\n")

    def _clean(self, row: dict[str, str], losses: CardLosses) -> None:
        for column, cell in row.items():
            if not cell.isascii() or "\0" in cell:
                kept = cell.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
                if kept != cell:
                    losses.note(_path(column), _NO_LETTER)
                    row[column] = kept

    def _keep_apart(self, first: dict[str, str], losses: CardLosses) -> None:
        key = "".join(first.get(column, "") for column in self._key)
        if key == self._last:
            first["ID"] = f"{_MARK}{self._count}"
            losses.note("id", _MADE_UP_ID)
            key = "".join(first.get(column, "") for column in self._key)
        self._last = key

    def finish(self, stream: BinaryIO, options: FileOptions) -> None:
        """
        Write everything to *stream*.
        """
        columns = self._columns(options)
        titles = [self._labels.get(column, column) if options.headers == "labels" else column for column in columns]
        heading = codecs.BOM_UTF8 + _line(titles)
        clients = ([_line([row.get(column, "") for column in columns]) for row in rows] for rows in self._clients())
        if options.is_split:
            _write_parts(stream, self._name, heading, clients, options)
            return
        stream.write(heading)
        for lines in clients:
            stream.write(b"".join(lines))

    def _clients(self) -> Iterator[list[dict[str, str]]]:
        self._spool.seek(0)
        for line in self._spool:
            yield json.loads(line)

    def _columns(self, options: FileOptions) -> list[str]:
        known = [*self._order, *sorted(column for column in self._used if not column.startswith(("RQ_", "BD_")))]
        known += [*_REQUISITES, *(f"RQ_{field}|{options.country}" for field in REQUISITE_FIELDS)]
        known += [f"RQ_RQ_ADDR_{field}|{options.country}" for field in ADDRESS_FIELDS]
        known += ["BD_NAME", *(f"BD_{field}|{options.country}" for field in BANK_FIELDS), *sorted(self._used)]
        # The name of a client is what the import insists on, so an empty file has that column, too.
        needed = {*self._used, self._key[1]}
        return [column for column in dict.fromkeys(known) if column in needed]


def _path(column: str) -> str:
    """
    Return the field of the card that stands in *column*, or the whole card.
    """
    field = column.partition("|")[0]
    if field.startswith("BD_"):
        return f"bank_accounts.{BANK_FIELDS.get(field.removeprefix('BD_'), 'bank_name')}"
    if field.startswith("RQ_RQ_ADDR_"):
        return "addresses.text"
    if field.startswith("RQ_"):
        return REQUISITE_FIELDS.get(field.removeprefix("RQ_"), "card")
    return "contacts.value" if field in MULTI_LABELS else _FIELDS.get(field, "card")


def _line(cells: Sequence[str]) -> bytes:
    return ("".join('"' + cell.replace('"', '""') + '";' for cell in cells) + "\n").encode()


def _write_parts(
    stream: BinaryIO, name: str, heading: bytes, clients: Iterator[list[bytes]], options: FileOptions
) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, part in enumerate(_parts(clients, len(heading), options), start=1):
            # A date of its own would make every file of the same cards another one.
            info = zipfile.ZipInfo(f"{name}-{number:03}.csv", (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as file:
                file.write(heading)
                for lines in part:
                    file.write(b"".join(lines))


def _parts(clients: Iterator[list[bytes]], heading: int, options: FileOptions) -> Iterator[Iterator[list[bytes]]]:
    """
    Yield the clients of each part, which must be walked before the next part is asked for; one part of none.
    """
    waiting: list[list[bytes]] = []

    def part() -> Iterator[list[bytes]]:
        rows, size = 0, heading
        for lines in chain([waiting.pop()] if waiting else [], clients):
            length = sum(map(len, lines))
            is_long = 0 < options.rows_per_file < rows + len(lines) or 0 < options.bytes_per_file < size + length
            if is_long and rows:
                waiting.append(lines)
                return
            rows += len(lines)
            size += length
            yield lines

    yield part()
    while waiting:
        yield part()
