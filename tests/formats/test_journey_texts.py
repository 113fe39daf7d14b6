"""
Mermaid, Markdown and Graphviz through the toolkit: files, losses, places, wrong options.
"""

from __future__ import annotations

import io
from pathlib import Path

import attrs
import pytest

from cjmkit import ConfigError, Toolkit
from cjmkit.model.journeys import Barrier, Emotion, Journey, Persona, Project, Stage, Touchpoint

STAGE = Stage(
    id="search",
    title="Поиск",
    touchpoints=(Touchpoint(title="сайт", emotion=Emotion(actual=4)), Touchpoint(title="чат")),
    barriers=(Barrier(text="долго"),),
)
MAP = Project(
    title="Крем",
    personas=(Persona(id="anna", name="Анна"),),
    journeys=(Journey(id="krem", title="Путь", personas=("anna",), stages=(STAGE,)), Journey(id="b", title="Второй")),
)


@pytest.fixture
def kit() -> Toolkit:
    """The built-in formats alone."""
    return Toolkit(plugins=())


@pytest.mark.parametrize("name", ["map.mmd", "map.mermaid"])
def test_mermaid_both_ways(kit: Toolkit, tmp_path: Path, name: str) -> None:
    """What the diagram holds comes back; what it does not is in the loss list, with the reason in both languages."""
    written = kit.write_project(MAP, tmp_path / name)
    assert {loss.field: loss.count for loss in written.losses} == {
        "Project.journeys": 1,
        "Stage.barriers": 1,
        "Touchpoint.title": 1,
    }
    assert all(loss.reason.ru and loss.reason.en for loss in written.losses)
    assert kit.kind_of(tmp_path / name) == "project"
    record = kit.load_project(tmp_path / name)
    assert record.project is not None
    (journey,) = record.project.journeys
    assert [point.title for _, point in journey.touchpoints()] == ["сайт"]
    assert record.places["journeys[0].stages[0]"].line == 3
    assert not record.findings


def test_findings_of_a_diagram_have_their_file_and_line(kit: Toolkit, tmp_path: Path) -> None:
    """A trap of the grammar is told with its file, line and code."""
    path = tmp_path / "map.mmd"
    path.write_text("journey\n  section Звонки\n    В 10:00: 5: Анна\n", encoding="utf-8")
    (finding,) = kit.load_project(path).findings
    assert finding.line().startswith("map.mmd[3:1]: ")
    assert finding.code == "IMP601"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"graph TD\n"])
def test_no_diagram(kit: Toolkit, data: bytes) -> None:
    """An empty file, bytes that are no text, another diagram: a finding, no project."""
    record = kit.load_project(data, format="mermaid")
    assert record.project is None
    assert [finding.severity.value for finding in record.findings] == ["error"]


@pytest.mark.parametrize(("name", "start"), [("map.md", "# Крем\n\n## Путь"), ("map.dot", 'digraph "krem" {')])
def test_written_only(kit: Toolkit, tmp_path: Path, name: str, start: str) -> None:
    """Markdown and Graphviz are written, and say what they leave out."""
    written = kit.write_project(MAP, tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert written.losses or name.endswith("md")


def test_one_journey_of_several(kit: Toolkit) -> None:
    """A journey is chosen by its id; Markdown writes all unless one is named."""
    stream = io.BytesIO()
    kit.write_project(MAP, stream, format="markdown")
    assert stream.getvalue().decode().count("\n## ") == 2
    for name in ("markdown", "mermaid", "dot"):
        stream = io.BytesIO()
        kit.write_project(MAP, stream, format=name, options={"journey": "b"})
        assert "Второй" in stream.getvalue().decode()
        assert "Путь" not in stream.getvalue().decode()


@pytest.mark.parametrize("name", ["markdown", "mermaid", "dot"])
@pytest.mark.parametrize(
    ("options", "code"),
    [({"journey": "нет"}, "EXP121"), ({"lang": "de"}, "EXP010"), ({"colour": "red"}, "CFG")],
)
def test_wrong_options(kit: Toolkit, name: str, options: dict[str, str], code: str) -> None:
    """A journey that is not there, a language that we do not speak, an option that does not exist: one sentence."""
    with pytest.raises(ConfigError, match=code):
        kit.write_project(MAP, io.BytesIO(), format=name, options=options)


def test_no_journey(kit: Toolkit) -> None:
    """A project without journeys is not drawn as an empty one."""
    with pytest.raises(ConfigError, match="EXP120"):
        kit.write_project(attrs.evolve(MAP, journeys=()), io.BytesIO(), format="mermaid")


def test_unknown_emotions_can_be_marked(kit: Toolkit) -> None:
    """An option draws what is not known, in words."""
    stream = io.BytesIO()
    written = kit.write_project(MAP, stream, format="mermaid", options={"unknown": "mark"})
    assert "чат (нет данных): 3: Анна" in stream.getvalue().decode()
    assert "Touchpoint.title" not in {loss.field for loss in written.losses}
    with pytest.raises(ConfigError, match="EXP010"):
        kit.write_project(MAP, stream, format="mermaid", options={"unknown": "zero"})
