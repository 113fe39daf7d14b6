"""
What ``cjmkit dedupe`` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cjmkit.cli.losses import told_losses
from cjmkit.findings import Lang, Report, Texts
from cjmkit.toolkit import Written

__all__ = ["told_counts", "told_findings", "told_written"]

_CARDS: Final = Texts(
    "карточек: {cards}; верных пар: {auto}, сомнительных: {review}; разведено решениями: {apart}",
    "cards: {cards}; sure pairs: {auto}, doubtful ones: {review}; kept apart by decision: {apart}",
)
_MERGED: Final = Texts(
    "групп: {clusters}, лишних карточек слито: {merged}; осталось решить пар: {left}",
    "groups: {clusters}, surplus cards merged: {merged}; pairs left to decide: {left}",
)
_WROTE: Final = Texts("записано: {path} (карточек: {count})", "wrote {path} (cards: {count})")
_NO_CLIENTS: Final = Texts(
    "{path} не записан: во входе нет ни одного клиента", "{path} was not written: the input has not one client"
)
_MORE: Final = Texts("…и ещё {count} (все: --output json)", "…and {count} more (all of them: --output json)")
_LISTED: Final = ("DUP001", "DUP003", "DUP004", "DUP005", "DUP010", "DUP011", "DUP012", "DUP013", "DUP014", "DUP015")
_MOST: Final = 20


def told_counts(counts: Mapping[str, int], lang: Lang) -> Iterator[str]:
    """
    Yield what was found and what became of it.
    """
    yield _CARDS.get(lang, **counts)
    yield _MERGED.get(lang, **counts)


def told_written(written: Written | None, target: str, lang: Lang) -> Iterator[str]:
    """
    Yield what was written.
    """
    if written is None:
        yield _NO_CLIENTS.get(lang, path=target)
        return
    yield from told_losses(written.losses, lang)
    yield _WROTE.get(lang, path=target, count=written.cards)


def told_findings(report: Report, lang: Lang) -> Iterator[str]:
    """
    Yield the findings that ask for a human, the first of each code.
    """
    for code in _LISTED:
        lines = [finding.line(lang) for finding in report if finding.code == code]
        yield from lines[:_MOST]
        rest = report.counts.get(code, 0) - _MOST
        if rest > 0:
            yield _MORE.get(lang, count=rest)
