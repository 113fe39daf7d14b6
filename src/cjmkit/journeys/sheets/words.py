"""
Words of spreadsheets: what a title stands for (a lane, a stage, a channel), and ids made of titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from cjmkit.journeys.sheets.grid import Cell
from cjmkit.model.journeys import Project
from cjmkit.vocabulary import Vocabulary, key_of, vocabulary

__all__ = ["STAGE", "IdMaker", "Words", "slug", "stage_key"]

STAGE: Final = "title"
"""The lane of the stages' own titles."""

_LONGEST: Final = 80
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_OWNERS: Final = re.compile(
    r"\b(?:клиент|покупател|потребител|пользовател|заказчик|персон|этап)[а-я]{0,4}\b|\bна этап[а-я]{1,2}\b|"
    r"\b(?:customer|client|user|buyer|stage)(?:'s|s)?\b",
    re.IGNORECASE,
)
_JOINTS: Final = re.compile(r"\s?/\s?|,\s|\s(?:и|and|&)\s|\s?\+\s?", re.IGNORECASE)
_LEADING: Final = re.compile(r"\s{0,8}(?:[0-9]{1,2}[.)]\s{0,4})?")
_LETTERS: Final = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdezijklmnoprstufye", strict=True)),
        "ё": "e",
        "ж": "zh",
        "х": "h",
        "ц": "c",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    }
)


class Words:
    """
    The vocabularies that titles are found in, each looked up once.
    """

    def __init__(self, project: Project | None = None) -> None:
        self._project = project
        self._vocabularies: dict[str, Vocabulary] = {}
        self._lanes: dict[str, str | None] = {}
        self._stages: dict[str, str | None] = {}
        self._channels: dict[str, str | None] = {}

    def of(self, name: str) -> Vocabulary:
        """
        Return the vocabulary *name* with the project's own words.
        """
        found = self._vocabularies.get(name)
        if found is None:
            found = self._vocabularies[name] = vocabulary(name, self._project)
        return found

    def lane(self, title: Cell) -> str | None:
        """
        Return the id of the lane that *title* names; «Барьеры клиента (проблемы):» is «Барьеры».
        """
        return _cached(title, self._lanes, self._find_lane)

    def stage(self, title: Cell) -> str | None:
        """
        Return the word for a stage that *title* names.
        """
        return _cached(title, self._stages, self._find_stage)

    def channel(self, title: Cell) -> str | None:
        """
        Return the id of the channel that *title* names.
        """
        return _cached(title, self._channels, self._find_channel)

    def _find_stage(self, title: str) -> str | None:
        found = self.of("stage").find(_plain(title))
        return None if found is None else found.id

    def _find_channel(self, title: str) -> str | None:
        found = self.of("channel").find(title)
        return None if found is None else found.id

    def _find_lane(self, title: str) -> str | None:
        plain = _plain(title)
        return self._exact(plain) or self._exact(_OWNERS.sub(" ", plain)) or self._joined(plain)

    def _exact(self, title: str) -> str | None:
        found = self.of("lane").find(title)
        return None if found is None else found.id

    def _joined(self, title: str) -> str | None:
        # «Точки контакта / каналы»: the first of them, if each of them is a lane.
        parts = [part for part in _JOINTS.split(title) if part.strip()]
        found = [self._exact(part) or self._exact(_OWNERS.sub(" ", part)) for part in parts]
        return found[0] if len(found) > 1 and all(found) else None


def _cached(title: Cell, known: dict[str, str | None], find: Callable[[str], str | None]) -> str | None:
    if not isinstance(title, str) or len(title) > _LONGEST:
        return None
    if title not in known:
        known[title] = find(title)
    return known[title]


def _plain(title: str) -> str:
    text = _BRACKETS.sub(" ", title).strip().rstrip(":")
    return text[_LEADING.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing, too


def stage_key(title: str) -> str:
    """
    Return what counts when two stages' titles are compared.
    """
    return key_of(_plain(title)[:200]) or title.strip()


def slug(title: str, otherwise: str) -> str:
    """
    Return an id made of a title: «Поиск решения» is ``poisk-resheniya``.
    """
    text = title.strip()[:_LONGEST].casefold().translate(_LETTERS)
    made = "-".join(re.findall(r"[a-z0-9]+", text))
    return made[:48].strip("-") or otherwise


class IdMaker:
    """
    Makes ids that differ: a wanted one that is taken gets a number.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def make(self, wanted: str) -> str:
        """
        Return *wanted*, or the next free form of it.
        """
        found, number = wanted, self._last.get(wanted, 1)
        while found in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(found)
        return found
