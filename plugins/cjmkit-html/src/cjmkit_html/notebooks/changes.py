"""
The difference of two versions as an output.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import TableView
from cjmkit.journeys.diff import Change, ProjectDiff, headline
from cjmkit.journeys.diff.wording import ChangeWords, told_change, told_delta
from cjmkit.model.fields import personal_fields
from cjmkit.model.journeys import TeamMember
from cjmkit.privacy.masks import masked
from cjmkit_html.changes.body import diff_title
from cjmkit_html.notebooks.output import Block, Look, Output, shortened

__all__ = ["diff_output"]

_MOST: Final = 40
_DIFF: Final = Texts("Две версии", "Two versions")
_CHANGES: Final = (
    Texts("Что", "What"),
    Texts("Где", "Where"),
    Texts("Что с ним стало", "What became of it"),
    Texts("Для клиента", "For the client"),
)
_NUMBERS: Final = (
    Texts("Показатель", "Number"),
    Texts("Было", "Before"),
    Texts("Стало", "After"),
    Texts("Разница", "Difference"),
    Texts("Для клиента", "For the client"),
)
_ALL: Final = Texts("Все отличия рядом: kit.write_diff(diff, 'diff.html').", "All: kit.write_diff(diff, 'diff.html').")
_PEOPLE: Final = frozenset({"authors", "team"})
"""The fields that hold people of the company, whose names are personal."""


def diff_output(diff: ProjectDiff, look: Look) -> Output:
    """
    Return every change with its place, then the numbers that changed.
    """
    return Output(
        kind=_DIFF.get(look.lang),
        title=diff_title(look.lang),
        lines=(headline(diff, look.lang),),
        blocks=tuple(_blocks(diff, look)),
        notes=(_ALL.get(look.lang),) if diff else (),
    )


def _blocks(diff: ProjectDiff, look: Look) -> Iterator[Block]:
    rows = tuple(_row(told_change(change if look.personal else _covered(change), look.lang)) for change in diff)
    columns = tuple(column.get(look.lang) for column in _CHANGES)
    if rows:
        yield Block(tables=(shortened(TableView(columns=columns, rows=rows), look.lang, _MOST),))
    columns = tuple(column.get(look.lang) for column in _NUMBERS)
    for title, deltas in diff.deltas.items():
        told = (told_delta(delta, look.lang) for delta in deltas)
        numbers = tuple((one.title, one.before, one.after, one.change, one.trend) for one in told)
        yield Block(tables=(TableView(columns=columns, rows=numbers, numbers=(1, 2, 3), title=title),))


def _row(words: ChangeWords) -> tuple[str, ...]:
    became = ": ".join(filter(None, (words.kind, words.what)))
    return f"{words.mark} {words.entity} «{words.title}»", words.place, became, words.trend


def _covered(change: Change) -> Change:
    if change.field is None or change.field.partition(".")[0] not in _PEOPLE:
        return change
    return attrs.evolve(change, before=_starred(change.before), after=_starred(change.after))


def _starred(value: object) -> object:
    if isinstance(value, list):
        return [_starred(each) for each in value]
    if not isinstance(value, dict):
        return value
    tags = personal_fields(TeamMember)
    return {
        name: masked(tags[name], each) if name in tags else each
        for name, each in cast("dict[str, object]", value).items()
    }
