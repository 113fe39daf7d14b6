"""
The decisions about columns, as a table for people and as data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from cjmkit.findings import Lang, Texts
from cjmkit.intake.decision import Decision, Header

__all__ = ["decisions_as_data", "decisions_table", "decisions_title"]

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
_HEADERS: Final = Texts("заголовок в строках {rows}", "header in rows {rows}")
_TOLD: Final = Texts("названия столбцов даёт сам формат", "the format itself names the columns")
_NO_HEADER: Final = Texts("заголовка нет, столбцы узнаны по содержимому", "no header, columns known by content")

_NOTES: Final = {
    "encoding": Texts("кодировка {value}", "encoding {value}"),
    "delimiter": Texts("разделитель {value}", "delimiter {value}"),
    "hidden": Texts("лист скрыт", "a hidden sheet"),
    "hyperlinks": Texts("гиперссылок: {value}", "hyperlinks: {value}"),
}
_DELIMITERS: Final = {
    ";": Texts("«;»", "';'"),
    ",": Texts("«,»", "','"),
    "|": Texts("«|»", "'|'"),
    "\t": Texts("табуляция", "tab"),
}
_LONGEST: Final = 200


def decisions_title(place: str, header: Header | None, details: Mapping[str, str], lang: Lang) -> str:
    """
    Return what stands above the table: the place, the rows of the header, the encoding and so on.
    """
    rows = ", ".join(str(row) for row in header.rows) if header is not None else ""
    if rows:
        found = (_HEADERS if "," in rows else _HEADER).get(lang, rows=rows)
    else:
        # The keys of records, or the columns that an importer knows: there is no row of them.
        found = (_TOLD if header is not None and any(header.names) else _NO_HEADER).get(lang)
    return ", ".join((f"{place}: {found}", *_notes(details, lang)))


def decisions_table(decisions: Sequence[Decision], lang: Lang, *, samples: bool = False) -> Table:
    """
    Return a table of what each column is; *samples* show values, which are personal.
    """
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
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
            escape(decision.reason.get(lang)),
        ]
        if samples:
            cells.append(_plain("; ".join(decision.samples[:3])))
        table.add_row(*cells)
    return table


def _notes(details: Mapping[str, str], lang: Lang) -> Iterator[str]:
    for name, value in details.items():
        if name in _NOTES:
            yield _NOTES[name].get(lang, value=_DELIMITERS.get(value, Texts(value, value)).get(lang))


def _plain(text: str) -> str:
    # Square brackets in a heading are text, not markup of the table; control characters would move the cursor.
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST])
    return escape(" ".join(printable.split()))


def _target(decision: Decision, lang: Lang) -> str:
    if decision.ignored:
        return _IGNORED.get(lang)
    if decision.targets:
        return " + ".join(decision.targets)
    return _plain(_CUSTOM.get(lang, name=decision.custom or ""))


def decisions_as_data(decisions: Sequence[Decision], lang: Lang, *, samples: bool = False) -> list[dict[str, Any]]:
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
