"""
Rules: one catalogue of coded facts that cards and projects are checked against.

    from cjmkit.rules import Checker, PROFILES, ProjectChecker
    findings = Checker(profile=PROFILES["invoice"]).check(card)
    findings = ProjectChecker().check(project)

What is about projects is loaded when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from cjmkit.rules.base import Check, Context, check
from cjmkit.rules.catalogue import CARD_RULES
from cjmkit.rules.engine import Checker
from cjmkit.rules.explain import explain
from cjmkit.rules.loading import load_settings, read_settings
from cjmkit.rules.profiles import PROFILES
from cjmkit.rules.settings import Settings, Thresholds

if TYPE_CHECKING:
    from cjmkit.rules.journey_settings import JourneySettings
    from cjmkit.rules.journeys.silence import Silenced
    from cjmkit.rules.project_catalogue import PROJECT_RULES
    from cjmkit.rules.project_checker import Judged, ProjectChecker

__all__ = [
    "CARD_RULES",
    "PROFILES",
    "PROJECT_RULES",
    "Check",
    "Checker",
    "Context",
    "JourneySettings",
    "Judged",
    "ProjectChecker",
    "Settings",
    "Silenced",
    "Thresholds",
    "check",
    "explain",
    "load_settings",
    "read_settings",
]

_LATER: Final = {
    "PROJECT_RULES": "project_catalogue",
    "Judged": "project_checker",
    "ProjectChecker": "project_checker",
    "JourneySettings": "journey_settings",
    "Silenced": "journeys.silence",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(f"{__name__}.{_LATER[name]}"), name)
