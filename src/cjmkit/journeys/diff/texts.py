"""
A difference in words: for a terminal, and as Markdown for a pull request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.diff.changes import Change, ChangeKind, Delta, ProjectDiff, Trend
from cjmkit.journeys.texts.escaping import escaped

__all__ = ["as_markdown", "as_text", "headline"]

_MARKS: Final = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "−",
    ChangeKind.MOVED: "↕",
    ChangeKind.RENAMED: "≈",
    ChangeKind.CHANGED: "~",
}
_KINDS: Final = {
    ChangeKind.ADDED: Texts("добавлено", "added"),
    ChangeKind.REMOVED: Texts("убрано", "removed"),
    ChangeKind.MOVED: Texts("передвинуто", "moved"),
    ChangeKind.RENAMED: Texts("переименовано", "renamed"),
    ChangeKind.CHANGED: Texts("изменено", "changed"),
}
_ENTITIES: Final[Mapping[str, Texts]] = {
    "project": Texts("проект", "project"),
    "persona": Texts("персона", "persona"),
    "journey": Texts("карта", "journey"),
    "stage": Texts("этап", "stage"),
    "touchpoint": Texts("точка контакта", "touchpoint"),
    "barrier": Texts("барьер", "barrier"),
    "remedy": Texts("решение", "remedy"),
    "transition": Texts("переход", "transition"),
    "scenario": Texts("сценарий", "scenario"),
    "segment": Texts("сегмент", "segment"),
    "channel": Texts("канал", "channel"),
    "kpi_definition": Texts("определение показателя", "KPI definition"),
    "kpi": Texts("показатель", "KPI"),
    "action_item": Texts("задача", "action item"),
    "benchmark": Texts("сравнение с конкурентом", "benchmark"),
    "buying_role": Texts("роль закупки", "buying role"),
    "churn": Texts("причина ухода", "reason for leaving"),
    "count": Texts("число клиентов", "count"),
    "change_event": Texts("событие", "change event"),
}
_TRENDS: Final = {Trend.BETTER: Texts("лучше", "better"), Trend.WORSE: Texts("хуже", "worse")}
_DELTAS: Final[Mapping[str, Texts]] = {
    "emotion": Texts("средняя эмоция", "mean emotion"),
    "gap": Texts("средний разрыв с ожиданием", "mean gap to the expectation"),
    "barriers": Texts("барьеров", "barriers"),
    "severity": Texts("сумма тяжести барьеров", "sum of barriers' severity"),
    "remedies_done": Texts("решений внедрено", "remedies done"),
}
_SAME: Final = Texts("Отличий нет.", "No differences.")
_TOO_MANY: Final = Texts(
    "Сравнить по сходству названий не удалось: новых и исчезнувших {count}. Дайте им одинаковые id в обеих версиях.",
    "The likeness of titles was not compared: {count} things came and went. Give them the same ids in both versions.",
)
_LONGEST: Final = 120


def headline(diff: ProjectDiff, lang: str = "ru") -> str:
    """
    Return one line: how many changes there are of each kind, and how many are better and worse.
    """
    if not diff:
        return _SAME.get(lang)
    counts = diff.counts
    told = [f"{_KINDS[kind].get(lang)}: {counts[kind.value]}" for kind in ChangeKind if counts.get(kind.value)]
    trends = ((Trend.BETTER, len(diff.better)), (Trend.WORSE, len(diff.worse)))
    told += [f"{_TRENDS[trend].get(lang)}: {count}" for trend, count in trends if count]
    return ", ".join(told)


def as_text(diff: ProjectDiff, lang: str = "ru") -> str:
    """
    Return the difference for a terminal: a line a change, then the numbers, then the headline.
    """
    lines = [f"{_MARKS[change.kind]} {_sentence(change, lang)}" for change in diff]
    for title, deltas in diff.deltas.items():
        lines += ["", f"{_ENTITIES['journey'].get(lang)} «{title}»"]
        lines += [f"  {_delta(delta, lang)}" for delta in deltas]
    lines += ["", *_closing(diff, lang)] if lines else _closing(diff, lang)
    return "\n".join(lines) + "\n"


def _closing(diff: ProjectDiff, lang: str) -> list[str]:
    more = [_TOO_MANY.get(lang, count=diff.unmatched)] if diff.unmatched else []
    return [*more, headline(diff, lang)]


def _sentence(change: Change, lang: str) -> str:
    entity = _ENTITIES[change.entity].get(lang)
    place = " › ".join(each for each in change.inside if each)
    head = f"{entity} «{change.title}»" + (f" ({place})" if place else "")
    trend = "" if change.trend is None else f" [{_TRENDS[change.trend].get(lang)}]"
    return f"{head}{_what(change, lang)}{trend}"


def _what(change: Change, lang: str) -> str:
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        return f": {_KINDS[change.kind].get(lang)}"
    if isinstance(change.before, list) and isinstance(change.after, list):
        parts = [f"− {_shown(each)}" for each in change.before] + [f"+ {_shown(each)}" for each in change.after]
        return f": {change.field}: " + "; ".join(parts)
    name = _KINDS[change.kind].get(lang) if change.kind is not ChangeKind.CHANGED else str(change.field)
    return f": {name}: {_shown(change.before)} → {_shown(change.after)}"


def _shown(value: object) -> str:
    if value is None:
        return "—"
    text = " ".join(_plain(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _plain(value: object) -> str:
    # What a file holds as an object is told as one, without the quotes of a program.
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _delta(delta: Delta, lang: str) -> str:
    name, _, kpi = delta.name.partition(":")
    title = kpi or _DELTAS[name].get(lang)
    place = f" ({' › '.join(delta.inside)})" if delta.inside else ""
    change = "" if delta.change is None else f" ({_signed(delta.change)})"
    basis = "" if delta.basis is None else f", n = {delta.basis[0]} → {delta.basis[1]}"
    trend = "" if delta.trend is None else f" [{_TRENDS[delta.trend].get(lang)}]"
    return f"{title}{place}: {_number(delta.before)} → {_number(delta.after)}{change}{basis}{trend}"


def _signed(change: Decimal) -> str:
    return f"{change.normalize():+f}".replace("-", "−")


def _number(value: Decimal | None) -> str:
    return "—" if value is None else f"{value.normalize():f}"


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
        trend = "" if change.trend is None else _TRENDS[change.trend].get(lang)
        sentence = _sentence(change, lang).removesuffix(f" [{trend}]")
        yield f"| {_MARKS[change.kind]} | {escaped(sentence)} | {trend} |"
    for title, deltas in diff.deltas.items():
        yield from ("", f"**{escaped(_ENTITIES['journey'].get(lang))} «{escaped(title)}»**", "")
        for delta in deltas:
            yield f"- {escaped(_delta(delta, lang))}"
