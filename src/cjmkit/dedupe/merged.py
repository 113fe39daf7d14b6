"""
The base after the search: each group of cards as one, every other card as it was, in the order of the input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjmkit.dedupe import catalogue as rules
from cjmkit.dedupe.find import DuplicatePair, Duplicates
from cjmkit.dedupe.merging import DEFAULT, MergePolicy, merge_cards
from cjmkit.dedupe.settle import Settled
from cjmkit.findings import Finding, Location, Rule
from cjmkit.model import ClientCard

__all__ = ["card_place", "merged_cards", "pair_finding"]

_SHOWN = 20


def merged_cards(
    found: Duplicates,
    settled: Settled,
    policy: MergePolicy = DEFAULT,
    *,
    tell: Callable[[Finding], None] = lambda finding: None,
    source: str | None = None,
) -> Iterator[ClientCard]:
    """
    Yield the cards of the base, those of each group merged in the place of its first one.

    *tell* is given a finding for each group, and for each field in which its cards differ. *source* is the name of
    the base, for cards that do not say where they came from.
    """
    groups = {group[0]: group for group in settled.clusters}
    later = {number for group in settled.clusters for number in group[1:]}
    for number in range(1, found.cards + 1):
        if number in later:
            continue
        card = found.card(number)
        group = groups.get(number)
        if group is not None:
            cards = (card, *(found.card(other) for other in group[1:]))
            merged = merge_cards(cards, policy)
            card = merged.card
            tell(_merged(group, cards, source))
            for finding in merged.findings:
                tell(finding)
        yield card


def pair_finding(found: Duplicates, pair: DuplicatePair, rule: Rule, *, source: str | None = None) -> Finding:
    """
    Return what *rule* says of a pair, at the place of its first card.
    """
    words = [reason.words for reason in pair.reasons]
    return rule.finding(
        card_place(found.card(pair.a), pair.a, source),
        a=pair.a,
        b=pair.b,
        other=str(card_place(found.card(pair.b), pair.b, source)),
        reasons_ru=", ".join(one.ru for one in words),
        reasons_en=", ".join(one.en for one in words),
    )


def card_place(card: ClientCard, number: int, source: str | None = None) -> Location:
    """
    Return where a card stands: the row that it was read from, or else its number in the base *source*.
    """
    origin = card.origin
    if origin is None or origin.row is None:
        return Location(source=source, row=number)
    return Location(source=origin.source or source, sheet=origin.sheet, row=origin.row)


def _merged(group: tuple[int, ...], cards: tuple[ClientCard, ...], source: str | None) -> Finding:
    places = [str(card_place(card, number, source)) for card, number in zip(cards, group, strict=True)]
    more = f" … +{len(group) - _SHOWN}" if len(group) > _SHOWN else ""
    return rules.MERGED_CARDS.finding(
        card_place(cards[0], group[0], source),
        count=len(group),
        numbers=", ".join(map(str, group[:_SHOWN])) + more,
        others=", ".join(places[1:_SHOWN]) + more,
    )
