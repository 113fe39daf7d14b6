"""
Expectation and reality: where the journey disappoints, and which stages to be proud or ashamed of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final, Literal, TypeAlias

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question, StageView
from cjmkit.journeys.analysis.wording import count_of, number, quoted, signed
from cjmkit.model.journeys import Emotion, Scale, TransitionKind

__all__ = ["GAP", "Baseline", "ExpectationGap", "StageFeeling"]

Basis: TypeAlias = Literal["emotion", "quality"]

_VALENCE: Final = Scale(low=-2, high=2)


@attrs.frozen(kw_only=True)
class StageFeeling:
    """
    What a stage was expected to feel like and felt like, on the journey's scale; None is unknown.

    Where the stage itself has no emotion, those of its touchpoints are averaged. *score* is what the stage is
    ranked by; *over_baseline* is actual minus what the persona feels before the journey begins.
    """

    stage: str
    title: str
    weight: int | None
    expected: float | None
    actual: float | None
    gap: float | None
    score: float | None
    over_baseline: float | None


@attrs.frozen(kw_only=True)
class Baseline:
    """
    What a persona feels before the journey begins: *value* on the journey's scale, None for an unknown word.
    """

    persona: str
    emotion: str
    value: float | None


@attrs.frozen(kw_only=True)
class ExpectationGap(Result):
    """
    The gap between expectation and reality.

    *index* is Σ importance × gap / Σ importance over stages that have both, *mean* the plain mean of the gaps.
    *proud* and *ashamed* are titles, ``top`` of each and every one of a tie, ranked by *basis*; a stage that would
    be both is neither. *leave_angry* are stages that clients leave for good and that feel worse than neutral.
    """

    name: ClassVar[str] = "gap"

    stages: tuple[StageFeeling, ...]
    index: float | None
    mean: float | None
    basis: Basis | None
    proud: tuple[str, ...]
    ashamed: tuple[str, ...]
    baselines: tuple[Baseline, ...]
    leave_angry: tuple[str, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the gap, and the stages to be proud and ashamed of.
        """
        return f"{_gap_sentence(self, lang)} {_rank_sentence(self, lang)}{_anger_sentence(self, lang)}"

    def table(self, lang: str = "ru") -> TableView:
        """
        Return expectation, reality and gap of each stage.
        """
        columns = Texts(
            "Этап|Вес|Ожидание|Реальность|Разрыв|Оценка|К фону",
            "Stage|Weight|Expected|Actual|Gap|Score|To baseline",
        )
        rows = tuple(
            (
                stage.title,
                number(stage.weight, lang),
                number(stage.expected, lang, 1),
                number(stage.actual, lang, 1),
                signed(stage.gap, lang),
                number(stage.score, lang, 1),
                signed(stage.over_baseline, lang),
            )
            for stage in self.stages
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1, 2, 3, 4, 5, 6))


def _gap_sentence(result: ExpectationGap, lang: str) -> str:
    total = count_of(len(result.stages), "этапа", "этапов", "этапов", "stage", lang)
    if result.mean is None:
        return Texts(
            "Разрыв неизвестен: ни у одного из {total} нет и ожидания, и реальности.",
            "The gap is unknown: none of {total} has both expectation and reality.",
        ).get(lang, total=total)
    worst = min(stage.gap for stage in result.stages if stage.gap is not None)
    text = Texts(
        "Реальность минус ожидание: в среднем {mean} (с учётом важности {index}), по {known} из {total}",
        "Reality minus expectation: {mean} on average ({index} weighed by importance), from {known} of {total}",
    ).get(
        lang,
        mean=signed(result.mean, lang, 2),
        index=signed(result.index, lang, 2),
        known=number(result.inputs.known, lang),
        total=total,
    )
    if worst >= 0:
        return f"{text}."
    titles = [stage.title for stage in result.stages if stage.gap == worst]
    return text + Texts("; больше всего разочаровывает {titles}.", "; most disappointing: {titles}.").get(
        lang, titles=quoted(titles, lang)
    )


def _rank_sentence(result: ExpectationGap, lang: str) -> str:
    if result.basis is None:
        return Texts(
            "Гордиться и стыдиться пока нечем: этапы не оценены.",
            "Nothing to be proud or ashamed of: no stage is rated.",
        ).get(lang)
    if not result.proud and not result.ashamed:
        return Texts(
            "Ни гордиться, ни стыдиться нечем: оценок мало или они равны ({basis}).",
            "Nothing to be proud or ashamed of: marks are few or alike ({basis}).",
        ).get(lang, basis=_BASES[result.basis].get(lang))
    return Texts(
        "Гордиться: {proud}; стыдиться: {ashamed} ({basis}).", "Proud: {proud}; ashamed: {ashamed} ({basis})."
    ).get(
        lang,
        proud=quoted(result.proud, lang),
        ashamed=quoted(result.ashamed, lang),
        basis=_BASES[result.basis].get(lang),
    )


_BASES: Final = {
    "emotion": Texts("по эмоциям", "by emotions"),
    "quality": Texts("по качеству точек", "by the quality of touchpoints"),
}


def _anger_sentence(result: ExpectationGap, lang: str) -> str:
    if not result.leave_angry:
        return ""
    return Texts(" С негативом уходят насовсем: {titles}.", " Clients leave for good in anger: {titles}.").get(
        lang, titles=quoted(result.leave_angry, lang)
    )


def expectation_gap(question: Question) -> ExpectationGap:
    """
    Compare reality with expectation.
    """
    settings, baselines = question.settings, _baselines(question)
    felt = {baseline.value for baseline in baselines}
    # With several personas there is no one base to read the curve against.
    base = felt.pop() if len(felt) == 1 else None
    basis, scores = _scores(question)
    stages = tuple(_feeling(view, score, base) for view, score in zip(question.stages, scores, strict=True))
    best, worst = (_extreme(stages, settings.top, sign) for sign in (-1, 1))
    gaps = [(stage.gap, stage.weight) for stage in stages if stage.gap is not None]
    weighed = [(gap * weight, weight) for gap, weight in gaps if weight is not None]
    return ExpectationGap(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.emotion", "stages.touchpoints.emotion", "stages.touchpoints.importance", "scale"),
            settings={"top": settings.top, "stage_score": settings.stage_score},
            known=len(gaps),
            total=len(stages),
        ),
        stages=stages,
        index=_ratio(weighed),
        mean=_mean(gap for gap, _ in gaps),
        basis=basis,
        proud=tuple(stages[at].title for at in sorted(best - worst)),
        ashamed=tuple(stages[at].title for at in sorted(worst - best)),
        baselines=baselines,
        leave_angry=_leave_angry(question, stages),
    )


def _feeling(view: StageView, score: float | None, base: float | None) -> StageFeeling:
    actual = _felt(view, lambda emotion: emotion.actual)
    return StageFeeling(
        stage=view.stage.id,
        title=view.title,
        weight=view.weight,
        expected=_felt(view, lambda emotion: emotion.expected),
        actual=actual,
        gap=_felt(view, lambda emotion: emotion.gap),
        score=score,
        over_baseline=None if actual is None or base is None else actual - base,
    )


def _felt(view: StageView, read: Callable[[Emotion], int | None]) -> float | None:
    emotion = view.stage.emotion
    # One voice for all three numbers: a reality of the stage says nothing against an expectation of a touchpoint.
    if emotion is not None and (emotion.expected is not None or emotion.actual is not None):
        return read(emotion)
    return _mean(read(point.emotion) for point in view.points if point.emotion is not None)


def _scores(question: Question) -> tuple[Basis | None, list[float | None]]:
    """
    Return one basis for all stages: ranks by different ones could not be compared.
    """
    wanted = question.settings.stage_score
    emotions = [_felt(view, lambda emotion: emotion.actual) for view in question.stages]
    qualities = [_mean(point.quality for point in view.points) for view in question.stages]
    by_emotion = sum(1 for score in emotions if score is not None)
    by_quality = sum(1 for score in qualities if score is not None)
    if wanted == "emotion" or (wanted == "auto" and by_emotion >= by_quality):
        return ("emotion" if by_emotion else None), emotions
    return ("quality" if by_quality else None), qualities


def _extreme(stages: tuple[StageFeeling, ...], top: int, sign: int) -> frozenset[int]:
    """
    Return the numbers of the *top* stages of lowest score, or of highest if *sign* is −1.
    """
    ranked = sorted((sign * stage.score, number) for number, stage in enumerate(stages) if stage.score is not None)
    # Of three stages, one is the best and one the worst.
    top = min(top, max(1, len(ranked) // 2))
    if len(ranked) > top:
        # Whoever is level with the last one belongs to them.
        ranked = [pair for pair in ranked if pair[0] <= ranked[top - 1][0]]
    return frozenset(number for _, number in ranked)


def _baselines(question: Question) -> tuple[Baseline, ...]:
    found = []
    for persona in question.personas:
        if persona.baseline_emotion:
            word = question.words.emotion.find(persona.baseline_emotion)
            known = word is not None and word.valence is not None
            value = _VALENCE.converted(word.valence, question.journey.scale) if known else None  # type: ignore[union-attr,arg-type]
            found.append(Baseline(persona=persona.id, emotion=persona.baseline_emotion, value=value))
    return tuple(found)


def _leave_angry(question: Question, stages: tuple[StageFeeling, ...]) -> tuple[str, ...]:
    left = {way.start for way in question.ways if way.kind is TransitionKind.EXIT}
    middle = question.journey.scale.middle
    return tuple(
        stage.title for stage in stages if stage.stage in left and stage.actual is not None and stage.actual < middle
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _ratio(weighed: list[tuple[float, int]]) -> float | None:
    weights = sum(weight for _, weight in weighed)
    return sum(gap for gap, _ in weighed) / weights if weights else None


GAP = Analysis(
    name="gap",
    title=Texts("Ожидание и реальность", "Expectation and reality"),
    about=Texts(
        "Где путь разочаровывает; какими этапами гордиться и каких стыдиться.",
        "Where the journey disappoints; which stages to be proud and ashamed of.",
    ),
    run=expectation_gap,
)
