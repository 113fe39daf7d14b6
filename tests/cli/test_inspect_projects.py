"""``cjmkit inspect`` for a project: what was read of it, and not what columns its text would have."""

import json
import shutil

import pytest

from cjmkit import Toolkit
from cjmkit.model.journeys import Journey, Project, Stage
from cli.running import ROOT, environment, here, names, one_sentence

EXAMPLES = ROOT / "examples" / "journeys"
KIT = Toolkit(plugins=())


@pytest.fixture
def folder(tmp_path):
    """A folder with the cream's map."""
    shutil.copy(EXAMPLES / "cream.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("suffix", ["toml", "json", "xlsx", "csv"])
def test_maps_are_counted_in_every_format(folder, suffix):
    """Stages, touchpoints, barriers and emotions of the map, whatever file it is in."""
    name = f"map.{suffix}"
    KIT.write_project(KIT.read_project(folder / "cream.toml"), folder / name)
    answer = here("inspect", name, cwd=folder)

    assert answer.code == 0
    assert f"{name}: проект «" in answer.out
    (row,) = [line for line in answer.out.splitlines() if line.startswith(" Увлажняющий крем")]
    assert row.split()[-5:] == ["6", "12", "12", "6", "0"]
    assert "Формирование потребности → Поиск решения → Выбор" in answer.out
    assert f"cjmkit analyse {name}" in answer.out


def test_what_a_table_does_not_tell_is_found(folder):
    """The layout of a spreadsheet is told with its cell."""
    (folder / "m.csv").write_text("Канал;Поиск;Покупка;Лояльность\nСайт;+;+;\n", encoding="utf-8")
    answer = here("inspect", "m.csv", "--lang", "en", cwd=folder)

    assert "Stages of" in answer.out
    assert "m.csv[" in answer.out
    assert "IMP55" in answer.out


def test_as_data(folder):
    """``--output json`` tells the same as data."""
    (told,) = json.loads(here("inspect", "cream.toml", "--output", "json", cwd=folder).out)

    assert (told["kind"], told["personas"]) == ("project", [{"id": "tatiana", "name": "Татьяна"}])
    (journey,) = told["journeys"]
    assert (journey["stages"], journey["barriers"], journey["emotions"], journey["counted"]) == (6, 12, 6, 0)
    assert told["findings"] == []


@pytest.mark.parametrize("output", ["text", "json"])
def test_a_broken_file_ends_with_1(tmp_path, output):
    """What cannot be read is told with its place."""
    (tmp_path / "map.toml").write_text('schema = "cjmkit/project@1"\ntitle = "x\n', encoding="utf-8")
    answer = here("inspect", "map.toml", "--output", output, cwd=tmp_path)

    assert answer.code == 1
    assert "IMP510" in answer.out


def test_a_project_without_maps(tmp_path):
    """Personas alone are a project."""
    shutil.copy(EXAMPLES / "empathy.toml", tmp_path)
    answer = here("inspect", "empathy.toml", cwd=tmp_path)

    assert "персонажей: 3, карт: 0" in answer.out
    assert "Карта" not in answer.out.splitlines()[1]


@pytest.mark.parametrize(
    ("option", "more"), [("--save", ["m.toml"]), ("--sheet", ["A"]), ("--no-samples", []), ("--profile", ["invoice"])]
)
def test_options_of_cards_are_refused(folder, option, more):
    """What is of use for cards alone is not passed over in silence."""
    answer = here("inspect", "cream.toml", option, *more, cwd=folder)

    assert answer.code == 2
    assert "CFG102" in one_sentence(answer)
    assert names(folder) == ["cream.toml"]


def test_titles_give_no_orders_to_the_terminal(tmp_path):
    """Control characters of titles are printed as spaces; who has no title is named by the id."""
    evil = "A\x1b[2J\nB"
    maps = (Journey(id="j", title=evil, stages=(Stage(id="s", title=""),), personas=("p",)), Journey(id="k", title=""))
    KIT.write_project(Project(title=evil, journeys=maps), tmp_path / "m.json")
    answer = here("inspect", "m.json", cwd=tmp_path, env=environment(COLUMNS="80"))

    assert "\x1b" not in answer.out
    assert "Этапы «A [2J B»: s" in answer.out
    assert "Этапы «k»: —" in answer.out
