"""
Effects: what the remedies that were measured have changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, percent, quoted, signed
from cjmkit.model.journeys import Barrier, RemedyStatus

__all__ = ["EFFECTS", "Effects", "MeasuredEffect"]


@attrs.frozen(kw_only=True)
class MeasuredEffect:
    """
    What a remedy changed: *change* is after minus before, in *unit*; *relative* is the change as a share of before.
    """

    stage: str
    stage_title: str
    remedy: str
    status: RemedyStatus
    metric: str
    before: Decimal | None
    after: Decimal | None
    change: Decimal | None
    relative: Fraction | None
    unit: str | None
    period: str | None


@attrs.frozen(kw_only=True)
class Effects(Result):
    """
    The measured effects; *unmeasured* are remedies that work already and were never measured.
    """

    name: ClassVar[str] = "effects"

    effects: tuple[MeasuredEffect, ...]
    unmeasured: tuple[str, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell how many effects were measured.
        """
        if not self.effects and not self.unmeasured:
            return Texts("Ни одно решение ещё не внедрено.", "No remedy is carried out yet.").get(lang)
        text = Texts("Измерено {count}.", "{count} measured.").get(
            lang, count=count_of(len(self.effects), "изменение", "изменения", "изменений", "effect", lang)
        )
        if not self.unmeasured:
            return text
        return text + Texts(" Внедрено и не измерено: {titles}.", " Carried out and not measured: {titles}.").get(
            lang, titles=quoted(self.unmeasured, lang)
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the effects.
        """
        columns = Texts(
            "Решение|Показатель|Было|Стало|Разница|К прежнему|Период",
            "Remedy|Metric|Before|After|Change|Relative|Period",
        )
        rows = tuple(
            (
                one.remedy,
                one.metric if not one.unit else f"{one.metric}, {one.unit}",
                number(one.before, lang, 2),
                number(one.after, lang, 2),
                signed(one.change, lang, 2),
                percent(one.relative, lang),
                one.period or UNKNOWN,
            )
            for one in self.effects
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2, 3, 4, 5))


def effects(question: Question) -> Effects:
    """
    Gather what was measured.
    """
    found: list[MeasuredEffect] = []
    unmeasured: list[str] = []
    for stage, title, barrier in _barriers(question):
        for remedy in barrier.remedies:
            effect = remedy.effect
            if effect is None or (effect.change is None and effect.after is None):
                if remedy.status.is_done:
                    unmeasured.append(remedy.text)
                continue
            found.append(
                MeasuredEffect(
                    stage=stage,
                    stage_title=title,
                    remedy=remedy.text,
                    status=remedy.status,
                    metric=effect.metric,
                    before=effect.before,
                    after=effect.after,
                    change=effect.change,
                    relative=_relative(effect.before, effect.after),
                    unit=effect.unit,
                    period=effect.period,
                )
            )
    return Effects(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("barriers.remedies.effect", "barriers.remedies.status"),
            known=len(found),
            total=len(found) + len(unmeasured),
        ),
        effects=tuple(found),
        unmeasured=tuple(unmeasured),
    )


def _relative(before: Decimal | None, after: Decimal | None) -> Fraction | None:
    if before is None or after is None or not before or not before.is_finite() or not after.is_finite():
        return None
    return (Fraction(after) - Fraction(before)) / abs(Fraction(before))


def _barriers(question: Question) -> Iterator[tuple[str, str, Barrier]]:
    for view in question.stages:
        for barrier in view.barriers:
            yield view.stage.id, view.title, barrier
    for way in question.ways:
        home = question.by_id.get(way.start)
        for barrier in way.barriers:
            yield way.start, way.start if home is None else home.title, barrier


EFFECTS = Analysis(
    name="effects",
    title=Texts("Эффект решений", "Effects of remedies"),
    about=Texts("Что изменили внедрённые решения.", "What the remedies that were carried out have changed."),
    run=effects,
)
