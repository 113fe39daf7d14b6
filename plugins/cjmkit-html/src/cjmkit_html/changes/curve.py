"""
What the client feels in both versions, drawn over the columns of the two maps.

The old version is dashed with hollow signs, the new one is whole with filled ones: no colour is needed to tell them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit_html.figures import Anchor, Line, Mark, Part, Scene, Shape, Sign, Words

__all__ = ["Feeling", "curve_scene"]

_TOP: Final = 16.0
_HIGH: Final = 96.0
_SIGN: Final = 5.5
_NAME: Final = Texts("{stage}: было {before}, стало {after}", "{stage}: was {before}, is {after}")
_UNKNOWN: Final = Texts("неизвестно", "unknown")
_NOT_THERE: Final = Texts("этапа нет", "no such stage")


@attrs.frozen(kw_only=True)
class Feeling:
    """
    What is felt at a stage of one version: *place* is its number there, None if it has no such stage.

    *actual* None is unknown.
    """

    place: int | None
    actual: int | None


def curve_scene(
    titles: Sequence[str],
    feelings: Sequence[tuple[Feeling, Feeling]],
    scales: tuple[tuple[int, int], tuple[int, int]],
    column: float,
    title: str,
    lang: str,
) -> Scene | None:
    """
    Return the figure over columns of that width; None if no feeling of either version is known.

    Each version is drawn on its own scale, low end at the bottom.
    """
    known = [one for pair in feelings for one in pair if one.actual is not None]
    if not known:
        return None
    before, after = (
        [_point(pair[side], column * (n + 0.5), scales[side]) for n, pair in enumerate(feelings)] for side in (0, 1)
    )
    parts: list[Part] = [*_grid(column * len(titles)), *_lines(before, "curve before"), *_lines(after, "curve after")]
    marks = [_mark(*each, lang) for each in zip(titles, before, after, strict=True)]
    told = "; ".join(mark.name for mark in marks)
    return Scene(
        width=column * len(titles), height=_HIGH + 2 * _TOP, title=title, description=told, parts=(*parts, *marks)
    )


@attrs.frozen(kw_only=True)
class _Point:
    feeling: Feeling
    x: float
    y: float | None


def _point(feeling: Feeling, x: float, scale: tuple[int, int]) -> _Point:
    if feeling.actual is None:
        return _Point(feeling=feeling, x=x, y=None)
    low, high = scale
    share = 0.5 if high == low else (feeling.actual - low) / (high - low)
    return _Point(feeling=feeling, x=x, y=_TOP + _HIGH * (1 - min(max(share, 0), 1)))


def _grid(width: float) -> Iterator[Line]:
    for share in (0, 0.5, 1):
        y = _TOP + _HIGH * share
        yield Line(x1=0, y1=y, x2=width, y2=y, look="hair")


def _lines(points: Sequence[_Point], look: str) -> Iterator[Line]:
    """
    Yield the lines between stages that follow each other in their own version.

    An unknown feeling is a gap, and so is a stage that stood elsewhere: nothing is drawn through it.
    """
    there = [point for point in points if point.feeling.place is not None]
    for first, second in pairwise(there):
        follows = second.feeling.place == (first.feeling.place or 0) + 1
        if follows and first.y is not None and second.y is not None:
            yield Line(x1=first.x, y1=first.y, x2=second.x, y2=second.y, look=look)


def _mark(stage: str, before: _Point, after: _Point, lang: str) -> Mark:
    # Numbers stand aside of their signs, the old ones to the left: two equal values do not cover each other.
    parts = (*_signed(before, "before", Shape.SQUARE, "end", -10), *_signed(after, "after", Shape.CIRCLE, "start", 10))
    name = _NAME.get(lang, stage=stage, before=_told(before.feeling, lang), after=_told(after.feeling, lang))
    return Mark(name=name, parts=parts)


def _signed(point: _Point, look: str, shape: Shape, anchor: Anchor, aside: float) -> Iterator[Sign | Words]:
    if point.y is not None:
        yield Sign(x=point.x, y=point.y, radius=_SIGN, shape=shape, look=f"dot {look}")
        told = str(point.feeling.actual)
        yield Words(x=point.x + aside, y=point.y - 6, text=told, size=12, look=f"ink {look}", anchor=anchor)


def _told(one: Feeling, lang: str) -> str:
    if one.place is None:
        return _NOT_THERE.get(lang)
    return _UNKNOWN.get(lang) if one.actual is None else str(one.actual)
