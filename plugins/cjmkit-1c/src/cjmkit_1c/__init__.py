"""
Counterparties of 1C for cjmkit: CommerceML 2, bank statements, UPD parties, EnterpriseData.

The formats are in `cjmkit_1c.formats`; what reads and writes them is imported when they are used.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjmkit.plugins import Exporter, Importer, hookimpl

__all__ = ["cjmkit_exporters", "cjmkit_importers"]


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importers of 1C's files.
    """
    from cjmkit_1c import formats

    return (
        formats.CommerceMLImporter(),
        formats.BankImporter(),
        formats.UPDImporter(),
        formats.EnterpriseDataImporter(),
    )


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of 1C's files.
    """
    from cjmkit_1c import formats

    return (formats.CommerceMLExporter(), formats.UPDExporter(), formats.EnterpriseDataExporter())
