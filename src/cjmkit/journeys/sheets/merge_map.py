"""
Merging a map: what people changed in its cells, which stages and lanes they added, removed or moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.building import head_value, scale_of
from cjmkit.journeys.sheets.drafts import StageDraft
from cjmkit.journeys.sheets.emotions import FEELINGS, emotion_of
from cjmkit.journeys.sheets.feelings import Sense, feeling_of
from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.journeys.sheets.heads import pairs_of
from cjmkit.journeys.sheets.lanes import LANES, STAR, point_line
from cjmkit.journeys.sheets.merge_barriers import Edits, merge_barriers
from cjmkit.journeys.sheets.merge_points import EditedPoint, EditedPoints
from cjmkit.journeys.sheets.names import Names, lines_of, matched
from cjmkit.journeys.sheets.pages import MapPage, lines_equal, map_page
from cjmkit.journeys.sheets.reading import Entry, Reading
from cjmkit.journeys.sheets.stages import read_stage
from cjmkit.journeys.sheets.words import STAGE, IdMaker, slug, stage_key
from cjmkit.model.journeys import Emotion, Journey, MomentOfTruth, Note, Persona, Project, Stage, Touchpoint

__all__ = ["MergedMap", "merge_map"]

_TITLES: Final = 1
"""The column of the lanes' titles: keys stand in the one before."""

_LANE: Final = "lane:"


@attrs.define(kw_only=True)
class MergedMap:
    """
    The journey as the map tells it now, and personas that were not there before.
    """

    journey: Journey
    personas: list[Persona] = attrs.field(factory=list)


@attrs.frozen
class _LaneRow:
    row: int
    title: str
    lane: str | None
    is_new: bool


@attrs.define
class _Merge:
    project: Project
    at: int
    path: str
    grid: Grid
    page: MapPage
    names: Names
    reading: Reading
    points: EditedPoints
    rows: list[_LaneRow]
    spread: dict[tuple[int, int], Cell]
    """Values of merged cells, for each cell that they cover."""

    @property
    def journey(self) -> Journey:
        return self.project.journeys[self.at]

    def cell(self, row: int, column: int) -> Cell:
        value = self.grid.at(row, column)
        return self.spread.get((row, column)) if value is None else value

    def row_of(self, lane: str) -> int | None:
        return next((each.row for each in self.rows if each.lane == lane and not each.is_new), None)


def merge_map(project: Project, at: int, grid: Grid, points: EditedPoints, reading: Reading, path: str) -> MergedMap:
    """
    Return the journey of number *at* as the sheet of its map tells it now; *path* is where it will stand.
    """
    page = map_page(project, at)
    names = Names.of(project, project.journeys[at])
    merge = _Merge(
        project=project,
        at=at,
        path=path,
        grid=grid,
        page=page,
        names=names,
        reading=reading,
        points=points,
        rows=list(_lane_rows(grid, page, reading)),
        spread=_spread(grid),
    )
    found = _heads(merge)
    stages = _stages(merge)
    found.journey = attrs.evolve(found.journey, stages=tuple(stages))
    return found


def _spread(grid: Grid) -> dict[tuple[int, int], Cell]:
    found: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in grid.merged[:2000]:
        value = grid.at(top, left)
        if top == bottom and value is not None and right - left < 500:
            found.update({(top, column): value for column in range(left + 1, right + 1)})
    return found


def _lane_rows(grid: Grid, page: MapPage, reading: Reading) -> Iterator[_LaneRow]:
    seen: set[str] = set()
    for row in sorted(grid.rows):
        key = text_of(grid.at(row, 0)).strip()
        title = text_of(grid.at(row, _TITLES)).strip()
        if row == 1 or key.startswith(("head:", "mark:")):
            continue
        if key.startswith(_LANE) and key in page.rows and key not in seen:
            seen.add(key)
            yield _LaneRow(row, title, key.removeprefix(_LANE), False)
        elif title or any(column > _TITLES for column in grid.rows[row]):
            lane = reading.words.lane(title)
            taken = lane is not None and f"{_LANE}{lane}" in page.rows
            yield _LaneRow(row, title, None if taken else lane, True)


def _heads(merge: _Merge) -> MergedMap:
    found = MergedMap(journey=merge.journey)
    rows = {text_of(merge.grid.at(row, 0)).strip(): row for row in sorted(merge.grid.rows, reverse=True)}
    path = merge.path
    merge.reading.places[path] = merge.grid.where(rows.get("head:title"), _TITLES)
    for key in ("head:title", "head:meta", "head:goal"):
        row = rows.get(key)
        cell = None if row is None else merge.grid.at(row, _TITLES)
        base = merge.page.cells[key, "title"]
        # A row that was deleted took its keys along: the line above the table is only shown there.
        if row is None or lines_equal(cell, base):
            continue
        where = merge.grid.where(row, _TITLES)
        if key == "head:title":
            found.journey = attrs.evolve(found.journey, title=text_of(cell).strip())
            merge.reading.say(rules.EDIT_TAKEN, where, path=f"{path}.title")
        elif key == "head:goal":
            goal = text_of(cell).strip().removeprefix("Цель карты:").strip()
            found.journey = attrs.evolve(found.journey, goal=goal or None)
            merge.reading.say(rules.EDIT_TAKEN, where, path=f"{path}.goal")
        else:
            _meta(merge, found, text_of(base), text_of(cell), where)
    return found


def _meta(merge: _Merge, found: MergedMap, base: str, now: str, where: Location) -> None:
    old, new = (dict(pair for pair in pairs_of(text) if pair[0] is not None) for text in (base, now))
    for key in {**old, **new}:
        if key is None or old.get(key) == new.get(key):
            continue
        changed = _meta_value(merge, found, key, new.get(key, ""))
        if changed is None:
            found.journey = _noted(found.journey, f"{key}: {new.get(key, '')}")
            merge.reading.say(rules.EDIT_NOT_TAKEN, where, how_ru="", how_en="")
        else:
            found.journey = changed
            merge.reading.say(rules.EDIT_TAKEN, where, path=f"{merge.path}.{key}")
    known = {text for key, text in pairs_of(base) if key is None}
    for key, text in pairs_of(now):
        if key is None and text not in known:
            found.journey = _noted(found.journey, text)
            merge.reading.say(rules.LINE_KEPT, where)


def _noted(journey: Journey, text: str) -> Journey:
    return attrs.evolve(journey, notes=(*journey.notes, Note(text=text)))


def _meta_value(merge: _Merge, found: MergedMap, key: str, value: str) -> Journey | None:
    journey = found.journey
    if key == "scale":
        scale = scale_of(value)
        return None if scale is None else attrs.evolve(journey, scale=scale)
    if key == "persona":
        return attrs.evolve(journey, personas=tuple(_persona(merge, found, name) for name in value.split(", ") if name))
    if key == "mapped_on" and not value:
        return attrs.evolve(journey, mapped_on=None)
    return head_value(journey, key, value)


def _persona(merge: _Merge, found: MergedMap, name: str) -> str:
    known = merge.names.persona_id(name)
    if known is not None:
        return known
    same = next((persona for persona in found.personas if persona.name == name), None)
    if same is None:
        ids = IdMaker([*merge.names.personas, *(persona.id for persona in found.personas)])
        same = Persona(id=ids.make(slug(name, "persona")), name=name)
        found.personas.append(same)
    return same.id


def _stages(merge: _Merge) -> list[Stage]:
    keys = {key: number for number, key in enumerate(merge.page.columns)}
    titles = merge.row_of(STAGE)
    rows = [each.row for each in merge.rows]
    columns = sorted({column for row in (1, *rows) for column in merge.grid.rows.get(row, {}) if column > _TITLES})
    made = IdMaker(stage.id for stage in merge.journey.stages)
    seen: set[int] = set()
    found: list[Stage] = []
    for column in columns:
        number = keys.get(text_of(merge.grid.at(1, column)).strip())
        filled = any(merge.grid.at(row, column) is not None for row in rows)
        if number is not None and number not in seen:
            seen.add(number)
            found.append(_edited(merge, number, column, len(found)))
        elif filled and titles is not None:
            found.append(_added(merge, column, titles, len(found), made))
    for number, stage in enumerate(merge.journey.stages):
        if number not in seen:
            merge.reading.say(
                rules.PART_REMOVED, merge.grid.where(), what_ru="этап", what_en="a stage", title=stage.title[:60]
            )
    return found


def _added(merge: _Merge, column: int, titles: int, at: int, made: IdMaker) -> Stage:
    where = merge.grid.where(titles, column)
    title = text_of(merge.cell(titles, column)).strip()
    draft = StageDraft(title=title or f"Этап {at + 1}", where=where, key=stage_key(title))
    for each in merge.rows:
        value = merge.cell(each.row, column)
        if value is None or each.lane in (STAGE, "group"):
            continue
        entry = Entry(value, merge.grid.where(each.row, column), 0)
        if each.lane is None:
            draft.unknown.append((each.title, entry))
        else:
            draft.lanes.setdefault(each.lane, []).append(entry)
    group = merge.row_of("group")
    draft.group = text_of(merge.cell(group, column)).strip() or None if group is not None else None
    merge.reading.say(rules.PART_ADDED, where, what_ru="этап", what_en="a stage", title=draft.title[:60])
    ids = {draft.key: made.make(slug(draft.title, f"stage-{at + 1}"))}
    sense = Sense(scale=merge.journey.scale)
    return read_stage(draft, set(), merge.names, sense, merge.reading, f"{merge.path}.stages[{at}]", ids)


def _edited(merge: _Merge, number: int, column: int, at: int) -> Stage:
    base = merge.journey.stages[number]
    path = f"{merge.path}.stages[{at}]"
    changed = dict(_changes(merge, number, column))
    stage = base
    titles = merge.row_of(STAGE)
    if titles is not None:
        merge.reading.places[path] = merge.grid.where(titles, column)
    for lane, (cell, where) in changed.items():
        if lane in ("touchpoints", "barriers", "barriers.remedies"):
            merge.reading.say(rules.EDIT_TAKEN, where, path=f"{path}.{lane}")
        else:
            stage = _take(merge, stage, lane, cell, where, path)
    points = _points(merge, number, changed.get("touchpoints"))
    edits = Edits(barriers=changed.get("barriers"), remedies=changed.get("barriers.remedies"))
    orphans = any(point.now is None and not point.moved and point.base and point.base.barriers for point in points)
    if edits != Edits() or orphans:
        stage = merge_barriers(base, stage, points, edits, merge.reading)
    now = [(point.now, point.where) for point in points if point.now is not None]
    for index, (_, spot) in enumerate(now):
        if spot is not None:
            merge.reading.places[f"{path}.touchpoints[{index}]"] = spot
    stage = attrs.evolve(stage, touchpoints=tuple(point for point, _ in now))
    return _with_new_rows(merge, stage, column)


def _changes(merge: _Merge, number: int, column: int) -> Iterator[tuple[str, tuple[Cell, Location]]]:
    key = merge.page.columns[number]
    for name in merge.page.rows:
        lane = name.removeprefix(_LANE)
        if not name.startswith(_LANE):
            continue
        row = merge.row_of(lane)
        expected = merge.page.cells.get((name, key))
        cell = None if row is None else merge.cell(row, column)
        if row is None and lane == STAGE:
            continue
        if not lines_equal(cell, expected):
            yield lane, (cell, merge.grid.where(row, column))
    for each in merge.rows:
        if each.is_new and each.lane is not None and merge.cell(each.row, column) is not None:
            yield each.lane, (merge.cell(each.row, column), merge.grid.where(each.row, column))


def _take(merge: _Merge, stage: Stage, lane: str, cell: Cell, where: Location, path: str) -> Stage:
    taken: Stage | None
    if lane == STAGE:
        text = text_of(cell).strip()
        taken = attrs.evolve(stage, title=text) if text else None
    elif lane in FEELINGS and _is_told(merge, lane, cell):
        taken = _felt(merge, stage, lane, Entry(cell, where, 0))
    else:
        read = LANES[lane].read if lane in LANES else None
        taken = None if read is None else read(stage, cell, merge.names)
    if taken is None:
        text = text_of(cell).strip()
        label = merge.reading.words.of("lane").label(lane)
        expects = LANES[lane].expects if lane in LANES else LANES["note"].expects
        merge.reading.say(rules.CELL_NOT_READ, where, lane=label, expected_ru=expects.ru, expected_en=expects.en)
        return attrs.evolve(
            stage, note="\n".join(filter(None, (stage.note, f"{label}: {text}" if text else ""))) or None
        )
    merge.reading.say(rules.EDIT_TAKEN, where, path=f"{path}.{lane}")
    merge.reading.places[f"{path}.{lane}"] = where
    return taken


def _is_told(merge: _Merge, lane: str, cell: Cell) -> bool:
    """
    Return whether an emotion is told as strangers do: by a smiley, a plus, a word with a score.
    """
    if cell is None:
        return False
    feeling = feeling_of(cell, merge.reading.words.of("emotion"))
    scored = any(mark.kind not in ("word", "dash") for mark in feeling.marks)
    if lane == "emotion":
        return scored
    return lane in ("emotion.actual", "emotion.expected") and scored and isinstance(cell, str)


def _felt(merge: _Merge, stage: Stage, lane: str, entry: Entry) -> Stage | None:
    unread: list[tuple[str, Entry]] = []
    told = emotion_of([(lane, entry)], Sense(scale=merge.journey.scale), merge.reading, unread)
    if unread or told is None:
        return None
    old = stage.emotion or Emotion()
    fields = ("expected", "actual", "label", "quote", "cause")
    news = {name: getattr(told, name) for name in fields if getattr(told, name) is not None}
    return attrs.evolve(stage, emotion=attrs.evolve(old, **news))


def _points(merge: _Merge, number: int, change: tuple[Cell, Location] | None) -> list[EditedPoint]:
    points = merge.points.by_stage[merge.at, number]
    if change is None:
        return points
    cell, where = change
    shown = [point for point in points if point.base is not None]
    old = [(_line(point.base), point) for point in shown if point.base is not None]
    found = matched(old, lines_of(cell), _new_point, lambda point, line: _renamed(merge, point, line, where))
    kept = {id(point) for point in found}
    for point in shown:
        if id(point) not in kept and point.base is not None and point.now is not None:
            what = {"what_ru": "точка контакта", "what_en": "a touchpoint"}
            merge.reading.say(rules.PART_REMOVED, where, title=point.base.title[:60], **what)
    titles = {point.now.title for point in found if point.now is not None}
    added = [
        point for point in points if point.base is None and point.now is not None and point.now.title not in titles
    ]
    gone = [attrs.evolve(point, now=None) for point in shown if id(point) not in kept]
    return [*found, *added, *gone]


def _line(point: Touchpoint) -> str:
    return point_line(point.title, starred=point.moment_of_truth is not None)


def _new_point(line: str) -> EditedPoint:
    title = line.removeprefix(STAR).strip() or line
    truth = MomentOfTruth() if line.startswith(STAR) else None
    return EditedPoint(None, Touchpoint(title=title, moment_of_truth=truth))


def _renamed(merge: _Merge, point: EditedPoint, line: str, where: Location) -> EditedPoint:
    if point.now is None or point.base is None:
        return point
    title = line.removeprefix(STAR).strip() or line
    if point.now.title not in (point.base.title, title):
        merge.reading.say(rules.TWO_EDITS, where, taken=merge.grid.sheet)
    starred = line.startswith(STAR)
    truth = (point.now.moment_of_truth or MomentOfTruth()) if starred else None
    point.now = attrs.evolve(point.now, title=title, moment_of_truth=truth)
    return point


def _with_new_rows(merge: _Merge, stage: Stage, column: int) -> Stage:
    """
    Keep in the note what stands in rows that people added and nobody knows.
    """
    notes: list[str] = []
    for each in merge.rows:
        value = merge.cell(each.row, column)
        if each.is_new and each.lane is None and value is not None:
            notes.append(f"{each.title}: {text_of(value).strip()}" if each.title else text_of(value).strip())
            merge.reading.say(rules.UNKNOWN_LANE, merge.grid.where(each.row, column), title=each.title[:60], count=1)
    if not notes:
        return stage
    return attrs.evolve(stage, note="\n".join(filter(None, (stage.note, *notes))))
