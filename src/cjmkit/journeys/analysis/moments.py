"""
Moments of truth: touchpoints that may decide how the client sees the company, each point explained.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import DECISION, Question, StageView
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, percent, quoted, yes_no
from cjmkit.model.journeys import Outcome, Scale, Touchpoint

__all__ = ["MOMENTS", "Clue", "MomentCandidate", "Moments", "Reason"]

_FIVE: Final = Scale()
_HIGH: Final = 4


class Clue(enum.Enum):
    """
    What speaks for a touchpoint being a moment of truth; each is worth one point.
    """

    DECISION = "decision"
    FIRST_CONTACT = "first_contact"
    HIGH_EXPECTATION = "high_expectation"
    DROP_OFF = "drop_off"
    CHURN = "churn"
    COMPLAINTS = "complaints"
    CRITICAL = "critical"


@attrs.frozen(kw_only=True)
class Reason:
    """
    A point and what it was given for; *value* is the number behind it, if there is one.
    """

    clue: Clue
    value: float | None = None

    def text(self, lang: str = "ru") -> str:
        """
        Return the reason in words.
        """
        share = percent(self.value, lang) if self.clue is Clue.DROP_OFF else number(self.value, lang, 1)
        return REASONS[self.clue].get(lang, value=share)


REASONS: Final = {
    Clue.DECISION: Texts("здесь клиент решает", "the client decides here"),
    Clue.FIRST_CONTACT: Texts("первый контакт", "first contact"),
    Clue.HIGH_EXPECTATION: Texts("ожидание {value} из 5", "expectation {value} of 5"),
    Clue.DROP_OFF: Texts("наибольшая потеря клиентов: {value}", "the greatest loss of clients: {value}"),
    Clue.CHURN: Texts("причин ухода с этапа: {value}", "reasons to leave the stage: {value}"),
    Clue.COMPLAINTS: Texts("жалобы или уход: {value}", "complaints or leaving: {value}"),
    Clue.CRITICAL: Texts("барьеров: {value}", "barriers: {value}"),
}


@attrs.frozen(kw_only=True)
class MomentCandidate:
    """
    A touchpoint with at least one point; *marked* if the map calls it a moment of truth already.
    """

    stage: str
    stage_title: str
    title: str
    points: int
    reasons: tuple[Reason, ...]
    marked: bool


@attrs.frozen(kw_only=True)
class Moments(Result):
    """
    Candidates, the strongest first. *marked* of *touchpoints* are moments of truth already.

    *silent* are clues that nothing on the map could give: they are unknown, not absent. *unfounded* are
    the titles of marked touchpoints that no clue speaks for.
    """

    name: ClassVar[str] = "moments"

    candidates: tuple[MomentCandidate, ...]
    touchpoints: int
    marked: int
    silent: tuple[Clue, ...]
    unfounded: tuple[str, ...]

    @property
    def strongest(self) -> tuple[MomentCandidate, ...]:
        """
        The candidates with most points, every one of a tie.
        """
        most = max((candidate.points for candidate in self.candidates), default=0)
        return tuple(candidate for candidate in self.candidates if candidate.points == most)

    def sentence(self, lang: str = "ru") -> str:
        """
        Name the strongest candidates and what could not be judged.
        """
        marked = number(self.marked, lang)
        if not self.candidates:
            text = Texts(
                "Кандидатов в моменты истины не видно; отмечено {marked}.",
                "No candidates for a moment of truth; {marked} marked.",
            ).get(lang, marked=marked)
        else:
            text = Texts(
                "Сильнее всех {titles}: {points} из {most}; всего кандидатов {count}, отмечено {marked}.",
                "Strongest: {titles} with {points} of {most}; {count} in all, {marked} marked.",
            ).get(
                lang,
                titles=quoted([candidate.title for candidate in self.strongest], lang),
                points=count_of(self.strongest[0].points, "признак", "признака", "признаков", "clue", lang),
                most=len(Clue),
                count=number(len(self.candidates), lang),
                marked=marked,
            )
        if not self.silent:
            return text
        return text + Texts(" Не судили по: {clues} – данных нет.", " Not judged by: {clues} – there is no data.").get(
            lang, clues=", ".join(CLUES[clue].get(lang) for clue in self.silent)
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the candidates with their reasons.
        """
        columns = Texts("Точка контакта|Этап|Очков|Почему|Отмечена", "Touchpoint|Stage|Points|Why|Marked")
        rows = tuple(
            (
                candidate.title,
                candidate.stage_title,
                number(candidate.points, lang),
                "; ".join(reason.text(lang) for reason in candidate.reasons) or UNKNOWN,
                yes_no(candidate.marked, lang),
            )
            for candidate in self.candidates
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2,))


CLUES: Final = {
    Clue.DECISION: Texts("этапу решения", "a decision stage"),
    Clue.FIRST_CONTACT: Texts("первому контакту", "first contact"),
    Clue.HIGH_EXPECTATION: Texts("ожиданиям", "expectations"),
    Clue.DROP_OFF: Texts("потерям клиентов", "loss of clients"),
    Clue.CHURN: Texts("причинам ухода", "reasons to leave"),
    Clue.COMPLAINTS: Texts("жалобам", "complaints"),
    Clue.CRITICAL: Texts("барьерам", "barriers"),
}


def moments(question: Question) -> Moments:
    """
    Give each touchpoint a point for every clue that speaks for it.
    """
    losses = [view.lost for view in question.stages if view.lost]
    worst = max(losses, default=None)
    entry = _Entry.of(question)
    candidates, unfounded, count, marks = [], [], 0, 0
    for view, point in question.points():
        reasons = tuple(_reasons(view, point, question, worst, entry))
        marked = point.moment_of_truth is not None
        count, marks = count + 1, marks + marked
        if reasons:
            candidates.append(
                MomentCandidate(
                    stage=view.stage.id,
                    stage_title=view.title,
                    title=point.title,
                    points=len(reasons),
                    reasons=reasons,
                    marked=marked,
                )
            )
        elif marked:
            unfounded.append(point.title)
    silent = _silent(question, worst)
    return Moments(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.counts", "stages.churn", "stages.barriers", "stages.emotion", "entry_touchpoints"),
            settings={"min_barriers": question.settings.min_barriers, "high_expectation_from": _HIGH},
            known=len(Clue) - len(silent),
            total=len(Clue),
        ),
        candidates=tuple(sorted(candidates, key=lambda one: (-one.points, not one.marked))),
        touchpoints=count,
        marked=marks,
        silent=silent,
        unfounded=tuple(unfounded),
    )


def _reasons(
    view: StageView, point: Touchpoint, question: Question, worst: float | None, entry: _Entry
) -> Iterator[Reason]:
    if view.group in DECISION:
        yield Reason(clue=Clue.DECISION)
    if entry.holds(view, point):
        yield Reason(clue=Clue.FIRST_CONTACT)
    expected = _expected(view, point, question.journey.scale)
    if expected is not None and expected >= _HIGH:
        yield Reason(clue=Clue.HIGH_EXPECTATION, value=expected)
    if worst is not None and view.lost == worst:
        yield Reason(clue=Clue.DROP_OFF, value=worst)
    if view.stage.churn:
        yield Reason(clue=Clue.CHURN, value=len(view.stage.churn))
    complaints = sum(1 for barrier in point.barriers if (barrier.severity or 0) >= _HIGH)
    complaints += point.outcome is Outcome.LOSES
    if complaints:
        yield Reason(clue=Clue.COMPLAINTS, value=complaints)
    if len(point.barriers) >= question.settings.min_barriers:
        yield Reason(clue=Clue.CRITICAL, value=len(point.barriers))


def _expected(view: StageView, point: Touchpoint, scale: Scale) -> float | None:
    for emotion in (point.emotion, view.stage.emotion):
        if emotion is not None and emotion.expected is not None:
            return scale.converted(emotion.expected, _FIVE)
    return None


@attrs.frozen(kw_only=True)
class _Entry:
    """
    Where the journey begins: at the touchpoints that are named, else at the first stage that has some.
    """

    names: frozenset[str]
    stage: int | None

    @classmethod
    def of(cls, question: Question) -> _Entry:
        names = frozenset(name.casefold() for name in question.journey.entry_touchpoints)
        first = next((view.number for view in question.stages if view.own), None)
        return cls(names=names, stage=None if names else first)

    def holds(self, view: StageView, point: Touchpoint) -> bool:
        if self.names:
            return point.title.casefold() in self.names or (point.id or "").casefold() in self.names
        return view.number == self.stage


def _silent(question: Question, worst: float | None) -> tuple[Clue, ...]:
    """
    Return the clues that no touchpoint could have: nobody entered what they rest on.
    """
    scale, points = question.journey.scale, tuple(question.points())
    heard = {
        Clue.DECISION: any(view.group is not None for view in question.stages),
        Clue.FIRST_CONTACT: bool(points),
        Clue.HIGH_EXPECTATION: any(_expected(view, point, scale) is not None for view, point in points),
        Clue.DROP_OFF: worst is not None or any(view.lost is not None for view in question.stages),
        Clue.CHURN: any(view.stage.churn for view in question.stages),
        Clue.COMPLAINTS: any(
            point.outcome is not None or any(barrier.severity is not None for barrier in point.barriers)
            for _, point in points
        ),
        Clue.CRITICAL: any(point.barriers for _, point in points),
    }
    return tuple(clue for clue in Clue if not heard[clue])


MOMENTS = Analysis(
    name="moments",
    title=Texts("Кандидаты в моменты истины", "Candidates for moments of truth"),
    about=Texts(
        "Какие точки контакта решают, каким клиент увидит компанию, и почему.",
        "Which touchpoints decide how the client sees the company, and why.",
    ),
    run=moments,
)
