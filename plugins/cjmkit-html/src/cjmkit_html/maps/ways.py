"""
The figure of the ways that are no step to the next stage.
"""

from __future__ import annotations

from typing import Final

from cjmkit_html.figures.marks import Curve, Mark, Scene, Shape, Sign, Words
from cjmkit_html.geometry import Way as Span
from cjmkit_html.geometry import arcs
from cjmkit_html.maps.content import MapSheet, Way
from cjmkit_html.maps.words import LANES
from cjmkit_html.text.widths import width_of

__all__ = ["ways_scene"]

_SIZE: Final = 12.0
_THIN: Final = 1.4
_THICK: Final = 7.0


def ways_scene(sheet: MapSheet, column: float, lang: str) -> Scene | None:
    """
    Return the arcs over columns of that width; None if every stage just leads to the next one.
    """
    if not sheet.ways:
        return None
    spans = [Span(start=way.start, end=way.end, width=width_of(way.label, _SIZE)) for way in sheet.ways]
    drawn, height = arcs(spans, len(sheet.heads), column)
    marks = []
    for way, arc in zip(sheet.ways, drawn, strict=True):
        segment = arc.segment
        thick = _THIN + (_THICK - _THIN) * min(max(way.share or 0.0, 0.0), 1.0)
        curve = Curve(
            start=segment.start,
            pieces=((segment.leaving, segment.arriving, segment.end),),
            look=f"way {way.kind.value}",
            thick=thick,
        )
        x, y = segment.end
        tip = Sign(x=x, y=y - 4, radius=4.5, shape=_tip(way), look="tip")
        label = arc.label
        words = (
            ()
            if label is None
            else (
                Words(
                    x=label.x + label.width / 2,
                    y=label.y + 12,
                    text=way.label,
                    size=_SIZE,
                    look="ink halo",
                    anchor="middle",
                ),
            )
        )
        marks.append(Mark(name=way.told, parts=(curve, tip, *words)))
    told = "; ".join(way.told for way in sheet.ways)
    width = column * len(sheet.heads)
    return Scene(width=width, height=height, title=LANES["ways"].get(lang), description=told, parts=tuple(marks))


def _tip(way: Way) -> Shape:
    return Shape.SQUARE if way.end is None else Shape.DOWN
