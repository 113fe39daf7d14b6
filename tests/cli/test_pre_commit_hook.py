"""The hook for pre-commit: its shape, the files it looks at, and that its call works."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml

from cli.running import ROOT, here
from cli.test_check_projects import CREAM

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_shape():
    """There are two hooks, with what pre-commit requires, installed with what the commands need."""
    assert [hook["id"] for hook in HOOKS] == ["cjmkit-check", "cjmkit-fmt"]
    for hook in HOOKS:
        _has_shape(hook)


def _has_shape(hook):
    assert set(hook) >= {"id", "name", "entry", "language", "files"}
    assert hook["language"] == "python"
    assert hook["additional_dependencies"] == [".[cli,yaml]"]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("journeys/cream.toml", True),
        ("maps/journey/cream.yml", True),
        ("cream.cjm.json", True),
        ("package.json", False),
        ("journeys.py", False),
        ("my-journeys/cream.toml", False),
    ],
)
def test_files(name, taken):
    """Maps are known by their folder or by their name."""
    assert bool(re.search(HOOKS[0]["files"], name)) is taken


def test_the_call(tmp_path):
    """What pre-commit runs is a call that the command understands: 1 for a map with errors."""
    program, *command = [*shlex.split(HOOKS[0]["entry"]), *HOOKS[0]["args"]]
    assert program == "cjmkit"
    (tmp_path / "good.json").write_text(CREAM, encoding="utf-8")
    (tmp_path / "bad.json").write_text(CREAM.replace('"goal": "узнать", ', ""), encoding="utf-8")
    assert here(*command, "good.json", cwd=tmp_path).code == 0
    assert here(*command, "good.json", "bad.json", cwd=tmp_path).code == 1


def test_formatting(tmp_path):
    """The second hook rewrites a map and says so by its exit code; a second run finds nothing to do."""
    program, *command = shlex.split(HOOKS[1]["entry"])
    assert program == "cjmkit"
    path = tmp_path / "good.json"
    path.write_text(CREAM, encoding="utf-8")
    here(*command, "good.json", cwd=tmp_path)
    written = path.read_text(encoding="utf-8")
    assert written != CREAM
    assert here(*command, "good.json", cwd=tmp_path).code == 0
    assert path.read_text(encoding="utf-8") == written
