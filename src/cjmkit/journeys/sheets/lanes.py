"""
Lanes of a stage: how each of its fields stands in a cell, and how a cell is read into it.

Lanes whose cells depend on other cells (touchpoints, barriers with their remedies) only show here; their reading stands
in modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.sheets.columns import ANY, emotion_with, evidence_line, evidence_of
from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.items import items_of
from cjmkit.journeys.sheets.labels import label_of, labels_of, member_of
from cjmkit.journeys.sheets.names import Names, evolved, lines_of, matched, one_line, parts_of
from cjmkit.journeys.sheets.values import count_of, is_unknown, number_of, rating_of
from cjmkit.model.journeys import KPI, Churn, Communication, Count, Note, Stage, Step, Traffic
from cjmkit.vocabulary import key_of

__all__ = ["LANES", "STAR", "Lane", "barrier_lines", "point_line", "remedy_lines", "split_lines"]

Show: TypeAlias = Callable[[Stage, Names], Cell]
Read: TypeAlias = Callable[[Stage, Cell, Names], Stage | None]
"""Gives None where the cell is not understood."""

STAR: Final = "★"
"""Stands before a touchpoint that is a moment of truth."""

_FIGURE: Final = re.compile(r"([-−+]?[0-9][0-9 \u00a0]{0,20}(?:[.,][0-9]{1,9})?)\s{0,3}([^\s0-9(][^(]{0,30})?$")
_TARGET: Final = re.compile(
    r"\(\s?(?:цель|target|план)\s?:?\s?([-−+]?[0-9][0-9 \u00a0]{0,20}(?:[.,][0-9]{1,9})?)[^()]{0,30}\)\s?$"
)
_SHARE: Final = re.compile(r"[\s–—:(-]{1,4}([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s?%\)?$")
_OPTIONAL: Final = re.compile(r"\s?\((?:необязательн\w{1,4}|по желанию|optional)\)\s?$", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Lane:
    """
    One lane: its word of the vocabulary ``lane``, what it *expects*, how it shows and reads.

    *is_list* tells that its cell holds items. *short* items may stand between commas. *always* shows the lane also
    when it is empty, for people to fill in.
    """

    id: str
    show: Show
    read: Read | None = None
    expects: Texts = ANY
    is_list: bool = False
    short: bool = False
    always: bool = False
    choices: tuple[str, ...] = ()
    vocabulary: str | None = None


def split_lines(text: str, *, short: bool = False) -> list[str]:
    """
    Return the items of a cell as lines of their own.
    """
    found = [item.text for item in items_of(text)]
    return parts_of(text) if short and len(found) == 1 else found


def _text(field: str, *, always: bool = False) -> Lane:
    def read(stage: Stage, cell: Cell, names: Names) -> Stage:
        return evolved(stage, field, None if is_unknown(cell) else text_of(cell).strip() or None)

    return Lane(id=field, show=lambda stage, names: getattr(stage, field), read=read, always=always)


def _list(
    field: str,
    line: Callable[[Any, Names], str],
    make: Callable[[str, Names], Any],
    rename: Callable[[Any, str, Names], Any] | None = None,
    *,
    short: bool = False,
    always: bool = False,
    vocabulary: str | None = None,
) -> Lane:
    def show(stage: Stage, names: Names) -> Cell:
        return "\n".join(one_line(line(item, names)) for item in getattr(stage, field)) or None

    def read(stage: Stage, cell: Cell, names: Names) -> Stage:
        old = [(one_line(line(item, names)), item) for item in getattr(stage, field)]
        new = lines_of(cell)
        if new and not old:
            new = split_lines(text_of(cell), short=short)
        items = matched(
            old,
            new,
            lambda text: make(text, names),
            lambda item, text: make(text, names) if rename is None else rename(item, text, names),
        )
        return evolved(stage, field, tuple(items))

    return Lane(id=field, show=show, read=read, is_list=True, short=short, always=always, vocabulary=vocabulary)


def _notes(field: str, *, always: bool = False) -> Lane:
    return _list(
        field,
        lambda note, names: str(note.text),
        lambda text, names: Note(text=text),
        lambda note, text, names: attrs.evolve(note, text=text),
        always=always,
    )


def _words(field: str, vocabulary: str) -> Lane:
    return _list(
        field,
        lambda word, names: names.label(vocabulary, word),
        lambda text, names: names.word_id(vocabulary, text),
        short=True,
        vocabulary=vocabulary,
    )


def _kpi_line(kpi: KPI, names: Names) -> str:
    text = names.kpi_label(kpi.id)
    if kpi.value is not None:
        text += f": {_figure(kpi.value)}{_unit(kpi.unit)}"
    return text if kpi.target is None else f"{text} (цель {_figure(kpi.target)}{_unit(kpi.unit)})"


def _figure(number: Decimal) -> str:
    return (f"{number:f}" if number.is_finite() else str(number)).replace(".", ",")


def _unit(unit: str | None) -> str:
    return "" if not unit else unit if unit == "%" else f" {unit}"


def _kpi(text: str, names: Names, kpi: KPI | None = None) -> KPI:
    target = _TARGET.search(text)
    rest = text if target is None else text[: target.start()].rstrip()
    name, value, unit = _measured(rest)
    if not name:
        return KPI(id=names.kpi_id(text))
    same = kpi is not None and key_of(names.kpi_label(kpi.id)) == key_of(name)
    return attrs.evolve(
        kpi or KPI(id=""),
        id=kpi.id if kpi is not None and same else names.kpi_id(name),
        value=value,
        unit=unit if unit is not None or kpi is None else kpi.unit,
        target=None if target is None else number_of(target[1]),
    )


def _measured(text: str) -> tuple[str, Decimal | None, str | None]:
    """
    Return name, value and unit of «Конверсия: 2 %»; a name alone for anything else.
    """
    for mark in (":", "=", " – ", " — ", " - "):
        name, found, rest = text.partition(mark)
        figure = _FIGURE.match(rest.strip()) if found else None
        value = None if figure is None else number_of(figure[1])
        if figure is not None and value is not None:
            return name.strip(), value, (figure[2] or "").strip() or None
    return text.strip(), None, None


def _show_count(stage: Stage, names: Names) -> Cell:
    return stage.reached


def _read_count(stage: Stage, cell: Cell, names: Names) -> Stage | None:
    value = None if cell is None or is_unknown(cell) else count_of(cell)
    if value is None and not (cell is None or is_unknown(cell)):
        return None
    at = next((at for at, count in enumerate(stage.counts) if not count.by), None)
    rest = [count for number, count in enumerate(stage.counts) if number != at]
    if value is None:
        return attrs.evolve(stage, counts=tuple(rest))
    total = Count(value=value) if at is None else attrs.evolve(stage.counts[at], value=value)
    return attrs.evolve(stage, counts=(*rest[: at or 0], total, *rest[at or 0 :]))


def _show_traffic(stage: Stage, names: Names) -> Cell:
    return None if stage.traffic is None else label_of(stage.traffic)


def _read_traffic(stage: Stage, cell: Cell, names: Names) -> Stage | None:
    empty = cell is None or is_unknown(cell)
    traffic = None if empty else member_of(Traffic, text_of(cell))
    return None if traffic is None and not empty else attrs.evolve(stage, traffic=traffic)


def _churn_line(churn: Churn, names: Names) -> str:
    text = names.label("churn", churn.reason)
    return text if churn.share is None else f"{text} – {_figure(churn.share)} %"


def _churn(text: str, names: Names, churn: Churn | None = None) -> Churn:
    share = _SHARE.search(text)
    reason = text if share is None else text[: share.start()].rstrip()
    return attrs.evolve(
        churn or Churn(reason=""),
        reason=names.word_id("churn", reason or text),
        share=number_of(share[1]) if share is not None and reason else None,
    )


def _step(text: str, names: Names) -> Step:
    optional = _OPTIONAL.search(text)
    title = text if optional is None else text[: optional.start()]
    return Step(title=title or text, optional=optional is not None)


def _feeling(part: str) -> Lane:
    is_score = part in ("expected", "actual")

    def show(stage: Stage, names: Names) -> Cell:
        value: Cell = getattr(stage.emotion, part, None)
        return names.label("emotion", str(value)) if part == "label" and value is not None else value

    def read(stage: Stage, cell: Cell, names: Names) -> Stage | None:
        empty = cell is None or is_unknown(cell)
        value: Any = None if empty else rating_of(cell) if is_score else text_of(cell).strip()
        if value is None and not empty:
            return None
        value = names.word_id("emotion", value) if part == "label" and value else value
        return attrs.evolve(stage, emotion=emotion_with(stage.emotion, part, value))

    return Lane(
        id="emotion" if part == "label" else f"emotion.{part}",
        show=show,
        read=read,
        expects=Texts("число на шкале карты", "a number on the map's scale") if is_score else ANY,
        always=part in ("actual", "label"),
        vocabulary="emotion" if part == "label" else None,
    )


def _show_points(stage: Stage, names: Names) -> Cell:
    return (
        "\n".join(point_line(point.title, starred=point.moment_of_truth is not None) for point in stage.touchpoints)
        or None
    )


def point_line(title: str, *, starred: bool) -> str:
    """
    Return the line of a touchpoint.
    """
    return f"{STAR} {one_line(title)}" if starred else one_line(title)


def barrier_lines(stage: Stage) -> list[str]:
    """
    Return a line for each barrier of the stage and its touchpoints; numbered where there are several.
    """
    texts = [one_line(barrier.text) for barrier in stage.barriers]
    texts += [
        f"[{one_line(point.title)}] {one_line(barrier.text)}"
        for point in stage.touchpoints
        for barrier in point.barriers
    ]
    return texts if len(texts) == 1 else [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def remedy_lines(stage: Stage) -> list[str]:
    """
    Return a line for each remedy, with the number of its barrier where there are several.
    """
    several = len(stage.all_barriers) > 1
    return [
        f"{number}. {one_line(remedy.text)}" if several else one_line(remedy.text)
        for number, barrier in enumerate(stage.all_barriers, 1)
        for remedy in barrier.remedies
    ]


def _joined(lines: Sequence[str]) -> Cell:
    return "\n".join(lines) or None


_ALL: Final = (
    _text("group"),
    _text("client_goal", always=True),
    _text("task"),
    Lane(
        id="traffic",
        show=_show_traffic,
        read=_read_traffic,
        expects=Texts(", ".join(labels_of(Traffic)), "cold, warm, hot"),
        choices=labels_of(Traffic),
    ),
    _notes("triggers"),
    _notes("motives"),
    _list("steps", lambda step, names: f"{step.title} (необязательно)" if step.optional else step.title, _step),
    _notes("actions", always=True),
    Lane(id="touchpoints", show=_show_points, is_list=True, always=True),
    _feeling("expected"),
    _feeling("actual"),
    _feeling("label"),
    _feeling("quote"),
    _feeling("cause"),
    _notes("thoughts", always=True),
    _notes("questions"),
    Lane(id="barriers", show=lambda stage, names: _joined(barrier_lines(stage)), is_list=True, always=True),
    Lane(id="barriers.remedies", show=lambda stage, names: _joined(remedy_lines(stage)), is_list=True, always=True),
    _notes("opportunities"),
    _notes("upsell"),
    _list(
        "communications",
        lambda said, names: str(said.text),
        lambda text, names: Communication(text=text),
        lambda said, text, names: attrs.evolve(said, text=text),
    ),
    _words("tools", "tool"),
    _list("queries", lambda query, names: str(query), lambda text, names: text, short=True),
    _list(
        "kpis",
        _kpi_line,
        _kpi,
        lambda kpi, text, names: _kpi(text, names, kpi),
        always=True,
        vocabulary="kpi",
    ),
    Lane(
        id="counts",
        show=_show_count,
        read=_read_count,
        expects=Texts("целое число", "a whole number"),
        always=True,
    ),
    _list("churn", _churn_line, _churn, lambda churn, text, names: _churn(text, names, churn), vocabulary="churn"),
    _words("buying_roles", "buying_role"),
    _text("owner", always=True),
    _list("evidence", lambda evidence, names: evidence_line(evidence), evidence_of),
    _text("note"),
)

LANES: Final[Mapping[str, Lane]] = MappingProxyType({lane.id: lane for lane in _ALL})
"""The lanes by their words, in the order of the map."""
