"""
The journey's entities: data that can hold a wrong value, and the few things that follow from it.
"""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjmkit.model.journeys as journeys
from cjmkit.model.journeys import (
    KPI,
    USP,
    Barrier,
    Count,
    DecisionFactor,
    Effect,
    Emotion,
    EmpathyKind,
    EmpathyMap,
    Evidence,
    Flow,
    Journey,
    MomentOfTruth,
    Note,
    Pain,
    Persona,
    Project,
    Remedy,
    RemedyStatus,
    Scale,
    Stage,
    Statement,
    Touchpoint,
    Transition,
    TransitionKind,
)

SHORT = (Note, Evidence, Pain, KPI, Barrier, Remedy, Touchpoint, Statement, MomentOfTruth, DecisionFactor)


@pytest.mark.parametrize("cls", SHORT)
@given(text=st.text(max_size=20))
def test_short_forms(cls: type, text: str) -> None:
    """A text alone stands for a thing that has only a text, and comes back as that text."""
    thing = cls.from_short(text)  # type: ignore[attr-defined]
    assert type(thing) is cls
    assert thing.short == text


@pytest.mark.parametrize(
    "thing",
    [
        Note(text="а", id="n"),
        Evidence(kind="interview", sample_size=8),
        Evidence(kind="a:b"),
        Pain(text="а", leads_to="б"),
        KPI(id="nps", value=Decimal(5)),
        Barrier(text="а", severity=1),
        Remedy(text="а", chosen=True),
        Touchpoint(title="а", quality=1),
        Statement(text="а", verbatim=True),
        DecisionFactor(text="а", primary=True),
    ],
)
def test_no_short_form_that_would_lose_something(thing: object) -> None:
    """A thing with more than a text has no short form."""
    assert thing.short is None  # type: ignore[attr-defined]


def test_evidence_short_form() -> None:
    """Kind and reference stand apart by the first colon; no colon is no reference, a bare one an empty one."""
    assert Evidence.from_short("interview:12:3") == Evidence(kind="interview", ref="12:3")
    assert Evidence.from_short("guess") == Evidence(kind="guess")
    assert Evidence.from_short("guess:") == Evidence(kind="guess", ref="")


@pytest.mark.parametrize(
    ("expected", "actual", "gap"), [(4, 2, -2), (2, 4, 2), (3, 3, 0), (None, 3, None), (3, None, None)]
)
def test_gap(expected: int | None, actual: int | None, gap: int | None) -> None:
    """The gap is actual minus expected, and unknown where one of them is."""
    assert Emotion(expected=expected, actual=actual).gap == gap


@pytest.mark.parametrize(
    ("scale", "score", "other", "found"),
    [
        (Scale(), 1, Scale(low=-2, high=2), -2),
        (Scale(), 3, Scale(low=-2, high=2), 0),
        (Scale(low=0, high=10), 5, Scale(), 3),
        (Scale(low=2, high=2), 2, Scale(), 3),
    ],
)
def test_scales(scale: Scale, score: int, other: Scale, found: float) -> None:
    """A score goes to another scale in proportion, the middle to the middle."""
    assert scale.converted(score, other) == found
    assert scale.holds(score)
    assert not scale.holds(scale.high + 1)


def test_touchpoint_priority() -> None:
    """Importance × (5 − quality) / 4, by the greater importance; unknown where one of them is."""
    assert Touchpoint(title="а", importance=5, importance_business=2, quality=1).priority == 5
    assert Touchpoint(title="а", importance_business=4, quality=3).priority == 2
    assert Touchpoint(title="а", importance=5, quality=5).priority == 0
    assert Touchpoint(title="а", importance=5).priority is None
    assert Touchpoint(title="а", quality=1).priority is None


def test_the_chosen_remedy() -> None:
    """The chosen one, or the only one; among several that nobody chose there is none."""
    one, two = Remedy(text="а"), Remedy(text="б", chosen=True)
    assert Barrier(text="x", remedies=(one, two)).remedy is two
    assert Barrier(text="x", remedies=(one,)).remedy is one
    assert Barrier(text="x", remedies=(one, one)).remedy is None
    assert Barrier(text="x").remedy is None


def test_the_life_of_a_remedy() -> None:
    """A remedy works from the day it was implemented."""
    assert [status.value for status in RemedyStatus if status.is_done] == ["implemented", "testing", "evaluated"]


def test_effects() -> None:
    """An effect is after minus before; a typed change stands in where they are unknown."""
    assert Effect(metric="conversion", before=Decimal(2), after=Decimal("2.5")).change == Decimal("0.5")
    assert Effect(metric="conversion", delta=Decimal(16)).change == 16
    assert Effect(metric="conversion", after=Decimal(3)).change is None


def test_reached() -> None:
    """The number of clients at a stage is the count of all of them, not one of a part."""
    counts = (Count(value=3, by={"channel": "search"}), Count(value=10), Count(value=11))
    assert Stage(id="a", title="А", counts=counts).reached == 10
    assert Stage(id="a", title="А", counts=counts[:1]).reached is None


STAGES = tuple(Stage(id=name, title=name.upper()) for name in "abcd")


def test_ways_follow_the_order() -> None:
    """In an ordered journey a stage leads to the next one, unless it says itself where it leads."""
    own = Transition(start="b", end="d", kind=TransitionKind.FORWARD)
    back = Transition(start="c", end="a", kind=TransitionKind.RETURN)
    journey = Journey(id="j", title="", stages=STAGES, transitions=(own, back))
    assert [(way.start, way.end) for way in journey.ways()] == [("b", "d"), ("c", "a"), ("a", "b"), ("c", "d")]
    assert attrs.evolve(journey, flow=Flow.GRAPH).ways() == (own, back)


def test_points_of_a_stage() -> None:
    """A touchpoint may serve further stages than the one that holds it."""
    call, site = Touchpoint(title="звонок", also_in=("b", "b")), Touchpoint(title="сайт")
    stages = (attrs.evolve(STAGES[0], touchpoints=(call,)), attrs.evolve(STAGES[1], touchpoints=(site,)))
    journey = Journey(id="j", title="", stages=stages)
    assert journey.points_of(stages[1]) == (site, call)
    assert journey.points_of(stages[0]) == (call,)


def test_all_barriers() -> None:
    """A stage has its own barriers and those of its touchpoints."""
    one, two = Barrier(text="1"), Barrier(text="2")
    stage = Stage(id="a", title="", barriers=(one,), touchpoints=(Touchpoint(title="", barriers=(two,)),))
    assert stage.all_barriers == (one, two)


def test_look_ups() -> None:
    """Stages, journeys and personas are found by id; nobody is found by an unknown one."""
    journey = Journey(id="j", title="", stages=STAGES)
    project = Project(journeys=(journey,), personas=(Persona(id="p", name="П"),))
    assert journey.stage("c") is STAGES[2]
    assert project.journey("j") is journey
    assert project.persona("p") is project.personas[0]
    assert (journey.stage("x"), project.journey("x"), project.persona("x")) == (None, None, None)


def test_usp_texts() -> None:
    """The texts of a proposition are the answers that are given, in order."""
    assert USP(why_us="б", strength="а", why_believe="").texts == ("а", "б")


blocks = st.dictionaries(
    st.sampled_from(["hears", "sees", "thinks_feels", "says_does", "pains", "values", "своё"]),
    st.lists(st.builds(Statement, text=st.text(max_size=5), verbatim=st.booleans()), max_size=3).map(tuple),
)


@given(blocks)
def test_quadrant_loses_nothing(found: dict[str, tuple[Statement, ...]]) -> None:
    """Six blocks become four, every statement in one of them, remembering its block."""
    whole = EmpathyMap(blocks=found)
    quadrant = whole.to_quadrant()
    assert quadrant.kind is EmpathyKind.QUADRANT
    assert list(quadrant.blocks) == ["says", "thinks", "does", "feels"]
    back = [(each.was, attrs.evolve(each, was=None)) for each in quadrant.statements]
    assert sorted(back, key=repr) == sorted(((key, each) for key in found for each in found[key]), key=repr)


def test_pains_and_feelings_are_felt() -> None:
    """The block «feels» of the quadrant holds pains, and what the client thinks and feels."""
    quadrant = EmpathyMap(
        blocks={
            "pains": (Statement(text="дорого"),),
            "thinks_feels": (Statement(text="страшно"),),
            "says_does": (Statement(text="«Беру!»", verbatim=True), Statement(text="сравнивает")),
        }
    ).to_quadrant()
    told = {key: [each.text for each in block] for key, block in quadrant.blocks.items()}
    assert told == {"says": ["«Беру!»"], "thinks": [], "does": ["сравнивает"], "feels": ["дорого", "страшно"]}


@pytest.mark.parametrize("kind", [EmpathyKind.STAR, EmpathyKind.QUADRANT])
def test_only_six_blocks_become_four(kind: EmpathyKind) -> None:
    """A star or a quadrant is not converted by guessing."""
    with pytest.raises(ValueError, match=kind.value):
        EmpathyMap(kind=kind).to_quadrant()


def test_every_entity_holds_wrong_values() -> None:
    """Law 1: no class of the model refuses a wrong value, and all are frozen."""
    classes = [getattr(journeys, name) for name in journeys.__all__]
    entities = [cls for cls in classes if isinstance(cls, type) and attrs.has(cls)]
    assert len(entities) > 30
    for cls in entities:
        required = {field.name: 0 for field in attrs.fields(cls) if field.default is attrs.NOTHING}
        made = cls(**required)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(made, attrs.fields(cls)[0].name, 1)
