"""
Merging barriers and remedies: two cells of the map that tell one thing together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.grid import Cell
from cjmkit.journeys.sheets.items import Item, unmarked
from cjmkit.journeys.sheets.lanes import barrier_lines, remedy_lines
from cjmkit.journeys.sheets.merge_points import EditedPoint
from cjmkit.journeys.sheets.names import lines_of, matched, one_line
from cjmkit.journeys.sheets.reading import Reading
from cjmkit.model.journeys import Barrier, Note, Remedy, Stage

__all__ = ["Edits", "merge_barriers"]

_Held: TypeAlias = tuple[EditedPoint | None, Barrier]
"""A barrier and the touchpoint that has it; None for the stage itself."""


@attrs.frozen(kw_only=True)
class Edits:
    """
    The cells of barriers and remedies where they were changed, each with its place.
    """

    barriers: tuple[Cell, Location] | None = None
    remedies: tuple[Cell, Location] | None = None


def merge_barriers(base: Stage, stage: Stage, points: Sequence[EditedPoint], edits: Edits, reading: Reading) -> Stage:
    """
    Return *stage* with the barriers of *base* as the cells tell them now; those of touchpoints go into *points*.
    """
    held: list[_Held] = [(None, barrier) for barrier in base.barriers]
    held += [(point, barrier) for point in points if point.base is not None for barrier in point.base.barriers]
    numbers = list(range(1, len(held) + 1))
    if edits.barriers is not None:
        held, numbers = _barriers(base, held, points, edits.barriers[0])
    ideas: list[Note] = []
    if edits.remedies is not None:
        held, ideas = _remedies(base, held, numbers, edits.remedies, reading)
    # A barrier of a touchpoint that is gone is still to be seen in the map: the stage has it now.
    own = [barrier for point, barrier in held if point is None or (point.now is None and not point.moved)]
    for point in points:
        if point.now is not None and point.base is not None:
            mine = tuple(barrier for owner, barrier in held if owner is point)
            point.now = attrs.evolve(point.now, barriers=mine)
    return attrs.evolve(stage, barriers=tuple(own), opportunities=(*stage.opportunities, *ideas))


def _barriers(
    base: Stage, held: Sequence[_Held], points: Sequence[EditedPoint], cell: Cell
) -> tuple[list[_Held], list[int]]:
    items = [unmarked(line) for line in lines_of(cell)]
    old = [(unmarked(line).text, each) for line, each in zip(barrier_lines(base), held, strict=True)]

    def make(text: str) -> _Held:
        point, rest = _owner(text, points)
        return point, Barrier(text=rest)

    def rename(each: _Held, text: str) -> _Held:
        point, rest = _owner(text, points)
        return point, attrs.evolve(each[1], text=rest)

    found = matched(old, [item.text for item in items], make, rename)
    return found, [item.number or at for at, item in enumerate(items, 1)]


def _owner(text: str, points: Sequence[EditedPoint]) -> tuple[EditedPoint | None, str]:
    """
    Return the touchpoint that «[Сайт] зависает» names, and the rest of the text.
    """
    title, closed, rest = text.removeprefix("[").partition("]")
    if not text.startswith("[") or not closed or not rest.strip():
        return None, text
    for point in points:
        if point.base is not None and one_line(point.base.title) == title:
            return point, rest.strip()
    return None, text


def _remedies(
    base: Stage, held: Sequence[_Held], numbers: Sequence[int], cell: tuple[Cell, Location], reading: Reading
) -> tuple[list[_Held], list[Note]]:
    items = [unmarked(line) for line in lines_of(cell[0])]
    old_remedies = [remedy for barrier in base.all_barriers for remedy in barrier.remedies]
    old = [(unmarked(line).text, each) for line, each in zip(remedy_lines(base), old_remedies, strict=True)]
    found = matched(
        old,
        [item.text for item in items],
        lambda text: Remedy(text=text),
        lambda remedy, text: attrs.evolve(remedy, text=text),
    )
    if not held:
        if found:
            reading.say(rules.REMEDY_WITHOUT_BARRIER, cell[1], count=len(found))
        return [], [Note(text=remedy.text) for remedy in found]
    by_barrier: list[list[Remedy]] = [[] for _ in held]
    for item, remedy in zip(items, found, strict=True):
        by_barrier[_target(item, held, numbers, cell[1], reading)].append(remedy)
    return [
        (point, attrs.evolve(barrier, remedies=tuple(mine)))
        for (point, barrier), mine in zip(held, by_barrier, strict=True)
    ], []


def _target(item: Item, held: Sequence[_Held], numbers: Sequence[int], where: Location, reading: Reading) -> int:
    if len(held) == 1:
        return 0
    if item.number in numbers:
        return numbers.index(item.number)
    reading.say(rules.REMEDIES_UNPAIRED, where, remedies=1, barriers=len(held))
    return 0
