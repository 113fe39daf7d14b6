import datetime as dt
import json
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError
from cjmkit.journeys.analysis import AnalysisSettings, analyse
from cjmkit.journeys.analysis.freshness import RemapReason
from cjmkit.journeys.segments import filled, kept, see_cards
from cjmkit.model import ClientCard, Money, Term
from cjmkit.model.journeys import Criterion, Journey, Operator, Persona, PersonaValue, Project, Segment
from journeys.analysis.maps import TODAY, journey, money, point, rich, stage

LOYAL = Segment(
    id="loyal", title="Постоянные", criteria=(Criterion(field="tags", operator=Operator.HAS, values=("vip",)),)
)
WORTH = PersonaValue(purchases_a_year=Decimal(6), years=Decimal(10))
ANNA = Persona(id="anna", name="Анна", segments=("loyal",), value=WORTH)
PROJECT = Project(segments=(LOYAL,), personas=(ANNA,), sources=(Term(label="Наша газета", id="paper"),))


def card(check=None, *tags, by=None, source=None, currency="RUB", **custom):
    """Return a card with an average check, tags, a referrer, a source and custom fields."""
    amount = None if check is None else Money(amount=Decimal(check), currency=currency)
    term = None if source is None else Term(label=source)
    return ClientCard(average_check=amount, tags=tags, referred_by=by, source=term, custom=custom)


CARDS = (
    card(3000, "vip", by="Иванова Вера"),
    card(4000, "vip", by="ИВАНОВА  Вера"),
    card(None, "vip", by="Петрова Анна"),
    card(1000, "новый"),
    card(2000),
)


def seen(*cards, project=PROJECT, **settings):
    """Walk over cards."""
    return see_cards(project, iter(cards), AnalysisSettings(**settings))


def codes(findings):
    """Return the codes of findings."""
    return [finding.code for finding in findings]


def test_a_segment_counts_its_cards():
    """Three of five cards are in; the one without tags cannot be told."""
    stats = seen(*CARDS).of("loyal")

    assert (stats.cards, stats.unknown, stats.share) == (3, 1, 0.6)


def test_means_say_from_how_many_cards():
    """The average check is that of the two cards that have one."""
    stats = seen(*CARDS).of("loyal")

    assert (stats.average_check.amount, stats.with_check) == (3500, 2)
    assert seen(*CARDS).everybody.average_check.amount == 2500


def test_lifetime_value_takes_what_the_persona_knows():
    """3500 × 6 × 10, with purchases and years of the segment's persona."""
    stats = seen(*CARDS).of("loyal")

    assert (stats.ltv.amount, stats.with_ltv) == (210_000, 2)
    assert seen(*CARDS).everybody.ltv is None


def test_cards_know_better_than_the_persona():
    """Custom fields of the card stand before the persona, the persona before the settings."""
    cards = (card(100, "vip", покупок=2, лет="3"), card(100, "vip"), card(100))
    found = seen(*cards, purchases_field="покупок", years_field="custom.лет", purchases_a_year=1, years=1)

    assert found.of("loyal").ltv.amount == (600 + 6000) / 2
    assert found.everybody.ltv.amount == pytest.approx(Decimal(800) / 3, abs=Decimal("0.01"))


def test_referrals_are_worth_what_referred_clients_bring():
    """Three came by recommendation; two of them have a check, together 7000."""
    everybody = seen(*CARDS).everybody

    assert (everybody.referred, everybody.crv.amount, everybody.with_referral) == (3, 7000, 2)


def test_referral_value_is_a_setting():
    """A recommended client may count for the lifetime value, or for a revenue field of its own."""
    by_ltv = seen(*CARDS, referral_value="ltv").of("loyal")
    assert (by_ltv.crv.amount, by_ltv.with_referral) == (420_000, 2)

    cards = (card(1, by="А", выручка=500), card(1, by="Б"), card(1, выручка=7))
    by_revenue = seen(*cards, referral_value="revenue", revenue_field="выручка").everybody
    assert (by_revenue.crv.amount, by_revenue.with_referral) == (500, 1)


def test_revenue_without_its_field_is_refused():
    """Whoever wants revenue says in which field it stands."""
    with pytest.raises(ConfigError, match="revenue_field"):
        seen(*CARDS, referral_value="revenue")


def test_referrers_are_counted_and_never_named():
    """Two people refer, one of them twice; no result has a name."""
    found = seen(*CARDS)

    assert (found.referrers, found.top_referrals) == (2, (2, 1))
    everything = json.dumps(analyse(PROJECT, cards=CARDS, today=TODAY).to_dict(), ensure_ascii=False)
    assert "ванова" not in everything.lower()
    assert "ванова" not in repr(found).lower()


def test_memory_of_referrers_is_bounded(monkeypatch):
    """Beyond the bound new referrers are not kept, and the result says how many cards that were."""
    monkeypatch.setattr("cjmkit.journeys.segments._MOST_REFERRERS", 2)
    found = seen(*(card(1, by=f"Гость {number % 4}", source=f"Источник {number}") for number in range(8)))

    assert (found.referrers, found.referrers_beyond) == (2, 4)


def test_sources_are_named_only_if_somebody_knows_them():
    """The project's sources and the vocabulary's channels have names; what people typed has none."""
    cards = (
        card(source="Друзья"),
        card(source="наша ГАЗЕТА"),
        card(source="paper"),
        card(source="от Веры"),
        card(source="от Веры"),
        card(source=" "),
    )
    found = seen(*cards)

    assert [(one.label, one.channel, one.cards) for one in found.sources] == [
        ("Наша газета", None, 2),
        ("Сарафанное радио", "word_of_mouth", 1),
        (None, None, 2),
    ]
    assert found.with_source == 5


def test_currencies_do_not_add_up():
    """The mean is of the currency of most cards; the others are counted and told."""
    found = seen(card(100), card(200), card(5, currency="USD"))

    assert (found.everybody.average_check, found.everybody.other_currencies) == (money("150.00"), 1)
    assert codes(found.findings) == ["JRN988", "JRN983"]


def test_amounts_that_are_no_numbers_are_left_out():
    """An infinite check is none; an absurd one keeps its digits."""
    assert seen(card("Infinity"), card("NaN")).everybody.average_check is None
    assert seen(card("1e30")).everybody.average_check.amount == Decimal("1e30")


def test_a_wrong_criterion_breaks_its_segment_alone():
    """A misspelt field is an error at its place; the segment is unknown, not empty, and the others are counted."""
    wrong = Segment(
        id="odd", title="С опечаткой", criteria=(Criterion(field="tag", operator=Operator.HAS, values=("vip",)),)
    )
    found = seen(*CARDS, project=attrs.evolve(PROJECT, segments=(LOYAL, wrong)))
    (error,) = found.findings

    assert (error.code, error.where.field) == ("JRN980", "segments[1].criteria[0]")
    assert found.of("odd").cards is None
    assert found.of("loyal").cards == 3
    assert found.of("нет такого") is None


def test_a_field_that_no_card_has_is_told():
    """A custom field that was misspelt looks like an empty one: the finding says so."""
    segment = Segment(id="s", criteria=(Criterion(field="custom.Скитка", values=("10",)),))
    (finding,) = seen(*CARDS, project=Project(segments=(segment,))).findings

    assert (finding.code, finding.params["cards"]) == ("JRN983", 5)


def test_values_that_cannot_be_compared_are_counted():
    """Cards of which the criterion can say nothing are told with their number."""
    segment = Segment(id="s", criteria=(Criterion(field="custom.x", operator=Operator.AT_LEAST, values=("5",)),))
    found = seen(card(x="много"), card(x=7), card(x="мало"), project=Project(segments=(segment,)))

    assert (found.of("s").cards, found.of("s").unknown) == (1, 2)
    assert [(one.code, one.params["cards"]) for one in found.findings] == [("JRN984", 2)]


def test_no_cards_are_told():
    """A share of nothing is unknown, and a warning says that there was nothing."""
    found = seen()

    assert codes(found.findings) == ["JRN985"]
    assert found.of("loyal").share is None
    assert "нет" in analyse(PROJECT, cards=(), today=TODAY).get("segments").sentence()


def test_a_segment_of_no_criteria_is_everybody():
    """Nothing asked, everyone is in."""
    found = seen(*CARDS, project=Project(segments=(Segment(id="all"),)))

    assert (found.of("all").cards, found.of("all").share) == (5, 1)


# --- personas


def test_a_silent_persona_is_filled_in():
    """Check, lifetime value and share come from the cards, with evidence of how many they were."""
    (persona,) = filled(PROJECT, seen(*CARDS), TODAY).personas

    assert persona.value.average_check.amount == 3500
    assert persona.value.ltv.amount == 210_000
    assert persona.value.share == 60
    assert (persona.value.evidence[0].kind, persona.value.evidence[0].sample_size) == ("crm", 3)
    assert persona.value.evidence[0].observed_on == TODAY


def test_a_persona_without_a_value_gets_one():
    """The share alone is worth telling."""
    project = attrs.evolve(PROJECT, personas=(attrs.evolve(ANNA, value=None),))

    assert filled(project, seen(*CARDS, project=project)).personas[0].value.share == 60
    assert list(kept(project, seen(*CARDS, project=project))) == []


def test_what_a_human_entered_stays():
    """Values of the map are kept, and each contradiction is told with both numbers."""
    worth = attrs.evolve(WORTH, average_check=money(9), ltv=money(210_000), share=Decimal("12.5"))
    project = attrs.evolve(PROJECT, personas=(attrs.evolve(ANNA, value=worth),))
    found = seen(*CARDS, project=project)

    assert filled(project, found).personas[0].value == worth
    assert [(one.code, one.where.field, one.value, one.fix) for one in kept(project, found)] == [
        ("JRN986", "personas[0].value.average_check", "9 RUB", "3500 RUB"),
        ("JRN986", "personas[0].value.share", "12.5", "60"),
    ]


def test_a_persona_of_several_segments_is_left_alone():
    """Two segments may share clients and do not add up."""
    project = attrs.evolve(PROJECT, personas=(attrs.evolve(ANNA, segments=("loyal", "odd")),))
    found = seen(*CARDS, project=project)

    assert filled(project, found) == project
    assert codes(kept(project, found)) == ["JRN987"]


def test_an_empty_segment_fills_nothing():
    """No card, no worth: nothing is set to zero."""
    found = seen(card(5))

    assert filled(PROJECT, found) == PROJECT
    assert list(kept(PROJECT, found)) == []


# --- with the analyses


def test_analyses_see_what_the_cards_filled_in():
    """The indicators of a journey show the worth that came from the cards."""
    project = attrs.evolve(PROJECT, journeys=(Journey(id="j", title="Путь", personas=("anna",)),))
    found = analyse(project, cards=CARDS, today=TODAY, only=("segments", "kpi"))

    assert [result.name for result in found] == ["segments", "kpi"]
    assert found.get("kpi").personas[0].worth.amount == 210_000
    assert found.project.personas[0].value.share == 60


def test_sentence_and_tables_say_from_how_many():
    """The sentence of the cards has the number behind each value, in both languages."""
    result = analyse(PROJECT, cards=CARDS, today=TODAY).get("segments")

    assert "По 5 карточкам" in result.sentence()
    assert "(указан на 4)" in result.sentence()
    assert "From 5 cards" in result.sentence("en")
    assert result.table().rows[0][:4] == ("Постоянные", "3", "60\xa0%", "1")
    assert len(result.tables()) == 1
    assert len(analyse(PROJECT, cards=(card(source="Друзья"),), today=TODAY).get("segments").tables("en")) == 2


def test_segments_that_were_not_counted_are_named():
    """A broken segment is named in the sentence."""
    wrong = Segment(id="odd", title="С опечаткой", criteria=(Criterion(field="tag", values=("x",)),))
    result = analyse(attrs.evolve(PROJECT, segments=(wrong,)), cards=CARDS, today=TODAY).get("segments")

    assert "Не посчитаны: «С опечаткой»" in result.sentence()
    assert result.table().rows[0][1] == "—"


def test_clients_of_a_channel_that_the_map_lacks_call_for_a_new_map():
    """Where clients come from a channel that is nowhere on the map, the map is out of date."""
    way = journey(stage("a", touchpoints=(point(channel="phone"),)), mapped_on=TODAY)
    cards = (card(source="Друзья"), card(source="телефон"), card(source="неведомо"))
    found = analyse(way, cards=cards, today=TODAY).get("freshness")

    assert [(one.reason, one.what.en) for one in found.remap] == [(RemapReason.NEW_CHANNEL, "Word of mouth")]


@given(checks=st.lists(st.none() | st.integers(0, 10**6)), split=st.integers(0, 50))
def test_order_and_unknowns_do_not_move_the_mean(checks, split):
    """The mean is of the known checks, in whatever order the cards come."""
    turned = checks[split:] + checks[:split]
    known = [check for check in checks if check is not None]
    means = {seen(*map(card, each)).everybody.average_check for each in (checks, turned, known)}

    assert len(means) == 1
    if known:
        (mean,) = means
        assert abs(mean.amount - Decimal(sum(known)) / len(known)) < Decimal("0.01")
    else:
        assert means == {None}


@given(tags=st.lists(st.sampled_from(["vip", "новый", "опт"])))
def test_every_card_is_in_or_out_or_unknown(tags):
    """A segment and the segment of the opposite share out the cards that have tags."""
    other = Segment(id="other", criteria=(Criterion(field="tags", operator=Operator.HAS_NOT, values=("vip",)),))
    cards = [card(1, tag) for tag in tags]
    found = seen(*cards, project=attrs.evolve(PROJECT, segments=(LOYAL, other)))

    assert found.of("loyal").cards + found.of("other").cards == len(cards)


def test_cards_are_a_stream():
    """An iterator that can be walked once is enough, and it is walked to its end."""
    alive = []

    def stream():
        for number in range(50):
            alive.append(number)
            yield card(number, "vip")

    assert see_cards(PROJECT, stream()).total == 50
    assert alive == list(range(50))


def test_rich_project_has_no_segments_to_count():
    """A project without segments still tells of all cards."""
    found = analyse(rich(), cards=CARDS, today=dt.date(2026, 1, 1))

    assert found.get("segments").cards == 5
    assert next(iter(found)).name == "segments"


def test_cards_fill_in_whatever_is_asked():
    """Without the analysis of cards they still fill in what personas are worth."""
    project = attrs.evolve(PROJECT, journeys=(Journey(id="j", title="Путь", personas=("anna",)),))
    found = analyse(project, cards=CARDS, today=TODAY, only=("kpi",))

    assert [result.name for result in found] == ["kpi"]
    assert "LTV «Анна»: 210\xa0000\xa0₽" in found.get("kpi").sentence()
