"""
JRN240: words that no vocabulary knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Evidence
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import BarrierView, JourneyView, PointView, ProjectView, StageView, named

__all__ = ["BARRIER_WORDS", "EVENT_WORDS", "JOURNEY_WORDS", "POINT_WORDS", "STAGE_WORDS", "kinds", "strange"]

UNKNOWN_WORD: Final = Rule(
    code="JRN240",
    severity=Severity.INFO,
    title=Texts("Слова нет в словаре", "A word that the vocabulary lacks"),
    text=Texts(
        "слова «{found}» нет в словаре {vocabulary}; {near_ru}",
        "the word '{found}' is not in the vocabulary {vocabulary}; {near_en}",
    ),
    why=Texts(
        "По словам карты сводят и сравнивают; одно и то же, названное по-разному, не сойдётся.",
        "Maps are summed up and compared by words; one thing under two names does not match.",
    ),
    bad=Texts("channel: сайтик", "channel: websyte"),
    good=Texts("channel: site", "channel: site"),
    law=Texts("словари проекта и библиотеки", "the vocabularies of the project and of the library"),
    fields=("channel", "kind", "found_by", "goal_kinds", "buying_roles"),
)

_ADD: Final = Texts(
    "впишите известное или добавьте своё в words проекта", "write a known one, or add yours to the project's words"
)
_MEANT: Final = Texts("похоже, это {id}: впишите его", "it seems to be {id}: write that")


def strange(
    home: ProjectView, name: str, words: Iterable[tuple[str, str | None]], rule: Rule = UNKNOWN_WORD
) -> Iterator[Finding]:
    """
    Yield a finding of *rule* for each (path, word) that the vocabulary *name* has under no such id.
    """
    known = home.words(name)
    for path, word in words:
        if word is None or known.get(word) is not None:
            continue
        meant = known.find(word)
        near = _ADD if meant is None else _MEANT
        told = {} if meant is None else {"id": meant.id}
        yield rule.finding(
            Location(field=path),
            fix=None if meant is None else meant.id,
            found=named(word),
            vocabulary=name,
            near_ru=near.get("ru", **told),
            near_en=near.get("en", **told),
        )


def kinds(path: str, evidence: Iterable[Evidence]) -> Iterator[tuple[str, str]]:
    """
    Yield the path and the kind of each piece of evidence of the entity at *path*.
    """
    return ((f"{path}.evidence[{number}].kind", each.kind) for number, each in enumerate(evidence))


@check(UNKNOWN_WORD)
def _of_project(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Look up the kinds and the channels of change events.
    """
    events = seen.project.change_events
    yield from strange(seen, "change", ((f"change_events[{n}].kind", each.kind) for n, each in enumerate(events)))
    yield from strange(
        seen, "channel", ((f"change_events[{n}].channel", each.channel) for n, each in enumerate(events))
    )


@check(UNKNOWN_WORD)
def _of_journey(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look up the goals, the buying roles, the indicators and the evidence of a journey.
    """
    journey, home, path = seen.journey, seen.home, seen.path
    goals = ((f"{path}.goal_kinds[{n}]", goal) for n, goal in enumerate(journey.goal_kinds))
    roles = ((f"{path}.buying_center[{n}].role", each.role) for n, each in enumerate(journey.buying_center))
    kpis = ((f"{path}.kpis[{n}].id", each.id) for n, each in enumerate(journey.kpis))
    yield from strange(home, "journey_goal", goals)
    yield from strange(home, "buying_role", roles)
    yield from strange(home, "kpi", _undefined(home, kpis))
    yield from strange(home, "evidence", kinds(path, journey.evidence))


def _undefined(home: ProjectView, kpis: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((path, name) for path, name in kpis if name not in home.indicators)


@check(UNKNOWN_WORD)
def _of_stage(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Look up the indicators, the reasons to leave, the methods, the roles and the evidence of a stage.
    """
    stage, home, path = seen.stage, seen.home.home, seen.path
    if stage.kpis:
        kpis = ((f"{path}.kpis[{n}].id", each.id) for n, each in enumerate(stage.kpis))
        yield from strange(home, "kpi", _undefined(home, kpis))
    if stage.churn:
        reasons = ((f"{path}.churn[{n}].reason", each.reason) for n, each in enumerate(stage.churn))
        methods = (
            (f"{path}.churn[{n}].methods[{m}]", method)
            for n, each in enumerate(stage.churn)
            for m, method in enumerate(each.methods)
        )
        yield from strange(home, "churn", reasons)
        yield from strange(home, "churn_method", methods)
    if stage.buying_roles:
        roles = ((f"{path}.buying_roles[{n}]", role) for n, role in enumerate(stage.buying_roles))
        yield from strange(home, "buying_role", roles)
    channels = ((f"{path}.communications[{n}].channel", each.channel) for n, each in enumerate(stage.communications))
    yield from strange(home, "channel", channels)
    yield from strange(home, "evidence", kinds(path, stage.evidence))
    if stage.emotion is not None:
        yield from strange(home, "evidence", kinds(f"{path}.emotion", stage.emotion.evidence))


@check(UNKNOWN_WORD)
def _of_point(seen: PointView, context: Context) -> Iterator[Finding]:
    """
    Look up the channel, the method of discovery and the evidence of a touchpoint.
    """
    point, home = seen.point, seen.home.home.home
    if point.channel is not None:
        yield from strange(home, "channel", ((f"{seen.path}.channel", point.channel),))
    if point.found_by is not None:
        yield from strange(home, "discovery", ((f"{seen.path}.found_by", point.found_by),))
    if point.evidence:
        yield from strange(home, "evidence", kinds(seen.path, point.evidence))
    if point.emotion is not None:
        yield from strange(home, "evidence", kinds(f"{seen.path}.emotion", point.emotion.evidence))


@check(UNKNOWN_WORD)
def _of_barrier(seen: BarrierView, context: Context) -> Iterator[Finding]:
    """
    Look up the kind and the evidence of a barrier, and the kinds of its remedies.
    """
    barrier, home = seen.barrier, seen.home.home
    yield from strange(home, "barrier", ((f"{seen.path}.kind", barrier.kind),))
    yield from strange(
        home, "remedy", ((f"{seen.path}.remedies[{n}].kind", each.kind) for n, each in enumerate(barrier.remedies))
    )
    yield from strange(home, "evidence", kinds(seen.path, barrier.evidence))


EVENT_WORDS: Final[Subject[ProjectView]] = Subject(name="words of events", is_clean=never, checks=(_of_project,))
JOURNEY_WORDS: Final[Subject[JourneyView]] = Subject(name="words", is_clean=never, checks=(_of_journey,))
STAGE_WORDS: Final[Subject[StageView]] = Subject(name="words of stages", is_clean=never, checks=(_of_stage,))
POINT_WORDS: Final[Subject[PointView]] = Subject(name="words of touchpoints", is_clean=never, checks=(_of_point,))
BARRIER_WORDS: Final[Subject[BarrierView]] = Subject(name="words of barriers", is_clean=never, checks=(_of_barrier,))
