"""
The analyses by name, in the order that they are shown in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.journeys.analysis.base import Analysis
from cjmkit.journeys.analysis.benchmark import BENCHMARK
from cjmkit.journeys.analysis.buying import BUYING
from cjmkit.journeys.analysis.channels import CHANNELS
from cjmkit.journeys.analysis.churn import CHURN
from cjmkit.journeys.analysis.completeness import COMPLETENESS
from cjmkit.journeys.analysis.critical import CRITICAL
from cjmkit.journeys.analysis.effects import EFFECTS
from cjmkit.journeys.analysis.experience import EXPERIENCE
from cjmkit.journeys.analysis.freshness import FRESHNESS
from cjmkit.journeys.analysis.funnel import FUNNEL
from cjmkit.journeys.analysis.gap import GAP
from cjmkit.journeys.analysis.handoffs import HANDOFFS
from cjmkit.journeys.analysis.kpi import KPIS
from cjmkit.journeys.analysis.moments import MOMENTS
from cjmkit.journeys.analysis.plan import PLAN
from cjmkit.journeys.analysis.priority import PRIORITY
from cjmkit.journeys.analysis.raci import RACI
from cjmkit.journeys.analysis.versions import VERSIONS

__all__ = ["ANALYSES"]

_ALL: Final = (
    CRITICAL,
    PRIORITY,
    MOMENTS,
    GAP,
    EXPERIENCE,
    CHANNELS,
    FUNNEL,
    CHURN,
    KPIS,
    PLAN,
    EFFECTS,
    HANDOFFS,
    RACI,
    BUYING,
    BENCHMARK,
    COMPLETENESS,
    FRESHNESS,
    VERSIONS,
)

ANALYSES: Final[Mapping[str, Analysis]] = MappingProxyType({analysis.name: analysis for analysis in _ALL})
"""Every analysis of a journey by its name."""
