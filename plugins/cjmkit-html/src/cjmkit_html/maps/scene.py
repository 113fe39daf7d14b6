"""
A whole map as one figure: what the table of a page shows, drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from cjmkit_html.figures.marks import Box, Curve, Line, Mark, Outline, Part, Plain, Scene, Words
from cjmkit_html.maps.content import Head, Lane, MapSheet
from cjmkit_html.maps.curve import curve_scene
from cjmkit_html.maps.items import Item
from cjmkit_html.maps.legend import legend_of
from cjmkit_html.maps.ways import ways_scene
from cjmkit_html.maps.words import TOLD
from cjmkit_html.text import wrapped
from cjmkit_html.text.widths import width_of

__all__ = ["map_scene"]

_LABEL: Final = 150.0
_COLUMN: Final = 230.0
_PAD: Final = 12.0
_INNER: Final = 8.0
_SIZE: Final = 12.0
_SMALL: Final = 10.5
_TIP: Final = 14.0
_CHIPS: Final = frozenset({"point", "barrier", "remedy"})


@attrs.define
class _Drawing:
    """
    The parts so far, the lowest first in each of the two sheets, and how far down they reach.
    """

    ground: list[Part]
    front: list[Part]
    y: float = 0.0


def map_scene(sheet: MapSheet, lang: str) -> Scene:
    """
    Return the figure of a map; its title and its meta line are those of the scene.
    """
    width = _LABEL + _COLUMN * len(sheet.heads)
    made = _Drawing([], [])
    _ways(made, sheet, lang)
    top = made.y
    _heads(made, sheet.heads, sheet.first)
    for number, lane in enumerate(sheet.lanes):
        _lane(made, lane, sheet, number, lang)
    _critical(made, sheet.heads, top)
    _legend(made, sheet, width, lang)
    about = ". ".join(filter(None, (sheet.meta, sheet.goal, "" if sheet.heads else TOLD["no_stages"].get(lang))))
    parts = (*made.ground, *made.front)
    return Scene(width=width, height=made.y, title=sheet.title, description=about, parts=parts)


def _ways(made: _Drawing, sheet: MapSheet, lang: str) -> None:
    scene = ways_scene(sheet, _COLUMN, lang)
    if scene is not None:
        made.front += (_moved(part, _LABEL, 0) for part in scene.parts)
        made.y = scene.height


def _heads(made: _Drawing, heads: Sequence[Head], first: int) -> None:
    titles = [f"{first + number}. {head.title}" for number, head in enumerate(heads, 1)]
    named = [paragraph_of(title, _COLUMN - 2 * _TIP - 12, 13, "on-stage strong") for title in titles]
    noted = [
        paragraph_of(f"▲ {head.note}" if head.note else "", _COLUMN - 2 * _PAD, 11, "critical-ink strong")
        for head in heads
    ]
    high = max([44.0, *(block.height + 16 for block in named)])
    for number, block in enumerate(named):
        made.front.append(_chevron(_LABEL + number * _COLUMN, made.y, high, (first + number) % 4))
        made.front += block.at(_LABEL + number * _COLUMN + _TIP + 10, made.y + (high - block.height) / 2)
    made.y += high + 6
    for number, note in enumerate(noted):
        made.front += note.at(_LABEL + number * _COLUMN + _PAD, made.y)
    made.y += max((note.height + 6 for note in noted if note.height), default=0.0)


def _chevron(x: float, y: float, high: float, shade: int) -> Outline:
    right, middle = x + _COLUMN - 4, y + high / 2
    corners = ((x, y), (right, y), (right + _TIP, middle), (right, y + high), (x, y + high), (x + _TIP, middle))
    return Outline(corners=tuple((min(px, x + _COLUMN + _TIP - 4), py) for px, py in corners), look=f"stage s{shade}")


@attrs.frozen(kw_only=True)
class _Block:
    lines: tuple[str, ...]
    size: float
    look: str

    @property
    def leading(self) -> float:
        return self.size * 1.3

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    def at(self, x: float, y: float) -> Iterator[Words]:
        for number, line in enumerate(self.lines):
            yield Words(x=x, y=y + number * self.leading + self.size, text=line, size=self.size, look=self.look)


def paragraph_of(text: str, width: float, size: float, look: str) -> _Block:
    """
    Return a text broken into lines; bold if its look is strong.
    """
    return _Block(lines=wrapped(text, width, size, bold="strong" in look), size=size, look=look)


def _lane(made: _Drawing, lane: Lane, sheet: MapSheet, number: int, lang: str) -> None:
    top = made.y
    name = paragraph_of(lane.title, _LABEL - 2 * _PAD, 13, "muted strong")
    curve = curve_scene(sheet, _COLUMN, lang) if lane.name == "emotions" and sheet.is_rated else None
    if curve is not None:
        made.front += (_moved(part, _LABEL, top) for part in curve.parts)
        made.y += curve.height
    cells = [[_item(item) for item in cell] for cell in lane.cells]
    if curve is None and lane.name == "emotions":
        unknown = Item(text=TOLD["no_data"].get(lang), look="muted")
        cells = [cell or [_item(unknown)] for cell in cells]
    high = 0.0
    for place, cell in enumerate(cells):
        y = made.y + 8
        for chip in cell:
            made.front += chip.at(_LABEL + place * _COLUMN + _PAD, y)
            y += chip.height + 5
        high = max(high, y - made.y + 3 if cell else 0.0)
    made.y = max(made.y + high, top + name.height + 16)
    made.front += name.at(_PAD, top + 8)
    width = _LABEL + _COLUMN * len(sheet.heads)
    if number % 2 == 0:
        made.ground.append(Box(x=0, y=top, width=width, height=made.y - top, look="zebra"))
    made.front.append(Line(x1=0, y1=made.y, x2=width, y2=made.y, look="hair"))


@attrs.frozen(kw_only=True)
class _Chip:
    item: Item
    text: _Block
    notes: tuple[_Block, ...]

    @property
    def is_boxed(self) -> bool:
        return self.item.look in _CHIPS

    @property
    def height(self) -> float:
        ticks = 11 if self.item.rated is not None else 0
        return self.text.height + sum(note.height for note in self.notes) + ticks + (10 if self.is_boxed else 0)

    def at(self, x: float, y: float) -> Iterator[Part]:
        inset = _INNER if self.is_boxed else 0.0
        if self.is_boxed:
            look = f"chip {self.item.look}{' dashed' * self.item.is_dashed}{' moment' * self.item.is_strong}"
            yield Box(x=x, y=y, width=_COLUMN - 2 * _PAD, height=self.height, look=look, corner=5)
            y += 4
        yield from self.text.at(x + inset, y)
        y += self.text.height
        if self.item.rated is not None:
            for tick in range(5):
                look = "tick" if tick < self.item.rated else "tick empty"
                yield Box(x=x + inset + tick * 9, y=y + 3, width=6, height=6, look=look)
            y += 11
        for note in self.notes:
            yield from note.at(x + inset, y)
            y += note.height


def _item(item: Item) -> _Chip:
    inner = _COLUMN - 2 * _PAD - (2 * _INNER if item.look in _CHIPS else 0)
    look = {"quote": "ink said", "count": "ink strong", "muted": "muted"}.get(item.look, "ink")
    text = f"«{item.text}»" if item.look == "quote" and not item.text.startswith("«") else item.text
    if item.sign:
        text = f"{item.sign}\N{NO-BREAK SPACE}{text}"
    return _Chip(
        item=item,
        text=paragraph_of(text, inner, _SIZE, look),
        notes=tuple(paragraph_of(note, inner, _SMALL, "muted") for note in item.notes),
    )


def _critical(made: _Drawing, heads: Sequence[Head], top: float) -> None:
    """
    Tint the columns where barriers crowd, and frame those that have most of them.
    """
    for number, head in enumerate(heads):
        box = Box(x=_LABEL + number * _COLUMN, y=top, width=_COLUMN, height=made.y - top, look="tint")
        if head.critical:
            made.ground.append(box)
        if head.critical == "most":
            made.front.append(attrs.evolve(box, x=box.x + 2, width=box.width - 4, look="critical", corner=6))


def _legend(made: _Drawing, sheet: MapSheet, width: float, lang: str) -> None:
    x, y = 0.0, made.y + 22
    for sign, text in legend_of(sheet, lang):
        shown = f"{sign} {text}"
        wide = width_of(shown, _SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + 18
        made.front.append(Words(x=x, y=y, text=shown, size=_SIZE, look="muted"))
        x += wide + 22
    made.y = y + 8


def _moved(part: Part, x: float, y: float) -> Part:
    """
    Return the part at another place.
    """
    if isinstance(part, Mark):
        return attrs.evolve(part, parts=tuple(_shifted(each, x, y) for each in part.parts))
    return _shifted(part, x, y)


def _shifted(part: Plain, x: float, y: float) -> Plain:
    if isinstance(part, Line):
        return attrs.evolve(part, x1=part.x1 + x, x2=part.x2 + x, y1=part.y1 + y, y2=part.y2 + y)
    if isinstance(part, Curve):
        moved = [tuple((px + x, py + y) for px, py in piece) for piece in part.pieces]
        pieces = tuple((one, two, end) for one, two, end in moved)
        return attrs.evolve(part, start=(part.start[0] + x, part.start[1] + y), pieces=pieces)
    if isinstance(part, Outline):
        return attrs.evolve(part, corners=tuple((px + x, py + y) for px, py in part.corners))
    return attrs.evolve(part, x=part.x + x, y=part.y + y)
