"""
Numbers and lists in words, in both languages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from cjmkit.findings import Texts
from cjmkit.model.parts import Money, Period

__all__ = ["UNKNOWN", "Number", "count_of", "money", "number", "percent", "quoted", "signed", "yes_no"]

Number: TypeAlias = int | float | Decimal | Fraction

UNKNOWN: Final = "—"
"""Stands in tables where nothing is known: never a zero."""

_SPACE: Final = "\N{NO-BREAK SPACE}"
_MINUS: Final = "\N{MINUS SIGN}"
_SHOWN: Final = 3
_HUGE: Final = 10**15
_PERIODS: Final = {
    Period.DAY: Texts("день", "day"),
    Period.WEEK: Texts("неделю", "week"),
    Period.MONTH: Texts("месяц", "month"),
    Period.YEAR: Texts("год", "year"),
}
_SIGNS: Final = {"RUB": "₽"}


def number(value: Number | None, lang: str, digits: int = 0) -> str:
    """
    Return a number with at most *digits* after the point, as the language writes it.
    """
    if value is None:
        return UNKNOWN
    if isinstance(value, Decimal) and not value.is_finite():
        return str(value)
    exact = float(value) if isinstance(value, Fraction) else value
    if not math.isfinite(exact) or not -_HUGE < exact < _HUGE:
        return f"{exact:g}"
    text = f"{abs(exact):,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if lang == "ru":
        text = text.replace(",", _SPACE).replace(".", ",")
    return _MINUS + text if exact < 0 and text.strip("0,.") else text


def signed(value: Number | None, lang: str, digits: int = 1) -> str:
    """
    Return a number with its sign, a plus too.
    """
    text = number(value, lang, digits)
    return f"+{text}" if value is not None and value > 0 and text != "0" else text


def percent(share: Number | None, lang: str, digits: int = 1) -> str:
    """
    Return a share of one as percent; what is too small for *digits* gets more of them.
    """
    if share is None:
        return UNKNOWN
    value = share * 100
    while value and digits < 6 and abs(value) < 0.5 * 10**-digits:
        digits += 1
    text = number(value, lang, digits)
    return f"{text}{_SPACE}%" if lang == "ru" else f"{text}%"


def money(value: Money | None, lang: str) -> str:
    """
    Return an amount with its currency and period.
    """
    if value is None:
        return UNKNOWN
    text = f"{number(value.amount, lang, 2)}{_SPACE}{_SIGNS.get(value.currency, value.currency)}"
    if value.period is not None:
        text += Texts(" в {period}", " a {period}").get(lang, period=_PERIODS[value.period].get(lang))
    return f"≈{text}" if value.approximate else text


def count_of(count: int, one: str, few: str, many: str, en: str, lang: str) -> str:
    """
    Return a count with its noun: «2 этапа», ``2 stages``.

    *one*, *few* and *many* are the Russian forms for 1, 2 and 5; *en* is the English singular.
    """
    shown = number(count, lang)
    if lang != "ru":
        return f"{shown} {en if count == 1 else _plural(en)}"
    last, teens = count % 10, count % 100 // 10 == 1
    form = one if last == 1 and not teens else few if 2 <= last <= 4 and not teens else many
    return f"{shown} {form}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:] not in ("ay", "ey", "oy"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"


def quoted(titles: Sequence[str], lang: str, most: int = _SHOWN) -> str:
    """
    Return titles in quotation marks, the first ones of a long list.
    """
    shown = ", ".join(f"«{title}»" if lang == "ru" else f"“{title}”" for title in titles[:most])
    rest = len(titles) - most
    if rest <= 0:
        return shown or UNKNOWN
    return shown + (f" и ещё {rest}" if lang == "ru" else f" and {rest} more")


def yes_no(value: bool | None, lang: str) -> str:
    """
    Return yes or no; a dash where it is unknown.
    """
    if value is None:
        return UNKNOWN
    return Texts("да", "yes").get(lang) if value else Texts("нет", "no").get(lang)
