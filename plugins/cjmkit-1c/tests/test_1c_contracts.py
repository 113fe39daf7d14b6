"""
What cjmkit relies on, proven of every format of this plugin.
"""

from pathlib import Path

from lxml import etree

import cjmkit_1c
from cjmkit.testing.contracts import ExporterContract, ImporterContract, PluginContract, RoundTripContract
from cjmkit_1c.formats import (
    BankImporter,
    CommerceMLExporter,
    CommerceMLImporter,
    CommerceMLWriteOptions,
    EnterpriseDataExporter,
    EnterpriseDataImporter,
    EnterpriseDataWriteOptions,
    UPDExporter,
    UPDImporter,
    UPDWriteOptions,
)

SAMPLES = Path(__file__).parent / "samples"
SCHEMAS = Path(__file__).parent / "schemas"
CREATED = "2026-11-23T12:00:00"


def valid(data: bytes, schema: str) -> None:
    etree.XMLSchema(etree.parse(str(SCHEMAS / schema))).assertValid(etree.fromstring(data))


class TestPlugin(PluginContract):
    plugin = cjmkit_1c


class TestCommerceMLExporter(ExporterContract):
    exporter = CommerceMLExporter()
    options = CommerceMLWriteOptions(created=CREATED)

    def check_file(self, data: bytes) -> None:
        valid(data, "commerceml.xsd")


class TestUPDExporter(ExporterContract):
    exporter = UPDExporter()

    def check_file(self, data: bytes) -> None:
        valid(data, "upd-5.03.xsd")


class TestOlderUPDExporter(ExporterContract):
    exporter = UPDExporter()
    options = UPDWriteOptions(version="5.01", element="ГрузПолуч")

    def check_file(self, data: bytes) -> None:
        etree.fromstring(data)


class TestEnterpriseDataExporter(ExporterContract):
    exporter = EnterpriseDataExporter()
    options = EnterpriseDataWriteOptions(created=CREATED)

    def check_file(self, data: bytes) -> None:
        valid(data, "enterprise-data.xsd")


class TestCommerceMLImporter(ImporterContract):
    importer = CommerceMLImporter()
    samples = (SAMPLES / "commerceml-orders.xml",)


class TestBankImporter(ImporterContract):
    importer = BankImporter()
    samples = (SAMPLES / "statement.txt",)


class TestUPDImporter(ImporterContract):
    importer = UPDImporter()
    samples = (SAMPLES / "upd-5.01.xml", SAMPLES / "upd-5.03.xml")


class TestEnterpriseDataImporter(ImporterContract):
    importer = EnterpriseDataImporter()
    samples = (SAMPLES / "enterprise-data.xml",)


class TestCommerceMLRoundTrip(RoundTripContract):
    exporter = CommerceMLExporter()
    importer = CommerceMLImporter()


class TestUPDRoundTrip(RoundTripContract):
    exporter = UPDExporter()
    importer = UPDImporter()


class TestEnterpriseDataRoundTrip(RoundTripContract):
    exporter = EnterpriseDataExporter()
    importer = EnterpriseDataImporter()
