"""
Addresses: an index path of a project told by ids, which stays the same when lines and entries move.

``journeys[0].stages[2].barriers[1].remedies`` becomes ``journeys/cream/stages/choice/barriers/~3f2a9c1d/remedies``.
What has no id is told by a hash of its title or text, so that no text gets into files made of addresses.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from cjmkit.model.journeys import Project

__all__ = ["Address", "Addresses", "fingerprint"]

_STEP: Final = re.compile(r"\.?([A-Za-z_][A-Za-z0-9_]*)|\[([0-9]{1,9})\]")
_NAMES: Final = ("id", "role", "reason", "code")
_TEXTS: Final = ("title", "text", "name", "kind", "field", "competitor", "start", "value")
_LONGEST: Final = 400


def fingerprint(text: str) -> str:
    """
    Return a short hash of *text*, whatever its case and spaces.
    """
    folded = " ".join(text.casefold().split())
    return "~" + hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@attrs.frozen(kw_only=True)
class Address:
    """
    The steps of a path, and the ids of the entities that it goes through.
    """

    steps: tuple[str, ...]
    ids: frozenset[str]

    def __str__(self) -> str:
        return "/".join(self.steps)


class Addresses:
    """
    Tells the addresses of one project, and remembers the names of entries that it has counted.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[int, tuple[str, ...]] = {}

    @classmethod
    def nowhere(cls) -> Addresses:
        """
        Return the addresses of a file that no project came of.
        """
        return cls(Project())

    def of(self, path: str) -> Address:
        """
        Return the address of *path*; what the project does not have stays as it stands there.
        """
        value: object = self._project
        steps: list[str] = []
        ids: list[str] = []
        place, path = 0, path[:_LONGEST]
        while place < len(path):
            if isinstance(value, Mapping):
                key = self._key(value, path[place:].lstrip("."))
                place += len(key) + path[place:].startswith(".")
                steps.append(key)
                value = value.get(key)
                continue
            found = _STEP.match(path, place)
            if found is None:
                steps.append(path[place:])
                break
            place = found.end()
            value = self._step(value, found, steps, ids)
        return Address(steps=tuple(steps), ids=frozenset(ids))

    def _step(self, value: object, found: re.Match[str], steps: list[str], ids: list[str]) -> object:
        name, number = found.groups()
        if name is not None:
            steps.append(name)
            return getattr(value, name, None)
        index = int(number)
        if not isinstance(value, tuple) or index >= len(value):
            steps.append(number)
            return None
        steps.append(self._names(value)[index])
        entry: object = value[index]
        own = getattr(entry, "id", None)
        if isinstance(own, str):
            ids.append(own)
        return entry

    def _key(self, value: Mapping[str, object], rest: str) -> str:
        fitting = [key for key in value if rest == key or rest.startswith((f"{key}[", f"{key}."))]
        return max(fitting, key=len) if fitting else re.split(r"[\[.]", rest, maxsplit=1)[0] or rest

    def _names(self, entries: Sequence[object]) -> tuple[str, ...]:
        # A tuple lives as long as its project, so its number is a safe key.
        names = self._known.get(id(entries))
        if names is None:
            names = self._known[id(entries)] = tuple(_numbered(entries))
        return names


def _numbered(entries: Sequence[object]) -> list[str]:
    counts: dict[str, int] = {}
    names = []
    for entry in entries:
        name = _name(entry)
        counts[name] = counts.get(name, 0) + 1
        names.append(name if counts[name] == 1 else f"{name}#{counts[name]}")
    return names


def _name(entry: object) -> str:
    if isinstance(entry, str):
        return fingerprint(entry)
    for field in _NAMES:
        found = getattr(entry, field, None)
        if isinstance(found, str) and found:
            return found.replace("/", "_")
    texts = [str(found) for field in _TEXTS if (found := getattr(entry, field, None)) is not None]
    return fingerprint(" ".join(texts))
