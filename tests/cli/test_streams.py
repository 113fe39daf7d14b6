"""Pipes, terminals, narrow encodings and interruptions: the command in a process of its own."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.running import COMMAND, MESSY, PATIENCE, WRONG, base, call, environment, leftovers, one_sentence

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and terminals of POSIX")

CALLS = [
    ("inspect", str(MESSY)),
    ("explain",),
    ("schema",),
    ("convert", str(MESSY), "-"),
    ("check", str(MESSY), "--level", "info"),
    ("--help",),
    ("convert", "--help"),
]


def shell(line: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = " ".join(COMMAND)
    return subprocess.run(
        ["bash", "-c", line.replace("CJMKIT", command)],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_reader_that_leaves(tmp_path, arguments):
    """`… | head -1` gets its line, and nobody complains."""
    done = shell(f"CJMKIT {' '.join(arguments)} | head -1; echo ${{PIPESTATUS[0]}} >&2", tmp_path)
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
    assert done.stderr.splitlines()[-1] in ("0", "1")


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_standard_output(tmp_path, arguments):
    """A full disk behind standard output is one sentence and 2."""
    done = shell(f"CJMKIT {' '.join(arguments)} >/dev/full", tmp_path)
    assert done.returncode == 2
    assert "(EXP012)" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_full_standard_error(tmp_path):
    """Where standard error cannot be written the answer is the exit code."""
    assert shell("CJMKIT convert missing.csv out.jsonl 2>/dev/full", tmp_path).returncode == 2
    base(tmp_path, WRONG)
    done = shell("CJMKIT convert clients.csv - 2>/dev/full", tmp_path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams(tmp_path, closing):
    """A stream that was closed before the start harms nothing, and no file takes its number."""
    base(tmp_path)
    done = shell(f"CJMKIT convert clients.csv out.jsonl {closing}", tmp_path)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    cards = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(card)["schema"] for card in cards] == ["cjmkit/card@1"] * 2


def test_narrow_encoding(tmp_path):
    """Where Russian letters cannot be written, words are English, data is UTF-8, and nothing fails."""
    ascii_only = environment(PYTHONIOENCODING="ascii", LANG="C")
    base(tmp_path, WRONG)
    answer = call("convert", "clients.csv", "out.jsonl", cwd=tmp_path, env=ascii_only)
    assert answer.code == 1
    assert "wrote out.jsonl (cards: 2)" in answer.out
    answer.data.decode("ascii")
    assert "no such file" in one_sentence(call("check", "x.csv", cwd=tmp_path, env=ascii_only))
    told = call("check", "clients.csv", "--lang", "ru", cwd=tmp_path, env=ascii_only)
    told.data.decode("ascii")
    data = call("inspect", "clients.csv", "--output", "json", "--lang", "ru", cwd=tmp_path, env=ascii_only)
    assert json.loads(data.out)[0]["columns"][0]["header"] == "ИНН"
    cards = call("convert", "clients.csv", "-", cwd=tmp_path, env=ascii_only)
    assert "ПАО Сбербанк" in cards.out


@pytest.mark.parametrize("columns", ["abc", "0", "-5", "99999999999999999999", ""])
def test_odd_width(tmp_path, columns):
    """A width that makes no sense is not obeyed."""
    base(tmp_path)
    answer = call("inspect", "clients.csv", cwd=tmp_path, env=environment(COLUMNS=columns))
    assert answer.code == 0
    assert not answer.err


def test_pipe_with_a_name(tmp_path):
    """What the shell gives for <(command) is read as a file."""
    base(tmp_path)
    done = shell(
        "CJMKIT convert <(cat clients.csv) out.jsonl && CJMKIT convert <(gzip -c clients.csv) b.jsonl", tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2
    assert len((tmp_path / "b.jsonl").read_text().splitlines()) == 2


def on_terminal(arguments: tuple[str, ...], cwd: Path) -> tuple[int, str]:
    """Run a command whose three streams are a terminal; return its code and what it showed."""
    master, slave = pty.openpty()
    env = environment(TERM="xterm-256color", COLUMNS="100", LINES="40")
    process = subprocess.Popen([*COMMAND, *arguments], cwd=cwd, env=env, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b""
    with os.fdopen(master, "rb", buffering=0) as stream:
        while True:
            if not select.select([stream], [], [], PATIENCE)[0]:
                process.kill()
                pytest.fail("the command hangs on a terminal")
            try:
                chunk = stream.read(65536)
            except OSError:  # Linux says so when the last writer of a terminal is gone
                break
            if not chunk:
                break
            shown += chunk
    return process.wait(PATIENCE), shown.decode("utf-8", "replace")


def many_rows(count: int) -> Iterator[str]:
    yield "ИНН;КПП;Наименование;Телефон\n"
    for number in range(count):
        yield f"7707083893;773601001;ПАО Сбербанк {number};8 916 {number % 1000:03}-12-02\n"


def test_progress_on_a_terminal(tmp_path):
    """A terminal sees what is being done, and the lines stay clean after it."""
    base(tmp_path, "".join(many_rows(3000)))
    code, shown = on_terminal(("convert", "clients.csv", "out.jsonl"), tmp_path)
    assert code == 0
    assert "читаю строки" in shown
    assert "\x1b[" in shown
    assert "записано: out.jsonl (карточек: 3000)" in shown


def test_no_progress_in_a_pipe(tmp_path):
    """A pipe sees neither progress nor colours."""
    base(tmp_path, "".join(many_rows(3000)))
    answer = call("convert", "clients.csv", "out.jsonl", cwd=tmp_path)
    assert answer.code == 0
    assert "читаю строки" not in answer.out + answer.err
    assert "\x1b" not in answer.out + answer.err


def test_interruption(tmp_path):
    """Ctrl-C in the middle ends with 130 and one sentence; the old output is whole and no temporary file is left."""
    base(tmp_path, "".join(many_rows(100_000)))
    (tmp_path / "out.jsonl").write_text("old")
    process = subprocess.Popen(
        [*COMMAND, "convert", "clients.csv", "out.jsonl"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background of a shell has Ctrl-C ignored, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + PATIENCE
    while not leftovers(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert leftovers(tmp_path), "the writing has begun"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err.strip() == "cjmkit: прервано; файлы, которые уже были, не изменились"
    assert not out
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert leftovers(tmp_path) == []


def test_both_doors(tmp_path):
    """`cjmkit` and `python -m cjmkit` are one program."""
    script = Path(sys.executable).with_name("cjmkit")
    if not script.exists():
        pytest.skip("the command is not installed beside the interpreter")
    by_script = subprocess.run(
        [script, "explain", "CRD011"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    assert by_script.stdout == call("explain", "CRD011", cwd=tmp_path).data


def test_without_the_extra(tmp_path):
    """Without click and rich the command says what to install, in both languages."""
    for name in ("click", "rich"):
        (tmp_path / f"{name}.py").write_text(f"raise ModuleNotFoundError({name!r}, name={name!r})")
    answer = call("explain", cwd=tmp_path, env=environment(PYTHONPATH=str(tmp_path)))
    assert answer.code == 2
    assert "pip install 'cjmkit[cli]'" in answer.err
    assert len(answer.err.splitlines()) == 2


def test_internal_errors_are_one_sentence(tmp_path):
    """A defect of ours shows kind and place but no message, which may hold personal data; a variable shows all."""
    break_it = (
        "import cjmkit.cli.convert as c, cjmkit.cli.app as a, sys\n"
        "def settle(*_): raise RuntimeError('CANARY')\n"
        "c.settle = settle\n"
        "a.run(['convert', 'a', 'b'])"
    )
    command = [sys.executable, "-c", break_it]
    base(tmp_path, name="a")
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "внутренняя ошибка RuntimeError" in done.stderr
    assert "CANARY" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    env = environment(CJMKIT_DEBUG="1")
    told = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert "CANARY" in told.stderr
