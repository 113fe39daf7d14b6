"""
Drafts: stages as they are gathered from tables, before anybody knows what their cells mean.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.grid import text_of
from cjmkit.journeys.sheets.heads import Head, head_of
from cjmkit.journeys.sheets.reading import Entry, Reading
from cjmkit.journeys.sheets.tables import Line, SheetTable
from cjmkit.journeys.sheets.words import stage_key

__all__ = ["OF_POINTS", "Draft", "StageDraft", "draft_of", "is_same", "join"]


OF_POINTS: Final = frozenset(
    (
        *("touchpoints", "owner", "evidence", "barriers", "barriers.remedies"),
        *("emotion", "emotion.expected", "emotion.actual", "emotion.quote", "emotion.cause"),
    )
)
"""Lanes that tell about a touchpoint where a record is one."""

_MOST_COVERED: Final = 200_000
"""Merged cells of a table cover no more records than this: overlapping ranges are an attack."""


@attrs.define(kw_only=True)
class StageDraft:
    """
    A stage: its cells by lane, those of lanes that nobody knows, and those of channels.
    """

    title: str
    where: Location
    key: str
    word: str | None = None
    group: str | None = None
    lanes: dict[str, list[Entry]] = attrs.field(factory=dict)
    unknown: list[tuple[str, Entry]] = attrs.field(factory=list)
    channels: list[tuple[str, str, Entry]] = attrs.field(factory=list)
    shared: dict[tuple[str, str], tuple[str, ...]] = attrs.field(factory=dict)
    """Touchpoints of a merged cell by their place: the keys of the further stages it covers."""


@attrs.define(kw_only=True)
class Draft:
    """
    A journey: what stands above its table, and its stages.
    """

    sheet: str | None
    head: Head
    stages: list[StageDraft] = attrs.field(factory=list)
    lanes: set[str] = attrs.field(factory=set)
    flat: set[int] = attrs.field(factory=set)
    outside: list[tuple[str, Location]] = attrs.field(factory=list)
    strangers: list[tuple[str, Location]] = attrs.field(factory=list)
    """The titles of lanes that nobody knows."""


@attrs.define
class _Gathering:
    table: SheetTable
    reading: Reading
    draft: Draft
    first: int
    by_record: dict[int, StageDraft] = attrs.field(factory=dict)
    order: dict[str, StageDraft] = attrs.field(factory=dict)
    continued: dict[str, list[int]] = attrs.field(factory=dict)
    room: int = _MOST_COVERED


def draft_of(table: SheetTable, reading: Reading) -> Draft:
    """
    Gather the stages of one table.
    """
    first = reading.records
    reading.records += len(table.records)
    draft = Draft(sheet=table.grid.sheet, head=head_of(table.grid, table.heads))
    gathering = _Gathering(table, reading, draft, first)
    _gather_stages(gathering)
    flat = table.is_flat
    for at, record in enumerate(table.records):
        if flat:
            draft.flat.add(first + at)
        stage = gathering.by_record.get(record)
        for line in table.lines:
            _gather_cell(gathering, record, first + at, line, stage)
    for row, column in table.outside:
        draft.outside.append((text_of(table.grid.at(row, column)), table.grid.where(row, column)))
        reading.say(rules.CELL_OUTSIDE, table.grid.where(row, column))
    draft.strangers = [
        (line.title, table.title_where(line.index))
        for line in table.lines
        if line.lane is None and line.channel is None and not line.continued
    ]
    draft.lanes = {line.lane or "" for line in table.lines} - {""}
    return draft


def _gather_stages(gathering: _Gathering) -> None:
    table = gathering.table
    current: StageDraft | None = None
    covered = -1
    groups = _groups(table)
    for record in table.records:
        title = text_of(table.at(record, table.stage_line)).strip()
        if title:
            covered = table.span(record, table.stage_line)[1]
            current = _stage(gathering, record, title, current)
            current.group = current.group or groups.get(record)
        elif current is not None and record > covered and _has_cells(table, record):
            gathering.continued.setdefault(current.title, []).append(record)
        if current is not None:
            gathering.by_record[record] = current
    _say_idle_groups(gathering)
    for title, records in gathering.continued.items():
        where = table.where(records[0], table.stage_line)
        gathering.reading.say(rules.STAGE_CONTINUED, where, count=len(records), stage=title[:60])


def _say_idle_groups(gathering: _Gathering) -> None:
    """
    Keep the titles of groups that no stage belongs to.
    """
    table = gathering.table
    if table.group_line is None:
        return
    taken = {stage.group for stage in gathering.draft.stages}
    for record in table.records:
        title = text_of(table.at(record, table.group_line)).strip()
        if title and title not in taken:
            where = table.where(record, table.group_line)
            gathering.draft.outside.append((title, where))
            gathering.reading.say(rules.CELL_OUTSIDE, where)


def _has_cells(table: SheetTable, record: int) -> bool:
    return any(table.at(record, line.index) is not None for line in table.lines)


def _stage(gathering: _Gathering, record: int, title: str, current: StageDraft | None) -> StageDraft:
    table = gathering.table
    key = stage_key(title)
    known = gathering.order.get(key)
    where = table.where(record, table.stage_line)
    if known is not None and (known is current or not table.across):
        return known
    if known is not None:
        gathering.reading.say(rules.STAGE_REPEATED, where, stage=title[:60])
    found = StageDraft(title=title, where=where, key=key, word=gathering.reading.words.stage(title))
    gathering.order[key] = found
    gathering.draft.stages.append(found)
    return found


def _groups(table: SheetTable) -> dict[int, str]:
    """
    Return the group of each record: a merged cell covers its range, any other goes on to the next one.
    """
    found: dict[int, str] = {}
    if table.group_line is None:
        return found
    current, end = "", -1
    for record in table.records:
        title = text_of(table.at(record, table.group_line)).strip()
        if title:
            first, last = table.span(record, table.group_line)
            current, end = title, last if last > first else -1
        if current and (end < 0 or record <= end):
            found[record] = current
    return found


def _gather_cell(gathering: _Gathering, record: int, number: int, line: Line, stage: StageDraft | None) -> None:
    table = gathering.table
    value = table.at(record, line.index)
    if value is None:
        return
    where = table.where(record, line.index)
    if stage is None:
        gathering.draft.outside.append((text_of(value), where))
        gathering.reading.say(rules.CELL_OUTSIDE, where)
        return
    _put(stage, line, Entry(value, where, number))
    first, last = table.span(record, line.index)
    others = _covered(gathering, first, last, stage) if last > first else {}
    if not others:
        return
    gathering.reading.say(rules.MERGED_ACROSS, where, count=len(others) + 1)
    if line.lane == "touchpoints" and not table.is_flat:
        stage.shared[(str(where), "")] = tuple(other.key for other in others.values())
        return
    for shift, other in others.items():
        _put(other, line, Entry(value, where, number + shift))


def _covered(gathering: _Gathering, first: int, last: int, stage: StageDraft) -> dict[int, StageDraft]:
    """
    Return the further stages that a merged cell covers, by how many records behind its own they begin.
    """
    records = gathering.table.records
    start, end = bisect_left(records, first), bisect_right(records, last)
    gathering.room -= end - start
    if gathering.room < 0:
        return {}
    found: dict[int, StageDraft] = {}
    seen = {id(stage)}
    for at in range(start + 1, end):
        other = gathering.by_record.get(records[at])
        if other is not None and id(other) not in seen:
            seen.add(id(other))
            found[at - start] = other
    return found


def _put(stage: StageDraft, line: Line, entry: Entry) -> None:
    if line.lane is not None:
        stage.lanes.setdefault(line.lane, []).append(entry)
    elif line.channel is not None:
        stage.channels.append((line.channel, line.title, entry))
    else:
        stage.unknown.append((line.title, entry))


def is_same(first: Draft, second: Draft) -> bool:
    """
    Return whether two tables are about the same journey.

    Half of the smaller one's stages are the other's, nothing above the tables says otherwise, and no cell contradicts.
    """
    for key in ("persona", "state", "version", "title"):
        told, other = first.head.values.get(key), second.head.values.get(key)
        if told is not None and other is not None and text_of(told[0]).casefold() != text_of(other[0]).casefold():
            return False
    pairs = _pairs(first, second)
    if len(pairs) * 2 < min(len(first.stages), len(second.stages)) or not pairs:
        return False
    both = first.flat or second.flat
    # In a list of touchpoints these lanes are about the touchpoints, and differ from what the stage says.
    shared = {lane for lane in first.lanes & second.lanes if not (both and (lane in OF_POINTS or "." in lane))}
    return not any(_differ(mine, other, shared) for mine, other in pairs)


def _differ(first: StageDraft, second: StageDraft, lanes: set[str]) -> bool:
    for lane in lanes:
        told, other = first.lanes.get(lane, ()), second.lanes.get(lane, ())
        if told and other and {entry.text for entry in told}.isdisjoint(entry.text for entry in other):
            return True
    return False


def _pairs(first: Draft, second: Draft) -> list[tuple[StageDraft, StageDraft]]:
    by_key: dict[str, StageDraft] = {}
    by_word: dict[str, list[StageDraft]] = {}
    for stage in first.stages:
        by_key.setdefault(stage.key, stage)
        by_word.setdefault(stage.word or "", []).append(stage)
    found = []
    for stage in second.stages:
        alike = by_word.get(stage.word or "", []) if stage.word else []
        mine = by_key.get(stage.key) or (alike[0] if len(alike) == 1 else None)
        if mine is not None:
            found.append((mine, stage))
    return found


def join(first: Draft, second: Draft) -> None:
    """
    Take the stages of the *second* table into the *first* one.
    """
    pairs = {id(other): mine for mine, other in _pairs(first, second)}
    for stage in second.stages:
        mine = pairs.get(id(stage))
        if mine is None:
            first.stages.append(stage)
            continue
        mine.group = mine.group or stage.group
        for lane, entries in stage.lanes.items():
            known = {entry.text for entry in mine.lanes.get(lane, ())} if lane not in OF_POINTS else set()
            mine.lanes.setdefault(lane, []).extend(entry for entry in entries if entry.text not in known)
        mine.unknown.extend(stage.unknown)
        mine.channels.extend(stage.channels)
        mine.shared.update(stage.shared)
    first.lanes |= second.lanes
    first.flat |= second.flat
    first.outside.extend(second.outside)
    first.strangers.extend(second.strangers)
    for key, value in second.head.values.items():
        first.head.values.setdefault(key, value)
    first.head.rest.extend(second.head.rest)
    if second.head.title and second.head.title != first.head.title:
        first.head.rest.append((second.head.title, second.head.title_where or second.stages[0].where))
