"""
Columns of money: «около 80 000 ₽/мес.», «1 234,56», «80 тыс.», «1,5 млн».
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from cjmkit.findings import Rule
from cjmkit.intake.catalogue import readings
from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import fold, is_digits, raised, says_nothing, too_weak
from cjmkit.intake.rows.table import Cell
from cjmkit.model.parts import Money, Period
from cjmkit.model.quick import quick

__all__ = ["CURRENCIES", "MoneyReading", "money_cleaner", "read_money", "read_number"]

_LONGEST: Final = 60
_MOST_DIGITS: Final = 20
_SPACES: Final = str.maketrans(
    dict.fromkeys("\xa0\u2009\u202f\u2007\u2008\u200a\t\n\r", " ") | {"−": "-", "\xad": None}
)
_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9 .,'’]{0,40}")
_KOPECKS: Final = re.compile(r" ?(руб[а-я]{0,4}|р)\.? ?([0-9]{2}) ?коп(?:\.|[а-я]{1,4})?$")
_WORDS: Final = re.compile(r"[a-zа-я]{1,20}|[$€₽£¥₸~≈/]")
_APPROXIMATE: Final = frozenset(
    {"около", "примерно", "прим", "приблизительно", "прибл", "порядка", "ок", "~", "≈", "about"}
)
_TIMES: Final = MappingProxyType(
    {
        **dict.fromkeys(("тыс", "тысяч", "тысячи", "тысяча", "тыщ", "т", "тр", "к", "k"), 1000),
        **dict.fromkeys(("млн", "миллион", "миллиона", "миллионов", "mln"), 10**6),
        **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов", "bln"), 10**9),
    }
)
CURRENCIES: Final = MappingProxyType(
    {
        **dict.fromkeys(
            ("₽", "р", "тр", "руб", "рубль", "рубля", "рублей", "рубли", "rub", "rur", "810", "643"), "RUB"
        ),
        **dict.fromkeys(("$", "usd", "долл", "доллар", "доллара", "долларов", "доллары", "840"), "USD"),
        **dict.fromkeys(("€", "eur", "евро", "978"), "EUR"),
        **dict.fromkeys(("£", "gbp", "фунт", "фунтов", "826"), "GBP"),
        **dict.fromkeys(("¥", "cny", "юань", "юаней", "юаня", "156"), "CNY"),
        **dict.fromkeys(("₸", "kzt", "тенге", "398"), "KZT"),
        **dict.fromkeys(("byn", "933"), "BYN"),
    }
)
"""ISO 4217 codes by the spellings of bases, in lower case."""

_PERIODS: Final = MappingProxyType(
    {
        **dict.fromkeys(("мес", "месяц", "месячный", "ежемесячно", "month"), Period.MONTH),
        **dict.fromkeys(("год", "годовой", "ежегодно", "year"), Period.YEAR),
        **dict.fromkeys(("нед", "неделю", "week"), Period.WEEK),
        **dict.fromkeys(("день", "сутки", "day"), Period.DAY),
    }
)
_LINKS: Final = frozenset({"/", "в", "за", "per"})
_ONES: Final = frozenset({"тыс", "млн", "млрд"})


class MoneyReading(NamedTuple):
    """
    What a text says as money: the amount or None, the *rule* that speaks, how well it is proven.
    """

    money: Money | None
    rule: Rule | None = None
    proof: Proof = Proof.EXACT


_UNKNOWN: Final = MoneyReading(None, readings.MONEY_UNKNOWN, Proof.NONE)


def money_cleaner(context: ColumnContext) -> Cleaner:
    """
    Return the cleaner of a column of money; the heading may name its currency and its thousands.
    """
    currency, times = _from_header(context.header)
    make = quick(Money, "amount", "currency")

    def clean(values: Sequence[Cell]) -> Cleaned:
        notes: list[Note] = []
        amounts: list[Money | None] = []
        for row, raw in enumerate(values):
            if times == 1 and isinstance(raw, str) and len(raw) <= _MOST_DIGITS and raw[:1] != "0" and is_digits(raw):
                amounts.append(make(Decimal(raw), currency))
                continue
            if raw is None or (isinstance(raw, str) and says_nothing(row, raw, notes)):
                amounts.append(None)
                continue
            reading = _from_cell(raw, currency, times)
            amounts.append(reading.money if reading.rule is None else _noted(row, raw, reading, context, notes))
        return Cleaned(amounts, notes)

    return clean


def _noted(row: int, raw: Cell, reading: MoneyReading, context: ColumnContext, notes: list[Note]) -> Money | None:
    money, rule, proof = reading
    if rule is readings.MONEY_AMBIGUOUS:
        proof = raised(proof, context)
    applied = money is not None and not too_weak(proof, context)
    notes.append(Note(row, rule or readings.MONEY_READ, raw, money, applied, proof))
    return money if applied else None


def _from_header(header: str) -> tuple[str, int]:
    words = _WORDS.findall(fold(header)[:200])
    currency = next((CURRENCIES[word] for word in words if word in CURRENCIES and word != "р"), "RUB")
    return currency, next((_TIMES[word] for word in words if word in _ONES), 1)


def _from_cell(cell: Cell, currency: str, times: int) -> MoneyReading:
    if isinstance(cell, str):
        return read_money(cell, currency=currency, times=times)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return _UNKNOWN
    number = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    return MoneyReading(
        Money(amount=_times(number, times), currency=currency), readings.MONEY_READ if times > 1 else None
    )


def read_money(text: str, *, currency: str = "RUB", times: int = 1) -> MoneyReading:
    """
    Return what *text* says as money, in *currency* and *times* its figure unless it says itself.
    """
    if times == 1 and len(text) <= _MOST_DIGITS and is_digits(text):
        # A number does not keep the zeros that it began with: the note keeps the text.
        rule = readings.MONEY_READ if text[0] == "0" and len(text) > 1 else None
        return MoneyReading(Money(amount=Decimal(text), currency=currency), rule)
    if len(text) > _LONGEST:
        return _UNKNOWN
    folded = _KOPECKS.sub(r",\2\1", fold(text.translate(_SPACES)))
    found = _NUMBER.search(folded)
    if found is None or _NUMBER.search(folded, found.end()):
        return _UNKNOWN
    figure = found[0].rstrip(" .,'’")
    words = _Words.read(folded[: found.start()], folded[found.start() + len(figure) :])
    if words is None:
        return _UNKNOWN
    return _amount(figure, words, currency, times, plain=folded == figure)


class _Words(NamedTuple):
    """
    What the words around a figure say.
    """

    approximate: bool
    times: int
    currency: str | None
    period: Period | None

    @staticmethod
    def read(before: str, after: str) -> _Words | None:
        """
        Return what the words say; None if one of them is unknown.
        """
        words = _WORDS.findall(before) + _WORDS.findall(after)
        known = _APPROXIMATE | _TIMES.keys() | CURRENCIES.keys() | _PERIODS.keys() | _LINKS
        if not known.issuperset(words) or _WORDS.sub("", before + after).strip(" .,()"):
            return None
        times = [_TIMES[word] for word in words if word in _TIMES]
        currencies = {CURRENCIES[word] for word in words if word in CURRENCIES}
        periods = {_PERIODS[word] for word in words if word in _PERIODS}
        if len(times) > 1 or len(currencies) > 1 or len(periods) > 1:
            return None
        return _Words(
            not _APPROXIMATE.isdisjoint(words),
            times[0] if times else 1,
            next(iter(currencies), None),
            next(iter(periods), None),
        )


def _amount(figure: str, words: _Words, currency: str, times: int, *, plain: bool) -> MoneyReading:
    number, proof = read_number(figure, fraction=words.times > 1)
    if number is None:
        return _UNKNOWN
    money = Money(
        amount=_times(number, words.times if words.times > 1 else times),
        currency=words.currency or currency,
        period=words.period,
        approximate=words.approximate,
    )
    if proof is not Proof.EXACT:
        return MoneyReading(money, readings.MONEY_AMBIGUOUS, proof)
    return MoneyReading(money, None if plain and times == 1 else readings.MONEY_READ)


def _times(number: Decimal, times: int) -> Decimal:
    if times == 1:
        return number
    product = number * times
    whole = product.to_integral_value()
    return whole if whole == product else product


def read_number(figure: str, *, fraction: bool = False) -> tuple[Decimal | None, Proof]:
    """
    Return the number that *figure* is, and how well that is proven; None if it has no reading.

    *fraction* says that three digits after a single mark are a fraction (1,234 млн).
    """
    groups = figure.replace("’", "'").replace("'", " ").split(" ")
    if len(groups) > 1 and not _is_grouped(groups):
        return None, Proof.NONE
    text = "".join(groups)
    points, commas = text.count("."), text.count(",")
    if points and commas:
        return _mixed(text)
    mark = "." if points else ","
    if points + commas > 1:
        parts = text.split(mark)
        return (Decimal("".join(parts)), Proof.EXACT) if _is_grouped(parts) else (None, Proof.NONE)
    number = Decimal(text.replace(",", "."))
    whole, _, rest = text.partition(mark)
    ambiguous = len(rest) == 3 and len(groups) == 1 and not fraction and whole.strip("+-0") and len(whole) <= 3
    # As thousands: 1,234 roubles with tenths of kopecks are hardly meant.
    return (Decimal(whole + rest), Proof.ONE_TENTH) if ambiguous else (number, Proof.EXACT)


def _mixed(text: str) -> tuple[Decimal | None, Proof]:
    last = max(text.rfind("."), text.rfind(","))
    thousands = "," if text[last] == "." else "."
    parts = text[:last].split(thousands)
    if text.count(text[last]) > 1 or not _is_grouped(parts):
        return None, Proof.NONE
    return Decimal(f"{''.join(parts)}.{text[last + 1 :]}"), Proof.EXACT


def _is_grouped(parts: Sequence[str]) -> bool:
    first = parts[0].lstrip("+-")
    last = parts[-1].replace(",", ".").partition(".")[0]
    return (
        1 <= len(first) <= 3
        and is_digits(first)
        and all(map(is_digits, (*parts[1:-1], last)))
        and all(len(part) == 3 for part in (*parts[1:-1], last))
    )
