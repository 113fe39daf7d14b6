"""
Journeys in Excel workbooks: the maps that people keep, and maps for people to open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.formats._journeys import only
from cjmkit.formats._sheet_options import checked_scale
from cjmkit.intake.rows.source import Source
from cjmkit.journeys.sheets.joining import Join
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, NoOptions, Progress, ProjectRecord
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project

__all__ = [
    "JourneyXLSXExporter",
    "JourneyXLSXImporter",
    "JourneyXLSXReadOptions",
    "cjmkit_exporters",
    "cjmkit_importers",
]

_TITLE: Final = Texts("Карта пути в книге Excel", "A journey map in an Excel workbook")


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
        # The classes of journeys take a while to be made, and most programs convert cards.
        from cjmkit.formats._journey_sheets import is_book

        return is_book(source)

    def read(self, source: Source, options: JourneyXLSXReadOptions) -> Iterator[ProjectRecord]:
        """
        Yield the project of *source*.
        """
        from cjmkit.formats._journey_sheets import read_book

        yield read_book(source, options)


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
