"""
Values: ratings, counts, days, money and answers as people type them into cells; None is what was not understood.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.model.parts import Money, Period

__all__ = ["answer_of", "count_of", "day_of", "is_unknown", "money_of", "money_text", "number_of", "rating_of"]

_DOTTED: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:\s?г\.?)?")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_OUT_OF: Final = re.compile(r"([0-9]{1,2})\s?(?:из|/|of|out of)\s?([0-9]{1,2})")
_WHOLE: Final = re.compile(r"[-−+]?[0-9]{1,18}")
_DECIMAL: Final = re.compile(r"[-−+]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")
_MONEY: Final = re.compile(
    r"(?P<about>около|примерно|ок\.|~|≈)?\s?(?P<sign>[₽$€₸])?\s?(?P<figure>[0-9]{1,15}(?:[.,][0-9]{1,6})?)\s?"
    r"(?P<times>тыс\.?|млн\.?|млрд\.?)?\s?(?P<currency>[₽$€₸]|руб(?:лей|ля|ль)?\.?|р\.?|[A-Za-z]{3})?"
    r"\s?(?:(?:/|в|за)\s?(?P<period>день|нед(?:елю)?\.?|мес(?:яц)?\.?|год|day|week|month|year))?",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_TIMES: Final = {"тыс": 1_000, "млн": 1_000_000, "млрд": 1_000_000_000}
_SIGNS: Final = {"₽": "RUB", "$": "USD", "€": "EUR", "₸": "KZT"}
_PERIODS: Final = {
    "ден": Period.DAY,
    "нед": Period.WEEK,
    "мес": Period.MONTH,
    "год": Period.YEAR,
    "day": Period.DAY,
    "wee": Period.WEEK,
    "mon": Period.MONTH,
    "yea": Period.YEAR,
}
_PERIOD_WORDS: Final = {Period.DAY: "день", Period.WEEK: "нед", Period.MONTH: "мес", Period.YEAR: "год"}
_UNKNOWN: Final = frozenset(("?", "—", "н/д", "нет данных", "неизвестно", "n/a", "na", "unknown", "#n/a", "#н/д"))
_YES: Final = frozenset(["да", "yes", "true", "истина", "+", "✓", "✔", "v", "x", "х", "1", "есть", "★", "*"])
_NO: Final = frozenset(["нет", "no", "false", "ложь", "0", "-", "–", "−"])
_LONGEST: Final = 200


def is_unknown(value: Cell) -> bool:
    """
    Return whether the cell says that nobody knows: «???», «—», «н/д».
    """
    text = text_of(value).strip().casefold()
    return text in _UNKNOWN or (text != "" and not text.strip("?"))


def number_of(value: Cell) -> Decimal | None:
    """
    Return an exact number.
    """
    if isinstance(value, (bool, dt.date, dt.time)):
        return None
    text = _SPACES.sub("", text_of(value).strip()[:_LONGEST]).removesuffix("%").rstrip()
    if not text.isascii():
        text = text.replace("−", "-")
    return Decimal(text.replace(",", ".").replace("−", "-")) if _DECIMAL.fullmatch(text) else None


def count_of(value: Cell) -> int | None:
    """
    Return a whole number that is not negative.
    """
    number = number_of(value)
    return int(number) if number is not None and number >= 0 and number == number.to_integral_value() else None


def rating_of(value: Cell) -> int | None:
    """
    Return a rating: «4», «4 из 5», «★★★★☆».
    """
    if isinstance(value, float) and value.is_integer():
        return int(value)
    text = text_of(value).strip()[:_LONGEST]
    if not isinstance(value, bool) and _WHOLE.fullmatch(text):
        return int(text.replace("−", "-"))
    out_of = _OUT_OF.fullmatch(text)
    if out_of is not None and out_of[2] == "5":
        return int(out_of[1])
    return text.count("★") if text and not text.strip("★☆") and "★" in text else None


def answer_of(value: Cell) -> bool | None:
    """
    Return yes or no.
    """
    if isinstance(value, bool):
        return value
    text = text_of(value).strip().casefold()
    return True if text in _YES else False if text in _NO else None


def day_of(value: Cell) -> dt.date | None:
    """
    Return a day: a date of the workbook, 31.12.2024 or 2024-12-31.
    """
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else None
    if isinstance(value, dt.date):
        return value
    text = text_of(value).strip()[:_LONGEST]
    text = text.removeprefix("до ").removeprefix("к ").strip()
    dotted, iso = _DOTTED.fullmatch(text), _ISO.fullmatch(text)
    found = (dotted[3], dotted[2], dotted[1]) if dotted else iso.groups() if iso else None
    try:
        return None if found is None else dt.date(*map(int, found))
    except ValueError:  # 31 February
        return None


def money_of(value: Cell) -> Money | None:
    """
    Return an amount; roubles unless the cell says otherwise.
    """
    if isinstance(value, (bool, dt.date, dt.time)):
        return None
    text = _SPACES.sub("", text_of(value).strip()[:_LONGEST])
    found = _MONEY.fullmatch(text)
    if found is None:
        return None
    amount = Decimal(found["figure"].replace(",", "."))
    times = (found["times"] or "").casefold().rstrip(".")
    currency = found["sign"] or found["currency"] or "₽"
    currency = _SIGNS.get(currency) or (currency.upper() if currency.isascii() else "RUB")
    period = (found["period"] or "").casefold()[:3]
    return Money(
        amount=amount * _TIMES.get(times, 1),
        currency=currency,
        period=_PERIODS.get(period),
        approximate=found["about"] is not None,
    )


def money_text(money: Money) -> str:
    """
    Return an amount as text that `money_of` reads.
    """
    figure = f"{money.amount:f}".replace(".", ",") if money.amount.is_finite() else str(money.amount)
    per = "" if money.period is None else f"/{_PERIOD_WORDS[money.period]}"
    return f"{'около ' if money.approximate else ''}{figure} {money.currency}{per}"
