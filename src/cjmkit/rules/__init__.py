"""
Rules: one catalogue of coded facts that a card is checked against.

    from cjmkit.rules import Checker, PROFILES
    findings = Checker(profile=PROFILES["invoice"]).check(card)
"""

from __future__ import annotations

from cjmkit.rules.base import Check, Context, Directory, DirectoryEntry, check
from cjmkit.rules.catalogue import CARD_RULES
from cjmkit.rules.engine import Checker
from cjmkit.rules.explain import explain
from cjmkit.rules.loading import load_settings, read_settings
from cjmkit.rules.profiles import PROFILES
from cjmkit.rules.settings import Settings, Thresholds

__all__ = [
    "CARD_RULES",
    "PROFILES",
    "Check",
    "Checker",
    "Context",
    "Directory",
    "DirectoryEntry",
    "Settings",
    "Thresholds",
    "check",
    "explain",
    "load_settings",
    "read_settings",
]
