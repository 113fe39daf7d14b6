"""
The catalogue of rules about projects: personas and journeys, by what they look at.
"""

from __future__ import annotations

from typing import Any, Final

from cjmkit.findings import Rule
from cjmkit.rules.base import Subject
from cjmkit.rules.journeys.barriers import BARRIER, CHURN, CRITICAL
from cjmkit.rules.journeys.business import BUSINESS, RACI
from cjmkit.rules.journeys.coverage import CHANNELS, COVERAGE, STAGE_COVERAGE
from cjmkit.rules.journeys.emotions import CURVE, FEELINGS
from cjmkit.rules.journeys.freshness import EVENTS, FRESHNESS
from cjmkit.rules.journeys.makers import MAKERS
from cjmkit.rules.journeys.numbers import COUNTS, FUNNEL, RATINGS, SEVERITY, WAY_NUMBERS
from cjmkit.rules.journeys.points import POINT, TAKEN_AWAY
from cjmkit.rules.journeys.proof import PROOF, STAGE_PROOF
from cjmkit.rules.journeys.purpose import PURPOSE, SPEECH
from cjmkit.rules.journeys.references import JOURNEY_NAMES, PROJECT_NAMES
from cjmkit.rules.journeys.remedies import REMEDY
from cjmkit.rules.journeys.silence import SILENCE_RULES
from cjmkit.rules.journeys.stages import STAGE, STAGES
from cjmkit.rules.journeys.ways import WAY_ITSELF, WAYS
from cjmkit.rules.journeys.words import BARRIER_WORDS, EVENT_WORDS, JOURNEY_WORDS, POINT_WORDS, STAGE_WORDS
from cjmkit.rules.personas.empathy import EMPATHY
from cjmkit.rules.personas.facts import FACTS, IDENTITY
from cjmkit.rules.personas.offer import OFFER
from cjmkit.rules.personas.portrait import CAST, PORTRAIT
from cjmkit.rules.views import BarrierView, JourneyView, PersonaView, PointView, ProjectView, StageView, WayView

__all__ = [
    "BARRIER_SUBJECTS",
    "JOURNEY_SUBJECTS",
    "PERSONA_SUBJECTS",
    "POINT_SUBJECTS",
    "PROJECT_RULES",
    "PROJECT_SUBJECTS",
    "STAGE_SUBJECTS",
    "WAY_SUBJECTS",
]

PROJECT_SUBJECTS: Final[tuple[Subject[ProjectView], ...]] = (
    IDENTITY,
    PROJECT_NAMES,
    CAST,
    CHANNELS,
    EVENTS,
    EVENT_WORDS,
)
PERSONA_SUBJECTS: Final[tuple[Subject[PersonaView], ...]] = (FACTS, PORTRAIT, EMPATHY, OFFER)
JOURNEY_SUBJECTS: Final[tuple[Subject[JourneyView], ...]] = (
    JOURNEY_NAMES,
    PURPOSE,
    STAGES,
    WAYS,
    BUSINESS,
    COVERAGE,
    CURVE,
    CRITICAL,
    FRESHNESS,
    FUNNEL,
    MAKERS,
    PROOF,
    JOURNEY_WORDS,
)
STAGE_SUBJECTS: Final[tuple[Subject[StageView], ...]] = (
    STAGE,
    SPEECH,
    STAGE_COVERAGE,
    TAKEN_AWAY,
    RACI,
    FEELINGS,
    CHURN,
    COUNTS,
    STAGE_PROOF,
    STAGE_WORDS,
)
POINT_SUBJECTS: Final[tuple[Subject[PointView], ...]] = (POINT, RATINGS, POINT_WORDS)
BARRIER_SUBJECTS: Final[tuple[Subject[BarrierView], ...]] = (BARRIER, REMEDY, SEVERITY, BARRIER_WORDS)
WAY_SUBJECTS: Final[tuple[Subject[WayView], ...]] = (WAY_ITSELF, WAY_NUMBERS)

_EVERY: Final[tuple[Subject[Any], ...]] = (
    *PROJECT_SUBJECTS,
    *PERSONA_SUBJECTS,
    *JOURNEY_SUBJECTS,
    *STAGE_SUBJECTS,
    *POINT_SUBJECTS,
    *BARRIER_SUBJECTS,
    *WAY_SUBJECTS,
)


def _rules() -> tuple[Rule, ...]:
    found = {rule.code: rule for subject in _EVERY for one in subject.checks for rule in one.rules}
    found.update((rule.code, rule) for rule in SILENCE_RULES)
    return tuple(found[code] for code in sorted(found))


PROJECT_RULES: Final = _rules()
"""Every rule of personas and journeys."""
