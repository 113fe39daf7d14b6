"""
Settings of the rules about journeys: read from files, each mistake named, each contradiction of the texts a choice.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

import cjmkit.rules
from cjmkit.errors import ConfigError
from cjmkit.findings import Severity
from cjmkit.model.journeys import Evidence, Project
from cjmkit.rules import JourneySettings, ProjectChecker, Settings, load_settings, read_settings
from rules.projects.clean_project import BARRIER, PERSONA, STAGES, TODAY, journey, project


def codes(what: Project, **settings: Any) -> set[str]:
    checker = ProjectChecker(Settings(journey=JourneySettings(**settings)), today=TODAY)
    return {finding.code for finding in checker.check(what)}


def test_settings_of_a_file(tmp_path: Path) -> None:
    """
    The table ``journey`` holds numbers, a choice and a list.
    """
    text = (
        'ignore = ["PRS1", "JRN503"]\n[journey]\nmax_personas = 8\ncritical_points = "most"\nteam_roles = ["analyst"]\n'
    )
    (tmp_path / "cjmkit.toml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path)
    assert settings.ignore == ("PRS1", "JRN503")
    assert settings.journey == JourneySettings(max_personas=8, critical_points="most", team_roles=("analyst",))


WRONG = [
    ({"journey": {"max_persona": 8}}, "close ones: max_personas"),
    ({"journey": {"max_personas": -1}}, "an integer of 0 or more"),
    ({"journey": {"max_personas": True}}, "an integer of 0 or more"),
    ({"journey": {"critical_points": "max"}}, "critical_points: unknown name 'max'"),
    ({"journey": {"critical_points": 3}}, "critical_points: unknown name '3'"),
    ({"journey": {"team_roles": "analyst"}}, "a list of texts"),
    ({"journey": []}, "a table of names and values"),
    ({"ignore": ["JRN5O3"]}, "unknown name 'JRN5O3'"),
    ({"select": ["PRS9"]}, "unknown name 'PRS9'"),
    ({"severity": {"JRN999": "info"}}, "unknown name 'JRN999'"),
]


@pytest.mark.parametrize(("mapping", "told"), WRONG)
def test_mistakes_are_named(mapping: dict[str, Any], told: str) -> None:
    """
    A wrong key, code or value is refused with what was meant.
    """
    with pytest.raises(ConfigError, match=told):
        read_settings(mapping)


def test_number_of_personas() -> None:
    """
    Some advise five at most, others as many as there are: 0 sets no limit.
    """
    crowd = project(personas=tuple(attrs.evolve(PERSONA, id=f"p{n}") for n in range(9)))
    assert "PRS104" in codes(crowd)
    assert "PRS104" not in codes(crowd, max_personas=0)
    assert "PRS104" not in codes(crowd, max_personas=9)


CROWDED = journey(
    stages=(
        attrs.evolve(STAGES[0], barriers=(BARRIER,) * 2),
        attrs.evolve(STAGES[1], barriers=(BARRIER,) * 3),
        *STAGES[2:],
    )
)


@pytest.mark.parametrize(
    ("definition", "count", "most"), [("both", [0, 1], [1]), ("count", [0, 1], []), ("most", [], [1])]
)
def test_two_definitions_of_a_critical_point(definition: str, count: list[int], most: list[int]) -> None:
    """
    A critical point is a place of several barriers, or the one with most of them, or both are told.
    """
    checker = ProjectChecker(Settings(journey=JourneySettings(critical_points=definition)), today=TODAY)
    found = [(finding.code, finding.where.field) for finding in checker.check(CROWDED)]
    places = [f"journeys[0].stages[{number}].barriers" for number in range(2)]
    assert [place for code, place in found if code == "JRN503"] == [places[number] for number in count]
    assert [place for code, place in found if code == "JRN506"] == [places[number] for number in most]


def test_how_many_barriers_crowd() -> None:
    """
    The number is a setting.
    """
    assert "JRN503" not in codes(CROWDED, min_barriers=4)


def test_guesses_are_a_source() -> None:
    """
    Guesses are legal; how many of them are too many is a setting.
    """
    guessed = journey(evidence=(Evidence(kind="guess"),) * 30)
    assert "JRN911" in codes(guessed)
    assert "JRN911" not in codes(guessed, max_guess_share=100)


def test_project_rules_come_late() -> None:
    """
    The names of rules about projects are loaded when asked for; others there are none.
    """
    assert cjmkit.rules.PROJECT_RULES
    assert set(cjmkit.rules.__all__) <= set(dir(cjmkit.rules)) | set(cjmkit.rules._LATER)
    with pytest.raises(AttributeError, match="no attribute 'JOURNEY'"):
        cjmkit.rules.JOURNEY  # noqa: B018 - the access is the test
    assert ProjectChecker(Settings(severity={"JRN": Severity.INFO})).rules
