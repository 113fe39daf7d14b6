"""
Workbooks of journeys: the reading behind `journey_xlsx`, loaded when there is some.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit.formats._sheet_options import checked_scale
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.intake.rows.xlsx import read_workbook, sheet_names
from cjmkit.journeys.sheets.grid import Grid
from cjmkit.journeys.sheets.merging import DATA_SHEET, is_data, is_own, read_own
from cjmkit.journeys.sheets.reader import SheetDocument, looks_like_map, read_sheets
from cjmkit.plugins.contracts import ProjectRecord

if TYPE_CHECKING:
    from cjmkit.formats.journey_xlsx import JourneyXLSXReadOptions

__all__ = ["LIMITS", "is_book", "read_book"]

LIMITS: Final = Limits(columns=16_384, cells=2_000_000, sheets=200, file_bytes=64 * 1024 * 1024)
"""A map is small: what is larger is a base of clients, or an attack."""

_MOST_BYTES: Final = 4 * 1024 * 1024
_GLANCE: Final = 200
"""So many rows of a sheet are looked at to tell a map from a base."""


def is_book(source: Source) -> bool:
    """
    Return whether *source* is a workbook of ours, or one whose first rows are surely a map.
    """
    try:
        names = [info.name for info in sheet_names(source, limits=LIMITS)]
        if DATA_SHEET in names:
            return is_data(_grids(source, (DATA_SHEET,), [], 1))
        # A base of clients is larger, and to know a single cell of it all its strings would be read.
        return source.size <= _MOST_BYTES and looks_like_map(_grids(source, names[:8], [], _GLANCE))
    except FormatError:
        return False  # whoever reads it says why


def read_book(source: Source, options: JourneyXLSXReadOptions) -> ProjectRecord:
    """
    Return the project of *source*.
    """
    noticed: list[Finding] = []
    grids = _grids(source, options.sheets, noticed)
    own = read_own(grids) if options.sheets is None else None
    document = own or _read_strange(source, grids, options)
    return ProjectRecord(
        project=document.project,
        where=Location(source=source.name),
        findings=(*noticed, *document.findings),
        places=document.places,
    )


def _read_strange(source: Source, grids: Sequence[Grid], options: JourneyXLSXReadOptions) -> SheetDocument:
    title = source.name.rpartition(".")[0] or source.name
    return read_sheets(grids, title=title, join_tables=options.join, scale=checked_scale(options.scale))


def _grids(source: Source, sheets: Sequence[str] | None, noticed: list[Finding], most: int | None = None) -> list[Grid]:
    found = []
    for table in read_workbook(source, sheets=sheets, limits=LIMITS):
        grid = _grid(table, most)
        found.append(grid)
        if not is_own(grid):  # our own formulas have no results before somebody opens the workbook
            noticed.extend(table.findings)
    return found


def _grid(table: Table, most: int | None) -> Grid:
    grid = Grid.of(
        ((row.number, row.values) for row in islice(table.rows, most)),
        sheet=table.sheet,
        source=table.source,
        state=table.details.get("state", "visible"),
        most=LIMITS.cells,
    )
    # To know the merged ranges a sheet is read to its end.
    return grid if most is not None else attrs.evolve(grid, merged=tuple(table.merged))
