"""The commands besides ``convert``."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from cjmkit.cli.decisions import decisions_title
from cjmkit.cli.gather import suffix_of
from cjmkit.intake.decision import Header
from cli.running import MESSY, WRONG, base, environment, here, names, one_sentence


def test_inspect_shows_the_messy_example(tmp_path):
    """The table of decisions fits 80 columns, with samples only if wanted."""
    narrow = environment(COLUMNS="80")
    answer = here("inspect", str(MESSY), cwd=tmp_path, env=narrow)
    assert answer.code == 0
    assert "[База]: заголовок в строках 4, 5" in answer.out
    assert "ПАО «Газпром»" in answer.out
    quiet = here("inspect", str(MESSY), "--no-samples", cwd=tmp_path, env=narrow)
    assert "ПАО «Газпром»" not in quiet.out
    tables = [line for line in quiet.out.splitlines() if not line.startswith("clients_messy")]
    assert max(map(len, tables)) <= 80
    assert all(line == line.rstrip() for line in quiet.out.splitlines())


def test_inspect_in_english(tmp_path):
    """The English table has no Russian words but the data's own."""
    text = "inn;kpp;name;phone\n7707083893;773601001;Sberbank;+7 916 000-12-02\n"
    (tmp_path / "c.csv").write_text(text)
    answer = here("inspect", "c.csv", "--lang", "en", cwd=tmp_path)
    assert "header in row 1, encoding" in answer.out
    assert "delimiter ';'" in answer.out
    assert not any("а" <= letter <= "я" for letter in answer.out.lower())


def test_inspect_names_the_tab(tmp_path):
    """A delimiter that cannot be seen is named by a word."""
    (tmp_path / "c.csv").write_text("ИНН\tНазвание\n7707083893\tПАО Сбербанк\n", encoding="utf-8")
    assert "разделитель табуляция" in here("inspect", "c.csv", cwd=tmp_path).out


def test_title_of_a_table():
    """Above the table stand the rows of the header and what the reader told, in words; what has no words is left."""
    details = {"hidden": "1", "state": "veryHidden", "encoding": "cp1251", "delimiter": "|", "hyperlinks": "3"}
    title = decisions_title("b.xlsx[База]", Header(rows=(2,), data_from=3), details, "ru")
    assert title == (
        "b.xlsx[База]: заголовок в строке 2, лист скрыт, кодировка cp1251, разделитель «|», гиперссылок: 3"
    )
    assert decisions_title("b.csv", None, {}, "en") == "b.csv: no header, columns known by content"


def test_inspect_as_data(tmp_path):
    """``--output json`` is valid JSON alone, samples in it only if wanted."""
    answer = here("inspect", str(MESSY), "--output", "json", cwd=tmp_path)
    tables = json.loads(answer.out)
    assert [table["sheet"] for table in tables] == ["База", "Заметки"]
    assert tables[0]["header_rows"] == [4, 5]
    assert "inn" in tables[0]["columns"][2]["fields"]
    assert tables[0]["columns"][1]["samples"]
    assert {finding["code"] for finding in tables[0]["findings"]} >= {"IMP100"}
    quiet = json.loads(here("inspect", str(MESSY), "--output", "json", "--no-samples", cwd=tmp_path).out)
    assert "samples" not in quiet[0]["columns"][1]


def test_inspect_saves_the_sheet_that_is_a_base(tmp_path):
    """Of several sheets the decisions of the base are saved, and that is said; ``-`` prints them."""
    answer = here("inspect", str(MESSY), "--save", "m.toml", cwd=tmp_path)
    assert "записаны решения листа «База»" in answer.err
    printed = here("inspect", str(MESSY), "--save", "-", "--output", "json", "--no-samples", cwd=tmp_path)
    assert (tmp_path / "m.toml").read_text(encoding="utf-8").rstrip() in printed.out


def test_inspect_of_finished_cards(tmp_path):
    """Cards have no columns; there is nothing to save, and nothing is written."""
    base(tmp_path)
    here("convert", "clients.csv", "cards.jsonl", cwd=tmp_path)
    assert "готовые карточки" in here("inspect", "cards.jsonl", cwd=tmp_path).out
    answer = here("inspect", "cards.jsonl", "--save", "m.toml", "--output", "json", cwd=tmp_path)
    assert answer.code == 2
    assert "(CFG023)" in answer.err
    assert not (tmp_path / "m.toml").exists()


def test_inspect_saves_nothing_over_the_input(tmp_path):
    """``--save`` onto the inspected file is refused."""
    base(tmp_path)
    before = (tmp_path / "clients.csv").read_bytes()
    answer = here("inspect", "clients.csv", "--save", "clients.csv", cwd=tmp_path)
    assert answer.code == 2
    assert "(CFG022)" in one_sentence(answer)
    assert (tmp_path / "clients.csv").read_bytes() == before


def test_strange_headings(tmp_path):
    """Markup, control characters and long headings are text of a table, not orders to the terminal."""
    heading = "[bold]жирный[/bold] \x1b[31mкрасный\x07" + "ы" * 500
    (tmp_path / "c.csv").write_text(
        f"ИНН;Название;{heading}\n7707083893;ПАО Сбербанк;[red]х\x1b[0m\n", encoding="utf-8"
    )
    answer = here("inspect", "c.csv", cwd=tmp_path)
    assert answer.code == 0
    table = answer.out.split("\n\n")[1]
    assert "[bold]жирный[/bold]" in table.replace("\n", "") or "[bold]" in table
    assert "\x1b" not in table
    assert "\x07" not in table


def test_check_prints_findings(tmp_path):
    """Findings have place, sentence and code; notes only if wanted; 1 because there is an error."""
    base(tmp_path, WRONG)
    answer = here("check", "clients.csv", cwd=tmp_path)
    assert answer.code == 1
    assert answer.out.startswith("clients.csv[A4] inn: ")
    assert "(CRD012)" in answer.out
    assert "(IMP330)" not in answer.out
    assert "(IMP330)" in here("check", "clients.csv", "--level", "info", cwd=tmp_path).out
    assert names(tmp_path) == ["clients.csv"]


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1), ("warning", 1), ("info", 1)])
def test_check_fails_on(tmp_path, fail_on, code):
    """``--fail-on`` sets from which severity the answer is 1."""
    base(tmp_path, WRONG)
    assert here("check", "clients.csv", "--fail-on", fail_on, cwd=tmp_path).code == code


def test_check_of_good_cards(tmp_path):
    """A base without errors answers 0, and with notes alone 1 only if notes are to fail."""
    base(tmp_path)
    assert here("check", "clients.csv", cwd=tmp_path).code == 0
    assert here("check", "clients.csv", "--fail-on", "info", cwd=tmp_path).code == 1


def test_check_limits(tmp_path):
    """What is beyond ``--limit`` is counted, of the severities that are printed."""
    rows = "".join(f"770708389{digit};773601001;ПАО Ошибка {digit}\n" for digit in (1, 2, 4, 5))
    base(tmp_path, "ИНН;КПП;Наименование\n" + rows)
    answer = here("check", "clients.csv", "--limit", "1", cwd=tmp_path)
    assert answer.out.count("(CRD012)") == 1
    assert "…и ещё 3 (см. --limit)" in answer.out
    assert "(см. --limit)" not in here("check", "clients.csv", cwd=tmp_path).out
    none = here("check", "clients.csv", "--limit", "0", cwd=tmp_path)
    assert none.code == 1
    assert "(CRD012)" not in none.out


def test_check_folders(tmp_path):
    """A folder gives its bases, each finding the path that tells which; a broken one hides no other."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    base(tmp_path / "a", WRONG, "one.csv")
    base(tmp_path / "a" / "b", WRONG, "two.csv")
    (tmp_path / "a" / "notes.md").write_text("no base")
    answer = here("check", "a", cwd=tmp_path)
    assert answer.code == 1
    assert "a/one.csv[A4] inn" in answer.out
    assert "a/b/two.csv[A4] inn" in answer.out
    (tmp_path / "a" / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    answer = here("check", "a", cwd=tmp_path)
    assert answer.code == 2
    assert "a/b/two.csv[A4] inn" in answer.out
    assert answer.err.startswith("cjmkit: broken.xlsx")


def test_check_of_an_empty_folder(tmp_path):
    """A folder without bases is a mistake of the call."""
    (tmp_path / "empty").mkdir()
    answer = here("check", "empty", cwd=tmp_path)
    assert answer.code == 2
    assert "(IMP005)" in one_sentence(answer)


def test_check_of_a_wrong_call(tmp_path):
    """A setting that is wrong for every file is told once."""
    base(tmp_path)
    answer = here("check", "clients.csv", "clients.csv", "--profile", "tendr", cwd=tmp_path)
    assert answer.code == 2
    assert "(CFG001)" in one_sentence(answer)


def test_check_of_standard_input(tmp_path):
    """``-`` is standard input for ``check`` too."""
    answer = here("check", "-", cwd=tmp_path, stdin=WRONG.encode())
    assert answer.code == 1
    assert answer.out.startswith("<stdin>[A4] inn")


def test_suffix():
    """A packed base is known by what is packed."""
    assert suffix_of(Path("Base.CSV.gz")) == "csv"


def test_plugins(tmp_path):
    """The list names every format and where it comes from; nothing is broken."""
    answer = here("plugins", cwd=tmp_path)
    assert answer.code == 0
    for name in ("csv", "json", "jsonl", "xlsx", "rejects", "template"):
        assert f" {name} " in answer.out


BROKEN = {
    "cjmkit_broken.py": "import there_is_no_such_module\n",
    "cjmkit_broken-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: cjmkit-broken\nVersion: 1.0\n",
    "cjmkit_broken-1.0.dist-info/entry_points.txt": "[cjmkit]\nbroken = cjmkit_broken\n",
}


def test_broken_plugin(tmp_path, monkeypatch):
    """A broken plugin is told by ``plugins`` in either language, breaks alone, and is named when it is asked for."""
    for name, text in BROKEN.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path / "site")
    base(tmp_path)
    env = environment(CJMKIT_DISABLE_PLUGINS="")
    answer = here("plugins", cwd=tmp_path, env=env)
    assert answer.code == 1
    assert "плагин «broken» (cjmkit-broken 1.0) сломан на шаге «загрузка»" in answer.out
    assert "broke at stage load" in here("plugins", "--lang", "en", cwd=tmp_path, env=env).out
    assert here("convert", "clients.csv", "out.jsonl", cwd=tmp_path, env=env).code == 0
    answer = here("convert", "clients.csv", "out.x", "--to", "broken", cwd=tmp_path, env=env)
    assert answer.code == 2
    assert "сломан на шаге «загрузка»" in one_sentence(answer)


def test_schema(tmp_path):
    """The printed schema is a JSON Schema that accepts the cards that are written."""
    answer = here("schema", cwd=tmp_path)
    schema = json.loads(answer.out)
    Draft202012Validator.check_schema(schema)
    base(tmp_path)
    here("convert", "clients.csv", "cards.jsonl", cwd=tmp_path)
    for line in (tmp_path / "cards.jsonl").read_text(encoding="utf-8").splitlines():
        Draft202012Validator(schema).validate(json.loads(line))
    assert here("schema", "card", "--lang", "en", cwd=tmp_path).data == answer.data


@pytest.mark.parametrize("name", ["form.xlsx", "form.csv"])
def test_template(tmp_path, name):
    """A blank form is written, and says itself that it has no clients yet."""
    answer = here("new", "template", name, "--profile", "invoice", cwd=tmp_path)
    assert answer.code == 0
    assert f"записано: {name}" in answer.err
    assert (tmp_path / name).stat().st_size > 100
    assert here("inspect", name, cwd=tmp_path).code == 0


def test_template_with_options(tmp_path):
    """An option reaches the form; one that it does not have is refused by its name."""
    assert here("new", "template", "form.xlsx", "--lang", "ru", "--out-option", "lang=en", cwd=tmp_path).code == 0
    title = next(openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0].iter_rows(values_only=True))[0]
    assert title.isascii()
    answer = here("new", "template", "other.xlsx", "--out-option", "colour=red", cwd=tmp_path)
    assert answer.code == 2
    assert "colour" in answer.err
    assert not (tmp_path / "other.xlsx").exists()


def test_template_to_standard_output(tmp_path):
    """``-`` is standard output: the form alone."""
    assert here("new", "template", "-", cwd=tmp_path).data.startswith(b"PK")


def test_settings_of_the_folder(tmp_path):
    """The settings of the nearest cjmkit.toml switch rules and grades for every command."""
    base(tmp_path, WRONG)
    (tmp_path / "cjmkit.toml").write_text('[severity]\nCRD012 = "info"\n')
    assert here("check", "clients.csv", cwd=tmp_path).code == 0
    (tmp_path / "sub").mkdir()
    base(tmp_path / "sub", WRONG)
    assert here("check", "clients.csv", cwd=tmp_path / "sub").code == 0


WRONG_SETTINGS = [
    ("cjmkit.toml", "severity = [", "CFG003"),
    ("cjmkit.toml", 'severty = { CRD012 = "info" }', "CFG001"),
    ("pyproject.toml", "[tool.cjmkit]\nselect = 1", "CFG002"),
    ("pyproject.toml", "[tool.cjmkit\n", "CFG003"),
]


@pytest.mark.parametrize(("name", "text", "code"), WRONG_SETTINGS)
def test_wrong_settings(tmp_path, name, text, code):
    """A settings file that cannot be obeyed is named, never passed over."""
    base(tmp_path)
    (tmp_path / name).write_text(textwrap.dedent(text))
    answer = here("check", "clients.csv", cwd=tmp_path)
    assert answer.code == 2
    sentence = one_sentence(answer)
    assert code in sentence
    assert name in sentence
