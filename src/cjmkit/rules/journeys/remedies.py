"""
JRN502, JRN504, JRN508–JRN532: remedies that were chosen, and what became of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Remedy, RemedyStatus
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import BarrierView, named

__all__ = ["REMEDY"]

_WARNING: Final = Severity.WARNING
_PLAN: Final = Texts(
    "план: решение, затраты, исполнитель, срок, проверка эффекта", "a plan: remedy, cost, executor, term, effect"
)

NO_COST: Final = Rule(
    code="JRN502",
    severity=_WARNING,
    title=Texts("Решение без затрат", "A remedy without a cost"),
    text=Texts(
        "«{place}»: у выбранного решения «{remedy}» не указаны затраты, они нужны: впишите cost, хоть примерно",
        "'{place}': the chosen remedy '{remedy}' has no cost, one is needed: write cost, roughly at least",
    ),
    why=Texts(
        "Почти каждое устранение барьера стоит денег; без затрат решения не сравнить.",
        "Nearly every remedy costs money; without it remedies cannot be compared.",
    ),
    bad=Texts("chosen: true, cost не заполнено", "chosen: true, no cost"),
    good=Texts("chosen: true, cost: 30 000 ₽", "chosen: true, cost: 30 000 RUB"),
    law=_PLAN,
    fields=("remedies.cost",),
)

NO_REMEDY_OWNER: Final = Rule(
    code="JRN512",
    severity=_WARNING,
    title=Texts("Решение без ответственного", "A remedy without an owner"),
    text=Texts(
        "«{place}»: у выбранного решения «{remedy}» нет ответственного, он нужен: впишите owner",
        "'{place}': the chosen remedy '{remedy}' has no owner, one is needed: write owner",
    ),
    why=Texts("Решение, которое никто не ведёт, не внедрят.", "A remedy that nobody leads is not carried out."),
    bad=Texts("chosen: true, owner не заполнено", "chosen: true, no owner"),
    good=Texts("chosen: true, owner: маркетинг", "chosen: true, owner: marketing"),
    law=_PLAN,
    fields=("remedies.owner",),
)

NO_REMEDY_DUE: Final = Rule(
    code="JRN522",
    severity=_WARNING,
    title=Texts("Решение без срока", "A remedy without a term"),
    text=Texts(
        "«{place}»: у выбранного решения «{remedy}» нет срока, он нужен: впишите due_on",
        "'{place}': the chosen remedy '{remedy}' has no term, one is needed: write due_on",
    ),
    why=Texts("Без срока решение не начинают.", "Without a term nobody begins."),
    bad=Texts("chosen: true, due_on не заполнено", "chosen: true, no due_on"),
    good=Texts("chosen: true, due_on: 2026-03-01", "chosen: true, due_on: 2026-03-01"),
    law=_PLAN,
    fields=("remedies.due_on",),
)

NO_EXECUTOR: Final = Rule(
    code="JRN532",
    severity=_WARNING,
    title=Texts("Решение без исполнителя", "A remedy without an executor"),
    text=Texts(
        "«{place}»: не сказано, кто выполнит решение «{remedy}», сами или подрядчик: впишите executor",
        "'{place}': nothing says who carries '{remedy}' out, you or a contractor: write executor",
    ),
    why=Texts(
        "Своими силами и с подрядчиком – разные деньги и сроки.",
        "Done in the house or by a contractor differs in money and time.",
    ),
    bad=Texts("executor не заполнено", "no executor"),
    good=Texts("executor: outsourced", "executor: outsourced"),
    law=_PLAN,
    fields=("remedies.executor",),
)

NO_EFFECT: Final = Rule(
    code="JRN504",
    severity=Severity.INFO,
    title=Texts("Эффект решения не оценён", "The effect of a remedy is not evaluated"),
    text=Texts(
        "«{place}»: решение «{remedy}» внедрено, а эффект не измерен: впишите effect после тестового периода",
        "'{place}': the remedy '{remedy}' is implemented and its effect not measured: write effect after the test",
    ),
    why=Texts(
        "Без замера не узнать, снят барьер или только перекрашен.",
        "Without measuring nobody knows whether the barrier is gone or only repainted.",
    ),
    bad=Texts("status: implemented", "status: implemented"),
    good=Texts("status: evaluated, effect: конверсия +16", "status: evaluated, effect: conversion +16"),
    law=Texts("по окончании тестового периода эффект оценивают", "after the test the effect is evaluated"),
    fields=("remedies.effect",),
)

NOT_CHOSEN: Final = Rule(
    code="JRN508",
    severity=Severity.INFO,
    title=Texts("Решение не выбрано", "No remedy is chosen"),
    text=Texts(
        "«{place}»: у барьера «{barrier}» решений {found}, а ни одно не выбрано: отметьте chosen: true",
        "'{place}': the barrier '{barrier}' has {found} remedies and none is chosen: mark chosen: true",
    ),
    why=Texts("Пока не выбрано, делать нечего.", "Until one is chosen there is nothing to do."),
    bad=Texts("два решения, chosen: false", "two remedies, chosen: false"),
    good=Texts("два решения, у одного chosen: true", "two remedies, one with chosen: true"),
    law=Texts("из вариантов выбирают самый выгодный", "of the variants the best one is chosen"),
    fields=("remedies.chosen",),
)

TWO_CHOSEN: Final = Rule(
    code="JRN509",
    severity=_WARNING,
    title=Texts("Выбрано несколько решений", "Several remedies are chosen"),
    text=Texts(
        "«{place}»: у барьера «{barrier}» выбрано решений: {found}, ожидалось одно: оставьте одно или сведите в одно",
        "'{place}': {found} remedies of the barrier '{barrier}' are chosen, one is expected: keep one, or join them",
    ),
    why=Texts(
        "Решения барьера – варианты; в план и в затраты попадёт только первое.",
        "A barrier's remedies are alternatives; the plan and its costs take the first one only.",
    ),
    bad=Texts("chosen: true у двух", "chosen: true on two"),
    good=Texts("chosen: true у одного", "chosen: true on one"),
    law=Texts("из вариантов выбирают самый выгодный", "of the variants the best one is chosen"),
    fields=("remedies.chosen",),
)

LATE: Final = Rule(
    code="JRN510",
    severity=_WARNING,
    title=Texts("Решение просрочено", "A remedy is overdue"),
    text=Texts(
        "«{place}»: срок решения «{remedy}» прошёл, а оно не внедрено: внедрите, перенесите срок или откажитесь",
        "'{place}': the remedy '{remedy}' is past its term and not implemented: do it, move the term or reject it",
    ),
    why=Texts("Барьер всё ещё стоит, хотя обещали снять.", "The barrier still stands, though its end was promised."),
    bad=Texts("due_on в прошлом, status: planned", "due_on in the past, status: planned"),
    good=Texts("status: implemented", "status: implemented"),
    law=_PLAN,
    fields=("remedies.due_on", "remedies.status"),
)

REJECTED: Final = Rule(
    code="JRN514",
    severity=_WARNING,
    title=Texts("Выбрано отклонённое решение", "A rejected remedy is chosen"),
    text=Texts(
        "«{place}»: решение «{remedy}» и выбрано, и отклонено: исправьте status или chosen",
        "'{place}': the remedy '{remedy}' is both chosen and rejected: correct status or chosen",
    ),
    why=Texts("Одно из двух неверно.", "One of the two is wrong."),
    bad=Texts("chosen: true, status: rejected", "chosen: true, status: rejected"),
    good=Texts("chosen: false, status: rejected", "chosen: false, status: rejected"),
    law=Texts("из вариантов выбирают самый выгодный", "of the variants the best one is chosen"),
    fields=("remedies.chosen", "remedies.status"),
)

_PENDING: Final = frozenset((RemedyStatus.IDEA, RemedyStatus.PLANNED))


@check(NOT_CHOSEN, TWO_CHOSEN)
def _choice(seen: BarrierView, context: Context) -> Iterator[Finding]:
    """
    Expect one chosen remedy where there are several.
    """
    open_ones = [each for each in seen.barrier.remedies if each.status is not RemedyStatus.REJECTED]
    chosen = sum(each.chosen for each in open_ones)
    where = Location(field=f"{seen.path}.remedies")
    text = named(seen.barrier.text)
    if len(open_ones) > 1 and not chosen and not any(each.status.is_done for each in open_ones):
        yield NOT_CHOSEN.finding(where, place=seen.place, barrier=text, found=len(open_ones))
    if chosen > 1:
        yield TWO_CHOSEN.finding(where, place=seen.place, barrier=text, found=chosen)


@check(NO_COST, NO_REMEDY_OWNER, NO_REMEDY_DUE, NO_EXECUTOR, REJECTED)
def _plan(seen: BarrierView, context: Context) -> Iterator[Finding]:
    """
    Ask what a chosen remedy costs, who leads and does it, and until when.
    """
    for number, remedy in enumerate(seen.barrier.remedies):
        path = f"{seen.path}.remedies[{number}]"
        told = {"place": seen.place, "remedy": named(remedy.text)}
        if remedy.status is RemedyStatus.REJECTED:
            if remedy.chosen:
                yield REJECTED.finding(Location(field=path), **told)
            continue
        if remedy.chosen or remedy.status is not RemedyStatus.IDEA:
            yield from _gaps(remedy, path, told)


def _gaps(remedy: Remedy, path: str, told: dict[str, str]) -> Iterator[Finding]:
    if remedy.cost is None:
        yield NO_COST.finding(Location(field=f"{path}.cost"), **told)
    if not remedy.owner:
        yield NO_REMEDY_OWNER.finding(Location(field=f"{path}.owner"), **told)
    if remedy.due_on is None and not remedy.status.is_done:
        yield NO_REMEDY_DUE.finding(Location(field=f"{path}.due_on"), **told)
    if remedy.executor is None:
        yield NO_EXECUTOR.finding(Location(field=f"{path}.executor"), **told)


@check(NO_EFFECT, LATE)
def _course(seen: BarrierView, context: Context) -> Iterator[Finding]:
    """
    Compare the life of each remedy with the calendar, and its end with a measure.
    """
    for number, remedy in enumerate(seen.barrier.remedies):
        path = f"{seen.path}.remedies[{number}]"
        told = {"place": seen.place, "remedy": named(remedy.text)}
        if remedy.status.is_done and remedy.status is not RemedyStatus.TESTING and remedy.effect is None:
            yield NO_EFFECT.finding(Location(field=f"{path}.effect"), **told)
        if remedy.status in _PENDING and remedy.due_on is not None and remedy.due_on < context.today:
            yield LATE.finding(Location(field=f"{path}.due_on"), **told)


REMEDY: Final[Subject[BarrierView]] = Subject(name="remedies", is_clean=never, checks=(_choice, _plan, _course))
