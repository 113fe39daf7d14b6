"""
JRN901–JRN912: what a map rests on, and how much of it is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Evidence, Stage
from cjmkit.model.journeys.lanes import LANES, held
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, StageView

__all__ = ["PROOF", "STAGE_PROOF"]

_FACTS: Final = Texts("вместо догадок используют факты", "facts are used instead of guesses")

NO_EVIDENCE: Final = Rule(
    code="JRN901",
    severity=Severity.WARNING,
    title=Texts("Барьеры без подтверждения", "Barriers without evidence"),
    text=Texts(
        "этап «{stage}»: барьеров без подтверждения: {found}, и у этапа его нет: добавьте evidence",
        "stage '{stage}': {found} barriers have no evidence, nor has the stage: add evidence",
    ),
    why=Texts(
        "Барьер, который никто не видел, может быть выдуман, а деньги на него потратят.",
        "A barrier that nobody has seen may be made up, and money will be spent on it.",
    ),
    bad=Texts("text: дорогая доставка", "text: dear delivery"),
    good=Texts("text: дорогая доставка, evidence: [survey]", "text: dear delivery, evidence: [survey]"),
    law=_FACTS,
    fields=("barriers.evidence", "stages.evidence"),
)

GUESSES: Final = Rule(
    code="JRN911",
    severity=Severity.WARNING,
    title=Texts("Карта из догадок", "A map of guesses"),
    text=Texts(
        "на карте «{journey}» догадок {share} % подтверждений, ожидалось до {limit} %: проверьте их у клиентов",
        "{share} % of the evidence of the map '{journey}' are guesses, {limit} % at most: check them with clients",
    ),
    why=Texts(
        "Догадка – законное начало, но карта из одних догадок описывает команду, а не клиента.",
        "A guess is a fair beginning, but a map of guesses tells the team, not the client.",
    ),
    bad=Texts("guess, guess, survey", "guess, guess, survey"),
    good=Texts("interview, analytics, guess", "interview, analytics, guess"),
    law=Texts("порог max_guess_share", "the limit max_guess_share"),
    fields=("evidence.kind",),
)

NO_DATA: Final = Rule(
    code="JRN912",
    severity=Severity.WARNING,
    title=Texts("Карта без источников", "A map without sources"),
    text=Texts(
        "на карте «{journey}» нет ни одного подтверждения, нужны данные: впишите evidence у этапов и эмоций",
        "the map '{journey}' has no evidence at all, data are needed: write evidence at stages and emotions",
    ),
    why=Texts(
        "Без данных о поведении и чувствах клиентов карта – предположение.",
        "Without data on what clients do and feel a map is a supposition.",
    ),
    bad=Texts("evidence нигде не заполнено", "no evidence anywhere"),
    good=Texts("evidence: [interview, analytics]", "evidence: [interview, analytics]"),
    law=Texts(
        "частая ошибка: нет объективных данных о поведении и эмоциях",
        "a usual mistake: no objective data on behaviour and emotions",
    ),
    fields=("evidence",),
)

INCOMPLETE: Final = Rule(
    code="JRN902",
    severity=Severity.INFO,
    title=Texts("Карта заполнена мало", "The map is filled in thinly"),
    text=Texts(
        "карта «{journey}» заполнена на {share} %, ожидалось от {limit} %: пустее всего «{lane_ru}», начните с неё",
        "the map '{journey}' is {share} % complete, {limit} % expected: emptiest is '{lane_en}', begin with it",
    ),
    why=Texts(
        "Неполное представление о пути даёт уверенность без оснований.",
        "An incomplete picture of the way gives confidence without ground.",
    ),
    bad=Texts("пять этапов, заполнены только названия", "five stages with titles alone"),
    good=Texts("цели, действия, эмоции, точки, барьеры", "goals, actions, emotions, touchpoints, barriers"),
    law=Texts("порог min_completeness", "the limit min_completeness"),
    fields=("stages",),
)


@check(NO_EVIDENCE)
def _barriers(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Ask how the barriers of the stage are known.
    """
    if seen.stage.evidence:
        return
    bare = sum(not barrier.evidence for barrier in seen.stage.barriers)
    for each in seen.points:
        if each.point.barriers and not each.point.evidence:
            bare += sum(not barrier.evidence for barrier in each.point.barriers)
    if bare:
        yield NO_EVIDENCE.finding(Location(field=f"{seen.path}.evidence"), stage=seen.title, found=bare)


@check(NO_DATA, GUESSES)
def _sources(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Count the evidence of the map, and the guesses among it.
    """
    where = Location(field=f"{seen.path}.evidence")
    known = guessed = 0
    for evidence in _evidence(seen):
        known += 1
        guessed += evidence.kind in seen.home.guesses
    limit = context.settings.journey.max_guess_share
    if not known and seen.stages:
        yield NO_DATA.finding(where, journey=seen.title)
    elif guessed * 100 > limit * known:
        yield GUESSES.finding(where, journey=seen.title, share=round(guessed * 100 / known), limit=limit)


def _evidence(seen: JourneyView) -> Iterator[Evidence]:
    yield from seen.journey.evidence
    for kpi in seen.journey.kpis:
        yield from kpi.evidence
    for stage in seen.stages:
        yield from _of_stage(stage.stage)
    for point in seen.points:
        yield from point.point.evidence
        if point.point.emotion is not None:
            yield from point.point.emotion.evidence
    for each in seen.barriers:
        yield from each.barrier.evidence
        for remedy in each.barrier.remedies:
            if remedy.effect is not None:
                yield from remedy.effect.evidence


def _of_stage(stage: Stage) -> Iterator[Evidence]:
    yield from stage.evidence
    if stage.emotion is not None:
        yield from stage.emotion.evidence
    for notes in (stage.triggers, stage.actions, stage.thoughts, stage.motives, stage.questions, stage.opportunities):
        for note in notes:
            yield from note.evidence
    for kpi in stage.kpis:
        yield from kpi.evidence
    for count in stage.counts:
        yield from count.evidence


@check(INCOMPLETE)
def _completeness(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Count the filled cells of the main rows.
    """
    if not seen.stages:
        return
    filled = {lane: sum(_is_filled(stage, lane) for stage in seen.stages) for lane in LANES}
    share = sum(filled.values()) * 100 // (len(LANES) * len(seen.stages))
    limit = context.settings.journey.min_completeness
    if share < limit:
        emptiest = min(LANES, key=lambda lane: filled[lane])
        words = seen.home.words("lane")
        yield INCOMPLETE.finding(
            Location(field=f"{seen.path}.stages"),
            journey=seen.title,
            share=share,
            limit=limit,
            lane_ru=words.label(emptiest),
            lane_en=words.label(emptiest, "en"),
        )


def _is_filled(seen: StageView, lane: str) -> bool:
    if lane == "touchpoints" and seen.stage.no_contact:
        return True
    return bool(held(seen.stage, lane, seen.home.also.get(seen.stage.id, ())))


PROOF: Final[Subject[JourneyView]] = Subject(name="proof", is_clean=never, checks=(_sources, _completeness))
STAGE_PROOF: Final[Subject[StageView]] = Subject(name="stage proof", is_clean=never, checks=(_barriers,))
