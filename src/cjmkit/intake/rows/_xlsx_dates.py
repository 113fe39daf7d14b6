"""
Numbers that a format shows as dates, times or durations.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from cjmkit.intake.rows._xlsx_styles import Look

__all__ = ["from_iso", "from_serial"]

_DAY: Final = 86_400_000
"""Milliseconds: Excel shows no finer part of a second."""

_ORDINAL_1900: Final = dt.date(1899, 12, 30).toordinal()
_ORDINAL_1904: Final = dt.date(1904, 1, 1).toordinal()
_LAST: Final = dt.date(9999, 12, 31).toordinal()
_BEYOND: Final = 2_958_466
_LEAP: Final = 60
"""29 February 1900, a day that Excel has and the calendar has not."""

_ISO: Final = re.compile(r"[0-9:.,TZ+\-]{4,40}", re.ASCII)


def from_serial(value: float, look: Look, *, date1904: bool) -> dt.date | dt.time | str:
    """
    Return what Excel shows for *value*: a date without a time part as `date`, a time alone as
    `time`, a duration of a day or more as text such as ``25:30``.

    Raises:
        ValueError: no such day.
    """
    if not 0 <= value < _BEYOND:
        raise ValueError
    days, rest = divmod(value, 1)
    day, milliseconds = int(days), round(rest * _DAY)
    if look.time and not day and not (date1904 and look.date):
        return _time(min(milliseconds, _DAY - 1))
    if look.elapsed:
        return _duration(day * _DAY + milliseconds, seconds=look.seconds)
    if milliseconds == _DAY:
        day, milliseconds = day + 1, 0
    date = _date(day, date1904=date1904)
    return dt.datetime.combine(date, _time(milliseconds)) if milliseconds else date


def from_iso(text: str) -> dt.date | dt.time:
    """
    Return the date, time or both that a cell of type ``d`` spells out.

    Raises:
        ValueError: it is none.
    """
    if not _ISO.fullmatch(text):
        raise ValueError
    if "T" not in text:
        return dt.time.fromisoformat(text) if ":" in text else dt.date.fromisoformat(text)
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo or moment.time() != dt.time() else moment.date()


def _date(day: int, *, date1904: bool) -> dt.date:
    if date1904:
        ordinal = _ORDINAL_1904 + day
    elif day in {0, _LEAP}:
        raise ValueError
    else:
        ordinal = _ORDINAL_1900 + day + (day < _LEAP)
    if ordinal > _LAST:
        raise ValueError
    return dt.date.fromordinal(ordinal)


def _time(milliseconds: int) -> dt.time:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return dt.time(hour, minute, second, rest * 1000)


def _duration(milliseconds: int, *, seconds: bool) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}" + (f":{rest // 1000:02}" if seconds else "")
