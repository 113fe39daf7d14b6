"""
The formulas of indicators: exact, and None where they have nothing to stand on.

Amounts are `Decimal`, shares are of one. Nothing here knows a journey: the functions are for anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

__all__ = [
    "NPS",
    "average_check",
    "crv",
    "ltv",
    "nps",
    "nps_of_scores",
    "reach",
    "repeat_share",
    "romi",
]

Amount: TypeAlias = Decimal | int

_PROMOTER: Final = 9
_PASSIVE: Final = 7
_BEST: Final = 10


@attrs.frozen(kw_only=True)
class NPS:
    """
    A net promoter score: *score* is −100 to 100, *asked* how many answered.
    """

    promoters: int
    passives: int
    detractors: int
    score: Fraction | None

    @property
    def asked(self) -> int:
        """
        How many answered.
        """
        return self.promoters + self.passives + self.detractors


def ltv(check: Amount | None, purchases_a_year: Amount | None, years: Amount | None) -> Decimal | None:
    """
    Return the lifetime value: average check × purchases a year × years; None if one of them is unknown.

    A check of 3 500, six purchases a year and ten years give 210 000.
    """
    if check is None or purchases_a_year is None or years is None:
        return None
    return Decimal(check) * Decimal(purchases_a_year) * Decimal(years)


def nps(*, promoters: int, passives: int, detractors: int) -> NPS:
    """
    Return the net promoter score: the share of promoters minus that of detractors, in points.
    """
    asked = promoters + passives + detractors
    score = Fraction((promoters - detractors) * 100, asked) if asked else None
    return NPS(promoters=promoters, passives=passives, detractors=detractors, score=score)


def nps_of_scores(scores: Iterable[int | None]) -> NPS:
    """
    Return the net promoter score of answers 0 to 10: 9 and 10 promote, 0 to 6 detract; None did not answer.

    Raises:
        ValueError: an answer is not 0 to 10.

    """
    promoters = passives = detractors = 0
    for score in scores:
        if score is None:
            continue
        if not 0 <= score <= _BEST:
            msg = f"an answer is 0 to 10, this one is {score}"
            raise ValueError(msg)
        promoters += score >= _PROMOTER
        passives += _PASSIVE <= score < _PROMOTER
        detractors += score < _PASSIVE
    return nps(promoters=promoters, passives=passives, detractors=detractors)


def crv(revenues: Iterable[Amount | None]) -> Decimal | None:
    """
    Return the referral value: what clients that others recommended brought; None if nobody knows of any.
    """
    known = [Decimal(revenue) for revenue in revenues if revenue is not None]
    return sum(known, Decimal(0)) if known else None


def romi(gross_profit: Amount | None, cost: Amount | None) -> Fraction | None:
    """
    Return the return on marketing: (gross profit − cost) / cost, a share of one; None without a cost.
    """
    if gross_profit is None or not cost:
        return None
    return (Fraction(gross_profit) - Fraction(cost)) / Fraction(cost)


def repeat_share(repeat_clients: int | None, clients: int | None) -> Fraction | None:
    """
    Return the share of clients that bought again; None without clients.
    """
    return Fraction(repeat_clients, clients) if clients and repeat_clients is not None else None


def average_check(revenue: Amount | None, purchases: int | None) -> Decimal | None:
    """
    Return revenue / purchases; None without purchases.
    """
    return Decimal(revenue) / purchases if purchases and revenue is not None else None


def reach(clients: int | None, before: int | None) -> Fraction | None:
    """
    Return the share of the stage before that this one reached; None without anybody there.
    """
    return Fraction(clients, before) if before and clients is not None else None
