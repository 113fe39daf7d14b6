"""
What ОГРН and ОГРНИП share: the year inside, and how a record's own number differs.
"""

from __future__ import annotations

import time
from typing import Final

from cjmkit.codes._lanes import ZERO, Lanes, marks
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong

__all__ = ["SETTLED_YEAR", "judge", "settled_years"]

SETTLED_YEAR: Final = "25"
"""Years up to this one have passed: they need no look at the clock."""


def judge(value: str, rule: str, own: str, records: str, since: str) -> Verdict:
    """
    Judge a *value* whose check digit is right: by its first digit and by the year in it.

    *own* are the first digits of the number itself, *records* those of a ГРН, *since* the year
    when registration began.
    """
    if value[0] in records:
        # Right arithmetic, but it numbers an entry of the register and not the organisation.
        return unsettled("grn", rule, value)
    if value[0] not in own:
        return wrong("prefix", rule)
    plausible = since <= value[1:3] <= SETTLED_YEAR or since <= value[1:3] <= _this_year()
    return right(value, rule, None if plausible else "implausible_year")


def _this_year() -> str:
    return time.strftime("%y", time.gmtime())


_ONE: Final = marks(b"1")
_TWO: Final = marks(b"2")
_SETTLED: Final = marks(bytes(range(48, ord(SETTLED_YEAR[1]) + 1)))


def settled_years(lanes: Lanes, since: bytes) -> int:
    """
    Return the mask of the values whose year is beyond doubt: 0 and a digit in *since*, to `SETTLED_YEAR`.
    """
    early = lanes.pick(1, ZERO) & lanes.pick(2, marks(since))
    late = lanes.pick(1, _TWO) & lanes.pick(2, _SETTLED)
    return early | lanes.pick(1, _ONE) | late
