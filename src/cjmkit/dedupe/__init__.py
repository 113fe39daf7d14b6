"""
One client, one card: keys that a client is known by, pairs that may be one, decisions about them, and what differs
between two bases.
"""

from __future__ import annotations

from cjmkit.dedupe.clusters import Cluster
from cjmkit.dedupe.compare import CardChange, CardsDiff, diff_cards
from cjmkit.dedupe.decisions import Decision, Verdict
from cjmkit.dedupe.evidence import Evidence, Scorer, Tier, similarity
from cjmkit.dedupe.find import CappedBlock, DuplicatePair, Duplicates, find_duplicates
from cjmkit.dedupe.keys import Key, KeyKind, card_keys
from cjmkit.dedupe.memory import Memory, new_memory, read_memory
from cjmkit.dedupe.merged import merged_cards
from cjmkit.dedupe.settle import Settled, settle

__all__ = [
    "CappedBlock",
    "CardChange",
    "CardsDiff",
    "Cluster",
    "Decision",
    "DuplicatePair",
    "Duplicates",
    "Evidence",
    "Key",
    "KeyKind",
    "Memory",
    "Scorer",
    "Settled",
    "Tier",
    "Verdict",
    "card_keys",
    "diff_cards",
    "find_duplicates",
    "merged_cards",
    "new_memory",
    "read_memory",
    "settle",
    "similarity",
]
