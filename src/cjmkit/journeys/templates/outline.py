"""
An outline: what a template knows of a map, in both languages.
"""

from __future__ import annotations

import attrs

from cjmkit.findings import Texts
from cjmkit.model.journeys import Channel, Market, Traffic

__all__ = ["Outline", "Point", "Role", "StageOutline", "points"]


@attrs.frozen(kw_only=True)
class Point:
    """
    A touchpoint that a stage usually has, with its word of the vocabulary ``channel``.
    """

    title: Texts
    channel: str


def points(*rows: str) -> tuple[Point, ...]:
    """
    Return touchpoints from rows ``channel | Russian title | English title``.
    """
    split = ([part.strip() for part in row.split("|")] for row in rows)
    return tuple(Point(channel=channel, title=Texts(ru, en)) for channel, ru, en in split)


@attrs.frozen(kw_only=True)
class StageOutline:
    """
    A stage; *kpis* and *tools* are words of the vocabularies of these names, *steps* that end with ``?`` are optional.
    """

    id: str
    title: Texts
    task: Texts | None = None
    client_goal: Texts | None = None
    kpis: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    tools: tuple[str, ...] = ()
    traffic: Traffic | None = None
    steps: tuple[Texts, ...] = ()


@attrs.frozen(kw_only=True)
class Role:
    """
    A role of the buying centre with the pains it usually has, one text each.
    """

    id: str
    pains: tuple[Texts, ...] = ()


@attrs.frozen(kw_only=True)
class Outline:
    """
    A template: its *title*, what it is good for, and its stages.

    *goal* is what a map of this kind is made for until somebody says it better, with *goal_kind* of the
    vocabulary ``journey_goal``. *channels* come with their English titles.
    """

    name: str
    title: Texts
    about: Texts
    goal: Texts
    goal_kind: str = "weak_points"
    market: Market = Market.B2C
    stages: tuple[StageOutline, ...]
    roles: tuple[Role, ...] = ()
    channels: tuple[tuple[Channel, str], ...] = ()
