"""
Jobs: a card on its way, each of its calls with what is known of it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

import attrs

from cjmkit.findings import Location
from cjmkit_bitrix24.rest.keys import digest
from cjmkit_bitrix24.rest.lines import Call, Line
from cjmkit_bitrix24.sender.journal import DONE, SENT, Entry, Known

__all__ = ["Job", "State", "Step", "job_of"]


class State(enum.Enum):
    """
    What is known of a call: UNKNOWN and SENT must be asked for before it is made.
    """

    UNKNOWN = "unknown"
    NEW = "new"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"


@attrs.define(kw_only=True, eq=False)
class Step:
    """
    A call of a card; *remote* is the id that the portal gave, *tried* and *fresh* what this run did.
    """

    job: Job = attrs.field(repr=False)
    call: Call
    digest: str
    state: State = State.UNKNOWN
    remote: int | None = None
    sent_at: float | None = None
    attempts: int = 0
    tried: bool = False
    fresh: bool = False
    changed: bool = False

    @property
    def parent(self) -> Step | None:
        """
        The call whose record this one belongs to.
        """
        return self.job.steps[self.call.parent] if self.call.parent is not None else None

    @property
    def ready(self) -> bool:
        """
        Whether it waits for nothing but itself.
        """
        parent = self.parent
        waits = self.state in (State.UNKNOWN, State.NEW, State.SENT)
        return waits and not self.job.stopped and (parent is None or parent.state is State.DONE)

    @property
    def fields(self) -> dict[str, Any]:
        """
        The fields as they are sent, with the ids that are known now.
        """
        parent = self.parent
        known = {f"${parent.call.id}": parent.remote} if parent is not None else {}
        known |= {f"$preset.{name}": number for name, number in self.job.presets.items()}
        return {
            name: known.get(value, value) if isinstance(value, str) else value
            for name, value in self.call.fields.items()
        }

    def entry(self, state: str) -> Entry:
        """
        Return the journal's entry of this call.
        """
        remote = self.remote if state == DONE else None
        return Entry(
            key=self.job.line.key,
            step=self.call.id,
            state=state,
            id=remote,
            digest=self.digest,
            at=self.sent_at,
        )


@attrs.define(kw_only=True, eq=False)
class Job:
    """
    A card and its calls in their order; *stopped* by a refusal.
    """

    line: Line = attrs.field(repr=False)
    where: Location
    presets: Mapping[str, int] = attrs.field(factory=dict)
    steps: dict[str, Step] = attrs.field(factory=dict, repr=False)
    stopped: bool = False

    @property
    def done(self) -> bool:
        """
        Whether all of the card is on the portal.
        """
        return all(step.state is State.DONE for step in self.steps.values())


def job_of(line: Line, where: Location, presets: Mapping[str, int], known: Known) -> Job:
    """
    Return the card of *line* as the journal knows it.
    """
    job = Job(line=line, where=where, presets=presets)
    entries = {entry.step: entry for entry in known.entries}
    for call in line.calls:
        step = Step(job=job, call=call, digest=digest(call.fields))
        job.steps[call.id] = step
        _recall(step, entries.get(call.id))
    return job


def _recall(step: Step, entry: Entry | None) -> None:
    # A call that the journal does not name may still have been made, by another journal: the portal is asked.
    if entry is not None and entry.state == DONE:
        step.state, step.remote, step.changed = State.DONE, entry.id, entry.digest != step.digest
    elif entry is not None and entry.state == SENT:
        step.state, step.sent_at = State.SENT, entry.at
    elif entry is not None:
        step.state = State.NEW
