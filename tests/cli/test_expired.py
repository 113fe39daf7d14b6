"""``cjmkit expired``: what is told, what is written, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import base, here, names, one_sentence

CARDS = (
    {"id": "1", "kind": "person", "full_name": "Образцова", "consents": [{"valid_until": "2025-02-01"}]},
    {"id": "2", "kind": "person", "full_name": "Примерова", "consents": [{"given_on": "2024-02-01"}]},
    {"id": "3", "kind": "company", "full_name": "ООО «Клён»"},
)
TEXT = "".join(json.dumps({"schema": "cjmkit/card@1", **card}, ensure_ascii=False) + "\n" for card in CARDS)
ON = ("--on", "2026-11-23")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a base of three cards."""
    base(tmp_path, TEXT, "base.jsonl")
    return tmp_path


def test_reasons_are_told(folder):
    """Each reason is told with the place of its card, then the counts; names and keys of clients are not."""
    answer = here("expired", "base.jsonl", *ON, "--retain", "contact=3y", "--retain", "processing=2y", cwd=folder)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "base.jsonl[1] consent_valid_until",
        "base.jsonl[1] last_contact_on",
        "base.jsonl[2] consent_given_on",
        "base.jsonl[2] last_contact_on",
    ]
    assert lines[-1] == "карточек: 3, хранить дольше не следует: 2, срок не сосчитать: 2"
    assert "Образцова" not in answer.out
    assert names(folder) == ["base.jsonl"]


def test_cards_are_written(folder):
    """``-o`` writes the cards that should be kept no longer, as they are."""
    answer = here("expired", "base.jsonl", *ON, "-o", "out.jsonl", cwd=folder)
    assert answer.code == 0
    assert [json.loads(line)["id"] for line in (folder / "out.jsonl").read_text().splitlines()] == ["1"]
    assert "записано: out.jsonl (карточек: 1)" in answer.out


def test_data_goes_to_standard_output_alone(folder):
    """With ``-o -`` standard output holds cards, and words go to standard error."""
    answer = here("expired", "base.jsonl", *ON, "-o", "-", cwd=folder)
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["1"]
    assert "PRV201" in answer.err


@pytest.mark.parametrize("kind", ["json", "sarif"])
def test_other_outputs(folder, kind):
    """Programs get data on standard output, and the counts on standard error."""
    answer = here("expired", "base.jsonl", *ON, "--output", kind, "--lang", "en", cwd=folder)
    assert "PRV201" in json.dumps(json.loads(answer.out))
    assert answer.err.splitlines()[-1].startswith("cards: 3, to be kept no longer: 1")


def test_terms_of_settings(folder):
    """Terms stand in the settings; a wrong one is refused with its name."""
    (folder / "cjmkit.toml").write_text('[retention]\nprocessing = "1y"\n')
    assert "хранить дольше не следует: 2" in here("expired", "base.jsonl", *ON, cwd=folder).out
    (folder / "cjmkit.toml").write_text('[retention]\nprocessing = "1"\n')
    answer = here("expired", "base.jsonl", cwd=folder)
    assert answer.code == 2
    assert "CFG202" in one_sentence(answer)


def test_limit(folder):
    """Beyond the limit reasons are counted."""
    answer = here("expired", "base.jsonl", *ON, "--retain", "contact=3y", "--limit", "1", cwd=folder)
    assert "…и ещё 2 (см. --limit)" in answer.out


def test_rows_that_are_no_cards(folder):
    """A line that is no card is told, and the answer is 1: nothing is known of it."""
    base(folder, TEXT + '{"schema": "cjmkit/card@1", "kind": "planet"}\n', "base.jsonl")
    answer = here("expired", "base.jsonl", *ON, cwd=folder)
    assert answer.code == 1
    assert "строк не прочитано как карточки: 1" in answer.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("expired", "none.jsonl"), 2),
        (("expired", "base.jsonl", "-o", "base.jsonl"), 2),
        (("expired", "base.jsonl", "--on", "yesterday"), 2),
        (("expired", "base.jsonl", "--retain", "contact"), 2),
    ],
)
def test_wrong_calls(folder, arguments, code):
    """A wrong call is one sentence, and the base stays as it was."""
    answer = here(*arguments, cwd=folder)
    assert answer.code == code
    one_sentence(answer)
    assert (folder / "base.jsonl").read_text(encoding="utf-8") == TEXT


def test_a_table_is_read_too(folder):
    """A spreadsheet is read as ``convert`` reads it; a row with an error is judged as well."""
    text = "ФИО;E-mail;Согласие действует до;ИНН\nОбразцова Анна;a@example.ru;01.02.2025;123\n"
    base(folder, text)
    answer = here("expired", "clients.csv", *ON, cwd=folder)
    assert answer.code == 0
    assert "хранить дольше не следует: 1" in answer.out
