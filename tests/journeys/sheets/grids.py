"""
Grids written as text: a line is a row, ``|`` parts the cells, ``\\n`` is a line break inside of a cell.
"""

from __future__ import annotations

from collections.abc import Iterable

from cjmkit.journeys.sheets.grid import Cell, Grid, Range
from cjmkit.journeys.sheets.reader import SheetDocument, read_sheets
from cjmkit.model.journeys import Journey, Project, Stage

__all__ = ["codes", "grid", "journey_of", "project_of", "read", "stage_of", "turned"]


def grid(text: str, *, sheet: str | None = None, merged: Iterable[Range] = (), state: str = "visible") -> Grid:
    """
    Return the grid that *text* draws; a cell of digits alone is a number.
    """
    rows = [[_cell(part) for part in line.split("|")] for line in text.strip("\n").split("\n")]
    return Grid.of(enumerate(rows, 1), sheet=sheet, source="map.xlsx", merged=merged, state=state)


def _cell(part: str) -> Cell:
    text = part.strip().replace("\\n", "\n")
    return int(text) if text.isascii() and text.isdigit() else text or None


def turned(found: Grid) -> Grid:
    """
    Return a grid with rows for columns; merged ranges are turned with it.
    """
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, value in found.cells():
        rows.setdefault(column + 1, {})[row - 1] = value
    merged = tuple((left + 1, top - 1, right + 1, bottom - 1) for top, left, bottom, right in found.merged)
    return Grid(source=found.source, sheet=found.sheet, rows=dict(sorted(rows.items())), merged=merged)


def read(*grids: Grid, **options: object) -> SheetDocument:
    """
    Read grids as one file.
    """
    return read_sheets(grids, title="map", **options)  # type: ignore[arg-type]


def codes(document: SheetDocument) -> list[str]:
    """
    Return the codes of the findings but that of the layout.
    """
    return [finding.code for finding in document.findings if finding.code != "IMP551"]


def project_of(document: SheetDocument) -> Project:
    """
    Return the project, which must be there.
    """
    assert document.project is not None
    return document.project


def journey_of(document: SheetDocument) -> Journey:
    """
    Return the only journey.
    """
    (journey,) = project_of(document).journeys
    return journey


def stage_of(document: SheetDocument, at: int = 0) -> Stage:
    """
    Return a stage of the only journey.
    """
    return journey_of(document).stages[at]
