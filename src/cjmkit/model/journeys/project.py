"""
The project: personas, journeys and the dictionaries they share, kept in one file.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping

import attrs

from cjmkit.display import html_of
from cjmkit.model.journeys.evidence import Evidence
from cjmkit.model.journeys.journey import Ignore, Journey
from cjmkit.model.journeys.kpi import KPIDefinition
from cjmkit.model.journeys.persona import Persona
from cjmkit.model.journeys.touchpoint import Channel
from cjmkit.model.parts import Term

__all__ = ["ChangeEvent", "Criterion", "Operator", "Project", "Segment", "Word"]


class Operator(enum.Enum):
    """
    How a criterion compares a card's field with its values.

    ``is`` and ``has`` need one of the values, ``is_not`` and ``has_not`` none of them; ``at_least`` and ``at_most``
    compare numbers and dates; ``filled`` and ``empty`` need no value.
    """

    IS = "is"
    IS_NOT = "is_not"
    HAS = "has"
    HAS_NOT = "has_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    FILLED = "filled"
    EMPTY = "empty"


@attrs.frozen(kw_only=True)
class Criterion:
    """
    One condition on a client card: *field* is a flat field (``tags``, ``status``, ``source``) or ``custom.NAME``.
    """

    field: str
    operator: Operator = Operator.IS
    values: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Segment:
    """
    A part of the clients: the cards that meet every criterion.
    """

    id: str
    title: str = ""
    criteria: tuple[Criterion, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True)
class ChangeEvent:
    """
    Something that changed in the company and may have moved the client's way.

    *kind* is a word of the vocabulary ``change``; *channel* and *journey* are ids where it concerns one.
    """

    happened_on: dt.date
    title: str
    kind: str | None = None
    channel: str | None = None
    journey: str | None = None


@attrs.frozen(kw_only=True)
class Word:
    """
    A word of a vocabulary: *id* in files, labels for people, *aliases* that importers know it by.

    *valence* is for emotions: −2 very negative to 2 very positive. *group* gathers words that belong together.
    """

    id: str
    label: str
    label_en: str = ""
    aliases: tuple[str, ...] = ()
    valence: int | None = None
    group: str | None = None


@attrs.frozen(kw_only=True)
class Project:
    """
    A company's personas and journeys, with the dictionaries they share.

    *words* extend the vocabularies by name (``{"emotion": (Word(…),)}``). *competitors* are names that
    customers' texts must not mention.
    """

    title: str = ""
    personas: tuple[Persona, ...] = ()
    journeys: tuple[Journey, ...] = ()
    segments: tuple[Segment, ...] = ()
    channels: tuple[Channel, ...] = ()
    sources: tuple[Term, ...] = ()
    kpis: tuple[KPIDefinition, ...] = ()
    words: Mapping[str, tuple[Word, ...]] = attrs.field(factory=dict)
    change_events: tuple[ChangeEvent, ...] = ()
    competitors: tuple[str, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    note: str | None = None

    _repr_html_ = html_of

    def persona(self, id: str) -> Persona | None:  # noqa: A002 - the name of the field
        """
        Return the first persona of that id, or None.
        """
        return next((persona for persona in self.personas if persona.id == id), None)

    def journey(self, id: str) -> Journey | None:  # noqa: A002 - the name of the field
        """
        Return the first journey of that id, or None.
        """
        return next((journey for journey in self.journeys if journey.id == id), None)
