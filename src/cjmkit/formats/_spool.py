"""
Spool: rows on their way to a file whose columns are known only when the last card was seen.

Rows lie in an anonymous temporary file beyond a megabyte, so that memory does not grow with cards.
"""

from __future__ import annotations

import datetime as dt
import marshal
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import IO, Any, Final, Literal

from cjmkit.findings import Texts
from cjmkit.formats._columns import BASE_COLUMNS, Column, Headers, columns_of
from cjmkit.model import ClientCard
from cjmkit.plugins.contracts import Progress
from cjmkit.plugins.flat import FlatValue, flatten
from cjmkit.plugins.losses import Losses
from cjmkit.plugins.progress import silent

__all__ = ["RowSpool"]

_IN_MEMORY: Final = 1024 * 1024
_BATCH: Final = 256
# Python refuses to print an int of more than 4300 digits; a Decimal of them it prints.
_WIDEST: Final = 10_000
_PLAIN: Final = frozenset((str, int, float, bool))

_LIST: Final = Texts("список вернётся одним текстом через «; »", "a list comes back as one text joined by “; ”")
_AS_TEXT: Final = Texts("значение вернётся текстом", "the value comes back as text")
_AS_NUMBER: Final = Texts(
    "десятичное число вернётся числом ячейки: до 15 цифр и без хвостовых нулей",
    "a decimal comes back as a cell's number: up to 15 digits and without trailing zeros",
)
_FOREIGN: Final = Texts(
    "значение не того типа, что бывает у своих полей, и записано текстом",
    "the value is of a type that custom fields do not have, and is written as text",
)
_RENAMED: Final = Texts(
    "имя поля пусто, повторяется или в нём лишние пробелы: столбец назван иначе, «Своё поле: …»",
    "the field's name is empty, repeated or has needless spaces: the column has another name, «Своё поле: …»",
)


class RowSpool:
    """
    Takes cards, gives their columns and then their rows.

    *cells* says what the file holds: "typed" keeps numbers, dates and booleans of custom fields,
    "text" only their texts; the losses are counted accordingly.
    """

    def __init__(self, losses: Losses, cells: Literal["typed", "text"]) -> None:
        self._losses = losses
        self._typed = cells == "typed"
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - close() ends it
        self._sizes: list[int] = []
        self._batch: list[tuple[dict[int, Any], dict[int, Any]]] = []
        self._flat: dict[str, int] = {}
        self._custom: dict[str, int] = {}
        self._used = 0
        self._filled: Counter[str] = Counter()

    def __enter__(self) -> RowSpool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def extend(self, cards: Iterable[ClientCard], progress: Progress = silent) -> None:
        """
        Take every card, and tell *progress* of them in batches.
        """
        batch = self._batch
        for card in cards:
            batch.append(self._row(card))
            if len(batch) >= _BATCH:
                progress(len(batch))
                self._flush()
        progress(len(batch))
        self._flush()

    def columns(self, headers: Headers) -> tuple[Column, ...]:
        """
        Return the columns that any card used, in the order they are to be written.
        """
        if not self._used:
            return columns_of(BASE_COLUMNS, (), headers)
        columns = columns_of(self._flat, self._custom, headers)
        for column in columns:
            if column.renamed:
                self._losses.note(f"custom.{column.key}", _RENAMED, self._filled[column.key])
        return columns

    def filled(self, column: Column) -> int:
        """
        Return how many cards have a custom field; 1 for a flat column, whose cards nobody counts.
        """
        return self._filled[column.key] if column.custom else 1

    def rows(self, columns: Iterable[Column]) -> Iterator[list[FlatValue | None]]:
        """
        Yield the rows, one value a column; None where there is nothing.
        """
        order = [(self._custom if column.custom else self._flat).get(column.key, -1) for column in columns]
        self._file.seek(0)
        for size in self._sizes:
            for plain, special in marshal.loads(self._file.read(size)):
                if special:
                    plain.update((index, _decode(value)) for index, value in special.items())
                get = plain.get
                yield [get(index) for index in order]

    def _row(self, card: ClientCard) -> tuple[dict[int, Any], dict[int, Any]]:
        flat = flatten(card)
        plain: dict[int, Any] = {}
        special: dict[int, Any] = {}
        known = self._flat
        for name, value in flat.values.items():
            index = known.get(name)
            if index is None:
                index = known[name] = self._new()
            if type(value) in _PLAIN:
                plain[index] = value
            else:
                special[index] = _encode(value)
        if flat.custom:
            self._put_custom(flat.custom, plain, special)
        if not plain and not special:
            flat.lost.append("card")
        if flat.lost:
            self._losses.add(flat.lost)
        if flat.tables:
            self._losses.add_tables(flat.tables)
        return plain, special

    def _put_custom(self, custom: Mapping[str, Any], plain: dict[int, Any], special: dict[int, Any]) -> None:
        for name, value in custom.items():
            if value is None or value == "" or value == ():
                continue
            index = self._custom.get(name)
            if index is None:
                index = self._custom[name] = self._new()
            self._filled[name] += 1
            if type(value) is str:
                plain[index] = value
                continue
            kept = self._custom_value(name, value)
            if type(kept) in _PLAIN:
                plain[index] = kept
            else:
                special[index] = _encode(kept)

    def _custom_value(self, name: str, value: Any) -> FlatValue:
        path = f"custom.{name}"
        if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            self._losses.note(path, _LIST)
            return "; ".join(value)
        if not isinstance(value, (bool, int, float, Decimal, dt.date)):
            # A str that is not exactly str (an enum, numpy's own) is still the text it shows.
            self._losses.note(path, _FOREIGN)
            return str(value)
        if isinstance(value, int) and value.bit_length() > _WIDEST:
            self._losses.note(path, _AS_TEXT)
            return str(Decimal(value))
        if not self._typed:
            self._losses.note(path, _AS_TEXT)
        elif isinstance(value, Decimal):
            self._losses.note(path, _AS_NUMBER)
        return value

    def _new(self) -> int:
        self._used += 1
        return self._used

    def _flush(self) -> None:
        if self._batch:
            data = marshal.dumps(self._batch)
            self._file.write(data)
            self._sizes.append(len(data))
            self._batch.clear()


def _encode(value: Any) -> tuple[str, Any]:
    """
    Return a pair that marshal can hold for a value that it cannot.
    """
    if isinstance(value, dt.datetime):
        return "datetime", value.isoformat()
    if isinstance(value, dt.date):
        return "date", value.toordinal()
    if isinstance(value, Decimal):
        return "decimal", str(value)
    # Subclasses: marshal takes the plain types only.
    if isinstance(value, int):
        return "plain", int(value)
    return ("plain", float(value)) if isinstance(value, float) else ("plain", str(value))


def _decode(pair: tuple[str, Any]) -> FlatValue:
    kind, value = pair
    if kind == "date":
        return dt.date.fromordinal(value)
    if kind == "decimal":
        return Decimal(value)
    if kind == "datetime":
        return dt.datetime.fromisoformat(value)
    result: FlatValue = value
    return result
