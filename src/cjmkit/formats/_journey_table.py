"""
Tables of one journey: the work behind `journey_csv`, loaded when there is some.
"""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit.formats._journeys import chosen
from cjmkit.formats._sheet_options import checked_scale
from cjmkit.intake.rows.defuse import defuse
from cjmkit.intake.rows.delimited import TextLimits, read_delimited
from cjmkit.intake.rows.source import Source
from cjmkit.journeys.held import left_out_beside
from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.journeys.sheets.pages import map_page, points_page
from cjmkit.journeys.sheets.reader import looks_like_map, read_sheets
from cjmkit.model.journeys import Project
from cjmkit.plugins.contracts import ProjectRecord

if TYPE_CHECKING:
    from cjmkit.formats.journey_csv import JourneyCSVReadOptions, JourneyCSVWriteOptions

__all__ = ["is_map", "read_table", "write_table"]

_MOST_CELLS: Final = 2_000_000
_LIMITS: Final = TextLimits(columns=16_384)

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


def is_map(source: Source) -> bool:
    """
    Return whether *source* is surely a map.
    """
    try:
        return looks_like_map([_grid(source, None, None, [])])
    except (FormatError, EOFError, zlib.error, OSError):  # also a damaged gzip: whoever reads it says why
        return False


def read_table(source: Source, options: JourneyCSVReadOptions) -> ProjectRecord:
    """
    Return the project of *source*.
    """
    noticed: list[Finding] = []
    grid = _grid(source, options.delimiter, options.encoding, noticed)
    title = source.name.rpartition(".")[0] or source.name
    found = read_sheets([grid], title=title, join_tables=options.join, scale=checked_scale(options.scale))
    return ProjectRecord(
        project=found.project,
        where=Location(source=source.name),
        findings=(*noticed, *found.findings),
        places=found.places,
    )


def write_table(project: Project, stream: BinaryIO, options: JourneyCSVWriteOptions) -> Mapping[str, int]:
    """
    Write the journey that *options* name; return what the table cannot hold.
    """
    journey = chosen(project, options.journey)
    single = attrs.evolve(project, journeys=(journey,))
    rows = _map_rows(single) if options.layout == "A" else _point_rows(single)
    guard = defuse if options.defuse else str
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=options.delimiter, lineterminator="\r\n")
    writer.writerows([guard(text_of(value).replace("\0", "")) for value in row] for row in rows)
    stream.write(text.getvalue().encode("utf-8-sig", "replace"))
    return left_out_beside(project, (journey,), _HELD[options.layout])


def _grid(source: Source, delimiter: str | None, encoding: str | None, noticed: list[Finding]) -> Grid:
    (table,) = read_delimited(source, delimiter=delimiter, encoding=encoding, limits=_LIMITS)
    grid = Grid.of(((row.number, row.values) for row in table.rows), source=table.source, most=_MOST_CELLS)
    noticed.extend(table.findings)
    return grid


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
