"""
СНИЛС: страховой номер индивидуального лицевого счёта (number of a person's pension account).

Eleven digits, written ``112-233-445 95``. The last two are the sum of the first nine by the
weights 9…1, modulo 101, its last two digits (100 gives 00). Numbers up to 001-001-998 were given
before there was a check and have none. A personal number: keep it out of logs.

Law: Federal law 27-ФЗ; постановление Правления ПФР 192п, item 8 of the instructions.

>>> check("112-233-445 95").ok
True
>>> check("112-233-445 96").code
'checksum'
>>> format("11223344595")
'112-233-445 95'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from cjmkit.codes._clean import Cleaner
from cjmkit.codes._closer import look_closer
from cjmkit.codes._lanes import Lanes, products
from cjmkit.codes._verdict import Verdict, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of

if TYPE_CHECKING:
    from random import Random

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid"]

_RULE: Final = "snils"
_WRONG: Final = wrong("checksum", _RULE)
_UNCHECKED: Final = "001001998"
_new = tuple.__new__

_clean = Cleaner("СНИЛС", "SNILS", "СТРАХОВОЙ НОМЕР", "СТРАХОВОЕ СВИДЕТЕЛЬСТВО")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «СНИЛС».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``,
    ``checksum``. The rule is ``snils:unchecked`` for the numbers that have no check digits.
    """
    try:
        data = text.encode()
    except (AttributeError, UnicodeEncodeError):
        return look_closer(text, _RULE, compact, check)
    if len(data) != 11 or not data.isdigit():
        return look_closer(text, _RULE, compact, check)
    if text[:9] <= _UNCHECKED:
        return _new(Verdict, (True, None, "snils:unchecked", text)) if text.strip("0") else wrong("zeros", _RULE)
    a, b, c, d, e, f, g, h, i, j, k = data
    # 2160 = 48 * (9 + … + 1), 528 = 48 * 11: character codes serve as digits.
    total = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h + i - 2160
    if total % 101 % 100 != 10 * j + k - 528:
        return _WRONG
    return _new(Verdict, (True, None, _RULE, text))


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the number as ``112-233-445 95``, or *text* unchanged if it is not right.
    """
    value = check(text).normalized
    return text if value is None else f"{value[:3]}-{value[3:6]}-{value[6:9]} {value[9:]}"


# A byte holds sums up to 255: the nine products are added in two parts, of 207 and 198 at most.
_PARTS: Final = ((0, 1, 4, 8), (2, 3, 5, 6, 7))
_TABLES: Final = tuple(products(9 - place, 101) for place in range(9))
_REST: Final = bytes(total % 101 for total in range(256))
_TENS: Final = bytes(48 + total % 101 % 100 // 10 for total in range(256))
_ONES: Final = bytes(48 + total % 101 % 100 % 10 for total in range(256))


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`.
    """
    return verdicts_of(values, check, {11: _prove})


def _prove(lanes: Lanes) -> tuple[int, int]:
    total = sum(
        int.from_bytes(lanes.through(sum(lanes.pick(place, _TABLES[place]) for place in part), _REST), "little")
        for part in _PARTS
    )
    proven = lanes.same(lanes.through(total, _TENS), lanes.column(9))
    proven &= lanes.same(lanes.through(total, _ONES), lanes.column(10))
    digits = lanes.digits()
    early = digits & lanes.starts_with_00()
    return proven & digits & ~early, early


def generate(rng: Random) -> str:
    """
    Return a right number that *rng* draws, of nobody in particular.
    """
    body = f"{rng.randrange(1_001_999, 1_000_000_000):09}"
    total = sum((9 - place) * int(digit) for place, digit in enumerate(body))
    return f"{body}{total % 101 % 100:02}"
