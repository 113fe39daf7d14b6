"""Tests of two versions side by side: every stage of both stands once, with its own changes."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.journeys.diff import ChangeKind, JourneyPair, diff_journeys, diff_projects
from cjmkit.model.journeys import Journey, Stage, Touchpoint
from journeys.diff.versions import CHOICE, OLD, PURCHASE, SEARCH

TITLES = st.lists(st.sampled_from("абвгдежз"), max_size=6)


def beside(*stages: Stage) -> JourneyPair:
    """The journey of the old version beside one of these stages."""
    (journey,) = OLD.journeys
    (pair,) = diff_journeys(journey, attrs.evolve(journey, stages=stages)).journeys
    return pair


def journey_of(titles: list[str]) -> Journey:
    """A journey whose stages are called so; titles may repeat."""
    stages = tuple(Stage(id=f"{title}{number}", title=title) for number, title in enumerate(titles))
    return Journey(id="way", title="Путь", stages=stages)


def test_a_stage_that_went_stands_behind_the_one_it_followed() -> None:
    """The order is that of the new version, and what went keeps its neighbour on the left."""
    new = Stage(id="new", title="Сравнение цен")
    pair = beside(SEARCH, new, PURCHASE)
    assert [(one.old and one.old.title, one.new and one.new.title) for one in pair.stages] == [
        ("Поиск", "Поиск"),
        ("Выбор", None),
        (None, "Сравнение цен"),
        ("Покупка", "Покупка"),
    ]
    first = beside(PURCHASE)
    assert [one.new is None for one in first.stages] == [True, True, False]


def test_changes_stand_with_their_stage_even_where_titles_repeat() -> None:
    """Two stages of one title: each has its own changes, which the titles alone could not tell."""
    twins = (Stage(id="a", title="Ждать"), Stage(id="b", title="Ждать"))
    old, new = (Journey(id="way", title="Путь", stages=each) for each in (twins, (twins[0], _with_point(twins[1]))))
    (pair,) = diff_journeys(old, new).journeys
    assert [len(one.changes) for one in pair.stages] == [0, 1]


def _with_point(stage: Stage) -> Stage:
    return attrs.evolve(stage, touchpoints=(Touchpoint(title="звонок"),))


def test_a_touchpoint_that_moved_is_told_where_it_went() -> None:
    """The move is a change of the stage that has the touchpoint now."""
    site, chat = SEARCH.touchpoints
    moved = attrs.evolve(CHOICE, touchpoints=(*CHOICE.touchpoints, chat))
    pair = beside(attrs.evolve(SEARCH, touchpoints=(site,)), moved, PURCHASE)
    told = [[(one.kind, one.title) for one in stage.changes] for stage in pair.stages]
    assert told == [[], [(ChangeKind.MOVED, "чат")], []]


def test_equal_journeys_are_not_beside_each_other() -> None:
    """Only journeys that differ are there, and the plain data is as it was."""
    assert diff_projects(OLD, OLD).journeys == ()
    renamed = attrs.evolve(OLD, journeys=(attrs.evolve(OLD.journeys[0], goal="иное"),))
    found = diff_projects(OLD, renamed)
    assert [pair.new.goal for pair in found.journeys] == ["иное"]
    assert "journeys" not in found.to_dict()


@given(TITLES, TITLES)
def test_every_stage_stands_once_and_every_change_of_it_too(before: list[str], after: list[str]) -> None:
    """No stage of either version is lost or doubled, whatever came, went or moved; and no change of a stage."""
    old, new = journey_of(before), journey_of(after)
    found = diff_journeys(old, new)
    (pair,) = found.journeys
    assert sorted(one.old.id for one in pair.stages if one.old) == sorted(stage.id for stage in old.stages)
    assert [one.new for one in pair.stages if one.new] == list(new.stages)
    assert sum(len(one.changes) for one in pair.stages) == len(found.changes)
