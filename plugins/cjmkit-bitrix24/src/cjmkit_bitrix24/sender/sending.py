"""
Sending: cards to the portal, each once, whatever breaks on the way.

Cards go in groups, and a group level by level: clients, then requisites and people, then addresses and accounts. Each
level is asked for first, unless its owner was made a moment ago; what is not there is entered in the journal as sent,
made by batches, and entered as done. A batch whose answer is lost is in doubt: after the time that the portal may
still work on it, the portal is asked. Levels rather than chains of references, because a reference to a call that
failed is not nothing to the portal (see `cjmkit_bitrix24.sender.commands`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

import attrs

from cjmkit.findings import Finding, Location
from cjmkit_bitrix24.rest import catalogue
from cjmkit_bitrix24.rest.keys import digest
from cjmkit_bitrix24.rest.lines import Line, load_line
from cjmkit_bitrix24.sender.asking import ForeignRowsError, found_ids, question
from cjmkit_bitrix24.sender.commands import command, is_plain
from cjmkit_bitrix24.sender.jobs import Job, State, Step, job_of
from cjmkit_bitrix24.sender.journal import DONE, FAILED, SENT, Journal
from cjmkit_bitrix24.sender.portal import BATCH_LIMIT, DoubtError, Outcome, Portal, Reply
from cjmkit_bitrix24.sender.said import failure_of, refusal

__all__ = ["Sender", "Summary"]

T = TypeVar("T")

LINE_LIMIT: Final = 4 * 1024 * 1024
_FIRST_BATCH: Final = 10
_PATIENCE: Final = 100
"""Refusals for a limit in a row after which sending stops, to go on another time."""

_COMFORT: Final = 25.0
"""Seconds that a batch may take: the portal cuts a request at 60."""


@attrs.define(kw_only=True)
class Summary:
    """
    What became of the lines: *created* and *present* (there already) are cards whole on the portal.
    """

    lines: int = 0
    created: int = 0
    present: int = 0
    failed: int = 0
    repeated: int = 0
    calls: int = 0
    requests: int = 0

    @property
    def is_clean(self) -> bool:
        """
        Whether every card is on the portal.
        """
        return self.failed == 0


@attrs.define(kw_only=True)
class Sender:
    """
    Sends lines of calls to *portal*, remembering in *journal*.

    *presets* are the ids of requisite templates by subject (``company``, ``sole_proprietor``, ``person``), for lines
    that leave them open. *batch* is the greatest number of calls at once. *settle* is how many seconds the portal may
    go on working on a request whose answer was lost. *tell* gets every finding, *report* the line of every card that
    failed, ready to be sent again, *progress* the number of lines since the last time.
    """

    portal: Portal
    journal: Journal
    presets: Mapping[str, int] = attrs.field(factory=dict)
    batch: int = BATCH_LIMIT
    group: int = 200
    settle: float = 65.0
    attempts: int = 3
    tell: Callable[[Finding], None] = attrs.field(default=lambda finding: None)
    report: Callable[[bytes], None] = attrs.field(default=lambda line: None)
    progress: Callable[[int], None] = attrs.field(default=lambda count: None)
    summary: Summary = attrs.field(factory=Summary)
    _size: int = _FIRST_BATCH
    _blocked: int = 0
    _templates: frozenset[int] | None = None

    def send(self, lines: Iterable[bytes], source: str | None = None) -> Summary:
        """
        Send *lines*; return what became of them.

        Raises:
            ConfigError: the portal does not let the webhook in.
            OutputError: the portal gives no usable answers; sending again goes on where it stopped.

        """
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        try:
            while group := list(islice(numbered, self.group)):
                self._group(group, source)
                self.progress(len(group))
        finally:
            self.summary.requests = self.portal.requests
        return self.summary

    def _group(self, group: Sequence[tuple[int, bytes]], source: str | None) -> None:
        jobs = list(self._jobs(group, source))
        try:
            for level in range(1 + max((call.level for job in jobs for call in job.line.calls), default=-1)):
                self._level([step for job in jobs for step in job.steps.values() if step.call.level == level])
        finally:
            for job in jobs:
                self._count(job)

    def _jobs(self, group: Sequence[tuple[int, bytes]], source: str | None) -> Iterator[Job]:
        lines: list[tuple[Line, Location]] = []
        for number, raw in group:
            self.summary.lines += 1
            where = Location(source=source, line=number)
            long = catalogue.LONG_LINE.finding(where, limit=LINE_LIMIT)
            line = load_line(raw, where) if len(raw) <= LINE_LIMIT else long
            problem = self._unready(line, where) if isinstance(line, Line) else line
            if problem is None and isinstance(line, Line):
                lines.append((line, where))
            elif problem is not None:
                self._fail_line(problem, raw)
        wishes = [(line.key, line.number, digest([call.fields for call in line.calls])) for line, _ in lines]
        for (line, where), known in zip(lines, self.journal.admit(wishes), strict=True):
            if known.met_at is None:
                job = job_of(line, where, self.presets, known)
                self._tell_changes(job)
                yield job
            elif known.same:
                self.summary.repeated += 1
                self.tell(catalogue.SAME_LINE.finding(where, first=known.met_at))
            else:
                self._fail_line(catalogue.REPEATED_KEY.finding(where, first=known.met_at), line.raw)

    def _unready(self, line: Line, where: Location) -> Finding | None:
        for need in line.needs:
            name = need.removeprefix("preset.")
            if name not in self.presets:
                return catalogue.NO_PRESET.finding(where, name=name)
        wanted = [call.fields["PRESET_ID"] for call in line.calls if call.fields.get("PRESET_ID")]
        for value in wanted:
            name = value.removeprefix("$preset.") if isinstance(value, str) else ""
            number = self.presets.get(name) if name else value
            known = self._known_templates()
            if number not in known:
                words = ", ".join(map(str, sorted(known))) or "—"
                return catalogue.UNKNOWN_PRESET.finding(where, found=str(number)[:20], known=words)
        return None

    def _known_templates(self) -> frozenset[int]:
        if self._templates is None:
            self._templates = frozenset(int(row["ID"]) for row in templates(self.portal))
        return self._templates

    def _tell_changes(self, job: Job) -> None:
        for step in job.steps.values():
            if step.changed:
                self.tell(catalogue.CHANGED.finding(job.where, step=step.call.id))

    def _fail_line(self, finding: Finding, raw: bytes) -> None:
        self.summary.failed += 1
        self.tell(finding)
        self.report(failure_of(raw, finding))

    def _count(self, job: Job) -> None:
        if not job.done:
            return
        made = any(step.fresh for step in job.steps.values())
        self.summary.created += made
        self.summary.present += not made

    def _level(self, steps: Sequence[Step]) -> None:
        while waiting := [step for step in steps if step.ready]:
            for step in waiting:
                parent = step.parent
                if step.state is State.UNKNOWN and parent is not None and parent.fresh:
                    step.state = State.NEW
            asked = [step for step in waiting if step.state is not State.NEW]
            if asked:
                self._ask(asked)
                continue
            if spent := [step for step in waiting if step.attempts >= self.attempts]:
                self._unsettled(spent[0])
                continue
            plain = [step for step in waiting if is_plain({"fields": step.fields})]
            self._make(plain[: self._size] or waiting[:1], alone=not plain)

    def _ask(self, steps: Sequence[Step]) -> None:
        self._wait_for_work(steps)
        for part in _parts(steps, BATCH_LIMIT):
            questions = {f"q{index}": question(step) for index, step in enumerate(part)}
            plain = {name: command(*asked) for name, asked in questions.items() if is_plain(asked[1])}
            replies = self.portal.ask(plain) if plain else {}
            for name, (method, params) in questions.items():
                if name not in plain:
                    replies[name] = self.portal.call(method, params)
            self._learn(part, [replies[name] for name in questions])

    def _wait_for_work(self, steps: Iterable[Step]) -> None:
        clock = self.portal.clock
        sent = [step.sent_at for step in steps if step.state is State.SENT and step.sent_at is not None]
        # A time of the journal that lies ahead is that of a clock which was set back since.
        rest = max(sent, default=float("-inf")) + self.settle - clock.now()
        if rest > 0:
            clock.sleep(min(rest, self.settle))

    def _learn(self, steps: Sequence[Step], replies: Sequence[Reply]) -> None:
        found, gone = [], []
        for step, reply in zip(steps, replies, strict=True):
            if reply.outcome is Outcome.DENIED:
                self.portal.refuse(reply)
            try:
                ids = found_ids(step, reply.result)
            except ForeignRowsError:
                raise self.portal.give_up(reply.code or "strange answer", 1) from None
            if ids:
                self._find(step, ids)
                found.append(step.entry(DONE))
            else:
                step.state = State.NEW
                gone.append((step.job.line.key, step.call.id))
        self.journal.write(found)
        self.journal.forget(gone)

    def _find(self, step: Step, ids: Sequence[int]) -> None:
        if step.state is State.SENT:
            step.fresh = step.tried
        else:
            self.tell(catalogue.FOUND.finding(step.job.where, step=step.call.id))
        if len(ids) > 1:
            words: dict[str, Any] = {"count": len(ids), "method": step.call.method}
            self.tell(catalogue.SEVERAL.finding(step.job.where, **words))
        step.state, step.remote = State.DONE, ids[0]

    def _make(self, steps: Sequence[Step], *, alone: bool) -> None:
        def enter() -> None:
            now = self.portal.clock.now()
            for step in steps:
                step.state, step.sent_at, step.tried = State.SENT, now, True
            self.journal.write(step.entry(SENT) for step in steps)

        self.summary.calls += len(steps)
        try:
            replies = self._replies(steps, enter, alone=alone)
        except DoubtError:
            # Nobody knows which call was too much: fewer at a time, and one that fails by itself stops its card.
            if len(steps) == 1:
                steps[0].attempts += 1
            self._size = max(1, len(steps) // 2)
            return
        self._take(steps, replies)
        seconds = self.portal.seconds
        fits = int(_COMFORT * len(steps) / seconds) if seconds else self.batch
        self._size = max(1, min(self.batch, self._size * 2, fits))

    def _replies(self, steps: Sequence[Step], enter: Callable[[], None], *, alone: bool) -> list[Reply]:
        if alone:
            return [self.portal.call(steps[0].call.method, {"fields": steps[0].fields}, enter)]
        commands = {f"c{index}": command(step.call.method, {"fields": step.fields}) for index, step in enumerate(steps)}
        replies = self.portal.tell(commands, enter)
        return [replies[name] for name in commands]

    def _take(self, steps: Sequence[Step], replies: Sequence[Reply]) -> None:
        known, undone = [], []
        for step, reply in zip(steps, replies, strict=True):
            if reply.outcome is Outcome.DONE:
                step.remote = _id_of(step, reply.result)
                step.state, step.fresh = (State.DONE, True) if step.remote is not None else (State.SENT, False)
                known += [step.entry(DONE)] if step.remote is not None else []
            elif reply.outcome is Outcome.REFUSED:
                known.append(step.entry(FAILED))
            elif reply.outcome is not Outcome.DOUBT:
                step.state = State.NEW
                undone.append((step.job.line.key, step.call.id))
        self.journal.write(known)
        self.journal.forget(undone)
        # The journal first: whoever listens may raise.
        for step, reply in zip(steps, replies, strict=True):
            self._follow(step, reply)

    def _follow(self, step: Step, reply: Reply) -> None:
        if reply.outcome is Outcome.DENIED:
            self.portal.refuse(reply)
        elif reply.outcome is Outcome.REFUSED:
            step.state = State.FAILED
            self._stop(step, refusal(step, reply), reply)
        elif reply.outcome is Outcome.AGAIN:
            self._blocked += 1
            if self._blocked > _PATIENCE:
                raise self.portal.give_up(reply.code, self._blocked)
            self.portal.pace.full()
            self.portal.clock.sleep(self._rest_after(reply))
        elif step.state is State.SENT:
            step.attempts += 1
        else:
            self._blocked = 0

    def _rest_after(self, reply: Reply) -> float:
        # A blocked method is released as its work of the last ten minutes grows old.
        return 60.0 if reply.code == "OPERATION_TIME_LIMIT" else 1.0 + self.portal.clock.jitter()

    def _unsettled(self, step: Step) -> None:
        words: dict[str, Any] = {"method": step.call.method, "step": step.call.id, "attempts": step.attempts}
        self._stop(step, catalogue.UNSETTLED.finding(step.job.where, **words), None)

    def _stop(self, step: Step, finding: Finding, reply: Reply | None) -> None:
        job = step.job
        job.stopped = True
        self.summary.failed += 1
        self.tell(finding)
        self.report(failure_of(job.line.raw, finding, step=step, reply=reply))


def templates(portal: Portal) -> Iterator[Mapping[str, Any]]:
    """
    Yield the requisite templates of *portal*: ID, NAME, ENTITY_TYPE_ID, COUNTRY_ID, ACTIVE.
    """
    start: int | None = 0
    seen: set[int] = set()
    while start is not None and start not in seen:
        seen.add(start)
        select = ["ID", "NAME", "ENTITY_TYPE_ID", "COUNTRY_ID", "ACTIVE"]
        params = {"select": select, "order": {"ID": "ASC"}, "start": start}
        reply = portal.call("crm.requisite.preset.list", params)
        if reply.outcome is not Outcome.DONE or not isinstance(reply.result, list):
            raise portal.give_up(reply.code or "strange answer", 1)
        for row in reply.result:
            if isinstance(row, dict) and str(row.get("ID")).isdigit():
                yield row
        start = reply.next


def _id_of(step: Step, result: Any) -> int | None:
    # An address has no id of its own: its kind at its requisite is one.
    if step.call.method == "crm.address.add":
        return int(step.call.fields["TYPE_ID"])
    text = str(result)
    return int(text) if text.isascii() and text.isdigit() and int(text) > 0 and result is not True else None


def _parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
