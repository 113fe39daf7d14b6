"""
Personas: typical clients of a segment, made up from facts.
"""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs

from cjmkit.display import html_of
from cjmkit.model.journeys.empathy import EmpathyMap
from cjmkit.model.journeys.evidence import Evidence, Note
from cjmkit.model.parts import ImageRef, Money
from cjmkit.model.person import Sex

__all__ = [
    "USP",
    "Benefit",
    "DecisionFactor",
    "Demographics",
    "Pain",
    "Persona",
    "PersonaKind",
    "PersonaValue",
    "SkepticTest",
]


class PersonaKind(enum.Enum):
    """
    A persona, a role in a buying centre, or a generalised client.
    """

    PERSONA = "persona"
    BUYING_ROLE = "buying_role"
    GENERALISED = "generalised"


@attrs.frozen(kw_only=True)
class Demographics:
    """
    Who the persona is by age (whole years, both ends included), sex, place, family, work and income.
    """

    age_from: int | None = None
    age_to: int | None = None
    sex: Sex | None = None
    location: str | None = None
    family: str | None = None
    children: str | None = None
    education: str | None = None
    occupation: str | None = None
    income: Money | None = None
    income_to: Money | None = None


@attrs.frozen(kw_only=True)
class Pain:
    """
    A trouble of the persona; *leads_to* names the trouble that it brings about. In files a text alone.
    """

    text: str
    id: str | None = None
    leads_to: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_short(cls, text: str) -> Pain:
        """
        Make a trouble of its text.
        """
        return cls(text=text)

    @property
    def short(self) -> str | None:
        """
        The text, if there is nothing else to tell.
        """
        return self.text if self == Pain(text=self.text) else None


@attrs.frozen(kw_only=True)
class DecisionFactor:
    """
    What the persona decides by; *primary* for the main ones. In files a text alone is a secondary one.
    """

    text: str
    id: str | None = None
    primary: bool = False
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_short(cls, text: str) -> DecisionFactor:
        """
        Make a secondary factor of its text.
        """
        return cls(text=text)

    @property
    def short(self) -> str | None:
        """
        The text, if there is nothing else to tell.
        """
        return self.text if self == DecisionFactor(text=self.text) else None


@attrs.frozen(kw_only=True)
class Benefit:
    """
    What the persona gains; *answers* are the ids or texts of the needs, pains and factors behind it.
    """

    text: str
    kind: str | None = None
    answers: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class SkepticTest:
    """
    Five questions to a selling proposition; None where nobody has answered.
    """

    attracts: bool | None = None
    sells: bool | None = None
    useful: bool | None = None
    understood: bool | None = None
    trusted: bool | None = None


@attrs.frozen(kw_only=True)
class USP:
    """
    Why the persona should come to this very company: a unique selling proposition in five answers.
    """

    strength: str | None = None
    why_us: str | None = None
    pain_solved: str | None = None
    unique_offer: str | None = None
    why_believe: str | None = None
    skeptic_test: SkepticTest | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """
        The answers that are given.
        """
        answers = (self.strength, self.why_us, self.pain_solved, self.unique_offer, self.why_believe)
        return tuple(answer for answer in answers if answer)


@attrs.frozen(kw_only=True)
class PersonaValue:
    """
    What the persona is worth to the company; *share* is in percent of all clients.
    """

    ltv: Money | None = None
    average_check: Money | None = None
    purchases_a_year: Decimal | None = None
    years: Decimal | None = None
    share: Decimal | None = None
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True)
class Persona:
    """
    A typical client of a segment.

    *segments* are ids of the project's segments: one persona stands for one of them. *baseline_emotion* is
    what the persona feels before the journey begins, a word of the vocabulary ``emotion``.
    """

    id: str
    name: str
    title: str | None = None
    kind: PersonaKind = PersonaKind.PERSONA
    photo: ImageRef | None = None
    segments: tuple[str, ...] = ()
    demographics: Demographics = Demographics()
    traits: tuple[Note, ...] = ()
    behaviours: tuple[Note, ...] = ()
    habits: tuple[Note, ...] = ()
    hobbies: tuple[Note, ...] = ()
    motives: tuple[Note, ...] = ()
    needs: tuple[Note, ...] = ()
    expectations: tuple[Note, ...] = ()
    fears: tuple[Note, ...] = ()
    doubts: tuple[Note, ...] = ()
    thoughts: tuple[Note, ...] = ()
    feelings: tuple[Note, ...] = ()
    problems: tuple[Note, ...] = ()
    questions: tuple[Note, ...] = ()
    pains: tuple[Pain, ...] = ()
    rewards: tuple[Note, ...] = ()
    decision_factors: tuple[DecisionFactor, ...] = ()
    choice_criteria: tuple[Note, ...] = ()
    compared_products: tuple[Note, ...] = ()
    info_sources: tuple[Note, ...] = ()
    influencers: tuple[Note, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    offer: str | None = None
    usp: USP | None = None
    baseline_emotion: str | None = None
    value: PersonaValue | None = None
    journey_duration: str | None = None
    empathy_map: EmpathyMap | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()

    _repr_html_ = html_of
