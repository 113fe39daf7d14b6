"""
Differences between two versions of a project, and what they mean for the client.
"""

from __future__ import annotations

from cjmkit.journeys.diff.changes import (
    Change,
    ChangeKind,
    Delta,
    JourneyPair,
    Match,
    ProjectDiff,
    StagePair,
    Trend,
)
from cjmkit.journeys.diff.projects import diff_journeys, diff_projects
from cjmkit.journeys.diff.texts import as_markdown, as_text, headline

__all__ = [
    "Change",
    "ChangeKind",
    "Delta",
    "JourneyPair",
    "Match",
    "ProjectDiff",
    "StagePair",
    "Trend",
    "as_markdown",
    "as_text",
    "diff_journeys",
    "diff_projects",
    "headline",
]
