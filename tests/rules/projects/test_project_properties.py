"""
What holds of the rules for any project whatever.
"""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit.model.journeys import Barrier, Ignore, Project, Stage, Touchpoint
from cjmkit.rules import PROJECT_RULES, ProjectChecker, Settings
from cjmkit.rules.addresses import Addresses
from cjmkit.rules.baseline import Baseline
from cjmkit.testing.strategies import any_projects as projects
from rules.projects.clean_project import JOURNEY, TODAY

CHECKER = ProjectChecker(today=TODAY)
CODES = {rule.code: rule for rule in PROJECT_RULES}
FIELDS = {field.name for field in attrs.fields(Project)}
RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)


@RELAXED
@given(projects())
def test_any_project_is_judged(project: Project) -> None:
    """
    Nothing that the model can hold breaks a rule; each finding is of the catalogue, has its place and a whole text.
    """
    for finding in CHECKER.check(project):
        assert finding.severity is CODES[finding.code].severity
        assert re.match(r"\w+", finding.where.field or "").group() in FIELDS
        for lang in ("ru", "en"):
            message = finding.message(lang)
            assert message.isprintable()
            assert len(message) < 800


@RELAXED
@given(projects())
def test_checking_twice_gives_the_same(project: Project) -> None:
    """
    A checker keeps nothing of the projects it has seen.
    """
    assert CHECKER.judge(project) == CHECKER.judge(project)


@RELAXED
@given(projects(), st.sampled_from(["", "J", "JRN", "PRS", "JRN2", "JRN503"]))
def test_silencing_loses_nothing(project: Project, code: str) -> None:
    """
    What is found is either told or silenced, and only what the ignore names is silenced.
    """
    bare = attrs.evolve(project, ignore=(), journeys=tuple(attrs.evolve(each, ignore=()) for each in project.journeys))
    every = CHECKER.check(bare)
    judged = CHECKER.judge(attrs.evolve(bare, ignore=(Ignore(code=code, reason="а"),)))
    told = [finding for finding in judged.findings if not finding.code.startswith("JRN95")]
    silenced = [each.finding for each in judged.silenced]
    assert sorted(map(repr, (*told, *silenced))) == sorted(map(repr, every))
    assert all(code and finding.code.startswith(code) for finding in silenced)


@RELAXED
@given(projects())
def test_a_list_of_known_findings_knows_them_all(project: Project) -> None:
    """
    A project has nothing new against its own list, even after the list went through a file.
    """
    found = CHECKER.check(project)
    addresses = Addresses(project)
    baseline = Baseline.from_text(Baseline().with_file("a", found, addresses).to_text())
    divided = baseline.divide("a", found, addresses)
    assert divided.new == ()
    assert divided.known == found
    assert divided.gone == 0


def long_map(count: int) -> Project:
    barrier = Barrier(text="нет отзывов")
    stages = tuple(
        Stage(id=f"s{n}", title="Этап", barriers=(barrier,), touchpoints=(Touchpoint(title="А", also_in=("s0",)),))
        for n in range(count)
    )
    journey = attrs.evolve(JOURNEY, stages=stages, ignore=(Ignore(code="JRN3", reason="а", at="s7"),))
    return Project(journeys=(journey,))


@pytest.mark.slow
def test_ten_thousand_stages() -> None:
    """
    A map of 10 000 stages is judged; ten times the stages give ten times the findings, each with its address.
    """
    few, many = (CHECKER.check(long_map(count)) for count in (1_000, 10_000))
    assert 9 * len(few) < len(many) < 11 * len(few)
    addresses = Addresses(long_map(10_000))
    assert len({str(addresses.of(finding.where.field or "")) for finding in many}) > 10_000


def test_settings_leave_nothing_to_do() -> None:
    """
    With every rule switched off nothing is found.
    """
    assert ProjectChecker(Settings(ignore=("JRN", "PRS")), today=TODAY).check(long_map(5)) == ()
