"""
The contracts of cjmkit: what every exporter, importer and plugin is held to.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import cjmkit_payment_qr
from cjmkit.testing.contracts import ExporterContract, ImporterContract, PluginContract, RoundTripContract
from cjmkit_payment_qr import PaymentPNGExporter, PaymentQRImporter, PaymentSVGExporter, PaymentTextExporter

SAMPLES = Path(__file__).parent / "samples"


class TestPlugin(PluginContract):
    plugin = cjmkit_payment_qr


class TestTextExporter(ExporterContract):
    exporter = PaymentTextExporter()
    exceptions: ClassVar = {
        "test_a_full_disk_is_told_as_it_is": "the contract's cards have no account, so there is no code to write"
    }


class TestPNGExporter(ExporterContract):
    exporter = PaymentPNGExporter()


class TestSVGExporter(ExporterContract):
    exporter = PaymentSVGExporter()


class TestImporter(ImporterContract):
    importer = PaymentQRImporter()
    samples = (
        "ST00012|Name=ПАО Сбербанк|PersonalAcc=40702810438000060473|BankName=ПАО Сбербанк г. Москва|BIC=044525225"
        "|CorrespAcc=30101810400000000225|PayeeINN=7707083893|KPP=773601001".encode(),
        *sorted(SAMPLES.iterdir()),
    )


class TestRoundTrip(RoundTripContract):
    exporter = PaymentTextExporter()
    importer = PaymentQRImporter()
