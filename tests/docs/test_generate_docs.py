"""
The generator of pages stops at a command that fails, and writes nothing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docs.pages import script

PAGE = "<!-- run: {} -->\n```text\nold\n```\n"


@pytest.fixture
def generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The generator, working on a folder of its own."""
    module = script("generate_docs")
    (tmp_path / "examples").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "PAGES", {})
    monkeypatch.setattr(sys, "argv", ["generate_docs.py"])
    return module


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("no-such-command-here", 127),
        ("cjmkit convert nothing.xlsx out.jsonl", 2),
        ("cjmkit convert nothing.xlsx out.jsonl | cat", 2),
        ("cjmkit convert nothing.xlsx out.jsonl; echo done", 2),
        ("python -c 'raise SystemExit(3)'", 3),
        ("python -c '1/0'", 1),
    ],
)
def test_failed_command_stops(
    generator: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, code: int
) -> None:
    """A failure anywhere in the command ends with code 2, names page and command, and leaves every page as it was."""
    good, bad = tmp_path / "A.md", tmp_path / "B.md"
    good.write_text(PAGE.format("echo new"), "utf-8")
    bad.write_text(PAGE.format(command), "utf-8")
    assert generator.main() == 2
    told = capsys.readouterr().err
    assert told.startswith(f"B.md: the command failed with code {code}: {command}\n")
    assert "old" in good.read_text("utf-8")
    assert "old" in bad.read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "printed"),
    [("echo new", "new"), ("echo new; exit 1", "new"), ("printf 'new\\nmore\\n' | grep none; echo new", "new")],
)
def test_errors_in_data_are_shown(
    generator: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, printed: str
) -> None:
    """Code 1 says that the data has errors, or that grep found nothing: a page may show it."""
    page = tmp_path / "A.md"
    page.write_text(PAGE.format(command), "utf-8")
    monkeypatch.setattr(subprocess, "run", _without_rules(subprocess.run))
    assert generator.main() == 0
    assert page.read_text("utf-8") == PAGE.format(command).replace("old", printed)


def _without_rules(run: Any) -> Any:
    # The page of rules belongs to a script of its own, which the scratch folder has not got.
    def only_commands(command: list[str], **options: Any) -> Any:
        return run(command if command[0] == "bash" else ["true"], **options)

    return only_commands
