"""The command ``render``: what it hands to whoever draws, and what it says where nobody does."""

from __future__ import annotations

import importlib
import json
import sys
import types
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest

from cjmkit.findings import Texts
from cjmkit.model.journeys import Scope
from cjmkit.plugins import API, Exporter, Kind, Loss, Progress, hookimpl
from cjmkit.plugins.options import one_of
from cjmkit.toolkit import Toolkit
from cli.running import GOOD, WRONG, base, here, one_sentence
from cli.test_diff import MAP

# MAP names no persona, which the rules want.
WHOLE = attrs.evolve(MAP, journeys=(attrs.evolve(MAP.journeys[0], scope=Scope.GENERALISED),))


@attrs.frozen(kw_only=True)
class Wishes:
    """What a picture can be told."""

    view: str = "map"
    journey: str | None = None
    persona: str | None = None
    theme: str = "auto"
    lang: str = "ru"


@attrs.frozen(kw_only=True)
class CardWishes:
    """What a picture of cards can be told."""

    theme: str = "auto"
    lang: str = "ru"


@attrs.frozen(kw_only=True)
class Drawer:
    """Writes what it was told instead of a picture."""

    name: str
    extensions: tuple[str, ...]
    kind: Kind
    options: type[Any]
    title: Texts = Texts("Картинка", "A picture")
    api: int = API

    def write(self, items: Iterable[Any], stream: BinaryIO, options: Any, progress: Progress) -> Sequence[Loss]:
        """Write the options and how many items came."""
        if isinstance(options, Wishes):
            one_of("view", options.view, ("map", "funnel"))
        number = 0
        for _ in items:
            number += 1
            progress(1)
        stream.write(json.dumps({**attrs.asdict(options), "items": number}).encode())
        return (Loss(field="note", count=1, reason=Texts("не рисуется", "not drawn")),)


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A toolkit of the command line that has the plugin which draws."""
    module = types.ModuleType("small_drawing_plugin")

    @hookimpl
    def cjmkit_exporters() -> Sequence[Exporter]:
        return (
            Drawer(name="project-html", extensions=("html",), kind="project", options=Wishes),
            Drawer(name="project-svg", extensions=("svg",), kind="project", options=Wishes),
            Drawer(name="html", extensions=("html",), kind="cards", options=CardWishes),
            Drawer(name="diff-html", extensions=("html",), kind="diff", options=CardWishes),
        )

    module.cjmkit_exporters = cjmkit_exporters  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for name in ("render", "diff"):
        home = importlib.import_module(f"cjmkit.cli.{name}")
        monkeypatch.setattr(home, "toolkit", lambda: Toolkit(plugins=(module,)))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a project."""
    Toolkit(plugins=()).write_project(WHOLE, tmp_path / "map.json")
    return tmp_path


@pytest.mark.usefixtures("drawing")
def test_a_project_is_drawn_as_told(project: Path) -> None:
    """What is named reaches the exporter, what is not stays as the exporter has it; the loss is told."""
    answer = here("render", "map.json", "-o", "map.html", cwd=project)
    assert answer.code == 0
    assert "записано: map.html" in answer.err
    assert "не рисуется: note ×1" in answer.err
    drawn = json.loads((project / "map.html").read_text())
    assert drawn == {"view": "map", "journey": None, "persona": None, "theme": "auto", "lang": "ru", "items": 1}
    here("render", "map.json", "-o", "f.svg", "--view", "funnel", "--journey", "krem", "--theme", "dark", cwd=project)
    drawn = json.loads((project / "f.svg").read_text())
    assert (drawn["view"], drawn["journey"], drawn["theme"]) == ("funnel", "krem", "dark")


@pytest.mark.usefixtures("drawing")
def test_what_an_option_says_last_counts(project: Path) -> None:
    """``--out-option`` reaches the exporter as it is, the language of the call too."""
    answer = here("render", "map.json", "-o", "-", "--out-option", "persona=anna", "--lang", "en", cwd=project)
    assert json.loads(answer.data)["lang"] == "en"
    assert json.loads(answer.data)["persona"] == "anna"
    assert here("render", "map.json", "-o", "-", "--to", "svg", cwd=project).code == 0
    assert here("render", "map.json", "-o", "map.htm", cwd=project).code == 0


@pytest.mark.usefixtures("drawing")
def test_a_wrong_view_names_those_there_are(project: Path) -> None:
    """The exporter says what it draws, and nothing is written."""
    sentence = here("render", "map.json", "-o", "map.html", "--view", "mop", cwd=project).err
    assert "map, funnel" in sentence
    assert not (project / "map.html").exists()


@pytest.mark.usefixtures("drawing")
def test_cards_are_drawn_with_their_errors(tmp_path: Path) -> None:
    """No card is left out of a picture: errors are counted, told, and give the exit code 1."""
    base(tmp_path, GOOD)
    answer = here("render", "clients.csv", "-o", "cards.html", cwd=tmp_path)
    assert answer.code == 0
    assert json.loads((tmp_path / "cards.html").read_text())["items"] == 2
    base(tmp_path, WRONG)
    answer = here("render", "clients.csv", "-o", "cards.html", "--theme", "print", cwd=tmp_path)
    assert answer.code == 1
    assert "cjmkit check" in answer.err
    assert json.loads((tmp_path / "cards.html").read_text()) == {"theme": "print", "lang": "ru", "items": 3}


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize(("lang", "told"), [("ru", "с ошибками; подробно: cjmkit check"), ("en", "errors too")])
def test_a_project_is_drawn_with_its_errors(tmp_path: Path, lang: str, told: str) -> None:
    """A project that breaks rules is drawn as it is: its errors are counted as check counts them, and give 1."""
    stranger = attrs.evolve(MAP, journeys=(attrs.evolve(MAP.journeys[0], personas=("nobody",)),))
    Toolkit(plugins=()).write_project(stranger, tmp_path / "map.json")
    answer = here("render", "map.json", "-o", "map.html", "--output", "json", "--lang", lang, cwd=tmp_path)
    assert answer.code == 1
    assert told in answer.err
    assert (tmp_path / "map.html").exists()
    checked = here("check", "map.json", "--output", "json", "--lang", lang, cwd=tmp_path)
    assert checked.code == 1
    codes, wanted = (
        [each["code"] for each in json.loads(said.out) if each["severity"] == "error"] for said in (answer, checked)
    )
    assert sorted(codes) == sorted(wanted)
    assert "JRN223" in codes


@pytest.mark.usefixtures("drawing")
def test_findings_of_cards_as_data(tmp_path: Path) -> None:
    """With ``--output json`` the findings are one document, apart from the picture."""
    base(tmp_path, WRONG)
    answer = here("render", "clients.csv", "-o", "cards.html", "--output", "json", cwd=tmp_path)
    assert json.loads(answer.out)[0]["code"]
    piped = here("render", "clients.csv", "-o", "-", "--output", "json", cwd=tmp_path)
    assert json.loads(piped.data)["items"] == 3


@pytest.mark.usefixtures("drawing")
def test_a_base_without_clients_takes_no_place(tmp_path: Path) -> None:
    """An empty base leaves the picture of yesterday as it was."""
    base(tmp_path, "ИНН;Наименование\n")
    (tmp_path / "cards.html").write_text("вчера")
    answer = here("render", "clients.csv", "-o", "cards.html", cwd=tmp_path)
    assert answer.code == 1
    assert "не записан" in answer.err
    assert (tmp_path / "cards.html").read_text() == "вчера"


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("name", ["view", "journey", "persona"])
def test_options_of_projects_are_refused_for_cards(tmp_path: Path, name: str) -> None:
    """An option that would be passed over in silence is refused."""
    base(tmp_path)
    answer = here("render", "clients.csv", "-o", "cards.html", f"--{name}", "x", cwd=tmp_path)
    assert answer.code == 2
    assert f"--{name}" in one_sentence(answer)


@pytest.mark.usefixtures("drawing")
def test_cards_are_pages(tmp_path: Path) -> None:
    """What another plugin writes of cards as SVG is no picture of them: an SVG of cards is refused."""
    base(tmp_path)
    for arguments in (("-o", "cards.svg"), ("-o", "-", "--to", "svg")):
        answer = here("render", "clients.csv", *arguments, cwd=tmp_path)
        assert answer.code == 2
        assert ".html" in one_sentence(answer)
        assert ".svg" not in answer.err.replace("cards.svg", "")


@pytest.mark.usefixtures("drawing")
def test_the_input_is_never_the_output(tmp_path: Path) -> None:
    """Neither cards nor a project are drawn over themselves."""
    base(tmp_path, name="cards.html")
    answer = here("render", "cards.html", "--from", "csv", "-o", "cards.html", cwd=tmp_path)
    assert answer.code == 2
    assert "INPUT" in one_sentence(answer)


def test_without_the_plugin_its_name_is_told(project: Path) -> None:
    """Who has no plugin learns how to get it, from ``convert`` too; nothing is written."""
    base(project)
    calls = (
        ("render", "map.json", "-o", "map.html"),
        ("render", "map.json", "-o", "map.svg"),
        ("render", "map.json", "-o", "-"),
        ("render", "clients.csv", "-o", "cards.html"),
        ("convert", "map.json", "map.svg"),
        ("convert", "clients.csv", "cards.html"),
        ("convert", "map.json", "-", "--to", "html"),
    )
    for arguments in calls:
        answer = here(*arguments, cwd=project)
        assert answer.code == 2
        assert "pip install cjmkit-html" in one_sentence(answer)
    assert sorted(path.name for path in project.iterdir()) == ["clients.csv", "map.json"]


def test_what_is_no_picture_is_refused(project: Path) -> None:
    """For other formats there is ``convert``."""
    sentence = one_sentence(here("render", "map.json", "-o", "map.md", cwd=project))
    assert ".svg" in sentence
    assert "cjmkit convert" in sentence


def test_a_difference_without_the_plugin(project: Path) -> None:
    """``diff -o`` says which plugin draws; cards cannot be drawn beside each other; an option alone is refused."""
    Toolkit(plugins=()).write_project(attrs.evolve(MAP, title="Мыло"), project / "new.json")
    answer = here("diff", "map.json", "new.json", "-o", "diff.html", cwd=project)
    assert "pip install cjmkit-html" in one_sentence(answer)
    assert "--out" in one_sentence(here("diff", "map.json", "new.json", "--out-option", "theme=dark", cwd=project))
    assert "--out" in one_sentence(here("diff", "map.json", "new.json", "-o", "map.json", cwd=project))
    base(project, name="a.csv"), base(project, name="b.csv")
    answer = here("diff", "a.csv", "b.csv", "-o", "diff.html", cwd=project)
    assert answer.code == 2
    assert "--out" in one_sentence(answer)


@pytest.mark.usefixtures("drawing")
def test_a_difference_is_drawn(project: Path) -> None:
    """The page is made by the exporter of differences, and the exit code is that of ``--fail-on`` all the same."""
    Toolkit(plugins=()).write_project(attrs.evolve(MAP, title="Мыло"), project / "new.json")
    answer = here("diff", "map.json", "new.json", "-o", "d.html", "--fail-on", "change", cwd=project)
    assert answer.code == 1
    assert json.loads((project / "d.html").read_text()) == {"theme": "auto", "lang": "ru", "items": 1}
    assert "переименовано: 1" in answer.err
    assert "записано: d.html" in answer.err
    piped = here("diff", "map.json", "new.json", "-o", "-", "--out-option", "theme=dark", cwd=project)
    assert json.loads(piped.data)["theme"] == "dark"


def test_a_broken_plugin_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the plugin, but broken, is told what is wrong with it, not to install it."""
    from cjmkit.errors import PluginError
    from cjmkit.plugins import Host, PluginProblem

    problem = PluginProblem(
        plugin="html",
        distribution="cjmkit-html",
        version="0.1",
        stage="load",
        error="ImportError",
        fix=Texts("обновите", "update it"),
    )
    monkeypatch.setattr(Host, "problems", (problem,))
    with pytest.raises(PluginError, match="cjmkit-html"):
        Toolkit(plugins=()).write_project(MAP, project / "map.html")
