"""
The import report: what one import did, told to people who never saw the program.

An `IntakeReport` holds what the road noted; an `ImportReport` holds what a page says of it: texts in both
languages, numbers that add up, a bounded number of examples, and no personal value unless it was asked for.
"""

from __future__ import annotations

from cjmkit.intake.import_report.build import import_report
from cjmkit.intake.import_report.report import (
    ImportReport,
    ReportCode,
    ReportColumn,
    ReportExample,
    ReportSkip,
    ReportTable,
)

__all__ = [
    "ImportReport",
    "ReportCode",
    "ReportColumn",
    "ReportExample",
    "ReportSkip",
    "ReportTable",
    "import_report",
]
