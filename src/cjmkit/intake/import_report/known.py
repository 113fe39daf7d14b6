"""
The rules that an import may speak of.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import ModuleType
from typing import Final

from cjmkit.codec import _catalogue as codec
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import (
    across,
    columns,
    directory,
    files,
    merged,
    own,
    readings,
    repairs,
    road,
    sizes,
    table,
    text,
    workbook,
)
from cjmkit.rules import CARD_RULES

__all__ = ["known_rules"]

_HOMES: Final[tuple[ModuleType, ...]] = (
    across,
    codec,
    columns,
    directory,
    files,
    merged,
    own,
    readings,
    repairs,
    road,
    sizes,
    table,
    text,
    workbook,
)


def known_rules() -> Mapping[str, Rule]:
    """
    Return the rules of reading, repairing and checking cards, by code.
    """
    values = chain.from_iterable(vars(home).values() for home in _HOMES)
    return {rule.code: rule for rule in (*CARD_RULES, *values) if isinstance(rule, Rule)}
