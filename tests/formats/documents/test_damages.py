"""
One table of damages, in all three syntaxes: the same finding at the same path, at the line where it stands.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import tomlkit
from ruamel.yaml import YAML, StringIO

from cjmkit.findings import Finding
from formats.documents.maps import NAMES, load

GOOD: dict[str, Any] = {
    "schema": "cjmkit/project@1",
    "title": "Крем",
    "personas": [{"id": "t", "name": "Татьяна"}],
    "journeys": [
        {
            "id": "krem",
            "title": "Путь",
            "stages": [
                {"id": "a", "title": "Выбор", "emotion": {"expected": 4, "actual": 2}, "touchpoints": ["сайт"]},
                {
                    "id": "b",
                    "title": "Покупка",
                    "touchpoints": [{"title": "касса", "importance": 5, "raci": {"ИТ": "R"}}],
                    "kpis": [{"id": "conversion", "value": 12.5}],
                    "counts": [{"value": 100, "by": {"channel": "search"}}],
                    "barriers": [{"text": "очередь", "remedies": [{"text": "вторая касса"}]}],
                },
            ],
        }
    ],
}
STAGE = ("journeys", 0, "stages", 1)

# (where, what to put there, code, path of the finding, the step that its line shows)
DAMAGES: dict[str, tuple[tuple[Any, ...], Any, str, str]] = {
    "a number for a text": (("title",), 7, "IMP407", "title"),
    "a text for a number": ((*STAGE, "touchpoints", 0, "importance"), "5", "IMP407", "importance"),
    "true for a number": ((*STAGE, "touchpoints", 0, "importance"), True, "IMP407", "importance"),
    "a fraction for an integer": ((*STAGE, "touchpoints", 0, "importance"), 4.5, "IMP407", "importance"),
    "a whole fraction for an integer": ((*STAGE, "touchpoints", 0, "importance"), 4.0, "IMP407", "importance"),
    "a number for true": ((*STAGE, "no_contact"), 1, "IMP407", "no_contact"),
    "a word for true": ((*STAGE, "no_contact"), "yes", "IMP407", "no_contact"),
    "a text for a list": ((*STAGE, "tools"), "квиз", "IMP407", "tools"),
    "a list for an object": ((*STAGE, "emotion"), [1], "IMP407", "emotion"),
    "an object for a list": ((*STAGE, "touchpoints"), {"title": "x"}, "IMP407", "touchpoints"),
    "a number for a touchpoint": ((*STAGE, "touchpoints", 0), 5, "IMP407", "touchpoints[0]"),
    "a number in a list of texts": ((*STAGE, "tools"), ["квиз", 5], "IMP407", "tools[1]"),
    "a number for a text of a mapping": ((*STAGE, "touchpoints", 0, "raci", "ИТ"), 1, "IMP407", "raci[ИТ]"),
    "no number for an amount": ((*STAGE, "kpis", 0, "value"), float("nan"), "IMP407", "value"),
    "an endless amount": ((*STAGE, "kpis", 0, "value"), float("inf"), "IMP407", "value"),
    "a word for an amount": ((*STAGE, "kpis", 0, "value"), "много", "IMP409", "value"),
    "NaN in a text for an amount": ((*STAGE, "kpis", 0, "value"), "NaN", "IMP409", "value"),
    "an amount of letters' digits": ((*STAGE, "kpis", 0, "value"), "١٢", "IMP409", "value"),
    "a word out of the list": (("journeys", 0, "state"), "as-is", "IMP408", "state"),
    "a day that no calendar has": (("journeys", 0, "mapped_on"), "2026-02-30", "IMP409", "mapped_on"),
    "a day as people write it": (("journeys", 0, "mapped_on"), "22.11.2026", "IMP409", "mapped_on"),
    "a misspelt key": ((*STAGE, "tittle"), "Выбор", "IMP505", "tittle"),
    "a key of nobody": (("journeys", 0, "стадии"), [], "IMP505", "стадии"),
    "a key at the root": (("journey",), [], "IMP505", "journey"),
    "a key in a remedy": ((*STAGE, "barriers", 0, "remedies", 0, "price"), 5, "IMP505", "price"),
    "another schema": (("schema",), "crm/client@1", "IMP502", "schema"),
    "a newer schema": (("schema",), "cjmkit/project@99", "IMP503", "schema"),
    "the schema of cards": (("schema",), "cjmkit/card@1", "IMP504", "schema"),
    "a schema without a version": (("schema",), "cjmkit/project", "IMP502", "schema"),
    "a number for the schema": (("schema",), 1, "IMP502", "schema"),
}


def damaged(steps: tuple[Any, ...], value: Any) -> dict[str, Any]:
    data = json.loads(json.dumps(GOOD))
    inner: Any = data
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = value
    return data


def as_text(data: dict[str, Any], name: str) -> str:
    if name == "project-json":
        return json.dumps(data, ensure_ascii=False, indent=1)
    if name == "project-toml":
        return tomlkit.dumps(data)
    stream = StringIO()
    YAML().dump(data, stream)
    return stream.getvalue()


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, [finding.line() for finding in findings]
    return findings[0]


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_good_without_damage(name: str) -> None:
    """
    Before any damage the document reads without a finding.
    """
    assert load(as_text(GOOD, name), name).findings == ()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_damage_is_told_with_its_place(name: str, damage: str) -> None:
    """
    The finding has the code, the path, and the line and character of the key or the item.
    """
    steps, value, code, path = DAMAGES[damage]
    text = as_text(damaged(steps, value), name)
    record = load(text, name)
    finding = only(record.findings)
    assert record.project is None
    assert finding.code == code
    assert finding.where.source == "map"
    assert finding.where.field is not None
    assert finding.where.field.endswith(path)
    assert_points_at(text, finding, steps, path, value, name)


def assert_points_at(text: str, finding: Finding, steps: tuple[Any, ...], path: str, value: Any, name: str) -> None:
    """The text at the place begins with the key, or with the item of a list."""
    where = finding.where
    assert where.line is not None
    assert where.position is not None
    there = text.split("\n")[where.line - 1][where.position - 1 :]
    key = path.rstrip("]").replace("[", ".").split(".")[-1]
    if key.isdigit():
        assert there.lstrip("-").lstrip(" ,[").startswith("5")
    elif name == "project-toml" and there.startswith("["):
        assert f"{key}]" in there  # the header of a table
    else:
        assert there.lstrip("\"'").startswith(key)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", ["id", "title"])
def test_a_missing_key_is_told_at_the_object(name: str, key: str) -> None:
    """
    What is not there has no line: the finding stands at the object that lacks it.
    """
    data = json.loads(json.dumps(GOOD))
    del data["journeys"][0]["stages"][1][key]
    text = as_text(data, name)
    finding = only(load(text, name).findings)
    assert (finding.code, finding.where.field) == ("IMP406", f"journeys[0].stages[1].{key}")
    assert finding.where.line is not None
    around = "\n".join(text.split("\n")[finding.where.line - 1 : finding.where.line + 2])
    assert ("Покупка" if key == "id" else "b") in around


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_schema_is_told(name: str) -> None:
    """
    A document without a schema is not taken for an empty project.
    """
    data = {key: value for key, value in GOOD.items() if key != "schema"}
    finding = only(load(as_text(data, name), name).findings)
    assert (finding.code, finding.where.field) == ("IMP501", "schema")
    assert "cjmkit/project@1" in finding.message("ru")


@pytest.mark.parametrize("name", NAMES)
def test_all_damages_are_told_at_once(name: str) -> None:
    """
    A document with several mistakes has a finding for each of them.
    """
    data = damaged((*STAGE, "tittle"), "x")
    data["journeys"][0]["state"] = "as-is"
    data["personas"][0]["name"] = 7
    found = load(as_text(data, name), name).findings
    assert {(finding.code, finding.where.field) for finding in found} == {
        ("IMP505", "journeys[0].stages[1].tittle"),
        ("IMP408", "journeys[0].state"),
        ("IMP407", "personas[0].name"),
    }
    assert "may be “title”?" in "".join(finding.message("en") for finding in found)


def test_a_misspelt_key_of_ten_thousand_stages_is_told_ten_thousand_times() -> None:
    """
    Each stage has its own finding with its own line, and looking for a near name is done once.
    """
    stages = [{"id": str(number), "title": "x", "tittle": "y"} for number in range(10_000)]
    text = json.dumps(
        {"schema": "cjmkit/project@1", "journeys": [{"id": "j", "title": "J", "stages": stages}]}, indent=1
    )
    found = load(text, "project-json").findings
    assert len(found) == 10_000
    assert len({finding.where.line for finding in found}) == 10_000


@pytest.mark.parametrize("value", [dt.date(2026, 11, 22), dt.datetime(2026, 11, 22, 10), dt.time(10)])
def test_days_of_toml(value: object) -> None:
    """
    A bare day is a day; with a time of day it is none, and no text either.
    """
    data = damaged(("journeys", 0, "mapped_on"), value)
    record = load(tomlkit.dumps(data), "project-toml")
    if type(value) is dt.date:
        assert record.project is not None
        assert record.project.journeys[0].mapped_on == value
    else:
        assert only(record.findings).code == "IMP407"
    assert only(load(tomlkit.dumps(damaged(("title",), value)), "project-toml").findings).code == "IMP407"


def test_cards_in_place_of_a_project() -> None:
    """
    A list of client cards is told to be one.
    """
    finding = only(load('[{"schema": "cjmkit/card@1", "inn": "7707083893"}]', "project-json").findings)
    assert finding.code == "IMP504"
    for other in ("[]", "[1]", '["schema"]', "7", '"x"', "null"):
        assert only(load(other, "project-json").findings).code == "IMP500"
