"""
The difference between two projects, or between two journeys: what came, went, moved, was renamed or changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import attrs

from cjmkit.journeys.diff.aligning import Column, Columns, aligned, pair_of
from cjmkit.journeys.diff.changes import Change, ChangeKind, Delta, JourneyPair, Match, ProjectDiff
from cjmkit.journeys.diff.kinds import KINDS, Kind, kind_of
from cjmkit.journeys.diff.matching import Matched, match, moved
from cjmkit.journeys.diff.trends import deltas_of, direction_in, trend_of_field, trend_of_kind
from cjmkit.model.differences import changed_fields
from cjmkit.model.journeys import KPI, Journey, Project, Stage, Touchpoint

__all__ = ["diff_journeys", "diff_projects"]

_ORDERED: Final = frozenset({"stages", "touchpoints"})
"""Lists whose order says something; the order of personas or barriers does not."""


def diff_projects(old: Project, new: Project) -> ProjectDiff:
    """
    Return everything that differs between two versions of a project.

    Things are matched by id, then by title, then by alias, at last by the likeness of their titles. A touchpoint
    that went to another stage has moved; it is not removed and added.
    """
    walk = _Walk(new)
    walk.fields(old, new, ())
    walk.parts(old, new, ())
    return walk.result()


def diff_journeys(old: Journey, new: Journey, project: Project | None = None) -> ProjectDiff:
    """
    Return the difference between two journeys, say one as it is and one as it is to become.

    That they have other ids, states and versions is what they are compared for, and no change.
    """
    walk = _Walk(project or Project())
    walk.fields(old, new, (), skip=("id", "state", "version", "supersedes", "refines", "mapped_on"))
    walk.journey(old, new, ())
    return walk.result()


@attrs.define
class _Strays:
    """
    Touchpoints that found no match in their own stage: with its column, and whether the stage stayed.
    """

    old: list[tuple[Column, Touchpoint, bool]] = attrs.Factory(list)
    new: list[tuple[Column, Touchpoint, bool]] = attrs.Factory(list)


class _Walk:
    def __init__(self, project: Project) -> None:
        self._project = project
        self._changes: list[Change] = []
        self._deltas: dict[str, tuple[Delta, ...]] = {}
        self._unmatched = 0
        self._strays = _Strays()
        self._columns = Columns()
        self._column: Column | None = None
        self._journeys: list[JourneyPair] = []

    def result(self) -> ProjectDiff:
        return ProjectDiff(
            changes=tuple(self._changes),
            deltas=self._deltas,
            unmatched=self._unmatched,
            journeys=tuple(self._journeys),
        )

    def fields(self, old: Any, new: Any, inside: tuple[str, ...], skip: Sequence[str] = ()) -> None:
        kind = kind_of(new)
        title = kind.names.title(new)
        direction = direction_in(self._project, new) if isinstance(new, KPI) else None
        left_out = {*kind.parts, *skip, *((kind.title_field,) if kind.title_field else ())}
        if kind.title_field is not None and kind.names.title(old) != title:
            before = getattr(old, kind.title_field)
            renamed = ChangeKind.RENAMED
            self._say(renamed, kind, title, inside, field=kind.title_field, before=before, after=title)
        for change in changed_fields(old, new, left_out):
            trend = trend_of_field(kind.entity, change, direction)
            self._add(
                Change(
                    kind=ChangeKind.CHANGED,
                    entity=kind.entity,
                    title=title,
                    inside=inside,
                    field=change.name,
                    before=change.before,
                    after=change.after,
                    trend=trend,
                )
            )

    def parts(self, old: Any, new: Any, inside: tuple[str, ...]) -> None:
        for name in kind_of(new).parts:
            self._things(name, getattr(old, name), getattr(new, name), inside)

    def journey(self, old: Journey, new: Journey, inside: tuple[str, ...]) -> None:
        self._strays, self._columns = _Strays(), Columns()
        here = (*inside, new.title or new.id)
        self.parts(old, new, here)
        self._settle_strays(here)
        self._journeys.append(pair_of(old, new, self._columns))
        deltas = tuple(deltas_of(old, new, self._project))
        if deltas:
            self._deltas[new.title or new.id] = deltas

    def _things(self, name: str, old: Sequence[Any], new: Sequence[Any], inside: tuple[str, ...]) -> None:
        if not old and not new:
            return
        kind = kind_of((*old, *new)[0])
        matched = match(old, new, kind.names)
        self._unmatched += matched.unmatched
        if kind.entity == "stage":
            self._columns = aligned(matched, old, new)
        self._came_and_went(kind, matched, old, new, inside)
        shifted = moved([first for first, _, _ in matched.pairs]) if name in _ORDERED else frozenset()
        for position, (first, second, how) in enumerate(matched.pairs):
            title = kind.names.title(new[second])
            with self._in(self._columns.at_new[second] if kind.entity == "stage" else None):
                if position in shifted:
                    self._say(ChangeKind.MOVED, kind, title, inside, before=first + 1, after=second + 1, match=how)
                self._pair(old[first], new[second], kind, inside)

    def _pair(self, old: Any, new: Any, kind: Kind, inside: tuple[str, ...]) -> None:
        if old == new:
            return
        self.fields(old, new, inside)
        if isinstance(new, Journey):
            self.journey(old, new, inside)
        else:
            self.parts(old, new, (*inside, kind.names.title(new)))

    def _came_and_went(
        self, kind: Kind, matched: Matched[Any], old: Sequence[Any], new: Sequence[Any], inside: tuple[str, ...]
    ) -> None:
        if kind.entity == "touchpoint":
            return  # the stage is told by the caller: see `_stage_strays`
        of_stages = kind.entity == "stage"
        for place in matched.removed:
            with self._in(self._columns.at_old[place] if of_stages else None):
                self._say(ChangeKind.REMOVED, kind, kind.names.title(old[place]), inside)
        for place in matched.added:
            with self._in(self._columns.at_new[place] if of_stages else None):
                self._say(ChangeKind.ADDED, kind, kind.names.title(new[place]), inside)
        if of_stages:
            self._stage_strays(matched, old, new)

    def _stage_strays(self, matched: Matched[Stage], old: Sequence[Stage], new: Sequence[Stage]) -> None:
        kind, columns = KINDS[Touchpoint], self._columns
        for first, second, _ in matched.pairs:
            points = match(old[first].touchpoints, new[second].touchpoints, kind.names)
            gone = (old[first].touchpoints[place] for place in points.removed)
            come = (new[second].touchpoints[place] for place in points.added)
            self._strays.old.extend((columns.at_new[second], point, True) for point in gone)
            self._strays.new.extend((columns.at_new[second], point, True) for point in come)
        for place in matched.removed:
            self._strays.old.extend((columns.at_old[place], point, False) for point in old[place].touchpoints)
        for place in matched.added:
            self._strays.new.extend((columns.at_new[place], point, False) for point in new[place].touchpoints)

    def _settle_strays(self, inside: tuple[str, ...]) -> None:
        kind = KINDS[Touchpoint]
        old, new = self._strays.old, self._strays.new
        matched = match([point for _, point, _ in old], [point for _, point, _ in new], kind.names)
        for first, second, how in matched.pairs:
            if how is Match.SIMILARITY:  # elsewhere and called otherwise: too little to say that it is the same
                matched = attrs.evolve(matched, removed=(*matched.removed, first), added=(*matched.added, second))
                continue
            home, point, _ = new[second]
            here, ends = (*inside, home.title), {"before": old[first][0].title, "after": home.title}
            with self._in(home):
                self._say(ChangeKind.MOVED, kind, point.title, here, match=how, **ends)
                self._pair(old[first][1], point, kind, here)
        self._tell_strays(ChangeKind.REMOVED, (old[place] for place in sorted(matched.removed)), inside)
        self._tell_strays(ChangeKind.ADDED, (new[place] for place in sorted(matched.added)), inside)

    def _tell_strays(
        self, what: ChangeKind, strays: Iterator[tuple[Column, Touchpoint, bool]], inside: tuple[str, ...]
    ) -> None:
        for home, point, stayed in strays:
            if stayed:  # with a stage that came or went, its touchpoints did
                with self._in(home):
                    self._say(what, KINDS[Touchpoint], point.title, (*inside, home.title))

    def _say(self, what: ChangeKind, kind: Kind, title: str, inside: tuple[str, ...], **more: Any) -> None:
        trend = trend_of_kind(kind.entity, what)
        self._add(Change(kind=what, entity=kind.entity, title=title, inside=inside, trend=trend, **more))

    def _add(self, change: Change) -> None:
        self._changes.append(change)
        if self._column is not None:
            self._column.changes.append(change)

    @contextmanager
    def _in(self, column: Column | None) -> Iterator[None]:
        """
        Gather what is said meanwhile in *column*; None goes on with the one that is open.
        """
        before = self._column
        self._column = column or before
        yield
        self._column = before
