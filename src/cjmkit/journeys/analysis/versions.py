"""
Versions: how emotions, indicators and counts moved since the map before this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.kpi import definitions, title_of
from cjmkit.journeys.analysis.question import Question, StageView
from cjmkit.journeys.analysis.wording import count_of, number, quoted, signed
from cjmkit.journeys.indicators import direction_of
from cjmkit.model.journeys import KPI, Direction, Journey, Scale, Stage

__all__ = ["VERSIONS", "Movement", "Versions"]

_EMOTION: Final = Name(ru="эмоция", en="emotion")


@attrs.frozen(kw_only=True)
class Movement:
    """
    What moved at a stage, or in the whole journey if *stage* is None: *what* is ``emotion`` or an indicator's id.

    *better* is None where nobody said which way is better.
    """

    stage: str | None
    stage_title: str | None
    what: str
    title: Name
    before: Decimal
    after: Decimal
    change: Decimal
    better: bool | None


@attrs.frozen(kw_only=True)
class Versions(Result):
    """
    The movements since *before*, the id of the journey that this one supersedes; None if there is none here.
    """

    name: ClassVar[str] = "versions"

    before: str | None
    movements: tuple[Movement, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell what got better and what got worse.
        """
        if self.before is None:
            return Texts(
                "Прежней версии карты в проекте нет: сравнить не с чем.",
                "The project has no earlier version of this map: nothing to compare with.",
            ).get(lang)
        better = [_named(one, lang) for one in self.movements if one.better]
        worse = [_named(one, lang) for one in self.movements if one.better is False]
        return Texts(
            "С прошлой версии сдвинулось: {count}; лучше – {better}; хуже – {worse}.",
            "Since the version before {count} moved; better: {better}; worse: {worse}.",
        ).get(
            lang,
            count=count_of(len(self.movements), "значение", "значения", "значений", "value", lang),
            better=quoted(better, lang),
            worse=quoted(worse, lang),
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the movements.
        """
        columns = Texts("Этап|Что|Было|Стало|Изменение", "Stage|What|Before|After|Change")
        rows = tuple(
            (
                one.stage_title or Texts("весь путь", "whole journey").get(lang),
                one.title.get(lang),
                number(one.before, lang, 2),
                number(one.after, lang, 2),
                signed(one.change, lang, 2),
            )
            for one in self.movements
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2, 3, 4))


def _named(one: Movement, lang: str) -> str:
    title = one.title.get(lang)
    return title if one.stage_title is None else f"{one.stage_title}: {title}"


def versions(question: Question) -> Versions:
    """
    Compare a journey with the one that it supersedes, stage by stage of the same id.
    """
    wanted = question.journey.supersedes
    earlier = next((one for one in question.project.journeys if _is(one, wanted, question.journey)), None)
    movements = () if earlier is None else tuple(_movements(earlier, question))
    return Versions(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("supersedes", "stages.emotion.actual", "stages.kpis", "kpis"),
            known=0 if earlier is None else 1,
            total=0 if wanted is None else 1,
        ),
        before=None if earlier is None else earlier.id,
        movements=movements,
    )


def _is(one: Journey, wanted: str | None, journey: Journey) -> bool:
    if wanted is None or one is journey:
        return False
    # A version may be named alone where both maps are of one journey.
    return one.id == wanted or (one.id == journey.id and one.version == wanted)


def _movements(earlier: Journey, question: Question) -> Iterator[Movement]:
    stages = {stage.id: stage for stage in reversed(earlier.stages)}
    yield from _of_kpis(earlier.kpis, question.journey.kpis, None, question)
    for view in question.stages:
        old = stages.get(view.stage.id)
        if old is not None:
            yield from _of_emotion(old, view, earlier.scale, question.journey.scale)
            yield from _of_kpis(old.kpis, view.stage.kpis, view, question)


def _of_emotion(old: Stage, view: StageView, scale: Scale, now: Scale) -> Iterator[Movement]:
    before, after = (stage.emotion.actual if stage.emotion else None for stage in (old, view.stage))
    if before is None or after is None:
        return
    told = Decimal(str(round(scale.converted(before, now), 2)))
    if told != after:
        yield Movement(
            stage=view.stage.id,
            stage_title=view.title,
            what="emotion",
            title=_EMOTION,
            before=told,
            after=Decimal(after),
            change=after - told,
            better=after > told,
        )


def _of_kpis(
    old: tuple[KPI, ...], new: tuple[KPI, ...], view: StageView | None, question: Question
) -> Iterator[Movement]:
    known = {kpi.id: kpi for kpi in reversed(old)}
    defined = definitions(question)
    for kpi in new:
        before = known[kpi.id].value if kpi.id in known else None
        if before is None or kpi.value is None or before == kpi.value:
            continue
        direction = direction_of(kpi, defined.get(kpi.id), question.words.kpi)
        yield Movement(
            stage=None if view is None else view.stage.id,
            stage_title=None if view is None else view.title,
            what=kpi.id,
            title=title_of(kpi, defined.get(kpi.id), question),
            before=before,
            after=kpi.value,
            change=kpi.value - before,
            better=None if direction is None else (kpi.value > before) is (direction is Direction.UP),
        )


VERSIONS = Analysis(
    name="versions",
    title=Texts("С прошлой версии", "Since the version before"),
    about=Texts("Что изменилось после улучшений.", "What has changed since the improvements."),
    run=versions,
)
