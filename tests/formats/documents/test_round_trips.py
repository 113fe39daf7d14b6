"""
JSON, TOML and YAML are one document: what is written reads back exactly, by us and by readers we did not write.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from decimal import Decimal
from typing import Any

import pytest
import tomlkit
import yaml
from hypothesis import HealthCheck, example, given, settings
from ruamel.yaml import YAML

from cjmkit.codec.projects import project_tree
from cjmkit.model.journeys import KPI, Channel, Evidence, Journey, Note, Project, Stage
from cjmkit.testing.strategies import any_projects as projects
from formats.documents.maps import CREAM, NAMES, load, write

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", NAMES)
def test_a_map_comes_back(name: str) -> None:
    """
    A project with something of every kind is the same after writing and reading, without a finding.
    """
    record = load(write(CREAM, name), name)
    assert record.project == CREAM
    assert record.findings == ()


@pytest.mark.parametrize("name", NAMES)
@QUICK
@given(project=projects())
@example(project=Project())
@example(project=Project(journeys=(Journey(id="", title="", stages=(Stage(id="\n", title='"""\n'),)),)))
def test_any_project_comes_back(name: str, project: Project) -> None:
    """
    Whatever the model can hold comes back the same, each number with every digit of its own.
    """
    text = write(project, name)
    record = load(text, name)
    assert record.findings == ()
    assert repr(record.project) == repr(project)
    assert record.project == project
    assert write(record.project, name) == text


def plain(value: Any) -> Any:
    """What a reader without exact numbers and days makes of a tree."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value) if value.as_tuple().exponent != 0 else int(value)
    return str(value) if isinstance(value, str) else value


def texts_for_days(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: texts_for_days(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts_for_days(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@QUICK
@given(project=projects())
def test_the_standard_library_reads_our_json(project: Project) -> None:
    """
    The standard decoder reads what we wrote as the same data, and would write it in the same form.
    """
    text = write(project, "project-json")
    assert json.loads(text) == plain(texts_for_days(project_tree(project)))
    if "." not in text and "E" not in text:  # it would write numbers its own way
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text


def without_short(value: Any, read: Any) -> Any:
    """The tree in the form that TOML chose: short forms stand whole where a list of tables needs them."""
    if isinstance(value, dict):
        return {key: without_short(item, read[key]) for key, item in value.items()}
    if isinstance(value, list):
        return [without_short(item, other) for item, other in zip(value, read, strict=True)]
    if isinstance(value, str) and isinstance(read, dict):
        return without_short(value.full, read)
    return plain(value)


@QUICK
@given(project=projects())
def test_other_readers_read_our_toml(project: Project) -> None:
    """
    tomllib and tomlkit read what we wrote as the same data.
    """
    text = write(project, "project-toml")
    read = tomllib.loads(text)
    assert read == without_short(project_tree(project), read)
    if "\\U" not in text:
        assert tomlkit.parse(text).unwrap() == read


@QUICK
@given(project=projects())
def test_other_readers_read_our_yaml(project: Project) -> None:
    """
    ruamel.yaml (YAML 1.2) and PyYAML (YAML 1.1) read what we wrote as the same data: no text needs our own rules.
    """
    text = write(project, "project-yaml")
    want = plain(project_tree(project))
    assert YAML(typ="safe", pure=True).load(text) == want
    read = yaml.safe_load(text)
    # For YAML 1.1 a number needs a point to have an exponent.
    assert read == want or any("E" in line for line in text.splitlines())


def test_the_canonical_forms() -> None:
    """
    What the three forms look like: short parts short, a value a line, days and numbers bare.
    """
    project = Project(
        channels=(Channel(id="a b"),),
        journeys=(
            Journey(
                id="j",
                title="no",
                mapped_on=dt.date(2026, 11, 22),
                kpis=(KPI(id="nps"), KPI(id="ltv", value=Decimal("1.50"))),
                notes=(Note(text="a: b"),),
                evidence=(Evidence(kind="guess"), Evidence(kind="interview", ref="12")),
            ),
        ),
    )
    assert write(project, "project-toml") == (
        'schema = "cjmkit/project@1"\n'
        'channels = [\n  { id = "a b" },\n]\n'
        "\n[[journeys]]\n"
        'id = "j"\ntitle = "no"\nmapped_on = 2026-11-22\n'
        'kpis = [\n  "nps",\n  { id = "ltv", value = 1.50 },\n]\n'
        'evidence = ["guess", "interview:12"]\n'
        'notes = ["a: b"]\n'
    )
    assert write(project, "project-yaml") == (
        "schema: cjmkit/project@1\n"
        "\njourneys:\n"
        '  - id: j\n    title: "no"\n    mapped_on: 2026-11-22\n'
        "    kpis:\n      - nps\n      - id: ltv\n        value: 1.50\n"
        "    evidence:\n      - guess\n      - interview:12\n"
        '    notes:\n      - "a: b"\n'
        "\nchannels:\n  - id: a b\n"
    )
    assert '"mapped_on": "2026-11-22",' in write(project, "project-json")
    assert '"value": 1.50\n' in write(project, "project-json")
