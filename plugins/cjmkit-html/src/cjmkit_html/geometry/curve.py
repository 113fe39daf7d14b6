"""
A smooth curve through points that never overshoots them: what nobody felt is not drawn.

The tangents are those of F. N. Fritsch and R. E. Carlson, “Monotone Piecewise Cubic Interpolation”, SIAM Journal on
Numerical Analysis 17 (1980): between two points the curve stays between their heights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Final, TypeAlias

import attrs

__all__ = ["Point", "Segment", "runs", "sampled", "smooth"]

Point: TypeAlias = tuple[float, float]
_STEPS: Final = 16
"""Into how many straight pieces a segment is divided where something is held against it."""


@attrs.frozen
class Segment:
    """
    A cubic Bézier curve by its ends and its two handles.
    """

    start: Point
    leaving: Point
    arriving: Point
    end: Point

    def at(self, share: float) -> Point:
        """
        Return the point at *share* of the way, 0 to 1.
        """
        rest = 1 - share
        weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
        four = (self.start, self.leaving, self.arriving, self.end)
        x = sum(weight * point[0] for weight, point in zip(weights, four, strict=True))
        y = sum(weight * point[1] for weight, point in zip(weights, four, strict=True))
        return x, y


def runs(points: Sequence[Point | None]) -> Iterator[tuple[Point, ...]]:
    """
    Yield the stretches of known points: None is a gap, and nothing is drawn through it.
    """
    run: list[Point] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
        elif run:
            yield tuple(run)
            run = []


def smooth(points: Sequence[Point]) -> tuple[Segment, ...]:
    """
    Return the curve through points that go from left to right.
    """
    slopes = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    tangents = _tangents(slopes)
    return tuple(
        _segment(before, after, tangents[number], tangents[number + 1])
        for number, (before, after) in enumerate(pairwise(points))
    )


def sampled(segments: Sequence[Segment]) -> tuple[Point, ...]:
    """
    Return points along the curve, close enough to hold boxes against the lines between them.
    """
    if not segments:
        return ()
    inner = (segment.at(step / _STEPS) for segment in segments for step in range(_STEPS))
    return (*inner, segments[-1].end)


def _segment(before: Point, after: Point, leaving: float, arriving: float) -> Segment:
    third = (after[0] - before[0]) / 3
    return Segment(
        before,
        (before[0] + third, before[1] + leaving * third),
        (after[0] - third, after[1] - arriving * third),
        after,
    )


def _tangents(slopes: Sequence[float]) -> list[float]:
    if not slopes:
        return []
    inner = [(one + other) / 2 if one * other > 0 else 0.0 for one, other in pairwise(slopes)]
    tangents = [slopes[0], *inner, slopes[-1]]
    for number, slope in enumerate(slopes):
        if slope == 0:
            tangents[number] = tangents[number + 1] = 0.0
            continue
        # Outside of a circle of radius three the curve would overshoot: the pair is drawn back onto it.
        length = hypot(tangents[number] / slope, tangents[number + 1] / slope)
        if length > 3:
            tangents[number] *= 3 / length
            tangents[number + 1] *= 3 / length
    return tangents
