"""The command ``diff``: bases of cards and projects, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from cjmkit import Toolkit
from cjmkit.model.journeys import Barrier, Journey, Project, Stage, Touchpoint
from cli.running import GOOD, base, here, one_sentence

CHANGED = GOOD.replace("8 916 000-12-02", "8 916 000-99-99").replace("ПАО Газпром", "ПАО Газпром (тайна)")
MORE = GOOD + "7708004767;770801001;ПАО Лукойл;8 916 000-12-05\n"

MAP = Project(
    title="Крем",
    journeys=(
        Journey(
            id="krem",
            title="Путь к крему",
            goal="найти барьеры",
            stages=(
                Stage(id="search", title="Поиск", touchpoints=(Touchpoint(title="сайт"),)),
                Stage(id="choice", title="Выбор", touchpoints=(Touchpoint(title="чат"),)),
            ),
        ),
    ),
)


def changed_map() -> Project:
    """The map with one more barrier and one stage renamed."""
    (journey,) = MAP.journeys
    stages = (
        attrs.evolve(journey.stages[0], barriers=(Barrier(text="нет цен"),)),
        attrs.evolve(journey.stages[1], title="Сравнение"),
    )
    return attrs.evolve(MAP, journeys=(attrs.evolve(journey, stages=stages),))


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder with both versions of the map."""
    kit = Toolkit(plugins=())
    kit.write_project(MAP, tmp_path / "old.json")
    kit.write_project(changed_map(), tmp_path / "new.json")
    return tmp_path


def test_cards_in_words(tmp_path: Path) -> None:
    """Clients are matched by their numbers; fields are named, what they hold is not shown."""
    base(tmp_path, GOOD, "old.csv")
    base(tmp_path, CHANGED, "new.csv")
    answer = here("diff", "old.csv", "new.csv", cwd=tmp_path)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "~ строка 2 → строка 2 (по ИНН и КПП): contacts",
        "~ строка 3 → строка 3 (по ИНН и КПП): short_name",
        "карточек: было 2, стало 2; без изменений: 0, изменено: 2, добавлено: 0, убрано: 0",
    ]
    assert "тайна" in here("diff", "old.csv", "new.csv", "--values", cwd=tmp_path).out
    english = here("diff", "old.csv", "new.csv", "--lang", "en", "--limit", "1", cwd=tmp_path).out
    assert "…and 1 more (see --limit)" in english
    assert not any("а" <= letter <= "я" for letter in english.lower())


def test_cards_as_data(tmp_path: Path) -> None:
    """``--output json`` is one JSON document, personal values in it only if wanted."""
    base(tmp_path, GOOD, "old.csv")
    base(tmp_path, MORE, "new.csv")
    data = json.loads(here("diff", "old.csv", "new.csv", "--output", "json", cwd=tmp_path).out)
    assert data["counts"] == {"added": 1, "removed": 0, "changed": 0, "old": 2, "new": 3, "unchanged": 2}
    assert data["changes"] == [{"kind": "added", "key": None, "old": None, "new": 3, "fields": []}]
    base(tmp_path, CHANGED, "new.csv")
    data = json.loads(here("diff", "old.csv", "new.csv", "--output", "json", "--values", cwd=tmp_path).out)
    assert data["changes"][1]["values"]["short_name"][1] == "ПАО Газпром (тайна)"


def test_exit_code_for_ci(tmp_path: Path) -> None:
    """A difference fails only if it is asked to."""
    base(tmp_path, GOOD, "old.csv")
    base(tmp_path, MORE, "new.csv")
    assert here("diff", "old.csv", "new.csv", "--fail-on", "change", cwd=tmp_path).code == 1
    assert here("diff", "old.csv", "old.csv", "--fail-on", "change", cwd=tmp_path).code == 0
    assert here("diff", "old.csv", "new.csv", "--fail-on", "worse", cwd=tmp_path).code == 0


def test_keys(tmp_path: Path) -> None:
    """Only the named keys are tried."""
    base(tmp_path, GOOD, "old.csv")
    base(tmp_path, CHANGED, "new.csv")
    out = here("diff", "old.csv", "new.csv", "--key", "phone", "--output", "markdown", cwd=tmp_path).out
    assert "- − строка 2" in out
    assert "(по телефону): short_name" in out


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A record that cannot be read is not compared, and that is told."""
    (tmp_path / "old.jsonl").write_text('{"schema": "cjmkit/card@1", "short_name": 5}\n{"schema": "cjmkit/card@1"}\n')
    (tmp_path / "new.jsonl").write_text('{"schema": "cjmkit/card@1"}\n')
    answer = here("diff", "old.jsonl", "new.jsonl", cwd=tmp_path)
    assert "old.jsonl: записей, которые не читаются и не сравнены: 1" in answer.err


def test_projects_in_words(maps: Path) -> None:
    """Changes of a map, what they mean for the client, and the numbers of both versions."""
    answer = here("diff", "old.json", "new.json", cwd=maps)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "+ барьер «нет цен» (Путь к крему › Поиск): добавлено [хуже]",
        "≈ этап «Сравнение» (Путь к крему): переименовано: Выбор → Сравнение",
        "",
        "карта «Путь к крему»",
        "  барьеров: 0 → 1 (+1) [хуже]",
        "",
        "добавлено: 1, переименовано: 1, хуже: 1",
    ]


def test_projects_for_programs_and_pull_requests(maps: Path) -> None:
    """JSON holds the same, Markdown is a table."""
    data = json.loads(here("diff", "old.json", "new.json", "--output", "json", cwd=maps).out)
    assert data["counts"] == {"added": 1, "renamed": 1}
    page = here("diff", "old.json", "new.json", "--output", "markdown", cwd=maps).out
    assert "| + | барьер «нет цен» (Путь к крему › Поиск): добавлено | хуже |" in page


def test_projects_fail_on_worse(maps: Path) -> None:
    """The gate of CI: a map that got worse ends with 1, the way back does not."""
    assert here("diff", "old.json", "new.json", "--fail-on", "worse", cwd=maps).code == 1
    assert here("diff", "new.json", "old.json", "--fail-on", "worse", cwd=maps).code == 0
    assert here("diff", "new.json", "old.json", "--fail-on", "change", cwd=maps).code == 1


def test_one_journey(maps: Path) -> None:
    """Journeys of other ids are compared by name."""
    (journey,) = changed_map().journeys
    ideal = attrs.evolve(MAP, journeys=(*MAP.journeys, attrs.evolve(journey, id="ideal")))
    Toolkit(plugins=()).write_project(ideal, maps / "both.json")
    answer = here("diff", "both.json", "both.json", "--journey", "krem:ideal", cwd=maps)
    assert "барьер «нет цен»" in answer.out
    assert here("diff", "old.json", "new.json", "--journey", "krem", cwd=maps).out.count("барьер «нет цен»") == 1
    answer = here("diff", "old.json", "new.json", "--journey", "нет", cwd=maps)
    assert answer.code == 2
    assert "карты «нет» в проекте нет; есть: krem" in one_sentence(answer)


def test_wrong_calls(maps: Path) -> None:
    """A map and a base, two standard inputs, a missing file: one sentence each and code 2."""
    base(maps, GOOD, "cards.csv")
    for arguments, told in (
        (("old.json", "cards.csv"), "CFG026"),
        (("-", "-"), "CFG027"),
        (("нет.json", "old.json"), "IMP001"),
    ):
        answer = here("diff", *arguments, cwd=maps)
        assert answer.code == 2
        assert told in answer.err
        one_sentence(answer)
