"""
Sender: lines of calls to a Bitrix24 portal, each card once.

::

    from cjmkit_bitrix24.sender import open_sender

    with open_sender(webhook_of("webhook.txt"), "calls.jsonl.journal") as sender, open("calls.jsonl", "rb") as lines:
        summary = sender.send(lines)

.. versionadded:: 0.1.0
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from cjmkit.findings import Finding
from cjmkit_bitrix24.sender.journal import Journal
from cjmkit_bitrix24.sender.pace import Clock, Pace
from cjmkit_bitrix24.sender.portal import BATCH_LIMIT, Portal
from cjmkit_bitrix24.sender.sending import Sender, Summary, templates
from cjmkit_bitrix24.sender.transport import HTTPTransport
from cjmkit_bitrix24.sender.webhook import VARIABLE, Webhook, webhook_of

__all__ = [
    "BATCH_LIMIT",
    "VARIABLE",
    "Clock",
    "Journal",
    "Pace",
    "Portal",
    "Sender",
    "Summary",
    "Webhook",
    "open_portal",
    "open_sender",
    "templates",
    "webhook_of",
]


def open_portal(
    webhook: Webhook,
    *,
    rate: float = 2.0,
    burst: int = 50,
    timeout: float = 90.0,
    attempts: int = 8,
    clock: Clock | None = None,
) -> Portal:
    """
    Return the portal of *webhook*, asked at most *rate* times a second (5 with a *burst* of 250 on Enterprise).
    """
    clock = clock or Clock()
    pace = Pace(clock=clock, rate=rate, burst=burst)
    transport = HTTPTransport(webhook=webhook, timeout=timeout)
    return Portal(transport=transport, host=webhook.host, pace=pace, clock=clock, attempts=attempts)


@contextmanager
def open_sender(
    webhook: Webhook,
    journal: str | os.PathLike[str],
    *,
    presets: Mapping[str, int] | None = None,
    tell: Callable[[Finding], None] = lambda finding: None,
    report: Callable[[bytes], None] = lambda line: None,
    progress: Callable[[int], None] = lambda count: None,
    **limits: Any,
) -> Iterator[Sender]:
    """
    Give a sender to the portal of *webhook* that remembers in *journal*; *limits* are those of `open_portal`.
    """
    portal = open_portal(webhook, **limits)
    with Journal(journal, webhook.host) as opened:
        yield Sender(
            portal=portal,
            journal=opened,
            presets=presets or {},
            tell=tell,
            report=report,
            progress=progress,
        )
