"""
The question that an analysis answers: a journey of a project, looked over once for all of them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from cjmkit.journeys.analysis.base import Name
from cjmkit.journeys.analysis.settings import AnalysisSettings
from cjmkit.journeys.analysis.steps import FunnelStep, steps_of
from cjmkit.model.journeys import Barrier, Journey, Persona, Project, Stage, Touchpoint, TouchpointStatus, Transition
from cjmkit.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from cjmkit.journeys.segments import CardsSeen

__all__ = ["DECISION", "Question", "StageView", "Words", "exists", "name_of", "question_of", "words_of"]

DECISION: Final = frozenset({"compare", "purchase"})
"""Groups of stages where the client decides."""


@attrs.frozen(kw_only=True)
class Words:
    """
    The vocabularies that analyses read, extended by the project.
    """

    stage: Vocabulary
    channel: Vocabulary
    emotion: Vocabulary
    churn: Vocabulary
    churn_method: Vocabulary
    buying_role: Vocabulary
    kpi: Vocabulary
    lane: Vocabulary


@attrs.frozen(kw_only=True)
class StageView:
    """
    A stage as the analyses see it.

    *points* are the touchpoints that exist and serve it, those of other stages too; *own* are those of them
    that it holds itself. *group* is the stage's group in the vocabulary. *step* leads on from it, if it was counted.
    """

    stage: Stage
    number: int
    own: tuple[Touchpoint, ...]
    points: tuple[Touchpoint, ...]
    group: str | None
    step: FunnelStep | None

    @property
    def title(self) -> str:
        """
        The title, or the id of a stage without one.
        """
        return self.stage.title or self.stage.id

    @property
    def lost(self) -> float | None:
        """
        The share of clients that did not go on; None if unknown.
        """
        return None if self.step is None else self.step.lost

    @property
    def weight(self) -> int | None:
        """
        The importance of its most important touchpoint; None if none is rated.
        """
        return max((point.weight for point in self.points if point.weight is not None), default=None)

    @property
    def barriers(self) -> tuple[Barrier, ...]:
        """
        The barriers of the stage, then those of its own touchpoints that exist.
        """
        return (*self.stage.barriers, *(barrier for point in self.own for barrier in point.barriers))


@attrs.frozen(kw_only=True)
class Question:
    """
    What an analysis is asked about, and everything that several of them need.

    *by_id* finds a stage by its id, the first one where ids repeat.
    """

    project: Project
    journey: Journey
    settings: AnalysisSettings
    today: dt.date
    words: Words
    stages: tuple[StageView, ...]
    by_id: Mapping[str, StageView]
    ways: tuple[Transition, ...]
    steps: tuple[FunnelStep, ...]
    cards: CardsSeen | None = None

    @property
    def personas(self) -> tuple[Persona, ...]:
        """
        The personas of the journey that the project holds.
        """
        wanted = set(self.journey.personas)
        return tuple(persona for persona in self.project.personas if persona.id in wanted)

    def points(self) -> Iterator[tuple[StageView, Touchpoint]]:
        """
        Yield each touchpoint that exists, once, with the stage that holds it.
        """
        for view in self.stages:
            for point in view.own:
                yield view, point


def name_of(words: Vocabulary, id: str, own: str = "") -> Name:  # noqa: A002 - the name of the field
    """
    Return how the map itself calls a word of that id, else what the vocabulary does.
    """
    return Name(ru=own or words.label(id), en=own or words.label(id, "en"))


def words_of(project: Project) -> Words:
    """
    Return the vocabularies of a project.
    """
    return Words(**{field.name: vocabulary(field.name, project) for field in attrs.fields(Words)})


def question_of(
    project: Project,
    journey: Journey,
    *,
    settings: AnalysisSettings,
    today: dt.date,
    words: Words,
    cards: CardsSeen | None = None,
) -> Question:
    """
    Look a journey over.
    """
    steps = steps_of([stage.reached for stage in journey.stages], settings.confidence / 100)
    stages = _views(journey, steps, words)
    by_id: dict[str, StageView] = {}
    for view in stages:
        by_id.setdefault(view.stage.id, view)
    return Question(
        project=project,
        journey=journey,
        settings=settings,
        today=today,
        words=words,
        stages=stages,
        by_id=by_id,
        ways=journey.ways(),
        steps=steps,
        cards=cards,
    )


def _views(journey: Journey, steps: tuple[FunnelStep, ...], words: Words) -> tuple[StageView, ...]:
    from_stage = {step.start: step for step in steps}
    guests: dict[str, list[Touchpoint]] = {}
    # One walk for all stages: `Journey.points_of` would walk the journey for each of them.
    for stage, point in journey.touchpoints():
        if exists(point):
            for other in point.also_in:
                if other != stage.id:
                    guests.setdefault(other, []).append(point)
    repeated = {name for name, count in Counter(stage.id for stage in journey.stages).items() if count > 1}
    views = []
    for number, stage in enumerate(journey.stages):
        own = tuple(point for point in stage.touchpoints if exists(point))
        others = () if stage.id in repeated else tuple(guests.get(stage.id, ()))
        views.append(
            StageView(
                stage=stage,
                number=number,
                own=own,
                points=own + others,
                group=_group(stage, words.stage),
                step=from_stage.get(number),
            )
        )
    return tuple(views)


def exists(point: Touchpoint) -> bool:
    """
    Return whether the client can meet the company there today.
    """
    return point.status is TouchpointStatus.EXISTING


def _group(stage: Stage, words: Vocabulary) -> str | None:
    for name in (stage.id, stage.title, *stage.aliases):
        word = words.find(name)
        if word is not None:
            return word.group or word.id
    return None
