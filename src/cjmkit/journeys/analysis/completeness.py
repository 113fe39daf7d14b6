"""
Completeness and focus: what of the map is filled in, what stands on evidence, and whether anything stands out.

More touchpoints make a map complete, fewer key ones give it focus: two scores, for the two do not add up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, StageView, name_of
from cjmkit.journeys.analysis.settings import refuse
from cjmkit.journeys.analysis.wording import number, percent, quoted
from cjmkit.model.journeys import Evidence, Stage
from cjmkit.model.journeys.lanes import LANES, held

__all__ = ["COMPLETENESS", "LANES", "Completeness", "LaneScore", "StageScore"]

_DECIDED: Final = frozenset({"task", "owner", "raci", "tools", "no_contact", "group", "id", "title"})
"""What the company decides by itself: it needs no evidence."""


@attrs.frozen(kw_only=True)
class LaneScore:
    """
    A row of the map: at how many stages it is *filled*, and at how many of those it is *backed* by evidence.

    *backed* is None for what the company decides by itself.
    """

    lane: str
    title: Name
    filled: int
    backed: int | None


@attrs.frozen(kw_only=True)
class StageScore:
    """
    A stage: the lanes that are empty, those filled without evidence, and the share that is filled, of one.
    """

    stage: str
    title: str
    empty: tuple[str, ...]
    unbacked: tuple[str, ...]
    score: float


@attrs.frozen(kw_only=True)
class Completeness(Result):
    """
    How complete the map is, all shares of one and None where there is nothing to divide by.

    *score* is the share of lanes × stages that are filled, *backed* the share of those that have evidence, *focus*
    is 1 while at most ``focus_share`` percent of touchpoints are key ones (moments of truth or of high
    importance) and falls to 0 when all are; *key* of *touchpoints* are.
    """

    name: ClassVar[str] = "completeness"

    lanes: tuple[LaneScore, ...]
    stages: tuple[StageScore, ...]
    score: float | None
    backed: float | None
    focus: float | None
    key: int
    touchpoints: int

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the scores and the emptiest lanes.
        """
        if self.score is None:
            return Texts("Этапов нет: оценивать нечего.", "There are no stages to judge.").get(lang)
        least = min(lane.filled for lane in self.lanes)
        emptiest = [lane.title.get(lang) for lane in self.lanes if lane.filled == least < len(self.stages)]
        text = Texts(
            "Карта заполнена на {score}, с доказательствами – {backed} заполненного; пустее всего: {lanes}.",
            "The map is {score} complete, {backed} of that with evidence; emptiest: {lanes}.",
        ).get(
            lang, score=percent(self.score, lang, 0), backed=percent(self.backed, lang, 0), lanes=quoted(emptiest, lang)
        )
        if self.focus is None:
            return text + Texts(
                " Фокус неизвестен: важность не указана.", " Focus is unknown: no importance given."
            ).get(lang)
        return text + Texts(
            " Фокус {focus}: ключевых точек {key} из {touchpoints}.",
            " Focus {focus}: {key} of {touchpoints} touchpoints are key.",
        ).get(
            lang,
            focus=percent(self.focus, lang, 0),
            key=number(self.key, lang),
            touchpoints=number(self.touchpoints, lang),
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the lanes.
        """
        columns = Texts("Строка карты|Заполнено этапов|С доказательствами", "Lane|Stages filled|With evidence")
        rows = tuple(
            (lane.title.get(lang), f"{lane.filled} / {len(self.stages)}", number(lane.backed, lang))
            for lane in self.lanes
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1, 2))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the lanes and the stages.
        """
        titles = {lane.lane: lane.title.get(lang) for lane in self.lanes}
        columns = Texts("Этап|Заполнено|Пусто|Без доказательств", "Stage|Filled|Empty|Without evidence")
        rows = tuple(
            (
                stage.title,
                percent(stage.score, lang, 0),
                ", ".join(titles[lane] for lane in stage.empty),
                ", ".join(titles[lane] for lane in stage.unbacked),
            )
            for stage in self.stages
        )
        title = Texts("По этапам", "By stage").get(lang)
        table = TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1,), title=title)
        return (self.table(lang), table)


def completeness(question: Question) -> Completeness:
    """
    Look at every lane of every stage.
    """
    lanes = _lanes(question)
    cells = [[_state(view, lane) for lane in lanes] for view in question.stages]
    key, touchpoints, rated = _key_points(question)
    filled = sum(1 for row in cells for is_filled, _ in row if is_filled)
    judged = [is_backed for row in cells for is_filled, is_backed in row if is_filled and is_backed is not None]
    total = len(lanes) * len(question.stages)
    return Completeness(
        journey=question.journey.id,
        inputs=Inputs(
            reads=tuple(f"stages.{lane}" for lane in lanes),
            settings={"lanes": lanes, "focus_share": question.settings.focus_share},
            known=filled,
            total=total,
        ),
        lanes=tuple(_lane(lane, [row[at] for row in cells], question) for at, lane in enumerate(lanes)),
        stages=tuple(_stage(view, lanes, row) for view, row in zip(question.stages, cells, strict=True)),
        score=filled / total if total else None,
        backed=sum(judged) / len(judged) if judged else None,
        focus=_focus(key, touchpoints, question.settings.focus_share / 100) if rated else None,
        key=key,
        touchpoints=touchpoints,
    )


def _lanes(question: Question) -> tuple[str, ...]:
    lanes = question.settings.lanes or LANES
    known = {field.name for field in attrs.fields(Stage)}
    for lane in lanes:
        if lane not in known:
            refuse("lanes", lane, ", ".join(sorted(known)))
    return tuple(dict.fromkeys(lanes))


def _state(view: StageView, lane: str) -> tuple[bool, bool | None]:
    """
    Return whether the lane is filled, and whether it has evidence (None where none is wanted).
    """
    found = held(view.stage, lane, view.points[len(view.own) :])
    if not found:
        return lane == "touchpoints" and view.stage.no_contact, None
    if lane in _DECIDED:
        return True, None
    return True, bool(view.stage.evidence) or any(_evidence(part) for part in found)


def _evidence(part: Any) -> tuple[Evidence, ...]:
    found: tuple[Evidence, ...] = getattr(part, "evidence", ())
    return found


def _lane(lane: str, states: Iterable[tuple[bool, bool | None]], question: Question) -> LaneScore:
    seen = list(states)
    return LaneScore(
        lane=lane,
        title=name_of(question.words.lane, lane),
        filled=sum(1 for is_filled, _ in seen if is_filled),
        backed=None if lane in _DECIDED else sum(1 for _, is_backed in seen if is_backed),
    )


def _stage(view: StageView, lanes: tuple[str, ...], states: list[tuple[bool, bool | None]]) -> StageScore:
    pairs = list(zip(lanes, states, strict=True))
    empty = tuple(lane for lane, (is_filled, _) in pairs if not is_filled)
    return StageScore(
        stage=view.stage.id,
        title=view.title,
        empty=empty,
        unbacked=tuple(lane for lane, (_, is_backed) in pairs if is_backed is False),
        score=1 - len(empty) / len(lanes),
    )


def _key_points(question: Question) -> tuple[int, int, bool]:
    key = total = 0
    rated = False
    for _, point in question.points():
        weight, marked = point.weight, point.moment_of_truth is not None
        rated = rated or marked or weight is not None
        key += marked or (weight is not None and weight >= question.settings.important_from)
        total += 1
    return key, total, rated


def _focus(key: int, total: int, most: float) -> float:
    return min(1.0, (1 - key / total) / (1 - most))


COMPLETENESS = Analysis(
    name="completeness",
    title=Texts("Полнота и фокус", "Completeness and focus"),
    about=Texts(
        "Что на карте заполнено, что доказано и есть ли главное.",
        "What of the map is filled, what stands on evidence, and whether something stands out.",
    ),
    run=completeness,
)
