import pytest

from cjmkit.journeys.analysis.steps import rate, steps_of, wilson

# R. G. Newcombe, «Two-sided confidence intervals for the single proportion», Statistics in Medicine 17 (1998),
# table I, method 3: the score interval of 95 %.
PUBLISHED = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("successes", "trials", "low", "high"), PUBLISHED)
def test_wilson_gives_published_values(successes, trials, low, high):
    """The interval is the one that statisticians publish."""
    found = wilson(successes, trials)

    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize("trials", [1, 7, 1000])
def test_wilson_of_none_and_of_all(trials):
    """Where nobody went on the interval begins at 0, where all did it ends at 1."""
    assert wilson(0, trials).low == 0
    assert wilson(trials, trials).high == 1


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (5, 3), (-1, 3), (1, -1)])
def test_wilson_of_no_share_is_unknown(successes, trials):
    """Without trials, or with more successes than trials, there is no share to speak of."""
    assert wilson(successes, trials) is None


def test_rate_without_a_whole_is_unknown():
    """A part of nothing is unknown, not zero."""
    assert rate(0, 0) is None
    assert rate(-1, 5) is None
    assert rate(0, 5) == 0


def test_steps_pass_over_what_nobody_counted():
    """A stage without a count is between the ends of a step."""
    (step,) = steps_of([None, 100, None, 25, None])

    assert (step.start, step.end, step.conversion, step.lost) == (1, 3, 0.25, 0.75)


def test_a_growing_count_loses_nobody():
    """More clients after than before are no conversion of the same clients: the loss is unknown."""
    (step,) = steps_of([10, 20])

    assert step.rises
    assert step.lost is step.interval is None
    assert step.conversion == 2


def test_from_nobody_nobody_can_come():
    """A step from zero clients has no rate."""
    (step,) = steps_of([0, 0])

    assert step.conversion is step.lost is None
    assert not step.rises
