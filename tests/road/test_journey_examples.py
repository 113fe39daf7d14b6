"""The examples of journeys: each loads, is checked with the findings meant, and gives the numbers it is for."""

import datetime as dt
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from cjmkit import Toolkit
from cjmkit.findings import Severity
from cjmkit.journeys.analysis import Stretch, analyse
from cjmkit.model.journeys import BLOCKS, Count, EmpathyKind, Project, Scope
from cjmkit.rules import JourneySettings, ProjectChecker, Settings

FOLDER = Path(__file__).parents[2] / "examples" / "journeys"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".md")
TODAY = dt.date(2026, 12, 1)
KIT = Toolkit(plugins=())

WARNINGS = {
    "airline.json": {"JRN404": 1},
    "building.toml": {"JRN503": 1},
    "cafe.toml": {"PRS105": 3},
    "cream.toml": {"JRN503": 3, "JRN213": 1},
    "dentist.toml": {"JRN503": 1},
    "empathy.toml": {"PRS105": 3},
    "equipment.yaml": {"JRN503": 2, "JRN404": 1, "JRN308": 1, "JRN306": 1},
    "funnel.toml": {},
    "logistics.toml": {"JRN503": 3, "JRN404": 1},
    "tiles.toml": {"PRS105": 3, "JRN503": 2, "JRN401": 1},
}
"""The findings of each example that are more than a note."""


def project(name) -> Project:
    """Read an example."""
    return KIT.read_project(FOLDER / name)


def journey(name):
    """Return the only journey of an example."""
    (found,) = project(name).journeys
    return found


def analysed(name, only, **settings):
    """Return one analysis of the only journey of an example."""
    return analyse(project(name), only=(only,), today=TODAY, **settings).get(only)


def checked(name):
    """Return what the rules find in an example."""
    return ProjectChecker(today=TODAY).check(project(name))


@pytest.mark.parametrize("name", FILES)
def test_only_the_findings_that_are_meant(name):
    """An example has no errors, and just the warnings that it is to show."""
    assert not KIT.load_project(FOLDER / name).findings
    found = Counter(finding.code for finding in checked(name) if finding.severity is not Severity.INFO)

    assert found == WARNINGS[name]


@pytest.mark.parametrize("name", FILES)
def test_examples_are_in_their_canonical_form(name, tmp_path):
    """Writing an example again gives the same bytes."""
    if name.endswith(".yaml"):
        pytest.importorskip("yaml")
    KIT.write_project(project(name), tmp_path / name)

    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_page_lists_every_example():
    """The README of the examples has a row for each file, and no other."""
    rows = re.findall(r"^\| `([^`]+)`", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(rows) == FILES == sorted(WARNINGS)


def test_tatiana_has_six_of_everything():
    """The cream's buyer passes six stages, with a goal, a quote and remedies at each; five have a marketer's task."""
    found = journey("cream.toml")

    assert len(found.stages) == 6
    assert all(stage.client_goal and stage.emotion.quote for stage in found.stages)
    assert all(barrier.remedies for stage in found.stages for barrier in stage.barriers)
    silent = [stage.title for stage in found.stages if not any(point.marketer_task for point in stage.touchpoints)]
    assert silent == ["Использование"]
    (persona,) = project("cream.toml").personas
    assert persona.demographics.income.amount == 80000
    assert persona.demographics.income.approximate
    assert persona.value.average_check.amount == 5000


def test_tatianas_quotes_have_no_scores_and_the_check_says_so():
    """A quote is no score: all six emotions are unknown, noted as such and never 0."""
    assert [stage.emotion.actual for stage in journey("cream.toml").stages] == [None] * 6
    assert sum(finding.code == "JRN406" for finding in checked("cream.toml")) == 6


def test_tatianas_quotes_rest_on_an_interview():
    """The quotes are evidenced in the example; from the source's bare table each of the six would be doubted."""
    found = journey("cream.toml")
    bare = [
        attrs.evolve(stage, emotion=attrs.evolve(stage.emotion, evidence=()), evidence=()) for stage in found.stages
    ]
    doubted = attrs.evolve(project("cream.toml"), journeys=(attrs.evolve(found, stages=tuple(bare)),))

    assert not any(finding.code == "JRN402" for finding in checked("cream.toml"))
    codes = Counter(finding.code for finding in ProjectChecker(today=TODAY).check(doubted))
    assert (codes["JRN402"], codes["JRN406"]) == (6, 6)


def test_tatianas_critical_points_by_both_definitions():
    """Barriers are 1, 1, 4, 3, 2, 1: most stand at the choice; two or more at the choice, the purchase and the use."""
    found = journey("cream.toml")
    assert [len(stage.all_barriers) for stage in found.stages] == [1, 1, 4, 3, 2, 1]

    places = analysed("cream.toml", "critical").places
    assert {place.title for place in places if place.most} == {"Выбор"}
    assert {place.title for place in places if place.crowded} == {"Выбор", "Покупка", "Использование"}


def test_tile_ratings_know_what_is_unknown():
    """Ratings are 5, 5, 2, 5, 4, 3, 2 and unknown: ashamed of desire, loyalty and satisfaction, and unknown is no 0."""
    found = journey("tiles.toml")
    scores = [None if stage.emotion is None else stage.emotion.actual for stage in found.stages]
    assert scores == [5, 5, 2, 5, 4, 3, 2, None]

    gap = analysed("tiles.toml", "gap")
    assert set(gap.ashamed) == {"Желание", "Лояльность", "Удовлетворение"}
    assert set(gap.proud) == {"Осознание", "Интерес", "Поиск решений"}
    assert "Рекомендации" not in (*gap.ashamed, *gap.proud)


def test_tile_barriers():
    """Six barriers stand at the call, four more trouble the buyer later."""
    found = journey("tiles.toml")
    counted = {stage.title: len(stage.all_barriers) for stage in found.stages if stage.all_barriers}

    assert counted == {"Желание": 6, "Покупка": 2, "Удовлетворение": 1, "Лояльность": 1}
    assert [persona.name for persona in project("tiles.toml").personas] == [
        *("Дилер", "Оптовый клиент", "Розничный клиент", "Дизайнер")
    ]


@pytest.mark.parametrize(
    ("name", "delta", "period"),
    [("logistics.toml", 16, "1 месяц"), ("building.toml", 17, "2 месяца"), ("tiles.toml", 23, "2 месяца")],
)
def test_measured_effects(name, delta, period):
    """Three companies measured what their remedies brought to conversion."""
    remedies = (
        remedy for stage in journey(name).stages for barrier in stage.all_barriers for remedy in barrier.remedies
    )
    effects = [remedy.effect for remedy in remedies if remedy.effect is not None]

    assert [(each.metric, each.change, each.period) for each in effects] == [("conversion", Decimal(delta), period)]


def test_the_funnel():
    """500, 10 and 5 make steps of 2 % and 50 % and 1 % in all; the calls convert best, the visitors worst."""
    funnel = analysed("funnel.toml", "funnel")

    steps = [(each.start, each.end, each.step.conversion, each.main, each.worst) for each in funnel.steps]
    assert steps == [("Посетитель", "Звонок", 0.02, False, True), ("Звонок", "Продажа", 0.5, True, False)]
    assert funnel.total == 0.01


def test_widening_the_funnel():
    """Ten times the visitors make 5000, 100 and 50; the stage that nobody counted stays unknown."""
    (wide,) = analysed("funnel.toml", "funnel", widen=10).what_ifs

    assert wide.after == (5000, 100, 50, None)


def test_stretching_the_funnel():
    """A step from 400 visitors to 4 calls that becomes 12 calls goes from 1 % to 3 %."""
    example = project("funnel.toml")
    first, second, *rest = example.journeys[0].stages
    stages = (attrs.evolve(first, counts=(Count(value=400),)), attrs.evolve(second, counts=(Count(value=4),)), *rest)
    changed = attrs.evolve(example, journeys=(attrs.evolve(example.journeys[0], stages=stages),))
    funnel = analyse(changed, only=("funnel",), stretch=(Stretch(stage="compare", clients=Decimal(12)),)).get("funnel")

    (better,) = funnel.what_ifs
    assert better.after[:2] == (400, 12)
    assert (better.rate_before, better.rate_after) == (Fraction(1, 100), Fraction(3, 100))


def test_the_lifetime_value():
    """3 500 roubles six times a year for ten years are 210 000; ten such clients are 2 100 000."""
    value = project("funnel.toml").personas[0].value
    ltv = value.average_check.amount * value.purchases_a_year * value.years

    assert (ltv, 10 * ltv) == (210_000, 2_100_000)
    assert "210 000 ₽" in analysed("funnel.toml", "kpi").sentence("ru").replace("\u00a0", " ").replace("\u202f", " ")


def test_the_dentists_client_is_anxious_before_it_begins():
    """The patient's baseline is anxiety, and each of four fears has its remedy."""
    (persona,) = project("dentist.toml").personas
    barriers = [barrier for stage in journey("dentist.toml").stages for barrier in stage.all_barriers]

    assert persona.baseline_emotion == "anxiety"
    assert [len(barrier.remedies) for barrier in barriers] == [1, 1, 1, 1]
    assert len(persona.usp.texts) == 5
    # Nobody asked yet whether the proposition is believed: that is unknown, not «no».
    assert persona.usp.skeptic_test.trusted is None


def test_the_airlines_four_personas_expect_their_own():
    """The airline's map compares four personas on purpose, and every one expects something of some touchpoint."""
    found = journey("airline.json")
    told = {persona for _, point in found.touchpoints() for persona in point.expectations}

    assert found.scope is Scope.COMPARISON
    assert told == set(found.personas) == {persona.id for persona in project("airline.json").personas}
    assert len(told) == 4


def test_the_equipment_makers_buying_centre():
    """Three roles decide, each at stages of its own; the forgotten accounts department is found."""
    found = journey("equipment.yaml")

    assert [len(role.pains) for role in found.buying_center] == [3, 3, 3]
    buying = analysed("equipment.yaml", "buying")
    assert not buying.idle
    assert not buying.alone
    weak = [each.title for each in analysed("equipment.yaml", "priority").points if each.weak_secondary]
    assert weak == ["Бухгалтерия"]


def test_logistics_names_seven_troubles():
    """The trade's seven troubles are barriers that stand on reviews of competitors."""
    barriers = [barrier for stage in journey("logistics.toml").stages for barrier in stage.all_barriers]

    assert len(barriers) == 7
    assert all(barrier.evidence[0].kind == "competitor" for barrier in barriers)


def test_empathy_maps_of_three_kinds():
    """There is one empathy map of each kind; the one of six blocks becomes a quadrant and loses nothing."""
    maps = [persona.empathy_map for persona in project("empathy.toml").personas]
    assert [each.kind for each in maps] == [EmpathyKind.OSTERWALDER, EmpathyKind.STAR, EmpathyKind.QUADRANT]
    assert len(maps[1].blocks) >= 6

    quadrant = maps[0].to_quadrant()
    assert tuple(quadrant.blocks) == BLOCKS[EmpathyKind.QUADRANT]
    plain = {attrs.evolve(each, was=None) for each in quadrant.statements}
    assert plain == set(maps[0].statements)


def test_every_example_with_a_map_can_be_analysed():
    """Every analysis of every map answers with a sentence in both languages."""
    for name in FILES:
        for found in project(name).journeys:
            for result in analyse(attrs.evolve(project(name), journeys=(found,)), today=TODAY):
                assert result.sentence("ru").strip()
                assert result.sentence("en").strip()


@pytest.mark.parametrize("name", FILES)
def test_the_check_and_the_analysis_count_completeness_alike(name):
    """JRN902 tells the share that the analysis ``completeness`` computes, rounded down."""
    settings = Settings(journey=JourneySettings(min_completeness=101))
    told = [each for each in ProjectChecker(settings, today=TODAY).check(project(name)) if each.code == "JRN902"]

    maps = project(name).journeys
    scores = [analyse(attrs.evolve(project(name), journeys=(each,)), only=("completeness",)) for each in maps]
    assert [each.params["share"] for each in told] == [
        score.get("completeness").inputs.known * 100 // score.get("completeness").inputs.total for score in scores
    ]
