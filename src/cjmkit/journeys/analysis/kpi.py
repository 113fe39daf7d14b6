"""
Indicators: those on the map against their targets, and those that can be computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import formulas
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, name_of
from cjmkit.journeys.analysis.wording import count_of, money, number, percent, quoted, yes_no
from cjmkit.journeys.indicators import direction_of
from cjmkit.model.journeys import KPI, Direction, KPIDefinition, Ownership, Persona
from cjmkit.model.parts import Money

__all__ = [
    "KPIS",
    "Indicator",
    "Indicators",
    "PersonaWorth",
    "Reach",
    "Return",
    "definitions",
    "direction_of",
    "title_of",
]

_HUNDRED: Final = 100


@attrs.frozen(kw_only=True)
class Indicator:
    """
    An indicator of a stage, or of the journey if *stage* is None. *met* is None where that cannot be told.
    """

    kpi: str
    title: Name
    stage: str | None
    stage_title: str | None
    value: Decimal | None
    target: Decimal | None
    unit: str | None
    direction: Direction | None
    met: bool | None


@attrs.frozen(kw_only=True)
class PersonaWorth:
    """
    What a persona is worth: *ltv* as the map says, else *computed* as check × purchases a year × years.

    *differs* if both are known and are not the same.
    """

    persona: str
    name: str
    ltv: Money | None
    computed: Money | None
    share: Decimal | None
    differs: bool

    @property
    def worth(self) -> Money | None:
        """
        The typed value, else the computed one.
        """
        return self.ltv or self.computed


@attrs.frozen(kw_only=True)
class Return:
    """
    What a touchpoint with a cost gives back; *romi* is a share of one, None if the revenue is unknown.
    """

    stage: str
    stage_title: str
    title: str
    paid: bool
    cost: Money
    revenue: Money | None
    romi: Fraction | None


@attrs.frozen(kw_only=True)
class Reach:
    """
    The share of the stage before that this stage reached, of one; None where a count is missing.
    """

    stage: str
    title: str
    clients: int | None
    reach: Fraction | None


@attrs.frozen(kw_only=True)
class Indicators(Result):
    """
    The indicators of a journey.

    *margin_known* tells whether the return on marketing is of gross profit; otherwise revenue stands for it, and
    the true return is lower.
    """

    name: ClassVar[str] = "kpi"

    indicators: tuple[Indicator, ...]
    personas: tuple[PersonaWorth, ...]
    returns: tuple[Return, ...]
    reach: tuple[Reach, ...]
    margin_known: bool

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell how many indicators have values and reach their targets, and what could be computed.
        """
        return " ".join(_sentences(self, lang))

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the indicators of the map.
        """
        columns = Texts("Показатель|Этап|Значение|Цель|Достигнута", "Indicator|Stage|Value|Target|Met")
        rows = tuple(
            (
                _with_unit(one, lang),
                one.stage_title or Texts("весь путь", "whole journey").get(lang),
                number(one.value, lang, 2),
                number(one.target, lang, 2),
                yes_no(one.met, lang),
            )
            for one in self.indicators
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2, 3))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the indicators, then personas, returns and reach where there are any.
        """
        return (self.table(lang), *_more_tables(self, lang))


def _with_unit(one: Indicator, lang: str) -> str:
    # Beside a number a unit in words would have to be declined: «30 пункт».
    title = one.title.get(lang)
    return f"{title}, {one.unit}" if one.unit else title


def _sentences(result: Indicators, lang: str) -> Iterator[str]:
    known, total = result.inputs.known, result.inputs.total
    judged = [one for one in result.indicators if one.met is not None]
    missed = [one.title.get(lang) for one in judged if not one.met]
    if total:
        yield Texts("Значение есть у {known} из {total}.", "{known} of {total} have a value.").get(
            lang,
            known=number(known, lang),
            total=count_of(total, "показателя", "показателей", "показателей", "indicator", lang),
        )
    else:
        yield Texts("Показателей на карте нет.", "The map has no indicators.").get(lang)
    if judged:
        yield Texts("Цель достигнута у {met} из {judged}.", "The target is met by {met} of {judged}.").get(
            lang, met=number(len(judged) - len(missed), lang), judged=number(len(judged), lang)
        )
    if missed:
        yield Texts("Не достигнута: {titles}.", "Not met: {titles}.").get(lang, titles=quoted(missed, lang))
    for one in result.personas:
        if one.worth is not None:
            yield f"LTV {quoted([one.name], lang)}: {money(one.worth, lang)}."
    returned = [one.romi for one in result.returns if one.romi is not None]
    if returned:
        low, high = min(returned), max(returned)
        text = percent(low, lang, 0) if low == high else f"{percent(low, lang, 0)} … {percent(high, lang, 0)}"
        doubt = (
            Texts("", "")
            if result.margin_known
            else Texts(" (за валовую прибыль взята вся выручка)", " (all revenue taken for gross profit)")
        )
        yield f"ROMI: {text}{doubt.get(lang)}."


def _more_tables(result: Indicators, lang: str) -> Iterator[TableView]:
    if result.personas:
        columns = Texts(
            "Персона|LTV на карте|LTV по формуле|Доля|Расходятся", "Persona|LTV told|LTV computed|Share|Differ"
        )
        yield TableView(
            columns=tuple(columns.get(lang).split("|")),
            rows=tuple(
                (
                    one.name,
                    money(one.ltv, lang),
                    money(one.computed, lang),
                    percent(None if one.share is None else one.share / _HUNDRED, lang),
                    yes_no(one.differs, lang),
                )
                for one in result.personas
            ),
            numbers=(1, 2, 3),
            title=Texts("Ценность персон", "What personas are worth").get(lang),
        )
    if result.returns:
        columns = Texts("Точка контакта|Этап|Платная|Затраты|Выручка|ROMI", "Touchpoint|Stage|Paid|Cost|Revenue|ROMI")
        yield TableView(
            columns=tuple(columns.get(lang).split("|")),
            rows=tuple(
                (
                    one.title,
                    one.stage_title,
                    yes_no(one.paid, lang),
                    money(one.cost, lang),
                    money(one.revenue, lang),
                    percent(one.romi, lang, 0),
                )
                for one in result.returns
            ),
            numbers=(3, 4, 5),
            title=Texts("Окупаемость точек контакта", "Returns of touchpoints").get(lang),
        )
    if any(one.clients is not None for one in result.reach):
        columns = Texts("Этап|Клиентов|Охват предыдущего", "Stage|Clients|Reach of the stage before")
        yield TableView(
            columns=tuple(columns.get(lang).split("|")),
            rows=tuple((one.title, number(one.clients, lang), percent(one.reach, lang)) for one in result.reach),
            numbers=(1, 2),
            title=Texts("Охват", "Reach").get(lang),
        )


def indicators(question: Question) -> Indicators:
    """
    Gather the indicators of a journey, and compute those that can be.
    """
    found = tuple(_indicators(question))
    return Indicators(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("kpis", "stages.kpis", "personas.value", "stages.touchpoints.cost", "stages.touchpoints.revenue"),
            settings={"margin": question.settings.margin},
            known=sum(1 for one in found if one.value is not None),
            total=len(found),
        ),
        indicators=found,
        personas=tuple(_worth(persona) for persona in question.personas if persona.value is not None),
        returns=tuple(_returns(question)),
        reach=_reach(question),
        margin_known=question.settings.margin is not None,
    )


def _indicators(question: Question) -> Iterator[Indicator]:
    defined = definitions(question)
    for kpi in question.journey.kpis:
        yield _indicator(kpi, None, None, defined, question)
    for view in question.stages:
        for kpi in view.stage.kpis:
            yield _indicator(kpi, view.stage.id, view.title, defined, question)


def _indicator(
    kpi: KPI, stage: str | None, title: str | None, defined: dict[str, KPIDefinition], question: Question
) -> Indicator:
    definition = defined.get(kpi.id)
    direction = direction_of(kpi, definition, question.words.kpi)
    return Indicator(
        kpi=kpi.id,
        title=title_of(kpi, definition, question),
        stage=stage,
        stage_title=title,
        value=kpi.value,
        target=kpi.target,
        unit=kpi.unit or (definition.unit if definition else None),
        direction=direction,
        met=_met(kpi, direction),
    )


def definitions(question: Question) -> dict[str, KPIDefinition]:
    """
    Return the project's definitions of indicators by id.
    """
    return {one.id: one for one in reversed(question.project.kpis)}


def title_of(kpi: KPI, definition: KPIDefinition | None, question: Question) -> Name:
    """
    Return how the project calls an indicator, else the vocabulary.
    """
    return name_of(question.words.kpi, kpi.id, definition.title if definition else "")


def _met(kpi: KPI, direction: Direction | None) -> bool | None:
    if kpi.value is None or kpi.target is None:
        return None
    if kpi.value == kpi.target:
        return True
    if direction is None:  # which way is better nobody said
        return None
    return kpi.value > kpi.target if direction is Direction.UP else kpi.value < kpi.target


def _worth(persona: Persona) -> PersonaWorth:
    value = persona.value
    check = None if value is None else value.average_check
    computed = None
    if value is not None and check is not None:
        amount = formulas.ltv(check.amount, value.purchases_a_year, value.years)
        computed = None if amount is None else attrs.evolve(check, amount=amount, period=None)
    told = None if value is None else value.ltv
    differs = (
        told is not None
        and computed is not None
        and not told.approximate
        and (told.amount, told.currency) != (computed.amount, computed.currency)
    )
    return PersonaWorth(
        persona=persona.id,
        name=persona.name,
        ltv=told,
        computed=computed,
        share=None if value is None else value.share,
        differs=differs,
    )


def _returns(question: Question) -> Iterator[Return]:
    for view, point in question.points():
        if point.cost is not None:
            yield Return(
                stage=view.stage.id,
                stage_title=view.title,
                title=point.title,
                paid=point.ownership is Ownership.PAID,
                cost=point.cost,
                revenue=point.revenue,
                romi=_romi(point.cost, point.revenue, question.settings.margin),
            )


def _romi(cost: Money, revenue: Money | None, margin: Decimal | None) -> Fraction | None:
    # Different currencies or periods cannot be set against each other.
    if revenue is None or (cost.currency, cost.period) != (revenue.currency, revenue.period):
        return None
    if not cost.amount.is_finite() or not revenue.amount.is_finite():
        return None
    profit = revenue.amount if margin is None else revenue.amount * margin / _HUNDRED
    return formulas.romi(profit, cost.amount)


def _reach(question: Question) -> tuple[Reach, ...]:
    counts = [view.stage.reached for view in question.stages]
    before = [None, *counts]
    return tuple(
        Reach(stage=view.stage.id, title=view.title, clients=count, reach=formulas.reach(count, last))
        for view, count, last in zip(question.stages, counts, before, strict=False)
    )


KPIS = Analysis(
    name="kpi",
    title=Texts("Показатели", "Indicators"),
    about=Texts(
        "Какие показатели достигли цели; LTV персон, ROMI точек, охват этапов.",
        "Which indicators meet their targets; LTV of personas, ROMI of touchpoints, reach of stages.",
    ),
    run=indicators,
)
