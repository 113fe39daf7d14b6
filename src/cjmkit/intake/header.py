"""
Find the heading of a table: below title rows, over several rows, or nowhere.

Every one of the first rows is scored as a heading by its cells (known titles, title-like texts, values)
and by what stands below it. The best row grows by rows of groups above, of sub-titles and of column
numbers below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts
from cjmkit.intake.decision import Header
from cjmkit.intake.rows.table import Cell, Row
from cjmkit.intake.sorter import RowSorter, is_numbering
from cjmkit.intake.vocabulary.content import cell_text, kinds_of
from cjmkit.intake.vocabulary.meanings import GROUPS
from cjmkit.intake.vocabulary.normalise import normalise
from cjmkit.intake.vocabulary.synonyms import header_words, look_up_exact
from cjmkit.intake.vocabulary.wordset import words_of

__all__ = ["RowSorter", "find_header", "header_at"]

_LOOK: Final = 50
"""A heading further down than that is looked for in the mapping file."""

_BELOW: Final = 8
_LONGEST: Final = 80
_ENOUGH: Final = 0.55
_VALUE_KINDS: Final = words_of(
    "digits phone email url date money number account corr_account inn_kpp bank_details contacts name_contacts yes_no"
)
_NAMES: Final = frozenset({"company_name", "several_names", "address", "city", "first_name", "patronymic"})

_PROOF: Final = MappingProxyType(
    {"inn": frozenset({"inn"}), "phone": frozenset({"phone", "phones"}), "email": frozenset({"email"})}
)

_Merged = Sequence[tuple[int, int, int, int]]


def find_header(rows: Sequence[Row], *, merged: _Merged = (), known: Sequence[str] | None = None) -> Header:
    """
    Return the heading of the table that begins with *rows*; one without rows if there is none.

    Args:
        rows: the first rows of the table, a few hundred at most.
        merged: merged ranges as `Table.merged` gives them.
        known: the titles where the file itself names them (the keys of records).

    """
    if known is not None:
        first = rows[0].number if rows else 1
        reason = Texts("названия даны самим файлом", "the file itself gives the titles")
        return Header(names=tuple(known), data_from=first, confidence=1.0, reason=reason)
    looked = rows[: _before_data(rows)]
    scores = [_score(rows, at) for at in range(len(looked))]
    best = max(range(len(scores)), key=lambda at: (round(scores[at], 2), -at), default=None)
    if best is None or scores[best] < _ENOUGH:
        return _headless(rows)
    block = _grow(looked, best, merged)
    reason = Texts("строка названий над значениями", "a row of titles above values")
    return _build(looked, block, merged, min(1.0, scores[best]), reason)


def _before_data(rows: Sequence[Row]) -> int:
    """
    Return how many rows may hold the heading: it stands before the second row of values.
    """
    counts = sorted(_filled(row) for row in rows[: 2 * _LOOK])
    typical = counts[len(counts) // 2] if counts else 0
    data = 0
    for at, row in enumerate(rows[:_LOOK]):
        cells = [value for value in row.values if value is not None]
        if len(cells) * 2 >= typical and len(cells) > 1 and not is_numbering(row.values):
            data += sum(map(_is_value, cells)) * 2 > len(cells)
        if data > 1:
            return at
    return min(len(rows), _LOOK)


def header_at(rows: Sequence[Row], numbers: Sequence[int], *, merged: _Merged = ()) -> Header:
    """
    Return the heading that stands in the rows with these *numbers*; none of them means no heading.
    """
    block = [at for at, row in enumerate(rows) if row.number in numbers]
    reason = Texts("строки шапки названы в файле сопоставления", "the mapping file names the heading's rows")
    if not block:
        return Header(data_from=rows[0].number if rows else 1, confidence=1.0, reason=reason)
    return _build(rows, block, merged, 1.0, reason)


def _headless(rows: Sequence[Row]) -> Header:
    """
    Return no heading; the lone captions above the first full row are not data.
    """
    counts = sorted(_filled(row) for row in rows)
    typical = counts[len(counts) // 2] if counts else 0
    start = next((row.number for row in rows if _filled(row) * 2 >= typical or _has_value(row)), 1)
    return Header(data_from=start, reason=Texts("строки названий нет", "there is no row of titles"))


def _has_value(row: Row) -> bool:
    return any(kinds_of(value) & {"inn", "phone", "email"} for value in row.values if value is not None)


def _filled(row: Row) -> int:
    return sum(value is not None for value in row.values)


def _score(rows: Sequence[Row], at: int) -> float:
    """
    Return how much the row looks like a heading: about 1 for a good one, below 0 for values.
    """
    row = rows[at]
    cells = [(i, value) for i, value in enumerate(row.values) if value is not None]
    below = rows[at + 1 : at + 1 + _BELOW]
    width = _typical(below) if below else len(cells)
    if not cells or (len(cells) < 2 and width > 1):
        return -1.0
    mean = sum(_title_score(value) for _, value in cells) / len(cells)
    distinct = len({cell_text(value) for _, value in cells}) / len(cells)
    spans = min(1.0, len(cells) / max(1, width))
    likeness = mean * (0.4 + 0.6 * spans) * (0.5 + 0.5 * distinct) + 0.35 * _contrast(cells, below)
    # Many titles may be known to nobody: one over the very numbers that it names outweighs them.
    return max(likeness, _ENOUGH) if likeness > 0 and _titles_numbers(cells, below) else likeness


def _titles_numbers(cells: Sequence[tuple[int, Cell]], below: Sequence[Row]) -> bool:
    """
    Tell whether two cells are known titles, and one of them stands over numbers or addresses of its kind.
    """
    known = {at: found.targets for at, value in cells if (found := look_up_exact(cell_text(value))) is not None}
    if len(known) < 2:
        return False
    return any(_are(_PROOF[name], at, below) for at, targets in known.items() for name in targets if name in _PROOF)


def _are(kinds: frozenset[str], index: int, rows: Sequence[Row]) -> bool:
    under = [row.values[index] for row in rows if index < len(row.values) and row.values[index] is not None]
    return bool(under) and sum(bool(kinds_of(value) & kinds) for value in under) * 2 > len(under)


def _typical(rows: Sequence[Row]) -> int:
    counts = sorted(_filled(row) for row in rows)
    return counts[(len(counts) * 2) // 3]


def _title_score(value: Cell) -> float:
    """
    Return how much one cell looks like a column's title.
    """
    if not isinstance(value, str):
        # A column of sales by year is headed by the year.
        return 0.3 if isinstance(value, int) and 1990 <= value <= 2100 else -1.0
    text = value.strip()
    if len(text) > _LONGEST:
        return -0.5
    if look_up_exact(text) or normalise(text) in GROUPS or text in ("№", "#"):
        return 1.0
    kinds = kinds_of(text)
    if kinds & _VALUE_KINDS:
        return -1.0
    share = _known_words(text)
    if kinds & _NAMES and share < 1.0:
        return -0.6
    return 0.25 + 0.6 * share


def _known_words(text: str) -> float:
    words = [word for word in normalise(text).split(" ") if len(word) > 2]
    return sum(word in header_words() for word in words) / len(words) if words else 0.0


def _contrast(cells: Sequence[tuple[int, Cell]], below: Sequence[Row]) -> float:
    """
    Return the share of columns whose values below are of another sort than the cell.
    """
    differing = 0
    for index, value in cells:
        under = [row.values[index] for row in below if index < len(row.values) and row.values[index] is not None]
        if under and not _is_value(value) and sum(map(_is_value, under)) * 2 >= len(under):
            differing += 1
    return differing / len(cells)


def _is_value(value: Cell) -> bool:
    return not isinstance(value, str) or bool(kinds_of(value) & (_VALUE_KINDS | _NAMES))


def _grow(rows: Sequence[Row], best: int, merged: _Merged) -> list[int]:
    """
    Return the positions of the rows that make up the heading around the *best* one.
    """
    block = [best]
    while block[0] > 0 and len(block) < 3 and _is_group_row(rows[block[0] - 1], rows[block[0]], merged):
        block.insert(0, block[0] - 1)
    while (
        block[-1] + 1 < len(rows)
        and len(block) < 3
        and _is_sub_row([rows[at] for at in block], rows[block[-1] + 1], merged)
    ):
        block.append(block[-1] + 1)
    if block[-1] + 1 < len(rows) and is_numbering(rows[block[-1] + 1].values):
        block.append(block[-1] + 1)
    return block


def _titles(row: Row) -> dict[int, str]:
    return {i: text for i, value in enumerate(row.values) if (text := cell_text(value))}


def _spans(row: Row, merged: _Merged) -> list[tuple[int, int]]:
    """
    Return the columns, first and last, of the cells of the row that are merged across.
    """
    return [(left, right) for top, left, _, right in merged if top == row.number and right > left]


def _is_group_row(upper: Row, lower: Row, merged: _Merged) -> bool:
    """
    Tell whether *upper* holds groups over the titles of *lower*, and not the table's caption.
    """
    groups, titles = _titles(upper), _titles(lower)
    if upper.number + 1 != lower.number or not groups or any(_title_score(text) < 0 for text in groups.values()):
        return False
    width = max(titles) - min(titles) + 1
    spans = _spans(upper, merged)
    if any(right - left + 1 < width for left, right in spans):
        return True
    if spans or len(groups) >= len(titles) + 2:
        return False
    if len(groups) == 1:
        at, text = next(iter(groups.items()))
        return at > min(titles) and normalise(text) in GROUPS
    fills_gap = any(at not in titles for at in groups)
    return fills_gap or (_known_words(" ".join(groups.values())) >= 0.6 and len(groups) < len(titles))


def _is_sub_row(block: Sequence[Row], lower: Row, merged: _Merged) -> bool:
    """
    Tell whether *lower* holds titles under groups of the *block* above it, and not the first client.
    """
    upper, subs = block[-1], _titles(lower)
    if upper.number + 1 != lower.number or not subs or is_numbering(lower.values):
        return False
    if any(top == upper.number and bottom >= lower.number for top, _, bottom, _ in merged):
        return True
    scores = [_title_score(text) for text in subs.values()]
    if min(scores) < 0.25:
        return False
    if any(left <= at <= right for at in subs for left, right in _spans(upper, merged)):
        return sum(scores) / len(scores) >= 0.4
    titled = {at for row in block for at in _titles(row)}
    return sum(scores) / len(scores) >= 0.7 and any(at not in titled for at in subs)


def _build(rows: Sequence[Row], block: Sequence[int], merged: _Merged, confidence: float, reason: Texts) -> Header:
    titled = [at for at in block if not is_numbering(rows[at].values)] or list(block[:1])
    width = max(len(rows[at].values) for at in titled)
    layers = [_layer(rows[at], merged, width) for at in titled]
    # A caption in the upper row spreads over columns that have titles of their own, as far as the next one.
    # In a book whose author merges cells, one that is not merged spreads over nothing.
    if not any(top <= rows[block[-1]].number for top, *_ in merged):
        for upper, lower in pairwise(layers):
            _spread(upper, lower)
    names = tuple(_joined([layer.get(at) for layer in layers]) for at in range(width))
    while names and names[-1] is None:
        names = names[:-1]
    last = rows[block[-1]].number
    numbers = tuple(rows[at].number for at in block)
    return Header(rows=numbers, names=names, data_from=last + 1, confidence=round(confidence, 2), reason=reason)


def _layer(row: Row, merged: _Merged, width: int) -> dict[int, str]:
    """
    Return the titles of one row, merged ones repeated over the columns that they span.
    """
    titles = _titles(row)
    for left, right in _spans(row, merged):
        for at in range(left + 1, min(right + 1, width)):
            if left in titles:
                titles.setdefault(at, titles[left])
    return titles


def _spread(upper: dict[int, str], lower: Mapping[int, str]) -> None:
    group: str | None = None
    for at in range(max(lower, default=-1) + 1):
        if at in upper:
            group = upper[at] if at in lower else None
        elif group is not None and at in lower:
            upper[at] = group


def _joined(parts: Sequence[str | None]) -> str | None:
    """
    Join the titles of one column from top to bottom, equal ones once.
    """
    texts = list(dict.fromkeys(" ".join(part.split()) for part in parts if part))
    return " ".join(texts) or None
