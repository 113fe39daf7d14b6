"""What a stage fills in of a map's lanes."""

import attrs
import pytest

from cjmkit.model.journeys import Barrier, Emotion, Evidence, Note, Stage, Touchpoint, TouchpointStatus
from cjmkit.model.journeys.lanes import LANES, held

BARE = Stage(id="a", title="A")
POINT = Touchpoint(title="t", owner="o", marketer_task="m", emotion=Emotion(actual=2), barriers=(Barrier(text="b"),))


def test_lanes_are_fields_of_a_stage():
    """Every lane is a field, none stands twice."""
    assert set(LANES) <= {field.name for field in attrs.fields(Stage)}
    assert len(set(LANES)) == len(LANES)


@pytest.mark.parametrize("lane", LANES)
def test_a_bare_stage_holds_nothing(lane):
    """A stage with a title alone fills no lane."""
    assert held(BARE, lane) == ()


@pytest.mark.parametrize(
    ("lane", "value"), [("touchpoints", POINT), ("barriers", POINT.barriers[0]), ("emotion", POINT.emotion)]
)
def test_touchpoints_tell_for_their_stage(lane, value):
    """What the touchpoint of a stage holds, the stage holds."""
    assert held(attrs.evolve(BARE, touchpoints=(POINT,)), lane) == (value,)


@pytest.mark.parametrize(("lane", "value"), [("task", "m"), ("owner", "o")])
def test_tasks_and_owners_of_touchpoints_count(lane, value):
    """The marketer's task and the owner at a touchpoint are those of the stage, its own come first."""
    assert held(attrs.evolve(BARE, touchpoints=(POINT,)), lane) == (value,)
    assert held(attrs.evolve(BARE, touchpoints=(POINT,), task="x", owner="x"), lane) == ("x", value)


def test_what_was_taken_away_tells_nothing():
    """A removed touchpoint fills no lane."""
    removed = attrs.evolve(BARE, touchpoints=(attrs.evolve(POINT, status=TouchpointStatus.REMOVED),))

    assert [held(removed, lane) for lane in LANES] == [()] * len(LANES)


def test_guests_serve_and_feel():
    """A touchpoint of another stage fills touchpoints and emotions; its barriers stay where it is."""
    assert held(BARE, "touchpoints", (POINT,)) == (POINT,)
    assert held(BARE, "emotion", (POINT,)) == (POINT.emotion,)
    assert held(BARE, "barriers", (POINT,)) == ()


def test_an_emotion_of_evidence_alone_tells_nothing():
    """An interview without a word about feelings is no emotion."""
    assert held(attrs.evolve(BARE, emotion=Emotion(evidence=(Evidence(kind="interview"),))), "emotion") == ()


def test_any_field_is_a_lane():
    """Lists, mappings, texts and marks fill it, what is false does not."""
    full = attrs.evolve(BARE, actions=(Note(text="x"),), raci={"Я": "A"}, note="n", no_contact=True)

    assert held(full, "actions") == full.actions
    assert held(full, "raci") == (("Я", "A"),)
    assert held(full, "note") == ("n",)
    assert held(full, "no_contact") == (True,)
    assert held(BARE, "no_contact") == ()
