from decimal import Decimal

import pytest

from cjmkit.errors import ConfigError
from cjmkit.journeys.analysis import AnalysisSettings, Stretch, analyse, what_if
from cjmkit.journeys.analysis.settings import settings_of_texts
from journeys.analysis.maps import TODAY, calls, funnel, rich


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("min_barriers", 0),
        ("min_barriers", True),
        ("min_barriers", "2"),
        ("important_from", 6),
        ("confidence", 100),
        ("widen", 0),
        ("widen", "много"),
        ("widen", float("nan")),
        ("margin", True),
        ("stage_score", "mood"),
        ("referral_value", "age"),
        ("stretch", "call:12"),
        ("lanes", "task"),
    ],
)
def test_a_wrong_setting_is_refused(name, value):
    """A setting out of range is the caller's mistake: it says its name, what was found and what is expected."""
    with pytest.raises(ConfigError, match=f"{name}: found") as caught:
        AnalysisSettings(**{name: value})

    assert caught.value.finding.code == "CFG164"


def test_an_unknown_setting_is_refused():
    """A misspelt setting is not passed over."""
    with pytest.raises(TypeError, match="no setting 'min_bariers'"):
        analyse(rich(), min_bariers=2)


def test_numbers_become_exact():
    """A plain number is as good as a decimal one."""
    assert AnalysisSettings(widen=2.5, margin="30").widen == Decimal("2.5")


def test_settings_of_texts():
    """The command line tells settings as texts."""
    found = settings_of_texts({"min_barriers": "3", "lanes": "task, actions", "margin": "30", "stage_score": "quality"})

    assert AnalysisSettings(**found) == AnalysisSettings(
        min_barriers=3, lanes=("task", "actions"), margin=Decimal(30), stage_score="quality"
    )


@pytest.mark.parametrize("name", ["bariers", "widen", "stretch"])
def test_settings_of_texts_know_their_names(name):
    """A name that is no setting is refused with the names that are."""
    with pytest.raises(ConfigError, match="min_barriers"):
        settings_of_texts({name: "3"})


def test_a_text_that_is_no_number_is_refused_as_a_setting():
    """A count told as a word stays a word, and the settings refuse it."""
    with pytest.raises(ConfigError, match="min_barriers: found 'два'"):
        AnalysisSettings(**settings_of_texts({"min_barriers": "два"}))


def test_what_ifs():
    """Widening and stretching are read from short texts; a title may hold a colon."""
    assert what_if(("widen=10", "stretch=Шаг: выбор:12", "stretch=call:3,5%")) == {
        "widen": Decimal(10),
        "stretch": (
            Stretch(stage="Шаг: выбор", clients=Decimal(12)),
            Stretch(stage="call", percent=Decimal("3.5")),
        ),
    }


WRONG = (
    *("", "widen", "widen=0", "widen=-1", "widen=много", "widen=nan", "widen=1e99", "widen=١٠", "narrow=2"),
    *("stretch=12", "stretch=:12", "stretch=call:", "stretch=call:x", "stretch=call:101%", "stretch=call:0"),
)


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_what_if_is_refused(text):
    """What is no what-if is refused, with the three forms that are."""
    with pytest.raises(ConfigError, match="widen=TIMES") as caught:
        what_if((text,))

    assert caught.value.finding.code == "CFG163"


def test_stretching_an_unknown_stage_is_refused():
    """A stage that no journey has cannot be stretched."""
    with pytest.raises(ConfigError, match="visit, call") as caught:
        analyse(calls(), today=TODAY, **what_if(("stretch=buy:12",)))

    assert caught.value.finding.code == "CFG162"


@pytest.mark.parametrize("counts", [(400, None), (None, 4), (0, 4)])
def test_stretching_what_nobody_counted_is_refused(counts):
    """Without clients before the stage or on it there is no rate to stretch."""
    with pytest.raises(ConfigError, match="no number of clients") as caught:
        analyse(calls(*counts), today=TODAY, **what_if(("stretch=call:12",)))

    assert caught.value.finding.code == "CFG165"


def test_stretching_beyond_all_clients_is_refused():
    """No more clients can go on than came in."""
    with pytest.raises(ConfigError, match="more clients than the 400") as caught:
        analyse(calls(), today=TODAY, **what_if(("stretch=call:500",)))

    assert caught.value.finding.code == "CFG166"


def test_stretching_from_nobody_leaves_the_rest_unknown():
    """From a stage that nobody reached, nobody knows how many would go on."""
    (found,) = analyse(funnel(100, 0, 0), today=TODAY, **what_if(("stretch=s1:10",))).get("funnel").what_ifs

    assert found.after == (100, 10, None)


def test_a_journey_without_the_stage_is_left_alone():
    """Of several journeys only those that have the stage are stretched."""
    found = analyse(rich(), today=TODAY, **what_if(("stretch=Выбор:300",)))

    assert len(found.get("funnel", "main").what_ifs) == 1
    assert found.get("funnel", "old").what_ifs == ()
