"""
What ОГРН and ОГРНИП share: they are one number of two lengths, with the year of registration inside.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cjmkit.codes._clean import is_digits
from cjmkit.codes._lanes import ZERO, Lanes, marks, products, remainders
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong

if TYPE_CHECKING:
    from random import Random

__all__ = ["SETTLED_YEAR", "StateNumber"]

SETTLED_YEAR: Final = "25"
"""Years up to this one have passed: they need no look at the clock."""


_ONE: Final = marks(b"1")
_TWO: Final = marks(b"2")
_SETTLED: Final = marks(bytes(range(48, ord(SETTLED_YEAR[1]) + 1)))


class StateNumber:
    """
    One of the two numbers: its *rule*, its *length* and the *other*'s, the *modulus* of its check digit.

    *own* are the first digits of the number itself, *records* those of a ГРН, which numbers an entry of the
    register and has the same arithmetic. *since* is the year when registration began.
    """

    def __init__(self, rule: str, *, length: int, other: int, modulus: int, own: str, records: str, since: str) -> None:
        self._rule = rule
        self._length = length
        self._other = other
        self._modulus = modulus
        self._own = own
        self._records = records
        self._since = since

    def explain(self, value: str) -> Verdict | None:
        """
        Say what is wrong with a cleaned *value* that is not all zeros; None if it is of another length.

        The check digit of a number of the right length has been proven before.
        """
        if not (is_digits(value) and value.strip("0")):
            return None
        if len(value) == self._length:
            return self._judge(value)
        return wrong("form", self._rule) if len(value) == self._other else None

    def _judge(self, value: str) -> Verdict:
        if value[0] in self._records:
            # Right arithmetic, but it numbers an entry of the register and not the organisation.
            return unsettled("grn", self._rule, value)
        if value[0] not in self._own:
            return wrong("prefix", self._rule)
        plausible = self._since <= value[1:3] <= SETTLED_YEAR or self._since <= value[1:3] <= _this_year()
        return right(value, self._rule, None if plausible else "implausible_year")

    @cached_property
    def _tables(self) -> tuple[bytes, ...]:
        last = self._length - 2
        return tuple(products(pow(10, last - place, self._modulus), self._modulus) for place in range(last + 1))

    @cached_property
    def _rest(self) -> bytes:
        return remainders(self._modulus)

    def prove(self, lanes: Lanes) -> tuple[int, int]:
        """
        Return the masks of the values that are proven right, and of those that need a closer look.
        """
        summed = lanes.same(lanes.through(lanes.total(self._tables), self._rest), lanes.column(self._length - 1))
        summed &= lanes.digits() & lanes.pick(0, marks(self._own.encode()))
        proven = summed & self._settled_years(lanes)
        return proven, summed ^ proven

    def _settled_years(self, lanes: Lanes) -> int:
        """
        Return the mask of the values whose year is beyond doubt: from the first one to `SETTLED_YEAR`.
        """
        first = marks(bytes(range(ord(self._since[1]), ord("9") + 1)))
        early = lanes.pick(1, ZERO) & lanes.pick(2, first)
        late = lanes.pick(1, _TWO) & lanes.pick(2, _SETTLED)
        return early | lanes.pick(1, _ONE) | late

    def generate(self, rng: Random) -> str:
        """
        Return a right number that *rng* draws, of a year that is settled, of nobody in particular.
        """
        serial = self._length - 6
        year = rng.randrange(int(self._since), int(SETTLED_YEAR) + 1)
        body = f"{self._own[0]}{year:02}{rng.randrange(1, 99):02}{rng.randrange(10**serial):0{serial}}"
        return f"{body}{int(body) % self._modulus % 10}"


def _this_year() -> str:
    return time.strftime("%y", time.gmtime())
