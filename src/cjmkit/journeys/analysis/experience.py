"""
The experience index: how good the touchpoints are, weighed by how much they matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.wording import count_of, number, percent, quoted
from cjmkit.model.journeys import Touchpoint

__all__ = ["EXPERIENCE", "Experience", "StageExperience"]


@attrs.frozen(kw_only=True)
class StageExperience:
    """
    The quality of a stage: *index* is weighed by importance, *mean* is plain; 1 to 5, None if unknown.
    """

    stage: str
    title: str
    index: float | None
    mean: float | None
    rated: int
    points: int


@attrs.frozen(kw_only=True)
class Experience(Result):
    """
    The journey's experience index, 1 to 5: Σ importance × quality / Σ importance over touchpoints that have both.

    *mean* is the plain mean of the qualities. *share* puts the index between 0 (the worst) and 1 (the best).
    """

    name: ClassVar[str] = "experience"

    index: float | None
    mean: float | None
    share: float | None
    stages: tuple[StageExperience, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the index, from how many touchpoints, and the weakest stages.
        """
        known, total = self.inputs.known, self.inputs.total
        if self.index is None:
            return Texts(
                "Индекс опыта неизвестен: нет точки, у которой есть и важность, и качество (точек: {total}).",
                "The experience index is unknown: no touchpoint of {total} has both importance and quality.",
            ).get(lang, total=total)
        rated = [stage for stage in self.stages if stage.index is not None]
        worst = min(stage.index for stage in rated if stage.index is not None)
        return Texts(
            "Индекс опыта {index} из 5 ({share} пути от худшего к лучшему), по {known} из {total}; "
            "слабее всего {worst}.",
            "The experience index is {index} of 5 ({share} of the way from worst to best), from {known} of {total}; "
            "weakest: {worst}.",
        ).get(
            lang,
            index=number(self.index, lang, 2),
            share=percent(self.share, lang, 0),
            known=number(known, lang),
            total=count_of(total, "точки", "точек", "точек", "touchpoint", lang),
            worst=quoted([stage.title for stage in rated if stage.index == worst], lang),
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the index of each stage.
        """
        columns = Texts(
            "Этап|Индекс (1–5)|Среднее (1–5)|Оценено|Точек", "Stage|Index (1–5)|Mean (1–5)|Rated|Touchpoints"
        )
        rows = tuple(
            (
                stage.title,
                number(stage.index, lang, 2),
                number(stage.mean, lang, 2),
                number(stage.rated, lang),
                number(stage.points, lang),
            )
            for stage in self.stages
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1, 2, 3, 4))


def experience(question: Question) -> Experience:
    """
    Weigh the qualities of the touchpoints that exist.
    """
    points = [point for _, point in question.points()]
    index, mean, rated = _weighed(points)
    stages = []
    for view in question.stages:
        own_index, own_mean, own_rated = _weighed(view.points)
        stages.append(
            StageExperience(
                stage=view.stage.id,
                title=view.title,
                index=own_index,
                mean=own_mean,
                rated=own_rated,
                points=len(view.points),
            )
        )
    return Experience(
        journey=question.journey.id,
        inputs=Inputs(
            reads=(
                "stages.touchpoints.importance",
                "stages.touchpoints.importance_business",
                "stages.touchpoints.quality",
            ),
            known=rated,
            total=len(points),
        ),
        index=index,
        mean=mean,
        share=None if index is None else (index - 1) / 4,
        stages=tuple(stages),
    )


def _weighed(points: Iterable[Touchpoint]) -> tuple[float | None, float | None, int]:
    """
    Return the weighed and the plain mean of quality, and how many touchpoints the weighed one stands on.
    """
    weights = weighed = rated = qualities = judged = 0
    for point in points:
        if point.quality is None:
            continue
        qualities, judged = qualities + point.quality, judged + 1
        weight = point.weight
        if weight is not None:
            weights, weighed, rated = weights + weight, weighed + weight * point.quality, rated + 1
    return (weighed / weights if weights else None), (qualities / judged if judged else None), rated


EXPERIENCE = Analysis(
    name="experience",
    title=Texts("Индекс опыта", "Experience index"),
    about=Texts(
        "Насколько хорош опыт клиента в целом и на каждом этапе.",
        "How good the client's experience is, in all and at each stage.",
    ),
    run=experience,
)
