"""
Voice: what the command says on the error stream while it works.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import Final

from cjmkit.findings import Finding, Severity, Texts
from cjmkit_bitrix24.sender.pace import Clock

__all__ = ["Printer", "say", "telling_clock"]

_MOST: Final = 20
_MORE: Final = Texts(
    "… и ещё таких же ({code}): {count}, все – в файле неотправленных",
    "… and more of the same ({code}): {count}, all are in the file of what failed",
)
_WAITING: Final = Texts(
    "жду {seconds} с: портал занят, ограничивает запросы или не отвечает (Ctrl-C прервёт, та же команда продолжит)",
    "waiting {seconds} s: the portal is busy, limits requests or is silent (Ctrl-C stops, the same command goes on)",
)
_LONG: Final = 3.0
"""Waiting of so many seconds looks like hanging, unless it is told."""


def say(text: str) -> None:
    """
    Print a line on the error stream at once.
    """
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - the command's own voice


class Printer:
    """
    Prints findings, of each code the first *most*; `close` counts the others.
    """

    def __init__(self, lang: str, *, most: int = _MOST) -> None:
        self._lang = lang
        self._most = most
        self._met: Counter[str] = Counter()

    def __call__(self, finding: Finding) -> None:
        """
        Print *finding*, unless many of its code were printed.
        """
        if finding.severity is Severity.INFO:
            return
        self._met[finding.code] += 1
        if self._met[finding.code] <= self._most:
            say(finding.line(self._lang))

    def close(self) -> None:
        """
        Count what was not printed.
        """
        for code, count in self._met.items():
            if count > self._most:
                say(_MORE.get(self._lang, code=code, count=count - self._most))


def telling_clock(lang: str) -> Clock:
    """
    Return a clock that says so when it makes somebody wait long.
    """

    def sleep(seconds: float) -> None:
        if seconds >= _LONG:
            say(_WAITING.get(lang, seconds=round(seconds)))
        time.sleep(seconds)

    return Clock(sleep=sleep)
