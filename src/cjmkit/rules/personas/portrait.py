"""
PRS101–PRS106, PRS111, PRS116: who the personas are, and how that is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Evidence, Persona, PersonaKind
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import PersonaView, ProjectView, named

__all__ = ["CAST", "PORTRAIT", "evidence_of"]

_WARNING: Final = Severity.WARNING
_FACTS: Final = Texts(
    "портрет берут не из головы, а из CRM, аналитики и интервью",
    "a portrait comes from the CRM, analytics and interviews, not out of one's head",
)
_SEGMENTS: Final = Texts(
    "частая ошибка: неправильно определены целевые клиенты", "a usual mistake: target clients are defined wrongly"
)

NO_SEGMENT: Final = Rule(
    code="PRS101",
    severity=Severity.INFO,
    title=Texts("Персонаж без сегмента", "A persona without a segment"),
    text=Texts(
        "персонаж «{persona}» не отнесён к сегменту, нужен один: впишите segments",
        "the persona '{persona}' belongs to no segment, one is needed: write segments",
    ),
    why=Texts(
        "Без сегмента не узнать, сколько таких клиентов и что они приносят.",
        "Without a segment nobody knows how many such clients there are and what they bring.",
    ),
    bad=Texts("segments: []", "segments: []"),
    good=Texts("segments: [dry_skin]", "segments: [dry_skin]"),
    law=_SEGMENTS,
    fields=("segments",),
)

EMPTY_SEGMENT: Final = Rule(
    code="PRS102",
    severity=_WARNING,
    title=Texts("Сегмент без условий", "A segment without criteria"),
    text=Texts(
        "у сегмента «{segment}» нет ни условий, ни подтверждений, нужно хоть что-то: впишите criteria или evidence",
        "the segment '{segment}' has neither criteria nor evidence, one is needed: write criteria or evidence",
    ),
    why=Texts(
        "Сегмент без условий – название: в базе его не найти.",
        "A segment without criteria is a name: it cannot be found in the base.",
    ),
    bad=Texts("title: Активные", "title: Active"),
    good=Texts("title: Активные, criteria: status = active", "title: Active, criteria: status = active"),
    law=_SEGMENTS,
    fields=("segments.criteria",),
)

MANY_SEGMENTS: Final = Rule(
    code="PRS103",
    severity=_WARNING,
    title=Texts("Несколько сегментов в одном персонаже", "Several segments in one persona"),
    text=Texts(
        "в персонаже «{persona}» сегментов: {found}, ожидался один: разделите персонажа",
        "the persona '{persona}' stands for {found} segments, one is expected: divide the persona",
    ),
    why=Texts("Персонаж обо всех сразу не похож ни на кого.", "A persona of everybody resembles nobody."),
    bad=Texts("segments: [students, managers]", "segments: [students, managers]"),
    good=Texts("два персонажа: студент и управляющий", "two personas: a student and a manager"),
    law=Texts("в одной персоне нельзя отражать все сегменты аудитории", "one persona must not hold all segments"),
    fields=("segments",),
)

TOO_MANY: Final = Rule(
    code="PRS104",
    severity=_WARNING,
    title=Texts("Слишком много персонажей", "Too many personas"),
    text=Texts(
        "персонажей в проекте {found}, рекомендуют до {limit}: объедините похожих или поднимите max_personas",
        "the project has {found} personas, up to {limit} are advised: join those alike, or raise max_personas",
    ),
    why=Texts(
        "На каждого нужны своя карта и свои решения; десяток никто не поддержит.",
        "Each needs a map and remedies of their own; nobody keeps up ten of them.",
    ),
    bad=Texts("9 персонажей", "9 personas"),
    good=Texts("4 персонажа", "4 personas"),
    law=Texts(
        "выделяют не больше 4–5 персонажей, хотя есть и другое мнение; порог max_personas",
        "four or five personas at most, though opinions differ; the limit max_personas",
    ),
    fields=("personas",),
)

NO_JOURNEY: Final = Rule(
    code="PRS105",
    severity=_WARNING,
    title=Texts("Персонаж без карты", "A persona without a map"),
    text=Texts(
        "у персонажа «{persona}» нет своей карты, она нужна: составьте её или укажите его в personas карты",
        "the persona '{persona}' has no map, one is needed: make it, or name the persona in a map's personas",
    ),
    why=Texts("Персонаж без пути – портрет на стене.", "A persona without a journey is a portrait on a wall."),
    bad=Texts("designer описан, карты нет", "designer is described, no map"),
    good=Texts("карта с personas: [designer]", "a map with personas: [designer]"),
    law=Texts("для каждого персонажа – своя карта", "each persona has a map of its own"),
    fields=("personas",),
)

NO_EVIDENCE: Final = Rule(
    code="PRS106",
    severity=_WARNING,
    title=Texts("Персонаж без подтверждений", "A persona without evidence"),
    text=Texts(
        "у персонажа «{persona}» нет ни одного подтверждения, нужны данные: впишите evidence",
        "the persona '{persona}' has no evidence at all, data are needed: write evidence",
    ),
    why=Texts(
        "Выдуманный персонаж похож на своих авторов, а не на клиентов.",
        "A persona that is made up resembles its authors, not the clients.",
    ),
    bad=Texts("evidence нигде не заполнено", "no evidence anywhere"),
    good=Texts("evidence: [crm, interview]", "evidence: [crm, interview]"),
    law=_FACTS,
    fields=("evidence",),
)

ONLY_GUESSES: Final = Rule(
    code="PRS116",
    severity=_WARNING,
    title=Texts("Персонаж из догадок", "A persona of guesses"),
    text=Texts(
        "все подтверждения персонажа «{persona}» ({found}) – догадки или мозговой штурм: проверьте их у клиентов",
        "all evidence of the persona '{persona}' ({found}) is guesses or brainstorming: check it with clients",
    ),
    why=Texts("Догадка – гипотеза, пока её не проверили.", "A guess is a hypothesis until it is checked."),
    bad=Texts("evidence: [brainstorm]", "evidence: [brainstorm]"),
    good=Texts("evidence: [brainstorm, interview]", "evidence: [brainstorm, interview]"),
    law=_FACTS,
    fields=("evidence.kind",),
)

LONELY_SEGMENT: Final = Rule(
    code="PRS111",
    severity=_WARNING,
    title=Texts("Сегмент без персонажа", "A segment without a persona"),
    text=Texts(
        "у сегмента «{segment}» нет персонажа, нужен один: опишите его или уберите сегмент",
        "the segment '{segment}' has no persona, one is needed: describe it, or remove the segment",
    ),
    why=Texts(
        "Пока у сегмента нет лица, его путь никто не составит.",
        "While a segment has no face nobody draws its journey.",
    ),
    bad=Texts("segments: [dealers], персонажа нет", "segments: [dealers], no persona"),
    good=Texts("персонаж с segments: [dealers]", "a persona with segments: [dealers]"),
    law=Texts("выделяют сегменты, и для каждого – персонажа", "segments are told apart, each gets a persona"),
    fields=("segments",),
)

_NOTES: Final = (
    "traits",
    "behaviours",
    "habits",
    "hobbies",
    "motives",
    "needs",
    "expectations",
    "fears",
    "doubts",
    "thoughts",
    "feelings",
    "problems",
    "questions",
    "pains",
    "rewards",
    "decision_factors",
    "choice_criteria",
    "compared_products",
    "info_sources",
    "influencers",
)


def evidence_of(persona: Persona) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """
    Yield the path within the persona and the evidence of each place that may have some.
    """
    yield "", persona.evidence
    for facet in _NOTES:
        for number, note in enumerate(getattr(persona, facet)):
            yield f".{facet}[{number}]", note.evidence
    if persona.value is not None:
        yield ".value", persona.value.evidence
    if persona.empathy_map is not None:
        yield ".empathy_map", persona.empathy_map.evidence
        for key, statements in persona.empathy_map.blocks.items():
            for number, statement in enumerate(statements):
                yield f".empathy_map.blocks.{key}[{number}]", statement.evidence


@check(NO_SEGMENT, MANY_SEGMENTS)
def _segment(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Expect one segment.
    """
    persona = seen.persona
    where = Location(field=f"{seen.path}.segments")
    if not persona.segments and persona.kind is PersonaKind.PERSONA:
        yield NO_SEGMENT.finding(where, persona=seen.name)
    if len(set(persona.segments)) > 1 and persona.kind is not PersonaKind.GENERALISED:
        yield MANY_SEGMENTS.finding(where, persona=seen.name, found=len(set(persona.segments)))


@check(NO_EVIDENCE, ONLY_GUESSES)
def _evidence(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Ask how the persona is known.
    """
    kinds = [each.kind in seen.home.guesses for _, evidence in evidence_of(seen.persona) for each in evidence]
    where = Location(field=f"{seen.path}.evidence")
    if not kinds:
        yield NO_EVIDENCE.finding(where, persona=seen.name)
    elif all(kinds):
        yield ONLY_GUESSES.finding(where, persona=seen.name, found=len(kinds))


@check(TOO_MANY)
def _number(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Count the personas; roles of a buying centre are no target groups.
    """
    limit = context.settings.journey.max_personas
    found = sum(each.kind is PersonaKind.PERSONA for each in seen.project.personas)
    if limit and found > limit:
        yield TOO_MANY.finding(Location(field="personas"), found=found, limit=limit)


@check(NO_JOURNEY, EMPTY_SEGMENT, LONELY_SEGMENT)
def _pairs(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Compare personas with maps, and segments with personas.
    """
    travelling: set[str | None] = set()
    for each in seen.project.journeys:
        travelling.update(each.personas)
        travelling.update(role.persona for role in each.buying_center)
        travelling.update(scenario.persona for scenario in each.scenarios)
    for person in seen.persona_views:
        if person.persona.id not in travelling:
            yield NO_JOURNEY.finding(Location(field=person.path), persona=person.name)
    faces = {segment for persona in seen.project.personas for segment in persona.segments}
    for number, segment in enumerate(seen.project.segments):
        where, title = Location(field=f"segments[{number}]"), named(segment.title, segment.id)
        if not segment.criteria and not segment.evidence:
            yield EMPTY_SEGMENT.finding(where, segment=title)
        if segment.id not in faces:
            yield LONELY_SEGMENT.finding(where, segment=title)


CAST: Final[Subject[ProjectView]] = Subject(name="cast", is_clean=never, checks=(_number, _pairs))
PORTRAIT: Final[Subject[PersonaView]] = Subject(name="portrait", is_clean=never, checks=(_segment, _evidence))
