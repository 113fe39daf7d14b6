"""
Cases of the rules about touchpoints, emotions, barriers, remedies and numbers.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

import attrs

from cjmkit.model.journeys import (
    Benchmark,
    BuyingRole,
    Churn,
    Count,
    Effect,
    Emotion,
    Observation,
    Ownership,
    Remedy,
    RemedyStatus,
    Scale,
    Span,
    Touchpoint,
    TouchpointStatus,
)
from cjmkit.model.parts import Money
from cjmkit.rules import JourneySettings
from rules.projects.clean_project import (
    ASKED,
    EARLIER,
    PLAN,
    STAGES,
    TASK,
    TODAY,
    barrier,
    emotion,
    journey,
    point,
    remedy,
    stage,
    way,
)
from rules.projects.project_case import ERROR, INFO, WARNING, Case

J: Final = "journeys[0]"
S: Final = f"{J}.stages[0]"
T: Final = f"{S}.touchpoints[0]"
B: Final = f"{J}.stages[1].barriers[0]"
R: Final = f"{B}.remedies[0]"
W: Final = f"{J}.transitions[1]"
MARCH = Span(start=dt.date(2026, 3, 1), end=dt.date(2026, 3, 31))


def removed(**changes: Any) -> Any:
    gone = Touchpoint(title="Факс", status=TouchpointStatus.REMOVED, **changes)
    return stage(touchpoints=(*STAGES[0].touchpoints, gone))


def tasks(**changes: Any) -> Any:
    return point(action_items=(attrs.evolve(TASK, **changes),))


def unowned() -> Any:
    return attrs.evolve(stage(owner=None), title="А")


def counts(*values: Count) -> Any:
    return stage(counts=values)


def churn(*shares: str | None) -> Any:
    return stage(
        churn=tuple(
            Churn(reason="logistics", share=share and Decimal(share), methods=("assortment",)) for share in shares
        )
    )


POINT_CASES = (
    Case("JRN301", WARNING, point(channel=None), f"{T}.channel"),
    Case("JRN311", WARNING, unowned(), f"{T}.owner", stage(owner=None, raci={"маркетинг": "A"})),
    Case("JRN302", INFO, point(importance=None), f"{T}.importance", point(importance=None, importance_business=4)),
    Case("JRN312", INFO, point(quality=None), f"{T}.quality", point(quality=None, status=TouchpointStatus.PLANNED)),
    Case("JRN309", INFO, point(review_on=None), f"{T}.review_on"),
    Case("JRN310", INFO, point(review_on=EARLIER), f"{T}.review_on", point(review_on=TODAY)),
    Case(
        "JRN323",
        INFO,
        point(ownership=Ownership.PAID),
        f"{T}.cost",
        point(ownership=Ownership.PAID, cost=Money(amount=Decimal(1))),
    ),
    Case(
        "JRN324",
        INFO,
        point(ownership=Ownership.PARTNER),
        f"{T}.partner",
        point(ownership=Ownership.PARTNER, partner="дилер"),
    ),
    Case("JRN322", WARNING, removed(), f"{S}.touchpoints[2].status_reason", removed(status_reason="никто не писал")),
    Case("JRN317", WARNING, tasks(owner=None), f"{T}.action_items[0].owner", tasks(owner=None, done=True)),
    Case("JRN318", WARNING, tasks(due_on=None), f"{T}.action_items[0].due_on"),
    Case("JRN319", WARNING, tasks(due_on=EARLIER), f"{T}.action_items[0].due_on", tasks(due_on=TODAY)),
    Case("JRN330", ERROR, point(quality=0), f"{T}.quality", point(quality=1)),
    Case("JRN330", ERROR, point(importance_business=6), f"{T}.importance_business", point(importance_business=5)),
    Case(
        "JRN330",
        ERROR,
        point(benchmark=(Benchmark(competitor="Ромашка", score=9),)),
        f"{T}.benchmark[0].score",
        point(benchmark=(Benchmark(competitor="Ромашка"),)),
    ),
    Case("JRN330", ERROR, point(observations=(Observation(speed=3, politeness=7),)), f"{T}.observations[0].politeness"),
    Case("JRN330", ERROR, way(ease=6), f"{W}.ease", way(ease=5)),
    Case(
        "JRN330", ERROR, journey(buying_center=(BuyingRole(role="director", weight=9),)), f"{J}.buying_center[0].weight"
    ),
)

EMOTION_CASES = (
    Case(
        "JRN401",
        WARNING,
        stage(emotion=None),
        f"{S}.emotion",
        attrs.evolve(point(emotion=Emotion(actual=3)), title="А"),
    ),
    Case(
        "JRN402",
        WARNING,
        stage(evidence=(), emotion=Emotion(expected=4, actual=4)),
        f"{S}.emotion",
        stage(emotion=Emotion(expected=4, actual=4)),
    ),
    Case(
        "JRN402",
        WARNING,
        point(emotion=Emotion(quote="Ура")),
        f"{T}.emotion",
        point(emotion=Emotion(quote="Ура"), evidence=ASKED),
    ),
    Case("JRN402", WARNING, point(emotion=Emotion(label="joy")), f"{T}.emotion", point(emotion=Emotion(expected=3))),
    Case("JRN403", INFO, emotion(expected=None), f"{S}.emotion"),
    Case("JRN404", WARNING, emotion(actual=2), f"{S}.emotion", emotion(actual=3)),
    Case("JRN404", WARNING, emotion(actual=1), f"{S}.emotion", emotion(actual=2), JourneySettings(worst_gap=3)),
    Case("JRN406", INFO, emotion(actual=None, quote="Ура"), f"{S}.emotion", emotion(actual=None)),
    Case("JRN407", ERROR, emotion(actual=8), f"{S}.emotion.actual", journey(scale=Scale(low=5, high=5))),
    Case("JRN407", ERROR, emotion(expected=0), f"{S}.emotion.expected"),
)

BARRIER_CASES = (
    Case("JRN501", WARNING, barrier(remedies=()), f"{B}.remedies"),
    Case("JRN502", WARNING, remedy(cost=None), f"{R}.cost", remedy(cost=None, chosen=False, status=RemedyStatus.IDEA)),
    Case("JRN512", WARNING, remedy(owner=None), f"{R}.owner"),
    Case("JRN522", WARNING, remedy(due_on=None), f"{R}.due_on", remedy(due_on=None, status=RemedyStatus.IMPLEMENTED)),
    Case("JRN532", WARNING, remedy(executor=None), f"{R}.executor"),
    Case("JRN504", INFO, remedy(status=RemedyStatus.EVALUATED), f"{R}.effect", remedy(status=RemedyStatus.TESTING)),
    Case(
        "JRN504",
        INFO,
        remedy(status=RemedyStatus.IMPLEMENTED),
        f"{R}.effect",
        remedy(status=RemedyStatus.IMPLEMENTED, effect=Effect(metric="conversion", delta=Decimal(16), evidence=ASKED)),
    ),
    Case("JRN505", INFO, stage(churn=(Churn(reason="logistics"),)), f"{S}.churn[0].methods", churn(None)),
    Case("JRN507", ERROR, barrier(severity=10), f"{B}.severity", barrier(severity=None)),
    Case(
        "JRN508",
        INFO,
        barrier(remedies=(Remedy(text="а"), Remedy(text="б"))),
        f"{B}.remedies",
        barrier(remedies=(Remedy(text="а"), Remedy(text="б", status=RemedyStatus.REJECTED))),
    ),
    Case("JRN509", WARNING, barrier(remedies=(PLAN, PLAN)), f"{B}.remedies"),
    Case(
        "JRN510",
        WARNING,
        remedy(due_on=EARLIER),
        f"{R}.due_on",
        remedy(due_on=EARLIER, status=RemedyStatus.IMPLEMENTED),
    ),
    Case(
        "JRN514", WARNING, remedy(status=RemedyStatus.REJECTED), R, remedy(status=RemedyStatus.REJECTED, chosen=False)
    ),
)

NUMBER_CASES = (
    Case("JRN701", ERROR, way(conversion=Decimal(120)), f"{W}.conversion", way(conversion=Decimal(100))),
    Case("JRN701", ERROR, way(conversion=Decimal("NaN")), f"{W}.conversion"),
    Case("JRN701", ERROR, churn("101"), f"{S}.churn[0].share", churn("100")),
    Case("JRN701", ERROR, churn("1E+999999"), f"{S}.churn[0].share"),
    Case("JRN704", ERROR, churn("60", "60"), f"{S}.churn", churn("33.4", "33.4", "33.4", None)),
    Case("JRN702", WARNING, way(conversion=Decimal(50)), f"{W}.conversion", way(conversion=Decimal(40))),
    Case("JRN703", ERROR, counts(Count(value=-5)), f"{S}.counts[0]", counts(Count(value=0))),
    Case(
        "JRN705",
        ERROR,
        counts(Count(value=100), Count(value=150, by={"channel": "search"})),
        f"{S}.counts[1]",
        counts(Count(value=100, period=MARCH), Count(value=150, by={"channel": "search"})),
    ),
    Case(
        "JRN711",
        ERROR,
        stage(3, counts=(Count(value=41),)),
        f"{J}.stages[3].counts",
        stage(3, counts=(Count(value=41, period=MARCH),)),
    ),
    Case(
        "JRN711",
        ERROR,
        stage(3, counts=(Count(value=41),)),
        f"{J}.stages[3].counts",
        stage(1, counts=(Count(value=2000),)),
    ),
)

DETAIL_CASES: Final = (*POINT_CASES, *EMOTION_CASES, *BARRIER_CASES, *NUMBER_CASES)
