"""
A case of a rule about projects, as data.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.findings import Severity
from cjmkit.model.journeys import Project
from cjmkit.rules import JourneySettings
from rules.projects.clean_project import CLEAN

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO


@attrs.frozen
class Case:
    """
    *bad* fires *code* at *path* with *severity* (and *fix*), *good* does not fire it at all.
    """

    code: str
    severity: Severity
    bad: Project
    path: str
    good: Project = CLEAN
    settings: JourneySettings = JourneySettings()
    fix: object = None
