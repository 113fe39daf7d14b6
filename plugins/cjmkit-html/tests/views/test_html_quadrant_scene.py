"""The quadrant: no label comes upon another, each stands where its ratings say, whatever it is called."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from views.seen import EXAMPLES, assert_apart, assert_drawable, example, texts_of

from cjmkit import Toolkit
from cjmkit.journeys.analysis import analyse
from cjmkit.journeys.analysis.priority import Priority, Quadrant
from cjmkit.model.journeys import Journey, Project, Stage, Touchpoint
from cjmkit.testing.strategies import project_texts
from cjmkit_html.quadrants import quadrant_scene
from cjmkit_html.quadrants.scene import grid_of

LONG = "Клиентоориентированность и человекоразмерность послепродажного обслуживания"
RATINGS = st.integers(1, 5)
POINTS = st.lists(st.tuples(st.one_of(project_texts(), st.just(LONG)), RATINGS, RATINGS), max_size=30)


def priority_of(journey: Journey, **settings: int) -> Priority:
    """What the analysis says of a journey."""
    (found,) = analyse(Project(journeys=(journey,)), only=("priority",), **settings)
    assert isinstance(found, Priority)
    return found


def journey_of(points: list[tuple[str, int, int]]) -> Journey:
    """A journey of one stage with touchpoints rated so."""
    touchpoints = tuple(
        Touchpoint(title=title, importance=importance, quality=quality) for title, importance, quality in points
    )
    return Journey(id="way", title="Путь", stages=(Stage(id="s", title="Выбор поставщика", touchpoints=touchpoints),))


@given(POINTS)
def test_labels_never_overlap(points: list[tuple[str, int, int]]) -> None:
    """Each label stands inside its own cell, apart from the others, however many and however long they are."""
    result = priority_of(journey_of(points))
    grid = grid_of(result, "ru")
    boxes = [box for cell in grid.cells for _, box in cell.places()]
    assert len(boxes) == len(result.points)
    assert_apart(boxes)
    assert_apart([cell.box for cell in grid.cells])
    for cell in grid.cells:
        for label, box in cell.places():
            assert cell.box.holds(box)
            assert label.point.quadrant is cell.quadrant


@given(POINTS)
def test_any_touchpoints_can_be_drawn(points: list[tuple[str, int, int]]) -> None:
    """The figure is well-formed whatever the titles hold; its marks stand in the order of urgency."""
    result = priority_of(journey_of(points))
    scene = quadrant_scene(result, "Путь", "ru")
    if not points:
        assert scene is None
        return
    assert scene is not None
    assert_drawable(scene)
    assert_apart(texts_of(scene))
    assert all(mark.name.startswith(point.title) for mark, point in zip(scene.marks, result.points, strict=True))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path) -> None:
    """The examples are drawn without one label upon another."""
    project = Toolkit(plugins=()).read_project(path)
    for journey in project.journeys:
        scene = quadrant_scene(priority_of(journey), journey.title, "ru")
        if scene is not None:
            assert_drawable(scene)
            assert_apart(texts_of(scene))


def test_best_is_to_the_right_and_important_on_top() -> None:
    """The cells stand as the axes say, and the quadrants divide them by the settings."""
    grid = grid_of(priority_of(journey_of([]), important_from=5, good_from=2), "ru")
    by_place = {(round(cell.box.x), round(cell.box.y)): cell.quadrant for cell in grid.cells}
    xs, ys = sorted({x for x, _ in by_place}), sorted({y for _, y in by_place})
    assert by_place[xs[0], ys[0]] is Quadrant.FIX_FIRST
    assert by_place[xs[1], ys[0]] is Quadrant.KEEP
    assert by_place[xs[0], ys[1]] is Quadrant.WATCH
    assert by_place[xs[4], ys[4]] is Quadrant.OVER_SERVED


def test_a_name_says_everything() -> None:
    """Who hears the figure learns the stage, the ratings, the priority and what to do; a weak point is told."""
    scene = quadrant_scene(priority_of(journey_of([("Чат", 1, 1), ("Сайт", 5, 2)])), "Путь", "ru")
    assert scene is not None
    first, second = scene.marks
    assert first.name == "Сайт; этап «Выбор поставщика»; важность 5, качество 2, приоритет 3,75: исправить"
    assert second.name.endswith("наблюдать; второстепенная, но слабая")
    english = quadrant_scene(priority_of(journey_of([("Site", 5, 5)])), "Way", "en")
    assert english is not None
    assert english.marks[0].name.endswith("importance 5, quality 5, priority 0: keep")


def test_quadrants_without_cells_have_no_name() -> None:
    """Where everything counts as important, nothing is called secondary."""
    scene = quadrant_scene(priority_of(journey_of([("Сайт", 5, 2)]), important_from=1), "Путь", "ru")
    assert scene is not None
    words = {part.text for part in scene.parts if hasattr(part, "text")}
    assert "исправить" in words
    assert "наблюдать" not in words


def test_ratings_beyond_the_scale_are_shown_at_its_end() -> None:
    """A rating that no scale has is drawn at the end, and the label says what was written."""
    journey = journey_of([("Сайт", 9, 2)])
    grid = grid_of(priority_of(journey), "ru")
    (label,) = (label for cell in grid.cells for label, _ in cell.places())
    assert "9 × 2" in " ".join(label.note.lines)


def test_two_equal_touchpoints_are_two_marks() -> None:
    """Touchpoints that are equal in everything are both drawn."""
    stage = example("cream").journeys[0].stages[0]
    twins = attrs.evolve(stage, touchpoints=(Touchpoint(title="Чат", importance=3, quality=3),) * 2)
    result = priority_of(Journey(id="way", title="Путь", stages=(twins,)))
    scene = quadrant_scene(result, "Путь", "ru")
    assert scene is not None
    assert len(scene.marks) == 2
    assert_apart(texts_of(scene))
