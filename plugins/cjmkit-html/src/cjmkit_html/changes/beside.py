"""
A difference as plain data: the columns of two maps side by side, with every change in its column and lane.

Nothing that the difference holds is left out: what has no column stands in the list of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.diff import Change, ChangeKind, JourneyPair, ProjectDiff, StagePair, Trend, headline
from cjmkit.journeys.diff.wording import ChangeWords, DeltaWords, told_change, told_delta
from cjmkit.model.journeys import Stage
from cjmkit_html.changes.curve import Feeling

__all__ = ["Beside", "Chip", "Column", "DiffSheet", "Lane", "diff_sheet"]

_LANES: Final = (
    (("stage",), Texts("Сам этап", "The stage itself")),
    (("touchpoint", "benchmark", "action_item"), Texts("Точки контакта", "Touchpoints")),
    (("barrier",), Texts("Барьеры", "Barriers")),
    (("remedy",), Texts("Решения", "Remedies")),
    (("kpi", "count", "churn"), Texts("Числа", "Numbers")),
)
_OTHER: Final = Texts("Прочее", "Other")
_NOT_THERE: Final = Texts("не было", "was not there")
_GONE: Final = Texts("больше нет", "is no more")
_SIGNS: Final = {Trend.BETTER: "▲", Trend.WORSE: "▼"}
_LOOKS: Final = {Trend.BETTER: "better", Trend.WORSE: "worse"}


@attrs.frozen(kw_only=True)
class Chip:
    """
    A change: in words, with the sign of its trend, and the classes that colour it.
    """

    words: ChangeWords
    sign: str
    look: str


@attrs.frozen(kw_only=True)
class Column:
    """
    A stage of both versions: its *title* now, both titles with numbers, what became of it, the chips of each lane.

    *state* is ``added``, ``removed``, ``moved``, ``renamed``, ``changed`` or ``same``; *told* says it in words.
    """

    title: str
    before: str
    after: str
    state: str
    mark: str
    told: str
    lanes: tuple[tuple[Chip, ...], ...]
    old: Feeling
    new: Feeling


@attrs.frozen(kw_only=True)
class Lane:
    """
    A row of the table: its title and the chips of each column; those *of_stage* need not name it again.
    """

    title: str
    of_stage: bool
    cells: tuple[tuple[Chip, ...], ...]


@attrs.frozen(kw_only=True)
class Beside:
    """
    A journey in both versions: columns, lanes that hold anything, the numbers that changed.
    """

    title: str
    before: str
    after: str
    scales: tuple[tuple[int, int], tuple[int, int]]
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    numbers: tuple[tuple[DeltaWords, str], ...]


@attrs.frozen(kw_only=True)
class DiffSheet:
    """
    A whole difference. *others* are the changes that belong to no stage.
    """

    headline: str
    journeys: tuple[Beside, ...]
    others: tuple[Chip, ...]
    unmatched: int

    @property
    def is_empty(self) -> bool:
        """
        Whether nothing differs.
        """
        return not self.journeys and not self.others


def diff_sheet(diff: ProjectDiff, lang: str) -> DiffSheet:
    """
    Return the sheet of a difference.
    """
    placed = {id(change) for pair in diff.journeys for stage in pair.stages for change in stage.changes}
    return DiffSheet(
        headline=headline(diff, lang),
        journeys=tuple(_beside(pair, diff, lang) for pair in diff.journeys),
        others=tuple(_chip(change, lang) for change in diff.changes if id(change) not in placed),
        unmatched=diff.unmatched,
    )


def _chip(change: Change, lang: str) -> Chip:
    look = change.kind.value if change.trend is None else f"{change.kind.value} {_LOOKS[change.trend]}"
    return Chip(words=told_change(change, lang), sign=_SIGNS.get(change.trend, "") if change.trend else "", look=look)


def _beside(pair: JourneyPair, diff: ProjectDiff, lang: str) -> Beside:
    columns = tuple(_columns(pair, lang))
    title = pair.new.title or pair.new.id
    titles = [texts.get(lang) for _, texts in _LANES] + [_OTHER.get(lang)]
    lanes = (
        Lane(title=name, of_stage=not place, cells=tuple(column.lanes[place] for column in columns))
        for place, name in enumerate(titles)
    )
    return Beside(
        title=title,
        before=" · ".join(filter(None, (pair.old.title, pair.old.version))),
        after=" · ".join(filter(None, (pair.new.title, pair.new.version))),
        scales=((pair.old.scale.low, pair.old.scale.high), (pair.new.scale.low, pair.new.scale.high)),
        columns=columns,
        lanes=tuple(lane for lane in lanes if any(lane.cells)),
        numbers=tuple(
            (told_delta(delta, lang), "" if delta.trend is None else _LOOKS[delta.trend])
            for delta in diff.deltas.get(title, ())
        ),
    )


def _columns(pair: JourneyPair, lang: str) -> Iterator[Column]:
    for stage in pair.stages:
        yield _column(stage, _place(stage.old, pair.old.stages), _place(stage.new, pair.new.stages), lang)


def _place(stage: Stage | None, stages: Iterable[Stage]) -> int | None:
    return next((number for number, each in enumerate(stages, 1) if each is stage), None)


def _column(pair: StagePair, at: int | None, now: int | None, lang: str) -> Column:
    own = [change for change in pair.changes if change.entity == "stage" and change.kind is not ChangeKind.CHANGED]
    first = next(iter(own), None)
    state = first.kind.value if first is not None else "changed" if pair.changes else "same"
    words = [told_change(change, lang) for change in own]
    stage = pair.new or pair.old
    return Column(
        title="" if stage is None else stage.title or stage.id,
        before=_NOT_THERE.get(lang) if pair.old is None else f"{at}. {pair.old.title or pair.old.id}",
        after=_GONE.get(lang) if pair.new is None else f"{now}. {pair.new.title or pair.new.id}",
        state=state,
        mark=" ".join(each.mark for each in words),
        told=", ".join(each.kind for each in words),
        lanes=tuple(_lanes(pair.changes, lang)),
        old=_feeling(pair.old, at),
        new=_feeling(pair.new, now),
    )


def _feeling(stage: Stage | None, place: int | None) -> Feeling:
    emotion = None if stage is None else stage.emotion
    return Feeling(place=place, actual=None if emotion is None else emotion.actual)


def _lanes(changes: Iterable[Change], lang: str) -> Iterator[tuple[Chip, ...]]:
    rest = list(changes)
    for entities, _ in _LANES:
        yield tuple(_chip(change, lang) for change in rest if change.entity in entities)
        rest = [change for change in rest if change.entity not in entities]
    yield tuple(_chip(change, lang) for change in rest)
