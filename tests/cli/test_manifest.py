"""``cjmkit convert --only-consented --manifest``: who goes, what is told, what is refused."""

from __future__ import annotations

import hashlib
import json

import pytest
from jsonschema import Draft202012Validator

from cli.running import base, here, names, one_sentence

TEXT = (
    '{"schema": "cjmkit/card@1", "kind": "person", "full_name": "Образцова", "consents": [{"purpose": "marketing",'
    ' "document": "5"}]}\n'
    '{"schema": "cjmkit/card@1", "kind": "person", "full_name": "Примерова"}\n'
    '{"schema": "cjmkit/card@1", "kind": "company", "full_name": "ООО", "people": [{"role": "contact", "name": "Я"}]}\n'
)


def test_who_stays_behind_is_told(tmp_path):
    """Cards without a holding consent are not written, and are counted aloud; companies go without people."""
    base(tmp_path, TEXT, "base.jsonl")
    answer = here("convert", "base.jsonl", "out.jsonl", "--only-consented", "marketing", cwd=tmp_path)
    assert answer.code == 0
    assert "без согласия (marketing) остались: карточек 1" in answer.out
    assert "компании ушли без людей и контактов: 1" in answer.out
    cards = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [card["full_name"] for card in cards] == ["Образцова", "ООО"]
    assert "people" not in cards[1]


def test_manifest_stands_beside(tmp_path):
    """The manifest fits the schema that ``cjmkit schema manifest`` prints, and its digest is the file's."""
    base(tmp_path, TEXT, "base.jsonl")
    options = ("--manifest", "m.json", "--recipient", "ООО «Партнёр»", "--redaction", "share")
    answer = here("convert", "base.jsonl", "out.csv", *options, cwd=tmp_path)
    assert "записано: m.json (что выгружено)" in answer.out
    manifest = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    schema = json.loads(here("schema", "manifest", cwd=tmp_path).out)
    Draft202012Validator(schema).validate(manifest)
    assert manifest["sha256"] == hashlib.sha256((tmp_path / "out.csv").read_bytes()).hexdigest()
    assert (manifest["recipient"], manifest["purpose"], manifest["cards"]) == ("ООО «Партнёр»", None, 3)


def test_manifest_on_standard_output(tmp_path):
    """``--manifest -`` leaves standard output to the manifest; words go to standard error."""
    base(tmp_path, TEXT, "base.jsonl")
    answer = here("convert", "base.jsonl", "out.jsonl", "--manifest", "-", cwd=tmp_path)
    assert json.loads(answer.out)["cards"] == 3
    assert "записано: out.jsonl" in answer.err


def test_manifest_of_standard_output(tmp_path):
    """What goes to standard output is digested as it passes, and the file has no name."""
    base(tmp_path, TEXT, "base.jsonl")
    answer = here("convert", "base.jsonl", "-", "--manifest", "m.json", cwd=tmp_path)
    manifest = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert manifest["sha256"] == hashlib.sha256(answer.data).hexdigest()


def test_a_dry_run_writes_no_manifest(tmp_path):
    """A dry run tells who would stay behind, and writes nothing."""
    base(tmp_path, TEXT, "base.jsonl")
    options = ("--only-consented", "marketing", "--manifest", "m.json", "--dry-run")
    answer = here("convert", "base.jsonl", "out.jsonl", *options, cwd=tmp_path)
    assert "остались: карточек 1" in answer.out
    assert names(tmp_path) == ["base.jsonl"]


@pytest.mark.parametrize(
    "options",
    [
        ("--only-consented", "ads"),
        ("--manifest", "out.jsonl"),
        ("--manifest", "base.jsonl"),
        ("--manifest", "none/m.json"),
        ("--recipient", "Партнёр"),
    ],
)
def test_wrong_calls(tmp_path, options):
    """A wrong purpose, a manifest in place of another file, and a recipient without one are refused in a sentence."""
    base(tmp_path, TEXT, "base.jsonl")
    answer = here("convert", "base.jsonl", "out.jsonl", *options, cwd=tmp_path)
    assert answer.code == 2
    one_sentence(answer)
    assert names(tmp_path) == ["base.jsonl"]


def test_options_of_cards(tmp_path):
    """A project has no consents and no manifest: the option is refused and named."""
    base(tmp_path, 'schema = "cjmkit/project@1"\n', "map.toml")
    for option in (("--manifest", "m.json"), ("--only-consented", "marketing"), ("--recipient", "x")):
        answer = here("convert", "map.toml", "map.json", *option, cwd=tmp_path)
        assert answer.code == 2
        assert option[0] in one_sentence(answer)
