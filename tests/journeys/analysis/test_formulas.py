from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.journeys.analysis import formulas

# promoters, passives, detractors and the score, computed by hand.
SCORES = [
    (50, 30, 20, 30),
    (0, 0, 10, -100),
    (10, 0, 0, 100),
    (1, 1, 1, 0),
    (7, 2, 3, Fraction(100, 3)),
    (0, 5, 0, 0),
]

# gross profit, cost and the return, computed by hand.
RETURNS = [(300, 100, 2), (100, 100, 0), (50, 100, Fraction(-1, 2)), (0, 80, -1), (Decimal("1.5"), 1, Fraction(1, 2))]


@pytest.mark.parametrize(("promoters", "passives", "detractors", "score"), SCORES)
def test_nps_of_counts(promoters, passives, detractors, score):
    """The score is the share of promoters minus the share of detractors, in points."""
    found = formulas.nps(promoters=promoters, passives=passives, detractors=detractors)

    assert found.score == score
    assert found.asked == promoters + passives + detractors


def test_nps_of_answers():
    """Nine and ten promote, seven and eight are passive, the rest detracts; who kept silent is not asked."""
    found = formulas.nps_of_scores([10, 9, 8, 7, 6, 0, None])

    assert (found.promoters, found.passives, found.detractors) == (2, 2, 2)
    assert found.score == 0


def test_nps_of_nobody_is_unknown():
    """Nobody asked gives no score, which is not a score of zero."""
    assert formulas.nps_of_scores([None]).score is None


@pytest.mark.parametrize("answer", [-1, 11])
def test_an_answer_is_0_to_10(answer):
    """Another answer is the caller's mistake."""
    with pytest.raises(ValueError, match="0 to 10"):
        formulas.nps_of_scores([answer])


@given(st.lists(st.integers(0, 10), min_size=1))
def test_nps_stays_within_its_bounds(answers):
    """The score is −100 to 100, and turning every answer into its opposite group turns its sign."""
    found = formulas.nps_of_scores(answers)
    turned = formulas.nps(promoters=found.detractors, passives=found.passives, detractors=found.promoters)

    assert -100 <= found.score <= 100
    assert turned.score == -found.score


@pytest.mark.parametrize(("profit", "cost", "share"), RETURNS)
def test_romi(profit, cost, share):
    """The return is gross profit minus cost, over cost."""
    assert formulas.romi(profit, cost) == share


@pytest.mark.parametrize(("profit", "cost"), [(None, 10), (10, None), (10, 0)])
def test_romi_without_a_cost_is_unknown(profit, cost):
    """Nothing spent, or nobody knows: no return can be told."""
    assert formulas.romi(profit, cost) is None


@pytest.mark.parametrize("unknown", range(3))
def test_ltv_of_an_unknown_is_unknown(unknown):
    """One unknown factor makes the value unknown."""
    factors = [3500, 6, 10]
    factors[unknown] = None

    assert formulas.ltv(*factors) is None


def test_crv_sums_what_is_known():
    """What recommended clients brought is added up; nobody known is unknown, not zero."""
    assert formulas.crv([100, None, Decimal("0.5")]) == Decimal("100.5")
    assert formulas.crv([None]) is None
    assert formulas.crv([0]) == 0


def test_shares_and_checks():
    """Repeat share, average check and reach divide, and know nothing of a zero below the line."""
    assert formulas.repeat_share(25, 100) == Fraction(1, 4)
    assert formulas.repeat_share(0, 100) == 0
    assert formulas.repeat_share(1, 0) is formulas.repeat_share(None, 5) is None
    assert formulas.average_check(7000, 2) == 3500
    assert formulas.average_check(7000, 0) is formulas.average_check(None, 2) is None
    assert formulas.reach(30, 120) == Fraction(1, 4)
    assert formulas.reach(30, 0) is formulas.reach(None, 3) is formulas.reach(3, None) is None
