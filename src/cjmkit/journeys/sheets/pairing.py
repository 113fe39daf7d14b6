"""
Pairing: which remedy takes away which barrier, and what stands beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.grid import Cell
from cjmkit.journeys.sheets.items import Item, by_commas, by_sentences, items_of
from cjmkit.journeys.sheets.labels import member_of
from cjmkit.journeys.sheets.names import Names, evolved
from cjmkit.journeys.sheets.reading import Entry, Reading
from cjmkit.journeys.sheets.values import day_of, is_unknown, money_of, rating_of
from cjmkit.model.journeys import Barrier, Note, Remedy, RemedyStatus

__all__ = ["ASIDE", "Pool", "barriers_of", "split"]

_BARRIER: Final = {"barriers.kind": "kind", "barriers.severity": "severity"}
_REMEDY: Final = {
    "remedies.owner": "owner",
    "remedies.due_on": "due_on",
    "remedies.cost": "cost",
    "remedies.status": "status",
}
ASIDE: Final = frozenset((*_BARRIER, *_REMEDY))
"""Lanes that tell more about the barriers and remedies of the same record."""

_ONE_ONLY: Final = frozenset(("severity", "cost"))


@attrs.define(kw_only=True)
class Pool:
    """
    The barriers and remedies of a stage so far; *ideas* are remedies without a barrier.
    """

    barriers: list[tuple[Barrier, Location]] = attrs.field(factory=list)
    ideas: list[tuple[Note, Location]] = attrs.field(factory=list)
    unread: list[tuple[str, Entry]] = attrs.field(factory=list)


@attrs.define
class _Listed:
    items: list[tuple[Item, Location]] = attrs.field(factory=list)
    places: list[int] = attrs.field(factory=list)
    """Where the barriers stand in the pool."""

    remedies: list[Remedy] = attrs.field(factory=list)


def split(entry: Entry, reading: Reading) -> list[Item]:
    """
    Return the items of a cell; running text is split by its sentences, or by commas between short parts.
    """
    items = list(items_of(entry.text))
    if len(items) != 1:
        return items
    parts = by_sentences(items[0].text)
    how = ("по предложениям", "by its sentences")
    if len(parts) == 1:
        parts, how = by_commas(parts[0]), ("по запятым", "by its commas")
    if len(parts) == 1:
        return items
    reading.say(rules.SPLIT, entry.where, count=len(parts), how_ru=how[0], how_en=how[1])
    return [Item(part) for part in parts]


def barriers_of(lanes: dict[str, list[Entry]], names: Names, reading: Reading) -> Pool:
    """
    Return the barriers that the cells of a stage tell, each with its remedies.

    What stands in one row of a list belongs together; the rest is paired over the whole stage.
    """
    pool = Pool()
    loose_barriers, loose_remedies = _Listed(), _Listed()
    mine = {lane: entries for lane, entries in lanes.items() if lane in {"barriers", "barriers.remedies", *ASIDE}}
    records = list(dict.fromkeys(entry.record for entries in mine.values() for entry in entries))
    by_record: dict[int, dict[str, list[Entry]]] = {record: {} for record in records}
    for lane, entries in mine.items():
        for entry in entries:
            by_record[entry.record].setdefault(lane, []).append(entry)
    for told in by_record.values():
        barriers, remedies = _listed(told, names, reading, pool)
        if barriers.items and remedies.items and len(records) > 1:
            _pair(barriers, remedies, pool, reading)
        else:
            _extend(loose_barriers, barriers)
            _extend(loose_remedies, remedies)
    _pair(loose_barriers, loose_remedies, pool, reading)
    return pool


def _extend(listed: _Listed, more: _Listed) -> None:
    listed.items.extend(more.items)
    listed.places.extend(more.places)
    listed.remedies.extend(more.remedies)


def _listed(told: dict[str, list[Entry]], names: Names, reading: Reading, pool: Pool) -> tuple[_Listed, _Listed]:
    barriers, remedies = _Listed(), _Listed()
    for lane, listed in (("barriers", barriers), ("barriers.remedies", remedies)):
        for entry in told.get(lane, ()):
            if not is_unknown(entry.value):
                listed.items.extend((item, entry.where) for item in split(entry, reading))
    made = [Barrier(text=item.text) for item, _ in barriers.items]
    made = _with_aside(made, _BARRIER, told, names, pool)
    barriers.places = list(range(len(pool.barriers), len(pool.barriers) + len(made)))
    pool.barriers.extend((each, where) for each, (_, where) in zip(made, barriers.items, strict=True))
    remedies.remedies = _with_aside([Remedy(text=item.text) for item, _ in remedies.items], _REMEDY, told, names, pool)
    return barriers, remedies


def _with_aside(
    made: list[Any], fields: dict[str, str], told: dict[str, list[Entry]], names: Names, pool: Pool
) -> list[Any]:
    for lane, field in fields.items():
        for entry in told.get(lane, ()):
            values = _values(entry, field, len(made), names)
            if values is None:
                pool.unread.append((lane, entry))
            else:
                made = [
                    each if value is None else evolved(each, field, value)
                    for each, value in zip(made, values, strict=True)
                ]
    return made


def _values(entry: Entry, field: str, count: int, names: Names) -> list[Any] | None:
    if is_unknown(entry.value):
        return [None] * count
    whole = _value(entry.value, field, names)
    lines = [item.text for item in items_of(entry.text)]
    if len(lines) == count and count > 1:
        parts = [None if is_unknown(line) else _value(line, field, names) for line in lines]
        return None if None in parts else parts
    # One owner and one day may stand for all remedies of the row; one amount of money may not.
    if whole is None or not count or (count > 1 and field in _ONE_ONLY):
        return None
    return [whole] * count


def _value(value: Cell, field: str, names: Names) -> Any:
    text = str(value).strip()
    match field:
        case "severity":
            return rating_of(value)
        case "kind":
            return names.word_id("barrier", text)
        case "due_on":
            return day_of(value)
        case "cost":
            return money_of(value)
        case "status":
            return member_of(RemedyStatus, text)
        case _:
            return text


def _pair(barriers: _Listed, remedies: _Listed, pool: Pool, reading: Reading) -> None:
    """
    Give the remedies to their barriers, and say how that was decided.
    """
    if not remedies.items:
        return
    where = remedies.items[0][1]
    if not barriers.items:
        reading.say(rules.REMEDY_WITHOUT_BARRIER, where, count=len(remedies.items))
        pool.ideas.extend((Note(text=item.text), at) for item, at in remedies.items)
        return
    targets = _targets(barriers.items, remedies.items, reading, where)
    given: dict[int, list[Remedy]] = {}
    for target, remedy in zip(targets, remedies.remedies, strict=True):
        given.setdefault(barriers.places[target], []).append(remedy)
    for at, mine in given.items():
        barrier, spot = pool.barriers[at]
        pool.barriers[at] = (attrs.evolve(barrier, remedies=(*barrier.remedies, *mine)), spot)


def _targets(
    barriers: Sequence[tuple[Item, Location]],
    remedies: Sequence[tuple[Item, Location]],
    reading: Reading,
    where: Location,
) -> list[int]:
    if len(barriers) == 1:
        return [0] * len(remedies)
    numbers = {item.number: at for at, (item, _) in enumerate(barriers) if item.number is not None}
    told = [numbers.get(item.number) for item, _ in remedies if item.number is not None]
    listed = list(range(1, len(remedies) + 1))
    # «1. 2. 3.» may be no more than a list; other numbers, or as many of them, name the barriers.
    named = len(told) == len(remedies) and None not in told and len(numbers) == len(barriers)
    if named and (len(remedies) == len(barriers) or [item.number for item, _ in remedies] != listed):
        return [at for at in told if at is not None]
    if len(barriers) == len(remedies):
        reading.say(rules.REMEDIES_PAIRED, where, count=len(barriers))
        return list(range(len(barriers)))
    reading.say(rules.REMEDIES_UNPAIRED, where, remedies=len(remedies), barriers=len(barriers))
    return [0] * len(remedies)
