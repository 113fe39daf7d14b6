"""
Settings: which rules apply, how much they matter, and the user's own profiles.

Nothing is kept globally: whoever checks holds the settings. This module knows no rule, so that rules
may know it; `loading` makes settings of a file and knows them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from cjmkit.findings import Severity
from cjmkit.model import Profile
from cjmkit.rules import _config
from cjmkit.rules.journey_settings import JourneySettings
from cjmkit.rules.profiles import PROFILES

__all__ = ["FAMILIES", "Settings", "Thresholds"]

FAMILIES: Final = ("CRD", "PRS", "JRN", "IMP", "DUP", "EXP", "PRV")
"""The families of codes that settings may name; a plugin's own codes start with other letters."""


@attrs.frozen(kw_only=True)
class Thresholds:
    """
    The numbers that rules compare with.
    """

    max_age: int = 120
    passport_age: int = 14
    adult_age: int = 18
    max_custom: int = 50
    first_contact_fields: int = 7


@attrs.frozen(kw_only=True)
class Settings:
    """
    Which rules apply and how.

    *select* and *ignore* hold codes or prefixes (``CRD``, ``CRD08``, ``CRD080``); an empty
    *select* means all. *severity* re-grades by code or prefix: the longest match wins. In
    *profiles* the user's own stand beside the built-in ones, or in place of them. *journey* is for the
    rules about personas and journeys. *references* are the files of directories, by the name or the subject
    of the reference that loads them; *plugins* are the options of rule sets and references, by their names.
    *redactions* are the user's own, and *merge* the merge policy, as the file has them: see `cjmkit.privacy` and
    `cjmkit.dedupe.merging`. *retention* holds terms by name: see `cjmkit.privacy.terms_from`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict)
    thresholds: Thresholds = Thresholds()
    journey: JourneySettings = JourneySettings()
    profiles: Mapping[str, Profile] = attrs.field(factory=dict)
    references: Mapping[str, str] = attrs.field(factory=dict)
    plugins: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    redactions: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    merge: Mapping[str, Any] = attrs.field(factory=dict)
    retention: Mapping[str, Any] = attrs.field(factory=dict)

    def applies(self, code: str) -> bool:
        """
        Return whether the rule *code* is switched on; ignoring is stronger than selecting.
        """
        if code.startswith(self.ignore):
            return False
        return not self.select or code.startswith(self.select)

    def graded(self, code: str, severity: Severity) -> Severity:
        """
        Return how much *code* matters here: its own *severity* unless re-graded.
        """
        fitting = [prefix for prefix in self.severity if code.startswith(prefix)]
        return self.severity[max(fitting, key=len)] if fitting else severity

    def profile(self, name: str) -> Profile:
        """
        Return the profile *name*, the user's own first.

        Raises:
            ConfigError: there is none of this name; says which there are.

        """
        found = self.profiles.get(name) or PROFILES.get(name)
        if found is None:
            raise _config.refuse_unknown("profile", name, {*self.profiles, *PROFILES})
        return found
