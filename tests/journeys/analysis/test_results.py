"""
What each analysis says of a map that has something for all of them, and of one that has nothing.
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from cjmkit.errors import ConfigError
from cjmkit.journeys.analysis.freshness import Age, RemapReason
from cjmkit.journeys.analysis.moments import Clue
from cjmkit.journeys.analysis.plan import PlanItem
from cjmkit.journeys.analysis.priority import Quadrant
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Benchmark,
    BuyingRole,
    ChangeEvent,
    Channel,
    Count,
    Direction,
    Effect,
    Emotion,
    Evidence,
    Journey,
    KPIDefinition,
    MomentOfTruth,
    Ownership,
    Persona,
    PersonaValue,
    Project,
    Remedy,
    RemedyStatus,
    Scale,
    Span,
)
from cjmkit.model.parts import Period
from journeys.analysis.maps import ask, cream, funnel, journey, money, point, rich, stage


@pytest.fixture(scope="module")
def told():
    """Ask the rich map anything."""
    project = rich()
    return lambda name, **settings: ask(name, project, **settings)


def feeling(expected=None, actual=None):
    """Return an emotion."""
    return Emotion(expected=expected, actual=actual)


# --- critical points


def test_severity_ranks_the_places(told):
    """Places are ranked by the sum of severities, and a transition is a place of its own."""
    found = [(place.title, place.barriers, place.severity) for place in told("critical").places]

    assert found == [("Осознание", 2, 6), ("Сайт", 2, 6), ("Выбор → Покупка", 1, 5), ("Выбор", 1, 3)]
    assert [place.solved for place in told("critical").places] == [0, 0, 0, 1]


def test_a_touchpoint_may_be_critical_by_count_alone(told):
    """The maximum is of stages and transitions; a touchpoint is named where its own barriers crowd."""
    site = told("critical").places[1]

    assert (site.most, site.crowded, site.is_critical) == (False, True, True)


def test_severity_that_nobody_judged_is_unknown():
    """Barriers without severity have no sum, and those of a mixed place are told apart."""
    way = journey(stage("a", barriers=(Barrier(text="x"), Barrier(text="y", severity=3))), stage("b", barriers=1))
    mixed, bare = ask("critical", way).places

    assert (mixed.severity, mixed.unjudged) == (3, 1)
    assert (bare.severity, bare.unjudged) == (None, 1)
    assert "2 барьера" in ask("critical", way).sentence()


def test_ties_are_kept():
    """Every stage of most barriers is critical."""
    assert len(ask("critical", journey(stage("a", barriers=2), stage("b", barriers=2))).by_maximum) == 2


def test_no_barriers_no_critical_points():
    """A map without barriers says so."""
    found = ask("critical", journey(stage("a")))

    assert found.by_maximum == found.by_count == ()
    assert "нет" in found.sentence()


# --- priority


def test_quadrants_and_weak_secondaries(told):
    """Important and bad comes first; of little importance and bad is weak; important and good is kept."""
    found = {one.title: (one.priority, one.quadrant, one.weak_secondary) for one in told("priority").points}

    assert found == {
        "Сайт": (3.75, Quadrant.FIX_FIRST, False),
        "Реклама": (2.0, Quadrant.WATCH, True),
        "Звонок": (0.0, Quadrant.KEEP, False),
    }


def test_good_without_importance_is_over_served():
    """Effort where nobody looks is too much."""
    way = journey(stage("a", touchpoints=(point(importance=1, quality=5), point("?", importance=3))))
    found = ask("priority", way)

    assert found.points[0].quadrant is Quadrant.OVER_SERVED
    assert [(one.title, one.importance, one.quality) for one in found.unrated] == [("?", 3, None)]
    assert len(found.tables()) == 2


def test_thresholds_are_settings(told):
    """What counts as important is the caller's."""
    assert told("priority", important_from=5).of(Quadrant.OVER_SERVED)[0].title == "Звонок"


# --- moments of truth


def test_each_point_of_a_candidate_is_explained(told):
    """The site gets five points, each with its reason and number."""
    site = told("moments").candidates[0]

    assert [(reason.clue, reason.value) for reason in site.reasons] == [
        (Clue.FIRST_CONTACT, None),
        (Clue.HIGH_EXPECTATION, 5),
        (Clue.DROP_OFF, 0.8),
        (Clue.COMPLAINTS, 1),
        (Clue.CRITICAL, 2),
    ]
    assert "80%" in site.reasons[2].text("en")
    assert site.marked


def test_named_entries_are_the_first_contacts():
    """Where the map names its entry, the first stage does not count; ids and titles both name it."""
    points = (point("А"), point("Б", id="b"))
    way = journey(stage("a", touchpoints=points), entry_touchpoints=("B",))

    assert [one.title for one in ask("moments", way).candidates] == ["Б"]


def test_unknown_clues_are_named():
    """What nobody entered is not judged by, and the result says so."""
    found = ask("moments", journey(stage("a", "Этап", touchpoints=(point(),))))

    assert set(found.silent) == set(Clue) - {Clue.FIRST_CONTACT}
    assert "ожиданиям" in found.sentence()


def test_a_mark_without_a_reason_to_be_seen_is_told():
    """A moment of truth that no clue speaks for is listed."""
    mark = MomentOfTruth(why="так решили")
    way = journey(
        stage("a", touchpoints=(point("Вход"),)), stage("b", touchpoints=(point("Дверь", moment_of_truth=mark),))
    )

    assert ask("moments", way).unfounded == ("Дверь",)


def test_expectation_is_read_on_the_scale_of_the_journey():
    """Two of −2…2 is as high as five of 1…5."""
    way = journey(
        stage("a"),
        stage("b", touchpoints=(point(emotion=feeling(2)), point("Ноль", emotion=feeling(0)))),
        scale=Scale(low=-2, high=2),
        entry_touchpoints=("нет такой",),
    )

    assert [one.title for one in ask("moments", way).candidates] == ["Сайт"]


def test_no_touchpoints_no_candidates():
    """A map without touchpoints has no candidates."""
    assert "не видно" in ask("moments", journey(stage("a"))).sentence()


# --- the gap


def test_gap_of_stages_and_of_the_journey(told):
    """The index weighs gaps by importance: (5·(−1) + 5·(−2)) / 10; the mean takes all three."""
    found = told("gap")

    assert [one.gap for one in found.stages] == [-1, -2, 1, None]
    assert found.index == -1.5
    assert found.mean == pytest.approx(-2 / 3)
    assert found.leave_angry == ("Выбор",)


def test_the_curve_is_read_against_the_baseline(told):
    """Anxiety is two of five; a stage at three is one above it."""
    found = told("gap")

    assert [(one.persona, one.value) for one in found.baselines] == [("anna", 2)]
    assert [one.over_baseline for one in found.stages] == [1, 0, 2, 3]


def test_baselines_that_differ_or_are_unknown_words_are_no_base():
    """Two personas of different moods, or a word that no vocabulary has, leave the curve alone."""
    people = (
        Persona(id="a", name="А", baseline_emotion="тревога"),
        Persona(id="b", name="Б", baseline_emotion="радость"),
    )
    way = journey(stage("s", emotion=feeling(3, 3)), personas=("a", "b"))
    odd = Persona(id="a", name="А", baseline_emotion="кисель")

    assert ask("gap", Project(journeys=(way,), personas=people)).stages[0].over_baseline is None
    found = ask("gap", Project(journeys=(way,), personas=(odd, Persona(id="b", name="Б"))))
    assert (found.baselines[0].value, found.stages[0].over_baseline) == (None, None)


def test_touchpoints_speak_for_a_stage_without_an_emotion():
    """The mean of the touchpoints' emotions stands in for the stage's."""
    way = journey(stage("a", touchpoints=(point(emotion=feeling(4, 2)), point("Б", emotion=feeling(4, 3)))))
    (found,) = ask("gap", way).stages

    assert (found.expected, found.actual, found.gap) == (4, 2.5, -1.5)


def test_a_stage_that_speaks_for_itself_is_not_mixed_with_its_touchpoints():
    """A stage's own reality has no gap to the expectation of a touchpoint."""
    way = journey(stage("a", emotion=feeling(actual=5), touchpoints=(point(emotion=feeling(4, 2)),)))
    (found,) = ask("gap", way).stages

    assert (found.expected, found.actual, found.gap) == (None, 5, None)


def test_the_basis_of_the_ranking_can_be_chosen():
    """Stages are ranked by emotion or by quality, never by both at once."""
    way = journey(
        stage("a", emotion=feeling(3, 5), touchpoints=(point(quality=1),)),
        stage("b", emotion=feeling(3, 1), touchpoints=(point(quality=5),)),
    )

    assert ask("gap", way).proud == ("a",)
    assert ask("gap", way, stage_score="quality").proud == ("b",)
    assert ask("gap", cream(), stage_score="quality").basis is None
    assert "не оценены" in ask("gap", cream()).sentence()


def test_a_flat_curve_has_nothing_to_be_proud_of():
    """Where all stages are alike none stands out."""
    found = ask("gap", journey(*(stage(f"s{at}", emotion=feeling(4, 4)) for at in range(5))))

    assert found.proud == found.ashamed == ()
    assert "разочаровывает" not in found.sentence()


# --- experience


def test_index_weighs_quality_by_importance(told):
    """(5·2 + 2·1 + 4·5) / 11."""
    found = told("experience")

    assert found.index == pytest.approx(32 / 11)
    assert found.share == pytest.approx((32 / 11 - 1) / 4)
    assert found.mean == pytest.approx(8 / 3)


def test_index_of_nothing_rated_is_unknown():
    """Quality without importance gives a mean and no index."""
    found = ask("experience", journey(stage("a", touchpoints=(point(quality=4),))))

    assert (found.index, found.mean, found.share) == (None, 4, None)
    assert "неизвестен" in found.sentence()


# --- channels


def test_matrix_of_the_project_and_the_vocabulary(told):
    """Rows are the project's channels and those in use; a touchpoint stands in every stage that it serves."""
    found = told("channels")

    assert [(row.channel, row.title.en, row.touchpoints) for row in found.rows] == [
        ("site", "Наш сайт", 2),
        ("kiosk", "Киоск", 0),
        ("context_ads", "Search ads", 1),
        ("phone", "Phone", 1),
    ]
    assert found.rows[0].cells[0].quality == 2
    assert found.rows[0].cells[0].owners == ("Маркетинг",)
    assert found.empty_cells == 12
    assert {share.what: share.touchpoints for share in found.kinds} == {"digital": 2, "physical": 0, "human": 1}
    assert {share.what: share.touchpoints for share in found.ownership}[None] == 1


def test_a_touchpoint_without_a_channel_is_counted_apart():
    """It is in no row, and its kind is unknown."""
    found = ask("channels", journey(stage("a", touchpoints=(point(), point("Б", channel="phone", owner="Я")))))

    assert found.without_channel == 1
    assert found.kinds[-1].what is None
    assert "Канал не назван: 1 точка" in found.sentence()


def test_a_kind_that_the_vocabulary_does_not_tell_is_unknown():
    """A channel of the project without a kind has none."""
    way = journey(stage("a", touchpoints=(point(channel="mars"),)))
    found = ask("channels", Project(journeys=(way,), channels=(Channel(id="mars", ownership=Ownership.PAID),)))

    assert found.kinds[-1].what is None
    assert {share.what: share.touchpoints for share in found.ownership}["paid"] == 1


def test_a_long_journey_is_summed_up():
    """More stages than a table can show become one row a channel."""
    way = journey(*(stage(f"s{at}", touchpoints=(point(channel="phone"),) if at % 2 else ()) for at in range(30)))
    table = ask("channels", way).table("en")

    assert table.rows == (("Phone", "15", "15", "15"),)


def test_a_repeated_stage_id_takes_no_guests():
    """Where two stages have one id nobody knows which of them a touchpoint serves."""
    way = journey(stage("a", touchpoints=(point(channel="phone", also_in=("b", "a")),)), stage("b"), stage("b"))

    assert ask("channels", way).rows[0].touchpoints == 1


# --- the funnel


def test_funnel_of_the_rich_map(told):
    """Rates, the interval of the total, what is lost before the purchase, and the best channel."""
    found = told("funnel")

    assert [row.step.conversion for row in found.steps] == [0.2, 0.25]
    assert found.lost_before_purchase == 0.95
    assert [(one.value, one.total, one.best) for one in found.slices] == [
        ("Соцсети", 0.1, True),
        ("Поиск", pytest.approx(20 / 700), False),
    ]


def test_few_clients_are_neither_best_nor_worst():
    """A step that fewer begin than the least volume is not ranked."""
    found = ask("funnel", funnel(100, 50, 9, 9))

    assert [(row.main, row.worst, row.too_few) for row in found.steps] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert ask("funnel", funnel(5, 1)).main == ()
    assert "не назвать" in ask("funnel", funnel(5, 1)).sentence()


def test_best_steps_of_a_tie_are_all_named():
    """Two steps of the same rate are both best, and none is worst."""
    found = ask("funnel", funnel(400, 200, 100))

    assert len(found.main) == 2
    assert found.worst == ()


def test_a_growing_count_is_marked():
    """A step that grows is shown, and is not the best one."""
    found = ask("funnel", funnel(100, 300, 30))

    assert found.main[0].start == "s1"
    assert "растёт" in found.table().rows[0][-1]


def test_skipped_stages_and_periods_are_told():
    """A step over an uncounted stage says so; counts of different periods are doubtful."""
    spans = [Span(start=dt.date(2026, month, 1)) for month in (1, 2)]
    way = journey(
        stage("a", counts=(Count(value=100, period=spans[0]),)),
        stage("b"),
        stage("c", counts=(Count(value=10, period=spans[1]),)),
    )
    found = ask("funnel", way)

    assert (found.steps[0].skipped, found.periods) == (1, 2)
    assert "разные периоды" in found.sentence()
    assert "different periods" in found.sentence("en")


def test_one_count_is_no_funnel():
    """Two counted stages are the least."""
    found = ask("funnel", funnel(100, None))

    assert (found.steps, found.total, found.interval) == ((), None, None)
    assert "сосчитаны на 1 из 2 этапов" in found.sentence()


def test_slices_of_one_count_and_of_several_keys():
    """A slice that one stage counts has no rate; two keys make one slice of both."""
    both = {"channel": "Поиск", "product": "Плитка"}
    way = journey(
        stage(
            "a",
            counts=(Count(value=9, by={"segment": "опт"}), Count(value=100, by=both), Count(value=0, by={"x": "y"})),
        ),
        stage("b", counts=(Count(value=40, by=both), Count(value=1, by={"x": "y"}))),
    )
    found = {one.dimension: (one.value, one.total, one.best) for one in ask("funnel", way).slices}

    assert found == {
        "channel × product": ("Поиск × Плитка", 0.4, True),
        "segment": ("опт", None, False),
        "x": ("y", None, False),
    }
    assert [table.title for table in ask("funnel", way).tables()][1:] == [
        "Конверсия по: channel × product",
        "Конверсия по: сегменту",
        "Конверсия по: x",
    ]


def test_a_purchase_that_nobody_counted_leaves_the_loss_unknown():
    """Without a count at the purchase nobody knows what is lost before it."""
    way = journey(stage("a", clients=100), stage("purchase", "Покупка"), stage("c", clients=5))

    assert ask("funnel", way).lost_before_purchase is None
    grown = journey(stage("a", clients=10), stage("purchase", "Покупка", clients=50))
    assert ask("funnel", grown).lost_before_purchase is None


# --- churn


def test_reasons_to_leave(told):
    """Half of the 150 who leave are 75; a reason without an answer is named."""
    first, second = told("churn").reasons

    assert (first.title.ru, first.clients, first.before_purchase) == ("Слабый сервис", 75, True)
    assert [one.ru for one in first.methods] == ["Обучить персонал"]
    assert (second.title.ru, second.clients) == ("Передумал", None)
    assert told("churn").unanswered == (second,)


def test_reasons_without_a_purchase_stage():
    """Where no stage is the purchase nobody knows what is before it."""
    from cjmkit.model.journeys import Churn

    (found,) = ask("churn", journey(stage("x", churn=(Churn(reason="hours", share=Decimal(10)),)))).reasons

    assert (found.before_purchase, found.clients) == (None, None)


# --- indicators


def test_indicators_meet_their_targets_or_not(told):
    """The direction comes from the map, the project or the vocabulary."""
    found = {one.kpi: (one.met, one.direction) for one in told("kpi").indicators}

    assert found == {
        "nps": (None, Direction.UP),
        "own": (False, Direction.UP),
        "average_check": (False, Direction.UP),
        "response_time": (True, Direction.DOWN),
    }
    assert told("kpi").indicators[1].unit == "шт."


@pytest.mark.parametrize(
    ("kpi", "met"),
    [
        (KPI(id="x", value=Decimal(5), target=Decimal(5)), True),
        (KPI(id="x", value=Decimal(5), target=Decimal(6)), None),
        (KPI(id="x", value=Decimal(5), target=Decimal(6), direction=Direction.DOWN), True),
        (KPI(id="x", target=Decimal(6), direction=Direction.DOWN), None),
    ],
)
def test_a_target_is_judged_only_where_it_can_be(kpi, met):
    """Reached exactly is met; without a direction or a value nobody knows."""
    assert ask("kpi", journey(stage("a", kpis=(kpi,)))).indicators[0].met is met


def test_worth_of_personas(told):
    """The typed value is the one that counts; that it differs from the formula is told."""
    (worth,) = told("kpi").personas

    assert worth.worth.amount == 200_000
    assert worth.computed.amount == 210_000
    assert worth.differs


def test_worth_without_factors_is_unknown():
    """A persona of whom only the share is known has no lifetime value."""
    persona = Persona(id="a", name="А", value=PersonaValue(share=Decimal(25)))
    check = Persona(id="b", name="Б", value=PersonaValue(average_check=money(10)))
    way = journey(stage("s"), personas=("a", "b"))
    found = ask("kpi", Project(journeys=(way,), personas=(persona, check)))

    assert [one.worth for one in found.personas] == [None, None]
    assert not found.personas[0].differs
    assert "LTV" not in found.sentence()


def test_return_on_marketing(told):
    """Of 300 000 for 100 000 the return is 200 %; with a margin of 40 % it is 20 %."""
    assert told("kpi").returns[0].romi == 2
    assert told("kpi", margin=40).returns[0].romi == Fraction(1, 5)
    assert "вся выручка" in told("kpi").sentence()
    assert "вся выручка" not in told("kpi", margin=40).sentence()


@pytest.mark.parametrize(
    "revenue",
    [None, money(1, "USD"), money(1, period=Period.MONTH), money("Infinity")],
    ids=["no", "usd", "month", "inf"],
)
def test_amounts_that_cannot_be_compared_have_no_return(revenue):
    """Unknown revenue, another currency or another period give no return."""
    way = journey(stage("a", touchpoints=(point(cost=money(5), revenue=revenue),)))

    assert ask("kpi", way).returns[0].romi is None


def test_several_returns_are_told_as_a_range():
    """Two touchpoints with a cost show the least and the greatest return."""
    points = tuple(point(cost=money(100), revenue=money(amount)) for amount in (50, 300))

    assert "−50\xa0% … 200\xa0%" in ask("kpi", journey(stage("a", touchpoints=points))).sentence()


# --- the plan and effects


def test_plan_of_the_rich_map(told):
    """One remedy can be ranked, two barriers lack one, one is done."""
    first, *others = told("plan").items

    assert (first.rank, first.unit, first.overdue) == (1, "RUB", True)
    assert first.score == pytest.approx(4 * 0.8 / 100_000 * 1_000_000)
    assert [item.lacking for item in others] == [("remedy",), ("remedy",), ()]
    assert not others[-1].is_open


def plan(*remedies, severity=5):
    """Return the items of a stage that loses half, one barrier a remedy."""
    found = tuple(Barrier(text=one.text, severity=severity, remedies=(one,)) for one in remedies)
    return ask("plan", journey(stage("a", clients=100, barriers=found), stage("b", clients=50)))


def test_what_costs_nothing_goes_first():
    """A free remedy has no score and the first rank."""
    found = plan(Remedy(text="платно", cost=money(10)), Remedy(text="даром", cost=money(0)))

    assert [(item.remedy, item.rank, item.score is None) for item in found.items] == [
        ("даром", 1, True),
        ("платно", 2, False),
    ]


def test_equal_remedies_share_a_rank():
    """Nobody is first by accident of the order."""
    found = plan(*(Remedy(text=text, cost=money(cost)) for text, cost in (("а", 10), ("б", 10), ("в", 20))))

    assert [item.rank for item in found.items] == [1, 1, 3]


def test_currencies_and_periods_are_ranked_apart():
    """Roubles, dollars and roubles a month cannot be set against each other."""
    found = plan(
        Remedy(text="а", cost=money(10)),
        Remedy(text="б", cost=money(10, "USD")),
        Remedy(text="в", cost=money(10, period=Period.MONTH)),
        Remedy(text="г", cost=money(20)),
    )

    assert [(item.unit, item.rank) for item in found.items] == [("RUB", 1), ("RUB", 2), ("RUB/month", 1), ("USD", 1)]


def test_what_is_lacking_is_named():
    """A choice, the severity, the counts and the cost may all be lacking; nothing of it is taken for zero."""
    way = journey(
        stage(
            "a",
            barriers=(
                Barrier(text="x", remedies=(Remedy(text="1"), Remedy(text="2"))),
                Barrier(text="y", remedies=(Remedy(text="1"),)),
            ),
        )
    )
    first, second = ask("plan", way).items

    assert first.lacking == ("choice", "severity", "drop_off")
    assert second.lacking == ("severity", "drop_off", "cost")
    assert "выбрать из 2" in ask("plan", way).table().rows[0]
    assert "выбора из вариантов" in ask("plan", way).sentence()


def test_barriers_of_an_unknown_start_are_planned_too():
    """A transition from nowhere keeps its barrier in the plan, with the loss unknown."""
    from cjmkit.model.journeys import Transition

    way = journey(stage("a"), transitions=(Transition(start="zz", barriers=(Barrier(text="x"),)),))

    assert [(item.stage_title, item.lost) for item in ask("plan", way).items] == [("zz", None)]
    assert ask("critical", way).places[0].title == "zz → …"
    assert ask("effects", way).effects == ()


def test_a_closed_remedy_is_not_overdue():
    """What is done or rejected is never late."""
    day = dt.date(2020, 1, 1)
    found = plan(*(Remedy(text=one.value, due_on=day, status=one, cost=money(1)) for one in RemedyStatus))

    assert {item.remedy for item in found.items if item.overdue} == {"idea", "planned"}
    assert {item.remedy for item in found.items if isinstance(item, PlanItem) and item.is_open} == {"idea", "planned"}


def test_effects_before_and_after(told):
    """From 4 to 5 % is one point, a quarter more."""
    (effect,) = told("effects").effects

    assert (effect.change, effect.relative) == (1, Fraction(1, 4))


def test_effects_of_deltas_and_of_nothing():
    """A typed change has no relative one, nor has a change from zero; carried out and not measured is named."""
    remedies = (
        Remedy(text="плюс", effect=Effect(metric="conversion", delta=Decimal(16), period="месяц")),
        Remedy(text="с нуля", effect=Effect(metric="x", before=Decimal(0), after=Decimal(1))),
        Remedy(text="забыли", status=RemedyStatus.IMPLEMENTED),
        Remedy(text="пусто", effect=Effect(metric="x")),
    )
    found = ask("effects", journey(stage("a", barriers=(Barrier(text="б", remedies=remedies),))))

    assert [(one.remedy, one.change, one.relative) for one in found.effects] == [
        ("плюс", 16, None),
        ("с нуля", 1, None),
    ]
    assert found.unmeasured == ("забыли",)
    assert "забыли" in found.sentence()
    assert "Ни одно" in ask("effects", journey(stage("a"))).sentence()


# --- hand-offs, RACI, the buying centre


def test_handoffs_and_switches(told):
    """Two changes of owner, one of them described; two changes of channel."""
    found = told("handoffs")

    assert [(one.from_owner, one.to_owner, one.note) for one in found.handoffs] == [
        ("Агентство", "Маркетинг", "бриф"),
        ("Маркетинг", "Продажи", None),
    ]
    assert found.seamless == 0.5
    assert [(one.from_channel.ru, one.to_channel.ru) for one in found.switches] == [
        ("Контекстная реклама", "Наш сайт"),
        ("Наш сайт", "Телефон"),
    ]


def test_handoffs_of_unknown_owners_are_not_judged():
    """The owner of the stage stands in for the touchpoint's; without either nothing is said."""
    way = journey(stage("a", owner="Я", touchpoints=(point(), point("Б"))), stage("b", touchpoints=(point("В"),)))
    found = ask("handoffs", way)

    assert (found.seamless, found.inputs.known, found.inputs.total) == (1, 1, 2)
    assert "не названы" in ask("handoffs", journey(stage("a", touchpoints=(point(), point())))).sentence()


def test_raci_matrix_and_its_faults(told):
    """Two accountable for the call, nobody for the choice; letters come in one order."""
    found = told("raci")

    assert (found.many_accountable, found.no_accountable, found.no_responsible) == (("Звонок",), ("Выбор",), ())
    assert [row.accountable for row in found.rows] == ["Маркетинг", "Маркетинг", None, None]
    assert found.rows[3].letters == {"Продажи": "RA", "Склад": "A"}
    assert found.unassigned == ("Покупка", "Лояльность")


def test_raci_of_many_people_lists_them_by_letter():
    """Seven people do not fit in columns: each letter names its people."""
    people = {f"К{number}": "C" for number in range(7)}
    table = ask("raci", journey(stage("a", raci={"Я": "A", **people}))).table()

    assert table.columns == ("Что", "R", "A", "C", "I")
    assert table.rows[0][1:3] == ("—", "Я")
    assert "Некому делать" in ask("raci", journey(stage("a", raci={"Я": "A"}))).sentence()


def test_buying_centre_coverage(told):
    """The engineer takes part in two stages, the storekeeper in none."""
    found = told("buying")

    assert [(one.title.ru, one.weight, one.stages) for one in found.roles] == [
        ("Главный инженер", 5, (0, 1)),
        ("Кладовщик", None, ()),
    ]
    assert [one.ru for one in found.idle] == ["Кладовщик"]
    assert found.alone == ("Покупка", "Лояльность")


def test_buying_centre_of_a_long_journey_is_summed_up():
    """More stages than a table can show become a count."""
    way = journey(*(stage(f"s{at}") for at in range(20)), buying_center=(BuyingRole(role="ЛПР", stages=("s1", "s2")),))

    assert ask("buying", way).table().rows[0][1:] == ("—", "2")


# --- competitors


def test_competitors_are_ranked_by_the_gap(told):
    """Alpha is two points ahead at the site; what nobody rated is not compared."""
    found = told("benchmark")

    assert [(one.title, one.competitor, one.gap) for one in found.comparisons] == [
        ("Сайт", "Альфа", -2),
        ("Сайт", "Бета", 1),
        ("Звонок", "Альфа", None),
    ]
    assert [(one.competitor, one.gap, one.compared, one.ahead) for one in found.competitors] == [
        ("Альфа", -2, 1, 1),
        ("Бета", 1, 1, 0),
    ]
    assert "2 comparisons" in found.sentence("en")


def test_a_competitor_that_nobody_rated_comes_last():
    """An unknown gap is not a draw."""
    marks = (Benchmark(competitor="Альфа"), Benchmark(competitor="Бета", score=5))
    found = ask("benchmark", journey(stage("a", touchpoints=(point(quality=3, benchmark=marks),))))

    assert [one.competitor for one in found.competitors] == ["Бета", "Альфа"]


# --- completeness


def test_completeness_by_lane_and_stage(told):
    """Filled lanes, lanes with evidence, and the company's own decisions that need none."""
    found = told("completeness")
    lanes = {lane.lane: (lane.filled, lane.backed) for lane in found.lanes}

    assert lanes["task"] == (1, None)
    assert lanes["actions"] == (1, 1)
    assert lanes["touchpoints"] == (2, 2)
    assert lanes["emotion"] == (4, 0)
    assert lanes["owner"] == (2, None)  # one of them at a touchpoint
    assert found.score == 13 / 40
    assert found.focus == pytest.approx((1 - 2 / 3) / 0.8)


def test_a_stage_without_contact_on_purpose_is_complete():
    """No touchpoints on purpose is an answer; evidence of the stage backs all its lanes."""
    calm = stage("a", no_contact=True, client_goal="Отдохнуть", evidence=(Evidence(kind="interview"),))
    found = ask("completeness", journey(calm), lanes=("touchpoints", "client_goal", "raci", "note", "counts", "task"))
    lanes = {lane.lane: (lane.filled, lane.backed) for lane in found.lanes}

    assert (lanes["touchpoints"], lanes["client_goal"]) == ((1, 0), (1, 1))
    assert (lanes["raci"], lanes["counts"], lanes["task"]) == ((0, None), (0, 0), (0, None))
    assert found.focus is None
    assert "Фокус неизвестен" in found.sentence()


def test_more_touchpoints_complete_and_blur_a_map():
    """Completeness and focus are two scores: five key touchpoints fill the lane and leave no focus."""
    few = journey(stage("a", touchpoints=(point(importance=5), *(point(importance=1) for _ in range(4)))))
    many = journey(stage("a", touchpoints=tuple(point(importance=5) for _ in range(5))))

    assert (ask("completeness", few).focus, ask("completeness", many).focus) == (1, 0)
    assert ask("completeness", few).score == ask("completeness", many).score


def test_a_lane_that_no_stage_has_is_refused():
    """A misspelt lane would be empty everywhere."""
    with pytest.raises(ConfigError, match="lanes: found 'taks'"):
        ask("completeness", journey(stage("a")), lanes=("taks",))


def test_raci_is_a_lane_too():
    """A lane may be a mapping."""
    found = ask("completeness", journey(stage("a", raci={"Я": "A"})), lanes=("raci",))

    assert found.score == 1
    assert found.backed is None


# --- freshness


def test_reasons_to_map_anew(told):
    """The review is due, something changed, and a channel came that the map does not know."""
    found = told("freshness")

    assert (found.days, found.age, found.is_due) == (266, Age.OLD, True)
    assert [(one.reason, one.what.ru) for one in found.remap] == [
        (RemapReason.REVIEW, "266 > 180"),
        (RemapReason.CHANGE, "Новый сайт"),
        (RemapReason.NEW_CHANNEL, "Завели канал"),
    ]
    assert found.overdue == ("Сайт",)
    assert found.unused == ("Киоск",)


@pytest.mark.parametrize(("days", "age"), [(90, Age.FRESH), (91, Age.STALE), (183, Age.STALE), (184, Age.OLD)])
def test_ages(days, age):
    """Ninety days are fresh, half a year is the end."""
    today = dt.date(2026, 11, 22)
    way = journey(stage("a"), mapped_on=today - dt.timedelta(days=days))

    assert ask("freshness", way).age is age


def test_all_remedies_done_call_for_a_new_map():
    """Once every barrier's remedy works the client goes another way."""
    done = Remedy(text="р", status=RemedyStatus.TESTING)
    way = journey(stage("a", barriers=(Barrier(text="б", remedies=(done,)),)))
    half = journey(stage("a", barriers=(Barrier(text="б", remedies=(done,)), Barrier(text="в"))))

    assert [one.reason for one in ask("freshness", way).remap] == [RemapReason.REMEDIES_DONE]
    assert ask("freshness", half).remap == ()


def test_a_map_without_a_day_has_an_unknown_age():
    """Nobody knows how old it is, and every change may be after it."""
    events = (
        ChangeEvent(happened_on=dt.date(2026, 1, 1), title="Было"),
        ChangeEvent(happened_on=dt.date(2030, 1, 1), title="Будет"),
    )
    found = ask("freshness", Project(journeys=(journey(stage("a")),), change_events=events))

    assert (found.age, found.days) == (Age.UNKNOWN, None)
    assert [one.what.ru for one in found.remap] == ["Было"]
    assert "mapped_on" in found.sentence()


def test_a_review_in_the_far_future_has_no_day():
    """A period beyond the calendar does not break the analysis."""
    way = journey(stage("a"), mapped_on=dt.date(1, 1, 1), review_every=1)
    later = attrs.evolve(way, mapped_on=dt.date(9999, 12, 31), review_every=1)

    assert ask("freshness", way).remap[0].on == dt.date(1, 1, 2)
    assert ask("freshness", later).remap == ()


# --- versions


def test_movements_since_the_version_before(told):
    """Emotions and indicators of stages of the same id, and which way is better."""
    found = [(one.what, one.stage, one.change, one.better) for one in told("versions").movements]

    assert found == [
        ("nps", None, -10, False),
        ("own", None, 1, True),
        ("emotion", "choice", -1, False),
        ("average_check", "purchase", 500, True),
    ]


def test_versions_of_one_id_and_of_two_scales():
    """A version may be named alone; emotions are brought to one scale first."""
    old = journey(stage("a", emotion=feeling(actual=2)), version="1", scale=Scale(low=-2, high=2))
    new = journey(
        stage("a", emotion=feeling(actual=4), kpis=(KPI(id="x", value=Decimal(1)),)),
        stage("b"),
        version="2",
        supersedes="1",
        kpis=(KPI(id="y", value=Decimal(2)),),
    )
    before = attrs.evolve(old, kpis=(KPI(id="y", value=Decimal(1)),))
    found = ask("versions", Project(journeys=(new, before)))

    assert [(one.what, one.before, one.after, one.better) for one in found.movements] == [
        ("y", 1, 2, None),
        ("emotion", 5, 4, False),
    ]


def test_no_version_before():
    """Without an earlier map there is nothing to compare."""
    assert ask("versions", journey(stage("a"))).before is None
    assert ask("versions", Journey(id="a", title="", supersedes="?")).inputs.total == 1


def test_the_same_emotion_is_no_movement():
    """What did not move is not told."""
    same = stage("a", emotion=feeling(actual=3))
    project = Project(journeys=(journey(same, supersedes="old"), journey(same, id="old")))

    assert ask("versions", project).movements == ()


def test_a_definition_names_an_indicator(told):
    """The project's title of an indicator stands before the vocabulary's."""
    way = journey(stage("a"), kpis=(KPI(id="nps", value=Decimal(1)),))
    named = Project(journeys=(way,), kpis=(KPIDefinition(id="nps", title="Лояльность клиентов"),))

    assert ask("kpi", named).indicators[0].title.en == "Лояльность клиентов"
    assert told("kpi").indicators[3].title.en == "Response time"


# --- sentences that only some maps bring about


def test_every_reason_to_name_is_named():
    """Few, equal or weak marks, reviews that are overdue, and remedies that were measured are told in words."""
    two = journey(stage("a", emotion=feeling(4, 3)), stage("b", emotion=feeling(4, 3)))
    assert "равны" in ask("gap", two).sentence()

    weak = journey(stage("a", touchpoints=(point("Лифт", importance=1, quality=1),)))
    assert "слабые: «Лифт»" in ask("priority", weak).sentence()

    measured = Remedy(text="р", status=RemedyStatus.EVALUATED, effect=Effect(metric="x", delta=Decimal(1)))
    assert ask("effects", journey(stage("a", barriers=(Barrier(text="б", remedies=(measured,)),)))).unmeasured == ()


def test_a_severity_that_is_known_in_part_says_so():
    """The table shows the sum and how many barriers are not in it."""
    way = journey(stage("a", barriers=(Barrier(text="x"), Barrier(text="y", severity=3))))

    assert ask("critical", way).table().rows[0][3] == "3 (+1?)"
