"""
JRN601–JRN619: how old a map is, who keeps it, and whether its dates are in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import JourneyState, RemedyStatus, Span
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, ProjectView, named

__all__ = ["EVENTS", "FRESHNESS"]

_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING
_RENEW: Final = Texts(
    "карту пересматривают раз в квартал, раз в полгода", "a map is renewed twice or four times a year"
)
_CHANGED: Final = Texts("карту обновляют после каждого нововведения", "a map is renewed after each change")
_ORDER: Final = Texts("арифметика дат", "arithmetic of dates")

AGING: Final = Rule(
    code="JRN601",
    severity=_INFO,
    title=Texts("Карту пора просмотреть", "The map is due for a look"),
    text=Texts(
        "карте «{journey}» дней: {found}, просматривать её стоит раз в {limit}: сверьте с жизнью и обновите mapped_on",
        "the map '{journey}' is {found} days old, a look every {limit} is good: compare it with life, renew mapped_on",
    ),
    why=Texts("Поведение клиентов меняется быстрее, чем кажется.", "Clients change their ways faster than it seems."),
    bad=Texts("mapped_on четыре месяца назад", "mapped_on four months ago"),
    good=Texts("mapped_on в этом квартале", "mapped_on in this quarter"),
    law=_RENEW,
    fields=("mapped_on",),
)

STALE: Final = Rule(
    code="JRN611",
    severity=_WARNING,
    title=Texts("Карта устарела", "The map is stale"),
    text=Texts(
        "карте «{journey}» дней: {found}, предел {limit}: составьте её заново и обновите mapped_on",
        "the map '{journey}' is {found} days old, the limit is {limit}: make it anew and renew mapped_on",
    ),
    why=Texts(
        "Устаревшая карта вреднее её отсутствия: решения принимают по тому, чего уже нет.",
        "A stale map is worse than none: decisions rest on what is no longer there.",
    ),
    bad=Texts("mapped_on год назад", "mapped_on a year ago"),
    good=Texts("mapped_on в этом квартале", "mapped_on in this quarter"),
    law=_RENEW,
    fields=("mapped_on",),
)

NO_DATE: Final = Rule(
    code="JRN614",
    severity=_INFO,
    title=Texts("Карта без даты", "A map without a date"),
    text=Texts(
        "у карты «{journey}» нет даты, и не узнать, устарела ли она: впишите mapped_on",
        "the map '{journey}' has no date, nobody can tell whether it is stale: write mapped_on",
    ),
    why=Texts("Без даты карта кажется вечной.", "Without a date a map seems to be for ever."),
    bad=Texts("mapped_on не заполнено", "no mapped_on"),
    good=Texts("mapped_on: 2026-01-15", "mapped_on: 2026-01-15"),
    law=_RENEW,
    fields=("mapped_on",),
)

OVERDUE: Final = Rule(
    code="JRN617",
    severity=_WARNING,
    title=Texts("Пересмотр карты просрочен", "The review of the map is overdue"),
    text=Texts(
        "карте «{journey}» дней: {found}, а пересматривать её решено раз в {limit}: пересмотрите и обновите mapped_on",
        "the map '{journey}' is {found} days old, a review every {limit} was agreed on: review it, renew mapped_on",
    ),
    why=Texts("Срок пересмотра назначили сами.", "The term was set by its own makers."),
    bad=Texts("review_every: 30, карте 45 дней", "review_every: 30, 45 days old"),
    good=Texts("review_every: 30, карте 12 дней", "review_every: 30, 12 days old"),
    law=_RENEW,
    fields=("review_every", "mapped_on"),
)

FUTURE: Final = Rule(
    code="JRN615",
    severity=_WARNING,
    title=Texts("Карта из будущего", "A map from the future"),
    text=Texts(
        "дата карты «{journey}» позже сегодняшней, ожидалась прошедшая: исправьте mapped_on",
        "the date of the map '{journey}' lies after today, a past one is expected: correct mapped_on",
    ),
    why=Texts("Составить карту завтра ещё не успели: это опечатка.", "Nobody has made it tomorrow yet: a slip."),
    bad=Texts("mapped_on: 2126-01-15", "mapped_on: 2126-01-15"),
    good=Texts("mapped_on: 2026-01-15", "mapped_on: 2026-01-15"),
    law=_ORDER,
    fields=("mapped_on",),
)

CHANGED_SINCE: Final = Rule(
    code="JRN602",
    severity=_WARNING,
    title=Texts("После карты многое изменилось", "Changes came after the map"),
    text=Texts(
        "после составления карты «{journey}» случилось изменений: {found} (последнее – «{event}»): обновите карту",
        "since the map '{journey}' was made {found} changes have come (the last: '{event}'): renew the map",
    ),
    why=Texts(
        "Новый сайт, канал или товар меняет путь клиента.", "A new site, channel or product changes the client's way."
    ),
    bad=Texts("новый сайт в мае, mapped_on в марте", "a new site in May, mapped_on in March"),
    good=Texts("новый сайт в мае, mapped_on в июне", "a new site in May, mapped_on in June"),
    law=_CHANGED,
    fields=("mapped_on", "change_events"),
)

ALL_DONE: Final = Rule(
    code="JRN612",
    severity=_WARNING,
    title=Texts("Все решения внедрены", "All remedies are carried out"),
    text=Texts(
        "на карте «{journey}» внедрены все решения ({found}): путь клиента мог измениться – составьте новую версию",
        "all remedies of the map '{journey}' ({found}) are carried out: the way may have changed – make a new version",
    ),
    why=Texts(
        "Когда барьеры сняты, клиент идёт иначе, и карта описывает вчерашний путь.",
        "When barriers are gone clients walk differently, and the map tells yesterday's way.",
    ),
    bad=Texts("status: implemented у всех решений", "status: implemented everywhere"),
    good=Texts("новая карта с supersedes", "a new map with supersedes"),
    law=Texts(
        "после снятия барьеров клиент может изменить траекторию", "after barriers are removed the way may change"
    ),
    fields=("barriers.remedies.status",),
)

NEW_CHANNEL: Final = Rule(
    code="JRN605",
    severity=_WARNING,
    title=Texts("Новый канал не попал на карты", "A new channel is on no map"),
    text=Texts(
        "событие «{event}»: канала «{channel}» нет ни на одной карте, а он появился: добавьте точки контакта",
        "event '{event}': the channel '{channel}' is on no map, though it was opened: add touchpoints",
    ),
    why=Texts("Клиенты там уже есть, а карта об этом не знает.", "Clients are there already, the map does not know."),
    bad=Texts("завели ТикТок, на карте его нет", "TikTok was opened, the map does not have it"),
    good=Texts("точка «Ролики», channel: tiktok", "touchpoint 'Clips', channel: tiktok"),
    law=_CHANGED,
    fields=("change_events.channel",),
)

NO_KEEPER: Final = Rule(
    code="JRN603",
    severity=_WARNING,
    title=Texts("Карта без хозяина", "A map without an owner"),
    text=Texts(
        "у карты «{journey}» нет ответственного, он нужен: впишите owner",
        "the map '{journey}' has no owner, one is needed: write owner",
    ),
    why=Texts("Ничья карта висит на стене и стареет.", "Nobody's map hangs on a wall and grows old."),
    bad=Texts("owner не заполнено", "no owner"),
    good=Texts("owner: отдел маркетинга", "owner: marketing"),
    law=Texts("кто-то отвечает за карту", "somebody answers for the map"),
    fields=("owner",),
)

NO_VERSION: Final = Rule(
    code="JRN613",
    severity=_WARNING,
    title=Texts("Карта без версии", "A map without a version"),
    text=Texts(
        "у карты «{journey}» нет версии, она нужна: впишите version",
        "the map '{journey}' has no version, one is needed: write version",
    ),
    why=Texts(
        "Без версии не сказать, до изменений эта карта или после.",
        "Without a version nobody can tell whether a map is from before a change or after it.",
    ),
    bad=Texts("version не заполнено", "no version"),
    good=Texts('version: "2"', 'version: "2"'),
    law=Texts("карту составляют заново, версиями", "a map is made anew, in versions"),
    fields=("version",),
)

WRONG_SPAN: Final = Rule(
    code="JRN616",
    severity=Severity.ERROR,
    title=Texts("Период кончается раньше, чем начался", "A period ends before it begins"),
    text=Texts(
        "конец периода раньше начала, ожидался не раньше: исправьте start или end",
        "the period ends before it begins, the end must not come first: correct start or end",
    ),
    why=Texts("Даты переставлены, или в году опечатка.", "The dates are swapped, or the year is mistyped."),
    bad=Texts("с 01.03.2026 по 01.02.2026", "2026-03-01 to 2026-02-01"),
    good=Texts("с 01.02.2026 по 01.03.2026", "2026-02-01 to 2026-03-01"),
    law=_ORDER,
    fields=("period", "kpis.period", "counts.period"),
)


@check(NO_DATE, FUTURE, AGING, STALE, OVERDUE)
def _age(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Compare the day of the map with today.
    """
    journey, limits = seen.journey, context.settings.journey
    where = Location(field=f"{seen.path}.mapped_on")
    if journey.mapped_on is None:
        yield NO_DATE.finding(where, journey=seen.title)
        return
    age = (context.today - journey.mapped_on).days
    if age < 0:
        yield FUTURE.finding(where, journey=seen.title)
    elif age > limits.stale_days:
        yield STALE.finding(where, journey=seen.title, found=age, limit=limits.stale_days)
    elif age > limits.aging_days:
        yield AGING.finding(where, journey=seen.title, found=age, limit=limits.aging_days)
    if journey.review_every is not None and age > journey.review_every:
        yield OVERDUE.finding(where, journey=seen.title, found=age, limit=journey.review_every)


@check(CHANGED_SINCE)
def _changes(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look for changes that came after the map; those that are still to come do not count.
    """
    day, name = seen.journey.mapped_on, seen.journey.id
    if day is None:
        return
    since = [
        event
        for event in seen.home.project.change_events
        if day < event.happened_on <= context.today and event.journey in (None, name)
    ]
    if since:
        last = max(since, key=lambda event: event.happened_on)
        where = Location(field=f"{seen.path}.mapped_on")
        yield CHANGED_SINCE.finding(where, journey=seen.title, found=len(since), event=named(last.title))


@check(ALL_DONE)
def _finished(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Tell that nothing is left of the plan.
    """
    if seen.journey.state is not JourneyState.AS_IS:
        return
    remedies = [remedy for each in seen.barriers for remedy in each.barrier.remedies]
    planned = [remedy for remedy in remedies if remedy.status not in (RemedyStatus.REJECTED, RemedyStatus.IDEA)]
    open_barriers = any(not any(one.status.is_done for one in each.barrier.remedies) for each in seen.barriers)
    if planned and not open_barriers and all(remedy.status.is_done for remedy in planned):
        yield ALL_DONE.finding(Location(field=seen.path), journey=seen.title, found=len(planned))


@check(NO_KEEPER, NO_VERSION)
def _keeper(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Ask who keeps the map, and which version it is.
    """
    if not seen.journey.owner:
        yield NO_KEEPER.finding(Location(field=f"{seen.path}.owner"), journey=seen.title)
    if not seen.journey.version:
        yield NO_VERSION.finding(Location(field=f"{seen.path}.version"), journey=seen.title)


@check(WRONG_SPAN)
def _spans(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Compare both ends of each period.
    """
    for path, span in _periods(seen):
        if span is not None and span.start is not None and span.end is not None and span.end < span.start:
            yield WRONG_SPAN.finding(Location(field=path))


def _periods(seen: JourneyView) -> Iterator[tuple[str, Span | None]]:
    yield f"{seen.path}.period", seen.journey.period
    for number, kpi in enumerate(seen.journey.kpis):
        yield f"{seen.path}.kpis[{number}].period", kpi.period
    for stage in seen.stages:
        for number, kpi in enumerate(stage.stage.kpis):
            yield f"{stage.path}.kpis[{number}].period", kpi.period
        for number, count in enumerate(stage.stage.counts):
            yield f"{stage.path}.counts[{number}].period", count.period


@check(NEW_CHANNEL)
def _opened(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Look for the channels of events on the maps.
    """
    used = {each.point.channel for journey in seen.journey_views for each in journey.points}
    for number, event in enumerate(seen.project.change_events):
        if event.channel is not None and event.channel not in used and _has_come(event.happened_on, context):
            where = Location(field=f"change_events[{number}].channel")
            channel = named(seen.words("channel").label(event.channel))
            yield NEW_CHANNEL.finding(where, event=named(event.title), channel=channel)


def _has_come(day: dt.date, context: Context) -> bool:
    return day <= context.today


FRESHNESS: Final[Subject[JourneyView]] = Subject(
    name="freshness", is_clean=never, checks=(_age, _changes, _finished, _keeper, _spans)
)
EVENTS: Final[Subject[ProjectView]] = Subject(name="events", is_clean=never, checks=(_opened,))
