"""
Each rule about personas and journeys fires where it should and nowhere else.
"""

from __future__ import annotations

import re

import pytest

from cjmkit.findings import Texts
from cjmkit.rules import PROJECT_RULES, ProjectChecker, Settings, explain
from rules.projects.clean_project import CLEAN, TODAY
from rules.projects.detail_cases import DETAIL_CASES
from rules.projects.journey_cases import JOURNEY_CASES
from rules.projects.persona_cases import PERSONA_CASES
from rules.projects.project_case import Case

CASES = (*PERSONA_CASES, *JOURNEY_CASES, *DETAIL_CASES)
IDS = [f"{case.code}-{number}" for number, case in enumerate(CASES)]


def checker(case: Case) -> ProjectChecker:
    return ProjectChecker(Settings(journey=case.settings), today=TODAY)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_rule_fires_on_the_bad_project(case: Case) -> None:
    """
    The bad project has the finding at its place, with its severity and its fix.
    """
    found = [finding for finding in checker(case).check(case.bad) if finding.code == case.code]
    assert case.path in [finding.where.field for finding in found]
    first = next(finding for finding in found if finding.where.field == case.path)
    assert first.severity is case.severity
    assert first.fix == case.fix


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_rule_is_silent_on_the_good_project(case: Case) -> None:
    """
    The good project has no such finding.
    """
    assert case.code not in [finding.code for finding in checker(case).check(case.good)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_messages_are_whole(case: Case) -> None:
    """
    No field of a message is left unfilled in either language.
    """
    for finding in checker(case).check(case.bad):
        for lang in ("ru", "en"):
            assert not re.search(r"\{[a-z_]+\}", finding.message(lang)), finding.message(lang)


def test_a_clean_project_is_clean() -> None:
    """
    A map that is well made gets no finding at all, not even a note.
    """
    assert ProjectChecker(today=TODAY).check(CLEAN) == ()


def test_every_code_has_a_case() -> None:
    """
    No rule of the catalogue is without a project that fires it.
    """
    assert {rule.code for rule in PROJECT_RULES} == {case.code for case in CASES}


@pytest.mark.parametrize("rule", PROJECT_RULES, ids=lambda rule: rule.code)
def test_every_rule_is_told_in_both_languages(rule: object) -> None:
    """
    Title, text, reason, examples and source of a rule stand in Russian and in English, and differ where they should.
    """
    for texts in (rule.title, rule.text, rule.why, rule.bad, rule.good, rule.law):
        assert isinstance(texts, Texts)
        assert texts.ru
        assert texts.en
    assert re.search("[а-я]", rule.law.ru)
    assert not re.search("[а-я]", rule.law.en + rule.why.en + rule.title.en + rule.text.en)
    assert rule.bad.ru != rule.good.ru
    assert rule.bad.en != rule.good.en
    assert rule.fields


@pytest.mark.parametrize("rule", PROJECT_RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_rule_is_explained(rule: object, lang: str) -> None:
    """
    An explanation holds the examples as they are, braces and all, in the wanted language.
    """
    text = explain(rule.code, PROJECT_RULES, lang)
    for texts in (rule.title, rule.why, rule.bad, rule.good, rule.law):
        assert (texts.ru if lang == "ru" else texts.en) in text


def test_codes_are_families() -> None:
    """
    Rules about personas are PRS, those about journeys JRN; the catalogue is sorted.
    """
    codes = [rule.code for rule in PROJECT_RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch("(PRS|JRN)[1-9][0-9]{2}", code) for code in codes)
