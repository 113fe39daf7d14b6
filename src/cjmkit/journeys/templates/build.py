"""
From an outline to a project.
"""

from __future__ import annotations

import attrs

from cjmkit.findings import Lang, Texts
from cjmkit.journeys.templates.outline import Outline, Role, StageOutline
from cjmkit.model.journeys import (
    KPI,
    BuyingRole,
    Channel,
    Journey,
    Note,
    Persona,
    Project,
    Scope,
    Stage,
    Step,
    Touchpoint,
)

__all__ = ["project_of"]


def project_of(outline: Outline, lang: Lang, persona: str | None) -> Project:
    """
    Return a project with one map, of the persona of that name, or of a generalised client.
    """
    journey = Journey(
        id=outline.name,
        title=outline.title.get(lang),
        goal=outline.goal.get(lang),
        goal_kinds=(outline.goal_kind,),
        personas=("persona",) if persona else (),
        scope=Scope.PERSONA if persona else Scope.GENERALISED,
        market=outline.market,
        version="1",
        buying_center=tuple(_role(role, lang) for role in outline.roles),
        stages=tuple(_stage(stage, lang) for stage in outline.stages),
    )
    return Project(
        title=outline.title.get(lang),
        personas=(Persona(id="persona", name=persona),) if persona else (),
        journeys=(journey,),
        channels=tuple(_channel(channel, english, lang) for channel, english in outline.channels),
    )


def _stage(outline: StageOutline, lang: Lang) -> Stage:
    return Stage(
        id=outline.id,
        title=outline.title.get(lang),
        task=_told(outline.task, lang),
        client_goal=_told(outline.client_goal, lang),
        traffic=outline.traffic,
        touchpoints=tuple(Touchpoint(title=each.title.get(lang), channel=each.channel) for each in outline.points),
        kpis=tuple(KPI(id=name) for name in outline.kpis),
        steps=tuple(_step(step.get(lang)) for step in outline.steps),
        tools=outline.tools,
    )


def _told(texts: Texts | None, lang: Lang) -> str | None:
    return None if texts is None else texts.get(lang)


def _step(title: str) -> Step:
    return Step(title=title.removesuffix("?"), optional=title.endswith("?"))


def _role(role: Role, lang: Lang) -> BuyingRole:
    return BuyingRole(role=role.id, pains=tuple(Note(text=pain.get(lang)) for pain in role.pains))


def _channel(channel: Channel, english: str, lang: Lang) -> Channel:
    return attrs.evolve(channel, title=english) if lang == "en" else channel
