"""
Columns of dates.

A date is read only if it has one reading; day.month.year and ISO are read without a word.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import readings, repairs
from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import fold, is_digits, raised, says_nothing, too_weak
from cjmkit.intake.rows.table import Cell

__all__ = ["Reading", "dates_cleaner", "read_date"]

_LONGEST: Final = 60
_YEARS: Final = range(1800, 2201)
_SERIALS: Final = range(2200, 73_051)
_PIVOT: Final = 30
# Looking digits up is twice as fast as reading them, and lets nothing but ASCII digits through.
_TWO: Final = MappingProxyType({f"{number:02}": number for number in range(1, 32)})
_YEAR_OF: Final = MappingProxyType({str(year): year for year in _YEARS})
_EPOCH: Final = dt.date(1899, 12, 30)

_PLAIN: Final = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_TIME: Final = r"(?:[T ,]{1,3}([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?) ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_ISO: Final = re.compile(rf"([0-9]{{4}})[-./]([0-9]{{1,2}})[-./]([0-9]{{1,2}}){_TIME}", re.IGNORECASE)
_NUMERIC: Final = re.compile(
    rf"([0-9]{{1,2}}) ?([-./ ]) ?([0-9]{{1,2}}) ?\2 ?([0-9]{{4}}|[0-9]{{2}}){_TIME}", re.IGNORECASE
)
_DAY_WORD: Final = re.compile(
    r"([0-9]{1,2})(?:-?го|st|nd|rd|th)?[ .-]{0,3}([а-яa-z]{3,9})[ .,-]{0,3}([0-9]{4}|[0-9]{2})"
)
_WORD_DAY: Final = re.compile(r"([a-zа-я]{3,9})[ .]{0,2}([0-9]{1,2})(?:st|nd|rd|th)?[ ,]{1,3}([0-9]{4})")
_PARTIAL: Final = re.compile(
    r"[0-9]{4}|(?:0?[1-9]|1[0-2])[./-][0-9]{4}|[0-9]{4}[./-](?:0?[1-9]|1[0-2])|[0-9]{1,2} ?\.? ?[а-я]{3,9}"
    r"|([а-яa-z]{3,9})\.?[ ,]{1,2}[0-9]{4}"
)
_TAIL: Final = re.compile(r"[ ,]{0,3}(?:года|год|гг|г)?[ .]{0,3}$")
_MONTHS: Final = MappingProxyType(
    {
        stem: number
        for number, stems in enumerate(
            (
                ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("май", "мая", "may"), ("июн", "jun"),
                ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
            ),
            start=1,
        )
        for stem in stems
    }
)  # fmt: skip


class Reading(NamedTuple):
    """
    What a cell says as a date: the *date* or None, the *rule* that speaks, how well it is proven.
    """

    date: dt.date | None
    rule: Rule | None = None
    proof: Proof = Proof.EXACT


_UNKNOWN: Final = Reading(None, readings.DATE_UNKNOWN, Proof.NONE)
_INCOMPLETE: Final = Reading(None, readings.DATE_INCOMPLETE, Proof.NONE)
_IMPOSSIBLE: Final = Reading(None, readings.DATE_IMPOSSIBLE, Proof.NONE)
_EMPTY: Final = Reading(None, repairs.PLACEHOLDER)


def dates_cleaner(context: ColumnContext) -> Cleaner:
    """
    Return the cleaner of a column of dates.
    """

    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        known: dict[str, Reading] = {}
        dates: list[dt.date | None] = []
        for row, raw in enumerate(values):
            if raw is None or raw.__class__ is dt.date:
                dates.append(raw)
                continue
            if raw.__class__ is str and (date := _plain_date(raw)) is not None:
                dates.append(date)
                continue
            if not isinstance(raw, str):
                reading = _from_cell(raw)
            elif (cached := known.get(raw)) is not None:
                reading = cached
            elif says_nothing(row, raw, notes):
                dates.append(None)
                continue
            else:
                reading = known[raw] = read_date(raw, day_first=context.day_first)
            dates.append(reading.date if reading.rule is None else _noted(row, raw, reading, context, notes))
        return Cleaned(dates, notes)

    return clean


def _plain_date(text: str) -> dt.date | None:
    """
    Return the date of the commonest spelling, 12.03.1985; None for anything else.
    """
    if len(text) != 10 or not text[2] == text[5] == ".":
        return None
    try:
        return dt.date(_YEAR_OF[text[6:]], _TWO[text[3:5]], _TWO[text[:2]])
    except (KeyError, ValueError):
        # Signs that are no digits, years before 1800, the 31st of February: the long way says what is wrong.
        return None


def _noted(row: int, raw: Cell, reading: Reading, context: ColumnContext, notes: list[Note]) -> dt.date | None:
    date, rule, proof = reading
    if rule is readings.DATE_FROM_SERIAL:
        proof = raised(proof, context)
    applied = rule is repairs.PLACEHOLDER or (date is not None and not too_weak(proof, context))
    notes.append(Note(row, rule or readings.DATE_UNKNOWN, raw, date, applied, proof))
    return date if applied else None


def _from_cell(cell: Cell) -> Reading:
    if isinstance(cell, dt.datetime):
        return Reading(cell.date(), None if cell.time() == dt.time() else readings.TIME_DROPPED)
    if isinstance(cell, (bool, dt.time, str)) or not isinstance(cell, (int, float)):
        return _UNKNOWN
    # A numeric cell in a column of dates is a serial day whose format was lost.
    return _from_number(cell, Proof.ONE_HUNDREDTH)


def _from_number(number: float, proof: Proof) -> Reading:
    if number in _YEARS and number in range(1900, 2101):
        return _INCOMPLETE
    if _SERIALS.start <= number < _SERIALS.stop:
        return Reading(_EPOCH + dt.timedelta(days=int(number)), readings.DATE_FROM_SERIAL, proof)
    digits = str(int(number)) if isinstance(number, int) and 10**7 <= number < 10**8 else ""
    return _from_eight(digits) if digits else _UNKNOWN


def _from_eight(digits: str) -> Reading:
    fits = [
        date
        for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
        if (date := _date(int(year), int(month), int(day))) is not None
    ]
    return Reading(fits[0], readings.DATE_READ) if len(set(fits)) == 1 else _UNKNOWN


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def read_date(text: str, *, day_first: bool = True) -> Reading:
    """
    Return what *text* says as a date.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _whole(int(plain[3]), int(plain[2]), int(plain[1]), None, None)
    if len(text) > _LONGEST:
        return _UNKNOWN
    folded = " ".join(fold(text).translate(_DROPPED).split())
    folded = _TAIL.sub("", folded)
    return _read(folded, "/" if not day_first else "", spoken=folded != text.lower())


_DROPPED: Final = str.maketrans(dict.fromkeys("«»\"'“”„", " "))


def _read(text: str, month_first: str, *, spoken: bool) -> Reading:
    rule = readings.DATE_READ if spoken else None
    if iso := _ISO.fullmatch(text):
        return _whole(int(iso[1]), int(iso[2]), int(iso[3]), rule, iso[4])
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric(numeric, month_first, rule)
    if found := _DAY_WORD.fullmatch(text):
        month, day, year = _MONTHS.get(found[2][:3]), int(found[1]), found[3]
        if month is not None:
            return _with_year(year, month, day, readings.DATE_READ, None)
    if found := _WORD_DAY.fullmatch(text):
        month = _MONTHS.get(found[1][:3])
        if month is not None:
            return _whole(int(found[3]), month, int(found[2]), readings.DATE_READ, None)
    if _PARTIAL.fullmatch(text):
        return _INCOMPLETE
    return _digits_alone(text)


def _digits_alone(text: str) -> Reading:
    if not is_digits(text) or len(text) > 8:
        return _UNKNOWN
    if not text.strip("0"):
        return _EMPTY
    # Typed digits are a serial day less surely than a numeric cell is.
    return _from_eight(text) if len(text) == 8 else _from_number(int(text), Proof.ONE_TENTH)


def _numeric(match: re.Match[str], month_first: str, rule: Rule | None) -> Reading:
    first, second, separator = int(match[1]), int(match[3]), match[2]
    day, month = first, second
    if separator in "/-":
        if first <= 12 < second:
            day, month, rule = second, first, readings.DATE_READ
        elif first <= 12 and first != second:
            rule = readings.DATE_ORDER
            if month_first:
                day, month = second, first
        elif separator == "-" or first == second:
            rule = rule or (readings.DATE_READ if separator == "-" else None)
    elif separator != ".":
        rule = readings.DATE_READ
    return _with_year(match[4], month, day, rule, match[5])


def _with_year(year: str, month: int, day: int, rule: Rule | None, time: str | None) -> Reading:
    if len(year) == 4:
        return _whole(int(year), month, day, rule, time)
    short = int(year)
    return _whole(short + (2000 if short < _PIVOT else 1900), month, day, readings.DATE_SHORT_YEAR, time)


def _whole(year: int, month: int, day: int, rule: Rule | None, time: str | None) -> Reading:
    if year == month == day == 0:
        return _EMPTY
    date = _date(year, month, day)
    if date is None:
        return _IMPOSSIBLE if year in _YEARS else _UNKNOWN
    if time is not None and time.strip("0:.") and rule in (None, readings.DATE_READ):
        rule = readings.TIME_DROPPED
    guessed = rule in (readings.DATE_SHORT_YEAR, readings.DATE_ORDER)
    return Reading(date, rule, Proof.ONE_HUNDREDTH if guessed else Proof.EXACT)
