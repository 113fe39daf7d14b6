"""
JRN330, JRN507, JRN701–JRN705: counts, shares and ratings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Count, Stage, Touchpoint, Transition, TransitionKind
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import BarrierView, JourneyView, PointView, StageView, WayView, named, way_title

__all__ = ["COUNTS", "FUNNEL", "RATINGS", "SEVERITY", "WAY_NUMBERS"]

_ERROR: Final = Severity.ERROR
_ARITHMETIC: Final = Texts("арифметика", "arithmetic")

WRONG_PERCENT: Final = Rule(
    code="JRN701",
    severity=_ERROR,
    title=Texts("Процент вне 0–100", "A percentage outside 0 to 100"),
    text=Texts(
        "«{place}»: доля {found} %, а доли бывают от 0 до 100: исправьте число",
        "'{place}': a share of {found} %, shares go from 0 to 100: correct the number",
    ),
    why=Texts("Больше, чем все, не бывает.", "There is no more than all."),
    bad=Texts("conversion: 120", "conversion: 120"),
    good=Texts("conversion: 12", "conversion: 12"),
    law=_ARITHMETIC,
    fields=("transitions.conversion", "stages.churn.share"),
)

RISING: Final = Rule(
    code="JRN711",
    severity=_ERROR,
    title=Texts("Клиентов стало больше, чем пришло", "More clients than came"),
    text=Texts(
        "этап «{stage}»: клиентов {found}, а с прежних этапов могли прийти {most}: исправьте counts или добавьте вход",
        "stage '{stage}' has {found} clients, {most} could come from before: correct counts or add an entry",
    ),
    why=Texts(
        "Без возвратов и отдельного входа на этап приходят только с прежних.",
        "Without returns and an entry of its own a stage is reached from earlier ones only.",
    ),
    bad=Texts("звонков 10, продаж 15", "10 calls, 15 sales"),
    good=Texts("звонков 15, продаж 10", "15 calls, 10 sales"),
    law=_ARITHMETIC,
    fields=("stages.counts",),
)

DISAGREES: Final = Rule(
    code="JRN702",
    severity=Severity.WARNING,
    title=Texts("Конверсия не сходится с числами", "A conversion that the counts contradict"),
    text=Texts(
        "«{way}»: записана конверсия {found} %, а из {start} клиентов дошли {end}, это {expected} %: исправьте одно",
        "'{way}': the conversion says {found} %, yet {end} of {start} clients came, {expected} %: correct one of them",
    ),
    why=Texts("Конверсию считают по числам, а не вписывают.", "A conversion is computed from counts, not typed."),
    bad=Texts("conversion: 10, а было 400 и стало 4", "conversion: 10, of 400 came 4"),
    good=Texts("conversion: 1, было 400 и стало 4", "conversion: 1, of 400 came 4"),
    law=_ARITHMETIC,
    fields=("transitions.conversion", "stages.counts"),
)

NEGATIVE: Final = Rule(
    code="JRN703",
    severity=_ERROR,
    title=Texts("Отрицательное число клиентов", "A negative number of clients"),
    text=Texts(
        "этап «{stage}»: клиентов {found}, а число не меньше нуля: исправьте counts",
        "stage '{stage}' has {found} clients, a count is 0 or more: correct counts",
    ),
    why=Texts("Людей не бывает меньше нуля.", "There are no fewer people than none."),
    bad=Texts("value: -5", "value: -5"),
    good=Texts("value: 5", "value: 5"),
    law=_ARITHMETIC,
    fields=("stages.counts",),
)

OVER_ALL: Final = Rule(
    code="JRN704",
    severity=_ERROR,
    title=Texts("Причины ухода дают больше 100 %", "Reasons to leave exceed 100 %"),
    text=Texts(
        "этап «{stage}»: доли причин ухода дают в сумме {found} %, а должны не больше 100: исправьте share",
        "stage '{stage}': the shares of reasons to leave add up to {found} %, 100 at most: correct share",
    ),
    why=Texts("Доли берутся от всех ушедших.", "The shares are parts of all who left."),
    bad=Texts("70 % и 60 %", "70 % and 60 %"),
    good=Texts("60 % и 40 %", "60 % and 40 %"),
    law=_ARITHMETIC,
    fields=("stages.churn.share",),
)

PART_OVER_ALL: Final = Rule(
    code="JRN705",
    severity=_ERROR,
    title=Texts("Часть больше целого", "A part greater than the whole"),
    text=Texts(
        "этап «{stage}»: в одном разрезе клиентов {found}, а всего {most}: исправьте counts",
        "stage '{stage}': one part has {found} clients and all have {most}: correct counts",
    ),
    why=Texts("Из поиска пришло не больше, чем пришло всего.", "No more came from search than came at all."),
    bad=Texts("всего 100, из поиска 150", "100 in all, 150 from search"),
    good=Texts("всего 150, из поиска 100", "150 in all, 100 from search"),
    law=_ARITHMETIC,
    fields=("stages.counts.by",),
)

OFF_FIVE: Final = Rule(
    code="JRN330",
    severity=_ERROR,
    title=Texts("Оценка вне 1–5", "A rating outside 1 to 5"),
    text=Texts(
        "«{place}»: {field} = {found}, а оценки бывают от 1 до 5: исправьте или уберите, если неизвестно",
        "'{place}': {field} is {found}, ratings go from 1 to 5: correct it, or remove it if unknown",
    ),
    why=Texts("Оценки сравнивают между собой: шкала одна.", "Ratings are compared: they share one scale."),
    bad=Texts("quality: 0", "quality: 0"),
    good=Texts("quality не заполнено, если неизвестно", "no quality if it is unknown"),
    law=Texts("шкала оценок от 1 до 5", "the scale of ratings, 1 to 5"),
    fields=("touchpoints.importance", "touchpoints.quality", "transitions.ease", "buying_center.weight"),
)

OFF_SEVERITY: Final = Rule(
    code="JRN507",
    severity=_ERROR,
    title=Texts("Тяжесть барьера вне 1–5", "A severity outside 1 to 5"),
    text=Texts(
        "«{place}»: тяжесть барьера {found}, а она бывает от 1 до 5: исправьте или уберите, если неизвестна",
        "'{place}': the severity of the barrier is {found}, it goes from 1 to 5: correct it, or remove it if unknown",
    ),
    why=Texts("Тяжести складывают, чтобы найти критические точки.", "Severities are added up to find critical points."),
    bad=Texts("severity: 10", "severity: 10"),
    good=Texts("severity: 5", "severity: 5"),
    law=Texts("шкала оценок от 1 до 5", "the scale of ratings, 1 to 5"),
    fields=("barriers.severity",),
)

_RATED: Final = ("importance", "importance_business", "quality")
_SEEN: Final = ("speed", "politeness", "competence")
_STEPS: Final = frozenset((TransitionKind.FORWARD, TransitionKind.SKIP))
_HUNDRED: Final = Decimal(100)


def _is_rating(value: int | None) -> bool:
    return value is None or 1 <= value <= 5


def _is_share(value: Decimal) -> bool:
    # What is no number (NaN) cannot be compared.
    return value.is_finite() and 0 <= value <= _HUNDRED


@check(OFF_FIVE)
def _ratings(seen: PointView, context: Context) -> Iterator[Finding]:
    """
    Judge every rating of a touchpoint.
    """
    point = seen.point
    plain = not point.benchmark and not point.observations
    if plain and all(map(_is_rating, (point.importance, point.importance_business, point.quality))):
        return
    for field, value in _rated_values(point):
        if not _is_rating(value):
            where = Location(field=f"{seen.path}.{field}")
            yield OFF_FIVE.finding(where, place=seen.title, field=field.rpartition(".")[2], found=value)


def _rated_values(point: Touchpoint) -> Iterator[tuple[str, int | None]]:
    yield from ((field, getattr(point, field)) for field in _RATED)
    yield from ((f"benchmark[{number}].score", each.score) for number, each in enumerate(point.benchmark))
    for number, each in enumerate(point.observations):
        yield from ((f"observations[{number}].{field}", getattr(each, field)) for field in _SEEN)


@check(OFF_SEVERITY)
def _severity(seen: BarrierView, context: Context) -> Iterator[Finding]:
    """
    Judge how much a barrier weighs.
    """
    found = seen.barrier.severity
    if not _is_rating(found):
        yield OFF_SEVERITY.finding(Location(field=f"{seen.path}.severity"), place=seen.place, found=found)


@check(OFF_FIVE, WRONG_PERCENT)
def _way(seen: WayView, context: Context) -> Iterator[Finding]:
    """
    Judge the ease and the typed conversion of a transition.
    """
    if seen.path is None:
        return
    way = seen.way
    if not _is_rating(way.ease):
        where = Location(field=f"{seen.path}.ease")
        yield OFF_FIVE.finding(where, place=way_title(seen), field="ease", found=way.ease)
    if way.conversion is not None and not _is_share(way.conversion):
        where = Location(field=f"{seen.path}.conversion")
        yield WRONG_PERCENT.finding(where, place=way_title(seen), found=_plain(way.conversion))


@check(OFF_FIVE)
def _weights(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Judge how much the roles of the buying centre weigh.
    """
    for number, role in enumerate(seen.journey.buying_center):
        if not _is_rating(role.weight):
            where = Location(field=f"{seen.path}.buying_center[{number}].weight")
            title = named(seen.home.words("buying_role").label(role.role))
            yield OFF_FIVE.finding(where, place=title, field="weight", found=role.weight)


@check(WRONG_PERCENT, OVER_ALL)
def _shares(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Judge the shares of those who leave, one by one and together.
    """
    shares = [(number, churn.share) for number, churn in enumerate(seen.stage.churn)]
    right = Decimal(0)
    for number, share in shares:
        if share is not None and not _is_share(share):
            where = Location(field=f"{seen.path}.churn[{number}].share")
            yield WRONG_PERCENT.finding(where, place=seen.title, found=_plain(share))
        elif share is not None:
            right += share
    # Shares are rounded, each by half a percent at most.
    if right > _HUNDRED + Decimal(len(shares)) / 2:
        yield OVER_ALL.finding(Location(field=f"{seen.path}.churn"), stage=seen.title, found=_plain(right))


@check(NEGATIVE, PART_OVER_ALL)
def _counts(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Judge the counts of a stage by themselves.
    """
    whole = {count.period: count.value for count in seen.stage.counts if not count.by}
    for number, count in enumerate(seen.stage.counts):
        where = Location(field=f"{seen.path}.counts[{number}]")
        if count.value < 0:
            yield NEGATIVE.finding(where, stage=seen.title, found=count.value)
        elif count.by and count.value > max(0, whole.get(count.period, count.value)):
            yield PART_OVER_ALL.finding(where, stage=seen.title, found=count.value, most=whole[count.period])


@check(RISING, DISAGREES)
def _flow(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Compare the counts of stages with those that lead to them.
    """
    counted = {each.stage.id: _whole(each.stage) for each in seen.stages}
    known = {name: count for name, count in counted.items() if count is not None}
    if not known:
        return
    coming: dict[str, list[Transition]] = {}
    for each in seen.ways:
        if each.way.end is not None:
            coming.setdefault(each.way.end, []).append(each.way)
    entered = set(seen.journey.entry_touchpoints)
    for stage in seen.stages:
        open_door = any({each.point.id, each.point.title} & entered for each in stage.points)
        if stage.stage.id in known and not open_door:
            yield from _rising(stage, coming.get(stage.stage.id, []), known)
    for each in seen.ways:
        yield from _conversion(each, coming, known)


def _whole(stage: Stage) -> Count | None:
    return next((count for count in stage.counts if not count.by), None)


def _rising(stage: StageView, coming: list[Transition], known: Mapping[str, Count]) -> Iterator[Finding]:
    here = known[stage.stage.id]
    # Who comes back is counted again; who comes from an uncounted stage, or in another period, cannot be compared.
    if not coming or any(way.kind not in _STEPS or way.start not in known for way in coming):
        return
    before = [known[start] for start in {way.start for way in coming}]
    most = sum(count.value for count in before)
    if all(count.period == here.period for count in before) and here.value > most:
        where = Location(field=f"{stage.path}.counts")
        yield RISING.finding(where, stage=stage.title, found=here.value, most=most)


def _conversion(seen: WayView, coming: Mapping[str, list[Transition]], known: Mapping[str, Count]) -> Iterator[Finding]:
    way = seen.way
    typed, start, end = way.conversion, known.get(way.start), known.get(way.end or "")
    if typed is None or start is None or end is None or start.value <= 0 or start.period != end.period:
        return
    # Of several ways on to a stage the counts do not tell who came by which; who comes back was counted before.
    onward = [each for each in coming.get(way.end or "", ()) if each.kind in _STEPS]
    if not typed.is_finite() or len(onward) != 1 or way.kind not in _STEPS:
        return
    share = Decimal(end.value) * 100 / Decimal(start.value)
    # A typed number is right if it is the share, rounded or cut to the digits that were typed.
    unit = Decimal(1).scaleb(max(-_DIGITS, min(0, int(typed.as_tuple().exponent))))
    if abs(share - typed) >= unit:
        where = Location(field=f"{seen.path}.conversion")
        yield DISAGREES.finding(
            where,
            way=way_title(seen),
            found=_plain(typed),
            start=start.value,
            end=end.value,
            expected=_plain(round(share, 1)),
        )


def _plain(value: Decimal) -> str:
    # Written out in full, 1E+999999 would be a million digits.
    return f"{value.normalize():f}" if value.is_finite() and abs(value.adjusted()) < _DIGITS else f"{value:.3g}"


_DIGITS: Final = 20

RATINGS: Final[Subject[PointView]] = Subject(name="ratings", is_clean=never, checks=(_ratings,))
SEVERITY: Final[Subject[BarrierView]] = Subject(name="severity", is_clean=never, checks=(_severity,))
WAY_NUMBERS: Final[Subject[WayView]] = Subject(name="ways in numbers", is_clean=never, checks=(_way,))
COUNTS: Final[Subject[StageView]] = Subject(name="counts", is_clean=never, checks=(_shares, _counts))
FUNNEL: Final[Subject[JourneyView]] = Subject(name="funnel", is_clean=never, checks=(_flow, _weights))
