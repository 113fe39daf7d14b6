"""
``cjmkit dedupe``: a base in, one client one card out; a workbook for a human, decisions obeyed and remembered.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cli.running import GOOD, base, call, here, leftovers, names, one_sentence

TWICE = GOOD + (
    "7707083893;773601001;Сбербанк, ПАО;8 916 000-12-02\n"
    "7736050003;;ПАО «Газпром»;8 916 000-12-09\n"
    ";;ИП Ёлкин Пётр Ильич;8 916 000-12-30\n"
)
"""A sure pair (rows 2 and 4), a doubtful one (rows 3 and 5), a stranger."""


def cards(path: Path) -> list[dict[str, Any]]:
    """The cards of a jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def decide(path: Path, word: str, row: int = 2) -> None:
    """Put a decision into a workbook of pairs."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = next(cell.column for cell in sheet[1] if cell.value in ("Решение", "Decision"))
    sheet.cell(row, at).value = word
    book.save(path)


def test_sure_pairs_are_merged_and_doubtful_ones_left(tmp_path: Path) -> None:
    """Five cards become four; the doubtful pair is told with both places and its reasons."""
    base(tmp_path, TWICE)
    answer = here("dedupe", "clients.csv", "-o", "clean.jsonl", cwd=tmp_path)

    assert answer.code == 0, answer.err
    assert len(cards(tmp_path / "clean.jsonl")) == 4
    assert "clients.csv[3]: карточки 2 и 4 (clients.csv[5]), возможно, один клиент: один ИНН" in answer.out
    assert "карточек: 5; верных пар: 1, сомнительных: 1" in answer.out
    assert "групп: 1, лишних карточек слито: 1; осталось решить пар: 1" in answer.out
    assert "записано: clean.jsonl (карточек: 4)" in answer.out
    assert not leftovers(tmp_path)


def test_a_decision_is_obeyed_and_remembered(tmp_path: Path) -> None:
    """What was decided in the workbook is done, and done again the next time without the workbook."""
    base(tmp_path, TWICE)
    first = here("dedupe", "clients.csv", "-o", "a.jsonl", "--review", "pairs.xlsx", cwd=tmp_path)
    assert first.code == 0, first.err
    decide(tmp_path / "pairs.xlsx", "объединить")
    call_ = ("--decisions", "pairs.xlsx", "--remember", "d.jsonl")
    second = here("dedupe", "clients.csv", "-o", "b.jsonl", *call_, cwd=tmp_path)
    assert "осталось решить пар: 0" in second.out
    assert len(cards(tmp_path / "b.jsonl")) == 3
    third = here("dedupe", "clients.csv", "-o", "c.jsonl", "--remember", "d.jsonl", cwd=tmp_path)
    assert third.code == 0
    assert (tmp_path / "c.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    kept = (tmp_path / "d.jsonl").read_text(encoding="utf-8")
    assert not any(secret in kept for secret in ("7736050003", "Газпром", "916", "0001209"))


def test_keep_is_not_asked_again(tmp_path: Path) -> None:
    """A pair that was decided to be two clients is not in the next workbook."""
    base(tmp_path, TWICE)
    here("dedupe", "clients.csv", "-o", "a.jsonl", "--review", "pairs.xlsx", cwd=tmp_path)
    decide(tmp_path / "pairs.xlsx", "оставить", row=3)
    more = ("--decisions", "pairs.xlsx", "--remember", "d.jsonl", "--review", "next.xlsx")
    answer = here("dedupe", "clients.csv", "-o", "b.jsonl", *more, cwd=tmp_path)
    assert "разведено решениями: 1" in answer.out
    assert openpyxl.load_workbook(tmp_path / "next.xlsx").worksheets[0].max_row == 1


def test_sure_pairs_can_be_vetoed(tmp_path: Path) -> None:
    """With --review-all the sure pairs are in the workbook, and «keep» parts them."""
    base(tmp_path, TWICE)
    here(
        "dedupe", "clients.csv", "-o", "a.jsonl", "--review", "pairs.xlsx", "--review-all", "--lang", "en", cwd=tmp_path
    )
    decide(tmp_path / "pairs.xlsx", "keep")
    answer = here("dedupe", "clients.csv", "-o", "b.jsonl", "--decisions", "pairs.xlsx", cwd=tmp_path)
    assert len(cards(tmp_path / "b.jsonl")) == 5
    assert "лишних карточек слито: 0" in answer.out


def test_decisions_that_are_not_obeyed_fail(tmp_path: Path) -> None:
    """A word that is no decision is an error of the data: exit code 1, with the cell."""
    base(tmp_path, TWICE)
    here("dedupe", "clients.csv", "-o", "a.jsonl", "--review", "pairs.xlsx", cwd=tmp_path)
    decide(tmp_path / "pairs.xlsx", "как хотите")
    answer = here("dedupe", "clients.csv", "-o", "b.jsonl", "--decisions", "pairs.xlsx", cwd=tmp_path)
    assert answer.code == 1
    assert "pairs.xlsx[Пары!C2]" in answer.out
    assert "(DUP010)" in answer.out


def test_the_workbook_is_bounded(tmp_path: Path) -> None:
    """Pairs beyond the bound are counted, not dropped in silence."""
    lines = "".join(f"7736050003;;ПАО «Газпром»;8 916 000-13-{number}\n" for number in range(10, 14))
    base(tmp_path, GOOD + lines)
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", "--review", "p.xlsx", "--review-pairs", "2", cwd=tmp_path)
    assert openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets[0].max_row == 5
    assert "в книге пар первые 2, не вошло 8" in answer.out


def test_many_pairs_are_counted(tmp_path: Path) -> None:
    """More pairs than a report keeps are counted all the same; equal cards are one pair in the workbook."""
    base(tmp_path, GOOD + "7736050003;;ПАО Газпром;\n" * 46)
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", "--review", "p.xlsx", cwd=tmp_path)
    assert "осталось решить пар: 1081" in answer.out
    assert "…и ещё 1061" in answer.out
    assert openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets[0].max_row == 5


def test_capped_blocks_are_told(tmp_path: Path) -> None:
    """A value that too many share is told by kind and number."""
    lines = "".join(f";;ООО «Фирма {number}»;8 916 000-12-02\n" for number in range(5))
    base(tmp_path, GOOD + lines)
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", "--largest-block", "3", cwd=tmp_path)
    assert "одно значение «phone» у 6 карточек, это больше 3" in answer.out


@pytest.mark.parametrize("output", ["json", "github", "sarif"])
def test_findings_for_programs(tmp_path: Path, output: str) -> None:
    """Findings go to standard output for programs, words to the other stream."""
    base(tmp_path, TWICE)
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", "--output", output, cwd=tmp_path)
    assert "DUP003" in answer.out
    assert "записано: a.jsonl" in answer.err
    if output == "json":
        assert {one["code"] for one in json.loads(answer.out)} >= {"DUP002", "DUP003"}


@pytest.mark.parametrize("output", ["text", "json"])
def test_streams(tmp_path: Path, output: str) -> None:
    """Standard input is a base, standard output takes cards alone."""
    arguments = ("dedupe", "-", "-o", "-", "--output", output)
    answer = here(*arguments, cwd=tmp_path, stdin=TWICE.encode())
    assert answer.code == 0, answer.err
    assert len([json.loads(line) for line in answer.out.splitlines()]) == 4
    assert "DUP003" in answer.err
    assert call(*arguments, cwd=tmp_path, stdin=TWICE.encode()).data == answer.data


def test_any_exporter_writes(tmp_path: Path) -> None:
    """The output is of any format, with its options."""
    base(tmp_path, TWICE)
    answer = here("dedupe", "clients.csv", "-o", "a.xlsx", "--out-option", "headers=en", cwd=tmp_path)
    assert answer.code == 0
    sheet = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes())).worksheets[0]
    assert sheet.max_row == 5


def test_merge_policy_is_told(tmp_path: Path) -> None:
    """--merge says whose value stays."""
    base(tmp_path, TWICE)
    for strategy, name in (("first", "ПАО Сбербанк"), ("last", "Сбербанк")):
        here("dedupe", "clients.csv", "-o", "a.jsonl", "--merge", f"short_name={strategy}", cwd=tmp_path)
        assert name in cards(tmp_path / "a.jsonl")[0]["short_name"]
    assert "CFG190" in one_sentence(here("dedupe", "clients.csv", "-o", "a.jsonl", "--merge", "x=last", cwd=tmp_path))


def test_an_empty_base_replaces_nothing(tmp_path: Path) -> None:
    """An input without clients leaves the good output of yesterday, and the decisions, alone."""
    base(tmp_path, GOOD.splitlines()[0] + "\n")
    (tmp_path / "a.jsonl").write_text("yesterday", encoding="utf-8")
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", "--remember", "d.jsonl", cwd=tmp_path)
    assert answer.code == 1
    assert "a.jsonl не записан" in answer.out
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == "yesterday"
    assert not (tmp_path / "d.jsonl").exists()


def test_rows_with_errors_stay(tmp_path: Path) -> None:
    """A card with a wrong number is kept as it is, and the exit code says that there are errors."""
    base(tmp_path, TWICE + "7707083894;;ПАО Ошибка;8 916 000-12-44\n")
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", cwd=tmp_path)
    assert answer.code == 1
    assert len(cards(tmp_path / "a.jsonl")) == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "clients.csv"), "CFG022"),
        (("-o", "a.jsonl", "--review", "a.jsonl"), "CFG022"),
        (("-o", "a.jsonl", "--decisions", "a.jsonl"), "CFG022"),
        (("-o", "a.jsonl", "--decisions", "clients.txt"), "IMP025"),
        (("-o", "a.jsonl", "--decisions", "missing.xlsx"), "missing.xlsx"),
        (("-o", "a.jsonl", "--remember", "clients.txt"), "DUP021"),
        (("-o", "a.jsonl", "--scorer", "fuzy"), "CFG196"),
        (("-o", "a.jsonl", "--key", "builtin"), "CFG196"),
        (("-o", "a.jsonl", "--largest-block", "1"), "CFG020"),
        (("-o", "a.strange"), "CFG015"),
        ((), "CFG020"),
        (("-o", "a.jsonl", "--decisions-key-file", "short", "--remember", "d.jsonl"), "CFG195"),
        (("-o", "no/folder/a.jsonl"), "EXP"),
    ],
)
def test_mistakes_of_the_call(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """Each mistake is one sentence and exit code 2; nothing is written."""
    base(tmp_path, TWICE)
    (tmp_path / "short").write_text("abc", encoding="utf-8")
    (tmp_path / "clients.txt").write_text(TWICE, encoding="utf-8")
    answer = here("dedupe", "clients.csv", *arguments, cwd=tmp_path)
    assert told in one_sentence(answer)
    assert answer.code == 2
    assert names(tmp_path) == ["clients.csv", "clients.txt", "short"]


def test_a_project_is_refused(tmp_path: Path) -> None:
    """Personas have no requisites: a project is no base."""
    (tmp_path / "map.toml").write_text('schema = "cjmkit/project@1"\n', encoding="utf-8")
    assert "CFG198" in one_sentence(here("dedupe", "map.toml", "-o", "a.jsonl", cwd=tmp_path))


def test_a_key_kept_apart(tmp_path: Path) -> None:
    """With a key file decisions are found again; without it the file is refused."""
    base(tmp_path, TWICE)
    (tmp_path / "key").write_text("k" * 32, encoding="utf-8")
    keyed = ("--remember", "d.jsonl", "--decisions-key-file", "key")
    for _ in range(2):
        assert here("dedupe", "clients.csv", "-o", "a.jsonl", *keyed, cwd=tmp_path).code == 0
    assert "DUP023" in one_sentence(here("dedupe", "clients.csv", "-o", "b.jsonl", *keyed[:2], cwd=tmp_path))


@pytest.mark.parametrize("scorer", ["builtin", "rapidfuzz"])
def test_scorers(tmp_path: Path, scorer: str) -> None:
    """The built-in scorers are chosen by name."""
    base(tmp_path, TWICE)
    answer = here("dedupe", "clients.csv", "-o", "a.jsonl", "--scorer", scorer, cwd=tmp_path)
    assert answer.code == 0
    assert len(cards(tmp_path / "a.jsonl")) == 4
