"""
The parts of a card that are small values: money, pictures, dictionary terms, tasks, consents.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from decimal import Decimal

import attrs

from cjmkit.model.fields import personal

__all__ = ["Consent", "ImageRef", "LoyaltyCard", "Money", "Origin", "Period", "Purpose", "Task", "Term"]


class Period(enum.Enum):
    """
    The period that an amount of money is counted for.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Money:
    """
    An amount: *currency* by ISO 4217, *period* if it is a rate, *approximate* for «около».
    """

    amount: Decimal
    currency: str = "RUB"
    period: Period | None = None
    approximate: bool = False


@attrs.frozen(kw_only=True, weakref_slot=False)
class Term:
    """
    An entry of a dictionary that the user may rename (an advertising source, a status).

    *id* stays when *label* changes. A term that came from a plain text has no id.
    """

    label: str
    id: str | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class ImageRef:
    """
    A logo or a photograph: a *url*, a *path*, or the bytes themselves.
    """

    url: str | None = personal("link")
    path: str | None = personal("link")
    data: bytes | None = personal("link")
    media_type: str | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class LoyaltyCard:
    """
    A discount or membership card.
    """

    number: str | None = personal("number")
    level: str | None = None
    valid_until: dt.date | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class Task:
    """
    A reminder about the client; *automatic* if a program made it.
    """

    text: str = personal("text", default=attrs.NOTHING)
    due_on: dt.date | None = None
    automatic: bool = False
    done: bool = False


class Purpose(enum.Enum):
    """
    What a consent allows: one document per purpose (152-FZ as amended on 1 September 2025).
    """

    PROCESSING = "processing"
    MARKETING = "marketing"
    TRANSFER = "transfer"
    PUBLICATION = "publication"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Consent:
    """
    A person's consent to one use of their data.

    *document* names the paper or the record that proves it; a «да» from a spreadsheet has none.
    """

    purpose: Purpose = Purpose.PROCESSING
    document: str | None = personal("document")
    given_on: dt.date | None = None
    valid_until: dt.date | None = None
    withdrawn_on: dt.date | None = None
    channel: str | None = None
    refused: bool = False

    def holds(self, on: dt.date) -> bool:
        """
        Return whether the consent is given, not expired and not withdrawn on that day.
        """
        if self.refused or (self.given_on is not None and on < self.given_on):
            return False
        if self.withdrawn_on is not None and on >= self.withdrawn_on:
            return False
        return self.valid_until is None or on <= self.valid_until


@attrs.frozen(kw_only=True, weakref_slot=False)
class Origin:
    """
    Where a card came from; *raw* keeps the text of every cell that was repaired, by field.
    """

    source: str | None = None
    sheet: str | None = None
    row: int | None = None
    raw: Mapping[str, str] = attrs.field(factory=dict, repr=False)
