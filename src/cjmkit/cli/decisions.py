"""
The decisions about columns, as a table for people and as data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table

from cjmkit.findings import Texts
from cjmkit.intake.decision import Decision, Header

__all__ = ["decisions_as_data", "decisions_table"]

_TITLES: Final = (
    Texts("", ""),
    Texts("Заголовок", "Heading"),
    Texts("Поле", "Field"),
    Texts("Увер.", "Conf."),
    Texts("Почему", "Why"),
)
_SAMPLES: Final = Texts("Примеры", "Samples")
_CUSTOM: Final = Texts("своё поле «{name}»", "custom “{name}”")
_IGNORED: Final = Texts("не берётся", "left out")
_HEADER: Final = Texts("заголовок в строке {rows}", "header in row {rows}")
_NO_HEADER: Final = Texts("заголовка нет, столбцы узнаны по содержимому", "no header, columns known by content")


def decisions_table(
    place: str,
    header: Header | None,
    decisions: Sequence[Decision],
    details: Mapping[str, str],
    lang: str,
    *,
    samples: bool = False,
) -> Table:
    """
    Return a table of what each column is; *samples* show values, which are personal.
    """
    rows = ", ".join(str(row) for row in header.rows) if header is not None else ""
    found = _HEADER.get(lang, rows=rows) if rows else _NO_HEADER.get(lang)
    notes = "".join(f", {name} {value}" for name, value in details.items())
    table = Table(title=f"{place}: {found}{notes}", title_justify="left", box=SIMPLE_HEAD)
    for title in _TITLES:
        table.add_column(title.get(lang), overflow="fold", justify="right" if title is _TITLES[3] else "left")
    if samples:
        table.add_column(_SAMPLES.get(lang), overflow="fold")
    for decision in decisions:
        cells = [
            decision.column,
            _plain(decision.header or ""),
            _target(decision, lang),
            f"{decision.confidence:.2f}",
            decision.reason.get(lang),
        ]
        if samples:
            cells.append(_plain("; ".join(decision.samples[:3])))
        table.add_row(*cells)
    return table


def _plain(text: str) -> str:
    # Square brackets in a heading are text, not markup of the table.
    return " ".join(text.split()).replace("[", "\\[")


def _target(decision: Decision, lang: str) -> str:
    if decision.ignored:
        return _IGNORED.get(lang)
    if decision.targets:
        return " + ".join(decision.targets)
    return _plain(_CUSTOM.get(lang, name=decision.custom or ""))


def decisions_as_data(decisions: Sequence[Decision], lang: str, *, samples: bool = False) -> list[dict[str, Any]]:
    """
    Return the decisions as plain data.
    """
    data = []
    for decision in decisions:
        entry: dict[str, Any] = {
            "column": decision.column,
            "header": decision.header,
            "fields": list(decision.targets),
            "split": decision.split,
            "custom": decision.custom,
            "ignored": decision.ignored,
            "confidence": round(decision.confidence, 3),
            "reason": decision.reason.get(lang),
        }
        if samples:
            entry["samples"] = list(decision.samples)
        data.append(entry)
    return data
