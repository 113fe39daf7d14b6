"""
Analyses: what the toolkit asks of a journey or a project.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, Final

from cjmkit.intake.pause import paused_collector
from cjmkit.plugins import ProjectRecord
from cjmkit.toolkit.projects import project_or_error

if TYPE_CHECKING:
    from cjmkit.journeys.analysis import Analyses
    from cjmkit.model import ClientCard
    from cjmkit.model.journeys import Journey, Project
    from cjmkit.rules import JourneySettings

__all__ = ["analyses_of", "limits_of_rules"]

_LIMITS: Final = {"min_barriers": "min_barriers", "aging_days": "stale_after", "stale_days": "old_after"}


def limits_of_rules(rules: JourneySettings) -> dict[str, int]:
    """
    Return the limits of the rules as settings of the analyses: one map is not critical here and harmless there.
    """
    return {mine: max(1, getattr(rules, theirs)) for theirs, mine in _LIMITS.items()}


def analyses_of(
    what: Project | Journey | ProjectRecord,
    *,
    only: Collection[str],
    cards: Iterable[ClientCard] | None,
    today: dt.date | None,
    journey: str | None,
    settings: dict[str, Any],
) -> Analyses:
    """
    Run the analyses.

    Raises:
        ConfigError: an analysis, a journey, a stage or a setting is not there or wrong.
        DataError: the reading of *what* found errors.
        TypeError: there is no such setting.

    """
    # Whoever only converts cards does not wait for twenty analyses to be loaded.
    from cjmkit.journeys.analysis import analyse

    found = project_or_error(what) if isinstance(what, ProjectRecord) else what
    # Results have no cycles for the collector to find. Cards come as a stream, whose readers pause it themselves.
    with paused_collector() if cards is None else nullcontext():
        return analyse(found, only=only, cards=cards, today=today, journey=journey, **settings)
