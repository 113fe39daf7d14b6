"""
Journeys: personas, maps, stages, touchpoints, barriers and remedies, as data without rules.
"""

from __future__ import annotations

from cjmkit.model.journeys.barrier import Barrier, Effect, Executor, Remedy, RemedyStatus
from cjmkit.model.journeys.emotion import Emotion, Scale
from cjmkit.model.journeys.empathy import BLOCKS, EmpathyCentre, EmpathyKind, EmpathyMap, Statement
from cjmkit.model.journeys.evidence import Evidence, Note
from cjmkit.model.journeys.journey import (
    BuyingRole,
    Flow,
    Ignore,
    Journey,
    JourneyState,
    Market,
    Scenario,
    Scope,
    TeamMember,
)
from cjmkit.model.journeys.kpi import KPI, Count, Direction, KPIDefinition, Span
from cjmkit.model.journeys.persona import (
    USP,
    Benefit,
    DecisionFactor,
    Demographics,
    Pain,
    Persona,
    PersonaKind,
    PersonaValue,
    SkepticTest,
)
from cjmkit.model.journeys.project import ChangeEvent, Criterion, Operator, Project, Segment, Word
from cjmkit.model.journeys.stage import Churn, Communication, Stage, Step, Traffic, Transition, TransitionKind
from cjmkit.model.journeys.touchpoint import (
    ActionItem,
    Benchmark,
    Channel,
    ChannelKind,
    MomentOfTruth,
    Nature,
    Observation,
    Outcome,
    Ownership,
    Touchpoint,
    TouchpointStatus,
)

__all__ = [
    "BLOCKS",
    "KPI",
    "USP",
    "ActionItem",
    "Barrier",
    "Benchmark",
    "Benefit",
    "BuyingRole",
    "ChangeEvent",
    "Channel",
    "ChannelKind",
    "Churn",
    "Communication",
    "Count",
    "Criterion",
    "DecisionFactor",
    "Demographics",
    "Direction",
    "Effect",
    "Emotion",
    "EmpathyCentre",
    "EmpathyKind",
    "EmpathyMap",
    "Evidence",
    "Executor",
    "Flow",
    "Ignore",
    "Journey",
    "JourneyState",
    "KPIDefinition",
    "Market",
    "MomentOfTruth",
    "Nature",
    "Note",
    "Observation",
    "Operator",
    "Outcome",
    "Ownership",
    "Pain",
    "Persona",
    "PersonaKind",
    "PersonaValue",
    "Project",
    "Remedy",
    "RemedyStatus",
    "Scale",
    "Scenario",
    "Scope",
    "Segment",
    "SkepticTest",
    "Span",
    "Stage",
    "Statement",
    "Step",
    "TeamMember",
    "Touchpoint",
    "TouchpointStatus",
    "Traffic",
    "Transition",
    "TransitionKind",
    "Word",
]
