"""
An analysis as a part of a page: its sentence, its figure if there is anything to draw, and its tables.

What a figure shows stands in the tables too: nobody has to see it.
"""

from __future__ import annotations

import attrs
from markupsafe import Markup

from cjmkit.journeys.analysis import Result, TableView
from cjmkit_html.figures.marks import Scene
from cjmkit_html.figures.svg import inline_svg

__all__ = ["AnalysisSection", "analysis_section"]


@attrs.frozen(kw_only=True)
class AnalysisSection:
    """
    What the template of an analysis shows; *id* is unique in the page, *kind* is the name of the analysis.
    """

    id: str
    kind: str
    title: str
    sentence: str
    figure: Markup | None
    tables: tuple[TableView, ...]


def analysis_section(
    result: Result,
    scene: Scene | None,
    *,
    id: str,  # noqa: A002 - the attribute of the document
    title: str,
    lang: str,
    tables: tuple[TableView, ...] | None = None,
) -> AnalysisSection:
    """
    Return the section of a result; *tables* are those of the result unless others are given.
    """
    shown = result.tables(lang) if tables is None else tables
    return AnalysisSection(
        id=id,
        kind=result.name,
        title=title,
        sentence=result.sentence(lang),
        figure=None if scene is None else inline_svg(scene, id=f"{id}-figure"),
        tables=tuple(table for table in shown if table.rows),
    )
