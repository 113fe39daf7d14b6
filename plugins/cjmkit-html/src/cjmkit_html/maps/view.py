"""
The view ``map``: the map of each journey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs
from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.model.journeys import Project
from cjmkit_html.figures import inline_svg
from cjmkit_html.figures.alone import svg_file
from cjmkit_html.figures.analyses import NO_JOURNEYS, empty_scene, macro
from cjmkit_html.figures.view import View
from cjmkit_html.maps.content import MapSheet, map_sheet
from cjmkit_html.maps.curve import curve_scene
from cjmkit_html.maps.held import HELD
from cjmkit_html.maps.legend import legend_of
from cjmkit_html.maps.scene import map_scene
from cjmkit_html.maps.ways import ways_scene
from cjmkit_html.maps.words import LANES, TOLD
from cjmkit_html.page import PAPERS, Paper, static
from cjmkit_html.wishes import PictureOptions, journeys_of

__all__ = ["MAP"]

_TITLE: Final = Texts("Карта пути", "Journey map")
_TEMPLATE: Final = "maps/map.html.j2"
_LABEL: Final = 132
_COLUMN: Final = 214

# On paper: maps.css makes the type of 10 points one of 8, which is read with ease.
_ZOOM: Final = 0.82
_NARROWEST: Final = 200


@attrs.frozen(kw_only=True)
class _Figures:
    width: int
    label: int
    column: int
    curve: Markup | None
    ways: Markup | None


def _body(project: Project, options: PictureOptions, templates: Environment) -> Markup:
    sheets = [map_sheet(project, journey, options.lang) for journey in journeys_of(project, options)]
    if not sheets:
        return Markup('<p class="lacking">{}</p>').format(NO_JOURNEYS.get(options.lang))
    told = _words(options.lang)
    parts = [_choices(sheets, options.lang, told, templates)]
    for number, sheet in enumerate(sheets, 1):
        id = f"map-{number}"  # noqa: A001 - the attribute of the document
        whole = _figures(sheet, f"{id}-0", options.lang)
        paper = PAPERS[options.paper or "a3"]
        printed = [
            (part, _figures(part, f"{id}-{place}", options.lang, _printed_column(part, paper)))
            for place, part in enumerate(_printed(sheet, paper), 1)
        ]
        legend = legend_of(sheet, options.lang)
        parts.append(macro(templates, _TEMPLATE, "map", sheet, whole, printed, legend, told, id))
    return Markup("\n").join(parts)


def _choices(sheets: list[MapSheet], lang: str, told: Mapping[str, str], templates: Environment) -> Markup:
    titles = [(f"map-{number}", sheet.title) for number, sheet in enumerate(sheets, 1)]
    personas = dict(persona for sheet in sheets for persona in sheet.personas)
    used = {lane.name for sheet in sheets for lane in sheet.lanes}
    lanes = [(name, title.get(lang)) for name, title in LANES.items() if name in used]
    return macro(templates, _TEMPLATE, "choices", titles, list(personas.items()), lanes, told)


def _words(lang: str) -> Mapping[str, str]:
    words = {name: TOLD[name].get(lang) for name in TOLD if "{" not in TOLD[name].ru}
    return {
        **words,
        "caption": TOLD["caption"].get(lang, title="%s"),
        "quality": TOLD["quality"].get(lang, found="%s"),
        "quotes": Texts("Что говорит", "Says").get(lang),
    }


def _printed(sheet: MapSheet, paper: Paper) -> Iterator[MapSheet]:
    """
    Yield the map by sheets of paper, the lane column on each.
    """
    count = len(sheet.heads)
    sheets = -(-count // (int(paper.width / _ZOOM - _LABEL) // _NARROWEST))
    for number in range(sheets):
        yield sheet.part(number * count // sheets, (number + 1) * count // sheets)


def _printed_column(part: MapSheet, paper: Paper) -> int:
    # The figures are drawn as wide as their columns come out on paper: scaled, their curves and type would grow.
    return int(paper.width / _ZOOM - _LABEL) // len(part.heads)


def _figures(sheet: MapSheet, id: str, lang: str, column: int = _COLUMN) -> _Figures:  # noqa: A002 - the attribute
    ways = ways_scene(sheet, column, lang)
    curve = curve_scene(sheet, column, lang) if sheet.is_rated else None
    return _Figures(
        width=_LABEL + column * len(sheet.heads),
        label=_LABEL,
        column=column,
        curve=None if curve is None else inline_svg(curve, id=f"{id}-curve"),
        ways=None if ways is None else inline_svg(ways, id=f"{id}-ways"),
    )


def _svg(project: Project, options: PictureOptions) -> bytes:
    scenes = [
        map_scene(map_sheet(project, journey, options.lang), options.lang) for journey in journeys_of(project, options)
    ]
    title = project.title or _TITLE.get(options.lang)
    found = scenes or [empty_scene(title, NO_JOURNEYS.get(options.lang))]
    styles = (static("maps", "scene.css"),)
    return svg_file(found, title=title, lang=options.lang, theme=options.theme, styles=styles)


MAP: Final = View(
    name="map",
    title=_TITLE,
    body=_body,
    svg=_svg,
    styles=(static("figures", "figures.css"), static("maps", "scene.css"), static("maps", "maps.css")),
    scripts=(static("maps", "maps.js"),),
    held=HELD,
)
"""The way of the client, stage by stage."""
