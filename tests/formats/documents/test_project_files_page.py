"""
The page about project files keeps its word: its examples are one project, in canonical form.
"""

from __future__ import annotations

import re
from pathlib import Path

from formats.documents.maps import load, write

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "project-files.md").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(f"```{language}\n(.*?)```\n", PAGE, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_examples_are_one_project() -> None:
    """
    TOML and YAML of the page read as the same project, which writes as they stand, but for their comments.
    """
    toml, yaml = load(block("toml"), "project-toml"), load(block("yaml"), "project-yaml")
    assert toml.project == yaml.project
    assert toml.project is not None
    for language, text in (("toml", block("toml")), ("yaml", block("yaml"))):
        without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
        assert write(toml.project, f"project-{language}") == without
