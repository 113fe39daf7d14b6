"""Curves never overshoot, labels never lie on lines, arcs stand on their columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit_html.figures import Box
from cjmkit_html.geometry import Way, arcs, crosses, placed, runs, sampled, smooth

HEIGHTS = st.lists(st.floats(0, 120), min_size=2, max_size=12)


@given(HEIGHTS)
def test_the_curve_stays_between_its_points(heights: list[float]) -> None:
    """Between two points it is never higher nor lower than they are: a 5 is not drawn as a 6."""
    points = [(100.0 * number, height) for number, height in enumerate(heights)]
    for segment in smooth(points):
        low, high = sorted((segment.start[1], segment.end[1]))
        assert all(low - 1e-6 <= y <= high + 1e-6 for _, y in sampled((segment,)))


def test_known_points_stay_together() -> None:
    """An unknown value is a gap, wherever it stands."""
    assert list(runs([None, (0, 1), (1, 1), None, None, (4, 2)])) == [((0, 1), (1, 1)), ((4, 2),)]
    assert smooth([(0, 1)]) == ()
    assert sampled(()) == ()


def test_a_flat_piece_stays_flat() -> None:
    """Between two equal points the curve is a straight line, and it comes to a peak level."""
    segments = smooth([(0, 0), (1, 0), (2, 5), (3, 1)])
    assert all(y == 0 for _, y in sampled(segments[:1]))
    assert segments[1].arriving[1] == 5


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        (((0, 5), (20, 5)), True),
        (((0, 20), (20, 20)), False),
        (((5, 0), (5, 20)), True),
        (((20, 0), (20, 20)), False),
        (((0, 9), (9, 0)), True),
        (((0, 30), (30, 0)), False),
        (((4, 4), (6, 6)), True),
    ],
)
def test_crossing_is_told(line: tuple[tuple[float, float], ...], hit: bool) -> None:
    """A line crosses a box if any of it is inside, though both its ends are outside."""
    assert crosses(Box(x=2, y=2, width=8, height=8, look=""), line) is hit


def test_a_label_that_has_no_place_is_not_placed() -> None:
    """Neither one that is wider than its cell, nor one whose cell is full of lines."""
    cell = Box(x=0, y=0, width=50, height=50, look="")
    assert placed(60, 10, point=(25, 25), inside=cell, lines=()) is None
    full = [((0.0, float(y)), (50.0, float(y))) for y in range(0, 50, 5)]
    assert placed(30, 10, point=(25, 25), inside=cell, lines=full) is None


WAYS = st.lists(
    st.builds(Way, start=st.integers(0, 7), end=st.none() | st.integers(0, 7), width=st.floats(8, 60)), max_size=8
)


@given(WAYS)
def test_arcs_stand_on_their_columns(ways: list[Way]) -> None:
    """Each begins and ends over its columns, at places of its own; no label lies on an arc or on another label."""
    made, height = arcs(ways, 8, 200.0)
    feet: list[float] = []
    boxes = [arc.label for arc in made if arc.label is not None]
    for way, arc in zip(ways, made, strict=True):
        end = way.start if way.end is None else way.end
        assert way.start * 200 < arc.segment.start[0] < way.start * 200 + 200
        assert end * 200 < arc.segment.end[0] < end * 200 + 200
        assert all(-1e-6 <= y <= height + 1e-6 for _, y in sampled((arc.segment,)))
        assert not any(crosses(box, sampled((arc.segment,))) for box in boxes)
        feet += [arc.segment.start[0], arc.segment.end[0]]
    assert len(set(feet)) == len(feet)
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
