"""
The figure of what the client expected and what they felt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from cjmkit_html.figures.marks import Box, Curve, Line, Mark, Part, Scene, Shape, Sign, Words
from cjmkit_html.geometry import Point, placed, runs, sampled, smooth
from cjmkit_html.geometry.curve import Segment
from cjmkit_html.maps.content import Feeling, MapSheet
from cjmkit_html.maps.words import TOLD
from cjmkit_html.text import wrapped
from cjmkit_html.text.widths import width_of

__all__ = ["curve_of", "curve_scene", "labels_of"]

_SIZE: Final = 12.0
_LEADING: Final = 15.0
_BAND: Final = 120.0
_PAD: Final = 10.0
_SIGN: Final = 5.5


@attrs.frozen(kw_only=True)
class _Place:
    feeling: Feeling
    lines: tuple[str, ...]
    expected: Point | None
    actual: Point | None

    @property
    def width(self) -> float:
        return max((width_of(line, _SIZE) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return len(self.lines) * _LEADING


def curve_scene(sheet: MapSheet, column: float, lang: str) -> Scene:
    """
    Return the figure over columns of that width.
    """
    spare = max((len(lines) for lines in _texts(sheet, column, lang)), default=1) * _LEADING + 14
    places = _places(sheet, column, spare, lang)
    width, height = column * len(places), _BAND + 2 * spare
    expected, actual = (tuple(curve_of([getattr(place, name) for place in places])) for name in ("expected", "actual"))
    gaps = [gap for place in places for gap in _gap(place)]
    parts: list[Part] = [Line(x1=0, x2=width, y1=y, y2=y, look="hair") for y in _levels(spare)]
    parts += gaps
    parts += (_drawn(run, "wish") for run in expected)
    parts += (_drawn(run, "felt") for run in actual)
    boxes = labels_of(places, column, height, expected, actual)
    parts += (_mark(place, box) for place, box in zip(places, boxes, strict=True))
    title = TOLD["caption"].get(lang, title=sheet.title)
    told = "; ".join(place.feeling.told for place in places)
    return Scene(width=width, height=height, title=title, description=told, parts=tuple(parts))


def curve_of(points: Sequence[Point | None]) -> Iterator[tuple[Segment, ...]]:
    """
    Yield the smooth pieces of a curve between its gaps.
    """
    for run in runs(points):
        if len(run) > 1:
            yield smooth(run)


def labels_of(
    places: Sequence[_Place],
    column: float,
    height: float,
    expected: Sequence[Sequence[Segment]],
    actual: Sequence[Sequence[Segment]],
) -> list[Box]:
    """
    Return the boxes of the labels: each in its column, on no curve and no sign.

    There is room over the band and under it for the tallest of them, where no curve goes: each finds a place.
    """
    lines = [sampled(run) for run in (*expected, *actual)]
    lines += [((gap.x1, gap.y1), (gap.x2, gap.y2)) for place in places for gap in _gap(place)]
    boxes: list[Box] = []
    for number, place in enumerate(places):
        point = place.actual or place.expected or (column * (number + 0.5), height / 2)
        inside = Box(x=column * number + 4, y=0, width=column - 8, height=height, look="cell")
        taken = [_around(one) for one in (place.actual, place.expected) if one is not None]
        found = placed(
            place.width,
            place.height,
            point=point,
            inside=inside,
            lines=lines,
            taken=taken,
            above=_is_above(places, number),
        )
        assert found is not None, "the margins have room for every label"
        boxes.append(found)
    return boxes


def _texts(sheet: MapSheet, column: float, lang: str) -> list[tuple[str, ...]]:
    unknown = TOLD["no_data"].get(lang)
    texts = [one.label if one.actual is not None else one.label or unknown for one in sheet.feelings]
    return [wrapped(text, column - 2 * _PAD - 8, _SIZE) for text in texts]


def _places(sheet: MapSheet, column: float, spare: float, lang: str) -> list[_Place]:
    found = []
    for number, (one, lines) in enumerate(zip(sheet.feelings, _texts(sheet, column, lang), strict=True)):
        x = column * (number + 0.5)
        expected, actual = (
            None if share is None else (x, spare + _BAND * (1 - share)) for share in (one.expected, one.actual)
        )
        found.append(_Place(feeling=one, lines=lines, expected=expected, actual=actual))
    return found


def _levels(spare: float) -> tuple[float, ...]:
    return spare, spare + _BAND / 2, spare + _BAND


def _is_above(places: Sequence[_Place], number: int) -> bool:
    """
    Return whether the curve leaves downwards, or comes from below: there is more room over the sign.
    """
    here = places[number].actual or places[number].expected
    others = [
        places[near].actual or places[near].expected for near in (number - 1, number + 1) if 0 <= near < len(places)
    ]
    known = [other[1] for other in others if other is not None]
    return here is None or not known or sum(known) / len(known) >= here[1]


def _gap(place: _Place) -> Iterator[Line]:
    if place.expected is not None and place.actual is not None and place.expected != place.actual:
        x, start = place.expected
        yield Line(x1=x, y1=start, x2=x, y2=place.actual[1], look="gap")


def _around(point: Point) -> Box:
    return Box(x=point[0] - 8, y=point[1] - 8, width=16, height=16, look="sign")


def _drawn(run: Sequence[Segment], look: str) -> Curve:
    pieces = tuple((segment.leaving, segment.arriving, segment.end) for segment in run)
    return Curve(start=run[0].start, pieces=pieces, look=look)


def _mark(place: _Place, box: Box) -> Mark:
    parts: list[Sign | Words] = []
    if place.expected is not None:
        x, y = place.expected
        parts.append(Sign(x=x, y=y, radius=3.5, shape=Shape.CIRCLE, look="hoped"))
    if place.actual is not None and place.feeling.actual is not None:
        x, y = place.actual
        share = place.feeling.actual
        shape = Shape.UP if share > 0.5 else Shape.DOWN if share < 0.5 else Shape.CIRCLE
        look = "good" if share > 0.5 else "bad" if share < 0.5 else "even"
        parts.append(Sign(x=x, y=y, radius=_SIGN, shape=shape, look=f"dot {look}"))
    middle = box.x + box.width / 2
    look = "muted" if place.feeling.actual is None else "ink"
    for number, line in enumerate(place.lines):
        y = box.y + number * _LEADING + 12
        parts.append(Words(x=middle, y=y, text=line, size=_SIZE, look=f"{look} halo", anchor="middle"))
    return Mark(name=place.feeling.told, parts=tuple(parts))
