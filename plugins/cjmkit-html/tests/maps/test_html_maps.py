"""Maps: texts fit, labels keep off the curve, nothing unknown is drawn as known, and a browser shows it all."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from browsing import Visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views.seen import EXAMPLES, assert_apart, boxes_of, every, example, texts_of

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.model.journeys import Barrier, Emotion, Journey, Persona, Project, Stage, Transition, TransitionKind
from cjmkit.testing.strategies import any_projects
from cjmkit_html.figures import Box, Curve, Line, Scene, Words
from cjmkit_html.geometry import Segment, crosses, sampled
from cjmkit_html.maps import map_sheet
from cjmkit_html.maps.curve import curve_scene
from cjmkit_html.maps.scene import map_scene
from cjmkit_html.maps.ways import ways_scene
from cjmkit_html.text.widths import width_of

KIT = Toolkit(plugins=(cjmkit_html,))
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
COLUMN = 214.0
JOURNEYS = [(path.stem, journey.id) for path in EXAMPLES for journey in example(path.stem).journeys]
LONG = st.text(st.sampled_from("абвгдклмнорстуйьщжWm -"), min_size=1, max_size=90)
SCORES = st.none() | st.integers(1, 5)
MAPS = st.lists(st.tuples(SCORES, SCORES, st.none() | LONG), min_size=1, max_size=9)


def lines_of(scene: Scene) -> list[tuple[tuple[float, float], ...]]:
    """The curves and the gaps of a figure, as straight pieces."""
    found: list[tuple[tuple[float, float], ...]] = []
    for part in every(scene.parts):
        if isinstance(part, Curve):
            starts = (part.start, *(piece[2] for piece in part.pieces))
            segments = [Segment(start, *piece) for start, piece in zip(starts, part.pieces, strict=False)]
            found.append(sampled(segments))
        elif isinstance(part, Line) and part.look == "gap":
            found.append(((part.x1, part.y1), (part.x2, part.y2)))
    return found


def assert_readable(scene: Scene) -> None:
    """No label overlaps another, crosses a line, or leaves its column."""
    boxes = texts_of(scene)
    assert_apart(boxes)
    lines = lines_of(scene)
    for box in boxes:
        assert not any(crosses(box, line) for line in lines), box
        column = int((box.x + box.width / 2) // COLUMN)
        assert column * COLUMN <= box.x
        assert box.right <= (column + 1) * COLUMN
        assert box.y >= 0
        assert box.bottom <= scene.height


@pytest.mark.parametrize(("name", "id"), JOURNEYS)
def test_labels_of_examples_keep_off_the_curve(name: str, id: str) -> None:  # noqa: A002
    """On every example: labels apart, on no line, in their columns."""
    project = example(name)
    journey = project.journey(id)
    assert journey is not None
    assert_readable(curve_scene(map_sheet(project, journey, "ru"), COLUMN, "ru"))


@QUIET
@given(MAPS)
def test_labels_of_any_map_keep_off_the_curve(felt: list[tuple[int | None, int | None, str | None]]) -> None:
    """Whatever is felt and however long its words are: labels apart, on no line, in their columns."""
    stages = tuple(
        Stage(id=f"s{number}", title="Этап", emotion=Emotion(expected=expected, actual=actual, label=label))
        for number, (expected, actual, label) in enumerate(felt)
    )
    journey = Journey(id="j", title="Путь", stages=stages)
    assert_readable(curve_scene(map_sheet(Project(journeys=(journey,)), journey, "ru"), COLUMN, "ru"))


@pytest.mark.parametrize(("name", "id"), JOURNEYS)
def test_texts_of_pictures_stay_apart(name: str, id: str) -> None:  # noqa: A002
    """In a whole picture no line of text lies on another, and every chip holds its texts."""
    project = example(name)
    journey = project.journey(id)
    assert journey is not None
    scene = map_scene(map_sheet(project, journey, "ru"), "ru")
    assert_apart(texts_of(scene))
    chips = [part for part in every(scene.parts) if isinstance(part, Box) and part.look.startswith("chip")]
    for words in (part for part in every(scene.parts) if isinstance(part, Words)):
        box = boxes_of(words)
        assert all(chip.holds(box) for chip in chips if chip.overlaps(box)), words
        assert width_of(words.text, words.size, bold="strong" in words.look) <= 230 or words.look == "muted"


@QUIET
@given(any_projects())
def test_any_map_is_drawn(project: Project) -> None:
    """Whatever the model can hold, each map becomes a figure."""
    for journey in project.journeys:
        assert map_scene(map_sheet(project, journey, "en"), "en").height > 0


def test_unknown_feelings_are_gaps() -> None:
    """A stage that nobody rated parts the curve and says «нет данных»; it is no zero."""
    scores = (4, 2, None, 3, 5)
    stages = tuple(Stage(id=str(n), title="Этап", emotion=Emotion(actual=score)) for n, score in enumerate(scores))
    journey = Journey(id="j", title="Путь", stages=stages)
    scene = curve_scene(map_sheet(Project(journeys=(journey,)), journey, "ru"), COLUMN, "ru")
    assert [len(part.pieces) for part in scene.parts if isinstance(part, Curve)] == [1, 1]
    assert [part.text for part in every(scene.parts) if isinstance(part, Words)] == ["4", "2", "нет данных", "3", "5"]


def test_ways_tell_their_share() -> None:
    """A return is an arc with its share, thicker the greater it is; steps to the next stage are no arcs."""
    ways = (
        Transition(start="c", end="a", kind=TransitionKind.RETURN, conversion=Decimal(11)),
        Transition(start="b", kind=TransitionKind.EXIT, conversion=Decimal(60)),
        Transition(start="a", end="b"),
        Transition(start="a", end="nowhere"),
    )
    stages = tuple(Stage(id=id, title=id.upper()) for id in "abc")  # noqa: A001
    journey = Journey(id="j", title="Путь", stages=stages, transitions=ways)
    scene = ways_scene(map_sheet(Project(journeys=(journey,)), journey, "ru"), COLUMN, "ru")
    assert scene is not None
    assert [mark.name for mark in scene.marks] == ["возврат: C → A, 11\u00a0%", "уход: B → уходит, 60\u00a0%"]
    back, out = (part.thick for part in every(scene.parts) if isinstance(part, Curve))
    assert back is not None
    assert out is not None
    assert back < out


def test_critical_stages_are_those_of_the_analysis() -> None:
    """On the cream map «Выбор» has most barriers; two more stages have a crowd of them."""
    project = example("cream")
    heads = map_sheet(project, project.journeys[0], "ru").heads
    assert [head.critical for head in heads] == ["", "", "most", "crowded", "crowded", ""]
    assert "4" in heads[2].note


def written(project: Project, form: str, **options: object) -> bytes:
    """The map as a file."""
    stream = io.BytesIO()
    KIT.write_project(project, stream, format=f"project-{form}", options={"view": "map", **options})
    return stream.getvalue()


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_maps_are_small(name: str) -> None:
    """A page is under 100 kB, and so is a picture."""
    project = example(name)
    assert len(written(project, "html")) < 100_000
    picture = written(project, "svg")
    assert len(picture) < 100_000
    assert ET.fromstring(picture).tag.endswith("svg")


def two(name: str) -> Project:
    """A project with a second map beside the first."""
    project = example(name)
    other = attrs.evolve(project.journeys[0], id="second", title="Второй путь")
    return attrs.evolve(project, journeys=(*project.journeys, other))


def test_a_page_works_in_a_browser(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Maps can be switched, lanes hidden and personas chosen; a table with scopes stands under it all."""
    path = tmp_path / "map.html"
    path.write_bytes(written(two("equipment"), "html"))
    page = visit(path, viewport={"width": 1600, "height": 900}).page
    assert page.locator("[data-map]:visible").count() == 2
    page.locator("[data-show]").select_option("map-2")
    assert page.locator("[data-map]:visible").count() == 1
    row = page.locator("#map-2 .whole [data-lane=barriers]")
    assert row.is_visible()
    page.locator("input[value=barriers]").uncheck()
    assert not row.is_visible()
    assert page.locator("#map-2 .whole th[scope=col]").count() == 9
    assert page.locator("#map-2 .whole th[scope=row]").count() >= 10


def test_a_page_is_whole_without_scripts(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Every map is there, and no control that would do nothing."""
    path = tmp_path / "map.html"
    path.write_bytes(written(two("tiles"), "html"))
    page = visit(path, java_script_enabled=False).page
    assert page.locator("[data-map]:visible").count() == 2
    assert page.locator("[data-choices]:visible").count() == 0


def test_columns_of_table_and_curve_agree(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """The signs of the curve stand over the middles of their columns."""
    path = tmp_path / "map.html"
    path.write_bytes(written(example("equipment"), "html"))
    page = visit(path, viewport={"width": 2200, "height": 900}).page
    heads = [box["x"] + box["width"] / 2 for box in map(_box, page.locator(".whole th.head").all())]
    signs = [box["x"] + box["width"] / 2 for box in map(_box, page.locator(".whole [data-lane] .dot").all())]
    assert len(heads) == len(signs)
    assert all(abs(head - sign) < 3 for head, sign in zip(heads, signs, strict=True))


def _box(found: object) -> dict[str, float]:
    box: dict[str, float] = found.bounding_box()  # type: ignore[attr-defined]
    return box


def test_personas_of_any_id_can_be_chosen(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Whoever is chosen, the barriers of others go and their own stay, also where ids hold spaces."""
    people = (Persona(id="a b", name="Анна"), Persona(id="b", name="Борис"))
    barriers = (Barrier(text="Её барьер", personas=("a b",)), Barrier(text="Его барьер", personas=("b",)))
    stage = Stage(id="s", title="Этап", barriers=barriers)
    journey = Journey(id="j", title="Путь", personas=("a b", "b"), stages=(stage,))
    path = tmp_path / "map.html"
    path.write_bytes(written(Project(personas=people, journeys=(journey,)), "html"))
    page = visit(path).page
    page.locator("[data-who]").select_option("b")
    shown = page.locator(".whole .chip.barrier:visible").all_inner_texts()
    assert len(shown) == 1
    assert "Его барьер" in shown[0]
