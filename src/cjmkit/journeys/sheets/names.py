"""
Names: how the parts of a journey are called in cells, and what a name in a cell stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, TypeVar

import attrs

from cjmkit.journeys.sheets.items import unmarked
from cjmkit.journeys.sheets.words import Words, stage_key
from cjmkit.model.journeys import Journey, Project, Scale
from cjmkit.vocabulary import key_of

__all__ = ["Names", "evolved", "lines_of", "matched", "one_line", "parts_of"]

T = TypeVar("T")
_BREAKS: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PARTS: Final = re.compile(r"\s{0,8}[,;\n]\s{0,8}")


@attrs.frozen(kw_only=True)
class Names:
    """
    The stages and personas of one journey by id and by what they are called, and the vocabularies.
    """

    words: Words = attrs.field(factory=Words)
    scale: Scale = Scale()
    stages: Mapping[str, str] = attrs.field(factory=dict)
    personas: Mapping[str, str] = attrs.field(factory=dict)

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


def lines_of(text: str) -> list[str]:
    """
    Return the lines of a cell that hold something.
    """
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
    Return the items that *lines* stand for: an old one where its line is unchanged, a renamed one where as many lines
    stand in place of as many old ones, otherwise a new one.
    """
    new = list(lines)
    found: list[T] = []
    matcher = SequenceMatcher(a=[line for line, _ in old], b=new, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            found.extend(item for _, item in old[start:end])
        elif tag == "replace" and end - start == last - first:
            pairs = zip(old[start:end], new[first:last], strict=True)
            found.extend(rename(item, unmarked(line).text) for (_, item), line in pairs)
        else:
            found.extend(make(unmarked(line).text) for line in new[first:last])
    return found
