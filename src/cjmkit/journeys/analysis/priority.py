"""
Touchpoint priority: what to mend first, by importance and quality.
"""

from __future__ import annotations

import enum
from collections import Counter
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.wording import count_of, number, quoted, yes_no
from cjmkit.model.journeys import Touchpoint

__all__ = ["PRIORITY", "QUADRANTS", "Priority", "Quadrant", "RankedPoint", "UnratedPoint", "quadrant_of"]


class Quadrant(enum.Enum):
    """
    What to do with a touchpoint: by whether it is important, and whether it is good.
    """

    FIX_FIRST = "fix_first"
    KEEP = "keep"
    WATCH = "watch"
    OVER_SERVED = "over_served"


QUADRANTS: Final = {
    Quadrant.FIX_FIRST: Texts("исправить", "fix first"),
    Quadrant.KEEP: Texts("беречь", "keep"),
    Quadrant.WATCH: Texts("наблюдать", "watch"),
    Quadrant.OVER_SERVED: Texts("избыток", "over-served"),
}
"""What people call each quadrant."""


@attrs.frozen(kw_only=True)
class RankedPoint:
    """
    A touchpoint that is rated: *priority* is importance × (5 − quality) / 4, 0 to 5.

    *weak_secondary* marks one of little importance that is bad all the same: it may undo months of work.
    """

    stage: str
    stage_title: str
    title: str
    importance: int
    quality: int
    priority: float
    quadrant: Quadrant
    weak_secondary: bool


@attrs.frozen(kw_only=True)
class UnratedPoint:
    """
    A touchpoint that lacks a rating, with what is known of it.
    """

    stage: str
    stage_title: str
    title: str
    importance: int | None
    quality: int | None


@attrs.frozen(kw_only=True)
class Priority(Result):
    """
    Rated touchpoints, the most urgent first, and apart from them those that lack a rating.
    """

    name: ClassVar[str] = "priority"

    points: tuple[RankedPoint, ...]
    unrated: tuple[UnratedPoint, ...]

    def of(self, quadrant: Quadrant) -> tuple[RankedPoint, ...]:
        """
        Return the touchpoints of a quadrant.
        """
        return tuple(point for point in self.points if point.quadrant is quadrant)

    def sentence(self, lang: str = "ru") -> str:
        """
        Name what to fix first, and say how many are not rated.
        """
        text = _ratings(self, lang)
        if not self.unrated:
            return text
        unrated = count_of(len(self.unrated), "точка", "точки", "точек", "touchpoint", lang)
        return text + Texts(
            " Без оценки: {unrated} – им нужны importance и quality от 1 до 5.",
            " Not rated: {unrated} – importance and quality from 1 to 5 are wanted.",
        ).get(lang, unrated=unrated)

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the rated touchpoints.
        """
        columns = Texts(
            "Точка контакта|Этап|Важность|Качество|Приоритет|Что делать|Слабая",
            "Touchpoint|Stage|Importance|Quality|Priority|What to do|Weak",
        )
        rows = tuple(
            (
                point.title,
                point.stage_title,
                number(point.importance, lang),
                number(point.quality, lang),
                number(point.priority, lang, 2),
                QUADRANTS[point.quadrant].get(lang),
                yes_no(point.weak_secondary, lang),
            )
            for point in self.points
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2, 3, 4))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the rated and the unrated touchpoints.
        """
        if not self.unrated:
            return (self.table(lang),)
        columns = Texts("Точка контакта|Этап|Важность|Качество", "Touchpoint|Stage|Importance|Quality")
        rows = tuple(
            (point.title, point.stage_title, number(point.importance, lang), number(point.quality, lang))
            for point in self.unrated
        )
        title = Texts("Не оценены", "Not rated").get(lang)
        unrated = TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2, 3), title=title)
        return (self.table(lang), unrated) if self.points else (unrated,)


def _ratings(result: Priority, lang: str) -> str:
    if not result.points:
        return Texts("Ни одна точка контакта не оценена.", "No touchpoint is rated.").get(lang)
    counts = Counter(point.quadrant for point in result.points)
    first = result.of(Quadrant.FIX_FIRST)
    shares = ", ".join(f"{QUADRANTS[quadrant].get(lang)} – {counts[quadrant]}" for quadrant in Quadrant)
    weak = [point.title for point in result.points if point.weak_secondary]
    text = Texts("Оценено {count}: {shares}.", "Rated: {count}: {shares}.").get(
        lang, count=count_of(len(result.points), "точка", "точки", "точек", "touchpoint", lang), shares=shares
    )
    if first:
        text += Texts(" Первыми исправить {titles}.", " Fix first {titles}.").get(
            lang, titles=quoted([point.title for point in first], lang)
        )
    if weak:
        text += Texts(" Второстепенные, но слабые: {titles}.", " Secondary but weak: {titles}.").get(
            lang, titles=quoted(weak, lang)
        )
    return text


def priority(question: Question) -> Priority:
    """
    Rank the touchpoints that exist.
    """
    ranked, unrated, settings = [], [], question.settings
    for view, point in question.points():
        names = {"stage": view.stage.id, "stage_title": view.title, "title": point.title}
        value, weight = point.priority, point.weight
        if value is None or weight is None or point.quality is None:
            unrated.append(UnratedPoint(**names, importance=weight, quality=point.quality))
        else:
            ranked.append(
                RankedPoint(
                    **names,
                    importance=weight,
                    quality=point.quality,
                    priority=value,
                    quadrant=quadrant_of(
                        weight, point.quality, important_from=settings.important_from, good_from=settings.good_from
                    ),
                    weak_secondary=_is_weak_secondary(weight, point, question),
                )
            )
    return Priority(
        journey=question.journey.id,
        inputs=Inputs(
            reads=(
                "stages.touchpoints.importance",
                "stages.touchpoints.importance_business",
                "stages.touchpoints.quality",
            ),
            settings={
                "important_from": settings.important_from,
                "good_from": settings.good_from,
                "weak_importance": settings.weak_importance,
                "weak_quality": settings.weak_quality,
            },
            known=len(ranked),
            total=len(ranked) + len(unrated),
        ),
        points=tuple(sorted(ranked, key=lambda point: (-point.priority, -point.importance))),
        unrated=tuple(unrated),
    )


def quadrant_of(importance: int, quality: int, *, important_from: int, good_from: int) -> Quadrant:
    """
    Return the quadrant of two ratings by the limits of the settings.
    """
    good = quality >= good_from
    if importance >= important_from:
        return Quadrant.KEEP if good else Quadrant.FIX_FIRST
    return Quadrant.OVER_SERVED if good else Quadrant.WATCH


def _is_weak_secondary(weight: int, point: Touchpoint, question: Question) -> bool:
    settings = question.settings
    return weight <= settings.weak_importance and point.quality is not None and point.quality <= settings.weak_quality


PRIORITY = Analysis(
    name="priority",
    title=Texts("Приоритет точек контакта", "Touchpoint priority"),
    about=Texts(
        "Какие точки исправлять первыми: важность × (5 − качество) / 4.",
        "Which touchpoints to fix first: importance × (5 − quality) / 4.",
    ),
    run=priority,
)
