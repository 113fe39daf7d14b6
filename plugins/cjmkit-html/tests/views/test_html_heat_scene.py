"""The heat map: every crossing says what stands in it, and the shade is never the only word."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from views.seen import EXAMPLES, assert_apart, assert_drawable, example, texts_of

from cjmkit import Toolkit
from cjmkit.journeys.analysis import analyse
from cjmkit.journeys.analysis.channels import ChannelMatrix
from cjmkit.model.journeys import Channel, Journey, Project, Stage, Touchpoint
from cjmkit.testing.strategies import any_projects
from cjmkit_html.heat import heat_scene, heat_table


def matrix_of(project: Project, journey: Journey) -> ChannelMatrix:
    """What the analysis says of a journey."""
    (found,) = analyse(attrs.evolve(project, journeys=(journey,)), only=("channels",))
    assert isinstance(found, ChannelMatrix)
    return found


def small() -> ChannelMatrix:
    """Two stages; a site that is rated, a chat that is not, a fair where nothing happens."""
    points = (
        Touchpoint(title="главная", channel="site", quality=2, owner="маркетинг"),
        Touchpoint(title="каталог", channel="site", quality=3),
        Touchpoint(title="вопрос", channel="чат на сайте"),
    )
    stages = (Stage(id="a", title="Поиск", touchpoints=points, owner="продажи"), Stage(id="b", title="Поиск"))
    project = Project(channels=(Channel(id="fair", title="Ярмарка"),), journeys=())
    return matrix_of(project, Journey(id="way", title="Путь", stages=stages))


def test_cells_say_count_quality_and_owner() -> None:
    """A cell tells how many touchpoints, their mean quality and who answers; an unknown quality is told as such."""
    table = heat_table(small(), "ru")
    assert table is not None
    by_title = {row.title: row for row in table.rows}
    site = by_title["Сайт"].cells[0]
    assert (site.told, site.quality, site.owners, site.shade) == (
        "2 точки",
        "качество 2,5",
        "маркетинг, продажи",
        "q3",
    )
    (chat,) = (row.cells[0] for title, row in by_title.items() if title not in ("Сайт", "Ярмарка"))
    assert (chat.quality, chat.shade) == ("качество неизвестно", "unknown")
    assert by_title["Ярмарка"].note == "канал без точек"


def test_gaps_are_told() -> None:
    """A stage that no channel serves says so, and not its namesake that has some; an empty cell is no zero shade."""
    table = heat_table(small(), "ru")
    assert table is not None
    assert table.stages == (("Поиск", ""), ("Поиск", "ни одного канала"))
    assert all(row.cells[1].is_empty for row in table.rows)
    assert table.shades == ("q3", "empty", "unknown")


def test_nothing_to_draw() -> None:
    """Without channels or stages there is no figure, and the sentence of the analysis says why."""
    for journey in (Journey(id="w", title="Путь"), Journey(id="w", title="П", stages=(Stage(id="a", title="А"),))):
        result = matrix_of(Project(), journey)
        assert heat_table(result, "ru") is None
        assert heat_scene(result, "Путь", "ru") is None
        assert "Матрицы нет" in result.sentence("ru")


def test_every_crossing_has_a_name() -> None:
    """The keyboard stops at every cell, row by row, and hears channel, stage and what is there."""
    scene = heat_scene(small(), "Путь", "en")
    assert scene is not None
    names = [mark.name for mark in scene.marks]
    assert len(names) == 6
    assert "Site × Поиск: 2 touchpoints; quality 2.5; маркетинг, продажи" in names
    assert any(name.endswith("× Поиск: no touchpoints") for name in names)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path) -> None:
    """In the examples no text leaves its cell and no cell comes upon another."""
    project = Toolkit(plugins=()).read_project(path)
    for journey in project.journeys:
        scene = heat_scene(matrix_of(project, journey), journey.title, "ru")
        if scene is not None:
            assert_drawable(scene)
            assert_apart(texts_of(scene))
            assert_apart([mark.parts[0] for mark in scene.marks])  # type: ignore[misc]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_projects())
def test_any_project_can_be_drawn(project: Project) -> None:
    """The figure of any project is well-formed and has a cell for every crossing."""
    for journey in project.journeys:
        result = matrix_of(project, journey)
        scene = heat_scene(result, journey.title, "ru")
        if scene is not None:
            assert_drawable(scene)
            assert len(scene.marks) == len(result.rows) * len(result.stages)


def test_the_matrix_is_that_of_the_analysis() -> None:
    """The numbers of the table are those of the analysis, cell by cell."""
    project = example("equipment")
    result = matrix_of(project, project.journeys[0])
    table = heat_table(result, "ru")
    assert table is not None
    for row, told in zip(result.rows, table.rows, strict=True):
        assert sum(cell.count for cell in told.cells) == row.touchpoints
    empty = sum(cell.is_empty for row in table.rows for cell in row.cells)
    assert empty == result.empty_cells
