"""
Scenes as a file of their own: one SVG, one under the other, that every viewer of pictures shows.

Colours are written out: viewers outside browsers know no custom properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
from markupsafe import Markup

from cjmkit_html.figures.lines import paragraph
from cjmkit_html.figures.marks import Box, Part, Scene, Words
from cjmkit_html.figures.svg import drawn, px
from cjmkit_html.page import static
from cjmkit_html.page.characters import told
from cjmkit_html.page.palettes import DARK, LIGHT, PRINT

__all__ = ["svg_file"]

_MARGIN: Final = 24.0
_LEAST: Final = 480.0
_VARIABLE: Final = re.compile(r"var\(--([a-z0-9-]+)\)")
_PALETTES: Final = {"auto": LIGHT, "light": LIGHT, "dark": DARK, "print": PRINT}


@attrs.frozen(kw_only=True)
class _Placed:
    scene: Scene
    top: float
    heading: tuple[Words, ...]
    bottom: float


def svg_file(scenes: Iterable[Scene], *, title: str, lang: str, theme: str, styles: Iterable[str] = ()) -> bytes:
    """
    Return the scenes as one picture, each under its title and its sentence.

    *styles* are style sheets of scenes that need more than the one of all figures.
    """
    found = tuple(scenes)
    width = max([_LEAST, *(scene.width for scene in found)])
    placed = tuple(_placed(found, width))
    height = (placed[-1].bottom if placed else _MARGIN) + _MARGIN
    ground = Box(x=0, y=0, width=width + 2 * _MARGIN, height=height, look="ground")
    head = Markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" class="figure" xml:lang="{lang}" lang="{lang}" role="group" '
        'aria-labelledby="title" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        '<title id="title">{title}</title><style>{style}</style>'
    ).format(
        lang=lang,
        width=px(ground.width),
        height=px(height),
        title=told(title),
        style=Markup(_style(theme, styles)),
    )
    body = Markup("").join(_group(each) for each in placed)
    return f"{head}{drawn(ground)}{body}</svg>\n".encode("utf-8", "replace")


def _placed(scenes: Iterable[Scene], width: float) -> Iterator[_Placed]:
    top = _MARGIN
    for scene in scenes:
        name = paragraph(scene.title, width, 20, "ink strong")
        about = paragraph(scene.description, width, 13, "muted")
        heading = (*name.at(_MARGIN, top), *about.at(_MARGIN, top + name.height + 4))
        start = top + name.height + about.height + 20
        yield _Placed(scene=scene, top=start, heading=heading, bottom=start + scene.height)
        top = start + scene.height + 2 * _MARGIN


def _group(placed: _Placed) -> Markup:
    parts: Iterable[Part] = placed.scene.parts
    return Markup('{}<g transform="translate({} {})">{}</g>').format(
        Markup("").join(drawn(line) for line in placed.heading),
        px(_MARGIN),
        px(placed.top),
        Markup("").join(drawn(part) for part in parts),
    )


def _style(theme: str, styles: Iterable[str]) -> str:
    style = "\n".join((static("figures", "figures.css"), *styles))
    fixed = _coloured(style, _PALETTES[theme])
    return fixed if theme != "auto" else f"{fixed}@media(prefers-color-scheme:dark){{{_coloured(style, DARK)}}}"


def _coloured(style: str, palette: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: palette[found.group(1)], style)
