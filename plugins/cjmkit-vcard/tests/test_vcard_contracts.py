"""
The contracts of cjmkit: what every exporter, importer and plugin is held to.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import vobject

import cjmkit_vcard
from cjmkit.testing.contracts import ExporterContract, ImporterContract, PluginContract, RoundTripContract
from cjmkit_vcard import VCardExporter, VCardImporter, VCardWriteOptions

SAMPLES = Path(__file__).parent / "samples"


class TestPlugin(PluginContract):
    plugin = cjmkit_vcard


class TestExporter(ExporterContract):
    exporter = VCardExporter()

    def check_file(self, data: bytes) -> None:
        """
        Let vobject read the file.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert all(card.fn.value for card in vobject.readComponents(data.decode()))


class TestExporter4(TestExporter):
    options = VCardWriteOptions(version="4.0")


class TestImporter(ImporterContract):
    importer = VCardImporter()
    samples = tuple(sorted(SAMPLES.glob("*.vcf")))


class TestRoundTrip(RoundTripContract):
    exporter = VCardExporter()
    importer = VCardImporter()


class TestRoundTrip4(TestRoundTrip):
    write_options = VCardWriteOptions(version="4.0")
