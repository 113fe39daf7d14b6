"""
The baseline: what is known is not reported again.
"""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Location, Severity
from cjmkit.model.journeys import Barrier, Project, Stage
from cjmkit.rules import ProjectChecker
from cjmkit.rules.addresses import Addresses
from cjmkit.rules.baseline import Baseline, key_of
from rules.projects.clean_project import PERSONA, STAGES, TODAY, journey, persona, stage

SPOILT = stage(kpis=(), barriers=(Barrier(text="дорого Ивановой"),))


def check(project: Project) -> tuple[Finding, ...]:
    return ProjectChecker(today=TODAY).check(project)


def known(project: Project) -> Baseline:
    return Baseline().with_file("cream.json", check(project), Addresses(project))


def divided(baseline: Baseline, project: Project) -> tuple[list[str], int, int]:
    found = baseline.divide("cream.json", check(project), Addresses(project))
    return [finding.code for finding in found.new], len(found.known), found.gone


def test_known_findings_are_not_new() -> None:
    """
    The project that the list was made of has nothing new; without a list all is.
    """
    count = len(check(SPOILT))
    assert divided(known(SPOILT), SPOILT) == ([], count, 0)
    assert divided(Baseline(), SPOILT)[1] == 0
    assert divided(known(SPOILT), journey())[2] == count


def test_moved_stages_are_known() -> None:
    """
    A stage put before another moves all lines after it and makes no known finding new.
    """
    moved = journey(stages=(STAGES[1], SPOILT.journeys[0].stages[0], *STAGES[2:]))
    assert divided(known(SPOILT), moved)[0] == []


def test_a_new_finding_is_reported() -> None:
    """
    Another stage without an indicator is new, and it alone.
    """
    more = journey(stages=(SPOILT.journeys[0].stages[0], attrs.evolve(STAGES[1], kpis=()), *STAGES[2:]))
    assert divided(known(SPOILT), more)[0] == ["JRN204"]


def test_numbers_may_change() -> None:
    """
    A map that grows older keeps its finding, whose number of days changes every day.
    """
    old = journey(mapped_on=TODAY.replace(year=2025))
    older = journey(mapped_on=TODAY.replace(year=2024))
    assert divided(known(old), older)[0] == []


def test_another_unknown_name_is_new() -> None:
    """
    One wrong name in place of another is a new mistake.
    """
    first, second = persona(segments=("dri",)), persona(segments=("drri",))
    assert divided(known(first), second)[0] == ["PRS202"]


def test_no_texts_are_kept() -> None:
    """
    Neither a text nor a name of the project stands in the file.
    """
    text = known(attrs.evolve(SPOILT, personas=(attrs.evolve(PERSONA, offer=None),))).to_text()
    assert "Ивановой" not in text
    assert "Татьяна" not in text
    assert json.loads(text)["schema"] == "cjmkit/baseline@1"


CELL = Location(source="clients.xlsx", sheet="База", row=17, column="D", header="ИНН", field="inn")


def findings(*rows: int) -> list[Finding]:
    return [
        Finding(code="CRD012", severity=Severity.ERROR, where=attrs.evolve(CELL, row=row), value="7707083894")
        for row in rows
    ]


def test_cards_are_known_by_their_number() -> None:
    """
    Rows of a base may move; one more of a kind brings all of that kind back, for nobody can tell which is new.
    """
    baseline = Baseline().with_file("clients.xlsx", findings(3, 17))
    assert baseline.files == {"clients.xlsx": {"CRD012 База/inn": 2}}
    assert baseline.divide("clients.xlsx", findings(5, 6)).new == ()
    assert len(baseline.divide("clients.xlsx", findings(5, 6, 7)).new) == 3
    assert baseline.divide("clients.xlsx", findings(5)).gone == 1
    assert len(baseline.divide("other.xlsx", findings(5)).new) == 1


def test_a_finding_without_a_place() -> None:
    """
    Its code alone is its key.
    """
    assert key_of(Finding(code="X001", severity=Severity.INFO)) == "X001"
    nameless = Finding(code="X001", severity=Severity.INFO)
    assert key_of(nameless, Addresses.nowhere()) == "X001"


def test_a_clean_file_leaves_the_list() -> None:
    """
    A file without findings has no entry.
    """
    baseline = known(SPOILT).with_file("cream.json", (), Addresses(SPOILT))
    assert baseline == Baseline()


@given(st.dictionaries(st.text(), st.dictionaries(st.text(), st.integers(1, 99), min_size=1)))
def test_text_and_back(files: dict[str, dict[str, int]]) -> None:
    """
    What is written is read back.
    """
    assert Baseline.from_text(Baseline(files=files).to_text()) == Baseline(files=files)


NOT_ONES = [
    "",
    "[]",
    "{}",
    '{"schema": "cjmkit/baseline@2", "files": {}}',
    '{"schema": "cjmkit/baseline@1"}',
    '{"schema": "cjmkit/baseline@1", "files": {"a": 1}}',
    '{"schema": "cjmkit/baseline@1", "files": {"a": {"b": "c"}}}',
    '{"schema": "cjmkit/baseline@1", "files": {"a": {"b": true}}}',
    '{"schema": "cjmkit/baseline@1", "files": {"a": {"b": -1}}}',
    "[" * 100_000,
    b"\xff\xfe\xfa",
]


@pytest.mark.parametrize("text", NOT_ONES)
def test_another_file_is_refused(text: str | bytes) -> None:
    """
    What is no baseline is refused in one sentence, whatever it is.
    """
    with pytest.raises(ConfigError, match="CFG140"):
        Baseline.from_text(text, "package.json")


def test_a_stage_of_the_model_is_enough() -> None:
    """
    A project that was never in a file has addresses, too.
    """
    project = journey(stages=(Stage(id="only", title="Один"),))
    assert divided(known(project), project)[0] == []
