"""
Consents on the way out: only what a holding consent allows is let through.

Law: 152-FZ, article 9 (a consent is to one purpose, and may be withdrawn), article 21 (5) (after a withdrawal of the
consent to processing the use stops); 38-FZ on advertising, article 18 (1) (whoever advertises proves the consent).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from cjmkit.errors import ConfigError
from cjmkit.model import ClientCard, Purpose
from cjmkit.model.fields import default_of
from cjmkit.privacy import catalogue as rules
from cjmkit.privacy.redactor import is_personal
from cjmkit.rules.cards.consent import latest_consents

__all__ = ["OF_PEOPLE", "ConsentFilter", "is_allowed", "purpose_named"]

OF_PEOPLE: Final = (
    *("people", "contacts", "person", "referred_by", "comment", "photo", "consents", "tasks", "custom", "tables"),
)
"""The fields of a company's card that may hold data of people; without a consent a company goes without them."""


def purpose_named(name: Purpose | str) -> Purpose:
    """
    Return the purpose called *name*: ``processing``, ``marketing``, ``transfer``, ``publication``.

    Raises:
        ConfigError: there is none; says which there are.

    """
    known = {purpose.value: purpose for purpose in Purpose}
    if isinstance(name, Purpose):
        return name
    if name not in known:
        raise ConfigError(rules.UNKNOWN_PURPOSE.finding(found=name[:60], known=", ".join(known)))
    return known[name]


def is_allowed(card: ClientCard, purpose: Purpose, on: dt.date) -> bool:
    """
    Return whether the consents of *card* allow *purpose* on that day.

    The newest consent to the purpose must hold, and the newest one to processing must not be withdrawn or refused:
    who forbids the use of their data forbids every use.
    """
    latest = latest_consents(card)
    general = latest.get(Purpose.PROCESSING)
    if general is not None and (general.refused or (general.withdrawn_on is not None and general.withdrawn_on <= on)):
        return False
    return purpose in latest and latest[purpose].holds(on)


class ConsentFilter:
    """
    Lets cards through whose consents allow *purpose* on that day.

    A company is no subject of personal data, so its card goes on without a consent, but without the people on it:
    the fields of `OF_PEOPLE` and the raw texts of cells are left out. *left_out* counts the cards that stayed
    behind, *without_people* those of companies that went on without people.

    .. versionadded:: 0.1.0
    """

    def __init__(self, purpose: Purpose | str, *, on: dt.date | None = None) -> None:
        self.purpose: Purpose = purpose_named(purpose)
        self.on: dt.date = on or dt.date.today()
        self.left_out: int = 0
        self.without_people: int = 0

    def all(self, cards: Iterable[ClientCard]) -> Iterator[ClientCard]:
        """
        Yield the cards that may go on, one by one.
        """
        for card in cards:
            if is_allowed(card, self.purpose, self.on):
                yield card
            elif is_personal(card):
                self.left_out += 1
            else:
                yield self._company(card)

    def _company(self, card: ClientCard) -> ClientCard:
        fields = attrs.fields_dict(ClientCard)
        changes: dict[str, Any] = {name: default_of(fields[name]) for name in OF_PEOPLE if getattr(card, name)}
        if card.origin is not None and card.origin.raw:
            changes["origin"] = attrs.evolve(card.origin, raw={})
        if not changes:
            return card
        self.without_people += 1
        return attrs.evolve(card, **changes)
