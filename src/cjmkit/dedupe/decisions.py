"""
Decisions: what a human said about a pair of cards.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, get_args

import attrs

from cjmkit.dedupe import catalogue as rules
from cjmkit.dedupe.marks import PairKey
from cjmkit.findings import NOWHERE, Finding, Location

__all__ = ["VERDICTS", "Decision", "Decisions", "Verdict", "together"]

Verdict: TypeAlias = Literal["merge", "keep", "unsure"]
"""``merge``: one client; ``keep``: two clients; ``unsure``: to be asked again."""

VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)


@attrs.frozen(kw_only=True)
class Decision:
    """
    What was said about the pair *key*, and where it stands.

    A *remembered* decision was made at an earlier time: it gives way to one of today, and may be about cards that
    are in another base.
    """

    key: PairKey = attrs.field(repr=False)
    verdict: Verdict
    where: Location = NOWHERE
    remembered: bool = False


@attrs.frozen(kw_only=True)
class Decisions:
    """
    One decision for each pair, and the findings about those that contradict each other.
    """

    by_key: dict[PairKey, Decision] = attrs.field(factory=dict, repr=False)
    findings: tuple[Finding, ...] = ()


def together(decisions: Iterable[Decision]) -> Decisions:
    """
    Return one decision for each pair; two of today that differ cancel each other, and a finding says so.
    """
    by_key: dict[PairKey, Decision] = {}
    torn: dict[PairKey, Finding] = {}
    for decision in decisions:
        known = by_key.setdefault(decision.key, decision)
        if known.verdict == decision.verdict or known.remembered != decision.remembered:
            # The one of today is obeyed, whichever was read first.
            by_key[decision.key] = known if decision.remembered else decision
        else:
            torn.setdefault(decision.key, rules.TORN_DECISION.finding(decision.where, other=str(known.where) or "—"))
    for key in torn:
        del by_key[key]
    return Decisions(by_key=by_key, findings=tuple(torn.values()))
