"""
Rows from csv and tsv, whatever encoding, delimiter and line ends they were written with.

Most lines hold no quote and are cut by `str.split`; a line with quotes goes to the csv module in
its strict mode; only what that refuses (rows over several lines, quotes written wrongly) is read
by our own code, which keeps every character and says what it found.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator
from itertools import chain, islice
from typing import Final

import attrs

from cjmkit.errors import ConfigError, LimitError
from cjmkit.findings import Location
from cjmkit.intake.catalogue import text
from cjmkit.intake.rows._dialect import Shape, find_shape, shape_of
from cjmkit.intake.rows._opening import note_encoding, open_text
from cjmkit.intake.rows._quotes import QuotedRow, State
from cjmkit.intake.rows._stream import cut_lines, read_text
from cjmkit.intake.rows._tally import Tally
from cjmkit.intake.rows._text_limits import DEFAULT_LIMITS, TextLimits
from cjmkit.intake.rows.defuse import undefuse
from cjmkit.intake.rows.encoding import Encoding
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Cell, Row, Table

__all__ = ["TextLimits", "read_delimited"]

# Small, because one row that breaks the rules has its whole batch cut a second time.
_BATCH: Final = 250


@attrs.frozen(kw_only=True)
class _Plan:
    source: Source
    encoding: Encoding
    shape: Shape
    quote: str | None
    limits: TextLimits
    skip: int = 0


def read_delimited(
    source: Source,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
    quotechar: str | None = '"',
    limits: TextLimits = DEFAULT_LIMITS,
) -> Iterator[Table]:
    """
    Yield the one table of a csv or tsv file, its rows as a stream.

    A cell of nothing but blanks is None, any other text stays as it is. Delimiter and encoding are
    found out unless they are given; `Table.details` says which were used. *quotechar* None means
    that quotes are plain characters.

    Raises:
        FormatError: the file is empty, or turns into another encoding.
        LimitError: a row is longer or wider than *limits* allow.
        ConfigError: delimiter, quote or encoding cannot be used.
    """
    _check_marks(source, delimiter, quotechar)
    found, head = open_text(source, limits, encoding)
    lines = list(chain.from_iterable(cut_lines([head.replace("\0", "")], len(head), text.ROW_TOO_LONG, source)))
    table = Table(source=source.name, rows=iter(()))
    tally = Tally(table.findings)
    note_encoding(found, source, tally)
    said = _sep_line(lines[0]) if lines else None
    if said is not None:
        tally.add(text.SEP_LINE, Location(source=source.name, line=1))
    shape = _shape(lines[0 if said is None else 1 :], delimiter or said, quotechar, source)
    if not shape.is_sure and delimiter is None and said is None:
        tally.add(text.DELIMITER_UNSURE, Location(source=source.name), delimiter=shape.delimiter)
    table.details.update(encoding=found.name, delimiter=shape.delimiter)
    plan = _Plan(source=source, encoding=found, shape=shape, quote=quotechar, limits=limits, skip=int(said is not None))
    table.rows = _Reader(plan, tally).rows()
    yield table


def _check_marks(source: Source, delimiter: str | None, quote: str | None) -> None:
    given = [mark for mark in (delimiter, quote) if mark is not None]
    if any(len(mark) != 1 or mark in "\r\n\0" for mark in given) or len(set(given)) != len(given):
        raise ConfigError(text.BAD_DELIMITER.finding(Location(source=source.name)))


def _sep_line(line: str) -> str | None:
    # Excel obeys «sep=;» in the first line, and every other reader takes it for a heading.
    bare = line.rstrip("\r\n").strip('"')
    return bare[4] if len(bare) == 5 and bare[:4].lower() == "sep=" and bare[4] != '"' else None


def _shape(lines: list[str], delimiter: str | None, quote: str | None, source: Source) -> Shape:
    if delimiter is not None:
        return shape_of(lines, delimiter, quote)
    # The last line of the sample is cut wherever the sample ended.
    whole = lines[:-1] if len(lines) > 1 and not lines[-1].endswith(("\n", "\r")) else lines
    preferred = "\t" if source.suffix in {"tsv", "tab"} else ";"
    return find_shape(whole, quote, preferred=preferred)


class _Reader:
    """
    Walks a file once and cuts its lines into rows.

    Lines come in batches: the csv module takes a whole batch without coming back to Python for
    every line, and a row that it refuses is found again by its number in the batch.
    """

    def __init__(self, plan: _Plan, tally: Tally) -> None:
        self._plan = plan
        self._tally = tally
        self._delimiter = plan.shape.delimiter
        # NUL is taken out of every line, so as a quote it is never met.
        self._quote = plan.quote or "\0"
        self._batches = self._clean_batches()
        self._batch: list[str] = []
        self._before = plan.skip
        self._undefused = 0
        self._lost = 0

    def rows(self) -> Iterator[Row]:
        """
        Yield the rows; at the end say what was counted on the way.
        """
        expected = self._plan.shape.columns
        usual = min(expected, self._plan.limits.columns)
        new, row_class = tuple.__new__, Row
        try:
            while self._next_batch():
                defused = any("'" in line for line in self._batch)
                for number, cells in self._quoted_rows() if self._is_quoted() else self._plain_rows():
                    values: list[Cell] = [None if not cell or cell.isspace() else cell for cell in cells]
                    if defused:
                        self._undefuse(values)
                    while values and values[-1] is None:
                        values.pop()
                    if len(values) > usual:
                        self._check_width(number, len(values), expected)
                    # Half the price of Row(...), and there are a million of them.
                    yield new(row_class, (number, values, False, None))
        finally:
            # This reader and its batches hold each other: only so is the file closed at once when nobody reads on.
            self._batches.close()
        self._close()

    def _next_batch(self) -> bool:
        self._before += len(self._batch)
        self._batch = next(self._batches, [])
        return bool(self._batch)

    def _is_quoted(self) -> bool:
        # A quote inside of a cell that did not begin with one is a plain character.
        quote, opening = self._quote, self._delimiter + self._quote
        return any(quote in line and (line[0] == quote or opening in line) for line in self._batch)

    def _plain_rows(self) -> Iterator[tuple[int, list[str]]]:
        delimiter = self._delimiter
        for number, line in enumerate(self._batch, self._before + 1):
            yield number, line.rstrip("\r\n").split(delimiter)

    def _quoted_rows(self) -> Iterator[tuple[int, list[str]]]:
        before, done = self._before, 0
        # The batch grows while a row goes on in the next one.
        while done < len(self._batch):
            lines = islice(self._batch, done, None)
            reader = csv.reader(lines, delimiter=self._delimiter, quotechar=self._quote, strict=True)
            start = done
            try:
                for number, cells in enumerate(reader, start + 1):
                    if reader.line_num + start != number:
                        # Only our own code sees whether a row of many lines swallowed others.
                        break
                    done = number
                    yield before + number, cells
            except csv.Error:
                # A quote in a wrong place, a row that goes on in the next batch, or a field beyond the
                # csv module's own limit, which belongs to the caller's program and is not ours to change.
                pass
            if done < len(self._batch):
                first = done
                cells, taken = self._careful(first)
                done += taken
                yield before + first + 1, cells

    def _clean_batches(self) -> Generator[list[str], None, None]:
        plan = self._plan
        pieces = self._tell_lost(read_text(plan.source, plan.encoding, plan.limits))
        number = 1
        skip = plan.skip
        for lines in cut_lines(pieces, plan.limits.row_chars, text.ROW_TOO_LONG, plan.source):
            for start in range(skip, len(lines), _BATCH):
                batch = lines[start : start + _BATCH]
                if any("\0" in line for line in batch):
                    batch = [self._without_nul(line, at) for at, line in enumerate(batch, number + start)]
                yield batch
            number += len(lines)
            skip = 0

    def _without_nul(self, line: str, number: int) -> str:
        if "\0" in line:
            self._tally.add(text.NUL_REMOVED, self._at(number), count=line.count("\0"))
        return line.replace("\0", "")

    def _tell_lost(self, pieces: Iterator[str]) -> Iterator[str]:
        if self._plan.encoding.name != "cp1251":
            return pieces
        return self._count_lost(pieces)

    def _count_lost(self, pieces: Iterator[str]) -> Iterator[str]:
        for piece in pieces:
            self._lost += piece.count("\ufffd")
            yield piece

    def _at(self, number: int) -> Location:
        return Location(source=self._plan.source.name, row=number, line=number)

    def _undefuse(self, values: list[Cell]) -> None:
        for index, value in enumerate(values):
            if isinstance(value, str) and value[0] == "'":
                values[index] = plain = undefuse(value)
                self._undefused += plain is not value

    def _check_width(self, number: int, found: int, expected: int) -> None:
        limit = self._plan.limits.columns
        if found > limit:
            raise LimitError(text.TOO_MANY_COLUMNS.finding(self._at(number), found=found, limit=limit))
        self._tally.add(text.LONG_ROW, self._at(number), found=found, expected=expected)

    def _close(self) -> None:
        where = Location(source=self._plan.source.name)
        if self._undefused:
            self._tally.add(text.UNDEFUSED, where, count=self._undefused)
        if self._lost:
            self._tally.add(text.CHARACTER_LOST, where, count=self._lost, encoding=self._plan.encoding.name)
        self._tally.close()

    def _careful(self, start: int) -> tuple[list[str], int]:
        # Returns the cells of the row that begins with line *start* of the batch, and its lines.
        batch = self._batch
        row = QuotedRow(self._delimiter, self._quote)
        state = row.feed(batch[start])
        end, size = start + 1, len(batch[start])
        while state is State.OPEN and size <= self._plan.limits.row_chars and not self._swallows(row):
            if end == len(batch):
                batch.extend(next(self._batches, []))
                if end == len(batch):
                    break
            state = row.feed(batch[end])
            size += len(batch[end])
            end += 1
        number = self._before + start + 1
        if state is not State.DONE:
            end = start + row.opened[0] + 1
            row = self._recover(batch[start:end], number, row.opened[1])
        elif self._holds_rows(row.spanned[1:]):
            self._tally.add(text.QUOTE_HOLDS_ROWS, self._at(number), count=len(row.spanned))
        if row.loose:
            self._tally.add(text.QUOTE_NOT_DOUBLED, self._at(number))
        return row.cells, end - start

    def _swallows(self, row: QuotedRow) -> bool:
        limits = self._plan.limits
        large = len(row.spanned) > limits.cell_lines or row.cell_chars > limits.cell_chars
        # A long history of a client is one cell of many lines as well, but they are no rows.
        return large and self._holds_rows(row.spanned[1:])

    def _holds_rows(self, lines: list[str]) -> bool:
        commas = self._plan.shape.columns - 1
        alike = sum(line.count(self._delimiter) == commas for line in lines)
        return commas > 0 and alike * 2 > len(lines)

    def _recover(self, lines: list[str], number: int, place: int) -> QuotedRow:
        self._tally.add(text.QUOTE_UNBALANCED, self._at(number + len(lines) - 1))
        row = QuotedRow(self._delimiter, self._quote)
        for line in lines[:-1]:
            row.feed(line)
        row.feed(lines[-1], literal_from=place)
        return row
