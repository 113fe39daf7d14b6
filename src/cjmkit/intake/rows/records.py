"""
Records from json and jsonl: one at a time, whatever the size of the file.

A json file is a list of objects, an object that holds such a list (``{"clients": […]}``), or a
single object; a jsonl file is one object a line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple, TypeAlias, cast

import attrs

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Finding, Location, Rule
from cjmkit.intake.catalogue import text
from cjmkit.intake.rows._flatten import flatten
from cjmkit.intake.rows._json import LONGEST_NUMBER, Decoder, is_shallow, is_too_deep
from cjmkit.intake.rows._opening import note_encoding, open_text
from cjmkit.intake.rows._stream import cut_lines, read_text
from cjmkit.intake.rows._tally import Tally
from cjmkit.intake.rows._text_limits import DEFAULT_LIMITS, TextLimits
from cjmkit.intake.rows._window import Window
from cjmkit.intake.rows.encoding import Encoding
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Broken, Cell, Row, Table

__all__ = ["Found", "Record", "TextLimits", "iter_objects", "read_jsonl", "read_records"]

Record: TypeAlias = dict[str, object]

# A list under one of these names is the base, if nothing but the words below stands before it.
# fmt: off
_LISTS: Final = frozenset((
    "clients", "cards", "customers", "companies", "counterparties", "partners", "records", "rows", "data",
    "items", "results", "list", "value", "клиенты", "карточки", "контрагенты", "партнёры", "данные", "записи",
    "строки",
))
# What services put beside the list.
_BESIDE: Final = frozenset((
    "schema", "$schema", "version", "count", "total", "page", "pages", "per_page", "limit", "offset", "next",
    "previous", "has_more", "status", "success", "ok", "error", "errors", "message", "meta", "date",
    "generated", "generated_at", "created_at", "exported_at", "source", "encoding", "odata.metadata",
    "@odata.context", "@odata.count", "@odata.nextlink",
))
# fmt: on


class Found(NamedTuple):
    """
    An object: which one it is (from 1), the line it begins on, and its content.
    """

    ordinal: int
    line: int
    value: Record


def read_records(
    source: Source, *, encoding: str | None = None, limits: TextLimits = DEFAULT_LIMITS
) -> Iterator[Table]:
    """
    Yield the one table of a json file, a row for every record.

    `Table.header` holds the keys and grows when a later record brings new ones. Inner objects
    become dotted keys (see `_flatten`). A record that cannot be read is a row without cells that
    says why in `Row.broken`.

    Raises:
        FormatError: the file is empty, is no JSON, or ends too early.
        LimitError: a record is larger, or keys are more, than *limits* allow.
    """
    yield _table(source, encoding, limits, lines=False)


def read_jsonl(source: Source, *, encoding: str | None = None, limits: TextLimits = DEFAULT_LIMITS) -> Iterator[Table]:
    """
    Yield the one table of a jsonl file, a row for every line; see `read_records`.
    """
    yield _table(source, encoding, limits, lines=True)


def iter_objects(
    source: Source,
    *,
    lines: bool,
    encoding: str | None = None,
    limits: TextLimits = DEFAULT_LIMITS,
    findings: list[Finding] | None = None,
    alone: Callable[[Record], bool] | None = None,
) -> Iterator[Found | Broken]:
    """
    Yield every object of a json file, or of a jsonl file if *lines*, as (ordinal, line, value).

    A record with a repeated key, NaN, a number beyond bounds or half a character, a list element
    that is no object, and a broken line of jsonl come as `Broken`, and reading goes on. *findings*
    receives what concerns the file. *alone* is asked about an object with the values that stand
    before its first list: True makes it one record, whatever lists it holds.

    Raises:
        FormatError: the file is empty, or its JSON is broken, cut, or nested too deep.
        LimitError: a record is larger than *limits* allow.
    """
    found, _ = open_text(source, limits, encoding)
    findings = [] if findings is None else findings
    tally = Tally(findings)
    note_encoding(found, source, tally)
    if lines:
        yield from _lines(source, found, limits)
    else:
        yield from _Values(source, found, limits, tally, alone).walk()


def _lines(source: Source, encoding: Encoding, limits: TextLimits) -> Iterator[Found | Broken]:
    decoder = Decoder()
    pieces = read_text(source, encoding, limits)
    batches = cut_lines(pieces, limits.record_chars, text.RECORD_TOO_LONG, source)
    ordinal = 0
    for number, line in enumerate(chain.from_iterable(batches), 1):
        bare = line.strip(" \t\r\n")
        if bare:
            ordinal += 1
            yield _line(decoder, bare, ordinal, number, source, limits)


def _line(decoder: Decoder, line: str, ordinal: int, number: int, source: Source, limits: TextLimits) -> Found | Broken:
    if not is_shallow(line, limits.depth) and is_too_deep(line, 0, limits.depth):
        finding = text.TOO_DEEP.finding(Location(source=source.name, line=number), line=number, limit=limits.depth)
        return Broken(ordinal=ordinal, line=number, finding=finding, raw=line)
    rule = None
    try:
        value, place = decoder.decode(line, 0)
    except json.JSONDecodeError as error:
        place = error.pos
        cut = place >= len(line) or error.msg.startswith("Unterminated string")
        rule = text.JSON_TRUNCATED if cut else text.JSON_BROKEN
    else:
        if place == len(line) and type(value) is dict and decoder.fault is None:
            return Found(ordinal, number, value)
        if place < len(line):
            rule = text.JSON_TRAILING
    if rule is None:
        return _refused(decoder.fault, Location(source=source.name, line=number), ordinal, line)
    where = Location(source=source.name, line=number, position=place + 1)
    finding = rule.finding(where, line=number, position=place + 1)
    return Broken(ordinal=ordinal, line=number, finding=finding, raw=line)


def _refused(fault: Rule | None, where: Location, ordinal: int, raw: str) -> Broken:
    """
    Return the record of a value that is faulty, or that is no object.
    """
    finding = (fault or text.JSON_NOT_OBJECT).finding(where, ordinal=ordinal, limit=LONGEST_NUMBER)
    return Broken(ordinal=ordinal, line=where.line or 0, finding=finding, raw=raw)


class _Values:
    """
    Walks a json file and finds the records in it.
    """

    def __init__(
        self,
        source: Source,
        encoding: Encoding,
        limits: TextLimits,
        tally: Tally,
        alone: Callable[[Record], bool] | None,
    ) -> None:
        self._source = source
        self._encoding = encoding
        self._limits = limits
        self._tally = tally
        self._alone = alone
        self._ordinal = 0
        self._window = self._new_window()

    def walk(self) -> Iterator[Found | Broken]:
        first = self._window.peek()
        if first == "[":
            yield from self._elements()
        elif first == "{":
            chosen = self._choose()
            self._restart()
            if chosen is None:
                yield self._record()
            else:
                yield from self._members(chosen)
        else:
            self._window.value()
            raise FormatError(text.JSON_NO_RECORDS.finding(Location(source=self._source.name)))
        self._window.end()

    def _restart(self) -> None:
        self._window.close()
        self._window = self._new_window()

    def _new_window(self) -> Window:
        return Window(self._source, read_text(self._source, self._encoding, self._limits), self._limits)

    def _record(self) -> Found | Broken:
        window = self._window
        window.peek()
        line = window.line
        value = window.value()
        self._ordinal += 1
        if type(value) is dict and window.fault is None:
            return Found(self._ordinal, line, value)
        return _refused(window.fault, Location(source=self._source.name, line=line), self._ordinal, window.raw)

    def _elements(self) -> Iterator[Found | Broken]:
        window = self._window
        window.take("[")
        if window.peek() == "]":
            window.take("]")
            return
        while True:
            yield self._record()
            if window.take(",]") == "]":
                return

    def _members(self, chosen: str) -> Iterator[Found | Broken]:
        # What stands beside the base is no record of it, and must not be lost when it cannot be read.
        window, name = self._window, self._source.name
        seen: set[str] = set()
        for key in self._keys():
            opening, line = window.peek(), window.line
            if key == chosen and key not in seen and opening == "[":
                yield from self._elements()
            else:
                window.value()
                fault = text.DUPLICATE_KEY if key in seen else window.fault
                if fault is not None:
                    self._ordinal += 1
                    raw = f"{{{json.dumps(key, ensure_ascii=False)}: {window.raw}}}"
                    yield _refused(fault, Location(source=name, line=line), self._ordinal, raw)
            seen.add(key)
            self._check_keys(len(seen), Location(source=name, line=window.line))
        if len(seen) > 1:
            self._tally.add(text.ENVELOPE, Location(source=name), count=len(seen) - 1)

    def _check_keys(self, found: int, where: Location) -> None:
        limit = self._limits.columns
        if found > limit:
            raise LimitError(text.TOO_MANY_COLUMNS.finding(where, found=found, limit=limit))

    def _keys(self) -> Iterator[str]:
        window = self._window
        window.take("{")
        if window.peek() == "}":
            window.take("}")
            return
        while True:
            if window.peek() != '"':
                window.take('"')
            key = window.value()
            window.take(":")
            yield str(key)
            if window.take(",}") == "}":
                return

    def _choose(self) -> str | None:
        # Which list is the base. The names may leave no doubt; if they do, the whole object is looked
        # at, and one that is too large to be held can only be a base.
        window, sure = self._window, True
        before: Record = {}
        for number, key in enumerate(self._keys(), 1):
            if window.peek() == "[":
                if self._alone is not None and self._alone(before):
                    return None
                return key if sure and key.lower() in _LISTS else self._choose_by_all(key)
            before[key] = window.value()
            sure = sure and key.lower() in _BESIDE
            self._check_keys(number, Location(source=self._source.name))
        return None

    def _choose_by_all(self, first: str) -> str | None:
        self._restart()
        try:
            whole = cast(Record, self._window.value())
        except LimitError:
            return first
        if self._alone is not None and self._alone(whole):
            return None
        lists = [key for key, value in whole.items() if _holds_objects(value)]
        if len(lists) != 1 or any(key.lower() not in _BESIDE for key in whole if key != lists[0]):
            return None
        return lists[0]


def _holds_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _table(source: Source, encoding: str | None, limits: TextLimits, *, lines: bool) -> Table:
    found, _ = open_text(source, limits, encoding)
    table = Table(source=source.name, rows=iter(()), header=[])
    table.details["encoding"] = found.name
    objects = iter_objects(source, lines=lines, encoding=encoding, limits=limits, findings=table.findings)
    table.rows = _rows(objects, table, limits)
    return table


def _rows(objects: Iterator[Found | Broken], table: Table, limits: TextLimits) -> Iterator[Row]:
    tally = Tally(table.findings, named=1000)
    header = table.header if table.header is not None else []
    columns: dict[str, int] = {}
    ordinal = line = 0

    def here() -> Location:
        return Location(source=table.source, row=ordinal, line=line)

    def note(rule: Rule, count: int) -> None:
        tally.add(rule, here(), count=count)

    for found in objects:
        ordinal, line = found.ordinal, found.line
        if isinstance(found, Broken):
            where = attrs.evolve(found.finding.where, row=ordinal)
            yield Row(ordinal, (), False, attrs.evolve(found, finding=attrs.evolve(found.finding, where=where)))
            continue
        cells = flatten(found.value, note)
        if not cells.keys() <= columns.keys():
            _add_columns(cells, columns, header, here(), limits)
        yield Row(ordinal, _values(cells, columns))
    tally.close()


def _add_columns(
    cells: dict[str, Cell], columns: dict[str, int], header: list[str], where: Location, limits: TextLimits
) -> None:
    for key in cells:
        if key not in columns:
            columns[key] = len(header)
            header.append(key)
    if len(header) > limits.columns:
        raise LimitError(text.TOO_MANY_COLUMNS.finding(where, found=len(header), limit=limits.columns))


def _values(cells: dict[str, Cell], columns: dict[str, int]) -> list[Cell]:
    # Most records have the same keys in the same order.
    if len(cells) == len(columns) and list(cells) == list(columns):
        values = list(cells.values())
    else:
        values = [None] * len(columns)
        for key, value in cells.items():
            values[columns[key]] = value
    while values and values[-1] is None:
        values.pop()
    return values
