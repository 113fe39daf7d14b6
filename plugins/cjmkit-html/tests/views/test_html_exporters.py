"""Pages and pictures of projects through the toolkit and the command line: what is asked for, and what is not shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from views.seen import ROOT, example
from views.test_html_persona_sheet import PIXEL

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.errors import ConfigError
from cjmkit.model import ImageRef
from cjmkit.model.journeys import Journey, Persona, Project

KIT = Toolkit(plugins=(cjmkit_html,))
TWO = Project(
    title="Два",
    personas=(Persona(id="a", name="Анна"), Persona(id="b", name="Борис")),
    journeys=(Journey(id="x", title="Первый", personas=("a",)), Journey(id="y", title="Второй", personas=("b",))),
)


def drawn(folder: Path, project: Project, name: str = "page.html", **options: str) -> str:
    """The text of a picture."""
    KIT.write_project(project, folder / name, options=options)
    return (folder / name).read_text("utf-8")


def lost(folder: Path, project: Project, name: str, **options: str) -> dict[str, int]:
    """What a picture says that it does not show."""
    return {loss.field: loss.count for loss in KIT.write_project(project, folder / name, options=options).losses}


def test_all_views_are_on_one_page(tmp_path: Path) -> None:
    """Without a wish every view is there, and links lead to each."""
    page = drawn(tmp_path, example("cream"))
    for name in ("personas", "channels", "quadrant", "funnel"):
        assert f'id="{name}"' in page
        assert f'href="#{name}"' in page
    alone = drawn(tmp_path, example("cream"), view="funnel")
    assert "<nav" not in alone
    assert 'id="personas"' not in alone


def test_one_journey_and_one_persona(tmp_path: Path) -> None:
    """Only what is named is drawn; with a persona, the journeys that it goes through."""
    assert "Первый" not in drawn(tmp_path, TWO, view="funnel", journey="y")
    page = drawn(tmp_path, TWO, persona="a")
    assert "Анна" in page
    assert "Борис" not in page
    assert "Второй" not in page
    assert lost(tmp_path, TWO, "p.html", view="personas", persona="a")["Project.personas"] == 1
    assert lost(tmp_path, TWO, "f.svg", view="funnel", journey="x")["Project.journeys"] == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"view": "mop"}, "personas.*funnel"),
        ({"theme": "pink"}, "auto.*print"),
        ({"lang": "de"}, "ru.*en"),
        ({"journey": "z"}, "HTM001.*x, y|x, y"),
        ({"persona": "z"}, "a, b"),
    ],
)
def test_wrong_wishes_name_the_right_ones(tmp_path: Path, options: dict[str, str], told: str) -> None:
    """What there is not is refused, what there is is named, and nothing is written."""
    for name in ("page.html", "picture.svg"):
        with pytest.raises(ConfigError, match=told):
            KIT.write_project(TWO, tmp_path / name, options=options)
    assert not list(tmp_path.iterdir())


def test_a_picture_shows_one_view(tmp_path: Path) -> None:
    """All views do not fit one picture: the names of the views are told."""
    with pytest.raises(ConfigError, match="personas"):
        KIT.write_project(TWO, tmp_path / "all.svg", options={"view": "all"})


@pytest.mark.parametrize("view", ["personas", "channels", "quadrant", "funnel"])
def test_an_empty_project_says_that_it_is_empty(tmp_path: Path, view: str) -> None:
    """Nothing to show is told in words, on a page and in a picture."""
    told = "Персон в проекте нет." if view == "personas" else "Путей, которые можно показать, в проекте нет."
    assert told in drawn(tmp_path, Project(), view=view)
    assert told in drawn(tmp_path, Project(), "empty.svg", view=view)


def test_photographs(tmp_path: Path) -> None:
    """A photograph that the project holds is on the page; one that is only named is told as not shown."""
    held = attrs.evolve(TWO, personas=(Persona(id="a", name="Анна", photo=ImageRef(data=PIXEL)),))
    named = attrs.evolve(TWO, personas=(Persona(id="a", name="Анна", photo=ImageRef(url="https://example.org/a.png")),))
    assert "data:image/png" in drawn(tmp_path, held, view="personas")
    assert "Persona.photo" not in lost(tmp_path, held, "a.html", view="personas")
    assert lost(tmp_path, held, "a.svg", view="personas")["Persona.photo"] == 1
    assert lost(tmp_path, named, "a.html", view="personas")["Persona.photo"] == 1
    assert "example.org" not in drawn(tmp_path, named, view="personas")


def test_what_a_view_shows_is_no_loss(tmp_path: Path) -> None:
    """The quadrant shows ratings and not barriers; the page of all views shows what any of them does."""
    project = example("equipment")
    quadrant = lost(tmp_path, project, "q.html", view="quadrant")
    assert "Touchpoint.quality" not in quadrant
    assert quadrant["Stage.barriers"] == 4
    everything = lost(tmp_path, project, "all.html")
    # What a view opens is counted by its fields: the map shows remedies, and not what kind of remedies they are.
    opened = {"Segment.criteria", "Segment.evidence", "Emotion.evidence", "Remedy.executor", "Remedy.kind"}
    assert set(everything) < set(quadrant) | opened


def call(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with the plugin as it is installed."""
    env = {name: value for name, value in os.environ.items() if name != "CJMKIT_DISABLE_PLUGINS"}
    return subprocess.run(
        [sys.executable, "-m", "cjmkit", *arguments],
        cwd=cwd,
        env={**env, "LANG": "C.UTF-8", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_command_line(tmp_path: Path) -> None:
    """``render``, ``convert`` and ``diff`` draw by the installed plugin and say what they wrote."""
    cream = str(ROOT / "examples" / "journeys" / "cream.toml")
    done = call("render", cream, "-o", "map.svg", "--view", "quadrant", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "wrote map.svg" in done.stderr
    assert "fix first" in (tmp_path / "map.svg").read_text("utf-8")
    wrong = call("render", cream, "-o", "map.html", "--journey", "krem", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "есть: cream" in wrong.stderr
    assert call("convert", cream, "page.html", "--out-option", "view=personas", cwd=tmp_path).returncode == 0
    assert "Татьяна" in (tmp_path / "page.html").read_text("utf-8")
    piped = call("diff", cream, cream, "-o", "-", cwd=tmp_path)
    assert "Отличий нет." in piped.stdout


def test_listing_formats_loads_no_templates() -> None:
    """Whoever has the plugin and works with cards waits neither for Jinja nor for the classes of journeys."""
    told = "import sys, cjmkit, cjmkit_html; cjmkit_html.cjmkit_exporters(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert "cjmkit_html.exporters" in loaded
    assert not {"jinja2", "cjmkit.model.journeys", "cjmkit.journeys.analysis"} & set(loaded)
