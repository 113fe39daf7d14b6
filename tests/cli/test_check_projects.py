"""``cjmkit check`` over projects: files and folders, silenced and known findings, every output."""

from __future__ import annotations

import json
import re

import pytest

from cli.running import GOOD, WRONG, base, here, names, one_sentence
from cli.test_findings_output import check_sarif

CREAM = """{"schema": "cjmkit/project@1",
 "personas": [{"id": "tatiana", "name": "Татьяна"}],
 "ignore": [{"code": "JRN613", "reason": "версии хранит git"}],
 "journeys": [{"id": "cream", "title": "Крем", "goal": "узнать", "personas": ["tatiana"],
  "stages": [
   {"id": "choice", "title": "Выбор", "touchpoints": ["Сайт", "Магазин"],
    "barriers": ["нет отзывов", "дорого"]}]}]}
"""
LIST = ("--baseline", "known.json")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cream.json").write_text(CREAM, encoding="utf-8")
    return tmp_path


def lines(answer, code):
    return [line for line in answer.out.splitlines() if f"({code})" in line]


def test_findings_of_a_project(folder):
    """A finding has the line and the column of its place, a message with the title, and a code; a summary ends it."""
    answer = here("check", "cream.json", cwd=folder)
    assert answer.code == 0
    (critical,) = lines(answer, "JRN503")
    assert critical.startswith("cream.json[7:")
    assert " journeys[0].stages[0].barriers: «Выбор»: барьеров в одном месте: 2" in critical
    summary = answer.out.splitlines()[-1]
    assert re.fullmatch(r"cream\.json: проект, ошибок: 0, предупреждений: \d+, заметок: \d+, заглушено: 1", summary)


def test_errors_of_a_project(folder):
    """An error answers 1, a warning does where that is wanted."""
    assert here("check", "cream.json", "--fail-on", "warning", cwd=folder).code == 1
    (folder / "cream.json").write_text(CREAM.replace('"goal": "узнать", ', ""), encoding="utf-8")
    answer = here("check", "cream.json", "--lang", "en", cwd=folder)
    assert answer.code == 1
    assert "the map 'Крем' has no goal" in answer.out
    assert here("check", "cream.json", "--fail-on", "never", cwd=folder).code == 0


def test_a_project_that_cannot_be_read(folder):
    """What is wrong with the file itself is a finding with its place, and answers 1."""
    (folder / "cream.json").write_text(CREAM.replace('"stages": [', '"stages": {'), encoding="utf-8")
    answer = here("check", "cream.json", cwd=folder)
    assert answer.code == 1
    assert re.search(r"^cream\.json\[\d+(:\d+)?\].*\(IMP5\d\d\)$", answer.out, re.MULTILINE)


def test_standard_input(folder):
    """A project may come through standard input."""
    answer = here("check", "-", cwd=folder, stdin=CREAM.encode())
    assert answer.out.startswith("<stdin>[")
    assert lines(answer, "JRN503")


@pytest.mark.parametrize("name", ["json", "project-json"])
def test_a_named_format(folder, name):
    """A format of projects is taken by its name; one that both have means cards."""
    (folder / "cream.txt").write_text(CREAM, encoding="utf-8")
    answer = here("check", "cream.txt", "--from", name, cwd=folder)
    assert bool(lines(answer, "JRN503")) is (name == "project-json")


def test_a_folder_of_both(folder):
    """Bases and projects of a folder are checked, settings and hidden files are left out and counted."""
    base(folder, WRONG)
    base(folder, "просто текст\nбез карточек\n", "notes.txt")
    (folder / "other.toml").write_text("a = 1\n")
    (folder / "readme.md").write_text("read me")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "cream.json").write_text(CREAM, encoding="utf-8")
    answer = here("check", ".", cwd=folder)
    assert answer.code == 1
    assert len(lines(answer, "JRN503")) == len(lines(answer, "CRD012")) == 1
    assert answer.out.splitlines()[-1] == "пропущено файлов папок: 3 (не карточки и не проекты): notes.txt"
    (folder / "notes.txt").unlink()
    assert here("check", ".", cwd=folder).out.splitlines()[-1].endswith(": 2 (не карточки и не проекты)")


def test_limit(folder):
    """Beyond ``--limit`` findings of a code are counted only."""
    answer = here("check", "cream.json", "--limit", "1", cwd=folder)
    assert len(lines(answer, "JRN501")) == 1
    assert "…и ещё " in answer.out


def test_silenced_findings_are_shown_on_request(folder):
    """``--show-suppressed`` prints them with the reason; without it they are only counted."""
    assert not lines(here("check", "cream.json", cwd=folder), "JRN613")
    (shown,) = lines(here("check", "cream.json", "--show-suppressed", cwd=folder), "JRN613")
    assert shown.endswith("[заглушено: версии хранит git]")
    data = json.loads(here("check", "cream.json", "--show-suppressed", "--output", "json", cwd=folder).out)
    (silenced,) = [finding for finding in data if "suppressed" in finding]
    assert silenced["code"] == "JRN613"
    assert silenced["suppressed"] == {"kind": "inSource", "reason": "версии хранит git"}


def test_control_characters_stay_away(folder):
    """Titles, reasons and keys of a file give no orders to the terminal."""
    wild = CREAM.replace("Выбор", "Вы\\u001b[31mбор").replace("версии", "вер\\u0007сии")
    wild = wild.replace('"touchpoints"', '"raci": {"про\\u001bдажи": "X"}, "touchpoints"')
    (folder / "cream.json").write_text(wild, encoding="utf-8")
    answer = here("check", "cream.json", "--show-suppressed", cwd=folder)
    assert "Вы [31mбор" in answer.out
    assert lines(answer, "JRN332")
    assert all(line.isprintable() for line in answer.out.splitlines())


def test_github(folder):
    """An annotation names line and column."""
    answer = here("check", "cream.json", "--output", "github", cwd=folder)
    assert re.search(r"^::warning file=cream\.json,line=7,col=\d+,title=JRN503::", answer.out, re.MULTILINE)


def test_sarif(folder):
    """The log is valid, and what is silenced stands in it as suppressed, with its reason."""
    log = json.loads(here("check", "cream.json", "--output", "sarif", cwd=folder).out)
    check_sarif(log)
    (quiet,) = [result for result in log["runs"][0]["results"] if "suppressions" in result]
    assert quiet["ruleId"] == "JRN613"
    assert quiet["suppressions"] == [{"kind": "inSource", "justification": "версии хранит git"}]
    (region,) = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in log["runs"][0]["results"]
        if result["ruleId"] == "JRN503"
    ]
    assert region["startLine"] == 7
    assert region["startColumn"] > 1


def test_baseline(folder):
    """Known findings are neither printed nor counted; new ones are, though the lines have moved."""
    base(folder, WRONG)
    written = here("check", ".", *LIST, "--write-baseline", cwd=folder)
    assert written.code == 0
    assert re.search(r"^записано известных находок: \d+ \(known\.json\)$", written.out, re.MULTILINE)
    known = json.loads((folder / "known.json").read_text())
    assert set(known["files"]) == {"cream.json", "clients.csv"}
    assert "Татьяна" not in str(known)
    assert "7707083894" not in str(known)
    quiet = here("check", ".", *LIST, "--fail-on", "info", cwd=folder)
    assert quiet.code == 0
    assert "(JRN" not in quiet.out
    assert "(CRD" not in quiet.out
    assert re.search(r"^cream\.json: проект, .*известно: \d+$", quiet.out, re.MULTILINE)
    assert re.search(r"^clients\.csv: известно: \d+$", quiet.out, re.MULTILINE)
    more = CREAM.replace('"Выбор",', '"Выбор",\n\n"client_goal": "Ищет крем",')
    (folder / "cream.json").write_text(more, encoding="utf-8")
    answer = here("check", "cream.json", *LIST, "--level", "info", "--fail-on", "info", cwd=folder)
    assert answer.code == 1
    assert [line[-8:] for line in answer.out.splitlines()[:-1]] == ["(JRN212)"]
    assert answer.out.splitlines()[-1].endswith("из списка известных исправлено: 1 (обновите его)")


def test_a_baseline_in_another_folder(folder):
    """Names in the list are relative to its own folder."""
    (folder / "ci").mkdir()
    here("check", "cream.json", "--baseline", "ci/known.json", "--write-baseline", cwd=folder)
    assert list(json.loads((folder / "ci" / "known.json").read_text())["files"]) == ["../cream.json"]
    assert here("check", "../cream.json", "--baseline", "known.json", "--fail-on", "info", cwd=folder / "ci").code == 0


def test_known_findings_in_sarif(folder):
    """A known finding is suppressed from outside, and readers of SARIF hide it."""
    here("check", "cream.json", *LIST, "--write-baseline", cwd=folder)
    log = json.loads(here("check", "cream.json", *LIST, "--output", "sarif", cwd=folder).out)
    check_sarif(log)
    kinds = {mark["kind"] for result in log["runs"][0]["results"] for mark in result["suppressions"]}
    assert kinds == {"external", "inSource"}


def test_more_cards_of_a_kind_are_new(folder):
    """One wrong number more than the list knows brings all of that kind back."""
    base(folder, WRONG)
    here("check", "clients.csv", *LIST, "--write-baseline", cwd=folder)
    base(folder, WRONG + "7736050004;781401001;ПАО Ещё;8 916 000-12-05\n")
    answer = here("check", "clients.csv", *LIST, cwd=folder)
    assert answer.code == 1
    assert len(lines(answer, "CRD012")) == 2


def test_a_list_is_not_written_when_a_file_is_not_read(folder):
    """Half a list would make everything else new."""
    answer = here("check", "cream.json", "none.json", *LIST, "--write-baseline", cwd=folder)
    assert answer.code == 2
    assert names(folder) == ["cream.json"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--write-baseline",), "CFG028"),
        (("--baseline", "none.json"), "IMP001"),
        (("--baseline", "cream.json"), "CFG140"),
    ],
)
def test_wrong_calls(folder, arguments, code):
    """A list without a name, a missing one, and another file are told in one sentence."""
    answer = here("check", "cream.json", *arguments, cwd=folder)
    assert answer.code == 2
    assert f"({code})" in one_sentence(answer)


def test_settings_of_the_folder(folder):
    """The nearest cjmkit.toml switches rules about journeys and sets their numbers."""
    (folder / "cjmkit.toml").write_text('select = ["JRN503"]\n[journey]\nmin_barriers = 3\n')
    assert not lines(here("check", "cream.json", cwd=folder), "JRN503")
    (folder / "cjmkit.toml").write_text('select = ["JRN503"]\n[severity]\nJRN5 = "error"\n')
    answer = here("check", "cream.json", cwd=folder)
    assert answer.code == 1
    assert len(lines(answer, "JRN503")) == 1


def test_a_good_base_beside_a_project(folder):
    """Several named files are summed up one by one."""
    base(folder, GOOD)
    answer = here("check", "clients.csv", "cream.json", cwd=folder)
    assert answer.code == 0
    assert "clients.csv: строк 3" in answer.out
    assert "cream.json: проект" in answer.out


def test_explain(tmp_path):
    """A code of journeys is explained with its examples and its source, in either language."""
    answer = here("explain", "JRN503", cwd=tmp_path)
    assert answer.out.startswith("JRN503 Критическая точка (предупреждение)")
    assert "Плохо: выбор: 4 барьера" in answer.out
    assert "Bad: choice: 4 barriers" in here("explain", "jrn503", "--lang", "en", cwd=tmp_path).out
