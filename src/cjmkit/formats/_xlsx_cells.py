"""
Values as cells: each in the form that Excel keeps exactly, a text where there is no other.
"""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Final, TypeAlias

from cjmkit.formats._xlsx_styles import Style
from cjmkit.formats._xlsx_text import CELL_LIMIT, escape, xml_space

__all__ = ["Value", "is_plain", "plain_text", "text_cell", "typed_cell"]

Value: TypeAlias = str | int | float | bool | Decimal | dt.date | dt.datetime | dt.time | None

_EPOCH: Final = 693_594
_FIRST_DAY: Final = dt.date(1900, 3, 1)
_EXACT: Final = 10**15


def text_cell(start: str, text: str, style: int = Style.TEXT) -> str:
    """
    Return the cell of a text that fits; *start* is the element up to its address, ``<c r="A1``.
    """
    return f'{start}" s="{style}" t="inlineStr"><is><t{xml_space(text)}>{escape(text)}</t></is></c>'


def typed_cell(start: str, value: Value, shade: int = 0) -> str | None:
    """
    Return the cell of a value that is not a text, its style moved by *shade*; None if no number holds it exactly.
    """
    if isinstance(value, bool):
        return f'{start}" s="{Style.GENERAL + shade}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (dt.date, dt.time)):
        return _dated(start, value, shade)
    if isinstance(value, (int, float, Decimal)) and _holds(value):
        style = Style.MONEY if isinstance(value, Decimal) else Style.GENERAL
        return f'{start}" s="{style + shade}"><v>{value}</v></c>'
    return None


def plain_text(value: Value) -> str:
    """
    Return the text of a value that no number of Excel holds.
    """
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


def _dated(start: str, value: dt.date | dt.time, shade: int) -> str | None:
    # Excel knows no day before 1900, miscounts its first two months, has no time zones and no microseconds.
    if isinstance(value, dt.time):
        if value.tzinfo is None and not value.microsecond:
            return f'{start}" s="{Style.TIME + shade}"><v>{_share(value)!r}</v></c>'
        return None
    day = value.toordinal() - _EPOCH
    if isinstance(value, dt.datetime):
        if value.tzinfo is None and not value.microsecond and value.date() >= _FIRST_DAY:
            return f'{start}" s="{Style.DATETIME + shade}"><v>{day + _share(value)!r}</v></c>'
        return None
    return f'{start}" s="{Style.DATE + shade}"><v>{day}</v></c>' if value >= _FIRST_DAY else None


def _share(value: dt.datetime | dt.time) -> float:
    """
    Return the share of the day that has passed.
    """
    return (value.hour * 3600 + value.minute * 60 + value.second) / 86400


def is_plain(texts: str) -> bool:
    """
    Return whether *texts*, joined by ``|``, may all stand in XML as they are.

    One look at a whole row is much cheaper than one at each cell; a false no costs only time.
    """
    return (
        texts.isprintable()
        and "&" not in texts
        and "<" not in texts
        and ">" not in texts
        and "_x" not in texts
        and " |" not in texts
        and "| " not in texts
        and texts[:1] != " "
        and texts[-1:] != " "
        and len(texts) <= CELL_LIMIT // 2
    )


def _holds(number: float | Decimal) -> bool:
    """
    Return whether a cell's number, which has 15 digits, holds *number* exactly.
    """
    if isinstance(number, int):
        return -_EXACT < number < _EXACT
    if isinstance(number, float):
        return math.isfinite(number)
    return number.is_finite() and len(number.as_tuple().digits) <= 15 and abs(number.adjusted()) < 15
