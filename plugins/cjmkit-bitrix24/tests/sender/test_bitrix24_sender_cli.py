"""
The command ``cjmkit-bitrix24``.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bitrix24_cards import company, lines_of, person
from bitrix24_fake_portal import SECRET, FakePortal

from cjmkit_bitrix24.rest import CallsOptions
from cjmkit_bitrix24.sender import VARIABLE
from cjmkit_bitrix24.sender.cli import main


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePortal]:
    """
    A portal that the environment names.
    """
    portal = FakePortal(rate=1000.0, burst=100_000)
    with portal.serving() as webhook:
        monkeypatch.setenv(VARIABLE, f"http://{webhook.host}:{webhook.port}{webhook.path}/")
        yield portal


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """
    A file of two cards.
    """
    path = tmp_path / "calls.jsonl"
    path.write_bytes(b"".join(lines_of([company(), person()])))
    return path


def test_send(portal: FakePortal, calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A clean file is sent with 0, a journal beside it and no report; the output stays free, the secret unsaid.
    """
    assert main(["send", str(calls), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "cards: 2; created: 2" in said.err
    assert SECRET not in said.err
    assert sorted(path.name for path in calls.parent.iterdir()) == ["calls.jsonl", "calls.jsonl.journal"]
    assert main(["send", str(calls), "--lang", "ru"]) == 0
    assert "создано: 0; уже были: 2" in capsys.readouterr().err


def test_failures(portal: FakePortal, calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A refused card gives 1 and a report; the report, sent, goes on in the same journal and leaves 0.
    """
    portal.refuse = lambda method, params: "Access denied." if method == "crm.requisite.add" else None
    assert main(["send", str(calls), "--lang", "ru"]) == 1
    said = capsys.readouterr().err
    assert "calls.jsonl[1]: портал отказал в вызове crm.requisite.add («requisite»):  Access denied." in said
    assert "calls.failed.jsonl" in said
    failed = calls.with_name("calls.failed.jsonl")
    assert len(failed.read_bytes().splitlines()) == 2
    portal.refuse = lambda method, params: None
    assert main(["send", str(failed)]) == 0
    assert len(portal.tables["company"]) == 1
    assert not calls.with_name("calls.failed.jsonl.journal").exists()
    assert main(["send", str(calls)]) == 0
    assert not failed.exists()


def test_stops(portal: FakePortal, calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A portal that lets nobody in gives 2 and a sentence.
    """
    portal.denied = (401, "INVALID_CREDENTIALS")
    assert main(["send", str(calls), "--lang", "en"]) == 2
    assert "webhook was removed" in capsys.readouterr().err


def test_interrupted(portal: FakePortal, calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Ctrl-C gives 2 and tells that sending goes on with the same command; it does.
    """
    import _thread

    portal.answer = lambda method, payload: _thread.interrupt_main() if "crm.company.add" in str(payload) else None
    # A shell that runs the tests in the background has them ignore Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert main(["send", str(calls), "--lang", "en"]) == 2
    finally:
        signal.signal(signal.SIGINT, before)
    assert "run the same command again" in capsys.readouterr().err


def test_terminated(portal: FakePortal, calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A polite kill is as Ctrl-C, and what the process did with the signal before is left to it.
    """
    before = signal.getsignal(signal.SIGTERM)

    def answer(method: str, payload: object) -> None:
        if "crm.company.add" in str(payload):
            os.kill(os.getpid(), signal.SIGTERM)

    portal.answer = answer
    assert main(["send", str(calls), "--lang", "en"]) == 2
    assert "run the same command again" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) is before


def test_in_a_thread(portal: FakePortal, calls: Path) -> None:
    """
    In a thread, where there are no signals to take, the command works as well.
    """
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(main(["send", str(calls)])))
    thread.start()
    thread.join()
    assert codes == [0]


def test_closed_pipe(portal: FakePortal) -> None:
    """
    A reader that goes away ends the listing without a traceback.
    """
    portal.presets = dict.fromkeys(range(1, 5000), "Шаблон")
    program = "import sys; from cjmkit_bitrix24.sender.cli import main; sys.exit(main(['presets', '--burst', '1000']))"
    command = f'"{sys.executable}" -c "{program}" | head -n 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_dry_run(calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A dry run needs no portal, checks the lines and leaves no file.
    """
    assert main(["send", str(calls), "--dry-run", "--lang", "en"]) == 0
    assert "lines: 2, unusable: 0; calls: 10, requests from 1 on; nothing was sent" in capsys.readouterr().err
    calls.write_bytes(b"\n{\n" + b"".join(lines_of([company()], CallsOptions())))
    assert main(["send", str(calls), "--dry-run", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "calls.jsonl[2]" in said
    assert "--preset company=ID" in said
    assert main(["send", str(calls), "--dry-run", "--preset", "company=1"]) == 1
    assert [path.name for path in calls.parent.iterdir()] == ["calls.jsonl"]


def test_presets(portal: FakePortal, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The templates of the portal are listed with their ids.
    """
    assert main(["presets", "--lang", "en"]) == 0
    assert "    1  Организация  [COUNTRY_ID 1]\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["send"],
        ["sned", "x"],
        ["send", "x", "--batch", "51"],
        ["send", "x", "--rate", "0"],
        ["send", "x", "--preset", "lead=1"],
        ["send", "x", "--preset", "company=x"],
        ["presets", "--timeout", "0"],
        ["send", "x", "--webhook", f"https://romashka.bitrix24.ru/rest/1/{SECRET}/"],
        ["send", "x", "--webhook-file", f"https://romashka.bitrix24.ru/rest/1/{SECRET}/"],
        ["send", "x", "--webhook", "x"],
    ],
)
def test_wrong_calls(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """
    A wrong argument gives 2 before anything is done.
    """
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    said = capsys.readouterr().err
    assert said
    assert SECRET not in said


def test_no_such_file(portal: FakePortal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A missing file gives 2 and its name.
    """
    assert main(["send", str(tmp_path / "none.jsonl"), "--lang=en"]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_report_that_cannot_be_written(portal: FakePortal, calls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A report that cannot be written stops the sending.
    """
    portal.refuse = lambda method, params: "No." if method == "crm.requisite.add" else None
    assert main(["send", str(calls), "--report", str(calls.parent / "none" / "r"), "--lang", "en"]) == 2
    assert "no such file or folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({"CJMKIT_LANG": "en"}, "en"),
        ({"CJMKIT_LANG": "ru"}, "ru"),
        ({"LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
    ],
)
def test_language(variables: dict[str, str], lang: str, tmp_path: Path) -> None:
    """
    Messages come in the language of the environment, told apart from a real process.
    """
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "CJMKIT_", "BITRIX"))
    }
    program = "import sys; from cjmkit_bitrix24.sender.cli import main; sys.exit(main(['presets']))"
    environment = {**kept, **variables, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert ("адрес вебхука" in done.stderr.decode()) is (lang == "ru")
