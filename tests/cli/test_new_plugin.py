import os
import subprocess
import sys
import tomllib

import pytest

from cjmkit.cli import new_plugin
from cli.running import environment, here, names, one_sentence

KINDS = ("exporter", "importer", "rules", "reference", "matcher")
EVERY_KIND = [f"--{kind}" for kind in KINDS]


def python(*arguments, cwd):
    """Run Python in *cwd* with the new plugin on its path, as if it were installed."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment(PYTHONPATH=os.fspath(cwd / "src"), MYPYPATH="src", CI="true"),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("flags", [[], EVERY_KIND, *([flag] for flag in EVERY_KIND)], ids=lambda flags: "".join(flags))
def test_it_passes_its_tests_and_types_at_once(tmp_path, flags):
    """What was written passes its own tests, mypy --strict, and ruff with what most projects ask of it."""
    assert here("new", "plugin", "MyCRM", *flags, cwd=tmp_path).code == 0
    folder = tmp_path / "cjmkit-mycrm"
    ruff = ("-m", "ruff", "check", "--isolated", "--line-length", "120", "--select", "E,F,I,B,UP,RUF022", ".")

    for arguments in (("-m", "pytest", "-q"), ("-m", "mypy", "src"), ruff):
        done = python(*arguments, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_is_told(tmp_path):
    """Each file that was written is named, the next steps stand at the end, and standard output stays empty."""
    answer = here("new", "plugin", "mycrm", *EVERY_KIND, "--lang", "en", cwd=tmp_path)

    told = [line.removeprefix("wrote ") for line in answer.err.splitlines()[:-1]]
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(told) == sorted(written)
    assert answer.err.splitlines()[-1].startswith("next: cd cjmkit-mycrm; pip install -e . --group test; pytest")
    assert answer.out == ""


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_brings_its_hook_alone(tmp_path, kind):
    """A flag writes the module of that kind with its hook, and no module of another."""
    here("new", "plugin", "mycrm", f"--{kind}", cwd=tmp_path)
    modules = names(tmp_path / "cjmkit-mycrm/src/cjmkit_mycrm")

    assert [one for one in KINDS if f"{one}.py" in modules] == [kind]
    assert ("columns.py" in modules) is (kind in ("exporter", "importer"))


def test_without_flags_it_is_an_exporter(tmp_path):
    """An exporter is what most people come for."""
    here("new", "plugin", "mycrm", cwd=tmp_path)

    assert "exporter.py" in names(tmp_path / "cjmkit-mycrm/src/cjmkit_mycrm")
    assert "importer.py" not in names(tmp_path / "cjmkit-mycrm/src/cjmkit_mycrm")


def test_no_mark_of_a_template_is_left(tmp_path):
    """Every file is filled in: no ``$`` stands in any, and the project names itself everywhere alike."""
    here("new", "plugin", "mycrm", *EVERY_KIND, cwd=tmp_path)
    folder = tmp_path / "cjmkit-mycrm"
    texts = {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}
    project = tomllib.loads(texts["pyproject.toml"])

    assert not [name for name, text in texts.items() if "$" in text]
    assert project["project"]["name"] == "cjmkit-mycrm"
    assert project["project"]["entry-points"]["cjmkit"] == {"mycrm": "cjmkit_mycrm"}
    assert project["project"]["dependencies"][0] == "cjmkit>=0.1"


@pytest.mark.parametrize(
    ("given", "dist", "module", "cls"),
    [
        ("mycrm", "cjmkit-mycrm", "cjmkit_mycrm", "Mycrm"),
        ("cjmkit-mycrm", "cjmkit-mycrm", "cjmkit_mycrm", "Mycrm"),
        ("CJMkit_My.CRM", "cjmkit-my-crm", "cjmkit_my_crm", "MyCrm"),
        ("my--__crm", "cjmkit-my-crm", "cjmkit_my_crm", "MyCrm"),
        ("1c", "cjmkit-1c", "cjmkit_1c", "Plugin1c"),
        ("class", "cjmkit-class", "cjmkit_class", "Class"),
    ],
)
def test_names_follow_the_package_index(tmp_path, given, dist, module, cls):
    """Case and separators are all one, as for every index; the module and the classes are always identifiers."""
    planned = new_plugin.plan(given, tmp_path, (), (), ())

    assert (planned.dist, planned.module, planned.cls) == (dist, module, cls)
    assert planned.module.isidentifier()
    assert planned.cls.isidentifier()


@pytest.mark.parametrize(
    "name", ["моя", "my crm", "-", ".crm", "crm-", "../up", "a/b", "cjmkit", "cjmkit-", "a" * 41, "", "crm\n"]
)
def test_strange_names_are_refused(tmp_path, name):
    """A name that no index takes is refused in one sentence, and nothing is written."""
    answer = here("new", "plugin", "--lang", "en", "--", name, cwd=tmp_path)

    assert answer.code == 2
    assert "cannot be the name of a package" in one_sentence(answer)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["csv", "cjmkit-xlsx", "JSON"])
def test_names_of_formats_are_refused(tmp_path, name):
    """A format of that name is there already: the host would refuse the plugin."""
    answer = here("new", "plugin", name, cwd=tmp_path)

    assert answer.code == 2
    assert "CFG122" in one_sentence(answer)
    assert names(tmp_path) == []


def test_a_folder_that_is_there_stays(tmp_path):
    """Nobody's work is overwritten."""
    (tmp_path / "cjmkit-mycrm").mkdir()
    answer = here("new", "plugin", "mycrm", cwd=tmp_path)

    assert answer.code == 2
    assert "CFG121" in one_sentence(answer)
    assert names(tmp_path / "cjmkit-mycrm") == []


def test_a_folder_for_it_must_be_there(tmp_path):
    """A mistyped ``--dir`` makes no folder; a right one takes the plugin."""
    (tmp_path / "work").mkdir()

    assert "EXP001" in one_sentence(here("new", "plugin", "mycrm", "--dir", "wrok", cwd=tmp_path))
    assert names(tmp_path) == ["work"]
    assert here("new", "plugin", "mycrm", "--dir", "work", cwd=tmp_path).code == 0
    assert names(tmp_path / "work") == ["cjmkit-mycrm"]


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    """A plugin is written whole or not at all: half a one would stand in the way of the next attempt."""
    planned = new_plugin.plan("mycrm", tmp_path, KINDS, (), ())
    # A folder of a file's name is what the file system refuses here, as root is refused nothing else.
    monkeypatch.setattr(new_plugin, "_files", lambda planned: [("README.md", "text"), ("README.md/more.md", "text")])

    with pytest.raises(new_plugin.OutputError, match="the system refused"):
        new_plugin.write(planned)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "taken", "family"),
    [
        ("mycrm", (), "MYC"),
        ("1c", (), "CXX"),
        ("export", (), "EXA"),
        ("mycrm", ("MYC", "MYA"), "MYB"),
        ("1", (), "XXX"),
    ],
)
def test_codes_have_a_family_of_their_own(tmp_path, name, taken, family):
    """The family comes from the name, and never is one of cjmkit's or of an installed plugin."""
    assert new_plugin.plan(name, tmp_path, (), (), taken).family == family
