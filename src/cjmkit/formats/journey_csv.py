"""
Journeys in csv: the tables that people keep, and a plain table of one journey.
"""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final, Literal

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location, Texts
from cjmkit.formats._journeys import chosen, losses, only
from cjmkit.formats._sheet_options import checked_scale
from cjmkit.intake.rows.defuse import defuse
from cjmkit.intake.rows.delimited import TextLimits, read_delimited
from cjmkit.intake.rows.source import Source
from cjmkit.journeys.held import left_out_beside
from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.journeys.sheets.pages import map_page, points_page
from cjmkit.journeys.sheets.reader import Join, looks_like_map, read_sheets
from cjmkit.model.journeys import Project
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, Progress, ProjectRecord
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

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

_SHARED: Final = (
    "Project.journeys Project.personas Persona.name Journey.title Journey.goal Journey.personas Journey.state "
    "Journey.version Journey.mapped_on Journey.owner Journey.scale Scale.low Scale.high Journey.stages "
    "Stage.title Stage.touchpoints Touchpoint.title Touchpoint.moment_of_truth Emotion.expected Emotion.actual "
    "Emotion.label Emotion.quote Emotion.cause Evidence.kind Evidence.ref Barrier.text"
)
_MAP: Final = (
    "Barrier.remedies Churn.reason Churn.share Communication.text Count.value KPI.id KPI.target KPI.unit "
    "KPI.value Note.text Remedy.text Stage.actions Stage.barriers Stage.buying_roles Stage.churn "
    "Stage.client_goal Stage.communications Stage.counts Stage.emotion Stage.evidence Stage.group Stage.kpis "
    "Stage.motives Stage.note Stage.opportunities Stage.owner Stage.queries Stage.questions Stage.steps "
    "Stage.task Stage.thoughts Stage.tools Stage.traffic Stage.triggers Stage.upsell Step.optional Step.title "
    "Touchpoint.barriers"
)
_LIST: Final = (
    "ActionItem.done ActionItem.due_on ActionItem.owner ActionItem.text MomentOfTruth.why Money.amount "
    "Money.approximate Money.currency Money.period Touchpoint.action_items Touchpoint.also_in "
    "Touchpoint.barriers Touchpoint.channel Touchpoint.channel_kind Touchpoint.cost Touchpoint.emotion "
    "Touchpoint.evidence Touchpoint.expectation Touchpoint.found_by Touchpoint.handoff Touchpoint.id "
    "Touchpoint.importance Touchpoint.importance_business Touchpoint.informal Touchpoint.marketer_task "
    "Touchpoint.nature Touchpoint.outcome Touchpoint.owner Touchpoint.ownership Touchpoint.partner "
    "Touchpoint.personas Touchpoint.quality Touchpoint.revenue Touchpoint.review_on Touchpoint.standard "
    "Touchpoint.status Touchpoint.status_reason"
)
_HELD: Final = {
    "A": frozenset(f"{_SHARED} {_MAP}".split()),
    "D": frozenset(f"{_SHARED} {_LIST}".split()),
}
"""The fields that a table of each layout holds."""


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
        try:
            return looks_like_map([_grid(source, JourneyCSVReadOptions(), [])])
        except (FormatError, EOFError, zlib.error, OSError):  # also a damaged gzip: whoever reads it says why
            return False

    def read(self, source: Source, options: JourneyCSVReadOptions) -> Iterator[ProjectRecord]:
        """
        Yield the project of *source*.
        """
        noticed: list[Finding] = []
        grid = _grid(source, options, noticed)
        title = source.name.rpartition(".")[0] or source.name
        found = read_sheets([grid], title=title, join_tables=options.join, scale=checked_scale(options.scale))
        yield ProjectRecord(
            project=found.project,
            where=Location(source=source.name),
            findings=(*noticed, *found.findings),
            places=found.places,
        )


def _grid(source: Source, options: JourneyCSVReadOptions, noticed: list[Finding]) -> Grid:
    (table,) = read_delimited(source, delimiter=options.delimiter, encoding=options.encoding, limits=_LIMITS)
    grid = Grid.of(((row.number, row.values) for row in table.rows), source=table.source, most=_MOST_CELLS)
    noticed.extend(table.findings)
    return grid


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
        project = only(items)
        journey = chosen(project, options.journey)
        single = attrs.evolve(project, journeys=(journey,))
        rows = _map_rows(single) if options.layout == "A" else _point_rows(single)
        guard = defuse if options.defuse else str
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=options.delimiter, lineterminator="\r\n")
        writer.writerows([guard(text_of(value).replace("\0", "")) for value in row] for row in rows)
        stream.write(text.getvalue().encode("utf-8-sig", "replace"))
        progress(1)
        return losses(left_out_beside(project, (journey,), _HELD[options.layout]))


def _map_rows(project: Project) -> Iterator[list[Cell]]:
    page = map_page(project, 0)
    for key in page.rows:
        if key.startswith("head:"):
            if page.cells[key, "title"]:
                yield [page.cells[key, "title"]]
        elif not key.startswith("mark:"):
            yield [page.titles[key], *(page.cells.get((key, column)) for column in page.columns)]


def _point_rows(project: Project) -> Iterator[list[Cell]]:
    page = points_page(project)
    yield [project.journeys[0].title]
    # The title of the map stands above: a column that says it again in each row helps nobody.
    used = [at for at in range(1, len(page.columns)) if at < 3 or any(row[at] is not None for _, row in page.rows)]
    yield [page.titles[at] for at in used]
    for _, row in page.rows:
        yield [row[at] for at in used]


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
