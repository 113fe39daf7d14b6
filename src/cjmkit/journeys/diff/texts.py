"""
A difference in words: for a terminal, and as Markdown for a pull request.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.diff.changes import Change, ChangeKind, Delta, ProjectDiff, Trend
from cjmkit.journeys.diff.wording import CHANGE_KINDS, ENTITIES, MARKS, TRENDS, told_change, told_delta
from cjmkit.journeys.texts.escaping import escaped

__all__ = ["as_markdown", "as_text", "headline"]

_SAME: Final = Texts("Отличий нет.", "No differences.")
_TOO_MANY: Final = Texts(
    "Сравнить по сходству названий не удалось: новых и исчезнувших {count}. Дайте им одинаковые id в обеих версиях.",
    "The likeness of titles was not compared: {count} things came and went. Give them the same ids in both versions.",
)


def headline(diff: ProjectDiff, lang: str = "ru") -> str:
    """
    Return one line: how many changes there are of each kind, and how many are better and worse.
    """
    if not diff:
        return _SAME.get(lang)
    counts = diff.counts
    told = [f"{CHANGE_KINDS[kind].get(lang)}: {counts[kind.value]}" for kind in ChangeKind if counts.get(kind.value)]
    trends = ((Trend.BETTER, len(diff.better)), (Trend.WORSE, len(diff.worse)))
    told += [f"{TRENDS[trend].get(lang)}: {count}" for trend, count in trends if count]
    return ", ".join(told)


def as_text(diff: ProjectDiff, lang: str = "ru") -> str:
    """
    Return the difference for a terminal: a line a change, then the numbers, then the headline.
    """
    lines = [f"{MARKS[change.kind]} {_sentence(change, lang)}" for change in diff]
    for title, deltas in diff.deltas.items():
        lines += ["", f"{ENTITIES['journey'].get(lang)} «{title}»"]
        lines += [f"  {_delta(delta, lang)}" for delta in deltas]
    lines += ["", *_closing(diff, lang)] if lines else _closing(diff, lang)
    return "\n".join(lines) + "\n"


def _closing(diff: ProjectDiff, lang: str) -> list[str]:
    more = [_TOO_MANY.get(lang, count=diff.unmatched)] if diff.unmatched else []
    return [*more, headline(diff, lang)]


def _sentence(change: Change, lang: str) -> str:
    told = told_change(change, lang)
    return f"{told.sentence} [{told.trend}]" if told.trend else told.sentence


def _delta(delta: Delta, lang: str) -> str:
    told = told_delta(delta, lang)
    place = f" ({told.place})" if told.place else ""
    change = f" ({told.change})" if told.change else ""
    basis = f", {told.basis}" if told.basis else ""
    trend = f" [{told.trend}]" if told.trend else ""
    return f"{told.title}{place}: {told.before} → {told.after}{change}{basis}{trend}"


def as_markdown(diff: ProjectDiff, lang: str = "ru") -> str:
    """
    Return the difference as Markdown: the headline, a table of changes, a table of numbers.
    """
    return "\n".join(_markdown(diff, lang)) + "\n"


def _markdown(diff: ProjectDiff, lang: str) -> Iterator[str]:
    yield f"**{headline(diff, lang)}**"
    if diff.unmatched:
        yield from ("", _TOO_MANY.get(lang, count=diff.unmatched))
    if diff:
        yield from ("", "| | | |", "|---|---|---|")
    for change in diff:
        told = told_change(change, lang)
        yield f"| {told.mark} | {escaped(told.sentence)} | {told.trend} |"
    for title, deltas in diff.deltas.items():
        yield from ("", f"**{escaped(ENTITIES['journey'].get(lang))} «{escaped(title)}»**", "")
        for delta in deltas:
            yield f"- {escaped(_delta(delta, lang))}"
