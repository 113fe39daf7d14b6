"""
Once: whatever breaks and wherever sending is killed, every card is on the portal once with all its parts.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from bitrix24_cards import company, lines_of, person
from bitrix24_fake_portal import FakePortal, Fault, Killed
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.errors import OutputError
from cjmkit.model import ClientCard
from cjmkit_bitrix24.sender import Webhook, open_sender
from cjmkit_bitrix24.sender.transport import Answer

FAULTS = st.builds(
    Fault,
    st.sampled_from(
        ["none", "none", "limit", "blocked", "reset", "cut", "late", "html", "broken", "flaky", "flop", "again"]
    ),
    st.integers(0, 50),
)
CARDS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 2)),
    min_size=1,
    max_size=5,
)


class Life:
    """
    Ends after so many points; a life of None lasts.
    """

    def __init__(self, points: int | None) -> None:
        self._points = points

    def point(self) -> None:
        if self._points is not None:
            self._points -= 1
            if self._points < 0:
                raise Killed

    def around(self, verb: Callable[..., Any]) -> Callable[..., Any]:
        def mortal(*args: Any) -> Any:
            self.point()
            try:
                return verb(*args)
            finally:
                self.point()

        return mortal


@attrs.frozen
class MortalTransport:
    """
    A transport that may be killed before it sends and before it hears.
    """

    inner: Any
    life: Life

    def post(self, method: str, payload: bytes) -> Answer:
        """
        Send, if alive.
        """
        answer: Answer = self.life.around(self.inner.post)(method, payload)
        return answer


def one_life(portal: FakePortal, webhook: Webhook, journal: Path, lines: list[bytes], points: int | None) -> bool:
    """
    Send until the end of the file or of the life; True at the end of the file.
    """
    life = Life(points)
    try:
        with open_sender(webhook, journal, clock=portal.time.clock()) as sender:
            sender.portal.transport = MortalTransport(sender.portal.transport, life)
            for name in ("admit", "write", "forget"):
                setattr(sender.journal, name, life.around(getattr(sender.journal, name)))
            return sender.send(lines).is_clean
    except (Killed, OutputError):
        return False


def expected(cards: list[ClientCard]) -> dict[str, tuple[int, ...]]:
    """
    How many of each part every card has, by its key.
    """
    parts = {}
    for card in cards:
        requisites = int(bool(card.addresses or card.bank_accounts or card.requisites.inn))
        parts[f"id-{card.id}"] = (1, requisites, len(card.addresses), len(card.bank_accounts), len(card.people))
    return parts


def arrived(portal: FakePortal) -> dict[str, tuple[int, ...]]:
    return {key: tuple(len(part) for part in parts.values()) for key, parts in portal.whole().items()}


def check_once(
    shapes: list[tuple[bool, int, int]], faults: list[Fault], lives: list[int], *, keep_journal: bool = True
) -> None:
    cards = []
    for number, (is_company, addresses, accounts) in enumerate(shapes):
        card = company(number) if is_company else person(number)
        cards.append(
            attrs.evolve(card, addresses=card.addresses[:addresses], bank_accounts=card.bank_accounts[:accounts])
        )
    lines = lines_of(cards)
    portal = FakePortal(faults=faults)
    with tempfile.TemporaryDirectory() as folder, portal.serving() as webhook:
        for number, points in enumerate(lives):
            one_life(portal, webhook, Path(folder, "j" if keep_journal else f"j{number}"), lines, points)
            if not keep_journal:
                # Without a journal nobody knows of work still under way but who waits for it.
                portal.time.sleep(65)
        for _ in range(60):
            if one_life(portal, webhook, Path(folder, "j"), lines, None):
                break
        else:
            pytest.fail("sending does not come to an end")
        # Work that the portal has not come to yet is no less made.
        portal.time.sleep(1000)
    assert arrived(portal) == expected(cards)
    keys = [
        row[name] for kind in portal.tables.values() for row in kind for name in ("ORIGIN_ID", "XML_ID") if name in row
    ]
    assert len(keys) == len(set(keys))


@settings(max_examples=20)
@given(CARDS, st.lists(FAULTS, max_size=25), st.lists(st.integers(0, 40), max_size=6))
def test_once(shapes: list[tuple[bool, int, int]], faults: list[Fault], lives: list[int]) -> None:
    """
    Faults at any requests and kills at any points leave every card once, whole.
    """
    check_once(shapes, faults, lives)


@settings(max_examples=8)
@given(CARDS, st.lists(FAULTS, max_size=15), st.lists(st.integers(0, 40), max_size=4))
def test_once_without_journals(shapes: list[tuple[bool, int, int]], faults: list[Fault], lives: list[int]) -> None:
    """
    Journals lost at every kill cost questions, and make nothing twice.
    """
    check_once(shapes, faults, lives, keep_journal=False)


@pytest.mark.slow
@settings(max_examples=150)
@given(CARDS, st.lists(FAULTS, max_size=40), st.lists(st.integers(0, 60), max_size=10))
def test_once_at_length(shapes: list[tuple[bool, int, int]], faults: list[Fault], lives: list[int]) -> None:
    """
    The same, at length.
    """
    check_once(shapes, faults, lives)


@pytest.mark.parametrize("points", range(1, 36, 3))
def test_points(points: int) -> None:
    """
    A kill at a point of a sending ends well.
    """
    check_once([(True, 2, 2), (False, 1, 0)], [], [points, points + 1])


@pytest.mark.parametrize("points", range(8, 18))
def test_killed_while_the_portal_works(points: int) -> None:
    """
    Killed while the portal still works on a request, sending waits for that work before it asks.
    """
    check_once([(True, 1, 1)], [*[Fault("none")] * 2, Fault("late", 40)], [points])


@pytest.mark.parametrize("points", range(8, 32))
def test_killed_after_refusals(points: int) -> None:
    """
    What counts is when the request went out last, not when it was first refused for the limit.
    """
    check_once([(True, 1, 1)], [*[Fault("none")] * 2, *[Fault("limit")] * 6, Fault("late", 60)], [points])


@pytest.mark.slow
@pytest.mark.parametrize("late", [None, 2, 4])
@pytest.mark.parametrize("points", range(0, 40, 2))
def test_every_point(points: int, late: int | None) -> None:
    """
    The same at every point, and while each of the first requests is still worked on.
    """
    faults = [] if late is None else [*[Fault("none")] * late, Fault("late", 40)]
    check_once([(True, 2, 2), (False, 1, 0)], faults, [points])


@pytest.mark.slow
def test_kill_minus_nine(tmp_path: Path) -> None:
    """
    The command itself, killed again and again as the power fails, makes every card once.
    """
    cards = [company(number) for number in range(30)]
    calls, secret = tmp_path / "calls.jsonl", tmp_path / "webhook.txt"
    calls.write_bytes(b"".join(lines_of(cards)))
    portal = FakePortal(rate=1000.0, burst=100_000)
    hit = [0]

    def answer(method: str, payload: dict[str, Any]) -> None:
        hit[0] += 1

    portal.answer = answer
    with portal.serving() as webhook:
        secret.write_text(f"http://{webhook.host}:{webhook.port}{webhook.path}/", encoding="utf-8")
        arguments = ["send", str(calls), "--webhook-file", str(secret), "--rate", "100", "--burst", "1000"]
        program = "import sys; from cjmkit_bitrix24.sender import cli; sys.exit(cli.main(sys.argv[1:]))"
        code = None
        for kill_at in (2, 3, 5, 8, 12, None):
            hit[0] = 0
            process = subprocess.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.DEVNULL)
            if kill_at is not None:
                while hit[0] < kill_at and process.poll() is None:
                    pass
                process.kill()
            code = process.wait(timeout=60)
            # The machine's clock is not the test's: what is in doubt is made old in the journal.
            age(tmp_path / "calls.jsonl.journal")
    assert code == 0
    assert arrived(portal) == expected(cards)


def age(journal: Path) -> None:
    base = sqlite3.connect(journal)
    with base:
        base.execute("UPDATE steps SET at = at - 100 WHERE at IS NOT NULL")
    base.close()
