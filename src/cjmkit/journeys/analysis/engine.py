"""
Runs the analyses over the journeys of a project.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from cjmkit.display import html_of
from cjmkit.errors import ConfigError
from cjmkit.findings import Finding
from cjmkit.journeys.analysis import catalogue
from cjmkit.journeys.analysis.base import Result
from cjmkit.journeys.analysis.clients import CLIENTS, clients
from cjmkit.journeys.analysis.question import Question, question_of, words_of
from cjmkit.journeys.analysis.registry import ANALYSES
from cjmkit.journeys.analysis.settings import AnalysisSettings
from cjmkit.journeys.analysis.what_if import find_stage
from cjmkit.model import ClientCard
from cjmkit.model.journeys import Journey, Project

if TYPE_CHECKING:
    from cjmkit.journeys.segments import CardsSeen

__all__ = ["Analyses", "analyse", "analyse_project"]


@attrs.frozen(kw_only=True)
class Analyses:
    """
    The results of all analyses that were asked for, journey by journey; iterate over it.

    *project* is the one that was analysed, with what the cards filled in. *findings* are those of segments and cards.
    """

    project: Project
    results: tuple[Result, ...]
    findings: tuple[Finding, ...] = ()

    _repr_html_ = html_of

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def get(self, name: str, journey: str | None = None) -> Result | None:
        """
        Return the first result of that name, of that journey if one is named.
        """
        found = (one for one in self.results if one.name == name and (journey is None or one.journey == journey))
        return next(found, None)

    def to_dict(self) -> dict[str, Any]:
        """
        Return plain data for JSON.
        """
        findings = [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "field": finding.where.field,
                "message": {"ru": finding.message("ru"), "en": finding.message("en")},
            }
            for finding in self.findings
        ]
        return {
            "title": self.project.title,
            "results": [result.to_dict() for result in self.results],
            "findings": findings,
        }


def analyse(
    what: Project | Journey,
    *,
    only: Collection[str] = (),
    cards: Iterable[ClientCard] | None = None,
    today: dt.date | None = None,
    journey: str | None = None,
    **settings: Any,
) -> Analyses:
    """
    Run the analyses over a project or one journey; *settings* are those of `AnalysisSettings`.

    *only* names the analyses to run, *journey* the journey by its id. *cards* are walked once.

    Raises:
        ConfigError: an analysis, a journey, a stage or a setting is not there or wrong.
        TypeError: there is no such setting.

    """
    project = what if isinstance(what, Project) else Project(journeys=(what,))
    return analyse_project(
        project,
        only=only,
        cards=cards,
        today=today or dt.date.today(),
        journey=journey,
        settings=AnalysisSettings.of(settings),
    )


def analyse_project(
    project: Project,
    *,
    only: Collection[str],
    cards: Iterable[ClientCard] | None,
    today: dt.date,
    journey: str | None,
    settings: AnalysisSettings,
) -> Analyses:
    """
    Run the analyses with ready settings.
    """
    names = _names(only)
    chosen = _journeys(project, journey)
    results: list[Result] = []
    findings: tuple[Finding, ...] = ()
    seen: CardsSeen | None = None
    if cards is not None:
        # Segments stand on the formulas of this package, so they come in only here.
        from cjmkit.journeys.segments import filled, kept, see_cards

        seen = see_cards(project, cards, settings)
        findings = (*seen.findings, *kept(project, seen))
        project = filled(project, seen, today)
        if CLIENTS in names:
            results.append(clients(seen))
    words = words_of(project)
    questions = [question_of(project, one, settings=settings, today=today, words=words, cards=seen) for one in chosen]
    _refuse_stretch(questions, settings)
    wanted = [analysis for name, analysis in ANALYSES.items() if name in names]
    results.extend(analysis.run(question) for question in questions for analysis in wanted)
    return Analyses(project=project, results=tuple(results), findings=findings)


def _names(only: Collection[str]) -> frozenset[str]:
    known = (*ANALYSES, CLIENTS)
    for name in only:
        if name not in known:
            raise ConfigError(catalogue.UNKNOWN_ANALYSIS.finding(found=name[:60], known=", ".join(known)))
    return frozenset(only or known)


def _journeys(project: Project, wanted: str | None) -> tuple[Journey, ...]:
    if wanted is None:
        return project.journeys
    found = tuple(journey for journey in project.journeys if journey.id == wanted)
    if not found:
        known = ", ".join(journey.id for journey in project.journeys[:20]) or "—"
        raise ConfigError(catalogue.UNKNOWN_JOURNEY.finding(found=wanted[:60], known=known))
    return found


def _refuse_stretch(questions: list[Question], settings: AnalysisSettings) -> None:
    """
    Raise `ConfigError` if a stage to stretch is in none of the journeys, or nobody counted it.
    """
    for wish in settings.stretch:
        places = [(question, find_stage(question, wish.stage)) for question in questions]
        held = [(question, place) for question, place in places if place is not None]
        if not held:
            titles = dict.fromkeys(view.stage.id for question in questions for view in question.stages)
            known = ", ".join(list(titles)[:20]) or "—"
            raise ConfigError(catalogue.UNKNOWN_STAGE.finding(found=wish.stage[:60], known=known))
        if not any(_is_counted(question, place) for question, place in held):
            raise ConfigError(catalogue.NO_COUNT.finding(found=wish.stage[:60]))


def _is_counted(question: Question, place: int) -> bool:
    return any(step.end == place and step.entered for step in question.steps)
