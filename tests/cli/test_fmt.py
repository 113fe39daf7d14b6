"""``cjmkit fmt`` and ``convert`` for projects: files rewritten whole or not at all, answers by the exit code."""

from __future__ import annotations

import gzip
import json
import os
import stat

import attrs
import pytest

from cjmkit.cli.rules import OPTION_OF_CARDS
from cjmkit.codec.projects import dumps_project, project_json_schema
from cjmkit.model.journeys import Journey, Project, Segment, Stage
from cli.running import here, one_sentence

MAP = Project(title="Крем", journeys=(Journey(id="j", title="Путь", stages=(Stage(id="s", title="Выбор"),)),))
UNTIDY = 'title = "Крем" # имя\nschema = "cjmkit/project@1"\n'
TIDY = 'schema = "cjmkit/project@1"\ntitle = "Крем"  # имя\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "map.toml").write_text(UNTIDY, "utf-8")
    return tmp_path


def test_fmt_rewrites(folder):
    """A file is put into its canonical form; a second run changes nothing."""
    first = here("fmt", "map.toml", "--lang", "ru", cwd=folder)
    assert (first.code, first.out) == (0, "")
    assert "переписано: map.toml" in first.err
    assert (folder / "map.toml").read_text("utf-8") == TIDY
    before = (folder / "map.toml").stat()
    second = here("fmt", "map.toml", "--lang", "en", cwd=folder)
    assert second.code == 0
    assert "changed: 0, unchanged: 1" in second.err
    assert (folder / "map.toml").stat().st_mtime_ns == before.st_mtime_ns


def test_fmt_check_answers_by_the_code(folder):
    """With --check nothing is written: 1 where something would be, 0 where not."""
    answer = here("fmt", "--check", "map.toml", "--lang", "en", cwd=folder)
    assert answer.code == 1
    assert "not in canonical form: map.toml" in answer.err
    assert (folder / "map.toml").read_text("utf-8") == UNTIDY
    (folder / "map.toml").write_text(TIDY, "utf-8")
    assert here("fmt", "--check", "map.toml", cwd=folder).code == 0


def test_fmt_diff_shows_and_writes_nothing(folder):
    """With --diff the change goes to standard output, alone; with --check too the code tells."""
    answer = here("fmt", "--diff", "map.toml", cwd=folder)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "--- map.toml",
        "+++ map.toml",
        "@@ -1,2 +1,2 @@",
        '-title = "Крем" # имя',
        ' schema = "cjmkit/project@1"',
        '+title = "Крем"  # имя',
    ]
    assert (folder / "map.toml").read_text("utf-8") == UNTIDY
    assert here("fmt", "--diff", "--check", "map.toml", cwd=folder).code == 1


def test_fmt_takes_the_projects_of_a_folder(folder):
    """Of a folder only projects are touched: settings, cards and tables stay as they are."""
    others = {"cjmkit.toml": "ignore=['CRD080']\n", "clients.csv": "ИНН\n7707083893\n", "notes.yaml": "a:   1\n"}
    for name, text in others.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "map.yaml").write_text("{title: Крем, schema: cjmkit/project@1}", "utf-8")
    (folder / "deep" / "map.json").write_text(json.dumps({"schema": "cjmkit/project@1"}), "utf-8")
    answer = here("fmt", ".", "--lang", "en", cwd=folder)
    assert answer.code == 0
    assert "files: 3, changed: 3" in answer.err
    assert {name: (folder / name).read_text("utf-8") for name in others} == others
    assert (folder / "deep" / "map.yaml").read_text("utf-8") == "schema: cjmkit/project@1\ntitle: Крем\n"
    assert (folder / "deep" / "map.json").read_text("utf-8") == '{\n  "schema": "cjmkit/project@1"\n}\n'


def test_fmt_leaves_a_wrong_file_and_goes_on(folder):
    """A file with errors stays as it is, its findings are printed with their lines, the others are formatted."""
    (folder / "bad.toml").write_text('schema = "cjmkit/project@1"\ntitel = "x"\n', "utf-8")
    answer = here("fmt", "bad.toml", "map.toml", "--lang", "en", cwd=folder)
    assert answer.code == 1
    assert answer.out.startswith("bad.toml[2:1] titel: the key “titel” is unknown here (may be “title”?)")
    assert (folder / "bad.toml").read_text("utf-8") == 'schema = "cjmkit/project@1"\ntitel = "x"\n'
    assert (folder / "map.toml").read_text("utf-8") == TIDY
    found = json.loads(here("fmt", "bad.toml", "--output", "json", cwd=folder).out)
    assert [(each["code"], each["where"]["line"]) for each in found] == [("IMP505", 2)]
    assert here("fmt", "bad.toml", "--output", "github", cwd=folder).out.startswith(
        "::error file=bad.toml,line=2,col=1"
    )


def test_fmt_refuses_what_it_cannot_read(folder):
    """A missing file, a format without a canonical form and a file of nothing end with 2, in one sentence each."""
    (folder / "notes.txt").write_text("слова", "utf-8")
    (folder / "map.mmd").write_text("journey\n  title A\n", "utf-8")
    for name, code in (("none.toml", "IMP0"), ("notes.txt", "CFG101"), ("map.mmd", "CFG111")):
        answer = here("fmt", name, "map.toml", cwd=folder)
        assert answer.code == 2
        assert code in answer.err
    assert (folder / "map.toml").read_text("utf-8") == TIDY
    assert (folder / "notes.txt").read_text("utf-8") == "слова"


def test_fmt_as_a_filter(folder):
    """Standard input goes to standard output, and nothing else does."""
    answer = here("fmt", "-", cwd=folder, stdin=UNTIDY.encode())
    assert (answer.code, answer.out) == (0, TIDY)
    assert here("fmt", "-", cwd=folder, stdin=TIDY.encode()).out == TIDY
    bad = here("fmt", "-", cwd=folder, stdin=b'schema = "cjmkit/project@1"\ntitle = 5\n')
    assert (bad.code, bad.out) == (1, "")
    assert "IMP407" in bad.err


def test_fmt_keeps_mode_links_and_packing(folder):
    """The file keeps its rights, a link still leads to it, and a packed file stays packed."""
    path, link = folder / "map.toml", folder / "link.toml"
    path.chmod(0o640)
    link.symlink_to(path)
    packed = folder / "map.toml.gz"
    packed.write_bytes(gzip.compress(UNTIDY.encode()))
    assert here("fmt", "link.toml", "map.toml.gz", cwd=folder).code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text("utf-8") == TIDY
    assert gzip.decompress(packed.read_bytes()).decode() == TIDY


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_fmt_of_a_file_that_may_not_be_written(folder):
    """A read-only file is told, and stays."""
    (folder / "map.toml").chmod(0o444)
    answer = here("fmt", "map.toml", cwd=folder)
    assert answer.code == 2
    assert (folder / "map.toml").read_text("utf-8") == UNTIDY


def test_convert_takes_projects(folder):
    """From any syntax to any other, the kind told by the input."""
    assert here("convert", "map.toml", "map.json", cwd=folder).code == 0
    assert (folder / "map.json").read_text("utf-8") == dumps_project(Project(title="Крем"))
    answer = here("convert", "map.json", "map.yaml", "--lang", "en", cwd=folder)
    assert answer.code == 0
    assert "wrote map.yaml (project)" in answer.err
    assert (folder / "map.yaml").read_text("utf-8") == "schema: cjmkit/project@1\ntitle: Крем\n"
    piped = here("convert", "-", "-", cwd=folder, stdin=UNTIDY.encode())
    assert piped.out == dumps_project(Project(title="Крем"))
    assert here("convert", "map.toml", "-", "--to", "yaml", cwd=folder).out.startswith("schema:")


def test_convert_tells_what_a_format_cannot_hold(folder):
    """The losses of a diagram are listed."""
    full = attrs.evolve(MAP, segments=(Segment(id="s"),))
    (folder / "full.json").write_text(dumps_project(full), "utf-8")
    answer = here("convert", "full.json", "map.mmd", "--lang", "en", cwd=folder)
    assert answer.code == 0
    assert "Project.segments" in answer.err
    assert (folder / "map.mmd").read_text("utf-8").startswith("journey")


def test_convert_of_a_wrong_project_writes_nothing(folder):
    """A project with errors is not written; its findings are printed with their lines."""
    (folder / "bad.yaml").write_text("schema: cjmkit/project@1\ntitle: 5\n", "utf-8")
    answer = here("convert", "bad.yaml", "out.json", "--lang", "en", cwd=folder)
    assert answer.code == 1
    assert answer.out.startswith("bad.yaml[2:1] title: found an integer, expected a string (IMP407)")
    assert "out.json was not written" in answer.err
    assert not (folder / "out.json").exists()
    found = json.loads(here("convert", "bad.yaml", "out.json", "--output", "json", cwd=folder).out)
    assert [each["code"] for each in found] == ["IMP407"]


def test_convert_notes_and_still_writes(folder):
    """A note is no error: the file is written, and the note printed."""
    (folder / "map.yaml").write_text("schema: cjmkit/project@1\ntitle: &t Крем\nnote: *t\n", "utf-8")
    answer = here("convert", "map.yaml", "out.json", cwd=folder)
    assert answer.code == 0
    assert "IMP525" in answer.out
    assert (folder / "out.json").exists()


def test_convert_dry_run_of_a_project(folder):
    """With --dry-run everything is read and nothing written."""
    answer = here("convert", "map.toml", "out.json", "--dry-run", "--lang", "en", cwd=folder)
    assert answer.code == 0
    assert "nothing was written" in answer.err
    assert not (folder / "out.json").exists()


@pytest.mark.parametrize(
    "option",
    [
        ("--profile", "invoice"),
        ("--sheet", "A"),
        ("--mapping", "m.toml"),
        ("--synonym", "a=inn"),
        ("--repair", "exact"),
        ("--on-error", "keep"),
        ("--rejects", "r.xlsx"),
        ("--report", "r.json"),
        ("--report-values",),
    ],
)
def test_convert_refuses_options_of_cards_for_a_project(folder, option):
    """What is of use for cards alone is refused by name, and nothing is written."""
    answer = here("convert", "map.toml", "out.json", *option, cwd=folder)
    assert answer.code == 2
    assert OPTION_OF_CARDS.code in one_sentence(answer)
    assert option[0] in answer.err
    assert not (folder / "out.json").exists()


def test_convert_refuses_the_wrong_kind(folder):
    """A project has no place in a base of cards, nor cards in a project, and a file is not its own output."""
    (folder / "base.csv").write_text("ИНН;Название\n7707083893;ПАО Сбербанк\n", "utf-8")
    for arguments, code in (
        (("map.toml", "out.jsonl"), "CFG015"),
        (("map.toml", "out.json", "--to", "jsonl"), "CFG100"),
        (("base.csv", "out.toml"), "CFG015"),
        (("base.csv", "out.json", "--to", "project-json"), "CFG100"),
        (("map.toml", "map.toml"), "CFG022"),
    ):
        answer = here("convert", *arguments, cwd=folder)
        assert answer.code == 2
        assert code in one_sentence(answer)
    assert (folder / "map.toml").read_text("utf-8") == UNTIDY


def test_schema_of_a_project(tmp_path):
    """`cjmkit schema project` prints the schema that the codec makes."""
    assert json.loads(here("schema", "project", cwd=tmp_path).out) == project_json_schema()
