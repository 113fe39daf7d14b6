"""
The trace of a merge: what was kept from where, what goes to the history, and where cards differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs

from cjmkit.dedupe.merging import catalogue as rules
from cjmkit.dedupe.merging.history import Row, history_row
from cjmkit.dedupe.merging.policy import MergePolicy, strategy_words
from cjmkit.findings import Finding, Location
from cjmkit.model import ClientCard

__all__ = ["Kept", "Trace", "place_of"]


@attrs.frozen(kw_only=True)
class Kept:
    """
    Where a kept value came from: the number of the card among those that were merged, from 1, and its place.
    """

    card: int
    where: Location


_LONGEST: Final = 60


class Trace:
    """
    Notes down what a merge of *cards* by *policy* does.
    """

    def __init__(self, cards: Sequence[ClientCard], policy: MergePolicy) -> None:
        self.cards = cards
        self.policy = policy
        self.rows: list[Row] = []
        self.findings: list[Finding] = []
        self.provenance: dict[str, Kept] = {}

    def keep(self, path: str, number: int) -> None:
        """
        Note that the value at *path* is that of the card *number*, counted from 0.
        """
        self.provenance[path] = Kept(card=number + 1, where=place_of(self.cards[number], path))

    def lose(self, path: str, value: Any, number: int) -> None:
        """
        Put *value* of the card *number* into the history.
        """
        self.rows.append(history_row(path, value, self.cards[number]))

    def differ(self, path: str, *, kept: int, lost: int, count: int = 2, values: tuple[object, object]) -> None:
        """
        Find that cards differ at *path*: *values* are the kept one and the first of the others.
        """
        if path == "kind":
            kinds = sorted({card.kind.value for card in self.cards if card.kind is not None})
            told = self.cards[kept].kind
            finding = rules.OTHER_KIND.finding(
                place_of(self.cards[lost], path), kinds=", ".join(kinds), kept=told.value if told else ""
            )
        else:
            words = strategy_words(self.policy.strategy(path))
            finding = rules.CONFLICT.finding(
                place_of(self.cards[lost], path),
                value=values[1],
                fix=values[0],
                field=path[:_LONGEST],
                count=count,
                kept=kept + 1,
                strategy=words.en,
                strategy_ru=words.ru,
            )
        self.findings.append(finding)


def place_of(card: ClientCard, path: str | None = None) -> Location:
    """
    Return where *card* came from.
    """
    origin = card.origin
    if origin is None:
        return Location(field=path)
    return Location(source=origin.source, sheet=origin.sheet, row=origin.row, field=path)
