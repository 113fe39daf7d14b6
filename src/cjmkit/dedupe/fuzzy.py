"""
A quicker scorer by rapidfuzz, which the extra ``fuzzy`` installs.
"""

from __future__ import annotations

from rapidfuzz.distance import Indel

__all__ = ["similarity"]


def similarity(one: str, two: str) -> float:
    """
    Return how much of two texts is common, 0 to 1 (normalised insertions and deletions).
    """
    return Indel.normalized_similarity(one, two)
