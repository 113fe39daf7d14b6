"""
Eight deliberately broken plugins beside two good ones, all installed by pip as users would.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.running import call, environment
from plugins.ten_projects import write_projects

PROBLEMS = {
    "absent": ("1.2", "load", "ModuleNotFoundError: No module named 'a_module_that_is_not_there'"),
    "argument": ("1.3", "register", "config"),
    "misspelt": ("1.4", "register", "unknown hook cjmkit_exporter, did you mean cjmkit_exporters?"),
    "names-twice": ("1.5", "ask", "the name 'alpha' is taken by another plugin"),
    "raising": ("1.6", "ask", "ZeroDivisionError: in the hook"),
    "returning": ("1.7", "ask", "cjmkit_exporters returned Names, a list is wanted"),
    "tomorrow": ("1.8", "ask", "wants api 2, this release has 1: update cjmkit"),
    "watched": ("1.9", "watch", "printed 22 characters, changed the environment, changed sys.path"),
}
FIXES = {
    "load": "Update the plugin, or switch it off",
    "register": "Compare hook names and arguments with the hook reference",
    "ask": "A hook must return a list of objects that follow the contract, and do no work",
    "watch": "The plugin works, but write to its authors: loading must print nothing and change nothing",
}
IN_PYTHON = """
import json, os, sys
before = dict(os.environ), list(sys.path)
from cjmkit import Toolkit
kit = Toolkit({arguments})
assert (dict(os.environ), list(sys.path)) == before
print(json.dumps({{
    "problems": [[one.plugin, one.distribution, one.version, one.stage, one.error] for one in kit.problems],
    "exporters": sorted(one.name for one in kit.host.exporters if not kit.host.is_builtin(one.name)),
}}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ten distributions, installed by pip."""
    folder = tmp_path_factory.mktemp("ten")
    projects = write_projects(folder)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install", "--no-deps", "--no-index")
    target = folder / "site"
    subprocess.run([*pip, "--no-build-isolation", "--target", str(target), *map(str, projects)], check=True)
    return target


@pytest.fixture
def surroundings(site: Path) -> dict[str, str]:
    """The environment of a user who has installed them, and nothing switched off."""
    return environment(PYTHONPATH=str(site), CJMKIT_DISABLE_PLUGINS="", PYTHONUTF8="1")


def ten(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return what is told of the ten, by their names; other plugins may be installed beside."""
    whose = {one["distribution"].removeprefix("cjmkit-ten-"): one for one in found}
    return {name: one for name, one in whose.items() if one["distribution"] == f"cjmkit-ten-{name}"}


def asked(surroundings: dict[str, str], arguments: str = "", **more: str) -> dict[str, Any]:
    """Return what a toolkit says in a process of its own."""
    code = IN_PYTHON.format(arguments=arguments)
    done = subprocess.run(
        [sys.executable, "-c", code], env={**surroundings, **more}, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_each_is_told_with_its_stage_and_fix(surroundings: dict[str, str], tmp_path: Path) -> None:
    """`cjmkit plugins` names distribution, version, stage, cause and fix of all eight, and lists what works."""
    answer = call("plugins", "--output", "json", cwd=tmp_path, env=surroundings)
    told = json.loads(answer.out)

    assert answer.code == 1
    problems = ten(told["problems"])
    assert {name: (one["version"], one["stage"]) for name, one in problems.items()} == {
        name: expected[:2] for name, expected in PROBLEMS.items()
    }
    for name, (version, stage, error) in PROBLEMS.items():
        assert error in problems[name]["error"]
        assert problems[name]["fix"]["en"] == FIXES[stage]
        assert f"plugin “{name}” (cjmkit-ten-{name} {version})" in problems[name]["message"]["en"]
        assert f"плагин «{name}» (cjmkit-ten-{name} {version})" in problems[name]["message"]["ru"]
    brought = {name: {one["name"] for one in each["brings"]} for name, each in ten(told["plugins"]).items()}
    assert brought == {"alpha": {"alpha"}, "omega": {"omega", "omega-list", "omega-rules"}, "watched": {"watched"}}


def test_a_toolkit_tells_the_same_and_stays_clean(surroundings: dict[str, str]) -> None:
    """`kit.problems` has the eight; nothing was printed, and environment and path are as they were."""
    told = asked(surroundings)
    mine = {one[0]: one[1:] for one in told["problems"] if one[1].startswith("cjmkit-ten-")}

    assert {name: (one[1], one[2]) for name, one in mine.items()} == {
        name: expected[:2] for name, expected in PROBLEMS.items()
    }
    assert {"alpha", "omega", "watched"} <= set(told["exporters"])
    assert not {"argument", "tomorrow", "returning", "raising"} & set(told["exporters"])


def test_the_good_ones_work(surroundings: dict[str, str], tmp_path: Path) -> None:
    """All four hooks of a good plugin do their work beside the broken ones, by the command line."""
    (tmp_path / "towns.lst").write_text("Тула Тверь", "utf-8")
    (tmp_path / "base.omega").write_text("ООО «Ромашка»\nПАО Ёж\n", "utf-8")

    written = call("convert", "base.omega", "out.alpha", cwd=tmp_path, env=surroundings)
    checked = call("check", "base.omega", "--lang", "en", cwd=tmp_path, env=surroundings)
    explained = call("explain", "OMG001", "--lang", "en", cwd=tmp_path, env=surroundings)
    given = call("check", "base.omega", "--reference", "towns=towns.lst", cwd=tmp_path, env=surroundings)

    assert (written.code, checked.code, explained.code, given.code) == (0, 0, 0, 0), written.err + checked.err
    assert (tmp_path / "out.alpha").read_text("utf-8") == "ООО «Ромашка»\nПАО Ёж\n"
    assert checked.out.count("no city (OMG001)") == 2
    assert "a trial" in explained.out


@pytest.mark.parametrize("name", [name for name in PROBLEMS if name != "watched"])
def test_a_broken_one_asked_for_by_name_tells_why(surroundings: dict[str, str], tmp_path: Path, name: str) -> None:
    """Whoever wants a broken plugin's format reads its cause, and no file is made."""
    (tmp_path / "base.omega").write_text("ПАО Ёж\n", "utf-8")

    answer = call("convert", "base.omega", "out.x", "--to", name, "--lang", "en", cwd=tmp_path, env=surroundings)

    assert answer.code == 2
    assert PROBLEMS[name][2] in answer.err
    assert "EXP101" in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "out.x").exists()


@pytest.mark.parametrize(
    ("arguments", "variable"),
    [
        (f"disabled={set(PROBLEMS)!r}", ""),
        ("", ",".join(PROBLEMS)),
        ("", " , ".join(f"cjmkit-ten-{name}" for name in PROBLEMS)),
        (f"disabled={set(list(PROBLEMS)[:4])!r}", ",".join(list(PROBLEMS)[4:])),
    ],
    ids=["argument", "variable", "distributions", "both"],
)
def test_they_are_switched_off_by_name(surroundings: dict[str, str], arguments: str, variable: str) -> None:
    """The argument of the toolkit and the variable, by the name of a plugin or its distribution, end the problems."""
    told = asked(surroundings, arguments, CJMKIT_DISABLE_PLUGINS=variable)

    assert [one for one in told["problems"] if one[1].startswith("cjmkit-ten-")] == []
    assert {"alpha", "omega"} <= set(told["exporters"])
    assert "watched" not in told["exporters"]


@pytest.mark.parametrize(
    ("arguments", "variable", "left"),
    [
        ("plugins=()", "", []),
        ("", "*", []),
        ("plugins=(__import__('ten_alpha'),)", "*", ["alpha"]),
        ("plugins=(__import__('ten_alpha'),)", "ten_alpha", []),
    ],
)
def test_installed_ones_are_left_out(
    surroundings: dict[str, str], arguments: str, variable: str, left: list[str]
) -> None:
    """An explicit list takes what it names and nothing that is installed; ``*`` switches off the installed ones."""
    told = asked(surroundings, arguments, CJMKIT_DISABLE_PLUGINS=variable)

    assert told == {"problems": [], "exporters": left}


def test_what_is_switched_off_is_told(surroundings: dict[str, str], tmp_path: Path) -> None:
    """`cjmkit plugins` in words: the problems of the others, and which variable hides what."""
    env = {**surroundings, "CJMKIT_DISABLE_PLUGINS": "absent,argument"}
    answer = call("plugins", "--lang", "en", cwd=tmp_path, env=env)

    assert answer.code == 1
    assert "switched off by the variable CJMKIT_DISABLE_PLUGINS: absent,argument" in answer.out
    assert "a_module_that_is_not_there" not in answer.out + answer.err
    assert "did you mean cjmkit_exporters?" in answer.out + answer.err
