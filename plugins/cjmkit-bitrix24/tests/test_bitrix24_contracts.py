"""
The contracts that cjmkit asks of every plugin.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import ClassVar

from bitrix24_portal_double import import_file, read_lines

import cjmkit_bitrix24
from cjmkit.testing.contracts import ExporterContract, ImporterContract, PluginContract, RoundTripContract
from cjmkit_bitrix24 import CompanyExporter, CompanyFileOptions, ContactExporter, PortalImporter

SAMPLES = Path(__file__).parent / "samples"


class TestPlugin(PluginContract):
    """
    What the hooks return.
    """

    plugin = cjmkit_bitrix24


class TestCompanyFile(ExporterContract):
    """
    The file of companies, looked at by the double of the portal.
    """

    exporter = CompanyExporter()

    def check_file(self, data: bytes) -> None:
        import_file(data)


class TestContactFile(ExporterContract):
    """
    The file of contacts, looked at by the double of the portal.
    """

    exporter = ContactExporter()

    def check_file(self, data: bytes) -> None:
        import_file(data, ("ID", "NAME", "LAST_NAME"))


class TestNumberedFiles(ExporterContract):
    """
    The archive of several files.
    """

    exporter = CompanyExporter()
    options = CompanyFileOptions(rows_per_file=50)

    def check_file(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert all(read_lines(archive.read(name)) for name in archive.namelist())


class TestPortalExports(ImporterContract):
    """
    Exports, csv and pages.
    """

    importer = PortalImporter()
    samples = tuple(sorted(SAMPLES.glob("*_export*")))


class TestCompanyRoundTrip(RoundTripContract):
    """
    Companies there and back.
    """

    exporter = CompanyExporter()
    importer = PortalImporter()
    silent: ClassVar = {
        **dict.fromkeys(
            ("addresses.text", "addresses.postal_code", "addresses.region", "addresses.city", "addresses.country"),
            "the portal keeps the parts of an address, and a row of its export is read as one line",
        ),
        "people.name": "control characters are tidied by the core, which tells it (IMP301)",
        "bank_accounts": "a bank called «null» is nothing to the core, which tells it (IMP300)",
        "contacts": "a phone «null» is nothing to the core, which tells it (IMP300)",
        "people": "a director called «null» is nobody to the core, which tells it (IMP300)",
    }
    excess: ClassVar = {"industry": "a new portal's list lacks the value and would lose it; the file itself holds it"}


class TestContactRoundTrip(RoundTripContract):
    """
    People there and back.
    """

    exporter = ContactExporter()
    importer = PortalImporter()
    excess: ClassVar = {"people": "a company comes back as its people; who of them has no name is told besides"}
