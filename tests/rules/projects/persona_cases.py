"""
Cases of the rules about personas: for each code a project that fires it, and the place.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import attrs

from cjmkit.model.journeys import (
    USP,
    Benefit,
    Criterion,
    Demographics,
    EmpathyKind,
    Evidence,
    Note,
    Pain,
    Persona,
    PersonaKind,
    PersonaValue,
    Segment,
    Statement,
    Word,
)
from rules.projects.clean_project import ASKED, CLEAN, MAP, PERSONA, empathy, persona, project
from rules.projects.project_case import ERROR, INFO, WARNING, Case

GUESSED = (Evidence(kind="guess"), Evidence(kind="brainstorm"))
P: Final = "personas[0]"


def crowd(count: int, kind: PersonaKind = PersonaKind.PERSONA) -> tuple[Persona, ...]:
    return tuple(attrs.evolve(PERSONA, id=f"p{number}", kind=kind) for number in range(count))


def blocks(**changes: tuple[Statement, ...]) -> dict[str, tuple[Statement, ...]]:
    return {**MAP.blocks, **changes}


def star(rays: int) -> dict[str, tuple[Statement, ...]]:
    statements = (Statement(text="а", verbatim=True), Statement(text="б", negative=True))
    return {f"луч {number}": statements for number in range(rays)}


GUESSED_BLOCKS = {key: tuple(attrs.evolve(each, evidence=GUESSED) for each in held) for key, held in MAP.blocks.items()}
DRY = CLEAN.segments[0]

PERSONA_CASES: Final = (
    Case("PRS101", INFO, persona(segments=()), f"{P}.segments"),
    Case("PRS101", INFO, persona(segments=()), f"{P}.segments", persona(kind=PersonaKind.BUYING_ROLE, segments=())),
    Case("PRS102", WARNING, project(segments=(Segment(id="dry"),)), "segments[0]"),
    Case(
        "PRS102",
        WARNING,
        project(segments=(Segment(id="dry"),)),
        "segments[0]",
        project(segments=(Segment(id="dry", evidence=ASKED),)),
    ),
    Case("PRS103", WARNING, persona(segments=("dry", "other")), f"{P}.segments", persona(segments=("dry", "dry"))),
    Case("PRS104", WARNING, project(personas=crowd(6)), "personas", project(personas=crowd(5))),
    Case(
        "PRS104", WARNING, project(personas=crowd(6)), "personas", project(personas=crowd(6, PersonaKind.BUYING_ROLE))
    ),
    Case("PRS105", WARNING, project(personas=(PERSONA, attrs.evolve(PERSONA, id="other"))), "personas[1]"),
    Case("PRS106", WARNING, persona(evidence=(), empathy_map=None), f"{P}.evidence"),
    Case(
        "PRS106",
        WARNING,
        persona(evidence=(), empathy_map=None),
        f"{P}.evidence",
        persona(evidence=(), empathy_map=None, needs=(Note(text="а", evidence=ASKED),)),
    ),
    Case(
        "PRS106",
        WARNING,
        persona(evidence=(), empathy_map=None),
        f"{P}.evidence",
        persona(evidence=(), empathy_map=None, value=PersonaValue(evidence=ASKED)),
    ),
    Case(
        "PRS107",
        ERROR,
        empathy_without_group := persona(segments=(), empathy_map=attrs.evolve(MAP, segment=None)),
        f"{P}.empathy_map.segment",
        persona(segments=("dry",), empathy_map=attrs.evolve(MAP, segment=None)),
    ),
    Case("PRS107", ERROR, empathy_without_group, f"{P}.empathy_map.segment", persona(empathy_map=None)),
    Case("PRS108", INFO, persona(offer=None), f"{P}.offer", persona(offer=None, usp=USP(strength="свой завод"))),
    Case("PRS109", WARNING, persona(offer="Разумные цены!"), f"{P}.offer", persona(offer="цены завода")),
    Case("PRS109", WARNING, persona(usp=USP(why_us="Высокое   качество")), f"{P}.usp.why_us"),
    Case(
        "PRS110",
        WARNING,
        attrs.evolve(persona(offer="дешевле, чем «Ромашка-Люкс»"), competitors=("Ромашка Люкс",)),
        f"{P}.offer",
        attrs.evolve(persona(offer="ромашка луговая"), competitors=("Ромашка Люкс", "!")),
    ),
    Case("PRS111", WARNING, project(segments=(DRY, attrs.evolve(DRY, id="oily"))), "segments[1]"),
    Case(
        "PRS112",
        INFO,
        persona(benefits=(Benefit(text="доставка"),)),
        f"{P}.benefits[0].answers",
        persona(needs=(Note(text="быстро"),), benefits=(Benefit(text="доставка", answers=("быстро",)),)),
    ),
    Case(
        "PRS113",
        ERROR,
        persona(pains=(Pain(text="долго", id="slow"),), benefits=(Benefit(text="доставка", answers=("slow", "fast")),)),
        f"{P}.benefits[0].answers[1]",
    ),
    Case("PRS116", WARNING, persona(evidence=GUESSED, empathy_map=None), f"{P}.evidence"),
    Case(
        "PRS116",
        WARNING,
        attrs.evolve(
            persona(evidence=(Evidence(kind="hunch"),), empathy_map=None),
            words={"evidence": (Word(id="hunch", label="Чутьё", group="opinion"),)},
        ),
        f"{P}.evidence",
        persona(evidence=(Evidence(kind="hunch"),), empathy_map=None),
    ),
    Case("PRS117", INFO, empathy(blocks=blocks(hears=())), f"{P}.empathy_map.blocks.hears"),
    Case("PRS117", INFO, empathy(kind=EmpathyKind.QUADRANT, blocks={}), f"{P}.empathy_map.blocks.says"),
    Case("PRS118", INFO, empathy(blocks=blocks(hears=MAP.blocks["sees"][:1])), f"{P}.empathy_map.blocks.hears"),
    Case(
        "PRS119",
        WARNING,
        empathy(kind=EmpathyKind.STAR, blocks=star(5)),
        f"{P}.empathy_map.blocks",
        empathy(kind=EmpathyKind.STAR, blocks=star(6)),
    ),
    Case(
        "PRS120",
        WARNING,
        empathy(blocks=dict.fromkeys(MAP.blocks, (Statement(text="хорошо", verbatim=True),) * 2)),
        f"{P}.empathy_map.blocks",
        empathy(blocks={}),
    ),
    Case(
        "PRS121",
        WARNING,
        empathy(blocks=dict.fromkeys(MAP.blocks, (Statement(text="плохо", negative=True),) * 2)),
        f"{P}.empathy_map.blocks",
    ),
    Case("PRS122", WARNING, empathy(goal=None), f"{P}.empathy_map.goal"),
    Case(
        "PRS123",
        WARNING,
        empathy(evidence=(), blocks=GUESSED_BLOCKS),
        f"{P}.empathy_map.evidence",
        empathy(blocks=GUESSED_BLOCKS),
    ),
    Case("PRS123", WARNING, empathy(evidence=GUESSED), f"{P}.empathy_map.evidence", empathy(evidence=())),
    Case("PRS125", WARNING, empathy(blocks=blocks(smells=MAP.blocks["sees"])), f"{P}.empathy_map.blocks.smells"),
    Case("PRS201", ERROR, project(personas=(PERSONA, PERSONA)), "personas[1].id"),
    Case("PRS202", ERROR, persona(segments=("dri",)), f"{P}.segments[0]"),
    Case(
        "PRS203",
        ERROR,
        persona(pains=(Pain(text="а", leads_to="б"),)),
        f"{P}.pains[0].leads_to",
        persona(pains=(Pain(text="а", leads_to="б"), Pain(text="в", id="б"))),
    ),
    Case(
        "PRS205",
        ERROR,
        persona(demographics=Demographics(age_from=45, age_to=25)),
        f"{P}.demographics",
        persona(demographics=Demographics(age_from=25, age_to=45)),
    ),
    Case("PRS205", ERROR, persona(demographics=Demographics(age_to=-1)), f"{P}.demographics"),
    Case(
        "PRS205",
        ERROR,
        persona(demographics=Demographics(age_from=121)),
        f"{P}.demographics",
        persona(demographics=Demographics(age_from=35)),
    ),
    Case(
        "PRS206",
        ERROR,
        persona(value=PersonaValue(share=Decimal(101))),
        f"{P}.value.share",
        persona(value=PersonaValue(share=Decimal(100))),
    ),
    Case("PRS206", ERROR, persona(value=PersonaValue(share=Decimal("NaN"))), f"{P}.value.share"),
    Case("PRS207", INFO, persona(baseline_emotion="чудо"), f"{P}.baseline_emotion", persona(baseline_emotion="hope")),
    Case("PRS207", INFO, persona(benefits=(Benefit(text="а", kind="?", answers=()),)), f"{P}.benefits[0].kind"),
    Case(
        "PRS207",
        INFO,
        persona(needs=(Note(text="а", evidence=(Evidence(kind="Опрос"),)),)),
        f"{P}.needs[0].evidence[0].kind",
        fix="survey",
    ),
    Case(
        "PRS208",
        ERROR,
        project(segments=(DRY, attrs.evolve(DRY, criteria=(Criterion(field="status", values=("a",)),)))),
        "segments[1].id",
    ),
)
