"""Two versions side by side: columns aligned, every change told once, nothing told by colour alone."""

from __future__ import annotations

import io
from decimal import Decimal

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views.seen import assert_apart, assert_drawable, example, texts_of

from cjmkit.journeys.diff import diff_journeys, diff_projects
from cjmkit.model.journeys import KPI, Barrier, Emotion, Journey, Persona, Project, Scale, Stage, Touchpoint
from cjmkit.testing.strategies import any_projects
from cjmkit_html.changes.beside import DiffSheet, diff_sheet
from cjmkit_html.changes.curve import Feeling, curve_scene
from cjmkit_html.changes.exporter import DiffHTMLExporter, DiffOptions
from cjmkit_html.figures import Line, Sign

SEARCH = Stage(
    id="search",
    title="Поиск",
    emotion=Emotion(actual=3),
    touchpoints=(Touchpoint(title="сайт", quality=2), Touchpoint(title="чат")),
    kpis=(KPI(id="conversion", value=Decimal(2)),),
)
CHOICE = Stage(id="choice", title="Выбор", emotion=Emotion(actual=4))
PURCHASE = Stage(id="purchase", title="Покупка", emotion=Emotion(actual=5))
OLD = Journey(id="way", title="Путь", stages=(SEARCH, CHOICE, PURCHASE))


def project_of(*stages: Stage, **more: object) -> Project:
    """A project of one journey with these stages."""
    return Project(title="П", journeys=(attrs.evolve(OLD, stages=stages),), **more)


def sheet_of(*stages: Stage, lang: str = "ru", **more: object) -> DiffSheet:
    """The old version beside a new one."""
    return diff_sheet(diff_projects(project_of(*OLD.stages), project_of(*stages, **more)), lang)


def test_columns_are_aligned() -> None:
    """Stages that are in both versions share a column; what came and what went has one of its own, in its place."""
    new = Stage(id="order", title="Заказ")
    (beside,) = sheet_of(SEARCH, new, PURCHASE).journeys
    told = [(column.before, column.after, column.state, column.mark) for column in beside.columns]
    assert told == [
        ("1. Поиск", "1. Поиск", "same", ""),
        ("2. Выбор", "больше нет", "removed", "−"),
        ("не было", "2. Заказ", "added", "+"),
        ("3. Покупка", "3. Покупка", "same", ""),
    ]


def test_a_moved_and_a_renamed_stage_say_so() -> None:
    """A stage that moved keeps its old number, one that is called otherwise its old name."""
    (beside,) = sheet_of(CHOICE, attrs.evolve(SEARCH, title="Поиск товара"), PURCHASE).journeys
    states = {column.after: (column.before, column.told) for column in beside.columns}
    assert states["2. Поиск товара"][0] == "1. Поиск"
    assert "переименовано" in states["2. Поиск товара"][1]
    moved = [told for _, told in states.values() if "передвинуто" in told]
    assert len(moved) == 1


def test_changes_stand_in_their_lanes() -> None:
    """A touchpoint, a barrier and a number stand in the column of their stage, each in its lane, with its trend."""
    better = attrs.evolve(
        SEARCH,
        touchpoints=(Touchpoint(title="сайт", quality=4), Touchpoint(title="чат")),
        barriers=(Barrier(text="нет цен"),),
        kpis=(KPI(id="conversion", value=Decimal(3)),),
    )
    (beside,) = sheet_of(better, CHOICE, PURCHASE).journeys
    lanes = {lane.title: lane.cells[0] for lane in beside.lanes}
    assert list(lanes) == ["Точки контакта", "Барьеры", "Числа"]
    (site,), (barrier,), (rate,) = lanes.values()
    assert (site.words.what, site.sign, site.words.trend) == ("Качество: 2 → 4", "▲", "лучше")
    assert (barrier.words.kind, barrier.sign, barrier.words.trend) == ("добавлено", "▼", "хуже")
    assert "better" in rate.look
    assert [words.title for words, _ in beside.numbers] == ["барьеров", "conversion"]
    assert [look for _, look in beside.numbers] == ["worse", "better"]


def test_what_belongs_to_no_stage_is_told_apart() -> None:
    """A persona that came and a title that changed stand in the list of the others."""
    sheet = sheet_of(SEARCH, CHOICE, PURCHASE, personas=(Persona(id="anna", name="Анна"),))
    assert [chip.words.title for chip in sheet.others] == ["Анна"]
    assert sheet.journeys == ()


def test_equal_versions_say_so() -> None:
    """Where nothing differs the sheet is empty and its headline says it."""
    sheet = sheet_of(*OLD.stages)
    assert sheet.is_empty
    assert sheet.headline == "Отличий нет."


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_projects(), any_projects(), st.sampled_from(["ru", "en"]))
def test_no_change_is_lost(old: Project, new: Project, lang: str) -> None:
    """Whatever two projects are compared, every change stands on the sheet, once."""
    diff = diff_projects(old, new)
    sheet = diff_sheet(diff, lang)
    chips = [chip for beside in sheet.journeys for lane in beside.lanes for cell in lane.cells for chip in cell]
    assert len(chips) + len(sheet.others) == len(diff.changes)
    for beside in sheet.journeys:
        assert all(len(lane.cells) == len(beside.columns) for lane in beside.lanes)


def curve_of(*pairs: tuple[Feeling, Feeling], scales=((1, 5), (1, 5))):
    """The figure of feelings over columns of 100 pixels."""
    titles = [f"Этап {number}" for number, _ in enumerate(pairs)]
    return curve_scene(titles, pairs, scales, 100, "Чувства", "ru")


def felt(place: int | None, actual: int | None = None) -> Feeling:
    """A feeling at a stage of that number."""
    return Feeling(place=place, actual=actual)


def test_versions_differ_in_shape_and_dash() -> None:
    """The old version has squares, the new one circles, and lines of other looks."""
    scene = curve_of((felt(1, 2), felt(1, 4)), (felt(2, 3), felt(2, 5)))
    assert scene is not None
    assert_drawable(scene)
    assert_apart(texts_of(scene))
    shapes = {part.shape.value for mark in scene.marks for part in mark.parts if isinstance(part, Sign)}
    assert shapes == {"square", "circle"}
    assert [mark.name for mark in scene.marks] == ["Этап 0: было 2, стало 4", "Этап 1: было 3, стало 5"]
    looks = {part.look for part in scene.parts if isinstance(part, Line)}
    assert {"curve before", "curve after"} <= looks


@pytest.mark.parametrize(
    ("pairs", "lines"),
    [
        (((felt(1, 2), felt(1)), (felt(2), felt(2)), (felt(3, 3), felt(3))), 0),  # unknown in the middle
        (((felt(1, 2), felt(1)), (felt(None), felt(2)), (felt(2, 3), felt(3))), 1),  # a stage that came in between
        (((felt(2, 2), felt(1)), (felt(1, 3), felt(2))), 0),  # the order was another one
    ],
)
def test_unknown_is_a_gap(pairs, lines: int) -> None:
    """A line joins known feelings of stages that follow each other in their own version, and nothing else."""
    scene = curve_of(*pairs)
    assert scene is not None
    assert sum(isinstance(part, Line) and part.look == "curve before" for part in scene.parts) == lines
    assert not any(isinstance(part, Line) and part.look == "curve after" for part in scene.parts)


def test_nothing_felt_is_nothing_drawn() -> None:
    """Where no feeling is known there is no figure; a stage that is not there is told as such."""
    assert curve_of((felt(1), felt(None))) is None
    scene = curve_of((felt(1, 4), felt(None)))
    assert scene is not None
    assert scene.marks[0].name == "Этап 0: было 4, стало этапа нет"


def test_each_version_has_its_scale() -> None:
    """5 of 1…5 and 2 of −2…2 stand equally high; a scale of one value stands in the middle."""
    scene = curve_of((felt(1, 5), felt(1, 2)), scales=((1, 5), (-2, 2)))
    assert scene is not None
    ys = [part.y for part in scene.marks[0].parts if isinstance(part, Sign)]
    assert ys[0] == ys[1]
    flat = curve_of((felt(1, 3), felt(1, 3)), scales=((3, 3), (1, 5)))
    assert flat is not None
    assert len({part.y for part in flat.marks[0].parts if isinstance(part, Sign)}) == 1


def test_too_many_to_compare_is_told() -> None:
    """What was too much to be compared by likeness is said on the page; long values and matches are losses."""
    long = attrs.evolve(OLD, goal="й" * 300, stages=(CHOICE, SEARCH, PURCHASE))
    diff = attrs.evolve(diff_projects(project_of(*OLD.stages), Project(title="П", journeys=(long,))), unmatched=7)
    stream = io.BytesIO()
    losses = DiffHTMLExporter().write((diff,), stream, DiffOptions(), lambda _: None)
    assert "не сравнено: 7" in stream.getvalue().decode()
    assert {loss.field: loss.count for loss in losses} == {"Change.match": 1, "Change.after": 1}


def test_as_is_beside_to_be() -> None:
    """Two journeys of one project are compared like two versions of one."""
    journey = example("cream").journeys[0]
    to_be = attrs.evolve(journey, id="to_be", scale=Scale(low=-2, high=2), stages=journey.stages[1:])
    (beside,) = diff_sheet(diff_journeys(journey, to_be), "ru").journeys
    assert beside.columns[0].after == "больше нет"
    assert beside.scales == ((journey.scale.low, journey.scale.high), (-2, 2))
