"""
The contracts that plugin authors get, held by the built-in formats.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from cjmkit import Toolkit
from cjmkit.testing import samples
from cjmkit.testing.contracts import ExporterContract, ImporterContract, RoundTripContract

HOST = Toolkit(plugins=()).host


def written(name: str, *items: Any) -> bytes:
    """Return what the built-in exporter writes."""
    stream = io.BytesIO()
    exporter = HOST.exporter(name)
    exporter.write(iter(items), stream, exporter.options(), lambda _: None)
    return stream.getvalue()


CARDS = samples.cards_of_every_field()


class TestCSVExporter(ExporterContract):
    exporter = HOST.exporter("csv")


class TestCSVImporter(ImporterContract):
    importer = HOST.importer("csv")
    samples = (written("csv", *CARDS),)


ONE_CELL = {"card": "a row of one cell is taken for a section's title, which the reader tells by IMP114"}


class TestCSV(RoundTripContract):
    exporter = HOST.exporter("csv")
    importer = HOST.importer("csv")
    silent = ONE_CELL


class TestJSONExporter(ExporterContract):
    exporter = HOST.exporter("json")


class TestJSONImporter(ImporterContract):
    importer = HOST.importer("json")
    samples = (written("json", *CARDS),)


class TestJSON(RoundTripContract):
    exporter = HOST.exporter("json")
    importer = HOST.importer("json")


class TestJSONLExporter(ExporterContract):
    exporter = HOST.exporter("jsonl")


class TestJSONLImporter(ImporterContract):
    importer = HOST.importer("jsonl")
    samples = (written("jsonl", *CARDS),)


class TestJSONL(RoundTripContract):
    exporter = HOST.exporter("jsonl")
    importer = HOST.importer("jsonl")


class TestXLSXExporter(ExporterContract):
    exporter = HOST.exporter("xlsx")


class TestXLSXImporter(ImporterContract):
    importer = HOST.importer("xlsx")
    samples = (written("xlsx", *CARDS),)


class TestXLSX(RoundTripContract):
    exporter = HOST.exporter("xlsx")
    importer = HOST.importer("xlsx")
    silent = ONE_CELL


PROJECT = samples.project_of_every_field()
CREAM = Toolkit(plugins=()).read_project(Path(__file__).parents[2] / "examples" / "journeys" / "cream.toml")


class TestProjectJSONExporter(ExporterContract):
    exporter = HOST.exporter("project-json")


class TestProjectJSONImporter(ImporterContract):
    importer = HOST.importer("project-json")
    samples = (written("project-json", PROJECT),)


class TestProjectJSON(RoundTripContract):
    exporter = HOST.exporter("project-json")
    importer = HOST.importer("project-json")


class TestProjectTOMLExporter(ExporterContract):
    exporter = HOST.exporter("project-toml")


class TestProjectTOMLImporter(ImporterContract):
    importer = HOST.importer("project-toml")
    samples = (written("project-toml", PROJECT),)


class TestProjectTOML(RoundTripContract):
    exporter = HOST.exporter("project-toml")
    importer = HOST.importer("project-toml")


class TestProjectYAMLExporter(ExporterContract):
    exporter = HOST.exporter("project-yaml")


class TestProjectYAMLImporter(ImporterContract):
    importer = HOST.importer("project-yaml")
    samples = (written("project-yaml", PROJECT),)


class TestProjectYAML(RoundTripContract):
    exporter = HOST.exporter("project-yaml")
    importer = HOST.importer("project-yaml")


class TestMermaidExporter(ExporterContract):
    exporter = HOST.exporter("mermaid")


class TestMermaidImporter(ImporterContract):
    importer = HOST.importer("mermaid")
    samples = (written("mermaid", PROJECT),)


class TestMarkdownExporter(ExporterContract):
    exporter = HOST.exporter("markdown")


class TestDotExporter(ExporterContract):
    exporter = HOST.exporter("dot")


class TestJourneyCSVExporter(ExporterContract):
    exporter = HOST.exporter("journey-csv")


class TestJourneyCSVImporter(ImporterContract):
    importer = HOST.importer("journey-csv")
    samples = (written("journey-csv", CREAM),)


class TestJourneyXLSXExporter(ExporterContract):
    exporter = HOST.exporter("journey-xlsx")


class TestJourneyXLSXImporter(ImporterContract):
    importer = HOST.importer("journey-xlsx")
    samples = (written("journey-xlsx", CREAM),)
