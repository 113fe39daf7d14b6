"""
The parts of the sender by themselves: webhook, pace, commands, journal, transport.
"""

from __future__ import annotations

import socket
import sqlite3
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bitrix24_cards import company, lines_of
from bitrix24_fake_portal import SECRET, FakePortal, Time, php_query
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError, OutputError, SourceError
from cjmkit_bitrix24.sender import VARIABLE, Journal, Pace, Webhook, open_portal, open_sender, templates, webhook_of
from cjmkit_bitrix24.sender.commands import command, is_plain
from cjmkit_bitrix24.sender.journal import DONE, SENT, Entry
from cjmkit_bitrix24.sender.pace import retry_seconds
from cjmkit_bitrix24.sender.transport import HTTPTransport, LostAnswerError, NotSentError

ADDRESS = f"https://romashka.bitrix24.ru/rest/1/{SECRET}/"


@pytest.mark.parametrize("text", [ADDRESS, ADDRESS[:-1], f"  {ADDRESS}\n", f"http://127.0.0.1:8080/rest/1/{SECRET}/"])
def test_webhook(text: str) -> None:
    """
    An address is taken with and without the slash at its end, and never shown whole.
    """
    webhook = Webhook.parse(text)
    assert webhook.path == f"/rest/1/{SECRET}"
    assert SECRET not in repr(webhook)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "romashka.bitrix24.ru",
        ADDRESS.replace("https", "http"),
        ADDRESS.replace("https", "ftp"),
        ADDRESS + "crm.company.add",
        ADDRESS + "?auth=1",
        "https://user:word@romashka.bitrix24.ru/rest/1/code/",
        "https://[::1/rest/1/code/",
        "https://romashka.bitrix24.ru:99999/rest/1/code/",
        "https://romashka.bitrix24.ru/rest/x/code/",
    ],
)
def test_strange_webhook(text: str) -> None:
    """
    What is no address of a webhook, or goes without TLS to another machine, is refused without being shown.
    """
    with pytest.raises(ConfigError, match="BTX221") as caught:
        Webhook.parse(text)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


def test_webhook_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The webhook comes from a file, comments aside, or from the environment.
    """
    file = tmp_path / "webhook.txt"
    file.write_text(f"\ufeff# мой портал\n\n{ADDRESS}\n", encoding="utf-8")
    assert webhook_of(file).host == "romashka.bitrix24.ru"
    monkeypatch.setenv(VARIABLE, ADDRESS)
    assert webhook_of(None).host == "romashka.bitrix24.ru"
    monkeypatch.setenv(VARIABLE, " ")
    with pytest.raises(ConfigError, match="--webhook-file"):
        webhook_of(None)
    file.write_text("# пусто\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="not in the file"):
        webhook_of(file)
    with pytest.raises(SourceError, match=r"none\.txt"):
        webhook_of(tmp_path / "none.txt")


def test_pace_keeps_below_the_bucket() -> None:
    """
    However many requests come, the bucket of the documentation never overflows, and its half is used at once.
    """
    time = Time()
    pace = Pace(clock=time.clock())
    level, seen = 0.0, time.seconds
    for number in range(300):
        pace.wait()
        level, seen = max(0.0, level - 2.0 * (time.seconds - seen)) + 1, time.seconds
        assert level <= 26
        assert number >= 25 or not time.slept
    assert sum(time.slept) == pytest.approx((300 - 25) / 2, abs=1)


def test_clock_set_back() -> None:
    """
    A clock that is set back neither breaks the pace nor gives requests.
    """
    time = Time()
    pace = Pace(clock=time.clock(), burst=2)
    pace.wait()
    time.seconds -= 5000
    pace.wait()
    assert time.slept == [0.5]


@pytest.mark.parametrize(
    ("attempt", "told", "seconds"),
    [(1, None, 0.75), (2, None, 1.5), (20, None, 45.0), (1, "5", 5.5), (1, "99999", 600.5), (1, "Wed, 21 Oct", 0.75)],
)
def test_retry_seconds(attempt: int, told: str | None, seconds: float) -> None:
    """
    Repetitions wait ever longer up to a bound, or as long as the portal tells.
    """
    assert retry_seconds(attempt, told, Time().clock()) == seconds


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
FIELDS = st.dictionaries(
    st.from_regex(r"[A-Z][A-Z0-9_]{0,10}", fullmatch=True),
    st.one_of(
        TEXTS,
        st.lists(st.fixed_dictionaries({"VALUE": TEXTS, "VALUE_TYPE": TEXTS}), min_size=1, max_size=3),
        st.lists(TEXTS, min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@given(FIELDS)
def test_commands_are_read_as_written(fields: dict[str, Any]) -> None:
    """
    A command, taken apart as PHP does, gives the fields back.
    """
    method, _, query = command("crm.company.add", {"fields": fields}).partition("?")
    assert method == "crm.company.add"
    assert php_query(query) == {"fields": fields}


def test_values_of_commands() -> None:
    """
    Yes and no are 1 and 0; what is not known is left out.
    """
    assert command("m", {"a": True, "b": False, "c": None, "d": 5}) == "m?a=1&b=0&d=5"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("обычный", True), ("за $5", True), ("[опт]", True), ("$result[c0]", False), ("x $RESULT[c0][y] z", False)],
)
def test_is_plain(text: str, plain: bool) -> None:
    """
    A text that the portal could take for a reference is told from one that it could not.
    """
    assert is_plain({"fields": {"TITLE": text}}) is plain


def test_name_that_is_a_reference() -> None:
    """
    A name of a field may be a reference as well.
    """
    assert not is_plain({"fields": {"$result": "x"}})


def test_journal_remembers(tmp_path: Path) -> None:
    """
    What was entered is there when the journal is opened again.
    """
    entry = Entry(key="k", step="company", state=DONE, id=5, digest="d", at=1.0)
    with Journal(tmp_path / "j", "host") as journal:
        assert journal.admit([("k", 1, "d")])[0].entries == ()
        journal.write([entry, Entry(key="k", step="requisite", state=SENT)])
        journal.forget([("k", "requisite")])
        met = journal.admit([("k", 2, "d"), ("k", 3, "e")])
        assert [(known.met_at, known.same) for known in met] == [(1, True), (1, False)]
    with Journal(tmp_path / "j", "host") as journal:
        known = journal.admit([("k", 1, "d")])[0]
        assert known.met_at is None
        assert known.entries == (entry,)


def test_journal_of_another_portal(tmp_path: Path) -> None:
    """
    A journal serves one portal.
    """
    Journal(tmp_path / "j", "one.bitrix24.ru").close()
    with pytest.raises(ConfigError, match=r"another portal \(one\.bitrix24\.ru\)"):
        Journal(tmp_path / "j", "two.bitrix24.ru")


def test_journal_in_use(tmp_path: Path) -> None:
    """
    Two senders never share a journal.
    """
    with Journal(tmp_path / "j", "host"), pytest.raises(ConfigError, match="in use"):
        Journal(tmp_path / "j", "host")


def test_journal_of_the_future(tmp_path: Path) -> None:
    """
    A journal of a newer version is refused.
    """
    Journal(tmp_path / "j", "host").close()
    base = sqlite3.connect(tmp_path / "j")
    with base:
        base.execute("UPDATE about SET value = '2' WHERE name = 'version'")
    base.close()
    with pytest.raises(ConfigError, match="newer"):
        Journal(tmp_path / "j", "host")


def test_no_journal(tmp_path: Path) -> None:
    """
    A file that is no journal is refused and left as it is; a folder that cannot be written is told.
    """
    (tmp_path / "j").write_bytes(b"just a text, long enough to be looked at\n" * 10)
    with pytest.raises(ConfigError, match="damaged"):
        Journal(tmp_path / "j", "host")
    assert (tmp_path / "j").read_bytes().startswith(b"just a text")
    with pytest.raises(OutputError, match="no such file or folder"):
        Journal(tmp_path / "none" / "j", "host")


def test_journal_that_breaks(tmp_path: Path) -> None:
    """
    A journal that cannot be written stops the sending.
    """
    with Journal(tmp_path / "j", "host") as journal:
        journal._base.execute("PRAGMA query_only = ON")
        with pytest.raises(OutputError, match="OperationalError"):
            journal.write([Entry(key="k", step="s", state=SENT)])


def test_failed_writing_is_undone(tmp_path: Path) -> None:
    """
    A writing that fails in its middle leaves nothing.
    """
    with Journal(tmp_path / "j", "host") as journal:

        def entries() -> Iterator[tuple[str, int, str]]:
            yield ("k", 1, "d")
            raise RuntimeError("stop")

        with pytest.raises(RuntimeError, match="stop"):
            journal.admit(entries())
        assert journal.admit([("k", 1, "d")])[0].met_at is None


@contextmanager
def raw_server(reply: bytes) -> Iterator[Webhook]:
    """
    A server that reads a request and answers with *reply*, whatever it is.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(5)
                text = b""
                while b"\r\n\r\n" not in text or not text.endswith(b"}"):
                    text += connection.recv(65536)
                connection.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Webhook.parse(f"http://127.0.0.1:{server.getsockname()[1]}/rest/1/{SECRET}/")
        thread.join()


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\x00\x01garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500,
    ],
    ids=["nothing", "garbage", "headers"],
)
def test_strange_servers(reply: bytes) -> None:
    """
    A server that speaks no HTTP, or stops in mid-answer, leaves the request in doubt.
    """
    with raw_server(reply) as webhook, pytest.raises(LostAnswerError):
        HTTPTransport(webhook=webhook, timeout=5).post("batch", b"{}")


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"result":'])
@pytest.mark.parametrize("more", [0, 100])
def test_bodies_that_are_no_objects(body: bytes, more: int) -> None:
    """
    A body that is no JSON object, or is cut off, is none.
    """
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + more}\r\n\r\n".encode()
    with raw_server(head + body) as webhook:
        assert HTTPTransport(webhook=webhook, timeout=5).post("batch", b"{}").body is None


def test_silent_server() -> None:
    """
    A server that never answers is waited for as long as the timeout tells, and leaves the request in doubt.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        webhook = Webhook.parse(f"http://127.0.0.1:{server.getsockname()[1]}/rest/1/{SECRET}/")
        with pytest.raises(LostAnswerError, match="Timeout"):
            HTTPTransport(webhook=webhook, timeout=0.2).post("batch", b"{}")


def test_server_without_a_certificate(tmp_path: Path) -> None:
    """
    A server whose certificate nobody vouches for gets no request at all.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        webhook = Webhook.parse(f"https://127.0.0.1:{server.getsockname()[1]}/rest/1/{SECRET}/")
        transport = HTTPTransport(webhook=webhook, timeout=5)
        with pytest.raises(NotSentError, match="SSL"):
            transport.post("batch", b"{}")
        thread.join()
    context = transport._context
    assert context is not None
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_strange_answers_of_a_portal(tmp_path: Path) -> None:
    """
    A batch refused as a whole, and answers of other shapes, stop the sending with the portal's code.
    """
    for reply in (b'{"error":"ERROR_X"}', b'{"result":5}', b'{"time":{}}', b'{"error":""}'):

        def answer(method: str, payload: Any, reply: bytes = reply) -> tuple[int, bytes, dict[str, str]]:
            return 400, reply, {}

        portal = FakePortal(answer=answer)
        with portal.serving() as webhook:
            opened = open_sender(webhook, tmp_path / "j", clock=portal.time.clock(), attempts=2)
            with opened as sender, pytest.raises(OutputError, match="BTX223"):
                sender.send(lines_of([company(1)]))


def test_refused_templates() -> None:
    """
    A portal that refuses its templates is told by its code.
    """
    portal = FakePortal(answer=lambda method, payload: (400, b'{"error":"ERROR_X","error_description":""}', {}))
    with portal.serving() as webhook, pytest.raises(OutputError, match="ERROR_X"):
        list(templates(open_portal(webhook, clock=portal.time.clock())))


def test_strange_templates() -> None:
    """
    Rows of templates that are none are left out.
    """
    body = b'{"result":[{"ID":"1","NAME":"A"},5,{"NAME":"B"}],"next":"x"}'
    portal = FakePortal(answer=lambda method, payload: (200, body, {}))
    with portal.serving() as webhook:
        portal_ = open_portal(webhook, clock=portal.time.clock())
        assert [row["NAME"] for row in templates(portal_)] == ["A"]


def test_no_answers_at_all(tmp_path: Path) -> None:
    """
    Refusals for the limit without end stop the sending after bounded patience.
    """
    portal = FakePortal()

    def answer(method: str, payload: Any) -> tuple[int, bytes, dict[str, str]] | None:
        adding = "company.add" in str(payload)
        body = b'{"result":{"result":[],"result_error":{"c0":{"error":"OPERATION_TIME_LIMIT"}}},"time":{"duration":0}}'
        return (200, body, {}) if adding else None

    portal.answer = answer
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        lines = lines_of([company(1)])
        with pytest.raises(OutputError, match="OPERATION_TIME_LIMIT"):
            sender.send(lines)
    assert 60.0 in portal.time.slept


def test_questions_over_the_limit(tmp_path: Path) -> None:
    """
    A question that is over the limit within its batch is asked again, by itself.
    """
    portal = FakePortal()
    refused = [3]

    def answer(method: str, payload: Any) -> tuple[int, bytes, dict[str, str]] | None:
        if "company.list" not in str(payload) or not refused[0]:
            return None
        refused[0] -= 1
        return 200, b'{"result":{"result":[],"result_error":{"q0":{"error":"QUERY_LIMIT_EXCEEDED"}}}}', {}

    portal.answer = answer
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        assert sender.send(lines_of([company(1)])).created == 1


@pytest.mark.parametrize(
    "result",
    ['"q0":5', '"q0":[5]', '"q0":[{"ID":"x","ORIGINATOR_ID":"cjmkit","ORIGIN_ID":"id-c1"}]'],
)
def test_strange_answers_to_questions(tmp_path: Path, result: str) -> None:
    """
    An answer that is no list of records is not taken for one: sending stops, or finds nothing.
    """
    portal = FakePortal()

    def answer(method: str, payload: Any) -> tuple[int, bytes, dict[str, str]] | None:
        body = f'{{"result":{{"result":{{{result}}}}}}}'.encode()
        return (200, body, {}) if "company.list" in str(payload) else None

    portal.answer = answer
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        if "ORIGIN_ID" in result:
            assert sender.send(lines_of([company(1)])).created == 1
        else:
            with pytest.raises(OutputError, match="strange answer"):
                sender.send(lines_of([company(1)]))


def test_denied_question(tmp_path: Path) -> None:
    """
    A webhook without the right to look is told so.
    """
    portal = FakePortal()

    def answer(method: str, payload: Any) -> tuple[int, bytes, dict[str, str]] | None:
        body = b'{"result":{"result":[],"result_error":{"q0":{"error":"insufficient_scope"}}}}'
        return (200, body, {}) if "company.list" in str(payload) else None

    portal.answer = answer
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        lines = lines_of([company(1)])
        with pytest.raises(ConfigError, match="insufficient_scope"):
            sender.send(lines)


@pytest.mark.parametrize("result", ["true", '"x"', "0", "[]", "null", "false"])
def test_strange_ids(tmp_path: Path, result: str) -> None:
    """
    A company whose id is none is looked for on the portal, or refused, and never built upon.
    """
    portal = FakePortal()

    def answer(method: str, payload: Any) -> tuple[int, bytes, dict[str, str]] | None:
        body = f'{{"result":{{"result":{{"c0":{result}}},"result_error":{{"c0":null}}}}}}'.encode()
        return (200, body, {}) if "company.add" in str(payload) else None

    portal.answer = answer
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        assert sender.send(lines_of([company(1)])).failed == 1
    assert portal.tables["requisite"] == []


def test_error_that_is_a_text(tmp_path: Path) -> None:
    """
    An error of a command that is a mere text is its description.
    """
    portal = FakePortal()
    heard: list[Any] = []

    def answer(method: str, payload: Any) -> tuple[int, bytes, dict[str, str]] | None:
        body = b'{"result":{"result":[],"result_error":{"c0":"Disk resource exhausted"}}}'
        return (200, body, {}) if "company.add" in str(payload) else None

    portal.answer = answer
    more = {"clock": portal.time.clock(), "tell": heard.append}
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", **more) as sender:
        sender.send(lines_of([company(1)]))
    assert "Disk resource exhausted" in heard[0].message("en")


def test_question_with_a_reference(tmp_path: Path) -> None:
    """
    A key that looks like a reference is asked for by itself.
    """
    portal = FakePortal()
    lines = [line.replace(b"id-c1", b"$result[q0]") for line in lines_of([company(1)])]
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        assert sender.send(lines).created == 1
    assert portal.tables["company"][0]["ORIGIN_ID"] == "$result[q0]"
    asked = [method for method, _ in portal.requests]
    assert "crm.company.list" in asked
    assert "crm.requisite.bankdetail.list" not in asked


def test_denied_call(tmp_path: Path) -> None:
    """
    A webhook without the right to add is told so, and what was not made is not remembered as made.
    """
    portal = FakePortal()
    denied = b'{"result":{"result":[],"result_error":{"c0":{"error":"insufficient_scope"}}}}'
    portal.answer = lambda method, payload: (200, denied, {}) if "company.add" in str(payload) else None
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        lines = lines_of([company(1)])
        with pytest.raises(ConfigError, match="insufficient_scope"):
            sender.send(lines)
        portal.answer = lambda method, payload: None
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        assert sender.send(lines).created == 1


def test_call_without_an_answer(tmp_path: Path) -> None:
    """
    A call that the answer to its batch does not name is in doubt, and stops its card where it stays so.
    """
    portal = FakePortal()
    empty = b'{"result":{"result":[],"result_error":[]}}'
    portal.answer = lambda method, payload: (200, empty, {}) if "company.add" in str(payload) else None
    with portal.serving() as webhook, open_sender(webhook, tmp_path / "j", clock=portal.time.clock()) as sender:
        assert sender.send(lines_of([company(1)])).failed == 1
