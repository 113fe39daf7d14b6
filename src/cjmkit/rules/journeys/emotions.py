"""
JRN401–JRN408: what the client feels, expected and actual.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Emotion
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, StageView

__all__ = ["CURVE", "FEELINGS"]

_WARNING: Final = Severity.WARNING
_GAP: Final = Texts("эмоции сопоставляют: ожидание – реальность", "emotions are compared: expectation and reality")

NO_EMOTION: Final = Rule(
    code="JRN401",
    severity=_WARNING,
    title=Texts("Этап без эмоции", "A stage without an emotion"),
    text=Texts(
        "этап «{stage}»: эмоции нет ни у него, ни у точек, а она нужна: впишите emotion хотя бы словами",
        "stage '{stage}': neither it nor its touchpoints have an emotion, one is needed: write it, in words at least",
    ),
    why=Texts(
        "Без эмоций карта – схема процесса: не видно, где клиенту плохо.",
        "Without emotions a map is a scheme of a process: nobody sees where clients suffer.",
    ),
    bad=Texts("emotion не заполнено", "no emotion"),
    good=Texts("emotion: {quote: «Опять не то»}", "emotion: {quote: 'Wrong again'}"),
    law=Texts("эмоциональное состояние – на каждом этапе", "the emotional state at each stage"),
    fields=("stages.emotion",),
)

NO_FEEDBACK: Final = Rule(
    code="JRN402",
    severity=_WARNING,
    title=Texts("Эмоция без подтверждения", "An emotion without evidence"),
    text=Texts(
        "«{place}»: эмоция названа, а откуда она известна – нет: добавьте evidence (отзыв, опрос, интервью)",
        "'{place}': an emotion is told, nothing says how it is known: add evidence (a review, a survey, an interview)",
    ),
    why=Texts(
        "Эмоции, придуманные за столом, – чувства сотрудников, а не клиентов.",
        "Emotions made up at a desk are the staff's feelings, not the clients'.",
    ),
    bad=Texts("actual: 2", "actual: 2"),
    good=Texts("actual: 2, evidence: [review]", "actual: 2, evidence: [review]"),
    law=Texts("реальность сверяют по обратной связи", "reality is known from feedback"),
    fields=("emotion.evidence",),
)

NO_EXPECTED: Final = Rule(
    code="JRN403",
    severity=Severity.INFO,
    title=Texts("Нет ожидания", "No expectation"),
    text=Texts(
        "«{place}»: оценка эмоции есть, а чего клиент ожидал – нет: впишите expected",
        "'{place}': the emotion is scored, what the client expected is not: write expected",
    ),
    why=Texts(
        "Разрыв между ожиданием и реальностью без ожидания не посчитать.",
        "The gap between expectation and reality needs the expectation.",
    ),
    bad=Texts("actual: 2", "actual: 2"),
    good=Texts("expected: 4, actual: 2", "expected: 4, actual: 2"),
    law=_GAP,
    fields=("emotion.expected",),
)

DISAPPOINTED: Final = Rule(
    code="JRN404",
    severity=_WARNING,
    title=Texts("Реальность хуже ожиданий", "Reality below expectations"),
    text=Texts(
        "«{place}»: реальность ниже ожидания на {found} (порог {limit}): найдите причину и снимите барьер",
        "'{place}': reality is {found} below expectation (the limit is {limit}): find the cause and remove the barrier",
    ),
    why=Texts("Большой разрыв – место, где клиента обманули в ожиданиях.", "A wide gap is where clients are let down."),
    bad=Texts("expected: 5, actual: 2", "expected: 5, actual: 2"),
    good=Texts("expected: 4, actual: 4", "expected: 4, actual: 4"),
    law=_GAP,
    fields=("emotion.expected", "emotion.actual"),
)

FLAT: Final = Rule(
    code="JRN405",
    severity=Severity.INFO,
    title=Texts("Ровная кривая эмоций", "A flat curve of emotions"),
    text=Texts(
        "на карте «{journey}» все оценки эмоций равны {found}, а обычно они меняются: проверьте по отзывам",
        "all scores of emotions on the map '{journey}' are {found}, they usually change: check with feedback",
    ),
    why=Texts(
        "Одинаковые оценки чаще значат, что эмоции не исследовали.",
        "Equal scores mostly mean that emotions were not studied.",
    ),
    bad=Texts("4, 4, 4, 4", "4, 4, 4, 4"),
    good=Texts("4, 3, 2, 5", "4, 3, 2, 5"),
    law=Texts("кривая эмоций показывает подъёмы и провалы", "the curve of emotions shows highs and lows"),
    fields=("emotion.actual",),
)

NO_SCORE: Final = Rule(
    code="JRN406",
    severity=Severity.INFO,
    title=Texts("Эмоция без оценки", "An emotion without a score"),
    text=Texts(
        "«{place}»: эмоция названа словами, оценки нет: впишите actual от {low} до {high}, чтобы построить кривую",
        "'{place}': the emotion is told in words and not scored: write actual, {low} to {high}, to draw the curve",
    ),
    why=Texts(
        "Слова в число переводит человек: угадывать оценку по тексту нельзя.",
        "It takes a human to put words into a number: a score is not guessed from text.",
    ),
    bad=Texts("quote: «Ненавижу зиму»", "quote: 'I hate winter'"),
    good=Texts("quote: «Ненавижу зиму», actual: 2", "quote: 'I hate winter', actual: 2"),
    law=Texts("эмоции рисуют смайликами или шкалой", "emotions are drawn as smileys or on a scale"),
    fields=("emotion.actual",),
)

OFF_SCALE: Final = Rule(
    code="JRN407",
    severity=Severity.ERROR,
    title=Texts("Оценка вне шкалы", "A score off the scale"),
    text=Texts(
        "«{place}»: оценка эмоции {found}, шкала карты от {low} до {high}: исправьте оценку или scale",
        "'{place}': the score is {found}, the scale of the map goes from {low} to {high}: correct one of them",
    ),
    why=Texts(
        "Такую точку не поставить на кривую: она ляжет за её край.",
        "Such a point cannot be drawn: it lies beyond the edge of the curve.",
    ),
    bad=Texts("scale: 1–5, actual: 8", "scale: 1 to 5, actual: 8"),
    good=Texts("scale: 1–10, actual: 8", "scale: 1 to 10, actual: 8"),
    law=Texts("шкала объявлена на карте", "the map declares its scale"),
    fields=("emotion.expected", "emotion.actual", "scale"),
)

NO_SCALE: Final = Rule(
    code="JRN408",
    severity=Severity.ERROR,
    title=Texts("Шкала без значений", "A scale without values"),
    text=Texts(
        "у карты «{journey}» шкала от {low} до {high}, нижний край должен быть меньше: исправьте scale",
        "the scale of the map '{journey}' goes from {low} to {high}, the low end must be smaller: correct scale",
    ),
    why=Texts("На такой шкале нельзя отличить плохое от хорошего.", "Such a scale cannot tell bad from good."),
    bad=Texts("{low: 5, high: 1}", "{low: 5, high: 1}"),
    good=Texts("{low: 1, high: 5}", "{low: 1, high: 5}"),
    law=Texts("шкала объявлена на карте", "the map declares its scale"),
    fields=("scale",),
)


@check(NO_EMOTION)
def _any(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Expect an emotion at the stage or at one of its touchpoints.
    """
    if seen.stage.emotion is None and all(each.point.emotion is None for each in seen.points):
        yield NO_EMOTION.finding(Location(field=f"{seen.path}.emotion"), stage=seen.title)


@check(NO_FEEDBACK, NO_EXPECTED, DISAPPOINTED, NO_SCORE, OFF_SCALE)
def _each(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Judge the emotion of the stage and those of its touchpoints.
    """
    if seen.stage.emotion is not None:
        # The evidence of the stage is about all that the stage says.
        told = bool(seen.stage.evidence)
        yield from _judge(seen.stage.emotion, seen, seen.path, seen.title, told, context)
    for each in seen.points:
        if each.point.emotion is not None:
            told = bool(each.point.evidence)
            yield from _judge(each.point.emotion, seen, each.path, each.title, told, context)


def _judge(emotion: Emotion, seen: StageView, path: str, title: str, told: bool, context: Context) -> Iterator[Finding]:
    scale = seen.home.journey.scale
    where = Location(field=f"{path}.emotion")
    known = emotion.actual is not None or emotion.label or emotion.quote
    if known and not emotion.evidence and not told:
        yield NO_FEEDBACK.finding(where, place=title)
    if known and emotion.actual is None:
        yield NO_SCORE.finding(where, place=title, low=scale.low, high=scale.high)
    if emotion.actual is not None and emotion.expected is None:
        yield NO_EXPECTED.finding(where, place=title)
    limit, gap = context.settings.journey.worst_gap, emotion.gap
    if gap is not None and gap <= -limit:
        yield DISAPPOINTED.finding(where, place=title, found=-gap, limit=limit)
    for field in ("expected", "actual"):
        score = getattr(emotion, field)
        if score is not None and scale.low < scale.high and not scale.holds(score):
            spot = Location(field=f"{path}.emotion.{field}")
            yield OFF_SCALE.finding(spot, place=title, found=score, low=scale.low, high=scale.high)


@check(FLAT, NO_SCALE)
def _curve(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look at the scale, and at the scores one after another.
    """
    scale = seen.journey.scale
    if scale.low >= scale.high:
        yield NO_SCALE.finding(Location(field=f"{seen.path}.scale"), journey=seen.title, low=scale.low, high=scale.high)
    scores = [each.stage.emotion.actual for each in seen.stages if each.stage.emotion is not None]
    known = [score for score in scores if score is not None]
    if len(known) > _FEW and len(set(known)) == 1:
        yield FLAT.finding(Location(field=f"{seen.path}.stages"), journey=seen.title, found=known[0])


_FEW: Final = 2
"""So many equal scores say nothing yet."""

CURVE: Final[Subject[JourneyView]] = Subject(name="curve", is_clean=never, checks=(_curve,))
FEELINGS: Final[Subject[StageView]] = Subject(name="emotions", is_clean=never, checks=(_any, _each))
