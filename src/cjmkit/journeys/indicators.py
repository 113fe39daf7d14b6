"""
Indicators: which way a number gets better.
"""

from __future__ import annotations

from cjmkit.model.journeys import KPI, Direction, KPIDefinition
from cjmkit.vocabulary import Vocabulary

__all__ = ["direction_of"]


def direction_of(kpi: KPI, definition: KPIDefinition | None, words: Vocabulary) -> Direction | None:
    """
    Return which way an indicator gets better: as it says itself, by its *definition*, or by the vocabulary *words*.
    """
    told = kpi.direction or (definition.direction if definition else None)
    # The group of an indicator in the vocabulary is the way it gets better.
    word = words.find(kpi.id)
    usual = Direction(word.group) if word is not None and word.group in ("up", "down") else None
    return told or usual
