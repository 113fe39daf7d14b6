"""
What a project is made of, for comparison: which lists hold things of their own, and how these are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from cjmkit.journeys.diff.matching import Names
from cjmkit.model.journeys import (
    KPI,
    ActionItem,
    Barrier,
    Benchmark,
    BuyingRole,
    ChangeEvent,
    Channel,
    Churn,
    Count,
    Journey,
    KPIDefinition,
    Persona,
    Project,
    Remedy,
    Scenario,
    Segment,
    Stage,
    Touchpoint,
    Transition,
)
from cjmkit.vocabulary import vocabulary

__all__ = ["KINDS", "Kind", "kind_of"]


@attrs.frozen(kw_only=True)
class Kind:
    """
    A kind of things: its name in changes, how things are known, the field that is their title, and which of
    their fields are lists of further things.
    """

    entity: str
    names: Names[Any]
    title_field: str | None = None
    parts: tuple[str, ...] = ()


def _of(attribute: str) -> Callable[[Any], Any]:
    return lambda each: getattr(each, attribute)


def _named(entity: str, *, id: str | None = "id", title: str = "title", parts: tuple[str, ...] = ()) -> Kind:  # noqa: A002
    known_by = _of(id) if id is not None else (lambda _: None)
    names = Names[Any](id=known_by, title=lambda each: getattr(each, title) or getattr(each, id or title) or "")
    return Kind(entity=entity, names=names, title_field=title, parts=parts)


def _stage_aliases(stage: Stage) -> Iterable[str]:
    word = vocabulary("stage").find(stage.title)
    # Two stages of one map may have the same meaning in the vocabulary: each is taken once, in order.
    return (*stage.aliases, *(() if word is None else (f"stage {word.id}",)))


def _way(way: Transition) -> str:
    return f"{way.start} → {way.end or '—'} ({way.kind.value})"


def _count(count: Count) -> str:
    return ", ".join(f"{key}={value}" for key, value in sorted(count.by.items())) or "—"


KINDS: Final[Mapping[type, Kind]] = MappingProxyType(
    {
        Project: Kind(
            entity="project",
            names=Names(id=lambda _: "project", title=_of("title")),
            title_field="title",
            parts=("personas", "journeys", "segments", "channels", "kpis", "change_events"),
        ),
        Persona: _named("persona", title="name"),
        Journey: _named("journey", parts=("stages", "transitions", "scenarios", "kpis", "buying_center")),
        Stage: Kind(
            entity="stage",
            names=Names(id=_of("id"), title=_of("title"), aliases=_stage_aliases),
            title_field="title",
            parts=("touchpoints", "barriers", "kpis", "counts", "churn"),
        ),
        Touchpoint: _named("touchpoint", parts=("barriers", "action_items", "benchmark")),
        Barrier: _named("barrier", title="text", parts=("remedies",)),
        Remedy: _named("remedy", title="text"),
        Transition: Kind(entity="transition", names=Names(id=_way, title=_way), parts=("barriers",)),
        Scenario: _named("scenario"),
        Segment: _named("segment"),
        Channel: _named("channel"),
        KPIDefinition: _named("kpi_definition"),
        KPI: _named("kpi", title="id"),
        ActionItem: _named("action_item", id=None, title="text"),
        Benchmark: _named("benchmark", id="competitor", title="competitor"),
        BuyingRole: _named("buying_role", id="role", title="role"),
        Churn: _named("churn", id="reason", title="reason"),
        Count: Kind(entity="count", names=Names(id=_count, title=_count)),
        ChangeEvent: _named("change_event", id=None),
    }
)
"""Every kind of things that is matched between versions; anything else is compared as a value."""


def kind_of(thing: object) -> Kind:
    """
    Return the kind of *thing*.
    """
    return KINDS[type(thing)]
