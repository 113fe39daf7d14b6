"""
Differences: each change of a map is told once, in the words of the map, with its meaning for the client.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from markdown_it import MarkdownIt

from cjmkit.journeys.diff import (
    ChangeKind,
    Match,
    ProjectDiff,
    Trend,
    as_markdown,
    as_text,
    diff_journeys,
    diff_projects,
    headline,
)
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Benefit,
    DecisionFactor,
    Direction,
    Emotion,
    EmpathyMap,
    JourneyState,
    KPIDefinition,
    Note,
    Persona,
    Project,
    RemedyStatus,
    Scale,
    Stage,
    Statement,
    Touchpoint,
    Transition,
)
from journeys.diff.versions import CHOICE, OLD, PURCHASE, SEARCH, with_stages


def told(diff: ProjectDiff) -> list[tuple[Any, ...]]:
    """The changes, short."""
    return [(each.kind.value, each.entity, each.title, each.field, each.before, each.after) for each in diff]


def change(old: Stage, **fields: Any) -> ProjectDiff:
    """What differs when one stage is changed so."""
    stages = [attrs.evolve(stage, **fields) if stage is old else stage for stage in OLD.journeys[0].stages]
    return diff_projects(OLD, with_stages(*stages))


def test_nothing() -> None:
    """A project does not differ from itself."""
    diff = diff_projects(OLD, OLD)
    assert (bool(diff), diff.changes, diff.deltas) == (False, (), {})
    assert headline(diff, "en") == "No differences."
    assert as_text(diff) == "Отличий нет.\n"


def test_stages_come_go_move_and_are_renamed() -> None:
    """A stage is matched by id, and its coming, going, moving and new title are told."""
    new = Stage(id="delivery", title="Доставка", no_contact=True)
    diff = diff_projects(OLD, with_stages(attrs.evolve(CHOICE, title="Сравнение"), SEARCH, new))
    assert told(diff) == [
        ("removed", "stage", "Покупка", None, None, None),
        ("added", "stage", "Доставка", None, None, None),
        ("moved", "stage", "Поиск", None, 1, 2),
        ("renamed", "stage", "Сравнение", "title", "Выбор", "Сравнение"),
    ] or told(diff) == [
        ("removed", "stage", "Покупка", None, None, None),
        ("added", "stage", "Доставка", None, None, None),
        ("moved", "stage", "Сравнение", None, 2, 1),
        ("renamed", "stage", "Сравнение", "title", "Выбор", "Сравнение"),
    ]


def test_fields_of_a_stage() -> None:
    """A changed text, a list and an emotion are told field by field; of a list, what went and what came."""
    diff = change(
        SEARCH,
        client_goal="найти честные отзывы",
        thoughts=(Note(text="кому верить?"), Note(text="сколько это стоит?")),
        emotion=Emotion(expected=4, actual=4, label="надежда"),
    )
    assert told(diff) == [
        ("changed", "stage", "Поиск", "client_goal", "понять, что бывает", "найти честные отзывы"),
        ("changed", "stage", "Поиск", "thoughts", ["где искать?"], ["сколько это стоит?"]),
        ("changed", "stage", "Поиск", "emotion.actual", 3, 4),
        ("changed", "stage", "Поиск", "emotion.label", None, "надежда"),
    ]
    assert [each.trend for each in diff] == [None, None, Trend.BETTER, None]


def test_an_emotion_becomes_known() -> None:
    """An emotion that nobody knew before did not grow from zero: it has no trend."""
    diff = change(PURCHASE, emotion=Emotion(actual=5))
    assert told(diff) == [("changed", "stage", "Покупка", "emotion.actual", None, 5)]
    assert diff.changes[0].trend is None


def test_an_empty_thing_appears() -> None:
    """A thing without any content that appears is told as such."""
    assert told(change(PURCHASE, emotion=Emotion())) == [("changed", "stage", "Покупка", "emotion", None, {})]


def test_a_touchpoint_moves_between_stages() -> None:
    """A touchpoint in another stage has moved, with what changed in it; it is not removed and added."""
    chat = Touchpoint(title="чат", quality=4)
    diff = diff_projects(
        OLD,
        with_stages(
            attrs.evolve(SEARCH, touchpoints=SEARCH.touchpoints[:1]),
            attrs.evolve(CHOICE, touchpoints=(*CHOICE.touchpoints, chat)),
            PURCHASE,
        ),
    )
    assert told(diff) == [
        ("moved", "touchpoint", "чат", None, "Поиск", "Выбор"),
        ("changed", "touchpoint", "чат", "quality", 2, 4),
    ]
    assert [each.inside for each in diff] == [("Путь к крему", "Выбор")] * 2
    assert diff.changes[1].trend is Trend.BETTER


def test_touchpoints_of_a_removed_stage() -> None:
    """With a stage its touchpoints go, unless another stage took them over."""
    diff = diff_projects(
        OLD, with_stages(attrs.evolve(CHOICE, touchpoints=(*CHOICE.touchpoints, SEARCH.touchpoints[0])), PURCHASE)
    )
    assert told(diff) == [
        ("removed", "stage", "Поиск", None, None, None),
        ("moved", "touchpoint", "сайт", None, "Поиск", "Выбор"),
    ]


def test_touchpoints_come_and_go() -> None:
    """A touchpoint that is new, and one that is gone, are told with their stage; another wording is a rename."""
    diff = change(SEARCH, touchpoints=(Touchpoint(title="сайт.", quality=4), Touchpoint(title="форум")))
    assert told(diff) == [
        ("renamed", "touchpoint", "сайт.", "title", "сайт", "сайт."),
        ("removed", "touchpoint", "чат", None, None, None),
        ("added", "touchpoint", "форум", None, None, None),
    ]


def test_alike_touchpoints_of_two_stages_are_not_the_same() -> None:
    """In another stage and with another name it is another touchpoint."""
    diff = diff_projects(
        with_stages(attrs.evolve(SEARCH, touchpoints=(Touchpoint(title="звонок менеджеру"),)), CHOICE),
        with_stages(
            attrs.evolve(SEARCH, touchpoints=()),
            attrs.evolve(CHOICE, touchpoints=(*CHOICE.touchpoints, Touchpoint(title="звонок менеджера"))),
        ),
    )
    assert [each.kind for each in diff] == [ChangeKind.REMOVED, ChangeKind.ADDED]


def test_barriers_and_remedies() -> None:
    """A barrier that is gone is better, a new one worse; a remedy that works is better; severity tells too."""
    first = CHOICE.barriers[0]
    done = attrs.evolve(first.remedies[0], status=RemedyStatus.IMPLEMENTED)
    barriers = (attrs.evolve(first, severity=1, remedies=(done,)), Barrier(text="дорого"))
    diff = change(CHOICE, barriers=barriers)
    assert told(diff) == [
        ("removed", "barrier", "нет отзывов", None, None, None),
        ("added", "barrier", "дорого", None, None, None),
        ("changed", "barrier", "не с кем посоветоваться", "severity", 3, 1),
        ("changed", "remedy", "консультант в чате", "status", "planned", "implemented"),
    ]
    assert [each.trend for each in diff] == [Trend.BETTER, Trend.WORSE, Trend.BETTER, Trend.BETTER]
    (deltas,) = diff.deltas.values()
    assert {delta.name: (delta.before, delta.after, delta.trend) for delta in deltas} == {
        "severity": (5, 1, Trend.BETTER),
        "remedies_done": (0, 1, Trend.BETTER),
    }


@pytest.mark.parametrize(
    ("kpi", "trend"),
    [
        (KPI(id="conversion", value=Decimal("1.5"), direction=Direction.UP), Trend.WORSE),
        (KPI(id="conversion", value=Decimal("2.5"), direction=Direction.UP), Trend.BETTER),
        (KPI(id="conversion", value=Decimal("2.5"), direction=Direction.DOWN), Trend.WORSE),
    ],
)
def test_indicators(kpi: KPI, trend: Trend) -> None:
    """An indicator grows for the better or the worse by its direction."""
    diff = change(CHOICE, kpis=(kpi,))
    value = next(each for each in diff if each.field == "value")
    assert value.trend is trend
    (delta,) = diff.deltas["Путь к крему"]
    assert (delta.name, delta.inside, delta.trend) == ("kpi:conversion", ("Выбор",), trend)
    assert delta.change == kpi.value - 2  # type: ignore[operator]


def test_the_project_defines_the_direction() -> None:
    """Where an indicator does not say which way is better, the project's definition does."""
    old = attrs.evolve(OLD, kpis=(KPIDefinition(id="wait", direction=Direction.DOWN),))
    first = attrs.evolve(PURCHASE, kpis=(KPI(id="wait", value=Decimal(5)),))
    second = attrs.evolve(PURCHASE, kpis=(KPI(id="wait", value=Decimal(3)),))
    one, two = (attrs.evolve(old, journeys=with_stages(SEARCH, stage).journeys) for stage in (first, second))
    (found,) = diff_projects(one, two)
    assert (found.before, found.after, found.trend) == (5, 3, Trend.BETTER)


def test_mean_emotion_and_gap_know_their_basis() -> None:
    """The means stand on the stages that are known, and say on how many; scales that differ are not compared."""
    diff = change(CHOICE, emotion=Emotion(expected=4, actual=4))
    deltas = {delta.name: delta for delta in diff.deltas["Путь к крему"]}
    assert (deltas["emotion"].before, deltas["emotion"].after) == (Decimal("2.5"), Decimal("3.5"))
    assert (deltas["emotion"].basis, deltas["emotion"].trend) == ((2, 2), Trend.BETTER)
    assert (deltas["gap"].before, deltas["gap"].after) == (Decimal("-1.5"), Decimal("-0.5"))
    other = attrs.evolve(OLD.journeys[0], scale=Scale(low=-2, high=2), stages=diff_new_stages())
    assert all(delta.trend is None for delta in diff_journeys(OLD.journeys[0], other).deltas["Путь к крему"])


def diff_new_stages() -> tuple[Stage, ...]:
    """The stages with one emotion on another scale."""
    return (SEARCH, attrs.evolve(CHOICE, emotion=Emotion(actual=0)), PURCHASE)


def test_personas_and_their_depths() -> None:
    """What changed deep inside a persona is told by its path."""
    (anna,) = OLD.personas
    before = attrs.evolve(anna, empathy_map=EmpathyMap(blocks={"hears": (Statement(text="беги к врачу"),)}))
    after = attrs.evolve(anna, empathy_map=EmpathyMap(blocks={"sees": (Statement(text="реклама"),)}), offer="проба")
    diff = diff_projects(attrs.evolve(OLD, personas=(before,)), attrs.evolve(OLD, personas=(after,)))
    assert [(each.field, each.before, each.after) for each in diff] == [
        ("offer", None, "проба"),
        ("empathy_map.blocks.hears", ["беги к врачу"], None),
        ("empathy_map.blocks.sees", None, ["реклама"]),
    ]


def test_as_is_beside_to_be() -> None:
    """Two journeys of one file are compared as well; what they are compared for is no change."""
    old = OLD.journeys[0]
    new = attrs.evolve(old, id="krem-ideal", state=JourneyState.IDEAL, version="2", goal="стало так")
    assert told(diff_journeys(old, new)) == [
        ("changed", "journey", "Путь к крему", "goal", "найти барьеры", "стало так")
    ]


def test_transitions() -> None:
    """A transition is known by its ends and its kind."""
    old = OLD.journeys[0]
    new = attrs.evolve(old, transitions=(Transition(start="search", end="purchase"),))
    assert [(each.kind.value, each.title) for each in diff_journeys(old, new)] == [
        ("removed", "choice → search (return)"),
        ("added", "search → purchase (forward)"),
    ]


def test_the_same_the_other_way_round() -> None:
    """What came in one direction went in the other, and better is worse."""
    new = with_stages(SEARCH, attrs.evolve(CHOICE, barriers=CHOICE.barriers[:1]))
    there, back = diff_projects(OLD, new), diff_projects(new, OLD)
    turned = {"removed": "added", "added": "removed"}
    assert [turned[each.kind.value] for each in there] == [each.kind.value for each in back]
    assert len(there.better) == len(back.worse) == 1


def test_words_and_data() -> None:
    """The text has a line a change and ends with the headline; the data are JSON; the Markdown renders as a table."""
    diff = change(SEARCH, emotion=Emotion(expected=4, actual=4), client_goal="a | b *c*")
    text = as_text(diff)
    assert "~ этап «Поиск» (Путь к крему): Реальность: 3 → 4 [лучше]" in text
    assert "средняя эмоция: 2,5 → 3 (+0,5), n = 2 → 2 [лучше]" in text
    assert text.endswith("изменено: 2, лучше: 1\n")
    assert as_text(diff, "en").endswith("changed: 2, better: 1\n")
    page = MarkdownIt("commonmark").enable("table").render(as_markdown(diff))
    assert page.count("<tr>") == 3
    assert "a | b *c*" in page
    data = diff.to_dict()
    assert data["counts"] == {"changed": 2}
    assert data["changes"][1] == {
        "kind": "changed",
        "entity": "stage",
        "title": "Поиск",
        "inside": ["Путь к крему"],
        "field": "emotion.actual",
        "before": 3,
        "after": 4,
        "trend": "better",
    }


def test_too_many_to_compare() -> None:
    """Where titles were too many to compare, text and Markdown say so."""
    stages = [tuple(Stage(id=f"{side}{n}", title=f"{side} {n * 7919}") for n in range(300)) for side in "ab"]
    diff = diff_projects(with_stages(*stages[0]), with_stages(*stages[1]))
    assert diff.unmatched == 600
    assert "600" in as_text(diff)
    assert "600" in as_markdown(diff, "en")


def test_a_match_is_told_where_it_moved() -> None:
    """A moved thing says how it was recognised."""
    diff = diff_projects(OLD, with_stages(CHOICE, SEARCH, PURCHASE))
    (found,) = diff
    assert (found.kind, found.entity, found.match) == (ChangeKind.MOVED, "stage", Match.ID)


def test_an_empty_project() -> None:
    """Everything of a project that begins from nothing has come."""
    assert {each.kind for each in diff_projects(Project(), OLD)} <= {ChangeKind.ADDED, ChangeKind.RENAMED}


def test_indicators_that_nobody_defined() -> None:
    """A usual indicator gets better as the vocabulary knows; one that nobody knows has no trend."""
    for name, trend in (("nps", Trend.BETTER), ("своё", None)):
        first, second = (attrs.evolve(PURCHASE, kpis=(KPI(id=name, value=Decimal(value)),)) for value in (5, 7))
        (found,) = diff_projects(with_stages(first), with_stages(second))
        assert (found.field, found.trend) == ("value", trend)


def test_indicators_of_the_whole_journey() -> None:
    """An indicator of the journey itself stands in no stage; one that is unknown in a version has no delta."""
    old = attrs.evolve(OLD.journeys[0], kpis=(KPI(id="nps", value=Decimal(5)), KPI(id="ltv")))
    new = attrs.evolve(old, kpis=(KPI(id="nps", value=Decimal(7)), KPI(id="ltv", value=Decimal(1))))
    (delta,) = diff_journeys(old, new).deltas["Путь к крему"]
    assert delta.to_dict() == {
        "name": "kpi:nps",
        "inside": [],
        "before": 5,
        "after": 7,
        "change": 2,
        "basis": None,
        "trend": "better",
    }
    assert "nps: 5 → 7 (+2) [лучше]" in as_text(diff_journeys(old, new))


def test_unknown_means() -> None:
    """A mean that is unknown in one version is a dash, not a zero."""
    bare = attrs.evolve(OLD.journeys[0], stages=(PURCHASE,))
    text = as_text(diff_journeys(bare, attrs.evolve(bare, stages=(attrs.evolve(PURCHASE, emotion=Emotion(actual=4)),))))
    assert "средняя эмоция: — → 4, n = 0 → 1" in text
    assert diff_journeys(bare, bare).to_dict() == {"counts": {}, "changes": [], "deltas": {}, "unmatched": 0}


def test_lists_in_words() -> None:
    """Of a changed list, what went and what came is told; long texts are cut where a line would not hold them."""
    diff = change(SEARCH, thoughts=(Note(text="кому верить?"), Note(text="ж" * 200)))
    text = as_text(diff)
    assert "Мысли: − где искать?; + " + "ж" * 119 + "…" in text


def test_barriers_of_transitions_count() -> None:
    """A barrier on the way between stages is one of the journey's barriers."""
    old = OLD.journeys[0]
    (way,) = old.transitions
    new = attrs.evolve(old, transitions=(attrs.evolve(way, barriers=(Barrier(text="лень"),)),))
    diff = diff_journeys(old, new)
    assert [(each.kind, each.entity, each.inside[-1]) for each in diff] == [
        (ChangeKind.ADDED, "barrier", "choice → search (return)")
    ]
    assert [(delta.name, delta.before, delta.after) for delta in diff.deltas["Путь к крему"]] == [("barriers", 2, 3)]


def test_objects_are_told_in_plain_words() -> None:
    """What a file holds as an object or a truth value is told without the quotes of a program; a minus is a minus."""
    needs = (DecisionFactor(text="состав", id="mix", primary=True),)
    benefits = (Benefit(text="без очереди", answers=("mix", "speed")),)
    old = Project(personas=(Persona(id="p", name="Анна", decision_factors=needs, benefits=benefits),))
    new = Project(personas=(Persona(id="p", name="Анна"),))
    text = as_text(diff_projects(old, new))

    assert "decision_factors: − text: состав, id: mix, primary: true" in text
    assert "benefits: − text: без очереди, answers: mix, speed" in text
    calm = Stage(id="s", title="S", no_contact=True)
    loud = attrs.evolve(calm, no_contact=False)
    assert "no_contact: true → false" in as_text(diff_projects(with_stages(calm), with_stages(loud)))
    worse = attrs.evolve(PURCHASE, emotion=Emotion(actual=1)), attrs.evolve(PURCHASE, emotion=Emotion(actual=4))
    assert "(−3)" in as_text(diff_projects(with_stages(worse[1]), with_stages(worse[0])))
