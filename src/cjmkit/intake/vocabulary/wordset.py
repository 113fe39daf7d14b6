"""
Sets of words written as a person writes words.
"""

from __future__ import annotations

__all__ = ["phrases", "words_of"]


def words_of(text: str) -> frozenset[str]:
    """
    Return the words of *text*.
    """
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """
    Return the phrases of *text*, which are parted by ``|``.
    """
    return frozenset(" ".join(part.split()) for part in text.split("|"))
