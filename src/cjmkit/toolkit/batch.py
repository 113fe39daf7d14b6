"""
The batch: the cards of one input as a stream, and what was learnt on the way.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from cjmkit.errors import FormatError, OutputError
from cjmkit.files import same_file
from cjmkit.findings import Location
from cjmkit.intake.catalogue import road as road_rules
from cjmkit.intake.catalogue import table as table_rules
from cjmkit.intake.completion import Completion
from cjmkit.intake.plan import Plan, PlanOptions, make_plan
from cjmkit.intake.rejects_spool import RejectSpool
from cjmkit.intake.report import IntakeReport, TableReport
from cjmkit.intake.road import Road
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard
from cjmkit.plugins import CardRecord
from cjmkit.toolkit.options import ReadOptions
from cjmkit.toolkit.outputs import Output

if TYPE_CHECKING:
    from cjmkit.toolkit.kit import Toolkit

__all__ = ["CardBatch", "looks_like_base"]

_TELLING: Final = frozenset(
    ("inn", "ogrn", "ogrnip", "phone", "mobile", "email", "name", "short_name", "full_name", "person_name", "last_name")
)


class CardBatch:
    """
    The cards of one input: an iterator that is walked once, and what was learnt on the way.

    Use it in a ``with`` block: leaving it gives temporary files back.
    """

    def __init__(
        self,
        source: Source,
        records: Iterator[Table | CardRecord],
        plan_options: PlanOptions,
        wishes: ReadOptions,
        kit: Toolkit,
    ) -> None:
        self.source = source
        self.report: IntakeReport = IntakeReport(keep=wishes.keep)
        self.rejects: RejectSpool = RejectSpool()
        self._plan_options = plan_options
        banks = kit.reference("banks")
        if banks is not None:
            self.report.extend(banks.findings)
        self._wishes = wishes
        self._road = Road(
            checker=kit.checker(wishes.profile, today=wishes.today or dt.date.today()),
            report=self.report,
            rejects=self.rejects,
            on_error=wishes.on_error,
            progress=wishes.progress,
            completion=None if banks is None else Completion(directory=banks, threshold=plan_options.threshold),
        )
        self._cards = self._walk(records)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[ClientCard]:
        return self._cards

    def __next__(self) -> ClientCard:
        return next(self._cards)

    def close(self) -> None:
        """
        Give temporary files back; the report stays.
        """
        self._cards.close()
        self.rejects.close()

    def refuse_as_target(self, target: Output) -> None:
        """
        Raise `OutputError` if *target* is the file that the cards come from.
        """
        if isinstance(target, (str, os.PathLike)) and self.source.path is not None:
            path = Path(target)
            if same_file(path, self.source.path):
                raise OutputError(road_rules.OUTPUT_IS_INPUT.finding(Location(source=path.name)))

    def _walk(self, records: Iterator[Table | CardRecord]) -> Generator[ClientCard, None, None]:
        finished: TableReport | None = None
        for record in records:
            if isinstance(record, Table):
                yield from self._walk_table(record)
                continue
            if finished is None:
                finished = TableReport(source=self.source.name)
                self.report.tables.append(finished)
            yield from self._road.judge_record(record.card, record.findings, record.where, record.raw, finished)
        self._refuse_nothing()
        self.report.check_account()

    def _walk_table(self, table: Table) -> Iterator[ClientCard]:
        plan = make_plan(table, self._plan_options)
        where = Location(source=table.source, sheet=table.sheet)
        if table.header is not None and not plan.decisions:  # a list of no records, or of broken ones only
            yield from self._road.walk(plan)
        elif self._wishes.sheets is None and self._wishes.mapping is None and not looks_like_base(plan):
            self.report.add(road_rules.NOT_A_BASE.finding(where))
        else:
            if "hidden" in table.details:
                self.report.add(table_rules.HIDDEN_SHEET.finding(where))
            yield from self._road.walk(plan)
        # What the reader noticed about the end of the table, or about a sheet that is left out.
        self.report.extend(table.findings)
        table.findings.clear()

    def _refuse_nothing(self) -> None:
        if not self.report.tables:
            raise FormatError(road_rules.NOTHING_RECOGNISED.finding(Location(source=self.source.name)))
        if not self.report.cards and not self.report.rejected:
            self.report.add(road_rules.NO_CLIENTS.finding(Location(source=self.source.name)))


def looks_like_base(plan: Plan) -> bool:
    """
    Return whether the columns of a table speak of clients: a name, a number or a contact among them.
    """
    return any(target in _TELLING for decision in plan.decisions for target in decision.targets)
