"""
Journeys in Excel workbooks: the maps that people keep, and maps for people to open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO, Final

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location, Texts
from cjmkit.formats._journeys import only
from cjmkit.formats._sheet_options import checked_scale
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.intake.rows.xlsx import read_workbook, sheet_names
from cjmkit.journeys.sheets.grid import Grid
from cjmkit.journeys.sheets.merging import DATA_SHEET, is_data, is_own, read_own
from cjmkit.journeys.sheets.reader import Join, SheetDocument, looks_like_map, read_sheets
from cjmkit.model.journeys import Project
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, NoOptions, Progress, ProjectRecord
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

__all__ = [
    "JourneyXLSXExporter",
    "JourneyXLSXImporter",
    "JourneyXLSXReadOptions",
    "cjmkit_exporters",
    "cjmkit_importers",
]

_TITLE: Final = Texts("Карта пути в книге Excel", "A journey map in an Excel workbook")
LIMITS: Final = Limits(columns=16_384, cells=2_000_000, sheets=200, file_bytes=64 * 1024 * 1024)
"""A map is small: what is larger is a base of clients, or an attack."""

_MOST_BYTES: Final = 4 * 1024 * 1024
_GLANCE: Final = 200
"""So many rows of a sheet are looked at to tell a map from a base."""


@attrs.frozen(kw_only=True)
class JourneyXLSXReadOptions:
    """
    How a workbook is read.

    - *sheets*: the sheets to read, by name; all of them if None.
    - *join*: tables of the same stages are one journey (``auto``), or each is a journey of its own (``never``).
    - *scale*: the scale of emotions, as ``1..5`` or ``-2..2``; found out if None.
    """

    sheets: tuple[str, ...] | None = None
    join: Join = "auto"
    scale: str | None = None

    def __attrs_post_init__(self) -> None:
        one_of("join", self.join, ("auto", "never"))
        checked_scale(self.scale)


@attrs.frozen(kw_only=True)
class JourneyXLSXImporter:
    """
    Reads the maps of a workbook, whatever their layout.
    """

    name: str = "journey-xlsx"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("xlsx", "xlsm")
    kind: Kind = "project"
    api: int = API
    options: type[JourneyXLSXReadOptions] = JourneyXLSXReadOptions

    def recognises(self, source: Source) -> bool:
        """
        Return whether *source* is a workbook of ours, or one whose first rows are surely a map.
        """
        if source.suffix not in self.extensions:
            return False
        try:
            names = [info.name for info in sheet_names(source, limits=LIMITS)]
            if DATA_SHEET in names:
                return is_data(_grids(source, (DATA_SHEET,), [], 1))
            # A base of clients is larger, and to know a single cell of it all its strings would be read.
            return source.size <= _MOST_BYTES and looks_like_map(_grids(source, names[:8], [], _GLANCE))
        except FormatError:
            return False  # whoever reads it says why

    def read(self, source: Source, options: JourneyXLSXReadOptions) -> Iterator[ProjectRecord]:
        """
        Yield the project of *source*.
        """
        noticed: list[Finding] = []
        grids = _grids(source, options.sheets, noticed)
        own = read_own(grids) if options.sheets is None else None
        document = own or _read_strange(source, grids, options)
        yield ProjectRecord(
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


@attrs.frozen(kw_only=True)
class JourneyXLSXExporter:
    """
    Writes every journey as a map, with a list of touchpoints and a funnel; the workbook reads back without loss.
    """

    name: str = "journey-xlsx"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("xlsx",)
    kind: Kind = "project"
    api: int = API
    options: type[NoOptions] = NoOptions

    def write(
        self, items: Iterable[Project], stream: BinaryIO, options: NoOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the project; nothing is lost.
        """
        # openpyxl takes a while to load, and most programs never write a workbook of journeys.
        from cjmkit.formats._journey_book import write_book

        write_book(only(items), stream)
        progress(1)
        return ()


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of maps in workbooks.
    """
    return (JourneyXLSXImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of maps to workbooks.
    """
    return (JourneyXLSXExporter(),)
