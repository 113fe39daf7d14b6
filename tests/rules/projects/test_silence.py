"""
Silencing findings in the file itself: at which place, with which reason, and what is wrong with it.
"""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from cjmkit.errors import ConfigError
from cjmkit.findings import Location, Rule, Severity, Texts
from cjmkit.model.journeys import Ignore, Project
from cjmkit.rules import Judged, ProjectChecker, Settings, check
from cjmkit.rules.views import ProjectView
from rules.projects.clean_project import CLEAN, JOURNEY, PERSONA, STAGES, TODAY, journey

SPOILT = journey(stages=tuple(attrs.evolve(stage, kpis=()) for stage in STAGES))


def judged(project: Project, **settings: Any) -> Judged:
    return ProjectChecker(Settings(**settings), today=TODAY).judge(project)


def silencing(*ignores: Ignore, spoilt: Project = SPOILT) -> Project:
    return attrs.evolve(spoilt, ignore=ignores)


def places(found: Judged) -> list[str | None]:
    return [finding.where.field for finding in found.findings]


@pytest.mark.parametrize("code", ["JRN204", "JRN20", "JRN"])
def test_a_code_or_a_prefix_silences(code: str) -> None:
    """
    All findings of the code go, each with the reason; nothing else is said.
    """
    found = judged(silencing(Ignore(code=code, reason="пока без чисел")))
    assert found.findings == ()
    assert [each.finding.code for each in found.silenced] == ["JRN204"] * 4
    assert {each.reason for each in found.silenced} == {"пока без чисел"}


def test_a_stage_is_silenced_alone() -> None:
    """
    With *at* only what lies in the entity of that id is silenced.
    """
    found = judged(silencing(Ignore(code="JRN204", reason="а", at="search")))
    assert [each.finding.where.field for each in found.silenced] == ["journeys[0].stages[1].kpis"]
    assert len(found.findings) == 3


def test_a_journey_silences_itself_alone() -> None:
    """
    What a journey ignores stays reported in the others, whose numbers begin alike.
    """
    quiet = attrs.evolve(JOURNEY, version=None, ignore=(Ignore(code="JRN613", reason="а"),))
    loud = tuple(attrs.evolve(JOURNEY, id=f"j{number}", version=None) for number in range(11))
    found = judged(attrs.evolve(CLEAN, journeys=(attrs.evolve(JOURNEY, id="first"), quiet, *loud)))
    assert [each.finding.where.field for each in found.silenced] == ["journeys[1].version"]
    assert len(found.findings) == 11


@pytest.mark.parametrize(("at", "count"), [("cream", 4), ("need-1", 0), ("tatiana", 0)])
def test_any_entity_may_be_the_place(at: str, count: int) -> None:
    """
    A map, a touchpoint or a persona is a place too; where nothing is found the ignore is told.
    """
    found = judged(silencing(Ignore(code="JRN204", reason="а", at=at)))
    assert len(found.silenced) == count
    assert ("JRN952" in [finding.code for finding in found.findings]) is (count == 0)


def test_a_persona_is_silenced() -> None:
    """
    Findings about personas are silenced by the project.
    """
    bare = attrs.evolve(CLEAN, personas=(attrs.evolve(PERSONA, offer=None),))
    found = judged(silencing(Ignore(code="PRS108", reason="ещё думаем", at="tatiana"), spoilt=bare))
    assert found.findings == ()
    assert len(found.silenced) == 1


def test_what_is_switched_off_is_not_missed() -> None:
    """
    An ignore of a rule that the settings do not look for is not told to silence nothing.
    """
    project = attrs.evolve(CLEAN, ignore=(Ignore(code="JRN204", reason="а"),))
    assert judged(project, ignore=("JRN204",)).findings == ()
    assert [finding.code for finding in judged(project).findings] == ["JRN952"]


def test_findings_about_ignoring_obey_the_settings() -> None:
    """
    They can be graded anew and switched off, but no ignore of the file silences them.
    """
    project = silencing(Ignore(code="JRN", reason=""))
    assert [finding.code for finding in judged(project).findings] == ["JRN951"]
    assert judged(project, severity={"JRN951": Severity.ERROR}).findings[0].severity is Severity.ERROR
    assert judged(project, ignore=("JRN95",)).findings == ()
    assert judged(silencing(Ignore(code="JRN95", reason="а"))).findings[-1].code == "JRN952"


def test_select_and_severity() -> None:
    """
    Rules about projects are selected and graded by code and prefix like any other.
    """
    assert {finding.code for finding in judged(SPOILT, select=("PRS",)).findings} == set()
    graded = judged(SPOILT, severity={"JRN2": Severity.ERROR, "JRN204": Severity.INFO}).findings
    assert {finding.severity for finding in graded} == {Severity.INFO}
    checker = ProjectChecker(Settings(select=("JRN2",), ignore=("JRN204",)))
    assert {rule.code[:4] for rule in checker.rules} == {"JRN2"}
    assert "JRN204" not in {rule.code for rule in checker.rules}


TITLE = Rule(
    code="ACME001",
    severity=Severity.WARNING,
    title=Texts("Без названия", "No title"),
    text=Texts("у проекта нет названия", "the project has no title"),
    why=Texts("Так принято.", "So it is here."),
)


@check(TITLE)
def _title(seen: ProjectView, context: object) -> Any:
    if not seen.project.title:
        yield TITLE.finding(Location(field="title"))


def test_own_rules() -> None:
    """
    A caller's own check runs with the others, and may be silenced; a code that is taken is refused.
    """
    checker = ProjectChecker(today=TODAY, extra_rules=(_title,))
    assert TITLE in checker.rules
    untitled = attrs.evolve(CLEAN, title="")
    assert [finding.code for finding in checker.check(untitled)] == ["ACME001"]
    quiet = attrs.evolve(untitled, ignore=(Ignore(code="ACME001", reason="а"),))
    assert checker.check(quiet) == ()
    taken = attrs.evolve(_title, rules=(attrs.evolve(TITLE, code="JRN101"),))
    with pytest.raises(ConfigError, match="JRN101"):
        ProjectChecker(extra_rules=(taken,))
