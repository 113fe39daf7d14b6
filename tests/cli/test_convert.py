"""``cjmkit convert``: what is written, what is told, how it ends."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from cli.running import MESSY, WRONG, base, here, leftovers, names, one_sentence


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_good_base(tmp_path):
    """A base without errors gives cards, no workbook of rejects, and 0."""
    base(tmp_path)
    answer = here("convert", "clients.csv", "out.jsonl", cwd=tmp_path)
    assert answer.code == 0
    assert [card["requisites"]["inn"] for card in lines_of(tmp_path / "out.jsonl")] == ["7707083893", "7736050003"]
    assert names(tmp_path) == ["clients.csv", "out.jsonl"]
    assert "записано: out.jsonl (карточек: 2)" in answer.out
    assert not answer.err


def test_wrong_row_is_rejected(tmp_path):
    """A row with an error goes to the workbook beside the output, and the answer is 1."""
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "out.jsonl", cwd=tmp_path)
    assert answer.code == 1
    assert len(lines_of(tmp_path / "out.jsonl")) == 2
    assert "out.jsonl.rejects.xlsx (строк для человека: 1)" in answer.out
    again = here("inspect", "out.jsonl.rejects.xlsx", "--no-samples", cwd=tmp_path)
    assert "inn" in again.out


def test_keep(tmp_path):
    """With ``--on-error keep`` every row is a card, and the answer is still 1."""
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "out.jsonl", "--on-error", "keep", cwd=tmp_path)
    assert answer.code == 1
    assert len(lines_of(tmp_path / "out.jsonl")) == 3
    assert not (tmp_path / "out.jsonl.rejects.xlsx").exists()


def test_stop(tmp_path):
    """With ``--on-error stop`` the first error ends the work, and an output that was there stays as it was."""
    base(tmp_path, WRONG)
    (tmp_path / "out.jsonl").write_text("old")
    answer = here("convert", "clients.csv", "out.jsonl", "--on-error", "stop", cwd=tmp_path)
    assert answer.code == 1
    assert "(CRD012)" in one_sentence(answer)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert leftovers(tmp_path) == []


def test_all_rows_wrong(tmp_path):
    """A base of which no row passes answers 1 in every policy but ``stop``."""
    base(tmp_path, "ИНН;Наименование\n7707083894;ПАО Ошибка\n")
    assert here("convert", "clients.csv", "out.jsonl", cwd=tmp_path).code == 1


def test_dry_run_writes_nothing(tmp_path):
    """A dry run tells the same and leaves the folder as it was; a format that writes nothing is still refused."""
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "out.xlsx", "--dry-run", "--report", "r.json", cwd=tmp_path)
    assert answer.code == 1
    assert names(tmp_path) == ["clients.csv"]
    assert "ничего не записано (было бы карточек: 2)" in answer.out
    assert "origin" in answer.out, "the losses of the format are known without writing"
    refused = here("convert", "clients.csv", "out.foo", "--dry-run", cwd=tmp_path)
    assert refused.code == 2
    assert "(CFG015)" in one_sentence(refused)


def test_report_and_rejects_by_name(tmp_path):
    """``--report`` holds decisions, counts and findings; values are in it only on request."""
    base(tmp_path, WRONG)
    options = ("--rejects", "bad.xlsx", "--report", "report.json")
    answer = here("convert", "clients.csv", "out.jsonl", *options, cwd=tmp_path)
    assert "bad.xlsx" in answer.out
    assert "report.json (отчёт)" in answer.out
    text = (tmp_path / "report.json").read_text(encoding="utf-8")
    report = json.loads(text)
    assert report["schema"] == "cjmkit/report@1"
    assert (report["rows"], report["cards"], report["rejected"], report["skipped"]) == (4, 2, 1, {"IMP111": 1})
    assert report["rows"] == report["cards"] + report["rejected"] + sum(report["skipped"].values())
    assert [column["fields"] for column in report["tables"][0]["columns"]] == [["inn"], ["kpp"], ["name"], ["phone"]]
    assert "7707083894" not in text
    here("convert", "clients.csv", "out.jsonl", *options, "--report-values", cwd=tmp_path)
    assert "8 916 000-12-02" in (tmp_path / "report.json").read_text(encoding="utf-8")


def test_report_of_many_kinds_of_values(tmp_path):
    """Dates, numbers, money and several values of a workbook are written as plain data."""
    answer = here("convert", str(MESSY), "out.jsonl", "--report", "r.json", "--report-values", cwd=tmp_path)
    assert answer.code == 1
    findings = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["findings"]
    assert any(finding["value"] is not None for finding in findings)
    assert any(finding["fix"] is not None for finding in findings)


def test_old_rejects_are_told(tmp_path):
    """A workbook of rejects from an earlier run is not left without a word."""
    base(tmp_path)
    (tmp_path / "out.jsonl.rejects.xlsx").write_bytes(b"old")
    answer = here("convert", "clients.csv", "out.jsonl", cwd=tmp_path)
    assert "out.jsonl.rejects.xlsx остался от прошлого раза" in answer.out
    assert (tmp_path / "out.jsonl.rejects.xlsx").read_bytes() == b"old"


def test_streams(tmp_path):
    """``-`` reads standard input and writes standard output, which then holds only data."""
    answer = here("convert", "-", "-", cwd=tmp_path, stdin=WRONG.encode())
    assert answer.code == 1
    assert len([json.loads(line) for line in answer.out.splitlines()]) == 2
    assert "<stdin>" in answer.err
    assert names(tmp_path) == ["cjmkit.rejects.xlsx"]


def test_report_to_standard_output(tmp_path):
    """``--report -`` prints the report alone on standard output."""
    base(tmp_path)
    answer = here("convert", "clients.csv", "out.jsonl", "--report", "-", cwd=tmp_path)
    assert json.loads(answer.out)["cards"] == 2
    assert "записано" in answer.err


def test_rejects_to_standard_output(tmp_path):
    """``--rejects -`` writes the workbook to standard output."""
    base(tmp_path, WRONG)
    answer = here("convert", "clients.csv", "out.jsonl", "--rejects", "-", cwd=tmp_path)
    assert answer.data.startswith(b"PK")


@pytest.mark.parametrize("name", ["out.jsonl", "out.json", "out.csv", "out.xlsx", "out.jsonl.gz"])
def test_every_output_reads_again(tmp_path, name):
    """What any format wrote converts again, to the same numbers."""
    base(tmp_path)
    assert here("convert", "clients.csv", name, cwd=tmp_path).code == 0
    if name.endswith(".gz"):
        assert gzip.decompress((tmp_path / name).read_bytes()).startswith(b"{")
    assert here("convert", name, "again.jsonl", cwd=tmp_path).code == 0
    assert [card["requisites"]["inn"] for card in lines_of(tmp_path / "again.jsonl")] == ["7707083893", "7736050003"]


def test_options(tmp_path):
    """Format, sheet, synonym, profile, repair and options of the formats reach the road."""
    base(tmp_path, "Контора;Номер налогоплательщика\nПАО Сбербанк;7707083893\n")
    answer = here(
        *("convert", "clients.csv", "out", "--to", "csv", "--from", "csv", "--synonym", "Контора=short_name"),
        *("--in-option", "encoding=utf-8", "--profile", "minimal", "--repair", "exact"),
        cwd=tmp_path,
    )
    assert answer.code in (0, 1), answer.err
    assert "short_name" in answer.out
    assert "ПАО" in (tmp_path / "out").read_text(encoding="utf-8-sig")
    book = here("convert", str(MESSY), "out.jsonl", "--sheet", "База", cwd=tmp_path)
    assert "[База]" in book.out
    assert "Заметки" not in book.out


def test_mapping_is_obeyed(tmp_path):
    """What ``inspect --save`` wrote and a human changed is what ``convert --mapping`` does."""
    base(tmp_path)
    saved = here("inspect", "clients.csv", "--save", "map.toml", cwd=tmp_path)
    assert saved.code == 0
    assert "записано: map.toml" in saved.err
    text = (tmp_path / "map.toml").read_text(encoding="utf-8")
    assert '"phone"' in text
    (tmp_path / "map.toml").write_text(text.replace('"phone"', '"mobile"'), encoding="utf-8")
    answer = here("convert", "clients.csv", "out.jsonl", "--mapping", "map.toml", cwd=tmp_path)
    assert answer.code == 0, answer.err
    assert " mobile " in answer.out


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.jsonl.gz", "-"])
def test_dry_run_of_every_format(tmp_path, name):
    """A dry run walks any exporter and keeps nothing of it."""
    base(tmp_path)
    answer = here("convert", "clients.csv", name, "--dry-run", cwd=tmp_path)
    assert answer.code == 0
    assert "(было бы карточек: 2)" in (answer.err if name == "-" else answer.out)
    assert names(tmp_path) == ["clients.csv"]


CLASHES = [
    (("clients.csv", "clients.csv"), "IMP454"),
    (("clients.csv", "./clients.csv"), "IMP454"),
    (("clients.csv", "link.csv"), "IMP454"),
    (("clients.csv", "out.xlsx", "--rejects", "out.xlsx"), "CFG022"),
    (("clients.csv", "out.jsonl", "--report", "out.jsonl"), "CFG022"),
    (("clients.csv", "out.jsonl", "--report", "clients.csv"), "CFG022"),
    (("clients.csv", "out.jsonl", "--rejects", "clients.xlsx", "--report", "clients.xlsx"), "CFG022"),
    (("clients.csv", "out.jsonl", "--mapping", "map.toml", "--report", "map.toml"), "CFG022"),
    (("clients.csv", "-", "--report", "-"), "CFG022"),
    (("clients.csv", "out.jsonl", "--report", "out.jsonl.rejects.xlsx"), "CFG022"),
    (("clients.csv", "nowhere/out.jsonl"), "EXP001"),
    (("clients.csv", "out.jsonl", "--rejects", "nowhere/r.xlsx"), "EXP001"),
    (("clients.csv", "out.jsonl", "--report", "nowhere/r.json"), "EXP001"),
    (("clients.csv", "out.jsonl", "--report", "folder"), "EXP003"),
    (("clients.csv", "out.jsonl", "--rejects", "r.txt"), "CFG015"),
    (("clients.csv", "out.jsonl", "--report", "r.txt"), "CFG015"),
    (("clients.csv", "out.jsonl", "--report", "r.html"), "CFG104"),
    (("clients.csv", "out"), "CFG015"),
    (("clients.csv", f"{'я' * 130}.jsonl"), "EXP008"),
    (("clients.csv", "out.jsonl", "--to", "jsonll"), "EXP100"),
    (("clients.csv", "out.jsonl", "--from", "exel"), "EXP100"),
    (("clients.csv", "out.jsonl", "--profile", "tendr"), "CFG001"),
    (("clients.csv", "out.jsonl", "--sheet", "База"), "CFG013"),
    (("clients.csv", "out.jsonl", "--in-option", "encodng=utf-8"), "CFG010"),
    (("clients.csv", "out.jsonl", "--in-option", "encoding=klingon"), "IMP"),
    (("clients.csv", "out.jsonl", "--out-option", "x=1"), "CFG010"),
    (("clients.csv", "out.jsonl", "--synonym", "Контора"), "CFG021"),
    (("clients.csv", "out.jsonl", "--synonym", "=name"), "CFG021"),
    (("clients.csv", "out.jsonl", "--synonym", "Контора=nane"), "IMP223"),
    (("clients.csv", "out.jsonl", "--mapping", "missing.toml"), "IMP001"),
    (("clients.csv", "out.jsonl", "--mapping", "cp1251.toml"), "CFG014"),
]


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(("arguments", "code"), CLASHES, ids=[" ".join(one[0][1:])[:40] for one in CLASHES])
def test_wrong_calls(tmp_path, arguments, code, lang):
    """A call that cannot be done is refused before anything is read, in one sentence; every file stays as it was."""
    base(tmp_path)
    (tmp_path / "map.toml").write_text('[columns]\n"ИНН" = "inn"\n', encoding="utf-8")
    (tmp_path / "cp1251.toml").write_bytes("# столбцы".encode("cp1251"))
    (tmp_path / "link.csv").symlink_to("clients.csv")
    (tmp_path / "folder").mkdir()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    answer = here("convert", *arguments, "--lang", lang, cwd=tmp_path)
    assert answer.code == 2
    sentence = one_sentence(answer)
    assert f"({code}" in sentence
    assert "{" not in sentence
    own = sentence
    for argument in arguments:
        own = own.replace(argument, "").replace(argument.partition("=")[0], "")
    assert any("а" <= letter <= "я" for letter in own) == (lang == "ru")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_devices_may_be_named_twice(tmp_path):
    """``/dev/null`` is no file that one output could take from another."""
    base(tmp_path, WRONG)
    null = ("--to", "jsonl", "--report", "/dev/null")
    answer = here("convert", "clients.csv", "/dev/null", *null, cwd=tmp_path)
    assert answer.code == 1
    assert names(tmp_path) == ["cjmkit.rejects.xlsx", "clients.csv"]


def test_finished_cards(tmp_path):
    """Cards that cjmkit wrote are checked again on the way, without columns."""
    base(tmp_path)
    here("convert", "clients.csv", "cards.jsonl", cwd=tmp_path)
    answer = here("convert", "cards.jsonl", "out.json", cwd=tmp_path)
    assert answer.code == 0
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 2
    assert "заголов" not in answer.out


def write_wrong(tmp_path):
    """A base with a reject, and cards of yesterday."""
    (tmp_path / "clients.csv").write_text(WRONG, "utf-8")
    (tmp_path / "out.jsonl").write_bytes(b"yesterday")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("name", ["--rejects", "--report"])
def test_cards_and_rejects_are_written_together(tmp_path, name):
    """When the rejects or the report find no room, the cards of yesterday stay, and no temporary file is left."""
    write_wrong(tmp_path)
    full = "/dev/full" if name == "--report" else "full.xlsx"
    if name == "--rejects":
        (tmp_path / full).symlink_to("/dev/full")
    answer = here("convert", "clients.csv", "out.jsonl", name, full, cwd=tmp_path)
    assert answer.code == 2
    assert "EXP004" in answer.err
    assert (tmp_path / "out.jsonl").read_bytes() == b"yesterday"
    left = {"clients.csv", "out.jsonl"} | ({"full.xlsx"} if name == "--rejects" else set())
    assert set(names(tmp_path)) == left


@pytest.mark.parametrize("target", ["clients.csv/rejects.xlsx", "nowhere/rejects.xlsx", "/proc/rejects.xlsx"])
def test_rejects_that_cannot_be_made_leave_the_cards(tmp_path, target):
    """A workbook of rejects whose folder is a file, is missing, or takes no files leaves the old cards whole."""
    write_wrong(tmp_path)
    answer = here("convert", "clients.csv", "out.jsonl", "--rejects", target, cwd=tmp_path)
    assert answer.code == 2
    assert "EXP00" in answer.err
    assert (tmp_path / "out.jsonl").read_bytes() == b"yesterday"
    assert names(tmp_path) == ["clients.csv", "out.jsonl"]


def test_folder_without_permission_is_told_before_reading(tmp_path, monkeypatch):
    """A folder that takes no files is refused at once: nothing is read for nothing."""
    write_wrong(tmp_path)
    (tmp_path / "closed").mkdir()
    # Root may write everywhere, so the answer of the system is given by hand.
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("closed"))
    answer = here("convert", "clients.csv", "out.jsonl", "--rejects", "closed/r.xlsx", cwd=tmp_path)
    assert answer.code == 2
    assert "EXP002" in answer.err
    assert (tmp_path / "out.jsonl").read_bytes() == b"yesterday"
