"""
The whole catalogue of coded rules, gathered from the rooms that own them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Set
from types import ModuleType
from typing import Final

import click

from cjmkit.findings import Rule

__all__ = ["KIT", "catalogue", "rules_of_cards"]

KIT: Final = "cjmkit.kit"
"""Where the context of a command keeps its toolkit."""

_HOMES: Final = (
    "cjmkit.rules._config",
    "cjmkit.cli.rules",
    "cjmkit.intake.catalogue.options",
    "cjmkit.intake.catalogue.files",
    "cjmkit.intake.catalogue.workbook",
    "cjmkit.intake.catalogue.sizes",
    "cjmkit.intake.catalogue.text",
    "cjmkit.intake.catalogue.table",
    "cjmkit.intake.catalogue.merged",
    "cjmkit.intake.catalogue.columns",
    "cjmkit.intake.catalogue.repairs",
    "cjmkit.intake.catalogue.readings",
    "cjmkit.intake.catalogue.own",
    "cjmkit.intake.catalogue.across",
    "cjmkit.intake.catalogue.directory",
    "cjmkit.intake.catalogue.road",
    "cjmkit.codec._catalogue",
    "cjmkit.files",
    "cjmkit.formats.catalogue",
    "cjmkit.plugins.hostile.catalogue",
    "cjmkit.dedupe.catalogue",
    "cjmkit.dedupe.merging.catalogue",
    "cjmkit.dedupe.notices.catalogue",
    "cjmkit.dedupe.updating.catalogue",
    "cjmkit.privacy.catalogue",
    "cjmkit.privacy.erasing.catalogue",
    "cjmkit.plugins.problems",
    "cjmkit.plugins.options",
    "cjmkit.toolkit.catalogue",
)
_HOMES_OF_JOURNEYS: Final = (
    "cjmkit.codec._project_catalogue",
    "cjmkit.formats.documents.catalogue",
    "cjmkit.journeys.analysis.catalogue",
    "cjmkit.journeys.segments_catalogue",
    "cjmkit.journeys.sheets.catalogue",
    "cjmkit.journeys.texts.catalogue",
    "cjmkit.rules.baseline",
)


def catalogue() -> Mapping[str, Rule]:
    """
    Return every rule by its code, in the order of codes, with those of the command's plugins.
    """
    from cjmkit.rules import CARD_RULES, PROJECT_RULES

    found = {rule.code: rule for rule in (*CARD_RULES, *PROJECT_RULES)}
    for home in (*_HOMES, *_HOMES_OF_JOURNEYS):
        found.update((rule.code, rule) for rule in _rules_of(importlib.import_module(home)))
    found.update(_rules_of_plugins())
    return dict(sorted(found.items()))


def rules_of_cards(codes: Set[str]) -> Mapping[str, Rule]:
    """
    Return the rules of these *codes*, which findings about cards have.

    Rooms are asked until all are known: those of duplicates and of privacy are long to load, and seldom needed.
    """
    from cjmkit.rules import CARD_RULES

    known = {rule.code: rule for rule in CARD_RULES} | dict(_rules_of_plugins())
    for home in _HOMES:
        if codes <= known.keys():
            break
        known.update((rule.code, rule) for rule in _rules_of(importlib.import_module(home)))
    return {code: known[code] for code in codes if code in known}


def _rules_of_plugins() -> Mapping[str, Rule]:
    context = click.get_current_context(silent=True)
    kit = context.meta.get(KIT) if context is not None else None
    return kit.host.rules if kit is not None else {}


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value
        elif isinstance(value, type) and value.__module__ == module.__name__:
            yield from (held for held in vars(value).values() if isinstance(held, Rule))
