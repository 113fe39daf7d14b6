"""
JRN501, JRN503, JRN505–JRN506: barriers, where they crowd, and why clients leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import BarrierView, JourneyView, StageView, named, way_title

__all__ = ["BARRIER", "CHURN", "CRITICAL"]

NO_REMEDY: Final = Rule(
    code="JRN501",
    severity=Severity.WARNING,
    title=Texts("Барьер без решения", "A barrier without a remedy"),
    text=Texts(
        "«{place}»: у барьера «{barrier}» нет ни одного решения, нужно хотя бы одно: впишите remedies",
        "'{place}': the barrier '{barrier}' has no remedy, at least one is needed: write remedies",
    ),
    why=Texts(
        "Карта показывает, где проблема; без решений она остаётся картиной.",
        "A map shows where the trouble is; without remedies it stays a picture.",
    ),
    bad=Texts("text: нет отзывов", "text: no reviews"),
    good=Texts("text: нет отзывов, remedies: [собрать отзывы]", "text: no reviews, remedies: [collect reviews]"),
    law=Texts("каждому барьеру ищут варианты решения", "remedies are sought for each barrier"),
    fields=("barriers.remedies",),
)

CRITICAL_POINT: Final = Rule(
    code="JRN503",
    severity=Severity.WARNING,
    title=Texts("Критическая точка", "A critical point"),
    text=Texts(
        "«{place}»: барьеров в одном месте: {found}, это критическая точка (порог {limit}) – начните с неё",
        "'{place}': {found} barriers in one place, a critical point (the limit is {limit}) – begin with it",
    ),
    why=Texts(
        "Один барьер клиент перешагнёт, у нескольких сразу развернётся.",
        "Clients step over one barrier, and turn back before several at once.",
    ),
    bad=Texts("выбор: 4 барьера", "choice: 4 barriers"),
    good=Texts("выбор: 1 барьер с решением", "choice: 1 barrier with a remedy"),
    law=Texts("место, где барьеров несколько сразу; порог min_barriers", "a place of several barriers; min_barriers"),
    fields=("stages.barriers", "touchpoints.barriers"),
)

MOST_BARRIERS: Final = Rule(
    code="JRN506",
    severity=Severity.INFO,
    title=Texts("Здесь барьеров больше всего", "Most barriers stand here"),
    text=Texts(
        "«{place}»: барьеров {found}, больше нет нигде на карте; снимайте их первыми",
        "'{place}' has {found} barriers, no place of the map has more; remove these first",
    ),
    why=Texts(
        "По другому определению критическая точка – та, где препятствий больше всего.",
        "By another definition the critical point is where obstacles are most.",
    ),
    bad=Texts("1, 1, 4, 3, 2, 1", "1, 1, 4, 3, 2, 1"),
    good=Texts("0, 0, 0, 0, 0, 0", "0, 0, 0, 0, 0, 0"),
    law=Texts("критические точки – область, где препятствий больше всего", "critical points: where obstacles are most"),
    fields=("stages.barriers", "touchpoints.barriers"),
)

NO_METHOD: Final = Rule(
    code="JRN505",
    severity=Severity.INFO,
    title=Texts("Причина ухода без противодействия", "A reason to leave without a counter-method"),
    text=Texts(
        "этап «{stage}»: для причины ухода «{reason}» нет ни одного метода: впишите methods",
        "stage '{stage}': nothing is done about the reason to leave '{reason}': write methods",
    ),
    why=Texts(
        "Причина известна – осталось решить, что с ней делать.",
        "The reason is known – what is left is to decide what to do.",
    ),
    bad=Texts("reason: out_of_stock", "reason: out_of_stock"),
    good=Texts("reason: out_of_stock, methods: [reserve]", "reason: out_of_stock, methods: [reserve]"),
    law=Texts("причинам оттока отвечают методами борьбы с ним", "reasons of churn are answered by methods against it"),
    fields=("stages.churn.methods",),
)


@check(NO_REMEDY)
def _remedies(seen: BarrierView, context: Context) -> Iterator[Finding]:
    """
    Ask what takes the barrier away.
    """
    if not seen.barrier.remedies:
        where = Location(field=f"{seen.path}.remedies")
        yield NO_REMEDY.finding(where, place=seen.place, barrier=named(seen.barrier.text))


@check(CRITICAL_POINT, MOST_BARRIERS)
def _crowds(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Count the barriers of each stage and transition, by both definitions of a critical point unless one was chosen.
    """
    settings = context.settings.journey
    counted = [(len(each.stage.barriers) + _at_points(each), each.path, each.title) for each in seen.stages]
    counted += [(len(each.way.barriers), each.path, way_title(each)) for each in seen.ways if each.path]
    most = max((found for found, _, _ in counted), default=0)
    alike = len(counted) > 1 and all(found == most for found, _, _ in counted)
    for found, path, title in counted:
        where = Location(field=f"{path}.barriers")
        if settings.critical_points != "most" and found >= max(1, settings.min_barriers):
            yield CRITICAL_POINT.finding(where, place=title, found=found, limit=settings.min_barriers)
        if settings.critical_points != "count" and found == most > 1 and not alike:
            yield MOST_BARRIERS.finding(where, place=title, found=found)


def _at_points(stage: StageView) -> int:
    return sum(len(each.point.barriers) for each in stage.points)


@check(NO_METHOD)
def _methods(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Ask what is done against each reason to leave.
    """
    words = seen.home.home.words("churn")
    for number, churn in enumerate(seen.stage.churn):
        if not churn.methods:
            where = Location(field=f"{seen.path}.churn[{number}].methods")
            yield NO_METHOD.finding(where, stage=seen.title, reason=named(words.label(churn.reason)))


BARRIER: Final[Subject[BarrierView]] = Subject(name="barrier", is_clean=never, checks=(_remedies,))
CRITICAL: Final[Subject[JourneyView]] = Subject(name="critical points", is_clean=never, checks=(_crowds,))
CHURN: Final[Subject[StageView]] = Subject(name="churn", is_clean=never, checks=(_methods,))
