"""
Steps of a funnel: rates from counts, with the interval that so few or so many clients allow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import NormalDist

import attrs

__all__ = ["FunnelStep", "Interval", "rate", "steps_of", "wilson"]


@attrs.frozen(kw_only=True)
class Interval:
    """
    Where a share truly lies, with the confidence that was asked for; both ends are shares of one.
    """

    low: float
    high: float


@attrs.frozen(kw_only=True)
class FunnelStep:
    """
    From the stage *start* to the next counted one, *end* (their numbers in the journey, from 0).

    *conversion* is the share that went on, of one; None if nobody stood at the start. *interval* is its
    Wilson interval. *rises* if more clients came out than went in: the counts then are of different clients.
    """

    start: int
    end: int
    entered: int
    passed: int
    conversion: float | None
    interval: Interval | None

    @property
    def rises(self) -> bool:
        """
        Whether the count grows, which no funnel does.
        """
        return self.passed > self.entered

    @property
    def lost(self) -> float | None:
        """
        The share that did not go on; None if unknown or if the count grows.
        """
        return None if self.conversion is None or self.rises else 1 - self.conversion


def rate(part: int, whole: int) -> float | None:
    """
    Return part / whole; None if there is no whole.
    """
    return part / whole if whole > 0 and part >= 0 else None


def wilson(successes: int, trials: int, confidence: float = 0.95) -> Interval | None:
    """
    Return the Wilson score interval of a share; None if there were no trials, or more successes than trials.

    E. B. Wilson, «Probable inference, the law of succession, and statistical inference», 1927: it stays
    within 0 and 1, and is of use for ten clients as for ten thousand.
    """
    if trials <= 0 or not 0 <= successes <= trials:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / trials
    scale = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    # Exact ends where nobody or everybody went on: rounding would leave 1e-17 there.
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == trials else min(1.0, middle + half)
    return Interval(low=low, high=high)


def steps_of(counts: Sequence[int | None], confidence: float = 0.95) -> tuple[FunnelStep, ...]:
    """
    Return the steps between neighbouring known counts; a stage that nobody counted is stepped over.
    """
    known = [(number, count) for number, count in enumerate(counts) if count is not None]
    return tuple(
        FunnelStep(
            start=start,
            end=end,
            entered=entered,
            passed=passed,
            conversion=rate(passed, entered),
            interval=wilson(passed, entered, confidence),
        )
        for (start, entered), (end, passed) in pairwise(known)
    )
