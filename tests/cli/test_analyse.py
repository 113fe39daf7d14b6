"""The command ``analyse``: tables with a sentence on top, JSON, cards, what-ifs, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from cjmkit import Toolkit
from cjmkit.journeys.analysis import ANALYSES
from cjmkit.model.journeys import Criterion, Operator, Project, Segment
from cli.running import ROOT, WRONG, base, call, environment, here, one_sentence
from journeys.analysis.maps import rich

LOYAL = Segment(
    id="loyal", title="Постоянные", criteria=(Criterion(field="tags", operator=Operator.HAS, values=("vip",)),)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the map that has something for every analysis."""
    write(tmp_path, attrs.evolve(rich(), segments=(LOYAL,)))
    return tmp_path


def write(folder: Path, project: Project) -> None:
    """Write a project as map.json."""
    Toolkit(plugins=()).write_project(project, folder / "map.json")


def test_every_analysis_speaks(folder: Path) -> None:
    """Each analysis of each journey prints its name and its sentence."""
    answer = here("analyse", "map.json", "--today", "2026-11-22", cwd=folder)

    assert answer.code == 0
    assert answer.err == ""
    assert "═ Основной путь ═" in answer.out
    assert "═ Путь ═" in answer.out
    for name in ANALYSES:
        assert answer.out.count(f"({name})\n") == 2
    assert "Карте 266 дней" in answer.out


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_tables_fit_a_pipe(folder: Path, lang: str) -> None:
    """Without a terminal no line is longer than 80 letters, and no cell is cut."""
    env = {name: value for name, value in environment().items() if name != "COLUMNS"}
    answer = here("analyse", "map.json", "--journey", "main", "--lang", lang, cwd=folder, env=env)

    assert max(map(len, answer.out.splitlines())) <= 80
    assert "…" not in answer.out
    assert "Оплата одним" in answer.out


def test_only_some(folder: Path) -> None:
    """Analyses are chosen by name, a journey by its id."""
    answer = here("analyse", "map.json", "--journey", "main", "--only", "funnel, critical", cwd=folder)

    assert answer.out.count("──") >= 2
    assert [name for name in ANALYSES if f"({name})\n" in answer.out] == ["critical", "funnel"]


def test_json_is_data(folder: Path) -> None:
    """JSON holds every result with its inputs, and nothing else is on standard output."""
    answer = here("analyse", "map.json", "--only", "experience", "--output", "json", cwd=folder)
    data = json.loads(answer.out)

    assert [(one["analysis"], one["journey"]) for one in data["results"]] == [
        ("experience", "main"),
        ("experience", "old"),
    ]
    assert data["results"][0]["index"] == 2.909091
    assert data["results"][0]["inputs"]["known"] == 3
    assert data["findings"] == []


def test_what_if(folder: Path) -> None:
    """Both what-ifs print the counts as they would be."""
    how = ("--what-if", "widen=10", "--what-if", "stretch=Выбор:300")
    answer = here("analyse", "map.json", "--journey", "main", "--only", "funnel", *how, cwd=folder)

    assert "расширить вход ×10" in answer.out
    assert "10\xa0000" in answer.out
    assert "станет 30\xa0% вместо 20\xa0%" in answer.out


def test_cards_meet_the_map(folder: Path) -> None:
    """Cards are counted by segments; rows that cannot be read are told apart."""
    base(folder, WRONG)
    answer = here("analyse", "map.json", "--cards", "clients.csv", "--only", "segments", cwd=folder)

    assert answer.code == 0
    assert "По 2 карточкам" in answer.out
    assert "Постоянные" in answer.out
    assert "не посчитаны: 1" in answer.err
    assert "JRN983" in answer.err


def test_a_wrong_segment_ends_with_1(folder: Path) -> None:
    """A criterion that cannot be judged is an error of the map."""
    write(folder, Project(segments=(attrs.evolve(LOYAL, criteria=(Criterion(field="tag", values=("x",)),)),)))
    base(folder)
    answer = here("analyse", "map.json", "--cards", "clients.csv", cwd=folder)

    assert answer.code == 1
    assert "segments[0].criteria[0]" in answer.err
    assert "JRN980" in answer.err


def test_settings_are_told(folder: Path) -> None:
    """A threshold is set by name."""
    answer = here("analyse", "map.json", "--only", "critical", "--set", "min_barriers=3", cwd=folder)

    assert "не меньше 3 – —" in answer.out


def test_long_tables_are_cut(folder: Path) -> None:
    """A table shows as many rows as were asked for, and says how many there are more."""
    answer = here("analyse", "map.json", "--journey", "main", "--only", "critical", "--limit", "1", cwd=folder)

    assert "ещё строк: 3" in answer.out
    assert "Выбор → Покупка" not in answer.out


def test_a_project_without_journeys(folder: Path) -> None:
    """Nothing to analyse is said."""
    write(folder, Project())
    answer = here("analyse", "map.json", cwd=folder)

    assert answer.code == 0
    assert "ни одного пути" in answer.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--only", "funel"), "CFG160"),
        (("--journey", "x"), "CFG161"),
        (("--what-if", "stretch=x:1"), "CFG162"),
        (("--what-if", "wide"), "CFG163"),
        (("--set", "min_barriers=0"), "CFG164"),
        (("--set", "bariers=2"), "CFG164"),
        (("--set", "lanes=x"), "CFG164"),
        (("--what-if", "stretch=Лояльность:1"), "CFG165"),
        (("--what-if", "stretch=Выбор:5000"), "CFG166"),
        (("--today", "вчера"), "CFG020"),
    ],
)
def test_wrong_calls(folder: Path, arguments: tuple[str, ...], code: str) -> None:
    """A wrong call ends with 2 and one sentence that says what there is."""
    answer = here("analyse", "map.json", *arguments, cwd=folder)

    assert answer.code == 2
    assert code in one_sentence(answer)


def test_a_map_with_errors_is_not_analysed(folder: Path) -> None:
    """What could not be read would be missing in every number: the errors are printed, with their places."""
    (folder / "map.json").write_text('{"schema": "cjmkit/project@1", "journeys": [{"id": 5}]}', encoding="utf-8")
    answer = here("analyse", "map.json", cwd=folder)

    assert answer.code == 1
    assert answer.out == ""
    assert "map.json[" in answer.err


def test_no_file(tmp_path: Path) -> None:
    """A map that is not there is one sentence and 2."""
    answer = here("analyse", "map.json", cwd=tmp_path)

    assert answer.code == 2
    assert "map.json" in one_sentence(answer)


MAPS = [
    path for path in sorted((ROOT / "examples" / "journeys").iterdir()) if path.suffix in (".json", ".toml", ".yaml")
]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_examples_are_analysed(path: Path, tmp_path: Path) -> None:
    """Each example of the repository is analysed as users do it."""
    answer = here("analyse", str(path), "--output", "json", cwd=tmp_path)

    assert answer.code == 0, answer.err
    journeys = Toolkit(plugins=()).read_project(path).journeys
    assert len(json.loads(answer.out)["results"]) == len(journeys) * len(ANALYSES)


def test_as_users_call_it(folder: Path) -> None:
    """The command in a process of its own."""
    answer = call("analyse", "map.json", "--only", "gap", "--journey", "main", cwd=folder)

    assert answer.code == 0
    assert "Реальность минус ожидание" in answer.out
