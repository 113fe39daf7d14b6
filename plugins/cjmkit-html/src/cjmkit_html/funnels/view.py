"""
The view ``funnel``: how many clients of each journey go on.
"""

from __future__ import annotations

from typing import Final, cast

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import Result
from cjmkit.journeys.analysis.funnel import Funnel
from cjmkit.model.journeys import Journey
from cjmkit_html.figures import Scene
from cjmkit_html.figures.analyses import AnalysisView
from cjmkit_html.figures.view import View
from cjmkit_html.funnels.scene import funnel_scene
from cjmkit_html.page import static

__all__ = ["FUNNEL"]

_TITLE: Final = Texts("Воронка", "Funnel")


def _scene(result: Result, journey: Journey, title: str, lang: str) -> Scene | None:
    titles = tuple(stage.title or stage.id for stage in journey.stages)
    return funnel_scene(cast(Funnel, result), titles, title, lang)


_DRAWN: Final = AnalysisView(name="funnel", title=_TITLE, scene=_scene)

FUNNEL: Final = View(
    name="funnel",
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
            "Stage.counts",
            "Count.value",
            "Count.by",
        }
    ),
)
"""Where clients are lost."""
