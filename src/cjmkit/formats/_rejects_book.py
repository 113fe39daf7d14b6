"""
The workbook of rejected rows: a sheet for each table, the reasons beside each row, the bad cells coloured.

Rows go straight into the archive; those of other tables than the first wait on disk until it is done.
"""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import IO, BinaryIO, Final, TypeAlias

from cjmkit.findings import Finding, Lang, Severity, Texts
from cjmkit.formats import _xlsx_parts as parts
from cjmkit.formats._rejects_words import by_column, note_text, reason_lines
from cjmkit.formats._xlsx_cells import is_plain, plain_text, text_cell, typed_cell
from cjmkit.formats._xlsx_notes import Note
from cjmkit.formats._xlsx_package import Package, area, new_package
from cjmkit.formats._xlsx_styles import SHADE, Style, styles
from cjmkit.formats._xlsx_text import fit
from cjmkit.formats._xlsx_writer import DEFAULT_LIMITS, LONGEST_NAME, MAX_COLUMNS, SheetLimits, numbered, write_rows
from cjmkit.intake.rejects import REJECT_HEADINGS, Rejected
from cjmkit.intake.rows.spool import Spool
from cjmkit.intake.rows.table import Cell, column_letters

__all__ = ["RejectsBook"]

_Key: TypeAlias = tuple[str | None, tuple[str | None, ...]]

_COLOURS: Final = {Severity.ERROR: "FFF4B6B6", Severity.WARNING: "FFFFE699", Severity.INFO: "FFDDEBF7"}
_SHADES: Final = {severity: SHADE * number for number, severity in enumerate(_COLOURS, 1)}
_HEADINGS: Final = {"ru": REJECT_HEADINGS[:2], "en": REJECT_HEADINGS[2:]}
_OWN: Final = 2
_MOST: Final = MAX_COLUMNS - _OWN
_SHEET: Final = Texts("Отклонённые", "Rejected")
_CAPPED: Final = Texts(
    "Примечания стоят в первых {count} ячейках; дальше причины только в этом столбце.",
    "The first {count} cells have comments; further down the reasons stand in this column only.",
)
_CUT: Final = Texts(
    "столбец {column}: ячейка вмещает 32 767 знаков, не поместилось знаков: {count}; целиком текст остался в исходном "
    "файле",
    "column {column}: a cell holds 32,767 characters, {count} did not fit; the whole text is in the original file",
)
_BEYOND: Final = Texts(
    "на листе 16 384 столбца, не поместилось ячеек: {count}; они остались в исходном файле",
    "a sheet has 16,384 columns, {count} cells did not fit; they are in the original file",
)
_FORBIDDEN: Final = re.compile(r"[:\\/?*\[\]\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_REASONS_WIDTH: Final = 64
_NUMBER_WIDTH: Final = 9
_WIDTH: Final = 22
_LINE: Final = 62
_TALLEST: Final = 400
_TOGETHER: Final = 500


class RejectsBook:
    """
    Writes rejected rows; at most *comments* cells get a note, which a note on the first heading says.
    """

    def __init__(self, lang: Lang, comments: int, limits: SheetLimits = DEFAULT_LIMITS) -> None:
        self._lang: Lang = lang
        self._comments = self._room = comments
        self._limits = limits

    def write(self, stream: BinaryIO, rejects: Iterable[Rejected]) -> None:
        """
        Write the workbook; one without rows has an empty sheet.
        """
        rows = iter(rejects)
        first = next(rows, None)
        with new_package(stream, styles(tuple(_COLOURS.values()))) as package, Spool() as file:
            waiting = _Waiting(file)
            key = _key(Rejected() if first is None else first)
            self._write_table(package, key, waiting.others(key, chain(() if first is None else (first,), rows)))
            for key in waiting.keys:
                self._write_table(package, key, waiting.rows(key))

    def _write_table(self, package: Package, key: _Key, rows: Iterator[Rejected]) -> None:
        more: Rejected | None = None
        while True:
            self._write_sheet(package, key, rows if more is None else chain((more,), rows))
            more = next(rows, None)
            if more is None:
                return

    def _write_sheet(self, package: Package, key: _Key, rows: Iterator[Rejected]) -> None:
        table, header = key
        first = next(rows, None)
        if first is not None:
            rows = chain((first,), rows)
        width = len(header) or (len(first.values) if first is not None else 0) or 1
        selected = not package.names
        sheet = _Sheet(self._lang, self._room, _OWN + min(width, _MOST))
        with package.sheet(self._free_name(table, package.names)) as part:
            last = self._write_rows(part, sheet, header, rows, selected=selected)
        self._room = sheet.room
        package.end_sheet(sheet.columns, last, sheet.notes)

    def _write_rows(
        self, part: IO[bytes], sheet: _Sheet, header: Sequence[str | None], rows: Iterator[Rejected], *, selected: bool
    ) -> int:
        widths = (_REASONS_WIDTH, _NUMBER_WIDTH, *([_WIDTH] * (sheet.columns - _OWN)))
        head = parts.sheet_head(widths, selected=selected, frozen=_OWN, printed=True)
        titles = sheet.heading(header, _CAPPED.get(self._lang, count=self._comments))
        part.write((head + titles).encode())

        def lines(first: int, most: int) -> Sequence[str]:
            return [sheet.row(place, rejected) for place, rejected in enumerate(islice(rows, most), first)]

        last = write_rows(part, lines, self._limits)
        part.write(parts.sheet_tail(area(sheet.columns, last), printed=True, noted=True).encode())
        return last

    def _free_name(self, table: str | None, taken: Sequence[str]) -> str:
        wanted = _FORBIDDEN.sub(" ", table or "").strip(" '")[:LONGEST_NAME].strip(" '") or _SHEET.get(self._lang)
        known = {name.casefold() for name in taken}
        names = (numbered(wanted, number) for number in count(1))
        return next(name for name in names if name.casefold() not in known)


class _Sheet:
    """
    Turns the rows of one sheet into XML, and collects the notes on their cells.
    """

    def __init__(self, lang: Lang, room: int, columns: int) -> None:
        self._lang: Lang = lang
        self._opens: list[str] = []
        self._widen(columns)
        self.room = room
        self.columns = columns
        self.notes: list[Note] = []

    def _widen(self, columns: int) -> None:
        self._opens += [f'<c r="{column_letters(index)}' for index in range(len(self._opens), columns)]

    def heading(self, header: Sequence[str | None], note: str) -> str:
        self.notes.append(Note(1, 0, note))
        titles = (*_HEADINGS[self._lang], *header[:_MOST])
        cells = "".join(
            f'{start}1" s="{Style.HEADING}"/>' if title is None else text_cell(f"{start}1", fit(title), Style.HEADING)
            for start, title in zip(self._opens, titles, strict=False)
        )
        return f'<row r="1" ht="30" customHeight="1">{cells}</row>'

    def row(self, number: int, rejected: Rejected) -> str:
        marks = {at: found for at, found in by_column(rejected.findings).items() if at < _MOST}
        values = rejected.values[:_MOST]
        width = _OWN + max(len(values), max(marks, default=-1) + 1)
        if width > self.columns:
            self._widen(width)
            self.columns = width
        shades = {index: self._shade(number, index, found) for index, found in marks.items()}
        beyond = len(rejected.values) - len(values)
        cut = [_BEYOND.get(self._lang, count=beyond)] if beyond else []
        cells = self._cells(number, values, shades, cut)
        lines = reason_lines(rejected.findings, self._lang) + cut
        height = min(15 * sum(1 + len(line) // _LINE for line in lines), _TALLEST)
        reasons = text_cell(f'<c r="A{number}', fit("\n".join(lines)), Style.WRAPPED)
        # Programs that do not fit a row to its wrapped text would show the reasons one over another.
        return (
            f'<row r="{number}" ht="{height}" customHeight="1">{reasons}'
            f'<c r="B{number}" s="{Style.GENERAL}"><v>{rejected.number}</v></c>{cells}</row>'
        )

    def _cells(self, number: int, values: Sequence[Cell], shades: dict[int, int], cut: list[str]) -> str:
        plain = is_plain("|".join([value for value in values if type(value) is str]))
        out = []
        for index, value in enumerate(values):
            start, shade = f"{self._opens[index + _OWN]}{number}", shades.pop(index, 0) if shades else 0
            if plain and type(value) is str:
                out.append(f'{start}" s="{Style.TEXT + shade}" t="inlineStr"><is><t>{value}</t></is></c>')
            elif value is not None:
                out.append(self._cell(start, value, shade, index, cut))
            elif shade:
                out.append(f'{start}" s="{Style.TEXT + shade}"/>')
        # A cell beyond the end of a short row can be the bad one.
        for index in sorted(shades):
            out.append(f'{self._opens[index + _OWN]}{number}" s="{Style.TEXT + shades[index]}"/>')
        return "".join(out)

    def _cell(self, start: str, value: Cell, shade: int, index: int, cut: list[str]) -> str:
        cell = None if isinstance(value, str) else typed_cell(start, value, shade)
        if cell is not None:
            return cell
        whole = plain_text(value)
        text = fit(whole)
        if text is not whole:
            lost = len(whole) - len(text)
            cut.append(_CUT.get(self._lang, column=column_letters(index + _OWN), count=lost))
        return text_cell(start, text, Style.TEXT + shade)

    def _shade(self, number: int, index: int, findings: Sequence[Finding]) -> int:
        if self.room > 0:
            self.room -= 1
            self.notes.append(Note(number, index + _OWN, note_text(findings, self._lang)))
        return _SHADES[max((finding.severity for finding in findings), key=lambda severity: severity.rank)]


class _Waiting:
    """
    Rows that wait on disk until the sheet of their table is written.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: dict[_Key, list[int]] = {}
        self._held: dict[_Key, list[Rejected]] = {}
        self._count = 0

    @property
    def keys(self) -> Sequence[_Key]:
        """
        The tables, in the order in which their first rows came.
        """
        return tuple(self._places)

    def others(self, key: _Key, rows: Iterable[Rejected]) -> Iterator[Rejected]:
        """
        Yield the rows of *key*, and let those of other tables wait.
        """
        for row in rows:
            own = _key(row)
            if own == key:
                yield row
            else:
                self._put(own, row)

    def rows(self, key: _Key) -> Iterator[Rejected]:
        """
        Yield what waited for *key*.
        """
        for place in self._places[key]:
            self._file.seek(place)
            # The file is anonymous and ours alone, so what is unpickled is what was pickled.
            yield from pickle.load(self._file)
        yield from self._held.get(key, ())

    def _put(self, key: _Key, row: Rejected) -> None:
        self._places.setdefault(key, [])
        self._held.setdefault(key, []).append(row)
        self._count += 1
        if self._count >= _TOGETHER:
            self._flush()

    def _flush(self) -> None:
        for key, rows in self._held.items():
            self._places[key].append(self._file.seek(0, io.SEEK_END))
            pickle.dump(rows, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._held = {}
        self._count = 0


def _key(rejected: Rejected) -> _Key:
    # A row with more cells than the heading has titles stands on the sheet of the others.
    end = len(rejected.header)
    while end and rejected.header[end - 1] is None:
        end -= 1
    return rejected.table, rejected.header[:end]
