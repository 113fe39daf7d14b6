import datetime as dt
import inspect

import pytest

from cjmkit import Toolkit
from cjmkit.errors import ConfigError, DataError
from cjmkit.findings import Rule, Severity, Texts
from cjmkit.journeys.analysis import ANALYSES, AnalysisSettings, analyse
from cjmkit.journeys.analysis.base import plain
from cjmkit.journeys.analysis.titles import title_of
from cjmkit.model.journeys import Project
from cjmkit.plugins import ProjectRecord
from journeys.analysis.maps import TODAY, cream, rich

KIT = Toolkit(plugins=())


def test_the_toolkit_analyses_a_project_or_a_journey():
    """A project gives the results of all its journeys, a journey those of its own."""
    assert len(KIT.analyse(rich(), today=TODAY)) == 2 * len(ANALYSES)
    assert len(KIT.analyse(cream(), today=TODAY)) == len(ANALYSES)


def test_results_come_journey_by_journey():
    """Results are in the order of the journeys, then in that of the registry."""
    found = KIT.analyse(rich(), today=TODAY, only=("plan", "critical"))

    assert [(one.journey, one.name) for one in found] == [
        ("main", "critical"),
        ("main", "plan"),
        ("old", "critical"),
        ("old", "plan"),
    ]


def test_a_result_is_found_by_its_name():
    """The first of that name, or that of the journey; None if it was not asked for."""
    found = KIT.analyse(rich(), today=TODAY, only=("critical",))

    assert found.get("critical").journey == "main"
    assert found.get("critical", "old").journey == "old"
    assert found.get("plan") is None


def test_a_project_as_it_was_loaded():
    """What `load_project` gives is analysed too, unless its reading found errors."""
    rule = Rule(
        code="IMP999", severity=Severity.ERROR, title=Texts("", ""), text=Texts("плохо", "bad"), why=Texts("", "")
    )

    assert len(KIT.analyse(ProjectRecord(project=cream_project()), today=TODAY)) == len(ANALYSES)
    with pytest.raises(DataError, match="bad"):
        KIT.analyse(ProjectRecord(project=cream_project(), findings=(rule.finding(),)))


def cream_project():
    """Return a project of one journey."""
    return Project(journeys=(cream(),))


def test_today_is_the_current_day_unless_told():
    """The age of a map is judged by the calendar."""
    found = KIT.analyse(rich(), only=("freshness",)).get("freshness")

    assert found.days == (dt.date.today() - dt.date(2026, 3, 1)).days


@pytest.mark.parametrize("only", [("funel",), ("critical", "x" * 200)])
def test_an_unknown_analysis_is_refused(only):
    """A misspelt name says which names there are."""
    with pytest.raises(ConfigError, match="critical, priority") as caught:
        KIT.analyse(cream(), only=only)

    assert caught.value.finding.code == "CFG160"


def test_an_unknown_journey_is_refused():
    """A misspelt journey says which there are; a project without journeys has none to name."""
    with pytest.raises(ConfigError, match="main, old"):
        KIT.analyse(rich(), journey="man")
    with pytest.raises(ConfigError, match="—"):
        KIT.analyse(Project(), journey="man")


def test_every_analysis_has_a_title_and_says_what_for():
    """The registry names each analysis by what its results call themselves, in two languages."""
    for name, analysis in ANALYSES.items():
        assert name == analysis.name
        assert title_of(name).ru != title_of(name).en
        assert analysis.about.ru.endswith(".")
        assert analysis.about.en.endswith(".")
    assert title_of("segments").en


def test_every_setting_is_described():
    """The docstring of the settings speaks of each of them."""
    import attrs

    text = inspect.getdoc(AnalysisSettings)

    assert not [field.name for field in attrs.fields(AnalysisSettings) if f"*{field.name}*" not in text]


def test_plain_data_of_every_kind_of_value():
    """Exact amounts become texts, computed numbers are rounded, the rest is as JSON has it."""
    from decimal import Decimal
    from fractions import Fraction

    data = {
        "a": Decimal("1.50"),
        2: Fraction(1, 3),
        "d": dt.date(2026, 1, 2),
        "n": None,
        "t": (True, 1, "x"),
        "s": Severity.INFO,
    }

    assert plain(data) == {"a": "1.50", "2": 0.333333, "d": "2026-01-02", "n": None, "t": [True, 1, "x"], "s": "info"}


def test_findings_are_in_the_data():
    """Plain data holds findings with both languages and their places."""
    from cjmkit.model.journeys import Criterion, Segment

    project = Project(segments=(Segment(id="s", criteria=(Criterion(field="tag", values=("x",)),)),))
    (finding, *_) = analyse(project, cards=(), today=TODAY).to_dict()["findings"]

    assert (finding["code"], finding["severity"], finding["field"]) == ("JRN980", "error", "segments[0].criteria[0]")
    assert set(finding["message"]) == {"ru", "en"}


@pytest.mark.parametrize("count", [10_000])
def test_ten_thousand_stages(count):
    """A map of ten thousand stages, half of them with one id, is analysed and told."""
    from cjmkit.model.journeys import Journey
    from journeys.analysis.maps import point, stage

    stages = tuple(
        stage(
            f"s{max(0, at - count // 2)}",
            f"Этап {at}",
            clients=count - at,
            barriers=1,
            touchpoints=(point(channel=f"c{at}"),),
        )
        for at in range(count)
    )
    found = analyse(Journey(id="long", title="Длинный", stages=stages), today=TODAY)

    assert len(found.get("funnel").steps) == count - 1
    assert all(result.sentence() and result.tables("en") for result in found)
