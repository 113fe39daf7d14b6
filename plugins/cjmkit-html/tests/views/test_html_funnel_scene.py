"""The funnel: bars as long as their counts, steps as the analysis tells them, the unknown shown as unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views.seen import EXAMPLES, assert_apart, assert_drawable, example, texts_of

from cjmkit import Toolkit
from cjmkit.journeys.analysis import analyse
from cjmkit.journeys.analysis.funnel import Funnel
from cjmkit.model.journeys import Count, Journey, Project, Stage
from cjmkit.testing.strategies import project_texts
from cjmkit_html.figures import Box, Sign
from cjmkit_html.funnels import funnel_scene
from cjmkit_html.funnels.scene import rows_of

COUNTS = st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=12)


def journey_of(counts: list[int | None], titles: list[str] | None = None) -> Journey:
    """A journey whose stages were reached by so many clients."""
    named = titles or [f"Этап {number}" for number, _ in enumerate(counts)]
    stages = tuple(
        Stage(id=f"s{number}", title=title, counts=() if count is None else (Count(value=count),))
        for number, (title, count) in enumerate(zip(named, counts, strict=True))
    )
    return Journey(id="way", title="Путь", stages=stages)


def funnel_of(journey: Journey, **settings: int) -> tuple[Funnel, tuple[str, ...]]:
    """What the analysis says of a journey, and the titles of its stages."""
    (found,) = analyse(Project(journeys=(journey,)), only=("funnel",), **settings)
    assert isinstance(found, Funnel)
    return found, tuple(stage.title for stage in journey.stages)


def test_the_example_of_the_source() -> None:
    """500 visitors, 10 calls, 5 sales: 2 % and 50 %, the last stage not counted and never taken for zero."""
    result, titles = funnel_of(example("funnel").journeys[0])
    rows = rows_of(result, titles, "ru")
    assert [row.bar.width for row in rows] == [420, pytest.approx(8.4), pytest.approx(4.2), 420]
    assert [row.bar.look for row in rows] == ["bar", "bar", "bar", "frame"]
    scene = funnel_scene(result, titles, "Воронка", "ru")
    assert scene is not None
    names = [mark.name for mark in scene.marks]
    assert names[0] == "Посетитель: 500"
    assert names[1].startswith("Посетитель → Звонок: 2\N{NO-BREAK SPACE}% · худший шаг · с уверенностью 95")
    assert names[-1] == "Постоянный клиент: не сосчитано"


def test_best_and_worst_differ_in_shape_and_word() -> None:
    """What is best and what is worst is told by a sign and a word, not by colour alone."""
    result, titles = funnel_of(journey_of([1000, 100, 90]))
    scene = funnel_scene(result, titles, "Воронка", "en")
    assert scene is not None
    signs = {part.shape: part.look for mark in scene.marks for part in mark.parts if isinstance(part, Sign)}
    assert sorted(signs.values()) == ["sign main", "sign worst"]
    told = " ".join(mark.name for mark in scene.marks)
    assert "the best step" in told
    assert "the worst step" in told


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([10, None, 5], "без несосчитанных этапов между ними: 1"),
        ([10, 20], "это разные клиенты"),
        ([0, 0], "доля неизвестна: никто не вошёл"),
        ([10, 5], "мало данных"),
    ],
)
def test_what_is_doubtful_is_told(counts: list[int | None], told: str) -> None:
    """A step over an uncounted stage, a rising one, one that nobody began and one of few clients say so."""
    result, titles = funnel_of(journey_of(counts), min_volume=50)
    scene = funnel_scene(result, titles, "Воронка", "ru")
    assert scene is not None
    assert any(told in mark.name for mark in scene.marks)


@pytest.mark.parametrize("counts", [[], [None, None], [5], [None, 5]])
def test_without_a_step_there_is_no_figure(counts: list[int | None]) -> None:
    """With fewer than two counted stages the page says so instead of showing an empty picture."""
    result, titles = funnel_of(journey_of(counts))
    assert funnel_scene(result, titles, "Воронка", "ru") is None
    assert "Воронки нет" in result.sentence("ru")


@given(COUNTS, st.data())
def test_any_counts_can_be_drawn(counts: list[int | None], data: st.DataObject) -> None:
    """Bars keep their proportion to the greatest, nothing overlaps, and a count of one is still seen."""
    titles = data.draw(st.lists(project_texts(), min_size=len(counts), max_size=len(counts)))
    result, _ = funnel_of(journey_of(counts, titles))
    scene = funnel_scene(result, tuple(titles), "Воронка", "ru")
    if scene is None:
        return
    assert_drawable(scene)
    assert_apart(texts_of(scene))
    most = max(count for count in counts if count is not None)
    for row in rows_of(result, tuple(titles), "ru"):
        if row.count:
            assert row.bar.width == pytest.approx(max(2, 420 * row.count / most))
        elif row.count == 0:
            assert row.bar.width == 0
    bars = [part for mark in scene.marks for part in mark.parts if isinstance(part, Box)]
    assert_apart(bars)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path) -> None:
    """The examples are drawn, where they have a funnel."""
    for journey in Toolkit(plugins=()).read_project(path).journeys:
        result, titles = funnel_of(journey)
        scene = funnel_scene(result, titles, journey.title, "ru")
        assert (scene is None) is (not result.steps)
        if scene is not None:
            assert_drawable(scene)
            assert_apart(texts_of(scene))
