"""
Keys: what tells a card from all others, the same at every export, so that nothing is created twice.

The key stands in ``ORIGIN_ID`` and ``XML_ID`` of the portal, beside the very data that it is made of, and in
the journal of the sender. Messages never show it.

A hash of a few personal values would be no protection: there are too few ИНН and phones for that. So there are
three kinds, the first that the card has: its id in the system it came from; ИНН, with КПП where there is one;
a digest of the whole of its calls. The last changes with any field: such a card, once edited, is a new one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cjmkit.model import ClientCard

__all__ = ["KEY_LIMIT", "digest", "key_of"]

KEY_LIMIT: Final = 200
"""The portal's external keys are texts of up to 255 characters; the parts of a card add a suffix to its key."""

_KEPT: Final = 40


def key_of(card: ClientCard, calls: Sequence[Mapping[str, Any]]) -> str:
    """
    Return the key of *card*, whose calls without keys are *calls*.
    """
    if card.id:
        return _within(f"id-{card.id}")
    numbers = card.requisites
    if numbers.inn:
        return _within(f"inn-{numbers.inn}-{numbers.kpp}" if numbers.kpp else f"inn-{numbers.inn}")
    return f"sum-{digest(calls)[:_KEPT]}"


def digest(value: object) -> str:
    """
    Return SHA-256 of *value*'s JSON, in hexadecimal digits.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _within(key: str) -> str:
    # A key is one word to the portal; what it may not hold is replaced by a digest of the whole.
    kind, _, told = key.partition("-")
    if len(key) <= KEY_LIMIT and key.isprintable() and told.strip() == told and "$" not in key:
        return key
    return f"{kind}-{digest(key)[:_KEPT]}"
