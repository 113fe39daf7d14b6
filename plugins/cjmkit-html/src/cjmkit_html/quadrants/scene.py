"""
Where everything of the quadrant stands.

Ratings are whole numbers from 1 to 5, so touchpoints meet in 25 places only, and often several in one. Each place is a
cell that is as high as what stands in it: no label can come upon another, however many there are and however long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.priority import QUADRANTS, Priority, Quadrant, RankedPoint, quadrant_of
from cjmkit.journeys.analysis.wording import number
from cjmkit_html.figures import Box, Line, Mark, Part, Scene, Shape, Sign, Words
from cjmkit_html.figures.lines import Paragraph, paragraph

__all__ = ["Cell", "Grid", "grid_of", "quadrant_scene"]

_GRADES: Final = (1, 2, 3, 4, 5)
_AXIS: Final = 92.0
_WIDE: Final = 206.0
_NARROW: Final = 108.0
_LOW: Final = 44.0
_DEEP: Final = 5
_LANES: Final = 3
_PAD: Final = 8.0
_SIGN: Final = 6.0
_BAND: Final = 26.0
_SHAPES: Final = {
    Quadrant.FIX_FIRST: Shape.UP,
    Quadrant.KEEP: Shape.CIRCLE,
    Quadrant.WATCH: Shape.SQUARE,
    Quadrant.OVER_SERVED: Shape.DIAMOND,
}
_NAME: Final = Texts(
    "{title}; этап «{stage}»; важность {importance}, качество {quality}, приоритет {priority}: {what}",
    "{title}; stage “{stage}”; importance {importance}, quality {quality}, priority {priority}: {what}",
)
_WEAK: Final = Texts("второстепенная, но слабая", "secondary but weak")
_QUALITY: Final = Texts("Качество →", "Quality →")
_IMPORTANCE: Final = Texts("Важность ↑", "Importance ↑")


@attrs.frozen(kw_only=True)
class Label:
    """
    A touchpoint with its lines of text.
    """

    point: RankedPoint
    title: Paragraph
    note: Paragraph

    @property
    def height(self) -> float:
        """
        The height of both paragraphs.
        """
        return self.title.height + self.note.height


@attrs.frozen(kw_only=True)
class Cell:
    """
    A crossing of importance and quality, with the labels that stand in it one under the other, in one lane or more.
    """

    box: Box
    quadrant: Quadrant
    labels: tuple[Label, ...]
    lanes: int = 1

    def places(self) -> Iterator[tuple[Label, Box]]:
        """
        Yield each label with the box that it takes.
        """
        for lane, stack in enumerate(_stacks(self.labels, self.lanes)):
            wide, top = self.box.width / self.lanes, self.box.y + _PAD
            for label in stack:
                x = self.box.x + lane * wide + _PAD
                yield label, Box(x=x, y=top, width=wide - 2 * _PAD, height=label.height, look="")
                top += label.height + _PAD


def _stacks(labels: Sequence[Label], lanes: int) -> Iterator[Sequence[Label]]:
    """
    Yield the labels of each lane, as many in one as in another.
    """
    each = -(-len(labels) // lanes)
    for lane in range(lanes):
        yield labels[lane * each : (lane + 1) * each]


@attrs.frozen(kw_only=True)
class Grid:
    """
    The 25 cells, best quality to the right and greatest importance on top; *columns* and *rows* are their edges.
    """

    cells: tuple[Cell, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]


def grid_of(result: Priority, lang: str, left: float = _AXIS, top: float = _BAND) -> Grid:
    """
    Return the cells: a column is wide where anything stands in it, a row as high as its fullest cell.
    """
    held: Mapping[tuple[int, int], list[RankedPoint]] = _held(result.points)
    most = [max(len(held.get((grade, row), ())) for row in _GRADES) for grade in _GRADES]
    lanes = [min(_LANES, -(-count // _DEEP)) for count in most]
    widths = [_WIDE * count or _NARROW for count in lanes]
    labels = {place: tuple(_label(point, _WIDE - 2 * _PAD, lang) for point in points) for place, points in held.items()}
    heights = [
        max([_LOW, *(_height(labels.get((grade, row), ()), lanes[grade - 1]) for grade in _GRADES)])
        for row in _GRADES[::-1]
    ]
    limits = {name: result.inputs.settings[name] for name in ("important_from", "good_from")}
    columns = tuple(accumulate(widths, initial=left))
    rows = tuple(accumulate(heights, initial=top))
    cells = tuple(
        Cell(
            box=Box(x=columns[across], y=rows[down], width=widths[across], height=heights[down], look=""),
            quadrant=quadrant_of(importance, quality, **limits),
            labels=labels.get((quality, importance), ()),
            lanes=max(1, lanes[across]),
        )
        for down, importance in enumerate(_GRADES[::-1])
        for across, quality in enumerate(_GRADES)
    )
    return Grid(cells=cells, columns=columns, rows=rows)


def _held(points: Sequence[RankedPoint]) -> Mapping[tuple[int, int], list[RankedPoint]]:
    held: dict[tuple[int, int], list[RankedPoint]] = defaultdict(list)
    for point in points:
        # A rating beyond the scale stands at its end, and its label says what it is.
        held[_graded(point.quality), _graded(point.importance)].append(point)
    return held


def _graded(rating: int) -> int:
    return min(max(rating, _GRADES[0]), _GRADES[-1])


def _height(labels: Sequence[Label], lanes: int) -> float:
    stacks = _stacks(labels, lanes) if labels else ()
    return max((sum(label.height + _PAD for label in stack) for stack in stacks), default=0) + _PAD


def _label(point: RankedPoint, width: float, lang: str) -> Label:
    note = point.stage_title
    if point.weak_secondary:
        note = f"{note} · {_WEAK.get(lang)}"
    if (point.importance, point.quality) != (_graded(point.importance), _graded(point.quality)):
        note = f"{note} · {point.importance} × {point.quality}"
    inner = width - 3 * _SIGN
    return Label(point=point, title=paragraph(point.title, inner, 13, "ink"), note=paragraph(note, inner, 11, "muted"))


def quadrant_scene(result: Priority, title: str, lang: str) -> Scene | None:
    """
    Return the figure; None if no touchpoint is rated.
    """
    if not result.points:
        return None
    grid = grid_of(result, lang)
    right, bottom = grid.columns[-1], grid.rows[-1]
    parts = (*_ground(grid), *_names(grid, lang), *_axes(grid, lang), *_marks(grid, result, lang))
    return Scene(
        width=right + 1, height=bottom + _BAND + 44, title=title, description=result.sentence(lang), parts=parts
    )


def _ground(grid: Grid) -> Iterator[Part]:
    for cell in grid.cells:
        yield attrs.evolve(cell.box, look=f"area {cell.quadrant.value}")
    left, right, top, bottom = grid.columns[0], grid.columns[-1], grid.rows[0], grid.rows[-1]
    for x in grid.columns:
        yield Line(x1=x, y1=top, x2=x, y2=bottom, look="hair")
    for y in grid.rows:
        yield Line(x1=left, y1=y, x2=right, y2=y, look="hair")
    for first, second in zip(grid.cells, grid.cells[1:], strict=False):
        if first.box.y == second.box.y and first.quadrant is not second.quadrant:
            yield Line(x1=second.box.x, y1=second.box.y, x2=second.box.x, y2=second.box.bottom, look="border")
    for upper, lower in zip(grid.cells, grid.cells[5:], strict=False):
        if upper.quadrant is not lower.quadrant:
            yield Line(x1=lower.box.x, y1=lower.box.y, x2=lower.box.right, y2=lower.box.y, look="border")


def _names(grid: Grid, lang: str) -> Iterator[Part]:
    # In the bands above and below the grid, where no label comes.
    for quadrant in Quadrant:
        cells = [cell.box for cell in grid.cells if cell.quadrant is quadrant]
        if not cells:
            continue
        above = quadrant in (Quadrant.FIX_FIRST, Quadrant.KEEP)
        y = grid.rows[0] - 8 if above else grid.rows[-1] + _BAND - 8
        x = min(box.x for box in cells)
        yield Sign(x=x + _SIGN, y=y - 5, radius=_SIGN, shape=_SHAPES[quadrant], look=f"sign {quadrant.value}")
        yield Words(x=x + 3 * _SIGN, y=y, text=QUADRANTS[quadrant].get(lang), size=13, look="ink strong")


def _axes(grid: Grid, lang: str) -> Iterator[Part]:
    middles = [(start + end) / 2 for start, end in zip(grid.columns, grid.columns[1:], strict=False)]
    below = grid.rows[-1] + _BAND + 14
    for x, grade in zip(middles, _GRADES, strict=True):
        yield Words(x=x, y=below, text=str(grade), size=12, look="muted", anchor="middle")
    yield Words(x=grid.columns[-1], y=below + 20, text=_QUALITY.get(lang), size=12, look="muted", anchor="end")
    yield Words(x=0, y=grid.rows[0] - 8, text=_IMPORTANCE.get(lang), size=12, look="muted")
    for start, end, grade in zip(grid.rows, grid.rows[1:], _GRADES[::-1], strict=False):
        y = (start + end) / 2 + 4
        yield Words(x=grid.columns[0] - 10, y=y, text=str(grade), size=12, look="muted", anchor="end")


def _marks(grid: Grid, result: Priority, lang: str) -> Iterator[Mark]:
    """
    Yield the touchpoints in the order of the result: the keyboard comes to the most urgent first.
    """
    # Two touchpoints may be equal in everything, so they are known by who they are.
    places = {id(label.point): (label, box) for cell in grid.cells for label, box in cell.places()}
    for point in result.points:
        label, box = places[id(point)]
        sign = Sign(
            x=box.x + _SIGN,
            y=box.y + label.title.size * 0.62,
            radius=_SIGN,
            shape=_SHAPES[point.quadrant],
            look=f"sign {point.quadrant.value}",
        )
        words = (
            *label.title.at(box.x + 3 * _SIGN, box.y),
            *label.note.at(box.x + 3 * _SIGN, box.y + label.title.height),
        )
        yield Mark(name=_name(point, lang), parts=(attrs.evolve(box, look="hit"), sign, *words))


def _name(point: RankedPoint, lang: str) -> str:
    name = _NAME.get(
        lang,
        title=point.title,
        stage=point.stage_title,
        importance=point.importance,
        quality=point.quality,
        priority=number(point.priority, lang, 2),
        what=QUADRANTS[point.quadrant].get(lang),
    )
    return f"{name}; {_WEAK.get(lang)}" if point.weak_secondary else name
