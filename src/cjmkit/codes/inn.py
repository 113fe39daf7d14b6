"""
ИНН: идентификационный номер налогоплательщика (taxpayer identification number).

Ten digits ``NNNNXXXXXC`` for an organisation, twelve ``NNNNXXXXXXCC`` for a person or a sole
proprietor (ИП). A foreign organisation has ten digits that begin with ``9909``. The last
digit, or the last two, are check digits: weighted sums modulo 11, then modulo 10. No number
begins with ``00``. The first four digits prove nothing: old regions stay in use, and from 2026
the tax service no longer ties digits 3 and 4 to an office.

Law: приказ ФНС ЕД-7-14/559@ of 26.06.2025 (in force from 01.01.2026), before it ММВ-7-6/435@.

>>> check("7707083893")
Verdict(ok=True, code=None, rule='inn10')
>>> check("ИНН: 7707 083 894").code
'checksum'
>>> compact("ИНН: 7707-083-893")
'7707083893'
>>> kind("500100732259")
'person'
>>> check_many(["7707083893", "7707083894", None]).ok
(True, False, False)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from cjmkit.codes._clean import Cleaner
from cjmkit.codes._closer import look_closer
from cjmkit.codes._lanes import Lanes, products, remainders
from cjmkit.codes._verdict import Verdict, unsettled, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of

if TYPE_CHECKING:
    from random import Random

__all__ = ["Kind", "check", "check_many", "compact", "format", "generate", "is_valid", "kind"]

Kind: TypeAlias = Literal["company", "person", "foreign"]

_COMPANY: Final = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_PERSON_11: Final = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_PERSON_12: Final = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)

# `check` pairs weights that add up to 0 modulo 11 (4 and 4, 2 and 9 = -2, …) and works on the
# character codes; what 48 times the remaining weights adds is taken off in these tables.
_CHECK_10: Final = bytes(48 + (rest - 48 * 7) % 11 % 10 for rest in range(11))
_CHECK_11: Final = bytes(48 + (rest - 48 * 14) % 11 % 10 for rest in range(11))
_CHECK_12: Final = bytes(48 + (rest - 48 * 17) % 11 % 10 for rest in range(11))

_WRONG_10: Final = wrong("checksum", "inn10")
_WRONG_12: Final = wrong("checksum", "inn12")
_new = tuple.__new__

_clean = Cleaner("ИНН", "INN", "ИНН юр лица", "ИНН физ лица", "ИНН ИП", "ИНН организации")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «ИНН».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder`` (a single 0), ``zeros``, ``zero_prefix``, ``length``,
    ``charset``, ``homoglyph``, ``checksum``; ``kio_not_inn`` with ok None for the five digits
    of a foreign organisation's code (КИО).
    """
    try:
        data = text.encode()
    except (AttributeError, UnicodeEncodeError):
        return _closer(text)
    if data.isdigit():
        if len(data) == 10:
            a, b, c, d, e, f, g, h, i, j = data
            if _CHECK_10[(2 * (a - f) + 4 * (b + g) - c + 3 * (d - i) + 5 * (e - h)) % 11] != j:
                return _WRONG_10
            if a != 48 or b != 48:
                return _new(Verdict, (True, None, "inn10", text))
        elif len(data) == 12:
            a, b, c, d, e, f, g, h, i, j, k, l = data  # noqa: E741 - twelve digits in a row
            if (
                _CHECK_11[(7 * a + 2 * (b - g) + 4 * (c + h) - d + 3 * (e - j) + 5 * (f - i)) % 11] != k
                or _CHECK_12[(3 * (a + f - k) + 7 * b + 2 * (c - h) + 4 * (d + i) - e + 5 * (g - j)) % 11] != l
            ):
                return _WRONG_12
            if a != 48 or b != 48:
                return _new(Verdict, (True, None, "inn12", text))
    return _closer(text)


def _closer(text: str) -> Verdict:
    return look_closer(text, "inn", compact, check, _explain)


def _explain(value: str) -> Verdict | None:
    if not (value.isascii() and value.isdigit() and value.strip("0")):
        return None
    if len(value) in (10, 12):
        return wrong("zero_prefix", f"inn{len(value)}")
    if len(value) == 5:
        return unsettled("kio_not_inn", "kio", value)
    return None


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong; a КИО, which is no ИНН but no error, passes.
    """
    return check(text).ok is not False


def kind(text: str) -> Kind | None:
    """
    Return whose number it is; None if it is not a right ИНН.
    """
    value = check(text).normalized
    if value is None or len(value) == 5:
        return None
    if len(value) == 12:
        return "person"
    return "foreign" if value.startswith("9909") else "company"


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the number without separators, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text


_TABLES_10: Final = tuple(products(weight, 11) for weight in _COMPANY)
_TABLES_11: Final = tuple(products(weight, 11) for weight in _PERSON_11)
_TABLES_12: Final = tuple(products(weight, 11) for weight in _PERSON_12)
_REST: Final = remainders(11)


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`. About three times as fast as one by one.
    """
    return verdicts_of(values, check, {10: _prove_10, 12: _prove_12})


def _prove_10(lanes: Lanes) -> tuple[int, int]:
    proven = lanes.same(lanes.through(lanes.total(_TABLES_10), _REST), lanes.column(9))
    proven &= lanes.digits()
    return proven & ~lanes.starts_with_00(), 0


def _prove_12(lanes: Lanes) -> tuple[int, int]:
    proven = lanes.same(lanes.through(lanes.total(_TABLES_11), _REST), lanes.column(10))
    proven &= lanes.same(lanes.through(lanes.total(_TABLES_12), _REST), lanes.column(11))
    proven &= lanes.digits()
    return proven & ~lanes.starts_with_00(), 0


def generate(rng: Random, kind: Kind = "company") -> str:
    """
    Return a right number that *rng* draws: for tests and examples, of nobody in particular.
    """
    start = "9909" if kind == "foreign" else f"{rng.randrange(1, 99):02}{rng.randrange(100):02}"
    if kind != "person":
        body = f"{start}{rng.randrange(100_000):05}"
        return body + _digit(body, _COMPANY)
    body = f"{start}{rng.randrange(1_000_000):06}"
    body += _digit(body, _PERSON_11)
    return body + _digit(body, _PERSON_12)


def _digit(body: str, weights: tuple[int, ...]) -> str:
    return str(sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11 % 10)
