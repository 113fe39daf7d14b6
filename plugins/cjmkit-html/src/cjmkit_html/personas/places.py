"""
Where the blocks of an empathy map stand: on a grid around the client, for each kind of map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from cjmkit.model.journeys import EmpathyKind

__all__ = ["CENTRE", "Place", "places_of"]

CENTRE: Final = ""
"""The key of the place in the middle; no block has it."""


@attrs.frozen(kw_only=True)
class Place:
    """
    A place on a grid, from 1; *columns* and *rows* are how many it takes.
    """

    column: int
    row: int
    columns: int = 1
    rows: int = 1


# Ears and eyes to the sides, head above, hands below; what hurts and what is wanted at the foot.
_OSTERWALDER: Final[Mapping[str, Place]] = MappingProxyType(
    {
        "thinks_feels": Place(column=1, row=1, columns=6),
        "hears": Place(column=1, row=2, columns=2),
        CENTRE: Place(column=3, row=2, columns=2),
        "sees": Place(column=5, row=2, columns=2),
        "says_does": Place(column=1, row=3, columns=6),
        "pains": Place(column=1, row=4, columns=3),
        "values": Place(column=4, row=4, columns=3),
    }
)
_QUADRANT: Final[Mapping[str, Place]] = MappingProxyType(
    {
        "says": Place(column=1, row=1, columns=3),
        "thinks": Place(column=4, row=1, columns=3),
        CENTRE: Place(column=1, row=2, columns=6),
        "does": Place(column=1, row=3, columns=3),
        "feels": Place(column=4, row=3, columns=3),
    }
)
_FIXED: Final = MappingProxyType({EmpathyKind.OSTERWALDER: _OSTERWALDER, EmpathyKind.QUADRANT: _QUADRANT})


def places_of(kind: EmpathyKind, keys: Iterable[str]) -> Mapping[str, Place]:
    """
    Return the place of each block and of `CENTRE`, on six columns, in the order of the blocks.

    A block that maps of this kind do not have stands below the others: it is drawn, not dropped.
    """
    named = tuple(dict.fromkeys(keys))
    if kind is EmpathyKind.STAR:
        return _around(named)
    fixed = _FIXED[kind]
    last = max(place.row for place in fixed.values())
    strange = [key for key in named if key not in fixed]
    return {**fixed, **{key: Place(column=1, row=last + n, columns=6) for n, key in enumerate(strange, 1)}}


def _around(keys: tuple[str, ...]) -> Mapping[str, Place]:
    """
    Return the rays of a star: a row above the client, some to both sides, a row below.
    """
    above, beside = _shares(len(keys))
    rows = max(1, (beside + 1) // 2)
    first = 2 if above else 1
    places = _row(keys[:above], 1)
    places[CENTRE] = Place(column=3, row=first, columns=2, rows=rows)
    for number, key in enumerate(keys[above : above + beside]):
        places[key] = Place(column=5 if number % 2 else 1, row=first + number // 2, columns=2)
    return places | _row(keys[above + beside :], first + rows)


def _shares(count: int) -> tuple[int, int]:
    """
    Return how many rays of *count* stand above the client and how many beside; the rest stands below.

    No more than three fit above and below; all beyond that go to the sides.
    """
    beside = 0 if count < 3 else max(2, count - 6)
    return (count - beside + 1) // 2, beside


def _row(keys: Sequence[str], row: int) -> dict[str, Place]:
    wide = 6 // max(1, len(keys))
    return {key: Place(column=1 + number * wide, row=row, columns=wide) for number, key in enumerate(keys)}
