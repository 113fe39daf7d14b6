"""The commands ``update`` and ``notice``."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from cjmkit import ClientCard, Toolkit
from cjmkit.model import Requisites
from cli.running import GOOD, base, here, names, one_sentence

NEWER = GOOD.replace("8 916 000-12-02", "8 916 000-99-99").replace("ПАО Газпром", "ПАО Газпром-Тайна")
MORE = NEWER + "7708004767;770801001;ПАО Лукойл;8 916 000-12-05\n"
WRONG = NEWER + "7707083894;773601001;ПАО Ошибка;8 916 000-12-04\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a base of cards and two newer files."""
    base(tmp_path, GOOD, "clients.csv")
    assert here("convert", "clients.csv", "base.jsonl", cwd=tmp_path).code == 0
    base(tmp_path, MORE, "new.csv")
    base(tmp_path, WRONG, "wrong.csv")
    (tmp_path / "clients.csv").unlink()
    return tmp_path


@pytest.mark.parametrize("mode", ["skip", "fill", "replace", "merge"])
def test_a_second_time_changes_no_byte(folder: Path, mode: str) -> None:
    """The same file updates a base once, whatever the mode."""
    first = here("update", "base.jsonl", "new.csv", "-o", "once.jsonl", "--mode", mode, cwd=folder)
    second = here("update", "once.jsonl", "new.csv", "-o", "twice.jsonl", "--mode", mode, cwd=folder)
    assert (first.code, second.code) == (0, 0), second.err
    assert (folder / "once.jsonl").read_bytes() == (folder / "twice.jsonl").read_bytes()
    assert "новых: 0, изменено: 0, без изменений: 3" in second.out


def test_the_base_may_be_its_own_output(folder: Path) -> None:
    """In place, and the rows of the new file keep their order behind it."""
    answer = here("update", "base.jsonl", "new.csv", "-o", "base.jsonl", cwd=folder)
    assert answer.code == 0
    with Toolkit(plugins=()).read_cards(folder / "base.jsonl") as batch:
        assert [card.requisites.inn for card in batch] == ["7707083893", "7736050003", "7708004767"]
    assert names(folder) == ["base.jsonl", "new.csv", "wrong.csv"]


def test_a_preview_on_the_screen_covers_personal_values(folder: Path) -> None:
    """Fields are named; values of people are shown only if asked for. Without -o nothing is written."""
    before = names(folder)
    answer = here("update", "base.jsonl", "new.csv", "--preview", "-", cwd=folder)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "~ карточка 1 ← строка 1 (по ИНН и КПП): изменена"
    assert "    contacts: — → ***" in lines
    assert "+ строка 3: новая" in lines
    assert "99-99" not in answer.out
    assert "Тайна" not in answer.out
    assert lines[-1] == "без -o база не записана"
    shown = here("update", "base.jsonl", "new.csv", "--preview", "-", "--values", "--lang", "en", cwd=folder)
    assert "+79160009999" in shown.out
    assert names(folder) == before


def test_a_preview_as_a_workbook(folder: Path) -> None:
    """A row for each field: what it was and what it becomes, with the values."""
    answer = here("update", "base.jsonl", "new.csv", "-o", "out.jsonl", "--preview", "changes.xlsx", cwd=folder)
    assert answer.code == 0, answer.err
    book = openpyxl.load_workbook(folder / "changes.xlsx")
    rows = [list(row) for row in book.active.iter_rows(values_only=True)]
    book.close()
    assert rows[0][:4] == ["Что", "Карточка базы", "Строки нового файла", "Клиент"]
    assert [row[0] for row in rows[1:]].count("новая") == 1
    names_ = [row for row in rows if row[5] == "short_name"]
    assert [row[6:] for row in names_] == [["ПАО Газпром", "ПАО Газпром-Тайна"]]


def test_gone_and_keys(folder: Path) -> None:
    """Whoever the new file lacks is told, marked or dropped; clients are known by the keys that are named."""
    base(folder, GOOD.splitlines()[0] + "\n" + GOOD.splitlines()[1] + "\n", "less.csv")
    answer = here("update", "base.jsonl", "less.csv", "--preview", "-", cwd=folder)
    assert "− карточка 2: нет в новом файле" in answer.out
    assert "нет в новом файле: 1" in answer.out
    dropped = here("update", "base.jsonl", "less.csv", "-o", "out.jsonl", "--gone", "drop", "--lang", "en", cwd=folder)
    assert "(DUP124)" in dropped.out
    assert "wrote out.jsonl (cards: 1)" in dropped.out
    named = here("update", "base.jsonl", "less.csv", "--source", "site", "--key", "requisites", cwd=folder)
    assert "нет в новом файле: 0" in named.out
    by_id = here("update", "base.jsonl", "less.csv", "--key", "id", "--output", "json", cwd=folder)
    assert by_id.code == 0
    assert [one["code"] for one in json.loads(by_id.data)][:1] == ["IMP100"]


def test_rows_with_errors_are_rejected(folder: Path) -> None:
    """A wrong row goes to its workbook, the others are taken; the exit code says so."""
    answer = here("update", "base.jsonl", "wrong.csv", "-o", "out.jsonl", cwd=folder)
    assert answer.code == 1
    assert "out.jsonl.rejects.xlsx (строк для человека: 1)" in answer.out
    assert (folder / "out.jsonl.rejects.xlsx").is_file()
    dry = here("update", "base.jsonl", "wrong.csv", cwd=folder)
    assert dry.code == 1


def test_standard_output_holds_cards_alone(folder: Path) -> None:
    """With -o - the base is data and the words go elsewhere."""
    answer = here("update", "base.jsonl", "new.csv", "-o", "-", cwd=folder)
    assert [json.loads(line)["requisites"]["inn"] for line in answer.out.splitlines()][2] == "7708004767"
    assert "новых: 1" in answer.err


def test_ambiguous_rows_are_told(folder: Path) -> None:
    """Two cards of the base fit a row: a finding, and nothing is guessed."""
    text = (folder / "base.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (folder / "two.jsonl").write_text(f"{text}\n{text.replace('000-12-02', '000-12-77')}\n", encoding="utf-8")
    answer = here("update", "two.jsonl", "new.csv", "--ambiguous", "leave", cwd=folder)
    assert "спорных: 0" in answer.out or "(DUP121)" in answer.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("base.jsonl", "nope.csv", "-o", "out.jsonl"), "IMP001"),
        (("nope.jsonl", "new.csv", "-o", "out.jsonl"), "IMP001"),
        (("base.jsonl", "new.csv", "-o", "new.csv"), "new.csv"),
        (("base.jsonl", "new.csv", "-o", "out.jsonl", "--preview", "out.jsonl"), "out.jsonl"),
        (("base.jsonl", "new.csv", "-o", "out.pdf"), "pdf"),
        (("base.jsonl", "new.csv", "--mode", "overwrite"), "overwrite"),
        (("-", "-", "-o", "out.jsonl"), "cjmkit"),
    ],
)
def test_wrong_calls(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    """A wrong call is one sentence, and nothing is written."""
    before = names(folder)
    answer = here("update", *arguments, cwd=folder)
    assert answer.code == 2
    assert words in one_sentence(answer)
    assert names(folder) == before


def test_a_base_that_cannot_be_read_whole(folder: Path) -> None:
    """What cannot be read would be lost: the update stops, and the base stays."""
    text = (folder / "base.jsonl").read_text(encoding="utf-8") + "{broken\n"
    (folder / "base.jsonl").write_text(text, encoding="utf-8")
    answer = here("update", "base.jsonl", "new.csv", "-o", "base.jsonl", cwd=folder)
    assert answer.code == 1
    assert "DUP125" in answer.err
    assert (folder / "base.jsonl").read_text(encoding="utf-8") == text


def test_an_empty_export(folder: Path) -> None:
    """A new file without a client is a mistake: everybody would be gone."""
    base(folder, GOOD.splitlines()[0] + "\n", "empty.csv")
    answer = here("update", "base.jsonl", "empty.csv", "-o", "out.jsonl", "--gone", "drop", cwd=folder)
    assert answer.code == 1
    assert "DUP126" in answer.err
    assert not (folder / "out.jsonl").exists()


def test_the_policy_of_the_settings(folder: Path) -> None:
    """``[merge]`` of the settings decides in the mode merge; a wrong one is refused."""
    (folder / "cjmkit.toml").write_text('[merge]\nshort_name = "first"\n', encoding="utf-8")
    assert here("update", "base.jsonl", "new.csv", "-o", "out.jsonl", cwd=folder).code == 0
    assert '"short_name":"ПАО Газпром"' in (folder / "out.jsonl").read_text(encoding="utf-8")
    (folder / "cjmkit.toml").write_text('[merge]\nshort_nam = "first"\n', encoding="utf-8")
    answer = here("update", "base.jsonl", "new.csv", "-o", "out.jsonl", cwd=folder)
    assert (answer.code, "CFG190" in answer.err) == (2, True)


def test_the_toolkit_updates(folder: Path) -> None:
    """The same by code."""
    kit = Toolkit(plugins=())
    with (
        kit.read_cards(folder / "new.csv") as new,
        kit.read_cards(folder / "base.jsonl") as old,
        kit.update_cards(old, new, mode="fill") as update,
    ):
        assert update.counts["added"] == 1


def _letters(folder: Path) -> None:
    kit = Toolkit(plugins=())
    firms = [ClientCard(id="1", short_name="ООО «Ромашка»"), ClientCard(id="2", short_name="ООО «Мак»")]
    old = [*firms, ClientCard(id="3")]
    new = [ClientCard(id="1", short_name="ООО «Василёк»"), ClientCard(id="2", short_name="ООО «Роза»")]
    kit.write_cards(old, folder / "old.jsonl")
    kit.write_cards(new, folder / "new.jsonl")


def test_notices(tmp_path: Path) -> None:
    """A letter for each company that changed, each on a page of its own, on the screen or in a file."""
    _letters(tmp_path)
    answer = here("notice", "old.jsonl", "new.jsonl", "--date", "2026-11-23", "--since", "2026-12-01", cwd=tmp_path)
    assert answer.code == 0, answer.err
    first, second = answer.out.split("\f")
    assert "23 ноября 2026 г." in first
    assert "Изменения действуют с 1 декабря 2026 г." in first
    assert "стало: ООО «Василёк»" in first
    assert "стало: ООО «Роза»" in second
    written = here("notice", "old.jsonl", "new.jsonl", "-o", "n.txt", "--lang", "en", cwd=tmp_path)
    assert written.out == "wrote n.txt (notices: 2)\n"
    assert (tmp_path / "n.txt").read_text(encoding="utf-8").startswith("NOTICE OF CHANGED DETAILS\n")


def test_no_notice(tmp_path: Path) -> None:
    """Nothing changed: it is said, and no file is written."""
    _letters(tmp_path)
    answer = here("notice", "old.jsonl", "old.jsonl", "-o", "n.txt", cwd=tmp_path)
    assert (answer.code, answer.err) == (0, "партнёрам сообщать не о чем\n")
    assert not (tmp_path / "n.txt").exists()


def test_a_wrong_number_in_a_notice(tmp_path: Path) -> None:
    """The letter is written, and the exit code says that it must not go out."""
    kit = Toolkit(plugins=())
    kit.write_cards([ClientCard(id="1", short_name="ООО «Ромашка»")], tmp_path / "old.jsonl")
    wrong = ClientCard(id="1", short_name="ООО «Ромашка»", requisites=Requisites(inn="7707083894"))
    kit.write_cards([wrong], tmp_path / "new.jsonl")
    with (tmp_path / "old.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    answer = here("notice", "old.jsonl", "new.jsonl", cwd=tmp_path)
    assert answer.code == 1
    assert "DUP131" in answer.err
    assert "не сравнены: 1" in answer.err


def test_wrong_calls_of_notice(tmp_path: Path) -> None:
    """One standard input cannot be two files, and an output is no input."""
    _letters(tmp_path)
    assert here("notice", "-", "-", cwd=tmp_path).code == 2
    assert here("notice", "old.jsonl", "new.jsonl", "-o", "new.jsonl", cwd=tmp_path).code == 2
    assert here("notice", "old.jsonl", "new.jsonl", "--date", "вчера", cwd=tmp_path).code == 2
