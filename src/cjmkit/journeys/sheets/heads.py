"""
Heads: what stands above a table, «Персона: Татьяна · Версия: 3».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.vocabulary import key_of

__all__ = ["KEYS", "Head", "head_of", "key_named", "pairs_of"]

_NAMES: Final = {
    "persona": "персона|персонаж|персоны|персонажи|портрет клиента|клиент|покупатель|целевая аудитория|"
    "persona|personas",
    "goal": "цель карты|цель|цель построения|зачем карта|goal|map goal|purpose",
    "title": "карта|название|название карты|карта пути|карта пути клиента|продукт|тема|map|title|journey",
    "version": "версия|version|редакция",
    "state": "состояние|статус|вид карты|тип карты|state|status",
    "mapped_on": "дата|составлена|составлено|дата составления|на дату|date|mapped on",
    "owner": "владелец|ответственный|владелец карты|owner",
    "author": "автор|авторы|составил|составила|составили|author|authors",
    "duration": "длительность|продолжительность|срок|duration",
    "market": "рынок|market",
    "scope": "охват|scope",
    "scale": "шкала|шкала эмоций|scale",
}
KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {key_of(name): key for key, names in _NAMES.items() for name in names.split("|")}
)
"""What a name before a colon stands for."""

_PAIR: Final = re.compile(r"\s{0,8}([^\W\d_][\w \-/]{1,40}?)\s{0,4}[:=]\s{0,8}(\S.{0,2000})", re.DOTALL)
_BETWEEN: Final = re.compile(r"\s{1,4}[·|•]\s{1,4}|\n|;\s")
_NUMBERED: Final = re.compile(r"(?:таблица|рисунок|table)\s?[0-9]{1,3}\s?[.:–—-]?\s{0,4}", re.IGNORECASE)


@attrs.define(kw_only=True)
class Head:
    """
    What a head says: *values* by key with their places, the *title*, and texts that nobody understood.
    """

    values: dict[str, tuple[Cell, Location]] = attrs.field(factory=dict)
    title: str = ""
    title_where: Location | None = None
    rest: list[tuple[str, Location]] = attrs.field(factory=list)


def key_named(text: str) -> str | None:
    """
    Return the key that a name stands for.
    """
    return KEYS.get(key_of(text)) if len(text) <= 60 else None


def pairs_of(text: str) -> list[tuple[str | None, str]]:
    """
    Return the pairs of key and value in a text; the key is None for a part that is no pair.
    """
    found: list[tuple[str | None, str]] = []
    for part in _BETWEEN.split(text):
        if not part.strip():
            continue
        pair = _PAIR.fullmatch(part)
        key = None if pair is None else key_named(pair[1])
        found.append((key, part.strip() if pair is None or key is None else pair[2].strip()))
    return found


def head_of(grid: Grid, cells: Iterable[tuple[int, int]]) -> Head:
    """
    Read the cells above a table.
    """
    head = Head()
    pending = list(cells)
    used: set[tuple[int, int]] = set()
    for row, column in pending:
        if (row, column) in used:
            continue
        value, where = grid.at(row, column), grid.where(row, column)
        following = next((cell for cell in pending if cell[0] == row and cell[1] > column), None)
        key = key_named(text_of(value).strip().rstrip(":")) if isinstance(value, str) else None
        if key is not None and following is not None:
            used.add(following)
            head.values.setdefault(key, (grid.at(*following), grid.where(*following)))
        else:
            _take(head, text_of(value), where)
    return head


def _take(head: Head, text: str, where: Location) -> None:
    pairs = pairs_of(text)
    if not head.title and len(pairs) == 1 and pairs[0][0] is None:
        named = _NUMBERED.match(text)
        head.title = text[named.end() :].strip() or text.strip() if named else text.strip()
        head.title_where = where
        return
    for key, value in pairs:
        if key is None or key in head.values:
            head.rest.append((value, where))
        else:
            head.values[key] = (value, where)
