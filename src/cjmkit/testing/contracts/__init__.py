"""
Contracts: classes for pytest that prove of a plugin what cjmkit relies on.

Subclass one, name your object, and run pytest::

    from cjmkit.testing.contracts import ExporterContract
    from mycrm import MyExporter


    class TestMyExporter(ExporterContract):
        exporter = MyExporter()

What a format really cannot do is stated as data with its reason, such as ``exceptions = {"test_…": "why"}``:
the test then runs all the same, and fails once the exception is no longer true. Tests cannot be overridden.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.testing.contracts._base import Contract
from cjmkit.testing.contracts._exporters import ExporterContract
from cjmkit.testing.contracts._importers import ImporterContract
from cjmkit.testing.contracts._matchers import MatcherContract
from cjmkit.testing.contracts._plugins import PluginContract
from cjmkit.testing.contracts._references import ReferenceContract
from cjmkit.testing.contracts._round_trips import RoundTripContract
from cjmkit.testing.contracts._rule_sets import RuleSetContract

__all__ = [
    "Contract",
    "ExporterContract",
    "ImporterContract",
    "MatcherContract",
    "PluginContract",
    "ReferenceContract",
    "RoundTripContract",
    "RuleSetContract",
]
