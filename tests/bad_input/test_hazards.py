"""
Bad input through the real command: one sentence or findings, no traceback, and the old output as it was.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from bad_input.hazards import FATAL, TOLD
from cli.running import COMMAND, GOOD, PATIENCE, WRONG, Answer, base, call, environment, leftovers, names, one_sentence

OLD = b"the cards of yesterday\n"
GIGABYTE = 1024**3
ALLOWED = 512 * 1024**2
"""Address space over what the interpreter and its libraries take; the roads need some 30 MB of it."""


def refused(answer: Answer, folder: Path, code: str = "") -> str:
    """The answer was 2 and one sentence, and the folder holds the old output and nothing that was begun."""
    assert answer.code == 2, answer
    sentence = one_sentence(answer)
    assert f"({code}" in sentence
    assert "{" not in sentence
    assert (folder / "out.jsonl").read_bytes() == OLD
    assert leftovers(folder) == []
    assert not (folder / "out.jsonl.rejects.xlsx").exists()
    return sentence


@pytest.fixture
def folder(tmp_path):
    """A folder with yesterday's output."""
    (tmp_path / "out.jsonl").write_bytes(OLD)
    return tmp_path


@pytest.mark.parametrize("hazard", FATAL)
def test_fatal(folder, hazard):
    """An input that no card can come from is refused in one sentence that names the file."""
    name, make = FATAL[hazard]
    (folder / name).write_bytes(make())
    sentence = refused(call("convert", name, "out.jsonl", cwd=folder), folder, "IMP")
    assert sentence.startswith(f"cjmkit: {name}")


@pytest.mark.parametrize("hazard", ["password", "zip bomb", "entities", "deep json", "html", "cut at 50%"])
@pytest.mark.parametrize("command", ["inspect", "check"])
def test_fatal_for_other_commands(folder, command, hazard):
    """The other commands that read refuse it too, in English if wanted."""
    name, make = FATAL[hazard]
    (folder / name).write_bytes(make())
    answer = call(command, name, "--lang", "en", cwd=folder)
    assert answer.code == 2
    errors = [line for line in answer.err.splitlines() if line.startswith("cjmkit: ")]
    assert len(errors) == 1
    assert "Traceback" not in answer.err
    assert not any("а" <= letter <= "я" for letter in errors[0])


@pytest.mark.parametrize("hazard", TOLD)
def test_told(folder, hazard):
    """An input that can be read gives findings that tell what was wrong with it."""
    name, make, code, finding = TOLD[hazard]
    (folder / name).write_bytes(make())
    answer = call("convert", name, "out.jsonl", "--output", "json", cwd=folder)
    assert answer.code == code, answer.err
    assert finding in {found["code"] for found in json.loads(answer.out)}
    assert "Traceback" not in answer.err
    assert leftovers(folder) == []
    if finding == "IMP452":
        assert (folder / "out.jsonl").read_bytes() == OLD, "an empty export does not replace yesterday's cards"


def test_unbalanced_quote_swallows_nothing(folder):
    """After a quote that is never closed the rows are all there."""
    name, make, _, _ = TOLD["unbalanced quote"]
    (folder / name).write_bytes(make())
    call("convert", name, "out.jsonl", cwd=folder)
    assert len((folder / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 20_003


PLACES = [
    ("missing.csv", "IMP001"),
    ("missing/clients.csv", "IMP001"),
    ("clients.csv/clients.csv", "IMP001"),
    ("folder", "IMP002"),
    (".", "IMP002"),
    ("", "IMP002"),
    ("/dev/null", "IMP006"),
    ("/dev/zero", "IMP006"),
    ("socket", "IMP006"),
    ("loop", "IMP004"),
    ("dangling", "IMP001"),
    ("я" * 200, "IMP004"),
]


@pytest.mark.parametrize(("name", "code"), PLACES)
def test_places(folder, monkeypatch, name, code):
    """What is no file is told as what it is."""
    monkeypatch.chdir(folder)
    base(folder)
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        refused(call("convert", name, "out.jsonl", cwd=folder), folder, code)


def test_named_pipe(folder):
    """A pipe is read once, to its end."""
    os.mkfifo(folder / "pipe")
    writer = threading.Thread(target=lambda: (folder / "pipe").write_text(GOOD, encoding="utf-8"))
    writer.start()
    answer = call("convert", "pipe", "out.jsonl", cwd=folder)
    writer.join(PATIENCE)
    assert answer.code == 0, answer.err
    assert len((folder / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_name_that_is_no_text(folder):
    """A file name that is not UTF-8 is read, and comes into no file as half a letter."""
    name = os.fsencode(folder) + b"/clients\xff.csv"
    try:
        shutil.copy(base(folder), os.fsdecode(name))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for output in ("json", "sarif", "text"):
        answer = call("convert", name, "out.jsonl", "--report", "r.json", "--output", output, cwd=folder)
        assert answer.code == 0, answer.err
        (folder / "out.jsonl").read_text(encoding="utf-8").encode("utf-8")
        assert "\\udcff" in json.loads((folder / "r.json").read_text(encoding="utf-8"))["tables"][0]["source"]
        answer.out.encode()
    missing = call("convert", b"nobody\xff.csv", "out2.jsonl", cwd=folder)
    assert missing.code == 2
    one_sentence(missing)


class Unprivileged:
    """How to run a command as somebody whom permissions bind, though the tests may run as root."""

    def __init__(self) -> None:
        self.setpriv = shutil.which("setpriv")

    def wrap(self) -> Sequence[str]:
        if os.getuid() != 0:
            return ()
        if self.setpriv is None:
            pytest.skip("running as root, and there is no setpriv to drop its rights")
        # A root that keeps its number but no capability is bound as others are, and still reads the interpreter.
        before = [self.setpriv, "--bounding-set=-all", "--inh-caps=-all"]
        done = subprocess.run([*before, "cat", os.devnull], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("capabilities cannot be dropped here")
        return before


def forbidden(*arguments: str, cwd: Path) -> Answer:
    """Run the command without the right to pass permissions by."""
    before = Unprivileged().wrap()
    return call(*arguments, cwd=cwd, before=before)


def test_no_permission_to_read(folder):
    """A file that may not be read is told, and so is a folder that may not be entered."""
    path = base(folder)
    path.chmod(0)
    refused(forbidden("convert", "clients.csv", "out.jsonl", cwd=folder), folder, "IMP003")
    path.chmod(0o600)
    (folder / "closed").mkdir()
    base(folder / "closed")
    (folder / "closed").chmod(0)
    try:
        refused(forbidden("convert", "closed/clients.csv", "out.jsonl", cwd=folder), folder, "IMP003")
        answer = forbidden("convert", "clients.csv", "closed/out.jsonl", cwd=folder)
        assert answer.code == 2
        assert "(EXP002)" in one_sentence(answer)
    finally:
        (folder / "closed").chmod(0o700)


def test_no_permission_to_write(folder):
    """A read-only output and a read-only folder are told before anything is read."""
    base(folder)
    (folder / "out.jsonl").chmod(0o400)
    refused(forbidden("convert", "clients.csv", "out.jsonl", cwd=folder), folder, "EXP002")
    (folder / "still").mkdir(mode=0o500)
    answer = forbidden("convert", "clients.csv", "still/out.jsonl", cwd=folder)
    assert answer.code == 2
    assert "(EXP002)" in one_sentence(answer)


def test_settings_without_permission(folder):
    """Settings that may not be read are not passed over: the checks would be others than were meant."""
    base(folder)
    (folder / "cjmkit.toml").write_text("")
    (folder / "cjmkit.toml").chmod(0)
    refused(forbidden("convert", "clients.csv", "out.jsonl", cwd=folder), folder, "CFG005")


SETTINGS = [
    ("cjmkit.toml", b"severity = [", "CFG003"),
    ("cjmkit.toml", b"\xff\xfe", "CFG003"),
    ("pyproject.toml", b"[tool.cjmkit]\nselect = 1\n", "CFG002"),
    ("pyproject.toml", b"\x00", "CFG003"),
    ("cjmkit.toml", b"x = " + b"[" * 100_000, "CFG003"),
]


@pytest.mark.parametrize(("name", "text", "code"), SETTINGS)
def test_settings(folder, name, text, code):
    """Settings that are no TOML, or say what cannot be, end the call."""
    base(folder)
    (folder / name).write_bytes(text)
    assert name in refused(call("convert", "clients.csv", "out.jsonl", cwd=folder), folder, code)


MAPPINGS = [
    (b"[columns", "IMP"),
    (b'[columns]\n"x" = [', "IMP"),
    (b"\xff\xfe\x00", "CFG014"),
    (b"x = " + b"[" * 100_000, "IMP"),
    ('[columns]\n"ИНН" = "nonsense"\n'.encode(), "IMP"),
    (b"columns = 1\n", "IMP"),
    (b'[columns]\n"A" = 7\n', "IMP"),
    (b"\x00" * 1000, "IMP"),
]


@pytest.mark.parametrize(("text", "code"), MAPPINGS)
def test_mapping_files(folder, text, code):
    """A mapping file that is wrong is told with its name."""
    base(folder)
    (folder / "map.toml").write_bytes(text)
    answer = call("convert", "clients.csv", "out.jsonl", "--mapping", "map.toml", cwd=folder)
    assert "map.toml" in refused(answer, folder, code)


@pytest.mark.parametrize("name", ["missing.toml", "folder"])
def test_mapping_places(folder, name):
    """A mapping file that is none is told as an input is."""
    base(folder)
    (folder / "folder").mkdir()
    refused(call("convert", "clients.csv", "out.jsonl", "--mapping", name, cwd=folder), folder, "IMP00")


@pytest.mark.parametrize("target", ["clients.csv", "./clients.csv", "link.csv", "hard.csv"])
def test_output_is_the_input(folder, target):
    """The input is never written over, by whatever name."""
    path = base(folder)
    (folder / "link.csv").symlink_to("clients.csv")
    (folder / "hard.csv").hardlink_to(path)
    before = path.read_bytes()
    refused(call("convert", "clients.csv", target, cwd=folder), folder, "IMP454")
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("option", ["OUT", "--report", "--rejects"])
def test_full_disk(folder, option):
    """A full disk behind any output is one sentence."""
    base(folder, WRONG)
    (folder / "full.xlsx").symlink_to("/dev/full")
    (folder / "full.jsonl").symlink_to("/dev/full")
    (folder / "full.json").symlink_to("/dev/full")
    arguments = {
        "OUT": ("full.jsonl",),
        "--report": ("other.jsonl", "--report", "full.json"),
        "--rejects": ("other.jsonl", "--rejects", "full.xlsx"),
    }[option]
    answer = call("convert", "clients.csv", *arguments, cwd=folder)
    assert answer.code == 2
    assert "(EXP004)" in one_sentence(answer)
    assert leftovers(folder) == []


def limited(arguments: Sequence[str], cwd: Path, kind: int, limit: int) -> Answer:
    """Run the command under a limit of the system."""

    def before() -> None:
        resource.setrlimit(kind, (limit, limit))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        preexec_fn=before,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr.decode())


@pytest.mark.parametrize("name", ["out.jsonl", "out.json", "out.csv", "out.xlsx", "out.jsonl.gz"])
def test_limit_of_file_size(folder, name):
    """A file that may not grow is one sentence, and yesterday's is whole."""
    rows = "".join(f"7707083893;773601001;ПАО Сбербанк {number};8 916 000-12-02\n" for number in range(2000))
    base(folder, GOOD + rows)
    (folder / name).write_bytes(OLD)
    answer = limited(["convert", "clients.csv", name], folder, resource.RLIMIT_FSIZE, 4096)
    assert answer.code == 2
    assert "(EXP005)" in one_sentence(answer)
    assert (folder / name).read_bytes() == OLD
    assert leftovers(folder) == []


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_AS binds on Linux")
@pytest.mark.parametrize("hazard", [*FATAL, *TOLD])
def test_memory(folder, hazard):
    """Each hazard is answered the same within half a gigabyte of address space."""
    name, make = FATAL[hazard] if hazard in FATAL else TOLD[hazard][:2]
    (folder / name).write_bytes(make())
    free = call("convert", name, "out.jsonl", cwd=folder)
    (folder / "out.jsonl").write_bytes(OLD)
    bound = limited(["convert", name, "out.jsonl"], folder, resource.RLIMIT_AS, ALLOWED)
    assert (bound.code, bound.err) == (free.code, free.err)


@pytest.mark.slow
def test_out_of_memory(folder):
    """Where memory really ends, that is one sentence too, or the interpreter never starts."""
    rows = "".join(f"7707083893;773601001;ПАО Сбербанк {number};8 916 000-12-02\n" for number in range(50_000))
    base(folder, GOOD + rows)
    for megabytes in (20, 30, 40, 45, 50, 60):
        answer = limited(["convert", "clients.csv", "out.jsonl"], folder, resource.RLIMIT_AS, megabytes * 1024**2)
        if answer.code == 0:
            break
        assert leftovers(folder) == []
        if "cjmkit: " in answer.err:
            one_sentence(answer)
        assert (folder / "out.jsonl").read_bytes() == OLD


def test_folder_is_left_clean(folder):
    """After all that, nothing lies about that a user did not ask for."""
    base(folder)
    call("convert", "clients.csv", "missing/out.jsonl", cwd=folder)
    assert names(folder) == ["clients.csv", "out.jsonl"]
