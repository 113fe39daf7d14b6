"""
Arcs over the columns: where the client goes back, skips, comes again or leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from cjmkit_html.figures.marks import Box
from cjmkit_html.geometry.curve import Segment, sampled
from cjmkit_html.geometry.labels import placed

__all__ = ["Arc", "Way", "arcs"]

_LEVEL: Final = 24.0
_LEAST: Final = 26.0
_LABEL: Final = 15.0


@attrs.frozen(kw_only=True)
class Way:
    """
    A way between two columns by their numbers; *end* None leaves the map. *width* is that of its label.
    """

    start: int
    end: int | None
    width: float = 0.0

    @property
    def span(self) -> int:
        """
        How many columns it goes over.
        """
        return 0 if self.end is None else abs(self.end - self.start)


@attrs.frozen(kw_only=True)
class Arc:
    """
    The arc of a way, and where its label stands; None if it finds no place.
    """

    segment: Segment
    label: Box | None


def arcs(ways: Sequence[Way], columns: int, column: float) -> tuple[tuple[Arc, ...], float]:
    """
    Return the arcs in the order of the ways, and how high they are together: they stand on the line of that height.
    """
    if not ways:
        return (), 0.0
    highest = max(_rise(way) for way in ways)
    height = highest + _LABEL + 8
    spread = _ends(ways, column)
    segments = [_segment(way, ends, height) for way, ends in zip(ways, spread, strict=True)]
    lines = [sampled((segment,)) for segment in segments]
    taken: list[Box] = []
    made: list[Arc] = []
    inside = Box(x=0, y=0, width=columns * column, height=height, look="lane")
    for way, segment in zip(ways, segments, strict=True):
        label = placed(way.width, _LABEL, point=segment.at(0.5), inside=inside, lines=lines, taken=taken, away=3)
        taken.extend([label] if label is not None else [])
        made.append(Arc(segment=segment, label=label))
    return tuple(made), height


def _rise(way: Way) -> float:
    return _LEAST + _LEVEL * min(way.span, 4)


def _segment(way: Way, ends: tuple[float, float], height: float) -> Segment:
    start, end = ends
    # A cubic whose handles are this high rises to three quarters of it.
    top = height - _rise(way) * 4 / 3
    if way.end is None:
        return Segment((start, height), (start, height - _LEAST), (end, height - _LEAST), (end, height - 4))
    return Segment((start, height), (start, top), (end, top), (end, height))


def _ends(ways: Sequence[Way], column: float) -> list[tuple[float, float]]:
    """
    Return where each way begins and ends: side by side where several meet in a column.
    """
    meeting: dict[int, list[tuple[int, int]]] = {}
    for number, way in enumerate(ways):
        meeting.setdefault(way.start, []).append((number, 0))
        meeting.setdefault(way.start if way.end is None else way.end, []).append((number, 1))
    found: dict[tuple[int, int], float] = {}
    for place, ends in meeting.items():
        # To the left first those that go left: arcs of one column do not cross at their feet.
        ordered = sorted(ends, key=lambda one: (_towards(ways[one[0]], place), one))
        for number, end in enumerate(ordered, 1):
            found[end] = column * (place + number / (len(ordered) + 1))
    return [(found[number, 0], found[number, 1]) for number in range(len(ways))]


def _towards(way: Way, place: int) -> int:
    if way.end is None:
        return 99
    return (way.end if way.start == place else way.start) - place
