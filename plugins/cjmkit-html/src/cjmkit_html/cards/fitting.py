"""
Fitting: the largest type in which a card stands on one sheet of A4, and what does not fit in the smallest.

Heights are reckoned by the letters of DejaVu Sans, wider than the types of any system: what fits here fits on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs

from cjmkit_html.cards.rows import CardRow, Section
from cjmkit_html.text import wrapped

__all__ = ["STEPS", "Fitted", "fitted"]

STEPS: Final = (10.5, 9.5, 8.5, 7.5, 7.0, 6.5)
"""Sizes of type in points, the largest first: cards.css has a class for each."""

# In points, as cards.css has them: the sheet without its edges, its logo, its signature and seal, and some air.
_HEIGHT: Final = 767.0
_WIDTH: Final = 515.0
_SIGNED: Final = 130.0
_LOGO: Final = (145.0, 57.0)
_LEADING: Final = 1.3
_AIR: Final = 0.5
_TIGHT: Final = 0.3
_SMALL: Final = 8
"""What a row of a table has above and below, lines included; in small type it has less."""
_VALUE: Final = {"table": 0.62, "list": 0.97}
"""The part of the width that a value has."""
_SLACK: Final = 1.02
"""Letters from another type than the rest make a line a little higher."""
_LONGEST: Final = 2000
_NAME: Final = 120


class Fitted(NamedTuple):
    """
    What stands on a sheet: the *step* of the type (0 is the largest), the sections, and the paths of what was cut.
    """

    step: int
    name: str
    sections: tuple[Section, ...]
    cut: frozenset[str]


def fitted(name: str, sections: Sequence[Section], layout: str, *, signed: bool, logo: bool) -> Fitted:
    """
    Return what of *sections* stands on one sheet.
    """
    # The rows hold the name whole.
    name = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    room = _HEIGHT - (_SIGNED if signed else 0)
    # A letter takes room: what is longer than a sheet's letters need not be measured to be known.
    if sum(len(row.value) for section in sections for row in section.rows) < 4 * _LONGEST:
        for step, size in enumerate(STEPS):
            if _head(name, size, logo=logo) + sum(_section(section, layout, size) for section in sections) <= room:
                return Fitted(step, name, tuple(sections), frozenset())
    kept, cut = _kept(sections, layout, room - _head(name, STEPS[-1], logo=logo) - 2 * _line(STEPS[-1]))
    return Fitted(len(STEPS) - 1, name, kept, cut)


def _kept(sections: Sequence[Section], layout: str, room: float) -> tuple[tuple[Section, ...], frozenset[str]]:
    """
    Return the sections with the rows that fit into *room*, long values shortened, and the paths of what does not.
    """
    size = STEPS[-1]
    cut: set[str] = set()
    kept = []
    for section in sections:
        rows = []
        room -= _title(size)
        for row in section.rows:
            short = _shortened(row)
            height = _row(short, layout, size)
            if short is not row or height > room:
                cut.add(row.path)
            if height <= room:
                rows.append(short)
                room -= height
        if rows:
            kept.append(attrs.evolve(section, rows=tuple(rows)))
        else:
            room += _title(size)
    return tuple(kept), frozenset(cut)


def _shortened(row: CardRow) -> CardRow:
    lines = row.value[: _LONGEST + 1].splitlines()
    if len(row.value) <= _LONGEST and len(lines) <= 20:
        return row
    return attrs.evolve(row, value="\n".join(lines[:20])[: _LONGEST - 1] + "…")


def _line(size: float) -> float:
    return size * _LEADING * _SLACK


def _head(name: str, size: float, *, logo: bool) -> float:
    # The logo floats at the side: it takes width from the name, and is as high as it is.
    wide, high = _LOGO if logo else (0.0, 0.0)
    lines = _lines(name, size * 1.5, _WIDTH - wide, bold=True)
    return max(high, _line(size) + lines * _line(size * 1.5)) + 12


def _title(size: float) -> float:
    return _line(size) + 0.8 * size


def _section(section: Section, layout: str, size: float) -> float:
    return _title(size) + sum(_row(row, layout, size) for row in section.rows)


def _row(row: CardRow, layout: str, size: float) -> float:
    value = _WIDTH * _VALUE[layout]
    if layout == "list":
        # A list has the label before the value, in one line with it.
        return _lines(f"{row.label}: {row.value}", size, value) * _line(size) + 0.25 * size
    air = _TIGHT if size < _SMALL else _AIR
    return max(_lines(row.label, size, _WIDTH * 0.3), _lines(row.value, size, value)) * _line(size) + air * size


def _lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """
    Return how many lines *text* takes at the most.

    A browser breaks a line at more places than `wrapped` and divides words without a hyphen, so it needs no more lines.
    """
    return sum(len(wrapped(line, width, size, bold=bold)) or 1 for line in text.splitlines() or [""])
