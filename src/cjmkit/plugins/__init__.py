"""
Plugins: the contracts, the hooks and the host that contains failures.

What a plugin needs stands here and in the public modules beside: `hostile` (files from outside), `losses`,
`flat` (a card as a row), `options`, `progress`.
"""

from __future__ import annotations

from cjmkit.intake.import_report import (
    ImportReport,
    ReportCode,
    ReportColumn,
    ReportExample,
    ReportSkip,
    ReportTable,
)
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
