"""
Touchpoints: from a row of a list, from the items of a cell, from the cells of a matrix.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.columns import COLUMNS, Column
from cjmkit.journeys.sheets.drafts import StageDraft
from cjmkit.journeys.sheets.emotions import FEELINGS, Unread, emotion_of
from cjmkit.journeys.sheets.feelings import Sense
from cjmkit.journeys.sheets.items import by_commas, items_of
from cjmkit.journeys.sheets.lanes import STAR, split_lines
from cjmkit.journeys.sheets.names import Names
from cjmkit.journeys.sheets.pairing import ASIDE, barriers_of
from cjmkit.journeys.sheets.reading import Entry, Reading
from cjmkit.journeys.sheets.values import answer_of, is_unknown
from cjmkit.model.journeys import MomentOfTruth, Touchpoint

__all__ = ["Points", "merged_points", "read_points"]

_MINE: Final = ("owner", "evidence", *FEELINGS, "barriers", "barriers.remedies", *ASIDE)
_NO_DETAIL: Final = ("owner", "evidence")
_DETAIL: Final = "touchpoints."
_LIST: Final = 3


@attrs.define(kw_only=True)
class Points:
    """
    The touchpoints of a stage with their places, and what was not understood about them.
    """

    found: list[tuple[Touchpoint, Location]] = attrs.field(factory=list)
    unread: Unread = attrs.field(factory=list)
    ideas: list[tuple[str, Location]] = attrs.field(factory=list)
    tasks: list[Entry] = attrs.field(factory=list)


@attrs.frozen
class _Context:
    names: Names
    sense: Sense
    reading: Reading
    points: Points
    ids: dict[str, str]
    """The ids of stages by the keys of their drafts."""


def read_points(
    draft: StageDraft, flat: set[int], names: Names, sense: Sense, reading: Reading, ids: dict[str, str]
) -> Points:
    """
    Return the touchpoints that the cells of a stage tell; cells that were used up leave the draft.
    """
    context = _Context(names, sense, reading, Points(), ids)
    _read_flat(draft, flat, context)
    _read_matrix(draft, context)
    _read_cells(draft, context)
    return context.points


def _read_flat(draft: StageDraft, flat: set[int], context: _Context) -> None:
    rows: dict[int, dict[str, list[Entry]]] = {}
    for lane in [lane for lane in draft.lanes if lane == "touchpoints" or lane.startswith(_DETAIL) or lane in _MINE]:
        for entry in draft.lanes[lane]:
            if entry.record in flat:
                rows.setdefault(entry.record, {}).setdefault(lane, []).append(entry)
    taken: set[int] = set()
    for record, told in rows.items():
        titled = told.get("touchpoints") or told.get("touchpoints.channel")
        titled = [entry for entry in titled or () if not is_unknown(entry.value)]
        if titled:
            taken.add(record)
            _read_row(told, titled, context)
    for lane in list(draft.lanes):
        if lane == "touchpoints" or lane.startswith(_DETAIL) or lane in _MINE:
            draft.lanes[lane] = [entry for entry in draft.lanes[lane] if entry.record not in taken]


def _read_row(told: dict[str, list[Entry]], titled: Sequence[Entry], context: _Context) -> None:
    titles = [(_starred(item.text), entry.where) for entry in titled for item in items_of(entry.text)]
    first = len(context.points.found)
    context.points.found.extend(titles)
    span = range(first, len(context.points.found))
    _with_details(told, span, context)
    if len(titles) > 1:  # an emotion or a barrier of several points at once: only a human can part them
        context.points.unread.extend(
            (lane, entry) for lane in _MINE if lane not in _NO_DETAIL for entry in told.get(lane, ())
        )
        return
    point, where = context.points.found[first]
    feelings = [(lane, entry) for lane in FEELINGS for entry in told.get(lane, ())]
    emotion = emotion_of(feelings, context.sense, context.reading, context.points.unread)
    pool = barriers_of(told, context.names, context.reading)
    context.points.unread.extend(pool.unread)
    context.points.ideas.extend((note.text, spot) for note, spot in pool.ideas)
    barriers = tuple(barrier for barrier, _ in pool.barriers)
    context.points.found[first] = (attrs.evolve(point, emotion=emotion, barriers=barriers), where)
    for entry in told.get("evidence", ()):
        _apply(COLUMNS["evidence"], entry, span, context)


def _with_details(told: dict[str, list[Entry]], span: range, context: _Context) -> None:
    for lane, entries in told.items():
        named = "touchpoints.owner" if lane == "owner" else lane
        column = COLUMNS.get(named)
        if column is not None and named.startswith(_DETAIL):
            for entry in entries:
                _apply(column, entry, span, context)


def _apply(column: Column, entry: Entry, span: range, context: _Context) -> None:
    """
    Read a cell into the points of *span*: one value for one point, as many as there are points, or one for all.
    """
    values = [entry.value] if len(span) == 1 else [item.text for item in items_of(entry.text)]
    lane = context.reading.words.of("lane").label(column.id)
    if len(values) not in (1, len(span)):
        context.points.unread.append((column.id, entry))
        return
    if len(span) > 1:
        rule = rules.FOR_ALL if len(values) == 1 else rules.PAIRED
        context.reading.say(rule, entry.where, lane=lane, count=len(span))
    spread = values * len(span) if len(values) == 1 else values
    changed = []
    for at, value in zip(span, spread, strict=True):
        read = column.read
        point = None if read is None else read(context.points.found[at][0], value, context.names)
        if point is None:
            context.points.unread.append((column.id, entry))
            return
        changed.append(point)
    _say_strange(column, entry, context)
    for at, point in zip(span, changed, strict=True):
        context.points.found[at] = (point, context.points.found[at][1])


def _say_strange(column: Column, entry: Entry, context: _Context) -> None:
    if column.vocabulary is None or is_unknown(entry.value):
        return
    vocabulary = context.reading.words.of(column.vocabulary)
    for item in items_of(entry.text):
        if vocabulary.find(item.text) is None:
            context.reading.say(rules.UNKNOWN_WORD, entry.where, found=item.text[:60], vocabulary=column.vocabulary)


def _starred(text: str) -> Touchpoint:
    bare = text.strip(f"{STAR} ")
    if STAR in text and bare:
        return Touchpoint(title=bare, moment_of_truth=MomentOfTruth())
    return Touchpoint(title=text)


def _read_matrix(draft: StageDraft, context: _Context) -> None:
    for channel, title, entry in draft.channels:
        if is_unknown(entry.value):
            continue
        answer = answer_of(entry.value)
        if answer is False:
            continue
        if answer:
            context.points.found.append((Touchpoint(title=title, channel=channel), entry.where))
        elif isinstance(entry.value, str):
            points = (attrs.evolve(_starred(item.text), channel=channel) for item in items_of(entry.text))
            context.points.found.extend((point, entry.where) for point in points)
        else:
            context.points.unread.append((title, entry))


def _read_cells(draft: StageDraft, context: _Context) -> None:
    first = len(context.points.found)
    for entry in draft.lanes.pop("touchpoints", []):
        if is_unknown(entry.value):
            continue
        also = tuple(context.ids[key] for key in draft.shared.get((str(entry.where), ""), ()) if key in context.ids)
        for text in _titles(entry, context.reading):
            context.points.found.append((attrs.evolve(_starred(text), also_in=also), entry.where))
    span = range(first, len(context.points.found))
    _read_channels(draft, span, context)
    span = range(first, len(context.points.found))
    for lane in [lane for lane in draft.lanes if lane.startswith(_DETAIL)]:
        for entry in draft.lanes.pop(lane):
            if lane == "touchpoints.marketer_task" and len(span) != 1:
                context.points.tasks.append(entry)
            elif not span:
                context.points.unread.append((lane, entry))
            else:
                _apply(COLUMNS[lane], entry, span, context)


def _titles(entry: Entry, reading: Reading) -> Sequence[str]:
    items = [item.text for item in items_of(entry.text)]
    if len(items) != 1:
        return items
    parts = by_commas(items[0])
    if len(parts) < _LIST:  # «Возврат, обмен» is as often one thing as two
        return items
    reading.say(rules.SPLIT, entry.where, count=len(parts), how_ru="по запятым", how_en="by its commas")
    return parts


def _read_channels(draft: StageDraft, span: range, context: _Context) -> None:
    """
    Give channels to touchpoints, as many as they are; otherwise make touchpoints of them.
    """
    for entry in draft.lanes.pop("touchpoints.channel", []):
        if is_unknown(entry.value):
            continue
        titles = split_lines(entry.text, short=True)
        if span and len(titles) == len(span):
            _apply(COLUMNS["touchpoints.channel"], entry._replace(value="\n".join(titles)), span, context)
            continue
        if span:
            context.reading.say(rules.CHANNELS_APART, entry.where, count=len(titles))
        for title in titles:
            found = context.reading.words.channel(title)
            if found is None:
                context.reading.say(rules.UNKNOWN_WORD, entry.where, found=title[:60], vocabulary="channel")
            context.points.found.append((Touchpoint(title=title, channel=found or title), entry.where))


def merged_points(points: Iterable[tuple[Touchpoint, Location]]) -> list[tuple[Touchpoint, Location]]:
    """
    Return the touchpoints with those of one title made one: what one table leaves open another may tell.
    """
    found: dict[str, tuple[Touchpoint, Location]] = {}
    rest: list[tuple[Touchpoint, Location]] = []
    for point, where in points:
        known = found.get(point.title.casefold())
        united = None if known is None else _united(known[0], point)
        if known is not None and united is not None:
            found[point.title.casefold()] = (united, known[1])
        elif known is None:
            found[point.title.casefold()] = (point, where)
        else:
            rest.append((point, where))
    return [*found.values(), *rest]


def _united(first: Touchpoint, second: Touchpoint) -> Touchpoint | None:
    blank = Touchpoint(title=first.title)
    changes = {}
    for field in attrs.fields(Touchpoint):
        mine, other, empty = (getattr(each, field.name) for each in (first, second, blank))
        if field.name == "title" or other in (empty, mine):
            continue
        if mine != empty:
            return None
        changes[field.name] = other
    return attrs.evolve(first, **changes)
