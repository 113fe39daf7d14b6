"""
What the source texts say must come out of their own examples.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cjmkit import Toolkit
from cjmkit.journeys.analysis import formulas, what_if
from cjmkit.model.journeys import Channel, Project
from journeys.analysis.maps import ask, calls, cream, journey, sales, stage, tile

EXAMPLES = Path(__file__).parents[3] / "examples" / "journeys"


def titles(places):
    """Return the titles of places."""
    return [place.title for place in places]


def test_most_barriers_of_the_cream_buyer_are_at_the_choice():
    """By the maximum rule the choice is critical, and it alone."""
    assert titles(ask("critical", cream()).by_maximum) == ["Выбор"]


def test_barriers_of_the_cream_buyer_crowd_at_three_stages():
    """By the rule of two or more it is the choice, the purchase and the use."""
    assert titles(ask("critical", cream()).by_count) == ["Выбор", "Покупка", "Использование"]


def test_tile_company_is_ashamed_of_three_stages_and_one_is_unknown():
    """The three lowest of seven ratings are the shame; the eighth stage is not rated, which is no zero."""
    found = ask("gap", tile())

    assert set(found.ashamed) == {"Желание", "Лояльность", "Удовлетворение"}
    assert set(found.proud) == {"Осознание", "Интерес", "Поиск решений"}
    assert found.stages[-1].score is None
    assert found.basis == "quality"


def test_sales_funnel():
    """500 visitors, 10 calls and 5 sales: 2 %, 50 % and 1 % in all; the call sells best, the visit worst."""
    found = ask("funnel", sales())

    assert [row.step.conversion for row in found.steps] == [0.02, 0.5]
    assert found.total == 0.01
    assert [(row.start, row.end) for row in found.main] == [("Звонок", "Продажа")]
    assert [(row.start, row.end) for row in found.worst] == [("Посетитель", "Звонок")]


def test_widened_funnel():
    """Ten times the visitors are 5000, 100 and 50."""
    (found,) = ask("funnel", sales(), **what_if(("widen=10",))).what_ifs

    assert found.after == (5000, 100, 50)


@pytest.mark.parametrize("how", ["stretch=call:12", "stretch=Звонок:12", "stretch=call:3%"])
def test_stretched_funnel(how):
    """Twelve calls of 400 instead of four are 3 % instead of 1 %."""
    (found,) = ask("funnel", calls(), **what_if((how,))).what_ifs

    assert (found.rate_before, found.rate_after) == (Fraction(1, 100), Fraction(3, 100))
    assert found.after == (400, 12)


def test_stretching_carries_on():
    """Stages after the stretched one keep their rates: twice the calls are twice the sales."""
    (found,) = ask("funnel", sales(), **what_if(("stretch=call:20",))).what_ifs

    assert found.after == (500, 20, 10)


def test_hundred_interested_and_ten_bought():
    """The funnel narrows from a hundred to ten."""
    assert ask("funnel", journey(stage("a", clients=100), stage("b", clients=10))).total == 0.1


def test_lifetime_value():
    """A check of 3 500, six purchases a year and ten years are 210 000; ten such clients 2 100 000."""
    value = formulas.ltv(3500, 6, 10)

    assert value == Decimal(210_000)
    assert value * 10 == Decimal(2_100_000)


def example(name):
    """Return a project of the repository's examples."""
    return Toolkit(plugins=()).read_project(EXAMPLES / f"{name}.toml")


def test_shipped_examples_give_the_same():
    """The example files of the repository say what the texts say."""
    assert titles(ask("critical", example("cream")).by_maximum) == ["Выбор"]
    assert titles(ask("critical", example("cream")).by_count) == ["Выбор", "Покупка", "Использование"]
    assert set(ask("gap", example("tiles")).ashamed) == {"Желание", "Лояльность", "Удовлетворение"}
    assert ask("gap", example("tiles")).stages[-1].score is None
    assert [row.step.conversion for row in ask("funnel", example("funnel")).steps] == [0.02, 0.5]
    assert ask("kpi", example("funnel")).personas[0].worth.amount == 210_000


def test_blank_channel_matrix():
    """Eight channels by seven stages without touchpoints are 56 empty cells."""
    way = journey(*(stage(f"s{number}") for number in range(7)))
    project = Project(journeys=(way,), channels=tuple(Channel(id=f"c{number}") for number in range(8)))
    found = ask("channels", project)

    assert found.empty_cells == 56
    assert len(found.nowhere) == 8
    assert len(found.bare) == 7
