import re

import pytest

from cjmkit import Toolkit
from cjmkit.findings import Severity
from cjmkit.journeys.templates import TEMPLATES, template
from cjmkit.model.journeys import ChannelKind, Market, Scope, Traffic
from cjmkit.rules.wording import Phrases
from cjmkit.vocabulary import vocabulary

LANGS = ("ru", "en")
# A matrix has no touchpoints yet, and a stage without any is an error: filling it in is what it is for.
FILLED = [name for name in TEMPLATES if name != "matrix"]


def only(name, **options):
    """Return the only journey of a new project."""
    (journey,) = template(name, **options).journeys
    return journey


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_words_are_of_the_vocabularies(name, lang):
    """Stages, channels, indicators, tools, roles and goals of a template are words that the library knows."""
    journey = only(name, lang=lang)
    for stage in journey.stages:
        assert vocabulary("stage").get(stage.id)
        assert all(vocabulary("kpi").get(kpi.id) for kpi in stage.kpis)
        assert all(vocabulary("tool").get(tool) for tool in stage.tools)
        assert all(vocabulary("channel").get(point.channel) for point in stage.touchpoints)
    assert all(vocabulary("buying_role").get(role.role) for role in journey.buying_center)
    assert all(vocabulary("journey_goal").get(goal) for goal in journey.goal_kinds)


@pytest.mark.parametrize("name", TEMPLATES)
def test_both_languages_tell_the_same(name):
    """The English template has the same stages and touchpoints; all its texts are English, all Russian ones Russian."""
    russian, english = only(name), only(name, lang="en")
    for one, other in zip(russian.stages, english.stages, strict=True):
        assert (one.id, one.tools, one.kpis, one.traffic) == (other.id, other.tools, other.kpis, other.traffic)
        assert [point.channel for point in one.touchpoints] == [point.channel for point in other.touchpoints]
        told = (other.title, other.task or "", other.client_goal or "", *(point.title for point in other.touchpoints))
        assert not re.search("[а-яё]", " ".join(told), re.IGNORECASE)
        assert re.search("[а-яё]", one.title)
    assert not re.search("[а-яё]", f"{english.title} {english.goal}", re.IGNORECASE)


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("persona", ["Анна", None])
def test_a_new_map_has_no_errors(name, persona):
    """Checking a new map asks for much and refuses nothing."""
    found = Toolkit(plugins=()).check(template(name, persona=persona))

    assert not [finding for finding in found if finding.severity is Severity.ERROR]
    # Emotions, owners and sources only the company knows.
    assert {"JRN311", "JRN401", "JRN603", "JRN912"} <= {finding.code for finding in found}


def test_the_only_errors_of_a_new_matrix_are_its_empty_stages():
    """A blank matrix lacks touchpoints at each of its seven stages, and nothing else is wrong with it."""
    found = Toolkit(plugins=()).check(template("matrix"))

    errors = [finding.code for finding in found if finding.severity is Severity.ERROR]
    assert errors == ["JRN205"] * 7


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_stage_is_named_as_clients_see_it(name):
    """No title of a stage is a word of the company's processes."""
    phrases = Phrases(text for word in vocabulary("process_word").words for text in (word.label, *word.aliases))

    assert not [stage.title for stage in only(name).stages if phrases.within(stage.title)]


def test_nine_stages_have_72_touchpoints():
    """The template of nine stages has 8, 9, 8, 9, 8, 8, 6, 8 and 8 touchpoints, and a task and indicators at each."""
    journey = only("nine-stages")

    assert [len(stage.touchpoints) for stage in journey.stages] == [8, 9, 8, 9, 8, 8, 6, 8, 8]
    assert sum(1 for _ in journey.touchpoints()) == 72
    assert all(stage.task and stage.kpis for stage in journey.stages)


def test_traffic_gets_warmer():
    """Eight of the nine stages have tools and a traffic: two cold, three warm, three hot."""
    told = [stage for stage in only("nine-stages").stages if stage.tools]

    assert [stage.traffic for stage in told] == [Traffic.COLD] * 2 + [Traffic.WARM] * 3 + [Traffic.HOT] * 3
    assert [len(stage.tools) for stage in told] == [5, 7, 4, 5, 8, 3, 8, 3]
    silent = [stage.id for stage in only("nine-stages").stages if not stage.tools]
    assert silent == ["satisfaction"]


def test_the_indicators_of_nine_stages():
    """Loyalty is measured by LTV, NPS, repeat purchases and the check, recommendations by CRV."""
    journey = only("nine-stages")

    assert [kpi.id for kpi in journey.stage("loyalty").kpis] == ["ltv", "nps", "repeat_share", "average_check"]
    assert [kpi.id for kpi in journey.stage("advocacy").kpis] == ["crv"]
    assert [kpi.id for kpi in journey.stage("satisfaction").kpis] == ["delivery_speed", "positive_reviews"]


def test_b2b_has_onboarding_and_a_buying_centre():
    """The template of business clients has eight stages with onboarding, and five roles; three have pains."""
    journey = only("b2b")

    assert journey.market is Market.B2B
    assert len(journey.stages) == 8
    assert journey.stage("onboarding") is not None
    pains = {role.role: len(role.pains) for role in journey.buying_center}
    assert pains == {"chief_engineer": 3, "procurement": 3, "director": 3, "technologist": 0, "finance": 0}
    steps = {step.title: step.optional for step in journey.stage("purchase").steps}
    assert steps == {"Договор": False, "Тендер": True, "Оплата": False}


@pytest.mark.parametrize(("name", "count"), [("eshop", 8), ("simple", 5), ("linear", 5), ("mini", 3), ("matrix", 7)])
def test_number_of_stages(name, count):
    """The shorter templates have as many stages as their sources."""
    assert len(only(name).stages) == count


def test_the_mini_map_is_a_funnel_and_the_check_says_so():
    """Three stages end with the purchase: of all templates this one alone lacks what comes after."""
    kit = Toolkit(plugins=())
    funnels = [name for name in FILLED if any(found.code == "JRN202" for found in kit.check(template(name)))]

    assert funnels == ["mini"]


@pytest.mark.parametrize(("lang", "title"), [("ru", "Рассылки"), ("en", "Mailings")])
def test_a_matrix_is_8_by_7(lang, title):
    """The blank matrix has eight channels of all three kinds and seven stages: 56 empty cells."""
    project = template("matrix", lang=lang)
    (journey,) = project.journeys

    assert len(project.channels) * len(journey.stages) == 56
    assert not list(journey.touchpoints())
    assert {channel.kind for channel in project.channels} == set(ChannelKind)
    assert project.channels[2].title == title


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_map_is_somebodys(name):
    """With a name the map is that persona's, without it a generalised client's."""
    project = template(name, persona="Анна")

    assert [persona.name for persona in project.personas] == ["Анна"]
    assert project.journeys[0].personas == (project.personas[0].id,)
    assert project.journeys[0].scope is Scope.PERSONA
    assert template(name).personas == only(name).personas == ()
    assert only(name).scope is Scope.GENERALISED


def test_an_unknown_template_is_refused():
    """Asking for a template that is not there raises, and says which there are."""
    with pytest.raises(LookupError, match="no template 'ten'; there are: nine-stages, b2b, eshop"):
        template("ten")
