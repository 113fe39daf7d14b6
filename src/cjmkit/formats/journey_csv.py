"""
Journeys in csv: the tables that people keep, and a plain table of one journey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.formats._journeys import losses, only
from cjmkit.formats._sheet_options import checked_scale
from cjmkit.intake.rows.delimited import TextLimits
from cjmkit.intake.rows.source import Source
from cjmkit.journeys.sheets.joining import Join
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, Progress, ProjectRecord
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project

__all__ = [
    "JourneyCSVExporter",
    "JourneyCSVImporter",
    "JourneyCSVReadOptions",
    "JourneyCSVWriteOptions",
    "cjmkit_exporters",
    "cjmkit_importers",
]

_TITLE: Final = Texts("Карта пути в таблице CSV", "A journey map in a CSV table")
_MOST_CELLS: Final = 2_000_000
_LIMITS: Final = TextLimits(columns=16_384)
_GLANCE: Final = 256 * 1024
"""A map is small: only so many bytes are looked at to tell it from a base of clients."""


@attrs.frozen(kw_only=True)
class JourneyCSVReadOptions:
    """
    How a table is read: the delimiter and the encoding, found out if None, and as in `JourneyXLSXReadOptions`.
    """

    delimiter: str | None = None
    encoding: str | None = None
    join: Join = "auto"
    scale: str | None = None

    def __attrs_post_init__(self) -> None:
        one_of("join", self.join, ("auto", "never"))
        checked_scale(self.scale)


@attrs.frozen(kw_only=True)
class JourneyCSVWriteOptions:
    """
    How a table is written.

    *layout* A has the stages as columns, D a row for each touchpoint. *journey* is the id of the one to write,
    the first if None. *defuse* guards cells that a spreadsheet would run as a formula.
    """

    layout: Literal["A", "D"] = "A"
    journey: str | None = None
    delimiter: str = ";"
    defuse: bool = True

    def __attrs_post_init__(self) -> None:
        one_of("layout", self.layout, ("A", "D"))
        one_of("delimiter", self.delimiter, (";", ",", "\t", "|"))


@attrs.frozen(kw_only=True)
class JourneyCSVImporter:
    """
    Reads a journey from a table of any layout.
    """

    name: str = "journey-csv"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("csv", "tsv")
    kind: Kind = "project"
    api: int = API
    options: type[JourneyCSVReadOptions] = JourneyCSVReadOptions

    def recognises(self, source: Source) -> bool:
        """
        Return whether *source* is a small table that is surely a map.
        """
        if source.suffix not in self.extensions or source.size > _GLANCE:
            return False
        from cjmkit.formats._journey_table import is_map

        return is_map(source)

    def read(self, source: Source, options: JourneyCSVReadOptions) -> Iterator[ProjectRecord]:
        """
        Yield the project of *source*.
        """
        from cjmkit.formats._journey_table import read_table

        yield read_table(source, options)


@attrs.frozen(kw_only=True)
class JourneyCSVExporter:
    """
    Writes one journey as a table.
    """

    name: str = "journey-csv"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = ("csv",)
    kind: Kind = "project"
    api: int = API
    options: type[JourneyCSVWriteOptions] = JourneyCSVWriteOptions

    def write(
        self, items: Iterable[Project], stream: BinaryIO, options: JourneyCSVWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the journey; return what the table cannot hold.
        """
        # The classes of journeys take a while to be made, and most programs convert cards.
        from cjmkit.formats._journey_table import write_table

        found = write_table(only(items), stream, options)
        progress(1)
        return losses(found)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of maps in csv.
    """
    return (JourneyCSVImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of maps to csv.
    """
    return (JourneyCSVExporter(),)
