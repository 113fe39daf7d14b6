"""
A key of this plugin's own: one loyalty card is one client.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, Matcher, NoOptions, hookimpl

__all__ = ["LoyaltyMatcher", "cjmkit_matchers"]


@attrs.frozen(kw_only=True)
class LoyaltyMatcher:
    """
    Brings cards together by the number of the loyalty card.
    """

    name: str = "loyalty"
    title: Texts = Texts("Карта лояльности", "The loyalty card")
    api: int = API
    options: type[NoOptions] = NoOptions

    def keys(self, card: ClientCard, options: NoOptions) -> tuple[str, ...]:
        """
        Return the number in capitals and without what people put between its letters and digits.
        """
        number = card.loyalty_card.number if card.loyalty_card is not None else None
        plain = "".join(filter(str.isalnum, number or "")).upper()
        return (plain,) if plain else ()


@hookimpl
def cjmkit_matchers() -> Sequence[Matcher]:
    """
    Return the matcher.
    """
    return (LoyaltyMatcher(),)
