"""
``cjmkit erase``: a preview, a question, one sentence for every refusal, and a receipt.
"""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess

import pytest

from cjmkit.codec import encode_cards
from cjmkit.model import CardKind, ClientCard, Contact, ContactKind
from cli.running import COMMAND, PATIENCE, call, environment, here, one_sentence

PHONE = "+79167712345"
SUBJECT = ClientCard(
    id="7", kind=CardKind.PERSON, full_name="Меткина Ульяна", contacts=(Contact(kind=ContactKind.MOBILE, value=PHONE),)
)
FIRM = ClientCard(id="8", kind=CardKind.COMPANY, short_name="ООО Ромашка", comment="Меткиной Ульяне: 8 916 771 23 45")
CLEAN = ClientCard(id="8", kind=CardKind.COMPANY, short_name="ООО Ромашка", comment="Меткиной Ульяне: [удалено]")
CALL = ("erase", "base.jsonl", "--phone", "8 916 771-23-45")


def lines(*cards: ClientCard) -> bytes:
    return b"".join(line + b"\n" for line in encode_cards(cards))


@pytest.fixture
def folder(tmp_path):
    """A folder with a base of the person and of a company that mentions them."""
    (tmp_path / "base.jsonl").write_bytes(lines(SUBJECT, FIRM))
    (tmp_path / "key.txt").write_bytes(b"0123456789abcdef\n")
    return tmp_path


def test_the_same_file_with_a_receipt(folder):
    """The base is rewritten in place, others stay, and the receipt holds counts, hashes and no value."""
    answer = here(
        *CALL, "-o", "base.jsonl", "--yes", "--receipt", "r.json", "--receipt-key-file", "key.txt", cwd=folder
    )
    after = (folder / "base.jsonl").read_bytes()
    made = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert answer.code == 0
    assert after == lines(CLEAN)
    assert made["base"] == {
        "name": "base.jsonl",
        "sha256_before": hashlib.sha256(lines(SUBJECT, FIRM)).hexdigest(),
        "sha256_after": hashlib.sha256(after).hexdigest(),
    }
    assert (made["written"], made["cards"]["erased"], len(made["key"]["hmac_sha256"])) == (True, 1, 64)
    assert "base.jsonl[2] comment: похоже" in answer.out
    assert not [text for text in (answer.out, str(made)) if "Меткин" in text or "7712345" in text]


def test_a_second_time(folder):
    """Nobody is found the second time: that is said, the file is not touched, and the code is 0 without a question."""
    here(*CALL, "-o", "base.jsonl", "--yes", cwd=folder)
    before = (folder / "base.jsonl").stat()
    answer = here(*CALL, "-o", "base.jsonl", "--lang", "en", cwd=folder)
    assert answer.code == 0
    assert answer.out == "base.jsonl: this person is not here, nothing was changed (cards: 1)\n"
    assert (folder / "base.jsonl").stat() == before


def test_a_dry_run(folder):
    """A dry run shows every place in any form, and writes nothing but the receipt that is asked for."""
    answer = here(*CALL, "--dry-run", "--receipt", "r.json", cwd=folder)
    assert answer.code == 0
    assert "пробный прогон: база не тронута" in answer.out
    assert "ничего не записано" not in answer.out
    assert (folder / "base.jsonl").read_bytes() == lines(SUBJECT, FIRM)
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["written"] is False
    data = json.loads(here(*CALL, "--dry-run", "--output", "json", cwd=folder).out)
    assert [(one["code"], one["where"]["line"]) for one in data] == [("PRV101", 1), ("PRV102", 2), ("PRV104", 2)]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*CALL, "-o", "base.jsonl"), "CFG187"),
        ((*CALL,), "CFG020"),
        (("erase", "base.jsonl", "-o", "base.jsonl"), "CFG185"),
        (("erase", "base.jsonl", "--inn", "123", "-o", "base.jsonl"), "CFG186"),
        (("erase", "key.txt", "--id", "7", "-o", "base.jsonl"), "CFG188"),
        ((*CALL, "-o", "base.jsonl", "--yes", "--receipt", "base.jsonl"), "CFG1|EXP0|CFG0"),
        ((*CALL, "-o", "out.jsonl", "--yes", "--receipt", "r.json", "--receipt-key-file", "base.jsonl"), None),
    ],
    ids=("no terminal", "no output", "nobody", "a wrong key", "no base", "one file twice", "a long key"),
)
def test_refusals(folder, arguments, code):
    """What is refused is said in one sentence with its code, and the base stays as it was."""
    answer = here(*arguments, cwd=folder)
    if code is None:
        assert answer.code == 0
    else:
        assert answer.code == 2
        sentence = one_sentence(answer)
        assert any(f"({part}" in sentence for part in code.split("|")), sentence
    assert (folder / "base.jsonl").read_bytes() == lines(SUBJECT, FIRM)


def test_several_fit(folder):
    """A phone of two people is refused with the way out; --all erases both."""
    other = ClientCard(id="9", kind=CardKind.PERSON, full_name="Иной Пётр", contacts=SUBJECT.contacts)
    (folder / "base.jsonl").write_bytes(lines(SUBJECT, other, FIRM))
    answer = here(*CALL, "-o", "base.jsonl", "--yes", cwd=folder)
    assert answer.code == 2
    assert "(PRV103)" in one_sentence(answer)
    assert here(*CALL, "-o", "base.jsonl", "--yes", "--all", cwd=folder).code == 0
    assert (folder / "base.jsonl").read_bytes() == lines(CLEAN)


def test_a_line_that_cannot_be_read(folder):
    """The rest is erased, the line stays, and the code is 1: the erasure does not vouch for it."""
    (folder / "base.jsonl").write_bytes(lines(SUBJECT) + b"{broken\n" + lines(FIRM))
    answer = here(*CALL, "-o", "base.jsonl", "--yes", "--texts", cwd=folder)
    assert answer.code == 1
    assert "(PRV106)" in answer.out
    assert b"{broken\n" in (folder / "base.jsonl").read_bytes()
    assert "Меткин" not in (folder / "base.jsonl").read_text(encoding="utf-8")


def test_a_pipe(folder):
    """The base may go through standard input and output: data there, words beside it."""
    answer = call("erase", "-", *CALL[2:], "-o", "-", "--yes", cwd=folder, stdin=lines(SUBJECT, FIRM))
    assert answer.code == 0
    assert answer.data == lines(CLEAN)
    assert "PRV101" in answer.err
    answer = call(*CALL, "-o", "out.jsonl", "--yes", "--receipt", "-", cwd=folder)
    assert json.loads(answer.out)["schema"] == "cjmkit/erasure@1"


@pytest.mark.parametrize(("said", "written"), [(b"y\n", True), (b"n\n", False), (b"\n", False)])
def test_the_question(folder, said, written):
    """On a terminal the preview is shown and the question asked; anything but yes leaves the base alone."""
    ours, theirs = pty.openpty()
    os.write(ours, said)
    done = subprocess.run(
        [*COMMAND, *CALL, "-o", "base.jsonl", "--receipt", "r.json", "--lang", "en"],
        cwd=folder, stdin=theirs, capture_output=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert b"(PRV101)" in done.stdout
    assert b"Erase? It cannot be undone" in done.stderr
    assert done.returncode == (0 if written else 2)
    assert (folder / "base.jsonl").read_bytes() == (lines(CLEAN) if written else lines(SUBJECT, FIRM))
    assert (folder / "r.json").exists() == written
