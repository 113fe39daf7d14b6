"""
The view ``channels``: a heat map for each journey.
"""

from __future__ import annotations

from typing import Final, cast

import attrs
from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import Result
from cjmkit.journeys.analysis.channels import ChannelMatrix
from cjmkit.model.journeys import Journey
from cjmkit_html.figures import Scene
from cjmkit_html.figures.analyses import AnalysisView, macro
from cjmkit_html.figures.section import analysis_section
from cjmkit_html.figures.view import View
from cjmkit_html.heat.scene import heat_scene
from cjmkit_html.heat.table import heat_table
from cjmkit_html.page import static

__all__ = ["CHANNELS"]

_TITLE: Final = Texts("Каналы и этапы", "Channels and stages")
_WORDS: Final = {
    "caption": Texts(
        "Где клиент встречает компанию и насколько там хорошо", "Where the client meets the company, how well"
    ),
    "channel": Texts("Канал", "Channel"),
    "total": Texts("Всего", "In all"),
    "scale": Texts(
        "Качество: 1 – плохо, 5 – отлично; рамка – неизвестно", "Quality: 1 bad, 5 excellent; a frame is unknown"
    ),
}


@attrs.frozen(kw_only=True)
class _Heat(AnalysisView):
    def section(self, journey: Journey, result: Result, id: str, lang: str, templates: Environment) -> Markup:  # noqa: A002
        matrix = cast(ChannelMatrix, result)
        table = heat_table(matrix, lang)
        # The first table of the result is the matrix itself, which stands here as the heat map.
        others = matrix.tables(lang)[1:] if table is not None else ()
        title = self.heading(journey, lang)
        shown = analysis_section(result, None, id=id, title=title, lang=lang, tables=others)
        words = {name: texts.get(lang) for name, texts in _WORDS.items()}
        return macro(templates, "heat/heat.html.j2", "section", shown, table, words)


def _scene(result: Result, journey: Journey, title: str, lang: str) -> Scene | None:
    return heat_scene(cast(ChannelMatrix, result), title, lang)


_DRAWN: Final = _Heat(name="channels", title=_TITLE, scene=_scene)

CHANNELS: Final = View(
    name="channels",
    title=_TITLE,
    body=_DRAWN.body,
    svg=_DRAWN.svg,
    styles=(static("figures", "figures.css"), static("figures", "analysis.css"), static("heat", "heat.css")),
    held=frozenset(
        {
            "Project.title",
            "Project.journeys",
            "Project.channels",
            "Journey.id",
            "Journey.title",
            "Journey.personas",
            "Journey.stages",
            "Stage.id",
            "Stage.title",
            "Stage.owner",
            "Stage.touchpoints",
            "Channel.id",
            "Channel.title",
            "Channel.kind",
            "Channel.ownership",
            *(
                f"Touchpoint.{name}"
                for name in ("also_in", "channel", "channel_kind", "ownership", "owner", "quality", "status")
            ),
        }
    ),
)
"""Where the company meets the client, and where it does not."""
