"""
Pace: how often the portal may be asked, and how long to wait after a refusal.

The portal counts requests in a leaky bucket: every request adds one, *rate* leave each second, and above *burst*
it answers 503 QUERY_LIMIT_EXCEEDED (2 and 50; 5 and 250 on the Enterprise plan). The bucket belongs to the address
that the requests come from, so others on this machine share it, and a part of it is left to them.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Final

import attrs

__all__ = ["Clock", "Pace", "retry_seconds"]

_SHARE: Final = 0.5
_FIRST: Final = 1.0
_LONGEST: Final = 60.0
_LONGEST_TOLD: Final = 600.0


@attrs.frozen(kw_only=True)
class Clock:
    """
    The time and sleeping, which tests replace; *now* counts seconds since 1970, for a journal read after days.
    """

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random


@attrs.define(kw_only=True)
class Pace:
    """
    Holds requests below the portal's limit: the first half of the bucket at once, then *rate* a second.
    """

    clock: Clock
    rate: float = 2.0
    burst: int = 50
    _level: float = 0.0
    _seen: float | None = None

    def wait(self) -> None:
        """
        Sleep until one more request fits, and count it.
        """
        self._leak()
        room = max(1.0, self.burst * _SHARE)
        if self._level + 1 > room:
            self.clock.sleep((self._level + 1 - room) / self.rate)
            self._leak()
        self._level += 1

    def full(self) -> None:
        """
        Take note that the portal's bucket is full, whoever filled it.
        """
        self._leak()
        self._level = max(1.0, self.burst * _SHARE)

    def _leak(self) -> None:
        now = self.clock.now()
        # A clock that was set back gives nothing.
        passed = max(0.0, now - self._seen) if self._seen is not None else 0.0
        self._level = max(0.0, self._level - passed * self.rate)
        self._seen = now


def retry_seconds(attempt: int, told: str | None, clock: Clock) -> float:
    """
    Return how long to wait before the *attempt*-th repetition (from 1): what the portal *told*, else ever longer.

    The random part keeps several senders from coming back at the same moment.
    """
    if told is not None and told.isascii() and told.isdigit() and len(told) < 10:
        return min(float(told), _LONGEST_TOLD) + clock.jitter()
    longest = min(_LONGEST, _FIRST * 2.0 ** min(attempt - 1, 10))
    return longest / 2 + longest / 2 * clock.jitter()
