"""
The view ``quadrant``: the touchpoints of each journey by importance and quality.
"""

from __future__ import annotations

from typing import Final, cast

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import Result
from cjmkit.journeys.analysis.priority import Priority
from cjmkit.model.journeys import Journey
from cjmkit_html.figures import Scene
from cjmkit_html.figures.analyses import AnalysisView
from cjmkit_html.figures.view import View
from cjmkit_html.page import static
from cjmkit_html.quadrants.scene import quadrant_scene

__all__ = ["QUADRANT"]

_TITLE: Final = Texts("Важность и качество", "Importance and quality")


def _scene(result: Result, journey: Journey, title: str, lang: str) -> Scene | None:
    return quadrant_scene(cast(Priority, result), title, lang)


_DRAWN: Final = AnalysisView(name="priority", title=_TITLE, scene=_scene)

QUADRANT: Final = View(
    name="quadrant",
    title=_TITLE,
    body=_DRAWN.body,
    svg=_DRAWN.svg,
    styles=(static("figures", "figures.css"), static("figures", "analysis.css")),
    held=frozenset(
        {
            "Project.title",
            "Project.journeys",
            "Journey.id",
            "Journey.title",
            "Journey.personas",
            "Journey.stages",
            "Stage.id",
            "Stage.title",
            "Stage.touchpoints",
            *(f"Touchpoint.{name}" for name in ("title", "importance", "importance_business", "quality", "status")),
        }
    ),
)
"""Which touchpoints to fix first."""
