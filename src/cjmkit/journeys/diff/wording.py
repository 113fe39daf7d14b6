"""
One change, or one number that changed, in words: what terminals, pull requests and pictures say alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.diff.changes import Change, ChangeKind, Delta, Trend
from cjmkit.vocabulary import vocabulary

__all__ = ["CHANGE_KINDS", "ENTITIES", "MARKS", "TRENDS", "ChangeWords", "DeltaWords", "told_change", "told_delta"]

MARKS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "−",
    ChangeKind.MOVED: "↕",
    ChangeKind.RENAMED: "≈",
    ChangeKind.CHANGED: "~",
}
CHANGE_KINDS: Final[Mapping[ChangeKind, Texts]] = {
    ChangeKind.ADDED: Texts("добавлено", "added"),
    ChangeKind.REMOVED: Texts("убрано", "removed"),
    ChangeKind.MOVED: Texts("передвинуто", "moved"),
    ChangeKind.RENAMED: Texts("переименовано", "renamed"),
    ChangeKind.CHANGED: Texts("изменено", "changed"),
}
ENTITIES: Final[Mapping[str, Texts]] = {
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
TRENDS: Final[Mapping[Trend, Texts]] = {Trend.BETTER: Texts("лучше", "better"), Trend.WORSE: Texts("хуже", "worse")}
_DELTAS: Final[Mapping[str, Texts]] = {
    "emotion": Texts("средняя эмоция", "mean emotion"),
    "gap": Texts("средний разрыв с ожиданием", "mean gap to the expectation"),
    "barriers": Texts("барьеров", "barriers"),
    "severity": Texts("сумма тяжести барьеров", "sum of barriers' severity"),
    "remedies_done": Texts("решений внедрено", "remedies done"),
}
_LONGEST: Final = 120
_LANES: Final[Mapping[str, str]] = {
    "stage": "",
    "touchpoint": "touchpoints.",
    "barrier": "barriers.",
    "remedy": "remedies.",
}
"""What the lanes of a part are called by in the vocabulary, before the name of the field."""


@attrs.frozen(kw_only=True)
class ChangeWords:
    """
    A change in words: its *mark*, what changed and where, *what* became of it, and the *trend* if any.

    *kind* is the word for what happened; it is empty where a field changed, whose name *what* begins with. *shortened*
    says that a value was too long to be told whole.
    """

    mark: str
    kind: str
    entity: str
    title: str
    place: str
    what: str
    trend: str
    shortened: bool = False

    @property
    def sentence(self) -> str:
        """
        The whole, without the mark and the trend.
        """
        place = f" ({self.place})" if self.place else ""
        return f"{self.entity} «{self.title}»{place}: " + ": ".join(filter(None, (self.kind, self.what)))


@attrs.frozen(kw_only=True)
class DeltaWords:
    """
    A number in both versions in words; *change* has its sign, *basis* says how many values a mean stands on.
    """

    title: str
    place: str
    before: str
    after: str
    change: str
    basis: str
    trend: str


def told_change(change: Change, lang: str = "ru") -> ChangeWords:
    """
    Return a change in words.
    """
    kind, what = _what(change, lang)
    return ChangeWords(
        mark=MARKS[change.kind],
        kind=kind,
        entity=ENTITIES[change.entity].get(lang),
        title=change.title,
        place=" › ".join(each for each in change.inside if each),
        what=what,
        trend="" if change.trend is None else TRENDS[change.trend].get(lang),
        shortened=any(len(text) > _LONGEST for value in (change.before, change.after) for text in _texts(value)),
    )


def _texts(value: object) -> list[str]:
    return [" ".join(_plain(each).split()) for each in (value if isinstance(value, list) else [value])]


def _what(change: Change, lang: str) -> tuple[str, str]:
    kind = CHANGE_KINDS[change.kind].get(lang)
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        return kind, ""
    if isinstance(change.before, list) and isinstance(change.after, list):
        parts = [f"− {_shown(each)}" for each in change.before] + [f"+ {_shown(each)}" for each in change.after]
        return "", f"{_field(change, lang)}: " + "; ".join(parts)
    ends = f"{_shown(change.before)} → {_shown(change.after)}"
    return ("", f"{_field(change, lang)}: {ends}") if change.kind is ChangeKind.CHANGED else (kind, ends)


def _field(change: Change, lang: str) -> str:
    """
    Return what people call the changed field; as files do where the vocabulary has no word for it.
    """
    name, words = change.field or "", vocabulary("lane")
    lane = _LANES.get(change.entity, "?") + name
    return words.label(lane, lang) if words.get(lane) is not None else name


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


def told_delta(delta: Delta, lang: str = "ru") -> DeltaWords:
    """
    Return a number in both versions in words.
    """
    name, _, kpi = delta.name.partition(":")
    return DeltaWords(
        title=kpi or _DELTAS[name].get(lang),
        place=" › ".join(delta.inside),
        before=_number(delta.before, lang),
        after=_number(delta.after, lang),
        change="" if delta.change is None else _signed(delta.change, lang),
        basis="" if delta.basis is None else f"n = {delta.basis[0]} → {delta.basis[1]}",
        trend="" if delta.trend is None else TRENDS[delta.trend].get(lang),
    )


def _signed(change: Decimal, lang: str) -> str:
    return _written(f"{change.normalize():+f}", lang)


def _number(value: Decimal | None, lang: str) -> str:
    return "—" if value is None else _written(f"{value.normalize():f}", lang)


def _written(number: str, lang: str) -> str:
    text = number.replace("-", "−")
    return text.replace(".", ",") if lang == "ru" else text
