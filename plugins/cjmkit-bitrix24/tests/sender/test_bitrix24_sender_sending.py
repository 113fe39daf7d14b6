"""
Sending to a portal that works, refuses and breaks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bitrix24_cards import company, lines_of, person, read
from bitrix24_fake_portal import SECRET, FakePortal, Fault

from cjmkit.errors import ConfigError, OutputError
from cjmkit.findings import Finding
from cjmkit.model import Requisites
from cjmkit_bitrix24.rest import CallsOptions
from cjmkit_bitrix24.sender import Summary, Webhook, open_sender


class Run:
    """
    A sending: its summary, findings and report.
    """

    def __init__(self, portal: FakePortal, webhook: Webhook, journal: Path, lines: list[bytes], **more: Any) -> None:
        self.findings: list[Finding] = []
        self.failed: list[bytes] = []
        self.summary = Summary()
        batch = more.pop("batch", 50)
        with open_sender(
            webhook, journal, tell=self.findings.append, report=self.failed.append, clock=portal.time.clock(), **more
        ) as sender:
            sender.batch = batch
            self.summary = sender.summary
            sender.send(lines, "calls.jsonl")

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]


def send(portal: FakePortal, journal: Path, lines: list[bytes], **more: Any) -> Run:
    with portal.serving() as webhook:
        return Run(portal, webhook, journal, lines, **more)


def counts(portal: FakePortal) -> dict[str, int]:
    return {name: len(rows) for name, rows in portal.tables.items()}


def test_whole_cards(tmp_path: Path) -> None:
    """
    A company and a person arrive with all their parts, each where it belongs.
    """
    portal = FakePortal()
    run = send(portal, tmp_path / "j", lines_of([company(), person()]))
    assert run.summary.created == 2
    assert run.findings == []
    assert counts(portal) == {"company": 1, "contact": 2, "requisite": 2, "address": 3, "bankdetail": 2}
    parts = portal.whole()
    assert len(parts["id-c1"]["address"]) == len(parts["id-c1"]["bankdetail"]) == 2
    assert parts["id-c1"]["people"]
    assert parts["id-p1"]["address"] == ["ул. Мира, 1"]
    sent = portal.tables["company"][0]
    assert sent["PHONE"] == [{"VALUE": "+74955005550", "VALUE_TYPE": "WORK"}]
    assert (sent["ORIGINATOR_ID"], sent["ORIGIN_ID"]) == ("cjmkit", "id-c1")


def test_batches(tmp_path: Path) -> None:
    """
    Sixty companies go by batches of up to fifty calls, at the pace of the portal: it never has to refuse.
    """
    portal = FakePortal()
    run = send(portal, tmp_path / "j", lines_of(company(n) for n in range(60)))
    assert run.summary.created == 60
    assert portal.limited == 0
    sizes = [len(payload["cmd"]) for method, payload in portal.requests if method == "batch"]
    assert max(sizes) == 50
    assert run.summary.requests == len(portal.requests) < 40


def test_slow_portal_gets_small_batches(tmp_path: Path) -> None:
    """
    Where a call takes three seconds, a batch has few enough not to be cut at sixty.
    """
    portal = FakePortal(seconds_per_call=3.0)
    send(portal, tmp_path / "j", lines_of(company(n) for n in range(30)))
    made = [payload["cmd"] for method, payload in portal.requests if method == "batch"]
    adds = [len(cmd) for cmd in made if ".add?" in next(iter(cmd.values()))]
    assert max(adds) <= 10


def test_second_sending_makes_nothing(tmp_path: Path) -> None:
    """
    The same file again makes nothing, and asks nothing but for the templates.
    """
    portal = FakePortal()
    lines = lines_of([company(), person()])
    send(portal, tmp_path / "j", lines)
    before, asked = counts(portal), len(portal.requests)
    run = send(portal, tmp_path / "j", lines)
    assert counts(portal) == before
    assert (run.summary.created, run.summary.present) == (0, 2)
    assert [method for method, _ in portal.requests[asked:]] == ["crm.requisite.preset.list"]


def test_lost_journal(tmp_path: Path) -> None:
    """
    Without the journal the portal's keys tell what is there: nothing is made again, and that is said.
    """
    portal = FakePortal()
    lines = lines_of([company(), person()])
    send(portal, tmp_path / "j", lines)
    before = counts(portal)
    run = send(portal, tmp_path / "another", lines)
    assert counts(portal) == before
    assert run.summary.present == 2
    assert set(run.codes) == {"BTX216"}


def test_missing_parts_are_made(tmp_path: Path) -> None:
    """
    What somebody removed from a card that another journal knows is made again, and no more than that.
    """
    portal = FakePortal()
    lines = lines_of([company()])
    send(portal, tmp_path / "j", lines)
    before = counts(portal)
    portal.tables["bankdetail"].pop()
    portal.tables["address"].pop()
    run = send(portal, tmp_path / "another", lines)
    assert counts(portal) == before
    assert run.summary.created == 1


def test_refusal_stops_one_card(tmp_path: Path) -> None:
    """
    A refused requisite stops its card alone; what was made is remembered, and mended it goes on from there.
    """
    portal = FakePortal()
    portal.refuse = lambda method, params: (
        "Access denied." if method == "crm.requisite.add" and "c2:" in params["fields"]["XML_ID"] else None
    )
    lines = lines_of(company(n) for n in range(4))
    run = send(portal, tmp_path / "j", lines)
    assert (run.summary.created, run.summary.failed) == (3, 1)
    assert run.codes == ["BTX211"]
    failure = read(run.failed[0])["failure"]
    assert (failure["step"], failure["method"]) == ("requisite", "crm.requisite.add")
    assert set(failure["made"]) == {"company", "person1"}
    portal.refuse = lambda method, params: None
    again = send(portal, tmp_path / "j", run.failed)
    assert again.summary.created == 1
    assert counts(portal)["company"] == 4
    assert all(len(parts["bankdetail"]) == 2 for parts in portal.whole().values())


def test_mandatory_inn(tmp_path: Path) -> None:
    """
    A portal that made ИНН mandatory refuses the company; the finding offers the option, and with it all goes well.
    """
    portal = FakePortal(mandatory=("UF_CRM_INN",))
    run = send(portal, tmp_path / "j", lines_of([company()]))
    assert run.codes == ["BTX212"]
    assert "inn_field=UF_CRM_" in run.findings[0].message("en")
    assert "обязательного поля «UF_CRM_INN»" in run.findings[0].message("ru")
    options = CallsOptions(company_preset=1, inn_field="UF_CRM_INN")
    assert send(portal, tmp_path / "j", lines_of([company()], options)).summary.created == 1
    assert portal.tables["company"][0]["UF_CRM_INN"] == "7707083893"


def test_words_of_the_portal_are_quiet(tmp_path: Path) -> None:
    """
    What the portal repeats of the card is not shown; the report, which holds the card anyway, has it all.
    """
    portal = FakePortal()
    portal.refuse = lambda method, params: (
        f"Wrong: <b>{params['fields'].get('TITLE')}</b>, {SECRET}" if method == "crm.company.add" else None
    )
    run = send(portal, tmp_path / "j", lines_of([company()]))
    assert "Ромашка" not in run.findings[0].message("ru")
    assert "Ромашка" in json.dumps(read(run.failed[0])["failure"], ensure_ascii=False)


@pytest.mark.parametrize(
    "kind", ["limit", "blocked", "reset", "cut", "late", "html", "broken", "flaky", "flop", "again"]
)
@pytest.mark.parametrize("at", range(6))
def test_faults(tmp_path: Path, kind: str, at: int) -> None:
    """
    Whatever breaks at whichever request, everything arrives once.
    """
    portal = FakePortal(faults=[Fault("none")] * at + [Fault(kind, 1 if kind != "late" else 40)])
    run = send(portal, tmp_path / "j", lines_of([company(1), company(2), person(1)]))
    assert run.summary.created == 3
    assert counts(portal) == {"company": 2, "contact": 3, "requisite": 3, "address": 5, "bankdetail": 4}
    assert all(len(parts["clients"]) == 1 for parts in portal.whole().values())


def test_late_work_is_waited_for(tmp_path: Path) -> None:
    """
    A request whose answer is lost may still be worked on: the portal is asked only when it cannot be any more.
    """
    portal = FakePortal(faults=[Fault("none"), Fault("none"), Fault("late", 55)])
    send(portal, tmp_path / "j", lines_of([company()]))
    assert counts(portal)["company"] == 1
    assert max(portal.time.slept) >= 60


def test_retry_after(tmp_path: Path) -> None:
    """
    The portal's Retry-After is kept.
    """
    portal = FakePortal()
    told = [True]

    def answer(method: str, payload: dict[str, Any]) -> tuple[int, bytes, dict[str, str]] | None:
        return (503, b'{"error":"QUERY_LIMIT_EXCEEDED"}', {"Retry-After": "17"}) if told and told.pop() else None

    portal.answer = answer
    send(portal, tmp_path / "j", lines_of([company()]))
    assert 17.5 in portal.time.slept


def test_operating_time(tmp_path: Path) -> None:
    """
    Near the 480 seconds of work that block a method for everybody, sending rests until the portal's own time.
    """
    portal = FakePortal(operating=450.0)
    send(portal, tmp_path / "j", lines_of([company()]))
    assert any(290 < seconds <= 300 for seconds in portal.time.slept)


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "INVALID_CREDENTIALS"), (401, "expired_token"), (401, "insufficient_scope"), (401, "OVERLOAD_LIMIT")],
)
def test_no_access(tmp_path: Path, status: int, code: str) -> None:
    """
    A webhook that is not let in stops the sending with advice, after one request.
    """
    portal = FakePortal(denied=(status, code))
    with pytest.raises(ConfigError, match=code) as caught:
        send(portal, tmp_path / "j", lines_of([company()]))
    assert caught.value.finding is not None
    assert caught.value.finding.code == "BTX222"
    assert len(portal.requests) == 1
    assert SECRET not in str(caught.value)


def test_right_of_one_method(tmp_path: Path) -> None:
    """
    A right that a command of a batch lacks is no failure of its card: sending stops, and goes on with the right.
    """
    portal = FakePortal()
    portal.tables.pop("company")
    with pytest.raises(ConfigError, match="ERROR_METHOD_NOT_FOUND"):
        send(portal, tmp_path / "j", lines_of([company()]))
    portal.tables["company"] = []
    assert send(portal, tmp_path / "j", lines_of([company()])).summary.created == 1


def test_dead_portal(tmp_path: Path) -> None:
    """
    A portal that only sends pages is given up after bounded attempts, and sending goes on another day.
    """
    portal = FakePortal(answer=lambda method, payload: (502, b"<html>", {}))
    with pytest.raises(OutputError, match=r"HTTP 502.*attempts: 8") as caught:
        send(portal, tmp_path / "j", lines_of([company()]))
    assert SECRET not in caught.value.message("ru")
    assert sum(portal.time.slept) < 200
    portal.answer = lambda method, payload: None
    assert send(portal, tmp_path / "j", lines_of([company()])).summary.created == 1


def test_unreachable_portal(tmp_path: Path) -> None:
    """
    Nobody at the address is told as such.
    """
    portal = FakePortal()
    with portal.serving() as webhook:
        pass
    with pytest.raises(OutputError, match="ConnectionRefusedError"):
        Run(portal, webhook, tmp_path / "j", lines_of([company()]))


def test_redirect_is_refused(tmp_path: Path) -> None:
    """
    A redirect is not followed, and of its address only the host is told.
    """
    location = f"https://evil.example/rest/1/{SECRET}/batch"
    portal = FakePortal(answer=lambda method, payload: (302, b"", {"Location": location}))
    with pytest.raises(OutputError, match=r"evil\.example") as caught:
        send(portal, tmp_path / "j", lines_of([company()]))
    assert SECRET not in str(caught.value)
    assert len(portal.requests) == 1


def test_poison_card(tmp_path: Path) -> None:
    """
    A card that breaks the portal each time stops alone: batches shrink until it is found.
    """
    portal = FakePortal()

    def answer(method: str, payload: dict[str, Any]) -> tuple[int, bytes, dict[str, str]] | None:
        poison = any("crm.company.add" in text and "id-c3" in text for text in payload.get("cmd", {}).values())
        return (500, b"<html>", {}) if poison else None

    portal.answer = answer
    run = send(portal, tmp_path / "j", lines_of(company(n) for n in range(8)))
    assert (run.summary.created, run.summary.failed) == (7, 1)
    assert run.codes == ["BTX213"]
    assert counts(portal)["company"] == 7


def test_references_in_texts(tmp_path: Path) -> None:
    """
    A text that looks like a reference to a result stays as it is: its call goes by itself.
    """
    portal = FakePortal()
    names = ("$result[c0]", "Цена $result[c0][x] за $5 [опт]", "обычная")
    run = send(portal, tmp_path / "j", lines_of(company(n, short_name=name) for n, name in enumerate(names)))
    assert run.summary.created == 3
    assert sorted(row["TITLE"] for row in portal.tables["company"]) == sorted(names)


def test_filter_that_the_portal_does_not_know(tmp_path: Path) -> None:
    """
    A portal that ignores the filter would hand out strangers' records: sending stops before it makes anything.
    """
    portal = FakePortal(filters=False)
    portal.tables["company"].append({"ID": 1, "ORIGINATOR_ID": "", "ORIGIN_ID": ""})
    with pytest.raises(OutputError, match="strange answer"):
        send(portal, tmp_path / "j", lines_of([company()]))
    assert counts(portal)["company"] == 1


def test_keys_differing_in_case(tmp_path: Path) -> None:
    """
    The portal's database compares without case; the sender does not, and makes both.
    """
    portal = FakePortal()
    cards = [company(1, id="ab"), company(2, id="AB")]
    assert send(portal, tmp_path / "j", lines_of(cards[:1])).summary.created == 1
    assert send(portal, tmp_path / "j", lines_of(cards)).summary.created == 1
    assert counts(portal)["company"] == 2


def test_several_on_the_portal(tmp_path: Path) -> None:
    """
    Where the portal has two records of a key, the first is taken and a warning tells of the rest.
    """
    portal = FakePortal()
    for number in (7, 5):
        portal.tables["company"].append({"ID": number, "ORIGINATOR_ID": "cjmkit", "ORIGIN_ID": "id-c1"})
    run = send(portal, tmp_path / "j", lines_of([company()]))
    assert "BTX214" in run.codes
    assert portal.tables["requisite"][0]["ENTITY_ID"] == 5


def test_presets(tmp_path: Path) -> None:
    """
    Lines that leave the template open need it from the sender; one that the portal lacks is told before anything.
    """
    portal = FakePortal()
    lines = lines_of([company()], CallsOptions())
    assert read(lines[0])["needs"] == ["preset.company"]
    assert send(portal, tmp_path / "j", lines).codes == ["BTX208"]
    wrong = send(portal, tmp_path / "j", lines, presets={"company": 2})
    assert wrong.codes == ["BTX209"]
    assert "1, 3, 5" in wrong.findings[0].message("en")
    assert counts(portal)["company"] == 0
    assert send(portal, tmp_path / "j", lines, presets={"company": 1}).summary.created == 1
    assert portal.tables["requisite"][0]["PRESET_ID"] == "1"


def test_presets_beyond_a_page(tmp_path: Path) -> None:
    """
    A portal with more templates than a page holds is read to the end.
    """
    portal = FakePortal(presets=dict.fromkeys(range(1, 121), "Шаблон"))
    lines = lines_of([company()], CallsOptions(company_preset=120))
    assert send(portal, tmp_path / "j", lines).summary.created == 1


def test_repeated_keys(tmp_path: Path) -> None:
    """
    The same line twice is one card; the same key with other contents is an error, and is not dropped in silence.
    """
    portal = FakePortal()
    numbers = Requisites(inn="7707083893", kpp="773601001")
    cards = [company(1), company(1), company(2, id=None, requisites=numbers), company(3, id=None, requisites=numbers)]
    run = send(portal, tmp_path / "j", lines_of(cards))
    assert sorted(run.codes) == ["BTX206", "BTX207"]
    assert (run.summary.created, run.summary.repeated, run.summary.failed) == (2, 1, 1)
    assert len(run.failed) == 1


def test_changed_card(tmp_path: Path) -> None:
    """
    A card that changed after it was sent is not overwritten on the portal, and that is said.
    """
    portal = FakePortal()
    send(portal, tmp_path / "j", lines_of([company()]))
    run = send(portal, tmp_path / "j", lines_of([company(comment="новое")]))
    assert run.codes == ["BTX215"]
    assert "COMMENTS" not in portal.tables["company"][0]


def test_new_account(tmp_path: Path) -> None:
    """
    An account that the card got since is added, whichever place it has; the others are known by what they are.
    """
    portal = FakePortal()
    card = company()
    send(portal, tmp_path / "j", lines_of([card]))
    more = company(1, bank_accounts=(company(9).bank_accounts[0], *card.bank_accounts))
    run = send(portal, tmp_path / "another", lines_of([more]))
    assert len(portal.tables["bankdetail"]) == 3
    assert run.summary.created == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "BTX201"),
        (b"[" * 100_000, "BTX201"),
        (b"[]", "BTX202"),
        (b'{"schema":"cjmkit/card@1"}', "BTX202"),
        (b'{"schema":"cjmkit-bitrix24/calls@2"}', "BTX203"),
        (b'{"schema":"cjmkit-bitrix24/calls@1"}', "BTX204"),
        (b"x" * (4 * 1024 * 1024 + 1), "BTX205"),
    ],
    ids=["json", "deep", "list", "card", "newer", "empty", "long"],
)
def test_bad_lines(tmp_path: Path, line: bytes, code: str) -> None:
    """
    A line that is none is told with its number, and the others are sent.
    """
    portal = FakePortal()
    run = send(portal, tmp_path / "j", [b"\n", line, *lines_of([company()])])
    assert run.codes == [code]
    assert run.findings[0].where.line == 2
    assert (run.summary.created, run.summary.failed) == (1, 1)
    assert run.failed[0].startswith(line[:3])


def test_nothing_is_deleted(tmp_path: Path) -> None:
    """
    The sender only adds and lists.
    """
    portal = FakePortal(faults=[Fault("none"), Fault("cut"), Fault("none"), Fault("flaky", 1)])
    send(portal, tmp_path / "j", lines_of([company(), person()]))
    commands = [text for _, payload in portal.requests for text in payload.get("cmd", {}).values()]
    assert {text.partition("?")[0].rpartition(".")[2] for text in commands} == {"add", "list"}


def test_secret_is_nowhere(tmp_path: Path) -> None:
    """
    The webhook's code is neither in the journal, nor in messages, nor in the report.
    """
    portal = FakePortal(refuse=lambda method, params: "Nope." if method == "crm.requisite.add" else None)
    run = send(portal, tmp_path / "j", lines_of([company()]))
    assert SECRET.encode() not in (tmp_path / "j").read_bytes()
    assert all(SECRET not in finding.line("ru") + repr(finding) for finding in run.findings)
    assert all(SECRET.encode() not in line for line in run.failed)
    assert (tmp_path / "j").stat().st_mode & 0o777 == 0o600
