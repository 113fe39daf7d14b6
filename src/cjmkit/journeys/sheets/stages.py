"""
Stages: what the gathered cells of one stage mean.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import attrs

from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.columns import ANY, COLUMNS
from cjmkit.journeys.sheets.drafts import Draft, StageDraft
from cjmkit.journeys.sheets.emotions import FEELINGS, Unread, emotion_of
from cjmkit.journeys.sheets.feelings import Sense
from cjmkit.journeys.sheets.grid import Cell
from cjmkit.journeys.sheets.items import items_of
from cjmkit.journeys.sheets.lanes import LANES
from cjmkit.journeys.sheets.names import Names, one_line
from cjmkit.journeys.sheets.pairing import ASIDE, Pool, barriers_of
from cjmkit.journeys.sheets.points import Points, merged_points, read_points
from cjmkit.journeys.sheets.reading import Entry, Reading
from cjmkit.journeys.sheets.values import is_unknown
from cjmkit.model.journeys import Barrier, Note, Stage
from cjmkit.rules.wording import starts_with_verb

__all__ = ["read_stage", "say_unknown"]

_DONE_ELSEWHERE: Final = frozenset((*FEELINGS, "barriers", "barriers.remedies", "touchpoints", *ASIDE))
_EXPECTED: Final = {
    "emotion.expected": ("число на шкале карты", "a number on the map's scale"),
    "emotion.actual": ("число на шкале карты или смайлик", "a number on the map's scale, or a smiley"),
    "remedies.due_on": ("день, как 31.12.2026", "a day such as 2026-12-31"),
    "remedies.cost": ("одна сумма на одно решение, как 40 000 ₽", "one amount for one remedy, such as 40 000 RUB"),
    "remedies.status": ("идея, план, внедрено…", "idea, planned, implemented…"),
    "barriers.severity": ("число от 1 до 5", "a number of 1 to 5"),
}


def read_stage(
    draft: StageDraft, flat: set[int], names: Names, sense: Sense, reading: Reading, path: str, ids: dict[str, str]
) -> Stage:
    """
    Return the stage of a draft; its places are noted under *path*.
    """
    stage = Stage(id=ids[draft.key], title=draft.title, group=draft.group)
    reading.places[path] = draft.where
    points = read_points(draft, flat, names, sense, reading, ids)
    unread: Unread = list(points.unread)
    feelings = [(lane, entry) for lane in FEELINGS for entry in draft.lanes.get(lane, ())]
    emotion = emotion_of(feelings, sense, reading, unread)
    if feelings:
        reading.places[f"{path}.emotion"] = feelings[0][1].where
    pool = barriers_of(draft.lanes, names, reading)
    unread.extend(pool.unread)
    stage = attrs.evolve(stage, emotion=emotion)
    stage = _with_points(stage, points, reading, path)
    stage = _with_barriers(stage, pool, reading, path)
    stage = _with_lanes(stage, draft, names, reading, path, unread)
    stage = _with_tasks(stage, points)
    return _with_ideas(_with_notes(stage, draft, reading, unread), points, pool)


def _with_points(stage: Stage, points: Points, reading: Reading, path: str) -> Stage:
    found = merged_points(points.found)
    for at, (_, where) in enumerate(found):
        reading.places[f"{path}.touchpoints[{at}]"] = where
    return attrs.evolve(stage, touchpoints=tuple(point for point, _ in found))


def _with_barriers(stage: Stage, pool: Pool, reading: Reading, path: str) -> Stage:
    """
    Give the barriers to the stage, or to the touchpoint that one names: «[Сайт] зависает».
    """
    barriers: list[Barrier] = []
    points = list(stage.touchpoints)
    titles = {f"[{one_line(point.title)}]": at for at, point in enumerate(points)}
    for barrier, where in pool.barriers:
        title, closed, rest = barrier.text.partition("]")
        at = titles.get(f"{title}]") if closed and rest.strip() else None
        if at is None:
            reading.places[f"{path}.barriers[{len(barriers)}]"] = where
            barriers.append(barrier)
            continue
        text = rest.strip()
        others = tuple(each for each in points[at].barriers if each.text != text)
        points[at] = attrs.evolve(points[at], barriers=(*others, attrs.evolve(barrier, text=text)))
    return attrs.evolve(stage, barriers=tuple(barriers), touchpoints=tuple(points))


def _with_lanes(stage: Stage, draft: StageDraft, names: Names, reading: Reading, path: str, unread: Unread) -> Stage:
    for id_, entries in draft.lanes.items():
        lane = LANES.get(id_)
        entries = [entry for entry in entries if not is_unknown(entry.value)]
        if id_ in _DONE_ELSEWHERE or not entries:
            continue
        if lane is None or lane.read is None:
            unread.extend((id_, entry) for entry in entries)
            continue
        value: Cell = entries[0].value if len(entries) == 1 else "\n".join(entry.text for entry in entries)
        read = lane.read(stage, value, names)
        if read is None:
            unread.extend((id_, entry) for entry in entries)
            continue
        stage = read
        reading.places[f"{path}.{id_}"] = entries[0].where
        _say_lane(id_, entries, lane.vocabulary, reading)
    return stage


def _say_lane(lane: str, entries: list[Entry], vocabulary: str | None, reading: Reading) -> None:
    for entry in entries:
        if lane == "client_goal" and starts_with_verb(entry.text):
            reading.say(rules.GOAL_IS_ACTION, entry.where)
        if vocabulary in ("tool", "buying_role"):
            known = reading.words.of(vocabulary)
            for item in items_of(entry.text.replace(",", "\n")):
                if known.find(item.text) is None:
                    reading.say(rules.UNKNOWN_WORD, entry.where, found=item.text[:60], vocabulary=vocabulary)


def _with_tasks(stage: Stage, points: Points) -> Stage:
    texts = [entry.text for entry in points.tasks if not is_unknown(entry.value)]
    if not texts:
        return stage
    return attrs.evolve(stage, task="\n".join(([stage.task] if stage.task else []) + texts))


def _with_notes(stage: Stage, draft: StageDraft, reading: Reading, unread: Unread) -> Stage:
    """
    Keep in the note what found no place, and say why.
    """
    notes = [] if stage.note is None else [stage.note]
    lanes = reading.words.of("lane")
    for id_, entry in unread:
        title = lanes.label(id_) if id_ else ""
        if id_:
            expected = _expected(id_)
            reading.say(rules.CELL_NOT_READ, entry.where, lane=title, expected_ru=expected[0], expected_en=expected[1])
        notes.append(f"{title}: {entry.text}" if title else entry.text)
    notes.extend(f"{title}: {entry.text}" for title, entry in draft.unknown if not is_unknown(entry.value))
    return attrs.evolve(stage, note="\n".join(dict.fromkeys(notes)) or None)


def _expected(lane: str) -> tuple[str, str]:
    column, own = COLUMNS.get(lane), LANES.get(lane)
    if lane in _EXPECTED:
        return _EXPECTED[lane]
    expects = own.expects if own is not None else column.expects if column is not None else ANY
    if expects is ANY and lane.startswith("touchpoints."):
        return "столько значений, сколько точек контакта на этапе", "as many values as the stage has touchpoints"
    return expects.ru, expects.en


def _with_ideas(stage: Stage, points: Points, pool: Pool) -> Stage:
    ideas = [note for note, _ in pool.ideas] + [Note(text=text) for text, _ in points.ideas]
    return attrs.evolve(stage, opportunities=(*stage.opportunities, *ideas))


def say_unknown(draft: Draft, reading: Reading) -> None:
    """
    Say once for each lane that nobody knows, that its texts became notes.
    """
    counts = Counter(title for stage in draft.stages for title, _ in stage.unknown)
    for title, where in draft.strangers:
        reading.say(rules.UNKNOWN_LANE, where, title=title[:60], count=counts[title])
