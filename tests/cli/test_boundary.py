"""
The last boundary: whatever fails, the user gets one sentence and an exit code, and streams may be of any kind.

The same is shown in processes of their own by test_streams.py; here the lines of the boundary are counted.
"""

from __future__ import annotations

import io
import os
import pty
import select
import sys
from pathlib import Path

import pytest

import cjmkit.cli
from cjmkit.cli import app, convert
from cjmkit.cli.language import language
from cjmkit.cli.terminal import emit_data, prepare_streams, progress, say
from cjmkit.files import standard_output
from cjmkit.findings import Texts
from cli.running import PATIENCE, WRONG, base, environment, here, one_sentence

FAILURES = [
    (KeyboardInterrupt(), 130, "прервано"),
    (MemoryError(), 2, "не хватило памяти"),
    (OSError(28, "CANARY"), 2, "система отказала (No space left on device)"),
    (OSError("CANARY"), 2, "система отказала (OSError)"),
    (ZeroDivisionError("CANARY"), 2, "внутренняя ошибка ZeroDivisionError в test_boundary.py"),
]


@pytest.mark.parametrize(("failure", "code", "told"), FAILURES, ids=lambda value: type(value).__name__)
def test_failures(tmp_path, monkeypatch, failure, code, told):
    """Each kind of failure has its sentence and code, and the words of a foreign exception are not repeated."""

    def settle(*_: object) -> None:
        raise failure

    monkeypatch.setattr(convert, "settle", settle)
    base(tmp_path, name="a")
    answer = here("convert", "a", "b", cwd=tmp_path)
    assert answer.code == code
    # click ends the line of the terminal's ^C first.
    assert answer.err.strip().startswith(f"cjmkit: {told}")
    assert "CANARY" not in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_details_for_developers(tmp_path, monkeypatch):
    """CJMKIT_DEBUG lets a defect through whole."""
    monkeypatch.setattr(convert, "settle", lambda *_: 1 / 0)
    base(tmp_path, name="a")
    with pytest.raises(ZeroDivisionError, match="division by zero"):
        here("convert", "a", "b", cwd=tmp_path, env=environment(CJMKIT_DEBUG="1"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["explain", "CRD011"], ["schema"], ["--help"], ["plugins"]])
def test_full_output(monkeypatch, capsys, arguments):
    """Standard output on a full disk: one sentence and 2, wherever the failure comes up."""
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a stream of the system
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SystemExit, match="2"):
            app.run(arguments)
    assert "(EXP012)" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["explain"], ["schema"], ["--help"], ["convert", "--help"]])
def test_reader_is_gone(monkeypatch, capsys, arguments):
    """A pipe that nobody reads any more is no failure."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit, match="0"):
            app.run(arguments)
    assert not capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_standard_error_is_gone(monkeypatch):
    """When nobody can be told, the exit code tells."""
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a stream of the system
        monkeypatch.setattr(sys, "stderr", full)
        with pytest.raises(SystemExit, match="2"):
            app.run(["explain", "NONE1"])


def test_streams_that_are_not_there(monkeypatch):
    """Streams that were closed before the start are given a file to be; one that cannot be set up is left."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    prepare_streams()
    streams = sys.stdin, sys.stdout, sys.stderr
    say("nobody hears")
    for stream in streams:
        stream.close()
    monkeypatch.setattr(sys, "stdout", object())
    monkeypatch.setattr(sys, "stderr", object())
    prepare_streams()


def test_terminal(monkeypatch):
    """On a terminal progress is shown, and data is text of the terminal's encoding."""
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("CJMKIT_LANG", "ru")
        with progress(Texts("читаю", "reading")) as tick:
            assert tick is not None
            tick(2000)
        emit_data("данные")
        terminal.flush()
        shown = b""
        # A terminal gives what it has by and by.
        while "данные".encode() not in shown and select.select([master], [], [], PATIENCE)[0]:
            shown += os.read(master, 65536)
    os.close(master)
    assert "данные" in shown.decode()


def test_no_terminal(monkeypatch, capsys):
    """Elsewhere there is no progress at all."""
    with progress(Texts("читаю", "reading")) as tick:
        assert tick is None
    assert not capsys.readouterr().err


@pytest.mark.parametrize(("encoding", "lang"), [("ascii", "en"), ("klingon", "en"), (None, "ru"), ("cp866", "ru")])
def test_language_by_encoding(monkeypatch, encoding, lang):
    """Where Russian letters cannot be written, words are English."""

    class Stream:
        pass

    stream = Stream()
    stream.encoding = encoding
    for name in ("CJMKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["cjmkit"])
    monkeypatch.setattr(sys, "stderr", stream)
    assert language() == lang


def test_main_without_the_extra(monkeypatch, capsys):
    """Without click or rich the door says in both languages what to install."""
    monkeypatch.setitem(sys.modules, "click", None)
    with pytest.raises(SystemExit, match="2"):
        cjmkit.cli.main()
    assert capsys.readouterr().err.count("pip install 'cjmkit[cli]'") == 2


def test_main(monkeypatch, capsys):
    """The door of the installed command opens the program."""
    monkeypatch.setattr(sys, "argv", ["cjmkit", "explain", "CRD011"])
    with pytest.raises(SystemExit, match="0"):
        cjmkit.cli.main()
    assert capsys.readouterr().out.startswith("CRD011")


def test_standard_output_swallows_after_a_failure(capsysbinary):
    """What an interrupted exporter left in the buffer does not come out after the failure."""

    def write_half() -> None:
        with standard_output() as stream:
            stream.write(b"half")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        write_half()
    assert capsysbinary.readouterr().out == b""


def test_no_clients_in_either_way(tmp_path):
    """An input without clients writes no cards, in a dry run too, and the answer is 1."""
    base(tmp_path, "ИНН;Наименование\n")
    for more in ((), ("--dry-run",)):
        answer = here("convert", "clients.csv", "out.jsonl", *more, cwd=tmp_path)
        assert answer.code == 1
        assert "out.jsonl не записан: во входе нет ни одного клиента" in answer.out
        assert not (tmp_path / "out.jsonl").exists()


def test_folder_that_may_not_be_asked(tmp_path, monkeypatch):
    """A folder that the system keeps shut is told as such."""

    def shut(_: Path) -> bool:
        raise PermissionError

    base(tmp_path, WRONG)
    monkeypatch.setattr(Path, "is_dir", shut)
    answer = here("convert", "clients.csv", "out.jsonl", cwd=tmp_path)
    assert answer.code == 2
    assert "(EXP002)" in one_sentence(answer)


def test_nowhere():
    """What a dry run writes to is a stream like others, for exporters that wrap it."""
    with io.BufferedWriter(convert._Nowhere("out.csv")) as stream:
        assert stream.write(b"card") == 4
    assert stream.name == "out.csv"
