"""
Laws that hold for every map, whatever is on it.
"""

import json

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cjmkit.journeys.analysis import ANALYSES, analyse
from cjmkit.journeys.analysis.critical import PlaceKind
from cjmkit.journeys.analysis.priority import Quadrant
from cjmkit.journeys.analysis.steps import wilson
from cjmkit.model.journeys import Barrier, Remedy, TouchpointStatus
from journeys.analysis.maps import TODAY, ask, funnel, journey, money, point, rich, stage
from journeys.analysis.random_maps import barriers, journeys, marks, projects, touchpoints


@pytest.mark.parametrize("lang", ["ru", "en"])
@given(project=projects)
def test_every_result_speaks(lang, project):
    """Each analysis of any map gives a sentence, tables with as many cells as columns, and plain JSON."""
    found = analyse(project, today=TODAY)

    assert [result.name for result in found] == list(ANALYSES)
    for result in found:
        assert result.sentence(lang).strip().endswith((".", ")", "%"))
        assert 0 <= result.inputs.known <= result.inputs.total
        for table in result.tables(lang):
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert all(isinstance(cell, str) for row in table.rows for cell in row)
            assert set(table.numbers) <= set(range(len(table.columns)))
    assert json.loads(json.dumps(found.to_dict(), allow_nan=False))["results"]


@given(project=projects)
def test_asked_twice_says_the_same(project):
    """An analysis has no memory."""
    assert analyse(project, today=TODAY).to_dict() == analyse(project, today=TODAY).to_dict()


@given(way=journeys, least=st.integers(1, 4))
def test_barriers_are_all_counted(way, least):
    """Stages and transitions share out all barriers of what exists, and a higher bound finds no more crowds."""
    found = ask("critical", way, min_barriers=least)
    held = sum(
        len(one.barriers)
        + sum(len(each.barriers) for each in one.touchpoints if each.status is TouchpointStatus.EXISTING)
        for one in way.stages
    ) + sum(len(one.barriers) for one in way.transitions)

    assert sum(place.barriers for place in found.places if place.kind is not PlaceKind.TOUCHPOINT) == held
    assert len(ask("critical", way, min_barriers=least + 1).by_count) <= len(found.by_count)
    assert all(place.severity is None or place.severity >= place.barriers - place.unjudged for place in found.places)


@given(points=st.lists(touchpoints, max_size=6), data=st.data())
def test_order_of_touchpoints_does_not_matter(points, data):
    """Shuffled touchpoints have the same priorities and the same index."""
    shuffled = data.draw(st.permutations(points))
    maps = [journey(stage("s", touchpoints=tuple(each))) for each in (points, shuffled)]
    ranks = [
        sorted((one.title, one.priority, one.quadrant.value) for one in ask("priority", way).points) for way in maps
    ]
    indexes = [ask("experience", way).index for way in maps]

    assert ranks[0] == ranks[1]
    assert indexes[0] == indexes[1]


@given(points=st.lists(touchpoints, max_size=6))
def test_every_touchpoint_is_ranked_or_listed_apart(points):
    """Those that exist are either rated or unrated, the rated ones sorted, each in a quadrant."""
    found = ask("priority", journey(stage("s", touchpoints=tuple(points))))
    priorities = [one.priority for one in found.points]

    assert len(found.points) + len(found.unrated) == sum(one.status is TouchpointStatus.EXISTING for one in points)
    assert priorities == sorted(priorities, reverse=True)
    assert sum(len(found.of(quadrant)) for quadrant in Quadrant) == len(found.points)
    assert all(0 <= priority <= 5 for priority in priorities)


@given(points=st.lists(touchpoints, min_size=1, max_size=6))
def test_an_unrated_touchpoint_weighs_nothing(points):
    """The index is that of the rated touchpoints alone: unknown is not zero."""
    full = ask("experience", journey(stage("s", touchpoints=tuple(points))))
    rated = [one for one in points if one.quality is not None and one.weight is not None]
    alone = ask("experience", journey(stage("s", touchpoints=tuple(rated))))

    assert full.index == alone.index
    if full.index is not None:
        assert 1 <= full.index <= 5


@given(feelings=st.lists(st.tuples(marks, marks), max_size=6))
def test_the_gap_is_the_mean_of_the_known(feelings):
    """Stages without an expectation or without a reality take no part in the gap."""
    from cjmkit.model.journeys import Emotion

    way = journey(
        *(
            stage(f"s{at}", emotion=Emotion(expected=expected, actual=actual))
            for at, (expected, actual) in enumerate(feelings)
        )
    )
    known = [actual - expected for expected, actual in feelings if None not in (expected, actual)]
    found = ask("gap", way)

    assert found.mean == (sum(known) / len(known) if known else None)
    assert found.index is None
    assert not set(found.proud) & set(found.ashamed)


@given(clients=st.lists(st.none() | st.integers(1, 10**6), max_size=6), times=st.integers(1, 100))
def test_rates_of_steps_multiply_to_the_total(clients, times):
    """The total is the product of the steps, and widening changes no rate."""
    known = sorted((one for one in clients if one is not None), reverse=True)
    falling = iter(known)
    found = ask("funnel", funnel(*(None if one is None else next(falling) for one in clients)), widen=times)
    product = 1.0
    for row in found.steps:
        product *= row.step.conversion

    assert found.total == (pytest.approx(product) if found.steps else None)
    for what in found.what_ifs:
        after = [count for count in what.after if count is not None]
        assert [one * times for one in known] == after


@given(trials=st.integers(1, 10**6), share=st.floats(0, 1), confidence=st.sampled_from([0.8, 0.95, 0.99]))
def test_the_interval_holds_the_rate(trials, share, confidence):
    """A Wilson interval lies within 0 and 1, holds the rate, and grows with the confidence."""
    successes = round(trials * share)
    found, wider = wilson(successes, trials, confidence), wilson(successes, trials, 0.995)

    assert 0 <= found.low <= successes / trials <= found.high <= 1
    assert wider.low <= found.low
    assert wider.high >= found.high


@given(successes=st.integers(0, 100), extra=st.integers(0, 100))
def test_the_interval_shrinks_with_more_clients(successes, extra):
    """Ten times the clients at the same rate make a narrower interval."""
    trials = successes + extra
    assume(trials)
    few, many = wilson(successes, trials), wilson(successes * 10, trials * 10)

    assert many.high - many.low < few.high - few.low


def plan_of(*barriers_):
    """Return the plan of a stage that loses half of its clients."""
    return ask("plan", journey(stage("a", clients=100, barriers=tuple(barriers_)), stage("b", clients=50)))


def barrier(severity, cost, text="б"):
    """Return a barrier with one remedy."""
    return Barrier(text=text, severity=severity, remedies=(Remedy(text=text, cost=money(cost)),))


@given(
    others=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 100)), max_size=5),
    severity=st.integers(1, 4),
    cost=st.integers(1, 99),
)
def test_graver_is_not_later_and_dearer_not_earlier(others, severity, cost):
    """A graver barrier never gets a worse rank, a dearer remedy never a better one."""
    rest = [barrier(*other) for other in others]

    def rank(*mine):
        items = plan_of(barrier(*mine, "моё"), *rest).items
        return next(item.rank for item in items if item.barrier == "моё")

    assert rank(severity + 1, cost) <= rank(severity, cost)
    assert rank(severity, cost + 1) >= rank(severity, cost)


@given(found=barriers)
def test_every_barrier_is_in_the_plan_once(found):
    """Ranked, lacking something, or closed: no barrier is lost."""
    plan = plan_of(*found)
    closed = [item for item in plan.items if not item.is_open]

    assert len(plan.items) == len(found)
    assert len(plan.ranked) + len(plan.unranked) + len(closed) == len(found)
    assert all(item.lacking for item in plan.unranked)


@given(points=st.lists(touchpoints, max_size=5))
def test_the_matrix_holds_every_touchpoint_with_a_channel(points):
    """Of one stage, the rows hold as many touchpoints as name a channel, the shares all of them."""
    found = ask("channels", journey(stage("s", touchpoints=tuple(points))))
    here = [one for one in points if one.status is TouchpointStatus.EXISTING]

    assert sum(row.touchpoints for row in found.rows) == sum(1 for one in here if one.channel)
    assert found.without_channel == sum(1 for one in here if not one.channel)
    assert sum(share.touchpoints for share in found.kinds) == len(here)
    assert not found.kinds or sum(share.share for share in found.kinds) == pytest.approx(1)


def test_what_is_not_there_yet_counts_nowhere():
    """Touchpoints that are missing, planned or removed are met by nobody: no analysis of the present has them."""
    for status in (TouchpointStatus.MISSING, TouchpointStatus.PLANNED, TouchpointStatus.REMOVED):
        gone = point("Нет", status=status, importance=5, quality=1, channel="site", barriers=(Barrier(text="б"),))
        found = analyse(journey(stage("s", touchpoints=(gone,))), today=TODAY)
        assert not found.get("priority").points
        assert not found.get("critical").places
        assert found.get("experience").index is None
        assert not found.get("channels").rows


def test_results_are_frozen():
    """Nobody changes a result by accident."""
    for result in analyse(rich(), today=TODAY):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            result.journey = "другой"
