"""
The contracts of cjmkit, and what the formats of this plugin cannot do of them.
"""

from __future__ import annotations

import io

import docx
import openpyxl
from docs_samples import CARD_TEXT, docx_of, xlsx_of

import cjmkit_docs
from cjmkit.testing.contracts import ExporterContract, ImporterContract, PluginContract, RoundTripContract


class TestPlugin(PluginContract):
    plugin = cjmkit_docs


class TestDocxExporter(ExporterContract):
    exporter = cjmkit_docs.DocxExporter()

    def check_file(self, data: bytes) -> None:
        docx.Document(io.BytesIO(data))


class TestZipExporter(ExporterContract):
    exporter = cjmkit_docs.DocxExporter()
    options = cjmkit_docs.DocxWriteOptions(pack="zip")


class TestTextExporter(ExporterContract):
    exporter = cjmkit_docs.TextExporter()

    def check_file(self, data: bytes) -> None:
        data.decode("utf-8")


class TestDocxImporter(ImporterContract):
    importer = cjmkit_docs.DocxImporter()
    samples = (docx_of(CARD_TEXT),)


class TestXlsxImporter(ImporterContract):
    importer = cjmkit_docs.XlsxImporter()
    samples = (xlsx_of(CARD_TEXT),)

    def check(self) -> None:
        openpyxl.load_workbook(io.BytesIO(self.samples[0]))


class TestTextImporter(ImporterContract):
    importer = cjmkit_docs.TextImporter()
    samples = (CARD_TEXT.encode(), CARD_TEXT.encode("cp1251"))


class TestDocxRoundTrip(RoundTripContract):
    exporter = cjmkit_docs.DocxExporter()
    importer = cjmkit_docs.DocxImporter()
