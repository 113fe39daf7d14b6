"""The page about pictures: its code runs, its pictures are current, and it names every view and every theme."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest
from views.seen import ROOT, example

import cjmkit
import cjmkit_html
from cjmkit_html.page import THEMES
from cjmkit_html.views import VIEWS
from cjmkit_html.wishes import ALL, SVGOptions

PAGE = (ROOT / "docs" / "how-to" / "pictures.md").read_text("utf-8")
SHOWN = {"personas": ("empathy", "olga"), "channels": ("funnel", None), "quadrant": ("equipment", None)}
SHOWN |= {"funnel": ("funnel", None)}


def test_the_code_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page shows in Python writes the files that it names."""
    _, _, rest = PAGE.partition("```py\n")
    code, _, _ = rest.partition("```")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    kit = cjmkit.Toolkit(plugins=(cjmkit_html,))
    monkeypatch.setattr(cjmkit, "Toolkit", lambda: kit)
    exec(compile(code, "pictures.md", "exec"), {})
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "diff.html",
        "examples",
        "personas.html",
        "quadrant.svg",
    ]


def test_every_view_and_theme_is_on_the_page() -> None:
    """Who reads the page learns of everything that can be asked for."""
    for name in (*VIEWS, ALL):
        assert f"| `{name}` |" in PAGE
    for theme in THEMES:
        assert theme == "auto" or f"`{theme}`" in PAGE or f"--theme {theme}" in PAGE


@pytest.mark.parametrize("view", SHOWN)
def test_the_pictures_of_the_page_are_current(view: str) -> None:
    """The page shows what this release draws; CJMKIT_UPDATE_PICTURES=1 draws the pictures anew."""
    name, persona = SHOWN[view]
    stream = io.BytesIO()
    kit = cjmkit.Toolkit(plugins=(cjmkit_html,))
    options = SVGOptions(view=view, persona=persona)
    kit.write_project(example(name), stream, format="project-svg", options=options)
    path = ROOT / "docs" / "images" / f"{view}.svg"
    if os.environ.get("CJMKIT_UPDATE_PICTURES"):
        path.write_bytes(stream.getvalue())
    assert path.read_bytes() == stream.getvalue()
    assert f"../images/{view}.svg" in PAGE
