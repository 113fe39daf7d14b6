"""
One client, one card: keys that a client is known by, and what differs between two bases.
"""

from __future__ import annotations

from cjmkit.dedupe.compare import CardChange, CardsDiff, diff_cards
from cjmkit.dedupe.keys import Key, KeyKind, card_keys

__all__ = ["CardChange", "CardsDiff", "Key", "KeyKind", "card_keys", "diff_cards"]
