"""
JRN303–JRN308, JRN313–JRN321, JRN333: the touchpoints of a map taken together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import ChannelKind, Market, Ownership, TouchpointStatus
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, PointView, ProjectView, StageView, named

__all__ = ["CHANNELS", "COVERAGE", "STAGE_COVERAGE"]

_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING
_TRUTH: Final = Texts("моменты истины решают, останется ли клиент", "moments of truth decide whether the client stays")

NO_TRUTH: Final = Rule(
    code="JRN303",
    severity=_WARNING,
    title=Texts("Нет момента истины", "No moment of truth"),
    text=Texts(
        "на карте «{journey}» не отмечен ни один момент истины, нужен хотя бы один: отметьте решающую точку и почему",
        "the map '{journey}' marks no moment of truth, at least one is needed: mark what decides, and why",
    ),
    why=Texts(
        "Улучшить всё сразу нельзя; момент истины показывает, с чего начать.",
        "Nobody improves everything at once; a moment of truth tells where to begin.",
    ),
    bad=Texts("ни у одной точки нет moment_of_truth", "no touchpoint has moment_of_truth"),
    good=Texts("moment_of_truth: здесь решают, верить ли нам", "moment_of_truth: here they decide whether to trust us"),
    law=_TRUTH,
    fields=("touchpoints.moment_of_truth",),
)

NO_WHY: Final = Rule(
    code="JRN313",
    severity=_WARNING,
    title=Texts("Момент истины без причины", "A moment of truth without a reason"),
    text=Texts(
        "точка «{point}»: отмечена моментом истины, а почему – не сказано; впишите причину",
        "touchpoint '{point}' is marked as a moment of truth, nothing says why; write the reason",
    ),
    why=Texts(
        "Причина отличает решающую точку от просто важной.", "The reason tells a decisive touchpoint from any other."
    ),
    bad=Texts('moment_of_truth: ""', 'moment_of_truth: ""'),
    good=Texts("moment_of_truth: здесь решают, верить ли нам", "moment_of_truth: here they decide whether to trust us"),
    law=_TRUTH,
    fields=("touchpoints.moment_of_truth.why",),
)

NO_FOCUS: Final = Rule(
    code="JRN314",
    severity=_WARNING,
    title=Texts("Слишком много моментов истины", "Too many moments of truth"),
    text=Texts(
        "на карте «{journey}» моментами истины отмечено {share} % точек, ожидалось до {most} %: оставьте решающие",
        "the map '{journey}' marks {share} % of touchpoints as moments of truth, {most} % at most: keep the decisive",
    ),
    why=Texts(
        "Когда решающее всё, не решает ничего: улучшать всё сразу нереально.",
        "When everything decides nothing does: nobody improves everything at once.",
    ),
    bad=Texts("8 из 12 точек", "8 of 12 touchpoints"),
    good=Texts("2 из 12 точек", "2 of 12 touchpoints"),
    law=Texts("порог max_truth_share", "the limit max_truth_share"),
    fields=("touchpoints.moment_of_truth",),
)

NO_ENTRY: Final = Rule(
    code="JRN304",
    severity=_WARNING,
    title=Texts("Нет точки входа", "No entry touchpoint"),
    text=Texts(
        "на карте «{journey}» не сказано, с какой точки клиент начинает, а это нужно: впишите entry_touchpoints",
        "the map '{journey}' does not say which touchpoint clients begin at: write entry_touchpoints",
    ),
    why=Texts(
        "По первой точке видно, откуда клиент и чего ждёт.",
        "The first touchpoint tells where the client comes from and what they expect.",
    ),
    bad=Texts("entry_touchpoints: []", "entry_touchpoints: []"),
    good=Texts("entry_touchpoints: [Поиск в интернете]", "entry_touchpoints: [Search]"),
    law=Texts("важна первая точка, с которой приходит персонаж", "the first touchpoint of a persona matters"),
    fields=("entry_touchpoints",),
)

NO_INFORMAL: Final = Rule(
    code="JRN305",
    severity=_INFO,
    title=Texts("Нет неформальных точек", "No informal touchpoint"),
    text=Texts(
        "на карте «{journey}» нет неформальных точек контакта, а они бывают: проверьте и отметьте informal: true",
        "the map '{journey}' has no informal touchpoint, there usually are some: look, and mark informal: true",
    ),
    why=Texts(
        "Часть вопросов решают через знакомых, мимо сайта и колл-центра.",
        "Some things are settled through people one knows, past the site and the call centre.",
    ),
    bad=Texts("только сайт и магазин", "a site and a shop only"),
    good=Texts("знакомый менеджер, informal: true", "a manager one knows, informal: true"),
    law=Texts("клиент решает вопрос и через знакомых", "clients settle things through people they know, too"),
    fields=("touchpoints.informal",),
)

NO_OFFLINE: Final = Rule(
    code="JRN315",
    severity=_INFO,
    title=Texts("Нет точек вне интернета", "No touchpoint outside the internet"),
    text=Texts(
        "на карте «{journey}» все точки цифровые, а есть товар, упаковка и люди: проверьте, не забыты ли они",
        "the map '{journey}' has digital touchpoints only, goods, parcels and people are there, too: look for them",
    ),
    why=Texts(
        "Даже интернет-магазин встречает клиента курьером и коробкой.",
        "Even a web shop meets its client with a courier and a box.",
    ),
    bad=Texts("сайт, письмо, чат", "site, mail, chat"),
    good=Texts("сайт, курьер, упаковка", "site, courier, parcel"),
    law=Texts("каналы бывают цифровые, физические и человеческие", "channels are digital, physical and human"),
    fields=("touchpoints.channel_kind",),
)

NO_PARTNER: Final = Rule(
    code="JRN316",
    severity=_INFO,
    title=Texts("Нет партнёрских точек", "No partner's touchpoint"),
    text=Texts(
        "на карте «{journey}» (B2B) нет точек у партнёров, а они там важны: проверьте дилеров и поставщиков",
        "the map '{journey}' (B2B) has no touchpoint at partners, which matter there: look at dealers and suppliers",
    ),
    why=Texts("Бизнесу о вас часто рассказывает партнёр, а не вы.", "Businesses often hear of you from a partner."),
    bad=Texts("ownership: owned у всех точек", "ownership: owned everywhere"),
    good=Texts("ownership: partner у выставки дилера", "ownership: partner at a dealer's show"),
    law=Texts("партнёрские точки особенно важны в B2B", "partners' touchpoints matter most in B2B"),
    fields=("touchpoints.ownership",),
)

NO_ACTION: Final = Rule(
    code="JRN306",
    severity=_WARNING,
    title=Texts("Важная точка без задач", "A pressing touchpoint without a task"),
    text=Texts(
        "точка «{point}»: приоритет {priority}, среди первых на карте, а задач нет; впишите action_items",
        "touchpoint '{point}' has priority {priority}, among the first of the map, and no task; write action_items",
    ),
    why=Texts(
        "Важная и слабая точка теряет клиентов каждый день, пока ею не займутся.",
        "A touchpoint that matters and is weak loses clients every day until somebody takes it up.",
    ),
    bad=Texts("importance: 5, quality: 2, задач нет", "importance: 5, quality: 2, no tasks"),
    good=Texts("action_items: переписать карточки товара", "action_items: rewrite the goods' pages"),
    law=Texts("самые критические точки улучшают первыми", "the most critical touchpoints come first"),
    fields=("touchpoints.action_items",),
)

NO_TASK_OWNER: Final = Rule(
    code="JRN317",
    severity=_WARNING,
    title=Texts("Задача без ответственного", "A task without an owner"),
    text=Texts(
        "задача у точки «{point}»: ответственный не назван, а он нужен: впишите owner",
        "a task of the touchpoint '{point}' has no owner, one is needed: write owner",
    ),
    why=Texts("За общее дело не отвечает никто.", "What everybody does nobody answers for."),
    bad=Texts("text: сократить форму", "text: shorten the form"),
    good=Texts("text: сократить форму, owner: веб-отдел", "text: shorten the form, owner: web team"),
    law=Texts("определяют сроки, задачи, ответственных", "terms, tasks and owners are set"),
    fields=("touchpoints.action_items.owner",),
)

NO_TASK_DUE: Final = Rule(
    code="JRN318",
    severity=_WARNING,
    title=Texts("Задача без срока", "A task without a term"),
    text=Texts(
        "задача у точки «{point}»: срока нет, а он нужен: впишите due_on",
        "a task of the touchpoint '{point}' has no term, one is needed: write due_on",
    ),
    why=Texts("Без срока задача не начинается.", "Without a term a task never begins."),
    bad=Texts("text: сократить форму", "text: shorten the form"),
    good=Texts("text: сократить форму, due_on: 2026-03-01", "text: shorten the form, due_on: 2026-03-01"),
    law=Texts("определяют сроки, задачи, ответственных", "terms, tasks and owners are set"),
    fields=("touchpoints.action_items.due_on",),
)

LATE_TASK: Final = Rule(
    code="JRN319",
    severity=_WARNING,
    title=Texts("Задача просрочена", "A task is overdue"),
    text=Texts(
        "задача у точки «{point}»: срок прошёл, а она не сделана; сделайте, отметьте done или назначьте новый срок",
        "a task of the touchpoint '{point}' is past its term and not done; do it, mark it done or set a new term",
    ),
    why=Texts("План, который не сверяют с календарём, не исполнится.", "A plan without a calendar fails."),
    bad=Texts("due_on в прошлом, done: false", "due_on in the past, done: false"),
    good=Texts("done: true", "done: true"),
    law=Texts("определяют сроки, задачи, ответственных", "terms, tasks and owners are set"),
    fields=("touchpoints.action_items.due_on",),
)

UNUSED_CHANNEL: Final = Rule(
    code="JRN307",
    severity=_INFO,
    title=Texts("Канал, которого нет на картах", "A channel that no map has"),
    text=Texts(
        "канал «{found}» есть в словаре проекта, а на картах его нет: добавьте точки контакта или уберите канал",
        "the channel '{found}' is in the project's dictionary and on no map: add touchpoints or remove the channel",
    ),
    why=Texts(
        "Завели новый канал – карту пора дополнить: клиенты там уже бывают.",
        "When a channel is opened the map is due: clients are there already.",
    ),
    bad=Texts("channels: [tiktok], на карте его нет", "channels: [tiktok], not on the map"),
    good=Texts("точка «Ролики», channel: tiktok", "touchpoint 'Clips', channel: tiktok"),
    law=Texts("новый канал – повод обновить карту", "a new channel is a reason to renew the map"),
    fields=("channels",),
)

NO_CHANNEL_AT_ALL: Final = Rule(
    code="JRN320",
    severity=_INFO,
    title=Texts("Этап вне матрицы каналов", "A stage outside the matrix of channels"),
    text=Texts(
        "этап «{stage}»: ни у одной его точки нет канала, столбец матрицы пуст: впишите channel хотя бы одной",
        "stage '{stage}': none of its touchpoints has a channel, its column is empty: write channel for one at least",
    ),
    why=Texts(
        "Пустой столбец матрицы – пробел в покрытии или незаполненная карта, а отличить нельзя.",
        "An empty column is a gap in coverage or a map not filled in, and nobody can tell which.",
    ),
    bad=Texts("три точки без channel", "three touchpoints without channel"),
    good=Texts("channel: site у одной из трёх", "channel: site at one of the three"),
    law=Texts("матрица «каналы × этапы»", "the matrix of channels and stages"),
    fields=("touchpoints.channel",),
)

HANDOFF: Final = Rule(
    code="JRN308",
    severity=_WARNING,
    title=Texts("Передача клиента без заметки", "A hand-off without a note"),
    text=Texts(
        "от «{before}» к «{point}» меняется ответственный, а как передают слова клиента, не сказано: впишите handoff",
        "the owner changes from '{before}' to '{point}', nothing says how the client's words pass on: write handoff",
    ),
    why=Texts(
        "На стыке отделов клиент заново объясняет то, что уже рассказал.",
        "Where departments meet, clients explain again what they have told before.",
    ),
    bad=Texts("owner: продажи, затем owner: склад", "owner: sales, then owner: store"),
    good=Texts("handoff: заявка с пожеланиями в CRM", "handoff: a request with wishes in the CRM"),
    law=Texts("бесшовность: клиент не объясняет одно и то же дважды", "seamlessness: nobody explains things twice"),
    fields=("touchpoints.handoff", "touchpoints.owner"),
)

FEW_POINTS: Final = Rule(
    code="JRN321",
    severity=_INFO,
    title=Texts("Мало точек контакта", "Few touchpoints"),
    text=Texts(
        "этап «{stage}»: точек контакта {found}, обычно их от {least}: проверьте, не забыты ли второстепенные",
        "stage '{stage}' has {found} touchpoints, {least} or more are usual: see whether minor ones are forgotten",
    ),
    why=Texts(
        "Неудача в точке, о которой забыли, может перечеркнуть работу остальных.",
        "A failure at a forgotten touchpoint may undo the work of all others.",
    ),
    bad=Texts("покупка: только сайт", "purchase: the site only"),
    good=Texts("покупка: сайт, оплата, чек, письмо", "purchase: site, payment, receipt, mail"),
    law=Texts("порог min_touchpoints", "the limit min_touchpoints"),
    fields=("stages.touchpoints",),
)


@check(NO_TRUTH, NO_WHY, NO_FOCUS)
def _truth(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look at the marks of moments of truth.
    """
    where = Location(field=f"{seen.path}.stages")
    marked = [each for each in seen.points if each.point.moment_of_truth is not None]
    if seen.points and not marked:
        yield NO_TRUTH.finding(where, journey=seen.title)
    for each in marked:
        truth = each.point.moment_of_truth
        if truth is not None and not truth.why.strip():
            yield NO_WHY.finding(Location(field=f"{each.path}.moment_of_truth"), point=each.title)
    most = context.settings.journey.max_truth_share
    # One mark is a focus however few touchpoints there are.
    if len(marked) > 1 and len(marked) * 100 > most * len(seen.points):
        share = round(len(marked) * 100 / len(seen.points))
        yield NO_FOCUS.finding(where, journey=seen.title, share=share, most=most)


@check(NO_ENTRY, NO_INFORMAL, NO_OFFLINE, NO_PARTNER)
def _kinds(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Ask for the first touchpoint, and for those that maps forget.
    """
    if seen.stages and not seen.journey.entry_touchpoints:
        yield NO_ENTRY.finding(Location(field=f"{seen.path}.entry_touchpoints"), journey=seen.title)
    if not seen.points:
        return
    where = Location(field=f"{seen.path}.stages")
    if not any(each.point.informal for each in seen.points):
        yield NO_INFORMAL.finding(where, journey=seen.title)
    if all(_kind(each) is ChannelKind.DIGITAL for each in seen.points):
        yield NO_OFFLINE.finding(where, journey=seen.title)
    partners = any(each.point.partner or each.point.ownership is Ownership.PARTNER for each in seen.points)
    if seen.journey.market is Market.B2B and not partners:
        yield NO_PARTNER.finding(where, journey=seen.title)


def _kind(seen: PointView) -> ChannelKind | None:
    point = seen.point
    return point.channel_kind or seen.home.home.home.kind_of(point.channel)


@check(NO_ACTION)
def _first(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Ask for tasks at the touchpoints of the greatest priority: the upper quarter, ties included.
    """
    rated = [(priority, each) for each in seen.points if (priority := each.point.priority)]
    ranks = sorted((priority for priority, _ in rated), reverse=True)
    if not ranks:
        return
    share = context.settings.journey.top_share
    least = ranks[max(0, -(-len(ranks) * share // 100) - 1)]
    # Where all are alike none is among the first.
    alike = len(ranks) > 1 and least == ranks[-1]
    for priority, each in rated:
        if priority < least or (alike and priority == least):
            continue
        if not each.point.action_items:
            where = Location(field=f"{each.path}.action_items")
            yield NO_ACTION.finding(where, point=each.title, priority=f"{priority:g}")


@check(NO_TASK_OWNER, NO_TASK_DUE, LATE_TASK)
def _tasks(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Ask for the owner and the term of each task that is not done.
    """
    for each in seen.points:
        for number, task in enumerate(each.point.action_items):
            if task.done:
                continue
            place = f"{each.path}.action_items[{number}]"
            if not task.owner:
                yield NO_TASK_OWNER.finding(Location(field=f"{place}.owner"), point=each.title)
            if task.due_on is None:
                yield NO_TASK_DUE.finding(Location(field=f"{place}.due_on"), point=each.title)
            elif task.due_on < context.today:
                yield LATE_TASK.finding(Location(field=f"{place}.due_on"), point=each.title)


@check(UNUSED_CHANNEL)
def _unused(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Look for channels of the dictionary on the maps.
    """
    used = {each.point.channel for journey in seen.journey_views for each in journey.points}
    for number, channel in enumerate(seen.project.channels):
        if seen.journey_views and channel.id not in used:
            where = Location(field=f"channels[{number}]")
            yield UNUSED_CHANNEL.finding(where, found=named(channel.title, channel.id))


@check(NO_CHANNEL_AT_ALL, FEW_POINTS)
def _filled(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Count the touchpoints of a stage and those with a channel.
    """
    points, least = seen.serving, context.settings.journey.min_touchpoints
    where = Location(field=f"{seen.path}.touchpoints")
    if points and not any(point.channel for point in points):
        yield NO_CHANNEL_AT_ALL.finding(where, stage=seen.title)
    if 0 < len(points) < least:
        yield FEW_POINTS.finding(where, stage=seen.title, found=len(points), least=least)


@check(HANDOFF)
def _handoffs(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Compare the owners of touchpoints that follow each other.
    """
    there = [each for each in seen.points if each.point.status is TouchpointStatus.EXISTING]
    for before, each in pairwise(there):
        owners = [one.point.owner or one.home.stage.owner for one in (before, each)]
        if all(owners) and owners[0] != owners[1] and not before.point.handoff:
            where = Location(field=f"{before.path}.handoff")
            yield HANDOFF.finding(where, before=before.title, point=each.title)


CHANNELS: Final[Subject[ProjectView]] = Subject(name="channels", is_clean=never, checks=(_unused,))
COVERAGE: Final[Subject[JourneyView]] = Subject(
    name="coverage", is_clean=never, checks=(_truth, _kinds, _first, _handoffs)
)
STAGE_COVERAGE: Final[Subject[StageView]] = Subject(name="filled", is_clean=never, checks=(_filled, _tasks))
