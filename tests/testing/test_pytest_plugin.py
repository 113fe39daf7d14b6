"""
The switch of golden files, in real runs of pytest.
"""

from __future__ import annotations

import os

import pytest

from cjmkit.testing.golden import SWITCH

pytest_plugins = ["pytester"]

PLUGIN = ("-p", "cjmkit.testing.pytest_plugin", "-p", "no:cacheprovider")
TEST = """
from pathlib import Path
from cjmkit.testing import golden

HERE = Path(__file__).parent

def test_one():
    golden.check(b"new", HERE / "one.txt")

def test_two():
    golden.check(b"new", HERE / "two.txt")
"""


@pytest.fixture(autouse=True)
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Two tests with an old golden file each, outside of CI."""
    for name in ("one", "two"):
        pytester.path.joinpath(f"{name}.txt").write_text("old")
    pytester.makepyfile(TEST)
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.delenv("CI", raising=False)
    return pytester


def kept(suite: pytest.Pytester) -> list[str]:
    """Return what the golden files hold."""
    return [suite.path.joinpath(f"{name}.txt").read_text() for name in ("one", "two")]


@pytest.mark.parametrize("arguments", [(), ("--cjmkit-golden=check",)])
def test_it_compares_unless_told_otherwise(suite: pytest.Pytester, arguments: tuple[str, ...]) -> None:
    """Without the switch nothing is written, and the failure names the switch."""
    done = suite.runpytest_inprocess(*PLUGIN, *arguments)

    done.assert_outcomes(failed=2)
    done.stdout.fnmatch_lines(["*one.txt differs*--cjmkit-golden=update*"])
    assert kept(suite) == ["old", "old"]


@pytest.mark.parametrize("before", [None, "0"])
def test_the_switch_writes_and_is_gone(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """A run with the switch writes the files and leaves the environment as it was; the next run compares."""
    if before is not None:
        monkeypatch.setenv(SWITCH, before)

    suite.runpytest_inprocess(*PLUGIN, "--cjmkit-golden=update").assert_outcomes(passed=2)

    assert kept(suite) == ["new", "new"]
    assert os.environ.get(SWITCH) == before
    suite.runpytest_inprocess(*PLUGIN).assert_outcomes(passed=2)


def test_in_ci_the_switch_is_refused(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI the run ends before a test with one sentence, by pytest's code of a wrong call."""
    monkeypatch.setenv("CI", "true")

    done = suite.runpytest_inprocess(*PLUGIN, "--cjmkit-golden=update")

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["ERROR: --cjmkit-golden=update is refused in CI: *"])
    assert kept(suite) == ["old", "old"]


@pytest.mark.parametrize("word", ["updat", ""])
def test_a_mistyped_word_is_refused(suite: pytest.Pytester, word: str) -> None:
    """There are two words, and pytest says which."""
    done = suite.runpytest_inprocess(*PLUGIN, f"--cjmkit-golden={word}")

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*invalid choice*check*update*"])


def test_workers_write_too(suite: pytest.Pytester) -> None:
    """The switch reaches the processes of pytest-xdist, by a conftest.py as the page shows it."""
    pytest.importorskip("xdist")
    suite.makeconftest('pytest_plugins = ["cjmkit.testing.pytest_plugin"]\n')

    done = suite.runpytest_subprocess("-n2", "-p", "no:cacheprovider", "--cjmkit-golden=update")

    done.assert_outcomes(passed=2)
    assert kept(suite) == ["new", "new"]
