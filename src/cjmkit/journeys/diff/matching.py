"""
Matching the things of two versions: by id, by title, by alias, at last by similarity; and who moved.
"""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, Generic, TypeVar

import attrs

from cjmkit.journeys.diff.changes import Match

__all__ = ["Matched", "Names", "match", "moved", "plain"]

T = TypeVar("T")

_ENOUGH: Final = 0.72
"""How alike two titles must be: «Поиск решения» and «Поиск решений» are, «Поиск» and «Покупка» are not."""
_MOST_PAIRS: Final = 40_000
_LONGEST: Final = 300


@attrs.frozen
class Names(Generic[T]):
    """
    How things of one kind are known: by an id, by a title, by further names that mean the same.
    """

    id: Callable[[T], Hashable | None]
    title: Callable[[T], str]
    aliases: Callable[[T], Iterable[str]] = lambda _: ()


@attrs.frozen
class Matched(Generic[T]):
    """
    Pairs of things with how they were matched, by position; what is only in one version; and how many could not
    be compared by similarity, because they are too many.
    """

    pairs: tuple[tuple[int, int, Match], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    unmatched: int = 0


def plain(text: str) -> str:
    """
    Return a title for comparison: lower case, ё as е, only letters and digits, single spaces.
    """
    lowered = text.casefold().replace("ё", "е")
    return " ".join("".join(c if c.isalnum() else " " for c in lowered).split())


def match(old: Sequence[T], new: Sequence[T], names: Names[T]) -> Matched[T]:
    """
    Match two lists. Each thing is matched once; an id or a title that occurs twice matches in order.
    """
    pairs: list[tuple[int, int, Match]] = []
    left, right = dict(enumerate(old)), dict(enumerate(new))

    def take(how: Match, keys: Callable[[T], Iterable[Hashable]]) -> None:
        for first, second in _equal(left, right, keys):
            pairs.append((first, second, how))
            del left[first], right[second]

    take(Match.ID, lambda each: filter(None, (names.id(each),)))
    take(Match.TITLE, lambda each: filter(None, (plain(names.title(each)),)))
    take(Match.ALIAS, lambda each: filter(None, map(plain, (names.title(each), *names.aliases(each)))))
    # The same words in another order are as alike as can be, and letters would not tell.
    take(Match.SIMILARITY, lambda each: filter(None, (" ".join(sorted(plain(names.title(each)).split())),)))
    unmatched = 0
    if left and right:
        if len(left) * len(right) > _MOST_PAIRS:
            unmatched = len(left) + len(right)
        else:
            for first, second in _alike(left, right, names):
                pairs.append((first, second, Match.SIMILARITY))
                del left[first], right[second]
    return Matched(tuple(sorted(pairs, key=lambda pair: pair[1])), tuple(left), tuple(right), unmatched)


def _equal(left: dict[int, T], right: dict[int, T], keys: Callable[[T], Iterable[Hashable]]) -> list[tuple[int, int]]:
    waiting: dict[Hashable, list[int]] = {}
    for place, each in left.items():
        for key in dict.fromkeys(keys(each)):
            waiting.setdefault(key, []).append(place)
    found: dict[int, int] = {}
    for place, each in right.items():
        for key in dict.fromkeys(keys(each)):
            first = next((one for one in waiting.get(key, ()) if one not in found), None)
            if first is not None:
                found[first] = place
                break
    return list(found.items())


def _alike(left: dict[int, T], right: dict[int, T], names: Names[T]) -> list[tuple[int, int]]:
    titles = {place: title for place, each in right.items() if (title := plain(names.title(each))[:_LONGEST])}
    scored: list[tuple[float, int, int]] = []
    for first, each in left.items():
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(plain(names.title(each))[:_LONGEST])
        for second, title in titles.items():
            matcher.set_seq1(title)
            if matcher.real_quick_ratio() >= _ENOUGH and matcher.quick_ratio() >= _ENOUGH:
                ratio = matcher.ratio()
                if ratio >= _ENOUGH:
                    scored.append((-ratio, first, second))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, first, second in sorted(scored):
        if first not in taken and second not in used:
            taken[first] = second
            used.add(second)
    return list(taken.items())


def moved(order: Sequence[int]) -> frozenset[int]:
    """
    Return the positions in *order* (old places in the new order) that moved: all but a longest run that kept its order.
    """
    ends: list[int] = []  # the smallest last value of an increasing run of each length
    at: list[int] = []  # where in `order` that value stands
    before: list[int] = []  # the position before each one in its run
    for position, value in enumerate(order):
        length = bisect.bisect_left(ends, value)
        ends[length : length + 1] = [value]
        at[length : length + 1] = [position]
        before.append(at[length - 1] if length else -1)
    kept = set()
    position = at[-1] if at else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return frozenset(range(len(order))) - kept
