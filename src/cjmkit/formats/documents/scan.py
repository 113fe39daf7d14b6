"""
What a look at the text itself tells: where each part stands, and which comments there are.

A part is named by the steps that lead to it: ``("journeys", 0, "stages", 2, "title")``; a place is an offset
in the text until somebody wants its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from cjmkit.codec._paths import Steps, path_of
from cjmkit.findings import Location

__all__ = ["Comment", "Scan", "Spot", "TextPlaces", "line_starts", "spot_at"]

_STEP: Final = re.compile(r"\[([^\[\]]*)\]|([^.\[\]]+)")
_LONGEST_INDEX: Final = 9


class Spot(NamedTuple):
    """
    A place in a text: line and character, both from 1.
    """

    line: int
    position: int


class Comment(NamedTuple):
    """
    A comment with its sign; *alone* if nothing else stands on its line.
    """

    line: int
    text: str
    alone: bool


class Scan:
    """
    What was seen in a text.

    *places* are offsets by steps, *doubles* those of keys that stand a second time. The parts in *silent* bear no
    comments: they begin with a part inside of them. Those in *joined* do so too, but bear what stands before them.
    """

    def __init__(self, text: str) -> None:
        self.places: dict[Steps, int] = {}
        self.silent: set[Steps] = set()
        self.joined: set[Steps] = set()
        self.comments: list[Comment] = []
        self.doubles: list[tuple[Steps, int]] = []
        self._text = text

    @cached_property
    def starts(self) -> list[int]:
        """
        The offset at which each line begins.
        """
        return line_starts(self._text)

    def spot(self, offset: int) -> Spot:
        """
        Return the line and the character of an offset.
        """
        return spot_at(self.starts, offset)

    def anchors(self, *, beside: bool) -> dict[int, Steps]:
        """
        Return, by line, the first part that begins there and bears comments *beside* it, or else before it.
        """
        mute = self.silent | self.joined if beside else self.silent
        found: dict[int, Steps] = {}
        for steps, offset in self.places.items():
            if steps not in mute:
                found.setdefault(self.spot(offset).line, steps)
        return found

    def comment(self, start: int, end: int) -> None:
        """
        Keep the comment that stands there.
        """
        line = self.spot(start).line
        alone = not self._text[self.starts[line - 1] : start].strip()
        self.comments.append(Comment(line, self._text[start:end].rstrip(), alone))


class TextPlaces(Mapping[str, Location]):
    """
    The places of a document's parts, looked for when somebody asks: a file without findings costs nothing.
    """

    def __init__(self, source: str, scan: Callable[[], Scan]) -> None:
        self._source = source
        self._make = scan

    @cached_property
    def _scan(self) -> Scan:
        return self._make()

    def __getitem__(self, path: str) -> Location:
        offset = self._offset(path)
        if offset is None:
            raise KeyError(path)
        spot = self._scan.spot(offset)
        return Location(source=self._source, field=path or None, line=spot.line, position=spot.position)

    def _offset(self, path: str) -> int | None:
        if not path:
            return 0
        # Findings put the key of a mapping into brackets, where it may look like an index.
        found = [(bracket, word) for bracket, word in _STEP.findall(path)]
        steps = tuple(word or (int(bracket) if _is_index(bracket) else bracket) for bracket, word in found)
        return self._scan.places.get(steps)

    def __iter__(self) -> Iterator[str]:
        yield ""
        yield from map(path_of, self._scan.places)

    def __len__(self) -> int:
        return len(self._scan.places) + 1


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_INDEX


def line_starts(text: str) -> list[int]:
    """
    Return the offset at which each line begins.
    """
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def spot_at(starts: list[int], offset: int) -> Spot:
    """
    Return the place of an offset.
    """
    line = bisect_right(starts, offset)
    return Spot(line, offset - starts[line - 1] + 1)
