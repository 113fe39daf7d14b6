"""
The contracts of cjmkit, passed by the exporter of calls.
"""

from __future__ import annotations

import json

import jsonschema

from cjmkit.testing.contracts import ExporterContract
from cjmkit_bitrix24.rest import CallsExporter
from cjmkit_bitrix24.rest.lines import json_schema


class TestCalls(ExporterContract):
    """
    Lines of calls, each of which an independent validator holds to the schema.
    """

    exporter = CallsExporter()

    def check_file(self, data: bytes) -> None:
        """
        Hold every line to the schema.
        """
        validator = jsonschema.Draft202012Validator(json_schema())
        for line in data.split(b"\n")[:-1]:
            validator.validate(json.loads(line))
