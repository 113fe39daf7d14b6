"""
The checker of projects: personas and journeys.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import attrs

from cjmkit.findings import Finding, Rule
from cjmkit.model.journeys import Project
from cjmkit.rules import _config
from cjmkit.rules import project_catalogue as catalogue
from cjmkit.rules.base import Check, Context, Subject, never
from cjmkit.rules.engine import Engine
from cjmkit.rules.journeys.silence import SILENCE_RULES, Silenced, silence
from cjmkit.rules.settings import Settings
from cjmkit.rules.views import JourneyView, ProjectView, view

__all__ = ["Judged", "ProjectChecker"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Judged:
    """
    What is to be said about a project, and what its file silences.
    """

    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()


class ProjectChecker:
    """
    Checks projects. Each finding names its place by an index path: ``journeys[0].stages[2].barriers``.

    *today* fixes the day that dates are judged by; otherwise it is the current day, asked anew for each
    project. *extra_rules* are the caller's own checks of a project: see `cjmkit.rules.base.check` and
    `cjmkit.rules.views.ProjectView`.

    A checker keeps no state of the projects and may be shared between threads.

    .. versionadded:: 0.1.0
    """

    def __init__(
        self,
        settings: Settings | None = None,
        today: dt.date | None = None,
        extra_rules: Iterable[Check[ProjectView]] = (),
    ) -> None:
        settings = settings or Settings()
        extra = tuple(extra_rules)
        _refuse_doubles(extra)
        own = (Subject(name="extra", is_clean=never, checks=extra),) if extra else ()
        self._context = Context(settings=settings, day=today)
        self._project = Engine((*catalogue.PROJECT_SUBJECTS, *own), settings, SILENCE_RULES)
        self._persona = Engine(catalogue.PERSONA_SUBJECTS, settings)
        self._journey = Engine(catalogue.JOURNEY_SUBJECTS, settings)
        self._stage = Engine(catalogue.STAGE_SUBJECTS, settings)
        self._point = Engine(catalogue.POINT_SUBJECTS, settings)
        self._barrier = Engine(catalogue.BARRIER_SUBJECTS, settings)
        self._way = Engine(catalogue.WAY_SUBJECTS, settings)
        self._codes = tuple({rule.code for one in extra for rule in one.rules}) + _CODES

    @property
    def rules(self) -> tuple[Rule, ...]:
        """
        The rules in force, sorted by code, as the settings grade them.
        """
        engines = (self._project, self._persona, self._journey, self._stage, self._point, self._barrier, self._way)
        found = {rule.code: rule for engine in engines for rule in engine.rules}
        return tuple(found[code] for code in sorted(found))

    def check(self, project: Project) -> tuple[Finding, ...]:
        """
        Return what is to be said about *project*, in the order of the file, without what it silences.
        """
        return self.judge(project).findings

    def judge(self, project: Project) -> Judged:
        """
        Return what is to be said about *project*, and apart from it what the file silences.
        """
        context = attrs.evolve(self._context, day=self._context.today)
        found = self._walk(view(project), context)
        in_force = self._context.settings.applies
        standing, silenced = silence(project, found, self._codes, in_force)
        # The findings about ignoring come last, and are graded by the settings, too.
        return Judged(findings=tuple(self._regraded(standing)), silenced=tuple(silenced))

    def _walk(self, seen: ProjectView, context: Context) -> Iterator[Finding]:
        yield from self._project.check(seen, context)
        for persona in seen.persona_views:
            yield from self._persona.check(persona, context)
        for journey in seen.journey_views:
            yield from self._walk_journey(journey, context)

    def _walk_journey(self, seen: JourneyView, context: Context) -> Iterator[Finding]:
        yield from self._journey.check(seen, context)
        for stage in seen.stages:
            yield from self._stage.check(stage, context)
            for point in stage.points:
                yield from self._point.check(point, context)
        for barrier in seen.barriers:
            yield from self._barrier.check(barrier, context)
        for way in seen.ways:
            yield from self._way.check(way, context)

    def _regraded(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            if finding.code in _ABOUT_SILENCE:
                yield from self._project.graded((finding,))
            else:
                yield finding


_CODES: Final = tuple(rule.code for rule in catalogue.PROJECT_RULES)
_ABOUT_SILENCE: Final = frozenset(rule.code for rule in SILENCE_RULES)


def _refuse_doubles(extra: tuple[Check[ProjectView], ...]) -> None:
    for rule in {rule.code: rule for one in extra for rule in one.rules}.values():
        if rule.code in _CODES:
            raise _config.refuse(_config.DOUBLED_CODE, found=rule.code)
