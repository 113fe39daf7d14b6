"""
From the XML of a row's cells to values.

Two ways give the same answer. The *plan* is the fast one: rows of a base are alike, so what the
columns and types of a row mean is worked out once and then whole groups of cells are converted at
once. Whatever surprises the plan sends the row the *careful* way, cell by cell, where oddities are
noted with their address.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Final, Literal, TypeAlias

import attrs

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Finding, Location, Rule
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows._xlsx_dates import from_iso, from_serial
from cjmkit.intake.rows._xlsx_strings import Strings, joined
from cjmkit.intake.rows._xlsx_styles import PLAIN, Look, Styles
from cjmkit.intake.rows._xlsx_xml import attributes, plain
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.table import Cell, column_letters

__all__ = ["CELL", "ROW_CELL", "Cells", "Notes", "Xml", "column_index"]

Xml: TypeAlias = tuple[str, str, str, str]
"""A cell as `CELL` finds it: letters, attributes, the text of a plain cell, the body of any other."""

CELL: Final = re.compile(
    r'<c(?: r="([A-Z]{1,3}+)[0-9]{1,10}+")?+((?:[\s/][^<>]*+)?+)>'
    # A plain cell: a formula or none, then one text that is not empty.
    r"(?:(?:<f(?:\s[^<>]*+)?+(?:(?<=/)>|>[^<]*+</f>))?+<(?:v|is><t(?:\s[^<>]*+)?+)>([^<]++)</(?:v|t></is)></c>"
    # Any other; one without an end takes all that is left, so that a thousand of them cost one walk.
    r"|(?<=/>)|(.*?)(?:</c>|\Z))",
    re.DOTALL,
)
_VALUE: Final = re.compile(r"<v(?:\s[^<>]*+)?>([^<]*+)</v>")
ROW_CELL: Final = re.compile(r"<c[\s/>]")
_REFERS: Final = re.compile(r"\sr\s*+=")
_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})[0-9]{1,10}")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,400}(\.[0-9]{0,400})?|(\.[0-9]{1,400}))([eE][+-]?[0-9]{1,5})?")
_DATES: Final = dt.date(1899, 12, 30).toordinal()
_LONG_NUMBER: Final = 400
_EXACT: Final = 10**15
"""Numbers below it went through no rounding: a double keeps 15 digits."""

# What is remembered is bounded, so that a file of a million shapes costs time but no memory.
_PLANNED: Final = 50_000
_KINDS: Final = 100_000
_USUAL: Final = 200

_Way = Literal["shared", "number", "other", "nothing", "careful"]


@attrs.frozen(kw_only=True)
class _Kind:
    # What the type and the style of a cell mean; *way* says how a plan converts it.
    # *fast* is for plans where *convert* would need the careful way's eye.
    convert: Callable[[str], Cell]
    way: _Way
    fast: Callable[[str], Cell] | None = None
    numeric: bool = False
    note: Rule | None = None
    wrong: Rule = rules.BAD_VALUE


@attrs.frozen(kw_only=True)
class _Plan:
    # How to convert rows of one shape: cells are taken out by group, then put in order.
    shared: Callable[[Sequence[str]], Sequence[str]] | None
    numbers: Callable[[Sequence[str]], Sequence[str]] | None
    others: tuple[tuple[int, Callable[[str], Cell]], ...]
    order: Callable[[Sequence[Cell]], Sequence[Cell]]


class Notes:
    """
    Counts what is noticed on a sheet, with the first place of each rule.
    """

    def __init__(self, where: Location) -> None:
        self.where = where
        self._counts: dict[str, int] = {}
        self._first: dict[str, tuple[Rule, int, int | None]] = {}

    def add(self, rule: Rule, row: int, column: int | None = None) -> None:
        """
        Count one more case of *rule*, at *row* (from 1) and *column* (from 0).
        """
        self._first.setdefault(rule.code, (rule, row, column))
        self._counts[rule.code] = self._counts.get(rule.code, 0) + 1

    def findings(self, limits: Limits) -> list[Finding]:
        """
        Return one finding a rule.
        """
        made = []
        for rule, row, column in self._first.values():
            limit = limits.columns if rule is rules.FAR_EMPTY else limits.cell_chars
            made.append(rule.finding(self.place(row, column), count=self._counts[rule.code], limit=limit))
        return made

    def place(self, row: int, column: int | None) -> Location:
        """
        Return the location of a cell of this sheet.
        """
        return attrs.evolve(self.where, row=row, column=None if column is None else column_letters(column))


def column_index(letters: str) -> int:
    """
    Return the index from 0 of the column called *letters*: A is 0, AA is 26.
    """
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


class Cells:
    """
    Converts the cells of one sheet, row by row.
    """

    def __init__(self, *, strings: Strings, styles: Styles, date1904: bool, limits: Limits, notes: Notes) -> None:
        self._strings = strings
        self._looks = styles.looks
        self._date1904 = date1904
        self._limits = limits
        self._notes = notes
        self._kinds: dict[str, _Kind] = {}
        self._planned_cells = 0
        self._plans: dict[tuple[tuple[str, ...], tuple[str, ...]], _Plan | None] = {}

    def values(self, cells: Sequence[Xml], row: int) -> list[Cell]:
        """
        Return the values of *cells* from column A on, without trailing empty ones.

        Raises:
            LimitError: a value stands too far to the right.
        """
        letters, types, texts, bodies = zip(*cells, strict=True)
        plan = None if any(bodies) else self._plan((letters, types))
        if plan is not None:
            try:
                return self._planned(plan, texts)
            except (ValueError, LookupError, OverflowError):
                pass  # the careful way finds out which cell it was, and says so
        return self._careful(cells, row)

    def _planned(self, plan: _Plan, texts: Sequence[str]) -> list[Cell]:
        found: list[Cell] = []
        if plan.shared is not None:
            numbers = plan.shared(texts)
            together = "".join(numbers)
            if not (together.isascii() and together.isdigit()):
                raise ValueError
            found.extend(map(self._strings.texts.__getitem__, map(int, numbers)))
        if plan.numbers is not None:
            found.extend(_fast_numbers(plan.numbers(texts)))
        for position, convert in plan.others:
            found.append(convert(texts[position]))
        found.append(None)
        values = list(plan.order(found))
        while values and values[-1] is None:
            del values[-1]
        return values

    def _plan(self, shape: tuple[tuple[str, ...], tuple[str, ...]]) -> _Plan | None:
        try:
            return self._plans[shape]
        except KeyError:
            letters, types = shape
            self._planned_cells += len(letters)
            if self._planned_cells > _PLANNED or sum(map(len, types)) > _USUAL * len(types):
                return None
            plan = self._plans[shape] = self._new_plan(letters, types)
            return plan

    def _new_plan(self, letters: Sequence[str], types: Sequence[str]) -> _Plan | None:
        groups: dict[_Way, list[int]] = {"shared": [], "number": [], "other": [], "nothing": [], "careful": []}
        columns: list[int] = []
        kinds: list[_Kind] = []
        for position, (name, text) in enumerate(zip(letters, types, strict=True)):
            kind = self._kind(text)
            kinds.append(kind)
            columns.append(column_index(name) if name else -1)
            groups[kind.way].append(position)
        rising = all(left < right for left, right in zip([-1, *columns], columns, strict=False))
        if not rising or columns[-1] >= self._limits.columns or groups["careful"]:
            return None
        if self._strings.long and groups["shared"]:
            return None
        taken = [*groups["shared"], *groups["number"], *groups["other"]]
        if not taken:
            return _Plan(shared=None, numbers=None, others=(), order=lambda _: ())
        return _Plan(
            shared=_taker(groups["shared"]),
            numbers=_taker(groups["number"]),
            others=tuple((position, kinds[position].fast or kinds[position].convert) for position in groups["other"]),
            order=_orderer([columns[position] for position in taken]),
        )

    def _careful(self, cells: Sequence[Xml], row: int) -> list[Cell]:
        values: list[Cell] = []
        column = -1
        for letters, types, text, body in cells:
            kind, column = self._place(letters, types, column)
            value = self._value(kind, text, body, row, column) if text or body else None
            if column >= self._limits.columns:
                self._far(value, row, column)
            elif value is not None:
                values.extend([None] * (column + 1 - len(values)))
                if values[column] is not None:
                    self._notes.add(rules.BAD_VALUE, row, column)
                values[column] = value
        return values

    def _far(self, value: Cell, row: int, column: int) -> None:
        if value is not None:
            limit = self._limits.columns
            raise LimitError(sizes.FAR_VALUE.finding(self._notes.place(row, column), limit=limit))
        self._notes.add(rules.FAR_EMPTY, row, column)

    def _place(self, letters: str, types: str, before: int) -> tuple[_Kind, int]:
        if letters:
            return self._kind(types), column_index(letters)
        if not _REFERS.search(types):
            return self._kind(types), before + 1
        # The reference stands elsewhere; without it the rest can be remembered as usual.
        told = attributes(types)
        kind = self._kind(f' s="{told.get("s", "")}" t="{told.get("t", "n")}"')
        found = _REFERENCE.fullmatch(told.get("r", ""))
        return kind, column_index(found[1]) if found else before + 1

    def _value(self, kind: _Kind, text: str, body: str, row: int, column: int) -> Cell:
        if body:
            text = self._opened(kind, body, row, column)
        if not text:
            return None
        try:
            value = kind.convert(text)
        except (ValueError, LookupError, OverflowError):
            self._notes.add(kind.wrong, row, column)
            return None if kind.wrong is rules.LOST_STRING else self._as_it_is(text)
        if kind.note is not None:
            self._notes.add(kind.note, row, column)
        if isinstance(value, str):
            if kind.numeric:
                self._notes.add(rules.AS_SHOWN, row, column)
            return self._cut(value, row, column)
        return value

    def _opened(self, kind: _Kind, body: str, row: int, column: int) -> str:
        # The text of a cell that is not plain: rich, empty, or with something unusual in it.
        if ROW_CELL.search(body):
            # A cell without an end swallowed its neighbours: nothing that follows can be trusted.
            raise FormatError(rules.CUT_SHEET.finding(self._notes.place(row, column), last=row - 1))
        found = _VALUE.search(body)
        if found is None and "<is" in body:
            return joined(body)
        text = found[1] if found is not None else ""
        # A formula of texts may well give an empty one, and says so by an empty value.
        stored = text or (found is not None and kind.convert is _text)
        if not stored and "<f" in body:
            self._notes.add(rules.NO_CACHED_VALUE, row, column)
        return text

    def _as_it_is(self, text: str) -> Cell:
        try:
            return _number(text)
        except (ValueError, OverflowError):
            return plain(text)[: self._limits.cell_chars]

    def _cut(self, text: str, row: int, column: int) -> str:
        limit = self._limits.cell_chars
        if len(text) > limit:
            self._notes.add(rules.LONG_CELL, row, column)
        return text[:limit]

    def _kind(self, types: str) -> _Kind:
        kind = self._kinds.get(types)
        if kind is None:
            kind = _NOTHING if types.endswith("/") else self._kind_of(attributes(types))
            if len(types) <= _USUAL and len(self._kinds) < _KINDS:
                self._kinds[types] = kind
        return kind

    def _kind_of(self, told: dict[str, str]) -> _Kind:
        kind = told.get("t", "n")
        if kind == "n":
            return self._number_kind(self._look(told.get("s", "")))
        if kind == "s":
            return _Kind(convert=self._shared, way="shared", wrong=rules.LOST_STRING)
        if kind in {"str", "inlineStr"}:
            return _Kind(convert=_text, fast=self._short, way="other")
        return _OTHER_KINDS.get(kind, _UNKNOWN)

    def _look(self, style: str) -> Look:
        known = style.isascii() and style.isdigit() and len(style) < 7 and int(style) < len(self._looks)
        return self._looks[int(style)] if known else PLAIN

    def _number_kind(self, look: Look) -> _Kind:
        if look.zeros:
            return _Kind(convert=lambda text: _padded(text, look.zeros), way="careful", numeric=True)
        if look == PLAIN:
            return _Kind(convert=_exact, way="number", numeric=True)
        convert = self._dates(look)
        return _Kind(convert=convert, way="careful" if look.elapsed else "other", numeric=True)

    def _dates(self, look: Look) -> Callable[[str], Cell]:
        date1904 = self._date1904
        quick = not date1904 and not look.elapsed

        def convert(text: str) -> Cell:
            # Five digits are the days from 1927 to 2173.
            if quick and len(text) == 5 and text[0] != "0" and text.isascii() and text.isdigit():
                return dt.date.fromordinal(_DATES + int(text))
            return from_serial(_number(text), look, date1904=date1904)

        return convert

    def _shared(self, text: str) -> Cell:
        if not (text.isascii() and text.strip().isdigit()):
            raise ValueError
        return self._strings.texts[int(text)]

    def _short(self, text: str) -> Cell:
        if len(text) > self._limits.cell_chars:
            raise ValueError
        return _text(text)


def _taker(positions: list[int]) -> Callable[[Sequence[str]], Sequence[str]] | None:
    if not positions:
        return None
    if len(positions) == 1:  # itemgetter would give the bare text
        only = positions[0]
        return lambda texts: (texts[only],)
    return itemgetter(*positions)


def _orderer(columns: list[int]) -> Callable[[Sequence[Cell]], Sequence[Cell]]:
    # Converted cells stand in the order of their groups, and a None behind them fills every gap.
    sources = [len(columns)] * (max(columns) + 1)
    for source, column in enumerate(columns):
        sources[column] = source
    if len(sources) == 1:
        return lambda found: (found[0],)
    return itemgetter(*sources)


def _fast_numbers(texts: Sequence[str]) -> list[Cell]:
    together = " ".join(texts)
    whole = together.isascii() and together.replace(" ", "").isdigit() and len(together) <= _LONG_NUMBER
    if whole and together[0] != "0" and " 0" not in together:
        return list(map(int, texts))
    return [_strict_number(text) for text in texts]


def _strict_number(text: str) -> int | float:
    if text[:1] == "0" and text[1:].isdigit():
        raise ValueError  # leading zeros: the careful way keeps them
    return _number(text)


def _exact(text: str) -> Cell:
    # A writer that put 044525225 into a number cell wrote the zeros: they are in the file.
    if text[0] == "0" and text.isascii() and text[1:].isdigit() and len(text) <= _LONG_NUMBER:
        return text
    return _number(text)


def _number(text: str) -> int | float:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise ValueError
    if found.lastindex is None:
        return int(text)  # every digit is written out, even of a 20-digit account
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


def _padded(text: str, zeros: int) -> Cell:
    value = _number(text)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, float) or not 0 <= value < _EXACT:
        return _number(text)
    shown = str(value).zfill(zeros)
    return shown if shown[0] == "0" else value


def _text(text: str) -> Cell:
    return plain(text) if "&" in text or "_x" in text else text


def _boolean(text: str) -> Cell:
    told = text.strip().lower()
    if told not in {"0", "1", "true", "false"}:
        raise ValueError
    return told in {"1", "true"}


def _iso(text: str) -> Cell:
    return from_iso(text.strip())


def _refused(text: str) -> Cell:
    raise ValueError


_NOTHING: Final = _Kind(convert=_refused, way="nothing")
_UNKNOWN: Final = _Kind(convert=_refused, way="careful")
_OTHER_KINDS: Final = {
    "b": _Kind(convert=_boolean, way="other"),
    "d": _Kind(convert=_iso, way="other"),
    "e": _Kind(convert=plain, way="careful", note=rules.ERROR_VALUE),
}
