"""
The legend: the signs that a map really uses.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjmkit.model.journeys import ChannelKind
from cjmkit_html.maps.content import MapSheet
from cjmkit_html.maps.items import Item
from cjmkit_html.maps.words import SIGNS, TOLD, WAYS

__all__ = ["legend_of"]


def legend_of(sheet: MapSheet, lang: str) -> tuple[tuple[str, str], ...]:
    """
    Return pairs of a sign and what it means.
    """
    return tuple((sign, text) for sign, text in _signs(sheet, lang))


def _signs(sheet: MapSheet, lang: str) -> Iterator[tuple[str, str]]:
    items = [item for lane in sheet.lanes for cell in lane.cells for item in cell]
    if any(one.expected is not None for one in sheet.feelings):
        yield "┄○┄", TOLD["expected"].get(lang)
    if any(one.actual is not None for one in sheet.feelings):
        yield "▲●▼", TOLD["actual"].get(lang)
    if any(None not in (one.expected, one.actual) and one.expected != one.actual for one in sheet.feelings):
        yield "│", TOLD["gap"].get(lang)
    yield from _of_items(items, lang)
    for kind, texts in WAYS.items():
        if any(way.kind is kind for way in sheet.ways):
            yield SIGNS[kind], texts.get(lang)


def _of_items(items: list[Item], lang: str) -> Iterator[tuple[str, str]]:
    points = [item for item in items if item.look == "point"]
    if any(point.is_strong for point in points):
        yield "★", TOLD["moment"].get(lang)
    for kind in ChannelKind:
        if any(SIGNS[kind] in point.sign for point in points):
            yield SIGNS[kind], TOLD[kind.value].get(lang)
    if any(point.rated is not None for point in points):
        yield "▮▮▮▯▯", TOLD["quality_sign"].get(lang)
    if any(point.is_dashed for point in points):
        yield "┆┆", TOLD["dashed"].get(lang)
    if any("▲" in item.sign for item in items):
        yield "▲", TOLD["barrier"].get(lang)
    if any("△" in item.sign for item in items):
        yield "△", TOLD["unjudged"].get(lang)
    if any(item.look == "remedy" for item in items):
        yield "○ ✓", TOLD["remedy"].get(lang)
