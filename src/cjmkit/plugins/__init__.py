"""
Plugins: the contracts, the hooks and the host that contains failures.

What a plugin needs stands here and in the public modules beside: `hostile` (files from outside), `losses`,
`flat` (a card as a row), `options`, `progress`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cjmkit.intake.rows.source import Source, open_source
from cjmkit.intake.rows.table import Cell, Row, Table
from cjmkit.plugins.contracts import (
    API,
    CardRecord,
    Exporter,
    Extension,
    Importer,
    Kind,
    Loss,
    Matcher,
    NoOptions,
    Progress,
    ProjectRecord,
    Reference,
    RuleSet,
)
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.host import Host
from cjmkit.plugins.losses import Losses
from cjmkit.plugins.problems import PluginProblem

if TYPE_CHECKING:
    from cjmkit.intake.import_report import (
        ImportReport,
        ReportCode,
        ReportColumn,
        ReportExample,
        ReportSkip,
        ReportTable,
    )

__all__ = [
    "API",
    "CardRecord",
    "Cell",
    "Exporter",
    "Extension",
    "Host",
    "ImportReport",
    "Importer",
    "Kind",
    "Loss",
    "Losses",
    "Matcher",
    "NoOptions",
    "PluginProblem",
    "Progress",
    "ProjectRecord",
    "Reference",
    "ReportCode",
    "ReportColumn",
    "ReportExample",
    "ReportSkip",
    "ReportTable",
    "Row",
    "RuleSet",
    "Source",
    "Table",
    "hookimpl",
    "open_source",
]

_OF_REPORTS: Final = frozenset(
    ("ImportReport", "ReportCode", "ReportColumn", "ReportExample", "ReportSkip", "ReportTable")
)


def __getattr__(name: str) -> Any:
    if name not in _OF_REPORTS:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    # Most work has no report to draw, and the classes take a while to be made.
    from cjmkit.intake import import_report

    return getattr(import_report, name)
