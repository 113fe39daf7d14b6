"""
PRS201–PRS209: ids, references, words and numbers of personas and segments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.journeys.references import doubles
from cjmkit.rules.journeys.words import kinds, strange
from cjmkit.rules.personas.portrait import evidence_of
from cjmkit.rules.views import PersonaView, ProjectView, named

__all__ = ["FACTS", "IDENTITY"]

_ERROR: Final = Severity.ERROR
_REFERENCE: Final = Texts("целостность ссылок в файле", "references within the file must hold")

DOUBLED: Final = Rule(
    code="PRS201",
    severity=_ERROR,
    title=Texts("Два персонажа с одним id", "Two personas with one id"),
    text=Texts(
        "id персонажа «{found}» уже занят, а он должен быть один: дайте персонажу другой",
        "the persona id '{found}' is taken already and must be unique: give the persona another one",
    ),
    why=Texts(
        "По id персонажа находят карты; второго с тем же id не найти.",
        "Maps find a persona by its id; a second one of the same id is never found.",
    ),
    bad=Texts("id: dealer у двух персонажей", "id: dealer on two personas"),
    good=Texts("dealer и designer", "dealer and designer"),
    law=_REFERENCE,
    fields=("personas.id",),
)

UNKNOWN_SEGMENT: Final = Rule(
    code="PRS202",
    severity=_ERROR,
    title=Texts("Неизвестный сегмент", "An unknown segment"),
    text=Texts(
        "персонаж «{persona}» называет сегмент «{found}», которого в проекте нет: исправьте id или опишите сегмент",
        "the persona '{persona}' names the segment '{found}', which the project lacks: correct it or add the segment",
    ),
    why=Texts("Ссылка в никуда – чаще всего опечатка.", "A name that leads nowhere is mostly a slip of the pen."),
    bad=Texts("segments: [dry], в проекте dry_skin", "segments: [dry], the project has dry_skin"),
    good=Texts("segments: [dry_skin]", "segments: [dry_skin]"),
    law=_REFERENCE,
    fields=("segments",),
)

UNKNOWN_PAIN: Final = Rule(
    code="PRS203",
    severity=_ERROR,
    title=Texts("Боль ведёт к неизвестной", "A pain that leads to an unknown one"),
    text=Texts(
        "боль персонажа «{persona}» ведёт к «{found}», а такой у него нет: исправьте leads_to или опишите её",
        "a pain of '{persona}' leads to '{found}', which the persona lacks: correct leads_to or add that pain",
    ),
    why=Texts("Ссылка в никуда – чаще всего опечатка.", "A name that leads nowhere is mostly a slip of the pen."),
    bad=Texts("leads_to: charger, такой боли нет", "leads_to: charger, no such pain"),
    good=Texts("leads_to: battery", "leads_to: battery"),
    law=_REFERENCE,
    fields=("pains.leads_to",),
)

WRONG_AGES: Final = Rule(
    code="PRS205",
    severity=_ERROR,
    title=Texts("Возраст персонажа", "The age of a persona"),
    text=Texts(
        "персонаж «{persona}»: возраст от {low} до {high}, ожидалось от меньшего к большему, 0–120: исправьте",
        "the persona '{persona}' is from {low} to {high} years old, low to high within 0 to 120: correct it",
    ),
    why=Texts("Границы переставлены или в числе опечатка.", "The ends are swapped, or a number is mistyped."),
    bad=Texts("от 45 до 25", "45 to 25"),
    good=Texts("от 25 до 45", "25 to 45"),
    law=Texts("арифметика", "arithmetic"),
    fields=("demographics.age_from", "demographics.age_to"),
)

WRONG_SHARE: Final = Rule(
    code="PRS206",
    severity=_ERROR,
    title=Texts("Доля персонажа вне 0–100", "The share of a persona outside 0 to 100"),
    text=Texts(
        "персонаж «{persona}»: доля клиентов вне 0–100 %: исправьте value.share",
        "the persona '{persona}': the share of clients is outside 0 to 100 %: correct value.share",
    ),
    why=Texts("Больше, чем все клиенты, не бывает.", "There are no more than all clients."),
    bad=Texts("share: 140", "share: 140"),
    good=Texts("share: 14", "share: 14"),
    law=Texts("арифметика", "arithmetic"),
    fields=("value.share",),
)

UNKNOWN_WORD: Final = Rule(
    code="PRS207",
    severity=Severity.INFO,
    title=Texts("Слова нет в словаре", "A word that the vocabulary lacks"),
    text=Texts(
        "слова «{found}» нет в словаре {vocabulary}; {near_ru}",
        "the word '{found}' is not in the vocabulary {vocabulary}; {near_en}",
    ),
    why=Texts(
        "По словам персонажей сравнивают; одно и то же, названное по-разному, не сойдётся.",
        "Personas are compared by words; one thing under two names does not match.",
    ),
    bad=Texts("evidence: [интервьюшки]", "evidence: [interwiew]"),
    good=Texts("evidence: [interview]", "evidence: [interview]"),
    law=Texts("словари проекта и библиотеки", "the vocabularies of the project and of the library"),
    fields=("baseline_emotion", "benefits.kind", "evidence.kind"),
)

DOUBLED_SEGMENT: Final = Rule(
    code="PRS208",
    severity=_ERROR,
    title=Texts("Два сегмента с одним id", "Two segments with one id"),
    text=Texts(
        "id сегмента «{found}» уже занят, а он должен быть один: дайте сегменту другой",
        "the segment id '{found}' is taken already and must be unique: give the segment another one",
    ),
    why=Texts(
        "Персонаж ссылается на сегмент по id; второй с тем же id не найти.",
        "A persona names its segment by id; a second one of the same id is never found.",
    ),
    bad=Texts("id: retail у двух сегментов", "id: retail on two segments"),
    good=Texts("retail и wholesale", "retail and wholesale"),
    law=_REFERENCE,
    fields=("segments.id",),
)

_OLDEST: Final = 120


@check(DOUBLED, DOUBLED_SEGMENT)
def _doubles(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Find ids that are given twice.
    """
    for path, name in doubles((f"{each.path}.id", each.persona.id) for each in seen.persona_views):
        yield DOUBLED.finding(Location(field=path), found=named(name))
    segments = ((f"segments[{number}].id", each.id) for number, each in enumerate(seen.project.segments))
    for path, name in doubles(segments):
        yield DOUBLED_SEGMENT.finding(Location(field=path), found=named(name))


@check(UNKNOWN_SEGMENT, UNKNOWN_PAIN)
def _references(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Follow the names of segments and of pains.
    """
    for number, name in enumerate(seen.persona.segments):
        if name not in seen.home.segments:
            where = Location(field=f"{seen.path}.segments[{number}]")
            yield UNKNOWN_SEGMENT.finding(where, persona=seen.name, found=named(name))
    known = {name for pain in seen.persona.pains for name in (pain.id, pain.text)}
    for number, pain in enumerate(seen.persona.pains):
        if pain.leads_to is not None and pain.leads_to not in known:
            where = Location(field=f"{seen.path}.pains[{number}].leads_to")
            yield UNKNOWN_PAIN.finding(where, persona=seen.name, found=named(pain.leads_to))


@check(WRONG_AGES, WRONG_SHARE)
def _numbers(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Judge ages and shares.
    """
    low, high = seen.persona.demographics.age_from, seen.persona.demographics.age_to
    ages = [age for age in (low, high) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= _OLDEST for age in ages):
        where = Location(field=f"{seen.path}.demographics")
        yield WRONG_AGES.finding(
            where, persona=seen.name, low="?" if low is None else low, high="?" if high is None else high
        )
    share = seen.persona.value.share if seen.persona.value is not None else None
    if share is not None and not (share.is_finite() and 0 <= share <= 100):
        yield WRONG_SHARE.finding(Location(field=f"{seen.path}.value.share"), persona=seen.name)


@check(UNKNOWN_WORD)
def _words(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Look up emotions, benefits and evidence.
    """
    persona, home, path = seen.persona, seen.home, seen.path
    benefits = ((f"{path}.benefits[{n}].kind", each.kind) for n, each in enumerate(persona.benefits))
    yield from strange(home, "emotion", ((f"{path}.baseline_emotion", persona.baseline_emotion),), UNKNOWN_WORD)
    yield from strange(home, "benefit", benefits, UNKNOWN_WORD)
    for within, evidence in evidence_of(persona):
        if evidence:
            yield from strange(home, "evidence", kinds(f"{path}{within}", evidence), UNKNOWN_WORD)


IDENTITY: Final[Subject[ProjectView]] = Subject(name="ids of personas", is_clean=never, checks=(_doubles,))
FACTS: Final[Subject[PersonaView]] = Subject(name="facts", is_clean=never, checks=(_references, _numbers, _words))
