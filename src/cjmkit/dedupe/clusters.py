"""
Clusters: pairs that hold together, with every veto looked at again.

A equals B and B equals C does not make A and C one client: B may be a card that lost its КПП, with a branch on
either side. Two groups are joined only if no card of the one has a veto against a card of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from cjmkit.dedupe.digests import Digest
from cjmkit.dedupe.evidence import vetoed

__all__ = ["Cluster", "clusters_of"]

Cluster: TypeAlias = tuple[int, ...]
"""Numbers of cards, sorted."""


def clusters_of(pairs: Iterable[tuple[int, int]], digest: Callable[[int], Digest]) -> tuple[Cluster, ...]:
    """
    Return the groups that *pairs* make, the surest pair first, by their first numbers.
    """
    home: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    known: dict[int, Digest] = {}

    def group_of(number: int) -> int:
        if number not in home:
            home[number] = number
            groups[number] = [number]
            known[number] = digest(number)
        return home[number]

    for a, b in pairs:
        one, two = group_of(a), group_of(b)
        if one == two or any(vetoed(known[left], known[right]) for left in groups[one] for right in groups[two]):
            continue
        if len(groups[one]) < len(groups[two]):
            one, two = two, one
        for number in groups[two]:
            home[number] = one
        groups[one] += groups.pop(two)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))
