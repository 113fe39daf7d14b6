"""
Places for labels: as near to their point as they fit, and never on a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from cjmkit_html.figures.marks import Box
from cjmkit_html.geometry.curve import Point

__all__ = ["crosses", "placed"]

_AIR: Final = 2.0
_STEP: Final = 4.0


def placed(
    width: float,
    height: float,
    *,
    point: Point,
    inside: Box,
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box] = (),
    above: bool = True,
    away: float = 11.0,
) -> Box | None:
    """
    Return where a label of that size stands, or None if there is no place.

    It is centred over *point* or under it, *above* first, at least *away* from it; if it finds no place there, it goes
    on upwards and downwards. It leaves *inside* nowhere, overlaps none of *taken* and lies on none of *lines*.
    """
    left = min(max(point[0] - width / 2, inside.x), inside.right - width)
    if left < inside.x - 1e-6:
        return None
    near = [line for line in lines if any(inside.x - 50 <= x <= inside.right + 50 for x, _ in line)]
    for top in _tops(point[1], height, inside, above=above, away=away):
        box = Box(x=left, y=top, width=width, height=height, look="label")
        grown = Box(x=left - _AIR, y=top - _AIR, width=width + 2 * _AIR, height=height + 2 * _AIR, look="label")
        if not any(grown.overlaps(other) for other in taken) and not any(crosses(grown, line) for line in near):
            return box
    return None


def _tops(y: float, height: float, inside: Box, *, above: bool, away: float) -> Iterable[float]:
    over, under = y - away - height, y + away
    distance = 0.0
    while over - distance >= inside.y or under + distance + height <= inside.bottom:
        two = (over - distance, under + distance) if above else (under + distance, over - distance)
        yield from (top for top in two if inside.y <= top and top + height <= inside.bottom)
        distance += _STEP


def crosses(box: Box, line: Sequence[Point]) -> bool:
    """
    Return whether a line of straight pieces goes through the box or ends in it.
    """
    return any(_hits(box, *piece) for piece in pairwise(line))


def _hits(box: Box, start: Point, end: Point) -> bool:
    """
    Return whether a straight piece has a point inside (the clipping of Liang and Barsky).
    """
    first, last = 0.0, 1.0
    for axis, low, high in ((0, box.x, box.right), (1, box.y, box.bottom)):
        moved = end[axis] - start[axis]
        if moved == 0:
            if not low < start[axis] < high:
                return False
            continue
        one, other = sorted(((low - start[axis]) / moved, (high - start[axis]) / moved))
        first, last = max(first, one), min(last, other)
        if first >= last:
            return False
    return True
