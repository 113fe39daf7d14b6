"""
ОКПО: общероссийский классификатор предприятий и организаций (statistics code).

Eight digits for an organisation, ten for a sole proprietor; fourteen for a separate
subdivision. The last digit of eight or ten is a check digit: the others by the weights 1, 2, 3…
modulo 11; if that gives 10, once more by the weights 3, 4, 5…; if 10 again, 0. For ten digits
sources differ on the ninth weight of the second pass (11 or 1), so that nothing that needs it is
called wrong.

Law: ПР 50.1.024-2005 (now Р 50.1.024-2005), Росстат.

>>> check("00032537").ok
True
>>> check("00032538").code
'checksum'
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import mul
from typing import TYPE_CHECKING, Final

from cjmkit.codes._clean import Cleaner, is_digits
from cjmkit.codes._closer import look_closer
from cjmkit.codes._lanes import Lanes, products
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong
from cjmkit.codes._verdicts import Verdicts, verdicts_of

if TYPE_CHECKING:
    from random import Random

__all__ = ["check", "check_many", "compact", "format", "generate", "is_valid"]

_RULE: Final = "okpo"
_FIRST: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9)
_SECOND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WRAPPED: Final = (3, 4, 5, 6, 7, 8, 9, 10, 1)

_clean = Cleaner("ОКПО", "OKPO", "КОД ПО ОКПО", "ПО ОКПО")


def compact(text: str) -> str:
    """
    Return *text* without separators and the label «ОКПО».
    """
    return _clean(text)


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling.

    Codes: ``empty``, ``placeholder``, ``zeros``, ``length``, ``charset``, ``homoglyph``,
    ``checksum``; ``second_pass`` (ok True or None: ten digits that need the second pass);
    ``subdivision`` (ok None: fourteen digits, whose check digit is not published).
    """
    if text.__class__ is str and len(text) in (8, 10) and is_digits(text) and text.strip("0"):
        return _judge(text)
    return look_closer(text, _RULE, compact, check, _explain)


def _judge(value: str) -> Verdict:
    rule = f"okpo{len(value)}"
    rest = _rest(value, _FIRST)
    if rest < 10:
        return right(value, rule) if rest == int(value[-1]) else wrong("checksum", rule)
    digits = {_rest(value, _SECOND) % 10}
    if len(value) == 8:
        return right(value, rule) if int(value[-1]) in digits else wrong("checksum", rule)
    digits.add(_rest(value, _SECOND_WRAPPED) % 10)
    if int(value[-1]) in digits:
        return right(value, rule, "second_pass")
    return unsettled("second_pass", rule, value)


def _rest(value: str, weights: tuple[int, ...]) -> int:
    total: int = sum(map(mul, value[:-1].encode(), weights))
    return (total - 48 * sum(weights[: len(value) - 1])) % 11


def _explain(value: str) -> Verdict | None:
    if len(value) == 14 and is_digits(value) and value.strip("0"):
        return unsettled("subdivision", "okpo14", value)
    return None


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the code without separators, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text


_TABLES: Final = tuple(products(weight, 11) for weight in _FIRST)
_REST: Final = bytes(58 if total % 11 == 10 else 48 + total % 11 for total in range(256))


def check_many(values: Iterable[str | None]) -> Verdicts:
    """
    Check a column; see `Verdicts`.
    """
    return verdicts_of(values, check, {8: _prove_8, 10: _prove_10})


def _prove_8(lanes: Lanes) -> tuple[int, int]:
    return _prove(lanes, 7)


def _prove_10(lanes: Lanes) -> tuple[int, int]:
    return _prove(lanes, 9)


def _prove(lanes: Lanes, last: int) -> tuple[int, int]:
    digits = lanes.digits()
    rests = lanes.through(lanes.total(_TABLES[:last]), _REST)
    zeros = lanes.zero(lanes.total([_VALUES] * last))
    proven = lanes.same(rests, lanes.column(last)) & digits & ~zeros
    # A colon, the character after 9, stands for the remainder 10: the second pass is due.
    return proven, lanes.same(rests, b":" * lanes.size) & digits


_VALUES: Final = products(1, 10)


def generate(rng: Random, *, digits: int = 8) -> str:
    """
    Return a right code of *digits* (8 or 10) that *rng* draws and the first pass proves.
    """
    while True:
        body = f"{rng.randrange(1, 10 ** (digits - 1)):0{digits - 1}}"
        rest = _rest(f"{body}0", _FIRST)
        if rest < 10:
            return f"{body}{rest}"
