"""
Analyses: what a journey map says when it is asked.

Each is a module of its own; all give a `Result` that explains itself in a sentence, prints as a table and turns into
plain data. What nobody entered is unknown, and never zero.
"""

from __future__ import annotations

from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.engine import Analyses, analyse
from cjmkit.journeys.analysis.registry import ANALYSES
from cjmkit.journeys.analysis.settings import AnalysisSettings, Stretch, what_if

__all__ = [
    "ANALYSES",
    "Analyses",
    "Analysis",
    "AnalysisSettings",
    "Inputs",
    "Result",
    "Stretch",
    "TableView",
    "analyse",
    "what_if",
]
