"""
Bitrix24: the portal's company and contact files both ways, and its REST calls.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjmkit.plugins import Exporter, Importer, hookimpl
from cjmkit_bitrix24.exporters import CompanyExporter, ContactExporter
from cjmkit_bitrix24.importer import PortalImporter
from cjmkit_bitrix24.options import CompanyFileOptions, ContactFileOptions, PortalReadOptions
from cjmkit_bitrix24.rest import CallsExporter, CallsOptions

__all__ = [
    "CallsExporter",
    "CallsOptions",
    "CompanyExporter",
    "CompanyFileOptions",
    "ContactExporter",
    "ContactFileOptions",
    "PortalImporter",
    "PortalReadOptions",
    "cjmkit_exporters",
    "cjmkit_importers",
]


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of the portal's exports.
    """
    return (PortalImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of the portal's files and calls.
    """
    return (CompanyExporter(), ContactExporter(), CallsExporter())
