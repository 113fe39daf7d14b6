"""The page about pictures: its code runs, and it names every view and every theme."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from views.seen import ROOT

import cjmkit
import cjmkit_html
from cjmkit_html.page import THEMES
from cjmkit_html.views import VIEWS
from cjmkit_html.wishes import ALL

PAGE = (ROOT / "docs" / "how-to" / "pictures.md").read_text("utf-8")


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
