"""
One client, one card: keys that a client is known by, and what differs between two bases.
"""

from __future__ import annotations

from cjmkit.dedupe.clusters import Cluster
from cjmkit.dedupe.compare import CardChange, CardsDiff, diff_cards
from cjmkit.dedupe.evidence import Evidence, Scorer, Tier, similarity
from cjmkit.dedupe.find import CappedBlock, DuplicatePair, Duplicates, find_duplicates
from cjmkit.dedupe.keys import Key, KeyKind, card_keys

__all__ = [
    "CappedBlock",
    "CardChange",
    "CardsDiff",
    "Cluster",
    "DuplicatePair",
    "Duplicates",
    "Evidence",
    "Key",
    "KeyKind",
    "Scorer",
    "Tier",
    "card_keys",
    "diff_cards",
    "find_duplicates",
    "similarity",
]
