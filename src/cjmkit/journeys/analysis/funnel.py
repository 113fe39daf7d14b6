"""
The funnel: rates from counts, the best and the worst step, and what would be if.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.slices import Slice, slices_of
from cjmkit.journeys.analysis.steps import FunnelStep, Interval, wilson
from cjmkit.journeys.analysis.what_if import WhatIf, what_ifs
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, percent, quoted

__all__ = ["FUNNEL", "Funnel", "StepRow", "shown_interval"]


@attrs.frozen(kw_only=True)
class StepRow:
    """
    A step of the funnel with the titles of its stages; *skipped* stages between them were not counted.

    *main* marks the best step (the main conversion stage), *worst* the one to mend first; *too_few* one that
    fewer than ``min_volume`` clients begin, which is neither.
    """

    start: str
    end: str
    step: FunnelStep
    skipped: int
    main: bool
    worst: bool
    too_few: bool


@attrs.frozen(kw_only=True)
class Funnel(Result):
    """
    The steps between counted stages. *total* is the share of the first stage that reached the last counted one.

    *lost_before_purchase* is the share that never reached the purchase. *periods* are the spans of days that the
    counts are of: more than one means that the rates compare different times.
    """

    name: ClassVar[str] = "funnel"

    steps: tuple[StepRow, ...]
    counts: tuple[int | None, ...]
    total: float | None
    interval: Interval | None
    lost_before_purchase: float | None
    periods: int
    slices: tuple[Slice, ...]
    what_ifs: tuple[WhatIf, ...]

    @property
    def main(self) -> tuple[StepRow, ...]:
        """
        The steps of the highest rate, every one of a tie.
        """
        return tuple(row for row in self.steps if row.main)

    @property
    def worst(self) -> tuple[StepRow, ...]:
        """
        The steps of the lowest rate, every one of a tie.
        """
        return tuple(row for row in self.steps if row.worst)

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the total, the best and the worst step.
        """
        stages = count_of(self.inputs.total, "этапа", "этапов", "этапов", "stage", lang)
        if not self.steps:
            return Texts(
                "Воронки нет: клиенты сосчитаны на {known} из {stages}, нужно хотя бы на двух.",
                "There is no funnel: clients are counted at {known} of {stages}, two at least are wanted.",
            ).get(lang, known=number(self.inputs.known, lang), stages=stages)
        return " ".join(part for part in (_total(self, lang), _extremes(self, lang), *_doubts(self, lang)) if part)

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the steps.
        """
        columns = (
            Texts("Шаг|Было|Стало|Конверсия|95 %|Отметка", "Step|From|To|Conversion|95%|Mark").get(lang).split("|")
        )
        confidence = self.inputs.settings["confidence"]
        columns[4] = columns[4].replace("95", str(confidence))
        rows = tuple(
            (
                f"{row.start} → {row.end}",
                number(row.step.entered, lang),
                number(row.step.passed, lang),
                percent(row.step.conversion, lang),
                shown_interval(row.step.interval, lang),
                _mark(row, lang),
            )
            for row in self.steps
        )
        return TableView(columns=tuple(columns), rows=rows, numbers=(1, 2, 3, 4))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the steps, the what-ifs, and the rates of each segment, product and channel.
        """
        return (self.table(lang), *(what.table(lang) for what in self.what_ifs), *_slice_tables(self.slices, lang))


def shown_interval(interval: Interval | None, lang: str) -> str:
    """
    Return an interval as «0,9–3,6 %».
    """
    if interval is None:
        return UNKNOWN
    digits = 1 if interval.high - interval.low >= 0.002 else 3
    return f"{number(interval.low * 100, lang, digits)}–{percent(interval.high, lang, digits)}"


_MARKS: Final = (
    ("main", Texts("лучший", "best")),
    ("worst", Texts("худший", "worst")),
    ("too_few", Texts("мало данных", "too few")),
)


def _mark(row: StepRow, lang: str) -> str:
    marks = [texts.get(lang) for name, texts in _MARKS if getattr(row, name)]
    if row.step.rises:
        marks.append(Texts("растёт", "grows").get(lang))
    return ", ".join(marks)


def _total(funnel: Funnel, lang: str) -> str:
    first, last = funnel.steps[0], funnel.steps[-1]
    return Texts(
        "Из {entered} («{first}») до этапа «{last}» дошли {passed}: {total}{sure}.",
        "Of {entered} ({first}), {passed} reached {last}: {total}{sure}.",
    ).get(
        lang,
        entered=number(first.step.entered, lang),
        first=first.start,
        last=last.end,
        passed=number(last.step.passed, lang),
        total=percent(funnel.total, lang),
        sure=_sure(funnel, lang),
    )


def _sure(funnel: Funnel, lang: str) -> str:
    # A share above the whole has no interval, and there is nothing to be sure of.
    if funnel.interval is None:
        return ""
    return Texts(" (с уверенностью {sure} % – {interval})", " ({interval} with {sure}% confidence)").get(
        lang, sure=funnel.inputs.settings["confidence"], interval=shown_interval(funnel.interval, lang)
    )


def _extremes(funnel: Funnel, lang: str) -> str:
    if not funnel.main:
        return Texts(
            "Лучший шаг не назвать: ни один не начали {least} клиентов без роста числа.",
            "No best step can be told: none was begun by {least} clients without growing.",
        ).get(lang, least=funnel.inputs.settings["min_volume"])
    text = Texts("Основной конверсионный шаг: {main} ({best})", "The main conversion step: {main} ({best})").get(
        lang,
        main=quoted([f"{row.start} → {row.end}" for row in funnel.main], lang),
        best=percent(funnel.main[0].step.conversion, lang),
    )
    if not funnel.worst:
        return f"{text}."
    return text + Texts("; первым чинить {worst} ({low}).", "; mend {worst} ({low}) first.").get(
        lang,
        worst=quoted([f"{row.start} → {row.end}" for row in funnel.worst], lang),
        low=percent(funnel.worst[0].step.conversion, lang),
    )


def _doubts(funnel: Funnel, lang: str) -> Iterator[str]:
    if funnel.lost_before_purchase is not None:
        yield Texts("До покупки теряется {lost}.", "Lost before the purchase: {lost}.").get(
            lang, lost=percent(funnel.lost_before_purchase, lang)
        )
    if funnel.inputs.unknown:
        stages = count_of(funnel.inputs.unknown, "этап", "этапа", "этапов", "stage", lang)
        yield Texts("Не сосчитаны: {stages}.", "Not counted: {stages}.").get(lang, stages=stages)
    if funnel.periods > 1:
        yield Texts(
            "Числа за разные периоды ({count}): конверсии неточны.",
            "The counts are of different periods ({count}): the rates are not exact.",
        ).get(lang, count=funnel.periods)


_DIMENSIONS: Final = {
    "channel": Texts("каналу", "channel"),
    "product": Texts("товару", "product"),
    "segment": Texts("сегменту", "segment"),
}


def _slice_tables(slices: tuple[Slice, ...], lang: str) -> Iterator[TableView]:
    columns = Texts("Срез|Вошли|Дошли|Конверсия|Интервал|Отметка", "Slice|Entered|Reached|Conversion|Interval|Mark")
    names = tuple(columns.get(lang).split("|"))
    for dimension in dict.fromkeys(one.dimension for one in slices):
        rows = tuple(
            (
                one.value,
                number(one.entered, lang),
                number(one.reached, lang),
                percent(one.total, lang),
                shown_interval(one.interval, lang),
                Texts("лучший", "best").get(lang) if one.best else "",
            )
            for one in slices
            if one.dimension == dimension
        )
        named = _DIMENSIONS[dimension].get(lang) if dimension in _DIMENSIONS else dimension
        title = Texts("Конверсия по: {dimension}", "Conversion by {dimension}").get(lang, dimension=named)
        yield TableView(columns=names, rows=rows, numbers=(1, 2, 3, 4), title=title)


def funnel(question: Question) -> Funnel:
    """
    Compute the funnel of a journey.
    """
    settings, counts = question.settings, tuple(view.stage.reached for view in question.stages)
    first, last = (question.steps[0], question.steps[-1]) if question.steps else (None, None)
    entered = None if first is None else first.entered
    passed = None if last is None else last.passed
    spans = {count.period for view in question.stages for count in view.stage.counts if not count.by}
    confidence = settings.confidence / 100
    return Funnel(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.counts",),
            settings={"min_volume": settings.min_volume, "confidence": settings.confidence},
            known=sum(1 for count in counts if count is not None),
            total=len(counts),
        ),
        steps=_rows(question),
        counts=counts,
        total=_share(passed, entered),
        interval=None if entered is None or passed is None else wilson(passed, entered, confidence),
        lost_before_purchase=_lost_before_purchase(question, counts),
        periods=len(spans),
        slices=slices_of(question),
        what_ifs=what_ifs(question, counts),
    )


def _rows(question: Question) -> tuple[StepRow, ...]:
    least = question.settings.min_volume
    rated = [
        step.conversion
        for step in question.steps
        if step.conversion is not None and not step.rises and step.entered >= least
    ]
    best, worst = max(rated, default=None), min(rated, default=None)
    return tuple(
        StepRow(
            start=question.stages[step.start].title,
            end=question.stages[step.end].title,
            step=step,
            skipped=step.end - step.start - 1,
            main=_counts(step, least) and step.conversion == best,
            # With one step alone, or all alike, none is worse than the others.
            worst=_counts(step, least) and step.conversion == worst != best,
            too_few=step.entered < least,
        )
        for step in question.steps
    )


def _counts(step: FunnelStep, least: int) -> bool:
    return step.conversion is not None and not step.rises and step.entered >= least


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else part / whole


def _lost_before_purchase(question: Question, counts: tuple[int | None, ...]) -> float | None:
    at = next((view.number for view in question.stages if view.group == "purchase"), None)
    first = next((count for count in counts if count is not None), None)
    bought = None if at is None else counts[at]
    reached = _share(bought, first)
    return None if reached is None or reached > 1 else 1 - reached


FUNNEL = Analysis(
    name="funnel",
    title=Texts("Воронка", "Funnel"),
    about=Texts(
        "Какая доля клиентов идёт дальше, где лучше и где хуже всего.",
        "What share of clients goes on, where most and where least of them.",
    ),
    run=funnel,
)
