"""
JRN301–JRN302, JRN309–JRN312, JRN322–JRN324: what a touchpoint tells about itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Ownership, TouchpointStatus
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import PointView, StageView, named

__all__ = ["POINT", "TAKEN_AWAY"]

_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING

NO_CHANNEL: Final = Rule(
    code="JRN301",
    severity=_WARNING,
    title=Texts("Точка контакта без канала", "A touchpoint without a channel"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: канал не указан, а он нужен: впишите channel",
        "touchpoint '{point}' of the stage '{stage}': no channel is given, one is needed: write channel",
    ),
    why=Texts(
        "Без канала точка не попадёт в матрицу каналов и этапов, и пустое место останется незамеченным.",
        "Without a channel the touchpoint is not in the matrix of channels, and gaps stay unseen.",
    ),
    bad=Texts("title: Звонок менеджера", "title: A call of the manager"),
    good=Texts("title: Звонок менеджера, channel: phone", "title: A call of the manager, channel: phone"),
    law=Texts("точки контакта разносят по каналам", "touchpoints are sorted by channels"),
    fields=("touchpoints.channel",),
)

NO_OWNER: Final = Rule(
    code="JRN311",
    severity=_WARNING,
    title=Texts("Точка контакта без ответственного", "A touchpoint without an owner"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: нет ответственного ни у неё, ни у этапа, а он нужен: впишите owner",
        "touchpoint '{point}' of the stage '{stage}': neither has an owner, one is needed: write owner",
    ),
    why=Texts("За то, что ничьё, никто и не возьмётся.", "What belongs to nobody nobody takes care of."),
    bad=Texts("owner не заполнено", "no owner"),
    good=Texts("owner: отдел продаж", "owner: sales"),
    law=Texts("за каждую точку кто-то отвечает", "somebody answers for each touchpoint"),
    fields=("touchpoints.owner", "stages.owner"),
)

NO_IMPORTANCE: Final = Rule(
    code="JRN302",
    severity=_INFO,
    title=Texts("Важность не оценена", "The importance is not rated"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: важность не оценена, ожидалось от 1 до 5: впишите importance",
        "touchpoint '{point}' of the stage '{stage}': importance is not rated, 1 to 5 is expected: write importance",
    ),
    why=Texts(
        "Точки улучшают по очереди, а очередь строят по важности и качеству.",
        "Touchpoints are improved one after another, in the order of importance and quality.",
    ),
    bad=Texts("importance не заполнено", "no importance"),
    good=Texts("importance: 5", "importance: 5"),
    law=Texts("точки ранжируют по важности", "touchpoints are ranked by importance"),
    fields=("touchpoints.importance",),
)

NO_QUALITY: Final = Rule(
    code="JRN312",
    severity=_INFO,
    title=Texts("Качество не оценено", "The quality is not rated"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: качество не оценено, ожидалось от 1 до 5: впишите quality",
        "touchpoint '{point}' of the stage '{stage}': quality is not rated, 1 to 5 is expected: write quality",
    ),
    why=Texts(
        "Неизвестное качество – не плохое и не хорошее: точка не попадёт ни в одну очередь.",
        "Unknown quality is neither bad nor good: the touchpoint gets into no queue.",
    ),
    bad=Texts("quality не заполнено", "no quality"),
    good=Texts("quality: 3", "quality: 3"),
    law=Texts("точки контакта оценивают", "touchpoints are rated"),
    fields=("touchpoints.quality",),
)

NO_REVIEW: Final = Rule(
    code="JRN309",
    severity=_INFO,
    title=Texts("Нет даты пересмотра", "No day of review"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: не назначено, когда к ней вернуться; впишите review_on",
        "touchpoint '{point}' of the stage '{stage}': no day to come back to it is set; write review_on",
    ),
    why=Texts(
        "Улучшение – не разовая работа: без даты к точке не вернутся.",
        "Improving is no single task: without a day nobody comes back.",
    ),
    bad=Texts("review_on не заполнено", "no review_on"),
    good=Texts("review_on: 2026-03-01", "review_on: 2026-03-01"),
    law=Texts("работу над точками контакта не останавливают", "work on touchpoints does not stop"),
    fields=("touchpoints.review_on",),
)

LATE_REVIEW: Final = Rule(
    code="JRN310",
    severity=_INFO,
    title=Texts("Пересмотр просрочен", "A review is overdue"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: дата пересмотра прошла; пересмотрите точку и назначьте новую",
        "touchpoint '{point}' of the stage '{stage}': the day of review is past; review it and set a new day",
    ),
    why=Texts("Договорились вернуться и не вернулись.", "It was agreed to come back, and nobody did."),
    bad=Texts("review_on в прошлом", "review_on in the past"),
    good=Texts("review_on в будущем", "review_on in the future"),
    law=Texts("работу над точками контакта не останавливают", "work on touchpoints does not stop"),
    fields=("touchpoints.review_on",),
)

PAID_FOR_NOTHING: Final = Rule(
    code="JRN323",
    severity=_INFO,
    title=Texts("Платная точка без затрат", "A paid touchpoint without a cost"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: платная, а затраты не указаны; впишите cost и revenue, чтобы узнать ROMI",
        "touchpoint '{point}' of the stage '{stage}' is paid for and has no cost; write cost and revenue to know ROMI",
    ),
    why=Texts("Платные контакты сравнивают по отдаче от вложений.", "Paid contacts are compared by what they return."),
    bad=Texts("ownership: paid, cost не заполнено", "ownership: paid, no cost"),
    good=Texts("ownership: paid, cost: 50 000 ₽", "ownership: paid, cost: 50 000 RUB"),
    law=Texts("платные точки оценивают по ROMI", "paid touchpoints are judged by ROMI"),
    fields=("touchpoints.cost",),
)

NO_PARTNER_NAME: Final = Rule(
    code="JRN324",
    severity=_INFO,
    title=Texts("Партнёрская точка без партнёра", "A partner's touchpoint without the partner"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: партнёрская, а партнёр не назван; впишите partner",
        "touchpoint '{point}' of the stage '{stage}' is a partner's, and the partner is not named; write partner",
    ),
    why=Texts(
        "Улучшать чужую точку можно только вместе с её хозяином.",
        "Somebody else's touchpoint is improved together with them only.",
    ),
    bad=Texts("ownership: partner", "ownership: partner"),
    good=Texts("ownership: partner, partner: дилер в Казани", "ownership: partner, partner: a dealer in Kazan"),
    law=Texts("партнёрские точки особенно важны в B2B", "partners' touchpoints matter most in B2B"),
    fields=("touchpoints.partner",),
)

NO_REASON_TO_REMOVE: Final = Rule(
    code="JRN322",
    severity=_WARNING,
    title=Texts("Точка убрана без причины", "A touchpoint taken away without a reason"),
    text=Texts(
        "точка «{point}» этапа «{stage}»: убрана, а почему – не сказано; впишите status_reason",
        "touchpoint '{point}' of the stage '{stage}' was taken away, nothing says why; write status_reason",
    ),
    why=Texts(
        "Через год её предложат вернуть, и спор пойдёт заново.",
        "In a year somebody will propose it again, and the same talk begins anew.",
    ),
    bad=Texts("status: removed", "status: removed"),
    good=Texts("status: removed, status_reason: никто не звонил", "status: removed, status_reason: nobody called"),
    law=Texts("некоторые точки с карты убирают", "some touchpoints are taken off the map"),
    fields=("touchpoints.status_reason",),
)


def _where(seen: PointView, field: str) -> Location:
    return Location(field=f"{seen.path}.{field}")


@check(NO_CHANNEL, NO_OWNER)
def _belongs(seen: PointView, context: Context) -> Iterator[Finding]:
    """
    Ask for the channel and for somebody to answer.
    """
    point, stage = seen.point, seen.home
    if not point.channel:
        yield NO_CHANNEL.finding(_where(seen, "channel"), point=seen.title, stage=stage.title)
    if not (point.owner or stage.stage.owner or point.raci or stage.stage.raci):
        yield NO_OWNER.finding(_where(seen, "owner"), point=seen.title, stage=stage.title)


@check(NO_IMPORTANCE, NO_QUALITY)
def _rated(seen: PointView, context: Context) -> Iterator[Finding]:
    """
    Ask for ratings; what is not there yet has no quality.
    """
    point = seen.point
    if point.weight is None:
        yield NO_IMPORTANCE.finding(_where(seen, "importance"), point=seen.title, stage=seen.home.title)
    if point.quality is None and point.status is TouchpointStatus.EXISTING:
        yield NO_QUALITY.finding(_where(seen, "quality"), point=seen.title, stage=seen.home.title)


@check(NO_REVIEW, LATE_REVIEW)
def _reviewed(seen: PointView, context: Context) -> Iterator[Finding]:
    """
    Ask when somebody comes back to the touchpoint.
    """
    day = seen.point.review_on
    if day is None:
        yield NO_REVIEW.finding(_where(seen, "review_on"), point=seen.title, stage=seen.home.title)
    elif day < context.today:
        yield LATE_REVIEW.finding(_where(seen, "review_on"), point=seen.title, stage=seen.home.title)


@check(PAID_FOR_NOTHING, NO_PARTNER_NAME)
def _owned(seen: PointView, context: Context) -> Iterator[Finding]:
    """
    Ask what a paid contact costs, and whose a partner's one is.
    """
    point = seen.point
    if point.ownership is Ownership.PAID and point.cost is None:
        yield PAID_FOR_NOTHING.finding(_where(seen, "cost"), point=seen.title, stage=seen.home.title)
    if point.ownership is Ownership.PARTNER and not point.partner:
        yield NO_PARTNER_NAME.finding(_where(seen, "partner"), point=seen.title, stage=seen.home.title)


@check(NO_REASON_TO_REMOVE)
def _removed(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Ask why a touchpoint was taken away.
    """
    for number, point in enumerate(seen.stage.touchpoints):
        if point.status is TouchpointStatus.REMOVED and not point.status_reason:
            where = Location(field=f"{seen.path}.touchpoints[{number}].status_reason")
            yield NO_REASON_TO_REMOVE.finding(where, point=named(point.title), stage=seen.title)


POINT: Final[Subject[PointView]] = Subject(
    name="touchpoint", is_clean=never, checks=(_belongs, _rated, _reviewed, _owned)
)
TAKEN_AWAY: Final[Subject[StageView]] = Subject(name="removed touchpoints", is_clean=never, checks=(_removed,))
