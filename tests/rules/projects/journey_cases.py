"""
Cases of the rules about journeys as wholes: purpose, references, ways, stages, coverage, freshness, makers, proof.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

import attrs

from cjmkit.model.journeys import (
    KPI,
    Barrier,
    BuyingRole,
    ChangeEvent,
    Channel,
    Communication,
    Count,
    Emotion,
    Evidence,
    Flow,
    Ignore,
    JourneyState,
    KPIDefinition,
    Market,
    MomentOfTruth,
    Note,
    Ownership,
    RemedyStatus,
    Scale,
    Scenario,
    Scope,
    Span,
    Stage,
    TeamMember,
    Touchpoint,
    TouchpointStatus,
    Transition,
    TransitionKind,
    Word,
)
from cjmkit.model.parts import Term
from cjmkit.rules import JourneySettings
from rules.projects.clean_project import (
    ASKED,
    BARRIER,
    EARLIER,
    JOURNEY,
    STAGES,
    TODAY,
    barrier,
    journey,
    point,
    project,
    remedy,
    stage,
    way,
)
from rules.projects.project_case import ERROR, INFO, WARNING, Case

J: Final = "journeys[0]"
S: Final = f"{J}.stages[0]"
RETURN = JOURNEY.transitions
OTHER = attrs.evolve(JOURNEY, id="other")


def both(**changes: Any) -> Any:
    return project(journeys=(JOURNEY, attrs.evolve(OTHER, **changes)))


def b2b(**changes: Any) -> Any:
    return journey(market=Market.B2B, **changes)


def every_point(**changes: Any) -> Any:
    stages = tuple(
        attrs.evolve(each, touchpoints=tuple(attrs.evolve(one, **changes) for one in each.touchpoints))
        for each in STAGES
    )
    return journey(stages=stages)


def truths(count: int) -> Any:
    marked = (MomentOfTruth(why="решают"),) * count + (None,) * (8 - count)
    points = [point for each in STAGES for point in each.touchpoints]
    points = [attrs.evolve(one, moment_of_truth=mark) for one, mark in zip(points, marked, strict=True)]
    stages = tuple(
        attrs.evolve(each, touchpoints=tuple(points[2 * number : 2 * number + 2])) for number, each in enumerate(STAGES)
    )
    return journey(stages=stages)


def bare(count: int) -> Any:
    return journey(stages=tuple(Stage(id=f"s{n}", title=f"Этап {n}") for n in range(count)))


def graph(*ways: Transition) -> Any:
    return journey(flow=Flow.GRAPH, transitions=ways)


def steps(*pairs: tuple[str, str | None]) -> Any:
    return graph(*(Transition(start=a, end=b) for a, b in pairs))


WHOLE = (("need", "search"), ("search", "purchase"), ("purchase", "use"), ("use", None))
NO_EVIDENCE = tuple(
    attrs.evolve(
        each,
        evidence=(),
        emotion=Emotion(expected=4, actual=number + 2),
        barriers=(),
    )
    for number, each in enumerate(STAGES)
)
FLAT = tuple(attrs.evolve(each, emotion=attrs.evolve(each.emotion, actual=4)) for each in STAGES)
CROWDED = attrs.evolve(STAGES[1], barriers=(BARRIER, BARRIER))
BUSY = BuyingRole(role="director", stages=("need", "search", "purchase", "use"))
GUESSES = (Evidence(kind="guess"),) * 30
OPENED = ChangeEvent(happened_on=dt.date(2026, 1, 20), title="Завели канал", kind="channel", channel="maps")
BEFORE = attrs.evolve(OPENED, happened_on=dt.date(2026, 1, 10), channel="site")
FAR = attrs.evolve(OPENED, happened_on=dt.date(2026, 3, 10))

PURPOSE_CASES = (
    Case("JRN101", ERROR, journey(goal=" "), f"{J}.goal", journey(goal=None, goal_kinds=("barriers",))),
    Case("JRN102", ERROR, journey(personas=()), f"{J}.personas", journey(personas=(), scope=Scope.GENERALISED)),
    Case("JRN102", ERROR, journey(personas=()), f"{J}.personas", journey(personas=(), buying_center=(BUSY,))),
    Case(
        "JRN103",
        WARNING,
        journey(personas=("tatiana", "other")),
        f"{J}.personas",
        journey(personas=("tatiana", "other"), scope=Scope.COMPARISON),
    ),
    Case(
        "JRN110",
        WARNING,
        attrs.evolve(stage(communications=(Communication(text="Лучше Ромашки"),)), competitors=("ромашки",)),
        f"{S}.communications[0].text",
        stage(communications=(Communication(text="Лучше Ромашки"),)),
    ),
)

REFERENCE_CASES = (
    Case("JRN209", ERROR, journey(stages=(*STAGES, STAGES[0])), f"{J}.stages[4].id"),
    Case("JRN221", ERROR, project(journeys=(JOURNEY, JOURNEY)), "journeys[1].id", both()),
    Case("JRN222", ERROR, point(1, id="need-1"), f"{J}.stages[1].touchpoints[0].id", point(1, id=None)),
    Case("JRN223", ERROR, journey(personas=("tatyana",)), f"{J}.personas[0]"),
    Case(
        "JRN223", ERROR, journey(scenarios=(Scenario(id="a", title="А", persona="нет"),)), f"{J}.scenarios[0].persona"
    ),
    Case(
        "JRN223",
        ERROR,
        journey(buying_center=(BuyingRole(role="director", persona="нет"),)),
        f"{J}.buying_center[0].persona",
    ),
    Case(
        "JRN223",
        ERROR,
        stage(communications=(Communication(text="а", persona="нет"),)),
        f"{S}.communications[0].persona",
    ),
    Case("JRN223", ERROR, barrier(personas=("нет",)), f"{J}.stages[1].barriers[0].personas[0]"),
    Case("JRN223", ERROR, point(personas=("нет",)), f"{S}.touchpoints[0].personas[0]", point(personas=("tatiana",))),
    Case("JRN223", ERROR, point(expectations={"нет": "быстро"}), f"{S}.touchpoints[0].expectations.нет"),
    Case("JRN224", ERROR, way(end="buy"), f"{J}.transitions[1].end", way()),
    Case("JRN224", ERROR, way(start="buy"), f"{J}.transitions[1].start"),
    Case(
        "JRN225",
        ERROR,
        journey(scenarios=(Scenario(id="a", title="А", path=("need", "buy")),)),
        f"{J}.scenarios[0].path[1]",
    ),
    Case(
        "JRN225", ERROR, point(also_in=("use", "buy")), f"{S}.touchpoints[0].also_in[1]", point(also_in=("use", "need"))
    ),
    Case("JRN225", ERROR, b2b(buying_center=(attrs.evolve(BUSY, stages=("buy",)),)), f"{J}.buying_center[0].stages[0]"),
    Case("JRN228", ERROR, journey(refines="общая"), f"{J}.refines", both(refines="cream")),
    Case(
        "JRN228",
        ERROR,
        project(change_events=(attrs.evolve(BEFORE, journey="нет"),)),
        "change_events[0].journey",
        project(change_events=(attrs.evolve(BEFORE, journey="cream"),)),
    ),
    Case("JRN229", ERROR, journey(refines="cream"), f"{J}.refines"),
    Case(
        "JRN229",
        ERROR,
        project(journeys=(attrs.evolve(JOURNEY, supersedes="other"), attrs.evolve(OTHER, supersedes="cream"))),
        "journeys[1].supersedes",
        both(supersedes="cream"),
    ),
    Case(
        "JRN230",
        ERROR,
        journey(entry_touchpoints=("Плакат",)),
        f"{J}.entry_touchpoints[0]",
        journey(entry_touchpoints=("Сайт: need",)),
    ),
    Case("JRN233", ERROR, project(kpis=(KPIDefinition(id="a"), KPIDefinition(id="a"))), "kpis[1].id"),
    Case(
        "JRN233",
        ERROR,
        project(sources=(Term(id=None, label="Друзья"), Term(id=None, label="Друзья"))),
        "sources[1].id",
    ),
    Case(
        "JRN233",
        ERROR,
        project(words={"emotion": (Word(id="a", label="А"), Word(id="a", label="Б"))}),
        "words.emotion[1].id",
    ),
    Case("JRN240", INFO, point(channel="Сайт"), f"{S}.touchpoints[0].channel", point(channel="site"), fix="site"),
    Case(
        "JRN240",
        INFO,
        point(channel="телепатия"),
        f"{S}.touchpoints[0].channel",
        attrs.evolve(point(channel="телепатия"), channels=(Channel(id="телепатия"),)),
    ),
    Case("JRN240", INFO, point(found_by="сон"), f"{S}.touchpoints[0].found_by"),
    Case("JRN240", INFO, point(evidence=(Evidence(kind="сон"),)), f"{S}.touchpoints[0].evidence[0].kind"),
    Case(
        "JRN240",
        INFO,
        point(emotion=Emotion(actual=3, evidence=(Evidence(kind="сон"),))),
        f"{S}.touchpoints[0].emotion.evidence[0].kind",
    ),
    Case("JRN240", INFO, journey(goal_kinds=("слава",)), f"{J}.goal_kinds[0]"),
    Case(
        "JRN240",
        INFO,
        journey(kpis=(KPI(id="счастье"),)),
        f"{J}.kpis[0].id",
        attrs.evolve(journey(kpis=(KPI(id="счастье"),)), kpis=(KPIDefinition(id="счастье"),)),
    ),
    Case("JRN240", INFO, b2b(buying_center=(attrs.evolve(BUSY, role="шаман"),)), f"{J}.buying_center[0].role"),
    Case("JRN240", INFO, stage(buying_roles=("шаман",)), f"{S}.buying_roles[0]"),
    Case(
        "JRN240",
        INFO,
        stage(emotion=None, communications=(Communication(text="а", channel="сон"),)),
        f"{S}.communications[0].channel",
    ),
    Case("JRN240", INFO, barrier(kind="стена"), f"{J}.stages[1].barriers[0].kind"),
    Case("JRN240", INFO, remedy(kind="лом"), f"{J}.stages[1].barriers[0].remedies[0].kind"),
    Case("JRN240", INFO, project(change_events=(attrs.evolve(BEFORE, kind="чудо"),)), "change_events[0].kind"),
)

WAY_CASES = (
    Case("JRN207", INFO, stage(tools=()), f"{S}.tools"),
    Case(
        "JRN207",
        INFO,
        attrs.evolve(
            stage(tools=()),
            journeys=(
                attrs.evolve(
                    stage(tools=()).journeys[0], transitions=(*RETURN, Transition(start="need", end="search"))
                ),
            ),
        ),
        f"{J}.transitions[1]",
        way(stimulus="скидка"),
    ),
    Case("JRN210", INFO, journey(transitions=()), f"{J}.transitions", way(kind=TransitionKind.EXIT, end=None)),
    Case(
        "JRN226",
        ERROR,
        steps(("need", "search"), ("search", None), ("purchase", "use"), ("use", None)),
        f"{J}.stages[2]",
        steps(*WHOLE),
    ),
    Case(
        "JRN226",
        ERROR,
        journey(transitions=(Transition(start="need", end="purchase"),)),
        f"{J}.stages[1]",
        journey(entry_touchpoints=("search-1",), transitions=(Transition(start="need", end="purchase"),)),
    ),
    Case("JRN227", ERROR, steps(*WHOLE[:3]), f"{J}.stages[3]", steps(*WHOLE)),
    Case("JRN227", ERROR, steps(*WHOLE[:3], ("use", "use")), f"{J}.stages[3]"),
)

STAGE_CASES = (
    Case("JRN200", ERROR, journey(stages=()), f"{J}.stages"),
    Case("JRN201", INFO, journey(stages=STAGES[:3]), f"{J}.stages"),
    Case("JRN201", INFO, bare(11), f"{J}.stages", bare(10)),
    Case("JRN201", INFO, bare(3), f"{J}.stages", settings=JourneySettings(min_stages=4)),
    Case(
        "JRN202",
        WARNING,
        journey(stages=STAGES[:3]),
        f"{J}.stages",
        journey(stages=(*STAGES[:3], attrs.evolve(STAGES[3], title="Радуюсь", id="joy", post_purchase=True))),
    ),
    Case(
        "JRN202",
        WARNING,
        stage(3, post_purchase=False),
        f"{J}.stages",
        stage(3, id="four", title="Первое использование крема"),
    ),
    Case("JRN203", WARNING, stage(client_goal=""), f"{S}.client_goal"),
    Case("JRN212", INFO, stage(client_goal="Ищет крем"), f"{S}.client_goal", stage(client_goal="Ответ на вопрос")),
    Case("JRN212", INFO, stage(client_goal="сравнивает цены"), f"{S}.client_goal", stage(client_goal="знает цены")),
    Case("JRN213", WARNING, stage(task=None), f"{S}.task", attrs.evolve(point(marketer_task="показать"), title="А")),
    Case("JRN204", WARNING, stage(kpis=()), f"{S}.kpis"),
    Case(
        "JRN214",
        INFO,
        stage(kpis=(KPI(id="conversion", value=Decimal(5)),)),
        f"{S}.kpis[0]",
        attrs.evolve(
            stage(kpis=(KPI(id="conversion", value=Decimal(5)),)), kpis=(KPIDefinition(id="conversion", unit="%"),)
        ),
    ),
    Case(
        "JRN215",
        INFO,
        stage(kpis=(KPI(id="conversion", value=Decimal(5)),)),
        f"{S}.kpis[0]",
        stage(kpis=(KPI(id="conversion"),)),
    ),
    Case(
        "JRN216",
        INFO,
        stage(3, title="Лояльность"),
        f"{J}.stages[3].kpis",
        stage(3, title="Лояльность", kpis=(KPI(id="nps"),)),
    ),
    Case(
        "JRN205",
        ERROR,
        stage(1, touchpoints=()),
        f"{J}.stages[1].touchpoints",
        stage(1, touchpoints=(), no_contact=True),
    ),
    Case(
        "JRN205",
        ERROR,
        stage(1, touchpoints=(Touchpoint(title="А", status=TouchpointStatus.REMOVED),)),
        f"{J}.stages[1].touchpoints",
    ),
    Case("JRN217", WARNING, stage(no_contact=True), f"{S}.no_contact"),
    Case("JRN206", WARNING, stage(title="Обработка заявки клиента"), f"{S}.title", stage(title="Отделка дома")),
    Case("JRN235", INFO, stage(1, tools=("gift",)), f"{J}.stages[1].tools"),
    Case("JRN208", WARNING, b2b(), f"{J}.stages", b2b(stages=(*STAGES, Stage(id="launch", title="Внедрение")))),
    Case("JRN208", WARNING, b2b(), f"{J}.stages", b2b(stages=())),
    Case("JRN218", INFO, b2b(), f"{J}.buying_center", b2b(buying_center=(BUSY,))),
    Case(
        "JRN219",
        INFO,
        b2b(buying_center=(BuyingRole(role="director"),)),
        f"{J}.buying_center[0]",
        b2b(buying_center=(BUSY,)),
    ),
    Case(
        "JRN220",
        INFO,
        b2b(buying_center=(attrs.evolve(BUSY, stages=("need",)),)),
        f"{J}.stages[1].buying_roles",
        b2b(buying_center=(BUSY,)),
    ),
    Case("JRN332", ERROR, stage(raci={"продажи": "X"}), f"{S}.raci.продажи", stage(raci={"продажи": "R, A"})),
    Case("JRN332", ERROR, point(raci={"склад": "AA"}), f"{S}.touchpoints[0].raci.склад", point(raci={"склад": "a"})),
    Case("JRN333", WARNING, stage(raci={"а": "A", "б": "A"}), f"{S}.raci", stage(raci={"а": "A", "б": "R"})),
)

COVERAGE_CASES = (
    Case("JRN303", WARNING, truths(0), f"{J}.stages", journey(stages=())),
    Case("JRN313", WARNING, point(moment_of_truth=MomentOfTruth()), f"{S}.touchpoints[0].moment_of_truth"),
    Case("JRN314", WARNING, truths(2), f"{J}.stages", truths(1)),
    Case("JRN304", WARNING, journey(entry_touchpoints=()), f"{J}.entry_touchpoints"),
    Case("JRN305", INFO, point(2, informal=False), f"{J}.stages"),
    Case("JRN315", INFO, every_point(channel="site"), f"{J}.stages", every_point(channel=None)),
    Case("JRN315", INFO, every_point(channel="site"), f"{J}.stages", every_point(channel="телепатия")),
    Case("JRN316", INFO, b2b(), f"{J}.stages", attrs.evolve(point(ownership=Ownership.PARTNER), title="А")),
    Case(
        "JRN306",
        WARNING,
        point(action_items=()),
        f"{S}.touchpoints[0].action_items",
        every_point(importance=3, quality=3, action_items=()),
    ),
    Case("JRN306", WARNING, point(action_items=()), f"{S}.touchpoints[0].action_items", every_point(quality=None)),
    Case(
        "JRN307",
        INFO,
        project(channels=(Channel(id="tiktok"),)),
        "channels[0]",
        project(channels=(Channel(id="site"),)),
    ),
    Case("JRN320", INFO, stage(touchpoints=(Touchpoint(title="А"), Touchpoint(title="Б"))), f"{S}.touchpoints"),
    Case(
        "JRN321",
        INFO,
        stage(touchpoints=STAGES[0].touchpoints[:1]),
        f"{S}.touchpoints",
        stage(touchpoints=(), no_contact=True),
    ),
    Case(
        "JRN308",
        WARNING,
        point(owner="склад"),
        f"{S}.touchpoints[0].handoff",
        point(owner="склад", handoff="заявка в CRM"),
    ),
    Case("JRN902", INFO, bare(5), f"{J}.stages"),
    Case("JRN912", WARNING, journey(evidence=(), stages=NO_EVIDENCE), f"{J}.evidence", journey(stages=())),
    Case(
        "JRN911",
        WARNING,
        journey(evidence=GUESSES),
        f"{J}.evidence",
        journey(kpis=(KPI(id="nps", evidence=GUESSES[:1]),)),
    ),
    Case(
        "JRN911",
        WARNING,
        stage(actions=(Note(text="а", evidence=GUESSES),)),
        f"{J}.evidence",
        stage(actions=(Note(text="а", evidence=ASKED),), counts=(Count(value=1000, evidence=ASKED),)),
    ),
    Case(
        "JRN901",
        WARNING,
        stage(evidence=(), barriers=(Barrier(text="а"),)),
        f"{S}.evidence",
        stage(barriers=(Barrier(text="а"),)),
    ),
    Case(
        "JRN901",
        WARNING,
        attrs.evolve(
            stage(evidence=(), touchpoints=(Touchpoint(title="А", barriers=(Barrier(text="а"),)),)), title="А"
        ),
        f"{S}.evidence",
        stage(evidence=(), touchpoints=(Touchpoint(title="А", evidence=ASKED, barriers=(Barrier(text="а"),)),)),
    ),
    Case("JRN405", INFO, journey(stages=FLAT), f"{J}.stages", journey(stages=FLAT[:2])),
    Case("JRN408", ERROR, journey(scale=Scale(low=5, high=1)), f"{J}.scale"),
    Case("JRN503", WARNING, journey(stages=(CROWDED, *STAGES[1:])), f"{S}.barriers"),
    Case(
        "JRN503",
        WARNING,
        way(barriers=(BARRIER, BARRIER)),
        f"{J}.transitions[1].barriers",
    ),
    Case("JRN506", INFO, journey(stages=(CROWDED, *STAGES[1:])), f"{S}.barriers"),
    Case(
        "JRN506",
        INFO,
        journey(stages=(CROWDED, *STAGES[1:])),
        f"{S}.barriers",
        journey(transitions=(), stages=tuple(attrs.evolve(each, barriers=(BARRIER, BARRIER)) for each in STAGES)),
    ),
    Case("JRN801", INFO, journey(authors=(TeamMember(role="Маркетолог"),)), f"{J}.authors"),
    Case(
        "JRN811",
        INFO,
        journey(authors=(TeamMember(role="sales", client_facing=True),)),
        f"{J}.authors",
        journey(authors=()),
    ),
)
FRESHNESS_CASES = (
    Case(
        "JRN601",
        INFO,
        journey(mapped_on=TODAY - dt.timedelta(91)),
        f"{J}.mapped_on",
        journey(mapped_on=TODAY - dt.timedelta(90)),
    ),
    Case(
        "JRN611",
        WARNING,
        journey(mapped_on=TODAY - dt.timedelta(184)),
        f"{J}.mapped_on",
        journey(mapped_on=TODAY - dt.timedelta(183)),
    ),
    Case("JRN614", INFO, journey(mapped_on=None), f"{J}.mapped_on"),
    Case("JRN615", WARNING, journey(mapped_on=TODAY + dt.timedelta(1)), f"{J}.mapped_on", journey(mapped_on=TODAY)),
    Case("JRN617", WARNING, journey(review_every=16), f"{J}.mapped_on", journey(review_every=17)),
    Case("JRN602", WARNING, project(change_events=(OPENED,)), f"{J}.mapped_on", project(change_events=(BEFORE, FAR))),
    Case(
        "JRN602",
        WARNING,
        project(change_events=(OPENED,)),
        f"{J}.mapped_on",
        attrs.evolve(journey(mapped_on=None), change_events=(OPENED,)),
    ),
    Case(
        "JRN602",
        WARNING,
        project(change_events=(OPENED,)),
        f"{J}.mapped_on",
        attrs.evolve(both(mapped_on=TODAY), change_events=(attrs.evolve(OPENED, journey="other"),)),
    ),
    Case(
        "JRN605",
        WARNING,
        project(change_events=(OPENED,)),
        "change_events[0].channel",
        project(change_events=(BEFORE, FAR)),
    ),
    Case(
        "JRN612",
        WARNING,
        remedy(status=RemedyStatus.IMPLEMENTED),
        J,
        attrs.evolve(
            remedy(status=RemedyStatus.IMPLEMENTED),
            journeys=(attrs.evolve(remedy(status=RemedyStatus.IMPLEMENTED).journeys[0], state=JourneyState.TO_BE),),
        ),
    ),
    Case("JRN612", WARNING, remedy(status=RemedyStatus.TESTING), J, barrier(remedies=())),
    Case("JRN603", WARNING, journey(owner=None), f"{J}.owner"),
    Case("JRN613", WARNING, journey(version=None), f"{J}.version"),
    Case(
        "JRN616",
        ERROR,
        journey(period=Span(start=TODAY, end=EARLIER)),
        f"{J}.period",
        journey(period=Span(start=EARLIER, end=TODAY)),
    ),
    Case(
        "JRN616",
        ERROR,
        journey(kpis=(KPI(id="nps", period=Span(start=TODAY, end=EARLIER)),)),
        f"{J}.kpis[0].period",
        journey(period=Span(start=TODAY)),
    ),
    Case(
        "JRN616", ERROR, stage(counts=(Count(value=1, period=Span(start=TODAY, end=EARLIER)),)), f"{S}.counts[0].period"
    ),
)

SILENCE_CASES = (
    Case("JRN951", WARNING, attrs.evolve(journey(version=None), ignore=(Ignore(code="JRN613"),)), "ignore[0]"),
    Case("JRN952", WARNING, journey(ignore=(Ignore(code="JRN613", reason="а"),)), f"{J}.ignore[0]"),
    Case("JRN953", WARNING, project(ignore=(Ignore(code="JRN9999", reason="а"),)), "ignore[0]"),
    Case("JRN953", WARNING, project(ignore=(Ignore(code="", reason="а"),)), "ignore[0]"),
    Case("JRN954", WARNING, project(ignore=(Ignore(code="JRN", reason="а", at="нет"),)), "ignore[0]"),
)

JOURNEY_CASES: Final = (
    *PURPOSE_CASES,
    *REFERENCE_CASES,
    *WAY_CASES,
    *STAGE_CASES,
    *COVERAGE_CASES,
    *FRESHNESS_CASES,
    *SILENCE_CASES,
)
