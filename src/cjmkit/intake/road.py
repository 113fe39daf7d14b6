"""
The road: rows of a table become checked cards, and every row is accounted for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, TypeAlias

import attrs

from cjmkit.codec import dumps_card
from cjmkit.errors import DataError
from cjmkit.findings import Finding, Location, Rule, Severity
from cjmkit.intake.batch import Batch, clean_batch
from cjmkit.intake.build import build_cards
from cjmkit.intake.catalogue import own as own_rules
from cjmkit.intake.catalogue import road as road_rules
from cjmkit.intake.catalogue import table as table_rules
from cjmkit.intake.completion import Completion
from cjmkit.intake.pause import paused_collector
from cjmkit.intake.plan import Plan
from cjmkit.intake.proven import proven_fields
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.rejects_spool import RejectSpool
from cjmkit.intake.repair.base import PROPOSED, Note
from cjmkit.intake.repair.cross import CrossNote
from cjmkit.intake.report import IntakeReport, TableReport
from cjmkit.intake.rows.table import Broken, Cell, Row, column_letters
from cjmkit.model import FLAT_FIELDS, ClientCard, Part
from cjmkit.model.flat import split_number
from cjmkit.rules import Checker
from cjmkit.rules.cards.custom import NEVER_BLOCKING

__all__ = ["OnError", "Road"]

OnError: TypeAlias = Literal["reject", "keep", "stop"]
"""What happens to a row with errors: kept back, passed on, or the end of the road."""

_ERROR = Severity.ERROR
_SMALL = frozenset((Part.CONSENT, Part.TASK, Part.LOYALTY))


@attrs.frozen(kw_only=True)
class Road:
    """
    What all tables of one input share: the checker, the report, the rejects, the policy.

    *progress* is called with the number of rows done since the last call. *completion* fills in what a directory
    of banks knows.
    """

    checker: Checker
    report: IntakeReport
    rejects: RejectSpool
    on_error: OnError = "reject"
    batch: int = 1000
    progress: Callable[[int], None] | None = None
    completion: Completion | None = None

    def walk(self, plan: Plan) -> Iterator[ClientCard]:
        """
        Yield the cards of a planned table.

        Raises:
            DataError: a row has an error and *on_error* is ``stop``.

        """
        account = TableReport(
            source=plan.table.source,
            sheet=plan.table.sheet,
            details=plan.table.details,
            header=plan.header,
            decisions=plan.decisions,
        )
        self.report.tables.append(account)
        self.report.extend(plan.findings)
        walker = _Walker(road=self, plan=plan, account=account, homes=_homes(plan))
        while True:
            # One pause for all of it: at its end the collector looks at every row that was read.
            with paused_collector():
                rows = list(islice(plan.rows, self.batch))
                cards = walker.clean(rows)
            if not rows:
                break
            yield from walker.judge(cards)
            if self.progress is not None:
                self.progress(len(rows))
        walker.tell_filled()
        if walker.hidden:
            where = Location(source=account.source, sheet=account.sheet)
            self.report.add(table_rules.HIDDEN_ROWS.finding(where, count=walker.hidden))

    def judge_record(
        self,
        card: ClientCard | None,
        findings: Sequence[Finding],
        where: Location,
        raw: str | None,
        account: TableReport,
    ) -> Iterator[ClientCard]:
        """
        Yield a finished card unless it has errors; *findings* are those of whoever read it.

        Raises:
            DataError: there is an error and *on_error* is ``stop``.

        """
        account.rows += 1
        found = list(findings)
        came = card
        if card is not None:
            card, filled = (card, ()) if self.completion is None else self.completion.card(card)
            found += [_at(finding, where) for finding in (*filled, *self.checker.check(card))]
        self.report.extend(found)
        failed = card is None or _has_error(found)
        if failed and self.on_error == "stop":
            raise DataError(next(finding for finding in found if finding.severity is _ERROR), self.report)
        if card is None or (failed and self.on_error == "reject"):
            account.rejected += 1
            number = where.row or where.line or account.rows
            self.rejects.add(_rejected_text(number, _raw(came, raw), tuple(found)))
        else:
            account.cards += 1
            yield card
        if self.progress is not None:
            self.progress(1)


@attrs.define(kw_only=True)
class _Walker:
    road: Road
    plan: Plan
    account: TableReport
    homes: Mapping[str, tuple[int, str | None]]
    hidden: int = 0
    filled: Counter[str] = attrs.field(factory=Counter)

    def clean(self, rows: Sequence[Row]) -> tuple[Batch, Iterator[ClientCard]] | None:
        """
        Clean the clients among *rows*; return them with their cards, each made when it is asked for.
        """
        self.account.rows += len(rows)
        self.hidden += sum(row.hidden for row in rows)
        clients = [row for row in rows if self._is_client(row)]
        if not clients:
            return None
        batch = clean_batch(self.plan, clients, self.road.completion)
        return batch, build_cards(batch.columns, batch.origins(self.account.source, self.account.sheet))

    def judge(self, cards: tuple[Batch, Iterator[ClientCard]] | None) -> Iterator[ClientCard]:
        """
        Yield the cards that pass, and report what was found in all of them.
        """
        if cards is not None:
            self._tell_surplus(cards[0])
            self.filled.update(cards[0].filled)
            self.account.clients += len(cards[0].rows)
            self.account.filled.update(cards[0].present)
            yield from self._judged(*cards)
        self.road.report.extend(self.plan.table.findings)
        self.plan.table.findings.clear()

    def tell_filled(self) -> None:
        """
        Report for each own field how many empty values its default stood in for.
        """
        for name, count in self.filled.items():
            if count:
                where = self._where(None, name)
                self.road.report.add(own_rules.DEFAULT_TAKEN.finding(where, count=count))

    def _is_client(self, row: Row) -> bool:
        if row.number < self.plan.header.data_from:
            rule = table_rules.HEADER_ROW if row.number in self.plan.header.rows else table_rules.TITLE_ROW
        else:
            found = self.plan.sorter.judge(row)
            if found is None:
                return True
            if row.broken is not None:
                self._refuse(row, row.broken)
                return False
            rule = found
        self.account.skip(rule)
        self.road.report.add(rule.finding(self._where(row)))
        return False

    def _refuse(self, row: Row, broken: Broken) -> None:
        # There is no card to pass on, so a wish to keep errors changes nothing here.
        self.road.report.add(broken.finding)
        if self.road.on_error == "stop":
            raise DataError(broken.finding, self.road.report)
        self.account.rejected += 1
        self.road.rejects.add(_rejected_text(row.number, broken.raw, (broken.finding,)))

    def _judged(self, batch: Batch, cards: Iterable[ClientCard]) -> Iterator[ClientCard]:
        check, keep_errors = self.road.checker.check, self.road.on_error == "keep"
        untold = _Untold(self.road.report)
        wrong = {at for at, notes in batch.notes.items() if _notes_error(notes)}
        for at, (card, proven) in enumerate(zip(cards, proven_fields(batch.columns), strict=True)):
            found = check(card, proven)
            if at in wrong or (found and _has_error(found)):
                self._fail(batch.rows[at], batch.notes.get(at, ()), found)
                if not keep_errors:
                    continue
            else:
                if at in batch.notes:
                    self._tell(batch.rows[at], batch.notes[at], untold)
                for finding in found:
                    self.road.report.add(self._located(batch.rows[at], finding))
            self.account.cards += 1
            yield card
        untold.settle()

    def _tell(self, row: Row, notes: Sequence[CrossNote], untold: _Untold) -> None:
        for field, note in notes:
            if not untold.takes(note.rule):
                self.road.report.add(self._noted(row, field, note))

    def _fail(self, row: Row, notes: Sequence[CrossNote], found: Sequence[Finding]) -> None:
        findings = tuple(self._noted(row, field, note) for field, note in notes)
        findings += tuple(self._located(row, finding) for finding in found)
        self.road.report.extend(findings)
        if self.road.on_error == "stop":
            first = next(finding for finding in findings if finding.severity is _ERROR)
            raise DataError(first, self.road.report)
        if self.road.on_error == "reject":
            self.account.rejected += 1
            self.road.rejects.add(
                Rejected(
                    table=self.account.sheet,
                    header=self._headings(row.values),
                    number=row.number,
                    values=tuple(row.values),
                    findings=findings,
                )
            )

    def _headings(self, values: Sequence[Cell]) -> tuple[str | None, ...]:
        names = self.plan.header.names or tuple(self.plan.table.header or ())
        width = max(len(names), len(values))
        return tuple(names[at] if at < len(names) else None for at in range(width))

    def _where(self, row: Row | None, field: str | None = None) -> Location:
        home = field if field is None or field in self.homes else _neighbour(field, self.homes)
        index, header = self.homes.get(home, (None, None)) if home is not None else (None, None)
        return Location(
            source=self.account.source,
            sheet=self.account.sheet,
            row=None if row is None else row.number,
            column=None if index is None else column_letters(index),
            header=header,
            field=field,
        )

    def _noted(self, row: Row, field: str, note: Note) -> Finding:
        params = note.params or {}
        if note.fix is not None and not note.applied:
            params = {**params, PROPOSED: True}
        return note.rule.finding(self._where(row, field), value=note.raw, fix=note.fix, **params)

    def _located(self, row: Row, finding: Finding) -> Finding:
        return attrs.evolve(finding, where=self._where(row, finding.where.field))

    def _tell_surplus(self, batch: Batch) -> None:
        told = {name for _, name in self.homes.values()}
        for index, name in batch.surplus.items():
            if name not in told:
                where = Location(source=self.account.source, sheet=self.account.sheet, column=column_letters(index))
                self.road.report.add(road_rules.SURPLUS_CELLS.finding(where, name=name))


class _Untold:
    """
    Notes that no report will show: counted by code, and told to the report once a batch.
    """

    def __init__(self, report: IntakeReport) -> None:
        self._report = report
        self._full: dict[str, Rule] = {}
        self._counts: Counter[str] = Counter()

    def takes(self, rule: Rule) -> bool:
        """
        Count a note of *rule* if the report has no room for it, and return whether that is so.
        """
        code = rule.code
        if code not in self._full:
            if self._report.room(code):
                return False
            self._full[code] = rule
        self._counts[code] += 1
        return True

    def settle(self) -> None:
        """
        Tell the report what was counted.
        """
        for code, count in self._counts.items():
            self._report.count(self._full[code], count)


def _neighbour(field: str, homes: Iterable[str]) -> str | None:
    """
    Return a field with a column, of the same small part of the card as one without: a consent's, a task's.
    """
    part = _part(field)
    return next((home for home in homes if part in _SMALL and _part(home) is part), None)


def _part(field: str) -> Part | None:
    known = FLAT_FIELDS.get(split_number(field)[0])
    return known.part if known is not None else None


def _rejected_text(number: int, raw: str | None, findings: tuple[Finding, ...]) -> Rejected:
    return Rejected(table=None, header=("json",), number=number, values=(raw,), findings=findings)


def _raw(card: ClientCard | None, raw: str | None) -> str | None:
    return dumps_card(card) if raw is None and card is not None else raw


def _at(finding: Finding, where: Location) -> Finding:
    return attrs.evolve(finding, where=attrs.evolve(where, field=finding.where.field))


def _homes(plan: Plan) -> dict[str, tuple[int, str | None]]:
    return {field: (decision.index, decision.header) for field, decision in plan.homes.items()}


def _has_error(findings: Iterable[Finding]) -> bool:
    # What a profile misses is told as an error, but "required" never keeps a card back.
    return any(finding.severity is _ERROR and finding.code not in NEVER_BLOCKING for finding in findings)


def _notes_error(notes: Iterable[CrossNote]) -> bool:
    # A loop, because a generator a row with notes would cost more than the question.
    for _, note in notes:  # noqa: SIM110
        if note.rule.severity is _ERROR:
            return True
    return False
