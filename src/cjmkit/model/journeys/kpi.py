"""
Numbers on a map: indicators with their definitions, and counts of clients.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from decimal import Decimal

import attrs

from cjmkit.model.journeys.evidence import Evidence

__all__ = ["KPI", "Count", "Direction", "KPIDefinition", "Span"]


class Direction(enum.Enum):
    """
    Which way an indicator gets better.
    """

    UP = "up"
    DOWN = "down"


@attrs.frozen(kw_only=True)
class Span:
    """
    A stretch of days, both ends included; an open end is None.
    """

    start: dt.date | None = None
    end: dt.date | None = None


@attrs.frozen(kw_only=True)
class KPIDefinition:
    """
    What an indicator of the project means: unit, better direction, how it is computed.
    """

    id: str
    title: str = ""
    unit: str | None = None
    direction: Direction | None = None
    formula: str | None = None


@attrs.frozen(kw_only=True)
class KPI:
    """
    An indicator of a stage or a journey.

    *id* names a definition of the project or a word of the vocabulary ``kpi``. *value* None is unknown. In
    files the id alone stands for an indicator that is only named.
    """

    id: str
    value: Decimal | None = None
    unit: str | None = None
    target: Decimal | None = None
    direction: Direction | None = None
    period: Span | None = None
    source: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_short(cls, text: str) -> KPI:
        """
        Make an indicator that is only named.
        """
        return cls(id=text)

    @property
    def short(self) -> str | None:
        """
        The id, if there is nothing else to tell.
        """
        return self.id if self == KPI(id=self.id) else None


@attrs.frozen(kw_only=True)
class Count:
    """
    How many clients reached a stage; *by* narrows it (``{"channel": "search"}``), empty is all of them.
    """

    value: int
    by: Mapping[str, str] = attrs.field(factory=dict)
    period: Span | None = None
    evidence: tuple[Evidence, ...] = ()
