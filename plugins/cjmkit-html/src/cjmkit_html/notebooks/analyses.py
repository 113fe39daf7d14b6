"""
Results of analyses as outputs: each sentence at once, figures and tables behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import Analyses, Result
from cjmkit.journeys.analysis.channels import ChannelMatrix
from cjmkit.journeys.analysis.clients import CLIENTS
from cjmkit.journeys.analysis.funnel import Funnel
from cjmkit.journeys.analysis.priority import Priority
from cjmkit.journeys.analysis.registry import ANALYSES
from cjmkit.journeys.analysis.titles import title_of
from cjmkit.model.journeys import Project
from cjmkit_html.figures import Scene
from cjmkit_html.funnels.scene import funnel_scene
from cjmkit_html.heat.scene import heat_scene
from cjmkit_html.notebooks.output import MOST_ROWS, Block, Figure, Look, Output, shortened
from cjmkit_html.quadrants.scene import quadrant_scene

__all__ = ["analyses_output", "result_output"]

_ANALYSES: Final = Texts("Анализы", "Analyses")
_MOST: Final = 60
"""The analyses of three journeys."""
_MORE: Final = Texts(
    "Показаны первые {shown} результатов из {all}: остальные – analyses.results.",
    "The first {shown} of {all} results are shown: the others are in analyses.results.",
)
_FINDINGS: Final = Texts("… и ещё замечаний: {count} – analyses.findings", "… and more: {count}, in analyses.findings")
_EMPTY: Final = Texts("Ни одного результата.", "There is no result.")


def result_output(result: Result, look: Look) -> Output:
    """
    Return one result; of its journey it knows the id alone.
    """
    title = _title(result, look.lang)
    block = _block(result, Project(), title, look.lang, folded=False)
    return Output(kind=title, title=result.journey or "", blocks=(block,))


def analyses_output(analyses: Analyses, look: Look) -> Output:
    """
    Return every result, journey by journey, folded up behind its sentence; open if it is the only one.
    """
    lang, project = look.lang, analyses.project
    kind = _ANALYSES.get(lang)
    blocks = tuple(_blocks(analyses, lang))
    if len(analyses) == 1:
        (result,) = analyses
        kind = _title(result, lang)
        blocks = (_block(result, project, kind, lang, folded=False),)
    return Output(
        kind=kind,
        title=project.title or _only_title(project),
        lines=() if blocks else (_EMPTY.get(lang),),
        blocks=blocks,
        notes=tuple(_notes(analyses, lang)),
    )


def _title(result: Result, lang: str) -> str:
    # A result of somebody's own making is in no registry.
    return title_of(result.name).get(lang) if result.name in (*ANALYSES, CLIENTS) else result.name


def _notes(analyses: Analyses, lang: str) -> Iterator[str]:
    if len(analyses) > _MOST:
        yield _MORE.get(lang, shown=_MOST, all=len(analyses))
    for finding in analyses.findings[:MOST_ROWS]:
        yield finding.line(lang)
    if len(analyses.findings) > MOST_ROWS:
        yield _FINDINGS.get(lang, count=len(analyses.findings) - MOST_ROWS)


def _only_title(project: Project) -> str:
    return project.journeys[0].title if len(project.journeys) == 1 else ""


def _blocks(analyses: Analyses, lang: str) -> Iterator[Block]:
    several = len({result.journey for result in analyses}) > 1
    for result in analyses.results[:_MOST]:
        title = _title(result, lang)
        journey = _name(analyses.project, result.journey) if several and result.journey is not None else ""
        yield _block(result, analyses.project, f"{journey} › {title}." if journey else f"{title}.", lang, folded=True)


def _name(project: Project, journey: str) -> str:
    found = project.journey(journey)
    return journey if found is None else found.title or journey


def _block(result: Result, project: Project, title: str, lang: str, *, folded: bool) -> Block:
    scene = _scene(result, project, title, lang)
    return Block(
        title=title if folded else "",
        sentence=result.sentence(lang),
        figures=() if scene is None else (Figure(scene=scene),),
        tables=tuple(shortened(table, lang) for table in result.tables(lang) if table.rows),
        folded=folded,
    )


def _scene(result: Result, project: Project, title: str, lang: str) -> Scene | None:
    if isinstance(result, Priority):
        return quadrant_scene(result, title, lang)
    if isinstance(result, ChannelMatrix):
        return heat_scene(result, title, lang)
    # A funnel knows the counts of its stages and not their titles.
    journey = project.journey(result.journey) if result.journey is not None else None
    if journey is None or not isinstance(result, Funnel):
        return None
    return funnel_scene(result, tuple(stage.title or stage.id for stage in journey.stages), title, lang)
