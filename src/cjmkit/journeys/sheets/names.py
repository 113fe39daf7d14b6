"""
Names: how the parts of a journey are called in cells, and what a name in a cell stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, TypeVar

import attrs

from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.items import unmarked
from cjmkit.journeys.sheets.values import is_unknown
from cjmkit.journeys.sheets.words import Words, stage_key
from cjmkit.model.journeys import Journey, Project, Scale
from cjmkit.vocabulary import key_of

__all__ = ["Names", "evolved", "lines_of", "matched", "one_line", "parts_of"]

T = TypeVar("T")
_BREAKS: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LIKE: Final = 0.6
_MOST_COMPARED: Final = 20
_NEAR: Final = 500
_PARTS: Final = re.compile(r"\s{0,8}[,;\n]\s{0,8}")


@attrs.frozen(kw_only=True)
class Names:
    """
    The stages, personas and indicators of one journey by id and by what they are called, and the vocabularies.
    """

    words: Words = attrs.field(factory=Words)
    scale: Scale = Scale()
    stages: Mapping[str, str] = attrs.field(factory=dict)
    personas: Mapping[str, str] = attrs.field(factory=dict)
    kpis: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, project: Project, journey: Journey) -> Names:
        """
        Return the names of a journey of a project.
        """
        return cls(
            words=Words(project),
            scale=journey.scale,
            stages={stage.id: stage.title for stage in journey.stages},
            personas={persona.id: persona.name for persona in project.personas},
            kpis={kpi.id: kpi.title or kpi.id for kpi in project.kpis},
        )

    def stage_id(self, text: str) -> str | None:
        """
        Return the id of the stage that *text* names by title or id.
        """
        wanted = stage_key(text)
        return next((id_ for id_, title in self.stages.items() if id_ == text or stage_key(title) == wanted), None)

    def persona_id(self, text: str) -> str | None:
        """
        Return the id of the persona that *text* names by name or id.
        """
        wanted = key_of(text)
        return next((id_ for id_, name in self.personas.items() if id_ == text or key_of(name) == wanted), None)

    def word_id(self, vocabulary: str, text: str) -> str:
        """
        Return the id of the word that *text* names; the text itself if it is in no vocabulary.
        """
        found = self.words.of(vocabulary).find(text)
        return text if found is None else found.id

    def kpi_id(self, text: str) -> str:
        """
        Return the id of the indicator that *text* names; the text itself if nobody knows it.
        """
        wanted = key_of(text)
        own = (id_ for id_, title in self.kpis.items() if wanted and wanted in (key_of(title), key_of(id_)))
        return next(own, None) or self.word_id("kpi", text)

    def kpi_label(self, id: str) -> str:  # noqa: A002 - the name of the field
        """
        Return what people call an indicator.
        """
        return self.kpis.get(id) or self.label("kpi", id)

    def label(self, vocabulary: str, id: str) -> str:  # noqa: A002 - the name of the field
        """
        Return what people call a word.
        """
        return self.words.of(vocabulary).label(id)


def evolved(entity: T, field: str, value: object) -> T:
    """
    Return *entity* with another value of the field of that name.
    """
    changes: dict[str, Any] = {field: value}
    changed: T = attrs.evolve(entity, **changes)  # type: ignore[misc]
    return changed


def one_line(text: str) -> str:
    """
    Return *text* without line breaks, as an item of a cell.
    """
    return _BREAKS.sub(" ", text).strip()


def lines_of(cell: Cell) -> list[str]:
    """
    Return the lines of a cell that hold something; none if it says that nobody knows.
    """
    text = "" if is_unknown(cell) else text_of(cell)
    return [line for line in (part.strip() for part in _BREAKS.split(text)) if line]


def parts_of(text: str) -> list[str]:
    """
    Return the parts of a short list between commas, semicolons or on lines.
    """
    return [part for part in _PARTS.split(text.strip()) if part]


def matched(
    old: Sequence[tuple[str, T]],
    lines: Iterable[str],
    make: Callable[[str], T],
    rename: Callable[[T, str], T],
) -> list[T]:
    """
    Return the items that *lines* stand for, one for each.

    A line that is unchanged is its old item, wherever it stands now. Of the others, one that stands in the place of an
    old one, or is much like one, is that item renamed; the rest are new.
    """
    new = list(lines)
    free: dict[str, list[int]] = {}
    for at in range(len(old) - 1, -1, -1):
        free.setdefault(old[at][0], []).append(at)
    homes = [places.pop() if (places := free.get(line)) else None for line in new]
    renamed = _renames(homes, len(old))
    left = set(range(len(old))) - {at for at in homes if at is not None} - set(renamed.values())
    found: list[T] = []
    for at, line in enumerate(new):
        home = homes[at]
        if home is not None:
            found.append(old[home][1])
            continue
        text = unmarked(line).text
        alike = renamed[at] if at in renamed else _alike(line, old, left)
        if alike is None:
            found.append(make(text))
        else:
            left.discard(alike)
            found.append(rename(old[alike][1], text))
    return found


def _renames(homes: Sequence[int | None], count: int) -> dict[int, int]:
    """
    Return which new lines stand in place of which old ones: as many as are missing between the same two neighbours.
    """
    found: dict[int, int] = {}
    taken = {at for at in homes if at is not None}
    pending: list[int] = []
    before = -1
    for at, home in enumerate((*homes, count)):
        if home is None:
            pending.append(at)
            continue
        near = range(before + 1, home) if pending and home - before < _NEAR else ()
        gap = [each for each in near if each not in taken]
        if len(gap) == len(pending):
            found.update(zip(pending, gap, strict=True))
        pending, before = [], home
    return found


def _alike(line: str, old: Sequence[tuple[str, T]], left: set[int]) -> int | None:
    """
    Return which of the old items that are *left* is much like the line.
    """
    best, likeness = None, _LIKE
    for each in sorted(left)[:_MOST_COMPARED]:
        ratio = SequenceMatcher(a=old[each][0][:200].casefold(), b=line[:200].casefold(), autojunk=False).ratio()
        if ratio > likeness:
            best, likeness = each, ratio
    return best
