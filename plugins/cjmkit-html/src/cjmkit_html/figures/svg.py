"""
Scenes as SVG. Every text and every attribute goes through markupsafe: what a project says stays text.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Final

from markupsafe import Markup

from cjmkit.journeys.analysis.wording import UNKNOWN
from cjmkit_html.figures.marks import Box, Curve, Line, Mark, Outline, Scene, Shape, Sign, Words
from cjmkit_html.page.characters import told

__all__ = ["drawn", "inline_svg", "px"]

_OUTLINES: Final = {
    Shape.UP: ((0, -1.1), (1, 0.8), (-1, 0.8)),
    Shape.DOWN: ((0, 1.1), (1, -0.8), (-1, -0.8)),
    Shape.SQUARE: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    Shape.DIAMOND: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
}


def px(value: float) -> str:
    """
    Return a length with at most one digit after the point: a tenth of a pixel is less than anybody sees.
    """
    return f"{value:.1f}".removesuffix(".0")


def inline_svg(scene: Scene, *, id: str) -> Markup:  # noqa: A002 - the attribute of the document
    """
    Return a scene as an ``<svg>`` element for a page, whose style sheet colours it; *id* is unique in the page.
    """
    head = Markup(
        '<svg class="figure" id="{id}" role="group" aria-labelledby="{id}-title" aria-describedby="{id}-desc" '
        'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>'
    ).format(
        id=id,
        width=px(scene.width),
        height=px(scene.height),
        title=told(scene.title),
        description=told(scene.description),
    )
    return head + Markup("").join(drawn(part) for part in scene.parts) + Markup("</svg>")


@singledispatch
def drawn(part: object) -> Markup:
    """
    Return the element of a part.
    """
    raise TypeError(type(part).__name__)


@drawn.register
def _(part: Box) -> Markup:
    corner = Markup(' rx="{}"').format(px(part.corner)) if part.corner else ""
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>').format(
        part.look, px(part.x), px(part.y), px(part.width), px(part.height), corner
    )


@drawn.register
def _(part: Line) -> Markup:
    ends = (px(end) for end in (part.x1, part.y1, part.x2, part.y2))
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(part.look, *ends)


@drawn.register
def _(part: Words) -> Markup:
    anchor = "" if part.anchor == "start" else Markup(' text-anchor="{}"').format(part.anchor)
    return Markup('<text class="{}" x="{}" y="{}" font-size="{}"{}>{}</text>').format(
        part.look, px(part.x), px(part.y), px(part.size), anchor, told(part.text)
    )


@drawn.register
def _(part: Sign) -> Markup:
    if part.shape is Shape.CIRCLE:
        return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(
            part.look, px(part.x), px(part.y), px(part.radius)
        )
    corners = ((part.x + x * part.radius, part.y + y * part.radius) for x, y in _OUTLINES[part.shape])
    points = " ".join(f"{px(x)},{px(y)}" for x, y in corners)
    return Markup('<polygon class="{}" points="{}"/>').format(part.look, points)


@drawn.register
def _(part: Curve) -> Markup:
    pieces = "".join(f"C{' '.join(f'{px(x)},{px(y)}' for x, y in piece)}" for piece in part.pieces)
    thick = "" if part.thick is None else Markup(' stroke-width="{}"').format(px(part.thick))
    return Markup('<path class="{}" d="M{},{}{}"{}/>').format(
        part.look, px(part.start[0]), px(part.start[1]), pieces, thick
    )


@drawn.register
def _(part: Outline) -> Markup:
    points = " ".join(f"{px(x)},{px(y)}" for x, y in part.corners)
    return Markup('<polygon class="{}" points="{}"/>').format(part.look, points)


@drawn.register
def _(part: Mark) -> Markup:
    inner = Markup("").join(drawn(each) for each in part.parts)
    # Whatever has no name in the project is heard as a dash, as it is seen.
    name = told(part.name) if part.name.strip() else UNKNOWN
    return Markup('<g class="mark" role="img" tabindex="0" aria-label="{}"><title>{}</title>{}</g>').format(
        name, name, inner
    )
