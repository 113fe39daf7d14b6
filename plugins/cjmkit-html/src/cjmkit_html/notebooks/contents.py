"""
What is shown of which thing.
"""

from __future__ import annotations

from functools import singledispatch

from cjmkit.findings import Report
from cjmkit.intake.import_report import ImportReport
from cjmkit.journeys.analysis import Analyses, Result
from cjmkit.journeys.diff import ProjectDiff
from cjmkit.model import ClientCard
from cjmkit.model.journeys import Journey, Persona, Project
from cjmkit_html.notebooks.analyses import analyses_output, result_output
from cjmkit_html.notebooks.cards import card_output
from cjmkit_html.notebooks.changes import diff_output
from cjmkit_html.notebooks.journeys import journey_output, persona_output, project_output
from cjmkit_html.notebooks.output import Look, Output
from cjmkit_html.notebooks.reports import import_output, report_output

__all__ = ["output_of"]


@singledispatch
def output_of(thing: object, look: Look) -> Output | None:
    """
    Return what is shown of *thing*; None if this package does not know such things.
    """
    return None


output_of.register(ClientCard, card_output)
output_of.register(Project, project_output)
output_of.register(Journey, journey_output)
output_of.register(Persona, persona_output)
output_of.register(Report, report_output)
output_of.register(ImportReport, import_output)
output_of.register(Analyses, analyses_output)
output_of.register(Result, result_output)
output_of.register(ProjectDiff, diff_output)
