"""
Columns of a touchpoint: how each of its fields stands in a cell, and how a cell is read into it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.labels import label_of, labels_of, member_of
from cjmkit.journeys.sheets.names import Names, evolved, lines_of, matched, one_line, parts_of
from cjmkit.journeys.sheets.values import answer_of, day_of, is_unknown, money_of, money_text, rating_of
from cjmkit.model.journeys import (
    ActionItem,
    ChannelKind,
    Emotion,
    Evidence,
    MomentOfTruth,
    Nature,
    Outcome,
    Ownership,
    Touchpoint,
    TouchpointStatus,
)

__all__ = ["ANY", "COLUMNS", "Column", "emotion_with", "evidence_line", "evidence_of"]

Show: TypeAlias = Callable[[Touchpoint, Names], Cell]
Read: TypeAlias = Callable[[Touchpoint, Cell, Names], Touchpoint | None]
"""Gives None where the cell is not understood."""

ANY: Final = Texts("текст", "a text")
RATING: Final = Texts("оценка от 1 до 5", "a rating of 1 to 5")


@attrs.frozen(kw_only=True)
class Column:
    """
    One column: the lane it is, what it *expects*, how it shows and reads; *read* None is for looking at only.

    *choices* name the enum, or the vocabulary that a drop-down offers.
    """

    id: str
    show: Show
    read: Read | None = None
    expects: Texts = ANY
    choices: tuple[str, ...] = ()
    vocabulary: str | None = None
    width: int = 18


def _text(id: str, field: str, width: int = 18) -> Column:  # noqa: A002 - the name of the field
    def read(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint:
        return evolved(point, field, text_of(cell).strip() or None)

    return Column(id=id, show=lambda point, names: getattr(point, field), read=read, width=width)


def _rating(id: str, field: str) -> Column:  # noqa: A002 - the name of the field
    def read(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
        value = None if _is_empty(cell) else rating_of(cell)
        return None if value is None and not _is_empty(cell) else evolved(point, field, value)

    choices = ("1", "2", "3", "4", "5")
    return Column(
        id=id,
        show=lambda point, names: getattr(point, field),
        read=read,
        expects=RATING,
        choices=choices,
        width=10,
    )


def _member(id: str, field: str, kind: type[enum.Enum], otherwise: Any = None) -> Column:  # noqa: A002
    words = ", ".join(labels_of(kind))

    def read(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
        value = otherwise if _is_empty(cell) else member_of(kind, text_of(cell))
        return None if value is None and not _is_empty(cell) else evolved(point, field, value)

    def show(point: Touchpoint, names: Names) -> Cell:
        value = getattr(point, field)
        return None if value is None else label_of(value)

    return Column(id=id, show=show, read=read, expects=Texts(words, words), choices=labels_of(kind), width=14)


def _word(id: str, field: str, vocabulary: str) -> Column:  # noqa: A002 - the name of the field
    def read(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint:
        text = "" if _is_empty(cell) else text_of(cell).strip()
        return evolved(point, field, names.word_id(vocabulary, text) if text else None)

    def show(point: Touchpoint, names: Names) -> Cell:
        value = getattr(point, field)
        return None if value is None else names.label(vocabulary, value)

    return Column(id=id, show=show, read=read, vocabulary=vocabulary, width=20)


def _money(id: str, field: str) -> Column:  # noqa: A002 - the name of the field
    def read(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
        value = None if _is_empty(cell) else money_of(cell)
        return None if value is None and not _is_empty(cell) else evolved(point, field, value)

    def show(point: Touchpoint, names: Names) -> Cell:
        value = getattr(point, field)
        return None if value is None else money_text(value)

    expects = Texts("сумма, как 40 000 ₽", "an amount such as 40 000 RUB")
    return Column(id=id, show=show, read=read, expects=expects, width=14)


def _is_empty(cell: Cell) -> bool:
    return cell is None or is_unknown(cell)


def _read_title(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
    text = text_of(cell).strip()
    return attrs.evolve(point, title=text) if text else None


def _read_informal(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
    answer = False if _is_empty(cell) else answer_of(cell)
    return None if answer is None else attrs.evolve(point, informal=answer)


def _show_truth(point: Touchpoint, names: Names) -> Cell:
    return None if point.moment_of_truth is None else point.moment_of_truth.why or "да"


def _read_truth(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint:
    answer = False if _is_empty(cell) else answer_of(cell)
    why = "" if answer else text_of(cell).strip()
    return attrs.evolve(point, moment_of_truth=None if answer is False else MomentOfTruth(why=why))


def _read_day(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
    day = None if _is_empty(cell) else day_of(cell)
    return None if day is None and not _is_empty(cell) else attrs.evolve(point, review_on=day)


def _show_stages(point: Touchpoint, names: Names) -> Cell:
    return "\n".join(one_line(names.stages.get(each, each)) for each in point.also_in) or None


def _read_stages(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
    found = [names.stage_id(part) for part in parts_of(text_of(cell))]
    return None if None in found else attrs.evolve(point, also_in=tuple(each for each in found if each))


def _show_personas(point: Touchpoint, names: Names) -> Cell:
    return "\n".join(one_line(names.personas.get(each, each)) for each in point.personas) or None


def _read_personas(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
    found = [names.persona_id(part) for part in parts_of(text_of(cell))]
    return None if None in found else attrs.evolve(point, personas=tuple(each for each in found if each))


def emotion_with(emotion: Emotion | None, part: str, value: object) -> Emotion | None:
    """
    Return an emotion with another *value* of a *part*; None if nothing is left to tell.
    """
    changed = evolved(emotion or Emotion(), part, value)
    return None if changed == Emotion() else changed


def _feeling(id: str, part: str) -> Column:  # noqa: A002 - the name of the field
    is_score = part in ("expected", "actual")

    def read(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint | None:
        value: Any = None if _is_empty(cell) else rating_of(cell) if is_score else text_of(cell).strip()
        if value is None and not _is_empty(cell):
            return None
        value = names.word_id("emotion", value) if part == "label" and value else value
        return attrs.evolve(point, emotion=emotion_with(point.emotion, part, value))

    def show(point: Touchpoint, names: Names) -> Cell:
        value = getattr(point.emotion, part, None)
        return names.label("emotion", value) if part == "label" and value is not None else value

    expects = Texts("число на шкале карты", "a number on the map's scale") if is_score else ANY
    return Column(
        id=id,
        show=show,
        read=read,
        expects=expects,
        vocabulary="emotion" if part == "label" else None,
        width=12 if is_score else 18,
    )


def _shown(id: str, field: str, line: Callable[[Any], str]) -> Column:  # noqa: A002 - the name of the field
    def show(point: Touchpoint, names: Names) -> Cell:
        return "\n".join(one_line(line(each)) for each in getattr(point, field)) or None

    return Column(id=id, show=show, width=30)


def _action_line(item: ActionItem) -> str:
    due = f"до {text_of(item.due_on)}" if item.due_on else ""
    rest = ", ".join(filter(None, (item.owner, due, "готово" if item.done else "")))
    return f"{item.text} ({rest})" if rest else item.text


def _read_actions(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint:
    old = [(one_line(_action_line(item)), item) for item in point.action_items]
    lines = lines_of(cell)
    items = matched(old, lines, lambda text: ActionItem(text=text), lambda item, text: attrs.evolve(item, text=text))
    return attrs.evolve(point, action_items=tuple(items))


def evidence_of(line: str, names: Names) -> Evidence:
    """
    Return the evidence that a line of a cell names: «Интервью: 12», ``interview:12``.
    """
    kind, colon, ref = line.partition(":")
    return Evidence(kind=names.word_id("evidence", kind.strip()), ref=ref.strip() if colon else None)


def evidence_line(evidence: Evidence) -> str:
    """
    Return the line that `evidence_of` reads.
    """
    return evidence.kind if evidence.ref is None else f"{evidence.kind}: {evidence.ref}"


def _read_evidence(point: Touchpoint, cell: Cell, names: Names) -> Touchpoint:
    old = [(one_line(evidence_line(each)), each) for each in point.evidence]
    found = matched(
        old,
        lines_of(cell),
        lambda text: evidence_of(text, names),
        lambda each, text: attrs.evolve(each, kind=(made := evidence_of(text, names)).kind, ref=made.ref),
    )
    return attrs.evolve(point, evidence=tuple(found))


_ALL: Final = (
    Column(id="touchpoints", show=lambda point, names: point.title, read=_read_title, width=32),
    _word("touchpoints.channel", "channel", "channel"),
    _member("touchpoints.channel_kind", "channel_kind", ChannelKind),
    _member("touchpoints.ownership", "ownership", Ownership),
    _text("touchpoints.partner", "partner"),
    _member("touchpoints.nature", "nature", Nature),
    _member("touchpoints.status", "status", TouchpointStatus, TouchpointStatus.EXISTING),
    _text("touchpoints.status_reason", "status_reason"),
    Column(
        id="touchpoints.informal",
        show=lambda point, names: "да" if point.informal else None,
        read=_read_informal,
        expects=Texts("да или нет", "yes or no"),
        choices=("да", "нет"),
        width=12,
    ),
    _member("touchpoints.outcome", "outcome", Outcome),
    _text("touchpoints.owner", "owner"),
    _rating("touchpoints.importance", "importance"),
    _rating("touchpoints.importance_business", "importance_business"),
    _rating("touchpoints.quality", "quality"),
    _text("touchpoints.expectation", "expectation", 28),
    _feeling("emotion.expected", "expected"),
    _feeling("emotion.actual", "actual"),
    _feeling("emotion", "label"),
    _feeling("emotion.quote", "quote"),
    _feeling("emotion.cause", "cause"),
    Column(id="touchpoints.moment_of_truth", show=_show_truth, read=_read_truth, width=20),
    _text("touchpoints.marketer_task", "marketer_task", 28),
    _text("touchpoints.standard", "standard", 24),
    Column(
        id="touchpoints.action_items",
        show=lambda point, names: "\n".join(one_line(_action_line(item)) for item in point.action_items) or None,
        read=_read_actions,
        width=30,
    ),
    Column(
        id="touchpoints.review_on",
        show=lambda point, names: point.review_on,
        read=_read_day,
        expects=Texts("день, как 31.12.2026", "a day such as 2026-12-31"),
        width=14,
    ),
    _money("touchpoints.cost", "cost"),
    _money("touchpoints.revenue", "revenue"),
    _text("touchpoints.handoff", "handoff", 24),
    _word("touchpoints.found_by", "found_by", "discovery"),
    Column(
        id="touchpoints.also_in",
        show=_show_stages,
        read=_read_stages,
        expects=Texts("названия этапов этой карты", "titles of stages of this map"),
    ),
    Column(
        id="touchpoints.personas",
        show=_show_personas,
        read=_read_personas,
        expects=Texts("имена персон этой карты", "names of personas of this map"),
    ),
    _shown("barriers", "barriers", lambda barrier: str(barrier.text)),
    Column(
        id="evidence",
        show=lambda point, names: "\n".join(one_line(evidence_line(each)) for each in point.evidence) or None,
        read=_read_evidence,
        width=24,
    ),
    _text("touchpoints.id", "id", 14),
)

COLUMNS: Final[Mapping[str, Column]] = MappingProxyType({column.id: column for column in _ALL})
"""The columns by their lanes, in the order of the flat sheet."""
