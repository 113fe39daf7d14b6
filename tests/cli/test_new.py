import json

import pytest

from cjmkit import Toolkit
from cjmkit.cli import new
from cjmkit.journeys.templates import CHECKLISTS, TEMPLATES, template
from cli.running import here, names, one_sentence


def test_the_choices_are_the_templates():
    """The command line offers every template and every checklist, in their order."""
    assert tuple(TEMPLATES) == new._TEMPLATES
    assert tuple(CHECKLISTS) == new._CHECKLISTS


@pytest.mark.parametrize("name", ["map.toml", "map.json", "map.yaml"])
@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_new_map_is_the_template(tmp_path, name, kind):
    """The file holds the template's project, to the last field."""
    answer = here("new", "journey", name, "--template", kind, "--persona", "Анна", "--lang", "ru", cwd=tmp_path)

    assert answer.code == 0
    assert f"записано: {name}" in answer.err
    assert Toolkit(plugins=()).read_project(tmp_path / name) == template(kind, persona="Анна")


def test_a_new_map_passes_the_check(tmp_path):
    """The command that the answer advises finds no error in a new map."""
    answer = here("new", "journey", "map.toml", cwd=tmp_path)

    assert "cjmkit check map.toml" in answer.err
    assert here("check", "map.toml", cwd=tmp_path).code == 0


def test_english(tmp_path):
    """With ``--lang en`` the map and the answer are English."""
    answer = here("new", "journey", "map.json", "--template", "mini", "--lang", "en", cwd=tmp_path)

    assert "wrote map.json" in answer.err
    assert json.loads((tmp_path / "map.json").read_text())["journeys"][0]["stages"][0]["title"] == "Came"


def test_standard_output(tmp_path):
    """``-`` prints the map as JSON, or as it is told."""
    assert json.loads(here("new", "journey", "-", cwd=tmp_path).out)["schema"] == "cjmkit/project@1"
    toml = here("new", "journey", "-", "--to", "toml", cwd=tmp_path)
    assert toml.out.startswith('schema = "cjmkit/project@1"')
    assert "check" not in toml.err
    assert names(tmp_path) == []


def test_a_file_that_is_there_stays(tmp_path):
    """A map that was filled in is not overwritten by a blank one, unless that is asked for."""
    there = tmp_path / "map.toml"
    there.write_text("weeks of work")
    answer = here("new", "journey", "map.toml", cwd=tmp_path)

    assert answer.code == 2
    assert "CFG029" in one_sentence(answer)
    assert there.read_text() == "weeks of work"
    assert here("new", "journey", "map.toml", "--force", cwd=tmp_path).code == 0
    assert "nine-stages" in there.read_text()


def test_a_name_without_a_format_is_refused(tmp_path):
    """A file whose name tells no format is not written."""
    answer = here("new", "journey", "map.doc", cwd=tmp_path)

    assert answer.code == 2
    assert "CFG015" in one_sentence(answer)
    assert names(tmp_path) == []


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", CHECKLISTS)
def test_a_checklist_is_printed(tmp_path, name, lang):
    """A checklist comes as Markdown on standard output."""
    answer = here("new", "checklist", name, "--lang", lang, cwd=tmp_path)

    assert answer.code == 0
    assert answer.out == CHECKLISTS[name].markdown(lang)


def test_new_alone_prints_its_help(tmp_path):
    """Without a kind of file the help says which there are, and nothing is done."""
    answer = here("new", "--lang", "en", cwd=tmp_path)

    assert answer.code == 2
    assert all(name in answer.err for name in ("template", "journey", "checklist"))
    assert names(tmp_path) == []
