"""
Settling: pairs and decisions become groups of cards, each of which is one client.

Decisions go first. Those that contradict each other, or would make one client of two, are not obeyed at all, and a
finding says so: which of them is wrong only a human knows. Then come the sure pairs, the surest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cjmkit.dedupe import catalogue as rules
from cjmkit.dedupe.clusters import Cluster, Groups
from cjmkit.dedupe.decisions import Decision, Decisions, together
from cjmkit.dedupe.find import DuplicatePair, Duplicates
from cjmkit.dedupe.marks import PairKey
from cjmkit.findings import NOWHERE, Finding

__all__ = ["Settled", "settle"]

_SHOWN: Final = 20


@attrs.frozen(kw_only=True)
class Settled:
    """
    What is one client, and what is left to decide.

    *clusters* are the groups of several cards; *apart* how many sure or doubtful pairs a decision keeps apart;
    *obeyed* are the decisions that took effect, by the key of their pair; *findings* tell of the others.
    *not_joined* are sure pairs that a third card kept from being joined.
    """

    clusters: tuple[Cluster, ...]
    apart: int = 0
    obeyed: dict[PairKey, Decision] = attrs.field(factory=dict, repr=False)
    not_joined: tuple[DuplicatePair, ...] = ()
    findings: tuple[Finding, ...] = ()
    _found: Duplicates = attrs.field(repr=False)
    _groups: Groups = attrs.field(repr=False)

    def left(self) -> Iterator[DuplicatePair]:
        """
        Yield the pairs that somebody has to look at, the surest first.
        """
        for pair in self.not_joined:
            if not self._groups.same(pair.a, pair.b):
                yield pair
        for pair in self._found.pairs("review"):
            if self._groups.same(pair.a, pair.b):
                continue
            decision = self.obeyed.get(self._found.key(pair.a, pair.b))
            if decision is None or decision.verdict != "keep":
                yield pair


def settle(found: Duplicates, decisions: Iterable[Decision] = ()) -> Settled:
    """
    Return the groups that the sure pairs of *found* and *decisions* make.
    """
    return _Settling(found, together(decisions)).result()


class _Settling:
    def __init__(self, found: Duplicates, decisions: Decisions) -> None:
        self._found = found
        self._findings: list[Finding] = list(decisions.findings)
        self._known = dict(self._of_this_base(decisions))
        self._kept = frozenset(key for key, one in self._known.items() if one.verdict == "keep")
        self._kept_marks = frozenset(mark for key in self._kept for mark in key)

    def result(self) -> Settled:
        groups = Groups(self._found.digest, self._parted)
        merges = self._agreed({key: one for key, one in self._known.items() if one.verdict == "merge"})
        for key in sorted(merges):
            for a, b in self._links(key):
                groups.join(a, b, ask=False)
        apart, not_joined = self._join(groups)
        obeyed = {key: one for key, one in self._known.items() if one.verdict != "merge" or key in merges}
        return Settled(
            clusters=groups.all(),
            apart=apart,
            obeyed=obeyed,
            not_joined=tuple(not_joined),
            findings=tuple(self._findings),
            found=self._found,
            groups=groups,
        )

    def _of_this_base(self, decisions: Decisions) -> Iterator[tuple[PairKey, Decision]]:
        unseen = 0
        for key, decision in decisions.by_key.items():
            if all(self._numbers(key)):
                yield key, decision
            elif decision.remembered:
                unseen += 1
            else:
                self._findings.append(rules.UNKNOWN_PAIR.finding(decision.where))
        if unseen:
            self._findings.append(rules.UNSEEN_MEMORY.finding(count=unseen))

    def _numbers(self, key: PairKey) -> tuple[tuple[int, ...], tuple[int, ...]]:
        first = self._found.numbers(key[0])
        if key[0] != key[1]:
            return first, self._found.numbers(key[1])
        # A pair of equal cards is there if there are two of them.
        return first[:1], first[1:]

    def _links(self, key: PairKey) -> Iterator[tuple[int, int]]:
        one, two = self._numbers(key)
        yield from ((one[0], number) for number in (*one[1:], *two))

    def _parted(self, a: int, b: int) -> bool:
        if not self._kept:
            return False
        left = self._found.mark(a)
        return left in self._kept_marks and self._found.key(a, b) in self._kept

    def _agreed(self, merges: dict[PairKey, Decision]) -> dict[PairKey, Decision]:
        """
        Return the merges whose groups hold no two cards that are different clients.
        """
        groups = Groups(self._found.digest, self._parted)
        for key in merges:
            for a, b in self._links(key):
                groups.join(a, b, ask=False)
        torn: set[int] = set()
        for group in groups.all():
            quarrel = next(groups.quarrels(group), None)
            if quarrel is not None:
                torn.update(group)
                self._tell(group, quarrel, merges)
        return {key: one for key, one in merges.items() if self._numbers(key)[0][0] not in torn}

    def _tell(self, group: Cluster, quarrel: tuple[int, int, bool], merges: dict[PairKey, Decision]) -> None:
        a, b, decided = quarrel
        rule = rules.TORN_GROUP if decided else rules.FORBIDDEN_MERGE
        numbers = ", ".join(map(str, group[:_SHOWN])) + (" …" if len(group) > _SHOWN else "")
        cards = set(group)
        where = next((one.where for key, one in merges.items() if self._numbers(key)[0][0] in cards), NOWHERE)
        self._findings.append(rule.finding(where, numbers=numbers, a=a, b=b))

    def _join(self, groups: Groups) -> tuple[int, list[DuplicatePair]]:
        counted: Counter[str] = Counter()
        not_joined: list[DuplicatePair] = []
        for pair in self._found.pairs("auto"):
            if self._parted(pair.a, pair.b):
                counted["apart"] += 1
            elif not groups.join(pair.a, pair.b):
                not_joined.append(pair)
        if self._kept:
            counted["apart"] += sum(self._parted(pair.a, pair.b) for pair in self._found.pairs("review"))
        return counted["apart"], not_joined
