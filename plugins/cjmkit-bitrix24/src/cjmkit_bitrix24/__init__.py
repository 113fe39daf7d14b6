"""
Bitrix24: the portal's company and contact files both ways, and its REST calls.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjmkit.plugins import Exporter, hookimpl
from cjmkit_bitrix24.exporters import CompanyExporter, ContactExporter
from cjmkit_bitrix24.options import CompanyFileOptions, ContactFileOptions

__all__ = [
    "CompanyExporter",
    "CompanyFileOptions",
    "ContactExporter",
    "ContactFileOptions",
    "cjmkit_exporters",
]


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of the portal's files.
    """
    return (CompanyExporter(), ContactExporter())
