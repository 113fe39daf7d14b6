"""
Clusters: pairs that hold together, with every veto looked at again.

A equals B and B equals C does not make A and C one client: B may be a card that lost its КПП, with a branch on
either side. Two groups are joined only if no card of the one has a veto against a card of the other, and nobody
decided to keep two of them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from cjmkit.dedupe.digests import Digest
from cjmkit.dedupe.evidence import vetoed

__all__ = ["Cluster", "Groups", "clusters_of"]

Cluster: TypeAlias = tuple[int, ...]
"""Numbers of cards, sorted."""

_REMEMBERED: Final = 4096


class Groups:
    """
    Groups of cards that grow by joining. *digest* gives what of a card is compared, *parted* whether somebody
    decided that two cards are two clients.
    """

    def __init__(
        self, digest: Callable[[int], Digest], parted: Callable[[int, int], bool] = lambda one, two: False
    ) -> None:
        # A large base has many groups, and each is looked at for a short time.
        self._seen = lru_cache(maxsize=_REMEMBERED)(digest)
        self._parted = parted
        self._home: dict[int, int] = {}
        self._groups: dict[int, list[int]] = {}

    def join(self, a: int, b: int, *, ask: bool = True) -> bool:
        """
        Put the groups of two cards together unless something is against it; return whether they are one now.

        Without *ask* nothing can be against it.
        """
        one, two = self._of(a), self._of(b)
        if one == two:
            return True
        if ask and any(self._apart(left, right) for left in self._groups[one] for right in self._groups[two]):
            return False
        if len(self._groups[one]) < len(self._groups[two]):
            one, two = two, one
        for number in self._groups[two]:
            self._home[number] = one
        self._groups[one] += self._groups.pop(two)
        return True

    def same(self, a: int, b: int) -> bool:
        """
        Return whether two cards are in one group.
        """
        return a == b or (a in self._home and self._home[a] == self._home.get(b))

    def all(self) -> tuple[Cluster, ...]:
        """
        Return the groups of several cards, by the number of their first one.
        """
        return tuple(sorted(tuple(sorted(group)) for group in self._groups.values() if len(group) > 1))

    def quarrels(self, group: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
        """
        Yield the pairs of a group that cannot be one client, and whether somebody decided so.
        """
        for at, a in enumerate(group):
            for b in group[at + 1 :]:
                if self._parted(a, b):
                    yield a, b, True
                elif vetoed(self._seen(a), self._seen(b)):
                    yield a, b, False

    def _of(self, number: int) -> int:
        if number not in self._home:
            self._home[number] = number
            self._groups[number] = [number]
        return self._home[number]

    def _apart(self, a: int, b: int) -> bool:
        return vetoed(self._seen(a), self._seen(b)) or self._parted(a, b)


def clusters_of(pairs: Iterable[tuple[int, int]], digest: Callable[[int], Digest]) -> tuple[Cluster, ...]:
    """
    Return the groups that *pairs* make, the surest pair first, by their first numbers.
    """
    groups = Groups(digest)
    for a, b in pairs:
        groups.join(a, b)
    return groups.all()
