"""
The plan of remedies: which to carry out first, by effect over cost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Final, Literal, TypeAlias

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question, StageView
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, money, number, percent, quoted
from cjmkit.model.journeys import Barrier, Executor, Remedy, RemedyStatus
from cjmkit.model.parts import Money

__all__ = ["PLAN", "Lacking", "PlanItem", "RemedyPlan"]

Lacking: TypeAlias = Literal["remedy", "choice", "severity", "drop_off", "cost"]


@attrs.frozen(kw_only=True)
class PlanItem:
    """
    A barrier and what is to be done about it.

    *rank* is 1 for the first to carry out among remedies whose cost is in one *unit* (``RUB``, ``RUB/month``).
    *score* is severity × the share of clients that the stage loses / cost × 1 000 000: comparable only within a
    unit; None if something is *lacking* or the remedy costs nothing, which puts it first. *alternatives* counts
    the remedies to choose from.
    """

    stage: str
    stage_title: str
    barrier: str
    severity: int | None
    lost: float | None
    remedy: str | None
    alternatives: int
    cost: Money | None
    executor: Executor | None
    owner: str | None
    due_on: dt.date | None
    status: RemedyStatus | None
    overdue: bool
    rank: int | None = None
    unit: str | None = None
    score: float | None = None
    lacking: tuple[Lacking, ...] = ()

    @property
    def is_open(self) -> bool:
        """
        Whether there is something left to do.
        """
        return self.status is None or not (self.status.is_done or self.status is RemedyStatus.REJECTED)


@attrs.frozen(kw_only=True)
class RemedyPlan(Result):
    """
    What to do about the barriers: ranked remedies first, then those that lack something to be ranked by, then
    those that are done or rejected.
    """

    name: ClassVar[str] = "plan"

    items: tuple[PlanItem, ...]

    @property
    def ranked(self) -> tuple[PlanItem, ...]:
        """
        The remedies that have a rank.
        """
        return tuple(item for item in self.items if item.rank is not None)

    @property
    def unranked(self) -> tuple[PlanItem, ...]:
        """
        Open ones that lack something, the gravest barrier first.
        """
        return tuple(item for item in self.items if item.is_open and item.rank is None)

    def sentence(self, lang: str = "ru") -> str:
        """
        Name the first remedy, and what the others lack.
        """
        if not self.items:
            return Texts("Барьеров нет, плана тоже.", "There are no barriers, hence no plan.").get(lang)
        done = sum(1 for item in self.items if item.status is not None and item.status.is_done)
        text = Texts("{barriers}; снято {done}.", "{barriers}; {done} solved.").get(
            lang,
            barriers=count_of(len(self.items), "барьер", "барьера", "барьеров", "barrier", lang),
            done=number(done, lang),
        )
        first = [item.remedy or "" for item in self.ranked if item.rank == 1]
        if first:
            text += Texts(" Начать с {titles}.", " Begin with {titles}.").get(lang, titles=quoted(first, lang))
        if not self.unranked:
            return text
        lacking = dict.fromkeys(name for item in self.unranked for name in item.lacking)
        return text + Texts(
            " Без места в очереди: {count} – не хватает: {what}.", " Not ranked: {count} – lacking: {what}."
        ).get(lang, count=number(len(self.unranked), lang), what=", ".join(LACKING[name].get(lang) for name in lacking))

    def table(self, lang: str = "ru") -> TableView:
        """
        Return what to do and why, in the order of the ranks.
        """
        columns = Texts("№|Этап|Барьер|Что сделать|Тяжесть|Потеря|Цена", "No|Stage|Barrier|Remedy|Severity|Loss|Cost")
        rows = tuple(
            (
                number(item.rank, lang),
                item.stage_title,
                item.barrier,
                item.remedy or _choice(item, lang),
                number(item.severity, lang),
                percent(item.lost, lang, 0),
                money(item.cost, lang),
            )
            for item in self.items
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(0, 4, 5, 6))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return what to do and why, then by whom and until when.
        """
        columns = Texts("№|Что сделать|Кто|Срок|Состояние", "No|Remedy|Owner|Due|Status")
        rows = tuple(
            (
                number(item.rank, lang),
                item.remedy,
                item.owner or UNKNOWN,
                _due(item, lang),
                UNKNOWN if item.status is None else STATUSES[item.status].get(lang),
            )
            for item in self.items
            if item.remedy is not None
        )
        title = Texts("Кто и когда", "By whom and when").get(lang)
        who = TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(0,), title=title)
        return (self.table(lang), who)


LACKING: Final = {
    "remedy": Texts("решения", "a remedy"),
    "choice": Texts("выбора из вариантов", "a choice among remedies"),
    "severity": Texts("тяжести барьера", "severity"),
    "drop_off": Texts("чисел клиентов", "counts of clients"),
    "cost": Texts("цены", "a cost"),
}

STATUSES: Final = {
    RemedyStatus.IDEA: Texts("идея", "idea"),
    RemedyStatus.PLANNED: Texts("запланировано", "planned"),
    RemedyStatus.IMPLEMENTED: Texts("внедрено", "implemented"),
    RemedyStatus.TESTING: Texts("проверяется", "testing"),
    RemedyStatus.EVALUATED: Texts("оценено", "evaluated"),
    RemedyStatus.REJECTED: Texts("отклонено", "rejected"),
}


def _choice(item: PlanItem, lang: str) -> str:
    if not item.alternatives:
        return UNKNOWN
    return Texts("выбрать из {count}", "choose of {count}").get(lang, count=item.alternatives)


def _due(item: PlanItem, lang: str) -> str:
    if item.due_on is None:
        return UNKNOWN
    late = Texts(" (просрочено)", " (overdue)").get(lang) if item.overdue else ""
    return f"{item.due_on}{late}"


def remedy_plan(question: Question) -> RemedyPlan:
    """
    Rank the remedies.
    """
    items = tuple(_items(question))
    ranked = _ranked([item for item in items if item.is_open and not item.lacking])
    open_ones = [item for item in items if item.is_open and item.lacking]
    closed = [item for item in items if not item.is_open]
    open_ones.sort(key=lambda item: (-(item.severity or 0), -(item.lost or 0.0)))
    return RemedyPlan(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("barriers.severity", "barriers.remedies", "stages.counts"),
            known=len(items) - len(open_ones),
            total=len(items),
        ),
        items=(*ranked, *open_ones, *closed),
    )


def _items(question: Question) -> Iterator[PlanItem]:
    for view in question.stages:
        for barrier in view.barriers:
            yield _item(view, view.stage.id, barrier, question)
    for way in question.ways:
        for barrier in way.barriers:
            yield _item(question.by_id.get(way.start), way.start, barrier, question)


def _item(view: StageView | None, stage: str, barrier: Barrier, question: Question) -> PlanItem:
    remedy, lost = barrier.remedy, None if view is None else view.lost
    lacking = tuple(_lacking(barrier, remedy, lost))
    cost = None if remedy is None else remedy.cost
    status = None if remedy is None else remedy.status
    late = remedy is not None and remedy.due_on is not None and remedy.due_on < question.today
    return PlanItem(
        stage=stage,
        stage_title=stage if view is None else view.title,
        barrier=barrier.text,
        severity=barrier.severity,
        lost=lost,
        remedy=None if remedy is None else remedy.text,
        alternatives=len(barrier.remedies),
        cost=cost,
        executor=None if remedy is None else remedy.executor,
        owner=None if remedy is None else remedy.owner,
        due_on=None if remedy is None else remedy.due_on,
        status=status,
        overdue=late and status in (RemedyStatus.IDEA, RemedyStatus.PLANNED),
        unit=_unit(cost),
        score=None if lacking else _score(barrier.severity, lost, cost),
        lacking=lacking,
    )


def _lacking(barrier: Barrier, remedy: Remedy | None, lost: float | None) -> Iterator[Lacking]:
    if remedy is None:
        yield "choice" if barrier.remedies else "remedy"
    if barrier.severity is None:
        yield "severity"
    if lost is None:
        yield "drop_off"
    if remedy is not None and (remedy.cost is None or not remedy.cost.amount.is_finite()):
        yield "cost"


def _score(severity: int | None, lost: float | None, cost: Money | None) -> float | None:
    if severity is None or lost is None or cost is None or cost.amount <= 0:
        return None
    return severity * lost / float(cost.amount) * 1_000_000


def _unit(cost: Money | None) -> str | None:
    if cost is None:
        return None
    return cost.currency if cost.period is None else f"{cost.currency}/{cost.period.value}"


def _ranked(items: list[PlanItem]) -> Iterator[PlanItem]:
    """
    Yield the remedies with their ranks; equal ones share a rank, and each unit of cost has ranks of its own.
    """
    units: dict[str | None, list[PlanItem]] = {}
    for item in items:
        units.setdefault(item.unit, []).append(item)
    for _, group in sorted(units.items(), key=lambda pair: (-len(pair[1]), pair[0] or "")):
        keys = [_key(item) for item in group]
        places = {key: place for place, key in reversed(list(enumerate(sorted(keys), 1)))}
        for key, item in sorted(zip(keys, group, strict=True), key=lambda pair: pair[0]):
            yield attrs.evolve(item, rank=places[key])


def _key(item: PlanItem) -> tuple[float, float]:
    effect = -(item.severity or 0) * (item.lost or 0.0)
    # What costs nothing goes first, the greater effect before the smaller.
    return (float("-inf"), effect) if item.score is None else (-item.score, effect)


PLAN = Analysis(
    name="plan",
    title=Texts("План решений", "Plan of remedies"),
    about=Texts(
        "Какие решения внедрять первыми: тяжесть × потеря клиентов / цена.",
        "Which remedies to carry out first: severity × loss of clients / cost.",
    ),
    run=remedy_plan,
)
